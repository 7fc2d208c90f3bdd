//! The methods by name, and what they have in common: a rule that says how strong a unit's claim to
//! its next seat is. A claim grows weaker with every seat that the unit holds already.

use super::adams::Adams;
use super::claim::Claim;
use super::dean::Dean;
use super::dhondt::DHondt;
use super::droop::Droop;
use super::huntington_hill::HuntingtonHill;
use super::largest_remainder::LargestRemainder;
use super::sainte_lague::SainteLague;

/// A way to allot seats in proportion to population.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Method {
    /// Whole quotas, then the largest remainders (Hare, Hamilton).
    #[default]
    LargestRemainder,
    /// The same by the Droop quota.
    Droop,
    /// Webster's: quotas rounded at the half.
    SainteLague,
    /// Jefferson's: quotas rounded down.
    DHondt,
    /// Quotas rounded at the geometric mean.
    HuntingtonHill,
    /// Quotas rounded up.
    Adams,
    /// Quotas rounded at the harmonic mean.
    Dean,
}

/// What a method is told by.
pub(super) trait Rule {
    /// The claim of a unit of this population that holds so many seats to one more.
    fn claim(&self, population: u64, held: u64) -> Claim;
}

impl Method {
    /// All of them, in the order of documentation.
    pub const ALL: [Self; 7] = [
        Self::LargestRemainder,
        Self::Droop,
        Self::SainteLague,
        Self::DHondt,
        Self::HuntingtonHill,
        Self::Adams,
        Self::Dean,
    ];

    /// The name in options and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::LargestRemainder => "largest-remainder",
            Self::Droop => "droop",
            Self::SainteLague => "sainte-lague",
            Self::DHondt => "dhondt",
            Self::HuntingtonHill => "huntington-hill",
            Self::Adams => "adams",
            Self::Dean => "dean",
        }
    }

    /// Whether it goes by quotas and remainders, and not by a divisor. Such a method can take a
    /// seat from a unit as the seats grow.
    pub fn goes_by_remainders(self) -> bool {
        matches!(self, Self::LargestRemainder | Self::Droop)
    }

    /// How many people a seat costs by the Droop quota.
    pub fn droop_quota(total: u128, seats: u64) -> u128 {
        Droop::new(total, seats).size()
    }

    /// The claim of a unit of this population that holds so many seats to one more, where `total`
    /// people share `seats` seats.
    pub fn claim(self, population: u64, held: u64, total: u128, seats: u64) -> Claim {
        self.rule(total, seats).claim(population, held)
    }

    pub(super) fn rule(self, total: u128, seats: u64) -> Box<dyn Rule> {
        match self {
            Self::LargestRemainder => Box::new(LargestRemainder { total, seats }),
            Self::Droop => Box::new(Droop::new(total, seats)),
            Self::SainteLague => Box::new(SainteLague),
            Self::DHondt => Box::new(DHondt),
            Self::HuntingtonHill => Box::new(HuntingtonHill),
            Self::Adams => Box::new(Adams),
            Self::Dean => Box::new(Dean),
        }
    }
}
