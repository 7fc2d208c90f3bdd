//! Unpacks the engine of the page, which stands in it as Zstandard, written in letters.
//!
//! The page asks for room, writes the letters into it, has them unpacked piece by piece, and reads the
//! result where it stands. No pointer is followed on this side.
//!
//! Piece by piece, since browsers translate a module roughly at first and what runs often anew and well: a
//! function takes the better translation when it is called again.

use std::cell::RefCell;

use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// More than the window that the page is packed with.
const MOST_WINDOW: u64 = 16 << 20;

/// Four letters tell so many bits: an eighth less text than in base64.
const BITS: u32 = 27;

/// There are so many letters, from this one on.
const LETTERS: u32 = 108;
const FIRST: u8 = 0x14;

/// What is being unpacked, and what of it can be read.
struct Unpacking {
    decoder: FrameDecoder,
    packed: &'static [u8],
    whole: Vec<u8>,
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
    // One of the letters would begin a tag, and one end a text for old programs: those before the first
    // stand for them.
    let place = |letter: u8| {
        let letter = match letter {
            0x13 => b'<',
            0x12 => 0x1a,
            other => other,
        };
        u64::from(letter.wrapping_sub(FIRST))
    };
    let mut bytes = Vec::with_capacity(written.len() / 32 * BITS as usize + 8);
    let (mut bits, mut count) = (0_u64, 0);
    for four in written.chunks_exact(4) {
        let told =
            four.iter().rev().fold(0, |told, letter| told * u64::from(LETTERS) + place(*letter));
        bits |= told << count;
        count += BITS;
        let whole = count / 8;
        bytes.extend_from_slice(&bits.to_le_bytes()[..whole as usize]);
        bits >>= whole * 8;
        count -= whole * 8;
    }
    bytes
}

/// Begins to unpack them; whether they are packed.
#[expect(unsafe_code, reason = "a name for the outside is no unsafe code, but is counted as such")]
#[unsafe(no_mangle)]
pub extern "C" fn begin() -> bool {
    // They stay until the page drops this module.
    let mut packed: &[u8] = bytes_of(&WRITTEN.take()).leak();
    let mut decoder = FrameDecoder::new();
    decoder.set_max_window_size(MOST_WINDOW);
    let is_packed = decoder.init(&mut packed).is_ok();
    UNPACKING.set(is_packed.then(|| Unpacking { decoder, packed, whole: Vec::new() }));
    is_packed
}

/// Unpacks so many bytes more, and tells how many there are once all are unpacked, 0 before. Negative: they
/// are not as they were packed.
#[expect(unsafe_code, reason = "a name for the outside is no unsafe code, but is counted as such")]
#[unsafe(no_mangle)]
pub extern "C" fn unpack(more: usize) -> i32 {
    UNPACKING.with_borrow_mut(|it| {
        let Some(Unpacking { decoder, packed, whole }) = it else { return -1 };
        match decoder.decode_blocks(packed, BlockDecodingStrategy::UptoBytes(more)) {
            Ok(false) => 0,
            Ok(true) => {
                *whole = decoder.collect().unwrap_or_default();
                i32::try_from(whole.len()).unwrap_or(-1)
            }
            Err(_) => -1,
        }
    })
}

/// Where the unpacked bytes stand.
#[expect(unsafe_code, reason = "a name for the outside is no unsafe code, but is counted as such")]
#[unsafe(no_mangle)]
pub extern "C" fn unpacked_at() -> *const u8 {
    UNPACKING.with_borrow(|it| it.as_ref().map_or(std::ptr::null(), |it| it.whole.as_ptr()))
}
