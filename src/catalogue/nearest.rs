//! The groups with the names nearest to one that the catalogue does not know.
//!
//! Whole folders of lists misspell the same few names, so only the names that share enough letters with
//! the asked one are compared letter by letter.

use std::collections::BTreeMap;

use super::{GroupCode, Letters, Name};
use crate::spelling;

/// A name that is less like another is not what was meant.
const NEAR_ENOUGH: f64 = 0.75;

impl Letters {
    /// How alike two names are, from 0 to 1; 0 for those whose letters alone tell that they are not
    /// near enough, since comparing them one by one is slow.
    fn likeness(&self, other: &Self) -> f64 {
        // Each letter that one name lacks takes a change of its own, and so does each more.
        let lacking = |one: &Self, other: &Self| (one.set & !other.set).count_ones();
        let letters = lacking(self, other).max(lacking(other, self));
        let changes = self.length.abs_diff(other.length).max(letters as usize);
        if changes * 4 > self.length.max(other.length) {
            return 0.0;
        }
        strsim::normalized_damerau_levenshtein(&self.name, &other.name)
    }
}

/// The groups with the nearest of these names, to be shown and never applied.
pub(super) fn nearest(names: &[Name], name: &str) -> Vec<GroupCode> {
    const SHOWN: usize = 3;
    const UNMARKED_WEIGHT: f64 = 0.95;
    let key = spelling::key(name);
    let plain = Letters::of(spelling::without_marks(&key));
    let marked = Letters::of(key);
    if plain.name.len() < 2 {
        return Vec::new();
    }
    let mut best: BTreeMap<GroupCode, f64> = BTreeMap::new();
    for known in names {
        let near = marked.likeness(&known.marked);
        let near_unmarked = plain.likeness(&known.plain);
        #[expect(clippy::float_arithmetic, reason = "orders suggestions, decides nothing")]
        let score = near.max(UNMARKED_WEIGHT * near_unmarked);
        if score >= NEAR_ENOUGH {
            for group in known.bearers {
                let best = best.entry(*group).or_default();
                *best = best.max(score);
            }
        }
    }
    let mut ranked: Vec<_> = best.into_iter().collect();
    ranked.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
    ranked.into_iter().take(SHOWN).map(|(code, _)| code).collect()
}

#[cfg(test)]
mod tests {
    use super::super::GroupCatalogue;
    use super::*;

    #[test]
    fn the_quick_look_rules_out_no_name_that_is_near_enough() {
        let names = GroupCatalogue::vietnam().all_names;
        for one in names {
            for other in names {
                let (one, other) = (&one.plain, &other.plain);
                let thorough = strsim::normalized_damerau_levenshtein(&one.name, &other.name);
                let quick = one.likeness(other);
                assert!(
                    quick.total_cmp(&thorough).is_eq() || thorough < NEAR_ENOUGH,
                    "{one:?} {other:?}"
                );
            }
        }
    }
}
