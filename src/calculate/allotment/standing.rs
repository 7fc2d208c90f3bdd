//! What can be said of an outcome: whether the quota rule holds, whether a seat more would take one
//! away, how near the last seat was.

use crate::calculate::apportion::{Apportionment, Claim, Claimant, Method, TieRule, apportion};

use super::Quota;

/// What can be said of an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The units that got other seats than their quota rounded down or up.
    pub outside_quota: Vec<OutsideQuota>,
    /// What one seat more in the pool would do.
    pub one_more: OneSeat,
    /// What one seat fewer would do.
    pub one_fewer: OneSeat,
    /// The weakest claim that got a seat.
    pub last: Option<Edge>,
    /// The strongest claim that got none.
    pub next: Option<Edge>,
}

/// A unit outside its quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutsideQuota {
    /// The unit, by position.
    pub unit: usize,
    /// Whether the method itself does it, and not a bound of this unit or another.
    pub by_method: bool,
}

/// What one seat more or fewer would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneSeat {
    /// Under this method nobody can lose by one seat more.
    CannotHarm,
    /// Nobody would lose by the larger number.
    NoHarm,
    /// These units, by position, have fewer seats at the larger number: Alabama's paradox.
    Harms(Vec<usize>),
    /// There is no such number: the bounds could not hold.
    Impossible,
}

/// A claim at the edge between a seat and none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The unit, by position.
    pub unit: usize,
    /// Its claim.
    pub claim: Claim,
}

/// A pool and those who share it.
pub(super) struct PoolCase<'a> {
    pub(super) method: Method,
    pub(super) units: &'a [Claimant],
    pub(super) pool: u64,
    pub(super) total: u128,
    pub(super) ties: &'a TieRule,
}

impl PoolCase<'_> {
    pub(super) fn quota(&self, unit: usize) -> Quota {
        Quota::new(self.units[unit].population, self.pool, self.total)
    }

    pub(super) fn outside_quota(&self, seats: &[u64]) -> Vec<usize> {
        (0..seats.len()).filter(|unit| !self.quota(*unit).is_kept_by(seats[*unit])).collect()
    }

    /// `free` is what the units would get without bounds.
    pub(super) fn standing(&self, divided: &Apportionment, free: &[u64]) -> Standing {
        let outside = self.outside_quota(&divided.seats);
        let by_method = self.outside_quota(free);
        let more = self.pool.checked_add(1);
        let fewer = self.pool.checked_sub(1);
        Standing {
            outside_quota: outside
                .into_iter()
                .map(|unit| OutsideQuota { unit, by_method: by_method.contains(&unit) })
                .collect(),
            one_more: self.against(more, |other| losers(divided, other)),
            one_fewer: self.against(fewer, |other| losers(other, divided)),
            last: self.last(divided),
            next: self.next(divided),
        }
    }

    fn against(&self, pool: Option<u64>, losers: impl Fn(&Apportionment) -> Vec<usize>) -> OneSeat {
        if !self.method.goes_by_remainders() {
            return OneSeat::CannotHarm;
        }
        let other = pool.and_then(|pool| apportion(self.method, self.units, pool, self.ties).ok());
        match other.map(|other| losers(&other)) {
            None => OneSeat::Impossible,
            Some(losers) if losers.is_empty() => OneSeat::NoHarm,
            Some(losers) => OneSeat::Harms(losers),
        }
    }

    fn edge(&self, unit: usize, held: u64) -> Edge {
        let rule = self.method.rule(self.total, self.pool);
        Edge { unit, claim: rule.claim(self.units[unit].population, held) }
    }

    fn last(&self, divided: &Apportionment) -> Option<Edge> {
        let above = |unit: &usize| divided.seats[*unit] > self.units[*unit].min;
        let units = (0..self.units.len()).filter(above);
        units
            .map(|unit| self.edge(unit, divided.seats[unit] - 1))
            .min_by(|one, other| one.claim.cmp(&other.claim))
    }

    fn next(&self, divided: &Apportionment) -> Option<Edge> {
        let open = |unit: &usize| {
            let claimant = &self.units[*unit];
            claimant.population > 0 && claimant.max.is_none_or(|max| divided.seats[*unit] < max)
        };
        let units = (0..self.units.len()).filter(open);
        // Of equals the first of the table.
        units
            .map(|unit| self.edge(unit, divided.seats[unit]))
            .rev()
            .max_by(|one, other| one.claim.cmp(&other.claim))
    }
}

/// The units that certainly have fewer seats at the larger number, whoever gets the open ones.
fn losers(smaller: &Apportionment, larger: &Apportionment) -> Vec<usize> {
    let at_most = |unit: usize| {
        let open = larger.tie.as_ref().is_some_and(|tie| {
            tie.open() > 0 && tie.among.contains(&unit) && !tie.winners.contains(&unit)
        });
        larger.seats[unit] + u64::from(open)
    };
    (0..smaller.seats.len()).filter(|unit| at_most(*unit) < smaller.seats[*unit]).collect()
}
