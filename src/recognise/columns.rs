//! Columns → fields: what each column of a table holds, by its header and by its content.
//!
//! The header proposes and the content confirms: a column headed `DT` that holds telephone numbers
//! is not the ethnic group. How far they agree is the column's confidence.

use std::collections::BTreeMap;

use super::grid::{Grid, is_empty};
use super::header::Header;
use super::values::{
    RoleWords, birth_date, day_count, gender, is_ditto, is_mark, is_number_code, short_role_words,
};
use super::vocabulary::{Heading, heading, headings};
use crate::catalogue::{Remembering, Resolution};
use crate::roster::{Field, Meant, TableColumn, UnusedColumn, is_hypothetical_name};
use crate::sheet::{Cell, CellRef, CellValue, Column, Row, SheetRow};

/// The columns of one table.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// What was understood, from the left.
    pub(super) used: Vec<TableColumn>,
    /// What was not.
    pub(super) unused: Vec<UnusedColumn>,
}

impl Columns {
    /// The column that holds this field.
    pub(super) fn of(&self, field: Field) -> Option<Column> {
        self.used.iter().find(|column| column.field == field).map(|column| column.column)
    }
}

/// How many rows are looked at to confirm a header.
const SAMPLE: usize = 40;

/// The column groups of a header: one, or one for each table side by side.
pub(super) fn side_by_side(header: &Header) -> Vec<BTreeMap<Column, Vec<String>>> {
    let heads = |path: &[String], fields: &[Field]| {
        path.last().and_then(|text| heading(text)).is_some_and(
            |found| matches!(found.heading, Heading::Field(field) if fields.contains(&field)),
        )
    };
    let names: Vec<Column> = header
        .columns
        .iter()
        .filter(|(_, path)| heads(path, &[Field::FullName]))
        .map(|(column, _)| *column)
        .collect();
    let mut starts = Vec::new();
    for pair in names.windows(2) {
        let [before, after] = *pair else { continue };
        // The two halves of one name stand beside each other under one heading.
        if header.columns.get(&before) == header.columns.get(&after)
            && after.number() == before.number() + 1
        {
            continue;
        }
        let ordinal = header
            .columns
            .range(before..after)
            .rev()
            .find(|(_, path)| heads(path, &[Field::Ordinal]))
            .map(|(column, _)| *column);
        starts.push(ordinal.unwrap_or(after));
    }
    let mut groups: Vec<BTreeMap<Column, Vec<String>>> = vec![BTreeMap::new()];
    for (column, path) in &header.columns {
        if starts.contains(column) {
            groups.push(BTreeMap::new());
        }
        if let Some(group) = groups.last_mut() {
            group.insert(*column, path.clone());
        }
    }
    groups
}

/// A column, the words over it, and the field that they propose with its confidence.
type Proposal<'a> = (Column, &'a [String], Option<(Field, u8)>);

/// Assigns fields to the columns of one table.
pub(super) fn assign(
    grid: &Grid<'_>,
    paths: &BTreeMap<Column, Vec<String>>,
    header_last: Row,
    catalogue: &Remembering<'_>,
) -> Columns {
    let sample: Vec<&SheetRow> =
        grid.rows().iter().filter(|row| row.row > header_last).take(SAMPLE).collect();
    let mut proposed: Vec<Proposal<'_>> = Vec::new();
    for (column, path) in paths {
        let confirmed = propose(path)
            .into_iter()
            .map(|(field, score)| (field, confidence(field, score, *column, &sample, catalogue)))
            .reduce(|best, other| if other.1 > best.1 { other } else { best });
        proposed.push((*column, path.as_slice(), confirmed));
    }
    roles_and_kinds(&mut proposed, &sample);
    let mut columns = Columns::default();
    for (column, path, proposal) in &proposed {
        let header = Header::label(path);
        let rival_wins = |field: Field, score: u8| {
            proposed.iter().any(|(other, _, rival)| {
                other != column
                    && rival.is_some_and(|(rival_field, rival_score)| {
                        rival_field == field
                            && (rival_score > score || (rival_score == score && other < column))
                    })
            })
        };
        match proposal {
            Some((field, score)) if *score >= LEAST && !rival_wins(*field, *score) => {
                columns.used.push(TableColumn {
                    field: *field,
                    column: *column,
                    header,
                    confidence: *score,
                });
            }
            _ => columns.unused.push(UnusedColumn { column: *column, header }),
        }
    }
    settle_names(grid, paths, &sample, catalogue, &mut columns);
    columns
}

/// `Thành phần` may head roles as well as kinds. Beside another column of roles, one that tells
/// nothing but kinds is the column of kinds.
fn roles_and_kinds(proposed: &mut [Proposal<'_>], sample: &[&SheetRow]) {
    let heads_role = |proposal: &Proposal<'_>| matches!(proposal.2, Some((Field::Role, score)) if score >= LEAST);
    if proposed.iter().filter(|proposal| heads_role(proposal)).count() < 2 {
        return;
    }
    for proposal in proposed.iter_mut().filter(|proposal| heads_role(proposal)) {
        let cells = sample.iter().filter_map(|row| row.cell(proposal.0));
        let told: Vec<RoleWords> = cells.map(|cell| short_role_words(&cell.shown())).collect();
        let tells_kind = told.iter().any(|words| words.kind().is_some());
        if tells_kind && told.iter().all(|words| words.role().is_none()) {
            proposal.2 = proposal.2.map(|(_, score)| (Field::Kind, score));
        }
    }
}

/// Below this the content contradicts the header.
const LEAST: u8 = 25;

/// The certainty of what the words over a column leave open and its content has to prove.
const QUITE_CERTAIN: u8 = 80;

/// The fields that a column's header proposes, with the certainty of the words.
fn propose(path: &[String]) -> Vec<(Field, u8)> {
    let Some((leaf, parents)) = path.split_last() else { return Vec::new() };
    let parent = parents.iter().rev().find_map(|text| heading(text));
    let parent = parent.and_then(|found| match found.heading {
        Heading::Field(field) => Some((field, found.score)),
        Heading::Other => None,
    });
    let found = headings(leaf);
    if found.is_empty() && leaf.starts_with('(') {
        // `Dân tộc` over `(ghi rõ)`.
        return parent.into_iter().collect();
    }
    // `Năm` over `sinh`: one heading that was broken over two cells.
    let found = match (&found[..], parents.last()) {
        ([], Some(above)) => headings(&format!("{above} {leaf}")),
        _ => found,
    };
    let fields = found.iter().filter_map(|found| match found.heading {
        Heading::Field(field) => Some((beneath(parent.map(|it| it.0), field)?, found.score)),
        Heading::Other => None,
    });
    let mut fields: Vec<(Field, u8)> = fields.collect();
    // `Nam` and `Nữ` with nothing above them may head years of birth as well as marks.
    for (marked, dated) in
        [(Field::GenderMale, Field::BirthDateMale), (Field::GenderFemale, Field::BirthDateFemale)]
    {
        if parent.is_none() && fields.iter().any(|(field, _)| *field == marked) {
            fields.push((dated, QUITE_CERTAIN));
        }
    }
    fields
}

/// What a heading means beneath another one.
fn beneath(parent: Option<Field>, field: Field) -> Option<Field> {
    match (parent, field) {
        (Some(Field::BirthDate), Field::GenderMale) => Some(Field::BirthDateMale),
        (Some(Field::BirthDate), Field::GenderFemale) => Some(Field::BirthDateFemale),
        (Some(Field::BirthDate), Field::BirthDay | Field::BirthMonth | Field::BirthYear) => {
            Some(field)
        }
        // `Ngày`, `Tháng`, `Năm` are of a birth only beneath one.
        (_, Field::BirthDay | Field::BirthMonth | Field::BirthYear)
        | (Some(Field::PartyMember | Field::Honours | Field::Religion), _)
        | (Some(Field::Group), Field::GenderMale | Field::GenderFemale) => None,
        _ => Some(field),
    }
}

/// How far the content agrees with the header, in percent.
fn confidence(
    field: Field,
    score: u8,
    column: Column,
    sample: &[&SheetRow],
    catalogue: &Remembering<'_>,
) -> u8 {
    // Few cells prove little; section rows and totals account for some that do not fit.
    const ENOUGH: u32 = 3;
    let mut seen = 0_u32;
    let mut fitting = 0_u32;
    for row in sample {
        let Some(cell) = row.cell(column).filter(|cell| !is_empty(cell)) else {
            continue;
        };
        let Some(fits) = fits(field, cell, catalogue) else {
            continue;
        };
        seen += 1;
        fitting += u32::from(fits);
    }
    if seen < ENOUGH {
        return score;
    }
    let share = fitting * 100 / seen;
    let agreed = if share >= 60 { 100 } else { share * 100 / 60 };
    u8::try_from(u32::from(score) * agreed / 100).unwrap_or(score)
}

/// Whether a cell's content is of the field; none where any content would be.
fn fits(field: Field, cell: &Cell, catalogue: &Remembering<'_>) -> Option<bool> {
    if is_ditto(cell) {
        return None;
    }
    Some(match field {
        Field::BirthDate | Field::BirthDateMale | Field::BirthDateFemale => {
            !matches!(birth_date(cell), Meant::Unclear(crate::roster::Unclear::NotUnderstood))
                || day_count(cell).is_some()
        }
        Field::Gender => {
            !matches!(gender(cell), Meant::Unclear(crate::roster::Unclear::NotUnderstood))
                || is_number_code(cell).is_some()
                || is_mark(cell).is_some()
        }
        Field::GenderMale | Field::GenderFemale => {
            is_mark(cell).is_some() || matches!(gender(cell), Meant::Known(_))
        }
        Field::RoleOfficial
        | Field::RoleGuest
        | Field::RoleAlternate
        | Field::KindExOfficio
        | Field::KindSelected => is_mark(cell).is_some(),
        Field::Group => match &cell.value {
            CellValue::Text(text) => !matches!(
                catalogue.resolve(text),
                Resolution::Unknown { ref suggestions } if suggestions.is_empty()
            ),
            _ => false,
        },
        Field::FullName => match &cell.value {
            CellValue::Text(text) => {
                !text.chars().any(|c| c.is_ascii_digit()) || is_hypothetical_name(text)
            }
            _ => false,
        },
        Field::Role | Field::Kind => match &cell.value {
            CellValue::Text(text) => !short_role_words(text).is_empty(),
            _ => false,
        },
        Field::PartyMember => {
            is_mark(cell).is_some() || !matches!(birth_date(cell), Meant::Unclear(_))
        }
        Field::Unit => is_mark(cell).is_none() && cell.shown().chars().any(char::is_alphabetic),
        Field::Phone => cell.shown().bytes().filter(u8::is_ascii_digit).count() >= 8,
        _ => return None,
    })
}

/// `Họ đệm | Tên`, one heading over both, or `Tên` alone.
fn settle_names(
    grid: &Grid<'_>,
    paths: &BTreeMap<Column, Vec<String>>,
    sample: &[&SheetRow],
    catalogue: &Remembering<'_>,
    columns: &mut Columns,
) {
    let family = columns.of(Field::FamilyName);
    let given = columns.of(Field::GivenName);
    let rename = |columns: &mut Columns, from: Field, to: Field| {
        for column in &mut columns.used {
            if column.field == from {
                column.field = to;
            }
        }
    };
    if columns.of(Field::FullName).is_none() {
        match (family, given) {
            (Some(_), None) => rename(columns, Field::FamilyName, Field::FullName),
            (None, Some(_)) => rename(columns, Field::GivenName, Field::FullName),
            _ => {}
        }
    }
    let Some(full) = columns.of(Field::FullName) else {
        return;
    };
    if given.is_some() || family.is_some() {
        return;
    }
    let next = Column::new(full.number() + 1);
    let same_heading = paths.get(&next).is_none_or(|path| paths.get(&full) == Some(path));
    let merged = grid
        .merge(CellRef::new(full, header_row_of(grid, full, sample)))
        .is_some_and(|merge| merge.last.column >= next);
    if same_heading
        && (merged || paths.get(&next).is_none())
        && holds_given_names(next, full, columns.of(Field::Group).is_some(), sample, catalogue)
    {
        rename(columns, Field::FullName, Field::FamilyName);
        columns.unused.retain(|column| column.column != next);
        let header = columns
            .used
            .iter()
            .find(|column| column.field == Field::FamilyName)
            .map(|column| column.header.clone())
            .unwrap_or_default();
        columns.used.push(TableColumn {
            field: Field::GivenName,
            column: next,
            header,
            confidence: 80,
        });
        columns.used.sort_by_key(|column| column.column);
    }
}

/// The row just above the sample, where the header's last row is.
fn header_row_of(grid: &Grid<'_>, column: Column, sample: &[&SheetRow]) -> Row {
    let before = sample.first().map_or(u32::MAX, |row| row.row.number());
    grid.rows()
        .iter()
        .rev()
        .filter(|row| row.row.number() < before)
        .find(|row| row.cell(column).is_some_and(|cell| !is_empty(cell)))
        .map_or_else(|| Row::new(1), |row| row.row)
}

/// Whether a column without a heading of its own holds single names.
///
/// `Hoa` and `Thái` are groups as well as names: only where no column is headed as the group may
/// this one be it.
fn holds_given_names(
    column: Column,
    full: Column,
    group_is_headed: bool,
    sample: &[&SheetRow],
    catalogue: &Remembering<'_>,
) -> bool {
    let (mut seen, mut names) = (0, 0);
    for row in sample {
        let both = [full, column].map(|at| row.cell(at).filter(|cell| !is_empty(cell)));
        let [Some(_), Some(cell)] = both else {
            continue;
        };
        seen += 1;
        let text = cell.shown();
        let single = text.split_whitespace().count() == 1
            && text.chars().all(char::is_alphabetic)
            && !matches!(gender(cell), Meant::Known(_))
            && (group_is_headed || catalogue.resolve(&text).group().is_none());
        names += usize::from(single);
    }
    seen >= 2 && names * 10 >= seen * 7
}
