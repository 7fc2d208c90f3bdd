//! Which findings are mended, which are new, which are still there.

use std::collections::BTreeMap;

use crate::report::{Finding, ListReport};
use crate::roster::{Delegate, Roster, SheetOf};
use crate::sheet::{CellRef, Row};

/// The findings of two reports, told apart.
#[derive(Debug, Clone, Default)]
pub struct FindingChanges<'a> {
    /// Those of the first report that the second has no more.
    pub mended: Vec<&'a Finding>,
    /// Those that the second report has and the first had not.
    pub new: Vec<&'a Finding>,
    /// Those of both, as the second report tells them.
    pub kept: Vec<&'a Finding>,
}

/// What makes two findings the same: the rule, whom it is about, what the cell says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct FindingKey<'a> {
    rule: &'a str,
    about: FindingAbout<'a>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum FindingAbout<'a> {
    /// A person of the first list, and what the cell says.
    Known(usize, String),
    /// Somebody of the second list alone.
    Newcomer(usize),
    /// No person: the sheet, and the sentence.
    Place(Option<&'a str>, &'a str),
}

pub(super) fn side_by_side<'a>(
    before: &'a ListReport,
    after: &'a ListReport,
    origin: &[Option<usize>],
) -> FindingChanges<'a> {
    let people_before = PeopleByRow::of(&before.roster);
    let people_after = PeopleByRow::of(&after.roster);
    let mut open: BTreeMap<FindingKey<'_>, Vec<usize>> = BTreeMap::new();
    for (at, finding) in before.findings.iter().enumerate() {
        let about = people_before.about(finding, Some);
        open.entry(FindingKey { rule: &finding.rule, about }).or_default().push(at);
    }
    let mut changes = FindingChanges::default();
    for finding in &after.findings {
        let about = people_after.about(finding, |at| origin.get(at).copied().flatten());
        let key = FindingKey { rule: &finding.rule, about };
        match open.get_mut(&key).and_then(Vec::pop) {
            Some(_) => changes.kept.push(finding),
            None => changes.new.push(finding),
        }
    }
    // What is left was mended, in the order of the first report; of a rule that is not asked any
    // more nothing is known.
    let is_asked =
        |at: &usize| after.checks.iter().any(|check| check.rule == before.findings[*at].rule);
    let mut left: Vec<usize> = open.into_values().flatten().filter(is_asked).collect();
    left.sort_unstable();
    changes.mended = left.into_iter().filter_map(|at| before.findings.get(at)).collect();
    changes
}

/// The delegates by sheet and row.
struct PeopleByRow<'a> {
    roster: &'a Roster,
    by_row: BTreeMap<(SheetOf<'a>, Row), Vec<usize>>,
}

impl<'a> PeopleByRow<'a> {
    fn of(roster: &'a Roster) -> Self {
        let mut by_row: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, person) in roster.delegates.iter().enumerate() {
            by_row.entry((roster.sheet_of(person), person.row)).or_default().push(at);
        }
        Self { roster, by_row }
    }

    fn about<'f>(
        &self,
        finding: &'f Finding,
        origin: impl Fn(usize) -> Option<usize>,
    ) -> FindingAbout<'f> {
        let (place, sheet) = (finding.location.on_sheet(), finding.location.sheet.as_deref());
        let here = self.by_row.get(&(place, finding.location.row)).map_or(&[][..], Vec::as_slice);
        // Tables side by side share their rows: the name tells whose row it is.
        let named = |at: &&usize| {
            crate::rules::measure::name_of(&self.roster.delegates[**at]) == finding.delegate
        };
        let Some(at) = here.iter().find(named).copied() else {
            return FindingAbout::Place(sheet, &finding.message.vi);
        };
        let content = finding.location.cell.map(|cell| written(&self.roster.delegates[at], cell));
        match origin(at) {
            Some(original) => FindingAbout::Known(original, content.unwrap_or_default()),
            None => FindingAbout::Newcomer(at),
        }
    }
}

/// What the delegate's cell says.
fn written(person: &Delegate, cell: CellRef) -> String {
    let own = [
        (person.name.cell, &*person.name.written),
        (person.birth.cell, &*person.birth.written),
        (person.gender.cell, &*person.gender.written),
        (person.group.cell, &*person.group.written),
        (person.role.cell, &*person.role.written),
        (person.kind.cell, &*person.kind.written),
        (person.unit.cell, &*person.unit.written),
        (person.work.cell, &*person.work.written),
        (person.identity.cell, &*person.identity.written),
        (person.delegation.cell, &*person.delegation.written),
    ];
    let others = person.others.iter().map(|(_, value)| (value.cell, &*value.written));
    let found = own.into_iter().chain(others).find(|(at, _)| *at == Some(cell));
    found.map(|(_, written)| crate::spelling::visible(written)).unwrap_or_default()
}
