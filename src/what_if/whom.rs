//! Whom a change means: the person of a row, or so many of those whom a selector chooses.

use super::apply::{Context, Draft};
use super::change::{HowMany, RowRef};
use super::words::fault;
use crate::report::InputError;
use crate::roster::{Delegate, Roster, Table, TableOf};
use crate::rules::measure::{Case, World};
use crate::rules::{Privacy, Ruleset, Selector};
use crate::text;
use crate::written::offer;

impl Draft {
    /// The people to the congress whom a selector chooses, certainly and possibly.
    pub(super) fn chosen(&self, selector: &Selector, context: Context<'_>) -> Chosen {
        let roster = Roster { tables: self.tables.clone(), ..Roster::default() };
        let case = Case {
            ruleset: context.ruleset,
            roster: &roster,
            profile: context.profile,
            level: context.level,
            people: Vec::new(),
            in_doubt: Vec::new(),
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
    pub(super) fn at(&self, wanted: &RowRef, list: &Roster) -> Result<usize, InputError> {
        if let Some(sheet) = &wanted.sheet {
            known_sheet(sheet, list)?;
        }
        let is_sheet = |person: &Delegate| {
            let own = self.tables.get(person.table).map(Table::on_sheet);
            wanted.sheet.as_deref().is_none_or(|sheet| own.is_some_and(|own| own.is_called(sheet)))
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
        let (row, people) = (wanted.row, found.len());
        let mut sheets: Vec<String> = Vec::new();
        for at in found {
            let place = self.location(&self.people[*at].1);
            let sheet = place.on_sheet().address();
            if let Some(sheet) = sheet.filter(|sheet| !sheets.contains(sheet)) {
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
            text!(
                vi: "không rõ là ai: có {people} người ở dòng {row}",
                en: "whom this means is not clear: {people} people stand in rows {row}"
            ),
            [help],
        )
    }
}

/// Those whom a selector chooses.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// Certainly, as indices of the draft.
    pub(super) certain: Vec<usize>,
    /// How many of these, the first ones, stand on file.
    on_file: usize,
    /// How many more may be among them.
    possible: u64,
}

/// The last so many of those chosen.
pub(super) fn take(
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

pub(super) fn too_few(
    chosen: &Chosen,
    wanted: u64,
    of: &Selector,
    ruleset: &Ruleset,
) -> InputError {
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
    if list.tables.iter().any(|table| table.on_sheet().is_called(sheet)) {
        return Ok(());
    }
    let names: Vec<&str> = list.tables.iter().filter_map(|table| table.sheet.as_deref()).collect();
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
fn nobody(wanted: &RowRef, on_file: &Roster) -> InputError {
    let row = wanted.row;
    let is_meant = |person: &Delegate| {
        let same_sheet =
            wanted.sheet.as_deref().is_none_or(|sheet| on_file.sheet_of(person).is_called(sheet));
        person.row == row && same_sheet
    };
    if on_file.rows_in_doubt.iter().any(|row| is_meant(&row.person)) {
        return fault(
            text!(
                vi: "dòng {row} có thể là người nhưng chưa được tính",
                en: "row {row} may be a person, and was not counted"
            ),
            [
                text!(vi: "làm rõ dòng đó trong danh sách trước", en: "settle that row in the list first"),
            ],
        );
    }
    if on_file.delegates.iter().any(is_meant) {
        return fault(
            text!(
                vi: "người ở dòng {row} đã bị bớt bởi một thay đổi trước đó",
                en: "the person of row {row} was left out by a change before"
            ),
            [],
        );
    }
    let ranges: Vec<String> = on_file
        .tables
        .iter()
        .enumerate()
        .filter_map(|(at, table)| {
            let mut rows = on_file.delegates.iter().filter(|it| it.table == at).map(|it| it.row);
            let first = rows.next()?;
            let last = rows.next_back().unwrap_or(first);
            let sheet = table.on_sheet().address();
            let sheet = sheet.map(|name| format!("{name}!")).unwrap_or_default();
            Some(format!("{sheet}{first}–{last}"))
        })
        .collect();
    let all = ranges.join(", ");
    fault(
        text!(vi: "dòng {row} không ghi người nào", en: "row {row} holds nobody"),
        [text!(vi: "các dòng của danh sách: {all}", en: "the rows of the list: {all}")],
    )
}

impl Case<'_> {
    /// Whether the selector chooses the delegate; none where unknown values decide it.
    fn chosen_by(&self, selector: &Selector, person: &Delegate) -> Option<bool> {
        let mentioned = selector.mentioned();
        let worlds = World::all(self, person, &mentioned);
        let chosen = |world: &World| selector.chooses(world, self.ruleset.catalogue);
        match (worlds.iter().all(chosen), worlds.iter().any(chosen)) {
            (true, _) => Some(true),
            (false, false) => Some(false),
            (false, true) => None,
        }
    }
}
