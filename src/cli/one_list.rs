//! The one list that a command speaks of: a file, several, or those of a folder.
//!
//! `what-if`, `repair` and `compare` count people, and half of a list would be counted wrongly: a
//! file that holds some of the delegates alone is read with those beside it that hold the others.

use std::path::{Path, PathBuf};

use super::inspect::source;
use super::session::Session;
use super::validate::files_in;
use crate::evaluate::delegates_elsewhere;
use crate::fault::Fault;
use crate::report::InputReport;
use crate::runs::{Joining, beside};
use crate::text;
use crate::validate::{
    CheckSettings, ListPart, PartFacts, UnderstoodList, belonging, check_parts, in_order_of_roles,
    understand_parts,
};

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
