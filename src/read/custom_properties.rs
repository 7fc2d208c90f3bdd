//! The properties that the maker of a workbook gave it, found without unpacking anything else.

use std::borrow::Cow;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use super::limits::Limits;
use super::package::Package;
use super::xml;
use crate::files::Files;

/// The part that holds them.
const PART: &str = "docProps/custom.xml";

/// A zip ends with the names of its parts: those of a small workbook are within so many bytes.
const TAIL: u64 = 1 << 14;

/// No workbook with a mark of ours is larger.
const LARGEST: u64 = 64 << 20;

/// The part of the properties as it is written; none where there is none, or nothing can be read.
pub fn custom_properties(path: &Path, files: &dyn Files) -> Option<String> {
    let length = files.about(path).ok()?.length;
    let mut file = files.open(path).ok()?;
    if length > LARGEST {
        return None;
    }
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL))).ok()?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail).ok()?;
    // Most workbooks have none, and need not be opened twice.
    if !tail.windows(PART.len()).any(|name| name == PART.as_bytes()) {
        return None;
    }
    file.rewind().ok()?;
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes).ok()?;
    let limits = Limits::default();
    let part = Package::open(&bytes, &limits).ok()?.bytes(PART).ok()??;
    xml::text_of_part(&part).ok().map(Cow::into_owned)
}
