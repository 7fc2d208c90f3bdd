//! All methods side by side: what each gives, and how far that is from the exact shares.

use crate::calculate::allotment::{Allotment, Compared};
use crate::render::figures::number;
use crate::render::for_terminal;
use crate::render::paper::{BOLD, DIM, PLAIN, Paper};
use crate::text;

use super::page::{keep_numbers_whole, numbers};
use super::{decimal, signed};

pub(super) fn write(paper: &mut Paper, allotment: &Allotment) {
    let Some(compared) = &allotment.comparison else { return };
    let heading = paper.word("Chỉ tiêu theo từng phương pháp", "Seats by each method");
    paper.heading(heading);
    table(paper, allotment, compared, seats);
    if compared.iter().any(|one| differs(allotment, one)) {
        let said =
            paper.word("* Khác với phương pháp đã chọn.", "* Not what the chosen method gives.");
        paper.paragraph(" ", said, DIM);
    }
    let outside: Vec<String> = compared
        .iter()
        .filter(|one| one.outside_quota > 0)
        .map(|one| format!("{} {}", one.method.head(), one.outside_quota))
        .collect();
    if !outside.is_empty() {
        let outside = outside.join(", ");
        let said = paper.say(&text!(
            vi: "Số đơn vị không được đúng phần theo tỷ lệ làm tròn: {outside}.",
            en: "Units outside their exact share rounded down or up: {outside}."
        ));
        paper.paragraph(" · ", &said, PLAIN);
    }
    let heading =
        paper.word("Chênh lệch so với phần theo tỷ lệ", "Difference from the exact share");
    paper.heading(heading);
    table(paper, allotment, compared, difference);
}

fn differs(allotment: &Allotment, one: &Compared) -> bool {
    one.seats.iter().zip(&allotment.units).any(|(seats, unit)| *seats != unit.by_population)
}

type Shown = fn(&Paper, &Allotment, &Compared, usize) -> String;

/// The seats; where another method is not of the chosen one's mind, they stand out.
fn seats(paper: &Paper, allotment: &Allotment, one: &Compared, unit: usize) -> String {
    let seats = number(one.seats[unit], paper.lang);
    if one.seats[unit] == allotment.units[unit].by_population {
        seats
    } else {
        paper.paint(BOLD, &format!("*{seats}"))
    }
}

fn difference(paper: &Paper, allotment: &Allotment, one: &Compared, unit: usize) -> String {
    signed(&allotment.units[unit].quota.deviation(one.seats[unit], 2), paper.lang)
}

fn table(paper: &mut Paper, allotment: &Allotment, compared: &[Compared], shown: Shown) {
    let mut table = paper.columns();
    let mut heads =
        vec![paper.word("Đơn vị", "Unit").to_owned(), paper.word("Theo tỷ lệ", "Share").to_owned()];
    heads.extend(compared.iter().map(|one| one.method.head().to_owned()));
    let heads = heads.iter().map(|head| paper.paint(BOLD, head)).collect();
    table.set_header(numbers(heads, None));
    for (at, unit) in allotment.units.iter().enumerate() {
        let mut row = vec![for_terminal(&unit.name), decimal(&unit.quota.decimal(2), paper.lang)];
        row.extend(compared.iter().map(|one| shown(paper, allotment, one, at)));
        table.add_row(numbers(row, None));
    }
    if compared.iter().any(|one| one.unallotted > 0) {
        let open = paper.word("(ngang nhau)", "(tied)");
        let mut row = vec![paper.paint(DIM, open), String::new()];
        row.extend(compared.iter().map(|one| match one.unallotted {
            0 => String::new(),
            open => number(open, paper.lang),
        }));
        table.add_row(numbers(row, None));
    }
    keep_numbers_whole(&mut table, paper.layout());
    paper.table(table);
}
