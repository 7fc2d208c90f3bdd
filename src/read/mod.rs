//! Room 1: bytes → [`Workbook`]: cells with addresses, nothing interpreted.

use std::path::Path;

use crate::sheet::Workbook;
use crate::wording::Text;

/// How a file is to be read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {}

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot be read")]
pub struct ReadError {}

impl ReadError {
    /// The message, in both languages.
    pub fn message(&self) -> Text {
        Text::same("")
    }

    /// The way on.
    pub fn help(&self) -> Vec<Text> {
        Vec::new()
    }
}

/// Reads a file, by its content.
pub fn read_path(_path: &Path, _options: &ReadOptions) -> Result<Workbook, ReadError> {
    Err(ReadError {})
}

/// Reads a file's bytes; `name` is the file's name, for its ending and for messages.
pub fn read_bytes(
    _bytes: Vec<u8>,
    _name: &str,
    _options: &ReadOptions,
) -> Result<Workbook, ReadError> {
    Err(ReadError {})
}
