//! What ratios and shares have in common: one number measured against another.

use super::count::{too_many_or_few, undecided};
use super::{MendedBy, RuleBody};
use crate::congress::CongressProfile;
use crate::numbers::{Fraction, Headcount};
use crate::report::{Measure, Status};
use crate::roster::{Field, Role};
use crate::rules::constraint::LinearConstraint;
use crate::rules::decode::Decoding;
use crate::rules::measure::{Bounds, Case, LinearVerdict, Outcome, headcount};
use crate::rules::option::OptionType;
use crate::rules::option_value::OptionValue;
use crate::rules::shares::{Rounding, ShareLimit, ShareLimits, WrittenLimit};
use crate::rules::{Rule, Ruleset, Selector};
use crate::text;
use crate::toml_tree::{Problem, Value};
use crate::wording::{Text, all_of, percent, percent_beside};

/// [`Measured::against`] of a part and its whole.
pub(super) const OF: &str = "of";
/// [`Measured::against`] of two numbers of different people.
pub(super) const TO: &str = "to";

/// A number of people measured against another.
#[derive(Debug)]
pub(super) struct Measured {
    pub(super) part: Selector,
    pub(super) whole: Selector,
    pub(super) min: WrittenLimit,
    pub(super) max: WrittenLimit,
    pub(super) rounding: Rounding,
    /// Whether the rest of the whole keeps the same limits.
    pub(super) both: bool,
    /// How English puts the two side by side: a part is `of` its whole, guests are `to` delegates.
    pub(super) against: &'static str,
    pub(super) beside: Option<ShareBeside>,
}

/// A share of another whole, which is shown beside and decides nothing.
#[derive(Debug)]
pub(super) struct ShareBeside {
    pub(super) part: Selector,
    pub(super) whole: Selector,
}

/// The fraction of a part of a whole, which is no more than all of it.
#[derive(Debug)]
pub(super) struct PartOfWhole(Fraction);

impl PartOfWhole {
    pub(super) fn fraction(self) -> Fraction {
        self.0
    }
}

impl OptionValue for PartOfWhole {
    const TYPE: OptionType = Fraction::TYPE;

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let problems = &mut decoding.problems;
        let fraction = value.as_fraction(problems)?;
        if fraction.numerator() <= fraction.denominator() {
            return Some(Self(fraction));
        }
        let problem = Problem::error(
            &value.place,
            text!(
                vi: "`{fraction}` lớn hơn 100%: một phần không thể lớn hơn toàn thể",
                en: "`{fraction}` is more than 100%: a part is never more than the whole"
            ),
        );
        let percent = fraction.denominator() == 1 && fraction.numerator() <= 100;
        let help = percent.then(
            || text!(vi: "có phải `\"{fraction}%\"`?", en: "did you mean `\"{fraction}%\"`?"),
        );
        problems.push(problem.maybe_help(help));
        None
    }
}

impl RuleBody for Measured {
    fn applies_at(&self, level: &str) -> bool {
        self.limits(level).is_some()
    }

    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let mut outcome = self.judge(case);
        if let Some(beside) = &self.beside {
            let message = outcome.message;
            outcome.message = text!("{message} {share}", message, share = beside.words(case));
        }
        Some(outcome)
    }

    fn constraints(&self, level: &str, _profile: &CongressProfile) -> Vec<LinearConstraint> {
        self.limits(level).constraints(&self.part, &self.whole)
    }

    fn needed_fields(&self) -> Vec<Field> {
        Selector::mentioned_by([&self.part, &self.whole]).needed_fields()
    }

    fn counts(&self, role: Role) -> bool {
        self.part.may_choose(role) || self.whole.may_choose(role)
    }

    fn unit(&self, ruleset: &Ruleset) -> Option<Text> {
        // Where every row is in this role, the list is a list of them, by whatever name.
        let everybody = ruleset.unstated_role.map(|role| Selector::Role(vec![role]));
        let whole = if everybody.as_ref() == Some(&self.whole) {
            text!(vi: "danh sách", en: "of the list")
        } else {
            let whole = self.whole.noun(ruleset).many();
            text!(vi: "số {whole}", en: "of the {whole}", whole)
        };
        Some(if self.both {
            text!(vi: "{whole}, phần còn lại cũng vậy", en: "{whole}, and so is the rest", whole)
        } else {
            whole
        })
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Numbers
    }
}

impl Measured {
    fn limits(&self, level: &str) -> ShareLimits {
        ShareLimits::at(level, (&self.min, &self.max), self.rounding, self.both)
    }

    fn judge(&self, case: &Case<'_>) -> Outcome {
        let verdict = case.judge(&self.constraints(case.level, case.profile));
        let part = case.count(&self.part);
        let whole = case.count(&self.whole);
        let known_whole = headcount(whole.least);
        let limits = self.limits(case.level);
        let (fewest, most) = (limits.fewest(known_whole), limits.most(known_whole));
        let most_of_all = limits.most(headcount(whole.most));
        let is_over = most_of_all.is_some_and(|most| headcount(part.least) > most);
        let limit = limit_words(&limits, fewest, most);
        let ending = match verdict.status {
            Status::Pass => text!(vi: "", en: ""),
            Status::Fail => too_many_or_few(verdict.margin, is_over),
            Status::NotChecked => undecided(case, &verdict),
        };
        let parts = part.counted(&self.part.noun(case.ruleset));
        let wholes = whole.counted(&self.whole.noun(case.ruleset));
        let fractions = limits.min.iter().chain(&limits.max).map(|limit| &limit.at);
        let share = self.share_words((part, whole), fractions);
        let is = if (part.least, part.most) == (1, 1) { "is" } else { "are" };
        let against = self.against;
        let message = text!(
            vi: "Có {parts} trên {wholes}{share}; {limit}{ending}.",
            en: "There {is} {parts} {against} {wholes}{share}; {limit}{ending}.",
            parts,
            wholes,
            share,
            limit,
            ending
        );
        Outcome {
            observed: Some(Measure::Count(headcount(part.least))),
            of: Some(known_whole),
            min: fewest.map(Measure::Count),
            max: most.map(Measure::Count),
            limit: Some(written_limit(&limits)),
            margin: verdict.margin,
            help: self.help(case, &verdict, is_over),
            decided_by: verdict.decided_by,
            ..Outcome::new(verdict.status, message)
        }
    }

    /// The share in percent, where both numbers are known.
    fn share_words<'a>(
        &self,
        (part, whole): (Bounds, Bounds),
        limits: impl Iterator<Item = &'a Fraction>,
    ) -> Option<Text> {
        let (part, whole) = (part.exactly()?, whole.exactly()?);
        let share = || percent_beside(part, whole, limits);
        (self.against == OF).then(|| text!(" ({share})", share = share()))
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
                    text!(
                        vi: "bớt {people}, nếu số {whole} giữ nguyên",
                        en: "{people} fewer, if the number of {whole} stays",
                        people,
                        whole
                    )
                } else {
                    text!(
                        vi: "thêm {people}, nếu tổng số {whole} giữ nguyên",
                        en: "{people} more, if the number of {whole} stays",
                        people,
                        whole
                    )
                })
            }
        }
    }
}

impl ShareBeside {
    /// `(Among official delegates and guests: 60 of 200, 30.0%.)`
    fn words(&self, case: &Case<'_>) -> Text {
        let (part, whole) = (case.count(&self.part), case.count(&self.whole));
        let numbers = if let (Some(part), Some(whole)) = (part.exactly(), whole.exactly()) {
            let share = percent(part, whole);
            text!(vi: "{part}/{whole}, {share}", en: "{part} of {whole}, {share}", share)
        } else {
            let (part, whole) = (part.words(), whole.words());
            text!(vi: "{part} trên {whole}", en: "{part} of {whole}", part, whole)
        };
        text!(
            vi: "(Tính trên tổng số {people}: {numbers}.)",
            en: "(Among {people}: {numbers}.)",
            people = self.whole.noun(case.ruleset).many(),
            numbers
        )
    }
}

fn limit_words(limits: &ShareLimits, fewest: Option<Headcount>, most: Option<Headcount>) -> Text {
    if let (true, Some(fewest), Some(most)) = (limits.both, fewest, most) {
        return both_words(limits, fewest, most);
    }
    let min = plain(&limits.min).zip(fewest);
    let max = plain(&limits.max).zip(most);
    match (min, max, &limits.min[..], &limits.max[..]) {
        (Some((min, fewest)), Some((max, most)), ..) => text!(
            vi: "phải từ {min} ({fewest} người) đến {max} ({most} người)",
            en: "{min} ({fewest}) to {max} ({most}) is required",
        ),
        (Some((min, fewest)), None, _, []) => text!(
            vi: "phải đạt ít nhất {min}, tức {fewest} người",
            en: "at least {min} ({fewest}) is required",
        ),
        (None, Some((max, most)), [], _) => text!(
            vi: "được phép tối đa {max}, tức {most} người",
            en: "at most {max} ({most}) is allowed",
        ),
        _ => beyond_words(limits, fewest, most),
    }
}

/// Limits one of which is itself out of bounds.
fn beyond_words(limits: &ShareLimits, fewest: Option<Headcount>, most: Option<Headcount>) -> Text {
    let fewest = fewest
        .map(|people| text!(vi: "tức ít nhất {people} người", en: "which is at least {people}"));
    let most =
        most.map(|people| text!(vi: "tức tối đa {people} người", en: "which is at most {people}"));
    let ends =
        [(end_words(&limits.min, AT_LEAST), fewest), (end_words(&limits.max, AT_MOST), most)];
    let ends = ends.into_iter().filter_map(|(limits, people)| {
        let people = people?;
        Some(text!("{limits}, {people}", limits = all_of(&limits), people))
    });
    let asked: Vec<Text> = ends.collect();
    text!(vi: "phải {asked}", en: "{asked}, is required", asked = all_of(&asked))
}

/// The only end, where it is itself allowed.
fn plain(limits: &[ShareLimit]) -> Option<&Fraction> {
    match limits {
        [ShareLimit { at, is_strict: false }] => Some(at),
        _ => None,
    }
}

/// In front of a fraction that is itself allowed, and of one that is not.
type EndWords = [Text; 2];

const AT_LEAST: EndWords = [Text::fixed("ít nhất", "at least"), Text::fixed("hơn", "more than")];
const AT_MOST: EndWords = [Text::fixed("tối đa", "at most"), Text::fixed("dưới", "less than")];

fn end_words(limits: &[ShareLimit], [within, beyond]: EndWords) -> Vec<Text> {
    let words = |ShareLimit { at, is_strict }: &ShareLimit| {
        let end = if *is_strict { &beyond } else { &within };
        text!("{end} {at}", end)
    };
    limits.iter().map(words).collect()
}

/// Limits that the rest keeps, too.
fn both_words(limits: &ShareLimits, fewest: Headcount, most: Headcount) -> Text {
    let asked = match (plain(&limits.min), plain(&limits.max)) {
        (Some(min), Some(max)) => text!(vi: "từ {min} đến {max}", en: "{min} to {max}"),
        _ => all_of(&[end_words(&limits.min, AT_LEAST), end_words(&limits.max, AT_MOST)].concat()),
    };
    text!(
        vi: "số này và phần còn lại đều phải đạt {asked}, tức từ {fewest} đến {most} người",
        en: "they and the rest must each be {asked}, which is {fewest} to {most}",
        asked
    )
}

/// `30%–40%`, `> 30%`.
fn written_limit(limits: &ShareLimits) -> String {
    let beyond = |sign: &str, ends: &[ShareLimit]| -> Vec<String> {
        let written = |ShareLimit { at, is_strict }: &ShareLimit| match is_strict {
            true => format!("{sign} {at}"),
            false => at.to_string(),
        };
        ends.iter().map(written).collect()
    };
    let ends = [beyond(">", &limits.min), beyond("<", &limits.max)].concat();
    let is_range = plain(&limits.min).is_some() && plain(&limits.max).is_some();
    ends.join(if is_range { "–" } else { ", " })
}
