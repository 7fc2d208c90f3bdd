//! A line for each seat, in the order in which they were given.

use std::cmp::Ordering;

use comfy_table::{Cell, CellAlignment, ColumnConstraint, Row};

use crate::calculate::allotment::{Allotment, words};
use crate::calculate::apportion::{Award, Method};
use crate::render::figures::number;
use crate::render::for_terminal;
use crate::render::paper::{BOLD, PLAIN, Paper};
use crate::text;
use crate::wording::Text;

use super::decimal;

/// Why a seat was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Ground {
    /// It is of the lower bound.
    LowerBound,
    /// It is reserved for a group.
    Reserved,
    /// It is of the whole part of the quota.
    WholeQuota,
    /// It is of the largest remainders.
    Remainder,
    /// The unit was at its quota already; bounds, or Droop's rounding, left seats over.
    BeyondQuota,
    /// A first seat, which goes before every other.
    #[strum(serialize = "first-seat")]
    First,
    /// The largest quotient.
    Quotient,
}

impl Ground {
    fn name(self) -> Text {
        match self {
            Self::LowerBound => text!(vi: "mức tối thiểu", en: "lower bound"),
            Self::Reserved => text!(vi: "dành riêng", en: "reserved"),
            Self::WholeQuota => text!(vi: "phần nguyên", en: "whole quota"),
            Self::Remainder => text!(vi: "phần dư", en: "remainder"),
            Self::BeyondQuota => text!(vi: "vượt phần theo tỷ lệ", en: "beyond the quota"),
            Self::First => text!(vi: "chỉ tiêu đầu tiên", en: "first seat"),
            Self::Quotient => text!(vi: "thương số", en: "quotient"),
        }
    }

    fn of(award: &Award, method: Method) -> Self {
        let Some(claim) = &award.claim else { return Self::LowerBound };
        if claim.is_unlimited() {
            return Self::First;
        }
        if !method.goes_by_remainders() {
            return Self::Quotient;
        }
        match (claim.compare_whole(1), claim.compare_whole(0)) {
            (Ordering::Greater | Ordering::Equal, _) => Self::WholeQuota,
            (_, Ordering::Greater) => Self::Remainder,
            _ => Self::BeyondQuota,
        }
    }
}

/// A seat with its line.
pub(super) struct Line<'a> {
    pub(super) unit: &'a str,
    /// Which of the unit's seats it is, counted from 1.
    pub(super) nth: u64,
    pub(super) ground: Ground,
    /// The claim in digits, and exactly.
    pub(super) claim: Option<(String, String)>,
}

/// The lines: what is reserved first, then the pool.
pub(super) fn lines(allotment: &Allotment) -> Vec<Line<'_>> {
    let reserved = allotment.units.iter().flat_map(|unit| {
        (1..=unit.reserved).map(|nth| Line {
            unit: &unit.name,
            nth,
            ground: Ground::Reserved,
            claim: None,
        })
    });
    let awards = allotment.explanation.iter().flatten().map(|award| {
        let unit = &allotment.units[award.unit];
        Line {
            unit: &unit.name,
            nth: award.nth + unit.reserved,
            ground: Ground::of(award, allotment.method),
            claim: award.claim.as_ref().and_then(|claim| Some((claim.decimal(3)?, claim.exact()?))),
        }
    });
    reserved.chain(awards).collect()
}

pub(super) fn write(paper: &mut Paper, allotment: &Allotment) {
    let heading =
        paper.word("Từng chỉ tiêu, theo thứ tự được phân bổ", "Seat by seat, in the order given");
    paper.heading(heading);
    if allotment.method == Method::Droop {
        let people = Method::droop_quota(allotment.population, allotment.pool);
        let people = decimal(&people.to_string(), paper.lang);
        let said = paper.say(&text!(
            vi: "Hạn ngạch Droop: {people} người cho một chỉ tiêu.",
            en: "By the Droop quota a seat costs {people} people."
        ));
        paper.paragraph("", &said, PLAIN);
    }
    let mut table = paper.columns();
    let heads = [
        paper.word("Số", "No."),
        paper.word("Đơn vị", "Unit"),
        paper.word("Thứ", "Its seat"),
        &paper.sentence(&words::claim(allotment.method)),
        paper.word("Căn cứ", "Ground"),
    ]
    .map(|head| paper.paint(BOLD, head));
    let row = |texts: [String; 5]| {
        let mut row = Row::new();
        for (at, text) in texts.into_iter().enumerate() {
            let cell = Cell::new(text);
            let is_text = matches!(at, 1 | 4);
            row.add_cell(if is_text { cell } else { cell.set_alignment(CellAlignment::Right) });
        }
        row
    };
    table.set_header(row(heads));
    for (at, line) in lines(allotment).into_iter().enumerate() {
        let claim = line.claim.map(|(plain, _)| decimal(&plain, paper.lang)).unwrap_or_default();
        table.add_row(row([
            number(at as u64 + 1, paper.lang),
            for_terminal(line.unit),
            number(line.nth, paper.lang),
            claim,
            paper.say(&line.ground.name()),
        ]));
    }
    for at in [0, 2, 3] {
        if let Some(column) = table.column_mut(at) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    paper.table(table);
}
