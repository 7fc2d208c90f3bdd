//! What is to be divided among whom, and whether it can be.

use crate::text;
use crate::wording::Text;

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
#[error("{}", self.message().en)]
pub enum Infeasible {
    /// There is no unit.
    NoUnits,
    /// Nobody lives in any unit.
    NoPopulation,
    /// A unit's lower bound is above its upper one.
    Crossed {
        /// The unit's position.
        unit: usize,
        /// Its lower bound.
        min: u64,
        /// Its upper bound.
        max: u64,
    },
    /// The lower bounds ask for more than there is.
    MinimaExceed {
        /// What they ask for.
        sum: u128,
        /// What there is.
        seats: u64,
    },
    /// The upper bounds, and units without population, leave seats over.
    MaximaFallShort {
        /// What can be taken.
        sum: u128,
        /// What there is.
        seats: u64,
    },
}

impl Infeasible {
    /// What is wrong: a lower-case fragment.
    pub fn message(self) -> Text {
        match self {
            Self::NoUnits => {
                text!(vi: "bảng không có đơn vị nào", en: "the table holds no unit")
            }
            Self::NoPopulation => text!(
                vi: "dân số của mọi đơn vị đều bằng 0, không có gì để chia theo",
                en: "the population of every unit is 0: there is nothing to divide by"
            ),
            Self::Crossed { unit, min, max } => {
                let unit = unit + 1;
                text!(
                    vi: "đơn vị thứ {unit}: tối thiểu {min} lớn hơn tối đa {max}",
                    en: "unit {unit}: at least {min} is more than at most {max}"
                )
            }
            Self::MinimaExceed { sum, seats } => text!(
                vi: "các mức tối thiểu cộng lại là {sum}, nhưng chỉ có {seats} chỉ tiêu để chia",
                en: "the lower bounds add up to {sum}, and there are only {seats} seats to divide"
            ),
            Self::MaximaFallShort { sum, seats } => text!(
                vi: "các mức tối đa cộng lại là {sum}, không chia hết {seats} chỉ tiêu",
                en: "the upper bounds add up to {sum}, and there are {seats} seats to divide"
            ),
        }
    }
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
