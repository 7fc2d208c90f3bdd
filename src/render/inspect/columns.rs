//! The columns of a table: letter, header as written, meaning, certainty, some values.

use anstyle::Style;
use unicode_width::UnicodeWidthStr as _;

use super::words;
use crate::check::Inspection;
use crate::closed_list::ClosedList;
use crate::recognise::SURE_ENOUGH;
use crate::render::for_terminal;
use crate::render::paper::{DIM, Layout, PLAIN, Paper, YELLOW};
use crate::roster::words as roster_words;
use crate::roster::{Table, TableColumn};
use crate::sheet::Column;

/// The longest value that is shown whole.
const LONGEST: usize = 28;

pub(super) fn write(paper: &mut Paper, inspection: &Inspection, at: usize, table: &Table) {
    let samples = |column: Column| -> String {
        // Where there is little room, one value says more than three cut to pieces.
        let room = if paper.layout() == Layout::Wide { 3 } else { 2 };
        let values = inspection.samples_of(at, column).iter().take(room);
        values.map(|value| shortened(value)).collect::<Vec<_>>().join("; ")
    };
    let mut all: Vec<(Column, [String; 5], Style)> = Vec::new();
    for column in &table.columns {
        let confidence = paper.say(&words::confidence(column.confidence));
        let style = if column.confidence < SURE_ENOUGH { YELLOW } else { PLAIN };
        let cells = [
            column.column.to_string(),
            on_a_line(&column.header),
            paper.say(&roster_words::field(column.field)),
            confidence,
            samples(column.column),
        ];
        all.push((column.column, cells, style));
    }
    for column in &table.unused_columns {
        let unused = paper.word("(không dùng)", "(not used)").to_owned();
        let cells = [
            column.column.to_string(),
            on_a_line(&column.header),
            unused,
            String::new(),
            samples(column.column),
        ];
        all.push((column.column, cells, DIM));
    }
    all.sort_by_key(|(column, ..)| *column);
    let mut page = paper.columns_under([
        paper.word("Cột", "Col"),
        paper.word("Tiêu đề trong tệp", "Header as written"),
        paper.word("Hiểu là", "Understood as"),
        paper.word("Mức chắc", "Certainty"),
        paper.word("Ví dụ", "For example"),
    ]);
    for (_, cells, style) in all {
        page.add_row(cells.map(|cell| paper.paint(style, &cell)));
    }
    paper.blank();
    paper.table(page);
    for column in table.columns.iter().filter(|column| column.confidence < SURE_ENOUGH) {
        confirm(paper, column);
    }
}

fn confirm(paper: &mut Paper, column: &TableColumn) {
    let told = words::confirm(column.field.id(), &column.column.to_string());
    let told = paper.say(&told);
    paper.paragraph("   → ", &told, YELLOW);
}

/// A text on one line, harmless for the terminal.
pub(super) fn on_a_line(written: &str) -> String {
    let words: Vec<&str> = written.split_whitespace().collect();
    for_terminal(&words.join(" "))
}

/// A value on one line, cut where it is long.
pub(super) fn shortened(value: &str) -> String {
    let line = on_a_line(value);
    if line.width() <= LONGEST {
        return line;
    }
    let mut short = String::new();
    for letter in line.chars() {
        if short.width() + 1 >= LONGEST {
            break;
        }
        short.push(letter);
    }
    format!("{}…", short.trim_end())
}
