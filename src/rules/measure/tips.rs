//! Does a sum hang on what one person alone adds to it?

use std::collections::BTreeMap;

/// More unknown rows than this are not tried out together; the rule is then not checked.
pub(super) const MOST_TRIED: usize = 400;

/// Whether the sum can be kept within its room or not by one alone who adds one of these values, in
/// some way in which the others turn out. So many add of each of the open values.
pub(super) fn tips(open: &BTreeMap<&[i128], u64>, own: &[i128], room: i128) -> bool {
    let (Some(least), Some(most)) = (own.first(), own.last()) else { return false };
    let others = || open.iter().map(|(values, many)| (*values, many - u64::from(*values == own)));
    // Two sets of numbers have at least so many sums as numbers together, less one.
    let sums = others().map(|(values, many)| many.saturating_mul(values.len() as u64 - 1));
    // With so many ways there are some on both sides.
    if sums.fold(1, u64::saturating_add) > MOST_TRIED as u64 {
        return true;
    }
    let mut reached = vec![0];
    for (values, many) in others() {
        for _ in 0..many {
            reached = sums_of(&reached, values);
            if reached.len() > MOST_TRIED {
                return true;
            }
        }
    }
    reached.iter().any(|sum| (room - most + 1..=room - least).contains(sum))
}

/// Every sum of a number of the one and of the other, in their order.
#[expect(clippy::stable_sort_primitive, reason = "runs that are sorted already are only merged")]
fn sums_of(one: &[i128], other: &[i128]) -> Vec<i128> {
    let mut sums: Vec<i128> =
        other.iter().flat_map(|more| one.iter().map(move |number| number + more)).collect();
    sums.sort();
    sums.dedup();
    sums
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// The same person by person, with every sum.
    fn tips_by_trying(people: &[Vec<i128>], at: usize, room: i128) -> bool {
        let mut reached = BTreeSet::from([0]);
        for (_, values) in people.iter().enumerate().filter(|(other, _)| *other != at) {
            let sums = reached.iter().flat_map(|sum| values.iter().map(move |value| sum + value));
            reached = sums.collect();
        }
        let (least, most) = (people[at][0], people[at][people[at].len() - 1]);
        reached.len() > MOST_TRIED
            || reached.iter().any(|sum| sum + least <= room && sum + most > room)
    }

    proptest! {
        #[test]
        fn who_tips_is_found_as_by_trying_every_sum(
            kinds in prop::collection::vec(prop::collection::btree_set(-9..9_i128, 2..4), 1..4),
            chosen in prop::collection::vec(any::<prop::sample::Index>(), 1..60),
            room in -200..200_i128,
        ) {
            let kinds: Vec<Vec<i128>> = kinds.iter().map(|it| it.iter().copied().collect()).collect();
            let people: Vec<Vec<i128>> =
                chosen.iter().map(|kind| kinds[kind.index(kinds.len())].clone()).collect();
            let mut open: BTreeMap<&[i128], u64> = BTreeMap::new();
            for values in &people {
                *open.entry(values).or_default() += 1;
            }
            for at in 0..people.len() {
                let expected = tips_by_trying(&people, at, room);
                prop_assert_eq!(tips(&open, &people[at], room), expected);
            }
        }
    }

    #[test]
    fn of_hundreds_each_tips() {
        let (values, others) = ([0, 1], [0, 7]);
        let open = BTreeMap::from([(&values[..], 300), (&others[..], 300)]);
        assert!(tips(&open, &values, 5) && tips(&open, &others, 5));
    }
}
