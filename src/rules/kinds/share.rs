//! `[[share]]`: how large a part of some delegates others must be.

use std::sync::Arc;

use super::fraction::{self, Measured};
use super::{Kind, MendedBy, NUMBERS, RuleBody};
use crate::congress::CongressProfile;
use crate::roster::{Field, Role};
use crate::rules::constraint::LinearConstraint;
use crate::rules::decode::Decoding;
use crate::rules::measure::{Case, Outcome};
use crate::rules::{Doc, OptionSpec, OptionType, Rule, Selector};
use crate::wording::{Text, percent};
use crate::written::WrittenTable;

pub(super) static KIND: Kind = Kind {
    id: "share",
    summary: Doc {
        vi: "Tỷ lệ một thành phần trong một nhóm đại biểu.",
        en: "How large a part of some delegates others must or may be.",
    },
    options: &[
        OptionSpec::required(
            "of",
            OptionType::Selector,
            Doc {
                vi: "Thành phần được tính tỷ lệ.",
                en: "The part. Only those who are also of the whole are counted.",
            },
        ),
        OptionSpec::optional(
            "among",
            OptionType::Selector,
            Doc { vi: "Nhóm làm mẫu số.", en: "The whole." },
        )
        .default("\"everyone\""),
        OptionSpec::optional(
            "min",
            OptionType::FractionByLevel,
            Doc {
                vi: "Tỷ lệ thấp nhất; cần `min` hoặc `max`. Không làm tròn.",
                en: "The smallest share; `min` or `max` is needed. Nothing is rounded.",
            },
        ),
        OptionSpec::optional(
            "max",
            OptionType::FractionByLevel,
            Doc { vi: "Tỷ lệ cao nhất.", en: "The largest share." },
        ),
        OptionSpec::optional(
            "beside",
            OptionType::Selector,
            Doc {
                vi: "Một mẫu số khác, chỉ để báo kèm, không dùng để kết luận.",
                en: "Another whole, of which the share is told beside and decides nothing.",
            },
        ),
    ],
    placeholders: NUMBERS,
    page: include_str!("share.md"),
    decode,
};

#[derive(Debug)]
struct Share {
    measured: Measured,
    of: Selector,
    beside: Option<Selector>,
}

fn decode(table: &WrittenTable<'_>, decoding: &mut Decoding) -> Option<Arc<dyn RuleBody>> {
    let (min, max) = fraction::limits_of_part(table, decoding);
    let of = decoding.required_selector(table, "of");
    let whole = decoding.selector_or_everyone(table, "among");
    let beside = table.optional("beside").and_then(|value| decoding.selector(value));
    let (of, whole) = (of?, whole?);
    Some(Arc::new(Share {
        measured: Measured { part: whole.and(&of), whole, min, max, against: fraction::OF },
        of,
        beside,
    }))
}

impl RuleBody for Share {
    fn applies_at(&self, level: &str) -> bool {
        self.measured.applies_at(level)
    }

    fn evaluate(&self, _rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let mut outcome = self.measured.evaluate(case);
        if let Some(beside) = &self.beside {
            let told = self.beside(beside, case);
            outcome.message = Text::new(
                format!("{} {}", outcome.message.vi, told.vi),
                format!("{} {}", outcome.message.en, told.en),
            );
        }
        Some(outcome)
    }

    fn constraints(&self, level: &str, _profile: &CongressProfile) -> Vec<LinearConstraint> {
        self.measured.constraints(level)
    }

    fn needed_fields(&self) -> Vec<Field> {
        Selector::mentioned_by([&self.measured.part, &self.measured.whole]).needed_fields()
    }

    fn counts(&self, role: Role) -> bool {
        self.measured.counts(role)
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Numbers
    }
}

impl Share {
    /// The share of another whole: `(Among official delegates and guests: 60 of 200, 30.0%.)`
    fn beside(&self, beside: &Selector, case: &Case<'_>) -> Text {
        let (part, whole) = (case.count(&beside.and(&self.of)), case.count(beside));
        let noun = beside.noun(case.ruleset).many();
        let told = if let (Some(part), Some(whole)) = (part.exactly(), whole.exactly()) {
            let share = percent(part, whole);
            Text::new(
                format!("{part}/{whole}, {}", share.vi),
                format!("{part} of {whole}, {}", share.en),
            )
        } else {
            let (part, whole) = (part.words(), whole.words());
            Text::new(
                format!("{} trên {}", part.vi, whole.vi),
                format!("{} of {}", part.en, whole.en),
            )
        };
        Text::new(
            format!("(Tính trên tổng số {}: {}.)", noun.vi, told.vi),
            format!("(Among {}: {}.)", noun.en, told.en),
        )
    }
}
