//! The cost of a repair against every set of changes, each judged by the rules themselves.

use proptest::prelude::*;

use super::*;
use crate::calculate::bounds::tests::drawn as generator;
use crate::calculate::small::{Caps, cases, made_small};
use crate::evaluate::evaluate;
use crate::report::Status;
use crate::roster::{Delegate, OfficialKind, Roster};
use crate::rules::{self, MendedBy, Ruleset};

/// Rules of every kind that people can mend, with numbers that small lists break.
const RULES: [&str; 8] = [
    "[[count]]\nid = \"most\"\nof = \"official\"\nmax = 3",
    "[[count]]\nid = \"least\"\nof = { role = \"official\", gender = \"female\" }\nmin = 2",
    "[[ratio]]\nid = \"guests\"\nof = \"guest\"\nto = \"official\"\nmax = \"1/2\"",
    "[[share]]\nid = \"women\"\nof = { gender = \"female\" }\namong = \"official\"\nmin = \"40%\"\nmax = \"70%\"",
    "[[coverage]]\nid = \"groups\"\nby = \"group\"\namong = \"official\"\nrequired = [\"Tày\", \"Dao\"]",
    "[[each]]\nid = \"minority\"\namong = \"official\"\nmust = { group = \"minority\" }",
    "[[unique]]\nid = \"twice\"\nsame = [[\"full_name\", \"birth_date\"]]",
    "[[share]]\nid = \"selected\"\nof = { kind = \"selected\" }\namong = \"official\"\nmore_than = \"50%\"",
];

fn ruleset(chosen: u8) -> String {
    let head = "\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n";
    let rules = RULES.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0);
    rules.fold(String::new(), |text, (_, rule)| text + rule + head)
}

/// Role, gender, group, whether ex officio, one of few names.
type Drawn = (Option<Role>, u8, u8, bool, u8);

fn drawn(person: Drawn, list: &str) -> Person {
    let (role, gender, group, by_office, name) = person;
    let groups = ["Tày", "Dao", "Kinh", "Zzz"];
    let made = official().group(groups[usize::from(group)]).with(|person| {
        person.role = role;
        person.kind = by_office.then_some(OfficialKind::ExOfficio);
        if role == Some(Role::Official) && !by_office {
            person.kind = Some(OfficialKind::Selected);
        }
        if name > 0 {
            person.name = format!("{list} {name}");
        }
    });
    match gender {
        0 => made,
        1 => made.man(),
        _ => made.gender_unknown(),
    }
}

fn person() -> impl Strategy<Value = Drawn> {
    let role = prop_oneof![
        6 => Just(Some(Role::Official)),
        3 => Just(Some(Role::Guest)),
        1 => Just(Some(Role::Alternate)),
        1 => Just(None),
    ];
    let gender = prop_oneof![3 => Just(0_u8), 3 => Just(1), 1 => Just(2)];
    let group = prop_oneof![3 => Just(0_u8), 2 => Just(1), 1 => Just(2), 1 => Just(3)];
    (role, gender, group, proptest::bool::weighted(0.15), 0_u8..4)
}

/// What may be done about somebody: to stay, or to be in another role, or to be gone.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    Same,
    Gone,
    Now(Role),
}

struct Tried<'a> {
    given: &'a Given,
    list: Roster,
    reserve: Roster,
    best: Option<u64>,
}

impl Tried<'_> {
    fn fates(&self, delegate: &Delegate, listed: Option<usize>) -> Vec<Fate> {
        let role = delegate.role.known().copied();
        let Some(at) = listed else {
            return match role {
                Some(Role::Guest) => vec![Fate::Gone, Fate::Now(Role::Guest)],
                _ => vec![Fate::Gone, Fate::Now(Role::Official)],
            };
        };
        let by_office =
            role == Some(Role::Official) && delegate.kind.known() == Some(&OfficialKind::ExOfficio);
        if by_office || self.given.keep.contains(&at) {
            return vec![Fate::Same];
        }
        let mut fates = vec![Fate::Same, Fate::Gone];
        match role {
            Some(Role::Official) if self.given.may_move => fates.push(Fate::Now(Role::Guest)),
            Some(Role::Guest) if self.given.may_move => fates.push(Fate::Now(Role::Official)),
            Some(Role::Alternate) => fates.push(Fate::Now(Role::Official)),
            _ => {}
        }
        fates
    }

    /// Tries every fate of everybody from this place on.
    fn all(&mut self, fates: &mut Vec<Fate>) {
        let at = fates.len();
        let on_list = self.list.delegates.len();
        let (delegate, listed) = match self.list.delegates.get(at) {
            Some(delegate) => (delegate, Some(at)),
            None => match self.reserve.delegates.get(at - on_list) {
                Some(delegate) => (delegate, None),
                None => return self.judge(fates),
            },
        };
        for fate in self.fates(delegate, listed) {
            fates.push(fate);
            self.all(fates);
            fates.pop();
        }
    }

    fn judge(&mut self, fates: &[Fate]) {
        let cost = self.cost(fates);
        if self.best.is_none_or(|best| cost < best) && self.is_good(fates) {
            self.best = Some(cost);
        }
    }

    fn cost(&self, fates: &[Fate]) -> u64 {
        let weights = self.given.weights;
        let on_list = self.list.delegates.len();
        let (mut cost, mut gone, mut come) = (0_u64, [0_u64; 2], [0_u64; 2]);
        for (at, fate) in fates.iter().enumerate() {
            let held = self.list.delegates.get(at).map(|it| it.role.known().copied());
            let side = |role| usize::from(role == Role::Guest);
            match (fate, held) {
                (Fate::Gone, Some(Some(role @ (Role::Official | Role::Guest)))) => {
                    gone[side(role)] += 1;
                }
                (Fate::Gone, Some(_)) => cost += u64::from(weights.leave_out),
                (Fate::Now(role), None | Some(Some(Role::Alternate))) => come[side(*role)] += 1,
                (Fate::Now(_), Some(_)) => cost += u64::from(weights.move_role),
                (Fate::Same, _) | (Fate::Gone, None) => {}
            }
        }
        assert_eq!(fates.len(), on_list + self.reserve.delegates.len());
        let (leave, add) = (u64::from(weights.leave_out), u64::from(weights.add));
        for side in 0..2 {
            let both = gone[side].min(come[side]);
            let pair = u64::from(weights.replace).min(leave + add);
            cost += both * pair + (gone[side] - both) * leave + (come[side] - both) * add;
        }
        cost
    }

    fn is_good(&self, fates: &[Fate]) -> bool {
        let everybody = self.list.delegates.iter().chain(&self.reserve.delegates);
        let (mut all, mut changed) = (Vec::new(), Vec::new());
        for (delegate, fate) in everybody.zip(fates) {
            match fate {
                Fate::Gone => {}
                Fate::Same => all.push(delegate.clone()),
                Fate::Now(role) => {
                    let now = super::super::people::in_role(delegate, *role);
                    all.push(now.clone());
                    changed.push(now);
                }
            }
        }
        // Nothing is mended by there being nobody.
        let is_somebody = !(self.list.delegates.is_empty() && self.reserve.delegates.is_empty());
        let is_dismissed = !self.list.delegates.is_empty();
        if all.is_empty() && (is_dismissed || (is_somebody && self.would_be_asked_to_cover())) {
            return false;
        }
        // Of those who come or change, nothing may be in doubt that is asked of each.
        self.hold(all, |status, by| match by {
            MendedBy::Offenders => status != Status::Fail,
            _ => status == Status::Pass,
        }) && self.hold(changed, |status, by| by != MendedBy::Offenders || status == Status::Pass)
    }

    /// Whether a rule asks for units or fields of work. A list of nobody tells none, and is not
    /// asked; but nobody is mended by there being nobody.
    fn would_be_asked_to_cover(&self) -> bool {
        let list = &self.given.list;
        list.ruleset.rules_at(&list.level).any(|rule| {
            let is_broken = !rule.body.constraints(&list.level, &list.profile).is_empty();
            rule.severity == Severity::Error && rule.kind.id == "coverage" && is_broken
        })
    }

    fn hold(&self, delegates: Vec<Delegate>, good: impl Fn(Status, MendedBy) -> bool) -> bool {
        let roster = Roster { delegates, ..self.list.clone() };
        let ruleset: &Ruleset = &self.given.list.ruleset;
        let evaluation =
            evaluate(ruleset, &roster, &self.given.list.profile, &self.given.list.level);
        let (profile, level) = (&self.given.list.profile, &self.given.list.level);
        // What people mend, and must; a rule that lacks a fact asks for nothing.
        evaluation.checks.iter().filter(|check| check.severity == Severity::Error).all(|check| {
            let rule = &ruleset.rule(&check.rule).unwrap().body;
            match rule.mended_by() {
                MendedBy::Numbers if rule.constraints(level, profile).is_empty() => true,
                by @ (MendedBy::Numbers | MendedBy::Offenders) => good(check.status, by),
                MendedBy::Cells | MendedBy::Elsewhere => true,
            }
        })
    }
}

fn cheapest(given: &Given) -> Option<u64> {
    let (list, reserve) = (given.list.roster(), given.reserve_list().roster());
    let mut tried = Tried { given, list, reserve, best: None };
    tried.all(&mut Vec::new());
    tried.best
}

/// The rules named cannot all hold, and without any one of them the others can.
fn conflict_is_true(given: &Given, conflict: &[String]) -> Result<(), TestCaseError> {
    let under = |ids: &[&String]| {
        let mut list = List {
            ruleset: given.list.ruleset.clone(),
            level: given.list.level.clone(),
            profile: given.list.profile.clone(),
            people: given.list.people.clone(),
        };
        list.ruleset.rules.retain(|rule| ids.contains(&&rule.id));
        let reserve = given.reserve.clone();
        cheapest(&Given { list, reserve, keep: given.keep.clone(), settings: None, ..*given })
    };
    let all: Vec<&String> = conflict.iter().collect();
    prop_assert_eq!(under(&all), None);
    for dropped in &all {
        let others: Vec<&String> = all.iter().copied().filter(|rule| rule != dropped).collect();
        prop_assert!(under(&others).is_some(), "{} without {}", conflict.join(", "), dropped);
    }
    Ok(())
}

/// Who stays, what may be done, and what it costs.
type Terms = (BTreeSet<usize>, bool, (u32, u32, u32, u32));

fn terms() -> impl Strategy<Value = Terms> {
    let keep = proptest::collection::btree_set(0_usize..6, 0..2);
    (keep, any::<bool>(), (1_u32..4, 1_u32..5, 1_u32..4, 1_u32..4))
}

fn given(list: List, reserve: Vec<Person>, (keep, may_move, weights): Terms) -> Given {
    let keep = keep.into_iter().filter(|at| *at < list.people.len()).collect();
    let (leave_out, replace, add, move_role) = weights;
    let weights = Weights { leave_out, replace, add, move_role };
    let reserve = reserve.into_iter().enumerate().map(|(at, one)| {
        // The reserve holds nobody twice: who that would be is settled before.
        one.with(|one| one.name = format!("Khác {at}"))
    });
    Given { list, reserve: reserve.collect(), keep, weights, may_move, settings: None }
}

/// Compares the repair with every set of changes.
fn compare(given: &Given) -> Result<(), TestCaseError> {
    let expected = cheapest(given);
    match given.repair().outcome {
        Outcome::Nothing => prop_assert_eq!(expected, Some(0)),
        Outcome::Found(plan) => {
            prop_assert_eq!(Some(plan.cost), expected);
            prop_assert!(plan.is_proven_minimal);
            // Whoever is the only one left stands for there being a list at all.
            let is_alone = plan.list.delegates.len() == 1;
            prop_assert!(plan.changes.iter().all(|it| is_alone || !it.serves.is_empty()));
        }
        Outcome::Impossible(impossible) => {
            prop_assert_eq!(expected, None);
            conflict_is_true(given, &impossible.conflict)?;
        }
        Outcome::Unsettled | Outcome::RowsInDoubt(_) => prop_assert!(false, "unsettled"),
    }
    Ok(())
}

/// Somebody of whom everything is told, as a list of the office has it in the end.
fn told(person: Drawn, list: &str) -> Person {
    let (role, gender, group, by_office, name) = person;
    let role = role.or(Some(Role::Official));
    drawn((role, gender % 2, group % 3, by_office, name), list)
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn no_set_of_changes_is_cheaper_than_the_repair(
        chosen in 1_u8..=255,
        people in proptest::collection::vec(person(), 0..6),
        reserve in proptest::collection::vec(person(), 0..4),
        terms in terms(),
    ) {
        let mut list = List::with_rules(&ruleset(chosen));
        list.people = people.into_iter().map(|one| drawn(one, "Người")).collect();
        let reserve = reserve.into_iter().map(|one| drawn(one, "Khác")).collect();
        compare(&given(list, reserve, terms))?;
    }

    #[test]
    fn nor_under_any_shipped_ruleset_made_small(
        (shipped, is_province, are_groups_told) in (0_usize..6, any::<bool>(), any::<bool>()),
        people in proptest::collection::vec(person(), 0..6),
        reserve in proptest::collection::vec(person(), 0..4),
        terms in terms(),
    ) {
        let id = rules::tests::congresses()[shipped];
        let ruleset = made_small(id, Caps { official: 3, guest: 1, total: 4 });
        let level = if is_province { "province" } else { "district" };
        let mut list = List { ruleset, ..List::under(id, level) };
        let groups = ["Tày", "Dao"].map(|name| list.ruleset.catalogue.resolve(name).group());
        list.profile.groups = are_groups_told.then(|| groups.into_iter().flatten().collect());
        list.people = people.into_iter().map(|one| told(one, "Người")).collect();
        let reserve = reserve.into_iter().map(|one| told(one, "Khác")).collect();
        compare(&given(list, reserve, terms))?;
    }

    #[test]
    fn nor_under_any_ruleset_drawn_at_random(
        (one, other, cap) in (0_usize..6, 1_usize..6, 2_usize..6),
        rules in proptest::collection::vec(generator::drawn(), 1..5),
        people in proptest::collection::vec(0_usize..60, 0..6),
        reserve in proptest::collection::vec(0_usize..60, 0..4),
        terms in terms(),
    ) {
        let attributes = (one, (one + other) % 6);
        // Nobody is moved for a unit.
        let rules: Vec<_> = rules.into_iter().map(generator::DrawnRule::of_the_list).collect();
        let ruleset = generator::ruleset(&rules, attributes, (&None, cap));
        let kinds = generator::kinds(attributes);
        let who = |which: Vec<usize>| which.into_iter().map(|at| kinds[at % kinds.len()].clone());
        let mut list = List { ruleset, ..List::of("district") };
        list.profile.date = Some(jiff::civil::date(2024, 5, 16));
        list.people = who(people).collect();
        compare(&given(list, who(reserve).collect(), terms))?;
    }
}
