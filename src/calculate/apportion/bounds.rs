//! What is to be divided among whom, and whether it can be.

/// A unit as the arithmetic sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claimant {
    /// How many people live there.
    pub population: u64,
    /// It gets no fewer seats.
    pub min: u64,
    /// It gets no more seats.
    pub max: Option<u64>,
}

impl Claimant {
    /// A unit without bounds.
    pub fn new(population: u64) -> Self {
        Self { population, min: 0, max: None }
    }

    /// The most that it can get: without people there is no claim beyond the lower bound.
    pub(super) fn most(&self) -> u64 {
        if self.population == 0 { self.min } else { self.max.unwrap_or(u64::MAX) }
    }
}

/// Why seats cannot be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Infeasible {
    /// There is no unit.
    #[error("there is no unit")]
    NoUnits,
    /// Nobody lives in any unit.
    #[error("no unit has any population")]
    NoPopulation,
    /// A unit's lower bound is above its upper one.
    #[error("unit {unit}: at least {min} and at most {max} seats")]
    Crossed {
        /// The unit's position.
        unit: usize,
        /// Its lower bound.
        min: u64,
        /// Its upper bound.
        max: u64,
    },
    /// The lower bounds ask for more than there is.
    #[error("the lower bounds ask for {sum} seats of {seats}")]
    MinimaExceed {
        /// What they ask for.
        sum: u128,
        /// What there is.
        seats: u64,
    },
    /// The upper bounds, and units without population, leave seats over.
    #[error("the upper bounds take {sum} seats of {seats}")]
    MaximaFallShort {
        /// What can be taken.
        sum: u128,
        /// What there is.
        seats: u64,
    },
}

/// Finds the first reason why the seats cannot be divided.
pub(super) fn check(units: &[Claimant], seats: u64) -> Result<(), Infeasible> {
    if units.is_empty() {
        return Err(Infeasible::NoUnits);
    }
    if units.iter().all(|unit| unit.population == 0) {
        return Err(Infeasible::NoPopulation);
    }
    for (unit, claimant) in units.iter().enumerate() {
        if let Some(max) = claimant.max.filter(|max| *max < claimant.min) {
            return Err(Infeasible::Crossed { unit, min: claimant.min, max });
        }
    }
    let least: u128 = units.iter().map(|unit| u128::from(unit.min)).sum();
    if least > u128::from(seats) {
        return Err(Infeasible::MinimaExceed { sum: least, seats });
    }
    let most: u128 = units.iter().map(|unit| u128::from(unit.most())).sum();
    if most < u128::from(seats) {
        return Err(Infeasible::MaximaFallShort { sum: most, seats });
    }
    Ok(())
}
