//! Who stands on the list, and who may: a row in doubt is counted neither way.
//!
//! Somebody in doubt has one way more to turn out than anybody else: not to stand on the list at
//! all. Whatever measures people asks for [`Ways`], so that no verdict can forget it.

use std::collections::BTreeSet;

use super::worlds::{Unknown, World, Worlds};
use super::{Case, Outcome};
use crate::asked::Asked;
use crate::report::{Location, Status};
use crate::roster::{Delegate, TableOf};
use crate::rules::{Mentioned, Rule, Selector};
use crate::text;

/// Somebody who stands on the list, or may.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listed<'a> {
    pub(crate) person: &'a Delegate,
    /// Whether it is a row that may be no person at all.
    pub(crate) is_in_doubt: bool,
}

/// The ways in which somebody can turn out.
pub(crate) struct Ways {
    worlds: Worlds,
    may_be_absent: bool,
}

impl Ways {
    /// What each way comes to; none stands for not being on the list.
    pub(crate) fn map<'w, T>(
        &'w self,
        turn: impl Fn(Option<&World>) -> T + 'w,
    ) -> impl Iterator<Item = T> + 'w {
        let absent = self.may_be_absent.then_some(None);
        self.worlds.iter().map(Some).chain(absent).map(turn)
    }
}

impl<'a> Case<'a> {
    /// Everybody of the congress, those in doubt behind the others.
    pub(crate) fn listed(&self) -> impl Iterator<Item = Listed<'a>> + '_ {
        let listed = |is_in_doubt| move |person: &&'a Delegate| Listed { person, is_in_doubt };
        self.people.iter().map(listed(false)).chain(self.in_doubt.iter().map(listed(true)))
    }

    /// The people of a delegation to the upper congress, in tables of their own, those in doubt
    /// behind the others.
    pub(crate) fn delegation_tables(&self) -> impl Iterator<Item = Listed<'a>> {
        let roster = self.roster;
        let listed = |is_in_doubt| move |person| Listed { person, is_in_doubt };
        let in_doubt = roster.rows_in_doubt.iter().map(|row| &row.person);
        roster
            .delegates
            .iter()
            .map(listed(false))
            .chain(in_doubt.map(listed(true)))
            .filter(move |who| roster.table_of(who.person) == TableOf::Delegation)
    }

    /// The ways in which the values that selectors look at can turn out.
    pub(crate) fn ways(&self, who: Listed<'_>, mentioned: &Mentioned) -> Ways {
        Ways { worlds: World::all(self, who.person, mentioned), may_be_absent: who.is_in_doubt }
    }

    /// Whether a selector chooses the delegate in one of the ways in which her or his values can
    /// turn out.
    pub(crate) fn can_be(&self, delegate: &Delegate, selector: &Selector) -> bool {
        let worlds = World::all(self, delegate, &selector.mentioned());
        worlds.iter().any(|world| selector.chooses(world, self.ruleset.catalogue))
    }

    /// The places that decide which way somebody turns out: the unknown values among those that a
    /// rule looks at, or the row itself where it may be no person.
    pub(crate) fn deciding(&self, who: Listed<'_>, mentioned: &Mentioned) -> Vec<Location> {
        if who.is_in_doubt {
            return vec![self.place_of(who.person, &who.person.name)];
        }
        let unknown = Unknown::of(self, who.person, mentioned);
        let cells = unknown.cells(who.person).into_iter();
        let mut places: Vec<Location> = cells.map(|cell| self.location(who.person, cell)).collect();
        places.dedup();
        places
    }

    /// How a rule about the rows comes out where some rows may be people: it holds only if it
    /// holds with all of them, and they break it only if they are people.
    pub(crate) fn outcome_of_rows(&self, rule: &Rule) -> Option<Outcome> {
        let outcome = rule.body.evaluate(rule, self)?;
        if outcome.status != Status::Pass || self.in_doubt.is_empty() {
            return Some(outcome);
        }
        let with_all = Case {
            people: self.listed().map(|who| who.person).collect(),
            in_doubt: Vec::new(),
            works: Asked::default(),
            ..*self
        };
        let broken = rule.body.evaluate(rule, &with_all).filter(|with| with.status == Status::Fail);
        let Some(broken) = broken else { return Some(outcome) };
        let all = self.in_doubt.iter().map(|person| self.place_of(person, &person.name));
        let found = broken.findings.iter().map(|finding| &finding.location);
        let found: BTreeSet<_> = found.map(|place| (place.on_sheet(), place.row)).collect();
        let (breaking, others): (Vec<Location>, Vec<Location>) =
            all.partition(|place| found.contains(&(place.on_sheet(), place.row)));
        let places = if breaking.is_empty() { others } else { breaking };
        let unsettled = self.unsettled(&places);
        let message = text!(
            vi: "Chưa kết luận được vì {because}.",
            en: "This cannot be told yet, because of {because}.",
            because = unsettled.words()
        );
        Some(Outcome::not_checked(message, unsettled.settle()).decided_by(places))
    }
}
