//! The tables of a web page end in a workbook or a clear error.

#![no_main]

use delegate_quota_fuzz::{outcome, shapes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| outcome::of(shapes::page(input)));
