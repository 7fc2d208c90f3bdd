//! The smallest set of parts that cannot hold together.
//!
//! A conflict is found from its opposite: each largest set that holds leaves out a set of parts,
//! and a conflict has a part in every such set. So the smallest set that meets all those seen so
//! far is tried, and either it is the smallest conflict or it grows into a new largest set that
//! holds. Few sets need be tried, whatever the number of parts, and the first smallest conflict
//! in the order of the parts comes out every time.

use std::collections::BTreeSet;

use super::programme::{Effort, Unsettled};

/// The smallest set of the parts `0..parts` that does not hold; none where all hold together.
/// Whether a set holds is asked of `holds`; a part taken from a set that holds leaves one that does.
pub(super) fn smallest(
    parts: usize,
    effort: &Effort,
    mut holds: impl FnMut(&BTreeSet<usize>) -> Result<bool, Unsettled>,
) -> Result<Option<BTreeSet<usize>>, Unsettled> {
    let all: BTreeSet<usize> = (0..parts).collect();
    if holds(&all)? {
        return Ok(None);
    }
    let mut left_out: Vec<BTreeSet<usize>> = Vec::new();
    let mut size = 0;
    loop {
        let tried = loop {
            let mut chosen = BTreeSet::new();
            let meeting = Meeting { sets: &left_out, all: &all, effort };
            if meeting.meets_all(size, 0, &mut chosen)? {
                break chosen;
            }
            size += 1;
        };
        if !holds(&tried)? {
            return Ok(Some(tried));
        }
        let mut largest = tried;
        for part in &all {
            if largest.insert(*part) && !holds(&largest)? {
                largest.remove(part);
            }
        }
        left_out.push(all.difference(&largest).copied().collect());
    }
}

/// The search for parts of which each of the sets has one.
struct Meeting<'a> {
    sets: &'a [BTreeSet<usize>],
    all: &'a BTreeSet<usize>,
    effort: &'a Effort,
}

impl Meeting<'_> {
    /// Chooses the first `more` parts, from `from` on, with which every set is met.
    fn meets_all(
        &self,
        more: usize,
        from: usize,
        chosen: &mut BTreeSet<usize>,
    ) -> Result<bool, Unsettled> {
        self.effort.spend(1 + self.sets.len() * (1 + chosen.len()))?;
        let mut unmet = self.sets.iter().filter(|set| set.is_disjoint(chosen)).peekable();
        if unmet.peek().is_none() {
            return Ok(true);
        }
        // One of the unmet sets whose last part is passed can no longer be met.
        if more == 0 || unmet.any(|set| set.last().is_none_or(|last| *last < from)) {
            return Ok(false);
        }
        for part in self.all.range(from..) {
            chosen.insert(*part);
            if self.meets_all(more - 1, part + 1, chosen)? {
                return Ok(true);
            }
            chosen.remove(part);
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The conflict found where these sets, and all that contain one, do not hold.
    fn found(parts: usize, conflicts: &[BTreeSet<usize>]) -> Option<BTreeSet<usize>> {
        let holds =
            |set: &BTreeSet<usize>| Ok(!conflicts.iter().any(|conflict| conflict.is_subset(set)));
        smallest(parts, &Effort::of_a_question(), holds).unwrap()
    }

    proptest! {
        #[test]
        fn the_first_of_the_smallest_conflicts_is_found(
            conflicts in prop::collection::vec(prop::collection::btree_set(0_usize..8, 0..6), 0..5),
        ) {
            let expected = conflicts
                .iter()
                .min_by_key(|conflict| (conflict.len(), conflict.iter().copied().collect::<Vec<_>>()));
            prop_assert_eq!(found(8, &conflicts), expected.cloned());
        }
    }
}
