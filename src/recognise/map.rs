//! Map files: what the user tells of whole tables, written down once for a workbook.
//!
//! ```toml
//! [[table]]
//! sheet = "ĐB chính thức"
//! header_rows = [8, 9]
//! role = "official"
//! [table.columns]
//! full_name = "B"
//! ```
//!
//! A map names only what it wants to settle: columns that it leaves out are still recognised.

use std::fmt::Write as _;

use super::hints::{ColumnHint, Hints, TableHint};
use crate::closed_list::ClosedList;
use crate::roster::{Field, Roster, Table as RosterTable, words};
use crate::sheet::{Column, Row};
use crate::text;
use crate::toml_tree::{self, Problem, Table, Value, WrittenTable};
use crate::wording::{Lang, Text, one_line};

/// The keys of a table, in the order in which they are documented.
const KEYS: [&str; 8] =
    ["sheet", "header_row", "header_rows", "last_row", "role", "of", "ignore", "columns"];

/// The last row that any spreadsheet program has.
const LAST_ROW: u64 = 1_048_576;

impl Hints {
    /// Reads a map file; unknown keys are refused.
    ///
    /// # Errors
    ///
    /// All the problems of the text, which is file 0 of their places.
    ///
    /// # Examples
    ///
    /// ```
    /// use delegate_quota::rooms::recognise::Hints;
    ///
    /// let map = "[[table]]\nheader_row = 8\ncolumns = { full_name = \"B\" }\n";
    /// assert_eq!(Hints::from_map(map).unwrap().tables.len(), 1);
    /// ```
    pub fn from_map(text: &str) -> Result<Self, Vec<Problem>> {
        let tables = toml_tree::read_text(text, ["table"], |head, problems| {
            let items = head.items("table", problems).iter();
            let tables: Vec<TableHint> = items.filter_map(|item| table(item, problems)).collect();
            if tables.is_empty() && problems.is_empty() {
                let message = text!(vi: "tệp không mô tả bảng nào", en: "this describes no table");
                problems.push(Problem::error(&head.table().place, message).help(text!(
                    vi: "mỗi bảng là một mục `[[table]]`",
                    en: "each table is one `[[table]]`"
                )));
            }
            tables
        })?;
        Ok(Self { tables, ..Self::default() })
    }
}

fn table(value: &Value, problems: &mut Vec<Problem>) -> Option<TableHint> {
    let table = WrittenTable::new(value.as_table(problems)?, KEYS);
    table.finish(problems);
    let columns = table.optional("columns").and_then(|value| value.as_table(problems));
    let hint = TableHint {
        sheet: table.words("sheet", problems),
        header_rows: header_rows(&table, problems),
        last_row: table.optional("last_row").and_then(|value| row(value, problems)),
        role: table.optional("role").and_then(|value| value.as_choice(problems)),
        of: table.optional("of").and_then(|value| value.as_choice(problems)),
        columns: columns.map(|table| columns_of(table, problems)).unwrap_or_default(),
        ignored: table
            .items("ignore", problems)
            .iter()
            .filter_map(|value| column(value, problems))
            .collect(),
    };
    Some(hint)
}

fn header_rows(table: &WrittenTable<'_>, problems: &mut Vec<Problem>) -> Vec<Row> {
    let one = table.optional("header_row");
    let several = table.optional("header_rows");
    let rows: Vec<Row> = match (one, several) {
        (Some(_), Some(both)) => {
            problems.push(both.problem(text!(
                vi: "chỉ ghi một trong `header_row` và `header_rows`",
                en: "only one of `header_row` and `header_rows` can be given"
            )));
            Vec::new()
        }
        (Some(one), None) => row(one, problems).into_iter().collect(),
        (None, Some(several)) => several
            .as_array(problems)
            .unwrap_or_default()
            .iter()
            .filter_map(|value| row(value, problems))
            .collect(),
        (None, None) => Vec::new(),
    };
    if let Some(several) = several
        && rows.windows(2).any(|pair| pair[0] >= pair[1])
    {
        problems.push(several.problem(text!(
            vi: "các dòng phải theo thứ tự từ trên xuống",
            en: "the rows must go from the top down"
        )));
    }
    rows
}

fn row(value: &Value, problems: &mut Vec<Problem>) -> Option<Row> {
    let number = value.as_count(problems)?;
    if !(1..=LAST_ROW).contains(&number) {
        problems.push(value.problem(text!(
            vi: "không có dòng {number}: dòng được đánh số từ 1",
            en: "there is no row {number}: rows are numbered from 1"
        )));
        return None;
    }
    u32::try_from(number).ok().map(Row::new)
}

fn column(value: &Value, problems: &mut Vec<Problem>) -> Option<Column> {
    let written = value.as_words(problems)?;
    let column = written.trim().parse().ok();
    if column.is_none() {
        problems.push(value.problem(text!(
            vi: "`{written}` không phải chữ cái của cột, như `\"E\"`",
            en: "`{written}` is not the letters of a column, such as `\"E\"`"
        )));
    }
    column
}

fn columns_of(table: &Table, problems: &mut Vec<Problem>) -> Vec<ColumnHint> {
    let written = WrittenTable::new(table, Field::ids());
    written.finish(problems);
    let mut hints: Vec<ColumnHint> = Vec::new();
    for entry in table.entries.iter() {
        let Some(field) = Field::with_id(&entry.key.name) else { continue };
        let Some(column) = column(&entry.value, problems) else { continue };
        if let Some(other) = hints.iter().find(|hint| hint.column == column) {
            let other = other.field.id();
            problems.push(entry.value.problem(text!(
                vi: "cột {column} đã ghi là `{other}` ở trên",
                en: "column {column} stands above already, as `{other}`"
            )));
            continue;
        }
        hints.push(ColumnHint { field, column });
    }
    hints
}

/// A map file that says what was understood, to start from.
pub fn map_of(roster: &Roster, path: &str, lang: Lang) -> String {
    let mut map = String::new();
    // Writing to a `String` cannot fail.
    for line in head(path).get(lang).lines() {
        let _ = writeln!(map, "# {line}");
    }
    write_fields(&mut map, lang);
    for table in &roster.tables {
        map.push('\n');
        write_table(&mut map, table, lang);
    }
    map
}

/// The fields that there are, for whoever looks for the name of one.
fn write_fields(map: &mut String, lang: Lang) {
    const ON_A_LINE: usize = 3;
    let label = Text::fixed("Các trường:", "The fields:");
    let _ = writeln!(map, "#\n# {}", label.get(lang));
    for fields in Field::ALL.chunks(ON_A_LINE) {
        let named = |field: &Field| format!("{} = {}", field.id(), words::field(*field).get(lang));
        let _ = writeln!(map, "#   {}", fields.iter().map(named).collect::<Vec<_>>().join("; "));
    }
}

fn head(path: &str) -> Text {
    let path: String = path.chars().filter(|letter| !letter.is_control()).collect();
    text!(
        vi: "Cách đọc {path}: mỗi [[table]] là một bảng danh sách.\n\
             Sửa chỗ nào đọc chưa đúng rồi chạy: delegate-quota validate … --map TỆP-NÀY\n\
             Cột không ghi ở đây vẫn được nhận biết theo tiêu đề; cột cần bỏ qua ghi vào `ignore`.",
        en: "How {path} is read: each [[table]] is one table of the list.\n\
             Correct what was misunderstood, then run: delegate-quota validate … --map THIS-FILE\n\
             Columns left out here are still recognised by their headers; `ignore` leaves one out."
    )
}

fn write_table(map: &mut String, table: &RosterTable, lang: Lang) {
    map.push_str("[[table]]\n");
    if let Some(sheet) = &table.sheet {
        let _ = writeln!(map, "sheet = {}", toml::Value::String(sheet.clone()));
    }
    let rows: Vec<String> = table.header_rows.iter().map(ToString::to_string).collect();
    let _ = writeln!(map, "header_rows = [{}]", rows.join(", "));
    let last = Text::fixed("dòng cuối của danh sách", "the last row of the list");
    let _ = writeln!(map, "# last_row = {}  # {}", table.last_row, last.get(lang));
    let role = table.role.map_or("official", |(role, _)| role.id());
    // What section rows and columns tell by themselves must not be settled for all of the table.
    let mark = if table.role.is_some() { "" } else { "# " };
    let _ = writeln!(map, "{mark}role = \"{role}\"  # official, guest, alternate");
    let of = table.of.id();
    let _ = writeln!(map, "of = \"{of}\"  # congress, delegation");
    let _ = writeln!(map, "ignore = []");
    map.push_str("[table.columns]\n");
    for column in &table.columns {
        let note = comment(&column.header);
        // Groups in columns to mark are recognised together, and none of them is the column.
        let alike = table.columns.iter().filter(|other| other.field == column.field).count();
        let mark = if alike > 1 { "# " } else { "" };
        let _ = writeln!(map, "{mark}{} = \"{}\"  # {note}", column.field.id(), column.column);
    }
    for column in &table.unused_columns {
        let note = comment(&column.header);
        let _ = writeln!(map, "# ? = \"{}\"  # {note}", column.column);
    }
}

/// A header on one line, with nothing in it that TOML refuses in a comment.
fn comment(header: &str) -> String {
    one_line(header).chars().filter(|letter| !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::{Role, TableOf};
    use crate::toml_tree::{Sources, render_problems};

    #[test]
    fn a_header_is_a_comment_on_one_line() {
        assert_eq!(comment(" Họ  và\ntên \u{7}"), "Họ và tên ");
    }

    #[test]
    fn every_key_of_a_map_is_read() {
        let map = r#"
            [[table]]
            sheet = "ĐB"
            header_rows = [8, 9]
            last_row = 171
            role = "guest"
            of = "delegation"
            ignore = ["K"]
            [table.columns]
            full_name = "B"
            gender_female = "d"
            [[table]]
            header_row = 3
        "#;
        let hints = Hints::from_map(map).unwrap();
        let [first, second] = hints.tables.as_slice() else { panic!("{hints:?}") };
        assert_eq!(first.header_rows, [Row::new(8), Row::new(9)]);
        assert_eq!((first.last_row, first.role), (Some(Row::new(171)), Some(Role::Guest)));
        assert_eq!(first.of, Some(TableOf::Delegation));
        assert_eq!(first.ignored, [Column::new(11)]);
        assert_eq!(first.columns[1].column, Column::new(4));
        assert_eq!(second.header_rows, [Row::new(3)]);
    }

    #[test]
    fn all_problems_of_a_map_are_told_at_once() {
        let map = "[[table]]\nsheeet = \"ĐB\"\nheader_rows = [9, 8]\nlast_row = 0\nrole = \"gest\"\n\
                   [table.columns]\nfull_nam = \"B\"\ngender = \"7\"\ngroup = \"E\"\nnotes = \"E\"\n";
        let problems = Hints::from_map(map).unwrap_err();
        let sources = Sources::single("map.toml", map);
        let shown = render_problems(&problems, &sources, Lang::En, false);
        for expected in [
            "unknown key `sheeet`",
            "did you mean `sheet`?",
            "from the top down",
            "there is no row 0",
            "unknown value `gest`",
            "did you mean `full_name`?",
            "`7` is not the letters of a column",
            "column E stands above already",
        ] {
            assert!(shown.contains(expected), "{expected}\n{shown}");
        }
        assert!(Hints::from_map("").is_err());
        assert!(Hints::from_map("tabel = 1").is_err());
    }
}
