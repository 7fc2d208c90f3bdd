//! Unpacks the engine of the page, which stands in it as LZMA, written in letters.
//!
//! The page asks for room, writes the letters into it, has them unpacked piece by piece, and reads the
//! result where it stands. No pointer is followed on this side.
//!
//! Piece by piece, since browsers translate a module roughly at first and what runs often anew and well: a
//! function takes the better translation when it is called again.

use std::cell::RefCell;

use lzma_rust2::{LzmaReader, Read as _};

/// More than the window that the page is packed with needs.
const MOST_MEMORY_KB: u32 = 64 << 10;

/// Two letters tell so many bits: a tenth less text than in base64.
const BITS: u32 = 13;

/// There are so many letters, from this one on.
const LETTERS: u32 = 91;
const FIRST: u8 = b'#';

/// What is being unpacked, and what of it is.
struct Unpacking {
    reader: LzmaReader<&'static [u8]>,
    whole: Vec<u8>,
    done: usize,
}

thread_local! {
    static WRITTEN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static UNPACKING: RefCell<Option<Unpacking>> = const { RefCell::new(None) };
}

/// Makes room for so many letters, and tells where.
#[expect(unsafe_code, reason = "a name for the outside is no unsafe code, but is counted as such")]
#[unsafe(no_mangle)]
pub extern "C" fn room_for(length: usize) -> *mut u8 {
    WRITTEN.with_borrow_mut(|written| {
        written.resize(length, 0);
        written.as_mut_ptr()
    })
}

/// The bytes that the letters tell, the lowest bits first.
fn bytes_of(written: &[u8]) -> Vec<u8> {
    // One of the letters would begin a tag.
    let place = |letter: u8| u32::from(if letter == b'~' { b'<' } else { letter }.wrapping_sub(FIRST));
    let mut bytes = Vec::with_capacity(written.len() / 16 * BITS as usize);
    let (mut bits, mut count) = (0, 0);
    for two in written.chunks_exact(2) {
        bits |= (place(two[0]) + place(two[1]) * LETTERS) << count;
        count += BITS;
        while count >= 8 {
            bytes.push((bits & 0xFF) as u8);
            bits >>= 8;
            count -= 8;
        }
    }
    bytes
}

/// Begins to unpack them to so many bytes, and tells where these will stand; 0 where they are not packed.
#[expect(unsafe_code, reason = "a name for the outside is no unsafe code, but is counted as such")]
#[unsafe(no_mangle)]
pub extern "C" fn begin(length: usize) -> *const u8 {
    // Both stay until the page drops this module.
    let packed: &[u8] = bytes_of(&WRITTEN.take()).leak();
    let Ok(reader) = LzmaReader::new_mem_limit(packed, MOST_MEMORY_KB, None) else {
        return std::ptr::null();
    };
    let unpacking = Unpacking { reader, whole: vec![0; length], done: 0 };
    UNPACKING.with_borrow_mut(|it| it.insert(unpacking).whole.as_ptr())
}

/// Unpacks at most so many bytes more, and tells how many there are by now; 0 where they are not as packed.
#[expect(unsafe_code, reason = "a name for the outside is no unsafe code, but is counted as such")]
#[unsafe(no_mangle)]
pub extern "C" fn unpack(more: usize) -> usize {
    UNPACKING.with_borrow_mut(|it| {
        let Some(Unpacking { reader, whole, done }) = it else { return 0 };
        let end = whole.len().min(*done + more);
        if reader.read_exact(&mut whole[*done..end]).is_err() {
            return 0;
        }
        *done = end;
        end
    })
}
