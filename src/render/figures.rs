//! Days as the tables of each language write them.

use jiff::civil::Date;

use crate::wording::Text;

/// A day: `30/06/2024` / `2024-06-30`.
pub(super) fn day(date: Date) -> Text {
    Text::new(format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()), date.to_string())
}
