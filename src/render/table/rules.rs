//! One line a rule: how it came out, what was found, what is allowed, how far it is from that.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, Row, Width};

use crate::render::for_terminal;
use crate::report::{Check, ListReport, Status, words};

use crate::render::paper::{BOLD, DIM, Layout, Paper, outcome};
use crate::render::told::{self, measure};

/// The widest that a clause's column becomes.
const CLAUSE_WIDTH: u16 = 34;

pub(super) fn write(paper: &mut Paper, list: &ListReport) {
    let checks: Vec<&Check> =
        list.checks.iter().filter(|check| !paper.quiet || check.status != Status::Pass).collect();
    if checks.is_empty() {
        return;
    }
    paper.blank();
    let layout = paper.layout();
    let mut table = paper.columns();
    table.set_header(header(paper, layout));
    for check in checks {
        table.add_row(row(paper, layout, check));
    }
    if let Some(result) = table.column_mut(0) {
        result.set_constraint(ColumnConstraint::ContentWidth);
    }
    if layout != Layout::Narrow {
        for index in 2..5 {
            if let Some(quantity) = table.column_mut(index) {
                quantity.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
    }
    if let Some(clause) = table.column_mut(5) {
        clause.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(CLAUSE_WIDTH)));
    }
    paper.table(table);
    // Where room is short, the clauses stand with the rules that are broken, and with `rules show`.
    if layout != Layout::Wide {
        let said = paper.say(&words::clauses_elsewhere(&list.ruleset.id));
        paper.paragraph(" ", &said, DIM);
    }
}

fn header(paper: &Paper, layout: Layout) -> Row {
    let mut titles = vec![paper.word("Kết quả", "Result"), paper.word("Quy định", "Rule")];
    if layout != Layout::Narrow {
        titles.push(paper.word("Thực tế", "Found"));
        titles.push(paper.word("Giới hạn", "Allowed"));
        titles.push(paper.word("Chênh lệch", "Margin"));
    }
    if layout == Layout::Wide {
        titles.push(paper.word("Căn cứ", "Source"));
    }
    let mut row = Row::new();
    for (index, title) in titles.into_iter().enumerate() {
        row.add_cell(aligned(Cell::new(paper.paint(BOLD, title)), index));
    }
    row
}

fn row(paper: &Paper, layout: Layout, check: &Check) -> Row {
    let title = paper.say(&check.title);
    let title = match check.status {
        Status::Pass => title,
        Status::Fail | Status::NotChecked => paper.paint(BOLD, &title),
    };
    let clause = for_terminal(&check.citation.clause);
    let lang = paper.lang;
    let mut found = measure::observed(check, lang);
    let limit = for_terminal(&measure::limit(check, lang));
    let margin = measure::margin(check, lang);
    let source = paper.paint(DIM, &clause);
    let cells = match layout {
        Layout::Wide => {
            if let Some(percent) = measure::percent(check, lang) {
                found = format!("{found} ({percent})");
            }
            vec![result(paper, check), title, found, limit, margin, source]
        }
        Layout::Medium => {
            vec![result(paper, check), title, found, limit, margin]
        }
        Layout::Narrow => {
            let quantities: Vec<String> = [found, limit, margin]
                .into_iter()
                .filter(|quantity| !quantity.is_empty())
                .collect();
            let title = lines(&[title, quantities.join(" · ")]);
            vec![result(paper, check), title]
        }
    };
    let mut row = Row::new();
    for (index, content) in cells.into_iter().enumerate() {
        row.add_cell(aligned(Cell::new(content), index));
    }
    row
}

/// Mark and word.
fn result(paper: &Paper, check: &Check) -> String {
    let (mark, style) = outcome(check);
    let word = for_terminal(&told::result(check, paper.lang));
    paper.paint(style, &format!("{mark} {word}"))
}

fn lines(lines: &[String]) -> String {
    let filled: Vec<&str> =
        lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    filled.join("\n")
}

/// What was found is a number, and numbers are compared by their last digits.
fn aligned(cell: Cell, column: usize) -> Cell {
    if column == 2 { cell.set_alignment(CellAlignment::Right) } else { cell }
}
