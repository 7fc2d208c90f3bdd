//! The rest of a list of which one file is named: the files beside it that hold the other delegates.

use std::path::{Path, PathBuf};

use crate::read::is_named_as_list;
use crate::settings::UnitMatch;
use crate::validate::{CheckSettings, ListPart, ListSource, PartFacts, belonging};

/// So many files of a folder are looked into for the rest of a list; of more, the likeliest by their
/// names.
const LOOKED_INTO: usize = 12;

/// A name that speaks of delegates in a role is as likely as one that begins with so many of the same
/// letters; a less likely one is not looked into.
const ROLE_IN_NAME: usize = 4;

/// Words in the names of files that hold delegates in one role.
const ROLES_IN_NAMES: [&str; 8] =
    ["khach", "guest", "du khuyet", "dukhuyet", "alternate", "chinh thuc", "chinhthuc", "official"];

/// The files beside this one that hold the other delegates of its list.
pub fn beside(part: &ListPart, settings: &CheckSettings<'_>, aside: &[PathBuf]) -> Vec<ListPart> {
    let own = PartFacts::of(part, settings);
    let Some(file) = part.file.as_deref().filter(|_| own.may_lack_others()) else {
        return Vec::new();
    };
    let read = |path: &PathBuf| {
        ListPart::read(&path.display().to_string(), ListSource::File(path), settings).ok()
    };
    let mut others: Vec<ListPart> =
        neighbours(file, settings, aside).iter().filter_map(read).collect();
    let facts = others.iter().map(|other| PartFacts::of(other, settings));
    let facts: Vec<PartFacts> = std::iter::once(own).chain(facts).collect();
    let lists = belonging(&facts);
    let own = lists.iter().find(|list| list.contains(&0));
    let mut at = 0;
    others.retain(|_| {
        at += 1;
        own.is_some_and(|own| own.contains(&at))
    });
    others
}

/// The files of the same folder that may be lists of the same unit.
fn neighbours(file: &Path, settings: &CheckSettings<'_>, aside: &[PathBuf]) -> Vec<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let names = settings.files.names(folder.unwrap_or(Path::new("."))).unwrap_or_default();
    let is_other = |path: &PathBuf| {
        path != file
            && !aside.contains(path)
            && settings.files.is_file(path)
            && is_named_as_list(path)
    };
    let mut files: Vec<PathBuf> =
        names.into_iter().map(|name| file.with_file_name(name)).filter(is_other).collect();
    files.sort_unstable();
    if files.len() > LOOKED_INTO {
        files = likeliest(files, file, settings);
        files.sort_unstable();
    }
    files
}

/// The files that may hold the other delegates, by their names alone: a folder of a province holds
/// far more than can be read for the sake of one list.
fn likeliest(files: Vec<PathBuf>, own: &Path, settings: &CheckSettings<'_>) -> Vec<PathBuf> {
    let unit = |path: &Path| {
        let list = UnitMatch { path: Some(path), ..UnitMatch::default() };
        settings.settings?.unit_of(&list).map(|unit| unit.name.as_str())
    };
    let (own_unit, own_name) = (unit(own), plain_name(own));
    let likelihood = |path: &Path| {
        let name = plain_name(path);
        let alike = name.chars().zip(own_name.chars()).take_while(|(one, other)| one == other);
        let names_a_role = ROLES_IN_NAMES.iter().any(|word| name.contains(word));
        let by_name = alike.count() + if names_a_role { ROLE_IN_NAME } else { 0 };
        (own_unit.is_some() && unit(path) == own_unit, by_name)
    };
    let mut rated: Vec<((bool, usize), PathBuf)> =
        files.into_iter().map(|path| (likelihood(&path), path)).collect();
    rated.retain(|((is_of_unit, by_name), _)| *is_of_unit || *by_name >= ROLE_IN_NAME);
    rated.sort_by_key(|(likelihood, _)| std::cmp::Reverse(*likelihood));
    rated.into_iter().take(LOOKED_INTO).map(|(_, path)| path).collect()
}

fn plain_name(path: &Path) -> String {
    path.file_stem()
        .map(|stem| crate::spelling::unmarked(&stem.to_string_lossy()))
        .unwrap_or_default()
}
