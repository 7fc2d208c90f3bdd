//! The ranges for programs: schema version 1.
//!
//! `min` is null where no number at all is allowed, because the other numbers given contradict
//! each other; `max` is null there, too, and where there is no limit.

use serde::{Serialize, Serializer};

use crate::calculate::bounds::{Allowed, Answer, Reason};
use crate::render::json::{self, SCHEMA_VERSION, Tool, pretty};
use crate::wording::Lang;

use super::QuotaReport;

#[derive(Serialize)]
struct QuotaJson<'a> {
    schema_version: u32,
    tool: Tool,
    ruleset: json::Ruleset<'a>,
    level: &'a str,
    unit: Option<&'a str>,
    feasible: bool,
    conflicts: Vec<&'a str>,
    conflicting_given: Vec<&'a str>,
    explanations: Vec<Explanation<'a>>,
    quantities: Quantities<'a>,
    /// The ids of the rules that are no part of the answer.
    not_supported: Vec<&'a str>,
}

/// What a rule of the conflict asks for.
#[derive(Serialize)]
struct Explanation<'a> {
    rule: &'a str,
    message: &'a str,
    citation: String,
}

/// By name, in the order of the answer.
struct Quantities<'a>(Vec<(&'a str, Quantity<'a>)>);

impl Serialize for Quantities<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(name, quantity)| (name, quantity)))
    }
}

#[derive(Serialize)]
struct Quantity<'a> {
    given: Option<u64>,
    min: Option<u64>,
    max: Option<u64>,
    title: &'a str,
    min_by: By<'a>,
    max_by: By<'a>,
}

/// The fewest rules and given numbers that set a limit.
#[derive(Serialize)]
struct By<'a> {
    rules: Vec<&'a str>,
    given: Vec<&'a str>,
}

pub(super) fn render(report: &QuotaReport<'_>, lang: Lang) -> String {
    let answer = &report.answer;
    let conflict = answer.conflict.as_ref();
    let rules = conflict.map_or(&[][..], |conflict| &conflict.rules);
    let given = conflict.map_or(&[][..], |conflict| &conflict.given);
    let quantities = answer.quantities.iter();
    pretty(&QuotaJson {
        schema_version: SCHEMA_VERSION,
        tool: Tool::this(),
        ruleset: json::Ruleset::of(&report.ruleset, lang),
        level: &report.level.id,
        unit: report.unit,
        feasible: conflict.is_none(),
        conflicts: rules.iter().map(|(rule, _)| rule.id.as_str()).collect(),
        conflicting_given: given.iter().map(|at| answer.quantities[*at].name.as_str()).collect(),
        explanations: rules
            .iter()
            .map(|(rule, sentence)| Explanation {
                rule: &rule.id,
                message: sentence.get(lang),
                citation: rule.citation(&report.level.id).clause,
            })
            .collect(),
        quantities: Quantities(
            quantities.map(|held| (held.name.as_str(), quantity(answer, held, lang))).collect(),
        ),
        not_supported: report.not_supported.iter().map(|rule| rule.id.as_str()).collect(),
    })
}

fn quantity<'a>(answer: &'a Answer<'_>, allowed: &'a Allowed<'_>, lang: Lang) -> Quantity<'a> {
    let range = allowed.range.as_ref();
    Quantity {
        given: allowed.given,
        min: range.map(|range| range.min),
        max: range.and_then(|range| range.max),
        title: match lang {
            Lang::Vi => &allowed.noun.vi,
            Lang::En => &allowed.noun.en_many,
        },
        min_by: By::of(answer, range.map_or(&[], |range| &range.min_by)),
        max_by: By::of(answer, range.map_or(&[], |range| &range.max_by)),
    }
}

impl<'a> By<'a> {
    fn of(answer: &'a Answer<'_>, reasons: &'a [Reason<'_>]) -> Self {
        let mut by = Self { rules: Vec::new(), given: Vec::new() };
        for reason in reasons {
            match reason {
                Reason::Rule(rule) => by.rules.push(&rule.id),
                Reason::Given(at) => by.given.push(&answer.quantities[*at].name),
            }
        }
        by
    }
}
