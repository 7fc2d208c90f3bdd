//! Columns → fields: what each column of a table holds, weighed by all its evidence at once.
//!
//! A column's heading, the headings above it and the content of all its cells speak for a field or
//! against it. Of several candidates for a field the best wins; hidden columns come last, since
//! nobody who reads the list sees them. A choice that was close is told.

mod beside;
mod content;

use smol_str::SmolStr;

use super::grid::Grid;
use super::header::{Header, Paths, label_over};
use super::numbering::without_number;
use super::vocabulary::{Heading, UNSURE, heading, headings, speaks_of_others};
use crate::catalogue::{GroupCode, Remembering};
use crate::roster::{ColumnTrait, Field, TableColumn, Tells, UnusedColumn};
use crate::sheet::{CellRef, Column, Row};
pub(super) use beside::side_by_side;
pub(super) use content::Content;

/// The columns of one table.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// What was understood, from the left.
    pub(super) used: Vec<TableColumn>,
    /// What was not.
    pub(super) unused: Vec<UnusedColumn>,
    /// The columns to mark groups in, with the group that each is headed by; none for the column
    /// where another is written.
    pub(super) groups: Vec<(Column, Option<GroupCode>)>,
    /// Those of the used columns that are hidden.
    pub(super) hidden: Vec<Column>,
}

impl Columns {
    /// The column that holds this field.
    pub(super) fn of(&self, field: Field) -> Option<Column> {
        self.used.iter().find(|column| column.field == field).map(|column| column.column)
    }
}

/// Below this the content contradicts the header.
const LEAST: u8 = 25;

/// The certainty of what the words over a column leave open and its content has to prove.
const QUITE_CERTAIN: u8 = 80;

/// The words of headings that name the communes of a district.
const COMMUNES: [&str; 4] = ["xa", "phuong", "thi", "tran"];

/// The certainty of words that head several fields.
const ALMOST_CERTAIN: u8 = 95;

/// The certainty of a choice between columns that are headed alike and say different things: less
/// than a verdict can rest on.
const IN_DOUBT: u8 = 40;

/// How far a column's content has to agree with a fact for the column to be proposed for it.
const LIKENESS: u8 = 80;

/// A column as the home of a field.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    column: Column,
    field: Field,
    /// How far header and content agree, in percent.
    confidence: u8,
    is_hidden: bool,
}

/// Assigns fields to the columns of one table, beneath their header.
pub(super) fn assign(
    grid: &Grid<'_>,
    paths: &Paths,
    header: &Header,
    content: &Content<'_>,
    catalogue: &Remembering<'_>,
) -> Columns {
    let groups = group_columns(paths, content, catalogue);
    let candidates = candidates(grid, paths, &groups, content);
    let mut columns = Columns { groups, ..Columns::default() };
    for candidate in &candidates {
        // What nobody sees tells nothing beside a column that tells the same fact in sight.
        let tells_it = |used: &TableColumn| {
            used.field == candidate.field
                || (candidate.is_hidden && fact_of(used.field) == fact_of(candidate.field))
        };
        let is_free =
            columns.used.iter().all(|used| !tells_it(used) && used.column != candidate.column);
        if is_free {
            if candidate.is_hidden {
                columns.hidden.push(candidate.column);
            }
            let confidence = settled(*candidate, &candidates, content);
            let Candidate { field, column, .. } = *candidate;
            let header = label_over(paths, column);
            columns.used.push(TableColumn { field, column, header, confidence });
        }
    }
    settle_names(grid, paths, header, content, &mut columns);
    for (column, _) in &columns.groups {
        columns.used.push(TableColumn {
            field: Field::Group,
            column: *column,
            header: label_over(paths, *column),
            confidence: QUITE_CERTAIN,
        });
    }
    columns.used.sort_by_key(|column| column.column);
    let is_used = |column: &Column| columns.used.iter().any(|used| used.column == *column);
    columns.unused = paths
        .keys()
        .filter(|column| !is_used(column))
        .map(|column| UnusedColumn {
            column: *column,
            header: label_over(paths, *column),
            looks_like: looks_like(*column, content),
        })
        .collect();
    columns
}

/// The columns that may hold a field, the best first.
fn candidates(
    grid: &Grid<'_>,
    paths: &Paths,
    groups: &[(Column, Option<GroupCode>)],
    content: &Content<'_>,
) -> Vec<Candidate> {
    let is_of_groups = |column: &Column| groups.iter().any(|(group, _)| group == column);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (column, path) in paths.iter().filter(|(column, _)| !is_of_groups(column)) {
        candidates.extend(propose(path).into_iter().filter_map(|(field, certainty)| {
            let agreed = content.agreement(field, *column).unwrap_or(100);
            let confidence = u16::from(certainty) * u16::from(agreed) / 100;
            Some(Candidate {
                column: *column,
                field,
                confidence: u8::try_from(confidence).ok()?,
                is_hidden: grid.is_hidden(*column),
            })
        }));
    }
    // Beside columns to mark groups in, a hidden column of groups is old.
    let is_old = |candidate: &Candidate| {
        candidate.is_hidden && candidate.field == Field::Group && !groups.is_empty()
    };
    candidates.retain(|candidate| candidate.confidence >= LEAST && !is_old(candidate));
    roles_and_kinds(&mut candidates, content);
    candidates.sort_by_key(|Candidate { is_hidden, confidence, column, .. }| {
        (*is_hidden, std::cmp::Reverse(*confidence), *column)
    });
    candidates
}

/// The field that stands for all columns that tell the same fact.
fn fact_of(field: Field) -> Field {
    match field.tells() {
        Tells::Gender(_) | Tells::BirthOf(_) => Field::Gender,
        Tells::Role(_) => Field::Role,
        Tells::Kind(_) => Field::Kind,
        _ => field,
    }
}

/// How certain a chosen column is beside the other candidates for its field: two that are headed as
/// well and say different things leave it open.
fn settled(chosen: Candidate, candidates: &[Candidate], content: &Content<'_>) -> u8 {
    const DECISIVE: [Field; 3] = [Field::Gender, Field::Group, Field::BirthDate];
    let is_rival = |other: &&Candidate| {
        other.field == chosen.field
            && other.column != chosen.column
            && other.is_hidden == chosen.is_hidden
            && other.confidence >= chosen.confidence
            && content.cells(other.column).next().is_some()
    };
    let rivals = || candidates.iter().filter(is_rival);
    let contradicts =
        |other: &Candidate| content.contradict(chosen.field, chosen.column, other.column);
    if DECISIVE.contains(&chosen.field) && rivals().any(contradicts) {
        IN_DOUBT.min(chosen.confidence)
    } else {
        chosen.confidence
    }
}

/// The facts that a verdict may need and that the content of a column without a use looks like.
fn looks_like(column: Column, content: &Content<'_>) -> Option<Field> {
    [Field::Gender, Field::Group, Field::BirthDate, Field::FullName]
        .into_iter()
        .find(|field| content.agreement(*field, column).is_some_and(|agreed| agreed >= LIKENESS))
}

/// `Thành phần` may head roles as well as kinds. Beside another column of roles, one that tells
/// nothing but kinds is the column of kinds.
fn roles_and_kinds(candidates: &mut [Candidate], content: &Content<'_>) {
    if candidates.iter().filter(|candidate| candidate.field == Field::Role).count() < 2 {
        return;
    }
    for candidate in candidates.iter_mut().filter(|candidate| candidate.field == Field::Role) {
        let cells = content.cells(candidate.column);
        let told: Vec<_> = cells.map(|cell| content.role_words(cell)).collect();
        let tells_kind = told.iter().any(|words| words.kind().is_some());
        if tells_kind && told.iter().all(|words| words.role().is_none()) {
            candidate.field = Field::Kind;
        }
    }
}

/// The columns to mark groups in: `Tày | Nùng | Dao | Khác`.
fn group_columns(
    paths: &Paths,
    content: &Content<'_>,
    catalogue: &Remembering<'_>,
) -> Vec<(Column, Option<GroupCode>)> {
    let own =
        |path: &Vec<SmolStr>| path.last().and_then(|text| catalogue.group(without_number(text)));
    let is_marked =
        |column: Column| content.is_ticked(column) || content.cells(column).next().is_none();
    let mut found: Vec<(Column, Option<GroupCode>)> = paths
        .iter()
        .filter_map(|(column, path)| Some((*column, Some(own(path)?))))
        .filter(|(column, _)| is_marked(*column))
        .collect();
    if found.len() < 2 {
        return Vec::new();
    }
    let other = |path: &Vec<SmolStr>| {
        let words = path.last().map(|text| crate::spelling::unmarked(text)).unwrap_or_default();
        ["khac", "dan toc khac", "dt khac"].contains(&words.as_str())
    };
    let next = found.last().map(|(column, _)| column.right());
    found.extend(
        next.filter(|next| paths.get(next).is_some_and(other)).map(|column| (column, None)),
    );
    found
}

/// The fields that a column's header proposes, with the certainty of the words.
fn propose(path: &[SmolStr]) -> Vec<(Field, u8)> {
    let Some((leaf, parents)) = path.split_last() else { return Vec::new() };
    if parents.iter().any(|text| speaks_of_others(text)) {
        return Vec::new();
    }
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
        Heading::Field(field) => {
            Some((beneath(parent.map(|(above, _)| above), field)?, found.score))
        }
        Heading::Other => None,
    });
    let mut fields: Vec<(Field, u8)> =
        fields.filter(|(field, score)| *score > UNSURE || !field.has(ColumnTrait::Vague)).collect();
    // `Xã, phường` is whom people stand for as well as where they live.
    if crate::spelling::unmarked(without_number(leaf))
        .split(' ')
        .all(|word| COMMUNES.contains(&word))
    {
        fields = vec![(Field::Unit, ALMOST_CERTAIN), (Field::Address, ALMOST_CERTAIN - 1)];
    }
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

/// `Họ đệm | Tên`, one heading over both, or `Tên` alone.
fn settle_names(
    grid: &Grid<'_>,
    paths: &Paths,
    header: &Header,
    content: &Content<'_>,
    columns: &mut Columns,
) {
    let family = columns.of(Field::FamilyName);
    let given = columns.of(Field::GivenName);
    let rename = |columns: &mut Columns, from: Field, to: Field| {
        for column in columns.used.iter_mut().filter(|column| column.field == from) {
            column.field = to;
        }
    };
    if columns.of(Field::FullName).is_none() {
        match (family, given) {
            (Some(_), None) => rename(columns, Field::FamilyName, Field::FullName),
            (None, Some(_)) => rename(columns, Field::GivenName, Field::FullName),
            _ => {}
        }
    }
    let Some(full) = columns.of(Field::FullName).filter(|_| given.is_none() && family.is_none())
    else {
        return;
    };
    let next = full.right();
    let same_heading = paths.get(&next).is_none_or(|path| paths.get(&full) == Some(path));
    let merged = (header.first.number()..=header.last.number())
        .filter_map(|row| grid.merge(CellRef::new(full, Row::new(row))))
        .any(|merge| merge.last.column >= next);
    if same_heading
        && (merged || paths.get(&next).is_none())
        && content.holds_given_names(full, next, columns.of(Field::Group).is_some())
    {
        rename(columns, Field::FullName, Field::FamilyName);
        let header = columns.used.iter().find(|column| column.field == Field::FamilyName);
        let header = header.map(|column| column.header.clone()).unwrap_or_default();
        columns.used.retain(|column| column.column != next);
        columns.used.push(TableColumn {
            field: Field::GivenName,
            column: next,
            header,
            confidence: QUITE_CERTAIN,
        });
    }
}
