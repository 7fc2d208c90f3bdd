//! How much of a file is believed.
//!
//! A list of delegates is small: a few thousand rows, a few megabytes. A file that claims to be
//! larger is broken or hostile, and is told so before it costs memory. Every reader asks here
//! before it allocates by a number that the file states.

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::error::ReadError;

const MIB: u64 = 1024 * 1024;

/// The bounds of what is read; the defaults are some twenty-five times what a list needs.
///
/// Together they keep a run under 300 MB and a few seconds: what is read passes through a buffer, a
/// foreign reader's copy and our own, so each single thing may be a tenth of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The file itself, in bytes.
    pub file_bytes: u64,
    /// A file of text, in bytes: delimited text, or a web page.
    pub text_file_bytes: u64,
    /// The parts of a zipped workbook. Its table of contents is held whole, so they are counted
    /// before it is opened.
    pub parts: u64,
    /// One part that is read, unpacked, in bytes: a single text may be all of it. Pictures are no
    /// such parts.
    pub part_bytes: u64,
    /// All parts of a zipped workbook together, unpacked, in bytes.
    pub unpacked_bytes: u64,
    /// How many times larger a part may be unpacked than packed.
    pub ratio: u64,
    /// Smaller parts are exempt from [`Limits::ratio`]: a blank sheet packs well, and harmlessly.
    pub ratio_from_bytes: u64,
    /// The table of shared strings, unpacked, in bytes: readers hold all of it at once.
    pub shared_strings_bytes: u64,
    /// The sheets of a workbook.
    pub sheets: u64,
    /// The cells of a workbook that hold something.
    pub cells: u64,
    /// The text of all cells together, in bytes; one shared string can stand in many cells.
    pub text_bytes: u64,
    /// The merged rectangles of a sheet; those beyond are ignored.
    pub merges: usize,
    /// How often one row with content may repeat in an OpenDocument sheet.
    pub repeated_rows: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 32 * MIB,
            text_file_bytes: 16 * MIB,
            parts: 10_000,
            part_bytes: 48 * MIB,
            unpacked_bytes: 256 * MIB,
            ratio: 200,
            ratio_from_bytes: 16 * MIB,
            shared_strings_bytes: 32 * MIB,
            sheets: 1_000,
            cells: 200_000,
            text_bytes: 24 * MIB,
            merges: 100_000,
            repeated_rows: 3_000,
        }
    }
}

impl Limits {
    /// The bounds where files of up to so many bytes are believed. What is in a larger file is
    /// larger, too: its parts, its texts; how well it may pack, and how much is only repeated, is
    /// believed no further.
    #[must_use]
    pub fn of_files(self, bytes: u64) -> Self {
        let times = bytes.div_ceil(self.file_bytes.max(1)).max(1);
        let scaled = |bound: u64| bound.saturating_mul(times);
        Self {
            file_bytes: bytes,
            text_file_bytes: bytes,
            part_bytes: scaled(self.part_bytes),
            unpacked_bytes: scaled(self.unpacked_bytes),
            shared_strings_bytes: scaled(self.shared_strings_bytes),
            text_bytes: scaled(self.text_bytes),
            ..self
        }
    }
}

/// What of a file was found to be too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The file's own bytes.
    File,
    /// The parts of a zipped workbook.
    Parts,
    /// The unpacked bytes of one part.
    Part,
    /// The unpacked bytes of a zipped workbook.
    Unpacked,
    /// The unpacked bytes of one part against its packed bytes.
    Ratio,
    /// The bytes of the table of shared strings.
    SharedStrings,
    Sheets,
    Cells,
    /// The bytes of text in the cells.
    Text,
}

impl Limits {
    /// Refuses a measure beyond its limit.
    pub(super) fn check(what: Measure, found: u64, limit: u64) -> Result<(), ReadError> {
        if found > limit {
            return Err(ReadError::TooLarge { what, found, limit });
        }
        Ok(())
    }

    /// Refuses a zip with more parts than a workbook has, before its table of contents is read.
    pub(super) fn check_parts(&self, bytes: &[u8]) -> Result<(), ReadError> {
        const ENTRY: &[u8] = b"PK\x01\x02";
        if !bytes.starts_with(b"PK") {
            return Ok(());
        }
        let entries = memchr::memmem::find_iter(bytes, ENTRY).count();
        Self::check(Measure::Parts, entries as u64, self.parts)
    }

    /// Refuses a zip whose central directory declares too much.
    ///
    /// The zip crate fails on a part that is larger than declared, so the declared sizes bound
    /// what unpacking can cost.
    pub(super) fn check_zip<R: Read + Seek>(
        &self,
        zip: &mut ZipArchive<R>,
    ) -> Result<(), ReadError> {
        let mut sum = 0_u64;
        for index in 0..zip.len() {
            let part =
                zip.by_index_raw(index).map_err(|fault| ReadError::damaged(fault.to_string()))?;
            let (size, packed) = (part.size(), part.compressed_size().max(1));
            sum = sum.saturating_add(size);
            if size > self.ratio_from_bytes {
                Self::check(Measure::Ratio, size / packed, self.ratio)?;
            }
            let name = part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
            if [".xml", ".bin", ".rels"].iter().any(|ending| name.ends_with(ending)) {
                Self::check(Measure::Part, size, self.part_bytes)?;
            }
            if name.contains("sharedstrings") {
                Self::check(Measure::SharedStrings, size, self.shared_strings_bytes)?;
            }
        }
        Self::check(Measure::Unpacked, sum, self.unpacked_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_at_its_limit_is_accepted_and_one_beyond_is_refused() {
        assert!(Limits::check(Measure::Cells, 10, 10).is_ok());
        assert!(matches!(
            Limits::check(Measure::Cells, 11, 10),
            Err(ReadError::TooLarge { found: 11, limit: 10, .. })
        ));
    }
    #[test]
    fn a_larger_file_may_have_more_in_it_and_pack_no_better() {
        let (usual, larger) = (Limits::default(), Limits::default().of_files(100 * MIB));
        assert_eq!((larger.file_bytes, larger.text_file_bytes), (100 * MIB, 100 * MIB));
        assert_eq!(larger.part_bytes, usual.part_bytes * 4);
        assert_eq!((larger.ratio, larger.repeated_rows), (usual.ratio, usual.repeated_rows));
        let smaller = Limits::default().of_files(MIB);
        assert_eq!((smaller.text_file_bytes, smaller.part_bytes), (MIB, usual.part_bytes));
    }
}
