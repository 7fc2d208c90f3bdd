//! The kinds of rules: one kind, one place.
//!
//! A new kind is a file here, a page (`.md`) of the same name beside it, and a line in [`ALL`].
//! The page says what it checks and why, with an example. The file holds
//!
//! - `KIND`: its name, which is that of its table in a rules file, and what it asks for in a line;
//! - what a rule of this kind can say, declared by `options!` (`rules/option.rs`);
//! - its [`RuleBody`]: how a list is measured by it and, where it is linear, its inequalities.
//!
//! `rules check`, `rules show`, the JSON Schema and REFERENCE.md follow from these. Nothing outside
//! names a single kind: what others need to know of one, they ask of its [`Kind`] or [`RuleBody`].

mod average;
mod count;
mod counted;
mod coverage;
mod covered;
mod date;
mod delegation;
mod difference;
mod each;
mod fraction;
mod identity;
mod length;
mod name_words;
mod order;
mod per_unit;
mod plausible;
mod ratio;
mod required;
mod share;
mod threshold;
mod totals;
mod understood;
mod unique;

use std::fmt::Debug;
use std::sync::Arc;

use super::constraint::LinearConstraint;
use super::decode::Decoding;
use super::option::{OptionSpec, Options};
use super::{Rule, Ruleset};
use crate::congress::CongressProfile;
use crate::numbers::Headcount;
use crate::roster::{Field, Role};
use crate::rules::measure::{Case, Outcome};
use crate::toml_tree::WrittenTable;
use crate::wording::Text;

/// A kind of rule.
#[derive(Debug)]
pub struct Kind {
    /// Its name: that of the table in a rules file.
    pub id: &'static str,
    /// What it asks for, in a line.
    pub summary: Text,
    /// Its options, beside those that every rule has.
    pub options: &'static [OptionSpec],
    /// What `message` and `help` can fill in.
    pub placeholders: &'static [&'static str],
    /// What it checks, why, and an example, in Markdown.
    pub page: &'static str,
    /// Reads a rule of this kind.
    pub(crate) decode: fn(&WrittenTable<'_>, &mut Decoding) -> Option<Arc<dyn RuleBody>>,
}

impl Kind {
    /// The option with this key, among the kind's own.
    pub fn option(&self, key: &str) -> Option<&'static OptionSpec> {
        self.options.iter().find(|option| option.key == key)
    }
}

/// What has to change where a rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MendedBy {
    /// The numbers of people: others come, leave, or take another role.
    Numbers,
    /// Each of those who break it: they leave, or take another role.
    Offenders,
    /// What the list says of single people: cells to fill in or to correct.
    Cells,
    /// Something else than the people on the list: a fact, a date, who goes on to the upper
    /// congress, a total that was typed by hand.
    Elsewhere,
}

/// What a rule asks for.
pub trait RuleBody: Debug + Send + Sync {
    /// Whether it asks for anything at this level.
    fn applies_at(&self, _level: &str) -> bool {
        true
    }

    /// Whether it asks how the rows are filled in. Made-up people of a hypothetical list are left
    /// out of that: nobody has filled in anything for them yet.
    fn looks_at_rows(&self) -> bool {
        false
    }

    /// Whether what it finds are places of the list to mend, and no number of people.
    fn counts_places(&self) -> bool {
        self.looks_at_rows()
    }

    /// Measures a list; none where the rule has nothing to say of it.
    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome>;

    /// The rule as inequalities; none where it is not linear, or lacks a fact.
    fn constraints(&self, _level: &str, _profile: &CongressProfile) -> Vec<LinearConstraint> {
        Vec::new()
    }

    /// What it asks for in words, where no single option tells its number.
    fn asks(&self, _ruleset: &Ruleset) -> Option<Text> {
        None
    }

    /// What the numbers of its limits are of, as it stands behind them: `of the official delegates`.
    fn unit(&self, _ruleset: &Ruleset) -> Option<Text> {
        None
    }

    /// The same of a unit with so many seats, for a rule that is asked of each unit.
    fn constraints_in_unit(
        &self,
        level: &str,
        profile: &CongressProfile,
        _seats: Headcount,
    ) -> Vec<LinearConstraint> {
        self.constraints(level, profile)
    }

    /// Whether its limits hang on the seats of a unit.
    fn asks_for_seats(&self) -> bool {
        false
    }

    /// What has to change where it is broken.
    fn mended_by(&self) -> MendedBy {
        MendedBy::Cells
    }

    /// Whether it asks of the people what no numbers of them tell, such as their order or the mean of
    /// their ages: then what is calculated with numbers leaves it out, and says so.
    fn is_beyond_numbers(&self) -> bool {
        false
    }

    /// Whether people could mend it and `repair` does not work that out: then it says so.
    fn is_beyond_repair(&self) -> bool {
        self.is_beyond_numbers()
    }

    /// Those of whom the rule lets one alone stand on the list, by their places among the people of
    /// the case; a set for each reason.
    fn rivals(&self, _case: &Case<'_>) -> Vec<Vec<usize>> {
        Vec::new()
    }

    /// Whether it counts people in this role: then it says nothing of a list whose delegates in that
    /// role are kept in another file.
    fn counts(&self, _role: Role) -> bool {
        false
    }

    /// Whether it says of the unit alone if it holds a congress.
    fn qualifies_unit(&self) -> bool {
        false
    }

    /// Whether it measures whom the unit sends to the upper congress.
    fn measures_delegation(&self) -> bool {
        false
    }

    /// Which of gender, group and birth date it measures.
    fn needed_fields(&self) -> Vec<Field> {
        Vec::new()
    }
}

/// Reads a rule whose options are all that it asks for.
fn decode<T: Options + RuleBody + 'static>(
    table: &WrittenTable<'_>,
    decoding: &mut Decoding,
) -> Option<Arc<dyn RuleBody>> {
    decode_into::<T, T>(table, decoding)
}

/// Reads a rule whose options are made into something else.
fn decode_into<T: Options + Into<Body>, Body: RuleBody + 'static>(
    table: &WrittenTable<'_>,
    decoding: &mut Decoding,
) -> Option<Arc<dyn RuleBody>> {
    let body: Body = T::read(table, decoding)?.into();
    Some(Arc::new(body))
}

/// Every kind, in the order of the reference.
pub static ALL: &[&Kind] = &[
    &count::KIND,
    &ratio::KIND,
    &share::KIND,
    &difference::KIND,
    &average::KIND,
    &coverage::KIND,
    &each::KIND,
    &order::KIND,
    &threshold::KIND,
    &date::KIND,
    &length::KIND,
    &delegation::KIND,
    &counted::KIND,
    &required::KIND,
    &understood::KIND,
    &unique::KIND,
    &plausible::KIND,
    &identity::KIND,
    &name_words::KIND,
    &totals::KIND,
];

/// The fields that `[[required]]` can ask for.
pub(super) fn required_fields() -> &'static [crate::roster::Field] {
    &required::FIELDS
}

/// The kind with this name.
pub fn by_id(id: &str) -> Option<&'static Kind> {
    ALL.iter().find(|kind| kind.id == id).copied()
}

/// What `message` and `help` can fill in where a rule is measured in numbers.
const NUMBERS: &[&str] = &["observed", "of", "min", "max", "limit", "margin"];
/// What they can fill in where a rule rests on findings.
const FOUND: &[&str] = &["found"];
