//! The congress profile as a sheet of the workbook: labels with their values beside them.
//!
//! Offices lay such a sheet out as they please, so it is known by its labels: the tool's own form,
//! and any other that names the same facts. A value stands in the cell to the right of its label or
//! behind the label's colon, and nowhere else: what is further right are remarks. Every value keeps
//! its cell. One that is not understood stays [`Meant::Unclear`], for the caller to ask about.
//!
//! A cover page also names unit, province and day. Only a sheet that calls itself a profile, or that
//! tells what no cover does, is taken for one.

mod labels;
mod values;

use smol_str::{SmolStr, format_smolstr};

pub(crate) use values::headcount;

use super::alone::{is_foot, is_total};
use super::grid::{Grid, filled, own};
use super::header::headers;
use crate::catalogue::GroupCatalogue;
use crate::roster::{Meant, StatedGroup, StatedProfile, Unclear, Value};
use crate::sheet::{Cell, CellRef, CellValue, Column, Row, Sheet, SheetRow};
use crate::spelling;
use labels::{Label, labels};
/// How many rows are looked at: a form is a page or two, even with a row for every group.
const MOST_ROWS: usize = 300;

/// How many different facts an untitled form names at least.
const ENOUGH_FACTS: usize = 3;

/// A sheet that is a profile.
#[derive(Debug)]
pub(super) struct ProfileSheet {
    pub(super) profile: StatedProfile,
    /// Where its facts begin: what stands above is its title.
    pub(super) first_row: Row,
}

/// The profile that a sheet states; none where the sheet is something else.
pub(super) fn read(sheet: &Sheet, catalogue: &GroupCatalogue) -> Option<ProfileSheet> {
    let grid = Grid::new(sheet);
    let mut form = Form::new(&grid, catalogue);
    for row in grid.rows().iter().take(MOST_ROWS) {
        form.step(row);
    }
    let telling = form.found.iter().any(|label| label.is_telling());
    let known = telling && form.found.len() >= ENOUGH_FACTS;
    let titled = !form.found.is_empty() && is_titled(&grid);
    if !(known || titled) || !headers(&grid).is_empty() {
        return None;
    }
    Some(ProfileSheet { profile: form.profile, first_row: form.first_row? })
}

/// Whether the sheet's name or one of its first lines calls it a profile.
fn is_titled(grid: &Grid<'_>) -> bool {
    const FIRST_ROWS: usize = 5;
    const NAMES: [&str; 5] = [
        "ho so dai hoi",
        "ho so dh",
        "thong tin dai hoi",
        "thong tin ve dai hoi",
        "congress profile",
    ];
    let lines = grid.rows().iter().take(FIRST_ROWS).flat_map(filled).map(Cell::shown);
    grid.name()
        .map(SmolStr::from)
        .into_iter()
        .chain(lines)
        .map(|line| spelling::unmarked(&line))
        .any(|line| NAMES.into_iter().any(|name| line.starts_with(name)))
}

/// What the rows beneath belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Nothing in particular.
    Facts,
    /// A heading of the delegation stands above.
    Delegation,
    /// Names of groups follow in this column, one a row.
    Groups(Column),
    /// A table of groups, with the numbers of their people.
    GroupTable { groups: Column, people: Column },
}

/// The form as far as it was read.
struct Form<'a> {
    grid: &'a Grid<'a>,
    catalogue: &'a GroupCatalogue,
    part: Part,
    /// The different facts that labels name.
    found: Vec<Label>,
    first_row: Option<Row>,
    profile: StatedProfile,
}

impl<'a> Form<'a> {
    fn new(grid: &'a Grid<'a>, catalogue: &'a GroupCatalogue) -> Self {
        let sheet = grid.name().map(str::to_owned);
        let profile = StatedProfile { sheet, ..StatedProfile::default() };
        Self { grid, catalogue, part: Part::Facts, found: Vec::new(), first_row: None, profile }
    }

    fn step(&mut self, row: &SheetRow) {
        let cells: Vec<&Cell> = filled(row).collect();
        if let Some((table, groups)) = group_table(&cells) {
            self.part = table;
            let first = CellRef::new(groups, row.row.below());
            self.profile.groups_begin = Some(first);
            self.note(Label::Groups, row);
            return;
        }
        if self.continues_groups(row, &cells) {
            return;
        }
        if self.heads_columns(row, &cells) {
            self.part = Part::Facts;
            return;
        }
        let mut taken: Option<Column> = None;
        for cell in &cells {
            if taken.is_none_or(|taken| taken < cell.column) {
                taken = self.pair(row, cell).or(taken);
            }
        }
    }

    /// A further group of the part that the row stands in.
    fn continues_groups(&mut self, row: &SheetRow, cells: &[&Cell]) -> bool {
        const LONGEST_NAME: usize = 60;
        let (column, people) = match self.part {
            Part::GroupTable { groups, people } => (groups, Some(people)),
            Part::Groups(column) => (column, None),
            Part::Facts | Part::Delegation => return false,
        };
        let lead = cells.first().map(|cell| cell.shown()).unwrap_or_default();
        let labelled = cells.iter().any(|cell| split(cell).is_some());
        let name = own(row, column);
        let long = name.is_some_and(|cell| cell.shown().chars().count() > LONGEST_NAME);
        // Beneath a label the names stand alone in their column.
        let beside = people.is_none() && cells.iter().any(|cell| cell.column < column);
        if labelled
            || long
            || beside
            || is_total(&lead)
            || cells.iter().any(|cell| is_foot(&cell.shown()))
        {
            self.part = Part::Facts;
            return false;
        }
        match (name, people) {
            (Some(name), _) => self.add_groups(row, name, people),
            // A number of nobody is a slip of the row.
            (None, Some(people)) => self.add_nameless(row, column, people),
            (None, None) => {}
        }
        true
    }

    /// Labels side by side head the columns of some table, and name no value of their row. The level
    /// alone is told in words that are labels too: `Cấp | Huyện`.
    fn heads_columns(&self, row: &SheetRow, cells: &[&Cell]) -> bool {
        let label = |cell: &Cell| match split(cell) {
            Some((label, None)) => Some(label),
            _ => None,
        };
        cells
            .iter()
            .filter(|cell| label(cell).is_some_and(|label| label != Label::Level))
            .filter_map(|cell| row.cell(self.column_beside(row, cell.column)))
            .any(|beside| label(beside).is_some())
    }

    /// Reads the label in this cell with its value; answers with the last column read.
    fn pair(&mut self, row: &SheetRow, cell: &Cell) -> Option<Column> {
        let (label, behind) = split(cell)?;
        let label = match (label, self.part) {
            (Label::OfficialOfDelegation, Part::Delegation) => Label::AllottedOfficial,
            (Label::AlternatesOfDelegation, Part::Delegation) => Label::AllottedAlternates,
            (Label::OfficialOfDelegation | Label::AlternatesOfDelegation, _) => return None,
            (label, _) => label,
        };
        self.note(label, row);
        let delegation = [Label::Delegation, Label::AllottedOfficial, Label::AllottedAlternates];
        self.part = if delegation.contains(&label) { Part::Delegation } else { Part::Facts };
        if let Some(text) = behind {
            let value = Cell::new(cell.column, CellValue::Text(text.into()));
            self.take(label, row, cell.column, Some(&value));
            return Some(cell.column);
        }
        let beside = self.column_beside(row, cell.column);
        self.take(label, row, beside, own(row, beside));
        Some(beside)
    }

    /// The column to the right of a label, past its merged cells and a colon in a cell of its own.
    fn column_beside(&self, row: &SheetRow, column: Column) -> Column {
        let right_of = |column: Column| {
            let merge = self.grid.merge(CellRef::new(column, row.row));
            let last = merge.map_or(column, |merge| merge.last.column);
            last.right()
        };
        let beside = right_of(column);
        let colon = row.cell(beside).is_some_and(|cell| cell.shown().trim() == ":");
        if colon { right_of(beside) } else { beside }
    }

    fn note(&mut self, label: Label, row: &SheetRow) {
        self.first_row = self.first_row.or(Some(row.row));
        if !self.found.contains(&label) {
            self.found.push(label);
        }
    }

    /// Takes a fact's value.
    fn take(&mut self, label: Label, row: &SheetRow, column: Column, cell: Option<&Cell>) {
        let at = CellRef::new(column, row.row);
        let profile = &mut self.profile;
        match label {
            Label::Name => state(&mut profile.name, at, cell, values::words),
            Label::Province => state(&mut profile.province, at, cell, values::words),
            Label::Level => state(&mut profile.level, at, cell, values::words),
            Label::MinorityPopulation => {
                state(&mut profile.minority_population, at, cell, values::headcount);
            }
            Label::QualifyingDistricts => {
                state(&mut profile.qualifying_districts, at, cell, values::headcount);
            }
            Label::Date => self.take_date(at, cell),
            Label::Days => state(&mut profile.days, at, cell, values::days),
            Label::Pilot => state(&mut profile.pilot, at, cell, values::yes_or_no),
            Label::AllottedOfficial => {
                state(&mut profile.allotted_official, at, cell, values::headcount);
            }
            Label::AllottedAlternates => {
                state(&mut profile.allotted_alternates, at, cell, values::headcount);
            }
            Label::Delegation => self.take_delegation(at, cell),
            Label::Groups => {
                profile.groups_begin = profile.groups_begin.or(Some(at));
                if let Some(cell) = cell {
                    self.add_groups(row, cell, None);
                }
                self.part = Part::Groups(column);
            }
            // These stand in the header of a table, or mean nothing where they do not.
            Label::GroupColumn
            | Label::PeopleColumn
            | Label::OfficialOfDelegation
            | Label::AlternatesOfDelegation => {}
        }
    }

    /// `Thời gian tổ chức` is said of the day and of the length.
    fn take_date(&mut self, at: CellRef, cell: Option<&Cell>) {
        let length = cell.filter(|cell| {
            matches!(values::day(cell), Meant::Unclear(Unclear::NotUnderstood))
                && matches!(&cell.value, CellValue::Text(_))
                && matches!(values::days(cell), Meant::Known(_))
        });
        match length {
            Some(cell) => state(&mut self.profile.days, at, Some(cell), values::days),
            None => state(&mut self.profile.date, at, cell, values::day),
        }
    }

    /// The seats in one cell, in words; a heading has no value beside it.
    fn take_delegation(&mut self, at: CellRef, cell: Option<&Cell>) {
        let Some(cell) = cell else { return };
        let (official, alternates) = match values::delegation(&cell.shown()) {
            Some((official, alternates)) => (official.map(Some), alternates.map(Some)),
            None => (Some(None), None),
        };
        for (seats, value) in [
            (official, &mut self.profile.allotted_official),
            (alternates, &mut self.profile.allotted_alternates),
        ] {
            if let Some(seats) = seats {
                state(value, at, Some(cell), |_| super::values::meant(seats));
            }
        }
    }

    fn add_groups(&mut self, row: &SheetRow, cell: &Cell, people: Option<Column>) {
        let at = CellRef::new(cell.column, row.row);
        let mut number = Value::absent();
        if let Some(column) = people {
            let at = CellRef::new(column, row.row);
            state(&mut number, at, own(row, column), values::headcount);
        }
        for (written, meant) in values::groups(cell, self.catalogue) {
            let group = Value { meant, cell: Some(at), written: written.into() };
            self.profile.groups.push(StatedGroup { group, people: number.clone() });
        }
    }

    /// A number of people beside an empty name.
    fn add_nameless(&mut self, row: &SheetRow, groups: Column, people: Column) {
        let Some(cell) = own(row, people) else { return };
        let place = Value::blank(Some(CellRef::new(groups, row.row)));
        self.profile.groups.push(StatedGroup {
            group: Value { meant: Meant::Unclear(Unclear::NotUnderstood), ..place },
            people: Value::of(row.row, cell, values::headcount(cell)),
        });
    }
}

/// States a value. A second statement that says something else makes both unclear: one of them is
/// a slip, and nothing tells which.
fn state<T: PartialEq>(
    value: &mut Value<T>,
    at: CellRef,
    cell: Option<&Cell>,
    read: impl Fn(&Cell) -> Meant<T>,
) {
    let Some(cell) = cell else {
        value.cell = value.cell.or(Some(at));
        return;
    };
    let stated = Value {
        meant: read(cell),
        cell: Some(at),
        written: spelling::visible(&cell.text()).into(),
    };
    if value.is_blank() {
        *value = stated;
    } else if value.meant != stated.meant {
        value.written = format_smolstr!("{} / {}", value.written, stated.written);
        value.meant = Meant::Unclear(Unclear::SeveralMeanings);
    }
}

/// The label in a cell, and the value behind its colon where that stands in the same cell.
fn split(cell: &Cell) -> Option<(Label, Option<String>)> {
    let CellValue::Text(text) = &cell.value else { return None };
    let fact = |text: &str| {
        let columns = [Label::GroupColumn, Label::PeopleColumn];
        labels(text).into_iter().find(|label| !columns.contains(label))
    };
    if let Some(label) = fact(text) {
        return Some((label, None));
    }
    let (before, behind) = text.split_once(':')?;
    let behind = behind.trim();
    Some((fact(before)?, (!behind.is_empty()).then(|| behind.to_owned())))
}

/// The columns of a table of groups, where the cells head one, and that of the groups by itself.
fn group_table(cells: &[&Cell]) -> Option<(Part, Column)> {
    let column = |wanted: Label| {
        cells.iter().find(|cell| labels(&cell.shown()).contains(&wanted)).map(|cell| cell.column)
    };
    let (groups, people) = (column(Label::GroupColumn)?, column(Label::PeopleColumn)?);
    (groups != people).then_some((Part::GroupTable { groups, people }, groups))
}

#[cfg(test)]
mod tests;
