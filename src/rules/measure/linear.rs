//! Inequalities over a list with unknown values: the one place where counts become verdicts.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::Pairs;
use super::tips::{MOST_TRIED, tips};
use super::{Case, Listed, World};
use crate::congress::CongressProfile;
use crate::numbers::Headcount;
use crate::report::{Location, Status};
use crate::roster::Delegate;
use crate::rules::{LinearConstraint, Mentioned, Noun, Quantity, Ruleset, Selector};
use crate::text;
use crate::wording::Text;

/// The least and the most that a number can come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    pub least: i128,
    pub most: i128,
}

impl Bounds {
    /// The bounds of what one delegate adds in each world.
    fn over(values: impl Iterator<Item = i128>) -> Self {
        let bounds = values.map(|value| Self { least: value, most: value });
        let wider = |one: Self, other: Self| Self {
            least: one.least.min(other.least),
            most: one.most.max(other.most),
        };
        bounds.reduce(wider).unwrap_or_default()
    }

    /// Adds what so many people add alike.
    fn add(&mut self, each: Self, many: u32) {
        self.least += each.least * i128::from(many);
        self.most += each.most * i128::from(many);
    }

    /// Whether it is this number, whichever way the unknown values turn out.
    pub(crate) fn is_exactly(self, number: Headcount) -> bool {
        self.exactly() == Some(number)
    }

    /// Whether it can come to this number.
    pub(crate) fn can_be(self, number: Headcount) -> bool {
        (self.least..=self.most).contains(&i128::from(number))
    }

    /// The number, where it is certain.
    pub(crate) fn exactly(self) -> Option<Headcount> {
        (self.least == self.most).then(|| headcount(self.least))
    }

    /// So many, or from so many to so many.
    pub(crate) fn words(self) -> Text {
        let (least, most) = (self.least, self.most);
        match self.exactly() {
            Some(number) => Text::same(number.to_string()),
            None => text!(vi: "từ {least} đến {most}", en: "{least} to {most}"),
        }
    }

    /// So many of them, or from so many to so many.
    pub(crate) fn counted(self, noun: &Noun) -> Text {
        if let Some(number) = self.exactly() {
            return noun.counted(number);
        }
        text!("{range} {people}", range = self.words(), people = noun.many())
    }
}

/// How a rule of inequalities came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinearVerdict {
    /// Whether all hold.
    pub status: Status,
    /// By how many people: how many more fit, or (negative) how many are too many or too few.
    pub margin: Option<i64>,
    /// Where the unknown values stand that decide it.
    pub decided_by: Vec<Location>,
}

impl Case<'_> {
    /// The least and the most delegates whom a selector can choose.
    pub fn count(&self, selector: &Selector) -> Bounds {
        let mentioned = selector.mentioned();
        let mut bounds = Bounds::default();
        let chooses = |world: &World| selector.chooses(world, self.ruleset.catalogue);
        for (who, many) in self.classes(&mentioned).each(self) {
            let ways = self.ways(who, &mentioned);
            let chosen = Bounds::over(ways.map(|world| i128::from(world.is_some_and(chooses))));
            bounds.add(chosen, many);
        }
        bounds
    }

    /// The places that decide whom a selector chooses.
    pub(crate) fn decided_by(&self, selector: &Selector) -> Vec<Location> {
        let mentioned = selector.mentioned();
        let chooses = |world: &World| selector.chooses(world, self.ruleset.catalogue);
        let is_open = |(who, _): (Listed<'_>, u32)| {
            let ways = self.ways(who, &mentioned);
            let chosen: Vec<bool> = ways.map(|world| world.is_some_and(chooses)).collect();
            chosen.contains(&true) && chosen.contains(&false)
        };
        let is_open: Vec<bool> = self.classes(&mentioned).each(self).map(is_open).collect();
        self.deciding(&mentioned, &is_open)
    }

    /// How many delegates a selector chooses for certain.
    pub fn known_count(&self, selector: &Selector) -> Headcount {
        headcount(self.count(selector).least)
    }

    /// Whether all of these hold. The first coefficient of each must not be zero: the margin is
    /// told in units of its quantity.
    pub fn judge(&self, constraints: &[LinearConstraint]) -> LinearVerdict {
        let mut open = Vec::new();
        let mut broken = false;
        let (mut margin_held, mut margin_broken) = (None, None);
        for constraint in constraints {
            let sum = self.sum(constraint);
            let Bounds { least, most } = sum.total;
            if least > constraint.bound {
                broken = true;
                lower(&mut margin_broken, margin(constraint, least));
            }
            lower(&mut margin_held, margin(constraint, most));
            if most > constraint.bound {
                open.push((sum, constraint.bound));
            }
        }
        let holds = open.is_empty();
        broken = broken || (!holds && self.no_world_keeps_all(constraints));
        let (status, margin) = match (holds, broken) {
            (true, _) => (Status::Pass, margin_held),
            (false, true) => (Status::Fail, margin_broken),
            (false, false) => (Status::NotChecked, None),
        };
        let mut decided_by = Vec::new();
        if status == Status::NotChecked {
            decided_by.extend(open.iter().flat_map(|(sum, bound)| sum.decided_by(self, *bound)));
            decided_by.sort();
            decided_by.dedup();
        }
        LinearVerdict { status, margin, decided_by }
    }

    /// What the sum can come to, and what the people of each class can add to it.
    fn sum(&self, constraint: &LinearConstraint) -> Sum {
        let Summands { selectors, mentioned } = Summands::of(constraint);
        let facts = facts_of(constraint, self.profile);
        self.sum_of(mentioned, facts, |world| adds(&selectors, world, self.ruleset))
    }

    /// What a number and what the people add to it can come to.
    fn sum_of(&self, mentioned: Mentioned, number: i128, adds: impl Fn(&World) -> i128) -> Sum {
        let mut total = Bounds { least: number, most: number };
        let mut open = Vec::new();
        for (class, (who, many)) in self.classes(&mentioned).each(self).enumerate() {
            let ways = self.ways(who, &mentioned);
            let mut values: Vec<i128> = ways.map(|world| world.map_or(0, &adds)).collect();
            let added = Bounds::over(values.iter().copied());
            total.add(added, many);
            if added.least != added.most {
                values.sort_unstable();
                values.dedup();
                open.push(Open { class, values, many });
            }
        }
        Sum { total, open, mentioned }
    }

    /// Whether what the people add up to is no more than a bound. There is no margin: what they add
    /// need not be people.
    pub(crate) fn judge_sum(
        &self,
        mentioned: Mentioned,
        bound: i128,
        adds: impl Fn(&World) -> i128,
    ) -> LinearVerdict {
        let sum = self.sum_of(mentioned, 0, adds);
        let (status, decided_by) = match (sum.total.least > bound, sum.total.most > bound) {
            (true, _) => (Status::Fail, Vec::new()),
            (false, true) => (Status::NotChecked, sum.decided_by(self, bound)),
            (false, false) => (Status::Pass, Vec::new()),
        };
        LinearVerdict { status, margin: None, decided_by }
    }

    /// The least and the most that the people can add up to.
    pub(crate) fn total(&self, mentioned: Mentioned, adds: impl Fn(&World) -> i128) -> Bounds {
        self.sum_of(mentioned, 0, adds).total
    }

    /// The least and the most that a delegate can add to a sum.
    pub(crate) fn adds(&self, summands: &Summands<'_>, delegate: &Delegate) -> Bounds {
        let worlds = World::all(self, delegate, &summands.mentioned);
        Bounds::over(worlds.iter().map(|world| summands.of_world(world, self.ruleset)))
    }

    /// The least and the most that each of some delegates adds to the sum of a constraint.
    pub(crate) fn shares(
        &self,
        constraint: &LinearConstraint,
        delegates: &[&Delegate],
    ) -> Vec<Bounds> {
        let summands = Summands::of(constraint);
        delegates.iter().map(|delegate| self.adds(&summands, delegate)).collect()
    }

    /// Whether no way in which the unknown values can turn out keeps all of these at once, even
    /// though each can be kept alone: 40–60% women of a single delegate of unknown gender.
    fn no_world_keeps_all(&self, constraints: &[LinearConstraint]) -> bool {
        let mut distinct: Vec<&Selector> = Vec::new();
        for (_, selector) in constraints.iter().flat_map(selectors) {
            if !distinct.contains(&selector) {
                distinct.push(selector);
            }
        }
        let (first, second) = match distinct[..] {
            [only] => (only, only),
            [first, second] => (first, second),
            _ => return false,
        };
        let Some(reached) = self.reachable(first, second) else {
            return false;
        };
        !reached.into_iter().any(|(one, two)| {
            constraints.iter().all(|constraint| {
                let sum: i128 = selectors(constraint)
                    .map(|(coefficient, selector)| {
                        coefficient * if selector == first { one } else { two }
                    })
                    .sum();
                sum <= constraint.bound
            })
        })
    }

    /// Every pair of counts that two selectors can come to together; none where there are too
    /// many unknown rows to try.
    fn reachable(&self, first: &Selector, second: &Selector) -> Option<Vec<(i128, i128)>> {
        let mentioned = Selector::mentioned_by([first, second]);
        let mut open = Vec::new();
        let mut tried = 0;
        let mut certain = (0, 0);
        for (who, many) in self.classes(&mentioned).each(self) {
            let ways = self.ways_chosen(who, &mentioned, first, second);
            let number = i128::from(many);
            if let [(one, two)] = ways[..] {
                certain.0 += number * i128::from(one);
                certain.1 += number * i128::from(two);
            } else {
                tried += number;
                open.push((ways, many));
            }
        }
        if tried > MOST_TRIED as i128 {
            return None;
        }
        let mut reached = Pairs::new();
        for (ways, many) in open {
            (0..many).for_each(|_| reached.add(&ways));
        }
        Some(reached.iter().map(|(one, two)| (one + certain.0, two + certain.1)).collect())
    }

    /// The ways in which somebody can be chosen by two selectors.
    fn ways_chosen(
        &self,
        who: Listed<'_>,
        mentioned: &Mentioned,
        first: &Selector,
        second: &Selector,
    ) -> Vec<(bool, bool)> {
        let catalogue = self.ruleset.catalogue;
        let chooses = |selector: &Selector, world: Option<&World>| {
            world.is_some_and(|world| selector.chooses(world, catalogue))
        };
        let ways: BTreeSet<(bool, bool)> = self
            .ways(who, mentioned)
            .map(|world| (chooses(first, world), chooses(second, world)))
            .collect();
        ways.into_iter().collect()
    }
}

/// What a sum over a list comes to.
struct Sum {
    total: Bounds,
    /// Those who can add more or less.
    open: Vec<Open>,
    mentioned: Mentioned,
}

/// So many people of a class, each of whom adds one of some values.
struct Open {
    class: usize,
    /// In their order.
    values: Vec<i128>,
    many: u32,
}

impl Sum {
    /// The places of the values on which it depends whether the sum is kept within the bound.
    fn decided_by(&self, case: &Case<'_>, bound: i128) -> Vec<Location> {
        let least: i128 = self.open.iter().map(Open::least).sum();
        let room = bound - (self.total.least - least);
        // Of those who can add the same, all decide or none.
        let mut alike: BTreeMap<&[i128], u64> = BTreeMap::new();
        for open in &self.open {
            *alike.entry(&open.values).or_default() += u64::from(open.many);
        }
        let tips: BTreeMap<&[i128], bool> =
            alike.keys().map(|values| (*values, tips(&alike, values, room))).collect();
        let mut decides = vec![false; case.classes(&self.mentioned).len()];
        for open in &self.open {
            decides[open.class] = tips.get(open.values.as_slice()) == Some(&true);
        }
        case.deciding(&self.mentioned, &decides)
    }
}

impl Open {
    /// The least that all of them can add.
    fn least(&self) -> i128 {
        self.values.first().copied().unwrap_or_default() * i128::from(self.many)
    }
}

/// The people that a constraint sums up, ready to be asked of many delegates.
pub(crate) struct Summands<'a> {
    selectors: Vec<(i128, &'a Selector)>,
    mentioned: Mentioned,
}

impl<'a> Summands<'a> {
    pub(crate) fn of(constraint: &'a LinearConstraint) -> Self {
        let selectors: Vec<(i128, &Selector)> = selectors(constraint).collect();
        let mentioned = Selector::mentioned_by(selectors.iter().map(|(_, selector)| *selector));
        Self { selectors, mentioned }
    }

    /// What somebody adds who has turned out this way.
    pub(crate) fn of_world(&self, world: &World, ruleset: &Ruleset) -> i128 {
        adds(&self.selectors, world, ruleset)
    }
}

/// The coefficients of those selectors that choose somebody who has turned out this way.
fn adds(selectors: &[(i128, &Selector)], world: &World, ruleset: &Ruleset) -> i128 {
    let chosen = selectors.iter().filter(|(_, it)| it.chooses(world, ruleset.catalogue));
    chosen.map(|(coefficient, _)| *coefficient).sum()
}

fn selectors(constraint: &LinearConstraint) -> impl Iterator<Item = (i128, &Selector)> {
    constraint.terms.iter().filter_map(|term| Some((term.coefficient, term.quantity.selector()?)))
}

fn facts(constraint: &LinearConstraint) -> impl Iterator<Item = (i128, crate::rules::Fact)> {
    constraint.terms.iter().filter_map(|term| match &term.quantity {
        Quantity::Fact(fact) => Some((term.coefficient, *fact)),
        Quantity::Delegates(_) => None,
    })
}

/// What the facts of the profile add to the sum.
pub(crate) fn facts_of(constraint: &LinearConstraint, profile: &CongressProfile) -> i128 {
    // A fact that the profile does not tell is asked for before the rule is judged.
    facts(constraint)
        .map(|(coefficient, fact)| coefficient * i128::from(fact.of(profile).unwrap_or_default()))
        .sum()
}

/// How many of the first quantity fit until the sum is above the bound.
fn margin(constraint: &LinearConstraint, sum: i128) -> i64 {
    let unit = constraint.terms.first().map_or(1, |term| term.coefficient.abs()).max(1);
    let margin = (constraint.bound - sum).div_euclid(unit);
    i64::try_from(margin).unwrap_or(if margin < 0 { i64::MIN } else { i64::MAX })
}

fn lower(lowest: &mut Option<i64>, margin: i64) {
    *lowest = Some(lowest.map_or(margin, |lowest| lowest.min(margin)));
}

/// A count that is known not to be negative.
pub(crate) fn headcount(count: i128) -> Headcount {
    Headcount::try_from(count).unwrap_or_default()
}
