//! What a report tells of the way a file was read.

use super::{CellRef, Column, Row};

/// Something about the way the file was read that the report must tell.
#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ReadNote {
    /// The file's content is of another format than its name says.
    NamedAs {
        /// The format that the ending promises.
        ending: String,
        /// What the content is.
        content: &'static str,
    },
    /// The text was decoded from this encoding, which the file does not declare.
    Decoded {
        /// The encoding's usual name, such as `windows-1258`.
        encoding: &'static str,
    },
    /// Text typed for a legacy Vietnamese font was converted to Unicode.
    ConvertedFont {
        /// The sheet, where there is one.
        sheet: Option<String>,
        /// The columns converted; empty for all of the sheet.
        columns: Vec<Column>,
        /// `TCVN3` or `VNI`.
        encoding: &'static str,
    },
    /// Rows typed for a legacy Vietnamese font among others in Unicode were converted.
    ConvertedRows {
        /// The sheet, where there is one.
        sheet: Option<String>,
        /// The first and the last of each span of rows.
        rows: Vec<(Row, Row)>,
        /// `TCVN3` or `VNI`.
        encoding: &'static str,
    },
    /// Dates written month first were read so.
    MonthFirst {
        /// The sheet, where there is one.
        sheet: Option<String>,
        /// The columns.
        columns: Vec<Column>,
    },
    /// In some cells question marks stand for letters that were lost before.
    QuestionMarks {
        /// In how many.
        cells: usize,
        /// One of them.
        example: String,
    },
    /// Cells outside the bounds that a list needs were not read.
    CellsRefused {
        /// The sheet, where there is one.
        sheet: Option<String>,
        /// How many, as far as they were counted.
        cells: u64,
    },
    /// Letters of these cells were lost when the file was written or pasted together: they hold
    /// U+FFFD in their place.
    LettersLost {
        /// The sheet, where there is one.
        sheet: Option<String>,
        /// The cells.
        cells: Vec<CellRef>,
    },
    /// Other files of the same list lie beside it, and were not read with it.
    OtherFiles {
        /// Their paths.
        files: Vec<String>,
    },
    /// Some of the people are made up, for a hypothetical list.
    HypotheticalPeople {
        /// How many.
        people: u64,
    },
}
