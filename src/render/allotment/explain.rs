//! A line for each seat, in the order in which they were given.

use std::cmp::Ordering;

use crate::calculate::allotment::{Allotment, words};
use crate::calculate::apportion::{Award, Method};
use crate::render::document::{Document, TextColumn, TextTable};
use crate::text;
use crate::wording::{Text, grouped};

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
pub(super) struct SeatLine<'a> {
    pub(super) unit: &'a str,
    /// Which of the unit's seats it is, counted from 1.
    pub(super) nth: u64,
    pub(super) ground: Ground,
    /// The claim in digits, and exactly.
    pub(super) claim: Option<(String, String)>,
}

/// The lines: what is reserved first, then the pool.
pub(super) fn lines(allotment: &Allotment) -> Vec<SeatLine<'_>> {
    let reserved = allotment.units.iter().flat_map(|unit| {
        (1..=unit.reserved).map(|nth| SeatLine {
            unit: &unit.name,
            nth,
            ground: Ground::Reserved,
            claim: None,
        })
    });
    let awards = allotment.explanation.iter().flatten().map(|award| {
        let unit = &allotment.units[award.unit];
        SeatLine {
            unit: &unit.name,
            nth: award.nth + unit.reserved,
            ground: Ground::of(award, allotment.method),
            claim: award.claim.as_ref().and_then(|claim| Some((claim.decimal(3)?, claim.exact()?))),
        }
    });
    reserved.chain(awards).collect()
}

/// A table of the seats, if they are to be explained.
pub(super) fn tell(document: &mut Document, allotment: &Allotment) {
    if allotment.explanation.is_none() {
        return;
    }
    document.heading(Text::fixed(
        "Từng chỉ tiêu, theo thứ tự được phân bổ",
        "Seat by seat, in the order given",
    ));
    if allotment.method == Method::Droop {
        let people = Method::droop_quota(allotment.population, allotment.pool);
        document.say(text!(
            vi: "Hạn ngạch Droop: {people} người cho một chỉ tiêu.",
            en: "By the Droop quota a seat costs {people} people.",
            people = decimal(&people.to_string())
        ));
    }
    let mut table = TextTable::new([
        TextColumn::number(Text::fixed("Số", "No.")).whole(),
        TextColumn::new(Text::fixed("Đơn vị", "Unit")),
        TextColumn::number(Text::fixed("Thứ", "Its seat")).whole(),
        TextColumn::number(words::claim(allotment.method).capitalised()).whole(),
        TextColumn::new(Text::fixed("Căn cứ", "Ground")),
    ]);
    for (number, line) in (1..).zip(lines(allotment)) {
        let claim = line.claim.map(|(plain, _)| decimal(&plain)).unwrap_or_default();
        table.row([
            grouped(number).into(),
            line.unit.into(),
            grouped(line.nth).into(),
            claim.into(),
            line.ground.name().into(),
        ]);
    }
    document.table(table);
}
