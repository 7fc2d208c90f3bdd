//! What a row tells by words or by which of several columns is marked: its role, its kind, its
//! group.

use super::super::grid::own;
use super::super::values::{RoleWords, is_mark, only_role_words};
use super::{Layout, one_of};
use crate::catalogue::Resolution;
use crate::roster::{Field, Meant, OfficialKind, Role, Tells, Unclear, Value};
use crate::sheet::{Cell, CellRef, SheetRow};

impl Layout<'_> {
    /// The group, told by which of several columns is marked; in the last another is written.
    pub(super) fn group_marked(&self, row: &SheetRow) -> Value<Resolution> {
        let columns = &self.columns.groups;
        let place = columns.first().map(|(column, _)| CellRef::new(*column, row.row));
        let told: Vec<(&Cell, Resolution)> = columns
            .iter()
            .filter_map(|(column, group)| Some((own(row, *column)?, group)))
            .filter(|(cell, _)| is_mark(cell) != Some(false))
            .map(|(cell, group)| match (is_mark(cell), group) {
                (Some(_), Some(code)) => (cell, Resolution::Group(*code)),
                _ => (cell, self.catalogue.resolve(&cell.shown())),
            })
            .collect();
        one_of(row, place, &told)
    }

    /// The role that the row's own cells tell.
    pub(in crate::recognise) fn role(&self, row: &SheetRow) -> Value<Role> {
        let by_role = self.marked(row, |tells| match tells {
            Tells::Role(role) => Some(role),
            _ => None,
        });
        if let Some(value) = by_role.as_ref().filter(|value| !value.is_blank()) {
            return value.clone();
        }
        // The kinds are kinds of official delegates: a mark of one tells the role.
        let of_kind = |tells| matches!(tells, Tells::Kind(_)).then_some(Role::Official);
        let by_kind = self.marked(row, of_kind).filter(|value| value.known().is_some());
        if let Some(value) = by_kind.or(by_role) {
            return value;
        }
        let read = |words: RoleWords| words.role().or_else(|| words.kind().map(|_| Role::Official));
        let told =
            self.told(row, &[Field::Role, Field::Kind], |text| read(self.grid.role_words(text)));
        self.noted(row, told, read)
    }

    /// The kind that the row's own cells tell.
    pub(in crate::recognise) fn kind(&self, row: &SheetRow) -> Value<OfficialKind> {
        let marked = self.marked(row, |tells| match tells {
            Tells::Kind(kind) => Some(kind),
            _ => None,
        });
        if let Some(value) = marked {
            return value;
        }
        let told =
            self.told(row, &[Field::Kind, Field::Role], |text| self.grid.role_words(text).kind());
        self.noted(row, told, RoleWords::kind)
    }

    /// What a note says where the columns meant for it say nothing: a note of no other words than
    /// `Dự khuyết` tells the role.
    fn noted<T>(
        &self,
        row: &SheetRow,
        told: Value<T>,
        read: impl Fn(RoleWords) -> Option<T>,
    ) -> Value<T> {
        if !told.is_blank() {
            return told;
        }
        let Some(cell) = self.own(row, Field::Notes) else { return told };
        match only_role_words(&cell.text()).and_then(read) {
            Some(noted) => Value::of(row.row, cell, Meant::Known(noted)),
            None => told,
        }
    }

    /// A value told by which of several columns is marked; none where there are no such columns.
    fn marked<T: Copy>(
        &self,
        row: &SheetRow,
        meaning: impl Fn(Tells) -> Option<T>,
    ) -> Option<Value<T>> {
        let (first, _) = self.places.marks(&meaning).next()?;
        let place = CellRef::new(first, row.row);
        let ticked: Vec<(&Cell, T)> = self
            .places
            .marks(&meaning)
            .filter_map(|(column, told)| Some((own(row, column)?, told)))
            .filter(|(cell, _)| is_mark(cell) != Some(false))
            .collect();
        Some(match ticked[..] {
            [(cell, _)] if self.is_doubtful(cell) => {
                Value::of(row.row, cell, Meant::Unclear(Unclear::NotUnderstood))
            }
            [(first, _), ..] => {
                Value { written: first.shown(), ..one_of(row, Some(place), &ticked) }
            }
            [] => Value::blank(Some(place)),
        })
    }

    /// A value told by the words of the first of these columns that tells any.
    fn told<T>(
        &self,
        row: &SheetRow,
        fields: &[Field],
        read: impl Fn(&str) -> Option<T>,
    ) -> Value<T> {
        let mut unclear = None;
        for field in fields {
            let Some(cell) = self.carried(row, *field) else {
                continue;
            };
            let written = cell.shown();
            match read(&written) {
                Some(told) => {
                    let cell = self.at(row, *field);
                    return Value { meant: Meant::Known(told), cell, written };
                }
                None => unclear = unclear.or(Some((*field, written))),
            }
        }
        match unclear {
            Some((field, written)) => Value {
                meant: Meant::Unclear(Unclear::NotUnderstood),
                cell: self.at(row, field),
                written,
            },
            None => Value::blank(fields.iter().find_map(|field| self.at(row, *field))),
        }
    }
}
