//! What was measured and what is allowed, as each language writes it.

use crate::render::figures::day;
use crate::report::{Check, Measure};
use crate::text;
use crate::wording::{Text, days, grouped};

/// A measured quantity.
pub(in crate::render) fn measure(measure: &Measure) -> Text {
    match measure {
        Measure::Count(count) => grouped(*count),
        Measure::Day(date) => day(*date),
        Measure::Days(length) => days(length),
    }
}

/// What was found, beside the whole that it is a part of: `44/150`.
pub(in crate::render) fn observed(check: &Check) -> Text {
    match (check.observed.as_ref().map(measure), check.of.map(grouped)) {
        (None, _) => Text::default(),
        (Some(part), None) => part,
        (Some(part), Some(whole)) => text!("{part}/{whole}", part, whole),
    }
}

/// The share in percent, for a rule whose limit is one. It is rounded away from the limit's side,
/// so that a share that breaks the rule is never shown as one that keeps it.
pub(super) fn percent(check: &Check) -> Option<Text> {
    let (Some(Measure::Count(part)), Some(whole), Some(limit)) =
        (&check.observed, check.of, &check.limit)
    else {
        return None;
    };
    if whole == 0 || !limit.ends_with('%') {
        return None;
    }
    let scaled = u128::from(*part) * 1000;
    let thousandths = if check.min.is_some() {
        scaled / u128::from(whole)
    } else {
        scaled.div_ceil(u128::from(whole))
    };
    let (units, tenths) = (thousandths / 10, thousandths % 10);
    Some(text!(vi: "{units},{tenths}%", en: "{units}.{tenths}%"))
}

/// Whether the check counts faults, of which none is allowed: a limit of 0 needs no telling.
fn counts_faults(check: &Check) -> bool {
    check.of.is_none() && check.min.is_none() && check.max == Some(Measure::Count(0))
}

/// The limit: `≤ 150`, `≥ 45 (30%)`, `22–24`.
pub(in crate::render) fn limit(check: &Check) -> Text {
    if counts_faults(check) {
        return Text::default();
    }
    let bounds = match (&check.min, &check.max) {
        (None, None) => None,
        (Some(min), Some(max)) if min == max => Some(text!("= {min}", min = measure(min))),
        (Some(min), Some(max)) => {
            Some(text!("{min}–{max}", min = measure(min), max = measure(max)))
        }
        (Some(Measure::Day(first)), None) => {
            Some(text!(vi: "từ {first}", en: "from {first}", first = day(*first)))
        }
        // A last day is read as offices write it: done before the day that follows.
        (None, Some(Measure::Day(last))) => {
            let next = day(last.tomorrow().unwrap_or(*last));
            return text!(vi: "trước {next}", en: "before {next}", next);
        }
        (Some(min), None) => Some(text!("≥ {min}", min = measure(min))),
        (None, Some(max)) => Some(text!("≤ {max}", max = measure(max))),
    };
    match (bounds, &check.limit) {
        (None, written) => written.as_ref().map_or_else(Text::default, Text::same),
        (Some(bounds), Some(written)) => text!("{bounds} ({written})", bounds),
        (Some(bounds), None) => bounds,
    }
}

/// How far the limit is: `còn 3`, `vừa đủ`, `thiếu 1`, `vượt 2`.
pub(in crate::render) fn margin(check: &Check) -> Text {
    let Some(margin) = check.margin.filter(|_| !counts_faults(check)) else {
        return Text::default();
    };
    let is_short = match (&check.observed, &check.min, &check.max) {
        (Some(Measure::Count(found)), Some(Measure::Count(least)), _) => found < least,
        (_, min, max) => min.is_some() && max.is_none(),
    };
    let amount = grouped(margin.unsigned_abs());
    match margin.signum() {
        0 => Text::fixed("vừa đủ", "at the limit"),
        -1 if is_short => text!(vi: "thiếu {amount}", en: "{amount} short", amount),
        -1 => text!(vi: "vượt {amount}", en: "{amount} over", amount),
        _ if check.max.is_none() => text!(vi: "dư {amount}", en: "{amount} to spare", amount),
        _ => text!(vi: "còn {amount}", en: "{amount} left", amount),
    }
}
