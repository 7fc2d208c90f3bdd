//! Who may do what, and what each would add to the sums of the rules.

use std::collections::BTreeSet;

use super::asked::{self, Demand};
use super::probe::Probe;
use super::{Person, Problem, Unfit};
use crate::evaluate::Evaluation;
use crate::report::Status;
use crate::roster::{Delegate, Meant, OfficialKind, Role, Roster, TableOf, ToldBy, Value};
use crate::rules::measure::{Bounds, Case, People, Summands, name_of};
use crate::rules::{LinearConstraint, MendedBy, Rule};

/// What may become of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Act {
    /// Whoever is on the list leaves it.
    Leave,
    /// An official delegate becomes a guest, or a guest an official delegate.
    Move(Role),
    /// Somebody of the reserve, or an alternate of the list, comes in this role.
    Enter(Role),
}

/// What may be done beyond the usual.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Latitude {
    /// Those who stay in any case may leave and move, too.
    pub(super) are_pins_lifted: bool,
    /// A rule about something else that holds need not hold afterwards.
    pub(super) may_break_elsewhere: bool,
    /// So many people may come who are in no file.
    pub(super) more: usize,
}

/// Somebody, as the rules see them.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Whether this one stands on the list now, alternates among them.
    pub(super) is_listed: bool,
    /// Whether a cell of this one has to be corrected, whoever else is on the list.
    pub(super) is_to_correct: bool,
    /// The role held now, of those on the list.
    pub(super) role: Option<Role>,
    /// What this one adds to the sum of each inequality now, and behind them to each number that
    /// is counted.
    pub(super) now: Vec<i128>,
    /// What may become of this one, and what is then added.
    pub(super) acts: Vec<(Act, Vec<i128>)>,
}

/// Everybody of the list and of the reserve.
#[derive(Debug)]
pub(super) struct RepairPeople<'a> {
    pub(super) problem: &'a Problem<'a>,
    /// The list, and behind it the reserve.
    pub(super) roster: Roster,
    /// The inequalities that must hold.
    pub(super) asked: Vec<Demand<'a>>,
    /// The numbers of people that the inequalities measure against one another.
    pub(super) counted: Vec<LinearConstraint>,
    /// The delegates of the roster, each at the same place.
    pub(super) candidates: Vec<Candidate>,
    /// Those of whom one alone may stand on the list, by the rule that says so.
    pub(super) rivals: Vec<(&'a Rule, Vec<usize>)>,
    /// Those of the reserve, and alternates of the list, who cannot come.
    pub(super) unfit: Vec<(usize, Unfit)>,
}

impl<'a> RepairPeople<'a> {
    pub(super) fn of(problem: &'a Problem<'a>, before: &Evaluation, latitude: Latitude) -> Self {
        let roster = joined(problem);
        let listed = listed(problem);
        let asked = asked::of(problem, before, &roster, latitude.more);
        let case = case(problem, &roster, listed.iter().map(|at| &roster.delegates[*at]).collect());
        let (rivals, doubles) = rivals(problem, &roster, &listed);
        let probe = Probe::new(&case, problem, latitude.may_break_elsewhere);
        let (mut candidates, mut unfit) = (Vec::new(), Vec::new());
        let counted = asked::counted(&asked);
        let sums: Vec<Sum<'_>> =
            asked.iter().map(Sum::of).chain(counted.iter().map(Sum::counted)).collect();
        let most = |delegate: &Delegate| -> Vec<i128> {
            sums.iter().map(|sum| sum.part(&case, problem, delegate).most).collect()
        };
        for (at, delegate) in roster.delegates.iter().enumerate() {
            let is_listed = listed.contains(&at);
            // Whoever stands on the list is taken off it for an offence that is certain alone; an
            // unclear cell is to be corrected.
            let now = if is_listed {
                let added = sums.iter().map(|sum| {
                    let Bounds { least, most } = sum.part(&case, problem, delegate);
                    if sum.is_of_each { least } else { most }
                });
                added.collect()
            } else {
                vec![0; sums.len()]
            };
            let mut wanted = acts(problem, at, delegate, latitude.are_pins_lifted);
            if doubles.contains(&at) || problem.is_apart(at) {
                wanted.clear();
            }
            let mut why = Unfit::Twice;
            wanted.retain(|act| match probe.objection(at, delegate, *act, is_listed) {
                None => true,
                Some(objection) => {
                    why = objection;
                    false
                }
            });
            if is_to_come(delegate, at, problem) && wanted.iter().all(|act| *act == Act::Leave) {
                unfit.push((at, why));
            }
            let acts = wanted.into_iter().map(|act| match act.role() {
                None => (act, vec![0; sums.len()]),
                Some(role) => (act, most(&in_role(delegate, role))),
            });
            let acts = acts.collect();
            let role = delegate.role.known().copied().filter(|_| is_listed);
            let is_to_correct = is_listed && !probe.cells_to_correct(delegate).is_empty();
            candidates.push(Candidate { is_listed, is_to_correct, role, now, acts });
        }
        drop(sums);
        Self { problem, roster, asked, counted, candidates, rivals, unfit }
    }

    /// The place of somebody of the roster in the list or in the reserve.
    pub(super) fn person(&self, at: usize) -> Person {
        let on_file = self.problem.list.delegates.len();
        if at < on_file { Person::Listed(at) } else { Person::Reserve(at - on_file) }
    }

    /// What the facts of the profile add to an inequality.
    pub(super) fn facts(&self, asked: &Demand<'_>) -> i128 {
        crate::rules::measure::facts_of(&asked.constraint, self.problem.profile)
    }

    /// Whether the rules that people can mend hold on a list, those apart that are set aside.
    pub(super) fn hold_after(&self, after: &Evaluation, aside: &BTreeSet<String>) -> bool {
        let problem = self.problem;
        after.checks.iter().filter(|check| !aside.contains(&check.rule)).all(|check| {
            let Some(rule) = problem.ruleset.rule(&check.rule) else { return true };
            match rule.body.mended_by() {
                MendedBy::Numbers => {
                    let is_asked =
                        |asked: &Demand<'_>| asked.rule.id == rule.id && !asked.is_waived;
                    check.status == Status::Pass || !self.asked.iter().any(is_asked)
                }
                MendedBy::Offenders => {
                    !check.is_broken()
                        || check.severity < problem.least
                        || rule.severity < problem.least
                }
                MendedBy::Cells | MendedBy::Elsewhere => true,
            }
        })
    }
}

impl Act {
    /// The role that it leads to.
    pub(super) fn role(self) -> Option<Role> {
        match self {
            Self::Leave => None,
            Self::Move(role) | Self::Enter(role) => Some(role),
        }
    }
}

/// The people's part of an inequality, of which each adds something.
struct Sum<'a> {
    rule: Option<&'a Rule>,
    summands: Summands<'a>,
    /// Whether each adds an offence of their own.
    is_of_each: bool,
}

impl<'a> Sum<'a> {
    fn of(asked: &'a Demand<'_>) -> Self {
        let is_of_each = asked.rule.body.mended_by() == MendedBy::Offenders;
        Self { rule: Some(asked.rule), summands: Summands::of(&asked.constraint), is_of_each }
    }

    fn counted(counted: &'a LinearConstraint) -> Self {
        Self { rule: None, summands: Summands::of(counted), is_of_each: false }
    }

    /// What somebody adds; nothing where the offence is waived.
    fn part(&self, case: &Case<'_>, problem: &Problem<'_>, who: &Delegate) -> Bounds {
        let is_waived = |rule| self.is_of_each && problem.waives_for(rule, who);
        if self.rule.is_some_and(is_waived) {
            return Bounds { least: 0, most: 0 };
        }
        case.adds(&self.summands, who)
    }
}

impl Problem<'_> {
    /// Whether a waiver accepts what the rule has against somebody.
    pub(super) fn waives_for(&self, rule: &Rule, who: &Delegate) -> bool {
        let name = name_of(who).map(|name| self.privacy.text(&name));
        self.terms.waive_for(&rule.id, name.as_deref())
    }

    fn is_of_list(&self, at: usize) -> bool {
        at < self.list.delegates.len()
    }

    /// Whether this one belongs to another body: a delegation to the upper congress.
    fn is_apart(&self, at: usize) -> bool {
        self.list
            .delegates
            .get(at)
            .is_some_and(|delegate| self.list.table_of(delegate) == TableOf::Delegation)
    }
}

/// The places of those on the list of the congress.
fn listed(problem: &Problem<'_>) -> BTreeSet<usize> {
    (0..problem.list.delegates.len()).filter(|at| !problem.is_apart(*at)).collect()
}

/// The list, and behind it the reserve as people who go to no upper congress yet.
fn joined(problem: &Problem<'_>) -> Roster {
    let mut roster = problem.list.clone();
    let Some(reserve) = problem.reserve else { return roster };
    let tables = roster.tables.len();
    roster.tables.extend(reserve.tables.iter().map(|table| {
        let mut table = table.clone();
        table.of = TableOf::Congress;
        table
    }));
    roster.delegates.extend(reserve.delegates.iter().map(|delegate| Delegate {
        table: delegate.table + tables,
        delegation: Value::absent().into(),
        ..delegate.clone()
    }));
    roster
}

pub(super) fn case<'a>(
    problem: &'a Problem<'_>,
    roster: &'a Roster,
    people: Vec<&'a Delegate>,
) -> Case<'a> {
    Case {
        ruleset: problem.ruleset,
        roster,
        profile: problem.profile,
        level: problem.level,
        people: People::new(people, Vec::new()),
        unit: None,
        privacy: problem.privacy,
    }
}

/// Those on the list of whom one alone may stand there; and those of the reserve who stand on the
/// list already, or in the reserve further up.
fn rivals<'a>(
    problem: &'a Problem<'a>,
    roster: &Roster,
    listed: &BTreeSet<usize>,
) -> (Vec<(&'a Rule, Vec<usize>)>, BTreeSet<usize>) {
    let places: Vec<usize> = (0..roster.delegates.len())
        .filter(|at| listed.contains(at) || !problem.is_of_list(*at))
        .collect();
    let people = places.iter().map(|at| &roster.delegates[*at]).collect();
    let case = case(problem, roster, people);
    let mut rivals = Vec::new();
    let mut doubles = BTreeSet::new();
    for rule in problem.ruleset.rules_at(problem.level) {
        for set in rule.body.rivals(&case) {
            let set: Vec<usize> = set.into_iter().map(|at| places[at]).collect();
            doubles.extend(set.iter().skip(1).filter(|at| !problem.is_of_list(**at)));
            // The one further up is no fault; those behind are, each by name.
            let mut on_list: Vec<usize> =
                set.into_iter().filter(|at| problem.is_of_list(*at)).collect();
            let mut place = 0..;
            on_list.retain(|at| {
                place.next() == Some(0) || !problem.waives_for(rule, &roster.delegates[*at])
            });
            if on_list.len() > 1 && rule.severity >= problem.least {
                rivals.push((rule, on_list));
            }
        }
    }
    (rivals, doubles)
}

/// Whether this one could come, if nothing stood against it.
fn is_to_come(delegate: &Delegate, at: usize, problem: &Problem<'_>) -> bool {
    let is_alternate = delegate.role.known() == Some(&Role::Alternate)
        && !problem.is_apart(at)
        && !problem.keep.contains(&at);
    !problem.is_of_list(at) || is_alternate
}

/// What may become of somebody, as far as the roles tell.
fn acts(problem: &Problem<'_>, at: usize, delegate: &Delegate, may_all: bool) -> Vec<Act> {
    let role = delegate.role.known().copied();
    if !problem.is_of_list(at) {
        // A reserve is one of official delegates, where it does not say that it is of guests.
        let into = if role == Some(Role::Guest) { Role::Guest } else { Role::Official };
        return vec![Act::Enter(into)];
    }
    let is_ex_officio =
        role == Some(Role::Official) && delegate.kind.known() == Some(&OfficialKind::ExOfficio);
    if !may_all && (is_ex_officio || problem.keep.contains(&at)) {
        return Vec::new();
    }
    let other = match role {
        Some(Role::Official) if problem.may_move => Some(Act::Move(Role::Guest)),
        Some(Role::Guest) if problem.may_move => Some(Act::Move(Role::Official)),
        Some(Role::Alternate) => Some(Act::Enter(Role::Official)),
        Some(Role::Official | Role::Guest) | None => None,
    };
    std::iter::once(Act::Leave).chain(other).collect()
}

/// The same person in another role. Nobody comes by office: who is not said to be is selected.
pub(super) fn in_role(delegate: &Delegate, role: Role) -> Delegate {
    let mut changed = delegate.clone();
    changed.role.meant = Meant::Known(role);
    changed.role_told_by = Some(ToldBy::User);
    if role == Role::Official && changed.kind.known().is_none() {
        changed.kind.meant = Meant::Known(OfficialKind::Selected);
    }
    changed
}
