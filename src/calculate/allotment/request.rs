//! What is asked of an allotment.

use crate::calculate::apportion::{Method, TieRule, ticket};
use crate::catalogue::GroupCode;
use crate::spelling;
use crate::units_table::UnitsTable;

use super::error;
use crate::fault::Fault;

/// What is asked of an allotment.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// All seats.
    pub seats: u64,
    /// Seats that are no unit's: agencies, ex-officio delegates.
    pub set_aside: Vec<SetAside>,
    /// Seats for a group.
    pub reserve: Vec<Reserve>,
    /// The lower bound of units that have none of their own.
    pub min: Option<u64>,
    /// The upper bound of units that have none of their own.
    pub max: Option<u64>,
    /// How ties are broken.
    pub ties: TieChoice,
    /// Whether each seat is to have its line.
    pub explain: bool,
    /// Whether all methods are to be laid side by side.
    pub compare: bool,
}

/// Seats that are no unit's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// For whom.
    pub name: String,
    /// How many.
    pub seats: u64,
}

/// Seats for a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserve {
    /// The group.
    pub group: GroupCode,
    /// Its name.
    pub name: String,
    /// How many.
    pub seats: u64,
}

/// How the user wants ties to be broken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum TieChoice {
    /// Not at all.
    #[default]
    Leave,
    /// The unit that stands first in the table.
    TableOrder,
    /// The unit that is named first.
    Named(Vec<String>),
    /// By a lot with this seed.
    Lot(u64),
}

impl TieChoice {
    /// The ranks that it gives to the units of a table.
    pub(super) fn rule(&self, table: &UnitsTable) -> Result<TieRule, Fault> {
        let units = &table.units;
        Ok(match self {
            Self::Leave => TieRule::Leave,
            Self::TableOrder => TieRule::Ranked((0..units.len() as u64).map(Some).collect()),
            Self::Named(names) => {
                let mut ranks = vec![None; units.len()];
                for (rank, name) in (0..).zip(names) {
                    let Some(at) = table.position(name) else {
                        let known: Vec<&str> =
                            units.iter().map(|unit| unit.name.as_str()).collect();
                        return Err(error::unknown_unit(name, &known));
                    };
                    ranks[at] = ranks[at].or(Some(rank));
                }
                TieRule::Ranked(ranks)
            }
            Self::Lot(seed) => TieRule::Ranked(
                // The name as a person sees it: a space more in a cell is no other ticket.
                units
                    .iter()
                    .map(|unit| Some(ticket(*seed, &spelling::visible(&unit.name))))
                    .collect(),
            ),
        })
    }
}
