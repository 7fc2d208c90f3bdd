//! The words that offices write in headers, and the fields they stand for.
//!
//! The words are data, in `headers.txt`. Most are kept without marks, because headers are typed with
//! every kind of error in them; where Vietnamese marks tell two headers apart (`Nam` and `Năm`, `DT`
//! and `ĐT`) the marked words decide first.

use std::sync::LazyLock;

use super::numbering::without_number;
use super::phrase_files::{HEADERS, PhraseFile};
use crate::closed_list::ClosedList;
use crate::phrases::{self, Letters};
use crate::roster::Field;
use crate::spelling;
use crate::wording::one_line;

/// What a header cell stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// A column that the tool understands.
    Field(Field),
    /// A column that lists usually have and the tool has no use for.
    Other,
}

impl Heading {
    /// Whether it heads names, or a part of them.
    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::Field(field) if field.is_name())
    }
}

/// A heading with how sure the match is, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) heading: Heading,
    pub(super) score: u8,
}

static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| parse(HEADERS));

/// The phrases of `headers.txt`.
#[derive(Debug, Default)]
struct Vocabulary {
    /// Without marks.
    plain: Vec<Phrase>,
    /// With marks, folded into words.
    marked: Vec<(Heading, &'static str)>,
    /// Phrases of several words that head columns of no field: they are spent before all others.
    other: Vec<Plain>,
    /// What may stand beside a phrase without changing what it says: phrases of several words that
    /// head fields, then words that add nothing.
    benign: Vec<Plain>,
    /// Words of other things: a phrase beside one of them says nothing of ours.
    foreign: Vec<Plain>,
    /// Words of other people.
    others: Vec<Plain>,
}

/// Words without marks, with their letters.
#[derive(Debug, Clone, Copy)]
struct Plain {
    words: &'static str,
    letters: Letters,
}

impl Plain {
    fn of(words: &'static str) -> Self {
        Self { words, letters: Letters::of(words) }
    }

    /// Whether the words stand in a text that has these letters.
    fn stands_in(&self, text: &str, letters: Letters) -> bool {
        self.letters.are_within(letters) && phrases::holds(text, self.words)
    }
}

/// A phrase that heads columns.
#[derive(Debug, Clone, Copy)]
struct Phrase {
    heading: Heading,
    plain: Plain,
}

fn parse(file: PhraseFile) -> Vocabulary {
    let mut words = Vocabulary::default();
    for (key, phrases) in file {
        let plain = phrases.iter().map(|phrase| Plain::of(phrase));
        match *key {
            "benign" => words.benign.extend(plain),
            "foreign" => words.foreign.extend(plain),
            "others" => words.others.extend(plain),
            _ => {
                let Some(heading) = heading_named(key.trim_start_matches('=')) else { continue };
                if key.starts_with('=') {
                    words.marked.extend(phrases.iter().map(|phrase| (heading, *phrase)));
                } else {
                    words.plain.extend(plain.map(|plain| Phrase { heading, plain }));
                }
            }
        }
    }
    // The longest first: one may be a part of another.
    words.benign.sort_by_key(|benign| std::cmp::Reverse(benign.words.len()));
    let several = words.plain.iter().filter(|phrase| phrase.plain.words.contains(' '));
    let (other, fields): (Vec<&Phrase>, Vec<&Phrase>) =
        several.partition(|phrase| phrase.heading == Heading::Other);
    words.other = other.into_iter().map(|phrase| phrase.plain).collect();
    words.benign.splice(0..0, fields.into_iter().map(|phrase| phrase.plain));
    words
}

fn heading_named(field: &str) -> Option<Heading> {
    if field == "other" {
        return Some(Heading::Other);
    }
    Field::with_id(field).map(Heading::Field)
}

/// The longest a header may be: a title or an instruction is longer.
pub(super) const LONGEST_HEADER: usize = 90;

/// Everything that one header cell may stand for: `ĐV` heads several columns, and content decides.
pub(super) fn headings(text: &str) -> Vec<Match> {
    let words = spelling::words(without_number(&text.replace('&', " ")));
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
    let female = spelling::words("nữ");
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

/// The least certainty of words that are the phrase itself.
pub(super) const CERTAIN: u8 = 97;

/// What the text of one header cell stands for.
pub(super) fn heading(text: &str) -> Option<Match> {
    if text.len() > LONGEST_HEADER * 2 || text.chars().count() > LONGEST_HEADER {
        return None;
    }
    let text = text.replace('&', " ");
    let text = without_number(&text);
    let words = spelling::words(text);
    if words.is_empty() {
        return None;
    }
    if let Some((heading, _)) = WORDS.marked.iter().find(|(_, marked)| *marked == words) {
        return Some(Match { heading: *heading, score: 100 });
    }
    let plain = spelling::without_marks(&words);
    if let Some(phrase) = WORDS.plain.iter().find(|phrase| phrase.plain.words == plain) {
        return Some(Match { heading: phrase.heading, score: 100 });
    }
    let squeezed = plain.replace(' ', "");
    // Typing errors are looked for only where nothing fits as it stands: comparing letter by letter
    // costs more than everything else.
    let letters = Letters::of(&plain);
    // However a phrase fits, its letters are all in the header.
    let within = |phrase: &Phrase| phrase.plain.letters.are_within(letters);
    best_of(|phrase| within(phrase).then(|| fit(&plain, &squeezed, phrase)).flatten()).or_else(
        || {
            let found = best_of(|phrase| near(&plain, letters, phrase));
            found.filter(|_| !matches!(beside(&plain), Beside::Foreign))
        },
    )
}

/// Whether a text may head names: a phrase that does is in it, or nearly. [`heading`] costs more.
pub(super) fn may_head_a_name(text: &str) -> bool {
    let words = spelling::words(without_number(&text.replace('&', " ")));
    let plain = spelling::without_marks(&words);
    let squeezed = plain.replace(' ', "");
    let letters = Letters::of(&plain);
    WORDS.marked.iter().any(|(heading, marked)| heading.is_name() && *marked == words)
        || WORDS.plain.iter().filter(|phrase| phrase.heading.is_name()).any(|phrase| {
            let fits = phrase.plain.letters.are_within(letters);
            (fits && fit(&plain, &squeezed, phrase).is_some())
                || near(&plain, letters, phrase).is_some()
        })
}

/// The phrases that head something, without marks.
pub(super) fn phrases_of(heads_it: impl Fn(Heading) -> bool) -> impl Iterator<Item = String> {
    let marked = WORDS.marked.iter().copied();
    let plain = WORDS.plain.iter().map(|phrase| (phrase.heading, phrase.plain.words));
    let of_it = plain.chain(marked).filter(move |(heading, _)| heads_it(*heading));
    of_it.map(|(_, words)| spelling::without_marks(words))
}

/// The heading whose phrase fits best; of equals, the one with the longest phrase.
fn best_of(fit: impl Fn(&Phrase) -> Option<u8>) -> Option<Match> {
    let mut best: Option<(Match, usize)> = None;
    for phrase in &WORDS.plain {
        let Some(score) = fit(phrase) else { continue };
        let length = phrase.plain.words.len();
        if best.is_none_or(|(best, longest)| (score, length) > (best.score, longest)) {
            best = Some((Match { heading: phrase.heading, score }, length));
        }
    }
    best.map(|(found, _)| found)
}

/// How well a phrase fits a header as it stands, in percent.
fn fit(plain: &str, squeezed: &str, phrase: &Phrase) -> Option<u8> {
    let words = phrase.plain.words;
    // Every way to fit needs at least the phrase's own letters.
    if squeezed.len() * 2 < words.len() {
        return None;
    }
    if phrases::equals_squeezed(words, squeezed) {
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
    let mut rest = format!(" {} ", one_line(rest));
    // Whatever is taken out, no letter is added.
    let letters = Letters::of(&rest);
    let without = |rest: &mut String, phrase: &Plain| {
        while phrase.stands_in(rest, letters) {
            *rest = rest.replacen(&format!(" {} ", phrase.words), " ", 1);
        }
    };
    // `Họ và tên khai sinh / Họ và tên thường dùng`: what is known to be no field takes nothing.
    WORDS.other.iter().for_each(|phrase| without(&mut rest, phrase));
    let mut foreign = WORDS.foreign.iter().chain(&WORDS.others);
    if foreign.any(|phrase| phrase.stands_in(&rest, letters)) {
        return Beside::Foreign;
    }
    WORDS.benign.iter().for_each(|phrase| without(&mut rest, phrase));
    let is_said = |word: &str| word.chars().any(char::is_alphabetic) && word.len() > 1;
    if rest.split_whitespace().any(is_said) { Beside::Unknown } else { Beside::Nothing }
}

/// Whether a heading over several columns says that they are about somebody else.
pub(super) fn speaks_of_others(text: &str) -> bool {
    let plain = spelling::unmarked(text);
    let letters = Letters::of(&plain);
    WORDS.others.iter().any(|phrase| phrase.stands_in(&plain, letters))
}

/// A typing error in a long enough header.
fn near(plain: &str, letters: Letters, phrase: &Phrase) -> Option<u8> {
    const LONG_ENOUGH: usize = 6;
    let Plain { words: phrase, letters: its_letters } = phrase.plain;
    if phrase.len() < LONG_ENOUGH || plain.len().abs_diff(phrase.len()) > 2 {
        return None;
    }
    let allowed: u8 = if phrase.len() >= 10 { 2 } else { 1 };
    // An error exchanges one letter for another at most. Most texts of a large sheet differ in more
    // letters than that, and need no comparison letter by letter.
    if letters.differing(its_letters) > 2 * u32::from(allowed) {
        return None;
    }
    (strsim::osa_distance(plain, phrase) <= usize::from(allowed)).then_some(75)
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
            ("Ngày thág năm sih", Field::BirthDate),
            ("Ngàu tháng năk sinh", Field::BirthDate),
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
