//! What a rule asks for, in a sentence with the numbers at hand.
//!
//! The numbers are found as the ranges are: `40 khách mời cần ít nhất 120 đại biểu chính thức` is
//! the least number of official delegates under that rule alone, with 40 guests. So a rule of any
//! kind has its sentence.

use std::collections::BTreeSet;

use crate::rules::{LinearConstraint, Noun, Ruleset};
use crate::text;
use crate::wording::{Text, all_of, grouped};

use super::model::{BoundsModel, noun};
use crate::calculate::programme::Unsettled;

/// A limit that a rule sets to a quantity.
struct Limit {
    quantity: usize,
    end: End,
    /// The numbers given on which it rests, by the sources they are.
    rests_on: Vec<usize>,
}

/// An end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    AtLeast(u64),
    AtMost(u64),
}

/// What the rule at this source has to do with a conflict.
pub(super) fn in_conflict(
    model: &BoundsModel<'_>,
    core: &BTreeSet<usize>,
    rule: usize,
) -> Result<Text, Unsettled> {
    let given: Vec<usize> =
        core.iter().copied().filter(|at| model.sources[*at].origin.given().is_some()).collect();
    if let Some(limit) = broken_by_a_number(model, &given, rule)? {
        return Ok(of_limit(model, &limit));
    }
    for quantity in candidates(model, core, rule) {
        if let Some(limit) = set_by_rule(model, &given, rule, quantity)? {
            return Ok(of_limit(model, &limit));
        }
    }
    Ok(statements(&model.sources[rule].constraints, model.ruleset))
}

/// The limit that a number given does not keep, under this rule and the other numbers; a number
/// that is too small is told rather than another that is too large.
fn broken_by_a_number(
    model: &BoundsModel<'_>,
    given: &[usize],
    rule: usize,
) -> Result<Option<Limit>, Unsettled> {
    let mut too_large = None;
    for source in given {
        let Some(quantity) = model.sources[*source].origin.given() else { continue };
        let Some(number) = model.given(quantity) else { continue };
        let others: Vec<usize> = given.iter().copied().filter(|at| at != source).collect();
        match ends(model, &others, rule, quantity)? {
            Some((min, _)) if number < min => {
                return few_reasons(model, &others, rule, quantity, End::AtLeast(min)).map(Some);
            }
            Some((_, Some(max))) if number > max && too_large.is_none() => {
                too_large = Some(few_reasons(model, &others, rule, quantity, End::AtMost(max))?);
            }
            _ => {}
        }
    }
    Ok(too_large)
}

/// The limit that the rule sets to a quantity that is not given, with the numbers that are.
fn set_by_rule(
    model: &BoundsModel<'_>,
    given: &[usize],
    rule: usize,
    quantity: usize,
) -> Result<Option<Limit>, Unsettled> {
    let Some((min, max)) = ends(model, given, rule, quantity)? else {
        return Ok(None);
    };
    let form = &model.quantities[quantity].form;
    let Some((least, most)) = model.range(form, given.iter().copied())? else {
        return Ok(None);
    };
    let end = match max {
        _ if min > least => End::AtLeast(min),
        Some(max) if most.is_none_or(|most| max < most) => End::AtMost(max),
        _ => return Ok(None),
    };
    few_reasons(model, given, rule, quantity, end).map(Some)
}

/// The quantities that a limit may be told of: the rule's own, but for a rule of many single
/// demands those of the rules it conflicts with.
fn candidates(model: &BoundsModel<'_>, core: &BTreeSet<usize>, rule: usize) -> Vec<usize> {
    let of = |source: usize| {
        let terms =
            model.sources[source].constraints.iter().flat_map(|constraint| &constraint.terms);
        terms.filter_map(|term| model.quantity(&term.quantity)).collect::<Vec<usize>>()
    };
    let own = of(rule);
    let others = core.iter().filter(|at| **at != rule).flat_map(|at| of(*at));
    let is_of_many = model.sources[rule].constraints.len() > 2;
    let all: Vec<usize> = if is_of_many {
        others.chain(own.iter().copied()).collect()
    } else {
        own.into_iter().collect()
    };
    all.into_iter().filter(|at| model.given(*at).is_none()).collect()
}

fn ends(
    model: &BoundsModel<'_>,
    given: &[usize],
    rule: usize,
    quantity: usize,
) -> Result<Option<(u64, Option<u64>)>, Unsettled> {
    model.range(&model.quantities[quantity].form, given.iter().copied().chain([rule]))
}

/// Leaves out the numbers that the limit does not rest on.
fn few_reasons(
    model: &BoundsModel<'_>,
    given: &[usize],
    rule: usize,
    quantity: usize,
    end: End,
) -> Result<Limit, Unsettled> {
    let mut rests_on = given.to_vec();
    for source in given {
        let fewer: Vec<usize> = rests_on.iter().copied().filter(|at| at != source).collect();
        let same = match (ends(model, &fewer, rule, quantity)?, end) {
            (Some((min, _)), End::AtLeast(least)) => min == least,
            (Some((_, max)), End::AtMost(most)) => max == Some(most),
            (None, _) => false,
        };
        if same {
            rests_on = fewer;
        }
    }
    Ok(Limit { quantity, end, rests_on })
}

/// `40 khách mời cần ít nhất 120 đại biểu chính thức (đã cho: 100)`.
fn of_limit(model: &BoundsModel<'_>, limit: &Limit) -> Text {
    let given: Vec<Text> = limit
        .rests_on
        .iter()
        .filter_map(|source| model.sources[*source].origin.given())
        .map(|at| number_of(model.given(at).unwrap_or_default(), &model.quantities[at].noun))
        .collect();
    let (noun, rests_on) = (&model.quantities[limit.quantity].noun, all_of(&given));
    let sentence = match (limit.end, given.is_empty()) {
        (End::AtLeast(min), true) => at_least(&number_of(min, noun)),
        (End::AtMost(max), true) => no_more(max, noun),
        (End::AtLeast(min), false) => text!(
            vi: "{rests_on} cần ít nhất {min}", en: "{rests_on} need at least {min}",
            rests_on, min = number_of(min, noun)
        ),
        (End::AtMost(max), false) => text!(
            vi: "{rests_on} chỉ cho phép tối đa {max}", en: "{rests_on} allow at most {max}",
            rests_on, max = number_of(max, noun)
        ),
    };
    match model.given(limit.quantity).map(grouped) {
        Some(number) => text!(
            vi: "{sentence} (đã cho: {number})", en: "{sentence} (given: {number})",
            sentence, number
        ),
        None => sentence,
    }
}

/// So many of them, with the thousands set apart.
pub fn number_of(number: u64, noun: &Noun) -> Text {
    let people = Text::by(|lang| noun.named(number, lang).to_owned());
    text!("{digits} {people}", digits = grouped(number), people)
}

/// What the rule says, whatever the numbers.
pub(super) fn statements(constraints: &[LinearConstraint], ruleset: &Ruleset) -> Text {
    const MOST_SAID: usize = 3;
    if let [only] = constraints {
        return statement(only, ruleset);
    }
    let singles: Vec<(bool, Text)> =
        constraints.iter().filter_map(|constraint| single(constraint, ruleset)).collect();
    let are_alike = singles.windows(2).all(|pair| pair[0].0 == pair[1].0);
    let alike = singles.first().filter(|_| are_alike && singles.len() == constraints.len());
    let mut parts: Vec<Text> = match alike {
        Some(_) => singles.iter().take(MOST_SAID).map(|(_, people)| people.clone()).collect(),
        None => constraints
            .iter()
            .take(MOST_SAID)
            .map(|constraint| statement(constraint, ruleset))
            .collect(),
    };
    let more = constraints.len() - parts.len();
    if more > 0 {
        parts.push(text!(vi: "{more} yêu cầu nữa", en: "{more} more"));
    }
    let all = all_of(&parts);
    match alike {
        Some((true, _)) => at_most(&all),
        Some((false, _)) => at_least(&all),
        None => all,
    }
}

/// The number of a rule on a single quantity, and whether it is the most and not the least.
fn single(constraint: &LinearConstraint, ruleset: &Ruleset) -> Option<(bool, Text)> {
    let [only] = &constraint.terms[..] else { return None };
    let people = number_of(bound(constraint), &noun(&only.quantity, ruleset));
    Some((only.coefficient > 0, people))
}

/// The number of a rule on a single quantity.
fn bound(constraint: &LinearConstraint) -> u64 {
    u64::try_from(constraint.bound.unsigned_abs()).unwrap_or(u64::MAX)
}

/// `được tối đa 150 đại biểu chính thức`, `số khách mời tối đa bằng 1/3 số đại biểu chính thức`.
fn statement(constraint: &LinearConstraint, ruleset: &Ruleset) -> Text {
    if let [only] = &constraint.terms[..] {
        let (number, noun) = (bound(constraint), noun(&only.quantity, ruleset));
        return if only.coefficient > 0 {
            no_more(number, &noun)
        } else {
            at_least(&number_of(number, &noun))
        };
    }
    let [part, whole] = &constraint.terms[..] else {
        return text!(vi: "xem nội dung quy định", en: "see the rule itself");
    };
    let nouns = [part, whole].map(|term| noun(&term.quantity, ruleset).many());
    let [parts, wholes] = &nouns;
    if part.coefficient.abs() == 1 && part.coefficient == -whole.coefficient && constraint.bound > 0
    {
        let (more, less) = if part.coefficient > 0 { (parts, wholes) } else { (wholes, parts) };
        return text!(
            vi: "số {more} hơn số {less} không quá {most}",
            en: "the {more} are no more than {most} beyond the {less}",
            more, less, most = grouped(bound(constraint))
        );
    }
    // The least that lies beyond a fraction is one part of a person.
    let limit = match (part.coefficient > 0, constraint.bound < 0) {
        (true, false) => text!(vi: "tối đa bằng", en: "at most"),
        (false, false) => text!(vi: "ít nhất bằng", en: "at least"),
        (true, true) => text!(vi: "phải dưới", en: "less than"),
        (false, true) => text!(vi: "phải hơn", en: "more than"),
    };
    let rounded = match constraint.bound {
        0 | -1 => text!(vi: "", en: ""),
        _ => text!(vi: ", làm tròn", en: ", rounded"),
    };
    text!(
        vi: "số {parts} {limit} {ratio} số {wholes}{rounded}",
        en: "the {parts} are {limit} {ratio} the {wholes}{rounded}",
        parts, limit,
        ratio = ratio(whole.coefficient, part.coefficient),
        wholes, rounded
    )
}

fn at_least(people: &Text) -> Text {
    text!(vi: "phải có ít nhất {people}", en: "there must be at least {people}", people)
}

/// At most so many; of nobody it is said that there may be none.
fn no_more(number: u64, noun: &Noun) -> Text {
    if number > 0 {
        return at_most(&number_of(number, noun));
    }
    text!(vi: "không được có {people}", en: "there may be no {people}", people = noun.many())
}

fn at_most(people: &Text) -> Text {
    text!(vi: "được tối đa {people}", en: "there may be at most {people}", people)
}

/// `30%` and `12,5%` where they come out even, else `1/3`; above the whole, `2 lần`.
fn ratio(above: i128, below: i128) -> Text {
    let (above, below) = (above.unsigned_abs(), below.unsigned_abs().max(1));
    if below == 1 && above > 1 {
        return text!(vi: "{above} lần", en: "{above} times");
    }
    let is_common = matches!(below, 2 | 3);
    if is_common || above > below || 1000 % below != 0 {
        return text!(vi: "{above}/{below}", en: "{above}/{below} of");
    }
    let thousandths = above * (1000 / below);
    let (units, tenths) = (thousandths / 10, thousandths % 10);
    if tenths == 0 {
        return text!(vi: "{units}%", en: "{units}% of");
    }
    text!(vi: "{units},{tenths}%", en: "{units}.{tenths}% of")
}
