//! The words that offices write in headers, and the fields they stand for.
//!
//! The words are data, in `headers.txt`. Most are kept without marks, because headers are typed with
//! every kind of error in them; where Vietnamese marks tell two headers apart (`Nam` and `Năm`, `DT`
//! and `ĐT`) the marked words decide first.

use std::sync::LazyLock;

use super::numbering::without_number;
use super::phrases::{self, entries};
use crate::fold;
use crate::roster::Field;

/// What a header cell stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// A column that the tool understands.
    Field(Field),
    /// A column that lists usually have and the tool has no use for.
    Other,
}

/// A heading with how sure the match is, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) heading: Heading,
    pub(super) score: u8,
}

static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| parse(include_str!("headers.txt")));

/// The phrases of `headers.txt`.
#[derive(Debug, Default)]
struct Vocabulary {
    /// Without marks.
    plain: Vec<Phrase>,
    /// With marks, folded into words.
    marked: Vec<(Heading, String)>,
    /// Words that add nothing to what a phrase says.
    benign: Vec<&'static str>,
    /// Words of other things: a phrase beside one of them says nothing of ours.
    foreign: Vec<&'static str>,
    /// Words of other people.
    others: Vec<&'static str>,
}

/// A phrase that heads columns.
#[derive(Debug, Clone, Copy)]
struct Phrase {
    heading: Heading,
    words: &'static str,
    /// Which of the letters occur in it.
    letters: u32,
}

fn parse(text: &'static str) -> Vocabulary {
    let mut words = Vocabulary::default();
    for (key, phrase) in entries(text) {
        match (key, heading_named(key.trim_start_matches('='))) {
            ("benign", _) => words.benign.push(phrase),
            ("foreign", _) => words.foreign.push(phrase),
            ("others", _) => words.others.push(phrase),
            (_, None) => {}
            (key, Some(heading)) if key.starts_with('=') => {
                words.marked.push((heading, fold::words(phrase)));
            }
            (_, Some(heading)) => {
                words.plain.push(Phrase { heading, words: phrase, letters: letters_of(phrase) });
            }
        }
    }
    // The longest first: one may be a part of another.
    words.benign.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    words
}

fn heading_named(field: &str) -> Option<Heading> {
    if field == "other" {
        return Some(Heading::Other);
    }
    let name = serde_json::Value::String(field.to_owned());
    serde_json::from_value(name).ok().map(Heading::Field)
}

/// The longest a header may be: a title or an instruction is longer.
const LONGEST_HEADER: usize = 90;

/// Everything that the text of one header cell may stand for: an abbreviation such as `ĐV` is used
/// of several columns, and their content has to decide.
pub(super) fn headings(text: &str) -> Vec<Match> {
    let words = fold::words(without_number(&text.replace('&', " ")));
    let abbreviated: Vec<Match> = WORDS
        .marked
        .iter()
        .filter(|(_, marked)| *marked == words)
        .map(|(heading, _)| Match { heading: *heading, score: 100 })
        .collect();
    if !abbreviated.is_empty() {
        return abbreviated;
    }
    of_one_gender(&words).or_else(|| heading(text)).into_iter().collect()
}

/// `Sinh ngày Nam`, `Năm sinh (nữ)`: the births of one gender, in a single cell.
fn of_one_gender(words: &str) -> Option<Match> {
    let female = fold::words("nữ");
    [("nam", Field::BirthDateMale), (female.as_str(), Field::BirthDateFemale)].into_iter().find_map(
        |(gender, field)| {
            let behind = words.strip_suffix(gender).filter(|birth| birth.ends_with(' '));
            let before = words.strip_prefix(gender).filter(|birth| birth.starts_with(' '));
            let born = heading(behind.or(before)?)?;
            let is_birth = born.heading == Heading::Field(Field::BirthDate) && born.score >= 97;
            is_birth.then_some(Match { heading: Heading::Field(field), score: 100 })
        },
    )
}

/// What the text of one header cell stands for.
pub(super) fn heading(text: &str) -> Option<Match> {
    if text.len() > LONGEST_HEADER * 2 || text.chars().count() > LONGEST_HEADER {
        return None;
    }
    let text = text.replace('&', " ");
    let text = without_number(&text);
    let words = fold::words(text);
    if words.is_empty() {
        return None;
    }
    if let Some((heading, _)) = WORDS.marked.iter().find(|(_, marked)| *marked == words) {
        return Some(Match { heading: *heading, score: 100 });
    }
    let plain = fold::unmarked(text);
    let squeezed = plain.replace(' ', "");
    // Typing errors are looked for only where nothing fits as it stands: comparing letter by letter
    // costs more than everything else.
    let letters = letters_of(&plain);
    // However a phrase fits, its letters are all in the header.
    let within = |phrase: &Phrase| phrase.letters & !letters == 0;
    best_of(|phrase| within(phrase).then(|| fit(&plain, &squeezed, phrase)).flatten()).or_else(
        || {
            let found = best_of(|phrase| near(&plain, letters, phrase));
            found.filter(|_| !matches!(beside(&plain), Beside::Foreign))
        },
    )
}

/// The heading whose phrase fits best; of equals, the one with the longest phrase.
fn best_of(fit: impl Fn(&Phrase) -> Option<u8>) -> Option<Match> {
    let mut best: Option<(Match, usize)> = None;
    for phrase in &WORDS.plain {
        let Some(score) = fit(phrase) else { continue };
        let length = phrase.words.len();
        if best.is_none_or(|(held, longest)| (score, length) > (held.score, longest)) {
            best = Some((Match { heading: phrase.heading, score }, length));
        }
    }
    best.map(|(found, _)| found)
}

/// How well a phrase fits a header as it stands, in percent.
fn fit(plain: &str, squeezed: &str, phrase: &Phrase) -> Option<u8> {
    let words = phrase.words;
    if plain == words {
        return Some(100);
    }
    // Every other way to fit needs at least the phrase's own letters.
    if squeezed.len() * 2 < words.len() {
        return None;
    }
    if equals_squeezed(words, squeezed) {
        return Some(97);
    }
    let at = phrases::position(plain, words)?;
    let several_words = words.contains(' ');
    // `Họ` starts `Họ và tên`, and means something else: short words must fill the cell.
    if !several_words && (at > 0 || words.len() <= 3) {
        return None;
    }
    let rest = format!("{} {}", &plain[..at], &plain[at + words.len()..]);
    Some(match (beside(&rest), at) {
        (Beside::Nothing, 0) if several_words => 92,
        // `Đoàn` before a longer phrase says less than the phrase.
        (Beside::Nothing, 0) => 84,
        (Beside::Nothing, _) => 85,
        (Beside::Unknown, 0) if several_words => 80,
        (Beside::Unknown, 0) => UNSURE,
        (Beside::Unknown, _) => UNSURE - 10,
        (Beside::Foreign, _) => return None,
    })
}

/// The certainty of a word whose neighbours may change what it means: `Loại` of whatever kind.
pub(super) const UNSURE: u8 = 60;

/// What the words beside a phrase make of it.
enum Beside {
    /// They add nothing, or name another field in the same column.
    Nothing,
    Unknown,
    /// They speak of somebody or something else: `Họ tên` of the driver.
    Foreign,
}

fn beside(rest: &str) -> Beside {
    let mut rest = format!(" {} ", rest.split_whitespace().collect::<Vec<_>>().join(" "));
    let without = |rest: &mut String, phrase: &str| {
        while phrases::holds(rest, phrase) {
            *rest = rest.replacen(&format!(" {phrase} "), " ", 1);
        }
    };
    let known = |is_other: bool| {
        let several = |phrase: &&Phrase| phrase.words.contains(' ');
        let of_kind = move |phrase: &&Phrase| (phrase.heading == Heading::Other) == is_other;
        WORDS.plain.iter().filter(several).filter(of_kind).map(|phrase| phrase.words)
    };
    // `Họ và tên khai sinh / Họ và tên thường dùng`: what is known to be no field takes nothing.
    known(true).for_each(|phrase| without(&mut rest, phrase));
    let foreign = WORDS.foreign.iter().chain(&WORDS.others);
    if foreign.into_iter().any(|phrase| phrases::holds(&rest, phrase)) {
        return Beside::Foreign;
    }
    known(false).chain(WORDS.benign.iter().copied()).for_each(|phrase| without(&mut rest, phrase));
    let is_said = |word: &str| word.chars().any(char::is_alphabetic) && word.len() > 1;
    if rest.split_whitespace().any(is_said) { Beside::Unknown } else { Beside::Nothing }
}

/// Whether the phrase is the header but for blanks: `Họ vàtên`.
fn equals_squeezed(phrase: &str, squeezed: &str) -> bool {
    phrase.bytes().filter(|byte| *byte != b' ').eq(squeezed.bytes())
}

/// Whether a heading over several columns says that they are about somebody else.
pub(super) fn speaks_of_others(text: &str) -> bool {
    let plain = fold::unmarked(text);
    WORDS.others.iter().any(|phrase| phrases::holds(&plain, phrase))
}

/// A typing error in a long enough header.
fn near(plain: &str, letters: u32, phrase: &Phrase) -> Option<u8> {
    const LONG_ENOUGH: usize = 6;
    let Phrase { words: phrase, letters: its_letters, .. } = *phrase;
    if phrase.len() < LONG_ENOUGH || plain.len().abs_diff(phrase.len()) > 2 {
        return None;
    }
    let allowed: u8 = if phrase.len() >= 10 { 2 } else { 1 };
    // An error exchanges one letter for another at most. Most texts of a large sheet differ in more
    // letters than that, and need no comparison letter by letter.
    if (letters ^ its_letters).count_ones() > 2 * u32::from(allowed) {
        return None;
    }
    (strsim::osa_distance(plain, phrase) <= usize::from(allowed)).then_some(75)
}

/// Which of the letters occur in a text, as one bit each.
fn letters_of(text: &str) -> u32 {
    text.bytes()
        .filter(u8::is_ascii_lowercase)
        .fold(0, |letters, letter| letters | 1 << (letter - b'a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> Option<Field> {
        match heading(text)?.heading {
            Heading::Field(field) => Some(field),
            Heading::Other => None,
        }
    }

    #[test]
    fn headers_of_offices_are_understood() {
        for (text, expected) in [
            ("STT", Field::Ordinal),
            ("TT", Field::Ordinal),
            ("Số\nTT", Field::Ordinal),
            ("Họ và tên", Field::FullName),
            ("HỌ VÀ TÊN", Field::FullName),
            ("Họ & tên", Field::FullName),
            ("Họ vàtên", Field::FullName),
            ("Họ, tên", Field::FullName),
            ("Họ và tên đệm", Field::FamilyName),
            ("Họ đệm", Field::FamilyName),
            ("Tên", Field::GivenName),
            ("Ngày, tháng, năm sinh", Field::BirthDate),
            ("Ngày tháng\nnăm sinh", Field::BirthDate),
            ("Năm sinh", Field::BirthDate),
            ("Nam", Field::GenderMale),
            ("Nữ", Field::GenderFemale),
            ("NỮ", Field::GenderFemale),
            ("Nữ (đánh dấu x)", Field::GenderFemale),
            ("Nam/Nữ", Field::Gender),
            ("Giới tính", Field::Gender),
            ("Giói tính", Field::Gender),
            ("Phái", Field::Gender),
            ("Dân tộc", Field::Group),
            ("Dân tôc", Field::Group),
            ("Dântộc", Field::Group),
            ("DT", Field::Group),
            ("ĐT", Field::Phone),
            ("Thành phần dân tộc", Field::Group),
            ("Thành phần", Field::Role),
            ("Số CCCD/CMND", Field::Identity),
            ("Chức vụ, đơn vị công tác", Field::Post),
            ("Đơn vị công tác", Field::Workplace),
            ("Đơn vị", Field::Unit),
            ("Nơi ở hiện nay", Field::Address),
            ("Trình độ văn hóa", Field::Education),
            ("Trình độ chuyên môn", Field::Qualification),
            ("Lý luận chính trị", Field::PoliticalTheory),
            ("Lĩnh vực", Field::Work),
            ("Ghi chú", Field::Notes),
            ("Khách mời", Field::RoleGuest),
            ("Đương nhiên", Field::KindExOfficio),
            ("Full name", Field::FullName),
            ("Date of birth", Field::BirthDate),
            ("Ethnic group", Field::Group),
        ] {
            assert_eq!(field(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn every_line_of_the_vocabulary_names_a_field() {
        for line in include_str!("headers.txt").lines() {
            if let Some((field, _)) = line.split_once(':')
                && !line.starts_with([' ', '#'])
            {
                let known = heading_named(field.trim_start_matches('=')).is_some();
                assert!(known || ["benign", "foreign", "others"].contains(&field), "{field}");
            }
        }
    }

    #[test]
    fn other_texts_are_no_headers() {
        for text in [
            "DANH SÁCH ĐẠI BIỂU",
            "Độc lập - Tự do - Hạnh phúc",
            "Nguyễn Văn Nam",
            "Nông Thị Nữ",
            "Nam Định",
            "",
            "1",
        ] {
            assert_eq!(heading(text).filter(|found| found.score >= 80), None, "{text}");
        }
    }
}
