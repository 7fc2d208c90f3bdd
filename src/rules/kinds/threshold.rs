//! `[[threshold]]`: what a fact of the congress profile must come to.

use super::{Kind, MendedBy, NUMBERS, RuleBody, decode};
use crate::closed_list::ClosedList as _;
use crate::congress::CongressProfile;
use crate::report::{Measure, Status};
use crate::rules::constraint::{Fact, LinearConstraint, Quantity};
use crate::rules::measure::{Case, Outcome};
use crate::rules::option::options;
use crate::rules::option_value::OneOf;
use crate::rules::range::Range;
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
        let Range { min, max } = self.limits(case.level);
        let (told, limit) = (grouped(value), limit_words(min, max));
        let counted = self.fact.0.noun().many();
        let ending = match verdict.status {
            Status::Pass | Status::NotChecked => text!(vi: "", en: ""),
            Status::Fail => {
                let by = grouped(verdict.margin.unwrap_or_default().unsigned_abs());
                match max {
                    Some(max) if value > max => {
                        Text::new(format!(": thừa {}", by.vi), format!(": {} too many", by.en))
                    }
                    _ => Text::new(format!(": thiếu {}", by.vi), format!(": {} too few", by.en)),
                }
            }
        };
        let message = Text::new(
            format!("Số {} là {}, {}{}.", counted.vi, told.vi, limit.vi, ending.vi),
            format!("The number of {} is {}, and {}{}.", counted.en, told.en, limit.en, ending.en),
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

    fn mended_by(&self) -> MendedBy {
        MendedBy::Elsewhere
    }
}

fn limit_words(min: Option<u64>, max: Option<u64>) -> Text {
    match (min.map(grouped), max.map(grouped)) {
        (Some(min), Some(max)) => Text::new(
            format!("phải từ {} đến {}", min.vi, max.vi),
            format!("{} to {} are required", min.en, max.en),
        ),
        (Some(min), None) => Text::new(
            format!("phải từ {} trở lên", min.vi),
            format!("at least {} are required", min.en),
        ),
        (None, max) => {
            let max = max.unwrap_or_else(|| grouped(0));
            Text::new(
                format!("không được quá {}", max.vi),
                format!("at most {} are allowed", max.en),
            )
        }
    }
}

impl Threshold {
    fn limits(&self, level: &str) -> Range<u64> {
        Range::at(level, self.min.as_ref(), self.max.as_ref())
    }

    fn lacks_fact(&self) -> Outcome {
        let Text { vi, en } = self.fact.0.noun().many();
        let key = self.fact.0.id();
        let option = match self.fact.0 {
            Fact::MinorityPopulation => {
                text!(vi: ", hoặc dùng `--population N`", en: ", or give `--population N`")
            }
            Fact::QualifyingDistricts => text!(vi: "", en: ""),
        };
        Outcome::not_checked(
            text!(
                vi: "Số {vi} chưa được cho biết, nên chưa kiểm tra được.",
                en: "The number of {en} is not told, so this could not be checked.",
            ),
            Text::new(
                format!("ghi `{key}` trong hồ sơ đại hội{}", option.vi),
                format!("write `{key}` in the congress profile{}", option.en),
            ),
        )
    }
}
