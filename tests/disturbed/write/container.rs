//! The OLE container of an .xls: one stream, in whole sectors, without a mini stream.

const SECTOR: usize = 512;
const FREE: u32 = 0xffff_ffff;
const END: u32 = 0xffff_fffe;
const TABLE: u32 = 0xffff_fffd;
/// Streams shorter than this belong into the mini stream, which is not written here.
const LEAST: usize = 4096;

pub(super) fn holding(name: &str, mut stream: Vec<u8>) -> Vec<u8> {
    let size = stream.len().max(LEAST);
    stream.resize(size.div_ceil(SECTOR) * SECTOR, 0);
    let data = stream.len() / SECTOR;
    // The tables of sectors tell their own sectors, too, and the one of the directory.
    let tables = (1..=109).find(|tables| tables * SECTOR / 4 > data + tables).unwrap();
    let mut file = header(tables);
    let mut next: Vec<u32> = vec![TABLE; tables];
    next.push(END);
    let first = number(tables + 1);
    next.extend((1..=data).map(|at| if at == data { END } else { first + number(at) }));
    next.resize(tables * SECTOR / 4, FREE);
    file.extend(next.iter().flat_map(|sector| sector.to_le_bytes()));
    file.extend(entry("Root Entry", 5, 1, END, 0));
    file.extend(entry(name, 2, FREE, first, stream.len()));
    file.extend(entry("", 0, FREE, 0, 0));
    file.extend(entry("", 0, FREE, 0, 0));
    file.extend(stream);
    file
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap()
}

fn header(tables: usize) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend([0; 16]);
    for half in [0x3e_u16, 3, 0xfffe, 9, 6, 0, 0, 0] {
        bytes.extend(half.to_le_bytes());
    }
    // Directory sectors (none counted in this version), tables, directory, transaction, cutoff,
    // mini table twice, further tables twice.
    let directory = number(tables);
    for word in [0, number(tables), directory, 0, number(LEAST), END, 0, END, 0] {
        bytes.extend(word.to_le_bytes());
    }
    for at in 0..109 {
        let sector = if at < tables { number(at) } else { FREE };
        bytes.extend(sector.to_le_bytes());
    }
    bytes
}

fn entry(name: &str, kind: u8, child: u32, first: u32, size: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = if name.is_empty() { 0 } else { bytes.len() + 2 };
    bytes.resize(64, 0);
    bytes.extend(u16::try_from(length).unwrap().to_le_bytes());
    bytes.extend([kind, 1]);
    for link in [FREE, FREE, child] {
        bytes.extend(link.to_le_bytes());
    }
    bytes.extend([0; 36]);
    bytes.extend(first.to_le_bytes());
    bytes.extend(u64::try_from(size).unwrap().to_le_bytes());
    bytes
}
