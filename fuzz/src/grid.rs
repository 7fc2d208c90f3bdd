//! A workbook already read, from bytes: a grid of text, and behind its last zero byte what the text
//! cannot say (merges and what a user tells of the layout), drawn by `arbitrary`.
//!
//! The grid is text so that lists can seed it and the fuzzer can move cells about. Sheets are
//! apart by form feeds, rows by line feeds, cells by tabs; the first letter of a cell tells what it
//! holds besides text, the first letter of a row that it is hidden, struck out or far down.

use arbitrary::{Arbitrary, Unstructured};
use delegate_quota::rooms::closed_list::ClosedList;
use delegate_quota::rooms::recognise::{ColumnHint, Hints, TableHint};
use delegate_quota::rooms::roster::{Field, Role};
use delegate_quota::rooms::sheet::{
    Cell, CellRef, CellValue, Column, Merge, Row, Sheet, SheetRow, Workbook,
};

const LAST_ROW: u32 = 1_048_576;
const LAST_COLUMN: u32 = 16_384;
const ROWS_PASSED: u32 = 1_000;

/// What the grid cannot say.
#[derive(Debug, Default, Arbitrary)]
struct Beside {
    merges: Vec<(u32, u16, u8, u8)>,
    header_row: Option<u32>,
    columns: Vec<(u8, u16)>,
    tables: Vec<(Vec<u32>, Option<u32>, Option<u8>, Vec<(u8, u16)>)>,
    unstated_role: Option<u8>,
}

/// A workbook with what a user tells of it.
pub struct Recognised {
    pub workbook: Workbook,
    pub hints: Hints,
    pub unstated_role: Option<Role>,
}

/// The workbook that the input stands for.
pub fn workbook(input: &[u8]) -> Recognised {
    let at = input.iter().rposition(|byte| *byte == 0);
    let (text, tail) = at.map_or((input, &[][..]), |at| (&input[..at], &input[at + 1..]));
    let beside = if tail.is_empty() {
        Beside::default()
    } else {
        Beside::arbitrary(&mut Unstructured::new(tail)).unwrap_or_default()
    };
    let text = String::from_utf8_lossy(text);
    let mut sheets: Vec<Sheet> =
        text.split('\u{c}').enumerate().map(|(at, text)| sheet(at, text)).collect();
    for (at, merge) in beside.merges.iter().enumerate() {
        let sheet = at % sheets.len();
        sheets[sheet].merges.push(merged(*merge));
    }
    let hints = Hints {
        columns: columns(&beside.columns),
        header_row: beside.header_row.map(|row| Row::new(row % LAST_ROW)),
        tables: beside.tables.iter().map(table).collect(),
    };
    Recognised {
        workbook: Workbook { sheets, ..Workbook::default() },
        hints,
        unstated_role: beside.unstated_role.map(role),
    }
}

fn sheet(at: usize, text: &str) -> Sheet {
    let mut lines = text.split('\n');
    let name = lines.next().filter(|name| !name.is_empty() || at > 0).map(str::to_owned);
    let mut row = 1_u32;
    let mut rows = Vec::new();
    for line in lines {
        let passed = line.bytes().take_while(|byte| *byte == b'\r').count();
        let line = &line[passed..];
        row += u32::try_from(passed).unwrap_or(0) * ROWS_PASSED;
        let (hidden, line) = line.strip_prefix('~').map_or((false, line), |line| (true, line));
        let (struck, line) = line.strip_prefix('\u{8}').map_or((false, line), |line| (true, line));
        if row > LAST_ROW {
            break;
        }
        let cells: Vec<Cell> = (1..=LAST_COLUMN)
            .zip(line.split('\t'))
            .filter(|(_, text)| !text.is_empty())
            .map(|(column, text)| Cell::new(Column::new(column), value(text)))
            .collect();
        if !cells.is_empty() {
            rows.push(SheetRow { row: Row::new(row), cells: cells.into(), hidden, struck });
        }
        row += 1;
    }
    Sheet { name, rows, ..Sheet::default() }
}

fn value(text: &str) -> CellValue {
    // A line break within a cell; the grid's own are taken.
    let text = text.replace('\u{b}', "\n");
    let rest = text.get(1..).unwrap_or_default().to_owned();
    match text.as_bytes()[0] {
        b'#' => rest.parse().map_or(CellValue::Text(text.into()), CellValue::Number),
        b'@' => {
            rest.parse().map_or_else(|_| CellValue::ImpossibleDate(rest.as_str().into()), CellValue::Date)
        }
        b'!' => CellValue::Error(rest.into()),
        b'=' => CellValue::Uncalculated(rest.into()),
        b'?' => CellValue::Bool(rest.is_empty()),
        _ => CellValue::Text(text.into()),
    }
}

/// The grid of a workbook, for a seed.
pub fn of_workbook(workbook: &Workbook) -> String {
    let mut text = String::new();
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        if at > 0 {
            text.push('\u{c}');
        }
        text.push_str(sheet.name.as_deref().unwrap_or_default());
        let mut next = 1;
        for row in &sheet.rows {
            let breaks = row.row.number().saturating_sub(next) + 1;
            text.push_str(&"\n".repeat(usize::try_from(breaks.min(ROWS_PASSED)).unwrap_or(1)));
            next = row.row.number() + 1;
            if row.hidden {
                text.push('~');
            }
            if row.struck {
                text.push('\u{8}');
            }
            let mut column = 1;
            for cell in &row.cells {
                while column < cell.column.number().min(200) {
                    text.push('\t');
                    column += 1;
                }
                text.push_str(&written(cell));
            }
        }
    }
    text
}

fn written(cell: &Cell) -> String {
    match &cell.value {
        CellValue::Text(text) => text.replace('\n', "\u{b}").replace('\t', " "),
        CellValue::Number(number) => format!("#{number}"),
        CellValue::Bool(true) => "?".to_owned(),
        CellValue::Bool(false) => "?0".to_owned(),
        CellValue::Date(date) => format!("@{date}"),
        CellValue::ImpossibleDate(text) => format!("@{text}"),
        CellValue::Error(text) => format!("!{text}"),
        CellValue::Uncalculated(text) => format!("={text}"),
    }
}

fn merged((row, column, rows, columns): (u32, u16, u8, u8)) -> Merge {
    // Near the list three times in four, so that merges meet cells.
    let row = if row % 4 == 0 { row % LAST_ROW } else { row % 64 } + 1;
    let column = u32::from(if column % 4 == 0 { column % 16_384 } else { column % 16 }) + 1;
    let far = |from: u32, by: u8, last: u32| match by {
        255 => last,
        by => (from + u32::from(by % 16)).min(last),
    };
    Merge {
        first: CellRef::new(Column::new(column), Row::new(row)),
        last: CellRef::new(
            Column::new(far(column, columns, LAST_COLUMN)),
            Row::new(far(row, rows, LAST_ROW)),
        ),
    }
}

fn columns(columns: &[(u8, u16)]) -> Vec<ColumnHint> {
    let hint = |(field, column): &(u8, u16)| ColumnHint {
        field: Field::ALL[usize::from(*field) % Field::ALL.len()],
        column: Column::new(u32::from(*column) % LAST_COLUMN + 1),
    };
    columns.iter().map(hint).collect()
}

fn table(
    (header, last, role_of, named): &(Vec<u32>, Option<u32>, Option<u8>, Vec<(u8, u16)>),
) -> TableHint {
    TableHint {
        sheet: None,
        header_rows: header.iter().map(|row| Row::new(row % 64 + 1)).collect(),
        last_row: last.map(Row::new),
        role: role_of.map(role),
        of: None,
        columns: columns(named),
        ignored: Vec::new(),
    }
}

fn role(number: u8) -> Role {
    Role::ALL[usize::from(number) % Role::ALL.len()]
}
