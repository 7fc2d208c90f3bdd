//! `[[plausible]]`: birth dates that can be true.

use jiff::civil::Date;

use super::{FOUND, Kind, RuleBody, decode};
use crate::report::{Finding, Severity};
use crate::roster::{BirthDate, Delegate, Meant, Unclear};
use crate::rules::measure::{Case, Outcome, age_range};
use crate::rules::option::options;
use crate::rules::{AgeBand, Rule};
use crate::text;
use crate::wording::{Text, day, quoted};

pub(super) static KIND: Kind = Kind {
    id: "plausible",
    summary: Text::fixed("Ngày sinh phải có thật.", "Birth dates that can be true."),
    options: Plausible::OPTIONS,
    placeholders: FOUND,
    page: include_str!("plausible.md"),
    decode: decode::<Plausible>,
};

options! {
    #[derive(Debug)]
    struct Plausible {
        youngest: Option<u64> {
            vi: "Dưới tuổi này vào ngày đại hội thì đáng ngờ.",
            en: "Under this age on the congress's first day is doubtful.",
        },
        oldest: Option<u64> {
            vi: "Trên tuổi này vào ngày đại hội thì đáng ngờ.",
            en: "Over this age on the congress's first day is doubtful.",
        },
        doubtful_severity: Severity {
            vi: "Mức độ khi đáng ngờ; ngày không có thật hoặc ở tương lai theo mức của quy định.",
            en: "How much a doubtful age weighs; an impossible or future date weighs what the rule does.",
            default: "\"warning\"",
        },
    }
}

/// The day by which somebody must have been born: the congress's first, or the last of those on
/// which the ruleset is in force.
fn reference_day(case: &Case<'_>) -> Option<Date> {
    case.first_day().or_else(|| {
        let in_force = case.ruleset.in_force?;
        in_force.until.or_else(|| Date::new(in_force.from.year(), 12, 31).ok())
    })
}

impl RuleBody for Plausible {
    fn looks_at_rows(&self) -> bool {
        true
    }

    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let day = reference_day(case);
        let findings: Vec<Finding> = case
            .people
            .iter()
            .filter_map(|delegate| {
                let (severity, message) = self.fault(rule, delegate, day)?;
                Some(Finding {
                    severity,
                    message,
                    help: Some(text!(
                        vi: "đối chiếu giấy tờ và sửa lại ngày sinh",
                        en: "compare with the person's papers and correct the birth date",
                    )),
                    ..Case::finding(rule, delegate, case.place_of(delegate, &delegate.birth))
                })
            })
            .collect();
        let found = findings.len();
        let message = if found == 0 {
            text!(vi: "Không có ngày sinh nào sai hoặc đáng ngờ.", en: "No birth date is impossible or doubtful.")
        } else {
            text!(vi: "Có {found} ngày sinh sai hoặc đáng ngờ.", en: "Birth dates that are impossible or doubtful: {found}.")
        };
        Some(Outcome::of_findings(findings, message))
    }
}

impl Plausible {
    fn ages(&self) -> AgeBand {
        let years = |count: Option<u64>| count.and_then(|count| i16::try_from(count).ok());
        AgeBand { min: years(self.youngest), max: years(self.oldest) }
    }

    fn fault(
        &self,
        rule: &Rule,
        delegate: &Delegate,
        on: Option<Date>,
    ) -> Option<(Severity, Text)> {
        let written = || quoted(&delegate.birth.written);
        let birth = match &delegate.birth.meant {
            Meant::Blank => return None,
            Meant::Known(birth) => *birth,
            Meant::Unclear(Unclear::ImpossibleDate) => {
                let written = written();
                let message = text!(
                    vi: "Ngày sinh ghi {written}, ngày này không có trong lịch.",
                    en: "The birth date says {written}, a day that the calendar does not have.",
                );
                return Some((rule.severity, message));
            }
            Meant::Unclear(_) => {
                let written = written();
                let message = text!(
                    vi: "Ngày sinh ghi {written}, không đọc được thành ngày.",
                    en: "The birth date says {written}, which cannot be read as a date.",
                );
                return Some((rule.severity, message));
            }
        };
        self.doubt(rule, birth, on?, written)
    }

    fn doubt(
        &self,
        rule: &Rule,
        birth: BirthDate,
        on: Date,
        written: impl Fn() -> String,
    ) -> Option<(Severity, Text)> {
        if birth.range().0 > on {
            let written = written();
            let message = text!(
                vi: "Ngày sinh ghi {written}, sau ngày {day}.",
                en: "The birth date says {written}, which is after {day}.",
                day = day(on)
            );
            return Some((rule.severity, message));
        }
        let (youngest, oldest) = age_range(birth, on);
        let ages = self.ages();
        if ages.contains(youngest) || ages.contains(oldest) {
            return None;
        }
        let written = written();
        let message = text!(
            vi: "Ngày sinh ghi {written}, tức {oldest} tuổi vào ngày {day}: đáng ngờ.",
            en: "The birth date says {written}, which makes {oldest} years on {day}: doubtful.",
            day = day(on)
        );
        Some((self.doubtful_severity, message))
    }
}
