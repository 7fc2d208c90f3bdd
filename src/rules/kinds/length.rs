//! `[[length]]`: how long the congress may last.

use super::{Kind, MendedBy, NUMBERS, RuleBody, decode};
use crate::numbers::Fraction;
use crate::report::{CongressFact, Measure, Status};
use crate::rules::measure::{Case, Outcome};
use crate::rules::option::options;
use crate::rules::{ByLevel, Rule};
use crate::text;
use crate::wording::{self, Text};

pub(super) static KIND: Kind = Kind {
    id: "length",
    summary: Text::fixed("Thời gian đại hội.", "How long the congress may last."),
    options: Length::OPTIONS,
    placeholders: NUMBERS,
    page: include_str!("length.md"),
    decode: decode::<Length>,
};

options! {
    #[derive(Debug)]
    struct Length {
        max: ByLevel<Fraction> {
            vi: "Số ngày nhiều nhất, như `1.5`.",
            en: "The most days, such as `1.5`.",
            limit: MostDays,
        },
    }
}

/// Whether a length is at most another.
pub(super) fn at_most(days: &Fraction, max: &Fraction) -> bool {
    max.compare(days.numerator(), days.denominator()).is_le()
}

impl RuleBody for Length {
    fn applies_at(&self, level: &str) -> bool {
        self.max.at(level).is_some()
    }

    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let max = self.max.at(case.level)?;
        let Some(days) = &case.profile.days else {
            return Some(Outcome::waiting_for(
                CongressFact::Days,
                text!(
                    vi: "Thời gian đại hội chưa được cho biết, nên chưa kiểm tra được.",
                    en: "The length of the congress is not told, so this could not be checked.",
                ),
            ));
        };
        let (status, message) = if at_most(days, max) {
            (
                Status::Pass,
                text!(
                    vi: "Đại hội kéo dài {length}, được phép tối đa {limit}.",
                    en: "The congress lasts {length} and may last {limit} at most.",
                    length = wording::days(days), limit = wording::days(max)
                ),
            )
        } else {
            (
                Status::Fail,
                text!(
                    vi: "Đại hội kéo dài {length}, quá mức tối đa {limit}.",
                    en: "The congress lasts {length}, more than the {limit} allowed.",
                    length = wording::days(days), limit = wording::days(max)
                ),
            )
        };
        Some(Outcome {
            observed: Some(Measure::Days(days.clone())),
            max: Some(Measure::Days(max.clone())),
            ..Outcome::new(status, message)
        })
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Elsewhere
    }
}
