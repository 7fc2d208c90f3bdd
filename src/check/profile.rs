//! Which congress profile belongs to a list.

use std::path::{Path, PathBuf};

use crate::catalogue::GroupCatalogue;
use crate::congress::CongressProfile;
use crate::report::InputError;
use crate::roster::Roster;
use crate::text;

use super::{CheckSettings, handwritten, stated};

/// The profile for a list, with the single facts of the command line over those of the file.
///
/// A file speaks for the whole congress: where there is one, the workbook's own profile sheet is not
/// looked at, so that no verdict rests on a mixture of two.
pub(super) fn for_list(
    list: Option<&Path>,
    roster: &Roster,
    settings: &CheckSettings<'_>,
) -> Result<CongressProfile, InputError> {
    let mut profile = match (&settings.congress, list.and_then(beside)) {
        (Some(profile), _) => profile.clone(),
        (None, Some(file)) => load_profile(&file, settings.ruleset.catalogue)?,
        (None, None) => stated::profile(roster, settings)?,
    };
    if let Some(population) = settings.population {
        profile.minority_population = Some(population);
    }
    if let Some(groups) = &settings.groups {
        profile.groups = Some(groups.clone());
    }
    Ok(profile)
}

/// `NAME.congress.toml` beside `NAME.xlsx`, else `congress.toml` in the same folder.
pub(crate) fn beside(list: &Path) -> Option<PathBuf> {
    let own = list.with_extension("congress.toml");
    let shared = list.with_file_name("congress.toml");
    [own, shared].into_iter().find(|file| file.is_file())
}

/// Reads a congress profile from its file.
///
/// # Errors
///
/// The file cannot be read, or it is not a valid profile; then all of its problems are told.
pub fn load_profile(
    path: &Path,
    catalogue: &GroupCatalogue,
) -> Result<CongressProfile, InputError> {
    let what = text!(vi: "hồ sơ đại hội", en: "congress profile");
    handwritten::load(path, &what, |text| CongressProfile::from_toml(text, catalogue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_s_own_profile_wins_over_the_folder_s() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("sa-thay.xlsx");
        assert_eq!(beside(&list), None);
        let shared = folder.path().join("congress.toml");
        std::fs::write(&shared, "").unwrap();
        assert_eq!(beside(&list), Some(shared));
        let own = folder.path().join("sa-thay.congress.toml");
        std::fs::write(&own, "").unwrap();
        assert_eq!(beside(&list), Some(own));
    }
}
