//! Applies changes to a list, in the order given, and tells whom each of them touched.

use std::collections::BTreeSet;

use super::change::{Change, can_be_added};
use super::facts::{Facts, made_up};
use crate::fault::Fault;
use crate::report::Location;
use crate::roster::{Delegate, Meant, OfficialKind, Role, Roster, Table, TableOf, ToldBy, Value};
use crate::rules::{Ruleset, Selector};
use crate::sheet::Row;
use crate::text;
use crate::validate::UnderstoodList;
use crate::versions::{ValueChange, values_changed};
use crate::wording::{Lang, Text};

/// A list after changes.
#[derive(Debug, Clone)]
pub struct Applied {
    /// The list as it would be.
    pub roster: Roster,
    /// For each delegate of it, which one of the list it was; none for an added one.
    pub origin: Vec<Option<usize>>,
    /// What each change came to, in order.
    pub changes: Vec<AppliedChange>,
}

/// What one change came to.
#[derive(Debug, Clone, PartialEq)]
pub struct AppliedChange {
    pub change: Change,
    /// What it does, in a few words.
    pub title: Text,
    /// Whom it touched, in the order of the list.
    pub touched: Vec<Touched>,
    /// Those of whom some were left out, as indices of the list, where there was a choice.
    pub candidates: Vec<usize>,
    /// Those left out, as they stood then.
    pub(super) removed: Vec<Delegate>,
}

/// Somebody whom a change touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// Where the person stands in the list; none for an added one.
    pub location: Option<Location>,
    /// The name as written.
    pub name: String,
    /// What became of the person.
    pub effect: Effect,
}

/// What becomes of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Joins the list.
    Added,
    /// Leaves the list.
    Removed,
    /// Values change.
    Changed(Vec<ValueChange>),
}

/// The list as it is at some point.
pub(super) struct Draft<'a> {
    pub(super) list: &'a UnderstoodList,
    pub(super) ruleset: &'a Ruleset,
    lang: Lang,
    pub(super) roster: Roster,
    /// For each delegate of the draft, which one of the list it is; none for an added one.
    pub(super) origin: Vec<Option<usize>>,
    /// The table of the added people, once there are any.
    added: Option<usize>,
}

/// Applies the changes one after the other.
///
/// Made-up people are named in `lang`. Of several people whom a selector chooses, the last of the
/// list are left out, made-up ones after all others; alternates move up from the first.
///
/// # Errors
///
/// A change speaks of a row or of people that the list does not have; the error says which one, by
/// its index among the changes.
pub fn apply<'c>(
    list: &UnderstoodList,
    changes: impl IntoIterator<Item = &'c Change>,
    ruleset: &Ruleset,
    lang: Lang,
) -> Result<Applied, (usize, Fault)> {
    let roster = list.roster.clone();
    let origin = (0..roster.delegates.len()).map(Some).collect();
    let mut draft = Draft { list, ruleset, lang, roster, origin, added: None };
    let mut applied = Vec::new();
    for (at, change) in changes.into_iter().enumerate() {
        applied.push(draft.change(change).map_err(|error| (at, error))?);
    }
    if !applied.is_empty() {
        // They speak of the list as it is; nobody would leave them as they are.
        draft.roster.stated_totals.clear();
    }
    Ok(Applied { roster: draft.roster, origin: draft.origin, changes: applied })
}

impl Draft<'_> {
    fn change(&mut self, change: &Change) -> Result<AppliedChange, Fault> {
        let (mut candidates, mut removed) = (Vec::new(), Vec::new());
        let touched = match change {
            Change::Add { count, facts } => self.add(*count, facts)?,
            Change::Remove { count, of } => {
                let chosen = self.chosen(of);
                let taken = self.last_of(&chosen, *count, of)?;
                if taken.len() < chosen.certain.len() {
                    candidates = chosen.certain.iter().filter_map(|at| self.origin[*at]).collect();
                }
                let person = |at: &usize| self.roster.delegates[*at].clone();
                removed = taken.iter().map(person).collect();
                self.remove(&taken)
            }
            Change::RemoveRow(row) => {
                let at = self.at(row)?;
                self.remove(&[at])
            }
            Change::Set { row, facts } => {
                let at = self.at(row)?;
                vec![self.set(at, facts)?]
            }
            Change::PromoteAlternates { count } => self.promote(*count)?,
        };
        let people = u64::try_from(touched.len()).unwrap_or(u64::MAX);
        let title = super::texts::change(change, people, self.ruleset);
        Ok(AppliedChange { change: change.clone(), title, touched, candidates, removed })
    }

    fn add(&mut self, count: u64, facts: &Facts) -> Result<Vec<Touched>, Fault> {
        let numbers = self.roster.delegates.iter().filter_map(Delegate::hypothetical_number);
        let (there, highest) =
            numbers.fold((0_u64, 0), |(there, highest), number| (there + 1, number.max(highest)));
        can_be_added(count.saturating_add(there))?;
        let table = self.table_of_added();
        let mut touched = Vec::new();
        for number in (1..=count).map(|step| highest + step) {
            let place = &mut self.roster.tables[table];
            place.last_row = Row::new(place.last_row.number() + u32::from(place.delegates > 0));
            place.delegates += 1;
            let mut person = made_up(table, place.last_row, number, self.lang);
            facts.put(&mut person, self.ruleset, self.list.profile.date)?;
            touched.push(Touched {
                location: None,
                name: person.name.written.to_string(),
                effect: Effect::Added,
            });
            self.roster.delegates.push(person);
            self.origin.push(None);
        }
        Ok(touched)
    }

    /// The table that added people stand in: one of their own, so that no row is taken for theirs.
    fn table_of_added(&mut self) -> usize {
        let (tables, lang) = (&mut self.roster.tables, self.lang);
        *self.added.get_or_insert_with(|| {
            let name = text!(vi: "(giả định)", en: "(hypothetical)");
            tables.push(Table {
                file: None,
                sheet: Some(name.in_lang(lang)),
                header_rows: Vec::new(),
                first_row: Row::new(1),
                last_row: Row::new(1),
                columns: Vec::new(),
                unused_columns: Vec::new(),
                role: None,
                of: TableOf::Congress,
                addressed_by_gender: false,
                delegates: 0,
            });
            tables.len() - 1
        })
    }

    /// Takes these people out, and tells who they were.
    fn remove(&mut self, places: &[usize]) -> Vec<Touched> {
        let touched = places.iter().map(|at| self.touched(*at, Effect::Removed)).collect();
        for at in places {
            let table = &mut self.roster.tables[self.roster.delegates[*at].table];
            table.delegates = table.delegates.saturating_sub(1);
        }
        let places: BTreeSet<usize> = places.iter().copied().collect();
        self.roster.leave_out(&places);
        let mut at = 0..;
        self.origin.retain(|_| !at.next().is_some_and(|at| places.contains(&at)));
        touched
    }

    fn set(&mut self, at: usize, facts: &Facts) -> Result<Touched, Fault> {
        let person = &mut self.roster.delegates[at];
        let changes = facts.put(person, self.ruleset, self.list.profile.date)?;
        Ok(self.touched(at, Effect::Changed(changes)))
    }

    fn promote(&mut self, count: u64) -> Result<Vec<Touched>, Fault> {
        let alternates = Selector::Role(vec![Role::Alternate]);
        let chosen = self.chosen(&alternates);
        let wanted = usize::try_from(count).unwrap_or(usize::MAX);
        if chosen.certain.len() < wanted {
            return Err(self.too_few(&chosen, count, &alternates));
        }
        let mut touched = Vec::new();
        for at in chosen.certain.into_iter().take(wanted) {
            let person = &mut self.roster.delegates[at];
            let before = person.clone();
            person.role = Value { meant: Meant::Known(Role::Official), ..person.role.clone() };
            person.role_told_by = Some(ToldBy::User);
            // Nobody is an alternate by office: whoever moves up was chosen.
            person.kind.meant = Meant::Known(OfficialKind::Selected);
            let changes = values_changed(&before, person, self.ruleset);
            touched.push(self.touched(at, Effect::Changed(changes)));
        }
        Ok(touched)
    }

    fn touched(&self, at: usize, effect: Effect) -> Touched {
        let person = &self.roster.delegates[at];
        let location =
            self.origin[at].map(|_| Location::of(&self.roster, person, person.name.cell));
        Touched { location, name: person.name.written.trim().to_owned(), effect }
    }
}
