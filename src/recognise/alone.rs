//! What words say that stand alone in a row: a section, a total, the foot of a document, a remark.
//!
//! The same words beside a person's name, in a column of posts or units, say nothing of the row; so
//! only the row's own heading cell is asked, and only where the row tells nothing else. The words
//! are data, in `alone.txt`.

use std::sync::LazyLock;

use super::phrase_files;
use super::section::{is_section_number, split_number, without_numbers};
use super::values::role_words;
use crate::phrases;
use crate::spelling;

/// What a heading cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alone {
    /// A section: it names a role, a kind or a unit, or numbers itself as only sections do.
    Section,
    /// It names a role in a sentence too long for a heading: what it says of the rows beneath is
    /// open.
    PerhapsSection,
    /// Sums up.
    Total,
    /// Ends a document, or approves it.
    Foot,
    /// Heads statistics.
    Summary,
    /// Belongs to nobody.
    Remark,
    /// Nothing of these: perhaps a name.
    Nothing,
}

/// What follows the longest phrase of a kind that opens the words.
fn opening<'w>(kind: &str, words: &'w str) -> Option<&'w str> {
    let known = phrase_files::alone(kind).iter();
    let rests = known.filter_map(|phrase| phrases::behind(words, phrase));
    rests.min_by_key(|rest| rest.len())
}

/// Whether the words hold a phrase of a kind.
fn holds(kind: &str, words: &str) -> bool {
    phrase_files::alone(kind).iter().any(|phrase| phrases::holds(words, phrase))
}

/// What a text says that stands alone; `number` is the row's ordinal where that has a cell of its
/// own.
pub(super) fn alone(number: Option<&str>, text: &str) -> Alone {
    let (style, title) = if number.is_some_and(is_section_number) {
        (true, text.trim())
    } else {
        let (style, title) = split_number(text);
        (style.is_some(), title)
    };
    let words = spelling::words(title);
    let dash = text.trim_start().starts_with(['-', '+', '–']);
    let in_brackets = text.trim().starts_with('(') && text.trim().ends_with(')');
    let is_remark = opening("remark", &words).is_some() || text.trim().starts_with('*');
    if words.is_empty() || (is_remark && !is_total(title)) || (in_brackets && !style) {
        return Alone::Remark;
    }
    if !style && is_total(title) {
        return Alone::Total;
    }
    let role = role_heading(title, style && !dash);
    if let Some(heading) = role.filter(|_| !dash) {
        return heading;
    }
    if opening("summary", &words).is_some() {
        return Alone::Summary;
    }
    if is_total(title) {
        return Alone::Total;
    }
    if !style && is_foot(title) {
        return Alone::Foot;
    }
    if let Some(heading) = role {
        return heading;
    }
    let heads =
        (style && !dash) || opening("title", &words).is_some() || opening("unit", &words).is_some();
    if heads { Alone::Section } else { Alone::Nothing }
}

/// Whether a text that stands alone heads statistics.
pub(super) fn heads_statistics(text: &str) -> bool {
    let words = spelling::words(split_number(text).1);
    opening("summary", &words).is_some() && alone(None, text) == Alone::Summary
}

/// Whether a title names a role or a kind as a heading does; none where it names neither.
///
/// `Đại biểu khách mời` heads a section, `Đại biểu khách mời ngồi khu B` is a remark, and of a long
/// sentence neither is certain.
fn role_heading(title: &str, is_numbered: bool) -> Option<Alone> {
    const LONGEST: usize = 16;
    const MOST_UNKNOWN: usize = 2;
    let bare = without_numbers(title);
    if role_words(&bare).is_empty() {
        return None;
    }
    let mut rest = spelling::words(&bare);
    if holds("doing", &rest) {
        return Some(Alone::Remark);
    }
    let is_short = rest.split(' ').count() <= LONGEST && !title.trim_end().ends_with(['.', ';']);
    if is_short && (is_numbered || unknown_words(&rest) <= MOST_UNKNOWN) {
        return Some(Alone::Section);
    }
    while let Some(behind) = opening("before_role", &rest) {
        rest = behind.to_owned();
    }
    let first: Vec<&str> = rest.split(' ').take(3).collect();
    let opens = !role_words(&first.join(" ")).is_empty();
    Some(if opens { Alone::Section } else { Alone::PerhapsSection })
}

/// How many words of a heading are neither a role's nor usual beside one.
fn unknown_words(words: &str) -> usize {
    let mut rest = format!(" {words} ");
    for phrase in ["after_role", "before_role"].into_iter().flat_map(phrase_files::alone) {
        while phrases::holds(&rest, phrase) {
            rest = rest.replacen(&format!(" {phrase} "), " ", 1);
        }
    }
    rest.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count()
}

/// `Tổng cộng: 150`, `Cộng`, `Danh sách này có 150 đại biểu`.
pub(crate) fn is_total(lead: &str) -> bool {
    let words = spelling::words(lead);
    if opening("summary", &words).is_some() {
        return false;
    }
    if opening("total", &words).is_some() {
        return true;
    }
    let plain = spelling::without_marks(&words);
    plain.starts_with("danh sach")
        && (plain.contains(" gom ") || plain.contains(" co "))
        && plain.bytes().any(|byte| byte.is_ascii_digit())
}

/// Words of the foot of a document: its recipients, its signature, the place and day of signing.
pub(crate) fn is_foot(text: &str) -> bool {
    let words = spelling::words(text);
    let signs = opening("post", &words).is_some();
    signs || opening("foot", &words).is_some() || is_day_of_signing(text)
}

/// `Sa Thầy, ngày 10 tháng 4 năm 2024`, and the same still to be filled in.
fn is_day_of_signing(text: &str) -> bool {
    const LONGEST_PLACE: usize = 6;
    let plain = format!("{} ", spelling::unmarked(text));
    let Some(day) = plain.find("ngay ") else { return false };
    let (place, day) = plain.split_at(day);
    let to_fill_in = text.contains('…') || text.contains("..");
    place.split_whitespace().count() <= LONGEST_PLACE
        && (!place.is_empty() || to_fill_in || day.split_whitespace().count() <= 7)
        && day.contains(" thang ")
        && day.contains(" nam ")
}

/// Whether a text heads a group of columns: `Thông tin cá nhân`.
pub(super) fn heads_a_group(text: &str) -> bool {
    opening("group", &spelling::words(text)).is_some()
}

/// `Đại biểu 12`: what stands for a name that is not known yet.
pub(super) fn stands_for_a_name(text: &str) -> bool {
    let words = spelling::words(text);
    let number = opening("placeholder", &words);
    number.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a text begins with the word of a unit.
pub(super) fn names_unit(text: &str) -> bool {
    opening("unit", &spelling::words(text)).is_some()
}

/// Middle words of men and of women.
static MIDDLE: LazyLock<[String; 2]> = LazyLock::new(|| ["thị", "văn"].map(spelling::words));

/// Whether a text is written as the names of people are: a surname, or a middle word that only they
/// have. Units are called `Đăk Wơk` and `Rờ Kơi`.
pub(super) fn names_person(text: &str) -> bool {
    let words = spelling::words(text);
    let has_middle =
        words.split(' ').skip(1).any(|word| MIDDLE.iter().any(|middle| middle == word));
    has_middle || opening("surname", &words).is_some_and(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_totals_feet_and_remarks_are_told_apart() {
        for (text, says) in [
            ("I. ĐẠI BIỂU ĐƯƠNG NHIÊN", Alone::Section),
            ("KHÁCH MỜI", Alone::Section),
            ("II. KHÁCH MỜI (Quyết định ngày 12 tháng 4 năm 2024)", Alone::Section),
            ("KHÁCH MỜI (Quyết định ngày 12 tháng 4 năm 2024)", Alone::Section),
            ("Những người được mời dự", Alone::Section),
            ("Xã Rờ Kơi: 12 đại biểu", Alone::Section),
            ("DANH SÁCH ĐẠI BIỂU DỰ KHUYẾT", Alone::Section),
            ("Tổng cộng: 150 đại biểu", Alone::Total),
            ("Danh sách này có 150 đại biểu", Alone::Total),
            ("Danh sách gồm 150 đại biểu", Alone::Total),
            ("Nơi nhận:", Alone::Foot),
            ("- Các đại biểu khách mời;", Alone::Section),
            ("TM. ỦY BAN NHÂN DÂN", Alone::Foot),
            ("CHỦ TỊCH", Alone::Foot),
            ("Sa Thầy, ngày 10 tháng 4 năm 2024", Alone::Foot),
            ("………, ngày …… tháng …… năm ……", Alone::Foot),
            ("PHÊ DUYỆT CỦA UBND HUYỆN", Alone::Foot),
            ("Ghi chú: đại biểu khách mời ngồi khu B", Alone::Remark),
            ("Đại biểu khách mời ngồi khu B", Alone::Remark),
            ("TỔNG HỢP CƠ CẤU", Alone::Summary),
            ("Trương Ban", Alone::Nothing),
            ("Tống Văn Cộng", Alone::Nothing),
            ("A Thút", Alone::Nothing),
        ] {
            assert_eq!(alone(None, text), says, "{text}");
        }
        assert_eq!(alone(Some("I"), "Đăk Wơk"), Alone::Section);
        assert_eq!(alone(Some("1"), "Đăk Wơk"), Alone::Nothing);
    }

    #[test]
    fn a_sentence_that_names_a_role_further_on_may_be_no_heading() {
        for text in [
            "3. Mỗi xã cử một đại biểu dự khuyết.",
            "3. Mỗi xã trong huyện bàn bạc, thống nhất cử thêm một người làm đại biểu dự khuyết khi cần",
        ] {
            assert_eq!(alone(None, text), Alone::PerhapsSection, "{text}");
        }
        assert_eq!(alone(None, "3. Mỗi xã cử một đại biểu dự khuyết"), Alone::Section);
        assert_eq!(alone(None, "Mỗi xã chọn lấy một đại biểu dự khuyết"), Alone::PerhapsSection);
    }

    #[test]
    fn a_day_of_signing_has_a_place_a_day_a_month_and_a_year() {
        assert!(is_day_of_signing("Sa Thầy, ngày 10 tháng 4 năm 2024"));
        assert!(!is_day_of_signing("Sa Thầy, ngày mai"));
        assert!(!is_day_of_signing(
            "Căn cứ Kế hoạch số 47 của Ủy ban nhân dân tỉnh ngày 10 tháng 4 năm 2024"
        ));
    }

    #[test]
    fn units_are_named_by_words_with_their_marks() {
        assert!(names_unit("Xã Mô Rai") && names_unit("UBND huyện"));
        assert!(!names_unit("Bàn Thị Ban") && !names_unit("Đoàn Thị Hội"));
    }
}
