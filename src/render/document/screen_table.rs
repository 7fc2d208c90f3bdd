//! A table on the terminal: what has no column of its own stands beneath what has. A table whose cells
//! all have room is laid out here; how one that is too wide is cut is left to the library.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, TableStyle, Width};

use super::lines::{DIM, PLAIN, STRONG, TextCell, TextLine, Tone, paragraph};
use super::screen::{ScreenPrinter, shown_width};
use super::table::{Alignment, ColumnFit, Elsewhere, TextTable, WIDE};
use crate::wording::Text;

/// Between what stands in one line.
const BETWEEN: Text = Text::fixed(" · ", " · ");

/// Between two columns.
const GAP: usize = 2;

/// A cell as it is drawn.
struct DrawnCell {
    /// Its lines, each with its width on the terminal.
    lines: Vec<(String, usize)>,
    to_the_right: bool,
}

impl DrawnCell {
    fn new(lines: impl IntoIterator<Item = String>, to_the_right: bool) -> Self {
        let lines = lines.into_iter().map(|line| {
            let width = shown_width(&line);
            (line, width)
        });
        Self { lines: lines.collect(), to_the_right }
    }

    fn width(&self) -> usize {
        self.lines.iter().map(|(_, width)| *width).max().unwrap_or_default()
    }
}

impl ScreenPrinter {
    /// Without lines, and behind an indent of one.
    pub(super) fn table(&mut self, table: &TextTable) {
        let own = table.own_columns(self.width);
        let titles = table.has_titles_on_screen.then(|| self.titles(table, &own));
        let rows = table.rows.iter().map(|row| self.row(table, &own, row));
        let rows: Vec<Vec<DrawnCell>> = titles.into_iter().chain(rows).collect();
        let fits: Vec<ColumnFit> = own.iter().map(|at| table.columns[*at].fit).collect();
        let lines = match self.whole_columns(&rows, &fits) {
            Some(widths) => uncut(&rows, &widths),
            None => self.cut(&rows, &fits),
        };
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

    fn titles(&self, table: &TextTable, own: &[usize]) -> Vec<DrawnCell> {
        let title = |at: &usize| {
            let column = &table.columns[*at];
            let is_joint = table.columns.iter().any(|other| other.host(self.width) == Some(*at));
            let title = column.joint_title.as_ref().filter(|_| is_joint).unwrap_or(&column.title);
            let title = self.drawn(&TextLine::from(title).toned(STRONG));
            DrawnCell::new([title], column.alignment == Alignment::Right)
        };
        own.iter().map(title).collect()
    }

    fn row(&self, table: &TextTable, own: &[usize], cells: &[TextCell]) -> Vec<DrawnCell> {
        let cell = |at: &usize| {
            let lines = gathered(table, cells, *at, self.width);
            let lines = lines.iter().map(|line| self.drawn(line));
            DrawnCell::new(lines, table.columns[*at].alignment != Alignment::Left)
        };
        own.iter().map(cell).collect()
    }

    /// The width of each column, where all of them have room for their longest lines.
    fn whole_columns(&self, rows: &[Vec<DrawnCell>], fits: &[ColumnFit]) -> Option<Vec<usize>> {
        let width = |at: usize| rows.iter().map(|row| row[at].width()).max();
        let widths: Option<Vec<usize>> = (0..fits.len()).map(width).collect();
        let widths = widths?;
        let is_short = |(width, fit): (&usize, &ColumnFit)| match fit {
            ColumnFit::AtMost(most) => *width <= usize::from(*most),
            ColumnFit::Wrapped | ColumnFit::Whole(_) => true,
        };
        let gaps = GAP * fits.len().saturating_sub(1);
        // One stands at least in a column, and before all of them.
        let needed = 1 + gaps + widths.iter().map(|width| *width.max(&1)).sum::<usize>();
        let fit = needed <= self.width && widths.iter().zip(fits).all(is_short);
        fit.then_some(widths)
    }

    /// The lines of a table whose cells have to be cut into several lines.
    fn cut(&self, rows: &[Vec<DrawnCell>], fits: &[ColumnFit]) -> Vec<String> {
        let mut drawn = comfy_table::Table::new();
        drawn
            .load_style(TableStyle::new())
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.width.saturating_sub(1)).unwrap_or(u16::MAX));
        // Without the command line the crate knows of no terminal.
        #[cfg(feature = "cli")]
        drawn.force_no_tty();
        for row in rows {
            let cells = row.iter().map(|cell| {
                let lines: Vec<&str> = cell.lines.iter().map(|(line, _)| line.as_str()).collect();
                let drawn = Cell::new(lines.join("\n"));
                if cell.to_the_right { drawn.set_alignment(CellAlignment::Right) } else { drawn }
            });
            drawn.add_row(cells.collect::<Vec<_>>());
        }
        let last = fits.len().saturating_sub(1);
        let gap = u16::try_from(GAP).unwrap_or_default();
        for (index, column) in drawn.column_iter_mut().enumerate() {
            column.set_padding((0, if index == last { 0 } else { gap }));
            match fits.get(index) {
                Some(ColumnFit::Whole(from)) if self.width >= *from => {
                    column.set_constraint(ColumnConstraint::ContentWidth);
                }
                Some(ColumnFit::AtMost(width)) => {
                    column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(*width)));
                }
                _ => {}
            }
        }
        drawn.lines().collect()
    }
}

/// The lines of a table whose columns are as wide as their cells.
fn uncut(rows: &[Vec<DrawnCell>], widths: &[usize]) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        let height = row.iter().map(|cell| cell.lines.len().max(1)).max().unwrap_or_default();
        for at in 0..height {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(widths) {
                let (text, wide) = cell.lines.get(at).map_or(("", 0), |(text, wide)| (text, *wide));
                let blank = " ".repeat(*width.max(&1) - wide);
                let (before, behind) =
                    if cell.to_the_right { (&*blank, "") } else { ("", &*blank) };
                line.extend([before, text, behind, "  "]);
            }
            lines.push(line);
        }
    }
    lines
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
