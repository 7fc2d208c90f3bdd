//! The records of an .xlsb part: a type, a length and that many bytes.
//!
//! What a record claims is checked against the part before a foreign reader sees it: calamine
//! allocates by the claim.

use super::biff::u32_at;
use super::error::ReadError;

/// A record: its type and its content.
pub(super) type Record<'a> = (u32, &'a [u8]);

/// The records of a part, as far as they are whole.
pub(super) struct Records<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, rest) = variable(self.0, 2)?;
        let (length, rest) = variable(rest, 4)?;
        let (content, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some((kind, content))
    }
}

/// A number in seven-bit groups, of at most so many bytes.
fn variable(bytes: &[u8], longest: u32) -> Option<(u32, &[u8])> {
    let mut value = 0;
    let mut rest = bytes;
    for group in 0..longest {
        let (byte, after) = rest.split_first()?;
        rest = after;
        value |= u32::from(byte & 0x7F) << (7 * group);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some((value, rest))
}

/// Refuses a part with a record that claims more than the part holds.
pub(super) fn check(part: &[u8]) -> Result<(), ReadError> {
    let mut records = Records(part);
    records.by_ref().for_each(drop);
    if records.0.is_empty() {
        return Ok(());
    }
    Err(ReadError::damaged("a record is longer than its part"))
}

/// A text with its length before it, and where it ends.
pub(super) fn wide_text(bytes: &[u8], at: usize) -> Option<(String, usize)> {
    let length = usize::try_from(u32_at(bytes, at)?).ok()?;
    let end = length.checked_mul(2)?.checked_add(at + 4)?;
    let text = bytes.get(at + 4..end)?;
    let (text, _) = encoding_rs::UTF_16LE.decode_without_bom_handling(text);
    Some((text.into_owned(), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_that_claims_more_than_its_part_is_refused() {
        let whole = [0x81, 0x01, 0x02, 7, 8, 0x07, 0x00];
        let records: Vec<_> = Records(&whole).collect();
        assert_eq!(records, [(0x81, &[7, 8][..]), (7, &[][..])]);
        assert!(check(&whole).is_ok());
        assert!(check(&[0x07, 0xFF, 0xFF, 0xFF, 0x7F, 1, 2]).is_err());
        assert!(check(&whole[..3]).is_err());
    }
}
