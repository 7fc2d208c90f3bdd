//! `[[totals]]`: the totals that a list states of itself agree with its rows.

use std::sync::Arc;

use super::{FOUND, Kind, MendedBy, RuleBody};
use crate::report::{Finding, Location};
use crate::roster::{StatedTotal, TotalOf};
use crate::rules::Rule;
use crate::rules::measure::{Case, Outcome};
use crate::text;
use crate::wording::{Text, quoted};

pub(super) static KIND: Kind = Kind {
    id: "totals",
    summary: Text::fixed(
        "Số tổng ghi trong danh sách phải khớp với các dòng.",
        "The totals that a list states agree with its rows.",
    ),
    options: &[],
    placeholders: FOUND,
    page: include_str!("totals.md"),
    decode: |_, _| Some(Arc::new(Totals)),
};

#[derive(Debug)]
struct Totals;

impl RuleBody for Totals {
    fn counts_places(&self) -> bool {
        true
    }

    /// None where the list states no total.
    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        if case.roster.stated_totals.is_empty() {
            return None;
        }
        let findings: Vec<Finding> = case
            .roster
            .stated_totals
            .iter()
            .filter_map(|total| finding(rule, case, total))
            .collect();
        if findings.is_empty() && !case.roster.rows_in_doubt.is_empty() {
            let totals = case.roster.stated_totals.iter();
            let open: Vec<&StatedTotal> =
                totals.filter(|total| hangs_on_rows_in_doubt(case, total)).collect();
            if !open.is_empty() {
                return Some(undecided(case, &open));
            }
        }
        let found = findings.len();
        let message = if found == 0 {
            text!(vi: "Các số tổng ghi trong danh sách khớp với các dòng.", en: "The totals that the list states agree with its rows.")
        } else {
            text!(vi: "Có {found} số tổng không khớp với các dòng.", en: "Totals that disagree with the rows: {found}.")
        };
        Some(Outcome::of_findings(findings, message))
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Elsewhere
    }
}

/// Whether a total agrees only if some of the rows that were not counted are people.
fn hangs_on_rows_in_doubt(case: &Case<'_>, total: &StatedTotal) -> bool {
    let counted = case.roster.counted(total);
    total.stated.is_some_and(|stated| !counted.fits_either_way(stated))
}

fn undecided(case: &Case<'_>, open: &[&StatedTotal]) -> Outcome {
    let rows = case.roster.rows_in_doubt.iter().map(|row| &row.person);
    let concerned = rows.filter(|row| open.iter().any(|total| total.table == row.table));
    let places: Vec<Location> = concerned.map(|row| case.place_of(row, &row.name)).collect();
    let unsettled = case.unsettled(&places);
    let message = text!(
        vi: "Chưa rõ các số tổng có khớp với các dòng không, vì {because}.",
        en: "Whether the totals agree with the rows cannot be told yet, because of {because}.",
        because = unsettled.words()
    );
    Outcome::not_checked(message, unsettled.settle()).decided_by(places)
}

fn finding(rule: &Rule, case: &Case<'_>, total: &StatedTotal) -> Option<Finding> {
    let written = quoted(&total.written);
    let (message, help) = match total.stated {
        None => (
            text!(
                vi: "Ô tổng là công thức {written} chưa có kết quả, nên không đối chiếu được.",
                en: "The total is the formula {written} without a result, so it could not be compared.",
            ),
            text!(
                vi: "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại để công thức được tính",
                en: "open the file in a spreadsheet program and save it, so that the formula is calculated",
            ),
        ),
        Some(stated) => {
            let counted = case.roster.counted(total);
            if counted.fits(stated) {
                return None;
            }
            disagreement(&written, total, stated, counted.least)
        }
    };
    Some(Finding {
        rule: rule.id.clone(),
        severity: rule.severity,
        message,
        help: Some(help),
        location: Location {
            file: case.roster.tables.get(total.table)?.file.clone(),
            sheet: case.roster.tables.get(total.table)?.sheet.clone(),
            row: total.cell.row,
            cell: Some(total.cell),
        },
        delegate: None,
        waived: None,
    })
}

fn disagreement(written: &str, total: &StatedTotal, stated: u64, counted: u64) -> (Text, Text) {
    let people = match total.counts {
        TotalOf::Everyone | TotalOf::EitherGender => text!(vi: "", en: "people"),
        TotalOf::Women => text!(vi: " nữ", en: "women"),
        TotalOf::Men => text!(vi: " nam", en: "men"),
        TotalOf::Role(_) => text!(vi: " thuộc thành phần này", en: "people of this role"),
    };
    // The heading of a section counts those beneath it.
    let message = if total.cell.row < total.rows.0 {
        text!(
            vi: "Tên mục ghi {written}: {stated} người{people}, nhưng các dòng phía dưới có {counted}.",
            en: "The heading says {written}: {stated} {people}, but the rows beneath count {counted}.",
            people
        )
    } else {
        text!(
            vi: "Dòng tổng ghi {written}: {stated} người{people}, nhưng các dòng phía trên có {counted}.",
            en: "The total says {written}: {stated} {people}, but the rows above count {counted}.",
            people
        )
    };
    (
        message,
        text!(
            vi: "sửa số tổng, hoặc rà lại xem có dòng nào thiếu hay thừa",
            en: "correct the total, or look for rows that are missing or too many",
        ),
    )
}
