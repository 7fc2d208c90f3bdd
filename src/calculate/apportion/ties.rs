//! Claims that are exactly equal where there are fewer seats than claims.
//!
//! Nothing in the numbers says who comes first, so nobody does, unless the user names an order.

/// Who goes first among equals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum TieRule {
    /// Nobody: the seats stay unallotted.
    #[default]
    Leave,
    /// The units of lower rank, one rank for each unit. Those without one come after all others,
    /// and among themselves are not decided.
    Ranked(Vec<Option<u64>>),
}

/// Units whose claims to the last seats were equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The units, by position.
    pub among: Vec<usize>,
    /// How many seats there were for them.
    pub seats: u64,
    /// Who got them by the order; fewer than the seats where the order does not say.
    pub winners: Vec<usize>,
}

impl Tie {
    /// Decides a tie as far as the rule goes.
    pub(super) fn decided(mut among: Vec<usize>, seats: u64, rule: &TieRule) -> Self {
        among.sort_unstable();
        let mut winners = Vec::new();
        if let TieRule::Ranked(ranks) = rule {
            let rank = |unit: &usize| ranks.get(*unit).copied().flatten();
            let (mut ranked, unranked): (Vec<usize>, Vec<usize>) =
                among.iter().copied().partition(|unit| rank(unit).is_some());
            ranked.sort_by_key(|unit| (rank(unit), *unit));
            winners =
                ranked.into_iter().take(usize::try_from(seats).unwrap_or(usize::MAX)).collect();
            let left = seats - winners.len() as u64;
            // One unit that remains needs no rank among itself; more than one are not decided.
            if left > 0 && unranked.len() as u64 <= left {
                winners.extend(unranked);
            }
        }
        Self { among, seats, winners }
    }

    /// How many seats nobody got.
    pub fn open(&self) -> u64 {
        self.seats - self.winners.len() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn winners(seats: u64, rule: &TieRule) -> Vec<usize> {
        Tie::decided(vec![2, 0, 1], seats, rule).winners
    }

    #[test]
    fn without_an_order_nobody_wins() {
        assert!(winners(1, &TieRule::Leave).is_empty());
    }

    #[test]
    fn the_named_come_first_and_the_unnamed_are_not_decided_among_themselves() {
        let rule = TieRule::Ranked(vec![None, Some(1), None]);
        assert_eq!(winners(1, &rule), [1]);
        assert_eq!(winners(2, &rule), [1]);
        assert_eq!(Tie::decided(vec![0, 1, 2], 2, &rule).open(), 1);
        let rule = TieRule::Ranked(vec![Some(5), Some(1), None]);
        assert_eq!(winners(2, &rule), [1, 0]);
    }
}
