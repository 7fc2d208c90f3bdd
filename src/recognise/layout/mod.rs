//! A table's layout: which column holds what, and reading the values of one row by it.

mod marks;
mod places;

use std::borrow::Cow;

use smol_str::{SmolStr, format_smolstr};

use super::birth_codes::birth_is_a_day_count;
use super::columns::Columns;
use super::evidence::has_letters;
use super::gender_codes::{
    addressed_by_gender, doubtful_marks, gender_of_address, is_circle, one_means, women_marked,
};
use super::grid::{Grid, is_empty, own};
use super::numbering::without_number;
use super::values::{birth_date, day_count, gender, is_ditto, is_mark, is_number_code, unreadable};
use crate::catalogue::{Remembering, Resolution};
use crate::roster::{BirthDate, ColumnTrait, Field, Gender, Meant, Tells, Unclear, Value};
use crate::sheet::{Cell, CellRef, CellValue, Column, SheetRow};
use crate::spelling;
/// What marks, numbers and forms of address mean in a table, by the list's own conventions.
pub(super) struct Codes {
    /// Whether the one column to mark women in is marked anywhere: if not, blanks say nothing.
    pub(super) women_marked: bool,
    /// Whether names begin with `Ông` or `Bà`, which tells the gender where no column does.
    pub(super) addressed_by_gender: bool,
    /// What a number code in the gender column means, where the list's own names prove it:
    /// the gender of 1.
    pub(super) one_means: Option<Gender>,
    /// Whether bare numbers among the birth dates count days, as date cells without a format do.
    pub(super) birth_is_a_day_count: bool,
    /// The columns to mark in which a circle may be the sign for no.
    pub(super) doubtful_marks: Vec<Column>,
}

impl Codes {
    /// Reads a table's conventions; those of the tables beside it are its own.
    pub(super) fn of(columns: &Columns, body: &[&SheetRow], women_marked_beside: bool) -> Self {
        Self {
            women_marked: women_marked(columns, body) || women_marked_beside,
            addressed_by_gender: addressed_by_gender(columns, body),
            one_means: one_means(columns, body),
            birth_is_a_day_count: birth_is_a_day_count(columns, body),
            doubtful_marks: doubtful_marks(columns, body),
        }
    }
}

pub(super) use places::Places;

/// A table's layout, with what reading its values needs.
pub(super) struct Layout<'a> {
    pub(super) grid: &'a Grid<'a>,
    pub(super) columns: &'a Columns,
    /// Where they stand; looked up once.
    pub(super) places: &'a Places,
    pub(super) catalogue: &'a Remembering<'a>,
    /// The table's first and last column.
    pub(super) span: (Column, Column),
    pub(super) codes: &'a Codes,
    /// Whether no other table stands beside this one.
    pub(super) is_alone_on_its_sheet: bool,
}

impl Layout<'_> {
    /// The row's cells within the table.
    pub(super) fn cells<'r>(
        &self,
        row: &'r SheetRow,
    ) -> impl Iterator<Item = &'r Cell> + Clone + use<'r> {
        let (first, last) = self.span;
        super::grid::filled(row).filter(move |cell| (first..=last).contains(&cell.column))
    }

    /// The column that holds this field.
    pub(super) fn column(&self, field: Field) -> Option<Column> {
        self.places.column(field)
    }

    /// The row's own cell for a field, if it holds something.
    pub(super) fn own<'r>(&self, row: &'r SheetRow, field: Field) -> Option<&'r Cell> {
        own(row, self.column(field)?)
    }

    /// The address of a field's cell in this row.
    pub(super) fn at(&self, row: &SheetRow, field: Field) -> Option<CellRef> {
        Some(CellRef::new(self.column(field)?, row.row))
    }

    /// The cell for a field, or the merged cell that carries its value to this row, or the one
    /// above that ditto marks repeat.
    pub(super) fn carried<'r>(&'r self, row: &'r SheetRow, field: Field) -> Option<&'r Cell> {
        // A hostile file may hold nothing but ditto marks.
        const FARTHEST: usize = 300;
        let cell = self.carried_by_merge(row, field)?;
        if !field.has(ColumnTrait::Carried) || !is_ditto(cell) {
            return Some(cell);
        }
        let rows = self.grid.rows();
        let here = rows.partition_point(|other| other.row < row.row);
        let above = rows.get(..here).unwrap_or_default().iter().rev().take(FARTHEST);
        // Sections and blank rows between have no value of their own to repeat.
        let repeated =
            above.filter_map(|above| self.own(above, field)).find(|cell| !is_ditto(cell));
        repeated.or(Some(cell))
    }

    fn carried_by_merge<'r>(&'r self, row: &'r SheetRow, field: Field) -> Option<&'r Cell> {
        let at = self.at(row, field)?;
        let carried = || self.grid.anchor(at).filter(|_| field.has(ColumnTrait::Carried));
        own(row, at.column).or_else(carried).filter(|cell| !is_empty(cell))
    }

    /// The ordinal as written.
    pub(super) fn ordinal(&self, row: &SheetRow) -> Option<SmolStr> {
        self.own(row, Field::Ordinal).map(Cell::shown)
    }

    /// Whether the row's own cell of the names holds words.
    pub(super) fn has_name(&self, row: &SheetRow) -> bool {
        [Field::FullName, Field::FamilyName]
            .into_iter()
            .filter_map(|field| self.own(row, field))
            .any(has_letters)
    }

    /// Whether the row continues a delegate whose name is merged over several rows.
    pub(super) fn continues_above(&self, row: &SheetRow) -> bool {
        let name = [Field::FullName, Field::FamilyName].into_iter().find_map(|f| self.at(row, f));
        name.and_then(|at| self.grid.merge(at)).is_some_and(|merge| merge.first.row < row.row)
    }

    /// The name, its parts joined.
    pub(super) fn name(&self, row: &SheetRow) -> Value<SmolStr> {
        const NAMES: [Field; 3] = [Field::FullName, Field::FamilyName, Field::GivenName];
        let parts = || NAMES.into_iter().filter_map(|field| self.own(row, field));
        let cell = NAMES.into_iter().find_map(|field| self.at(row, field));
        let written = joined(parts(), " ");
        if parts().any(unreadable) {
            return Value { meant: Meant::Unclear(Unclear::Unreadable), cell, written };
        }
        let name = SmolStr::from(without_number(&spelling::seen(&written)));
        // `……` is the place for a name and no name.
        let told = name.chars().any(char::is_alphanumeric);
        let meant = if told { Meant::Known(name) } else { Meant::Blank };
        Value { meant, cell, written }
    }

    /// The gender: from its column, from marks, or from the column that the birth date stands in.
    pub(super) fn gender(&self, row: &SheetRow) -> Value<Gender> {
        let told = self.column(Field::Gender);
        // Nobody sees what a hidden column says against the address.
        let is_hidden = told.is_some_and(|column| self.columns.hidden.contains(&column));
        if is_hidden && self.codes.addressed_by_gender {
            return self.gender_of_address(row);
        }
        if told.is_some() {
            return self.gender_told(row);
        }
        let male = self.column(Field::GenderMale).is_some();
        let female = self.column(Field::GenderFemale).is_some();
        if male || female {
            return self.gender_marked(row);
        }
        let by_birth = || {
            self.places.marks(|tells| match tells {
                Tells::BirthOf(gender) => Some(gender),
                _ => None,
            })
        };
        let told: Vec<_> =
            by_birth().filter_map(|(column, gender)| Some((own(row, column)?, gender))).collect();
        let place = by_birth().next().map(|(column, _)| CellRef::new(column, row.row));
        if told.is_empty() && place.is_none() && self.codes.addressed_by_gender {
            return self.gender_of_address(row);
        }
        one_of(row, place, &told)
    }

    fn gender_of_address(&self, row: &SheetRow) -> Value<Gender> {
        let name = self.name(row);
        let told = name.known().and_then(|name| gender_of_address(name));
        let meant = told.map_or(Meant::Blank, Meant::Known);
        Value { meant, cell: name.cell, written: name.written }
    }

    fn gender_told(&self, row: &SheetRow) -> Value<Gender> {
        let Some(cell) = self.own(row, Field::Gender) else {
            return Value::blank(self.at(row, Field::Gender));
        };
        let coded = is_number_code(cell).zip(self.codes.one_means);
        let meant = match coded {
            Some((true, gender)) => Meant::Known(gender),
            Some((false, Gender::Male)) => Meant::Known(Gender::Female),
            Some((false, Gender::Female)) => Meant::Known(Gender::Male),
            None if unreadable(cell) => Meant::Unclear(Unclear::Unreadable),
            None => gender(cell),
        };
        Value::of(row.row, cell, meant)
    }

    /// Whether a mark may be the sign for no.
    pub(super) fn is_doubtful(&self, cell: &Cell) -> bool {
        self.codes.doubtful_marks.contains(&cell.column) && is_circle(cell)
    }

    fn gender_marked(&self, row: &SheetRow) -> Value<Gender> {
        let male = self.own(row, Field::GenderMale);
        let female = self.own(row, Field::GenderFemale);
        let place = self.at(row, Field::GenderFemale).or_else(|| self.at(row, Field::GenderMale));
        let written = joined(male.into_iter().chain(female), " | ");
        // `Nam` written in the column to mark women in says what it says.
        let told = |cell: Option<&Cell>, marks: Gender| match cell {
            None => Ok(None),
            Some(cell) if self.is_doubtful(cell) => Err(Unclear::NotUnderstood),
            Some(cell) => match (gender(cell), is_mark(cell)) {
                (Meant::Known(gender), _) => Ok(Some(gender)),
                (_, Some(ticked)) => Ok(ticked.then_some(marks)),
                _ => Err(Unclear::NotUnderstood),
            },
        };
        // A blank says something only in the one column there is.
        let untold = match (self.at(row, Field::GenderMale), self.at(row, Field::GenderFemale)) {
            (None, Some(_)) if self.codes.women_marked => Meant::Known(Gender::Male),
            (Some(_), None) if self.codes.women_marked => Meant::Known(Gender::Female),
            _ => Meant::Blank,
        };
        let meant = match (told(male, Gender::Male), told(female, Gender::Female)) {
            (Err(unclear), _) | (_, Err(unclear)) => Meant::Unclear(unclear),
            (Ok(None), Ok(None)) => untold,
            (Ok(Some(one)), Ok(None)) | (Ok(None), Ok(Some(one))) => Meant::Known(one),
            (Ok(Some(one)), Ok(Some(other))) if one == other => Meant::Known(one),
            _ => Meant::Unclear(Unclear::SeveralMeanings),
        };
        Value { meant, cell: place, written }
    }

    /// The birth date, from one column, from that of the gender, or from day, month and year.
    pub(super) fn birth(&self, row: &SheetRow) -> Value<BirthDate> {
        let fields = [Field::BirthDate, Field::BirthDateMale, Field::BirthDateFemale];
        if self.column(Field::BirthYear).is_some() && self.column(Field::BirthDate).is_none() {
            return self.birth_in_parts(row);
        }
        let Some(cell) = fields.into_iter().find_map(|field| self.own(row, field)) else {
            return Value::blank(fields.into_iter().find_map(|field| self.at(row, field)));
        };
        let meant = match day_count(cell).filter(|_| self.codes.birth_is_a_day_count) {
            Some(day) => Meant::Known(BirthDate::Day(day)),
            None => birth_date(cell),
        };
        Value::of(row.row, cell, meant)
    }

    fn birth_in_parts(&self, row: &SheetRow) -> Value<BirthDate> {
        let parts = [Field::BirthDay, Field::BirthMonth, Field::BirthYear];
        let written = joined(parts.into_iter().filter_map(|field| self.own(row, field)), "/");
        let column = self.column(Field::BirthYear).unwrap_or_else(|| Column::new(1));
        let cell = Cell::new(column, CellValue::Text(written.clone()));
        Value { meant: birth_date(&cell), cell: self.at(row, Field::BirthYear), written }
    }

    /// The ethnic group, as the catalogue answers.
    pub(super) fn group(&self, row: &SheetRow) -> Value<Resolution> {
        let place = self.at(row, Field::Group);
        if !self.columns.groups.is_empty() {
            return self.group_marked(row);
        }
        // A heading that is merged over the columns from the left is nobody's group.
        let own_column = |cell: &&Cell| Some(cell.column) == self.column(Field::Group);
        let Some(cell) = self.carried(row, Field::Group).filter(own_column) else {
            return Value::blank(place);
        };
        let written = cell.shown();
        let meant = if unreadable(cell) {
            Meant::Unclear(Unclear::Unreadable)
        } else {
            Meant::Known(self.catalogue.resolve(&written))
        };
        Value { meant, cell: place, written }
    }

    /// Any other column's text.
    pub(super) fn text(&self, row: &SheetRow, field: Field) -> Value<SmolStr> {
        let place = self.at(row, field);
        let Some(cell) = self.carried(row, field) else { return Value::blank(place) };
        let written = cell.shown();
        let meant = if unreadable(cell) {
            Meant::Unclear(Unclear::Unreadable)
        } else {
            Meant::Known(visible(&written))
        };
        Value { meant, cell: place, written }
    }
}

/// A value of which only one of several cells may tell something.
fn one_of<T: Clone>(row: &SheetRow, place: Option<CellRef>, told: &[(&Cell, T)]) -> Value<T> {
    let (cell, meant) = match told {
        [] => return Value::blank(place),
        [(cell, only)] => (cell, Meant::Known(only.clone())),
        [(cell, _), ..] => (cell, Meant::Unclear(Unclear::SeveralMeanings)),
    };
    let written = joined(told.iter().map(|(cell, _)| *cell), " | ");
    Value { written, ..Value::of(row.row, cell, meant) }
}

/// What a person sees of a text, which most often is the text itself.
fn visible(written: &SmolStr) -> SmolStr {
    match spelling::seen(written) {
        Cow::Borrowed(_) => written.clone(),
        Cow::Owned(seen) => seen.into(),
    }
}

fn joined<'c>(mut cells: impl Iterator<Item = &'c Cell>, between: &str) -> SmolStr {
    let Some(first) = cells.next() else { return SmolStr::default() };
    cells.fold(first.shown(), |joined, cell| format_smolstr!("{joined}{between}{}", cell.text()))
}
