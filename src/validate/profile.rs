//! Which congress profile belongs to a list.

use std::path::{Path, PathBuf};

use crate::catalogue::GroupCatalogue;
use crate::congress::CongressProfile;
use crate::fault::Fault;
use crate::file_names;
use crate::files::Files;
use crate::roster::Roster;
use crate::settings::Unit;
use crate::text;

use super::{CheckSettings, stated};
use crate::toml_tree;

/// What a list's own profile says.
#[derive(Debug, Clone, Default)]
pub(super) struct OwnProfile {
    pub(super) profile: CongressProfile,
    pub(super) origin: ProfileOrigin,
}

/// What says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum ProfileOrigin {
    /// A file beside the list.
    Beside(PathBuf),
    /// A file that the user names.
    Named,
    /// A sheet of the workbook, or nothing.
    #[default]
    SheetOrNone,
}

/// The list's own profile.
///
/// A file speaks for the whole congress: where there is one, the workbook's own profile sheet is not
/// looked at, so that no verdict rests on a mixture of two.
pub(super) fn of_list(
    list: Option<&Path>,
    roster: &Roster,
    settings: &CheckSettings<'_>,
) -> Result<OwnProfile, Fault> {
    let (profile, origin) =
        match (&settings.congress, list.and_then(|list| beside(list, settings.files))) {
            (Some(profile), _) => (profile.clone(), ProfileOrigin::Named),
            (None, Some(file)) => {
                let profile = load_profile(&file, settings.files, settings.ruleset.catalogue)?;
                (profile, ProfileOrigin::Beside(file))
            }
            (None, None) => (stated::profile(roster, settings)?, ProfileOrigin::SheetOrNone),
        };
    Ok(OwnProfile { profile, origin })
}

impl OwnProfile {
    /// Whether a file says it, and not a sheet of the workbook.
    fn is_from_file(&self) -> bool {
        self.origin != ProfileOrigin::SheetOrNone
    }

    /// What the profiles of a list's files say together: files before sheets, and of each sort what
    /// stands in front.
    pub(super) fn of_all(mut all: Vec<Self>) -> Self {
        all.sort_by_key(|own| !own.is_from_file());
        let mut all = all.into_iter();
        let Some(mut whole) = all.next() else { return Self::default() };
        // A file speaks for the whole congress: no verdict rests on a mixture of it and a sheet.
        let is_from_file = whole.is_from_file();
        for other in all.filter(|other| other.is_from_file() == is_from_file) {
            whole.profile.fill_from(&other.profile);
        }
        whole
    }

    /// Whether it is the settings that tell a fact, once the profile is completed.
    pub(super) fn is_told_by(
        &self,
        unit: Option<&Unit>,
        tells: impl Fn(&CongressProfile) -> bool,
    ) -> bool {
        let own_wins = self.is_from_file() && tells(&self.profile);
        unit.is_some_and(|unit| tells(&unit.profile)) && !own_wins
    }

    /// The profile with what the settings know of the unit, and the single facts of the command
    /// line over all.
    ///
    /// A profile's file was written for this list and wins over the settings; these, which whoever
    /// collects the lists has written, win over the sheet in which a unit speaks of itself.
    pub(super) fn completed(
        self,
        unit: Option<&Unit>,
        settings: &CheckSettings<'_>,
    ) -> CongressProfile {
        let known = match (unit, self.is_from_file()) {
            (None, _) => self.profile,
            (Some(unit), true) => {
                let mut profile = self.profile;
                profile.fill_from(&unit.profile);
                profile
            }
            (Some(unit), false) => {
                let mut profile = unit.profile.clone();
                profile.fill_from(&self.profile);
                profile
            }
        };
        let mut profile = settings.facts.clone();
        profile.fill_from(&known);
        profile
    }
}

/// Where the profile of a list may be: `NAME.congress.toml` beside `NAME.xlsx`, else
/// `congress.toml` in the same folder.
pub fn profile_files(list: &Path, files: &dyn Files) -> [PathBuf; 2] {
    let profiles = [list.with_extension("congress.toml"), list.with_file_name("congress.toml")];
    profiles.map(|file| file_names::quickly_spelled(&file, files))
}

pub(crate) fn beside(list: &Path, files: &dyn Files) -> Option<PathBuf> {
    profile_files(list, files).into_iter().find(|file| files.is_file(file))
}

/// Reads a congress profile from its file.
///
/// # Errors
///
/// The file cannot be read, or it is not a valid profile; then all of its problems are told.
pub fn load_profile(
    path: &Path,
    files: &dyn Files,
    catalogue: &GroupCatalogue,
) -> Result<CongressProfile, Fault> {
    let what = text!(vi: "hồ sơ đại hội", en: "congress profile");
    toml_tree::file::load(path, files, &what, |text| CongressProfile::from_toml(text, catalogue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Disk;

    #[test]
    fn the_settings_tell_what_no_file_of_the_list_tells() {
        let level = |level: Option<&str>| CongressProfile {
            level: level.map(str::to_owned),
            ..CongressProfile::default()
        };
        let are_settings = |own: Option<&str>, from_file, of_unit: Option<&str>| {
            let unit = Unit {
                name: "Sa Thầy".to_owned(),
                lists: None,
                profile: level(of_unit),
                composition: None,
            };
            let origin = if from_file { ProfileOrigin::Named } else { ProfileOrigin::SheetOrNone };
            let own = OwnProfile { profile: level(own), origin };
            own.is_told_by(Some(&unit), |profile| profile.level.is_some())
        };
        assert!(are_settings(None, true, Some("district")));
        assert!(are_settings(Some("province"), false, Some("district")));
        assert!(!are_settings(Some("province"), true, Some("district")));
        assert!(!are_settings(None, false, None));
    }

    #[test]
    fn a_list_s_own_profile_wins_over_the_folder_s() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("sa-thay.xlsx");
        assert_eq!(beside(&list, &Disk), None);
        let shared = folder.path().join("congress.toml");
        std::fs::write(&shared, "").unwrap();
        assert_eq!(beside(&list, &Disk), Some(shared));
        let own = folder.path().join("sa-thay.congress.toml");
        std::fs::write(&own, "").unwrap();
        assert_eq!(beside(&list, &Disk), Some(own));
    }

    #[test]
    fn a_profile_is_of_the_list_whose_name_looks_like_its_own() {
        use unicode_normalization::UnicodeNormalization as _;
        let folder = tempfile::tempdir().unwrap();
        let profile = folder.path().join("Bắc Hà.congress.toml".nfd().collect::<String>());
        std::fs::write(&profile, "").unwrap();
        assert_eq!(beside(&folder.path().join("Bắc Hà.xlsx"), &Disk), Some(profile));
    }
}
