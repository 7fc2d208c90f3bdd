//! What a settings file means for one list: its unit, what rules weigh, what is waived.

use std::path::Path;

use super::profile::OwnProfile;
use super::{CheckSettings, UnderstoodList, level};
use crate::roster::Roster;
use crate::settings::{LocalTerms, Unit, UnitMatch};

/// The unit by the list's name alone.
pub(super) fn by_path<'a>(file: Option<&Path>, settings: &CheckSettings<'a>) -> Option<&'a Unit> {
    let list = UnitMatch { path: file, level: settings.level.as_deref(), ..UnitMatch::default() };
    settings.settings?.unit_of(&list)
}

/// The unit by all that is known of the list.
pub(super) fn of_list<'a>(
    file: Option<&Path>,
    own: &OwnProfile,
    roster: &Roster,
    settings: &CheckSettings<'a>,
) -> Option<&'a Unit> {
    let known = settings.settings?;
    let level = level::of_list(&own.profile, roster, settings).ok();
    let passages = super::title_level::passages(&roster.titles);
    known.unit_of(&UnitMatch {
        path: file,
        congress: own.profile.name.as_deref(),
        titles: passages.iter().map(String::as_str).collect(),
        level: level.as_ref().map(|level| level.id.as_str()),
    })
}

impl UnderstoodList {
    /// The terms under which the settings have the list judged.
    pub fn terms<'a>(&self, settings: &CheckSettings<'a>) -> LocalTerms<'a> {
        let name = self.unit.as_ref().or(self.profile.name.as_ref());
        settings.terms(self.file.as_deref(), name.map(String::as_str))
    }
}

impl<'a> CheckSettings<'a> {
    /// The terms under which the settings have a list of this unit judged.
    pub fn terms(&self, file: Option<&Path>, unit: Option<&str>) -> LocalTerms<'a> {
        let Some(known) = self.settings else { return LocalTerms::default() };
        let inside = file.and_then(|file| known.seen_from_root(file));
        known.terms_of(unit, inside.as_deref(), self.today)
    }
}
