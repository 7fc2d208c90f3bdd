//! Repairs of small lists against every way in which they could be changed; larger ones; and what
//! is said where no change will do.

mod brute_force;
mod conflicts;
mod judged;
mod larger;
mod single;
mod waivers;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Action, Outcome, Person as Who, Plan, Problem, Repair, Unfit, Weights, repair};
use crate::evaluate::tests::{List, Person};
use crate::report::Severity;
use crate::roster::Role;
use crate::rules::Privacy;
use crate::settings::Settings;

/// A list, its reserve, and what may be done.
struct Given {
    list: List,
    reserve: Vec<Person>,
    keep: BTreeSet<usize>,
    weights: Weights,
    may_move: bool,
    /// The settings in force, which hold waivers.
    settings: Option<Settings>,
}

impl Given {
    fn of(list: List) -> Self {
        let weights = Weights::default();
        let (reserve, keep) = (Vec::new(), BTreeSet::new());
        Self { list, reserve, keep, weights, may_move: true, settings: None }
    }

    fn reserve(mut self, count: usize, person: &Person) -> Self {
        self.reserve.extend(std::iter::repeat_n(person.clone(), count));
        self
    }

    fn keep(mut self, at: usize) -> Self {
        self.keep.insert(at);
        self
    }

    fn without_moves(mut self) -> Self {
        self.may_move = false;
        self
    }

    fn reserve_list(&self) -> List {
        List {
            ruleset: self.list.ruleset.clone(),
            level: self.list.level.clone(),
            profile: self.list.profile.clone(),
            people: self
                .reserve
                .iter()
                .enumerate()
                .map(|(at, person)| {
                    person.clone().with(|person| {
                        if person.name.is_empty() {
                            person.name = format!("Dự bị {at}");
                        }
                        if person.unit.is_empty() {
                            person.unit = format!("Đơn vị {at}");
                        }
                    })
                })
                .collect(),
        }
    }

    fn repair(&self) -> Repair {
        self.with_problem(repair)
    }

    fn with_problem<T>(&self, ask: impl FnOnce(&Problem<'_>) -> T) -> T {
        let (list, reserve) = (self.list.roster(), self.reserve_list().roster());
        let settings = self.settings.as_ref();
        let terms = settings.map(|it| it.terms_of(None, None, Date::MIN)).unwrap_or_default();
        ask(&Problem {
            ruleset: &self.list.ruleset,
            level: &self.list.level,
            profile: &self.list.profile,
            list: &list,
            reserve: (!self.reserve.is_empty()).then_some(&reserve),
            keep: self.keep.clone(),
            weights: self.weights,
            may_move: self.may_move,
            least: Severity::Error,
            privacy: Privacy::Masked,
            terms,
        })
    }

    fn plan(&self) -> Plan {
        match self.repair().outcome {
            Outcome::Found(plan) => *plan,
            other => panic!("{other:?}"),
        }
    }
}

fn official() -> Person {
    Person::official()
}

fn guest() -> Person {
    Person::new(Role::Guest)
}

fn actions(plan: &Plan) -> Vec<Action> {
    plan.changes.iter().map(|change| change.action).collect()
}
