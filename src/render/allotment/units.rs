//! The allotment as a table of units, which this tool reads again: CSV, the sheet of a workbook, and
//! the TOML of a settings file with the seats as each unit's delegation.

use std::fmt::Write as _;

use crate::calculate::allotment::{Allotment, TieChoice, UnitAllotment, words};
use crate::closed_list::ClosedList;
use crate::render::workbook::{RecordCell, Records};
use crate::text;
use crate::units_table::Unit;
use crate::wording::Lang;

use super::AllotmentPage;

pub(super) fn csv(page: &AllotmentPage<'_>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    write(&mut writer, &head(page));
    for cells in rows(page) {
        let fields = cells.into_iter().map(|cell| match cell {
            RecordCell::Text(text, _) => harmless(&text),
            RecordCell::Number(digits, _) => digits,
            _ => String::new(),
        });
        write(&mut writer, &fields.collect::<Vec<_>>());
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

pub(super) fn records(page: &AllotmentPage<'_>) -> Records {
    let mut records = Records::new(head(page));
    for cells in rows(page) {
        records.row(cells);
    }
    records
}

/// Which columns there are beside those that every table of units has.
struct Columns {
    level: bool,
    bounds: bool,
    alternates: bool,
}

impl Columns {
    fn of(page: &AllotmentPage<'_>) -> Self {
        Self {
            level: page.table.units.iter().any(|unit| unit.level.is_some()),
            bounds: page.allotment.units.iter().any(|unit| unit.min.or(unit.max).is_some()),
            alternates: page.table.units.iter().any(|unit| alternates(unit).is_some()),
        }
    }
}

fn head(page: &AllotmentPage<'_>) -> Vec<String> {
    let columns = Columns::of(page);
    let mut head = vec!["name".to_owned(), "population".to_owned()];
    head.extend(page.table.groups.iter().map(|code| page.catalogue.name(*code)));
    head.extend(columns.level.then(|| "level".to_owned()));
    head.extend(columns.bounds.then_some(["min", "max"]).into_iter().flatten().map(str::to_owned));
    head.extend(["quota", "official"].map(str::to_owned));
    head.extend(columns.alternates.then(|| "alternates".to_owned()));
    head
}

fn rows(page: &AllotmentPage<'_>) -> impl Iterator<Item = Vec<RecordCell>> {
    let (table, columns) = (page.table, Columns::of(page));
    table.units.iter().zip(&page.allotment.units).map(move |(unit, allotted)| {
        let number = |number: Option<u64>| number.map(RecordCell::number).into();
        let mut row: Vec<RecordCell> =
            vec![RecordCell::text(&*unit.name), RecordCell::number(unit.population)];
        row.extend(table.groups.iter().map(|code| number(unit.by_group.get(code).copied())));
        let level = || RecordCell::text(unit.level.as_deref().unwrap_or_default());
        row.extend(columns.level.then(level));
        let bounds = || [allotted.min, allotted.max].map(number);
        row.extend(columns.bounds.then(bounds).into_iter().flatten());
        row.push(RecordCell::decimal(allotted.quota.decimal(6)));
        row.push(RecordCell::number(allotted.seats()));
        row.extend(columns.alternates.then(|| number(alternates(unit))));
        row
    })
}

/// Writing to memory cannot fail.
fn write(writer: &mut csv::Writer<Vec<u8>>, row: &[String]) {
    let _ = writer.write_record(row);
}

fn alternates(unit: &Unit) -> Option<u64> {
    unit.delegation.and_then(|delegation| delegation.alternates)
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

pub(super) fn toml(page: &AllotmentPage<'_>, lang: Lang) -> String {
    let mut out = String::new();
    for line in remarks(page.allotment, lang) {
        // A name can hold a line end, and a comment cannot.
        let line: String =
            line.chars().map(|one| if one.is_control() { ' ' } else { one }).collect();
        let _ = writeln!(out, "# {line}");
    }
    for (unit, allotted) in page.table.units.iter().zip(&page.allotment.units) {
        one(&mut out, page, unit, allotted);
    }
    out
}

/// How the seats came about, so that the file can be checked years later.
fn remarks(allotment: &Allotment, lang: Lang) -> Vec<String> {
    let (seats, pool, id) = (allotment.seats, allotment.pool, allotment.method.id());
    let mut texts = vec![text!(
        vi: "{seats} chỉ tiêu, {pool} chia theo dân số; phương pháp: {method} [{id}]",
        en: "{seats} seats, {pool} by population; method: {method} [{id}]",
        method = allotment.method.name()
    )];
    for aside in &allotment.set_aside {
        let (name, seats) = (&aside.name, aside.seats);
        texts.push(text!(vi: "để riêng: {name} {seats}", en: "set aside: {name} {seats}"));
    }
    for reserved in &allotment.reserved {
        let (group, seats) = (&reserved.group, reserved.seats);
        let apart = if reserved.given.is_some() {
            text!(vi: "đã cộng vào các đơn vị", en: "counted in the units")
        } else {
            text!(vi: "giữ lại, chưa giao", en: "held apart")
        };
        texts.push(text!(
            vi: "dành cho dân tộc {group}: {seats} ({apart})",
            en: "reserved for the {group}: {seats} ({apart})",
            apart
        ));
    }
    for tied in &allotment.ties {
        let names = |units: &[usize]| -> Vec<String> {
            units.iter().map(|unit| allotment.units[*unit].name.clone()).collect()
        };
        let tie = words::tied(&names(&tied.tie.among), tied.tie.seats, tied.group.as_deref());
        let winners = names(&tied.tie.winners);
        let how = words::decided(&allotment.tie_choice, &winners, tied.tie.open());
        texts.push(text!("{tie}; {how}", tie, how));
    }
    if let TieChoice::Lot(seed) = allotment.tie_choice
        && allotment.ties.is_empty()
    {
        texts.push(text!(
            vi: "bốc thăm với số {seed}: không cần đến",
            en: "lot with seed {seed}: not needed"
        ));
    }
    texts.into_iter().map(|text| text.in_lang(lang)).collect()
}

fn one(out: &mut String, page: &AllotmentPage<'_>, unit: &Unit, allotted: &UnitAllotment) {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut line = |key: &str, value: String| {
        let _ = writeln!(out, "{key} = {value}");
    };
    line("\n[[unit]]\nname", quoted(&unit.name));
    if unit.by_group.is_empty() {
        line("population", unit.population.to_string());
    } else {
        line("minority_population", unit.population.to_string());
        let groups = unit.by_group.iter();
        let groups: Vec<String> = groups
            .map(|(code, people)| format!("{} = {people}", quoted(&page.catalogue.name(*code))))
            .collect();
        line("population", format!("{{ {} }}", groups.join(", ")));
    }
    if !unit.groups.is_empty() {
        let groups = unit.groups.iter().map(|code| quoted(&page.catalogue.name(*code)));
        line("groups", format!("[{}]", groups.collect::<Vec<_>>().join(", ")));
    }
    if let Some(level) = &unit.level {
        line("level", quoted(level));
    }
    if let Some(min) = allotted.min {
        line("min", min.to_string());
    }
    if let Some(max) = allotted.max {
        line("max", max.to_string());
    }
    let seats = allotted.seats();
    let delegation = match alternates(unit) {
        Some(alternates) => format!("{{ official = {seats}, alternates = {alternates} }}"),
        None => format!("{{ official = {seats} }}"),
    };
    line("delegation", delegation);
}
