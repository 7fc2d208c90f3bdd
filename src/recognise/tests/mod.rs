//! Lists as offices make them, drawn as text: one line a row, `|` between the cells. A line of
//! merges may follow the drawing.

mod asks;
mod columns;
mod feet;
mod headers;
mod large;
mod numbered;
mod rows;
mod tables;

use smol_str::ToSmolStr;

use super::*;
use crate::closed_list::ClosedList;
use crate::roster::Role::{Alternate, Guest, Official};
use crate::roster::{BirthDate, Field, Gender, OfficialKind, RowReason};
use crate::sheet::{Cell, CellRef, CellValue, Column, Merge, Row, Sheet, SheetRow};

/// Draws a sheet. `A1:C1` among the merges merges these cells.
pub(in crate::recognise) fn sheet(name: &str, drawing: &str, merges: &[&str]) -> Sheet {
    let mut rows = Vec::new();
    for (at, line) in drawing.trim_matches('\n').lines().enumerate() {
        let cells = line
            .split('|')
            .enumerate()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(column, text)| {
                let text = text.trim().replace("\\n", "\n");
                let value = text.parse().map_or(CellValue::Text(text.into()), CellValue::Number);
                Cell::new(Column::from_index(u32::try_from(column).unwrap()), value)
            })
            .collect();
        rows.push(SheetRow {
            row: Row::from_index(u32::try_from(at).unwrap()),
            cells,
            hidden: false,
            struck: false,
        });
    }
    rows.retain(|row| !row.cells.is_empty());
    let merges = merges.iter().map(|merge| merge_of(merge)).collect();
    Sheet { name: Some(name.to_owned()), rows, merges, ..Sheet::default() }
}

fn merge_of(text: &str) -> Merge {
    let corner = |text: &str| {
        let digits = text.find(|c: char| c.is_ascii_digit()).unwrap();
        CellRef::new(text[..digits].parse().unwrap(), Row::new(text[digits..].parse().unwrap()))
    };
    let (first, last) = text.split_once(':').unwrap();
    Merge { first: corner(first), last: corner(last) }
}

fn try_read(sheets: Vec<Sheet>) -> Result<Roster, Fault> {
    let options = RecogniseOptions {
        catalogue: GroupCatalogue::vietnam(),
        sheets: Vec::new(),
        unstated_role: None,
        hints: Hints::default(),
    };
    recognise(Workbook { sheets, ..Workbook::default() }, &options)
}

fn read(drawing: &str) -> Roster {
    try_read(vec![sheet("Sheet1", drawing, &[])]).unwrap()
}

/// Each delegate as `row name gender year group role kind unit`.
fn lines(roster: &Roster) -> Vec<String> {
    let catalogue = GroupCatalogue::vietnam();
    roster
        .delegates
        .iter()
        .map(|delegate| {
            let known = [
                delegate.name.known().cloned(),
                delegate.gender.known().map(|gender| gender.id().into()),
                delegate.birth.known().map(|birth| birth.year().to_smolstr()),
                delegate
                    .group
                    .known()
                    .and_then(|group| Some(catalogue.name(group.group()?).into())),
                delegate.role.known().map(|role| role.id().into()),
                delegate.kind.known().map(|kind| kind.id().into()),
                delegate.unit.known().cloned(),
            ];
            let words = known.map(|value| value.unwrap_or_else(|| "?".into()));
            format!("{} {}", delegate.row, words.join(" · "))
        })
        .collect()
}
