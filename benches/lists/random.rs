//! Numbers that look like chance and are the same on every machine.

/// `SplitMix64`: a line of arithmetic, and good enough to choose names by.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to below this one.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((mixed ^ (mixed >> 31)) % u64::from(end)).unwrap_or_default()
    }

    pub(super) fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        let chosen = self.below(u32::try_from(words.len()).unwrap_or(u32::MAX));
        words.get(chosen as usize).copied().unwrap_or_default()
    }
}
