//! Where each field of a table stands, looked up once: every row asks for all of them.

use super::super::columns::Columns;
use crate::closed_list::ClosedList;
use crate::roster::{ColumnTrait, Field, Tells};
use crate::sheet::Column;

/// The places of a table's fields.
#[derive(Debug)]
pub(in crate::recognise) struct Places {
    by_field: [Option<Column>; Field::ALL.len()],
    /// The columns that tell a fact by whether they are marked, in the order of the fields.
    marks: Vec<(Column, Tells)>,
    /// The columns that a delegate keeps as written, from the left.
    as_written: Vec<Field>,
}

impl Places {
    pub(in crate::recognise) fn of(columns: &Columns) -> Self {
        let mut by_field = [None; Field::ALL.len()];
        for used in &columns.used {
            by_field[used.field as usize].get_or_insert(used.column);
        }
        let marks = Field::ALL.iter().filter_map(|field| {
            let tells = field.tells();
            let is_marked = matches!(
                tells,
                Tells::Gender(_) | Tells::BirthOf(_) | Tells::Role(_) | Tells::Kind(_)
            );
            let column = by_field[*field as usize].filter(|_| is_marked)?;
            Some((column, tells))
        });
        let as_written =
            columns.used.iter().map(|used| used.field).filter(|it| it.has(ColumnTrait::AsWritten));
        Self { by_field, marks: marks.collect(), as_written: as_written.collect() }
    }

    /// The column that holds this field.
    pub(super) fn column(&self, field: Field) -> Option<Column> {
        self.by_field[field as usize]
    }

    /// The columns to mark in, each with what `meaning` makes of a mark in it.
    pub(super) fn marks<T>(
        &self,
        meaning: impl Fn(Tells) -> Option<T>,
    ) -> impl Iterator<Item = (Column, T)> {
        self.marks.iter().filter_map(move |(column, tells)| Some((*column, meaning(*tells)?)))
    }

    /// The fields that a delegate keeps as written.
    pub(in crate::recognise) fn as_written(&self) -> &[Field] {
        &self.as_written
    }
}
