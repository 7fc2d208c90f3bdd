//! `[[name_words]]`: words of a name that usually go with one gender.

use super::{FOUND, Kind, RuleBody, decode_into};
use crate::report::Finding;
use crate::roster::{Delegate, Gender};
use crate::rules::Rule;
use crate::rules::measure::{Case, MiddleWords, Outcome};
use crate::rules::option::options;
use crate::text;
use crate::wording::{Text, quoted};

pub(super) static KIND: Kind = Kind {
    id: "name_words",
    summary: Text::fixed(
        "Tên đệm thường đi với một giới tính.",
        "Middle names that usually go with one gender.",
    ),
    options: NameWordsOptions::OPTIONS,
    placeholders: FOUND,
    page: include_str!("name_words.md"),
    decode: decode_into::<NameWordsOptions, NameWords>,
};

options! {
    struct NameWordsOptions {
        female: Option<Vec<String>> {
            vi: "Tên đệm thường là của nữ, như `Thị`.",
            en: "Middle names of women, such as `Thị`.",
        },
        male: Option<Vec<String>> {
            vi: "Tên đệm thường là của nam, như `Văn`.",
            en: "Middle names of men, such as `Văn`.",
        },
    }
}

#[derive(Debug)]
struct NameWords {
    female: MiddleWords,
    male: MiddleWords,
}

impl From<NameWordsOptions> for NameWords {
    fn from(options: NameWordsOptions) -> Self {
        let words = |words: Option<Vec<String>>| MiddleWords::new(&words.unwrap_or_default());
        Self { female: words(options.female), male: words(options.male) }
    }
}

impl RuleBody for NameWords {
    fn looks_at_rows(&self) -> bool {
        true
    }

    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let findings: Vec<Finding> =
            case.people.iter().filter_map(|delegate| self.finding(rule, case, delegate)).collect();
        let found = findings.len();
        let message = if found == 0 {
            text!(vi: "Không có tên đệm nào khác thường so với giới tính.", en: "No middle name is unusual for the gender.")
        } else {
            text!(vi: "Có {found} tên đệm khác thường so với giới tính.", en: "Middle names that are unusual for the gender: {found}.")
        };
        Some(Outcome::of_findings(findings, message))
    }
}

impl NameWords {
    fn finding(&self, rule: &Rule, case: &Case<'_>, delegate: &Delegate) -> Option<Finding> {
        let unusual = match delegate.gender.known()? {
            Gender::Female => &self.male,
            Gender::Male => &self.female,
        };
        if !unusual.stand_in(delegate.name.known()?) {
            return None;
        }
        let written = quoted(&delegate.gender.written);
        Some(Finding {
            message: text!(
                vi: "Giới tính ghi {written}, khác thường so với tên đệm.",
                en: "The gender says {written}, which is unusual for the middle name.",
            ),
            help: Some(text!(
                vi: "xem lại giới tính; nếu đúng thì bỏ qua lưu ý này",
                en: "look at the gender again; if it is right, there is nothing to do",
            )),
            ..Case::finding(rule, delegate, case.place_of(delegate, &delegate.gender))
        })
    }
}
