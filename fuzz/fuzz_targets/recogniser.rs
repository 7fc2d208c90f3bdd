//! Any sheet ends in a roster or a clear error, and the roster speaks only of rows of the sheet.

#![no_main]

use delegate_quota::rooms::catalogue::GroupCatalogue;
use delegate_quota::rooms::recognise::{RecogniseOptions, recognise};
use delegate_quota_fuzz::grid;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let grid::Recognised { workbook, hints, unstated_role } = grid::workbook(input);
    let options = RecogniseOptions {
        catalogue: GroupCatalogue::vietnam(),
        sheets: Vec::new(),
        unstated_role,
        hints,
    };
    match recognise(workbook.clone(), &options) {
        Ok(roster) => {
            for delegate in &roster.delegates {
                let held = workbook.sheets.iter().any(|sheet| sheet.row(delegate.row).is_some());
                assert!(held, "a delegate in row {}, which is empty", delegate.row);
            }
        }
        Err(error) => {
            let message = &error.message;
            assert!(!message.vi.is_empty() && !message.en.is_empty(), "an error without a message");
        }
    }
});
