//! The page: what was divided, what each unit got, what is to be known of it.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, Row, Table};

use crate::calculate::allotment::{Allotment, Bound, UnitAllotment, words};
use crate::closed_list::ClosedList;
use crate::render::figures::number;
use crate::render::paper::{BOLD, DIM, GREEN, Layout, PLAIN, Paper, YELLOW};
use crate::render::{RenderOptions, for_terminal};
use crate::text;
use crate::wording::{Text, counted};

use super::{AllotmentPage, compare, decimal, explain, notes, signed};

pub(super) fn render(page: &AllotmentPage<'_>, options: &RenderOptions) -> String {
    let mut paper = Paper::new(options);
    head(&mut paper, page);
    paper.blank();
    units(&mut paper, page.allotment);
    if page.allotment.comparison.is_some() {
        compare::write(&mut paper, page.allotment);
    }
    if page.allotment.explanation.is_some() {
        explain::write(&mut paper, page.allotment);
    }
    notes::write(&mut paper, page.allotment);
    notes::reading(&mut paper, page);
    verdict(&mut paper, page.allotment);
    paper.finish()
}

fn head(paper: &mut Paper, page: &AllotmentPage<'_>) {
    let allotment = page.allotment;
    paper.paragraph("", &for_terminal(page.path), BOLD);
    let lang = paper.lang;
    let units = allotment.units.len() as u64;
    let units_en = counted(units, "unit", "units");
    let people = number(u64::try_from(allotment.population).unwrap_or(u64::MAX), lang);
    let seats = number(allotment.seats, lang);
    let head = text!(
        vi: "Phân bổ {seats} chỉ tiêu đại biểu cho {units} đơn vị, dân số {people} người.",
        en: "{seats} seats for {units_en} with {people} people."
    );
    let head = paper.say(&head);
    paper.paragraph("", &head, PLAIN);
    let name = allotment.method.name();
    let (vi, en, id) = (name.vi, name.en, allotment.method.id());
    let method = paper.say(&text!(
        vi: "Phương pháp: {vi} [{id}].",
        en: "Method: {en} [{id}]."
    ));
    paper.paragraph("", &method, PLAIN);
    let parts = parts(allotment);
    if parts.len() > 1 {
        let made_up = words::parts(&parts, lang);
        let line = format!("{} = {}.", seats, for_terminal(&made_up));
        paper.paragraph("", &line, PLAIN);
    }
}

/// What the seats are made up of.
fn parts(allotment: &Allotment) -> Vec<(Text, u64)> {
    let mut parts = vec![(text!(vi: "theo dân số", en: "by population"), allotment.pool)];
    for reserved in &allotment.reserved {
        let group = &reserved.group;
        let name = text!(vi: "dành cho dân tộc {group}", en: "reserved for the {group}");
        parts.push((name, reserved.seats));
    }
    parts.extend(allotment.set_aside.iter().map(|aside| (Text::same(&aside.name), aside.seats)));
    parts
}

fn units(paper: &mut Paper, allotment: &Allotment) {
    let reserves = allotment.units.iter().any(|unit| unit.reserved > 0);
    let bounded = allotment.units.iter().any(|unit| unit.bound.is_some());
    let mut table = paper.columns();
    let mut heads = vec![
        paper.word("Đơn vị", "Unit"),
        paper.word("Dân số", "Population"),
        paper.word("Theo tỷ lệ", "Share"),
    ];
    if reserves {
        heads.push(paper.word("Theo dân số", "By population"));
        heads.push(paper.word("Dành riêng", "Reserved"));
    }
    heads.push(paper.word("Chỉ tiêu", "Seats"));
    heads.push(paper.word("Chênh lệch", "Difference"));
    if bounded {
        heads.push(paper.word("Ghi chú", "Note"));
    }
    let texts = heads.iter().map(|head| paper.paint(BOLD, head)).collect();
    let last = bounded.then_some(heads.len() - 1);
    table.set_header(numbers(texts, last));
    for unit in &allotment.units {
        let mut row = one(paper, unit, reserves);
        if bounded {
            row.push(paper.paint(DIM, &note(paper, unit)));
        }
        table.add_row(numbers(row, last));
    }
    let mut row = sum(paper, allotment, reserves);
    if bounded {
        row.push(String::new());
    }
    let row = row.iter().map(|text| paper.paint(BOLD, text)).collect();
    table.add_row(numbers(row, last));
    keep_numbers_whole(&mut table, paper.layout());
    paper.table(table);
}

fn one(paper: &Paper, unit: &UnitAllotment, reserves: bool) -> Vec<String> {
    let lang = paper.lang;
    let mut row = vec![
        for_terminal(&unit.name),
        number(unit.population, lang),
        decimal(&unit.quota.decimal(2), lang),
    ];
    if reserves {
        row.push(number(unit.by_population, lang));
        row.push(if unit.reserved > 0 { number(unit.reserved, lang) } else { String::new() });
    }
    row.push(paper.paint(BOLD, &number(unit.seats(), lang)));
    row.push(signed(&unit.quota.deviation(unit.by_population, 2), lang));
    row
}

fn note(paper: &Paper, unit: &UnitAllotment) -> String {
    match unit.bound {
        Some(Bound::Lower) => {
            let min = unit.min.unwrap_or_default();
            paper.say(&text!(vi: "tối thiểu {min}", en: "at least {min}"))
        }
        Some(Bound::Upper) => {
            let max = unit.max.unwrap_or_default();
            paper.say(&text!(vi: "tối đa {max}", en: "at most {max}"))
        }
        None => String::new(),
    }
}

fn sum(paper: &Paper, allotment: &Allotment, reserves: bool) -> Vec<String> {
    let lang = paper.lang;
    let of =
        |seats: fn(&UnitAllotment) -> u64| number(allotment.units.iter().map(seats).sum(), lang);
    let people = u64::try_from(allotment.population).unwrap_or(u64::MAX);
    let mut row = vec![
        paper.word("Cộng", "In all").to_owned(),
        number(people, lang),
        number(allotment.pool, lang),
    ];
    if reserves {
        row.push(of(|unit| unit.by_population));
        row.push(of(|unit| unit.reserved));
    }
    row.push(of(UnitAllotment::seats));
    row.push(String::new());
    row
}

/// A row whose cells are numbers, but for the first and, where there is one, the note.
pub(super) fn numbers(texts: Vec<String>, note: Option<usize>) -> Row {
    let mut row = Row::new();
    for (at, text) in texts.into_iter().enumerate() {
        let cell = Cell::new(text);
        let is_number = at > 0 && Some(at) != note;
        row.add_cell(if is_number { cell.set_alignment(CellAlignment::Right) } else { cell });
    }
    row
}

/// Names give way where room is short, numbers are never cut.
pub(super) fn keep_numbers_whole(table: &mut Table, layout: Layout) {
    if layout == Layout::Narrow {
        return;
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
}

fn verdict(paper: &mut Paper, allotment: &Allotment) {
    let seats = number(allotment.seats, paper.lang);
    let open = allotment.unallotted;
    paper.blank();
    if open == 0 {
        let style = GREEN.bold();
        let said =
            text!(vi: "Đã phân bổ đủ {seats} chỉ tiêu.", en: "All {seats} seats are allotted.");
        let said = paper.say(&said);
        paper.paragraph("", &said, style);
        return;
    }
    let seats_en = words::seats(open);
    let said = text!(
        vi: "Còn {open} chỉ tiêu chưa phân bổ: cần quyết định giữa các đơn vị ngang nhau.",
        en: "Not complete: {seats_en} unallotted until it is decided who goes first among equals."
    );
    let said = paper.say(&said);
    paper.paragraph("", &said, YELLOW.bold());
    let ways = paper.sentence(&words::ways_to_break());
    paper.paragraph(" → ", &ways, PLAIN);
}
