//! Draws many lists, in as many threads as there are processors, and counts how they came out.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

use delegate_quota::rooms::rules::{self, Ruleset};

use super::draw::Draw;
use super::judge::{Fault, Outcome, judge};
use super::kinds::{Kind, Switches};

/// How many seeds are named of each sort of fault.
const NAMED: usize = 4;
/// How many draws of each bad outcome are brought down to the least that is wrong with them.
const BROUGHT_DOWN: usize = 250;

#[derive(Default)]
pub(super) struct Score {
    draws: u64,
    outcomes: BTreeMap<Outcome, u64>,
    by_kind: BTreeMap<Kind, BTreeMap<Outcome, u64>>,
    by_format: BTreeMap<&'static str, BTreeMap<Outcome, u64>>,
    /// The draws that are not right, by seed, with the worst fault.
    faulty: BTreeMap<u64, Fault>,
}

impl Score {
    pub(super) fn of(first: u64, draws: u64) -> Self {
        let next = AtomicU64::new(first);
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let mut whole = Self { draws, ..Self::default() };
        std::thread::scope(|scope| {
            let work = || {
                let rules = rules::load("vn-2024").unwrap();
                let mut part = Self::default();
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + draws {
                        return part;
                    }
                    part.add(seed, &rules);
                }
            };
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            for worker in workers {
                whole.join(worker.join().unwrap());
            }
        });
        whole
    }

    fn add(&mut self, seed: u64, rules: &Ruleset) {
        let draw = Draw::new(seed);
        let verdict = judge(&draw, rules);
        let outcome = verdict.outcome();
        *self.outcomes.entry(outcome).or_default() += 1;
        for kind in draw.on.kinds() {
            *self.by_kind.entry(kind).or_default().entry(outcome).or_default() += 1;
        }
        let format = self.by_format.entry(draw.format.ending()).or_default();
        *format.entry(outcome).or_default() += 1;
        if let Some(fault) = verdict.worst() {
            self.faulty.insert(seed, fault.clone());
        }
    }

    fn join(&mut self, part: Self) {
        for (outcome, count) in part.outcomes {
            *self.outcomes.entry(outcome).or_default() += count;
        }
        for (kind, counts) in part.by_kind {
            for (outcome, count) in counts {
                *self.by_kind.entry(kind).or_default().entry(outcome).or_default() += count;
            }
        }
        for (format, counts) in part.by_format {
            for (outcome, count) in counts {
                *self.by_format.entry(format).or_default().entry(outcome).or_default() += count;
            }
        }
        self.faulty.extend(part.faulty);
    }

    pub(super) fn count(&self, outcome: Outcome) -> u64 {
        self.outcomes.get(&outcome).copied().unwrap_or(0)
    }

    pub(super) fn shown(&self) -> String {
        let mut text = format!("{} draws\n{:<32}", self.draws, "");
        for outcome in Outcome::ALL {
            let _ = write!(text, "{:>13}", format!("{outcome:?}"));
        }
        line(&mut text, "all", &self.outcomes);
        for (format, counts) in &self.by_format {
            line(&mut text, format, counts);
        }
        for (kind, counts) in &self.by_kind {
            line(&mut text, kind.name(), counts);
        }
        self.least_shown(&mut text);
        text
    }

    /// The faults by the least disturbance that has them, each with the first seeds.
    fn least_shown(&self, text: &mut String) {
        let rules = rules::load("vn-2024").unwrap();
        let mut found: BTreeMap<_, Vec<u64>> = BTreeMap::new();
        let of = |outcome| self.faulty.iter().filter(move |(_, fault)| fault.outcome == outcome);
        for (seed, _) in Outcome::ALL.into_iter().flat_map(|outcome| of(outcome).take(BROUGHT_DOWN))
        {
            let (on, fault) = least(&Draw::new(*seed), &rules);
            if let Some(fault) = fault {
                let of = (std::cmp::Reverse(fault.outcome), fault.sort, on.names());
                found.entry(of).or_default().push(*seed);
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by_key(|((outcome, ..), seeds)| (*outcome, std::cmp::Reverse(seeds.len())));
        text.push_str("\n\nthe least disturbance with the same fault, how many of the draws looked at, the first seeds\n");
        for ((outcome, sort, kinds), seeds) in found {
            let first: Vec<String> = seeds.iter().take(NAMED).map(ToString::to_string).collect();
            let _ = writeln!(
                text,
                "{:?} | {sort} | {kinds} | {} | {}",
                outcome.0,
                seeds.len(),
                first.join(" ")
            );
        }
    }
}

fn line(text: &mut String, name: &str, counts: &BTreeMap<Outcome, u64>) {
    let _ = write!(text, "\n{name:<32}");
    for outcome in Outcome::ALL {
        let _ = write!(text, "{:>13}", counts.get(&outcome).copied().unwrap_or(0));
    }
}

/// The fewest of the draw's switches with which its worst fault is still there, and that fault.
pub(super) fn least(draw: &Draw, rules: &Ruleset) -> (Switches, Option<Fault>) {
    let Some(fault) = judge(draw, rules).worst().cloned() else { return (draw.on, None) };
    let mut on = draw.on;
    for kind in draw.on.kinds() {
        let fewer = Draw::with(draw.seed, on.without(kind), draw.format);
        let same = |other: &Fault| other.outcome == fault.outcome && other.sort == fault.sort;
        if judge(&fewer, rules).faults.iter().any(same) {
            on = on.without(kind);
        }
    }
    (on, Some(fault))
}
