//! An allotment of seats: a page for people, JSON for programs, and CSV and TOML that are tables of
//! units again.

mod compare;
mod explain;
mod json;
mod notes;
mod page;
mod units;

#[cfg(test)]
mod tests;

use crate::calculate::allotment::Allotment;
use crate::catalogue::GroupCatalogue;
use crate::text;
use crate::units_table::UnitsTable;
use crate::wording::{Text, grouped};

use super::document::{Html, Markdown, on_screen};
use super::whole::drawn_page;
use super::{AllotmentFormat, RenderOptions, workbook};

/// An allotment with the table that it was made from.
#[derive(Debug, Clone, Copy)]
pub struct AllotmentPage<'a> {
    /// The table's path, as the user gave it.
    pub path: &'a str,
    pub table: &'a UnitsTable,
    /// The catalogue that names its groups.
    pub catalogue: &'a GroupCatalogue,
    pub allotment: &'a Allotment,
}

const TITLE: Text = Text::fixed("Phân bổ chỉ tiêu đại biểu", "Allotment of seats");

/// Renders an allotment: the bytes of a file. A text ends with a line feed.
pub fn allotment(
    page: &AllotmentPage<'_>,
    format: AllotmentFormat,
    options: &RenderOptions,
) -> Vec<u8> {
    let text = match format {
        AllotmentFormat::Table => on_screen(&page::document(page, options), options),
        AllotmentFormat::Json => json::render(page),
        AllotmentFormat::Markdown => {
            drawn_page(&Markdown, &TITLE, &page::document(page, options), options)
        }
        AllotmentFormat::Html => drawn_page(&Html, &TITLE, &page::document(page, options), options),
        AllotmentFormat::Csv => units::csv(page),
        AllotmentFormat::Toml => units::toml(page, options.lang),
        AllotmentFormat::Xlsx => {
            let document = page::document(page, options);
            return workbook::of_page(&TITLE, &document, &units::records(page), options.lang);
        }
    };
    text.into_bytes()
}

/// A decimal of plain digits as each language writes it: `1.234,50`.
fn decimal(plain: &str) -> Text {
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("−", digits),
        None => ("", plain),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.parse().map_or_else(|_| Text::same(whole), grouped);
    match rest {
        "" => text!("{sign}{whole}", whole),
        rest => text!(vi: "{sign}{whole},{rest}", en: "{sign}{whole}.{rest}", whole),
    }
}

/// The same with a plus where it is more than nothing.
fn signed(plain: &str) -> Text {
    let number = decimal(plain);
    let is_nothing = plain.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if is_nothing || plain.starts_with('-') { number } else { text!("+{number}", number) }
}
