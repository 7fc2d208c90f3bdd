//! Every small list, with the rules that it breaks and how many people it counts.
//!
//! Nothing of the calculation is used here: lists are drawn person by person, and each rule judges
//! them as it judges the list of an office.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::super::*;
use crate::evaluate::tests::{List, Person};
use crate::report::Status;
use crate::roster::{Delegate, Roster};
use crate::rules::Privacy;
use crate::rules::measure::{Case, People};

/// What a list comes to, quantity by quantity.
pub(super) type Numbers = Vec<u64>;

/// The numbers given, by the places of their quantities.
pub(super) type Given = Vec<Option<u64>>;

/// Rules, a bit for each by its place among those that bind.
pub(super) type Rules = u64;

/// Kinds of people, of whom together so many are drawn at the most.
pub(super) type Pool = (Vec<Person>, usize);

/// Every list that can be drawn.
pub(super) struct EveryList<'a> {
    /// The rules that bind.
    pub(super) rules: Vec<&'a Rule>,
    /// The numbers of the lists that break none of them.
    kept: BTreeSet<Numbers>,
    /// The numbers of every list, with the fewest rules that lists of these numbers break.
    drawn: BTreeMap<Numbers, Vec<Rules>>,
    /// The largest number of each quantity that was drawn.
    pub(super) largest: Numbers,
    /// How many lists were judged.
    pub(super) judged: usize,
    held: RefCell<BTreeMap<(Rules, Given), bool>>,
}

/// What the lists show of a question.
pub(super) struct Shown {
    pub(super) is_feasible: bool,
    /// The least and the most of each quantity, given the other numbers.
    pub(super) ranges: Vec<Option<(u64, u64)>>,
}

impl<'a> EveryList<'a> {
    /// Draws all lists of these people, for each of these congresses. They differ in nothing but
    /// the facts of which thresholds speak.
    pub(super) fn draw(
        question: &Question<'a>,
        pools: &[Pool],
        congresses: &[CongressProfile],
        quantities: &[Quantity],
    ) -> Self {
        let rules: Vec<&Rule> = question
            .ruleset
            .rules_at(question.level)
            .filter(|rule| rule.severity >= question.binding)
            .collect();
        assert!(rules.len() < 64, "a bit for each");
        let thresholds = rules_of(&rules, |rule| rule.kind.id == "threshold");
        let facts = broken_by_facts(question, congresses, &rules, thresholds);
        let mut drawn: BTreeMap<Numbers, Vec<Rules>> = BTreeMap::new();
        let mut judged = 0;
        each_list(question, pools, &mut |case| {
            let by_people = broken(&rules, !thresholds, case);
            let people = numbers(quantities, case);
            for (profile, by_facts) in congresses.iter().zip(&facts) {
                let all = by_people | by_facts;
                let facts = quantities.iter().zip(&people).map(|(quantity, people)| {
                    let Quantity::Fact(fact) = quantity else { return *people };
                    fact.of(profile).unwrap_or_default()
                });
                keep_fewest(drawn.entry(facts.collect()).or_default(), all);
                judged += 1;
            }
        });
        let kept = drawn.iter().filter(|(_, broken)| broken.contains(&0));
        let kept = kept.map(|(numbers, _)| numbers.clone()).collect();
        let largest = (0..quantities.len())
            .map(|at| drawn.keys().map(|numbers| numbers[at]).max().unwrap_or_default())
            .collect();
        Self { rules, kept, drawn, largest, judged, held: RefCell::default() }
    }

    /// What the lists that break no rule show.
    pub(super) fn shown(&self, given: &Given) -> Shown {
        let mut shown = Shown { is_feasible: false, ranges: vec![None; given.len()] };
        for numbers in &self.kept {
            let mut differ = (0..given.len()).filter(|at| !fits(given[*at], numbers[*at]));
            match (differ.next(), differ.next()) {
                (None, _) => {
                    shown.is_feasible = true;
                    for (range, number) in shown.ranges.iter_mut().zip(numbers) {
                        widen(range, *number);
                    }
                }
                (Some(at), None) => widen(&mut shown.ranges[at], numbers[at]),
                (Some(_), Some(_)) => {}
            }
        }
        shown
    }

    /// Whether there is a list with these numbers that keeps these rules.
    pub(super) fn holds(&self, rules: Rules, given: &Given) -> bool {
        let asked = (rules, given.clone());
        if let Some(held) = self.held.borrow().get(&asked) {
            return *held;
        }
        let found = self.keeping(rules, given).next().is_some();
        self.held.borrow_mut().insert(asked, found);
        found
    }

    /// The numbers of the lists with these numbers that keep these rules.
    pub(super) fn keeping(&self, rules: Rules, given: &Given) -> impl Iterator<Item = &Numbers> {
        let fit = self.drawn.iter().filter(move |(numbers, broken)| {
            numbers.iter().zip(given).all(|(number, given)| fits(*given, *number))
                && broken.iter().any(|broken| broken & rules == 0)
        });
        fit.map(|(numbers, _)| numbers)
    }

    /// The bit of a rule.
    pub(super) fn bit(&self, rule: &Rule) -> Rules {
        rules_of(&self.rules, |held| held.id == rule.id)
    }
}

fn fits(given: Option<u64>, number: u64) -> bool {
    given.is_none_or(|given| given == number)
}

fn widen(range: &mut Option<(u64, u64)>, number: u64) {
    let (least, most) = range.unwrap_or((number, number));
    *range = Some((least.min(number), most.max(number)));
}

fn rules_of(rules: &[&Rule], is_chosen: impl Fn(&Rule) -> bool) -> Rules {
    let chosen = rules.iter().enumerate().filter(|(_, rule)| is_chosen(rule));
    chosen.map(|(at, _)| 1 << at).sum()
}

/// The rules among `asked` that are broken.
fn broken(rules: &[&Rule], asked: Rules, case: &Case<'_>) -> Rules {
    let is_asked = |at: &usize| asked & (1 << *at) != 0;
    (0..rules.len())
        .filter(is_asked)
        .filter(|at| {
            let outcome = rules[*at].body.evaluate(rules[*at], case);
            outcome.is_some_and(|outcome| outcome.status == Status::Fail)
        })
        .map(|at| 1 << at)
        .sum()
}

/// The thresholds that each congress does not reach, whatever its list.
fn broken_by_facts(
    question: &Question<'_>,
    congresses: &[CongressProfile],
    rules: &[&Rule],
    thresholds: Rules,
) -> Vec<Rules> {
    let roster = Roster::default();
    let (ruleset, level) = (question.ruleset, question.level);
    let of = |profile| {
        let (people, privacy) = (People::default(), Privacy::Masked);
        let case = Case { ruleset, roster: &roster, profile, level, people, unit: None, privacy };
        broken(rules, thresholds, &case)
    };
    congresses.iter().map(of).collect()
}

/// How many people of the list each quantity counts.
fn numbers(quantities: &[Quantity], case: &Case<'_>) -> Numbers {
    let number = |quantity: &Quantity| match quantity {
        Quantity::Delegates(selector) => case.known_count(selector),
        Quantity::Fact(_) => 0,
    };
    quantities.iter().map(number).collect()
}

/// Adds a set of rules, unless a part of it is there already.
fn keep_fewest(held: &mut Vec<Rules>, broken: Rules) {
    if held.iter().all(|fewer| fewer & !broken != 0) {
        held.retain(|more| broken & !more != 0);
        held.push(broken);
    }
}

/// Shows every list that can be drawn from these pools.
pub(super) fn each_list(question: &Question<'_>, pools: &[Pool], see: &mut impl FnMut(&Case<'_>)) {
    let each = |(kinds, most): &Pool| {
        kinds.iter().flat_map(|kind| std::iter::repeat_n(kind.clone(), *most)).collect::<Vec<_>>()
    };
    let roster = List {
        ruleset: question.ruleset.clone(),
        level: question.level.to_owned(),
        profile: question.profile.clone(),
        people: pools.iter().flat_map(each).collect(),
    }
    .roster();
    let mut left = &roster.delegates[..];
    let mut rows = Vec::new();
    for (kinds, most) in pools {
        let (own, others) = left.split_at(kinds.len() * most);
        rows.push((own.chunks(*most).collect::<Vec<_>>(), *most));
        left = others;
    }
    let case = Case {
        ruleset: question.ruleset,
        roster: &roster,
        profile: question.profile,
        level: question.level,
        people: People::default(),
        unit: None,
        privacy: Privacy::Masked,
    };
    from_pools(&rows, &mut Chosen { case, people: Vec::new() }, see);
}

/// The people chosen so far.
struct Chosen<'r> {
    case: Case<'r>,
    people: Vec<&'r Delegate>,
}

type Rows<'r> = (Vec<&'r [Delegate]>, usize);

fn from_pools<'r>(pools: &[Rows<'r>], chosen: &mut Chosen<'r>, see: &mut impl FnMut(&Case<'_>)) {
    if let Some(((kinds, most), others)) = pools.split_first() {
        return from_kinds(kinds, *most, others, chosen, see);
    }
    chosen.case.people = People::new(chosen.people.clone(), Vec::new());
    see(&chosen.case);
}

fn from_kinds<'r>(
    kinds: &[&'r [Delegate]],
    room: usize,
    pools: &[Rows<'r>],
    chosen: &mut Chosen<'r>,
    see: &mut impl FnMut(&Case<'_>),
) {
    let Some((kind, others)) = kinds.split_first() else {
        return from_pools(pools, chosen, see);
    };
    let before = chosen.people.len();
    for count in 0..=room {
        from_kinds(others, room - count, pools, chosen, see);
        chosen.people.extend(kind.get(count));
    }
    chosen.people.truncate(before);
}
