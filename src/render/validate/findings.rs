//! What to mend, sheet by sheet and row by row.
//!
//! A column that was filled in wrongly breaks one rule on every row; after a handful of findings of
//! one rule in a sheet the rest is told by the numbers of the rows.

use super::alike;
use crate::render::document::{
    Document, MEDIUM, STRONG, TextCell, TextColumn, TextLine, TextTable, beneath,
};
use crate::render::marks;
use crate::report::{Finding, ListReport, words};
use crate::text;
use crate::wording::Text;

/// The widest that the column of names becomes.
pub(in crate::render) const NAME_WIDTH: u16 = 26;

/// Some findings of a list.
pub(in crate::render) fn by_sheet(
    document: &mut Document,
    list: &ListReport,
    findings: &[Finding],
    all: bool,
    is_page: bool,
) {
    for (sheet, findings) in alike::by_sheet(findings) {
        let count = findings.len();
        document.heading(text!(
            vi: "Cần xem lại – {sheet} ({count})",
            en: "To mend – {sheet} ({count})",
            sheet = words::sheet(sheet)
        ));
        let mut table = TextTable::new([
            TextColumn::new(Text::fixed("Ô", "Cell")).whole(),
            TextColumn::new(Text::fixed("Đại biểu", "Delegate"))
                .from(MEDIUM)
                .or_above(2, STRONG)
                .at_most(NAME_WIDTH),
            TextColumn::new(Text::fixed("Nội dung", "What is wrong")),
        ])
        .untitled_on_screen();
        for (finding, help) in alike::shown(&findings, all) {
            table.row(row(finding, help, is_page));
        }
        document.table(table);
        for rule in alike::collapsed(&findings, all) {
            document.add(beneath(alike::rest(list, rule, &findings)));
        }
    }
}

fn row(finding: &Finding, help: Option<&Text>, is_page: bool) -> [TextCell; 3] {
    let (mark, tone) = marks::of_finding(finding);
    let place = text!("{mark} {place}", place = words::place(&finding.location));
    let message = TextCell::from(finding.message.capitalised());
    let message = match (&finding.waived, help) {
        (Some(waived), _) => {
            let mark = if is_page { "" } else { "~ " };
            message.with_line(text!("{mark}{reason}", reason = words::waiver(waived).capitalised()))
        }
        (None, Some(help)) => message.with_line(text!("→ {help}", help = help.capitalised())),
        (None, None) => message,
    };
    let name = finding.delegate.as_deref().unwrap_or_default();
    [TextLine::from(place).toned(tone).into(), name.into(), message]
}
