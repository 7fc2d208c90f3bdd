//! A list written as CSV: one table, with a column for the role.
//!
//! The delegation to the upper congress has no place in it: one table has one meaning. A cell that
//! a spreadsheet would take for a formula gets an apostrophe before it.

use super::filled::FilledList;
use super::filled_rows::{columns, text_of};
use crate::roster::Delegate;

/// With this, Excel takes the file for UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Makes the text of a CSV file, of the delegates to the congress itself.
///
/// # Errors
///
/// Never of the list: only where memory cannot be written to.
pub fn filled_csv(list: &FilledList<'_>) -> Result<Vec<u8>, csv::Error> {
    let lang = list.options.lang;
    let people: Vec<&Delegate> = list.roster.of_congress().collect();
    let columns = columns(&people, true);
    let mut writer = csv::Writer::from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(columns.iter().map(|column| column.header.get(lang)))?;
    for (number, person) in (1..).zip(&people) {
        writer.write_record(
            columns.iter().map(|column| harmless(text_of(person, column.field, number, lang))),
        )?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// The text as a spreadsheet takes for text.
fn harmless(text: String) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text }
}
