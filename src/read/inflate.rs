//! Parts of a zip unpacked at once: all that is packed lies in memory, and how long it is unpacked is
//! told before.
//!
//! The zip crate unpacks any part through a stream of its own, with a window and buffers; for the
//! small parts of workbooks these cost more than their content.

use flate2::{Decompress, FlushDecompress, Status};

/// What unpacks one part after the other.
#[derive(Debug)]
pub(super) struct Inflate(Decompress);

impl Default for Inflate {
    fn default() -> Self {
        Self(Decompress::new(false))
    }
}

impl Inflate {
    /// The part that was packed, if it is as long as is told and has the checksum that is told.
    pub(super) fn unpacked(&mut self, packed: &[u8], length: usize, sum: u32) -> Option<Vec<u8>> {
        self.0.reset(false);
        let mut part = Vec::with_capacity(length);
        let status = self.0.decompress_vec(packed, &mut part, FlushDecompress::Finish).ok()?;
        let is_whole = status == Status::StreamEnd && part.len() == length;
        (is_whole && crc32fast::hash(&part) == sum).then_some(part)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_part_is_unpacked_whole_or_not_at_all() {
        let part = "Nguyễn Văn An\n".repeat(40).into_bytes();
        let mut writer =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(&part).unwrap();
        let packed = writer.finish().unwrap();
        let (length, sum) = (part.len(), crc32fast::hash(&part));
        let mut inflate = Inflate::default();
        // What failed before leaves nothing behind.
        assert_eq!(inflate.unpacked(&packed[..packed.len() / 2], length, sum), None);
        assert_eq!(inflate.unpacked(&packed, length, sum), Some(part));
        for (length, sum) in [(length - 1, sum), (length + 1, sum), (length, sum ^ 1), (0, sum)] {
            assert_eq!(inflate.unpacked(&packed, length, sum), None);
        }
    }
}
