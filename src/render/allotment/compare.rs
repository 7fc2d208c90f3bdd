//! All methods side by side: what each gives, and how far that is from the exact shares.

use crate::calculate::allotment::{Allotment, Compared};
use crate::render::document::{
    DIM, Document, STRONG, TextCell, TextColumn, TextLine, TextTable, point,
};
use crate::text;
use crate::wording::{Text, grouped};

use super::page::quantity;
use super::{decimal, signed};

pub(super) fn tell(document: &mut Document, allotment: &Allotment) {
    let Some(compared) = &allotment.comparison else { return };
    document.heading(Text::fixed("Chỉ tiêu theo từng phương pháp", "Seats by each method"));
    document.table(table(allotment, compared, seats));
    if compared.iter().any(|method| differs(allotment, method)) {
        let star =
            Text::fixed("* Khác với phương pháp đã chọn.", "* Not what the chosen method gives.");
        document.note(star);
    }
    let outside: Vec<String> = compared
        .iter()
        .filter(|method| method.outside_quota > 0)
        .map(|it| format!("{} {}", it.method.head(), it.outside_quota))
        .collect();
    if !outside.is_empty() {
        let outside = outside.join(", ");
        document.add(point(text!(
            vi: "Số đơn vị không được đúng phần theo tỷ lệ làm tròn: {outside}.",
            en: "Units outside their exact share rounded down or up: {outside}."
        )));
    }
    document.heading(Text::fixed(
        "Chênh lệch so với phần theo tỷ lệ",
        "Difference from the exact share",
    ));
    document.table(table(allotment, compared, difference));
}

fn differs(allotment: &Allotment, method: &Compared) -> bool {
    method.seats.iter().zip(&allotment.units).any(|(seats, unit)| *seats != unit.by_population)
}

/// The seats; where another method is not of the chosen one's mind, they stand out.
fn seats(allotment: &Allotment, method: &Compared, unit: usize) -> TextLine {
    let seats = grouped(method.seats[unit]);
    if method.seats[unit] == allotment.units[unit].by_population {
        seats.into()
    } else {
        TextLine::from(text!("*{seats}", seats)).toned(STRONG)
    }
}

fn difference(allotment: &Allotment, method: &Compared, unit: usize) -> TextLine {
    signed(&allotment.units[unit].quota.deviation(method.seats[unit], 2)).into()
}

/// A row for each unit, a column for each method.
fn table(
    allotment: &Allotment,
    compared: &[Compared],
    of: fn(&Allotment, &Compared, usize) -> TextLine,
) -> TextTable {
    let mut columns = vec![
        TextColumn::new(Text::fixed("Đơn vị", "Unit")),
        quantity(Text::fixed("Theo tỷ lệ", "Share")),
    ];
    let methods = compared.iter().map(|it| Text::same(it.method.head()));
    columns.extend(methods.map(quantity));
    let mut table = TextTable::new(columns);
    for (at, unit) in allotment.units.iter().enumerate() {
        let share = decimal(&unit.quota.decimal(2));
        let mut row: Vec<TextCell> = vec![(&*unit.name).into(), share.into()];
        row.extend(compared.iter().map(|method| TextCell::from(of(allotment, method, at))));
        table.row(row);
    }
    if compared.iter().any(|method| method.unallotted > 0) {
        let open = TextLine::from(Text::fixed("(ngang nhau)", "(tied)")).toned(DIM);
        let mut row: Vec<TextCell> = vec![open.into(), "".into()];
        row.extend(compared.iter().map(|method| match method.unallotted {
            0 => TextCell::default(),
            open => grouped(open).into(),
        }));
        table.row(row);
    }
    table
}
