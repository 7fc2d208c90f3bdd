//! The person of a row: `17`, `row=17`, `Sheet!17`.

use crate::roster::{Delegate, Roster};
use crate::sheet::Row;

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRef {
    /// The sheet, where it is named.
    pub sheet: Option<String>,
    pub row: Row,
}

impl RowRef {
    /// `17`, `row=17`, `Trang!17`, `'ĐB chính thức'!B17`: a cell means its row.
    pub(crate) fn of(written: &str) -> Option<Self> {
        let (sheet, place) = match written.rsplit_once('!') {
            Some((sheet, place)) => (Some(sheet.trim().trim_matches('\'')), place),
            None => (None, written),
        };
        let place = place.trim();
        let place = ["row=", "row ", "dòng=", "dòng ", "dong=", "dong "]
            .iter()
            .find_map(|lead| place.strip_prefix(lead))
            .unwrap_or(place)
            .trim();
        let letters = place.bytes().take_while(u8::is_ascii_uppercase).count();
        let digits = if letters <= 3 { &place[letters..] } else { place };
        let row = number(digits).and_then(|row| u32::try_from(row).ok()).filter(|row| *row > 0)?;
        let sheet = sheet.filter(|sheet| !sheet.is_empty()).map(str::to_owned);
        Some(Self { sheet, row: Row::new(row) })
    }

    /// Whether it is the row of this person of the list.
    pub(crate) fn is_of(&self, person: &Delegate, list: &Roster) -> bool {
        let sheet = || list.sheet_of(person);
        person.row == self.row && self.sheet.as_deref().is_none_or(|name| sheet().is_called(name))
    }
}

/// Digits alone: no sign, no blank.
pub(crate) fn number(written: &str) -> Option<u64> {
    let is_number = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { written.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_named_as_people_name_them() {
        let row = |written: &str| {
            RowRef::of(written).map(|found| (found.sheet.unwrap_or_default(), found.row.number()))
        };
        assert_eq!(row("17"), Some((String::new(), 17)));
        assert_eq!(row("row=22"), Some((String::new(), 22)));
        assert_eq!(row("dòng 22"), Some((String::new(), 22)));
        assert_eq!(row("dòng=22"), Some((String::new(), 22)));
        assert_eq!(row("ĐB chính thức!17"), Some(("ĐB chính thức".to_owned(), 17)));
        assert_eq!(row("'ĐB chính thức'!B17"), Some(("ĐB chính thức".to_owned(), 17)));
        assert_eq!(row("ĐB chính thức!row=17"), Some(("ĐB chính thức".to_owned(), 17)));
        for wrong in ["", "x", "0", "-3", "17a", "Sheet!", "row=", "ABCD17", "1 7"] {
            assert_eq!(row(wrong), None, "{wrong}");
        }
    }
}
