//! Any bytes end in a workbook or a clear error.

#![no_main]

use delegate_quota::read::{Limits, ReadOptions, read_bytes};
use delegate_quota_fuzz::parts;
use libfuzzer_sys::fuzz_target;

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

fuzz_target!(|input: &[u8]| {
    let options = ReadOptions { limits: tight(), ..ReadOptions::default() };
    if let Err(error) = read_bytes(parts::file(input), "list", &options) {
        let message = error.message();
        assert!(!message.vi.is_empty() && !message.en.is_empty(), "an error without a message");
    }
});
