//! Where an office tells the facts of the congress that rules wait for: in the cell of its own
//! profile sheet, in the profile beside the list, or with the command.

use super::UnderstoodList;
use super::profile::ProfileOrigin;
use crate::report::{Check, CongressFact, FactPlace, MissingFact};
use crate::roster::StatedProfile;
use crate::sheet::CellRef;

impl UnderstoodList {
    /// Names the place of each fact that a check waits for.
    pub(super) fn place_missing_facts(&self, checks: &mut [Check]) {
        for check in checks {
            if let Some(missing) = &mut check.waits_for {
                *missing = self.placed(missing.fact);
                check.help = Some(missing.way_on());
            }
        }
    }

    fn placed(&self, fact: CongressFact) -> MissingFact {
        let anywhere = MissingFact::of(fact);
        let place = match (&self.profile_origin, &self.roster.profiles[..]) {
            (ProfileOrigin::Beside(file), _) => FactPlace::Profile(file.display().to_string()),
            (ProfileOrigin::SheetOrNone, [sheet]) => match empty_cell(sheet, fact) {
                Some(cell) => FactPlace::Cell { sheet: sheet.sheet.clone(), cell },
                None => anywhere.place,
            },
            (ProfileOrigin::Named | ProfileOrigin::SheetOrNone, _) => anywhere.place,
        };
        let place = match place {
            FactPlace::NewProfile(None) => {
                FactPlace::NewProfile(self.file.as_ref().map(|file| file.display().to_string()))
            }
            place => place,
        };
        MissingFact { fact, place }
    }
}

/// The cell beside the label of a fact that the sheet does not tell.
fn empty_cell(sheet: &StatedProfile, fact: CongressFact) -> Option<CellRef> {
    match fact {
        CongressFact::MinorityPopulation => sheet.minority_population.cell,
        CongressFact::QualifyingDistricts => sheet.qualifying_districts.cell,
        CongressFact::Groups => sheet.groups_begin,
        // A profile sheet has no place for it.
        CongressFact::GroupPopulation | CongressFact::Seats => None,
        CongressFact::Date => sheet.date.cell,
        CongressFact::Days => sheet.days.cell,
        CongressFact::Delegation => sheet.allotted_official.cell,
    }
}
