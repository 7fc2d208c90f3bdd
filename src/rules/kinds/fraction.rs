//! What ratios and shares have in common: one number measured against another.

use super::count::{too_many_or_few, undecided};
use crate::report::{Measure, Status};
use crate::roster::Role;
use crate::rules::constraint::LinearConstraint;
use crate::rules::decode::Decoding;
use crate::rules::level::at;
use crate::rules::measure::{Bounds, Case, LinearVerdict, Outcome, headcount};
use crate::rules::{ByLevel, Selector};
use crate::text;
use crate::units::{Fraction, Headcount};
use crate::wording::{Text, percent};
use crate::written::{Problem, Value, WrittenTable};

/// [`Measured::against`] of a part and its whole.
pub(super) const OF: &str = "of";
/// [`Measured::against`] of two numbers of different people.
pub(super) const TO: &str = "to";

/// A number of people measured against another.
#[derive(Debug)]
pub(super) struct Measured {
    pub(super) part: Selector,
    pub(super) whole: Selector,
    pub(super) min: Option<ByLevel<Fraction>>,
    pub(super) max: Option<ByLevel<Fraction>>,
    /// How English puts the two side by side: a part is `of` its whole, guests are `to` delegates.
    pub(super) against: &'static str,
}

/// The limits of a rule.
type MinAndMax = (Option<ByLevel<Fraction>>, Option<ByLevel<Fraction>>);

/// Reads `min` and `max`, of which one is needed.
pub(super) fn limits(table: &WrittenTable<'_>, decoding: &mut Decoding) -> MinAndMax {
    decoding.needs_one_of(table, &["max", "min"]);
    let min = decoding.optional_by_level(table, "min", Value::as_fraction);
    let max = decoding.optional_by_level(table, "max", Value::as_fraction);
    (min, max)
}

/// Reads `min` and `max` of a part of a whole, which are no more than all of it.
pub(super) fn limits_of_part(table: &WrittenTable<'_>, decoding: &mut Decoding) -> MinAndMax {
    decoding.needs_one_of(table, &["max", "min"]);
    let min = decoding.optional_by_level(table, "min", part);
    let max = decoding.optional_by_level(table, "max", part);
    (min, max)
}

fn part(value: &Value, problems: &mut Vec<Problem>) -> Option<Fraction> {
    let fraction = value.as_fraction(problems)?;
    if fraction.numerator() <= fraction.denominator() {
        return Some(fraction);
    }
    let problem = Problem::error(
        &value.place,
        text!(
            vi: "`{fraction}` lớn hơn 100%: một phần không thể lớn hơn toàn thể",
            en: "`{fraction}` is more than 100%: a part is never more than the whole"
        ),
    );
    let percent = fraction.denominator() == 1 && fraction.numerator() <= 100;
    let help = percent
        .then(|| text!(vi: "có phải `\"{fraction}%\"`?", en: "did you mean `\"{fraction}%\"`?"));
    problems.push(problem.maybe_help(help));
    None
}

impl Measured {
    pub(super) fn applies_at(&self, level: &str) -> bool {
        at(self.min.as_ref(), level).is_some() || at(self.max.as_ref(), level).is_some()
    }

    pub(super) fn counts(&self, role: Role) -> bool {
        self.part.may_choose(role) || self.whole.may_choose(role)
    }

    pub(super) fn constraints(&self, level: &str) -> Vec<LinearConstraint> {
        let (part, whole) = (&self.part, &self.whole);
        let max = at(self.max.as_ref(), level)
            .map(|max| LinearConstraint::part_at_most(part.clone(), whole.clone(), max));
        let min = at(self.min.as_ref(), level)
            .map(|min| LinearConstraint::part_at_least(part.clone(), whole.clone(), min));
        max.into_iter().chain(min).collect()
    }

    pub(super) fn evaluate(&self, case: &Case<'_>) -> Outcome {
        let verdict = case.judge(&self.constraints(case.level));
        let part = case.count(&self.part);
        let whole = case.count(&self.whole);
        let known_whole = headcount(whole.least);
        let min = at(self.min.as_ref(), case.level);
        let max = at(self.max.as_ref(), case.level);
        let fewest = min.map(|min| min.ceil_of(known_whole));
        let most = max.map(|max| max.floor_of(known_whole));
        let is_over = max
            .is_some_and(|max| max.compare(headcount(part.least), headcount(whole.most)).is_gt());
        let limit = limit_words(min.zip(fewest), max.zip(most));
        let ending = match verdict.status {
            Status::Pass => text!(vi: "", en: ""),
            Status::Fail => too_many_or_few(verdict.margin, is_over),
            Status::NotChecked => undecided(case, &verdict),
        };
        let parts = part.counted(&self.part.noun(case.ruleset));
        let wholes = whole.counted(&self.whole.noun(case.ruleset));
        let share = self.share_words(part, whole);
        let message = Text::new(
            format!("Có {} trên {}{}; {}{}.", parts.vi, wholes.vi, share.vi, limit.vi, ending.vi),
            format!(
                "There {} {} {} {}{}; {}{}.",
                if (part.least, part.most) == (1, 1) { "is" } else { "are" },
                parts.en,
                self.against,
                wholes.en,
                share.en,
                limit.en,
                ending.en
            ),
        );
        Outcome {
            observed: Some(Measure::Count(headcount(part.least))),
            of: Some(known_whole),
            min: fewest.map(Measure::Count),
            max: most.map(Measure::Count),
            limit: Some(written_limit(min, max)),
            margin: verdict.margin,
            help: self.help(case, &verdict, is_over),
            decided_by: verdict.decided_by,
            ..Outcome::new(verdict.status, message)
        }
    }

    /// The share in percent, where both numbers are known.
    fn share_words(&self, part: Bounds, whole: Bounds) -> Text {
        if self.against != OF || part.least != part.most || whole.least != whole.most {
            return text!(vi: "", en: "");
        }
        let share = percent(headcount(part.least), headcount(whole.least));
        Text::new(format!(" ({})", share.vi), format!(" ({})", share.en))
    }

    fn help(&self, case: &Case<'_>, verdict: &LinearVerdict, is_over: bool) -> Option<Text> {
        match verdict.status {
            Status::Pass => None,
            Status::NotChecked => Some(case.unsettled(&verdict.decided_by).settle()),
            Status::Fail => {
                let by = verdict.margin?.unsigned_abs().max(1);
                let people = self.part.noun(case.ruleset).counted(by);
                let whole = self.whole.noun(case.ruleset).many();
                Some(if is_over {
                    Text::new(
                        format!("bớt {}, nếu số {} giữ nguyên", people.vi, whole.vi),
                        format!("{} fewer, if the number of {} stays", people.en, whole.en),
                    )
                } else {
                    Text::new(
                        format!("thêm {}, nếu tổng số {} giữ nguyên", people.vi, whole.vi),
                        format!("{} more, if the number of {} stays", people.en, whole.en),
                    )
                })
            }
        }
    }
}

fn limit_words(min: Option<(&Fraction, Headcount)>, max: Option<(&Fraction, Headcount)>) -> Text {
    match (min, max) {
        (Some((min, fewest)), Some((max, most))) => text!(
            vi: "phải từ {min} ({fewest} người) đến {max} ({most} người)",
            en: "{min} ({fewest}) to {max} ({most}) is required",
        ),
        (Some((min, fewest)), None) => text!(
            vi: "phải đạt ít nhất {min}, tức {fewest} người",
            en: "at least {min} ({fewest}) is required",
        ),
        (None, Some((max, most))) => text!(
            vi: "được phép tối đa {max}, tức {most} người",
            en: "at most {max} ({most}) is allowed",
        ),
        (None, None) => text!(vi: "không có giới hạn", en: "there is no limit"),
    }
}

fn written_limit(min: Option<&Fraction>, max: Option<&Fraction>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min}–{max}"),
        (Some(one), None) | (None, Some(one)) => one.to_string(),
        (None, None) => String::new(),
    }
}
