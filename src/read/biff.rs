//! The records of a BIFF stream, and what one record says.
//!
//! A record is a type, a length and that many bytes; everything is read through checked slices, so
//! that a lying record yields nothing instead of a fault.

use crate::sheet::CellValue;

use super::xlsb::error_name;

/// The beginning of a substream.
pub(super) const BOF: u16 = 0x0809;
/// The end of a substream.
pub(super) const EOF: u16 = 0x000A;
/// The rest of a record that is longer than a record may be.
pub(super) const CONTINUE: u16 = 0x003C;

/// One record: its type, its content, and the content of the CONTINUE records after it.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
    pub(super) more: Vec<&'a [u8]>,
}

/// The records from an offset on, as far as they are whole.
#[derive(Debug)]
pub(super) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// Where the next record begins.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at + 2)?);
        let data = self.stream.get(self.at + 4..self.at + 4 + length)?;
        self.at += 4 + length;
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while u16_at(self.stream, self.at) == Some(CONTINUE) {
            let Some((_, rest)) = self.one() else { break };
            more.push(rest);
        }
        Some(Record { kind, data, more })
    }
}

/// Where the substreams begin that follow each other from an offset on.
pub(super) fn substreams(stream: &[u8], from: usize) -> Vec<usize> {
    let mut records = Records::new(stream, from);
    let mut starts = Vec::new();
    let mut depth = 0_u32;
    loop {
        let at = records.position();
        let Some(record) = records.next() else { return starts };
        match record.kind {
            BOF => {
                if depth == 0 {
                    starts.push(at);
                }
                depth = depth.saturating_add(1);
            }
            EOF => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u16::from_le_bytes(two))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u32::from_le_bytes(four))
}

pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    let eight: [u8; 8] = bytes.get(at..at.checked_add(8)?)?.try_into().ok()?;
    Some(f64::from_le_bytes(eight))
}

/// The number of an RK: thirty bits of an integer or of a float, perhaps in hundredths.
pub(super) fn rk_number(rk: u32) -> f64 {
    const HUNDREDTHS: u32 = 1;
    const INTEGER: u32 = 2;
    let value = if rk & INTEGER == 0 {
        f64::from_bits(u64::from(rk & !3) << 32)
    } else {
        // The sign is in the highest bit, so the shift keeps it.
        f64::from(rk.cast_signed() >> 2)
    };
    if rk & HUNDREDTHS == 0 {
        return value;
    }
    #[expect(clippy::float_arithmetic, reason = "the format stores hundredths")]
    let hundredths = value / 100.0;
    hundredths
}

/// A truth value or an error.
pub(super) fn bool_or_error(value: u8, is_error: bool) -> CellValue {
    if is_error { CellValue::Error(error_name(value).into()) } else { CellValue::Bool(value != 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_unpacked() {
        let close = |rk, number: f64| rk_number(rk).to_bits() == number.to_bits();
        assert!(close(0x0000_0006, 1.0));
        assert!(close(0xFFFF_FFFA, -2.0));
        assert!(close(0x0000_01F7, 1.25));
        assert!(close(0x3FF0_0000, 1.0));
    }

    #[test]
    fn a_record_longer_than_its_stream_ends_the_records() {
        let stream = [0x0A, 0, 1, 0, 7, 0x3C, 0, 1, 0, 8, 0x09, 8, 200, 0];
        let records: Vec<_> = Records::new(&stream, 0).collect();
        assert_eq!(records.len(), 1);
        assert_eq!(records[0].more, [[8]]);
    }
}
