//! What calamine does not tell of an .xlsx: hidden rows, merges, fonts that name an encoding, and
//! formats that keep leading zeros.
//!
//! Also what must be checked or mended before calamine opens the file: it allocates by the
//! `uniqueCount` that the shared strings state, and refuses a workbook for one macro sheet or one
//! sheet in a state that it does not know.

use std::collections::BTreeMap;
use std::io::{BufRead, Cursor, Read, Write};
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::error::ReadError;
use super::limits::{Limits, Measure};
use super::spreadsheet::{legacy_font, zeros_of};
use super::xlsx_extras::{Gathering, Look, SheetExtras, around_rows};
use super::xml::{self, Zip};

/// The zip of an .xlsx with the parts that its workbook names.
pub(super) struct Package<'a> {
    zip: Zip<'a>,
    /// Part names by sheet name.
    sheets: BTreeMap<String, String>,
    /// What calamine would reject the whole workbook for: by part, what is written there and what
    /// it is to be read as.
    to_mend: Vec<(String, String, String)>,
    /// What each cell format says.
    looks: Vec<Look>,
}

impl<'a> Package<'a> {
    /// Opens the package and reads its table of contents.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let mut zip = xml::open_zip(bytes, limits)?;
        let workbook = workbook_part(&mut zip)?;
        let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let rels_name = format!("{folder}_rels/{file}.rels");
        let rels = relationships(&mut zip, &rels_name)?;
        let mut sheets = BTreeMap::new();
        let mut to_mend = Vec::new();
        each_start(&mut zip, &workbook, |element| {
            if let Some(state) = unknown_state(element) {
                let mended = "state=\"visible\"".to_owned();
                to_mend.push((workbook.clone(), format!("state=\"{state}\""), mended));
            }
            if element.local_name().as_ref() == "sheet"
                && let (Some(name), Some(id)) =
                    (xml::attribute(element, "name"), xml::attribute(element, "id"))
                && let Some((target, _)) = rels.get(&id)
            {
                let part = target
                    .strip_prefix('/')
                    .map_or_else(|| format!("{folder}{target}"), ToOwned::to_owned);
                sheets.insert(name, part);
            }
            true
        })?;
        // Neither a macro sheet nor a chart sheet has cells for a list, and calamine passes over
        // the latter.
        for kind in ["xlMacrosheet", "xlIntlMacrosheet"] {
            if rels.values().any(|(_, found)| found.ends_with(&format!("/{kind}"))) {
                let chart = "relationships/chartsheet".to_owned();
                to_mend.push((rels_name.clone(), format!("relationships/{kind}"), chart));
            }
        }
        let looks = format_looks(&mut zip, &format!("{folder}styles.xml"))?;
        Ok(Self { zip, sheets, to_mend, looks })
    }

    /// Refuses a table of shared strings that claims more entries than its bytes could hold.
    pub(super) fn check_shared_strings(&mut self) -> Result<(), ReadError> {
        const SMALLEST_ENTRY: u64 = 5;
        let names: Vec<String> = self
            .zip
            .file_names()
            .filter_map(Result::ok)
            .filter(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"))
            // What macOS lays beside every part when it zips a folder is no XML.
            .filter(|name| !name.starts_with("__MACOSX/"))
            .map(std::borrow::Cow::into_owned)
            .collect();
        for name in names {
            let size = self.zip.by_name(&name).map_err(xml::damaged)?.size();
            let mut claimed = 0;
            each_start(&mut self.zip, &name, |element| {
                if element.local_name().as_ref() == "sst" {
                    claimed = xml::attribute(element, "uniqueCount")
                        .map_or(0, |count| count.trim().parse().unwrap_or(u64::MAX));
                    return false;
                }
                true
            })?;
            Limits::check(Measure::SharedStrings, claimed, size / SMALLEST_ENTRY + 1)?;
        }
        Ok(())
    }

    /// The package with what calamine rejects mended, if there is anything.
    pub(super) fn mended(&mut self) -> Result<Option<Vec<u8>>, ReadError> {
        let to_mend = std::mem::take(&mut self.to_mend);
        if to_mend.is_empty() {
            return Ok(None);
        }
        let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.zip.len() {
            let part = self.zip.by_index_raw(index).map_err(xml::damaged)?;
            let name = part.name().map_err(xml::damaged)?.into_owned();
            let mut mends =
                to_mend.iter().filter(|mend| name.eq_ignore_ascii_case(&mend.0)).peekable();
            if mends.peek().is_none() {
                copy.raw_copy_file(part).map_err(xml::damaged)?;
                continue;
            }
            drop(part);
            let written = xml::part_bytes(&mut self.zip, &name)?.unwrap_or_default();
            let mended = mends
                .fold(String::from_utf8_lossy(&written).into_owned(), |text, mend| {
                    text.replace(&mend.1, &mend.2)
                });
            copy.start_file(name, SimpleFileOptions::default()).map_err(xml::damaged)?;
            copy.write_all(mended.as_bytes())?;
        }
        let bytes = copy.finish().map_err(xml::damaged)?.into_inner();
        Ok(Some(bytes))
    }

    /// The hidden rows, merges and telling fonts of a sheet.
    pub(super) fn extras(
        &mut self,
        sheet: &str,
        limits: &Limits,
    ) -> Result<SheetExtras, ReadError> {
        // Most sheets have nothing to tell among their rows, which are most of the part.
        self.extras_around_rows(sheet, limits).map_or_else(|| self.extras_of_all(sheet, limits), Ok)
    }

    /// The same from every element of the sheet, which also finds what is wrong with any of them.
    pub(super) fn extras_of_all(
        &mut self,
        sheet: &str,
        limits: &Limits,
    ) -> Result<SheetExtras, ReadError> {
        let mut gathering = Gathering::new(&self.looks, limits);
        if let Some(part) = self.sheets.get(sheet) {
            each_start(&mut self.zip, part, |element| gathering.visit(element))?;
        }
        Ok(gathering.extras)
    }

    /// The same from the elements before and after the rows; none where the rows have a say, or
    /// where anything is out of the ordinary.
    fn extras_around_rows(&mut self, sheet: &str, limits: &Limits) -> Option<SheetExtras> {
        // Whole parts are held in memory here.
        const LARGEST: u64 = 4 * 1024 * 1024;
        let mut gathering = Gathering::new(&self.looks, limits);
        let part = self.sheets.get(sheet)?;
        if gathering.looks_tell || self.zip.by_name(part).ok()?.size() > LARGEST {
            return None;
        }
        let bytes = xml::part_bytes(&mut self.zip, part).ok()??;
        let (before, after) = around_rows(std::str::from_utf8(&bytes).ok()?)?;
        let around = before.as_bytes().chain(after.as_bytes());
        visit_starts(xml::tolerant(around), |element| gathering.visit(element)).ok()?;
        Some(gathering.extras)
    }
}

/// The state of a sheet, where it is none that the format has: some writers say `show`.
fn unknown_state(element: &BytesStart<'_>) -> Option<String> {
    if element.local_name().as_ref() != "sheet" {
        return None;
    }
    let state = xml::attribute(element, "state")?;
    (!matches!(&*state, "visible" | "hidden" | "veryHidden")).then_some(state)
}

/// Visits the elements of a part until the visitor has enough; a missing part has none.
fn each_start(
    zip: &mut Zip<'_>,
    part: &str,
    visit: impl FnMut(&BytesStart<'_>) -> bool,
) -> Result<(), ReadError> {
    let Some(reader) = xml::part(zip, part)? else {
        return Ok(());
    };
    visit_starts(reader, visit)
}

fn visit_starts<R: BufRead>(
    mut reader: Reader<R>,
    mut visit: impl FnMut(&BytesStart<'_>) -> bool,
) -> Result<(), ReadError> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(xml::damaged)? {
            Event::Start(element) if !visit(&element) => return Ok(()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The targets and types of a part's relationships, by id.
pub(super) fn relationships(
    zip: &mut Zip<'_>,
    part: &str,
) -> Result<BTreeMap<String, (String, String)>, ReadError> {
    let mut found = BTreeMap::new();
    each_start(zip, part, |element| {
        if let (Some(id), Some(target)) =
            (xml::attribute(element, "Id"), xml::attribute(element, "Target"))
        {
            let kind = xml::attribute(element, "Type").unwrap_or_default();
            found.insert(id, (target, kind));
        }
        true
    })?;
    Ok(found)
}

fn workbook_part(zip: &mut Zip<'_>) -> Result<String, ReadError> {
    let named = relationships(zip, "_rels/.rels")?
        .into_values()
        .find(|(_, kind)| kind.ends_with("/officeDocument"))
        .map(|(target, _)| target.trim_start_matches('/').to_owned());
    Ok(named.unwrap_or_else(|| "xl/workbook.xml".to_owned()))
}

/// What each cell format says, by the format's number.
fn format_looks(zip: &mut Zip<'_>, part: &str) -> Result<Vec<Look>, ReadError> {
    let mut fonts: Vec<Option<Arc<str>>> = Vec::new();
    let mut zeros: BTreeMap<u32, usize> = BTreeMap::new();
    let mut formats = Vec::new();
    let mut within = "";
    each_start(zip, part, |element| {
        match (within, element.local_name().as_ref()) {
            (_, "fonts") => within = "fonts",
            (_, "cellXfs") => within = "cellXfs",
            (_, "fills" | "borders" | "cellStyles" | "cellStyleXfs" | "dxfs") => within = "",
            ("", "numFmt") => {
                let code = xml::attribute(element, "formatCode").map_or(0, |code| zeros_of(&code));
                if let (Some(number), true) = (xml::number(element, "numFmtId"), code > 0) {
                    zeros.insert(number, code);
                }
            }
            ("fonts", "font") => fonts.push(None),
            ("fonts", "name") => {
                let name = xml::attribute(element, "val");
                if let (Some(last), Some(name)) = (fonts.last_mut(), name) {
                    *last = legacy_font(&name);
                }
            }
            ("cellXfs", "xf") => formats.push((
                xml::number(element, "fontId").unwrap_or(0_usize),
                xml::number(element, "numFmtId").unwrap_or(0_u32),
            )),
            _ => {}
        }
        true
    })?;
    let look = |(font, number): (usize, u32)| Look {
        font: fonts.get(font).cloned().flatten(),
        zeros: zeros.get(&number).copied().unwrap_or_default(),
    };
    Ok(formats.into_iter().map(look).collect())
}
