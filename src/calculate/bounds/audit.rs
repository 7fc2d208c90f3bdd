//! What a ruleset's rules have to do with each other: contradictions, rules that others imply,
//! rules that nothing can break.
//!
//! Rules are measured with those of their own weight or more: an error is implied by errors alone.
//! Facts of a congress are unknown here, so a rule on the resident groups is left out.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::congress::CongressProfile;
use crate::report::Severity;
use crate::rules::{LinearConstraint, Noun, Rule, Ruleset};
use crate::text;
use crate::wording::Text;

use super::Question;
use super::model::{BoundsModel, noun};
use super::sentence::{number_of, statements};
use crate::calculate::programme::{Inequality, Unsettled};

/// A rule with what it says.
pub type StatedRule<'a> = (&'a Rule, Text);

/// Something to know of the rules at a level.
#[derive(Debug, Clone)]
pub enum Remark<'a> {
    /// No list keeps all of these rules, though all but any one of them can be kept.
    Contradiction {
        /// The rules.
        rules: Vec<StatedRule<'a>>,
        /// Whether all of them are errors when broken, so that no list can be accepted.
        is_error: bool,
    },
    /// Only lists without any of these people keep all of these rules.
    LeavesNone {
        /// The people.
        people: Noun,
        /// The rules.
        rules: Vec<StatedRule<'a>>,
    },
    /// Whoever keeps the other rules keeps this one.
    Implied {
        /// The rule.
        rule: StatedRule<'a>,
        /// The others.
        by: Vec<StatedRule<'a>>,
        /// How far the number can go under the others, where that is not as far as the rule allows.
        reached: Option<Text>,
    },
    /// No list breaks it.
    CannotFail {
        /// The rule.
        rule: StatedRule<'a>,
    },
}

/// The congress, of which nothing is known here.
static UNKNOWN: LazyLock<CongressProfile> = LazyLock::new(CongressProfile::default);

/// The remarks on the rules at a level.
#[derive(Debug, Clone, Default)]
pub struct Audited<'a> {
    /// What was found, the worst first.
    pub remarks: Vec<Remark<'a>>,
    /// Whether the search was given up before its end, the numbers being too large to be calculated
    /// exactly or the kinds of people too many: what was found is so, and more may be.
    pub gave_up: bool,
}

/// What there is to know of the rules at this level.
pub fn audit<'a>(ruleset: &'a Ruleset, level: &'a str) -> Audited<'a> {
    let given = Vec::new();
    let binding = Severity::Advice;
    let question = Question { ruleset, level, profile: &UNKNOWN, given, binding };
    let Ok(model) = BoundsModel::new(&question) else {
        return Audited { gave_up: true, ..Audited::default() };
    };
    let left = (0..model.sources.len()).collect();
    let mut audit = Audit { model, remarks: Vec::new(), left };
    let gave_up = audit.search().is_err();
    Audited { remarks: audit.remarks, gave_up }
}

struct Audit<'a> {
    model: BoundsModel<'a>,
    remarks: Vec<Remark<'a>>,
    /// The sources that are in no contradiction found so far.
    left: BTreeSet<usize>,
}

impl<'a> Audit<'a> {
    /// Looks for everything, as far as it can be calculated.
    fn search(&mut self) -> Result<(), Unsettled> {
        self.contradictions(Severity::Error)?;
        self.contradictions(Severity::Advice)?;
        self.people_left_out()?;
        self.needless()
    }

    fn rule(&self, source: usize) -> Option<&'a Rule> {
        self.model.sources[source].origin.rule()
    }

    /// The rules left that weigh so much or more.
    fn weighing(&self, severity: Severity) -> Vec<usize> {
        let weighs = |at: &usize| self.rule(*at).is_some_and(|rule| rule.severity >= severity);
        self.left.iter().copied().filter(weighs).collect()
    }

    /// The rules with what each says, in the order of the ruleset.
    fn all_stated(&self, sources: &BTreeSet<usize>) -> Vec<StatedRule<'a>> {
        let mut rules: Vec<StatedRule<'a>> =
            sources.iter().filter_map(|source| self.stated(*source)).collect();
        rules.sort_by_key(|(rule, _)| self.model.place_of(rule));
        rules
    }

    fn stated(&self, source: usize) -> Option<StatedRule<'a>> {
        let source = &self.model.sources[source];
        Some((source.origin.rule()?, statements(&source.constraints, self.model.ruleset)))
    }

    /// Each contradiction found is set aside, so that the next is another.
    fn contradictions(&mut self, severity: Severity) -> Result<(), Unsettled> {
        while let Some(core) = self.model.smallest(&self.weighing(severity), &[])? {
            if core.is_empty() {
                break;
            }
            let is_error = severity == Severity::Error;
            self.remarks.push(Remark::Contradiction { rules: self.all_stated(&core), is_error });
            self.left.retain(|source| !core.contains(source));
        }
        Ok(())
    }

    /// People of whom no single rule says that there may be none, but several together do.
    fn people_left_out(&mut self) -> Result<(), Unsettled> {
        let errors = self.weighing(Severity::Error);
        let mut seen: Vec<BTreeSet<usize>> = Vec::new();
        for quantity in &self.model.quantities {
            if !quantity.is_ruled || quantity.form.is_empty() {
                continue;
            }
            let somebody = Inequality::at_least(&quantity.form, 1);
            let Some(core) = self.model.smallest(&errors, &[somebody])? else { continue };
            if core.len() > 1 && !seen.contains(&core) {
                let (people, rules) = (quantity.noun.clone(), self.all_stated(&core));
                self.remarks.push(Remark::LeavesNone { people, rules });
                seen.push(core);
            }
        }
        Ok(())
    }

    /// Rules that others imply, or that nothing can break. A rule is not implied by one that it
    /// implies itself: of two that say the same, one is needed.
    fn needless(&mut self) -> Result<(), Unsettled> {
        let mut order: Vec<usize> = self.left.iter().copied().collect();
        order.sort_by_key(|source| self.rule(*source).and_then(|rule| self.model.place_of(rule)));
        let mut implied: Vec<(usize, BTreeSet<usize>)> = Vec::new();
        for source in order {
            let Some(rule) = self.rule(source) else { continue };
            let mut others = self.weighing(rule.severity);
            others.retain(|other| {
                let rests_on_it =
                    implied.iter().any(|(rule, by)| rule == other && by.contains(&source));
                *other != source && !rests_on_it
            });
            if let Some(by) = self.implying(source, &others)? {
                implied.push((source, by));
            }
        }
        for (source, by) in &implied {
            let Some(rule) = self.stated(*source) else { continue };
            self.remarks.push(if by.is_empty() {
                Remark::CannotFail { rule }
            } else {
                let reached = self.reached(&self.model.sources[*source].constraints, by)?;
                Remark::Implied { rule, by: self.all_stated(by), reached }
            });
        }
        Ok(())
    }

    /// The fewest of the others with which the rule always holds.
    fn implying(
        &self,
        source: usize,
        others: &[usize],
    ) -> Result<Option<BTreeSet<usize>>, Unsettled> {
        let mut by = BTreeSet::new();
        for row in &self.model.sources[source].rows {
            let broken = Inequality::at_least(&row.form, row.bound + 1);
            match self.model.smallest(others, &[broken])? {
                Some(core) => by.extend(core),
                None => return Ok(None),
            }
        }
        Ok(Some(by))
    }

    /// How many there can be at the most, or must be at the least, under these rules, where that
    /// is less than the rule on them allows, or more than it asks.
    fn reached(
        &self,
        constraints: &[LinearConstraint],
        by: &BTreeSet<usize>,
    ) -> Result<Option<Text>, Unsettled> {
        let [LinearConstraint { terms, bound }] = constraints else { return Ok(None) };
        let [term] = &terms[..] else { return Ok(None) };
        let Some(at) = self.model.quantity(&term.quantity) else { return Ok(None) };
        let form = &self.model.quantities[at].form;
        let Some((min, max)) = self.model.range(form, by.iter().copied())? else { return Ok(None) };
        let people = noun(&term.quantity, self.model.ruleset);
        Ok(match max {
            Some(max) if term.coefficient > 0 && i128::from(max) < *bound => {
                let most = number_of(max, &people);
                Some(
                    text!(vi: "nhiều nhất chỉ có thể có {most}", en: "there can be at most {most}", most),
                )
            }
            _ if term.coefficient < 0 && i128::from(min) > -bound => {
                let least = number_of(min, &people);
                Some(text!(
                    vi: "bao giờ cũng có ít nhất {least}", en: "there are always at least {least}", least
                ))
            }
            _ => None,
        })
    }
}
