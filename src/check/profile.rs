//! Which congress profile belongs to a list.

use std::path::{Path, PathBuf};

use crate::catalogue::GroupCatalogue;
use crate::congress::CongressProfile;
use crate::report::InputError;
use crate::roster::Roster;
use crate::text;
use crate::wording::{Lang, Text, counted};

use super::{CheckSettings, stated};
use crate::written::{Problem, Sources, render_problems};

/// A profile is a page; what is larger is something else.
const LARGEST_PROFILE: u64 = 1 << 20;

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
fn beside(list: &Path) -> Option<PathBuf> {
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
    let text = read(path)?;
    CongressProfile::from_toml(&text, catalogue).map_err(|problems| invalid(path, text, &problems))
}

fn read(path: &Path) -> Result<String, InputError> {
    use std::io::Read as _;

    let mut text = String::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(LARGEST_PROFILE).read_to_string(&mut text))
        .map_err(|fault| InputError { message: unreadable(path, &fault), help: Vec::new() })?;
    Ok(text)
}

fn unreadable(path: &Path, fault: &std::io::Error) -> Text {
    let path = path.display();
    match fault.kind() {
        std::io::ErrorKind::NotFound => text!(
            vi: "không có hồ sơ đại hội `{path}`",
            en: "there is no congress profile `{path}`"
        ),
        std::io::ErrorKind::InvalidData => text!(
            vi: "hồ sơ đại hội `{path}` không phải là văn bản UTF-8",
            en: "the congress profile `{path}` is not UTF-8 text"
        ),
        _ => text!(
            vi: "không đọc được hồ sơ đại hội `{path}`: {fault}",
            en: "the congress profile `{path}` cannot be read: {fault}"
        ),
    }
}

/// All the problems, each with its place: a message of several lines.
fn invalid(path: &Path, text: String, problems: &[Problem]) -> InputError {
    let sources = Sources::single(path.display().to_string(), text);
    let (vi, en) = (
        render_problems(problems, &sources, Lang::Vi, false),
        render_problems(problems, &sources, Lang::En, false),
    );
    let (path, count) = (path.display(), problems.len() as u64);
    let problems_en = counted(count, "problem", "problems");
    InputError {
        message: text!(
            vi: "hồ sơ đại hội `{path}` có {count} lỗi\n{vi}",
            en: "the congress profile `{path}` has {problems_en}\n{en}"
        ),
        help: Vec::new(),
    }
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
