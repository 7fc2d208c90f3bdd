//! `[[count]]`: how many delegates there may be.

use std::sync::Arc;

use super::{Kind, MendedBy, NUMBERS, RuleBody};
use crate::congress::CongressProfile;
use crate::report::{Measure, Status};
use crate::roster::{Field, Role};
use crate::rules::constraint::{LinearConstraint, Quantity};
use crate::rules::decode::Decoding;
use crate::rules::level::at;
use crate::rules::measure::{Bounds, Case, LinearVerdict, Outcome, headcount};
use crate::rules::{ByLevel, Doc, OptionSpec, OptionType, Rule, Selector};
use crate::text;
use crate::units::Headcount;
use crate::wording::Text;
use crate::written::{Value, WrittenTable};

pub(super) static KIND: Kind = Kind {
    id: "count",
    summary: Doc {
        vi: "Số lượng đại biểu tối đa hoặc tối thiểu.",
        en: "How many delegates there may or must be.",
    },
    options: &[
        OptionSpec::required(
            "of",
            OptionType::Selector,
            Doc { vi: "Đếm những ai.", en: "Whom to count." },
        ),
        OptionSpec::optional(
            "max",
            OptionType::CountByLevel,
            Doc {
                vi: "Nhiều nhất bao nhiêu; cần `max` hoặc `min`.",
                en: "The most there may be; `max` or `min` is needed.",
            },
        ),
        OptionSpec::optional(
            "min",
            OptionType::CountByLevel,
            Doc { vi: "Ít nhất bao nhiêu.", en: "The least there must be." },
        ),
    ],
    placeholders: NUMBERS,
    page: include_str!("count.md"),
    decode,
};

#[derive(Debug)]
struct Count {
    of: Selector,
    min: Option<ByLevel<Headcount>>,
    max: Option<ByLevel<Headcount>>,
}

fn decode(table: &WrittenTable<'_>, decoding: &mut Decoding) -> Option<Arc<dyn RuleBody>> {
    decoding.needs_one_of(table, &["max", "min"]);
    let of = decoding.required_selector(table, "of");
    let min = decoding.optional_by_level(table, "min", Value::as_count);
    let max = decoding.optional_by_level(table, "max", Value::as_count);
    Some(Arc::new(Count { of: of?, min, max }))
}

impl RuleBody for Count {
    fn applies_at(&self, level: &str) -> bool {
        at(self.min.as_ref(), level).is_some() || at(self.max.as_ref(), level).is_some()
    }

    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let limits = Limits {
            min: at(self.min.as_ref(), case.level).copied(),
            max: at(self.max.as_ref(), case.level).copied(),
        };
        let verdict = case.judge(&self.constraints(case.level, case.profile));
        let bounds = case.count(&self.of);
        let message = self.message(case, &limits, bounds, &verdict);
        Some(Outcome {
            observed: Some(Measure::Count(headcount(bounds.least))),
            min: limits.min.map(Measure::Count),
            max: limits.max.map(Measure::Count),
            margin: verdict.margin,
            help: self.help(case, &verdict, bounds, &limits),
            decided_by: verdict.decided_by,
            ..Outcome::new(verdict.status, message)
        })
    }

    fn constraints(&self, level: &str, _profile: &CongressProfile) -> Vec<LinearConstraint> {
        let counted = || Quantity::Delegates(self.of.clone());
        let max = at(self.max.as_ref(), level);
        let min = at(self.min.as_ref(), level);
        max.map(|max| LinearConstraint::at_most(counted(), *max))
            .into_iter()
            .chain(min.map(|min| LinearConstraint::at_least(counted(), *min)))
            .collect()
    }

    fn needed_fields(&self) -> Vec<Field> {
        self.of.mentioned().needed_fields()
    }

    fn counts(&self, role: Role) -> bool {
        self.of.may_choose(role)
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Numbers
    }
}

struct Limits {
    min: Option<Headcount>,
    max: Option<Headcount>,
}

impl Limits {
    fn are_exceeded(&self, bounds: Bounds) -> bool {
        self.max.is_some_and(|max| bounds.least > i128::from(max))
    }

    fn words(&self) -> Text {
        match (self.min, self.max) {
            (Some(min), Some(max)) => {
                text!(vi: "phải từ {min} đến {max}", en: "{min} to {max} are required")
            }
            (Some(min), None) => {
                text!(vi: "phải có ít nhất {min}", en: "at least {min} are required")
            }
            (None, max) => {
                let max = max.unwrap_or_default();
                text!(vi: "được phép tối đa {max}", en: "at most {max} are allowed")
            }
        }
    }
}

impl Count {
    fn message(
        &self,
        case: &Case<'_>,
        limits: &Limits,
        bounds: Bounds,
        verdict: &LinearVerdict,
    ) -> Text {
        let people = bounds.counted(&self.of.noun(case.ruleset));
        let limit = limits.words();
        let ending = match verdict.status {
            Status::Pass => text!(vi: "", en: ""),
            Status::Fail => too_many_or_few(verdict.margin, limits.are_exceeded(bounds)),
            Status::NotChecked => undecided(case, verdict),
        };
        Text::new(
            format!("Danh sách có {}, {}{}.", people.vi, limit.vi, ending.vi),
            format!("The list has {}, and {}{}.", people.en, limit.en, ending.en),
        )
    }

    fn help(
        &self,
        case: &Case<'_>,
        verdict: &LinearVerdict,
        bounds: Bounds,
        limits: &Limits,
    ) -> Option<Text> {
        match verdict.status {
            Status::Pass => None,
            Status::NotChecked => Some(case.unsettled(&verdict.decided_by).settle()),
            Status::Fail => {
                let missing = verdict.margin?.unsigned_abs();
                let people = self.of.noun(case.ruleset).counted(missing);
                let (vi, en) = (people.vi, people.en);
                Some(if limits.are_exceeded(bounds) {
                    text!(vi: "bớt {vi}", en: "take {en} off the list")
                } else {
                    text!(vi: "bổ sung {vi}", en: "add {en}")
                })
            }
        }
    }
}

/// `: thừa 1 người`, `: 1 too many`.
pub(super) fn too_many_or_few(margin: Option<i64>, is_over: bool) -> Text {
    let by = margin.unwrap_or_default().unsigned_abs();
    match (by, is_over) {
        (0, _) => text!(vi: ": không đạt dù tính cách nào", en: ": it cannot be kept either way"),
        (_, true) => text!(vi: ": thừa {by} người", en: ": {by} too many"),
        (_, false) => text!(vi: ": thiếu {by} người", en: ": {by} too few"),
    }
}

/// `: it cannot be told, because of 3 unclear cells`.
pub(super) fn undecided(case: &Case<'_>, verdict: &LinearVerdict) -> Text {
    let because = case.unsettled(&verdict.decided_by).words();
    Text::new(
        format!(": chưa kết luận được vì {}", because.vi),
        format!(": it cannot be told yet, because of {}", because.en),
    )
}

impl Bounds {
    /// The number, where it is certain.
    pub(super) fn exactly(self) -> Option<Headcount> {
        (self.least == self.most).then(|| headcount(self.least))
    }

    /// So many, or from so many to so many.
    pub(super) fn words(self) -> Text {
        let (least, most) = (self.least, self.most);
        match self.exactly() {
            Some(number) => Text::same(number.to_string()),
            None => text!(vi: "từ {least} đến {most}", en: "{least} to {most}"),
        }
    }

    /// So many of them, or from so many to so many.
    pub(super) fn counted(self, noun: &crate::rules::Noun) -> Text {
        if let Some(number) = self.exactly() {
            return noun.counted(number);
        }
        let (range, many) = (self.words(), noun.many());
        Text::new(format!("{} {}", range.vi, many.vi), format!("{} {}", range.en, many.en))
    }
}
