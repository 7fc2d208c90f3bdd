//! Numbers: which texts are one, and how one becomes a cell.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::held;
use super::style::NumberLook;
use crate::wording::{Lang, grouped};

/// The number that a text is and nothing else, in plain digits: a whole one, a share, or one with two
/// decimals.
pub(in crate::render) fn number(text: &str, lang: Lang) -> Option<(String, NumberLook)> {
    if let Some(share) = text.strip_suffix('%') {
        let decimal = if lang == Lang::Vi { ',' } else { '.' };
        let (whole, rest) = share.split_once(decimal).unwrap_or((share, ""));
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 3 || rest.len() > 2 || !are_digits(whole) {
            return None;
        }
        let digits = format!("{whole:0>3}{rest}");
        let (units, rest_of) = digits.split_at(whole.len().max(3) - 2);
        return are_digits(rest)
            .then(|| (format!("{units}.{rest_of}"), NumberLook::Percent(rest.len())));
    }
    if let Some((whole, rest)) = text.split_once(if lang == Lang::Vi { ',' } else { '.' })
        && rest.len() == 2
        && rest.bytes().all(|byte| byte.is_ascii_digit())
    {
        let (whole, _) = number(whole, lang).filter(|(_, look)| *look == NumberLook::Whole)?;
        return Some((format!("{whole}.{rest}"), NumberLook::Decimal));
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number: u64 = digits.parse().ok()?;
    (grouped(number).get(lang) == text).then_some((digits, NumberLook::Whole))
}

/// A whole number of the smallest units as a decimal with so many places: 4528 in four is 0.4528.
pub(super) fn decimal(units: u64, places: usize) -> String {
    let digits = format!("{units:0>width$}", width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    format!("{whole}.{rest}")
}

/// Writes a number from its plain digits; the only place at which it becomes a floating one, as
/// spreadsheets keep numbers.
pub(super) fn number_at(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    digits: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    match digits.parse::<f64>() {
        Ok(number) => sheet.write_number_with_format(row, at, number, format)?,
        Err(_) => sheet.write_string_with_format(row, at, held(digits), format)?,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_a_number_as_its_language_writes_it_becomes_one() {
        let of = |text: &str, lang| number(text, lang).map(|(digits, _)| digits);
        assert_eq!(of("1.234", Lang::Vi).as_deref(), Some("1234"));
        assert_eq!(of("1.234", Lang::En), None);
        assert_eq!(of("45,28%", Lang::Vi).as_deref(), Some("0.4528"));
        assert_eq!(of("100.00%", Lang::En).as_deref(), Some("1.0000"));
        assert_eq!(of("5%", Lang::Vi).as_deref(), Some("0.05"));
        assert_eq!(of("1.046,89", Lang::Vi).as_deref(), Some("1046.89"));
        for text in ["", "0912", "44/150", "≤ 150", "12/5", "1,5 ngày", "%", "-3", "1.2.3%"] {
            assert_eq!(of(text, Lang::Vi), None, "{text}");
        }
    }
    #[test]
    fn units_become_decimals_digit_by_digit() {
        assert_eq!(decimal(4_528, 4), "0.4528");
        assert_eq!(decimal(10_000, 4), "1.0000");
        assert_eq!(decimal(5, 2), "0.05");
        assert_eq!(decimal(0, 4), "0.0000");
    }
}
