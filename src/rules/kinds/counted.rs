//! `[[counted]]`: every row that may be a person is counted, or is clearly none.

use std::sync::Arc;

use super::{FOUND, Kind, RuleBody};
use crate::report::Finding;
use crate::roster::RowInDoubt;
use crate::rules::Rule;
use crate::rules::measure::{Case, Outcome};
use crate::text;
use crate::wording::{Text, quoted};

pub(super) static KIND: Kind = Kind {
    id: "counted",
    summary: Text::fixed(
        "Không dòng nào có thể là người mà bị bỏ sót.",
        "No row that may be a person is left out of the count.",
    ),
    options: &[],
    placeholders: FOUND,
    page: include_str!("counted.md"),
    decode: |_, _| Some(Arc::new(Counted)),
};

/// The most letters of a row that are quoted.
const LONGEST: usize = 120;

#[derive(Debug)]
struct Counted;

impl RuleBody for Counted {
    fn counts_places(&self) -> bool {
        true
    }

    /// None where no row is in doubt.
    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let rows = &case.roster.rows_in_doubt;
        if rows.is_empty() {
            return None;
        }
        let findings = rows.iter().map(|row| finding(rule, case, row)).collect();
        let found = rows.len();
        let message = text!(
            vi: "Có {found} dòng có thể là người nhưng chưa được tính.",
            en: "Rows that may be people and were not counted: {found}.",
        );
        Some(Outcome::of_findings(findings, message))
    }
}

fn finding(rule: &Rule, case: &Case<'_>, row: &RowInDoubt) -> Finding {
    let mut written: String = row.written.trim().chars().take(LONGEST).collect();
    if written.len() < row.written.trim().len() {
        written.push('…');
    }
    let written = quoted(&written);
    Finding {
        message: text!(
            vi: "Dòng này ghi {written}: có thể là một người nhưng chưa được tính.",
            en: "The row says {written}: it may be a person, and was not counted.",
        ),
        help: Some(text!(
            vi: "nếu là đại biểu thì ghi số thứ tự và họ tên vào đúng cột như các dòng khác, phía trên phần ký tên; nếu không thì xóa dòng này hoặc chuyển ra khỏi bảng",
            en: "if this is a delegate, number the row and write the name into its column like the others, above the signatures; if not, delete the row or move it away from the table",
        )),
        ..Case::finding(rule, &row.person, case.place_of(&row.person, &row.person.name))
    }
}
