//! The judge of how lists are read: lists with known truth, drawn from a seed and disturbed as
//! offices disturb them, read through the library and compared.
//!
//! Never may anything be read wrongly in silence; and hardly ever may a list that a clerk reads at
//! once be refused, or a finding be false. The truth comes from the draw alone, and nothing here
//! knows how lists are recognised.
//!
//! - `DELEGATE_QUOTA_THOROUGH=1`: many more draws (`DELEGATE_QUOTA_DRAWS=N`: so many).
//! - `DELEGATE_QUOTA_DRAW=SEED`: one draw, printed with what came out; `DELEGATE_QUOTA_DRAW_TO=PATH`
//!   writes its file, `DELEGATE_QUOTA_DRAW_KINDS="a b"` draws it with these kinds alone,
//!   `DELEGATE_QUOTA_DRAW_FORMAT=csv` in this format.

mod cases;
mod columns;
mod draw;
mod hand;
mod judge;
mod kinds;
mod layout;
mod lookalikes;
mod page;
mod people;
mod random;
mod rows;
mod score;
mod sections;
mod surroundings;
mod table;
mod truth;
mod words;
mod write;

use std::fmt::Write as _;

use delegate_quota::rooms::rules;

use draw::Draw;
use judge::{Outcome, judge};
use kinds::{Kind, Switches};
use score::Score;
use write::Format;

const FEW: u64 = 300;
const MANY: u64 = 50_000;

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn number(name: &str) -> Option<u64> {
    variable(name).map(|value| value.parse().unwrap())
}

#[test]
fn disturbed_lists_are_never_read_wrongly_in_silence() {
    if let Some(seed) = number("DELEGATE_QUOTA_DRAW") {
        replay(seed);
        return;
    }
    let many = variable("DELEGATE_QUOTA_THOROUGH").is_some();
    let draws = number("DELEGATE_QUOTA_DRAWS").unwrap_or(if many { MANY } else { FEW });
    let score = Score::of(number("DELEGATE_QUOTA_FIRST").unwrap_or(0), draws);
    let table = score.shown();
    show(&table);
    assert_eq!(score.count(Outcome::SilentWrong), 0, "read wrongly in silence");
    let bad = score.count(Outcome::Refused) + score.count(Outcome::FalseFinding);
    assert!(bad * 500 < draws.max(500), "refused or told what is not true: {bad}");
}

#[test]
fn lists_without_disturbance_are_read_right() {
    let rules = rules::load("vn-2024").unwrap();
    for seed in 0..12 {
        for format in Format::ALL {
            let draw = Draw::with(seed, Switches::NONE, format);
            let verdict = judge(&draw, &rules);
            let faults: Vec<String> = verdict.faults.iter().map(ToString::to_string).collect();
            assert!(faults.is_empty(), "draw {seed} as {}: {faults:#?}", format.ending());
        }
    }
}

/// The list of a seed, with the ending of its file.
pub(crate) fn drawn(seed: u64) -> (&'static str, Vec<u8>) {
    let draw = Draw::new(seed);
    (draw.format.ending(), draw.bytes())
}

/// Prints a draw and what came out.
fn replay(seed: u64) {
    let mut draw = Draw::new(seed);
    let named = |name: &str| Kind::ALL.iter().copied().find(|kind| kind.name() == name);
    let format = variable("DELEGATE_QUOTA_DRAW_FORMAT")
        .and_then(|ending| Format::ALL.into_iter().find(|format| format.ending() == ending))
        .unwrap_or(draw.format);
    let on = variable("DELEGATE_QUOTA_DRAW_KINDS").map_or(draw.on, |kinds| {
        kinds.split_whitespace().fold(Switches::NONE, |on, name| on.with(named(name).unwrap()))
    });
    draw = Draw::with(seed, on, format);
    let rules = rules::load("vn-2024").unwrap();
    let verdict = judge(&draw, &rules);
    let mut shown = format!("draw {seed} ({}): {}\n", draw.format.ending(), draw.on.names());
    for page in &draw.pages {
        shown.push_str(&page.shown());
    }
    let _ = writeln!(shown, "{:?}", verdict.outcome());
    for fault in &verdict.faults {
        let _ = writeln!(shown, "  {fault}");
    }
    if let (least, Some(fault)) = score::least(&draw, &rules) {
        let _ = writeln!(shown, "least: {} ({fault})", least.names());
    }
    show(&shown);
    if let Some(path) = variable("DELEGATE_QUOTA_DRAW_TO") {
        std::fs::write(path, draw.bytes()).unwrap();
    }
}

#[expect(clippy::print_stdout, reason = "asked for by a variable of the environment")]
fn show(text: &str) {
    println!("{text}");
}
