//! What the user tells of a list that the tool could not tell by itself: `--column gender=E`,
//! `--header-row 8`, or a map file with whole tables.

use std::str::FromStr;

use super::vocabulary::{self, Heading, Match};
use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::roster::{Field, Role, TableOf};
use crate::sheet::{Column, Row};
use crate::text;
use crate::wording::did_you_mean;

/// What the user tells of the layout.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// Columns, in every table that is read.
    pub columns: Vec<ColumnHint>,
    /// The row of the header, in every sheet that is read.
    pub header_row: Option<Row>,
    /// Whole tables. Where any are given, only these are read.
    pub tables: Vec<TableHint>,
}

/// A column that the user names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnHint {
    /// What it holds.
    pub field: Field,
    /// Where it stands.
    pub column: Column,
}

/// A table that the user describes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableHint {
    /// The sheet; none for CSV.
    pub sheet: Option<String>,
    /// The rows of the header.
    pub header_rows: Vec<Row>,
    /// The last row to read; all of the sheet where none is given.
    pub last_row: Option<Row>,
    /// The role of its people.
    pub role: Option<Role>,
    /// Which congress its people are delegates to.
    pub of: Option<TableOf>,
    /// Its columns; those of the header that are not named here are still recognised.
    pub columns: Vec<ColumnHint>,
    /// Columns that hold nothing of use, whatever their headers seem to say.
    pub ignored: Vec<Column>,
}

impl FromStr for ColumnHint {
    type Err = Fault;

    /// Reads `gender=E`.
    fn from_str(written: &str) -> Result<Self, Fault> {
        let Some((field, column)) = written.split_once('=') else {
            return Err(Fault::new(text!(
                vi: "`{written}` chưa đúng dạng TRƯỜNG=CỘT, như “giới tính=E”",
                en: "`{written}` is not written as FIELD=COLUMN, such as `gender=E`"
            )));
        };
        let (id, column) = (field.trim(), column.trim());
        let column = || {
            column.parse().map_err(|_| {
                Fault::new(text!(
                    vi: "`{column}` không phải chữ cái của cột, như `E`",
                    en: "`{column}` is not the letters of a column, such as `E`"
                ))
            })
        };
        let field = Field::with_id(id).or_else(|| headed(id)).ok_or_else(|| unknown_field(id))?;
        Ok(Self { field, column: column()? })
    }
}

/// The field whose column has this heading: `giới tính`, `Họ và tên`.
fn headed(written: &str) -> Option<Field> {
    /// A heading with a slip of the hand is worth a question here, where somebody can answer it.
    const WITHOUT_A_SLIP: u8 = 95;
    let Match { heading, score } = vocabulary::heading(written)?;
    match heading {
        Heading::Field(field) if score >= WITHOUT_A_SLIP => Some(field),
        Heading::Field(_) | Heading::Other => None,
    }
}

fn unknown_field(written: &str) -> Fault {
    let ids = Field::ids();
    let help = did_you_mean(written, ids.iter().copied());
    let known = ids.join(", ");
    let all = || text!(vi: "các trường: {known}", en: "the fields are {known}");
    let message = text!(vi: "không có trường `{written}`", en: "there is no field `{written}`");
    Fault::new(message).help(help.unwrap_or_else(all))
}

impl Hints {
    /// The first column or field that the columns name twice, as written.
    pub fn contradiction(&self) -> Option<(ColumnHint, ColumnHint)> {
        self.columns.iter().enumerate().find_map(|(at, one)| {
            let clashes = |other: &&ColumnHint| {
                *other != one && (other.field == one.field || other.column == one.column)
            };
            self.columns.iter().skip(at + 1).find(clashes).map(|other| (*one, *other))
        })
    }

    /// Whether the user tells nothing.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.header_row.is_none() && self.tables.is_empty()
    }

    /// The tables described of this sheet.
    pub(super) fn tables_of<'a>(
        &'a self,
        sheet: Option<&'a str>,
    ) -> impl Iterator<Item = &'a TableHint> {
        self.tables.iter().filter(move |table| {
            table.sheet.as_deref().is_none_or(|name| {
                sheet.is_some_and(|sheet| crate::spelling::key(name) == crate::spelling::key(sheet))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_named_by_its_id_or_by_a_heading_of_its_column() {
        for written in ["gender=E", "giới tính=E", "Gioi tinh = E", "Phái=E"] {
            let hint: ColumnHint = written.parse().unwrap();
            assert_eq!((hint.field, hint.column), (Field::Gender, Column::new(5)), "{written}");
        }
        assert!("gendr=E".parse::<ColumnHint>().is_err());
    }

    #[test]
    fn a_column_is_named_by_field_and_letters() {
        let hint: ColumnHint = "gender=E".parse().unwrap();
        assert_eq!((hint.field, hint.column.number()), (Field::Gender, 5));
        let refused = "gendr=E".parse::<ColumnHint>().unwrap_err();
        assert_eq!(refused.message.en, "there is no field `gendr`");
        assert_eq!(refused.help[0].en, "did you mean `gender`?");
        assert!("gender".parse::<ColumnHint>().is_err());
        assert!("gender=7".parse::<ColumnHint>().is_err());
    }
}
