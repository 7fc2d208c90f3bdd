//! The OLE container of .xls and of protected workbooks: its streams by name.
//!
//! Our own reader, because the writers behind web systems make containers that Excel opens and
//! strict readers refuse: a table of sectors longer than the file, a directory that is no ordered
//! tree, a root of odd length, no byte order mark. Nothing is allocated by a number that the file
//! states: a chain visits each sector of the file once, so no stream is larger than the file.

use super::biff::{u16_at, u32_at};
use super::error::ReadError;

/// What every container begins with.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// The last number of a sector; those beyond end a chain or mark sectors that are in none.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
const BYTES_OF_A_NUMBER: usize = 4;

/// A container whose tables and directory were read.
#[derive(Debug)]
pub(super) struct Container<'a> {
    sectors: Sectors<'a>,
    /// Short streams share one stream, in sectors of its own.
    mini: Vec<u8>,
    mini_table: Vec<u32>,
    mini_shift: u32,
    /// Streams of this length and longer are not short.
    long_from: usize,
    entries: Vec<Entry>,
}

/// An entry of the directory.
#[derive(Debug)]
struct Entry {
    name: String,
    kind: u8,
    /// The entries before and after it in its storage, and the first of those that it holds.
    links: [u32; 3],
    start: u32,
    size: usize,
    /// Whether it lies within a storage, as the parts of embedded objects do.
    is_embedded: bool,
}

const STORAGE: u8 = 1;
const STREAM: u8 = 2;
const ROOT: u8 = 5;

impl<'a> Container<'a> {
    /// Opens a container.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        const SECTOR_SHIFT: usize = 30;
        const MINI_SHIFT: usize = 32;
        const DIRECTORY: usize = 48;
        const LONG_FROM: usize = 56;
        const MINI_TABLE: usize = 60;
        let no_header = || ReadError::damaged("no header of an OLE container");
        let shift = u16_at(bytes, SECTOR_SHIFT).map(u32::from);
        let shift = shift.filter(|shift| (7..=16).contains(shift)).ok_or_else(no_header)?;
        let mini_shift = u16_at(bytes, MINI_SHIFT).map(u32::from);
        let mini_shift =
            mini_shift.filter(|mini| (4..=shift).contains(mini)).ok_or_else(no_header)?;
        let number = |at| u32_at(bytes, at).ok_or_else(no_header);
        let sectors = Sectors::read(bytes, shift, no_header)?;
        let directory = sectors.all_of(number(DIRECTORY)?)?;
        let mut entries = entries(&directory.bytes);
        mark_embedded(&mut entries);
        let mini = match entries.iter().find(|entry| entry.kind == ROOT) {
            Some(root) => sectors.all_of(root.start)?.bytes,
            None => Vec::new(),
        };
        let mini_table = numbers(&sectors.all_of(number(MINI_TABLE)?)?.bytes);
        let long_from = usize::try_from(number(LONG_FROM)?).map_err(|_| no_header())?;
        Ok(Self { sectors, mini, mini_table, mini_shift, long_from, entries })
    }

    fn entry(&self, kind: u8, name: &str) -> Option<&Entry> {
        let mut entries = self.entries.iter().filter(|entry| !entry.is_embedded);
        entries.find(|entry| entry.kind == kind && entry.name.eq_ignore_ascii_case(name))
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(STREAM, name).is_some()
    }

    /// The content of the stream of this name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(entry) = self.entry(STREAM, name) else { return Ok(None) };
        let mut content = if entry.size < self.long_from {
            let chain = chain(&self.mini_table, entry.start)?;
            gather(&self.mini, &chain, self.mini_shift, 0)
        } else {
            self.sectors.all_of(entry.start)?
        };
        if content.bytes.len() < entry.size && !content.is_whole {
            return Err(ReadError::damaged(format!("the stream `{}` is cut off", entry.name)));
        }
        content.bytes.truncate(entry.size);
        Ok(Some(content.bytes))
    }
}

/// The sectors of a file, and the table that tells which follows which.
#[derive(Debug)]
struct Sectors<'a> {
    bytes: &'a [u8],
    shift: u32,
    table: Vec<u32>,
}

/// A chain of sectors.
struct Chain {
    sectors: Vec<u32>,
    /// Whether it ends where a chain ends, and not beyond the table.
    is_whole: bool,
}

/// What a chain of sectors holds.
struct Content {
    bytes: Vec<u8>,
    is_whole: bool,
}

impl<'a> Sectors<'a> {
    /// Reads the table: the header lists its first sectors, a chain of lists the others.
    fn read(
        bytes: &'a [u8],
        shift: u32,
        no_header: impl Fn() -> ReadError,
    ) -> Result<Self, ReadError> {
        const MORE_LISTS: usize = 68;
        const LIST: std::ops::Range<usize> = 76..512;
        let mut sectors = Self { bytes, shift, table: Vec::new() };
        let count = bytes.len().div_ceil(1 << shift);
        let mut list = numbers(bytes.get(LIST).ok_or_else(&no_header)?);
        let mut next = u32_at(bytes, MORE_LISTS).ok_or_else(&no_header)?;
        // One list more than there are sectors can only repeat one.
        for _ in 0..=count {
            for sector in list.drain(..).filter(|sector| *sector <= LAST_SECTOR) {
                if sectors.table.len() < count {
                    sectors.table.extend(numbers(sectors.sector(sector)));
                }
            }
            list = numbers(sectors.sector(next));
            let Some(following) = list.pop() else { break };
            next = following;
        }
        sectors.table.truncate(count);
        Ok(sectors)
    }

    /// The bytes of a sector; fewer at the end of the file, none beyond it.
    fn sector(&self, number: u32) -> &'a [u8] {
        sector(self.bytes, number, self.shift, 1)
    }

    fn all_of(&self, start: u32) -> Result<Content, ReadError> {
        Ok(gather(self.bytes, &chain(&self.table, start)?, self.shift, 1))
    }
}

/// The bytes of a sector, with so many sectors before the first.
fn sector(bytes: &[u8], number: u32, shift: u32, before: usize) -> &[u8] {
    let start = usize::try_from(number).ok().and_then(|at| at.checked_add(before));
    let Some(start) = start.and_then(|at| at.checked_mul(1 << shift)) else { return &[] };
    let rest = bytes.get(start..).unwrap_or_default();
    rest.get(..1 << shift).unwrap_or(rest)
}

/// The sectors that follow each other from one on.
fn chain(table: &[u32], start: u32) -> Result<Chain, ReadError> {
    let mut met = vec![false; table.len()];
    let mut sectors = Vec::new();
    let mut next = start;
    while let Some((at, following)) =
        usize::try_from(next).ok().and_then(|at| Some((at, *table.get(at)?)))
    {
        if met.get(at) == Some(&true) {
            return Err(ReadError::damaged("a chain of sectors that loops"));
        }
        met.get_mut(at).into_iter().for_each(|met| *met = true);
        sectors.push(next);
        next = following;
    }
    Ok(Chain { sectors, is_whole: next > LAST_SECTOR })
}

fn gather(bytes: &[u8], chain: &Chain, shift: u32, before: usize) -> Content {
    let mut gathered = Vec::new();
    for number in &chain.sectors {
        gathered.extend_from_slice(sector(bytes, *number, shift, before));
    }
    let is_whole = chain.is_whole && gathered.len() == chain.sectors.len() << shift;
    Content { bytes: gathered, is_whole }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let numbers = bytes.chunks_exact(BYTES_OF_A_NUMBER);
    numbers.filter_map(|number| u32_at(number, 0)).collect()
}

/// The entries in the order of the directory, which is right where its tree is not.
fn entries(directory: &[u8]) -> Vec<Entry> {
    const BYTES: usize = 128;
    const NAME: usize = 64;
    directory
        .chunks_exact(BYTES)
        .filter_map(|entry| {
            let length = usize::from(u16_at(entry, NAME)?).saturating_sub(2).min(NAME);
            let (name, _) = encoding_rs::UTF_16LE.decode_without_bom_handling(entry.get(..length)?);
            Some(Entry {
                name: name.into_owned(),
                kind: *entry.get(66)?,
                links: [u32_at(entry, 68)?, u32_at(entry, 72)?, u32_at(entry, 76)?],
                start: u32_at(entry, 116)?,
                size: usize::try_from(u32_at(entry, 120)?).ok()?,
                is_embedded: false,
            })
        })
        .collect()
}

/// Marks what lies within storages: an embedded workbook has streams of the same names.
fn mark_embedded(entries: &mut [Entry]) {
    let storages = entries.iter().filter(|entry| entry.kind == STORAGE);
    let mut left: Vec<u32> = storages.map(|storage| storage.links[2]).collect();
    while let Some(number) = left.pop() {
        let entry = usize::try_from(number).ok().and_then(|at| entries.get_mut(at));
        if let Some(entry) = entry.filter(|entry| !entry.is_embedded && entry.kind != ROOT) {
            entry.is_embedded = true;
            left.extend(entry.links);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _, Write as _};

    use super::*;

    /// A container by the cfb crate, with a long stream and a short one.
    fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
        let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        for (name, content) in streams {
            if let Some((storage, _)) = name[1..].split_once('/') {
                container.create_storage_all(format!("/{storage}")).unwrap();
            }
            container.create_stream(name).unwrap().write_all(content).unwrap();
        }
        container.flush().unwrap();
        container.into_inner().into_inner()
    }

    fn stream(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
        Container::open(bytes).ok()?.stream(name).ok()?
    }

    #[test]
    fn streams_are_those_that_the_cfb_crate_reads() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut compared = 0;
        for folder in ["tests/workbooks", "tests/writers", "tests/files/read"] {
            for entry in std::fs::read_dir(root.join(folder)).unwrap().flatten() {
                let bytes = std::fs::read(entry.path()).unwrap();
                let Ok(mut theirs) = cfb::CompoundFile::open(Cursor::new(&bytes)) else { continue };
                for name in ["Workbook", "Book", "WordDocument"] {
                    let mut content = Vec::new();
                    let Ok(mut opened) = theirs.open_stream(format!("/{name}")) else { continue };
                    opened.read_to_end(&mut content).unwrap();
                    assert_eq!(stream(&bytes, name), Some(content), "{:?}", entry.path());
                    compared += 1;
                }
            }
        }
        assert!(compared > 30, "{compared}");
    }

    #[test]
    fn a_workbook_within_an_embedded_object_is_not_that_of_the_file() {
        let long = vec![7; 9_000];
        let bytes = container(&[("/A/Workbook", b"inner"), ("/Workbook", &long)]);
        assert_eq!(stream(&bytes, "WORKBOOK"), Some(long));
        let bytes = container(&[("/A/Workbook", b"inner"), ("/WordDocument", b"text")]);
        let container = Container::open(&bytes).unwrap();
        assert!(!container.has("Workbook") && container.has("WordDocument"));
    }

    #[test]
    fn short_streams_and_long_ones_are_read_to_their_length() {
        for length in [0, 1, 63, 64, 65, 4_095, 4_096, 4_097, 70_000] {
            let content: Vec<u8> = (0..=255).cycle().take(length).collect();
            let bytes = container(&[("/Other", b"before"), ("/Workbook", &content)]);
            assert_eq!(stream(&bytes, "Workbook"), Some(content), "{length}");
        }
    }

    #[test]
    fn a_container_cut_anywhere_or_with_any_number_bent_is_read_or_refused() {
        let content: Vec<u8> = (0..=255).cycle().take(9_000).collect();
        let bytes = container(&[("/Workbook", &content), ("/Other", b"short")]);
        for end in (0..bytes.len()).step_by(7) {
            let cut = &bytes[..end];
            assert!(stream(cut, "Workbook").is_none_or(|read| read == content), "{end}");
        }
        // Loops, chains into nowhere, claimed lengths: nothing grows beyond the file.
        for at in (0..bytes.len()).step_by(4) {
            for number in [0_u32, 1, 3, 0x7FFF_FFFF, u32::MAX, 0xFFFF_FFFE] {
                let mut bent = bytes.clone();
                bent[at..at + 4].copy_from_slice(&number.to_le_bytes());
                let read = stream(&bent, "Workbook");
                assert!(read.is_none_or(|read| read.len() <= bytes.len() + 512), "{at}");
            }
        }
    }
}
