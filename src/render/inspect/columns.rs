//! The columns of a table: letter, header as written, meaning, certainty, some values.

use unicode_width::UnicodeWidthStr as _;

use super::words;
use crate::closed_list::ClosedList;
use crate::recognise::SURE_ENOUGH;
use crate::render::document::{
    self, DIM, Document, OPEN, PLAIN, TextCell, TextLine, Tone, beneath,
};
use crate::render::for_terminal;
use crate::roster::Table;
use crate::roster::words as roster_words;
use crate::sheet::Column;
use crate::validate::Inspection;
use crate::wording::Text;

/// The longest value that is shown whole.
const LONGEST: usize = 28;

/// How many values of a column are shown. Where there is little room, few say more than many cut to
/// pieces.
const VALUES: usize = 2;
const VALUES_IN_FULL: usize = 3;

pub(super) fn tell(document: &mut Document, inspection: &Inspection, at: usize, table: &Table) {
    let row = |column: Column, header: &str, meaning: Text, certainty: Text, tone: Tone| {
        let values = |count: usize| {
            let values = inspection.samples_of(at, column).iter().take(count);
            let values: Vec<String> = values.map(|value| shortened(value)).collect();
            TextLine::from(values.join("; ")).toned(tone)
        };
        let cells =
            [column.to_string().into(), on_a_line(header).into(), meaning.into(), certainty.into()];
        let mut cells: Vec<TextCell> =
            cells.map(|line: TextLine| line.toned(tone).into()).into_iter().collect();
        cells.push(TextCell::from(values(VALUES)).or_in_full(values(VALUES_IN_FULL)));
        (column, cells)
    };
    let is_doubtful = |confidence: u8| confidence < SURE_ENOUGH;
    let used = table.columns.iter().map(|column| {
        let tone = if is_doubtful(column.confidence) { OPEN } else { PLAIN };
        let meaning = roster_words::field(column.field);
        row(column.column, &column.header, meaning, words::confidence(column.confidence), tone)
    });
    let unused = table.unused_columns.iter().map(|column| {
        let meaning = Text::fixed("(không dùng)", "(not used)");
        row(column.column, &column.header, meaning, Text::default(), DIM)
    });
    let mut rows: Vec<(Column, Vec<TextCell>)> = used.chain(unused).collect();
    rows.sort_by_key(|(column, _)| *column);
    let mut drawn = document::TextTable::new(
        [
            Text::fixed("Cột", "Col"),
            Text::fixed("Tiêu đề trong tệp", "Header as written"),
            Text::fixed("Hiểu là", "Understood as"),
            Text::fixed("Mức chắc", "Certainty"),
            Text::fixed("Ví dụ", "For example"),
        ]
        .map(document::TextColumn::new),
    );
    for (_, cells) in rows {
        drawn.row(cells);
    }
    document.gap();
    document.table(drawn);
    for column in table.columns.iter().filter(|column| is_doubtful(column.confidence)) {
        let way_on = words::confirm(column.field.id(), &column.column.to_string());
        document.add(beneath(way_on).marked("→").toned(OPEN));
    }
}

/// A text on one line, harmless for the terminal.
pub(in crate::render) fn on_a_line(written: &str) -> String {
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
