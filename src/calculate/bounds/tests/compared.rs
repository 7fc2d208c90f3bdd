//! An answer beside what every list shows: the ranges, why they end where they do, and conflicts.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};

use super::super::model::BoundsModel;
use super::super::*;
use super::every_list::{EveryList, Given, Pool, Rules, Shown};

/// Whether a rule or number can be shown to be needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Lists are drawn far enough beyond every limit.
    Full,
    /// Without a rule some lists may be larger than those drawn.
    Limited,
}

/// A limit with what sets it; once shown, it need not be shown again.
type Limit = (usize, bool, u64, Rules, Given);

/// A ruleset with all of its lists.
pub(super) struct Compared<'a> {
    question: Question<'a>,
    quantities: Vec<Quantity>,
    pub(super) every: EveryList<'a>,
    reach: Reach,
    /// The places of the quantities in an answer, by which of them are given.
    places: RefCell<BTreeMap<Vec<bool>, Vec<Option<usize>>>>,
    shown: RefCell<BTreeSet<Limit>>,
    /// How many answers were compared, and how many of them told a conflict.
    pub(super) answers: Cell<(usize, usize)>,
    /// How many parts of conflicts and reasons were shown to be needed, and how many would take
    /// larger lists.
    pub(super) needed: Cell<(usize, usize)>,
}

fn failed(error: impl std::fmt::Display) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

impl<'a> Compared<'a> {
    pub(super) fn new(
        question: &Question<'a>,
        (pools, congresses): (&[Pool], &[CongressProfile]),
        quantities: Vec<Quantity>,
        reach: Reach,
    ) -> Self {
        let every = EveryList::draw(question, pools, congresses, &quantities);
        Self {
            question: question.clone(),
            quantities,
            every,
            reach,
            places: RefCell::default(),
            shown: RefCell::default(),
            answers: Cell::default(),
            needed: Cell::default(),
        }
    }

    /// Compares the answer to these numbers with what the lists show.
    pub(super) fn compare(&self, given: &Given) -> Result<(), TestCaseError> {
        let numbers = self.quantities.iter().zip(given);
        let numbers = numbers.filter_map(|(quantity, given)| Some((quantity.clone(), (*given)?)));
        let asked = Question { given: numbers.collect(), ..self.question.clone() };
        let answer = allowed(&asked).map_err(|error| match error {
            // No answer is none that could be wrong: another ruleset is drawn in its place.
            Unanswered::Unsettled(unsettled) => TestCaseError::reject(unsettled.to_string()),
            twice @ Unanswered::GivenTwice(_) => failed(twice),
        })?;
        let places = self.places(&asked, given)?;
        let Shown { is_feasible, ranges } = self.every.shown(given);
        prop_assert_eq!(answer.conflict.is_none(), is_feasible, "{:?}", given);
        for (at, found) in ranges.into_iter().enumerate() {
            // A quantity that chooses the same people as another stands there by its first form.
            let Some(place) = places[at] else { continue };
            let quantity = &answer.quantities[place];
            let said = quantity.range.as_ref().map(|range| (range.min, range.max));
            let found = found.map(|(least, most)| (least, self.end(at, most)));
            prop_assert_eq!(said, found, "{} given {:?}", &quantity.name, given);
            if let Some(range) = &quantity.range {
                self.compare_reasons(range, (at, given), &places)?;
            }
        }
        if let Some(conflict) = &answer.conflict {
            self.compare_conflict(conflict, given, &places)?;
        }
        let (answers, conflicts) = self.answers.get();
        self.answers.set((answers + 1, conflicts + usize::from(!is_feasible)));
        Ok(())
    }

    fn places(
        &self,
        asked: &Question<'_>,
        given: &Given,
    ) -> Result<Vec<Option<usize>>, TestCaseError> {
        let which: Vec<bool> = given.iter().map(Option::is_some).collect();
        if let Some(places) = self.places.borrow().get(&which) {
            return Ok(places.clone());
        }
        let model = BoundsModel::new(asked).map_err(failed)?;
        let places: Vec<Option<usize>> =
            self.quantities.iter().map(|quantity| model.quantity(quantity)).collect();
        self.places.borrow_mut().insert(which, places.clone());
        Ok(places)
    }

    /// Facts are drawn up to a number that is beyond every limit: to reach it is to have none.
    fn end(&self, at: usize, most: u64) -> Option<u64> {
        let is_fact = matches!(self.quantities[at], Quantity::Fact(_));
        (!is_fact || most < self.every.largest[at]).then_some(most)
    }

    fn compare_reasons(
        &self,
        range: &Range<'_>,
        (at, given): (usize, &Given),
        places: &[Option<usize>],
    ) -> Result<(), TestCaseError> {
        prop_assert_eq!(range.min_by.is_empty(), range.min == 0);
        let ends = [(false, Some(range.min), &range.min_by), (true, range.max, &range.max_by)];
        for (is_most, end, reasons) in ends {
            let Some(end) = end.filter(|end| is_most || *end > 0) else { continue };
            let (rules, numbers) = self.parts(reasons.iter().copied(), given, places);
            let limit = (at, is_most, end, rules, numbers.clone());
            if !self.shown.borrow_mut().insert(limit) {
                continue;
            }
            let goes_beyond = |rules: Rules, given: &Given| {
                let mut lists = self.every.keeping(rules, given);
                lists.any(|list| if is_most { list[at] > end } else { list[at] < end })
            };
            // That nobody can be, say, of two ages at once needs no rule.
            prop_assert!(!goes_beyond(rules, &numbers), "{:?} {:?}", end, reasons);
            self.each_is_needed((rules, &numbers), goes_beyond)?;
        }
        Ok(())
    }

    fn compare_conflict(
        &self,
        conflict: &Conflict<'_>,
        given: &Given,
        places: &[Option<usize>],
    ) -> Result<(), TestCaseError> {
        for (rule, sentence) in &conflict.rules {
            prop_assert!(!sentence.vi.is_empty() && !sentence.en.is_empty(), "{}", rule.id);
        }
        let rules = conflict.rules.iter().map(|(rule, _)| Reason::Rule(rule));
        let numbers = conflict.given.iter().map(|place| Reason::Given(*place));
        let (rules, numbers) = self.parts(rules.chain(numbers), given, places);
        prop_assert!(!self.every.holds(rules, &numbers), "{:?} of {:?}", conflict, given);
        self.each_is_needed((rules, &numbers), |rules, given| self.every.holds(rules, given))
    }

    /// The rules and numbers that are told.
    fn parts<'r>(
        &self,
        reasons: impl Iterator<Item = Reason<'r>>,
        given: &Given,
        places: &[Option<usize>],
    ) -> (Rules, Given) {
        let (mut rules, mut numbers) = (0, vec![None; given.len()]);
        for reason in reasons {
            match reason {
                Reason::Rule(rule) => rules |= self.every.bit(rule),
                Reason::Given(place) => {
                    let told = (0..given.len())
                        .filter(|at| places[*at] == Some(place) && given[*at].is_some());
                    for at in told {
                        numbers[at] = given[at];
                    }
                }
            }
        }
        (rules, numbers)
    }

    /// Dropping any one of the parts leaves a list that there is not with all of them.
    fn each_is_needed(
        &self,
        (rules, given): (Rules, &Given),
        is_shown: impl Fn(Rules, &Given) -> bool,
    ) -> Result<(), TestCaseError> {
        let fewer_rules = (0..self.every.rules.len())
            .map(|at| 1 << at)
            .filter(|bit| rules & bit != 0)
            .map(|bit| (rules & !bit, given.clone()));
        let fewer_numbers = (0..given.len()).filter(|at| given[*at].is_some()).map(|at| {
            let mut fewer = given.clone();
            fewer[at] = None;
            (rules, fewer)
        });
        for (fewer_rules, fewer_numbers) in fewer_rules.chain(fewer_numbers) {
            let is_shown = is_shown(fewer_rules, &fewer_numbers);
            prop_assert!(
                is_shown || self.reach == Reach::Limited,
                "{:b} {:?} without one: {:b} {:?}",
                rules,
                given,
                fewer_rules,
                fewer_numbers
            );
            let (shown, beyond) = self.needed.get();
            self.needed.set((shown + usize::from(is_shown), beyond + usize::from(!is_shown)));
        }
        Ok(())
    }
}
