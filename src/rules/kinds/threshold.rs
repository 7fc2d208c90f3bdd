//! `[[threshold]]`: what a fact of the congress profile must come to.

use std::sync::Arc;

use super::{Kind, MendedBy, NUMBERS, RuleBody};
use crate::congress::CongressProfile;
use crate::report::{Measure, Status};
use crate::rules::constraint::{Fact, LinearConstraint, Quantity};
use crate::rules::decode::Decoding;
use crate::rules::level::at;
use crate::rules::measure::{Case, Outcome};
use crate::rules::{ByLevel, Doc, OptionSpec, OptionType, Rule};
use crate::text;
use crate::wording::{Text, grouped};
use crate::written::{Value, WrittenTable};

pub(super) static KIND: Kind = Kind {
    id: "threshold",
    summary: Doc {
        vi: "Một số liệu của đơn vị phải đạt mức nào.",
        en: "What a number of the congress profile must come to.",
    },
    options: &[
        OptionSpec::required(
            "fact",
            OptionType::OneOf(&["minority_population", "qualifying_districts"]),
            Doc {
                vi: "Số liệu của hồ sơ đại hội.", en: "The key of the congress profile."
            },
        ),
        OptionSpec::optional(
            "min",
            OptionType::CountByLevel,
            Doc {
                vi: "Ít nhất bao nhiêu; cần `min` hoặc `max`.",
                en: "The least; `min` or `max` is needed.",
            },
        ),
        OptionSpec::optional(
            "max",
            OptionType::CountByLevel,
            Doc { vi: "Nhiều nhất bao nhiêu.", en: "The most." },
        ),
    ],
    placeholders: NUMBERS,
    page: include_str!("threshold.md"),
    decode,
};

#[derive(Debug)]
struct Threshold {
    fact: Fact,
    min: Option<ByLevel<u64>>,
    max: Option<ByLevel<u64>>,
}

fn decode(table: &WrittenTable<'_>, decoding: &mut Decoding) -> Option<Arc<dyn RuleBody>> {
    decoding.needs_one_of(table, &["min", "max"]);
    let fact = table.required("fact", &mut decoding.problems);
    let fact = fact.and_then(|value| value.as_one_of(&Fact::ALL, &mut decoding.problems));
    let min = decoding.optional_by_level(table, "min", Value::as_count);
    let max = decoding.optional_by_level(table, "max", Value::as_count);
    Some(Arc::new(Threshold { fact: fact?, min, max }))
}

impl RuleBody for Threshold {
    fn applies_at(&self, level: &str) -> bool {
        at(self.min.as_ref(), level).is_some() || at(self.max.as_ref(), level).is_some()
    }

    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let Some(value) = self.fact.of(case.profile) else {
            return Some(self.lacks_fact());
        };
        let verdict = case.judge(&self.constraints(case.level, case.profile));
        let min = at(self.min.as_ref(), case.level).copied();
        let max = at(self.max.as_ref(), case.level).copied();
        let (told, limit) = (grouped(value), limit_words(min, max));
        let counted = self.fact.noun().many();
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
        let max = at(self.max.as_ref(), level)
            .map(|max| LinearConstraint::at_most(Quantity::Fact(self.fact), *max));
        let min = at(self.min.as_ref(), level)
            .map(|min| LinearConstraint::at_least(Quantity::Fact(self.fact), *min));
        max.into_iter().chain(min).collect()
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
    fn lacks_fact(&self) -> Outcome {
        let Text { vi, en } = self.fact.noun().many();
        let key = self.fact.id();
        let option = match self.fact {
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
