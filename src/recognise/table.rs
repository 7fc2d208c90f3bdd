//! One table: walking down its rows, and putting its delegates together.

use super::birth_codes::birth_is_a_day_count;
use super::columns::Columns;
use super::gender_codes::{one_means, women_marked};
use super::grid::Grid;
use super::layout::Layout;
use super::rows::{RowKind, Surroundings, Told, kind_of};
use super::section::{Section, SectionStack, section};
use super::titles::TableTitle;
use super::totals::stated_in;
use super::values::is_mark;
use crate::catalogue::Remembering;
use crate::fold;
use crate::roster::{
    Delegate, Field, Meant, OfficialKind, Role, RowReason, RowsLeftOut, SectionHeading,
    StatedTotal, Table, TableOf, ToldBy, Value,
};
use crate::sheet::{Cell, CellRef, CellValue, Column, Row, SheetRow};

/// What the walk needs to know of a table before it starts.
pub(super) struct TableStart<'a> {
    pub(super) grid: &'a Grid<'a>,
    pub(super) columns: Columns,
    pub(super) span: (Column, Column),
    pub(super) header_rows: Vec<Row>,
    pub(super) title: TableTitle,
    pub(super) unstated_role: Option<Role>,
    pub(super) catalogue: &'a Remembering<'a>,
    /// The rows beneath the header, and whether the header is repeated among them.
    pub(super) rows: Vec<BodyRow<'a>>,
    /// The table's index in the roster.
    pub(super) index: usize,
}

/// A row beneath a header.
#[derive(Clone, Copy)]
pub(super) enum BodyRow<'a> {
    /// A row to look at.
    Row(&'a SheetRow),
    /// A row of the same header, repeated after a page break.
    RepeatedHeader(&'a SheetRow),
}

/// What came of a table.
pub(super) struct TableRead {
    pub(super) table: Table,
    pub(super) delegates: Vec<Delegate>,
    pub(super) left_out: Vec<RowsLeftOut>,
    pub(super) totals: Vec<StatedTotal>,
    pub(super) sections: Vec<SectionHeading>,
}

/// Reads a table.
pub(super) fn read(start: TableStart<'_>) -> TableRead {
    let body: Vec<&SheetRow> = start
        .rows
        .iter()
        .filter_map(|row| match row {
            BodyRow::Row(row) => Some(*row),
            BodyRow::RepeatedHeader(_) => None,
        })
        .collect();
    let layout = Layout {
        grid: start.grid,
        women_marked: women_marked(&start.columns, &body),
        one_means: one_means(&start.columns, &body),
        birth_is_a_day_count: birth_is_a_day_count(&start.columns, &body),
        columns: start.columns,
        catalogue: start.catalogue,
        span: start.span,
    };
    let mut walk = Walk {
        layout: &layout,
        title: &start.title,
        unstated_role: start.unstated_role,
        index: start.index,
        sections: SectionStack::default(),
        delegates: Vec::new(),
        left_out: Vec::new(),
        totals: Vec::new(),
        headings: Vec::new(),
        fresh: true,
        ended: false,
        block_start: None,
    };
    for (at, row) in start.rows.iter().enumerate() {
        walk.step(*row, start.rows.get(at + 1).copied());
    }
    let first = start.rows.first().map(|row| row.sheet_row().row);
    let last = walk.delegates.last().map(|delegate| delegate.row);
    let header_last = start.header_rows.last().copied().unwrap_or_else(|| Row::new(1));
    let (delegates, left_out, totals) = (walk.delegates, walk.left_out, walk.totals);
    let sections = walk.headings;
    let first = delegates.first().map(|delegate| delegate.row).or(first);
    TableRead {
        table: Table {
            sheet: start.grid.name().map(str::to_owned),
            first_row: first.unwrap_or_else(|| header_last.below()),
            last_row: last.or(first).unwrap_or(header_last),
            header_rows: start.header_rows,
            columns: layout.columns.used.clone(),
            unused_columns: layout.columns.unused.clone(),
            role: start.title.role,
            of: TableOf::Congress,
            delegates: delegates.len() as u64,
        },
        delegates,
        left_out,
        totals,
        sections,
    }
}

impl<'a> BodyRow<'a> {
    /// The row of the sheet.
    pub(super) fn sheet_row(self) -> &'a SheetRow {
        match self {
            Self::Row(row) | Self::RepeatedHeader(row) => row,
        }
    }
}

struct Walk<'a> {
    layout: &'a Layout<'a>,
    title: &'a TableTitle,
    unstated_role: Option<Role>,
    index: usize,
    sections: SectionStack,
    delegates: Vec<Delegate>,
    left_out: Vec<RowsLeftOut>,
    totals: Vec<StatedTotal>,
    headings: Vec<SectionHeading>,
    fresh: bool,
    ended: bool,
    /// The first delegate since the last section, for subtotals.
    block_start: Option<Row>,
}

impl Walk<'_> {
    fn step(&mut self, row: BodyRow<'_>, next: Option<BodyRow<'_>>) {
        let row = match row {
            BodyRow::RepeatedHeader(row) => {
                self.leave_out(row, RowReason::RepeatedHeader);
                self.fresh = true;
                return;
            }
            BodyRow::Row(row) => row,
        };
        if self.layout.cells(row).next().is_none() {
            return;
        }
        let restarts = next.is_some_and(|next| {
            let ordinal = self.layout.own(next.sheet_row(), Field::Ordinal);
            ordinal.and_then(Cell::whole_number) == Some(1)
        });
        let at = Surroundings { fresh: self.fresh, ended: self.ended, restarts };
        let told = Told::of(self.layout, row);
        match kind_of(self.layout, row, &told, at) {
            RowKind::Delegate => {
                self.fresh = false;
                self.ended = false;
                self.block_start = self.block_start.or(Some(row.row));
                let delegate = self.delegate(row, told);
                self.delegates.push(delegate);
            }
            RowKind::ColumnNumbers => self.leave_out(row, RowReason::ColumnNumbers),
            RowKind::Section { number, text } => {
                self.fresh = false;
                self.block_start = None;
                let found = section(number.as_deref(), &text);
                let depth = self.sections.enter(found.clone());
                self.note_section(row, &found, depth);
                self.leave_out(row, RowReason::Section);
            }
            RowKind::Total => {
                self.note_total(row);
                self.leave_out(row, RowReason::Total);
            }
            RowKind::OrdinalOnly => self.leave_out(row, RowReason::OrdinalOnly),
            RowKind::End => {
                self.ended = true;
                self.leave_out(row, RowReason::BelowTable);
            }
            RowKind::Remark | RowKind::Continuation => {
                let reason = if self.ended { RowReason::BelowTable } else { RowReason::Remark };
                self.leave_out(row, reason);
            }
        }
    }

    fn leave_out(&mut self, row: &SheetRow, reason: RowReason) {
        let written = self.layout.cells(row).map(Cell::shown).collect::<Vec<_>>().join(" | ");
        self.left_out.push(RowsLeftOut {
            sheet: self.layout.grid.name().map(str::to_owned),
            first: row.row,
            last: row.row,
            reason,
            written,
        });
    }

    fn delegate(&self, row: &SheetRow, told: Told) -> Delegate {
        let layout = self.layout;
        let (role, role_told_by) = self.role(row);
        let mut others = Vec::new();
        for column in &layout.columns.used {
            if is_other(column.field) && layout.own(row, column.field).is_some() {
                others.push((column.field, layout.text(row, column.field)));
            }
        }
        Delegate {
            table: self.index,
            row: row.row,
            hidden: row.hidden,
            name: told.name,
            birth: told.birth,
            gender: told.gender,
            group: told.group,
            kind: self.kind(row, role.known().copied()),
            role,
            role_told_by,
            unit: self.unit(row),
            work: layout.text(row, Field::Work),
            identity: layout.text(row, Field::Identity),
            delegation: self.delegation_mark(row),
            others,
        }
    }

    /// The role: the row's own cell, else the section, else title or sheet, else the ruleset.
    fn role(&self, row: &SheetRow) -> (Value<Role>, Option<ToldBy>) {
        let own = self.layout.role(row);
        if own.known().is_some() {
            return (own, Some(ToldBy::Column));
        }
        // A mark in two columns of roles is a contradiction that no title resolves.
        if own.meant == Meant::Unclear(crate::roster::Unclear::SeveralMeanings) {
            return (own, None);
        }
        let by_section = self.sections.innermost(|section: &Section| {
            let told = &section.told;
            told.role().or_else(|| told.kind().map(|_| Role::Official))
        });
        let outer = by_section.map(|role| (role, ToldBy::Section)).or(self.title.role);
        let outer = outer.or_else(|| Some((self.unstated_role?, ToldBy::Ruleset)));
        match outer {
            Some((role, told_by)) => (
                Value { meant: Meant::Known(role), cell: own.cell, written: own.written },
                Some(told_by),
            ),
            None => (own, None),
        }
    }

    /// The kind of an official delegate; others have none.
    fn kind(&self, row: &SheetRow, role: Option<Role>) -> Value<OfficialKind> {
        let own = self.layout.kind(row);
        if matches!(role, Some(Role::Guest | Role::Alternate)) {
            return Value { meant: Meant::Blank, ..own };
        }
        if own.known().is_some() {
            return own;
        }
        let outer = self.sections.innermost(|section| section.told.kind()).or(self.title.kind);
        match outer {
            Some(kind) => Value { meant: Meant::Known(kind), ..own },
            // Words of a column that also tells roles are no fault of the kind.
            None => Value { meant: Meant::Blank, ..own },
        }
    }

    fn unit(&self, row: &SheetRow) -> Value<String> {
        let own = self.layout.text(row, Field::Unit);
        if own.known().is_some() {
            return own;
        }
        if let Some(unit) = self.sections.innermost(|section| section.unit.clone()) {
            return Value { meant: Meant::Known(unit.clone()), cell: own.cell, written: unit };
        }
        [Field::Workplace, Field::Address]
            .into_iter()
            .map(|field| self.layout.text(row, field))
            .find(|value| value.known().is_some())
            .unwrap_or(own)
    }

    fn delegation_mark(&self, row: &SheetRow) -> Value<bool> {
        let place = self.layout.at(row, Field::Delegation);
        match self.layout.own(row, Field::Delegation) {
            Some(cell) => Value {
                meant: super::values::meant(is_mark(cell)),
                cell: place,
                written: cell.shown(),
            },
            None if place.is_some() => {
                Value { meant: Meant::Known(false), cell: place, written: String::new() }
            }
            None => Value::absent(),
        }
    }

    fn note_section(&mut self, row: &SheetRow, found: &Section, depth: usize) {
        let written: Vec<String> = self.layout.cells(row).map(Cell::shown).collect();
        self.headings.push(SectionHeading {
            table: self.index,
            row: row.row,
            depth,
            written: written.join(" "),
            role: found.told.role(),
            kind: found.told.kind(),
            unit: found.unit.clone(),
        });
    }

    fn note_total(&mut self, row: &SheetRow) {
        let Some(last) = self.delegates.last().map(|delegate| delegate.row) else {
            return;
        };
        let whole = self.delegates.first().map_or(last, |delegate| delegate.row);
        let lead = self.layout.cells(row).next().map(Cell::shown).unwrap_or_default();
        let plain = fold::unmarked(&lead);
        let of_block = plain == "cong" || plain.starts_with("cong ");
        let first = if of_block { self.block_start.unwrap_or(whole) } else { whole };
        let mut label = String::new();
        for cell in self.layout.cells(row) {
            let used = self.layout.columns.used.iter().find(|used| used.column == cell.column);
            let totals = stated_in(cell, used, &label);
            if matches!(&cell.value, CellValue::Text(text) if text.chars().any(char::is_alphabetic))
            {
                label = cell.shown();
            }
            for (stated, counts) in totals {
                self.totals.push(StatedTotal {
                    table: self.index,
                    cell: CellRef::new(cell.column, row.row),
                    written: cell.shown(),
                    stated,
                    rows: (first, last),
                    counts,
                });
            }
        }
    }
}

/// Fields that a delegate keeps as they are, without a meaning of their own.
fn is_other(field: Field) -> bool {
    matches!(
        field,
        Field::Religion
            | Field::Post
            | Field::Workplace
            | Field::Address
            | Field::Education
            | Field::Qualification
            | Field::PoliticalTheory
            | Field::PartyMember
            | Field::Honours
            | Field::Phone
            | Field::Notes
    )
}
