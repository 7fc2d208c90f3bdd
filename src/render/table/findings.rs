//! What to mend, sheet by sheet and row by row.
//!
//! A column that was filled in wrongly breaks one rule on every row; after a handful of findings of
//! one rule in a sheet the rest is told by the numbers of the rows.

use comfy_table::{Cell, ColumnConstraint, Row as TableRow, Width};

use crate::render::for_terminal;
use crate::render::told::alike;
use crate::report::{Finding, ListReport, words};
use crate::wording::Text;

use crate::render::paper::{BOLD, Layout, PLAIN, Paper, WAIVED, weight};

/// The widest that the column of names becomes.
const NAME_WIDTH: u16 = 26;

pub(super) fn write(paper: &mut Paper, list: &ListReport) {
    for (sheet, findings) in alike::by_sheet(&list.findings) {
        let label = paper.word("Cần xem lại", "To mend");
        let place = paper.say(&words::sheet(sheet));
        paper.heading(&format!("{label} – {place} ({})", findings.len()));
        one_sheet(paper, list, &findings);
    }
}

fn one_sheet(paper: &mut Paper, list: &ListReport, findings: &[&Finding]) {
    let collapsed = alike::collapsed(findings, paper.all);
    let mut table = paper.columns();
    for (finding, help) in alike::shown(findings, paper.all) {
        table.add_row(row(paper, finding, help));
    }
    if let Some(place) = table.column_mut(0) {
        place.set_constraint(ColumnConstraint::ContentWidth);
    }
    if paper.layout() != Layout::Narrow
        && let Some(name) = table.column_mut(1)
    {
        name.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(NAME_WIDTH)));
    }
    paper.table(table);
    for rule in collapsed {
        let told = paper.say(&alike::rest(list, rule, findings));
        paper.paragraph("   ", &told, PLAIN);
    }
}

fn row(paper: &Paper, finding: &Finding, help: Option<&Text>) -> TableRow {
    let (mark, style) = finding.waived.as_ref().map_or(weight(finding.severity), |_| WAIVED);
    let cell = paper.say(&words::place(&finding.location));
    let place = paper.paint(style, &format!("{mark} {cell}"));
    let name = finding.delegate.as_deref().map(for_terminal).unwrap_or_default();
    let mut message = paper.sentence(&finding.message);
    if let Some(waived) = &finding.waived {
        message = format!("{message}\n~ {}", paper.sentence(&words::waiver(waived)));
    } else if let Some(help) = help {
        message = format!("{message}\n→ {}", paper.sentence(help));
    }
    let mut row = TableRow::new();
    row.add_cell(Cell::new(place));
    if paper.layout() == Layout::Narrow {
        if !name.is_empty() {
            message = format!("{}\n{message}", paper.paint(BOLD, &name));
        }
    } else {
        row.add_cell(Cell::new(name));
    }
    row.add_cell(Cell::new(message));
    row
}
