//! `[[count]]`: how many delegates there may be.

use std::sync::Arc;

use super::per_unit::{Per, SeatStep, of_each_unit};
use super::{Kind, MendedBy, NUMBERS, RuleBody};
use crate::congress::CongressProfile;
use crate::numbers::Headcount;
use crate::report::{Measure, Status};
use crate::roster::{Field, Role};
use crate::rules::constraint::{LinearConstraint, Quantity};
use crate::rules::measure::{Bounds, Case, LinearVerdict, Outcome, headcount};
use crate::rules::min_and_max::MinAndMax;
use crate::rules::option::{Options as _, options};
use crate::rules::option_value::{Nested, OneOf};
use crate::rules::{ByLevel, Rule, Ruleset, Selector};
use crate::text;
use crate::toml_tree::Problem;
use crate::wording::Text;

pub(super) static KIND: Kind = Kind {
    id: "count",
    summary: Text::fixed(
        "Số lượng đại biểu tối đa hoặc tối thiểu.",
        "How many delegates there may or must be.",
    ),
    options: CountOptions::OPTIONS,
    placeholders: NUMBERS,
    page: include_str!("count.md"),
    decode: |table, decoding| {
        let by_seats = table.optional("more_than_seats").is_some();
        if by_seats && table.optional("per").is_none() {
            decoding.problems.push(Problem::error(
                &table.table().place,
                text!(
                    vi: "`more_than_seats` chỉ dùng cùng `per = \"unit\"`",
                    en: "`more_than_seats` needs `per = \"unit\"`"
                ),
            ));
        }
        let CountOptions { of, max, min, per, more_than_seats } =
            CountOptions::read(table, decoding)?;
        let steps: Vec<SeatStep> =
            more_than_seats.into_iter().flatten().map(|Nested(step)| step).collect();
        if let Some(written) = table.optional("more_than_seats")
            && !SeatStep::grow(&steps)
        {
            decoding.problems.push(written.problem(text!(
                vi: "các mức của `more_than_seats` phải xếp theo `from` tăng dần",
                en: "the `from` of `more_than_seats` must grow from step to step"
            )));
            return None;
        }
        Some(of_each_unit(per, Arc::new(Count { of, max, min, more_than_seats: steps })))
    },
};

options! {
    struct CountOptions needs max or min or more_than_seats {
        of: Selector { vi: "Đếm những ai.", en: "Whom to count." },
        max: Option<ByLevel<Headcount>> {
            vi: "Nhiều nhất bao nhiêu; cần `max`, `min` hoặc `more_than_seats`.",
            en: "The most there may be; `max`, `min` or `more_than_seats` is needed.",
            limit: AtMost,
        },
        min: Option<ByLevel<Headcount>> {
            vi: "Ít nhất bao nhiêu.",
            en: "The least there must be.",
            limit: AtLeast,
        },
        per: Option<OneOf<Per>> {
            vi: "Xét riêng từng đơn vị của danh sách.",
            en: "Whether it is asked of each unit of the list by itself.",
        },
        more_than_seats: Option<Vec<Nested<SeatStep>>> {
            vi: "Mỗi đơn vị phải nhiều hơn số đại biểu được bầu ở đó bấy nhiêu người; cần `per = \"unit\"`.",
            en: "How many more than its seats each unit must have; `per = \"unit\"` is needed.",
        },
    }
}

#[derive(Debug)]
struct Count {
    of: Selector,
    max: Option<ByLevel<Headcount>>,
    min: Option<ByLevel<Headcount>>,
    /// By the seats of a unit, the fewest first.
    more_than_seats: Vec<SeatStep>,
}

impl RuleBody for Count {
    fn applies_at(&self, level: &str) -> bool {
        self.limits(level, None).is_some() || self.asks_for_seats()
    }

    /// None of a unit of which nothing is asked.
    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let limits = self.limits(case.level, case.unit.and_then(|unit| unit.seats));
        if !limits.is_some() {
            return None;
        }
        let verdict = case.judge(&limits.constraints(&Quantity::Delegates(self.of.clone())));
        let bounds = case.count(&self.of);
        let message = self.message(case, limits, bounds, &verdict);
        Some(Outcome {
            observed: Some(Measure::Count(headcount(bounds.least))),
            min: limits.min.map(Measure::Count),
            max: limits.max.map(Measure::Count),
            margin: verdict.margin,
            help: self.help(case, &verdict, bounds, limits),
            decided_by: verdict.decided_by,
            ..Outcome::new(verdict.status, message)
        })
    }

    fn constraints(&self, level: &str, _profile: &CongressProfile) -> Vec<LinearConstraint> {
        self.limits(level, None).constraints(&Quantity::Delegates(self.of.clone()))
    }

    fn constraints_in_unit(
        &self,
        level: &str,
        _profile: &CongressProfile,
        seats: Headcount,
    ) -> Vec<LinearConstraint> {
        self.limits(level, Some(seats)).constraints(&Quantity::Delegates(self.of.clone()))
    }

    fn asks(&self, _ruleset: &Ruleset) -> Option<Text> {
        SeatStep::told(&self.more_than_seats)
    }

    fn asks_for_seats(&self) -> bool {
        !self.more_than_seats.is_empty()
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

impl MinAndMax<Headcount> {
    fn are_exceeded(self, bounds: Bounds) -> bool {
        self.max.is_some_and(|max| bounds.least > i128::from(max))
    }

    fn words(self) -> Text {
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
    /// The limits at a level, in a unit with so many seats.
    fn limits(&self, level: &str, seats: Option<Headcount>) -> MinAndMax<Headcount> {
        let MinAndMax { min, max } = MinAndMax::at(level, self.min.as_ref(), self.max.as_ref());
        let by_seats = seats.and_then(|seats| SeatStep::at_least(&self.more_than_seats, seats));
        MinAndMax { min: min.max(by_seats), max }
    }

    fn message(
        &self,
        case: &Case<'_>,
        limits: MinAndMax<Headcount>,
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
        let has = match case.unit {
            None => text!(vi: "Danh sách có", en: "The list has"),
            Some(_) => text!(vi: "Có", en: "It has"),
        };
        text!(
            vi: "{has} {people}, {limit}{ending}.",
            en: "{has} {people}, and {limit}{ending}.",
            has,
            people,
            limit,
            ending
        )
    }

    fn help(
        &self,
        case: &Case<'_>,
        verdict: &LinearVerdict,
        bounds: Bounds,
        limits: MinAndMax<Headcount>,
    ) -> Option<Text> {
        match verdict.status {
            Status::Pass => None,
            Status::NotChecked => Some(case.unsettled(&verdict.decided_by).settle()),
            Status::Fail => {
                let missing = verdict.margin?.unsigned_abs();
                let people = self.of.noun(case.ruleset).counted(missing);
                Some(if limits.are_exceeded(bounds) {
                    text!(vi: "bớt {people}", en: "take {people} off the list", people)
                } else {
                    text!(vi: "bổ sung {people}", en: "add {people}", people)
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
    text!(
        vi: ": chưa kết luận được vì {because}",
        en: ": it cannot be told yet, because of {because}",
        because = case.unsettled(&verdict.decided_by).words()
    )
}
