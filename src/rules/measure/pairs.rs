//! Every pair of counts that two selectors can come to together.
//!
//! Somebody of whom something is unknown adds nothing, to one count, to the other or to both. After
//! hundreds of them there are tens of thousands of pairs, so they are kept as bits: one more person
//! is four shifts of a table, not a new set of pairs.

const BITS: usize = u64::BITS as usize;

/// Pairs of counts, each at most the number of people so far.
#[derive(Debug)]
pub(super) struct Pairs {
    /// By the first count, the second counts as bits.
    rows: Vec<Vec<u64>>,
}

impl Pairs {
    /// Nobody is counted yet.
    pub(super) fn new() -> Self {
        Self { rows: vec![vec![1]] }
    }

    /// One more person, who adds to the counts in one of these ways.
    pub(super) fn add(&mut self, ways: &[(bool, bool)]) {
        let words = self.rows.len() / BITS + 1;
        let mut rows = vec![vec![0; words]; self.rows.len() + 1];
        for (first, second) in ways {
            for (at, row) in self.rows.iter().enumerate() {
                let Some(into) = rows.get_mut(at + usize::from(*first)) else { continue };
                take_in(into, row, *second);
            }
        }
        self.rows = rows;
    }

    /// The pairs.
    pub(super) fn iter(&self) -> impl Iterator<Item = (i128, i128)> {
        (0..).zip(&self.rows).flat_map(|(first, row)| {
            let bits = row.iter().flat_map(|word| (0..BITS).map(move |bit| word >> bit & 1 == 1));
            (0..).zip(bits).filter(|(_, is_in)| *is_in).map(move |(second, _)| (first, second))
        })
    }
}

/// Sets in a row what is set in another, one further where `further`.
fn take_in(into: &mut [u64], row: &[u64], further: bool) {
    let mut carried = 0;
    for (at, into) in into.iter_mut().enumerate() {
        let word = row.get(at).copied().unwrap_or_default();
        *into |= if further { word << 1 | carried } else { word };
        carried = word >> (BITS - 1);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::Pairs;

    #[test]
    fn hundreds_of_people_pass_the_end_of_a_word() {
        let mut pairs = Pairs::new();
        for _ in 0..300 {
            pairs.add(&[(false, false), (true, true)]);
        }
        let reached: Vec<(i128, i128)> = pairs.iter().collect();
        let expected: Vec<(i128, i128)> = (0..=300).map(|count| (count, count)).collect();
        assert_eq!(reached, expected);
    }

    proptest! {
        #[test]
        fn the_pairs_are_those_of_trying_every_way(
            people in prop::collection::vec(
                prop::collection::vec((any::<bool>(), any::<bool>()), 1..=4),
                0..90,
            ),
        ) {
            let mut pairs = Pairs::new();
            let mut tried = BTreeSet::from([(0, 0)]);
            for ways in &people {
                pairs.add(ways);
                tried = tried
                    .iter()
                    .flat_map(|(one, two)| {
                        ways.iter().map(move |(first, second)| {
                            (one + i128::from(*first), two + i128::from(*second))
                        })
                    })
                    .collect();
            }
            prop_assert_eq!(pairs.iter().collect::<BTreeSet<_>>(), tried);
        }
    }
}
