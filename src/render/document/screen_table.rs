//! A table on the terminal: what has no column of its own stands beneath what has.

use comfy_table::{
    Cell as DrawnCell, CellAlignment, ColumnConstraint, ContentArrangement, Row, TableStyle, Width,
};

use super::lines::{DIM, PLAIN, STRONG, TextCell, TextLine, Tone, paragraph};
use super::screen::ScreenPrinter;
use super::table::{Alignment, ColumnFit, Elsewhere, TextTable, WIDE};
use crate::wording::Text;

/// Between what stands in one line.
const BETWEEN: Text = Text::fixed(" · ", " · ");

impl ScreenPrinter {
    /// Without lines, and behind an indent of one.
    pub(super) fn table(&mut self, table: &TextTable) {
        let own = table.own_columns(self.width);
        let mut drawn = comfy_table::Table::new();
        drawn
            .load_style(TableStyle::new())
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.width.saturating_sub(1)).unwrap_or(u16::MAX))
            .force_no_tty();
        if table.has_titles_on_screen {
            drawn.set_header(self.titles(table, &own));
        }
        for row in &table.rows {
            drawn.add_row(self.row(table, &own, row));
        }
        let last = own.len().saturating_sub(1);
        for (index, column) in drawn.column_iter_mut().enumerate() {
            column.set_padding((0, if index == last { 0 } else { 2 }));
            match own.get(index).map(|at| table.columns[*at].fit) {
                Some(ColumnFit::Whole(from)) if self.width >= from => {
                    column.set_constraint(ColumnConstraint::ContentWidth);
                }
                Some(ColumnFit::AtMost(width)) => {
                    column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(width)));
                }
                _ => {}
            }
        }
        let lines: Vec<String> = drawn.lines().collect();
        for line in lines {
            self.line(&format!(" {line}"));
        }
        let is_dropped = |at: usize| {
            let column = &table.columns[at];
            self.width < column.own.start && column.elsewhere == Elsewhere::Nowhere
        };
        let note = if (0..table.columns.len()).any(is_dropped) {
            &table.note_on_dropped
        } else {
            &table.note_in_full
        };
        if let Some(note) = note {
            self.paragraph(&paragraph(note).toned(DIM).indented(1));
        }
    }

    fn titles(&self, table: &TextTable, own: &[usize]) -> Row {
        let mut row = Row::new();
        for at in own {
            let column = &table.columns[*at];
            let is_joint = table.columns.iter().any(|other| other.host(self.width) == Some(*at));
            let title = column.joint_title.as_ref().filter(|_| is_joint).unwrap_or(&column.title);
            let cell = DrawnCell::new(self.drawn(&TextLine::from(title).toned(STRONG)));
            row.add_cell(aligned(cell, column.alignment == Alignment::Right));
        }
        row
    }

    fn row(&self, table: &TextTable, own: &[usize], cells: &[TextCell]) -> Row {
        let mut row = Row::new();
        for at in own {
            let lines = gathered(table, cells, *at, self.width);
            let lines: Vec<String> = lines.iter().map(|line| self.drawn(line)).collect();
            let is_number = table.columns[*at].alignment != Alignment::Left;
            row.add_cell(aligned(DrawnCell::new(lines.join("\n")), is_number));
        }
        row
    }
}

fn aligned(cell: DrawnCell, to_the_right: bool) -> DrawnCell {
    if to_the_right { cell.set_alignment(CellAlignment::Right) } else { cell }
}

/// The lines of a cell with those of the columns that have no place of their own.
fn gathered(table: &TextTable, cells: &[TextCell], at: usize, width: usize) -> Vec<TextLine> {
    let is_wide = width >= WIDE;
    let mut above = Vec::new();
    let mut lines = cells.get(at).map_or(Vec::new(), |cell| cell.lines(is_wide).to_vec());
    let mut in_line: Option<TextLine> = None;
    let hosted = table.columns.iter().enumerate();
    for (other, column) in
        hosted.filter(|(other, _)| at == host(table, *other, width) && at != *other)
    {
        let Some(cell) = cells.get(other) else { continue };
        let filled = cell.lines(is_wide).iter().filter(|line| !line.is_empty()).cloned();
        match column.elsewhere {
            Elsewhere::Nowhere => {}
            Elsewhere::Above(_, tone) => above.extend(filled.map(|line| line.toned(tone))),
            Elsewhere::Beneath(_) => {
                lines.extend(in_line.take());
                lines.extend(filled);
            }
            Elsewhere::InLine(_) => {
                in_line = filled.fold(in_line, |before, next| Some(joined(before, next)));
            }
            Elsewhere::InLineTitled(_) => {
                let told = filled.filter(|line| !line.is_dash());
                let titled = told.map(|line| behind_title(&column.title, line));
                in_line = titled.fold(in_line, |before, next| Some(joined(before, next)));
            }
        }
    }
    lines.extend(in_line);
    above.into_iter().chain(lines).filter(|line| !line.is_empty()).collect()
}

/// The column in which another stands, which may be itself.
fn host(table: &TextTable, mut at: usize, width: usize) -> usize {
    while let Some(host) = table.columns[at].host(width) {
        at = host;
    }
    at
}

/// A line with another behind it.
fn joined(before: Option<TextLine>, next: TextLine) -> TextLine {
    match before {
        None => next,
        Some(before) => before.and(BETWEEN).then(next),
    }
}

fn behind_title(title: &Text, line: TextLine) -> TextLine {
    let tone: Tone = line.only_tone().unwrap_or(PLAIN);
    TextLine::from(title).then(" ").toned(tone).then(line)
}
