//! The totals that a list states of itself: `Tổng cộng: 150 đại biểu, trong đó nữ: 54`, a count
//! under a column, a formula.

use super::values::role_words;
use crate::phrases::holds;
use crate::roster::{ColumnTrait, Field, Gender, TableColumn, Tells, TotalOf};
use crate::sheet::{Cell, CellValue};
use crate::spelling;

/// A number that a cell states, and whom it counts. No number: a formula without a result.
pub(super) type Stated = (Option<u64>, TotalOf);

/// The totals in a cell of a total row; `column` is the table's column that it stands under, and
/// `label` the words to its left, such as `Trong đó nữ:`.
pub(super) fn stated_in(cell: &Cell, column: Option<&TableColumn>, label: &str) -> Vec<Stated> {
    let field = column.map(|column| column.field);
    if field.is_some_and(|field| field.has(ColumnTrait::CountsOthers)) {
        return Vec::new();
    }
    let of_column = match field.map(Field::tells) {
        Some(Tells::Gender(gender) | Tells::BirthOf(gender)) => match gender {
            Gender::Female => TotalOf::Women,
            Gender::Male => TotalOf::Men,
        },
        Some(Tells::Role(role)) => TotalOf::Role(role),
        // `=COUNTIF(D9:D158; "Nữ")` stands there as well as a count of everybody.
        _ if field == Some(Field::Gender) => TotalOf::EitherGender,
        _ => TotalOf::Everyone,
    };
    let of_column = match (of_column, of_label(label)) {
        (TotalOf::Everyone | TotalOf::EitherGender, Some(Labelled::Counts(told))) => told,
        (TotalOf::Everyone | TotalOf::EitherGender, Some(Labelled::SomethingElse)) => {
            return Vec::new();
        }
        _ => of_column,
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

/// What the words to the left of a number make of it.
enum Labelled {
    Counts(TotalOf),
    /// Party members, people of one group: nothing that can be compared.
    SomethingElse,
}

/// What a label says of the number at its right; nothing where it only says that it is a total.
fn of_label(label: &str) -> Option<Labelled> {
    let words = spelling::words(label);
    let words: Vec<&str> = words.split(' ').collect();
    if words.iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let women = words.contains(&spelling::words("nữ").as_str());
    match (women, words.contains(&"nam")) {
        (true, true) => return Some(Labelled::Counts(TotalOf::EitherGender)),
        (true, false) => return Some(Labelled::Counts(TotalOf::Women)),
        _ => {}
    }
    if let Some(counts) = whom(&words, &[]) {
        return Some(Labelled::Counts(counts));
    }
    if counts_something_else(&words) {
        return Some(Labelled::SomethingElse);
    }
    let part = words.windows(2).any(|pair| IN_WHICH.iter().eq(pair));
    (part || !speaks_of_people(label)).then_some(Labelled::SomethingElse)
}

/// The numbers of a sentence, each with the words beside it that say whom it counts.
///
/// The first number counts everyone where no word says otherwise; a later one without such a word
/// counts something that the tool does not know, and is left alone.
fn in_words(text: &str, otherwise: TotalOf) -> Vec<Stated> {
    let mut stated = Vec::new();
    let mut first = true;
    for clause in clauses(text) {
        let words = spelling::words(clause);
        let words: Vec<&str> = words.split(' ').collect();
        let numbers: Vec<(usize, u64)> = words
            .iter()
            .enumerate()
            .filter_map(|(at, word)| Some((at, word.parse().ok()?)))
            .collect();
        // Words that say whom one number counts do not say it of the next: `1 nữ 1 nam`.
        let mut taken = 0;
        for (nth, (at, number)) in numbers.iter().enumerate() {
            let before = nth.checked_sub(1).map_or(0, |before| numbers[before].0 + 1).max(taken);
            let after = numbers.get(nth + 1).map_or(words.len(), |next| next.0);
            let (before, behind) = (&words[before..*at], &words[at + 1..after]);
            let something_else = counts_something_else(before)
                || counts_something_else(behind.get(..2).unwrap_or_default());
            match whom(before, behind) {
                Some(counts) => {
                    stated.push((Some(*number), counts));
                    if whom(before, &[]) != Some(counts) {
                        let gender = behind.iter().position(|word| is_gender(word));
                        taken = gender.map_or(after, |gender| at + gender + 2);
                    }
                }
                None if first && speaks_of_people(text) && !something_else => {
                    stated.push((Some(*number), otherwise));
                }
                None => {}
            }
            first = false;
        }
    }
    stated
}

/// The parts of a sentence that speak each of their own: `20 đại biểu, nữ: 8`.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '(', ')', '\n']).flat_map(|part| part.split(" - "))
}

/// Whether words name a part of the people that no column is counted for.
fn counts_something_else(words: &[&str]) -> bool {
    const PARTS: [&str; 14] = [
        "dang",
        "dan toc",
        "dtts",
        "ton giao",
        "trinh do",
        "dai hoc",
        "cao dang",
        "trung cap",
        "tuoi",
        "ty le",
        "ti le",
        "uy tin",
        "duong nhien",
        "chon cu",
    ];
    let plain = spelling::unmarked(&words.join(" "));
    PARTS.into_iter().any(|part| holds(&plain, part))
}

/// Whether a text is a bare number, or one that its words call a total of people.
fn speaks_of_people(text: &str) -> bool {
    let plain = spelling::unmarked(text);
    let total = ["tong", "cong", "danh sach", "dai bieu", "nguoi", "total"];
    !plain.chars().any(char::is_alphabetic) || total.into_iter().any(|word| plain.contains(word))
}

/// The people that a heading counts of those beneath it: `Xã A: 03 đại biểu (02 chính thức)`,
/// `Xã A (số đại biểu được bầu: 2)`. Days and the numbers of documents count nobody.
pub(super) fn counted_beneath(heading: &str) -> Vec<(u64, TotalOf)> {
    let Some(at) = heading.find([':', '(']) else { return Vec::new() };
    let counted =
        clauses(&heading[at..]).filter(|clause| !clause.contains('/')).filter_map(|clause| {
            let words = spelling::words(clause);
            let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
            let mut numbers = words
                .iter()
                .enumerate()
                .filter_map(|(at, word)| Some((at, word.parse::<u64>().ok()?)));
            let (Some((at, number)), None) = (numbers.next(), numbers.next()) else { return None };
            let (before, behind) = (&words[..at], &words[at + 1..]);
            let everyone = || speaks_of_delegates(before, behind).then_some(TotalOf::Everyone);
            whom(before, behind).or_else(everyone).map(|of| (number, of))
        });
    counted.collect()
}

/// Whether a number stands beside the word for delegates, or with no word at all.
fn speaks_of_delegates(before: &[&str], behind: &[&str]) -> bool {
    let (before, behind) =
        (spelling::unmarked(&before.join(" ")), spelling::unmarked(&behind.join(" ")));
    let people = ["dai bieu", "nguoi", "db", "dong chi", "vi"];
    let is_bare = before.is_empty() && behind.is_empty();
    is_bare
        || people.into_iter().any(|word| behind == word || behind.starts_with(&format!("{word} ")))
        || (behind.is_empty() && before.contains("dai bieu"))
}

/// Whether a word tells women or men.
fn is_gender(word: &str) -> bool {
    word == "nam" || word == spelling::words("nữ")
}

/// Whom a number counts, by the words before it (`nữ: 54`) and behind it (`54 nữ`).
fn whom(before: &[&str], behind: &[&str]) -> Option<TotalOf> {
    // What stands behind a number and before the next may belong to that one: `150 đại biểu, trong
    // đó nữ: 54`. Words that introduce a part end the reach of the number before them.
    let part = behind.windows(2).position(|pair| IN_WHICH.iter().eq(pair));
    let behind = &behind[..part.unwrap_or(behind.len())];
    let women = spelling::words("nữ");
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
    std::sync::LazyLock::new(|| ["trong", "đó"].map(spelling::words));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::Role;
    use crate::sheet::Column;

    fn stated(text: &str) -> Vec<(u64, TotalOf)> {
        let cell = Cell::new(Column::new(1), CellValue::Text(text.into()));
        stated_in(&cell, None, "").into_iter().map(|(n, of)| (n.unwrap(), of)).collect()
    }

    #[test]
    fn women_and_men_are_told_apart_on_whichever_side_of_the_number_they_are_named() {
        use TotalOf::{Everyone, Men, Women};
        let expected = [(3, Everyone), (1, Women), (2, Men)];
        assert_eq!(stated("Tổng số 3 đại biểu trong đó 1 nữ 2 nam"), expected);
        assert_eq!(stated("Tổng số 3 đại biểu trong đó nữ 1 nam 2"), expected);
        let parts = [(100, Everyone), (54, Women), (46, Men)];
        assert_eq!(stated("Tổng số 100 đại biểu trong đó 54 đại biểu nữ 46 nam"), parts);
        let guests = [(54, Women), (5, TotalOf::Role(Role::Guest))];
        assert_eq!(stated("54 nữ khách mời 5"), guests);
        assert_eq!(stated("54 đại biểu nữ khách mời 5"), guests);
    }

    #[test]
    fn a_label_beside_a_number_says_whom_it_counts() {
        let beside = |label: &str| {
            let cell = Cell::new(Column::new(3), CellValue::Number(6.0));
            stated_in(&cell, None, label).into_iter().map(|(_, of)| of).collect::<Vec<_>>()
        };
        assert_eq!(beside("Tổng số đại biểu:"), [TotalOf::Everyone]);
        assert_eq!(beside("Trong đó nữ:"), [TotalOf::Women]);
        assert_eq!(beside("Số đại biểu nữ"), [TotalOf::Women]);
        assert_eq!(beside("Cộng khách mời"), [TotalOf::Role(Role::Guest)]);
        assert_eq!(beside("Tổng số nữ đại biểu:"), [TotalOf::Women]);
        assert_eq!(beside("Đảng viên:"), []);
        assert_eq!(beside("Tổng số đảng viên"), []);
        assert_eq!(beside("Trong đó: dân tộc Tày"), []);
    }

    #[test]
    fn headings_count_the_people_beneath_them_and_days_count_nobody() {
        use TotalOf::{Everyone, Women};
        let (official, alternate) = (TotalOf::Role(Role::Official), TotalOf::Role(Role::Alternate));
        assert_eq!(counted_beneath("Xã Rờ Kơi: 12 đại biểu"), [(12, Everyone)]);
        assert_eq!(counted_beneath("Xã Rờ Kơi (12)"), [(12, Everyone)]);
        assert_eq!(counted_beneath("Xã A (số đại biểu được bầu: 2)"), [(2, Everyone)]);
        assert_eq!(
            counted_beneath("Đoàn đại biểu xã A: 03 đại biểu (02 chính thức, 01 dự khuyết)"),
            [(3, Everyone), (2, official), (1, alternate)]
        );
        assert_eq!(counted_beneath("Khối huyện: 20 người, trong đó nữ: 8")[1], (8, Women));
        assert_eq!(counted_beneath("II. KHÁCH MỜI (Quyết định ngày 12 tháng 4 năm 2024)"), []);
        assert_eq!(counted_beneath("II. KHÁCH MỜI (theo Công văn số 12/UBND)"), []);
        assert_eq!(counted_beneath("III. Đại biểu dự khuyết"), []);
    }

    #[test]
    fn sentences_state_totals_and_their_parts() {
        use TotalOf::{Everyone, Men, Women};
        assert_eq!(stated("Tổng cộng: 150"), [(150, Everyone)]);
        assert_eq!(
            stated("Tổng cộng: 150 đại biểu, trong đó nữ: 54 đại biểu."),
            [(150, Everyone), (54, Women)]
        );
        assert_eq!(stated("Tổng cộng: 20 đại biểu, nữ: 8"), [(20, Everyone), (8, Women)]);
        assert_eq!(
            stated("Tổng: 20 đại biểu - Nữ: 8 - Nam: 12"),
            [(20, Everyone), (8, Women), (12, Men)]
        );
        assert_eq!(stated("Trong đó nữ: 97"), [(97, Women)]);
        assert_eq!(stated("Tổng số 30 (20 nam, 10 nữ)"), [(30, Everyone), (20, Men), (10, Women)]);
        assert_eq!(
            stated("Tổng cộng: 30 đại biểu (24 đại biểu chính thức, 06 đại biểu khách mời)"),
            [(30, Everyone), (24, TotalOf::Role(Role::Official)), (6, TotalOf::Role(Role::Guest))]
        );
        assert_eq!(stated("Tổng cộng 12 đại biểu, 3 người có đạo"), [(12, Everyone)]);
        assert_eq!(stated("Đảng viên: 40"), []);
        assert_eq!(stated("Tổng số đảng viên: 40"), []);
        assert_eq!(stated("Tổng số: 40 đảng viên"), []);
    }
}
