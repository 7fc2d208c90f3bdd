//! The page: what was divided, what each unit got, what is to be known of it.

use crate::calculate::allotment::{Allotment, Bound, UnitAllotment, words};
use crate::closed_list::ClosedList;
use crate::render::RenderOptions;
use crate::render::document::{
    DIM, Document, GOOD, MEDIUM, OPEN, STRONG, TextCell, TextColumn, TextLine, TextTable, paragraph,
};
use crate::text;
use crate::wording::{Text, grouped, joined, number_of};

use super::{AllotmentPage, compare, decimal, explain, notes, signed};

pub(super) fn document(page: &AllotmentPage<'_>, options: &RenderOptions) -> Document {
    let mut document = Document::default();
    head(&mut document, page);
    document.gap();
    units(&mut document, page.allotment);
    compare::tell(&mut document, page.allotment);
    explain::tell(&mut document, page.allotment);
    notes::tell(&mut document, page, options);
    verdict(&mut document, page.allotment);
    document
}

fn head(document: &mut Document, page: &AllotmentPage<'_>) {
    let allotment = page.allotment;
    document.title(Text::same(page.path));
    document.say(text!(
        vi: "Phân bổ {seats} chỉ tiêu đại biểu cho {units}, dân số {people} người.",
        en: "{seats} seats for {units} with {people} people.",
        seats = grouped(allotment.seats),
        units = number_of(allotment.units.len() as u64, "đơn vị", "unit", "units"),
        people = population(allotment)
    ));
    let (method, id) = (allotment.method.name(), allotment.method.id());
    document.say(text!(
        vi: "Phương pháp: {method} [{id}].",
        en: "Method: {method} [{id}].",
        method
    ));
    let parts = parts(allotment);
    if parts.len() > 1 {
        let seats = grouped(allotment.seats);
        document.say(text!("{seats} = {parts}.", seats, parts = joined(&parts, " + ")));
    }
}

fn population(allotment: &Allotment) -> Text {
    grouped(u64::try_from(allotment.population).unwrap_or(u64::MAX))
}

/// What the seats are made up of.
fn parts(allotment: &Allotment) -> Vec<Text> {
    let pool = allotment.pool;
    let mut parts = vec![text!(vi: "theo dân số {pool}", en: "by population {pool}")];
    parts.extend(allotment.reserved.iter().map(|reserved| {
        let (group, seats) = (&reserved.group, reserved.seats);
        text!(vi: "dành cho dân tộc {group} {seats}", en: "reserved for the {group} {seats}")
    }));
    parts.extend(allotment.set_aside.iter().map(|aside| {
        let (name, seats) = (&aside.name, aside.seats);
        text!("{name} {seats}")
    }));
    parts
}

fn units(document: &mut Document, allotment: &Allotment) {
    let reserves = allotment.units.iter().any(|unit| unit.reserved > 0);
    let is_bounded = allotment.units.iter().any(|unit| unit.bound.is_some());
    let mut columns = vec![
        TextColumn::new(Text::fixed("Đơn vị", "Unit")),
        quantity(Text::fixed("Dân số", "Population")),
        quantity(Text::fixed("Theo tỷ lệ", "Share")),
    ];
    if reserves {
        columns.push(quantity(Text::fixed("Theo dân số", "By population")));
        columns.push(quantity(Text::fixed("Dành riêng", "Reserved")));
    }
    columns.push(quantity(Text::fixed("Chỉ tiêu", "Seats")));
    columns.push(quantity(Text::fixed("Chênh lệch", "Difference")));
    if is_bounded {
        columns.push(TextColumn::new(Text::fixed("Ghi chú", "Note")).whole_from(MEDIUM));
    }
    let mut table = TextTable::new(columns);
    for unit in &allotment.units {
        let mut row = one(unit, reserves);
        if is_bounded {
            row.push(TextLine::from(note(unit)).toned(DIM).into());
        }
        table.row(row);
    }
    table.row(sum(allotment, reserves));
    document.table(table);
}

/// Names give way where room is short, numbers are never cut.
pub(super) fn quantity(title: Text) -> TextColumn {
    TextColumn::number(title).whole_from(MEDIUM)
}

fn one(unit: &UnitAllotment, reserves: bool) -> Vec<TextCell> {
    let mut row: Vec<TextCell> = vec![
        (&*unit.name).into(),
        grouped(unit.population).into(),
        decimal(&unit.quota.decimal(2)).into(),
    ];
    if reserves {
        row.push(grouped(unit.by_population).into());
        row.push(match unit.reserved {
            0 => TextCell::default(),
            seats => grouped(seats).into(),
        });
    }
    row.push(TextLine::from(grouped(unit.seats())).toned(STRONG).into());
    row.push(signed(&unit.quota.deviation(unit.by_population, 2)).into());
    row
}

fn note(unit: &UnitAllotment) -> Text {
    match unit.bound {
        Some(Bound::Lower) => {
            let min = unit.min.unwrap_or_default();
            text!(vi: "tối thiểu {min}", en: "at least {min}")
        }
        Some(Bound::Upper) => {
            let max = unit.max.unwrap_or_default();
            text!(vi: "tối đa {max}", en: "at most {max}")
        }
        None => Text::default(),
    }
}

fn sum(allotment: &Allotment, reserves: bool) -> Vec<TextCell> {
    let of = |seats: fn(&UnitAllotment) -> u64| grouped(allotment.units.iter().map(seats).sum());
    let mut row =
        vec![Text::fixed("Cộng", "In all"), population(allotment), grouped(allotment.pool)];
    if reserves {
        row.push(of(|unit| unit.by_population));
        row.push(of(|unit| unit.reserved));
    }
    row.push(of(UnitAllotment::seats));
    row.into_iter().map(|cell| TextLine::from(cell).toned(STRONG).into()).collect()
}

fn verdict(document: &mut Document, allotment: &Allotment) {
    document.gap();
    let open = allotment.unallotted;
    if open == 0 {
        let seats = grouped(allotment.seats);
        let verdict = text!(
            vi: "Đã phân bổ đủ {seats} chỉ tiêu.",
            en: "All {seats} seats are allotted.",
            seats
        );
        document.add(paragraph(verdict).toned(GOOD.strong()));
        return;
    }
    let seats = words::seats(open);
    let verdict = text!(
        vi: "Còn {open} chỉ tiêu chưa phân bổ: cần quyết định giữa các đơn vị ngang nhau.",
        en: "Not complete: {seats} unallotted until it is decided who goes first among equals."
    );
    document.add(paragraph(verdict).toned(OPEN.strong()));
    document.add(paragraph(words::ways_to_break().capitalised()).marked("→").indented(1));
}
