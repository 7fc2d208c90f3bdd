//! The rules and the given numbers as one programme, each row with where it comes from.

use std::collections::BTreeSet;

use crate::closed_list::ClosedList as _;
use crate::roster::{Gender, Role};
use crate::rules::{Fact, LinearConstraint, Noun, Quantity, Rule, Ruleset, Selector};

use super::name::QuantityNames;
use super::{Question, Reason};
use crate::calculate::conflict;
use crate::calculate::people_classes::Atoms;
use crate::calculate::programme::{Effort, Inequality, LinearForm, Programme, Unsettled};

/// A quantity as a sum of variables.
#[derive(Debug)]
pub(super) struct QuantitySum {
    pub(super) quantity: Quantity,
    pub(super) name: String,
    pub(super) noun: Noun,
    pub(super) form: LinearForm,
    pub(super) is_ruled: bool,
}

impl<'a> Reason<'a> {
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
}

/// A rule or a given number, with what it asks for.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) origin: Reason<'a>,
    pub(super) constraints: Vec<LinearConstraint>,
    pub(super) rows: Vec<Inequality>,
}

impl Source<'_> {
    fn given(at: usize, form: &LinearForm, number: u64) -> Self {
        let number = i128::from(number);
        let rows =
            vec![Inequality::at_most(form.clone(), number), Inequality::at_least(form, number)];
        Self { origin: Reason::Given(at), constraints: Vec::new(), rows }
    }
}

/// Everything that is asked of the numbers.
#[derive(Debug)]
pub(super) struct BoundsModel<'a> {
    pub(super) ruleset: &'a Ruleset,
    pub(super) quantities: Vec<QuantitySum>,
    /// The rules, those of single numbers first: of several ways to say why, the plainest comes
    /// out. Then the numbers given.
    pub(super) sources: Vec<Source<'a>>,
    /// What holds of any people.
    ties: Vec<Inequality>,
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

impl<'a> BoundsModel<'a> {
    pub(super) fn new(question: &Question<'a>) -> Result<Self, Unsettled> {
        let rules = binding_rules(question);
        let given = all_given(question, &rules);
        let effort = Effort::of_a_question();
        let usual = usual();
        let asked: Vec<(&Quantity, bool)> = usual
            .iter()
            .map(|quantity| (quantity, false))
            .chain(spoken_of(&rules).map(|quantity| (quantity, true)))
            .chain(given.iter().map(|(quantity, _)| (quantity, false)))
            .collect();
        effort.spend(asked.len().saturating_mul(asked.len()))?;
        let selectors: Vec<&Selector> =
            asked.iter().filter_map(|(quantity, _)| quantity.selector()).collect();
        let atoms = Atoms::of(&selectors, question.ruleset, &effort)?;
        let forms = Forms { selectors: &selectors, atoms: &atoms };
        let mut quantities: Vec<QuantitySum> = Vec::new();
        let mut names = QuantityNames::default();
        for (quantity, is_ruled) in asked {
            let form = forms.of(quantity);
            if let Some(known) = quantities.iter_mut().find(|known| known.form == form) {
                known.is_ruled |= is_ruled;
                continue;
            }
            let (name, noun) = (names.of(quantity), noun(quantity, question.ruleset));
            quantities.push(QuantitySum { quantity: quantity.clone(), name, noun, form, is_ruled });
        }
        let place = |quantity: &Quantity| {
            let form = forms.of(quantity);
            quantities.iter().position(|known| known.form == form).unwrap_or_default()
        };
        let given: Vec<(usize, u64)> =
            given.iter().map(|(quantity, number)| (place(quantity), *number)).collect();
        let mut sources: Vec<Source<'a>> = rules
            .iter()
            .map(|(rule, constraints)| Source {
                origin: Reason::Rule(rule),
                rows: constraints.iter().map(|constraint| forms.row(constraint)).collect(),
                constraints: constraints.clone(),
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
            variables: atoms.count + Fact::ALL.len(),
            ties: atoms.ties,
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
        self.ruleset.rules.iter().position(|known| known.id == rule.id)
    }

    /// The place of a quantity that a rule speaks of, or that is given.
    pub(super) fn quantity(&self, quantity: &Quantity) -> Option<usize> {
        self.quantities.iter().position(|known| known.quantity == *quantity)
    }

    /// The fewest of these sources that leave no room for these rows; none where all leave some.
    pub(super) fn smallest(
        &self,
        among: &[usize],
        rows: &[Inequality],
    ) -> Result<Option<BTreeSet<usize>>, Unsettled> {
        let core = conflict::smallest(among.len(), &self.effort, |kept| {
            let mut programme = self.programme(kept.iter().map(|at| among[*at]));
            programme.rows.extend_from_slice(rows);
            programme.is_feasible(&self.effort)
        })?;
        Ok(core.map(|core| core.iter().map(|at| among[*at]).collect()))
    }

    /// The least and the most that a sum can come to while these sources hold; none where they
    /// cannot.
    pub(super) fn range(
        &self,
        form: &LinearForm,
        kept: impl IntoIterator<Item = usize>,
    ) -> Result<Option<(u64, Option<u64>)>, Unsettled> {
        let programme = self.programme(kept);
        let number = |number| u64::try_from(number).map_err(|_| Unsettled);
        let Some(min) = programme.minimum(form, &self.effort)? else { return Ok(None) };
        let max = programme.maximum(form, &self.effort)?.map(number).transpose()?;
        Ok(Some((number(min)?, max)))
    }

    fn programme(&self, kept: impl IntoIterator<Item = usize>) -> Programme {
        let kept = kept.into_iter().flat_map(|at| &self.sources[at].rows);
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
    for &fact in Fact::ALL {
        let quantity = Quantity::Fact(fact);
        let is_ruled = spoken_of(rules).any(|ruled| *ruled == quantity);
        let is_given = given.iter().any(|(known, _)| *known == quantity);
        if let Some(number) = fact.of(question.profile).filter(|_| is_ruled && !is_given) {
            given.push((quantity, number));
        }
    }
    given
}

/// The quantities that rules speak of.
fn spoken_of<'r>(
    rules: &'r [(&Rule, Vec<LinearConstraint>)],
) -> impl Iterator<Item = &'r Quantity> {
    let terms = rules
        .iter()
        .flat_map(|(_, constraints)| constraints)
        .flat_map(|constraint| &constraint.terms);
    terms.map(|term| &term.quantity)
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
struct Forms<'s> {
    selectors: &'s [&'s Selector],
    atoms: &'s Atoms,
}

impl Forms<'_> {
    fn of(&self, quantity: &Quantity) -> LinearForm {
        match quantity {
            Quantity::Delegates(selector) => {
                let at = self.selectors.iter().position(|known| *known == selector);
                at.map(|at| self.atoms.chosen(at).clone()).unwrap_or_default()
            }
            Quantity::Fact(fact) => {
                let at = Fact::ALL.iter().position(|known| known == fact);
                LinearForm::sum(at.map(|at| self.atoms.count + at))
            }
        }
    }

    fn row(&self, constraint: &LinearConstraint) -> Inequality {
        let mut form = LinearForm::default();
        for term in &constraint.terms {
            form.add_form(&self.of(&term.quantity), term.coefficient);
        }
        Inequality::at_most(form, constraint.bound)
    }
}
