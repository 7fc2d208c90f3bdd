//! Can people of whom some values are unknown fill all the gaps at once?
//!
//! One person can fill one gap at a time, so that counting who could fill each gap is not enough:
//! two gaps that only the same person can fill are not both filled. This is a bipartite matching.

use std::collections::{BTreeMap, BTreeSet};

/// Whether there is a way for the unknown values to turn out in which every gap is filled: each by
/// as many people as it lacks.
///
/// People are given by the sets of gaps filled in the worlds of each, and by how many there are of
/// them. Where one world fills all that the others fill, it is taken; for the others, a person fills
/// one gap.
pub(crate) fn fill_all(
    mut lacking: BTreeMap<usize, u64>,
    people: &[(&[BTreeSet<usize>], usize)],
) -> bool {
    let mut choosers: Vec<(BTreeSet<usize>, usize)> = Vec::new();
    for (worlds, many) in people {
        let all: BTreeSet<usize> = worlds.iter().flatten().copied().collect();
        if worlds.contains(&all) {
            let filled = lacking.iter_mut().filter(|(gap, _)| all.contains(gap));
            filled.for_each(|(_, lacks)| *lacks = lacks.saturating_sub(*many as u64));
        } else {
            choosers.push((all, *many));
        }
    }
    let all: u64 = lacking.values().sum();
    if all > choosers.iter().map(|(_, many)| *many as u64).sum() {
        return false;
    }
    // One place for each person that a gap lacks; nobody of a kind is needed beyond all places.
    let places: Vec<usize> =
        lacking.iter().flat_map(|(gap, lacks)| (0..*lacks).map(|_| *gap)).collect();
    let choosers: Vec<&BTreeSet<usize>> = choosers
        .iter()
        .flat_map(|(all, many)| std::iter::repeat_n(all, places.len().min(*many)))
        .collect();
    let mut filled_by: Vec<Option<usize>> = vec![None; choosers.len()];
    places.iter().all(|gap| {
        let mut tried = vec![false; choosers.len()];
        fill(*gap, &choosers, &mut filled_by, &mut tried)
    })
}

/// Finds somebody for the gap, moving others to gaps that they can fill as well.
fn fill(
    gap: usize,
    choosers: &[&BTreeSet<usize>],
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
        let people: Vec<(&[BTreeSet<usize>], usize)> =
            people.iter().map(|worlds| (worlds.as_slice(), 1)).collect();
        fill_all(gaps.iter().map(|gap| (*gap, 1)).collect(), &people)
    }

    #[test]
    fn a_gap_that_lacks_several_takes_several() {
        let worlds = |gaps: &[&[usize]]| -> Vec<BTreeSet<usize>> {
            gaps.iter().map(|world| world.iter().copied().collect()).collect()
        };
        let (either, first) = (worlds(&[&[1], &[2]]), worlds(&[&[1], &[]]));
        let can = |lacking: &[(usize, u64)], either_many, first_many| {
            let people = [(either.as_slice(), either_many), (first.as_slice(), first_many)];
            fill_all(lacking.iter().copied().collect(), &people)
        };
        assert!(can(&[(1, 2), (2, 2)], 4, 0));
        assert!(can(&[(1, 2), (2, 2)], 2, 2));
        assert!(!can(&[(1, 2), (2, 2)], 3, 0));
        assert!(!can(&[(1, 1), (2, 3)], 2, 9));
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
