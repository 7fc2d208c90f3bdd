//! Who stands on the list, and who may: a row in doubt is counted neither way.
//!
//! Somebody in doubt has one way more to turn out than anybody else: not to stand on the list at
//! all. Whatever measures people asks for [`Ways`], so that no verdict can forget it.

use std::collections::BTreeSet;

use super::classes::Classes;
use super::worlds::{Unknown, World, Worlds};
use super::{Case, Outcome, People};
use crate::numbers::Headcount;
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

/// Whom a selector may choose.
pub(crate) struct Possible<'c> {
    classes: &'c Classes,
    of_class: Vec<bool>,
}

impl Possible<'_> {
    /// Whether the delegate at this place of the case may be among them.
    pub(crate) fn holds(&self, at: usize) -> bool {
        self.of_class[self.classes.class_of(at)]
    }
}

impl<'a> Case<'a> {
    /// Everybody of the congress, those in doubt behind the others.
    pub(crate) fn listed(&self) -> impl Iterator<Item = Listed<'a>> + '_ {
        let listed = |is_in_doubt| move |person: &&'a Delegate| Listed { person, is_in_doubt };
        let in_doubt = self.people.in_doubt();
        self.people.iter().map(listed(false)).chain(in_doubt.iter().map(listed(true)))
    }

    /// Who stands at this place among them.
    pub(super) fn listed_at(&self, at: usize) -> Listed<'a> {
        match at.checked_sub(self.people.len()) {
            None => Listed { person: self.people[at], is_in_doubt: false },
            Some(at) => Listed { person: self.people.in_doubt()[at], is_in_doubt: true },
        }
    }

    /// One of each class of delegates, with the number of those who are alike.
    pub(crate) fn people_alike(&self) -> impl Iterator<Item = (&'a Delegate, Headcount)> + '_ {
        let alike = self.classes(&Mentioned::default()).each(self);
        let certain = alike.filter(|(who, _)| !who.is_in_doubt);
        certain.map(|(who, many)| (who.person, Headcount::from(many)))
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

    /// Whom a selector chooses in one of the ways in which their values can turn out.
    pub(crate) fn possible(&self, selector: &Selector) -> Possible<'_> {
        let mentioned = selector.mentioned();
        let classes = self.classes(&mentioned);
        let is_possible = |(who, _): (Listed<'_>, u32)| {
            let worlds = World::all(self, who.person, &mentioned);
            worlds.iter().any(|world| selector.chooses(world, self.ruleset.catalogue))
        };
        Possible { classes, of_class: classes.each(self).map(is_possible).collect() }
    }

    /// The places that decide which way the people of some classes turn out, in the order of the
    /// list: the unknown values among those that a rule looks at, or the row itself where it may be
    /// no person.
    pub(crate) fn deciding(&self, mentioned: &Mentioned, is_open: &[bool]) -> Vec<Location> {
        let mut places = Vec::new();
        if !is_open.contains(&true) {
            return places;
        }
        let classes = self.classes(mentioned);
        let unknown = |(who, _): (Listed<'_>, u32)| Unknown::of(self, who.person, mentioned);
        let unknown: Vec<Unknown> = classes.each(self).map(unknown).collect();
        for (class, who) in classes.members(self, is_open) {
            if who.is_in_doubt {
                places.push(self.place_in_doubt(who.person));
                continue;
            }
            let mut told = None;
            for cell in unknown[class].cells(who.person) {
                if told.replace(cell) != Some(cell) {
                    places.push(self.location(who.person, cell));
                }
            }
        }
        places
    }

    /// How a rule about the rows comes out where some rows may be people: it holds only if it
    /// holds with all of them, and they break it only if they are people.
    pub(crate) fn outcome_of_rows(&self, rule: &Rule) -> Option<Outcome> {
        let outcome = rule.body.evaluate(rule, self)?;
        if outcome.status != Status::Pass || self.people.in_doubt().is_empty() {
            return Some(outcome);
        }
        let with_all = Case {
            people: People::new(self.listed().map(|who| who.person).collect(), Vec::new()),
            ..*self
        };
        let broken = rule.body.evaluate(rule, &with_all).filter(|with| with.status == Status::Fail);
        let Some(broken) = broken else { return Some(outcome) };
        let all = self.people.in_doubt().iter().map(|person| self.place_of(person, &person.name));
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
