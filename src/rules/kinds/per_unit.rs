//! `per = "unit"`: a rule that is asked of the people of each unit by themselves.
//!
//! The units are those whose seats the congress profile tells, and those that the list names. Each is
//! judged as a list of its own; whose unit is not told may stand in any of them.

use std::sync::Arc;

use super::{MendedBy, RuleBody};
use crate::closed_list::{ClosedList as _, closed_list};
use crate::congress::CongressProfile;
use crate::numbers::Headcount;
use crate::report::{CongressFact, Finding, Status};
use crate::roster::{Delegate, Field, Role};
use crate::rules::constraint::{LinearConstraint, Quantity, Term};
use crate::rules::measure::{AskedUnit, ByUnit, Case, Outcome, UnitPeople};
use crate::rules::option::options;
use crate::rules::option_value::OneOf;
use crate::rules::{Rule, Ruleset, Selector};
use crate::text;
use crate::wording::{Text, joined, number_of};

closed_list! {
    /// What a rule is asked of by itself.
    #[derive(Default)]
    pub(super) enum Per as "snake_case" {
        #[default]
        Unit,
    }
}

options! {
    #[derive(Debug)]
    pub(super) struct SeatStep {
        from: Headcount {
            vi: "Áp dụng cho đơn vị được bầu từ bấy nhiêu đại biểu trở lên.",
            en: "It holds for units of so many seats and more.",
            default: "0",
        },
        more: Headcount {
            vi: "Nhiều hơn số được bầu ít nhất bấy nhiêu người.",
            en: "At least so many more than the seats.",
        },
    }
}

impl SeatStep {
    /// Whether each step is for units of more seats than the one before.
    pub(super) fn grow(steps: &[Self]) -> bool {
        steps.windows(2).all(|pair| pair[0].from < pair[1].from)
    }

    /// What the steps ask for; none where there are none.
    pub(super) fn told(steps: &[Self]) -> Option<Text> {
        if let [Self { from: 0 | 1, more }] = steps {
            return Some(text!(
                vi: "nhiều hơn số được bầu ít nhất {more} người",
                en: "at least {more} more than the seats"
            ));
        }
        let told = steps.iter().map(|Self { from, more }| {
            text!(
                vi: "được bầu từ {from} đại biểu trở lên thì nhiều hơn ít nhất {more} người",
                en: "from {seats} on at least {more} more",
                seats = number_of(*from, "", "seat", "seats")
            )
        });
        let told: Vec<Text> = told.collect();
        (!told.is_empty()).then(|| joined(&told, "; "))
    }

    /// The least number in a unit of so many seats; none where no step is for it.
    pub(super) fn at_least(steps: &[Self], seats: Headcount) -> Option<Headcount> {
        let step = steps.iter().filter(|step| step.from <= seats).max_by_key(|step| step.from)?;
        Some(seats.saturating_add(step.more))
    }
}

/// The rule, asked of each unit where that is said.
pub(super) fn of_each_unit(per: Option<OneOf<Per>>, body: Arc<dyn RuleBody>) -> Arc<dyn RuleBody> {
    match per {
        None => body,
        Some(OneOf(Per::Unit)) => Arc::new(PerUnit { body }),
    }
}

#[derive(Debug)]
struct PerUnit {
    body: Arc<dyn RuleBody>,
}

/// How the rule came out in a unit.
struct OfUnit<'u> {
    unit: &'u UnitPeople<'u>,
    outcome: Outcome,
}

/// More units than this are not named in a sentence.
const MOST_NAMED: usize = 5;

impl RuleBody for PerUnit {
    fn applies_at(&self, level: &str) -> bool {
        self.body.applies_at(level)
    }

    /// None where nothing is asked of any unit.
    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        if self.body.asks_for_seats() && case.profile.seats.is_empty() {
            return Some(Outcome::waiting_for(
                CongressFact::Seats,
                text!(
                    vi: "Chưa biết số đại biểu được bầu ở từng đơn vị, nên chưa kiểm tra được.",
                    en: "The seats of each unit are not told, so this could not be checked."
                ),
            ));
        }
        let may_count =
            |person: &Delegate| person.role.known().is_none_or(|held| self.body.counts(*held));
        let all = case.by_unit(may_count);
        if all.units.is_empty() {
            return all.is_anybody_listed().then(no_units);
        }
        let outcomes: Vec<OfUnit<'_>> =
            all.units.iter().filter_map(|unit| self.of_unit(rule, case, &all, unit)).collect();
        (!outcomes.is_empty()).then(|| together(rule, case, outcomes))
    }

    /// Whoever is counted is of one of the units whose seats are told: of another, nothing would be
    /// asked here, and the verdict asks it of every unit that a list names.
    fn constraints(&self, level: &str, profile: &CongressProfile) -> Vec<LinearConstraint> {
        let of_unit = |(name, seats): &(String, Headcount)| {
            let unit = Selector::Unit(vec![name.clone()]);
            let all = self.body.constraints_in_unit(level, profile, *seats);
            all.into_iter().map(|it| within(it, &unit)).collect::<Vec<_>>()
        };
        let in_units: Vec<LinearConstraint> = profile.seats.iter().flat_map(of_unit).collect();
        let nobody_else = nobody_outside(profile, &in_units);
        in_units.into_iter().chain(nobody_else).collect()
    }

    fn asks(&self, ruleset: &Ruleset) -> Option<Text> {
        let asked = self.body.asks(ruleset)?;
        Some(text!(vi: "ở mỗi đơn vị: {asked}", en: "in each unit: {asked}", asked))
    }

    fn unit(&self, ruleset: &Ruleset) -> Option<Text> {
        let each = text!(vi: "ở mỗi đơn vị", en: "in each unit");
        Some(match self.body.unit(ruleset) {
            Some(of) => text!("{of} {each}", of, each),
            None => each,
        })
    }

    fn is_beyond_numbers(&self) -> bool {
        self.body.is_beyond_numbers()
    }

    /// Nobody is moved to another unit, nor put up for one.
    fn is_beyond_repair(&self) -> bool {
        true
    }

    /// Who is to stand in which unit is for those to say who put them up.
    fn mended_by(&self) -> MendedBy {
        MendedBy::Elsewhere
    }

    fn counts(&self, role: Role) -> bool {
        self.body.counts(role)
    }

    fn needed_fields(&self) -> Vec<Field> {
        self.body.needed_fields()
    }
}

impl PerUnit {
    fn of_unit<'u>(
        &self,
        rule: &Rule,
        case: &'u Case<'_>,
        all: &ByUnit<'u>,
        unit: &'u UnitPeople<'u>,
    ) -> Option<OfUnit<'u>> {
        let outcome = if self.body.asks_for_seats() && unit.unit.seats.is_none() {
            let name = &unit.unit.name;
            Outcome::not_checked(
                text!(
                    vi: "Hồ sơ chưa ghi số đại biểu được bầu.",
                    en: "The profile does not tell its seats."
                ),
                text!(
                    vi: "ghi `\"{name}\" = …` vào `[seats]` của hồ sơ đại hội",
                    en: "write `\"{name}\" = …` under `[seats]` of the congress profile"
                ),
            )
        } else {
            self.body.evaluate(rule, &case.of_unit(all, unit))?
        };
        Some(OfUnit { unit, outcome })
    }
}

/// A list that names no unit.
fn no_units() -> Outcome {
    Outcome::not_checked(
        text!(
            vi: "Danh sách không ghi ai thuộc đơn vị nào, nên chưa kiểm tra được.",
            en: "The list does not tell the unit of anybody, so this could not be checked."
        ),
        text!(
            vi: "thêm cột đơn vị, hoặc ghi tên đơn vị ở dòng đầu mỗi phần",
            en: "add a column of units, or name the unit above each section"
        ),
    )
}

/// The same of those alone who are of the unit.
fn within(constraint: LinearConstraint, unit: &Selector) -> LinearConstraint {
    let of_unit = |term: Term| match term.quantity {
        Quantity::Delegates(people) => {
            Term { quantity: Quantity::Delegates(people.and(unit)), ..term }
        }
        Quantity::Fact(_) => term,
    };
    LinearConstraint { terms: constraint.terms.into_iter().map(of_unit).collect(), ..constraint }
}

/// That nobody of a role of which the inequalities speak is of a unit whose seats are not told; none
/// where they speak of nobody.
fn nobody_outside(
    profile: &CongressProfile,
    in_units: &[LinearConstraint],
) -> Option<LinearConstraint> {
    let spoken_of = |role: &Role| {
        in_units.iter().flat_map(|it| &it.terms).any(|term| match &term.quantity {
            Quantity::Delegates(people) => people.may_choose(*role),
            Quantity::Fact(_) => false,
        })
    };
    let roles: Vec<Role> = Role::ALL.iter().copied().filter(spoken_of).collect();
    let units = profile.seats.iter().map(|(name, _)| name.clone()).collect();
    let outside = Selector::Not(Box::new(Selector::Unit(units)));
    let nobody = |people| LinearConstraint::at_most(Quantity::Delegates(people), 0);
    (!roles.is_empty()).then(|| nobody(Selector::Role(roles).and(&outside)))
}

/// What came out in all units: the worst of it.
fn together(rule: &Rule, case: &Case<'_>, outcomes: Vec<OfUnit<'_>>) -> Outcome {
    let all = outcomes.len();
    let worst = [Status::Fail, Status::NotChecked];
    let status =
        worst.into_iter().find(|status| outcomes.iter().any(|it| it.outcome.status == *status));
    let status = status.unwrap_or(Status::Pass);
    if status == Status::Pass {
        let message = match &outcomes[..] {
            [only] => only.message(),
            _ => text!(vi: "Cả {all} đơn vị đều đạt.", en: "It holds in all {all} units."),
        };
        return Outcome::new(status, message);
    }
    let told: Vec<OfUnit<'_>> =
        outcomes.into_iter().filter(|it| it.outcome.status == status).collect();
    let messages = told.iter().take(MOST_NAMED).map(OfUnit::message);
    let messages: Vec<Text> =
        messages.chain((told.len() > MOST_NAMED).then(|| Text::same("…"))).collect();
    let (number, messages) = (told.len(), joined(&messages, " "));
    let message = match (status, all) {
        (_, 1) => messages,
        (Status::Fail, _) => text!(
            vi: "Có {number} trong {all} đơn vị không đạt. {messages}",
            en: "It does not hold in {number} of {all} units. {messages}",
            messages
        ),
        _ => text!(
            vi: "Còn {number} trong {all} đơn vị chưa kết luận được. {messages}",
            en: "It cannot be told yet in {number} of {all} units. {messages}",
            messages
        ),
    };
    let helps: Vec<Text> = told.iter().take(MOST_NAMED).filter_map(OfUnit::help).collect();
    let mut decided_by: Vec<_> =
        told.iter().flat_map(|it| it.outcome.decided_by.iter().cloned()).collect();
    decided_by.sort();
    decided_by.dedup();
    let findings = match status {
        Status::Fail => told.into_iter().flat_map(|it| it.findings(rule, case)).collect(),
        _ => Vec::new(),
    };
    Outcome {
        help: (!helps.is_empty()).then(|| joined(&helps, "; ")),
        decided_by,
        findings,
        ..Outcome::new(status, message)
    }
}

impl OfUnit<'_> {
    fn label(&self) -> Text {
        let AskedUnit { name, seats } = &self.unit.unit;
        match seats {
            Some(seats) => text!(
                vi: "{name} (được bầu {seats})",
                en: "{name} ({of_seats})",
                of_seats = number_of(*seats, "", "seat", "seats")
            ),
            None => Text::same(name),
        }
    }

    /// `Đơn vị 1 (được bầu 3): …`
    fn message(&self) -> Text {
        text!(
            "{unit}: {message}",
            unit = self.label(),
            message = self.outcome.message.in_sentence()
        )
    }

    fn help(&self) -> Option<Text> {
        let name = &self.unit.unit.name;
        let help = self.outcome.help.as_ref()?;
        Some(text!("{name}: {help}", help))
    }

    /// What was found in the unit; else the unit itself, at the first of its people.
    fn findings(self, rule: &Rule, case: &Case<'_>) -> Vec<Finding> {
        let (label, message, help) = (self.label(), self.message(), self.outcome.help.clone());
        let named = |found: Finding| Finding {
            message: text!("{label}: {found}", label = &label, found = found.message.in_sentence()),
            ..found
        };
        if !self.outcome.findings.is_empty() {
            return self.outcome.findings.into_iter().map(named).collect();
        }
        let first = self.unit.people.first();
        let finding = first.map(|person| Finding {
            message,
            help: rule.help.clone().or(help),
            delegate: None,
            ..Case::finding(rule, person, case.place_of(person, &person.unit))
        });
        finding.into_iter().collect()
    }
}
