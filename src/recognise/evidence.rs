//! What a row beneath a header tells, before it is decided what the row is.

use smol_str::SmolStr;

use super::exact_headings::ORDINALS;
use super::layout::Layout;
use super::numbering::Numbering;
use super::section::{is_section_number, style_of};
use super::vocabulary::{CERTAIN, Heading};
use crate::catalogue::Resolution;
use crate::roster::{BirthDate, Field, Gender, Meant, Unclear, Value};
use crate::sheet::{Cell, CellRef, CellValue, Column, SheetRow};
/// What a row would say of a delegate.
pub(super) struct RowFacts {
    pub(super) name: Value<SmolStr>,
    pub(super) birth: Value<BirthDate>,
    pub(super) gender: Value<Gender>,
    pub(super) group: Value<Resolution>,
}

impl RowFacts {
    pub(super) fn of(layout: &Layout<'_>, row: &SheetRow) -> Self {
        Self {
            name: layout.name(row),
            birth: layout.birth(row),
            gender: layout.gender(row),
            group: layout.group(row),
        }
    }
}

/// The evidence of a row.
pub(super) struct Evidence<'a> {
    layout: &'a Layout<'a>,
    row: &'a SheetRow,
    pub(super) cells: Vec<&'a Cell>,
    /// The row's number as written, where it has one.
    pub(super) ordinal: Option<SmolStr>,
    /// Birth date, group, identity number: what only a person has.
    pub(super) facts: u8,
    /// Whether a gender is told; a section's count may look like its mark.
    pub(super) gender: bool,
    /// Whether words stand in other columns of a person's, such as post and unit.
    pub(super) words: bool,
    /// How many cells beside the ordinal hold a bare number that is no fact of a person.
    pub(super) figures: usize,
    /// The words that the row opens with: those of its heading cell.
    pub(super) lead: SmolStr,
}

impl<'a> Evidence<'a> {
    pub(super) fn of(layout: &'a Layout<'a>, row: &'a SheetRow, told: &RowFacts) -> Self {
        let cells: Vec<&Cell> = layout.cells(row).collect();
        let number = layout.own(row, Field::Ordinal).or_else(|| lone_number(layout, &cells));
        let ordinal = number.map(Cell::shown);
        let number_at = number.map(|cell| cell.column);
        let is_number =
            |cell: &&&Cell| Some(cell.column) == number_at && style_of(&cell.text()).is_some();
        let lead = cells
            .iter()
            .find(|cell| !is_number(cell) && has_letters(cell))
            .map(|cell| cell.shown())
            .unwrap_or_default();
        let figures = cells
            .iter()
            .filter(|cell| Some(cell.column) != number_at)
            .filter(|cell| matches!(cell.value, CellValue::Number(_)) || is_figure(&cell.text()))
            .count();
        Self {
            facts: facts(layout, row, told),
            gender: tells_gender(layout, row, told),
            words: tells_words(layout, row, number_at),
            figures,
            lead,
            ordinal,
            cells,
            layout,
            row,
        }
    }

    /// The row's number, understood.
    pub(super) fn numbering(&self) -> Option<Numbering> {
        self.ordinal.as_deref().and_then(Numbering::of)
    }

    /// Whether the row counts on as delegates are counted: `12`, `12.`, `012`.
    pub(super) fn is_counted(&self) -> bool {
        self.ordinal.as_deref().is_some_and(is_delegate_number)
    }

    /// The number, where it can be a section's alone.
    pub(super) fn section_number(&self) -> Option<&str> {
        self.ordinal.as_deref().filter(|number| is_section_number(number))
    }

    /// Whether anything is told that a heading has no place for.
    pub(super) fn tells_person(&self) -> bool {
        self.facts > 0 || self.gender || self.words
    }

    /// Whether the row's first cell is merged over several columns, as headings are.
    pub(super) fn spans_columns(&self) -> bool {
        self.cells
            .first()
            .and_then(|first| self.layout.grid.merge(CellRef::new(first.column, self.row.row)))
            .is_some_and(|merge| merge.last.column.number() >= merge.first.column.number() + 2)
    }

    /// Whether the word over a column of ordinals stands where an ordinal should: another table
    /// begins.
    pub(super) fn is_headed_as_ordinal(&self) -> bool {
        let is_one = |text: &&str| ORDINALS.hold(text) && Numbering::of(text).is_none();
        let word = self.ordinal.as_deref().filter(is_one);
        let headed = word.and_then(|text| self.layout.grid.heading(text));
        headed.is_some_and(|found| {
            found.heading == Heading::Field(Field::Ordinal) && found.score >= CERTAIN
        })
    }

    /// Whether an ethnic group stands where the names do.
    pub(super) fn name_is_a_group(&self) -> bool {
        self.layout.catalogue.resolve(&self.lead).group().is_some()
    }

    /// How many cells say anything; dots to fill in do not.
    pub(super) fn telling_cells(&self) -> usize {
        let tells = |cell: &&&Cell| cell.text().chars().any(char::is_alphanumeric);
        self.cells.iter().filter(tells).count()
    }
}

/// The number of a heading in a list without a column of ordinals: it opens the row, and words in the
/// column of the names are all that follows.
fn lone_number<'a>(layout: &Layout<'_>, cells: &[&'a Cell]) -> Option<&'a Cell> {
    let [first, second] = cells else { return None };
    let names = layout.column(Field::FullName).or(layout.column(Field::FamilyName))?;
    let is_number = is_section_number(&first.text());
    let heads = layout.column(Field::Ordinal).is_none() && second.column == names;
    (is_number && heads && first.column < names).then_some(*first)
}

/// `12`, `12.`, `012`: the number of a delegate.
fn is_delegate_number(text: &str) -> bool {
    let bare = text.trim().trim_start_matches('(').trim_end_matches(['.', ')']);
    !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn has_letters(cell: &Cell) -> bool {
    cell.text().chars().any(char::is_alphabetic)
}

/// `12`, `45,5%`: figures alone, of no length that personal numbers have.
fn is_figure(text: &str) -> bool {
    // Nearly every cell opens with a letter.
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let text = text.trim();
    !text.is_empty()
        && text.len() <= 7
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' '))
        && text.chars().any(|c| c.is_ascii_digit())
}

/// How many facts the row tells that only a person has.
pub(super) fn facts(layout: &Layout<'_>, row: &SheetRow, told: &RowFacts) -> u8 {
    let birth = match told.birth.meant {
        Meant::Known(birth) => (1900..=2100).contains(&birth.year()),
        Meant::Unclear(Unclear::ImpossibleDate) => true,
        _ => false,
    };
    // What a merged cell carries here is said of other rows as well.
    let is_own = layout.own(row, Field::Group).is_some() || !layout.columns.groups.is_empty();
    let own_group = told.group.known().filter(|_| is_own);
    let group = match own_group {
        Some(Resolution::Unknown { suggestions }) => !suggestions.is_empty(),
        Some(_) => true,
        None => false,
    };
    let identity = layout.own(row, Field::Identity).map(Cell::text);
    let digits = identity.map_or(0, |text| text.bytes().filter(u8::is_ascii_digit).count());
    u8::from(birth) + u8::from(group) + u8::from(digits >= 8)
}

fn tells_gender(layout: &Layout<'_>, row: &SheetRow, told: &RowFacts) -> bool {
    let own = [Field::Gender, Field::GenderMale, Field::GenderFemale]
        .into_iter()
        .any(|field| layout.own(row, field).is_some());
    own && matches!(told.gender.meant, Meant::Known(_))
}

/// Whether words stand in another column than that of the names: a post, a unit, a remark.
fn tells_words(layout: &Layout<'_>, row: &SheetRow, number_at: Option<Column>) -> bool {
    let of_the_heading = |field: Field| field == Field::Ordinal || field.is_name();
    let used = layout.columns.used.iter().filter(|used| !of_the_heading(used.field));
    let unused = layout.columns.unused.iter().map(|unused| unused.column);
    used.map(|used| used.column)
        .chain(unused)
        .filter(|column| Some(*column) != number_at)
        .filter_map(|column| row.cell(column))
        .any(|cell| has_letters(cell) && !counts_people(&cell.text()))
}

/// `12 đại biểu`, `(05 nữ)`: what a heading or a total counts.
fn counts_people(text: &str) -> bool {
    const COUNTED: [&str; 6] = ["dai", "bieu", "db", "nguoi", "nu", "nam"];
    // Most words count nothing, and need not be folded.
    if !text.chars().any(char::is_numeric) {
        return false;
    }
    let plain = crate::spelling::unmarked(text);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    plain.bytes().any(|byte| byte.is_ascii_digit())
        && plain.split(' ').all(|word| is_number(word) || COUNTED.contains(&word))
}
