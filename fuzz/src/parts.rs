//! A zipped workbook in a form that survives mutation.
//!
//! A changed byte in a zip only breaks a checksum, and the fuzzer would never reach the reader. In
//! this form the parts stand one after the other, each beneath its name, and the target zips them.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What a file of parts begins with.
const MAGIC: &[u8] = b"PARTS";
/// What stands before the name of each part; a line break ends the name.
const MARK: &[u8] = b"\n=== ";

/// The file that the input stands for: the zip of its parts, or the input itself.
pub fn file(input: &[u8]) -> Vec<u8> {
    input.strip_prefix(MAGIC).and_then(zipped).unwrap_or_else(|| input.to_vec())
}

fn zipped(input: &[u8]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut rest = after(input, MARK)?;
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let (name, content) = (&rest[..end], &rest[end + 1..]);
        let next = find(content, MARK).unwrap_or(content.len());
        // Two parts of one name cannot be zipped.
        zip.start_file(String::from_utf8_lossy(name), stored).ok()?;
        zip.write_all(&content[..next]).ok()?;
        match after(content, MARK) {
            Some(more) => rest = more,
            None => break,
        }
    }
    Some(zip.finish().ok()?.into_inner())
}

/// The parts of a zipped file, without those that no reader looks at; none for other files.
pub fn of_zip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut input = MAGIC.to_vec();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).ok()?;
        let name = part.name().ok()?.into_owned();
        let unread = ["docProps", "theme", "Thumbnails", "settings.xml", "drawings", "charts"];
        if unread.iter().any(|word| name.contains(word)) {
            continue;
        }
        input.extend_from_slice(MARK);
        input.extend_from_slice(name.as_bytes());
        input.push(b'\n');
        part.read_to_end(&mut input).ok()?;
    }
    Some(input)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn after<'a>(bytes: &'a [u8], wanted: &[u8]) -> Option<&'a [u8]> {
    bytes.get(find(bytes, wanted)? + wanted.len()..)
}
