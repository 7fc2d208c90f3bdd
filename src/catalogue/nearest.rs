//! The groups with the names nearest to one that the catalogue does not know.
//!
//! Whole folders of lists misspell the same few names, so every known name is folded once, and only
//! the names that share enough letters with the asked one are compared letter by letter.

use std::collections::BTreeMap;

use super::{Group, GroupCode};
use crate::spelling;

/// A name that is less like another is not what was meant.
const NEAR_ENOUGH: f64 = 0.75;

/// A name with how many letters it has, and which.
#[derive(Debug)]
struct Letters {
    name: String,
    length: usize,
    /// A bit for each letter; several letters share one.
    set: u64,
}

impl Letters {
    fn of(name: String) -> Self {
        let set = name.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % u64::BITS));
        Self { length: name.chars().count(), set, name }
    }

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

/// A name, folded with its marks and without them.
#[derive(Debug)]
struct Spelling {
    marked: Letters,
    plain: Letters,
}

impl Spelling {
    fn of(name: &str) -> Self {
        let key = spelling::key(name);
        Self { plain: Letters::of(spelling::without_marks(&key)), marked: Letters::of(key) }
    }
}

/// Every name of a catalogue, folded, with the group that bears it.
#[derive(Debug)]
pub(super) struct Names(Vec<(GroupCode, Spelling)>);

impl Names {
    /// All names of the groups.
    pub(super) fn of(groups: &[Group]) -> Self {
        let names = groups.iter().flat_map(|group| {
            let own = [&group.name, &group.name_1979];
            let all = own.into_iter().chain(&group.other_names).chain(&group.local_groups);
            all.map(|name| (group.code, Spelling::of(name)))
        });
        Self(names.collect())
    }

    /// The groups with the nearest names, to be shown and never applied.
    pub(super) fn nearest(&self, name: &str) -> Vec<GroupCode> {
        const SHOWN: usize = 3;
        const UNMARKED_WEIGHT: f64 = 0.95;
        let asked = Spelling::of(name);
        if asked.plain.name.len() < 2 {
            return Vec::new();
        }
        let mut best: BTreeMap<GroupCode, f64> = BTreeMap::new();
        for (group, known) in &self.0 {
            let near = asked.marked.likeness(&known.marked);
            let near_unmarked = asked.plain.likeness(&known.plain);
            #[expect(clippy::float_arithmetic, reason = "orders suggestions, decides nothing")]
            let score = near.max(UNMARKED_WEIGHT * near_unmarked);
            if score >= NEAR_ENOUGH {
                let best = best.entry(*group).or_default();
                *best = best.max(score);
            }
        }
        let mut ranked: Vec<_> = best.into_iter().collect();
        ranked.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
        ranked.into_iter().take(SHOWN).map(|(code, _)| code).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::GroupCatalogue;
    use super::*;

    #[test]
    fn the_quick_look_rules_out_no_name_that_is_near_enough() {
        let names = &GroupCatalogue::vietnam().names().0;
        for (_, one) in names {
            for (_, other) in names {
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
