//! Applies changes to a list, in the order given, and tells whom each of them touched.

use std::collections::BTreeSet;

use super::change::{Change, can_be_added};
use super::facts::{Facts, made_up};
use super::whom::{take, too_few};
use crate::comparison::{ValueChange, values_changed};
use crate::congress::CongressProfile;
use crate::report::{InputError, Location};
use crate::roster::{Delegate, Meant, OfficialKind, Role, Roster, Table, TableOf, ToldBy, Value};
use crate::rules::{Ruleset, Selector};
use crate::sheet::Row;
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
    /// The change.
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

/// What changes are applied with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) ruleset: &'a Ruleset,
    pub(super) profile: &'a CongressProfile,
    pub(super) level: &'a str,
    lang: Lang,
}

/// The list as it is at some point, each delegate with where it came from.
pub(super) struct Draft {
    pub(super) tables: Vec<Table>,
    pub(super) people: Vec<(Option<usize>, Delegate)>,
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
pub fn apply(
    roster: &Roster,
    changes: &[Change],
    ruleset: &Ruleset,
    profile: &CongressProfile,
    level: &str,
    lang: Lang,
) -> Result<Applied, (usize, InputError)> {
    let context = Context { ruleset, profile, level, lang };
    let mut draft = Draft {
        tables: roster.tables.clone(),
        people: roster
            .delegates
            .iter()
            .cloned()
            .enumerate()
            .map(|(at, it)| (Some(at), it))
            .collect(),
        added: None,
    };
    let mut told = Vec::new();
    for (at, change) in changes.iter().enumerate() {
        told.push(draft.change(change, roster, context).map_err(|error| (at, error))?);
    }
    let (origin, delegates) = draft.people.into_iter().unzip();
    let mut result = Roster { tables: draft.tables, delegates, ..roster.clone() };
    if !changes.is_empty() {
        // They speak of the list as it is; nobody would leave them as they are.
        result.stated_totals.clear();
    }
    Ok(Applied { roster: result, origin, changes: told })
}

impl Draft {
    fn change(
        &mut self,
        change: &Change,
        list: &Roster,
        context: Context<'_>,
    ) -> Result<AppliedChange, InputError> {
        let (mut candidates, mut removed) = (Vec::new(), Vec::new());
        let touched = match change {
            Change::Add { count, facts } => self.add(*count, facts, context)?,
            Change::Remove { count, of } => {
                let chosen = self.chosen(of, context);
                let taken = take(&chosen, *count, of, context.ruleset)?;
                if taken.len() < chosen.certain.len() {
                    candidates =
                        chosen.certain.iter().filter_map(|at| self.people[*at].0).collect();
                }
                removed = taken.iter().map(|at| self.people[*at].1.clone()).collect();
                self.remove(&taken)
            }
            Change::RemoveRow(row) => {
                let at = self.at(row, list)?;
                self.remove(&[at])
            }
            Change::Set { row, facts } => {
                let at = self.at(row, list)?;
                vec![self.set(at, facts, context)?]
            }
            Change::PromoteAlternates { count } => self.promote(*count, context)?,
        };
        let people = u64::try_from(touched.len()).unwrap_or(u64::MAX);
        let title = super::texts::change(change, people, context.ruleset);
        Ok(AppliedChange { change: change.clone(), title, touched, candidates, removed })
    }

    fn add(
        &mut self,
        count: u64,
        facts: &Facts,
        context: Context<'_>,
    ) -> Result<Vec<Touched>, InputError> {
        let there = self.people.iter().filter(|(_, person)| person.is_hypothetical()).count();
        can_be_added(count.saturating_add(u64::try_from(there).unwrap_or(u64::MAX)))?;
        let table = self.table_of_added(context.lang);
        let numbers = self.people.iter().filter_map(|(_, person)| person.hypothetical_number());
        let highest = numbers.max().unwrap_or_default();
        let mut touched = Vec::new();
        for number in (1..=count).map(|step| highest + step) {
            let row = self.tables[table].last_row;
            let row = Row::new(row.number() + u32::from(self.tables[table].delegates > 0));
            let mut person = made_up(table, row, number, context.lang);
            facts.put(&mut person, context.ruleset, context.profile.date)?;
            self.tables[table].last_row = row;
            self.tables[table].delegates += 1;
            touched.push(Touched {
                location: None,
                name: person.name.written.clone(),
                effect: Effect::Added,
            });
            self.people.push((None, person));
        }
        Ok(touched)
    }

    /// The table that added people stand in: one of their own, so that no row is taken for theirs.
    fn table_of_added(&mut self, lang: Lang) -> usize {
        let tables = &mut self.tables;
        *self.added.get_or_insert_with(|| {
            let name = match lang {
                Lang::Vi => "(giả định)",
                Lang::En => "(hypothetical)",
            };
            tables.push(Table {
                file: None,
                sheet: Some(name.to_owned()),
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
    fn remove(&mut self, indices: &[usize]) -> Vec<Touched> {
        let touched = indices.iter().map(|at| self.touched(*at, Effect::Removed)).collect();
        for at in indices {
            let table = self.people[*at].1.table;
            self.tables[table].delegates = self.tables[table].delegates.saturating_sub(1);
        }
        let gone: BTreeSet<usize> = indices.iter().copied().collect();
        let mut at = 0..;
        self.people.retain(|_| !at.next().is_some_and(|at| gone.contains(&at)));
        touched
    }

    fn set(
        &mut self,
        at: usize,
        facts: &Facts,
        context: Context<'_>,
    ) -> Result<Touched, InputError> {
        let (_, person) = &mut self.people[at];
        let changes = facts.put(person, context.ruleset, context.profile.date)?;
        Ok(self.touched(at, Effect::Changed(changes)))
    }

    fn promote(&mut self, count: u64, context: Context<'_>) -> Result<Vec<Touched>, InputError> {
        let alternates = Selector::Role(vec![Role::Alternate]);
        let chosen = self.chosen(&alternates, context);
        let wanted = usize::try_from(count).unwrap_or(usize::MAX);
        if chosen.certain.len() < wanted {
            return Err(too_few(&chosen, count, &alternates, context.ruleset));
        }
        let mut touched = Vec::new();
        for at in chosen.certain.into_iter().take(wanted) {
            let (_, person) = &mut self.people[at];
            let before = person.clone();
            person.role = Value { meant: Meant::Known(Role::Official), ..person.role.clone() };
            person.role_told_by = Some(ToldBy::User);
            // Nobody is an alternate by office: whoever moves up was chosen.
            person.kind =
                Value { meant: Meant::Known(OfficialKind::Selected), ..person.kind.clone() };
            let changes = values_changed(&before, person, context.ruleset);
            touched.push(self.touched(at, Effect::Changed(changes)));
        }
        Ok(touched)
    }

    fn touched(&self, at: usize, effect: Effect) -> Touched {
        let (origin, person) = &self.people[at];
        let location = origin.map(|_| self.location(person));
        Touched { location, name: person.name.written.trim().to_owned(), effect }
    }

    pub(super) fn location(&self, person: &Delegate) -> Location {
        let table = self.tables.get(person.table);
        Location {
            file: table.and_then(|table| table.file.clone()),
            sheet: table.and_then(|table| table.sheet.clone()),
            row: person.row,
            cell: person.name.cell,
        }
    }
}
