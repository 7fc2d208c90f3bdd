//! Applies changes to a list, in the order given, and tells whom each of them touched.

use std::collections::BTreeSet;

use super::change::{Change, HowMany, RowRef};
use super::facts::{Facts, made_up};
use super::words::{fault, offer};
use crate::comparison::{ValueChange, values_changed};
use crate::congress::CongressProfile;
use crate::evaluate::Case;
use crate::fold;
use crate::report::{InputError, Location};
use crate::roster::{Delegate, Meant, OfficialKind, Role, Roster, Table, TableOf, ToldBy, Value};
use crate::rules::{Privacy, Ruleset, Selector};
use crate::sheet::Row;
use crate::text;
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
struct Context<'a> {
    ruleset: &'a Ruleset,
    profile: &'a CongressProfile,
    level: &'a str,
    lang: Lang,
}

/// The list as it is at some point, each delegate with where it came from.
struct Draft {
    tables: Vec<Table>,
    people: Vec<(Option<usize>, Delegate)>,
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
    let mut changed = Roster { tables: draft.tables, delegates, ..roster.clone() };
    if !changes.is_empty() {
        // They speak of the list as it is; nobody would leave them as they are.
        changed.stated_totals.clear();
    }
    Ok(Applied { roster: changed, origin, changes: told })
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
        let title = crate::lang::comparison::change(change, people, context.ruleset);
        Ok(AppliedChange { change: change.clone(), title, touched, candidates, removed })
    }

    fn add(
        &mut self,
        count: u64,
        facts: &Facts,
        context: Context<'_>,
    ) -> Result<Vec<Touched>, InputError> {
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
                sheet: Some(name.to_owned()),
                header_rows: Vec::new(),
                first_row: Row::new(1),
                last_row: Row::new(1),
                columns: Vec::new(),
                unused_columns: Vec::new(),
                role: None,
                of: TableOf::Congress,
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

    fn location(&self, person: &Delegate) -> Location {
        Location {
            sheet: self.tables.get(person.table).and_then(|table| table.sheet.clone()),
            row: person.row,
            cell: person.name.cell,
        }
    }

    /// The people to the congress whom a selector chooses, certainly and possibly.
    fn chosen(&self, selector: &Selector, context: Context<'_>) -> Chosen {
        let roster = Roster { tables: self.tables.clone(), ..Roster::default() };
        let case = Case {
            ruleset: context.ruleset,
            roster: &roster,
            profile: context.profile,
            level: context.level,
            people: Vec::new(),
            privacy: Privacy::Masked,
        };
        let mut chosen = Chosen::default();
        for (at, (_, person)) in self.people.iter().enumerate() {
            if roster.table_of(person) != TableOf::Congress {
                continue;
            }
            match case.chosen_by(selector, person) {
                Some(true) => chosen.certain.push(at),
                None => chosen.possible += 1,
                Some(false) => {}
            }
        }
        // Those on file stand before those made up.
        let made_up = |at: &usize| self.people[*at].1.is_hypothetical();
        chosen.certain.sort_by_key(made_up);
        chosen.on_file = chosen.certain.iter().filter(|at| !made_up(at)).count();
        chosen
    }

    /// The one person of a row.
    fn at(&self, wanted: &RowRef, list: &Roster) -> Result<usize, InputError> {
        if let Some(sheet) = &wanted.sheet {
            known_sheet(sheet, list)?;
        }
        let is_sheet = |person: &Delegate| {
            let own = self.tables.get(person.table).and_then(|table| table.sheet.as_deref());
            wanted
                .sheet
                .as_deref()
                .is_none_or(|sheet| own.is_some_and(|own| fold::key(own) == fold::key(sheet)))
        };
        let found: Vec<usize> = self
            .people
            .iter()
            .enumerate()
            .filter(|(_, (origin, person))| {
                origin.is_some() && person.row == wanted.row && is_sheet(person)
            })
            .map(|(at, _)| at)
            .collect();
        match found[..] {
            [only] => Ok(only),
            [] => Err(nobody(wanted, list)),
            _ => Err(self.several(wanted, &found)),
        }
    }

    fn several(&self, wanted: &RowRef, found: &[usize]) -> InputError {
        let row = wanted.row;
        let mut sheets: Vec<String> = Vec::new();
        for at in found {
            let place = self.location(&self.people[*at].1);
            if let Some(sheet) = place.sheet.filter(|sheet| !sheets.contains(sheet)) {
                sheets.push(sheet);
            }
        }
        let help = if sheets.len() > 1 {
            let named: Vec<String> =
                sheets.iter().map(|sheet| format!("\"{sheet}!{row}\"")).collect();
            let (vi, en) = (named.join(" hoặc "), named.join(" or "));
            text!(vi: "ghi rõ trang tính: {vi}", en: "name the sheet: {en}")
        } else {
            text!(
                vi: "ở đó có nhiều bảng cạnh nhau; hãy chọn người bằng `số người: khóa=giá trị`",
                en: "tables stand side by side there; choose people with `number: key=value`"
            )
        };
        fault(
            text!(vi: "có nhiều người ở dòng {row}", en: "several people stand in a row {row}"),
            [help],
        )
    }
}

/// Those whom a selector chooses.
#[derive(Debug, Default)]
struct Chosen {
    /// Certainly, as indices of the draft.
    certain: Vec<usize>,
    /// How many of these, the first ones, stand on file.
    on_file: usize,
    /// How many more may be among them.
    possible: u64,
}

/// The last so many of those chosen.
fn take(
    chosen: &Chosen,
    count: HowMany,
    of: &Selector,
    ruleset: &Ruleset,
) -> Result<Vec<usize>, InputError> {
    let on_file = &chosen.certain;
    let HowMany::Number(number) = count else {
        return if on_file.is_empty() {
            Err(too_few(chosen, 1, of, ruleset))
        } else {
            Ok(on_file.clone())
        };
    };
    let wanted = usize::try_from(number).unwrap_or(usize::MAX);
    if on_file.len() < wanted {
        return Err(too_few(chosen, number, of, ruleset));
    }
    // Those made up come last, and are left out only where the list has no others.
    let made_up = chosen.certain.len() - chosen.on_file;
    let from = chosen.on_file.saturating_sub(wanted);
    let mut taken = on_file[from..chosen.on_file].to_vec();
    let rest = wanted - taken.len();
    debug_assert!(rest <= made_up);
    taken.extend(&on_file[on_file.len() - rest..]);
    Ok(taken)
}

fn too_few(chosen: &Chosen, wanted: u64, of: &Selector, ruleset: &Ruleset) -> InputError {
    let noun = of.noun(ruleset);
    let there = noun.counted(u64::try_from(chosen.certain.len()).unwrap_or(u64::MAX));
    let mut help = Vec::new();
    if chosen.possible > 0 {
        let possible = chosen.possible;
        help.push(text!(
            vi: "còn {possible} người có thể thuộc diện này nhưng danh sách chưa ghi rõ; hãy chọn họ theo dòng",
            en: "{possible} more may be among them, but the list does not tell; choose those by row"
        ));
    }
    let (vi, en) = (there.vi, there.en);
    fault(
        text!(
            vi: "danh sách chỉ có {vi}, cần {wanted}",
            en: "the list has {en}, and {wanted} are asked for"
        ),
        help,
    )
}

fn known_sheet(sheet: &str, list: &Roster) -> Result<(), InputError> {
    let names: Vec<&str> = list.tables.iter().filter_map(|table| table.sheet.as_deref()).collect();
    if names.iter().any(|name| fold::key(name) == fold::key(sheet)) {
        return Ok(());
    }
    if names.is_empty() {
        return Err(fault(
            text!(
                vi: "danh sách này không có trang tính nào, nên không có trang “{sheet}”",
                en: "this list has no sheets, and so no sheet “{sheet}”"
            ),
            [text!(vi: "chỉ ghi số dòng", en: "give the row alone")],
        ));
    }
    Err(fault(
        text!(
            vi: "không có bảng danh sách nào ở trang “{sheet}”",
            en: "there is no table of delegates on a sheet “{sheet}”"
        ),
        [offer(sheet, &names)],
    ))
}

/// The row holds nobody: a heading, a total, beyond the list, or somebody taken out before.
fn nobody(wanted: &RowRef, list: &Roster) -> InputError {
    let row = wanted.row;
    let was_there = list.delegates.iter().any(|person| {
        let same_sheet = wanted.sheet.as_deref().is_none_or(|sheet| {
            list.sheet_of(person).is_some_and(|own| fold::key(own) == fold::key(sheet))
        });
        person.row == row && same_sheet
    });
    if was_there {
        return fault(
            text!(
                vi: "người ở dòng {row} đã bị bớt bởi một thay đổi trước đó",
                en: "the person of row {row} was left out by a change before"
            ),
            [],
        );
    }
    let ranges: Vec<Text> = list
        .tables
        .iter()
        .enumerate()
        .filter_map(|(at, table)| {
            let mut rows = list.delegates.iter().filter(|it| it.table == at).map(|it| it.row);
            let first = rows.next()?;
            let last = rows.next_back().unwrap_or(first);
            let sheet = table.sheet.as_ref().map(|name| format!("{name}!")).unwrap_or_default();
            Some(Text::same(format!("{sheet}{first}–{last}")))
        })
        .collect();
    let all: Vec<String> = ranges.into_iter().map(|range| range.vi).collect();
    let all = all.join(", ");
    fault(
        text!(vi: "dòng {row} không ghi người nào", en: "row {row} holds nobody"),
        [text!(vi: "các dòng của danh sách: {all}", en: "the rows of the list: {all}")],
    )
}

impl Case<'_> {
    /// Whether the selector chooses the delegate; none where unknown values decide it.
    fn chosen_by(&self, selector: &Selector, person: &Delegate) -> Option<bool> {
        let mentioned = selector.mentioned();
        let worlds = crate::evaluate::World::all(self, person, &mentioned);
        let chosen =
            |world: &crate::evaluate::World| selector.chooses(world, self.ruleset.catalogue);
        match (worlds.iter().all(chosen), worlds.iter().any(chosen)) {
            (true, _) => Some(true),
            (false, false) => Some(false),
            (false, true) => None,
        }
    }
}
