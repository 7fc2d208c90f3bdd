//! The strings of BIFF: two widths in BIFF8, a code page before it, and pieces over many records.
//!
//! BIFF8 strings are Unicode whatever code page the file states; believing the code page there
//! turns them to `N\0g\0u\0y`.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use super::biff::{Record, u16_at};

/// How the strings of a stream are stored.
#[derive(Debug, Clone, Copy)]
pub(super) struct StringFormat {
    /// Whether the strings are those of BIFF8.
    pub(super) is_biff8: bool,
    /// The encoding before BIFF8.
    pub(super) encoding: &'static Encoding,
}

impl StringFormat {
    /// The encoding that a CODEPAGE record states.
    pub(super) fn encoding_of(code_page: u16) -> &'static Encoding {
        let label = match code_page {
            0 | 367 | 0x8000 | 0x8001 | 1252 => return WINDOWS_1252,
            932 => "shift_jis".to_owned(),
            936 => "gbk".to_owned(),
            949 => "euc-kr".to_owned(),
            950 => "big5".to_owned(),
            other => format!("windows-{other}"),
        };
        Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1258)
    }

    /// A string with a length of one byte, at an offset of a record.
    pub(super) fn short(self, data: &[u8], at: usize) -> Option<String> {
        let length = usize::from(*data.get(at)?);
        self.text(data.get(at + 1..)?, length, self.encoding)
    }

    /// A string with a length of two bytes, in one record and its continuation.
    pub(super) fn long(
        self,
        record: &Record<'_>,
        at: usize,
        in_legacy_font: bool,
    ) -> Option<String> {
        let length = u16_at(record.data, at)?;
        if self.is_biff8 {
            let blocks = std::iter::once(record.data.get(at..)?)
                .chain(record.more.iter().copied())
                .collect();
            return Pieces::new(blocks).string();
        }
        // Bytes for a legacy font are look-alikes of Latin-1, whatever the code page is.
        let encoding = if in_legacy_font { WINDOWS_1252 } else { self.encoding };
        self.text(record.data.get(at + 2..)?, usize::from(length), encoding)
    }

    fn text(self, data: &[u8], length: usize, encoding: &'static Encoding) -> Option<String> {
        if !self.is_biff8 {
            let bytes = data.get(..length.min(data.len()))?;
            return Some(encoding.decode_without_bom_handling(bytes).0.into_owned());
        }
        let (flags, data) = data.split_first()?;
        let width = 1 + usize::from(flags & 1);
        let bytes = data.get(..(length * width).min(data.len()))?;
        Some(characters(bytes, width == 2).into_owned())
    }
}

fn characters(bytes: &[u8], wide: bool) -> Cow<'_, str> {
    if wide {
        UTF_16LE.decode_without_bom_handling(bytes).0
    } else {
        encoding_rs::mem::decode_latin1(bytes)
    }
}

/// The table of shared strings. How many it holds is counted, not believed.
pub(super) fn shared_strings(record: &Record<'_>) -> Vec<String> {
    const HEADER: usize = 8;
    let Some(first) = record.data.get(HEADER..) else {
        return Vec::new();
    };
    let blocks = std::iter::once(first).chain(record.more.iter().copied()).collect();
    let mut pieces = Pieces::new(blocks);
    let mut strings = Vec::new();
    while !pieces.is_at_end() {
        match pieces.string() {
            Some(string) => strings.push(string),
            None => break,
        }
    }
    strings
}

/// The content of a record and its continuations, read as one.
#[derive(Debug)]
struct Pieces<'a> {
    blocks: Vec<&'a [u8]>,
    block: usize,
    at: usize,
}

impl<'a> Pieces<'a> {
    fn new(blocks: Vec<&'a [u8]>) -> Self {
        Self { blocks, block: 0, at: 0 }
    }

    fn rest_of_block(&self) -> &'a [u8] {
        let block: &'a [u8] = self.blocks.get(self.block).copied().unwrap_or_default();
        block.get(self.at..).unwrap_or_default()
    }

    fn is_at_end(&self) -> bool {
        self.rest_of_block().is_empty() && self.block + 1 >= self.blocks.len()
    }

    /// Steps to the next block once this one is used up; whether there is one.
    fn next_block(&mut self) -> bool {
        self.block += 1;
        self.at = 0;
        self.block < self.blocks.len()
    }

    fn byte(&mut self) -> Option<u8> {
        while self.rest_of_block().is_empty() {
            if !self.next_block() {
                return None;
            }
        }
        let byte = self.rest_of_block().first().copied();
        self.at += 1;
        byte
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        let mut value = 0;
        for byte in 0..bytes {
            value |= usize::from(self.byte()?) << (8 * byte);
        }
        Some(value)
    }

    fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 {
            let step = bytes.min(self.rest_of_block().len());
            self.at += step;
            bytes -= step;
            if bytes > 0 && !self.next_block() {
                return;
            }
        }
    }

    /// A string with its formatting runs and phonetic data, which are passed over.
    fn string(&mut self) -> Option<String> {
        const WIDE: u8 = 1;
        const PHONETIC: u8 = 4;
        const RUNS: u8 = 8;
        const BYTES_OF_A_RUN: usize = 4;
        let mut left = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & RUNS == 0 { 0 } else { self.number(2)? };
        let phonetic = if flags & PHONETIC == 0 { 0 } else { self.number(4)? };
        let mut wide = flags & WIDE != 0;
        let mut text = String::new();
        while left > 0 {
            let width = 1 + usize::from(wide);
            let here = left.min(self.rest_of_block().len() / width);
            let bytes = self.rest_of_block().get(..here * width)?;
            let piece = characters(bytes, wide);
            if text.is_empty() {
                text = piece.into_owned();
            } else {
                text.push_str(&piece);
            }
            self.at += here * width;
            left -= here;
            if left > 0 {
                if !self.next_block() {
                    break;
                }
                // A string that goes on in the next record states its width anew.
                wide = self.byte()? & WIDE != 0;
            }
        }
        self.skip(runs * BYTES_OF_A_RUN);
        self.skip(phonetic);
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_may_change_its_width_where_a_record_ends() {
        let record = Record {
            kind: 0xFC,
            data: &[9, 9, 9, 9, 9, 9, 9, 9, 4, 0, 0, b'T', b'r'],
            more: vec![&[1, 0xA7, 0x1E, b'n', 0, 2, 0, 0, b'A'], &[0, b'n']],
        };
        assert_eq!(shared_strings(&record), ["Trầ\u{6e}", "An"]);
    }

    #[test]
    fn a_table_that_claims_more_than_it_holds_yields_what_it_holds() {
        let record = Record {
            kind: 0xFC,
            data: &[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2, 0, 0, b'A', b'n'],
            more: Vec::new(),
        };
        assert_eq!(shared_strings(&record), ["An"]);
    }

    #[test]
    fn before_biff8_the_code_page_counts() {
        let format = StringFormat { is_biff8: false, encoding: StringFormat::encoding_of(1258) };
        assert_eq!(format.short(&[3, 0xEA, 0xD0, b'n'], 0).as_deref(), Some("êĐn"));
        assert_eq!(StringFormat::encoding_of(5212), WINDOWS_1258);
    }
}
