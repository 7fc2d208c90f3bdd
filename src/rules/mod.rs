//! A rules file becomes a [`Ruleset`]: `library` finds it, `extends` puts it on top of the ruleset
//! that it extends, `head` and `rule` read what every ruleset and every rule has, and each kind of
//! rule the rest. All problems of the file are shown at once, each at its place.
//!
//! A new kind of rule goes into [`kinds`], which says how. What a rule can say is declared once, as
//! the fields of a struct (`option`): from that declaration it is read, and `schema`, `reference`
//! and `show` describe it. What kinds measure a list with stands in [`measure`]. No number of a
//! regulation stands here: those are data under `rules/`.

mod age_groups;
mod between_lists;
mod catalogue_file;
mod constraint;
mod crossed_limits;
mod decode;
mod draft;
mod example;
mod extends;
mod folded_words;
mod head;
mod identity;
pub mod kinds;
mod level;
mod library;
mod masking;
pub mod measure;
mod min_and_max;
mod option;
mod option_value;
#[cfg(test)]
mod reference;
mod rule;
mod schema;
mod selector;
mod selector_words;
mod shares;
mod shipped;
mod show;
mod source;
mod statistic;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

pub use age_groups::{AgeBands, AgeGroups};
pub use between_lists::BETWEEN_LISTS;
pub(crate) use between_lists::EXPIRED;
pub use constraint::{Fact, LinearConstraint, Quantity};
pub use decode::Decoding;
pub use draft::{DraftExample, draft};
pub(crate) use example::{Example, Marked};
pub(crate) use folded_words::{FoldedWords, KnownWords};
pub use identity::IdentityNumbers;
pub(crate) use identity::{IdentityKey, compact as compact_identity};
pub use level::{ByLevel, Level};
#[cfg(feature = "cli")]
pub use library::check_file;
pub(crate) use library::load_with_examples;
pub use library::{load, load_from, parse, parse_from};
pub use masking::{Privacy, mask_identity, mask_numbers};
use option::options;
pub use option::{Limit, OptionSpec};
#[cfg(test)]
pub use reference::reference;
pub use schema::schema;
pub use selector::{AgeBand, BirthDays, Groups, Mentioned, PartsTold, Selector};
pub use selector_words::Noun;
pub use shipped::{Builtin, builtin};
pub use show::{
    CitationExplained, LimitExplained, OptionExplained, RuleExplained, RulesetExplained, show,
};
pub use source::SourceDocument;
pub use statistic::{ColumnsRead, LadderRule, Rung, Said, Told};

use crate::catalogue::GroupCatalogue;
use crate::closed_list::ClosedList;
use crate::congress::CongressProfile;
use crate::report::{Citation, IssuedDocument, RuleFacts, RulesetFacts, Severity};
use crate::roster::{Field, Role};
use crate::toml_tree::Table;
use crate::wording::Text;
pub use kinds::MendedBy;
use kinds::{Kind, RuleBody};

/// A valid set of rules.
#[derive(Debug, Clone)]
pub struct Ruleset {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The id or path of the ruleset that it extends.
    pub extends: Option<String>,
    /// The documents it comes from.
    pub sources: Vec<SourceDocument>,
    /// When it is in force.
    pub in_force: Option<InForce>,
    /// The levels of congress that it knows.
    pub levels: Vec<Level>,
    /// The levels that lists may name and of which it says nothing.
    pub other_levels: Vec<Level>,
    /// The catalogue of groups.
    pub catalogue: &'static GroupCatalogue,
    /// The role of every row of a list that marks none.
    pub unstated_role: Option<Role>,
    /// The fields of work, with the words by which lists tell them.
    pub fields_of_work: Vec<FieldOfWork>,
    /// What a personal identity number looks like.
    pub identity: IdentityNumbers,
    /// What `stats` counts by the texts of a list.
    pub ladders: Vec<LadderRule>,
    /// The bands of age, and who counts as young.
    pub ages: AgeGroups,
    /// The examples of its file, for `rules test`.
    pub(crate) examples: Vec<Marked<Example>>,
    /// The rules, in the order of the file.
    pub rules: Vec<Rule>,
    /// The rules of the extended ruleset that are switched off.
    pub off: Vec<SwitchedOff>,
}

options! {
    /// The days on which a ruleset is in force.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    pub struct InForce {
        /// The first.
        #[serde(serialize_with = "show::day")]
        pub from: Date,
        /// The last; none where it is open.
        #[serde(serialize_with = "show::maybe_day")]
        pub until: Option<Date>,
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldOfWork {
    /// The name used in rules.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The words by which lists tell it.
    pub(crate) words: KnownWords,
}

options! {
    /// A rule that the ruleset switches off.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct SwitchedOff {
        /// The rule's id.
        pub id: String,
        /// Why.
        pub reason: Text,
    }
}

#[derive(Debug, Clone)]
pub struct Rule {
    /// Its id.
    pub id: String,
    pub kind: &'static Kind,
    /// Its title.
    pub title: Text,
    /// How much it weighs when it is broken.
    pub severity: Severity,
    /// Document and clause that it comes from.
    pub clause: ByLevel<String>,
    /// The documents that the clauses name, as far as it is known who issued them.
    pub documents: Vec<IssuedDocument>,
    /// A short quote of the clause.
    pub quote: Option<ByLevel<String>>,
    /// How an open clause is read, and why.
    pub reading: Option<Text>,
    /// What to say where it is broken, in place of the kind's own sentence.
    pub message: Option<Text>,
    /// What to do where it is broken, in place of the kind's own help.
    pub help: Option<Text>,
    /// The levels it applies to; all where none are named.
    pub levels: Option<Vec<String>>,
    /// What it asks for.
    pub body: Arc<dyn RuleBody>,
    /// The rule as it was written.
    pub written: Table,
}

/// The fields that a rule can require, by the name used in rules files.
pub(crate) fn required_fields() -> impl Iterator<Item = &'static str> {
    kinds::required_fields().iter().map(|field| field.id())
}

impl Rule {
    fn facts(&self) -> RuleFacts {
        RuleFacts {
            id: self.id.clone(),
            kind: self.kind.id,
            title: self.title.clone(),
            summary: self.kind.summary.clone(),
            severity: self.severity,
            clauses: self.clause.joined(),
            help: self.help.clone(),
        }
    }

    /// Where the rule comes from, at this level.
    pub fn citation(&self, level: &str) -> Citation {
        let clause = self.clause.at(level).cloned().unwrap_or_default();
        let quote = level::at(self.quote.as_ref(), level).cloned();
        let named = self.documents.iter().filter(|document| clause.contains(&document.id));
        Citation { documents: named.cloned().collect(), clause, quote }
    }

    /// Whether the rule says anything at this level.
    pub fn applies_at(&self, level: &str) -> bool {
        self.is_meant_for(level) && self.body.applies_at(level)
    }

    /// Whether the rule has no limit for this level, though its `levels` do not leave it out.
    pub fn lacks_limit_at(&self, level: &str) -> bool {
        self.is_meant_for(level) && !self.body.applies_at(level)
    }

    fn is_meant_for(&self, level: &str) -> bool {
        self.levels.as_ref().is_none_or(|levels| levels.iter().any(|named| named == level))
    }
}

impl Ruleset {
    /// The level with this id.
    pub fn level(&self, id: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == id)
    }

    /// The statistic with this id, among those told by texts.
    pub(crate) fn ladder(&self, id: &str) -> Option<&LadderRule> {
        self.ladders.iter().find(|ladder| ladder.id == id)
    }

    /// The title of the level with this id.
    pub fn level_title(&self, id: &str) -> Text {
        self.level(id).map_or_else(|| Text::same(id), |level| level.title.clone())
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The rules that say something at this level, in the order of the ruleset.
    pub fn rules_at(&self, level: &str) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.applies_at(level))
    }

    /// The rules at this level that ask for what no numbers of people tell.
    pub fn beyond_numbers<'a>(&'a self, level: &'a str) -> impl Iterator<Item = &'a Rule> {
        self.rules_at(level).filter(|rule| rule.body.is_beyond_numbers())
    }

    /// What the report tells of the ruleset.
    pub fn facts(&self) -> RulesetFacts {
        RulesetFacts {
            id: self.id.clone(),
            title: self.title.clone(),
            sources: self.sources.iter().map(|source| source.id.clone()).collect(),
            rules: self.rules.iter().map(Rule::facts).collect(),
        }
    }

    /// Which of gender, group and birth date a list must tell of its official delegates, because
    /// a rule that is an error when broken cannot be checked without it.
    pub fn needed_fields(&self, level: &str) -> BTreeSet<Field> {
        self.rules_at(level)
            .filter(|rule| rule.severity == Severity::Error)
            .flat_map(|rule| rule.body.needed_fields())
            .collect()
    }

    /// Every rule that is linear in the numbers of delegates, as inequalities.
    ///
    /// Bounds, repair and contradictions all follow from these, whatever the rule's kind.
    pub fn constraints(
        &self,
        level: &str,
        profile: &CongressProfile,
    ) -> Vec<(&Rule, LinearConstraint)> {
        self.rules_at(level)
            .flat_map(|rule| {
                rule.body
                    .constraints(level, profile)
                    .into_iter()
                    .map(move |constraint| (rule, constraint))
            })
            .collect()
    }
}
