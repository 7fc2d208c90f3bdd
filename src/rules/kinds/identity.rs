//! `[[identity]]`: personal identity numbers that are well formed and agree with the row.
//!
//! The numbers are personal data: a message shows them masked.

use super::{FOUND, Kind, RuleBody, decode};
use crate::closed_list::closed_list;
use crate::report::{Finding, Severity};
use crate::roster::{Delegate, words};
use crate::rules::Rule;
use crate::rules::identity::{NumberForm, NumberShape, compact};
use crate::rules::measure::{Case, Outcome};
use crate::rules::option::options;
use crate::rules::option_value::OneOf;
use crate::text;
use crate::wording::{Text, joined};

pub(super) static KIND: Kind = Kind {
    id: "identity",
    summary: Text::fixed(
        "Số định danh cá nhân đúng cấu trúc và khớp với dòng.",
        "Identity numbers that are well formed and agree with the row.",
    ),
    options: Identity::OPTIONS,
    placeholders: FOUND,
    page: include_str!("identity.md"),
    decode: decode::<Identity>,
};

options! {
    #[derive(Debug)]
    struct Identity {
        check: OneOf<Checked> {
            vi: "Xét cấu trúc của số, hay xét số có khớp với giới tính và năm sinh của dòng.",
            en: "Whether the number is well formed, or agrees with the row's gender and birth year.",
        },
        lost_zero_severity: Severity {
            vi: "Mức độ khi bảng tính làm mất số 0 ở đầu.",
            en: "How much it weighs that a spreadsheet dropped the leading zero.",
            default: "\"advice\"",
        },
    }
}

closed_list! {
    enum Checked as "snake_case" {
        Form,
        Agreement,
    }
}

impl RuleBody for Identity {
    fn looks_at_rows(&self) -> bool {
        true
    }

    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let findings: Vec<Finding> = case
            .people
            .iter()
            .filter(|delegate| !delegate.identity.written.trim().is_empty())
            .filter_map(|delegate| {
                let (severity, message, help) = match self.check.0 {
                    Checked::Form => self.malformed(rule, case, delegate)?,
                    Checked::Agreement => disagrees(rule, case, delegate)?,
                };
                Some(Finding {
                    severity,
                    message,
                    help: Some(help),
                    ..Case::finding(rule, delegate, case.place_of(delegate, &delegate.identity))
                })
            })
            .collect();
        let found = findings.len();
        let message = match (self.check.0, found) {
            (Checked::Form, 0) => {
                text!(vi: "Không có số định danh nào sai cấu trúc.", en: "No identity number is malformed.")
            }
            (Checked::Form, _) => {
                text!(vi: "Có {found} số định danh sai cấu trúc.", en: "Identity numbers that are malformed: {found}.")
            }
            (Checked::Agreement, 0) => {
                text!(vi: "Không có số định danh nào mâu thuẫn với dòng của nó.", en: "No identity number contradicts its row.")
            }
            (Checked::Agreement, _) => {
                text!(vi: "Có {found} số định danh mâu thuẫn với giới tính hoặc năm sinh.", en: "Identity numbers that contradict the gender or birth year: {found}.")
            }
        };
        Some(Outcome::of_findings(findings, message))
    }
}

impl Identity {
    fn malformed(
        &self,
        rule: &Rule,
        case: &Case<'_>,
        delegate: &Delegate,
    ) -> Option<(Severity, Text, Text)> {
        let written = &delegate.identity.written;
        let form = case.ruleset.identity.form(written);
        // Nothing is said of nearly all: no words are made for them.
        if matches!(form, NumberForm::Current | NumberForm::Older) {
            return None;
        }
        let masked = case.privacy.number(written);
        let digits = compact(written).len();
        let compare = text!(vi: "đối chiếu với thẻ căn cước", en: "compare with the identity card");
        let as_text = text!(
            vi: "định dạng cột này là văn bản rồi nhập lại số",
            en: "format the column as text and type the number again",
        );
        Some(match form {
            NumberForm::Current | NumberForm::Older => return None,
            NumberForm::LostZero => (
                self.lost_zero_severity,
                text!(
                    vi: "Số định danh “{masked}” có {digits} chữ số: có lẽ đã mất số 0 ở đầu.",
                    en: "The identity number “{masked}” has {digits} digits: its leading zero seems lost.",
                ),
                as_text,
            ),
            NumberForm::Scientific => (
                rule.severity,
                text!(
                    vi: "Số định danh “{masked}” bị bảng tính đổi sang dạng lũy thừa, mất chữ số.",
                    en: "The identity number “{masked}” was turned into scientific notation, and digits are lost.",
                ),
                as_text,
            ),
            NumberForm::UnknownProvince => (
                rule.severity,
                text!(
                    vi: "Số định danh “{masked}” không bắt đầu bằng mã tỉnh nào.",
                    en: "The identity number “{masked}” begins with no province's code.",
                ),
                compare,
            ),
            NumberForm::Malformed => (
                rule.severity,
                text!(
                    vi: "Số định danh “{masked}” {why}.",
                    en: "The identity number “{masked}” {why}.",
                    why = fits_none(&case.ruleset.identity.forms)
                ),
                compare,
            ),
        })
    }
}

/// What is said of a number that has none of these forms.
fn fits_none(forms: &[NumberShape]) -> Text {
    let Some((now, older)) = forms.split_first() else {
        return text!(vi: "không chỉ gồm chữ số", en: "does not consist of digits alone");
    };
    let NumberShape { digits, name, .. } = now;
    if older.is_empty() {
        return text!(vi: "không có {digits} chữ số ({name})", en: "does not have {digits} digits ({name})");
    }
    let older = older.iter().map(|NumberShape { digits, name, .. }| {
        text!(vi: " hoặc {digits} chữ số ({name})", en: " nor {digits} ({name})")
    });
    let older = joined(&older.collect::<Vec<_>>(), "");
    text!(
        vi: "không có {digits} chữ số ({name}){older}",
        en: "has neither {digits} digits ({name}){older}",
        older
    )
}

fn disagrees(rule: &Rule, case: &Case<'_>, delegate: &Delegate) -> Option<(Severity, Text, Text)> {
    let by_number = case.ruleset.identity.told(&delegate.identity.written)?;
    let mut contradictions = Vec::new();
    if let Some(gender) = delegate.gender.known()
        && *gender != by_number.gender
    {
        contradictions.push(text!(
            vi: "{one} theo số, {other} theo dòng",
            en: "{one} by the number, {other} by the row",
            one = words::gender(by_number.gender),
            other = words::gender(*gender)
        ));
    }
    if let Some(birth) = delegate.birth.known()
        && birth.year() != by_number.year
    {
        let (one, other) = (by_number.year, birth.year());
        contradictions.push(text!(
            vi: "sinh năm {one} theo số, {other} theo dòng",
            en: "born in {one} by the number, {other} by the row",
        ));
    }
    if contradictions.is_empty() {
        return None;
    }
    let masked = case.privacy.number(&delegate.identity.written);
    Some((
        rule.severity,
        text!(
            vi: "Số định danh “{masked}” không khớp: {contradictions}.",
            en: "The identity number “{masked}” does not agree: {contradictions}.",
            contradictions = joined(&contradictions, "; ")
        ),
        text!(
            vi: "đối chiếu với thẻ căn cước, sửa số hoặc sửa dòng",
            en: "compare with the identity card, and correct the number or the row",
        ),
    ))
}
