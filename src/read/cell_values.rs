//! What a cell holds, as it is kept: texts in one spelling, days of the calendar.

use std::borrow::Cow;

use jiff::civil::{Date, date};
use unicode_normalization::UnicodeNormalization;

use crate::sheet::CellValue;

/// Text as it is kept.
pub(super) fn text(text: &str) -> CellValue {
    CellValue::Text(composed(text).into())
}

/// Text in NFC, with line breaks as `\n` and full-width letters and digits as the plain ones they
/// stand for: a number typed with an East Asian keyboard is the same number.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    if is_composed(text) {
        return Cow::Borrowed(text);
    }
    let text: String =
        text.replace("\r\n", "\n").replace('\r', "\n").chars().map(plain_width).collect();
    Cow::Owned(if unicode_normalization::is_nfc(&text) { text } else { text.nfc().collect() })
}

/// A quick look: whether a text holds no letters but composed ones, and so is as it is kept.
///
/// Of letters below U+0300 none is decomposed, nor are those from U+1E80 to U+1EFF, among them those
/// of Vietnamese: their first bytes are up to 0xCB, and 0xE1 before 0xBA or 0xBB. All bytes are
/// looked at, which is faster than to stop at one.
pub(super) fn is_composed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let other = |byte: u8| {
        let is_high = u8::from(byte >= 0xCC) & u8::from(byte != 0xE1);
        is_high | u8::from(byte == b'\r')
    };
    if bytes.iter().fold(0, |found, byte| found | other(*byte)) != 0 {
        return false;
    }
    // What stands behind 0xE1: 0xBA and 0xBB differ in their last bit alone.
    let beyond = |(byte, next): (&u8, &u8)| u8::from(*byte == 0xE1) & u8::from(*next | 1 != 0xBB);
    let next = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(next).fold(0, |found, pair| found | beyond(pair)) == 0
}

fn plain_width(c: char) -> char {
    const FULL_WIDTH: std::ops::RangeInclusive<char> = '\u{FF01}'..='\u{FF5E}';
    const BEYOND_PLAIN: u32 = 0xFEE0;
    if FULL_WIDTH.contains(&c) {
        char::from_u32(u32::from(c) - BEYOND_PLAIN).unwrap_or(c)
    } else {
        c
    }
}

/// A number that its format shows as a date.
///
/// Excel counts days from 1900 as if that year had a 29 February (serial 60), or from 1904. The
/// time of day is dropped; a time without a day stays a number.
pub(super) fn serial_date(serial: f64, is_1904: bool) -> CellValue {
    const LAST: f64 = 2_958_466.0;
    let offset = if is_1904 { 1_462.0 } else { 0.0 };
    let impossible = || CellValue::ImpossibleDate(serial.to_string().into());
    if serial > 0.0 && serial < 1.0 {
        return CellValue::Number(serial);
    }
    #[expect(clippy::float_arithmetic, reason = "a spreadsheet's date is a float of days")]
    let days = (serial + offset).floor();
    if !days.is_finite() || serial < 0.0 || days >= LAST {
        return impossible();
    }
    let Some(days) = crate::sheet::whole_number(days) else {
        return impossible();
    };
    let (epoch, days) = match days {
        0 => return CellValue::ImpossibleDate("00/01/1900".into()),
        60 => return CellValue::ImpossibleDate("29/02/1900".into()),
        1..60 => (date(1899, 12, 31), days),
        _ => (date(1899, 12, 30), days),
    };
    epoch.checked_add(jiff::Span::new().days(days)).map_or_else(|_| impossible(), CellValue::Date)
}

/// A date in the form `1980-05-12` or `1980-05-12T00:00:00`.
pub(super) fn iso_date(written: &str) -> CellValue {
    let day = written.split(['T', ' ']).next().unwrap_or(written);
    day.parse::<Date>().map_or_else(|_| CellValue::ImpossibleDate(written.into()), CellValue::Date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_become_the_dates_that_a_spreadsheet_shows() {
        let shown = |serial| serial_date(serial, false);
        assert_eq!(shown(1.0), CellValue::Date(date(1900, 1, 1)));
        assert_eq!(shown(59.0), CellValue::Date(date(1900, 2, 28)));
        assert_eq!(shown(61.0), CellValue::Date(date(1900, 3, 1)));
        assert_eq!(shown(29_353.75), CellValue::Date(date(1980, 5, 12)));
        assert_eq!(shown(2_958_465.9), CellValue::Date(date(9999, 12, 31)));
        assert_eq!(serial_date(27_891.0, true), CellValue::Date(date(1980, 5, 12)));
    }

    #[test]
    fn days_that_the_calendar_lacks_are_kept_as_written() {
        for (serial, shown) in
            [(60.0, "29/02/1900"), (0.0, "00/01/1900"), (-3.0, "-3"), (12_051_980.0, "12051980")]
        {
            assert_eq!(serial_date(serial, false), CellValue::ImpossibleDate(shown.into()));
        }
        assert!(matches!(serial_date(f64::NAN, false), CellValue::ImpossibleDate(_)));
        assert_eq!(serial_date(0.5, false), CellValue::Number(0.5));
        assert_eq!(iso_date("1980-02-30"), CellValue::ImpossibleDate("1980-02-30".into()));
    }

    #[test]
    fn full_width_digits_are_the_digits_that_they_stand_for() {
        assert_eq!(composed("００６０７５００００１１"), "006075000011");
        assert_eq!(composed("１５／０６／１９７５"), "15/06/1975");
        assert_eq!(composed("Ta\u{300}y\r\n"), "Tày\n");
    }
}
