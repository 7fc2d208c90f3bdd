//! What each row beneath the header is, and what the rows of units say.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::columns::Columns;
use super::headings::Fact;
use super::{LeftOut, StatedTotal, Unit, UnitsTable};
use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::congress::Allotment;
use crate::numbers::Headcount;
use crate::recognise::{
    filled, headcount, is_column_numbers, is_foot, is_section_number, is_total, own,
};
use crate::sheet::{Cell, CellRef, CellValue, Column, SheetRow};
use crate::spelling;
use crate::text;
use crate::wording::Text;

/// What is wrong with a cell.
pub(super) type CellFault = (CellRef, Text);

pub(super) struct Reader<'a> {
    columns: &'a Columns,
    catalogue: &'a GroupCatalogue,
    pub(super) faults: Vec<CellFault>,
    /// All people of the units so far.
    all: u128,
    /// Those since the last total.
    since: u128,
}

impl<'a> Reader<'a> {
    pub(super) fn new(columns: &'a Columns, catalogue: &'a GroupCatalogue) -> Self {
        Self { columns, catalogue, faults: Vec::new(), all: 0, since: 0 }
    }

    /// Reads the rows beneath the header.
    pub(super) fn read(&mut self, rows: &[SheetRow]) -> UnitsTable {
        let mut table = UnitsTable {
            groups: self.columns.groups.values().copied().collect(),
            left_out: self.columns.left_out.clone(),
            population_column: self.columns.population_heading.clone(),
            ..UnitsTable::default()
        };
        let rows: Vec<&SheetRow> =
            rows.iter().filter(|row| row.row > self.columns.header).collect();
        let end = self.end(&rows);
        // Where units are numbered 1, 2, 3, a row numbered I or A heads some of them.
        let counted = rows[..end].iter().any(|row| {
            self.ordinal(row)
                .is_some_and(|number| number.trim().trim_end_matches('.').parse::<u32>().is_ok())
        });
        for row in &rows[..end] {
            self.row(row, counted, &mut table);
        }
        if let Some(below) = rows.get(end) {
            table.left_out.push(LeftOut::Below { row: below.row });
        }
        table
    }

    /// Where the table ends: at the words of a document's foot, and behind the last row that
    /// tells any number.
    fn end(&self, rows: &[&SheetRow]) -> usize {
        let told = rows.iter().rposition(|row| self.tells_number(row)).map_or(0, |last| last + 1);
        let is_foot = |row: &&SheetRow| {
            let cells: Vec<&Cell> = filled(row).collect();
            cells.iter().any(|cell| is_foot(&cell.shown()))
        };
        let foot = rows[told..].iter().position(is_foot).map_or(rows.len(), |at| told + at);
        let last = rows[..foot].iter().rposition(|row| self.tells_people(row) || self.is_full(row));
        let mut end = last.map_or(0, |last| last + 1);
        // A name right beneath the units is one whose population was forgotten.
        while let (Some(above), Some(row)) = (rows.get(end.wrapping_sub(1)), rows[..foot].get(end))
            && row.row == above.row.below()
            && own(row, self.columns.names()).is_some()
            && !is_total(&lead(above))
        {
            end += 1;
        }
        end
    }

    fn counts(&self) -> impl Iterator<Item = Column> + '_ {
        let columns = self.columns;
        let whole = columns.of(Fact::Population).into_iter();
        whole.chain(columns.groups.keys().copied()).chain(columns.of(Fact::OtherGroups))
    }

    fn tells_people(&self, row: &SheetRow) -> bool {
        self.counts().any(|column| own(row, column).is_some())
    }

    fn tells_number(&self, row: &SheetRow) -> bool {
        let people = |column| headcount(own(row, column)?).known();
        self.counts().any(|column| people(column).is_some())
    }

    /// A row that names a unit and says more of it, though not its population.
    fn is_full(&self, row: &SheetRow) -> bool {
        own(row, self.columns.names()).is_some() && self.ordinal(row).is_some()
    }

    fn ordinal(&self, row: &SheetRow) -> Option<SmolStr> {
        Some(own(row, self.columns.of(Fact::Ordinal)?)?.shown())
    }

    fn row(&mut self, row: &SheetRow, counted: bool, table: &mut UnitsTable) {
        let cells: Vec<&Cell> = filled(row).collect();
        let lead = lead(row);
        let name = own(row, self.columns.names()).map(|cell| spelling::visible(&cell.shown()));
        if cells.is_empty() || is_column_numbers(filled(row)) {
            return;
        }
        if is_total(&lead) {
            self.total(row, table);
            return;
        }
        let number = self.ordinal(row);
        let is_section = match (&number, &name) {
            (Some(number), _) => counted && is_section_number(number),
            // `I. Các huyện miền núi` in one cell, over numbered units.
            (None, Some(name)) => {
                counted && name.split_once(". ").is_some_and(|(lead, _)| is_section_number(lead))
            }
            (None, None) => false,
        };
        if is_section {
            table.left_out.push(LeftOut::Section { row: row.row, text: spelling::visible(&lead) });
            return;
        }
        match name {
            Some(name) => {
                let unit = self.unit(name, row);
                self.all += u128::from(unit.population);
                self.since += u128::from(unit.population);
                table.units.push(unit);
            }
            None if self.tells_people(row) => self.fault(
                CellRef::new(self.columns.names(), row.row),
                text!(vi: "có dân số nhưng không có tên đơn vị", en: "a population without a unit's name"),
            ),
            None => {
                table.left_out.push(LeftOut::Section { row: row.row, text: spelling::visible(&lead) });
            }
        }
    }

    fn unit(&mut self, name: String, row: &SheetRow) -> Unit {
        let columns = self.columns;
        let mut by_group = BTreeMap::new();
        for (column, code) in &columns.groups {
            // An empty cell says that nobody of the group lives there.
            let people = self.number(row, Some(*column)).unwrap_or_default();
            by_group.insert(*code, people);
        }
        let others = self.number(row, columns.of(Fact::OtherGroups));
        let population = self.population(&name, row, &by_group, others);
        let (official, alternates) = (
            self.number(row, columns.of(Fact::Official)),
            self.number(row, columns.of(Fact::Alternates)),
        );
        let (min, max) =
            (self.number(row, columns.of(Fact::Min)), self.number(row, columns.of(Fact::Max)));
        let cell = CellRef::new(columns.names(), row.row);
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            self.fault(cell, super::sheet::crossed(&name, min, max));
        }
        Unit {
            name,
            population,
            by_group,
            groups: Vec::new(),
            level: columns
                .of(Fact::Level)
                .and_then(|column| own(row, column))
                .map(|cell| cell.shown().into()),
            min,
            max,
            delegation: (official.is_some() || alternates.is_some())
                .then_some(Allotment { official, alternates }),
            cell: Some(cell),
        }
    }

    /// The unit's people: those of the population's column, or those of the minorities together.
    fn population(
        &mut self,
        name: &str,
        row: &SheetRow,
        by_group: &BTreeMap<GroupCode, Headcount>,
        others: Option<Headcount>,
    ) -> Headcount {
        let Some(column) = self.columns.of(Fact::Population) else {
            let minorities = by_group.iter().filter(|(code, _)| self.catalogue.is_minority(**code));
            let people = minorities.map(|(_, people)| *people).chain(others);
            return people.fold(0, Headcount::saturating_add);
        };
        if own(row, column).is_none() {
            self.fault(
                CellRef::new(column, row.row),
                text!(
                    vi: "chưa ghi dân số của “{name}”; nếu không có người nào thì ghi 0",
                    en: "no population for “{name}”; write 0 if nobody lives there"
                ),
            );
        }
        self.number(row, Some(column)).unwrap_or_default()
    }

    /// A total, compared with all units so far, or with those since the total before it.
    fn total(&mut self, row: &SheetRow, table: &mut UnitsTable) {
        // A total that cannot be read says nothing, and spoils nothing.
        let Some((column, stated)) = self.stated(row) else { return };
        // A total that stands above its units has nothing to be compared with yet.
        if table.units.is_empty() {
            return;
        }
        let part = std::mem::take(&mut self.since);
        let counted = if u128::from(stated) == part { part } else { self.all };
        table.totals.push(StatedTotal { cell: CellRef::new(column, row.row), stated, counted });
    }

    /// The people that a row of totals tells, with the first column that tells them.
    fn stated(&self, row: &SheetRow) -> Option<(Column, Headcount)> {
        let columns = self.columns;
        let told = |column| headcount(own(row, column)?).known();
        if let Some(column) = columns.of(Fact::Population) {
            return Some((column, told(column)?));
        }
        let minorities =
            columns.groups.iter().filter(|(_, code)| self.catalogue.is_minority(**code));
        let counted: Vec<Column> =
            minorities.map(|(column, _)| *column).chain(columns.of(Fact::OtherGroups)).collect();
        let people = counted.iter().map(|column| told(*column)).sum::<Option<Headcount>>()?;
        Some((*counted.first()?, people))
    }

    /// The number of people in a cell; none where it is empty, or faulty, which is then told.
    fn number(&mut self, row: &SheetRow, column: Option<Column>) -> Option<Headcount> {
        let cell = own(row, column?)?;
        if let Some(people) = headcount(cell).known() {
            return Some(people);
        }
        let shown = spelling::visible(&cell.shown());
        let message = match &cell.value {
            CellValue::Error(_) => text!(
                vi: "ô bị lỗi công thức “{shown}”",
                en: "the cell holds an error, `{shown}`"
            ),
            CellValue::Uncalculated(_) => text!(
                vi: "công thức chưa được tính; mở tệp bằng Excel rồi lưu lại",
                en: "the formula was never calculated; open the file in Excel and save it"
            ),
            _ if shown.starts_with(['-', '−']) => text!(
                vi: "“{shown}” là số âm, phải từ 0 trở lên",
                en: "`{shown}` is negative, expected 0 or more"
            ),
            _ => text!(
                vi: "“{shown}” không phải là số nguyên",
                en: "`{shown}` is not a whole number"
            ),
        };
        self.fault(CellRef::new(cell.column, row.row), message);
        None
    }

    fn fault(&mut self, cell: CellRef, message: Text) {
        self.faults.push((cell, message));
    }
}

/// The first words of a row, behind its number.
fn lead(row: &SheetRow) -> SmolStr {
    let texts = filled(row).map(Cell::shown);
    let mut words =
        texts.filter(|text| text.chars().any(char::is_alphabetic) && !is_section_number(text));
    words.next().unwrap_or_default()
}
