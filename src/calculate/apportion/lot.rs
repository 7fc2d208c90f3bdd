//! A lot that anybody can draw again: an order of names that follows from a number alone.
//!
//! Each name draws a ticket, and the smallest ticket goes first. The ticket is the output of
//! `SplitMix64` for the state `seed XOR FNV-1a(name)`, both in 64 bits, the name as UTF-8 in NFC.
//! Neither the order of the units nor anything else has a part in it, and for any two names half of
//! all seeds put the one first, since the seed and its counterpart `seed XOR FNV-1a(a) XOR
//! FNV-1a(b)` swap their tickets. `docs/ALLOTMENT.md` states it for whoever replays one.

use unicode_normalization::UnicodeNormalization as _;

/// The ticket that a name draws under this seed.
///
/// # Examples
///
/// ```
/// use delegate_quota::rooms::calculate::apportion::ticket;
///
/// assert_eq!(ticket(2024, "Đakrông"), ticket(2024, "Đakrông"));
/// assert_ne!(ticket(2024, "Đakrông"), ticket(2025, "Đakrông"));
/// ```
pub fn ticket(seed: u64, name: &str) -> u64 {
    let name: String = name.nfc().collect();
    split_mix(seed ^ fnv_1a(name.as_bytes()))
}

/// Fowler, Noll and Vo's hash, variant 1a.
fn fnv_1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The first output of Steele, Lea and Flood's generator for this state.
fn split_mix(state: u64) -> u64 {
    let mixed = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_and_the_hash_are_the_published_ones() {
        // The published first output of SplitMix64 for seed 0; FNV's test vectors.
        assert_eq!(split_mix(0), 0xe220_a839_7b1d_cdaf);
        assert_eq!(fnv_1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv_1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_seed_and_its_counterpart_swap_two_tickets() {
        let swap = fnv_1a("Dao".as_bytes()) ^ fnv_1a("Tày".as_bytes());
        for seed in 0..100 {
            assert_eq!(ticket(seed, "Dao"), ticket(seed ^ swap, "Tày"));
        }
    }

    #[test]
    fn decomposed_names_draw_the_same_ticket() {
        assert_eq!(ticket(7, "Tày"), ticket(7, "Ta\u{300}y"));
    }
}
