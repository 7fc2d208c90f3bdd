//! The one list that a command speaks of: a file, several, or those of a folder.
//!
//! `what-if`, `repair` and `compare` count people, and half of a list would be counted wrongly: a
//! file that holds some of the delegates alone is read with those beside it that hold the others.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::inspect::source;
use super::options::{CheckingOptions, InForce, Joining};
use super::validate::files_in;
use crate::check::{
    CheckSettings, ListPart, ListSource, PartFacts, UnderstoodList, belonging, in_order_of_roles,
};
use crate::evaluate::delegates_elsewhere;
use crate::read::is_named_as_list;
use crate::settings::UnitMatch;
use crate::text;
use crate::wording::Text;

/// So many files of a folder are looked into for the rest of a list; of more, the likeliest by their
/// names.
const LOOKED_INTO: usize = 12;

/// A name that speaks of delegates in a role is as likely as one that begins with so many of the same
/// letters; a less likely one is not looked into.
const ROLE_IN_NAME: usize = 4;

/// Words in the names of files that hold delegates in one role.
const ROLES_IN_NAMES: [&str; 8] =
    ["khach", "guest", "du khuyet", "dukhuyet", "alternate", "chinh thuc", "chinhthuc", "official"];

/// Reads the files of one list. The files `aside` are no part of it, though they lie beside it.
pub(super) fn read(
    paths: &[PathBuf],
    joining: Joining,
    settings: &CheckSettings<'_>,
    aside: &[PathBuf],
) -> Result<Vec<ListPart>, Failure> {
    let [only] = paths else {
        return read_all(paths, settings).map(in_order_of_roles);
    };
    if only.is_dir() {
        return read_folder(only, joining, settings);
    }
    let part = read_one(only, settings)?;
    if joining == Joining::Apart {
        return Ok(vec![part]);
    }
    let mut parts = beside(&part, settings, aside);
    parts.push(part);
    Ok(in_order_of_roles(parts))
}

/// The files that a report on the list is made from, which may not be written over.
pub(super) fn originals(
    parts: &[ListPart],
    checking: &CheckingOptions,
    in_force: &InForce,
) -> Vec<PathBuf> {
    let files: Vec<&Path> = parts.iter().map(|part| Path::new(part.path.as_str())).collect();
    checking.originals(&files, &[in_force])
}

/// Refuses a part of a list where only a whole one can be counted.
pub(super) fn is_whole(list: &UnderstoodList) -> Result<(), Failure> {
    let elsewhere = list.roster.roles_elsewhere();
    if elsewhere.is_empty() {
        return Ok(());
    }
    let Text { vi, en } = delegates_elsewhere(&elsewhere);
    Err(Failure::new(text!(
        vi: "đây mới là một phần của danh sách: không có {vi}",
        en: "this is only a part of a list: {en} are not in it"
    ))
    .help(text!(
        vi: "nêu cả các tệp của danh sách, hoặc thư mục có các tệp đó",
        en: "name all the files of the list, or the folder that they are in"
    )))
}

fn read_one(path: &Path, settings: &CheckSettings<'_>) -> Result<ListPart, Failure> {
    let name = path.display().to_string();
    ListPart::read(&name, source(path)?, settings).map_err(|error| Failure::from(error).about(name))
}

fn read_all(paths: &[PathBuf], settings: &CheckSettings<'_>) -> Result<Vec<ListPart>, Failure> {
    paths.iter().map(|path| read_one(path, settings)).collect()
}

/// The one list of a folder.
fn read_folder(
    folder: &Path,
    joining: Joining,
    settings: &CheckSettings<'_>,
) -> Result<Vec<ListPart>, Failure> {
    let mut parts = read_all(&files_in(folder)?, settings)?;
    let facts: Vec<PartFacts> = parts.iter().map(|part| PartFacts::of(part, settings)).collect();
    let lists = match joining {
        Joining::Together => 1,
        Joining::Apart => parts.len(),
        Joining::OfOneUnit => belonging(&facts).len(),
    };
    if lists == 1 {
        return Ok(in_order_of_roles(std::mem::take(&mut parts)));
    }
    Err(Failure::new(text!(
        vi: "thư mục này có {lists} danh sách; lệnh này xem mỗi lần một danh sách",
        en: "this folder holds {lists} lists, and this command looks at one list"
    ))
    .about(folder.display().to_string())
    .help(text!(
        vi: "nêu tệp, hoặc các tệp của một danh sách; nếu tất cả là một danh sách, thêm `--together`",
        en: "name a file, or the files of one list; if all of them are one list, add `--together`"
    )))
}

/// The files beside this one that hold the other delegates of its list.
pub(super) fn beside(
    part: &ListPart,
    settings: &CheckSettings<'_>,
    aside: &[PathBuf],
) -> Vec<ListPart> {
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
    let folder = super::options::folder(file);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| file.with_file_name(entry.file_name()))
        .filter(|path| {
            path != file && !aside.contains(path) && path.is_file() && is_named_as_list(path)
        })
        .collect();
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
    path.file_stem().map(|stem| crate::fold::unmarked(&stem.to_string_lossy())).unwrap_or_default()
}
