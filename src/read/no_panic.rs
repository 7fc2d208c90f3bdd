//! A panic inside a foreign reader becomes an error.
//!
//! calamine indexes into what a damaged file states. Its panics are caught at this one place, and
//! without the panic's message on stderr, which belongs to the tool's own errors.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use super::error::ReadError;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs a foreign reader; its panic is told as damage to the file.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = take_hook();
        set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                loud(panic);
            }
        }));
    });
    let before = QUIET.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(read));
    QUIET.set(before);
    outcome.unwrap_or_else(|_| Err(ReadError::damaged("contradictory records")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error() {
        let outcome: Result<(), _> = guarded(|| panic!("index out of bounds"));
        assert!(matches!(outcome, Err(ReadError::Damaged { .. })));
        assert!(matches!(guarded(|| Ok(1)), Ok(1)));
    }
}
