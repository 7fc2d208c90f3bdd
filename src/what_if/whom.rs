//! Whom a change means: the person of a row, or so many of those whom a selector chooses.

use super::apply::Draft;
use super::change::HowMany;
use crate::fault::Fault;
use crate::roster::{Roster, TableOf};
use crate::rules::measure::{Bounds, Case, People, Summands};
use crate::rules::{LinearConstraint, Privacy, Quantity, Selector};
use crate::selection::RowRef;
use crate::text;
use crate::toml_tree::offer;

impl Draft<'_> {
    /// The people to the congress whom a selector chooses, certainly and possibly.
    pub(super) fn chosen(&self, selector: &Selector) -> Chosen {
        let roster = &self.roster;
        let case = Case {
            ruleset: self.ruleset,
            roster,
            profile: &self.list.profile,
            level: &self.list.level,
            people: People::default(),
            unit: None,
            privacy: Privacy::Masked,
        };
        let sum = LinearConstraint::at_most(Quantity::Delegates(selector.clone()), 0);
        let summands = Summands::of(&sum);
        let mut chosen = Chosen::default();
        for (at, person) in roster.delegates.iter().enumerate() {
            if roster.table_of(person) != TableOf::Congress {
                continue;
            }
            let Bounds { least, most } = case.adds(&summands, person);
            if least > 0 {
                chosen.certain.push(at);
            } else if most > 0 {
                chosen.possible += 1;
            }
        }
        // Those on file stand before those made up.
        let made_up = |at: &usize| roster.delegates[*at].is_hypothetical();
        chosen.certain.sort_by_key(made_up);
        chosen.on_file = chosen.certain.iter().filter(|at| !made_up(at)).count();
        chosen
    }

    /// The one person of a row.
    pub(super) fn at(&self, wanted: &RowRef) -> Result<usize, Fault> {
        let list = &self.list.roster;
        if let Some(sheet) = &wanted.sheet {
            known_sheet(sheet, list)?;
        }
        let people = self.roster.delegates.iter().zip(&self.origin).enumerate();
        let found: Vec<usize> = people
            .filter(|(_, (person, origin))| origin.is_some() && wanted.is_of(person, &self.roster))
            .map(|(at, _)| at)
            .collect();
        match found[..] {
            [only] => Ok(only),
            [] => Err(nobody(wanted, list)),
            _ => Err(self.several(wanted, &found)),
        }
    }

    fn several(&self, wanted: &RowRef, found: &[usize]) -> Fault {
        let (row, people) = (wanted.row, found.len());
        let mut sheets: Vec<String> = Vec::new();
        for at in found {
            let sheet = self.roster.sheet_of(&self.roster.delegates[*at]).address();
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
        Fault::new(text!(
            vi: "không rõ là ai: có {people} người ở dòng {row}",
            en: "whom this means is not clear: {people} people stand in rows {row}"
        ))
        .help(help)
    }

    /// The last so many of those chosen; those made up only where the list has no others.
    pub(super) fn last_of(
        &self,
        chosen: &Chosen,
        count: HowMany,
        of: &Selector,
    ) -> Result<Vec<usize>, Fault> {
        let wanted = match count {
            HowMany::Number(number) => number,
            HowMany::All => chosen.certain.len().max(1) as u64,
        };
        let number = usize::try_from(wanted).unwrap_or(usize::MAX);
        if chosen.certain.len() < number {
            return Err(self.too_few(chosen, wanted, of));
        }
        let (on_file, made_up) = chosen.certain.split_at(chosen.on_file);
        let mut taken = on_file[on_file.len().saturating_sub(number)..].to_vec();
        taken.extend(&made_up[made_up.len() - (number - taken.len())..]);
        Ok(taken)
    }

    pub(super) fn too_few(&self, chosen: &Chosen, wanted: u64, of: &Selector) -> Fault {
        let there = of.noun(self.ruleset).counted(chosen.certain.len() as u64);
        let possible = chosen.possible;
        let help = (possible > 0).then(|| text!(
            vi: "còn {possible} người có thể thuộc diện này nhưng danh sách chưa ghi rõ; hãy chọn họ theo dòng",
            en: "{possible} more may be among them, but the list does not tell; choose those by row"
        ));
        let message = text!(
            vi: "danh sách chỉ có {there}, cần {wanted}",
            en: "the list has {there}, and {wanted} are asked for", there
        );
        Fault::new(message).helps(help)
    }
}

/// Those whom a selector chooses.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// Certainly, as places in the draft.
    pub(super) certain: Vec<usize>,
    /// How many of these, the first ones, stand on file.
    on_file: usize,
    /// How many more may be among them.
    possible: u64,
}

fn known_sheet(sheet: &str, list: &Roster) -> Result<(), Fault> {
    if list.tables.iter().any(|table| table.on_sheet().is_called(sheet)) {
        return Ok(());
    }
    let names: Vec<&str> = list.tables.iter().filter_map(|table| table.sheet.as_deref()).collect();
    if names.is_empty() {
        return Err(Fault::new(text!(
            vi: "danh sách này không có trang tính nào, nên không có trang “{sheet}”",
            en: "this list has no sheets, and so no sheet “{sheet}”"
        ))
        .help(text!(vi: "chỉ ghi số dòng", en: "give the row alone")));
    }
    Err(Fault::new(text!(
        vi: "không có bảng danh sách nào ở trang “{sheet}”",
        en: "there is no table of delegates on a sheet “{sheet}”"
    ))
    .help(offer(sheet, &names)))
}

/// The row holds nobody: a heading, a total, beyond the list, or somebody taken out before.
fn nobody(wanted: &RowRef, on_file: &Roster) -> Fault {
    let row = wanted.row;
    if on_file.rows_in_doubt.iter().any(|row| wanted.is_of(&row.person, on_file)) {
        return Fault::new(text!(
            vi: "dòng {row} có thể là người nhưng chưa được tính",
            en: "row {row} may be a person, and was not counted"
        ))
        .help(text!(
            vi: "làm rõ dòng đó trong danh sách trước",
            en: "settle that row in the list first"
        ));
    }
    if on_file.delegates.iter().any(|person| wanted.is_of(person, on_file)) {
        return Fault::new(text!(
            vi: "người ở dòng {row} đã bị bớt bởi một thay đổi trước đó",
            en: "the person of row {row} was left out by a change before"
        ));
    }
    let ranges: Vec<String> = on_file
        .tables
        .iter()
        .enumerate()
        .filter_map(|(at, table)| {
            let own = on_file.delegates.iter().filter(|person| person.table == at);
            let mut rows = own.map(|person| person.row);
            let first = rows.next()?;
            let last = rows.next_back().unwrap_or(first);
            let sheet = table.on_sheet().address();
            let sheet = sheet.map(|name| format!("{name}!")).unwrap_or_default();
            Some(format!("{sheet}{first}–{last}"))
        })
        .collect();
    let all = ranges.join(", ");
    Fault::new(text!(vi: "dòng {row} không ghi người nào", en: "row {row} holds nobody"))
        .help(text!(vi: "các dòng của danh sách: {all}", en: "the rows of the list: {all}"))
}
