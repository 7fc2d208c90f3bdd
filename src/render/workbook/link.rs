//! Where a cell of a result leads: to a cell of the list, in its own file.

use std::fmt::Write as _;

use rust_xlsxwriter::Url;

/// Excel follows no longer address.
const LONGEST: usize = 2_000;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) struct CellLink {
    /// The way to the file, from the folder of the workbook.
    pub(in crate::render) file: String,
    /// The sheet and the cell on it; none where the file has no sheets.
    pub(in crate::render) place: Option<(String, String)>,
}

impl CellLink {
    /// The address; none where it would be too long to be followed.
    pub(super) fn url(&self) -> Option<Url> {
        let mut address = format!("file:///{}", encoded(&self.file));
        if let Some((sheet, cell)) = &self.place {
            let sheet = sheet.replace('\'', "''");
            let _ = write!(address, "#'{sheet}'!{cell}");
        }
        (address.encode_utf16().count() <= LONGEST).then(|| Url::new(address))
    }
}

/// A path as addresses write it. What stands there in hexadecimal is taken as it is, so that `#`
/// and `%` in the name of a file are part of it.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for letter in path.replace('\\', "/").chars() {
        match letter {
            ' ' | '"' | '#' | '%' | '<' | '>' | '[' | ']' | '`' | '^' | '{' | '}' => {
                let _ = write!(encoded, "%{:02X}", u32::from(letter));
            }
            _ if letter.is_control() => {
                let _ = write!(encoded, "%{:02X}", u32::from(letter));
            }
            _ => encoded.push(letter),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_sign_in_a_name_is_part_of_it() {
        assert_eq!(encoded("huyện #1\\ds 100%.xlsx"), "huyện%20%231/ds%20100%25.xlsx");
    }

    #[test]
    fn an_address_that_nothing_follows_is_left_out() {
        let link = |file: &str| CellLink { file: file.to_owned(), place: None };
        assert!(link("ds.xlsx").url().is_some());
        assert!(link(&"d/".repeat(1_000)).url().is_none());
    }
}
