//! Any bytes end in a workbook or a clear error.

#![no_main]

use delegate_quota_fuzz::{outcome, parts};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| outcome::of(parts::file(input)));
