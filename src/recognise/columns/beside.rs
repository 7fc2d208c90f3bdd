//! Tables side by side beneath one header.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::super::header::{Header, Paths};
use super::super::vocabulary::{Heading, headings, speaks_of_others};
use crate::roster::Field;
use crate::sheet::Column;
/// The column groups of a header: one, or one for each table side by side.
///
/// A second column of names alone begins no second table: it may hold the names of parents. A table
/// begins anew where headings come again.
pub(in crate::recognise) fn side_by_side(header: &Header) -> Vec<Paths> {
    let is_whole = header.columns.values().any(|path| heads(path, Field::FullName));
    let names_field = if is_whole { Field::FullName } else { Field::FamilyName };
    let names: Vec<Column> = header
        .columns
        .iter()
        .filter(|(_, path)| heads(path, names_field))
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
        let between = header.columns.range(before..after).rev();
        let ordinal = between
            .filter(|(_, path)| heads(path, Field::Ordinal))
            .map(|(column, _)| *column)
            .next();
        if ordinal.is_some() || comes_again(&header.columns, before, after) {
            let again = first_again(&header.columns, before, after);
            starts.push(ordinal.or(again).unwrap_or(after));
        }
    }
    let mut groups: Vec<Paths> = vec![BTreeMap::new()];
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

fn heads(path: &[SmolStr], field: Field) -> bool {
    let Some((leaf, parents)) = path.split_last() else { return false };
    if parents.iter().any(|text| speaks_of_others(text)) {
        return false;
    }
    let found = headings(leaf);
    // `Ông/Bà` may head genders as well as names.
    matches!(&found[..], [found] if found.heading == Heading::Field(field) && found.score >= 75)
}

/// The column before the second names over which the first heading of all stands again, behind
/// others: the columns of one group stand beneath one heading.
fn first_again(columns: &Paths, before: Column, after: Column) -> Option<Column> {
    let (_, first) = columns.first_key_value()?;
    let next = before.right();
    let is_first = |(_, path): &(&Column, &Vec<SmolStr>)| path.first() == first.first();
    let behind = columns.range(next..=after).skip_while(is_first);
    behind.into_iter().find(is_first).map(|(column, _)| *column)
}

/// Whether a heading between two columns of names stands behind the second again.
fn comes_again(columns: &Paths, before: Column, after: Column) -> bool {
    let next = before.right();
    // Beneath a heading may stand a person, where the table beside has the deeper header.
    let outermost = |path: &Vec<SmolStr>| path.first().cloned();
    let first: Vec<Option<SmolStr>> =
        columns.range(next..after).map(|(_, path)| outermost(path)).collect();
    columns.range(after..).skip(1).any(|(_, path)| first.contains(&outermost(path)))
}
