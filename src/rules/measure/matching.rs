//! Can people of whom some values are unknown fill all the gaps at once?
//!
//! One person can fill one gap at a time, so that counting who could fill each gap is not enough:
//! two gaps that only the same person can fill are not both filled. This is a bipartite matching.

use std::collections::BTreeSet;

/// Whether there is a way for the unknown values to turn out in which every gap is filled.
///
/// Each person is given by the sets of gaps filled in the worlds of that person. Where one world
/// fills all that the others fill, it is taken; for the others, a person fills one gap.
pub(crate) fn cover_all(gaps: &BTreeSet<usize>, people: &[&[BTreeSet<usize>]]) -> bool {
    let mut open: BTreeSet<usize> = gaps.clone();
    let mut choosers: Vec<BTreeSet<usize>> = Vec::new();
    for worlds in people {
        let all: BTreeSet<usize> = worlds.iter().flatten().copied().collect();
        if worlds.contains(&all) {
            open.retain(|gap| !all.contains(gap));
        } else {
            choosers.push(all);
        }
    }
    let mut filled_by: Vec<Option<usize>> = vec![None; choosers.len()];
    open.iter().all(|gap| {
        let mut tried = vec![false; choosers.len()];
        fill(*gap, &choosers, &mut filled_by, &mut tried)
    })
}

/// Finds somebody for the gap, moving others to gaps that they can fill as well.
fn fill(
    gap: usize,
    choosers: &[BTreeSet<usize>],
    filled_by: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    for (person, can_fill) in choosers.iter().enumerate() {
        if !can_fill.contains(&gap) || std::mem::replace(&mut tried[person], true) {
            continue;
        }
        let is_free = match filled_by[person] {
            None => true,
            Some(other) => fill(other, choosers, filled_by, tried),
        };
        if is_free {
            filled_by[person] = Some(gap);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn can(gaps: &[usize], people: &[&[&[usize]]]) -> bool {
        let people: Vec<Vec<BTreeSet<usize>>> = people
            .iter()
            .map(|worlds| worlds.iter().map(|world| world.iter().copied().collect()).collect())
            .collect();
        let people: Vec<&[BTreeSet<usize>]> = people.iter().map(Vec::as_slice).collect();
        cover_all(&gaps.iter().copied().collect(), &people)
    }

    #[test]
    fn one_person_fills_one_of_two_gaps() {
        assert!(can(&[1], &[&[&[1], &[2]]]));
        assert!(!can(&[1, 2], &[&[&[1], &[2]]]));
        assert!(can(&[1, 2], &[&[&[1], &[2]], &[&[1], &[]]]));
        assert!(!can(&[1, 2, 3], &[&[&[1], &[2]], &[&[1], &[2]], &[&[1], &[2]]]));
    }

    #[test]
    fn somebody_who_may_fill_two_gaps_at_once_does() {
        assert!(can(&[1, 2], &[&[&[], &[1, 2]]]));
    }
}
