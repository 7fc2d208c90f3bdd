//! The smallest set of parts that cannot hold together.
//!
//! A conflict is found from its opposite: each largest set that holds leaves out a set of parts,
//! and a conflict has a part in every such set. So the smallest set that meets all those seen so
//! far is tried, and either it is the smallest conflict or it grows into a new largest set that
//! holds. Few sets need be tried, whatever the number of parts, and the first smallest conflict
//! in the order of the parts comes out every time.

use std::collections::BTreeSet;

/// The smallest set of the parts `0..parts` that does not hold; none where all hold together.
/// Whether a set holds is asked of `holds`; a part taken from a set that holds leaves one that does.
pub(super) fn smallest<E>(
    parts: usize,
    mut holds: impl FnMut(&BTreeSet<usize>) -> Result<bool, E>,
) -> Result<Option<BTreeSet<usize>>, E> {
    let all: BTreeSet<usize> = (0..parts).collect();
    if holds(&all)? {
        return Ok(None);
    }
    let mut left_out: Vec<BTreeSet<usize>> = Vec::new();
    let mut size = 0;
    loop {
        let tried = loop {
            let mut chosen = BTreeSet::new();
            if meets_all(&left_out, &all, size, 0, &mut chosen) {
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

/// Chooses the first `more` parts, from `from` on, with which every set is met.
fn meets_all(
    sets: &[BTreeSet<usize>],
    all: &BTreeSet<usize>,
    more: usize,
    from: usize,
    chosen: &mut BTreeSet<usize>,
) -> bool {
    let mut unmet = sets.iter().filter(|set| set.is_disjoint(chosen)).peekable();
    if unmet.peek().is_none() {
        return true;
    }
    // One of the unmet sets whose last part is passed can no longer be met.
    if more == 0 || unmet.any(|set| set.last().is_none_or(|last| *last < from)) {
        return false;
    }
    for part in all.range(from..) {
        chosen.insert(*part);
        if meets_all(sets, all, more - 1, part + 1, chosen) {
            return true;
        }
        chosen.remove(part);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::convert::Infallible;

    /// The conflict found where these sets, and all that contain one, do not hold.
    fn found(parts: usize, conflicts: &[BTreeSet<usize>]) -> Option<BTreeSet<usize>> {
        let holds = |set: &BTreeSet<usize>| -> Result<bool, Infallible> {
            Ok(!conflicts.iter().any(|conflict| conflict.is_subset(set)))
        };
        match smallest(parts, holds) {
            Ok(found) => found,
            Err(never) => match never {},
        }
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
