//! The totals that a list states of itself: `Tổng cộng: 150 đại biểu, trong đó nữ: 54`, a count
//! under a column, a formula.

use super::values::role_words;
use crate::fold;
use crate::roster::{Field, Role, TableColumn, TotalOf};
use crate::sheet::{Cell, CellValue};

/// A number that a cell states, and whom it counts. No number: a formula without a result.
pub(super) type Stated = (Option<u64>, TotalOf);

/// The totals in a cell of a total row; `column` is the table's column that it stands under.
pub(super) fn stated_in(cell: &Cell, column: Option<&TableColumn>) -> Vec<Stated> {
    let of_column = match column.map(|column| column.field) {
        Some(Field::GenderFemale | Field::BirthDateFemale) => TotalOf::Women,
        Some(Field::GenderMale | Field::BirthDateMale) => TotalOf::Men,
        Some(Field::RoleOfficial) => TotalOf::Role(Role::Official),
        Some(Field::RoleGuest) => TotalOf::Role(Role::Guest),
        Some(Field::RoleAlternate) => TotalOf::Role(Role::Alternate),
        // A number beneath these counts something else than people of the list.
        Some(
            Field::PartyMember
            | Field::KindExOfficio
            | Field::KindSelected
            | Field::Delegation
            | Field::Phone
            | Field::Education
            | Field::Qualification
            | Field::PoliticalTheory
            | Field::Religion
            | Field::Honours,
        ) => return Vec::new(),
        _ => TotalOf::Everyone,
    };
    match &cell.value {
        CellValue::Number(_) => cell
            .whole_number()
            .and_then(|number| u64::try_from(number).ok())
            .map(|number| (Some(number), of_column))
            .into_iter()
            .collect(),
        CellValue::Uncalculated(_) => vec![(None, of_column)],
        CellValue::Text(text) => in_words(text, of_column),
        _ => Vec::new(),
    }
}

/// The numbers of a sentence, each with the words beside it that say whom it counts.
///
/// The first number counts everyone where no word says otherwise; a later one without such a word
/// counts something that the tool does not know, and is left alone.
fn in_words(text: &str, otherwise: TotalOf) -> Vec<Stated> {
    let words = fold::words(text);
    let words: Vec<&str> = words.split(' ').collect();
    let numbers: Vec<(usize, u64)> =
        words.iter().enumerate().filter_map(|(at, word)| Some((at, word.parse().ok()?))).collect();
    let mut stated = Vec::new();
    for (nth, (at, number)) in numbers.iter().enumerate() {
        let before = nth.checked_sub(1).map_or(0, |before| numbers[before].0 + 1);
        let after = numbers.get(nth + 1).map_or(words.len(), |next| next.0);
        let counts = whom(&words[before..*at], &words[at + 1..after]);
        match counts {
            Some(counts) => stated.push((Some(*number), counts)),
            None if nth == 0 && speaks_of_people(text) => stated.push((Some(*number), otherwise)),
            None => {}
        }
    }
    stated
}

/// Whether a text is a bare number, or one that its words call a total of people.
fn speaks_of_people(text: &str) -> bool {
    let plain = fold::unmarked(text);
    let total = ["tong", "cong", "danh sach", "dai bieu", "nguoi", "total"];
    !plain.chars().any(char::is_alphabetic) || total.into_iter().any(|word| plain.contains(word))
}

/// Whom a number counts, by the words before it (`nữ: 54`) and behind it (`54 nữ`).
fn whom(before: &[&str], behind: &[&str]) -> Option<TotalOf> {
    // What stands behind a number and before the next may belong to that one: `150 đại biểu, trong
    // đó nữ: 54`. Words that introduce a part end the reach of the number before them.
    let part = behind.windows(2).position(|pair| IN_WHICH.iter().eq(pair));
    let behind = &behind[..part.unwrap_or(behind.len())];
    let women = fold::words("nữ");
    if before.last().is_some_and(|word| *word == women) || behind.contains(&women.as_str()) {
        return Some(TotalOf::Women);
    }
    if before.last() == Some(&"nam") || behind.first() == Some(&"nam") {
        return Some(TotalOf::Men);
    }
    role_words(&behind.join(" "))
        .role()
        .or_else(|| role_words(&before.join(" ")).role())
        .map(TotalOf::Role)
}

static IN_WHICH: std::sync::LazyLock<[String; 2]> =
    std::sync::LazyLock::new(|| ["trong", "đó"].map(fold::words));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Column;

    fn stated(text: &str) -> Vec<(u64, TotalOf)> {
        let cell = Cell::new(Column::new(1), CellValue::Text(text.to_owned()));
        stated_in(&cell, None).into_iter().map(|(n, of)| (n.unwrap(), of)).collect()
    }

    #[test]
    fn sentences_state_totals_and_their_parts() {
        use TotalOf::{Everyone, Men, Women};
        assert_eq!(stated("Tổng cộng: 150"), [(150, Everyone)]);
        assert_eq!(
            stated("Tổng cộng: 150 đại biểu, trong đó nữ: 54 đại biểu."),
            [(150, Everyone), (54, Women)]
        );
        assert_eq!(stated("Trong đó nữ: 97"), [(97, Women)]);
        assert_eq!(stated("Tổng số 30 (20 nam, 10 nữ)"), [(30, Everyone), (20, Men), (10, Women)]);
        assert_eq!(
            stated("Tổng cộng: 30 đại biểu (24 đại biểu chính thức, 06 đại biểu khách mời)"),
            [(30, Everyone), (24, TotalOf::Role(Role::Official)), (6, TotalOf::Role(Role::Guest))]
        );
        assert_eq!(stated("Tổng cộng 12 đại biểu, 3 người có đạo"), [(12, Everyone)]);
        assert_eq!(stated("Đảng viên: 40"), []);
    }
}
