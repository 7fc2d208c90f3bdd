//! A list of several files: which file each of its sheets stands in, and how the rosters of the
//! files become one.
//!
//! Two workbooks may both have a sheet `Sheet1`, so that a sheet is known by its file as well. A list
//! of one file names no file: its path is that of the list.

use std::path::Path;
use std::sync::Arc;

use crate::closed_list::ClosedList;
use crate::spelling;

use super::{Delegate, Role, Roster, RowsLeftOut, SheetWithoutTable, Table};

/// A sheet of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetOf<'a> {
    /// The file, of a list of several files.
    pub file: Option<&'a str>,
    /// The sheet's name; none for CSV.
    pub name: Option<&'a str>,
}

impl<'a> SheetOf<'a> {
    /// The sheet of this name in this file.
    pub fn new(file: Option<&'a Arc<str>>, name: Option<&'a String>) -> Self {
        Self { file: file.map(AsRef::as_ref), name: name.map(String::as_str) }
    }

    /// Whether somebody who writes this means the sheet: its name, its file, or both as
    /// [`Self::address`] has them.
    pub fn is_called(self, written: &str) -> bool {
        let written = spelling::key(written);
        let is = |name: &str| spelling::key(name) == written;
        let file_name = || Path::new(self.file?).file_name()?.to_str();
        let files = [self.file, file_name()].into_iter().flatten();
        let mut both = files.clone().zip(self.name.into_iter().cycle());
        self.name.is_some_and(is)
            || files.clone().any(is)
            || both.any(|(file, name)| is(&format!("{file}!{name}")))
    }

    /// How the sheet is written in front of a row or a cell: `guests.xlsx!Sheet1`; none where a list
    /// has no sheets.
    pub fn address(self) -> Option<String> {
        let parts: Vec<&str> = self.file.into_iter().chain(self.name).collect();
        (!parts.is_empty()).then(|| parts.join("!"))
    }
}

impl Table {
    /// The sheet that it stands on.
    pub fn on_sheet(&self) -> SheetOf<'_> {
        SheetOf::new(self.file.as_ref(), self.sheet.as_ref())
    }
}

impl RowsLeftOut {
    /// The sheet that they stand on.
    pub fn on_sheet(&self) -> SheetOf<'_> {
        SheetOf::new(self.file.as_ref(), self.sheet.as_ref())
    }
}

impl SheetWithoutTable {
    /// The sheet itself.
    pub fn on_sheet(&self) -> SheetOf<'_> {
        SheetOf::new(self.file.as_ref(), self.sheet.as_ref())
    }
}

impl Roster {
    /// The rosters of several files as one, each sheet with its file.
    pub fn joined(parts: impl IntoIterator<Item = (Arc<str>, Self)>) -> Self {
        let mut whole = Self::default();
        for (file, part) in parts {
            whole.append(&file, part);
        }
        whole
    }

    fn append(&mut self, file: &Arc<str>, mut part: Self) {
        let before = self.tables.len();
        let file = || Some(Arc::clone(file));
        part.tables.iter_mut().for_each(|table| table.file = file());
        part.rows_left_out.iter_mut().for_each(|rows| rows.file = file());
        part.other_sheets.iter_mut().for_each(|sheet| sheet.file = file());
        part.titles.iter_mut().chain(&mut part.cover).for_each(|title| title.file = file());
        part.delegates.iter_mut().for_each(|delegate| delegate.table += before);
        part.rows_in_doubt.iter_mut().for_each(|row| row.person.table += before);
        part.sections.iter_mut().for_each(|section| section.table += before);
        part.stated_totals.iter_mut().for_each(|total| total.table += before);
        part.delegation_titles.iter_mut().for_each(|(table, _)| *table += before);
        self.tables.extend(part.tables);
        self.delegates.extend(part.delegates);
        self.rows_left_out.extend(part.rows_left_out);
        self.rows_in_doubt.extend(part.rows_in_doubt);
        self.other_sheets.extend(part.other_sheets);
        self.sections.extend(part.sections);
        self.stated_totals.extend(part.stated_totals);
        self.titles.extend(part.titles);
        self.delegation_titles.extend(part.delegation_titles);
        self.cover.extend(part.cover);
        self.profiles.extend(part.profiles);
    }

    /// The delegate's sheet.
    pub fn sheet_of(&self, delegate: &Delegate) -> SheetOf<'_> {
        let none = SheetOf { file: None, name: None };
        self.tables.get(delegate.table).map_or(none, Table::on_sheet)
    }

    /// The files that its tables stand in; none where it has one file alone.
    pub fn files(&self) -> Vec<Arc<str>> {
        let mut files: Vec<Arc<str>> = Vec::new();
        for file in self.tables.iter().filter_map(|table| table.file.as_ref()) {
            if !files.contains(file) {
                files.push(Arc::clone(file));
            }
        }
        files
    }

    /// The roles of the delegates to the congress; none where the role of one is unknown.
    pub fn roles(&self) -> Option<Vec<Role>> {
        let mut roles: Vec<Role> = Vec::new();
        for delegate in self.of_congress() {
            let role = *delegate.role.known()?;
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles.sort_unstable();
        Some(roles)
    }

    /// The weightiest role of the delegates to the congress; the last of all where none is known.
    pub fn first_role(&self) -> (bool, Option<Role>) {
        let role = self.of_congress().filter_map(|delegate| delegate.role.known().copied()).min();
        (role.is_none(), role)
    }

    /// The roles that are kept in other files: a file of guests or alternates alone is a part of a
    /// list, and says nothing of how many others there are. Empty for a whole list.
    pub fn roles_elsewhere(&self) -> Vec<Role> {
        match self.roles() {
            Some(here) if !here.is_empty() && !here.contains(&Role::Official) => {
                Role::ALL.iter().copied().filter(|role| !here.contains(role)).collect()
            }
            _ => Vec::new(),
        }
    }
}
