//! Addresses of cells: rows and columns, counted from 1.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

/// A number of its own kind that counts from 1, as people see it.
macro_rules! one_based {
    ($(#[$about:meta])* $name:ident, $next:ident) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// The one with this 1-based number; the first for 0.
            pub fn new(number: u32) -> Self {
                Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
            }

            /// The one at this 0-based position.
            pub fn from_index(index: u32) -> Self {
                Self::new(index.saturating_add(1))
            }

            /// The 1-based number.
            pub fn number(self) -> u32 {
                self.0.get()
            }

            /// The one behind it.
            #[must_use]
            pub fn $next(self) -> Self {
                Self::new(self.number().saturating_add(1))
            }
        }
    };
}

one_based! {
    /// A spreadsheet's own row number, 1-based.
    Row, below
}

one_based! {
    /// A spreadsheet column, 1-based: 1 is `A`.
    Column, right
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Column {
    /// The letters of the column: `A`, `Z`, `AA`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.number();
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
            rest /= 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(f, "{letter}"))
    }
}

/// A text is not the letters of a column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a column")]
pub struct ColumnError(pub String);

impl FromStr for Column {
    type Err = ColumnError;

    fn from_str(text: &str) -> Result<Self, ColumnError> {
        let fault = || ColumnError(text.to_owned());
        if text.is_empty() || text.len() > 3 {
            return Err(fault());
        }
        let mut number = 0;
        for letter in text.bytes() {
            if !letter.is_ascii_alphabetic() {
                return Err(fault());
            }
            number = number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        }
        Ok(Self::new(number))
    }
}

/// The address of a cell within its sheet, shown as `B7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// The cell's row.
    pub row: Row,
    /// The cell's column.
    pub column: Column,
}

impl CellRef {
    /// The cell at this column and row.
    pub fn new(column: Column, row: Row) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.column, self.row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        for (number, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD")] {
            assert_eq!(Column::new(number).to_string(), letters);
            assert_eq!(letters.parse::<Column>(), Ok(Column::new(number)));
        }
        assert!("B7".parse::<Column>().is_err());
        assert!("".parse::<Column>().is_err());
    }
}
