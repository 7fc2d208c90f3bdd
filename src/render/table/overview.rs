//! One line a unit, worst first or by name, and the totals of each level.

use anstyle::Style;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, Row};

use crate::render::told::overview as told;
use crate::render::{RenderOptions, for_terminal};
use crate::report::{Closing, Counts, Run, Standing, UnitLine, UnitStanding};
use crate::text;

use super::verdict::RED;
use crate::render::paper::{BOLD, DIM, Paper};

/// What has columns of its own. What has none stands beneath the unit, where it has more room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Neither the numbers nor what is broken.
    Narrow,
    /// The numbers.
    Medium,
    /// Both.
    Wide,
}

impl Shape {
    fn on(paper: &Paper) -> Self {
        match paper.width {
            0..72 => Self::Narrow,
            72..96 => Self::Medium,
            _ => Self::Wide,
        }
    }
}

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
    let shape = Shape::on(paper);
    let mut table = paper.columns();
    table.set_header(header(paper, shape));
    let names = told::Names::of(&units);
    for line in &wanted[..shown] {
        table.add_row(row(paper, shape, line, &names));
    }
    if !paper.quiet {
        for (label, quantities) in told::totals(closing, paper.lang) {
            table.add_row(total(paper, shape, label, quantities));
        }
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        if shape != Shape::Narrow && (2..6).contains(&index) || index == 0 {
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

fn header(paper: &Paper, shape: Shape) -> Row {
    let [result, unit, quantities @ .., broken] = told::titles(paper.lang);
    let both = paper.word("Đơn vị và điểm chưa đạt", "Unit and what is broken");
    let mut titles = vec![result, if shape == Shape::Wide { unit } else { both }];
    if shape != Shape::Narrow {
        titles.extend(quantities);
    }
    if shape == Shape::Wide {
        titles.push(broken);
    }
    let mut row = Row::new();
    for (index, title) in titles.into_iter().enumerate() {
        row.add_cell(aligned(Cell::new(paper.paint(BOLD, title)), shape, index));
    }
    row
}

fn row(paper: &Paper, shape: Shape, line: &UnitLine, names: &told::Names<'_>) -> Row {
    let word = paper.say(&told::standing(line.standing));
    let word = paper.paint(colour(line.standing), &word);
    let unit = for_terminal(&names.unit(line, paper.lang));
    let quantities = told::quantities(line, paper.lang);
    let broken = for_terminal(&told::broken(line, paper.all, paper.lang));
    let mut row = Row::new();
    for (index, content) in cells(paper, shape, [word, unit, broken], quantities).enumerate() {
        row.add_cell(aligned(Cell::new(content), shape, index));
    }
    row
}

/// The cells of a row of result, unit and what is broken.
fn cells(
    paper: &Paper,
    shape: Shape,
    [result, unit, broken]: [String; 3],
    quantities: [String; 4],
) -> impl Iterator<Item = String> {
    let mut beneath = vec![unit];
    let mut beside = Vec::new();
    if shape == Shape::Narrow {
        let [_, _, titles @ .., _] = told::titles(paper.lang);
        let told = quantities.iter().zip(titles).filter(|(told, _)| !matches!(&***told, "–" | ""));
        let told: Vec<String> = told.map(|(told, title)| format!("{title} {told}")).collect();
        beneath.push(told.join(" · "));
    } else {
        beside.extend(quantities);
    }
    if shape == Shape::Wide {
        beside.push(broken);
    } else {
        beneath.push(broken);
    }
    beneath.retain(|line| !line.is_empty());
    [result, beneath.join("\n")].into_iter().chain(beside)
}

fn colour(standing: UnitStanding) -> Style {
    match standing {
        UnitStanding::Listed(standing) => super::verdict::colour(standing),
        UnitStanding::Missing | UnitStanding::Unreadable => RED,
        UnitStanding::NotExpected => DIM,
    }
}

/// What the lists of a level come to together.
fn total(paper: &Paper, shape: Shape, label: String, quantities: [String; 3]) -> Row {
    let [official, guests, women] = quantities;
    let none = String::new;
    let quantities = [official, guests, women, none()];
    let mut row = Row::new();
    for (index, content) in cells(paper, shape, [none(), label, none()], quantities).enumerate() {
        let lines: Vec<String> = content.lines().map(|line| paper.paint(BOLD, line)).collect();
        row.add_cell(aligned(Cell::new(lines.join("\n")), shape, index));
    }
    row
}

/// Numbers are compared by their last digits.
fn aligned(cell: Cell, shape: Shape, column: usize) -> Cell {
    if shape != Shape::Narrow && (2..6).contains(&column) {
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
