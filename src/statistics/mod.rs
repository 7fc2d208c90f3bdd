//! The figures of a credentials report: who the delegates of a list are, by every statistic that
//! such a report has.
//!
//! Nothing is judged here. Each figure tells how many there are *and of how many the list does not
//! tell it*: the parts of a partition and those untold add up to the base, always. A text that is not
//! understood is untold, never “none”; a column that the list does not have is said to be missing,
//! never 0. What the ladders are, and their words, is data of the ruleset ([`crate::rules`]).
//!
//! `base` chooses the people, `person` reads what is known of each, `figures` and `ages` count, and
//! `cross` lays groups and units beside each other.

mod ages;
mod base;
mod cross;
mod figure;
mod figures;
mod person;
mod repeated;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::closed_list::{ClosedList as _, closed_list};
use crate::congress::CongressProfile;
use crate::fault::Fault;
use crate::numbers::Fraction;
use crate::roster::Roster;
use crate::rules::{AgeBands, Ruleset, Selector};
use crate::selection;
use crate::settings::{Settings, Unit};
use crate::wording::Text;

pub use ages::{Ages, Extreme, Mean};
pub use base::Base;
pub use cross::{CrossRow, CrossTable};
pub use figure::{Count, Figure, Part, Share, Statistic};
pub use figures::BandByGender;

closed_list! {
    /// How ages are counted.
    #[derive(Default)]
    pub enum AgeConvention as "snake_case" {
        /// Years completed on the day.
        #[default]
        Completed,
        /// The year of the day less the year of birth.
        Year,
    }
}

closed_list! {
    /// What a cross table has a row for.
    pub enum CrossBy as "snake_case" {
        /// Each ethnic group.
        Group,
        /// Each unit.
        Unit,
    }
}

/// A list whose people are counted.
#[derive(Debug)]
pub struct ListCounted {
    /// What several lists are told apart by: the unit, else the file.
    pub name: String,
    pub roster: Roster,
    pub profile: CongressProfile,
}

/// What is asked of the lists.
#[derive(Debug)]
pub struct Asked<'a> {
    pub ruleset: &'a Ruleset,
    /// Whose figures are wanted.
    pub selector: Selector,
    /// The same as it was asked for.
    pub of: String,
    /// The day on which ages are counted.
    pub as_of: Option<Date>,
    pub convention: AgeConvention,
    pub bands: AgeBands,
    /// The units of the settings, with the seats that were allotted to them.
    pub units: &'a [Unit],
    /// The cross tables that are wanted.
    pub by: Vec<CrossBy>,
    /// Whether the youngest and the oldest are named.
    pub names: bool,
}

impl<'a> Asked<'a> {
    /// All that there is to ask of these people: ages in completed years, in the bands of the ruleset,
    /// both cross tables, and the names of the youngest and the oldest.
    ///
    /// # Errors
    ///
    /// `of` chooses nobody that the ruleset knows.
    pub fn everything_of(
        of: &str,
        ruleset: &'a Ruleset,
        settings: Option<&'a Settings>,
    ) -> Result<Self, Fault> {
        Ok(Self {
            ruleset,
            selector: selection::counted(of, ruleset)?,
            of: of.trim().to_owned(),
            as_of: None,
            convention: AgeConvention::default(),
            bands: ruleset.ages.bands.clone(),
            units: settings.map(|settings| &settings.units[..]).unwrap_or_default(),
            by: CrossBy::ALL.to_vec(),
            names: true,
        })
    }
}

/// The figures of lists.
#[derive(Debug)]
pub struct Statistics {
    pub base: Base,
    /// The day on which ages are counted; none where nothing tells it.
    pub as_of: Option<Date>,
    pub convention: AgeConvention,
    /// The figures, in the order of the form.
    pub all: Vec<Statistic>,
    /// Mean age, youngest and oldest; none where no day is told.
    pub ages: Option<Ages>,
    /// The bands of age by gender, as far as both are told.
    pub pyramid: Vec<BandByGender>,
    /// The least share of women that the rules ask for, of those to whom it applies.
    pub least_women: Option<Fraction>,
    /// The cross tables, as far as the lists tell what their rows are.
    pub tables: Vec<CrossTable>,
    /// What has to be said of how the figures came about.
    pub notes: Vec<Text>,
}

impl Statistics {
    /// Counts the people of these lists, all of them together.
    pub fn of(lists: &[ListCounted], asked: &Asked<'_>) -> Self {
        let chosen = base::choose(lists, asked);
        let people = person::read(&chosen.members, lists, asked);
        let mut notes = chosen.notes;
        notes.extend(people.notes);
        let statistics = figures::all(&people.people, lists, asked);
        let tables = asked.by.iter().filter_map(|by| cross::table(*by, &people.people, asked));
        Self {
            base: chosen.base,
            as_of: asked.as_of,
            convention: asked.convention,
            ages: asked.as_of.map(|_| Ages::of(&people.people, asked.names)),
            pyramid: figures::pyramid(&people.people, asked),
            least_women: asked.ruleset.least_share_of_women().filter(|_| chosen.is_official),
            tables: tables.collect(),
            all: statistics,
            notes,
        }
    }

    /// Whether every figure is told of everybody.
    pub fn is_certain(&self) -> bool {
        let base = &self.base;
        base.may_belong == 0
            && base.rows_in_doubt == 0
            && self.all.iter().all(|statistic| statistic.figure.unknown() == 0)
    }
}
