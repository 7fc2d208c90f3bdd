//! What was measured and what is allowed, as each language writes it.

use crate::numbers::Fraction;
use crate::render::figures::day;
use crate::report::{Check, Fulfilled, Measure, OffBy, Status};
use crate::text;
use crate::wording::{Text, days, grouped, number_of, percent_beside};

/// A measured quantity.
pub(in crate::render) fn measure(measure: &Measure) -> Text {
    match measure {
        Measure::Count(count) => grouped(*count),
        Measure::Day(date) => day(*date),
        Measure::Days(length) => days(length),
    }
}

/// What was found, beside the whole that it is a part of: `44/150`; where each of some people must
/// be something, how many are. That no place of the list is to be mended needs no number.
pub(in crate::render) fn observed(check: &Check) -> Text {
    if let Some(Fulfilled { by, of, .. }) = check.fulfilled {
        if of == 0 {
            return Text::default();
        }
        return text!("{by}/{of}", by = grouped(by), of = grouped(of));
    }
    if check.counts_places && check.status == Status::Pass {
        return Text::default();
    }
    match (check.observed.as_ref().map(measure), check.of.map(grouped)) {
        (None, _) => Text::default(),
        (Some(part), None) => part,
        (Some(part), Some(whole)) => text!("{part}/{whole}", part, whole),
    }
}

/// The share in percent, for a rule whose limit is one; one that breaks the rule is never shown as one
/// that keeps it.
pub(super) fn percent(check: &Check) -> Option<Text> {
    let (Some(Measure::Count(part)), Some(whole), Some(limit)) =
        (&check.observed, check.of, &check.limit)
    else {
        return None;
    };
    if whole == 0 || !limit.ends_with('%') {
        return None;
    }
    let limits = limit.split('–').filter_map(|limit| limit.parse::<Fraction>().ok());
    Some(percent_beside(*part, whole, &limits.collect::<Vec<_>>()))
}

/// The limit: `≤ 150`, `≥ 45 (30%)`, `22–24`.
pub(in crate::render) fn limit(check: &Check) -> Text {
    match check.fulfilled {
        Some(Fulfilled { of: 0, .. }) => return Text::default(),
        Some(_) => return Text::fixed("tất cả", "all"),
        None if check.counts_places => return Text::default(),
        None => {}
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
    // How many places are to be mended stands in the column of what was found.
    if check.counts_places {
        return Text::default();
    }
    if let Some(off_by) = check.off_by() {
        return self::off_by(off_by);
    }
    let Some(margin) = check.margin.filter(|_| check.fulfilled.is_none()) else {
        return Text::default();
    };
    let amount = grouped(margin.unsigned_abs());
    match margin {
        0 => Text::fixed("vừa đủ", "at the limit"),
        _ if check.max.is_none() => text!(vi: "dư {amount}", en: "{amount} to spare", amount),
        _ => text!(vi: "còn {amount}", en: "{amount} left", amount),
    }
}

/// How far a broken rule is from holding: `thiếu 1`, `vượt 2`, `3 chỗ`.
pub(super) fn off_by(off_by: OffBy) -> Text {
    match off_by {
        OffBy::Short(by) => text!(vi: "thiếu {by}", en: "{by} short", by = grouped(by)),
        OffBy::Over(by) => text!(vi: "vượt {by}", en: "{by} over", by = grouped(by)),
        OffBy::Places(places) => number_of(places, "chỗ", "place", "places"),
    }
}
