//! `[[threshold]]`: what a fact of the congress profile must come to.

use super::{Kind, MendedBy, NUMBERS, RuleBody, decode};
use crate::congress::CongressProfile;
use crate::report::{CongressFact, Measure, Status};
use crate::rules::constraint::{Fact, LinearConstraint, Quantity};
use crate::rules::measure::{Case, Outcome};
use crate::rules::min_and_max::MinAndMax;
use crate::rules::option::options;
use crate::rules::option_value::OneOf;
use crate::rules::{ByLevel, Rule};
use crate::text;
use crate::wording::{Text, grouped};

pub(super) static KIND: Kind = Kind {
    id: "threshold",
    summary: Text::fixed(
        "Một số liệu của đơn vị phải đạt mức nào.",
        "What a number of the congress profile must come to.",
    ),
    options: Threshold::OPTIONS,
    placeholders: NUMBERS,
    page: include_str!("threshold.md"),
    decode: decode::<Threshold>,
};

options! {
    #[derive(Debug)]
    struct Threshold needs min or max {
        fact: OneOf<Fact> {
            vi: "Số liệu của hồ sơ đại hội.",
            en: "The key of the congress profile.",
        },
        min: Option<ByLevel<u64>> {
            vi: "Ít nhất bao nhiêu; cần `min` hoặc `max`.",
            en: "The least; `min` or `max` is needed.",
            limit: AtLeast,
        },
        max: Option<ByLevel<u64>> { vi: "Nhiều nhất bao nhiêu.", en: "The most.", limit: AtMost },
    }
}

impl RuleBody for Threshold {
    fn applies_at(&self, level: &str) -> bool {
        self.limits(level).is_some()
    }

    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let Some(value) = self.fact.0.of(case.profile) else {
            return Some(self.lacks_fact());
        };
        let verdict = case.judge(&self.constraints(case.level, case.profile));
        let MinAndMax { min, max } = self.limits(case.level);
        let ending = match verdict.status {
            Status::Pass | Status::NotChecked => text!(vi: "", en: ""),
            Status::Fail => {
                let by = grouped(verdict.margin.unwrap_or_default().unsigned_abs());
                match max {
                    Some(max) if value > max => text!(vi: ": thừa {by}", en: ": {by} too many", by),
                    _ => text!(vi: ": thiếu {by}", en: ": {by} too few", by),
                }
            }
        };
        let message = text!(
            vi: "Số {counted} là {number}, {limit}{ending}.",
            en: "The number of {counted} is {number}, and {limit}{ending}.",
            counted = self.fact.0.noun().many(),
            number = grouped(value),
            limit = limit_words(min, max),
            ending
        );
        Some(Outcome {
            observed: Some(Measure::Count(value)),
            min: min.map(Measure::Count),
            max: max.map(Measure::Count),
            margin: verdict.margin,
            ..Outcome::new(verdict.status, message)
        })
    }

    fn constraints(&self, level: &str, _profile: &CongressProfile) -> Vec<LinearConstraint> {
        self.limits(level).constraints(&Quantity::Fact(self.fact.0))
    }

    fn qualifies_unit(&self) -> bool {
        true
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Elsewhere
    }
}

fn limit_words(min: Option<u64>, max: Option<u64>) -> Text {
    match (min.map(grouped), max.map(grouped)) {
        (Some(min), Some(max)) => {
            text!(vi: "phải từ {min} đến {max}", en: "{min} to {max} are required", min, max)
        }
        (Some(min), None) => {
            text!(vi: "phải từ {min} trở lên", en: "at least {min} are required", min)
        }
        (None, max) => text!(
            vi: "không được quá {max}",
            en: "at most {max} are allowed",
            max = max.unwrap_or_else(|| grouped(0))
        ),
    }
}

impl Threshold {
    fn limits(&self, level: &str) -> MinAndMax<u64> {
        MinAndMax::at(level, self.min.as_ref(), self.max.as_ref())
    }

    fn lacks_fact(&self) -> Outcome {
        let fact = match self.fact.0 {
            Fact::MinorityPopulation => CongressFact::MinorityPopulation,
            Fact::QualifyingDistricts => CongressFact::QualifyingDistricts,
        };
        Outcome::waiting_for(
            fact,
            text!(
                vi: "Số {counted} chưa được cho biết, nên chưa kiểm tra được.",
                en: "The number of {counted} is not told, so this could not be checked.",
                counted = self.fact.0.noun().many()
            ),
        )
    }
}
