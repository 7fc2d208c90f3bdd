//! One line a unit, worst first or by name, and the totals of each level.

use anstyle::Style;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, Row};

use crate::render::told::overview as told;
use crate::render::{RenderOptions, for_terminal};
use crate::report::{Closing, Counts, Run, Standing, UnitLine, UnitStanding};
use crate::text;

use super::verdict::RED;
use crate::render::paper::{BOLD, DIM, Layout, Paper};

/// How many units are shown before the rest is only counted, unless all are asked for.
const SHOWN: usize = 100;

pub(super) fn write(paper: &mut Paper, closing: &Closing, options: &RenderOptions) {
    let units = told::ordered(closing, options.order);
    let wanted: Vec<&UnitLine> =
        units.iter().copied().filter(|line| !paper.quiet || needs_attention(line)).collect();
    if wanted.is_empty() {
        return;
    }
    let shown = if paper.all { wanted.len() } else { wanted.len().min(SHOWN) };
    paper.heading(paper.word("Tổng hợp", "Overview"));
    let layout = paper.layout();
    let mut table = paper.columns();
    table.set_header(header(paper, layout));
    let usual = told::usual_level(&units);
    for line in &wanted[..shown] {
        table.add_row(row(paper, layout, line, usual));
    }
    if !paper.quiet {
        for (label, quantities) in told::totals(closing, paper.lang) {
            table.add_row(total(paper, layout, label, quantities));
        }
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        if layout != Layout::Narrow && (2..6).contains(&index) || index == 0 {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    paper.table(table);
    let hidden = wanted.len() - shown;
    if hidden > 0 {
        let said = paper.say(&text!(
            vi: "… và {hidden} đơn vị nữa (xem hết: --all)",
            en: "… and {hidden} more units (all of them: --all)"
        ));
        paper.paragraph("   ", &said, DIM);
    }
}

fn needs_attention(line: &UnitLine) -> bool {
    !matches!(line.standing, UnitStanding::Listed(Standing::Ready) | UnitStanding::NotExpected)
        || line.counts != Counts::default()
}

fn header(paper: &Paper, layout: Layout) -> Row {
    let [result, unit, quantities @ .., broken] = told::titles(paper.lang);
    let mut titles = vec![result, unit];
    if layout != Layout::Narrow {
        titles.extend(quantities);
    }
    titles.push(broken);
    let mut row = Row::new();
    for (index, title) in titles.into_iter().enumerate() {
        row.add_cell(aligned(Cell::new(paper.paint(BOLD, title)), layout, index));
    }
    row
}

fn row(paper: &Paper, layout: Layout, line: &UnitLine, usual: Option<&str>) -> Row {
    let word = paper.say(&told::standing(line.standing));
    let word = paper.paint(colour(line.standing), &word);
    let unit = for_terminal(&told::unit(line, usual, paper.lang));
    let quantities = told::quantities(line, paper.lang);
    let mut cells = vec![word];
    match layout {
        Layout::Narrow => {
            let told: Vec<&str> =
                quantities.iter().map(String::as_str).filter(|told| *told != "–").collect();
            let told = told.join(" · ");
            cells.push(if told.is_empty() { unit } else { format!("{unit}\n{told}") });
        }
        Layout::Medium | Layout::Wide => {
            cells.push(unit);
            cells.extend(quantities);
        }
    }
    cells.push(for_terminal(&told::broken(line, paper.all, paper.lang)));
    let mut row = Row::new();
    for (index, content) in cells.into_iter().enumerate() {
        row.add_cell(aligned(Cell::new(content), layout, index));
    }
    row
}

fn colour(standing: UnitStanding) -> Style {
    match standing {
        UnitStanding::Listed(standing) => super::verdict::colour(standing),
        UnitStanding::Missing | UnitStanding::Unreadable => RED,
        UnitStanding::NotExpected => DIM,
    }
}

/// What the lists of a level come to together.
fn total(paper: &Paper, layout: Layout, label: String, quantities: [String; 3]) -> Row {
    let mut cells = vec![String::new()];
    match layout {
        Layout::Narrow => cells.push(format!("{label}\n{}", quantities.join(" · "))),
        Layout::Medium | Layout::Wide => {
            cells.push(label);
            cells.extend(quantities);
            cells.push(String::new());
        }
    }
    cells.push(String::new());
    let mut row = Row::new();
    for (index, content) in cells.into_iter().enumerate() {
        let content = paper.paint(BOLD, &content);
        row.add_cell(aligned(Cell::new(content), layout, index));
    }
    row
}

/// Numbers are compared by their last digits.
fn aligned(cell: Cell, layout: Layout, column: usize) -> Cell {
    if layout != Layout::Narrow && (2..6).contains(&column) {
        cell.set_alignment(CellAlignment::Right)
    } else {
        cell
    }
}

/// The plain sentences at the end: how many units stand how, and the way on.
pub(super) fn sentences(paper: &mut Paper, run: &Run, closing: &Closing, options: &RenderOptions) {
    let said = paper.say(&told::overall(closing, run.strictness));
    paper.blank();
    paper.paragraph("", &said, BOLD);
    let refused = closing.overview.units.iter().any(|line| !line.broken.is_empty());
    if refused && !options.details && !paper.quiet {
        let said = paper.say(&text!(
            vi: "Xem chi tiết từng danh sách: thêm --details, hoặc kiểm tra riêng một tệp.",
            en: "For each list in full: add --details, or check one file by itself."
        ));
        paper.paragraph("", &said, DIM);
    }
}
