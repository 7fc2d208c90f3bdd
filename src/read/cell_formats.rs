//! What the format of a cell says of what it holds: dates, leading zeros, fonts that name an encoding
//! or strike the text out. The formats of Excel tell it in the same three tables, in whatever form.

use std::collections::BTreeMap;

use smol_str::format_smolstr;

use crate::sheet::{CellValue, LegacyFont};

use super::builder::Look;
use super::cell_values::serial_date;

/// What a cell's format says of its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CellFormat {
    pub(super) look: Look,
    numbers: NumberFormat,
}

/// How numbers are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct NumberFormat {
    is_date: bool,
    /// How many digits numbers are filled up to with zeros.
    zeros: usize,
}

impl CellFormat {
    /// A number as this format shows it.
    pub(super) fn number(&self, value: f64, is_1904: bool) -> CellValue {
        let NumberFormat { is_date, zeros } = self.numbers;
        let value = if is_date { serial_date(value, is_1904) } else { CellValue::Number(value) };
        filled_with_zeros(value, zeros)
    }
}

/// The tables from which the formats of cells are put together.
#[derive(Debug, Default)]
pub(super) struct FormatTables {
    pub(super) fonts: Vec<Look>,
    /// The written number formats, by their numbers.
    numbers: BTreeMap<u16, NumberFormat>,
    /// Of each format of cells the position of its font and the number of its number format.
    pub(super) formats: Vec<(usize, u16)>,
}

impl FormatTables {
    /// Adds a number format as it is written.
    pub(super) fn add_number_format(&mut self, number: u16, code: &str) {
        let format = NumberFormat { is_date: is_date_format(code), zeros: zeros_of(code) };
        self.numbers.insert(number, format);
    }

    /// The formats of cells, by their number.
    pub(super) fn cell_formats(&self) -> Vec<CellFormat> {
        let format = |(font, number): &(usize, u16)| {
            let builtin = || NumberFormat { is_date: builtin_is_date(*number), zeros: 0 };
            CellFormat {
                look: self.fonts.get(*font).cloned().unwrap_or_default(),
                numbers: self.numbers.get(number).copied().unwrap_or_else(builtin),
            }
        };
        self.formats.iter().map(format).collect()
    }
}

/// The font of before Unicode that bears this name, if it is one.
pub(super) fn legacy_font(name: &str) -> Option<LegacyFont> {
    let name = name.trim();
    let begins =
        |with: &str| name.get(..with.len()).is_some_and(|lead| lead.eq_ignore_ascii_case(with));
    if begins(".vn") {
        let capitals = name.ends_with('H');
        Some(if capitals { LegacyFont::Tcvn3Capitals } else { LegacyFont::Tcvn3 })
    } else {
        (begins("vni-") || begins("vni ")).then_some(LegacyFont::Vni)
    }
}

/// Whether the built-in format of this number shows a date.
fn builtin_is_date(format: u16) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45 | 47 | 50..=58)
}

/// Whether a written number format shows a date: its first section has a letter of a date outside
/// quotes, brackets and escapes. `[h]` counts hours and is none.
fn is_date_format(format: &str) -> bool {
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                letters.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let within: String = letters.by_ref().take_while(|c| *c != ']').collect();
                if matches!(within.to_ascii_lowercase().trim_end_matches(['h', 'm', 's']), "")
                    && !within.is_empty()
                {
                    return false;
                }
            }
            ';' => return false,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

/// How many digits a number format fills up with zeros: 12 for `000000000000`, as offices format
/// identity numbers to keep their leading zero. None for any other format.
fn zeros_of(format: &str) -> usize {
    let first = format.split(';').next().unwrap_or_default();
    let fills = first.len() > 1 && first.bytes().all(|byte| byte == b'0');
    if fills { first.len() } else { 0 }
}

/// How many digits a shown number has that begins with a zero.
pub(super) fn zeros_shown(shown: &str) -> usize {
    let shown = shown.trim();
    let filled = shown.starts_with('0') && shown.bytes().all(|byte| byte.is_ascii_digit());
    if filled { shown.len() } else { 0 }
}

/// A whole number with the zeros that its format puts before it, as text: they are what an officer
/// sees, and a number cannot keep them.
pub(super) fn filled_with_zeros(value: CellValue, zeros: usize) -> CellValue {
    const MOST: usize = 30;
    match &value {
        CellValue::Number(number) if zeros > 0 => match crate::sheet::whole_number(*number) {
            Some(whole) if whole >= 0 && whole.to_string().len() < zeros.min(MOST) => {
                let width = zeros.min(MOST);
                CellValue::Text(format_smolstr!("{whole:0width$}"))
            }
            _ => value,
        },
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_dates_are_told_from_formats_of_numbers() {
        for format in ["dd/mm/yyyy", "\"ngày\" dd", "[$-42A]d mmmm", "h:mm", "m/d/yy;@"] {
            assert!(is_date_format(format), "{format}");
        }
        for format in ["General", "0.00", "\"ngày\" 0", "[h]:mm", "#,##0\\d", "0;dd", "@"] {
            assert!(!is_date_format(format), "{format}");
        }
    }

    #[test]
    fn a_format_of_zeros_keeps_the_leading_ones() {
        assert_eq!(zeros_of("000000000000"), 12);
        assert_eq!(zeros_of("000000000000;@"), 12);
        assert_eq!([zeros_of("0"), zeros_of("0.00"), zeros_of("General")], [0; 3]);
        let shown = |number, zeros| filled_with_zeros(CellValue::Number(number), zeros);
        assert_eq!(shown(6_080_000_123.0, 12), CellValue::Text("006080000123".into()));
        assert_eq!(shown(1980.0, 4), CellValue::Number(1980.0));
        assert_eq!(shown(1.5, 4), CellValue::Number(1.5));
    }
}
