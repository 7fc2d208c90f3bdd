//! The words by which profile sheets name their facts. They are data, in `labels.txt`.

use std::sync::LazyLock;

use crate::closed_list::{ClosedList, closed_list};
use crate::phrases;
use crate::recognise::phrase_files::{self, LABELS};
use crate::spelling;

closed_list! {
    /// What a label names; in `labels.txt` it is spelled in small letters.
    pub(super) enum Label as "snake_case" {
        Name,
        Province,
        Level,
        MinorityPopulation,
        QualifyingDistricts,
        Groups,
        Date,
        Days,
        Pilot,
        /// The delegation to the upper congress: a heading over its numbers, or both in one cell.
        Delegation,
        AllottedOfficial,
        AllottedAlternates,
        /// Means [`Label::AllottedOfficial`] beneath [`Label::Delegation`], and nothing elsewhere.
        OfficialOfDelegation,
        AlternatesOfDelegation,
        GroupColumn,
        PeopleColumn,
    }
}

impl Label {
    /// Whether only a profile speaks of it: a cover page, too, names unit, province and day.
    pub(super) fn is_telling(self) -> bool {
        matches!(
            self,
            Self::MinorityPopulation
                | Self::QualifyingDistricts
                | Self::Groups
                | Self::Pilot
                | Self::Delegation
                | Self::AllottedOfficial
                | Self::AllottedAlternates
        )
    }
}

/// A phrase of `labels.txt`.
#[derive(Debug)]
struct Phrase {
    label: Label,
    words: &'static str,
    /// Whether a remark may follow.
    open: bool,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let labels = LABELS.iter().filter_map(|(key, phrases)| Some((Label::with_id(key)?, *phrases)));
    let phrase = |label, phrase: &'static str| {
        let words = phrase.trim_end_matches('*');
        Phrase { label, words, open: words != phrase }
    };
    labels
        .flat_map(|(label, phrases)| phrases.iter().map(move |text| phrase(label, text)))
        .collect()
});

/// The key of how remarks begin that add a place, a time or a unit of counting to a label.
const REMARK: &str = "remark";

/// The longest that a label is: an instruction is longer.
const LONGEST_LABEL: usize = 90;

/// Everything that a label may name: `Dân tộc thiểu số` heads a cell and a column.
pub(super) fn labels(text: &str) -> Vec<Label> {
    if text.len() > LONGEST_LABEL * 3 || text.chars().count() > LONGEST_LABEL {
        return Vec::new();
    }
    let words = plain_words(text);
    if words.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Label> = Vec::new();
    for phrase in PHRASES.iter().filter(|phrase| phrase.fits(&words)) {
        if !found.contains(&phrase.label) {
            found.push(phrase.label);
        }
    }
    found
}

impl Phrase {
    fn fits(&self, words: &str) -> bool {
        let rest = phrases::behind(words, self.words);
        rest.is_some_and(|rest| rest.is_empty() || (self.open && is_remark(rest)))
    }
}

fn is_remark(rest: &str) -> bool {
    rest.starts_with(|first: char| first.is_ascii_digit())
        || phrase_files::phrases(LABELS, REMARK)
            .iter()
            .any(|start| phrases::behind(rest, start).is_some())
}

/// The label's words without marks, without its number and what stands in brackets, and with the
/// usual abbreviations written out.
fn plain_words(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut depth = 0_u32;
    for c in without_number(text.trim()).chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let plain = spelling::unmarked(&bare);
    let mut words: Vec<&str> = Vec::new();
    for word in plain.split(' ') {
        match word {
            "dtts" => words.extend(["dan", "toc", "thieu", "so"]),
            "dbdtts" => words.extend(["dong", "bao", "dan", "toc", "thieu", "so"]),
            "db" => words.extend(["dai", "bieu"]),
            "dh" => words.extend(["dai", "hoi"]),
            word => words.push(word),
        }
    }
    words.join(" ")
}

/// `2. Tên huyện` → `Tên huyện`. A number without its mark is none: `01 ngày` is a length.
fn without_number(text: &str) -> &str {
    let is_number = |number: &str| {
        let number = number.to_ascii_lowercase();
        number.len() <= 4
            && (number.bytes().all(|byte| byte.is_ascii_digit())
                || number.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
                || matches!(number.as_bytes(), [b'a'..=b'h']))
    };
    match text.split_once(['.', ')', '/', '-', '+', '*']) {
        Some((number, rest)) if is_number(number.trim()) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_may_be_numbered_and_long() {
        for (text, bare) in [
            ("2. Tên huyện", " Tên huyện"),
            ("iv) Tên huyện", " Tên huyện"),
            ("b/ Tên huyện", " Tên huyện"),
            ("x y. Tên huyện", "x y. Tên huyện"),
            ("01 ngày", "01 ngày"),
        ] {
            assert_eq!(without_number(text), bare, "{text}");
        }
        let long =
            "Tổng số dân là người dân tộc thiểu số cư trú trên địa bàn huyện tại thời điểm tổ chức";
        assert!(long.chars().count() <= LONGEST_LABEL && long.len() > LONGEST_LABEL);
        assert_eq!(labels(long), labels("Tổng số dân là người dân tộc thiểu số"));
    }

    #[test]
    fn every_line_of_the_vocabulary_names_a_label() {
        for label in Label::ALL {
            assert!(PHRASES.iter().any(|phrase| phrase.label == *label), "{label:?}");
        }
        for (key, _) in LABELS {
            assert!(Label::with_id(key).is_some() || *key == REMARK, "{key}");
        }
    }

    #[test]
    fn labels_of_offices_are_understood() {
        for (text, label) in [
            ("Tên đơn vị:", Label::Name),
            ("1. Tên huyện", Label::Name),
            ("Tỉnh, thành phố", Label::Province),
            ("Cấp đại hội", Label::Level),
            ("Dân số DTTS (người)", Label::MinorityPopulation),
            ("Số dân là người dân tộc thiểu số trên địa bàn", Label::MinorityPopulation),
            ("Tổng số người DTTS tính đến 01/01/2024", Label::MinorityPopulation),
            ("Các DTTS sinh sống trên địa bàn huyện", Label::Groups),
            ("Ngày tổ chức Đại hội", Label::Date),
            ("Số ngày", Label::Days),
            ("Đại hội điểm", Label::Pilot),
            ("Số ĐB được phân bổ", Label::Delegation),
            ("Đoàn đại biểu dự ĐH cấp trên", Label::Delegation),
            ("Minority population", Label::MinorityPopulation),
            ("Pilot congress (yes/no)", Label::Pilot),
        ] {
            assert_eq!(labels(text), [label], "{text}");
        }
    }

    #[test]
    fn labels_of_other_facts_are_not() {
        for text in [
            "Số người dân tộc thiểu số là đảng viên",
            "Số người DTTS dự đại hội",
            "Tỷ lệ người dân tộc thiểu số",
            "Số hộ dân tộc thiểu số",
            "Tổng dân số",
            "Số dân tộc thiểu số",
            "Ngày tổ chức hội nghị liên tịch",
            "Đại biểu là người dân tộc thiểu số",
            "Đơn vị tính",
            "Nguyễn Văn Tỉnh",
            "",
        ] {
            assert_eq!(labels(text), [], "{text}");
        }
    }
}
