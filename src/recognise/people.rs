//! The person of a row: its own cells, and what sections and titles say of it.

use smol_str::SmolStr;

use super::evidence::RowFacts;
use super::layout::Layout;
use super::section::{SectionRole, SectionStack};
use super::titles::TableTitle;
use super::values::{is_mark, meant};
use crate::roster::{
    ColumnTrait, Delegate, Field, Meant, OfficialKind, RepeatedWords, Role, ToldBy, Unclear, Value,
};
use crate::sheet::SheetRow;
/// Two sources that say different things.
const SEVERAL: Meant<Role> = Meant::Unclear(Unclear::SeveralMeanings);

/// What all people of a table have in common.
pub(super) struct People<'a> {
    pub(super) layout: &'a Layout<'a>,
    pub(super) title: &'a TableTitle,
    pub(super) unstated_role: Option<Role>,
    /// The table's index in the roster.
    pub(super) table: usize,
    /// Whether the rows' own cells tell one role of everybody: then the column tells nobody apart,
    /// and may be of something else.
    pub(super) tells_one_role: bool,
    /// The words that rows repeat.
    pub(super) words: RepeatedWords,
}

/// Whether most rows with a name tell a role by their own cells, and all of them the same.
pub(super) fn tells_one_role(layout: &Layout<'_>, body: &[&SheetRow]) -> bool {
    let (mut named, mut told, mut first) = (0_usize, 0_usize, None);
    for row in body.iter().filter(|row| layout.has_name(row)) {
        named += 1;
        let Some(role) = layout.role(row).known().copied() else { continue };
        if *first.get_or_insert(role) != role {
            return false;
        }
        told += 1;
    }
    told * 2 > named
}

impl People<'_> {
    /// The person of a row that stands in these sections.
    pub(super) fn person(
        &mut self,
        row: &SheetRow,
        told: RowFacts,
        sections: &SectionStack,
    ) -> Delegate {
        let layout = self.layout;
        let (role, role_told_by) = self.role(row, sections);
        let kind = self.kind(row, role.known().copied(), sections);
        let unit = self.unit(row, sections);
        let as_written = || {
            let fields = layout.places.as_written().iter().copied();
            fields.filter(|field| layout.own(row, *field).is_some())
        };
        // As much room as is needed: it is not given back for every person.
        let mut others = Vec::with_capacity(as_written().count());
        others.extend(as_written().map(|field| (field, layout.text(row, field))));
        Delegate {
            table: self.table,
            row: row.row,
            hidden: row.hidden,
            name: told.name,
            birth: told.birth,
            gender: self.words.common(told.gender),
            group: self.words.common(told.group),
            kind: self.words.common(kind),
            role: self.words.common(role),
            role_told_by,
            unit: self.words.common(unit),
            work: layout.text(row, Field::Work).into(),
            identity: layout.text(row, Field::Identity).into(),
            delegation: self.delegation_mark(row).into(),
            others: others.into_boxed_slice(),
        }
    }

    /// The role: the row's own cell, else the section, else title or sheet, else the ruleset. Where
    /// they contradict each other, neither is obeyed.
    fn role(&self, row: &SheetRow, sections: &SectionStack) -> (Value<Role>, Option<ToldBy>) {
        let own = self.layout.role(row);
        let section = sections.role();
        let unclear = |own: Value<Role>| Value { meant: SEVERAL, ..own };
        // A note speaks of its own row, whatever is said of the others.
        let is_noted = own.cell.is_some() && own.cell == self.layout.at(row, Field::Notes);
        // Old data in a hidden column says nothing against what people see.
        let is_told = matches!(section, SectionRole::Told(_)) || self.title.role.is_some();
        let is_hidden = own.cell.is_some_and(|at| self.layout.columns.hidden.contains(&at.column));
        let own = if is_hidden && is_told { Value { meant: Meant::Blank, ..own } } else { own };
        match (own.known().copied(), section, self.title.role) {
            (Some(_), ..) if is_noted => return (own, Some(ToldBy::Column)),
            (Some(told), SectionRole::Told(role), _) if told != role => {
                return (unclear(own), None);
            }
            (Some(told), SectionRole::Untold, Some((role, _)))
                if told != role && self.tells_one_role =>
            {
                return (unclear(own), None);
            }
            (Some(_), ..) => return (own, Some(ToldBy::Column)),
            _ => {}
        }
        // A mark in two columns of roles is a contradiction that no title resolves.
        if own.meant == SEVERAL {
            return (own, None);
        }
        let outer = match section {
            SectionRole::Told(role) => Some((role, ToldBy::Section)),
            SectionRole::Open => None,
            SectionRole::Untold if self.title.is_open => None,
            SectionRole::Untold => {
                let unstated = || Some((self.unstated_role?, ToldBy::Ruleset));
                self.title.role.or_else(unstated)
            }
        };
        match outer {
            Some((role, told_by)) => (Value { meant: Meant::Known(role), ..own }, Some(told_by)),
            None => (own, None),
        }
    }

    /// The kind of an official delegate; others have none.
    fn kind(
        &self,
        row: &SheetRow,
        role: Option<Role>,
        sections: &SectionStack,
    ) -> Value<OfficialKind> {
        let own = self.layout.kind(row);
        if matches!(role, Some(Role::Guest | Role::Alternate)) {
            return Value { meant: Meant::Blank, ..own };
        }
        let is_hidden = own.cell.is_some_and(|at| self.layout.columns.hidden.contains(&at.column));
        if own.known().is_some() && !is_hidden {
            return own;
        }
        let outer = sections.innermost(|section| section.told.kind()).or(self.title.kind);
        match outer {
            Some(kind) => Value { meant: Meant::Known(kind), ..own },
            // Words of a column that also tells roles are no fault of the kind.
            None => Value { meant: Meant::Blank, ..own },
        }
    }

    fn unit(&self, row: &SheetRow, sections: &SectionStack) -> Value<SmolStr> {
        let own = self.layout.text(row, Field::Unit);
        if own.known().is_some() {
            return own;
        }
        if let Some(unit) = sections.innermost(|section| section.unit.clone()) {
            let unit = SmolStr::from(unit);
            return Value { meant: Meant::Known(unit.clone()), cell: own.cell, written: unit };
        }
        Field::with(ColumnTrait::MayBeUnit)
            .map(|field| self.layout.text(row, field))
            .find(|value| value.known().is_some())
            .unwrap_or(own)
    }

    fn delegation_mark(&self, row: &SheetRow) -> Value<bool> {
        let place = self.layout.at(row, Field::Delegation);
        match self.layout.own(row, Field::Delegation) {
            Some(cell) => Value::of(row.row, cell, meant(is_mark(cell))),
            None if place.is_some() => Value { meant: Meant::Known(false), ..Value::blank(place) },
            None => Value::absent(),
        }
    }
}
