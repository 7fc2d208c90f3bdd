//! Unpacks the engine of the page, which stands in it as LZMA.
//!
//! The page asks for room, writes the packed bytes into it, has them unpacked, and reads the result
//! where it stands. No pointer is followed on this side.

use std::cell::RefCell;

use lzma_rust2::{LzmaReader, Read as _};

/// More than the window that the page is packed with needs.
const MOST_MEMORY_KB: u32 = 64 << 10;

thread_local! {
    static PACKED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static UNPACKED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for so many packed bytes, and tells where.
#[expect(unsafe_code, reason = "a name for the outside is no unsafe code, but is counted as such")]
#[unsafe(no_mangle)]
pub extern "C" fn room_for(length: usize) -> *mut u8 {
    PACKED.with_borrow_mut(|packed| {
        packed.resize(length, 0);
        packed.as_mut_ptr()
    })
}

/// Unpacks them to so many bytes, and tells where these stand; 0 where they are not as packed.
#[expect(unsafe_code, reason = "a name for the outside is no unsafe code, but is counted as such")]
#[unsafe(no_mangle)]
pub extern "C" fn unpack(length: usize) -> *const u8 {
    let packed = PACKED.take();
    let mut whole = vec![0; length];
    let read = LzmaReader::new_mem_limit(&packed[..], MOST_MEMORY_KB, None)
        .and_then(|mut reader| reader.read_exact(&mut whole));
    if read.is_err() {
        return std::ptr::null();
    }
    UNPACKED.with_borrow_mut(|unpacked| {
        *unpacked = whole;
        unpacked.as_ptr()
    })
}
