//! The part of a sheet, with the styles of its marked cells. Cells that hold nothing yet are added.

use std::fmt::Write as _;

use super::AnnotateError;
use super::marks::{Marked, Weight, address};
use super::package::EditedPackage;
use super::styles_part::StylesPart;
use super::tags::{Edits, Tag, TagShape, tags, with_attribute};
use crate::sheet::Column;

/// Gives the marked cells of a sheet their colours.
pub(super) fn restyle(
    package: &mut EditedPackage<'_>,
    part: &str,
    marked: &Marked,
    styles: &mut StylesPart,
) -> Result<(), AnnotateError> {
    let text = package.part(part)?;
    let all = tags(&text)?;
    let cells = marked.cells.iter().map(|(at, (weight, _))| (*at, *weight)).collect();
    let mut walk = Walk {
        waiting: cells,
        styles,
        edits: Edits::default(),
        prefix: all.first().map(Tag::prefix).unwrap_or_default(),
        columns: Vec::new(),
        row: 0,
        row_style: None,
        column: 0,
    };
    let mut in_data = false;
    for tag in &all {
        match (tag.name(), tag.shape) {
            ("col", TagShape::Empty | TagShape::Start) => walk.columns.extend(column_style(tag)),
            ("sheetData", TagShape::Start) => in_data = true,
            ("sheetData", TagShape::Empty) => walk.only_rows(tag),
            ("sheetData", TagShape::End) => {
                walk.rows_before(u32::MAX, tag.at.start);
                break;
            }
            ("row", TagShape::Start | TagShape::Empty) if in_data => walk.row(tag),
            ("row", TagShape::End) if in_data => walk.cells_before(u32::MAX, tag.at.start),
            ("c", TagShape::Start | TagShape::Empty) if in_data => walk.cell(tag),
            _ => {}
        }
    }
    let edited = walk.edits.apply(&text);
    package.add(part, edited);
    Ok(())
}

/// A run of columns with a style of their own.
fn column_style(tag: &Tag<'_>) -> Option<(u32, u32, usize)> {
    let number = |name| tag.attribute(name)?.parse::<u32>().ok();
    let style = tag.attribute("style")?.parse().ok()?;
    Some((number("min")?, number("max")?, style))
}

/// A way through the rows of a sheet.
struct Walk<'a> {
    /// The marked cells that were not met yet, in the order of the sheet.
    waiting: std::collections::BTreeMap<(u32, u32), Weight>,
    styles: &'a mut StylesPart,
    edits: Edits,
    prefix: &'a str,
    columns: Vec<(u32, u32, usize)>,
    row: u32,
    row_style: Option<usize>,
    column: u32,
}

impl Walk<'_> {
    fn row(&mut self, tag: &Tag<'_>) {
        let number = tag.attribute("r").and_then(|number| number.parse().ok());
        let number = number.unwrap_or(self.row + 1);
        self.rows_before(number, tag.at.start);
        self.row = number;
        self.column = 0;
        let has_style =
            tag.attribute("customFormat").is_some_and(|it| matches!(&*it, "1" | "true"));
        let style = tag.attribute("s").and_then(|style| style.parse().ok());
        self.row_style = style.filter(|_| has_style);
        if tag.shape == TagShape::Empty
            && self.waiting.range((number, 0)..(number + 1, 0)).next().is_some()
        {
            let open = format!("{}>", tag.text.trim_end_matches("/>").trim_end());
            let cells = self.cells_of(number, u32::MAX);
            self.edits.replace(tag.at.clone(), format!("{open}{cells}</{}>", tag.full_name()));
        }
    }

    fn cell(&mut self, tag: &Tag<'_>) {
        let at = tag.attribute("r").and_then(|at| {
            at.trim_end_matches(|digit: char| digit.is_ascii_digit()).parse::<Column>().ok()
        });
        let column = at.map_or(self.column + 1, Column::number);
        self.cells_before(column, tag.at.start);
        self.column = column;
        if let Some(weight) = self.waiting.remove(&(self.row, column)) {
            let style = tag.attribute("s").and_then(|style| style.parse().ok()).unwrap_or(0);
            let style = self.styles.marked(style, weight);
            self.edits.replace(tag.at.clone(), with_attribute(tag.text, "s", &style.to_string()));
        }
    }

    /// Adds the marked cells of this row that stand before a column.
    fn cells_before(&mut self, column: u32, at: usize) {
        let cells = self.cells_of(self.row, column);
        if !cells.is_empty() {
            self.edits.insert(at, cells);
        }
    }

    fn cells_of(&mut self, row: u32, before: u32) -> String {
        let found: Vec<_> =
            self.waiting.range((row, 0)..(row, before)).map(|(at, _)| *at).collect();
        let mut cells = String::new();
        for at in found {
            let Some(weight) = self.waiting.remove(&at) else { continue };
            let of_column =
                |(first, last, _): &&(u32, u32, usize)| (*first..=*last).contains(&at.1);
            let own = self.row_style.filter(|_| row == self.row);
            let style = own.or_else(|| Some(self.columns.iter().find(of_column)?.2)).unwrap_or(0);
            let style = self.styles.marked(style, weight);
            let (prefix, cell) = (self.prefix, address(at));
            let _ = write!(cells, "<{prefix}c r=\"{cell}\" s=\"{style}\"/>");
        }
        cells
    }

    /// Adds the rows with marked cells that stand before a row.
    fn rows_before(&mut self, row: u32, at: usize) {
        let rows = self.missing_rows(row);
        if !rows.is_empty() {
            self.edits.insert(at, rows);
        }
    }

    fn missing_rows(&mut self, before: u32) -> String {
        let mut rows = String::new();
        while let Some(((row, _), _)) = self.waiting.range((self.row + 1, 0)..(before, 0)).next() {
            let row = *row;
            self.row_style = None;
            let (prefix, cells) = (self.prefix, self.cells_of(row, u32::MAX));
            let _ = write!(rows, "<{prefix}row r=\"{row}\">{cells}</{prefix}row>");
        }
        rows
    }

    /// The rows of a sheet that has none.
    fn only_rows(&mut self, tag: &Tag<'_>) {
        let open = format!("{}>", tag.text.trim_end_matches("/>").trim_end());
        let rows = self.missing_rows(u32::MAX);
        self.edits.replace(tag.at.clone(), format!("{open}{rows}</{}>", tag.full_name()));
    }
}
