//! `inspect`: a line for each column of each table, used or not.

use super::{CsvCell, CsvTable};
use crate::closed_list::ClosedList;
use crate::render::inspect::{on_a_line, words};
use crate::roster::Table;
use crate::roster::words::field;
use crate::sheet::Column;
use crate::validate::Inspection;
use crate::wording::Text;

pub(super) static COLUMNS: [Text; 9] = [
    Text::fixed("Trang tính", "sheet"),
    Text::fixed("Dòng đầu", "first_row"),
    Text::fixed("Dòng cuối", "last_row"),
    Text::fixed("Cột", "column"),
    Text::fixed("Tiêu đề trong tệp", "header"),
    Text::fixed("Mã trường", "field"),
    Text::fixed("Hiểu là", "understood_as"),
    Text::fixed("Mức chắc", "certainty"),
    Text::fixed("Ví dụ", "for_example"),
];

pub(in crate::render) fn inspected(inspection: &Inspection) -> CsvTable {
    let mut csv = CsvTable::new(&COLUMNS);
    for (at, table) in inspection.roster.tables.iter().enumerate() {
        let used = table.columns.iter().map(|column| {
            let told = [
                column.field.id().into(),
                field(column.field).into(),
                words::confidence(column.confidence).into(),
            ];
            (column.column, &column.header, told)
        });
        let unused = table.unused_columns.iter().map(|column| {
            let nothing = Text::default;
            let not_used = Text::fixed("(không dùng)", "(not used)");
            (column.column, &column.header, [nothing().into(), not_used.into(), nothing().into()])
        });
        let mut columns: Vec<(Column, &String, [CsvCell; 3])> = used.chain(unused).collect();
        columns.sort_by_key(|(column, ..)| *column);
        for (column, header, told) in columns {
            csv.line(line(inspection, (at, table), (column, header), told));
        }
    }
    csv
}

fn line(
    inspection: &Inspection,
    (at, table): (usize, &Table),
    (column, header): (Column, &str),
    [field, meaning, certainty]: [CsvCell; 3],
) -> [CsvCell; 9] {
    [
        table.sheet.as_deref().into(),
        table.first_row.number().into(),
        table.last_row.number().into(),
        column.to_string().into(),
        on_a_line(header).into(),
        field,
        meaning,
        certainty,
        inspection.samples_of(at, column).join("; ").into(),
    ]
}
