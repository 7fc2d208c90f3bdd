//! `[[plausible]]`: birth dates that can be true.

use std::sync::Arc;

use jiff::civil::Date;

use super::{FOUND, Kind, RuleBody};
use crate::report::{Finding, Severity};
use crate::roster::{BirthDate, Delegate, Meant, Unclear};
use crate::rules::decode::Decoding;
use crate::rules::measure::{Case, Outcome, age_range};
use crate::rules::option::SEVERITIES;
use crate::rules::{AgeBand, Doc, OptionSpec, OptionType, Rule};
use crate::text;
use crate::wording::{Text, day, quoted};
use crate::written::{Value, WrittenTable};

pub(super) static KIND: Kind = Kind {
    id: "plausible",
    summary: Doc {
        vi: "Ngày sinh phải có thật.",
        en: "Birth dates that can be true.",
    },
    options: &[
        OptionSpec::optional(
            "youngest",
            OptionType::Count,
            Doc {
                vi: "Dưới tuổi này vào ngày đại hội thì đáng ngờ.",
                en: "Under this age on the congress's first day is doubtful.",
            },
        ),
        OptionSpec::optional(
            "oldest",
            OptionType::Count,
            Doc {
                vi: "Trên tuổi này vào ngày đại hội thì đáng ngờ.",
                en: "Over this age on the congress's first day is doubtful.",
            },
        ),
        OptionSpec::optional(
            "doubtful_severity",
            OptionType::OneOf(SEVERITIES),
            Doc {
                vi: "Mức độ khi đáng ngờ; ngày không có thật hoặc ở tương lai theo mức của quy định.",
                en: "How much a doubtful age weighs; an impossible or future date weighs what the rule does.",
            },
        )
        .default("\"warning\""),
    ],
    placeholders: FOUND,
    page: include_str!("plausible.md"),
    decode,
};

#[derive(Debug)]
struct Plausible {
    ages: AgeBand,
    doubtful: Severity,
}

#[expect(clippy::unnecessary_wraps, reason = "every kind is read by the same signature")]
fn decode(table: &WrittenTable<'_>, decoding: &mut Decoding) -> Option<Arc<dyn RuleBody>> {
    let mut years = |key| {
        let count = table.optional(key).map(|value: &Value| value.as_count(&mut decoding.problems));
        count.flatten().and_then(|count| i16::try_from(count).ok())
    };
    let ages = AgeBand { min: years("youngest"), max: years("oldest") };
    let doubtful = decoding.severity_or(table, "doubtful_severity", Severity::Warning);
    Some(Arc::new(Plausible { ages, doubtful }))
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
                    ..case.finding(rule, delegate, case.place_of(delegate, &delegate.birth))
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
            let (written, shown) = (written(), day(on));
            return Some((
                rule.severity,
                Text::new(
                    format!("Ngày sinh ghi {written}, sau ngày {}.", shown.vi),
                    format!("The birth date says {written}, which is after {}.", shown.en),
                ),
            ));
        }
        let (youngest, oldest) = age_range(birth, on);
        if self.ages.contains(youngest) || self.ages.contains(oldest) {
            return None;
        }
        let (written, shown) = (written(), day(on));
        Some((
            self.doubtful,
            Text::new(
                format!(
                    "Ngày sinh ghi {written}, tức {oldest} tuổi vào ngày {}: đáng ngờ.",
                    shown.vi
                ),
                format!(
                    "The birth date says {written}, which makes {oldest} years on {}: doubtful.",
                    shown.en
                ),
            ),
        ))
    }
}
