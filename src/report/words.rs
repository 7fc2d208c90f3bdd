//! The words of the table that every list's report is written with.

use super::{Counts, Location, Severity, Status, Waived};
use crate::roster::{RowReason, SheetOf, SheetReason};
use crate::sheet::{CellRef, Column, ReadNote, Row, SheetLeftOut};
use crate::text;
use crate::wording::{Text, all_of, day, joined, number_of};

/// The word for how a rule came out.
pub fn status(status: Status) -> Text {
    match status {
        Status::Pass => text!(vi: "Đạt", en: "holds"),
        Status::Fail => text!(vi: "Không đạt", en: "broken"),
        Status::NotChecked => text!(vi: "Chưa kiểm tra", en: "not checked"),
    }
}

/// What stands above every page of a check.
pub fn check_title() -> Text {
    text!(vi: "Kết quả kiểm tra danh sách đại biểu", en: "Check of lists of delegates")
}

/// The word for how much something weighs.
pub fn severity(severity: Severity) -> Text {
    match severity {
        Severity::Error => text!(vi: "lỗi", en: "error"),
        Severity::Warning => text!(vi: "cảnh báo", en: "warning"),
        Severity::Advice => text!(vi: "lưu ý", en: "advice"),
    }
}

/// The word for a broken rule that a waiver accepts.
pub fn waived() -> Text {
    text!(vi: "Được chấp thuận", en: "waived")
}

/// The same, behind the name of a rule.
pub fn waived_after_name() -> Text {
    text!(vi: "được chấp thuận", en: "waived")
}

/// Why something broken is accepted, by which document, and until when.
pub fn waiver(waived: &Waived) -> Text {
    let (reason, document) = (waived.reason.trim_end_matches('.'), &waived.document);
    let until = waived.expires.map(
        |last| text!(vi: ", có hiệu lực đến hết ngày {day}", en: ", until {day}", day = day(last)),
    );
    text!(
        vi: "được chấp thuận theo {document}{until}: {reason}",
        en: "accepted under {document}{until}: {reason}",
        until
    )
}

/// Where the clauses of the rules are to be read.
pub fn clauses_elsewhere(ruleset: &str) -> Text {
    text!(
        vi: "Căn cứ của từng quy định: delegate-quota rules show {ruleset}",
        en: "The clause of each rule: delegate-quota rules show {ruleset}"
    )
}

/// The level of a congress, by the title that its ruleset gives it.
pub fn level(title: &Text) -> Text {
    let level = if title.en.ends_with("level") { "" } else { " level" };
    text!(vi: "{title}", en: "{title}{level}", title)
}

/// A sheet by name; the list itself where it has no sheets.
pub fn sheet(sheet: SheetOf<'_>) -> Text {
    match (sheet.file, sheet.name) {
        (None, Some(name)) => text!(vi: "Trang tính “{name}”", en: "Sheet “{name}”"),
        (None, None) => text!(vi: "Danh sách", en: "The list"),
        (Some(file), Some(name)) => {
            text!(vi: "{file}, trang tính “{name}”", en: "{file}, sheet “{name}”")
        }
        (Some(file), None) => Text::same(file),
    }
}

/// The sheet of this name, in a file that need not be told.
fn sheet_named(name: Option<&str>) -> Text {
    sheet(SheetOf { file: None, name })
}

/// The cell, or the row where no cell is meant.
pub fn place(location: &Location) -> Text {
    let row = location.row;
    location.cell.map_or_else(
        || text!(vi: "dòng {row}", en: "row {row}"),
        |cell| Text::same(cell.to_string()),
    )
}

/// So many rows that were not taken for delegates, for one reason.
pub fn rows_left_out(reason: RowReason, rows: u64) -> Text {
    let (vi, en_one, en_many) = match reason {
        RowReason::AboveTable => {
            ("dòng tiêu ngữ, tiêu đề phía trên bảng", "row above the table", "rows above the table")
        }
        RowReason::ColumnNumbers => {
            ("dòng đánh số cột", "row of column numbers", "rows of column numbers")
        }
        RowReason::Section => ("dòng tên mục", "section heading", "section headings"),
        RowReason::Total => ("dòng cộng", "total", "totals"),
        RowReason::RepeatedHeader => {
            ("dòng đầu bảng lặp lại", "repeated header", "repeated headers")
        }
        RowReason::OrdinalOnly => {
            ("dòng chỉ có số thứ tự", "row with a number only", "rows with a number only")
        }
        RowReason::BelowTable => {
            ("dòng phía dưới bảng", "row below the table", "rows below the table")
        }
        RowReason::Remark => ("dòng ghi chú", "remark", "remarks"),
        RowReason::InDoubt => (
            "dòng có thể là người nhưng chưa được tính",
            "row that may be a person",
            "rows that may be people",
        ),
    };
    number_of(rows, vi, en_one, en_many)
}

/// So many rows beside the people who were counted.
pub fn not_counted(rows: u64) -> Text {
    text!(
        vi: "chưa kể {rows} có thể là người",
        en: "{rows} not counted that may be people",
        rows = number_of(rows, "dòng", "row", "rows")
    )
}

/// Why a sheet is not part of the list.
pub fn sheet_reason(reason: &SheetReason) -> Text {
    match reason {
        SheetReason::NotRead(SheetLeftOut::Hidden) => {
            text!(vi: "bị ẩn nên không đọc", en: "hidden, so not read")
        }
        SheetReason::NotRead(SheetLeftOut::NotAWorksheet) => {
            text!(vi: "là biểu đồ hoặc macro, không có ô dữ liệu", en: "a chart or macro sheet without cells")
        }
        SheetReason::NotRead(SheetLeftOut::NoPart) => {
            text!(vi: "có tên trong tệp nhưng không có nội dung", en: "listed in the file, which does not hold it")
        }
        SheetReason::Empty => text!(vi: "trống", en: "empty"),
        SheetReason::NoHeader => {
            text!(vi: "không có bảng danh sách đại biểu", en: "no table of delegates in it")
        }
        SheetReason::NamesNotFound(row) => text!(
            vi: "dòng {row} giống dòng tiêu đề, nhưng không rõ cột nào là họ và tên",
            en: "row {row} looks like a header, but which column holds the names is not clear"
        ),
        SheetReason::Summary => {
            text!(vi: "là bảng tổng hợp số lượng, không ghi tên đại biểu", en: "counts people instead of naming them")
        }
        SheetReason::Profile => {
            text!(vi: "là hồ sơ đại hội", en: "the congress profile")
        }
        SheetReason::CheckResult => {
            text!(vi: "là kết quả kiểm tra do chương trình này ghi", en: "the result of a check that this tool has written")
        }
        SheetReason::NotChosen => text!(vi: "không được chọn", en: "not among the sheets chosen"),
    }
}

/// What to tell of the way the file was read.
pub fn read_note(note: &ReadNote) -> Text {
    match note {
        ReadNote::NamedAs { ending, content } => text!(
            vi: "Tên tệp có đuôi {ending} nhưng nội dung là {content}; đã đọc theo nội dung.",
            en: "The file is named {ending}, but its content is {content}; it was read as what it is."
        ),
        ReadNote::Decoded { encoding } => text!(
            vi: "Văn bản được đọc theo bảng mã {encoding}; hãy xem lại dấu tiếng Việt.",
            en: "The text was decoded as {encoding}, which the file does not declare."
        ),
        ReadNote::ConvertedFont { sheet: name, columns, encoding } => {
            converted_font(name.as_deref(), columns, encoding)
        }
        ReadNote::ConvertedRows { sheet: name, rows, encoding } => {
            converted_rows(name.as_deref(), rows, encoding)
        }
        ReadNote::MonthFirst { sheet: name, columns } => month_first(name.as_deref(), columns),
        ReadNote::QuestionMarks { cells, example } => text!(
            vi: "{cells} ô có dấu “?” thay cho chữ bị mất khi lưu tệp, như “{example}”: hãy lưu lại tệp gốc dưới dạng .xlsx hoặc “CSV UTF-8”.",
            en: "“?” stands in {cells} cells for letters that were lost when the file was saved, such as “{example}”: save the original as .xlsx or as “CSV UTF-8”."
        ),
        ReadNote::LettersLost { sheet: name, cells } => letters_lost(name.as_deref(), cells),
        ReadNote::OtherFiles { files } => {
            let (count, files) = (files.len() as u64, files.join(", "));
            let files_en = match count {
                1 => "of the same list was not checked with it",
                _ => "of the same list were not checked with it",
            };
            text!(
                vi: "Cùng danh sách này còn có {files}, chưa được kiểm tra cùng: nêu cả các tệp trong một lệnh, hoặc thêm --together.",
                en: "{files} {files_en}: name the files in one command, or add --together."
            )
        }
        ReadNote::HypotheticalPeople { people } => text!(
            vi: "{people} giả định (tên dạng “(giả định 1)”): được tính vào các con số, nhưng không bị hỏi thông tin còn thiếu.",
            en: "{people} hypothetical (named as “(hypothetical 1)”): counted, but not asked for what a row must tell.",
            people = number_of(*people, "người", "person is", "people are")
        ),
        ReadNote::CellsRefused { sheet: name, cells } => text!(
            vi: "{place}: {cells} nằm quá xa ngoài bảng nên không đọc.",
            en: "{place}: {cells} far outside of a list and were not read.",
            place = sheet_named(name.as_deref()),
            cells = number_of(*cells, "ô", "cell lies", "cells lie")
        ),
    }
}

fn letters_lost(name: Option<&str>, cells: &[CellRef]) -> Text {
    const SHOWN: usize = 10;
    let mut at: Vec<String> = cells.iter().take(SHOWN).map(ToString::to_string).collect();
    if cells.len() > SHOWN {
        at.push("…".to_owned());
    }
    let at = at.join(", ");
    text!(
        vi: "{place}: {cells} bị mất chữ (chỗ mất hiện là �), thường do dán từ tệp có bảng mã khác: {at}. Hãy gõ lại các ô này.",
        en: "{place}: {cells} lost letters (shown as �), most often by pasting from a file in another encoding: {at}. Type them anew.",
        place = sheet_named(name),
        cells = number_of(cells.len() as u64, "ô", "cell has", "cells have")
    )
}

fn converted_font(name: Option<&str>, columns: &[Column], encoding: &str) -> Text {
    let place = sheet_named(name);
    let place = if columns.is_empty() {
        place
    } else {
        text!("{place}, {columns}", place, columns = these_columns(columns))
    };
    text!(
        vi: "{place}: chữ gõ theo bảng mã {encoding} đã được chuyển sang Unicode.",
        en: "{place}: text typed in a {encoding} font was converted to Unicode.",
        place
    )
}

fn month_first(name: Option<&str>, columns: &[Column]) -> Text {
    text!(
        vi: "{place}, {columns}: ngày được ghi theo kiểu tháng/ngày/năm và đã được đọc như vậy; hãy so lại với hồ sơ của vài người.",
        en: "{place}, {columns}: the dates are written month first and were read so; compare some of them with the papers.",
        place = sheet_named(name),
        columns = these_columns(columns)
    )
}

/// Columns by their letters: `cột B và C`, `columns B and C`.
fn these_columns(columns: &[Column]) -> Text {
    let letters: Vec<String> = columns.iter().map(ToString::to_string).collect();
    let word = if letters.len() == 1 { "column" } else { "columns" };
    text!(vi: "cột {letters}", en: "{word} {letters}", letters = all_of(&letters))
}

fn converted_rows(name: Option<&str>, rows: &[(Row, Row)], encoding: &str) -> Text {
    let span = |(first, last): &(Row, Row)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    let spans: Vec<String> = rows.iter().map(span).collect();
    let word = if matches!(rows, [(first, last)] if first == last) { "row" } else { "rows" };
    text!(
        vi: "{place}, dòng {rows}: chữ gõ theo bảng mã {encoding} lẫn giữa các dòng Unicode đã được chuyển sang Unicode; hãy xem lại các dòng này.",
        en: "{place}, {word} {rows}: text typed in a {encoding} font among rows in Unicode was converted to Unicode; look at these rows again.",
        place = sheet_named(name),
        rows = all_of(&spans)
    )
}

/// The problems in words: `2 lỗi, 1 cảnh báo`; empty where there are none.
pub fn problems(counts: Counts) -> Text {
    let words = [
        (counts.errors, "lỗi", "error", "errors"),
        (counts.warnings, "cảnh báo", "warning", "warnings"),
        (counts.advice, "lưu ý", "piece of advice", "pieces of advice"),
        (counts.waived, "điểm được chấp thuận", "waived", "waived"),
        (
            counts.not_checked,
            "quy định chưa kiểm tra được",
            "rule not checked",
            "rules not checked",
        ),
    ];
    let there = words.into_iter().filter(|(count, ..)| *count > 0);
    let problems: Vec<Text> =
        there.map(|(count, vi, one, many)| number_of(count, vi, one, many)).collect();
    joined(&problems, ", ")
}
