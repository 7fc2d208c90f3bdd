//! A fault of the tool itself, told as one: never a backtrace to an officer.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

use crate::fault::Fault;
use crate::text;

const REPORT_AT: &str = env!("CARGO_PKG_NAME");

thread_local! {
    /// Where the last panic of this thread began; the hook knows it, the one who catches does not.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps panics from printing; only their place is noted.
///
/// What a panic says is left out on purpose: it may quote a cell.
pub fn silence() {
    panic::set_hook(Box::new(|about| {
        let place = about.location().map(|place| format!("{}:{}", place.file(), place.line()));
        PLACE.with(|last| last.replace(place));
    }));
}

/// Runs something that must not take the whole run down with it.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let place = PLACE.with(RefCell::take).unwrap_or_default();
        let version = env!("CARGO_PKG_VERSION");
        Fault::new(text!(
            vi: "chương trình gặp lỗi ngoài dự kiến ({place})",
            en: "the tool itself has failed unexpectedly ({place})"
        ))
        .help(text!(
            vi: "đây là lỗi của {REPORT_AT} {version}: xin báo lại cho nhóm phát triển, kèm dòng trên và loại tệp, không gửi danh sách",
            en: "this is a fault of {REPORT_AT} {version}: please report it with the line above and the kind of file, without the list itself"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_that_asks_to_report_it() {
        let failure = caught(|| panic!("cell “012345678901”")).unwrap_err();
        assert!(failure.message.en.contains("unexpectedly"));
        assert!(!failure.message.en.contains("0123"));
        assert!(failure.help[0].vi.contains("xin báo lại"));
        assert_eq!(caught(|| 7).unwrap(), 7);
    }
}
