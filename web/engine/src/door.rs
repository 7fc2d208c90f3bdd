//! The door of the module: three functions with numbers, and memory that both sides see.
//!
//! The page asks for room, writes its request and the bytes of a file into it, has it answered, and
//! reads the answer where it stands. No pointer is followed on this side.

use std::cell::RefCell;

use crate::Engine;

#[derive(Default)]
struct Door {
    engine: Engine,
    coming_in: Vec<u8>,
    going_out: Vec<u8>,
}

thread_local! {
    static DOOR: RefCell<Door> = RefCell::default();
}

/// Makes room for a request of this length, and tells where.
#[expect(unsafe_code, reason = "a name for the outside is no unsafe code, but is counted as such")]
#[unsafe(no_mangle)]
pub extern "C" fn room_for(length: usize) -> *mut u8 {
    DOOR.with_borrow_mut(|door| {
        door.coming_in = vec![0; length];
        door.coming_in.as_mut_ptr()
    })
}

/// Answers the request, of which so many bytes are JSON and the rest those of a file. Tells the length
/// of the answer; that of a refusal is negative.
#[expect(unsafe_code, reason = "a name for the outside is no unsafe code, but is counted as such")]
#[unsafe(no_mangle)]
pub extern "C" fn answer(json: usize) -> i64 {
    DOOR.with_borrow_mut(|door| {
        let whole = std::mem::take(&mut door.coming_in);
        let (request, payload) = whole.split_at(json.min(whole.len()));
        let (answer, sign) = match door.engine.answer(request, payload) {
            Ok(answer) => (answer, 1),
            Err(refusal) => (serde_json::to_vec(&refusal).unwrap_or_default(), -1),
        };
        door.going_out = answer;
        i64::try_from(door.going_out.len()).unwrap_or(0) * sign
    })
}

/// Where the answer stands.
#[expect(unsafe_code, reason = "a name for the outside is no unsafe code, but is counted as such")]
#[unsafe(no_mangle)]
pub extern "C" fn answer_at() -> *const u8 {
    DOOR.with_borrow(|door| door.going_out.as_ptr())
}
