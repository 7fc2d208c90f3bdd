//! One table of a list in JSON, for the report and for `inspect`, which tells more of its columns.

use serde::Serialize;

use crate::roster::{Field, Table, TableOf};
use crate::sheet::Column;

#[derive(Serialize)]
pub(in crate::render) struct TableJson<'a> {
    sheet: Option<&'a str>,
    header_rows: Vec<u32>,
    first_row: u32,
    last_row: u32,
    delegates: u64,
    columns: Vec<ColumnJson<'a>>,
    of: TableOf,
    unused_columns: Vec<UnusedColumnJson<'a>>,
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    field: Field,
    column: String,
    header: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    samples: Option<&'a [String]>,
}

#[derive(Serialize)]
struct UnusedColumnJson<'a> {
    column: String,
    header: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    samples: Option<&'a [String]>,
}

impl<'a> TableJson<'a> {
    /// The table as a report tells of it.
    pub(in crate::render) fn of(table: &'a Table) -> Self {
        Self::new(table, |_| None)
    }

    /// The table with the values that its columns hold, and how sure their meaning is.
    pub(in crate::render) fn with_samples(
        table: &'a Table,
        samples: impl Fn(Column) -> &'a [String],
    ) -> Self {
        Self::new(table, |column| Some(samples(column)))
    }

    fn new(table: &'a Table, samples: impl Fn(Column) -> Option<&'a [String]>) -> Self {
        let columns = table.columns.iter().map(|column| {
            let samples = samples(column.column);
            ColumnJson {
                field: column.field,
                column: column.column.to_string(),
                header: &column.header,
                confidence: samples.is_some().then_some(column.confidence),
                samples,
            }
        });
        let unused_columns = table.unused_columns.iter().map(|column| UnusedColumnJson {
            column: column.column.to_string(),
            header: &column.header,
            samples: samples(column.column),
        });
        Self {
            sheet: table.sheet.as_deref(),
            header_rows: table.header_rows.iter().map(|row| row.number()).collect(),
            first_row: table.first_row.number(),
            last_row: table.last_row.number(),
            delegates: table.delegates,
            columns: columns.collect(),
            of: table.of,
            unused_columns: unused_columns.collect(),
        }
    }
}
