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
        self.rows.push(Vec::new());
        self.rows.iter_mut().for_each(|row| row.resize(words, 0));
        let mask = |way| if ways.contains(&way) { u64::MAX } else { 0 };
        let (neither, second) = (mask((false, false)), mask((false, true)));
        let (first, both) = (mask((true, false)), mask((true, true)));
        // From the largest counts down, so that what is still to be read is as it was.
        for at in (0..self.rows.len()).rev() {
            let (fewer, from_here) = self.rows.split_at_mut(at);
            let Some(row) = from_here.first_mut() else { continue };
            let below = fewer.last().map_or(&[][..], Vec::as_slice);
            for word in (0..words).rev() {
                let (own, own_shifted) = (row[word], shifted(row, word));
                let (less, less_shifted) =
                    below.get(word).map_or((0, 0), |less| (*less, shifted(below, word)));
                row[word] =
                    own & neither | own_shifted & second | less & first | less_shifted & both;
            }
        }
    }

    /// The pairs.
    pub(super) fn iter(&self) -> impl Iterator<Item = (i128, i128)> {
        (0..).zip(&self.rows).flat_map(|(first, row)| {
            let bits = row.iter().flat_map(|word| (0..BITS).map(move |bit| word >> bit & 1 == 1));
            (0..).zip(bits).filter(|(_, is_in)| *is_in).map(move |(second, _)| (first, second))
        })
    }
}

/// A word of a row, one further.
fn shifted(row: &[u64], word: usize) -> u64 {
    let carried = word.checked_sub(1).map_or(0, |before| row[before] >> (BITS - 1));
    row[word] << 1 | carried
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
