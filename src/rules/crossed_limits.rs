//! A least that is more than the most: nothing keeps both, and somebody mistook one for the other.

use std::cmp::Ordering;

use super::decode::Decoding;
use super::kinds::Kind;
use super::option::{Limit, OptionSpec, OptionType};
use crate::numbers::Fraction;
use crate::text;
use crate::toml_tree::{Value, ValueKind, WrittenTable};

/// Refuses limits of a rule that leave nothing between them, once at a level where that is so.
pub(super) fn refuse(kind: &Kind, table: &WrittenTable<'_>, decoding: &mut Decoding) {
    let of = |ends: [Limit; 2]| {
        let options = kind.options.iter();
        options.filter(move |option| option.limit.is_some_and(|limit| ends.contains(&limit)))
    };
    for lower in of([Limit::AtLeast, Limit::MoreThan]) {
        for upper in of([Limit::AtMost, Limit::LessThan]) {
            let found = (table.optional(lower.key), table.optional(upper.key));
            let (Some(least), Some(most)) = found else { continue };
            let mut levels = decoding.levels.iter();
            let crossed = levels.find_map(|level| {
                let (least, most) = (at(least, level)?, at(most, level)?);
                let numbers = (number(lower, least)?, number(upper, most)?);
                leave_nothing((lower, &numbers.0), (upper, &numbers.1)).then_some((least, numbers))
            });
            let Some((place, (least, most))) = crossed else { continue };
            let (lower, upper) = (lower.key, upper.key);
            decoding.problems.push(place.problem(text!(
                vi: "`{lower}` là {least} mà `{upper}` là {most}: không có số nào đạt cả hai",
                en: "`{lower}` is {least}, and `{upper}` is {most}: nothing keeps both"
            )));
        }
    }
}

/// The value at a level of what is one for all levels, or one for each.
fn at<'a>(value: &'a Value, level: &str) -> Option<&'a Value> {
    match &value.kind {
        ValueKind::Table(levels) => levels.get(level).map(|entry| &entry.value),
        _ => Some(value),
    }
}

fn leave_nothing(
    (lower, least): (&OptionSpec, &Fraction),
    (upper, most): (&OptionSpec, &Fraction),
) -> bool {
    let is_strict = lower.limit == Some(Limit::MoreThan) || upper.limit == Some(Limit::LessThan);
    match least.compare(most.numerator(), most.denominator()) {
        Ordering::Less => true,
        Ordering::Equal => is_strict,
        Ordering::Greater => false,
    }
}

/// The number that a limit is; what is wrong with it is told where it is read.
fn number(option: &OptionSpec, value: &Value) -> Option<Fraction> {
    let told = &mut Vec::new();
    match option.value {
        OptionType::ByLevel(OptionType::Count) => value.as_count(told)?.to_string().parse().ok(),
        OptionType::ByLevel(OptionType::Fraction) => value.as_fraction(told),
        _ => None,
    }
}
