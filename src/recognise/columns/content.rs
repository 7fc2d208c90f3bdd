//! How the content of a column agrees with a field: the header proposes, and the cells confirm.

use smol_str::ToSmolStr;

use super::super::alone;
use super::super::evidence::has_letters;
use super::super::grid::{Grid, filled, own};
use super::super::numbering::{is_column_numbers, without_number};
use super::super::values::{
    RoleWords, birth_date, day_count, gender, is_ditto, is_mark, is_number_code,
};
use crate::catalogue::{Remembering, Resolution};
use crate::closed_list::ClosedList;
use crate::roster::{Field, Meant, Tells, Unclear, is_hypothetical_name};
use crate::sheet::{Cell, CellValue, Column, SheetRow};
/// What a cell says of a field that its column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Fits,
    /// It may be written badly: neither for nor against.
    Neutral,
    Against,
}

/// The rows of a table, to be asked about its columns.
pub(in crate::recognise) struct Content<'a> {
    rows: Vec<&'a SheetRow>,
    grid: &'a Grid<'a>,
    catalogue: &'a Remembering<'a>,
}

impl<'a> Content<'a> {
    /// The rows that tell enough to be people; all of them where none does.
    pub(in crate::recognise) fn of(
        grid: &'a Grid<'a>,
        rows: &[&'a SheetRow],
        catalogue: &'a Remembering<'a>,
    ) -> Self {
        const ENOUGH: usize = 3;
        let numbers = |row: &&SheetRow| is_column_numbers(filled(row));
        // Statistics beneath a list stand in the same columns and say other things.
        let end = rows.iter().position(|row| heads_statistics(row)).unwrap_or(rows.len());
        let rows = || rows[..end].iter().copied().filter(|row| !numbers(row));
        let full: Vec<&SheetRow> = rows().filter(|row| filled(row).count() >= ENOUGH).collect();
        Self { rows: if full.is_empty() { rows().collect() } else { full }, grid, catalogue }
    }

    /// The column's cells that hold something.
    pub(super) fn cells(&self, column: Column) -> impl Iterator<Item = &'a Cell> {
        self.rows.iter().filter_map(move |row| own(row, column))
    }

    /// So many of them that more would tell nothing else, from all over the table.
    fn some_cells(&self, column: Column) -> impl Iterator<Item = &'a Cell> {
        const ENOUGH_ROWS: usize = 300;
        let step = self.rows.len().div_ceil(ENOUGH_ROWS).max(1);
        self.rows.iter().step_by(step).filter_map(move |row| own(row, column))
    }

    /// How far the cells agree with a field, in percent; none where nothing in them tells.
    pub(super) fn agreement(&self, field: Field, column: Column) -> Option<u8> {
        // Sections and totals account for some cells that do not fit.
        const ENOUGH: u32 = 60;
        let (mut fitting, mut seen) = (0_u32, 0_u32);
        for cell in self.some_cells(column) {
            match self.fit(field, cell) {
                Fit::Fits => (fitting, seen) = (fitting + 1, seen + 1),
                Fit::Against => seen += 1,
                Fit::Neutral => {}
            }
        }
        if seen == 0 {
            return None;
        }
        let share = fitting * 100 / seen;
        let agreed = if share >= ENOUGH { 100 } else { share * 100 / ENOUGH };
        u8::try_from(agreed).ok()
    }

    /// What a cell says of a field.
    fn fit(&self, field: Field, cell: &Cell) -> Fit {
        if is_ditto(cell) || !cell.text().chars().any(|c| c.is_alphanumeric() || is_tick(c)) {
            return Fit::Neutral;
        }
        let fits = |is_one: bool| if is_one { Fit::Fits } else { Fit::Against };
        match field {
            Field::BirthDate | Field::BirthDateMale | Field::BirthDateFemale => {
                let understood =
                    !matches!(birth_date(cell), Meant::Unclear(Unclear::NotUnderstood));
                fits(understood || day_count(cell).is_some())
            }
            Field::Gender => {
                let understood = !matches!(gender(cell), Meant::Unclear(Unclear::NotUnderstood));
                fits(understood || is_number_code(cell).is_some() || is_mark(cell).is_some())
            }
            Field::GenderMale | Field::GenderFemale => {
                fits(is_mark(cell).is_some() || matches!(gender(cell), Meant::Known(_)))
            }
            Field::Group => group_fit(cell, self.catalogue),
            Field::FullName => name_fit(cell),
            Field::Role | Field::Kind => fits(!self.role_words(cell).is_empty()),
            Field::PartyMember => {
                let is_date = !matches!(birth_date(cell), Meant::Unclear(_));
                let plain = crate::spelling::unmarked(&cell.text());
                let says = ["dang vien", "du bi", "chinh thuc", "dang"].contains(&plain.as_str());
                fits(is_mark(cell).is_some() || is_date || says)
            }
            Field::Unit | Field::Workplace | Field::Post => {
                fits(has_letters(cell) && is_mark(cell).is_none())
            }
            Field::Identity => {
                let shown = cell.shown();
                let digits = shown.bytes().filter(u8::is_ascii_digit).count();
                match digits {
                    8.. => Fit::Fits,
                    // `6.2E+10` was a number of twelve digits.
                    _ if shown.contains("E+") => Fit::Fits,
                    _ if matches!(cell.value, CellValue::Date(_)) => Fit::Against,
                    _ => Fit::Neutral,
                }
            }
            Field::Phone => fits(cell.shown().bytes().filter(u8::is_ascii_digit).count() >= 8),
            _ if matches!(field.tells(), Tells::Role(_) | Tells::Kind(_)) => {
                fits(is_mark(cell).is_some())
            }
            _ => Fit::Neutral,
        }
    }

    /// What a cell says of role and kind.
    pub(super) fn role_words(&self, cell: &Cell) -> RoleWords {
        self.grid.role_words(&cell.shown())
    }

    /// Whether the column is ticked, and holds little else.
    pub(in crate::recognise) fn is_ticked(&self, column: Column) -> bool {
        let cells = || self.cells(column);
        cells().any(|cell| is_mark(cell) == Some(true))
            && cells().filter(|cell| is_mark(cell).is_none()).count() * 4 <= cells().count()
    }

    /// Whether two columns tell the same fact and differ in it, of anybody.
    pub(super) fn contradict(&self, field: Field, one: Column, other: Column) -> bool {
        self.rows.iter().any(|row| {
            let told = |column| row.cell(column).and_then(|cell| self.told(field, cell));
            told(one).zip(told(other)).is_some_and(|(one, other)| one != other)
        })
    }

    /// What a cell tells of a fact, as far as two columns can differ in it.
    fn told(&self, field: Field, cell: &Cell) -> Option<String> {
        match field {
            Field::Gender => Some(gender(cell).known()?.id().to_owned()),
            Field::BirthDate => Some(birth_date(cell).known()?.year().to_string()),
            Field::Group => Some(self.catalogue.resolve(&cell.text()).group()?.to_string()),
            _ => None,
        }
    }

    /// Whether the rows with a name in the first column have a single word in the other.
    ///
    /// `Hoa` and `Thái` are groups as well as names: only where no column is headed as the group
    /// may this one be it.
    pub(super) fn holds_given_names(&self, full: Column, given: Column, has_group: bool) -> bool {
        let (mut seen, mut names) = (0, 0);
        for row in &self.rows {
            let both = [full, given].map(|column| own(row, column));
            let [Some(_), Some(cell)] = both else { continue };
            seen += 1;
            let text = cell.shown();
            let single = text.split_whitespace().count() == 1
                && text.chars().all(char::is_alphabetic)
                && !matches!(gender(cell), Meant::Known(_))
                && (has_group || self.catalogue.resolve(&text).group().is_none());
            names += usize::from(single);
        }
        seen >= 2 && names * 10 >= seen * 7
    }
}

/// Whether words stand alone in a row that head statistics.
fn heads_statistics(row: &SheetRow) -> bool {
    let mut cells = filled(row);
    let Some(lead) = cells.next() else { return false };
    cells.next().is_none() && alone::heads_statistics(&lead.text())
}

fn is_tick(c: char) -> bool {
    is_mark(&Cell::new(Column::new(1), CellValue::Text(c.to_smolstr()))) == Some(true)
}

/// A name of a group, or a word that may be one badly written.
fn group_fit(cell: &Cell, catalogue: &Remembering<'_>) -> Fit {
    const MOST_WORDS: usize = 5;
    let CellValue::Text(text) = &cell.value else { return Fit::Against };
    match catalogue.resolve(text) {
        // `Co` is a group, and `có` ticks.
        Resolution::Group(_) => Fit::Fits,
        _ if is_mark(cell).is_some() => Fit::Against,
        Resolution::Unknown { suggestions } if suggestions.is_empty() => {
            let may_be = text.split_whitespace().count() <= MOST_WORDS
                && !text.chars().any(|c| c.is_ascii_digit());
            if may_be { Fit::Neutral } else { Fit::Against }
        }
        _ => Fit::Fits,
    }
}

/// A name, or what stands for one: `Đại biểu 1`, `1. Nông Văn An`.
fn name_fit(cell: &Cell) -> Fit {
    match &cell.value {
        CellValue::Text(_) if is_mark(cell).is_some() => Fit::Against,
        CellValue::Text(text) => {
            let text = without_number(text);
            let is_plain = !text.chars().any(|c| c.is_ascii_digit()) || is_hypothetical_name(text);
            if is_plain { Fit::Fits } else { Fit::Neutral }
        }
        _ => Fit::Against,
    }
}
