//! The rules and the given numbers as one programme, each row with where it comes from.

use std::collections::BTreeSet;

use crate::roster::{Gender, Role};
use crate::rules::{Fact, LinearConstraint, Noun, Quantity, Rule, Ruleset, Selector};

use super::name::Names;
use super::{Question, Reason};
use crate::calculate::atoms::Atoms;
use crate::calculate::programme::{Effort, Extreme, Form, Programme, Row, Unsettled};

/// A quantity as a sum of variables.
#[derive(Debug)]
pub(super) struct Counted {
    pub(super) quantity: Quantity,
    pub(super) name: String,
    pub(super) noun: Noun,
    pub(super) form: Form,
    pub(super) is_ruled: bool,
}

/// Where rows come from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Origin<'a> {
    Rule(&'a Rule),
    /// The number given for the quantity at this place.
    Given(usize),
}

impl<'a> Origin<'a> {
    pub(super) fn given(self) -> Option<usize> {
        match self {
            Self::Rule(_) => None,
            Self::Given(at) => Some(at),
        }
    }

    pub(super) fn rule(self) -> Option<&'a Rule> {
        match self {
            Self::Rule(rule) => Some(rule),
            Self::Given(_) => None,
        }
    }

    pub(super) fn reason(self) -> Reason<'a> {
        match self {
            Self::Rule(rule) => Reason::Rule(rule),
            Self::Given(at) => Reason::Given(at),
        }
    }
}

/// A rule or a given number, with what it asks for.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) origin: Origin<'a>,
    pub(super) constraints: Vec<LinearConstraint>,
    pub(super) rows: Vec<Row>,
}

impl Source<'_> {
    fn given(at: usize, form: &Form, number: u64) -> Self {
        let number = i128::from(number);
        let rows = vec![Row::at_most(form.clone(), number), Row::at_least(form, number)];
        Self { origin: Origin::Given(at), constraints: Vec::new(), rows }
    }
}

/// Everything that is asked of the numbers.
#[derive(Debug)]
pub(super) struct Model<'a> {
    pub(super) ruleset: &'a Ruleset,
    pub(super) quantities: Vec<Counted>,
    /// The rules, those of single numbers first: of several ways to say why, the plainest comes
    /// out. Then the numbers given.
    pub(super) sources: Vec<Source<'a>>,
    /// What holds of any people.
    ties: Vec<Row>,
    variables: usize,
    given: Vec<(usize, u64)>,
    /// What the whole question may still take.
    pub(super) effort: Effort,
}

/// How many quantities every answer has.
pub(super) const USUAL: usize = 5;

/// The quantities that every answer has, whatever the ruleset speaks of.
pub(super) fn usual() -> [Quantity; USUAL] {
    let official = Selector::Role(vec![Role::Official]);
    [
        Quantity::Delegates(official.clone()),
        Quantity::Delegates(Selector::Role(vec![Role::Guest])),
        Quantity::Delegates(official.and(&Selector::Gender(Gender::Female))),
        Quantity::Delegates(Selector::Role(vec![Role::Official, Role::Guest])),
        Quantity::Fact(Fact::MinorityPopulation),
    ]
}

impl<'a> Model<'a> {
    pub(super) fn new(question: &Question<'a>) -> Result<Self, Unsettled> {
        let rules = binding_rules(question);
        let given = all_given(question, &rules);
        let effort = Effort::of_a_question();
        let usual = usual();
        let spoken_of =
            rules.iter().flat_map(|(_, constraints)| constraints).flat_map(quantities_of);
        let asked: Vec<(&Quantity, bool)> = usual
            .iter()
            .map(|quantity| (quantity, false))
            .chain(spoken_of.map(|quantity| (quantity, true)))
            .chain(given.iter().map(|(quantity, _)| (quantity, false)))
            .collect();
        effort.spend(asked.len().saturating_mul(asked.len()))?;
        let selectors: Vec<&Selector> =
            asked.iter().filter_map(|(quantity, _)| selector_of(quantity)).collect();
        let atoms = Atoms::of(&selectors, question.ruleset, &effort)?;
        let forms = Forms { selectors: selectors.into_iter().cloned().collect(), atoms };
        let mut quantities: Vec<Counted> = Vec::new();
        let mut names = Names::default();
        for (quantity, is_ruled) in asked {
            let form = forms.of(quantity);
            if let Some(held) = quantities.iter_mut().find(|held| held.form == form) {
                held.is_ruled |= is_ruled;
                continue;
            }
            let (name, noun) = (names.of(quantity), noun(quantity, question.ruleset));
            quantities.push(Counted { quantity: quantity.clone(), name, noun, form, is_ruled });
        }
        let place = |quantity: &Quantity| {
            let form = forms.of(quantity);
            quantities.iter().position(|held| held.form == form).unwrap_or_default()
        };
        let given: Vec<(usize, u64)> =
            given.iter().map(|(quantity, number)| (place(quantity), *number)).collect();
        let mut sources: Vec<Source<'a>> = rules
            .into_iter()
            .map(|(rule, constraints)| Source {
                origin: Origin::Rule(rule),
                rows: constraints.iter().map(|constraint| forms.row(constraint)).collect(),
                constraints,
            })
            .collect();
        sources.sort_by_key(|source| {
            source.constraints.iter().any(|constraint| constraint.terms.len() > 1)
        });
        sources.extend(
            given.iter().map(|(at, number)| Source::given(*at, &quantities[*at].form, *number)),
        );
        Ok(Self {
            ruleset: question.ruleset,
            sources,
            ties: forms.ties(),
            variables: forms.count(),
            quantities,
            given,
            effort,
        })
    }

    /// The number given for the quantity at this place.
    pub(super) fn given(&self, at: usize) -> Option<u64> {
        self.given.iter().find(|(place, _)| *place == at).map(|(_, number)| *number)
    }

    /// The place of a quantity that is given twice.
    pub(super) fn given_twice(&self) -> Option<usize> {
        let mut seen = BTreeSet::new();
        self.given.iter().map(|(at, _)| *at).find(|at| !seen.insert(*at))
    }

    /// Where the rule stands in the ruleset.
    pub(super) fn place_of(&self, rule: &Rule) -> Option<usize> {
        self.ruleset.rules.iter().position(|held| held.id == rule.id)
    }

    /// The place of a quantity that a rule speaks of, or that is given.
    pub(super) fn quantity(&self, quantity: &Quantity) -> Option<usize> {
        self.quantities.iter().position(|held| held.quantity == *quantity)
    }

    /// Whether there can be people with whom these sources and rows hold.
    pub(super) fn holds(&self, kept: &BTreeSet<usize>, rows: &[Row]) -> Result<bool, Unsettled> {
        let mut programme = self.programme(kept);
        programme.rows.extend_from_slice(rows);
        programme.is_feasible(&self.effort)
    }

    /// The least and the most that a sum can come to while these sources hold; none where they
    /// cannot.
    pub(super) fn range(
        &self,
        form: &Form,
        kept: &BTreeSet<usize>,
    ) -> Result<Option<(u64, Option<u64>)>, Unsettled> {
        let programme = self.programme(kept);
        let Extreme::At(min) = programme.minimum(form, &self.effort)? else {
            return Ok(None);
        };
        let max = match programme.maximum(form, &self.effort)? {
            Extreme::At(max) => Some(u64::try_from(max).map_err(|_| Unsettled)?),
            Extreme::Infeasible | Extreme::Unbounded => None,
        };
        Ok(Some((u64::try_from(min).map_err(|_| Unsettled)?, max)))
    }

    fn programme(&self, kept: &BTreeSet<usize>) -> Programme {
        let kept = kept.iter().flat_map(|at| &self.sources[*at].rows);
        Programme {
            variables: self.variables,
            rows: self.ties.iter().chain(kept).cloned().collect(),
            sums: Vec::new(),
        }
    }
}

/// The rules that bind, with their inequalities; a rule without any sets no range.
fn binding_rules<'a>(question: &Question<'a>) -> Vec<(&'a Rule, Vec<LinearConstraint>)> {
    let ruleset = question.ruleset;
    let binding = question.binding;
    let mut rules: Vec<(&'a Rule, Vec<LinearConstraint>)> = Vec::new();
    for (rule, constraint) in ruleset.constraints(question.level, question.profile) {
        if rule.severity < binding {
            continue;
        }
        match rules.last_mut().filter(|(last, _)| last.id == rule.id) {
            Some((_, constraints)) => constraints.push(constraint),
            None => rules.push((rule, vec![constraint])),
        }
    }
    rules
}

/// The numbers given, and the facts of the profile that a rule asks for and nobody gives anew.
fn all_given(
    question: &Question<'_>,
    rules: &[(&Rule, Vec<LinearConstraint>)],
) -> Vec<(Quantity, u64)> {
    let mut given = question.given.clone();
    for (_, fact) in Fact::ALL {
        let quantity = Quantity::Fact(fact);
        let is_ruled = rules
            .iter()
            .flat_map(|(_, constraints)| constraints)
            .flat_map(quantities_of)
            .any(|ruled| *ruled == quantity);
        let is_given = given.iter().any(|(held, _)| *held == quantity);
        if let Some(told) = fact.of(question.profile).filter(|_| is_ruled && !is_given) {
            given.push((quantity, told));
        }
    }
    given
}

fn quantities_of(constraint: &LinearConstraint) -> impl Iterator<Item = &Quantity> {
    constraint.terms.iter().map(|term| &term.quantity)
}

fn selector_of(quantity: &Quantity) -> Option<&Selector> {
    match quantity {
        Quantity::Delegates(selector) => Some(selector),
        Quantity::Fact(_) => None,
    }
}

/// What a quantity is called. Of the two roles together it must be plain that they are one number.
pub(super) fn noun(quantity: &Quantity, ruleset: &Ruleset) -> Noun {
    match quantity {
        Quantity::Delegates(Selector::Role(roles))
            if roles[..] == [Role::Official, Role::Guest] =>
        {
            Noun {
                vi: "đại biểu (chính thức và khách mời)".to_owned(),
                en_one: "delegate (official or guest)".to_owned(),
                en_many: "delegates (official and guests)".to_owned(),
            }
        }
        Quantity::Delegates(selector) => selector.noun(ruleset),
        Quantity::Fact(fact) => fact.noun(),
    }
}

/// Quantities as sums: people by their atoms, then a variable for each fact.
struct Forms {
    selectors: Vec<Selector>,
    atoms: Atoms,
}

impl Forms {
    fn of(&self, quantity: &Quantity) -> Form {
        match quantity {
            Quantity::Delegates(selector) => {
                let at = self.selectors.iter().position(|held| held == selector);
                at.map(|at| self.atoms.chosen(at).clone()).unwrap_or_default()
            }
            Quantity::Fact(fact) => {
                let at = Fact::ALL.iter().position(|(_, held)| held == fact);
                Form::sum(at.map(|at| self.atoms.count() + at))
            }
        }
    }

    fn count(&self) -> usize {
        self.atoms.count() + Fact::ALL.len()
    }

    fn row(&self, constraint: &LinearConstraint) -> Row {
        let mut form = Form::default();
        for term in &constraint.terms {
            form.add_form(&self.of(&term.quantity), term.coefficient);
        }
        Row::at_most(form, constraint.bound)
    }

    fn ties(&self) -> Vec<Row> {
        let equal = self.atoms.ties().iter().flat_map(|(one, other)| {
            let mut difference = one.clone();
            difference.add_form(other, -1);
            [Row::at_least(&difference, 0), Row::at_most(difference, 0)]
        });
        equal.collect()
    }
}
