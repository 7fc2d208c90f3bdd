//! Who stands on the list, and who may: a row in doubt is counted neither way.
//!
//! Somebody in doubt has one way more to turn out than anybody else: not to stand on the list at
//! all. Whatever measures people asks for [`Ways`], so that no verdict can forget it.

use super::worlds::{World, Worlds};
use super::{Case, worlds};
use crate::report::{Location, Status};
use crate::roster::{Delegate, TableOf};
use crate::rules::{Mentioned, Rule};
use crate::text;
use crate::wording::{Text, counted};

use super::Outcome;

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
        let listed =
            |is_in_doubt| move |person: &&'a Delegate| Listed { person: *person, is_in_doubt };
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

    /// The places that decide which way somebody turns out: the unknown values among those that a
    /// rule looks at, or the row itself where it may be no person.
    pub(crate) fn deciding(&self, who: Listed<'_>, mentioned: &Mentioned) -> Vec<Location> {
        if who.is_in_doubt {
            return vec![self.place_of(who.person, &who.person.name)];
        }
        let unknown = worlds::Unknown::of(self, who.person, mentioned);
        let cells = unknown.cells(who.person).into_iter();
        let mut places: Vec<Location> = cells.map(|cell| self.location(who.person, cell)).collect();
        places.dedup();
        places
    }

    /// What these places are, in words.
    pub(crate) fn unsettled(&self, places: &[Location]) -> Unsettled {
        let is_row = |place: &&Location| {
            self.roster.rows_in_doubt.iter().any(|row| {
                row.person.row == place.row
                    && self.roster.sheet_of(&row.person) == place.sheet.as_deref()
            })
        };
        let rows = places.iter().filter(is_row).count();
        Unsettled { cells: places.len() - rows, rows }
    }

    /// How a rule about the rows comes out where some rows may be people: it holds only if it
    /// holds with all of them, and they break it only if they are people.
    pub(super) fn outcome_of_rows(&self, rule: &Rule) -> Option<Outcome> {
        let outcome = rule.body.evaluate(rule, self)?;
        if outcome.status != Status::Pass || self.in_doubt.is_empty() {
            return Some(outcome);
        }
        let with_all = Case {
            people: self.listed().map(|who| who.person).collect(),
            in_doubt: Vec::new(),
            ..*self
        };
        let broken = rule.body.evaluate(rule, &with_all).filter(|with| with.status == Status::Fail);
        let Some(broken) = broken else { return Some(outcome) };
        let all = self.in_doubt.iter().map(|person| self.place_of(person, &person.name));
        let (told, others): (Vec<Location>, Vec<Location>) = all.partition(|place| {
            let here = |found: &Location| (&found.sheet, found.row) == (&place.sheet, place.row);
            broken.findings.iter().any(|finding| here(&finding.location))
        });
        let places = if told.is_empty() { others } else { told };
        let unsettled = self.unsettled(&places);
        let because = unsettled.words();
        let message = Text::new(
            format!("Chưa kết luận được vì {}.", because.vi),
            format!("This cannot be told yet, because of {}.", because.en),
        );
        Some(Outcome::not_checked(message, unsettled.settle()).decided_by(places))
    }
}

/// What keeps a rule from being checked: cells left unclear, and rows that may be people.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unsettled {
    cells: usize,
    rows: usize,
}

impl Unsettled {
    /// `3 cells left unclear and 1 row that was not counted`.
    pub(crate) fn words(self) -> Text {
        let cells = super::phrases::cells(self.cells);
        let rows =
            counted(self.rows as u64, "row that was not counted", "rows that were not counted");
        let cells =
            Text::new(format!("{} chưa rõ", cells.vi), format!("{} left unclear", cells.en));
        let rows = Text::new(format!("{} dòng chưa được tính", self.rows), rows);
        self.joined(cells, rows)
    }

    /// What to do about them.
    pub(crate) fn settle(self) -> Text {
        let cells = super::phrases::cells(self.cells);
        let rows = counted(self.rows as u64, "row", "rows");
        let cells = Text::new(format!("điền rõ {}", cells.vi), format!("fill in {}", cells.en));
        let rows = Text::new(
            format!("làm rõ {} dòng chưa được tính", self.rows),
            format!("settle {rows} not counted"),
        );
        let both = self.joined(cells, rows);
        let (vi, en) = (both.vi, both.en);
        text!(vi: "{vi} rồi kiểm tra lại", en: "{en} and check again")
    }

    fn joined(self, cells: Text, rows: Text) -> Text {
        match (self.cells, self.rows) {
            (_, 0) => cells,
            (0, _) => rows,
            _ => Text::new(
                format!("{} và {}", cells.vi, rows.vi),
                format!("{} and {}", cells.en, rows.en),
            ),
        }
    }
}
