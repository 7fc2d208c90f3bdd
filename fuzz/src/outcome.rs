//! What every target of a reader asks of an input.

use delegate_quota::rooms::read::{Limits, ReadOptions, read_bytes};

/// Limits that a small input can reach, so that what they guard is reached too.
fn tight() -> Limits {
    const MIB: u64 = 1024 * 1024;
    Limits {
        file_bytes: MIB,
        unpacked_bytes: 8 * MIB,
        ratio: 200,
        ratio_from_bytes: MIB,
        shared_strings_bytes: MIB,
        sheets: 50,
        cells: 20_000,
        text_bytes: MIB,
        merges: 2_000,
        repeated_rows: 100,
        ..Limits::default()
    }
}

/// Any bytes end in a workbook or a clear error.
pub fn of(file: Vec<u8>) {
    let options = ReadOptions { limits: tight(), ..ReadOptions::default() };
    if let Err(error) = read_bytes(file, "list", &options) {
        let message = error.fault().message;
        assert!(!message.vi.is_empty() && !message.en.is_empty(), "an error without a message");
    }
}
