//! What was measured and what is allowed, as each language writes it.

use crate::render::figures::{day, number};
use crate::report::{Check, Measure};
use crate::wording::Lang;

/// A measured quantity.
pub(in crate::render) fn measure(measure: &Measure, lang: Lang) -> String {
    match measure {
        Measure::Count(count) => number(*count, lang),
        Measure::Day(date) => day(*date, lang),
        Measure::Days(days) => {
            let written = days.to_string();
            match lang {
                Lang::Vi => format!("{} ngày", written.replace('.', ",")),
                Lang::En if written == "1" => "1 day".to_owned(),
                Lang::En => format!("{written} days"),
            }
        }
    }
}

/// What was found, beside the whole that it is a part of: `44/150`.
pub(in crate::render) fn observed(check: &Check, lang: Lang) -> String {
    let Some(observed) = &check.observed else {
        return String::new();
    };
    let part = measure(observed, lang);
    match check.of {
        Some(whole) => format!("{part}/{}", number(whole, lang)),
        None => part,
    }
}

/// The share in percent, for a rule whose limit is one. It is rounded away from the limit's side,
/// so that a share that breaks the rule is never shown as one that keeps it.
pub(in crate::render) fn percent(check: &Check, lang: Lang) -> Option<String> {
    let (Some(Measure::Count(part)), Some(whole), Some(limit)) =
        (&check.observed, check.of, &check.limit)
    else {
        return None;
    };
    if whole == 0 || !limit.ends_with('%') {
        return None;
    }
    let scaled = u128::from(*part) * 1000;
    let tenths = if check.min.is_some() {
        scaled / u128::from(whole)
    } else {
        scaled.div_ceil(u128::from(whole))
    };
    let mark = match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    };
    Some(format!("{}{mark}{}%", tenths / 10, tenths % 10))
}

/// Whether the check counts faults, of which none is allowed: a limit of 0 needs no telling.
fn counts_faults(check: &Check) -> bool {
    check.of.is_none() && check.min.is_none() && check.max == Some(Measure::Count(0))
}

/// The limit: `≤ 150`, `≥ 45 (30%)`, `22–24`.
pub(in crate::render) fn limit(check: &Check, lang: Lang) -> String {
    if counts_faults(check) {
        return String::new();
    }
    let bounds = match (&check.min, &check.max) {
        (None, None) => String::new(),
        (Some(min), Some(max)) if min == max => format!("= {}", measure(min, lang)),
        (Some(min), Some(max)) => format!("{}–{}", measure(min, lang), measure(max, lang)),
        (Some(min @ Measure::Day(_)), None) => match lang {
            Lang::Vi => format!("từ {}", measure(min, lang)),
            Lang::En => format!("from {}", measure(min, lang)),
        },
        // A last day is read as offices write it: done before the day that follows.
        (None, Some(Measure::Day(last))) => {
            let before = day(last.tomorrow().unwrap_or(*last), lang);
            return match lang {
                Lang::Vi => format!("trước {before}"),
                Lang::En => format!("before {before}"),
            };
        }
        (Some(min), None) => format!("≥ {}", measure(min, lang)),
        (None, Some(max)) => format!("≤ {}", measure(max, lang)),
    };
    match &check.limit {
        Some(written) if bounds.is_empty() => written.clone(),
        Some(written) => format!("{bounds} ({written})"),
        None => bounds,
    }
}

/// How far the limit is: `còn 3`, `vừa đủ`, `thiếu 1`, `vượt 2`.
pub(in crate::render) fn margin(check: &Check, lang: Lang) -> String {
    let Some(margin) = check.margin.filter(|_| !counts_faults(check)) else {
        return String::new();
    };
    let amount = number(margin.unsigned_abs(), lang);
    let too_few = match (&check.observed, &check.min, &check.max) {
        (Some(Measure::Count(found)), Some(Measure::Count(least)), _) => found < least,
        (_, min, max) => min.is_some() && max.is_none(),
    };
    match (lang, margin.signum(), too_few) {
        (Lang::Vi, 0, _) => "vừa đủ".to_owned(),
        (Lang::En, 0, _) => "at the limit".to_owned(),
        (Lang::Vi, -1, true) => format!("thiếu {amount}"),
        (Lang::En, -1, true) => format!("{amount} short"),
        (Lang::Vi, -1, false) => format!("vượt {amount}"),
        (Lang::En, -1, false) => format!("{amount} over"),
        (Lang::Vi, ..) if check.max.is_none() => format!("dư {amount}"),
        (Lang::Vi, ..) => format!("còn {amount}"),
        (Lang::En, ..) if check.max.is_none() => format!("{amount} to spare"),
        (Lang::En, ..) => format!("{amount} left"),
    }
}
