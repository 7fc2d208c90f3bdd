//! The one list that a command speaks of: a file, several, or those of a folder.
//!
//! `what-if`, `repair` and `compare` count people, and half of a list would be counted wrongly: a
//! file that holds some of the delegates alone is read with those beside it that hold the others.

use std::path::{Path, PathBuf};

use super::inspect::source;
use super::options::{Joining, folder};
use super::session::Session;
use super::validate::files_in;
use crate::evaluate::delegates_elsewhere;
use crate::fault::Fault;
use crate::read::is_named_as_list;
use crate::report::InputReport;
use crate::settings::UnitMatch;
use crate::text;
use crate::validate::{
    CheckSettings, ListPart, ListSource, PartFacts, UnderstoodList, belonging, check_parts,
    in_order_of_roles, understand_parts,
};

/// So many files of a folder are looked into for the rest of a list; of more, the likeliest by their
/// names.
const LOOKED_INTO: usize = 12;

/// A name that speaks of delegates in a role is as likely as one that begins with so many of the same
/// letters; a less likely one is not looked into.
const ROLE_IN_NAME: usize = 4;

/// Words in the names of files that hold delegates in one role.
const ROLES_IN_NAMES: [&str; 8] =
    ["khach", "guest", "du khuyet", "dukhuyet", "alternate", "chinh thuc", "chinhthuc", "official"];

/// The files of one list, read and not yet judged.
pub(super) struct OneList(Vec<ListPart>);

impl OneList {
    /// Reads the list of these paths. The files `aside` are no part of it, though they lie beside it.
    pub(super) fn read(
        session: &Session<'_>,
        paths: &[PathBuf],
        joining: Joining,
        aside: &[PathBuf],
    ) -> Result<Self, Fault> {
        let settings = &session.settings;
        let [only] = paths else {
            return read_all(paths, settings).map(in_order_of_roles).map(Self);
        };
        if only.is_dir() {
            return read_folder(only, joining, settings).map(Self);
        }
        let part = read_one(only, settings)?;
        if joining == Joining::Apart {
            return Ok(Self(vec![part]));
        }
        let mut parts = beside(&part, settings, aside);
        parts.push(part);
        Ok(Self(in_order_of_roles(parts)))
    }

    /// Its name in the report: the path of its first file.
    pub(super) fn path(&self) -> String {
        self.0.first().map(|part| part.path.clone()).unwrap_or_default()
    }

    pub(super) fn has_several_files(&self) -> bool {
        self.0.len() > 1
    }

    /// The files that a report on the list is made from, which may not be written over.
    pub(super) fn originals(&self, session: &Session<'_>) -> Vec<PathBuf> {
        let files: Vec<&Path> = self.0.iter().map(|part| Path::new(part.path.as_str())).collect();
        session.originals(&files)
    }

    /// The list as it is understood.
    pub(super) fn understand(self, settings: &CheckSettings<'_>) -> Result<UnderstoodList, Fault> {
        let path = self.path();
        understand_parts(self.0, settings).map_err(|fault| fault.about(path))
    }

    /// The report on the list.
    pub(super) fn check(self, settings: &CheckSettings<'_>) -> InputReport {
        check_parts(self.0, settings)
    }
}

/// Refuses a part of a list where only a whole one can be counted.
pub(super) fn is_whole(list: &UnderstoodList) -> Result<(), Fault> {
    let elsewhere = list.roster.roles_elsewhere();
    if elsewhere.is_empty() {
        return Ok(());
    }
    Err(Fault::new(text!(
        vi: "đây mới là một phần của danh sách: không có {delegates}",
        en: "this is only a part of a list: {delegates} are not in it",
        delegates = delegates_elsewhere(&elsewhere)
    ))
    .help(text!(
        vi: "nêu cả các tệp của danh sách, hoặc thư mục có các tệp đó",
        en: "name all the files of the list, or the folder that they are in"
    )))
}

fn read_one(path: &Path, settings: &CheckSettings<'_>) -> Result<ListPart, Fault> {
    let name = path.display().to_string();
    ListPart::read(&name, source(path)?, settings).map_err(|fault| fault.about(name))
}

fn read_all(paths: &[PathBuf], settings: &CheckSettings<'_>) -> Result<Vec<ListPart>, Fault> {
    paths.iter().map(|path| read_one(path, settings)).collect()
}

/// The one list of a folder.
fn read_folder(
    folder: &Path,
    joining: Joining,
    settings: &CheckSettings<'_>,
) -> Result<Vec<ListPart>, Fault> {
    let parts = read_all(&files_in(folder)?, settings)?;
    let facts: Vec<PartFacts> = parts.iter().map(|part| PartFacts::of(part, settings)).collect();
    let lists = match joining {
        Joining::Together => 1,
        Joining::Apart => parts.len(),
        Joining::OfOneUnit => belonging(&facts).len(),
    };
    if lists == 1 {
        return Ok(in_order_of_roles(parts));
    }
    Err(Fault::new(text!(
        vi: "thư mục này có {lists} danh sách; lệnh này xem mỗi lần một danh sách",
        en: "this folder holds {lists} lists, and this command looks at one list"
    ))
    .about(folder.display())
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
    let Ok(entries) = std::fs::read_dir(folder(file)) else { return Vec::new() };
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
    path.file_stem()
        .map(|stem| crate::spelling::unmarked(&stem.to_string_lossy()))
        .unwrap_or_default()
}
