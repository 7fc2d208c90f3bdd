//! `[[totals]]`: the totals that a list states of itself agree with its rows.

use std::sync::Arc;

use super::{FOUND, Kind, RuleBody};
use crate::evaluate::{Case, Outcome, quoted};
use crate::report::{Finding, Location};
use crate::roster::{Delegate, Gender, StatedTotal, TotalOf};
use crate::rules::decode::Decoding;
use crate::rules::{Doc, Rule};
use crate::text;
use crate::wording::Text;
use crate::written::WrittenTable;

pub(super) static KIND: Kind = Kind {
    id: "totals",
    summary: Doc {
        vi: "Số tổng ghi trong danh sách phải khớp với các dòng.",
        en: "The totals that a list states agree with its rows.",
    },
    options: &[],
    placeholders: FOUND,
    page: include_str!("totals.md"),
    decode,
};

#[derive(Debug)]
struct Totals;

#[expect(clippy::unnecessary_wraps, reason = "every kind is read by the same signature")]
fn decode(_table: &WrittenTable<'_>, _decoding: &mut Decoding) -> Option<Arc<dyn RuleBody>> {
    Some(Arc::new(Totals))
}

/// How many people a total can count: certainly, and at most, where genders or roles are unknown.
#[derive(Debug, Clone, Copy)]
struct Counted {
    least: u64,
    most: u64,
}

impl Counted {
    fn fits(self, stated: u64) -> bool {
        (self.least..=self.most).contains(&stated)
    }
}

impl RuleBody for Totals {
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
        let found = findings.len();
        let message = if found == 0 {
            text!(vi: "Các số tổng ghi trong danh sách khớp với các dòng.", en: "The totals that the list states agree with its rows.")
        } else {
            text!(vi: "Có {found} số tổng không khớp với các dòng.", en: "Totals that disagree with the rows: {found}.")
        };
        Some(Outcome::of_findings(findings, message))
    }
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
            let counted = readings(case, total);
            if counted.iter().any(|counted| counted.fits(stated)) {
                return None;
            }
            disagreement(&written, stated, counted.first()?.least, total.counts)
        }
    };
    Some(Finding {
        rule: rule.id.clone(),
        severity: rule.severity,
        message,
        help: Some(help),
        location: Location {
            sheet: case.roster.tables.get(total.table)?.sheet.clone(),
            row: total.cell.row,
            cell: Some(total.cell),
        },
        delegate: None,
    })
}

fn disagreement(written: &str, stated: u64, counted: u64, of: TotalOf) -> (Text, Text) {
    let (vi, en) = match of {
        TotalOf::Everyone => ("", "people"),
        TotalOf::Women => (" nữ", "women"),
        TotalOf::Men => (" nam", "men"),
        TotalOf::Role(_) => (" thuộc thành phần này", "people of this role"),
    };
    (
        text!(
            vi: "Dòng tổng ghi {written}: {stated} người{vi}, nhưng các dòng phía trên có {counted}.",
            en: "The total says {written}: {stated} {en}, but the rows above count {counted}.",
        ),
        text!(
            vi: "sửa số tổng, hoặc rà lại xem có dòng nào thiếu hay thừa",
            en: "correct the total, or look for rows that are missing or too many",
        ),
    )
}

/// What the total may sum up, the likeliest first: its own rows, its table, its sheet, the list.
fn readings(case: &Case<'_>, total: &StatedTotal) -> Vec<Counted> {
    let sheet = case.roster.tables.get(total.table).map(|table| &table.sheet);
    let in_table = |delegate: &&Delegate| delegate.table == total.table;
    let in_rows = |delegate: &&Delegate| {
        in_table(delegate) && (total.rows.0..=total.rows.1).contains(&delegate.row)
    };
    let in_sheet = |delegate: &&Delegate| {
        case.roster.tables.get(delegate.table).map(|table| &table.sheet) == sheet
    };
    let all = || case.roster.delegates.iter();
    vec![
        count(all().filter(in_rows), total.counts),
        count(all().filter(in_table), total.counts),
        count(all().filter(in_sheet), total.counts),
        count(case.people.iter().copied(), total.counts),
    ]
}

fn count<'a>(people: impl Iterator<Item = &'a Delegate>, of: TotalOf) -> Counted {
    let mut counted = Counted { least: 0, most: 0 };
    for delegate in people {
        let (certain, possible) = match of {
            TotalOf::Everyone => (true, true),
            TotalOf::Women => is(delegate.gender.known(), &Gender::Female),
            TotalOf::Men => is(delegate.gender.known(), &Gender::Male),
            TotalOf::Role(role) => is(delegate.role.known(), &role),
        };
        counted.least += u64::from(certain);
        counted.most += u64::from(possible);
    }
    counted
}

fn is<T: PartialEq>(known: Option<&T>, wanted: &T) -> (bool, bool) {
    known.map_or((false, true), |known| (known == wanted, known == wanted))
}
