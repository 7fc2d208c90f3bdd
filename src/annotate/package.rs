//! The parts of a workbook: read, replaced, added; those that nobody touches are copied as they are.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::AnnotateError;

/// No part that has to change is larger, unpacked.
const LARGEST: u64 = 1 << 30;

/// A zip in memory with changes to some of its parts.
pub(super) struct EditedPackage<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts that are no longer the original's, or are new.
    edited: BTreeMap<String, String>,
}

impl<'a> EditedPackage<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, AnnotateError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(not_this_kind)?;
        Ok(Self { zip, edited: BTreeMap::new() })
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.edited.contains_key(part) || self.zip.index_for_name(part).is_some()
    }

    /// A part as it stands now; none where there is none.
    pub(super) fn text(&mut self, part: &str) -> Result<Option<String>, AnnotateError> {
        if let Some(text) = self.edited.get(part) {
            return Ok(Some(text.clone()));
        }
        let Some(at) = self.zip.index_for_name(part) else { return Ok(None) };
        let mut text = String::new();
        let file = self.zip.by_index(at).map_err(not_this_kind)?;
        if file.size() > LARGEST {
            return Err(AnnotateError::NotThisKind);
        }
        file.take(LARGEST).read_to_string(&mut text).map_err(not_this_kind)?;
        // Some writers begin parts with a mark that no place in the XML counts.
        let marked = text.strip_prefix('\u{feff}').map(str::to_owned);
        Ok(Some(marked.unwrap_or(text)))
    }

    /// A part that must be there.
    pub(super) fn part(&mut self, part: &str) -> Result<String, AnnotateError> {
        self.text(part)?.ok_or(AnnotateError::NotThisKind)
    }

    /// Puts a text in the place of a part, or adds it.
    pub(super) fn add(&mut self, part: &str, text: String) {
        self.edited.insert(part.to_owned(), text);
    }

    /// The first of numbered names that no part has: `xl/comments1.xml`.
    pub(super) fn free_name(&self, before: &str, after: &str) -> String {
        let names = (1..).map(|number: u32| format!("{before}{number}{after}"));
        names.into_iter().find(|name| !self.has(name)).unwrap_or_default()
    }

    /// The zip with all changes; new parts stand last.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, AnnotateError> {
        let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for at in 0..self.zip.len() {
            let part = self.zip.by_index_raw(at).map_err(not_this_kind)?;
            let name = part.name().map_err(not_this_kind)?.into_owned();
            match self.edited.remove(&name) {
                Some(text) => {
                    copy.start_file(name, options).map_err(not_this_kind)?;
                    copy.write_all(text.as_bytes()).map_err(not_this_kind)?;
                }
                None => copy.raw_copy_file(part).map_err(not_this_kind)?,
            }
        }
        for (name, text) in self.edited {
            copy.start_file(name, options).map_err(not_this_kind)?;
            copy.write_all(text.as_bytes()).map_err(not_this_kind)?;
        }
        Ok(copy.finish().map_err(not_this_kind)?.into_inner())
    }
}

fn not_this_kind<E>(_: E) -> AnnotateError {
    AnnotateError::NotThisKind
}
