//! Seats reserved for a group: they go where the group lives.
//!
//! The same method divides them by the group's own population. Where the table tells no numbers of
//! the group but names it in one unit alone, that unit gets them; where it tells nothing of it, or
//! only that it lives in several, the seats are held apart for the office to give.

use crate::calculate::apportion::{Claimant, Method, TieRule, apportion};
use crate::catalogue::GroupCode;
use crate::fault::Fault;
use crate::units_table::UnitsTable;

use super::{GroupTie, Reserve, Reserved, error};

/// What was reserved for the units so far.
pub(super) struct Reserving<'a> {
    pub(super) table: &'a UnitsTable,
    pub(super) method: Method,
    pub(super) ties: &'a TieRule,
    /// The upper bounds of the units.
    pub(super) max: &'a [Option<u64>],
    /// By unit.
    pub(super) given: Vec<u64>,
    pub(super) tied: Vec<GroupTie>,
}

impl Reserving<'_> {
    pub(super) fn reserve(&mut self, wanted: &Reserve) -> Result<Reserved, Fault> {
        let held_apart = Reserved { group: wanted.name.clone(), seats: wanted.seats, given: None };
        let Some(people) = self.people(wanted.group) else { return Ok(held_apart) };
        let claimants: Vec<Claimant> = people
            .iter()
            .enumerate()
            .map(|(at, population)| Claimant {
                population: *population,
                min: 0,
                max: self.max[at].map(|max| max.saturating_sub(self.given[at])),
            })
            .collect();
        let divided = apportion(self.method, &claimants, wanted.seats, self.ties)
            .map_err(|_| error::nobody_of_group(&wanted.name))?;
        let mut given = Vec::new();
        for (at, seats) in divided.seats.iter().enumerate().filter(|(_, seats)| **seats > 0) {
            self.given[at] += seats;
            given.push((at, *seats));
        }
        if let Some(tie) = divided.tie {
            self.tied.push(GroupTie { group: Some(wanted.name.clone()), tie });
        }
        Ok(Reserved { given: Some(given), ..held_apart })
    }

    /// How many people of the group live in each unit; none where the table does not tell it.
    fn people(&self, group: GroupCode) -> Option<Vec<u64>> {
        let units = &self.table.units;
        if self.table.groups.contains(&group) {
            let of = |at: usize| units[at].by_group.get(&group).copied().unwrap_or_default();
            return Some((0..units.len()).map(of).collect());
        }
        let lives: Vec<u64> =
            units.iter().map(|unit| u64::from(unit.groups.contains(&group))).collect();
        (lives.iter().sum::<u64>() == 1).then_some(lives)
    }
}
