//! A zip of parts, and the relationships by which its parts name each other.
//!
//! Every part that is read is bounded here, whatever it is called: a relationship may name any part.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use crate::sheet::SheetLeftOut;

use super::error::ReadError;
use super::inflate::Inflate;
use super::limits::{Limits, Measure};
use super::xml::{self, damaged};

/// A zip in memory, whose parts are unpacked within the limits.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    bytes: &'a [u8],
    inflate: Inflate,
    pub(super) limits: &'a Limits,
}

impl<'a> Package<'a> {
    /// Opens a zip and checks what it declares.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, ReadError> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        limits.check_zip(&mut zip)?;
        Ok(Self { zip, bytes, inflate: Inflate::default(), limits })
    }

    /// The part of this name in any case, as some writers spell them otherwise.
    fn spelled(&self, wanted: &str) -> Option<usize> {
        if let Some(at) = self.zip.index_for_name_raw(wanted.as_bytes()) {
            return Some(at);
        }
        let spelled = self
            .zip
            .file_names()
            .filter_map(Result::ok)
            .find(|name| name.replace('\\', "/").eq_ignore_ascii_case(wanted))?;
        self.zip.index_for_name(&spelled)
    }

    /// The whole part of this name.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(at) = self.spelled(name) else { return Ok(None) };
        if let Some(part) = self.inflated(at) {
            return Ok(Some(part));
        }
        let mut part = self.zip.by_index(at).map_err(damaged)?;
        Limits::check(Measure::Part, part.size(), self.limits.part_bytes)?;
        let mut bytes = Vec::with_capacity(usize::try_from(part.size()).unwrap_or_default());
        part.read_to_end(&mut bytes).map_err(damaged)?;
        Ok(Some(bytes))
    }

    /// The part at this place, where it is packed as parts are and nothing about it is wrong.
    fn inflated(&mut self, at: usize) -> Option<Vec<u8>> {
        let part = self.zip.by_index_raw(at).ok()?;
        let is_usual = part.compression() == CompressionMethod::Deflated && !part.encrypted();
        if !is_usual || part.size() > self.limits.part_bytes {
            return None;
        }
        let start = usize::try_from(part.data_start()?).ok()?;
        let length = usize::try_from(part.compressed_size()).ok()?;
        let packed = self.bytes.get(start..)?.get(..length)?;
        self.inflate.unpacked(packed, usize::try_from(part.size()).ok()?, part.crc32())
    }

    /// The part that the package is about.
    pub(super) fn main_part(&mut self, usual: &str) -> Result<String, ReadError> {
        let named = self.relationships("")?.part_of_kind("/officeDocument");
        Ok(named.unwrap_or_else(|| usual.to_owned()))
    }

    /// The relationships of a part; a part without any has none.
    pub(super) fn relationships(&mut self, part: &str) -> Result<Relationships, ReadError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let mut found = Relationships { folder: folder.to_owned(), by_id: BTreeMap::new() };
        let part = self.bytes(&within(folder, &format!("_rels/{file}.rels")))?;
        xml::each_start(&xml::text_of_part(&part.unwrap_or_default())?, |element| {
            let named = |name| xml::attribute(element, name).map(Cow::into_owned);
            if let (Some(id), Some(target)) = (named("Id"), named("Target")) {
                let kind = named("Type").unwrap_or_default();
                found.by_id.insert(id, Relationship { target, kind });
            }
        })?;
        Ok(found)
    }
}

/// The relationships of a part.
pub(super) struct Relationships {
    folder: String,
    by_id: BTreeMap<String, Relationship>,
}

/// The part that another names, as written, and what it is to that.
struct Relationship {
    target: String,
    kind: String,
}

impl Relationships {
    /// The first part whose relationship is of this kind.
    pub(super) fn part_of_kind(&self, kind: &str) -> Option<String> {
        let found = self.by_id.values().find(|relationship| relationship.kind.ends_with(kind))?;
        Some(within(&self.folder, &found.target))
    }

    /// The part of this name beside the one that has the relationships.
    pub(super) fn beside(&self, name: &str) -> String {
        within(&self.folder, name)
    }

    /// The sheet that a workbook lists with a relationship of this id.
    pub(super) fn sheet(&self, name: String, id: &str, is_hidden: bool) -> ListedSheet {
        let found = self.by_id.get(id);
        // Neither a chart, nor a macro sheet, nor a dialogue.
        let is_worksheet = found.is_none_or(|sheet| sheet.kind.ends_with("/worksheet"));
        let left_out = match found {
            _ if !is_worksheet => Some(SheetLeftOut::NotAWorksheet),
            _ if is_hidden => Some(SheetLeftOut::Hidden),
            None => Some(SheetLeftOut::NoPart),
            Some(_) => None,
        };
        let part = found.map(|found| within(&self.folder, &found.target));
        ListedSheet { name, part: part.unwrap_or_default(), left_out }
    }
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct ListedSheet {
    pub(super) name: String,
    pub(super) part: String,
    pub(super) left_out: Option<SheetLeftOut>,
}

/// The part that a relationship of a part in this folder names.
fn within(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}
