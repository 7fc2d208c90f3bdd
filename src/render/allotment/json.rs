//! The allotment for programs: the keys that the contract promises, and more.
//!
//! Numbers with decimals are rounded to six places for the reader; `quota_exact` and `exact` are
//! what was reckoned with. Keys and the words of enums are the same in every language.

use serde::Serialize;

use crate::calculate::allotment::{Allotment, Bound, OneSeat, TieChoice, UnitAllotment};
use crate::closed_list::ClosedList;
use crate::render::json::{SCHEMA_VERSION, Tool, pretty};

use super::{AllotmentPage, explain};

#[derive(Serialize)]
struct AllotmentJson<'a> {
    schema_version: u32,
    tool: Tool,
    path: &'a str,
    method: &'static str,
    seats: u64,
    pool: u64,
    population: u128,
    set_aside: Vec<SetAside<'a>>,
    reserved: Vec<Reserved<'a>>,
    units: Vec<Unit<'a>>,
    unallotted: u64,
    tie_rule: TieRule<'a>,
    ties: Vec<Tie<'a>>,
    quota_rule: QuotaRule<'a>,
    alabama_paradox: Option<Alabama<'a>>,
    totals: Vec<Total>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Vec<Seat<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<Vec<Compared<'a>>>,
}

#[derive(Serialize)]
struct SetAside<'a> {
    name: &'a str,
    seats: u64,
}

#[derive(Serialize)]
struct Reserved<'a> {
    group: &'a str,
    seats: u64,
    units: Option<Vec<SetAside<'a>>>,
}

#[derive(Serialize)]
struct Unit<'a> {
    name: &'a str,
    population: u64,
    quota: f64,
    quota_exact: String,
    seats: u64,
    by_population: u64,
    reserved: u64,
    deviation: f64,
    min: Option<u64>,
    max: Option<u64>,
    bound: Option<&'static str>,
}

/// How ties were to be broken, whether there were any or not.
#[derive(Serialize)]
struct TieRule<'a> {
    by: Option<&'static str>,
    order: Option<&'a [String]>,
    seed: Option<u64>,
}

#[derive(Serialize)]
struct Tie<'a> {
    group: Option<&'a str>,
    units: Vec<&'a str>,
    seats: u64,
    winners: Vec<&'a str>,
}

#[derive(Serialize)]
struct QuotaRule<'a> {
    holds: bool,
    outside: Vec<Outside<'a>>,
}

#[derive(Serialize)]
struct Outside<'a> {
    unit: &'a str,
    by: &'static str,
}

/// The units that lose by a seat more: from one fewer to this number, and from this to one more.
#[derive(Serialize)]
struct Alabama<'a> {
    reached: Vec<&'a str>,
    one_more: Vec<&'a str>,
}

#[derive(Serialize)]
struct Total {
    cell: String,
    stated: u64,
    counted: u128,
    agrees: bool,
}

#[derive(Serialize)]
struct Seat<'a> {
    unit: &'a str,
    nth: u64,
    ground: &'static str,
    value: Option<f64>,
    exact: Option<String>,
}

#[derive(Serialize)]
struct Compared<'a> {
    method: &'static str,
    unallotted: u64,
    outside_quota: usize,
    units: Vec<ComparedUnit<'a>>,
}

#[derive(Serialize)]
struct ComparedUnit<'a> {
    name: &'a str,
    seats: u64,
    deviation: f64,
}

/// A decimal that was worked out in integers, as the nearest number that JSON readers know.
fn value(decimal: &str) -> f64 {
    decimal.parse().unwrap_or_default()
}

const PLACES: u32 = 6;

pub(super) fn render(page: &AllotmentPage<'_>) -> String {
    let allotment = page.allotment;
    let document = AllotmentJson {
        schema_version: SCHEMA_VERSION,
        tool: Tool::this(),
        path: page.path,
        method: allotment.method.id(),
        seats: allotment.seats,
        pool: allotment.pool,
        population: allotment.population,
        set_aside: allotment
            .set_aside
            .iter()
            .map(|aside| SetAside { name: &aside.name, seats: aside.seats })
            .collect(),
        reserved: reserved(allotment),
        units: allotment.units.iter().map(unit).collect(),
        unallotted: allotment.unallotted,
        tie_rule: tie_rule(&allotment.tie_choice),
        ties: ties(allotment),
        quota_rule: quota_rule(allotment),
        alabama_paradox: alabama(allotment),
        totals: page
            .table
            .totals
            .iter()
            .map(|total| Total {
                cell: total.cell.to_string(),
                stated: total.stated,
                counted: total.counted,
                agrees: total.agrees(),
            })
            .collect(),
        explanation: allotment.explanation.as_ref().map(|_| explanation(allotment)),
        comparison: allotment.comparison.as_ref().map(|_| comparison(allotment)),
    };
    pretty(&document)
}

fn names<'a>(allotment: &'a Allotment, units: &[usize]) -> Vec<&'a str> {
    units.iter().map(|unit| allotment.units[*unit].name.as_str()).collect()
}

fn reserved(allotment: &Allotment) -> Vec<Reserved<'_>> {
    let one = |(unit, seats): &(usize, u64)| SetAside {
        name: &allotment.units[*unit].name,
        seats: *seats,
    };
    let reserved = allotment.reserved.iter();
    reserved
        .map(|reserved| Reserved {
            group: &reserved.group,
            seats: reserved.seats,
            units: reserved.given.as_ref().map(|given| given.iter().map(one).collect()),
        })
        .collect()
}

fn unit(unit: &UnitAllotment) -> Unit<'_> {
    Unit {
        name: &unit.name,
        population: unit.population,
        quota: value(&unit.quota.decimal(PLACES)),
        quota_exact: unit.quota.exact(),
        seats: unit.seats(),
        by_population: unit.by_population,
        reserved: unit.reserved,
        deviation: value(&unit.quota.deviation(unit.by_population, PLACES)),
        min: unit.min,
        max: unit.max,
        bound: unit.bound.map(|bound| match bound {
            Bound::Lower => "lower",
            Bound::Upper => "upper",
        }),
    }
}

fn tie_rule(choice: &TieChoice) -> TieRule<'_> {
    match choice {
        TieChoice::Leave => TieRule { by: None, order: None, seed: None },
        TieChoice::TableOrder => TieRule { by: Some("table-order"), order: None, seed: None },
        TieChoice::Named(names) => {
            TieRule { by: Some("named-order"), order: Some(names), seed: None }
        }
        TieChoice::Lot(seed) => TieRule { by: Some("lot"), order: None, seed: Some(*seed) },
    }
}

fn ties(allotment: &Allotment) -> Vec<Tie<'_>> {
    let ties = allotment.ties.iter();
    ties.map(|tied| Tie {
        group: tied.group.as_deref(),
        units: names(allotment, &tied.tie.among),
        seats: tied.tie.seats,
        winners: names(allotment, &tied.tie.winners),
    })
    .collect()
}

fn quota_rule(allotment: &Allotment) -> QuotaRule<'_> {
    let outside = &allotment.standing.outside_quota;
    QuotaRule {
        holds: outside.is_empty(),
        outside: outside
            .iter()
            .map(|outside| Outside {
                unit: &allotment.units[outside.unit].name,
                by: if outside.by_method { "method" } else { "bounds" },
            })
            .collect(),
    }
}

/// Null where the method rules it out.
fn alabama(allotment: &Allotment) -> Option<Alabama<'_>> {
    let losers = |one: &OneSeat| match one {
        OneSeat::Harms(units) => names(allotment, units),
        _ => Vec::new(),
    };
    let standing = &allotment.standing;
    allotment.method.goes_by_remainders().then(|| Alabama {
        reached: losers(&standing.one_fewer),
        one_more: losers(&standing.one_more),
    })
}

fn explanation(allotment: &Allotment) -> Vec<Seat<'_>> {
    let lines = explain::lines(allotment).into_iter();
    lines
        .map(|line| {
            let (shown, exact) = line.claim.unzip();
            Seat {
                unit: line.unit,
                nth: line.nth,
                ground: line.ground.into(),
                value: shown.map(|shown| value(&shown)),
                exact,
            }
        })
        .collect()
}

fn comparison(allotment: &Allotment) -> Vec<Compared<'_>> {
    let compared = allotment.comparison.iter().flatten();
    compared
        .map(|one| Compared {
            method: one.method.id(),
            unallotted: one.unallotted,
            outside_quota: one.outside_quota,
            units: allotment
                .units
                .iter()
                .zip(&one.seats)
                .map(|(unit, seats)| ComparedUnit {
                    name: &unit.name,
                    seats: *seats,
                    deviation: value(&unit.quota.deviation(*seats, PLACES)),
                })
                .collect(),
        })
        .collect()
}
