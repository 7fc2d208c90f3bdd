//! A whole allotment: what is set aside, what is reserved for a group, and the rest by population.
//!
//! The order is that of the plans: seats set aside (agencies, ex-officio delegates) leave the
//! table first; seats reserved for a group go to the units where the group lives, by the group's
//! own population; what is left, the pool, is divided by the units' populations. Bounds hold for
//! all the seats of a unit, reserved ones among them. `docs/ALLOTMENT.md` says so to the user.

mod allot;
mod error;
mod quota;
mod request;
mod reserve;
mod standing;
pub mod words;

#[cfg(test)]
mod tests;

pub use allot::allot;
pub use quota::Quota;
pub use request::{Request, Reserve, SetAside, TieChoice};
pub use standing::{Edge, OneSeat, OutsideQuota, Standing};

use super::apportion::{Award, Method, Tie};

/// Seats allotted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allotment {
    /// By which method.
    pub method: Method,
    /// All seats, with those set aside and reserved.
    pub seats: u64,
    /// The seats divided by population.
    pub pool: u64,
    /// The people of all units.
    pub population: u128,
    /// What was set aside.
    pub set_aside: Vec<SetAside>,
    /// What was reserved, and where it went.
    pub reserved: Vec<Reserved>,
    /// The units, in the order of their table.
    pub units: Vec<UnitAllotment>,
    /// The seats that nobody got because claims were equal.
    pub unallotted: u64,
    /// The ties.
    pub ties: Vec<GroupTie>,
    /// How ties were to be broken.
    pub tie_choice: TieChoice,
    /// What can be said of the outcome.
    pub standing: Standing,
    /// Every seat of the pool in the order in which it was given, where that was asked for.
    pub explanation: Option<Vec<Award>>,
    /// All methods side by side, where that was asked for.
    pub comparison: Option<Vec<Compared>>,
}

/// What a unit got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitAllotment {
    /// Its name.
    pub name: String,
    /// Its people.
    pub population: u64,
    /// Its exact share of the pool.
    pub quota: Quota,
    /// Its seats of the pool.
    pub by_population: u64,
    /// Its seats that are reserved for a group.
    pub reserved: u64,
    /// The lower bound of all its seats, its own or everybody's.
    pub min: Option<u64>,
    /// The upper bound of all its seats.
    pub max: Option<u64>,
    /// Whether a bound gave it other seats than its population alone.
    pub bound: Option<Bound>,
}

impl UnitAllotment {
    /// All its seats.
    pub fn seats(&self) -> u64 {
        self.by_population + self.reserved
    }
}

/// A bound that had an effect on its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// It was raised to its lower bound.
    Lower,
    /// It was held at its upper bound.
    Upper,
}

/// Seats reserved for a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserved {
    /// The group's name.
    pub group: String,
    /// How many.
    pub seats: u64,
    /// The units that got them, by position; none where the table does not tell where the group
    /// lives, so that the seats are held apart.
    pub given: Option<Vec<(usize, u64)>>,
}

/// A tie, and for which seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupTie {
    /// The group whose reserved seats they are; none for the pool.
    pub group: Option<String>,
    /// The tie.
    pub tie: Tie,
}

/// What another method would give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The method.
    pub method: Method,
    /// The seats of the pool, by unit.
    pub seats: Vec<u64>,
    /// The seats that a tie leaves open.
    pub unallotted: u64,
    /// How many units it gives a seat or more beyond their quota rounded down or up.
    pub outside_quota: usize,
}
