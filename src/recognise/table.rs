//! One table: walking down its rows, and putting its delegates together.

use smol_str::SmolStr;

use super::body::{BodyRow, Rows, body_of};
use super::columns::Columns;
use super::evidence::RowFacts;
use super::grid::{Grid, filled};
use super::layout::{Codes, Layout, Places};
use super::numbering::Numbering;
use super::people::{People, tells_one_role};
use super::rows::{Above, RowKind, SectionRow, Surroundings, kind_of};
use super::section::{Section, SectionStack, section};
use super::sheet::SheetContext;
use super::titles::{TableTitle, is_list_title};
use super::totals::{counted_beneath, stated_in};
use crate::roster::{
    Delegate, Field, RepeatedWords, RowInDoubt, RowReason, RowsLeftOut, SectionHeading,
    StatedTotal, Table, TableColumn, TableOf,
};
use crate::sheet::{Cell, CellRef, CellValue, Column, Row, SheetRow};
use crate::spelling;
/// A table of which nothing is known but its columns.
pub(super) struct TableStart {
    pub(super) columns: Columns,
    pub(super) span: (Column, Column),
    pub(super) header_rows: Vec<Row>,
    pub(super) title: TableTitle,
    /// The table's index in the roster.
    pub(super) index: usize,
    /// Where a list that goes on stands before the first row.
    pub(super) so_far: SoFar,
    /// Whether women are marked in a table beside this one, beneath the same heading.
    pub(super) women_marked_beside: bool,
    /// Whether no other table stands beside this one.
    pub(super) is_alone_on_its_sheet: bool,
}

/// Where a list that goes on elsewhere goes on from.
#[derive(Clone, Default)]
pub(super) struct SoFar {
    /// The sections that the last row stands in.
    pub(super) sections: SectionStack,
    /// The number of the last person.
    pub(super) last: Option<Numbering>,
}

/// What came of a table.
pub(super) struct TableRead {
    pub(super) table: Table,
    pub(super) found: Found,
    pub(super) columns: Columns,
    pub(super) span: (Column, Column),
    pub(super) so_far: SoFar,
}

/// What the rows of a table were found to be.
#[derive(Default)]
pub(super) struct Found {
    pub(super) delegates: Vec<Delegate>,
    pub(super) left_out: Vec<RowsLeftOut>,
    pub(super) in_doubt: Vec<RowInDoubt>,
    pub(super) totals: Vec<StatedTotal>,
    pub(super) headings: Vec<SectionHeading>,
}

/// A table of which is known what all of its rows tell together, before the first is read.
pub(super) struct TableSeen {
    start: TableStart,
    places: Places,
    codes: Codes,
    tells_one_role: bool,
    is_numbered: bool,
    /// The first row beneath the header.
    beneath: Option<Row>,
}

impl TableSeen {
    /// The columns that were understood.
    pub(super) fn columns(&self) -> &[TableColumn] {
        &self.start.columns.used
    }

    /// Looks at all rows beneath the header.
    pub(super) fn of(
        start: TableStart,
        rows: &[BodyRow<'_>],
        grid: &Grid<'_>,
        context: &SheetContext<'_>,
    ) -> Self {
        let body = body_of(rows);
        let mut seen = Self {
            places: Places::of(&start.columns),
            codes: Codes::of(&start.columns, &body, start.women_marked_beside),
            tells_one_role: false,
            is_numbered: false,
            beneath: rows.first().map(|row| row.sheet_row().row),
            start,
        };
        let layout = seen.layout(grid, context);
        let told = (tells_one_role(&layout, &body), is_numbered(&layout, &body));
        (seen.tells_one_role, seen.is_numbered) = told;
        seen
    }

    fn layout<'a>(&'a self, grid: &'a Grid<'a>, context: &'a SheetContext<'a>) -> Layout<'a> {
        Layout {
            grid,
            columns: &self.start.columns,
            places: &self.places,
            codes: &self.codes,
            catalogue: context.catalogue,
            span: self.start.span,
            is_alone_on_its_sheet: self.start.is_alone_on_its_sheet,
        }
    }

    /// Reads the rows, from the first to the last.
    pub(super) fn read(
        self,
        rows: Rows<'_>,
        grid: &Grid<'_>,
        context: &SheetContext<'_>,
    ) -> TableRead {
        let layout = self.layout(grid, context);
        let start = &self.start;
        let mut walk = Walk {
            layout: &layout,
            people: People {
                layout: &layout,
                title: &start.title,
                unstated_role: context.unstated_role,
                table: start.index,
                tells_one_role: self.tells_one_role,
                words: RepeatedWords::default(),
            },
            index: start.index,
            sections: start.so_far.sections.clone(),
            found: Found::default(),
            at: Surroundings {
                is_numbered: self.is_numbered,
                last: start.so_far.last.clone(),
                ..Surroundings::default()
            },
            block_start: None,
            counted: Vec::new(),
            at_next: None,
        };
        walk.through(rows);
        let Walk { found, sections, at, .. } = walk;
        let so_far = SoFar { sections, last: at.last };
        let (first_row, last_row) = rows_of(&found.delegates, self.beneath, &start.header_rows);
        let TableStart { columns, span, header_rows, title, .. } = self.start;
        let table = Table {
            file: None,
            sheet: grid.name().map(str::to_owned),
            first_row,
            last_row,
            header_rows,
            columns: columns.used.clone(),
            unused_columns: columns.unused.clone(),
            role: title.role,
            of: TableOf::Congress,
            addressed_by_gender: self.codes.addressed_by_gender,
            delegates: found.delegates.len() as u64,
        };
        TableRead { table, found, columns, span, so_far }
    }
}

/// The first and the last row of the people; where there are none, the row beneath the header.
fn rows_of(delegates: &[Delegate], beneath: Option<Row>, header: &[Row]) -> (Row, Row) {
    let header_last = header.last().copied().unwrap_or_else(|| Row::new(1));
    let first = delegates.first().map(|delegate| delegate.row).or(beneath);
    let last = delegates.last().map(|delegate| delegate.row).or(first);
    (first.unwrap_or_else(|| header_last.below()), last.unwrap_or(header_last))
}

/// Whether the list numbers its people: most of the rows with a name are counted.
fn is_numbered(layout: &Layout<'_>, body: &[&SheetRow]) -> bool {
    let named = body.iter().filter(|row| layout.has_name(row));
    let (counted, all) = named.fold((0, 0), |(counted, all), row| {
        (counted + usize::from(layout.own(row, Field::Ordinal).is_some()), all + 1)
    });
    counted * 2 > all
}

struct Walk<'a> {
    layout: &'a Layout<'a>,
    people: People<'a>,
    index: usize,
    sections: SectionStack,
    found: Found,
    at: Surroundings,
    /// The first delegate since the last section, for subtotals.
    block_start: Option<Row>,
    /// What the headings of the sections around the row count, with their depth.
    counted: Vec<(usize, StatedTotal)>,
    /// The number of the row that comes next.
    at_next: Option<(Row, Option<Numbering>)>,
}

impl Walk<'_> {
    fn through(&mut self, mut rows: Rows<'_>) {
        // Nearly every row is a person.
        self.found.delegates.reserve(rows.left());
        while let Some(row) = rows.next() {
            self.step(row.as_body_row(), &rows);
        }
        self.close_counts(0);
    }

    fn step(&mut self, row: BodyRow<'_>, beneath: &Rows<'_>) {
        let row = match row {
            BodyRow::RepeatedHeader(row) => {
                self.leave_out(row, RowReason::RepeatedHeader);
                self.at.above = Above::Header;
                return;
            }
            BodyRow::Row(row) => row,
        };
        if self.layout.cells(row).next().is_none() {
            // What stands beside the table belongs to nobody in it.
            if filled(row).next().is_some() && self.layout.is_alone_on_its_sheet {
                self.leave_out(row, RowReason::Remark);
            }
            return;
        }
        let next = beneath.first_in(self.layout);
        let own = match self.at_next.take() {
            Some((at, number)) if at == row.row => number,
            _ => self.numbering(row),
        };
        self.at.next = next.and_then(|row| self.numbering(row));
        self.at_next = next.map(|row| (row.row, self.at.next.clone()));
        let told = RowFacts::of(self.layout, row);
        let kind = kind_of(self.layout, row, &told, &self.at);
        match kind {
            RowKind::Person => {
                self.at.above = Above::List;
                self.at.last = own.or(self.at.last.take());
                self.block_start = self.block_start.or(Some(row.row));
                let person = self.people.person(row, told, &self.sections);
                self.found.delegates.push(person);
            }
            RowKind::InDoubt => {
                self.at.last = own.or(self.at.last.take());
                let person = self.people.person(row, told, &self.sections);
                self.found.in_doubt.push(RowInDoubt { person, written: self.written(row) });
                self.leave_out(row, RowReason::InDoubt);
            }
            RowKind::ColumnNumbers => self.leave_out(row, RowReason::ColumnNumbers),
            RowKind::Section(heading) => self.section(row, &heading),
            RowKind::Total => {
                self.note_total(row);
                self.leave_out(row, RowReason::Total);
            }
            RowKind::OrdinalOnly => self.leave_out(row, RowReason::OrdinalOnly),
            RowKind::Foot => {
                self.at.above = Above::Foot.max(self.at.above);
                self.leave_out(row, RowReason::BelowTable);
            }
            RowKind::Summary => {
                self.at.above = Above::Summary;
                self.leave_out(row, RowReason::BelowTable);
            }
            RowKind::Remark | RowKind::Continuation => {
                let beneath = matches!(self.at.above, Above::Foot | Above::Summary);
                let reason = if beneath { RowReason::BelowTable } else { RowReason::Remark };
                self.leave_out(row, reason);
            }
        }
    }

    fn section(&mut self, row: &SheetRow, heading: &SectionRow) {
        self.at.above = Above::List;
        self.block_start = None;
        let mut found = section(heading.number.as_deref(), &heading.text);
        found.is_open = heading.is_open;
        // The title of another list leaves nothing of the one before.
        if is_list_title(&heading.text) {
            self.sections = SectionStack::default();
        }
        let depth = self.sections.enter(found.clone());
        self.close_counts(depth);
        self.open_counts(row, depth, heading);
        self.note_section(row, &found, depth);
        self.leave_out(row, RowReason::Section);
    }

    /// Keeps what the heading of a section counts until the section ends.
    fn open_counts(&mut self, row: &SheetRow, depth: usize, heading: &SectionRow) {
        let at = self.layout.cells(row).find(|cell| cell.shown() == heading.text);
        let Some(cell) = at.map(|cell| CellRef::new(cell.column, row.row)) else { return };
        for (stated, counts) in counted_beneath(&heading.text) {
            let total = StatedTotal {
                table: self.index,
                cell,
                written: heading.text.to_string(),
                stated: Some(stated),
                rows: (row.row.below(), row.row.below()),
                counts,
            };
            self.counted.push((depth, total));
        }
    }

    /// Ends the sections of this depth and deeper: their people are known.
    fn close_counts(&mut self, depth: usize) {
        let last = self.found.delegates.last().map(|person| person.row);
        let (ended, open): (Vec<_>, Vec<_>) =
            self.counted.drain(..).partition(|(section, _)| *section >= depth);
        self.counted = open;
        for (_, mut total) in ended {
            total.rows.1 = last.unwrap_or(total.rows.0).max(total.rows.0);
            self.found.totals.push(total);
        }
    }

    fn numbering(&self, row: &SheetRow) -> Option<Numbering> {
        self.layout.ordinal(row).as_deref().and_then(Numbering::of)
    }

    fn written(&self, row: &SheetRow) -> String {
        self.layout.cells(row).map(Cell::shown).collect::<Vec<_>>().join(" | ")
    }

    fn leave_out(&mut self, row: &SheetRow, reason: RowReason) {
        let written = self.written(row);
        let rows = self.layout.grid.rows_left_out(row.row, row.row, reason, written);
        self.found.left_out.push(rows);
    }

    fn note_section(&mut self, row: &SheetRow, found: &Section, depth: usize) {
        let written: Vec<SmolStr> = self.layout.cells(row).map(Cell::shown).collect();
        self.found.headings.push(SectionHeading {
            table: self.index,
            row: row.row,
            depth,
            written: written.join(" "),
            role: found.role(),
            kind: found.told.kind(),
            unit: found.unit.clone(),
        });
    }

    fn note_total(&mut self, row: &SheetRow) {
        let Some(last) = self.found.delegates.last().map(|delegate| delegate.row) else {
            return;
        };
        let whole = self.found.delegates.first().map_or(last, |delegate| delegate.row);
        let lead = self.layout.cells(row).next().map(Cell::shown).unwrap_or_default();
        let plain = spelling::unmarked(&lead);
        let of_block = plain == "cong" || plain.starts_with("cong ");
        let first = if of_block { self.block_start.unwrap_or(whole) } else { whole };
        let mut label = SmolStr::default();
        for cell in self.layout.cells(row) {
            let used = self.layout.columns.used.iter().find(|used| used.column == cell.column);
            let totals = stated_in(cell, used, &label);
            if matches!(&cell.value, CellValue::Text(text) if text.chars().any(char::is_alphabetic))
            {
                label = cell.shown();
            }
            for (stated, counts) in totals {
                self.found.totals.push(StatedTotal {
                    table: self.index,
                    cell: CellRef::new(cell.column, row.row),
                    written: cell.shown().into(),
                    stated,
                    rows: (first, last),
                    counts,
                });
            }
        }
    }
}
