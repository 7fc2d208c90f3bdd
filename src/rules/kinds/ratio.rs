//! `[[ratio]]`: one number of delegates measured against another.

use std::sync::Arc;

use super::fraction::{self, Measured};
use super::{Kind, MendedBy, NUMBERS, RuleBody};
use crate::congress::CongressProfile;
use crate::roster::{Field, Role};
use crate::rules::constraint::LinearConstraint;
use crate::rules::decode::Decoding;
use crate::rules::measure::{Case, Outcome};
use crate::rules::{Doc, OptionSpec, OptionType, Rule, Selector};
use crate::written::WrittenTable;

pub(super) static KIND: Kind = Kind {
    id: "ratio",
    summary: Doc {
        vi: "Số người này so với số người kia.",
        en: "One number of delegates measured against another.",
    },
    options: &[
        OptionSpec::required(
            "of",
            OptionType::Selector,
            Doc { vi: "Đếm những ai.", en: "Whom to count." },
        ),
        OptionSpec::required(
            "to",
            OptionType::Selector,
            Doc {
                vi: "So với những ai; có thể là người khác hẳn.",
                en: "Whom to measure them against; they may be other people altogether.",
            },
        ),
        OptionSpec::optional(
            "max",
            OptionType::FractionByLevel,
            Doc {
                vi: "Tỷ lệ cao nhất; cần `max` hoặc `min`. Không làm tròn.",
                en: "The highest ratio; `max` or `min` is needed. Nothing is rounded.",
            },
        ),
        OptionSpec::optional(
            "min",
            OptionType::FractionByLevel,
            Doc { vi: "Tỷ lệ thấp nhất.", en: "The lowest ratio." },
        ),
    ],
    placeholders: NUMBERS,
    page: include_str!("ratio.md"),
    decode,
};

#[derive(Debug)]
struct Ratio(Measured);

fn decode(table: &WrittenTable<'_>, decoding: &mut Decoding) -> Option<Arc<dyn RuleBody>> {
    let (min, max) = fraction::limits(table, decoding);
    let part = decoding.required_selector(table, "of");
    let whole = decoding.required_selector(table, "to");
    Some(Arc::new(Ratio(Measured { part: part?, whole: whole?, min, max, against: fraction::TO })))
}

impl RuleBody for Ratio {
    fn applies_at(&self, level: &str) -> bool {
        self.0.applies_at(level)
    }

    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        Some(self.0.evaluate(case))
    }

    fn constraints(&self, level: &str, _profile: &CongressProfile) -> Vec<LinearConstraint> {
        self.0.constraints(level)
    }

    fn needed_fields(&self) -> Vec<Field> {
        Selector::mentioned_by([&self.0.part, &self.0.whole]).needed_fields()
    }

    fn counts(&self, role: Role) -> bool {
        self.0.counts(role)
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Numbers
    }
}
