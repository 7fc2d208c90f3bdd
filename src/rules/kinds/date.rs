//! `[[date]]`: when the congress may be held.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Kind, MendedBy, NUMBERS, RuleBody, decode};
use crate::numbers::Fraction;
use crate::report::{CongressFact, Measure, Status};
use crate::rules::level::at;
use crate::rules::measure::{Case, Outcome};
use crate::rules::option::options;
use crate::rules::{ByLevel, Rule};
use crate::text;
use crate::wording::{Text, day};

pub(super) static KIND: Kind = Kind {
    id: "date",
    summary: Text::fixed("Thời điểm tổ chức đại hội.", "When the congress may be held."),
    options: HeldWhen::OPTIONS,
    placeholders: NUMBERS,
    page: include_str!("date.md"),
    decode: decode::<HeldWhen>,
};

options! {
    #[derive(Debug)]
    struct HeldWhen needs before or from {
        before: Option<ByLevel<Date>> {
            vi: "Ngày cuối của đại hội phải trước hẳn ngày này; cần `before` hoặc `from`.",
            en: "The congress's last day must be strictly before this one; `before` or `from` is needed.",
            limit: Before,
        },
        from: Option<ByLevel<Date>> {
            vi: "Ngày đầu của đại hội không được trước ngày này.",
            en: "The congress's first day must not be before this one.",
            limit: From,
        },
        longest_days: ByLevel<Fraction> {
            vi: "Số ngày dài nhất phải tính đến khi hồ sơ không ghi `days`.",
            en: "The longest length to reckon with where the profile does not tell `days`.",
            default: "1",
        },
        pilot: Option<bool> {
            vi: "Chỉ áp dụng cho đại hội điểm (`true`) hoặc chỉ cho đại hội không phải điểm (`false`).",
            en: "Applies to pilot congresses alone (`true`) or to all others alone (`false`).",
        },
    }
}

/// The last day of a congress that begins on this day and lasts so long. Half a day is a day.
fn last_day(first: Date, days: Option<&Fraction>) -> Option<Date> {
    let whole = days.map_or(1, |days| days.ceil_of(1)).max(1);
    first.checked_add(i64::try_from(whole - 1).ok()?.days()).ok()
}

impl RuleBody for HeldWhen {
    fn applies_at(&self, level: &str) -> bool {
        at(self.before.as_ref(), level).is_some() || at(self.from.as_ref(), level).is_some()
    }

    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        // A congress is a pilot where its profile says so: a province has one.
        let is_pilot = case.profile.pilot.unwrap_or_default();
        if self.pilot.is_some_and(|asked| asked != is_pilot) {
            return None;
        }
        let Some(first) = case.first_day() else {
            return Some(Outcome::waiting_for(
                CongressFact::Date,
                text!(
                    vi: "Ngày tổ chức đại hội chưa được cho biết, nên chưa kiểm tra được.",
                    en: "The day of the congress is not told, so this could not be checked.",
                ),
            ));
        };
        let from = at(self.from.as_ref(), case.level).copied();
        let before = at(self.before.as_ref(), case.level).copied();
        let days = case.profile.days.as_ref();
        let earliest = last_day(first, days)?;
        let latest = match days {
            Some(_) => earliest,
            None => last_day(first, self.longest_days.at(case.level))?,
        };
        let is_early = from.is_some_and(|from| first < from);
        let status = match before {
            _ if is_early => Status::Fail,
            Some(before) if earliest >= before => Status::Fail,
            Some(before) if latest >= before => Status::NotChecked,
            _ => Status::Pass,
        };
        let observed = match status {
            _ if is_early => Some(first),
            Status::Fail => Some(earliest),
            Status::Pass => Some(latest),
            Status::NotChecked => None,
        };
        let message = message(status, (first, days.map(|_| latest)), from, before);
        Some(Outcome {
            observed: observed.map(Measure::Day),
            min: from.map(Measure::Day),
            max: before.and_then(|before| before.yesterday().ok()).map(Measure::Day),
            limit: before.map(|before| format!("< {before}")),
            ..match status {
                Status::NotChecked => Outcome::waiting_for(CongressFact::Days, message),
                _ => Outcome::new(status, message),
            }
        })
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Elsewhere
    }
}

fn message(
    status: Status,
    (first, last): (Date, Option<Date>),
    from: Option<Date>,
    before: Option<Date>,
) -> Text {
    let begins = day(first);
    let congress = match last {
        Some(last) if last == first => text!(
            vi: "Đại hội tổ chức ngày {begins}",
            en: "The congress is held on {begins}",
            begins
        ),
        Some(last) => text!(
            vi: "Đại hội tổ chức từ ngày {begins} đến ngày {last}",
            en: "The congress is held from {begins} to {last}",
            begins,
            last = day(last)
        ),
        None => text!(
            vi: "Đại hội bắt đầu ngày {begins}",
            en: "The congress begins on {begins}",
            begins
        ),
    };
    let limit = limit_words(from, before);
    let ending = match status {
        Status::Pass => text!(vi: "", en: ""),
        Status::Fail if from.is_some_and(|from| first < from) => {
            text!(vi: ": quá sớm", en: ": too early")
        }
        Status::Fail => text!(vi: ": quá hạn", en: ": too late"),
        Status::NotChecked => text!(
            vi: ": chưa kết luận được vì chưa biết số ngày",
            en: ": it cannot be told, because the number of days is not known",
        ),
    };
    text!(
        vi: "{congress}, {limit}{ending}.",
        en: "{congress}, and must be {limit}{ending}.",
        congress,
        limit,
        ending
    )
}

fn limit_words(from: Option<Date>, before: Option<Date>) -> Text {
    match (from.map(day), before.map(day)) {
        (Some(from), Some(before)) => text!(
            vi: "phải từ ngày {from} và xong trước ngày {before}",
            en: "from {from} on and over before {before}",
            from,
            before
        ),
        (Some(from), None) => text!(vi: "phải từ ngày {from}", en: "from {from} on", from),
        (None, Some(before)) => {
            text!(vi: "phải xong trước ngày {before}", en: "over before {before}", before)
        }
        (None, None) => text!(vi: "ngày nào cũng được", en: "on any day"),
    }
}
