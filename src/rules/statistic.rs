//! What `stats` counts by the texts of a list: ladders such as schooling, marks such as party
//! membership. All of it is data of the ruleset.
//!
//! A statistic reads some columns and has parts, the highest first. A text belongs to the first part
//! of which it holds a word; one that holds none is not understood, and is never taken for “none”.

mod columns;
mod parts;
mod terms;

use std::borrow::Cow;

use super::option::options;
use super::option_value::{Nested, OneOf};
use super::{FoldedWords, KnownWords, Rule, Ruleset};
use crate::closed_list::ClosedList as _;
use crate::numbers::Fraction;
use crate::roster::{Field, Gender};
use crate::spelling;
use crate::toml_tree::ValueKind;
use crate::wording::Text;
pub use columns::{ColumnsRead, Told};
use parts::DistinctParts;

options! {
    pub(super) struct StatisticOptions {
        title: Text { vi: "Tên mục thống kê.", en: "What it is called." },
        fields: Vec<OneOf<Field>> {
            vi: "Các cột được đọc; tính theo mức cao nhất ghi trong các cột đó.",
            en: "The columns that it reads; the highest rung that any of them names counts.",
        },
        parts: DistinctParts {
            vi: "Các mức, từ cao xuống thấp.",
            en: "Its parts, the highest first.",
        },
        unclear: Vec<Cow<'static, str>> {
            vi: "Các từ làm cho nội dung không còn rõ, như “đang học”.",
            en: "Words with which a text is not understood, such as “đang học” (studies for it).",
            default: "[]",
        },
        optional: bool {
            vi: "Không nhắc đến khi danh sách không có các cột này.",
            en: "Whether nothing is said of it where the list has no such column.",
            default: "false",
        },
        column: Option<Text> {
            vi: "Tên cột trong bảng tổng hợp, đếm những người thuộc các mức có `in_column`.",
            en: "The column of the cross tables that counts those in the parts with `in_column`.",
        },
    }
}

options! {
    pub(super) struct PartOptions {
        id: String { vi: "Mã.", en: "Its id." },
        title: Text { vi: "Tên mức.", en: "What it is called." },
        words: Vec<Cow<'static, str>> {
            vi: "Các từ thuộc mức này; “=” ở đầu nghĩa là cả ô chỉ ghi như vậy.",
            en: "The words that tell it; one behind `=` has to be the whole text.",
            default: "[]",
        },
        dates: bool {
            vi: "Ô ghi ngày thuộc mức này.",
            en: "Whether a date tells it.",
            default: "false",
        },
        any_text: bool {
            vi: "Mọi nội dung khác thuộc mức này.",
            en: "Whether every other text tells it.",
            default: "false",
        },
        phrase: Option<Text> {
            vi: "Cách gọi trong câu, viết tiếp sau “đại biểu”: `{ vi = \"là đảng viên\", en = \"in the Party\" }`.",
            en: "What a sentence says of those people behind “delegates”: `{ vi = \"là đảng viên\", en = \"in the Party\" }`.",
        },
        latest: bool {
            vi: "Khóa gần nhất trong các khóa ghi ở cột (chữ số La Mã) thuộc mức này.",
            en: "Whether the latest of the terms that the column names, in Roman numerals, tells it.",
            default: "false",
        },
        blanks: bool {
            vi: "Ô trống thuộc mức này, nếu trong cột đó mức này thường để trống.",
            en: "Whether a blank cell tells it, in a column that leaves most of this part blank.",
            default: "false",
        },
        in_column: bool {
            vi: "Được đếm trong cột của bảng tổng hợp.",
            en: "Whether it is counted in the column of the cross tables.",
            default: "false",
        },
    }
}

/// A statistic that is told by texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LadderRule {
    pub id: String,
    pub title: Text,
    /// The columns that it reads.
    pub fields: Vec<Field>,
    /// Its parts, the highest first.
    pub parts: Vec<Rung>,
    /// The title of its column in the cross tables.
    pub column: Option<Text>,
    /// Whether nothing is said of it where the lists have no such column.
    pub is_optional: bool,
    unclear: KnownWords,
}

/// A part of a statistic that is told by texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    pub id: String,
    pub title: Text,
    /// What a sentence says of those people.
    pub phrase: Option<Text>,
    /// Whether it is counted in the column of the cross tables.
    pub in_column: bool,
    words: KnownWords<RungWord>,
    /// What tells it beside its words.
    signs: Vec<Sign>,
}

/// What tells a part without being one of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Date,
    AnyText,
    /// The latest of the terms that the column names.
    LatestTerm,
    /// A blank cell, in a column that leaves most of this part blank.
    Blank,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct RungWord {
    /// The word as a whole text is compared.
    whole: String,
    /// The same to be found within a longer text; none where it has to be the whole.
    within: Option<FoldedWords>,
}

/// What the texts of a row say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// The part at this place.
    Rung(usize),
    /// Nothing is written.
    Blank,
    /// Something is written, and it was not understood.
    NotUnderstood,
}

impl Said {
    /// What this and another text say together.
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Rung(one), Self::Rung(other)) => Self::Rung(one.min(other)),
            (rung @ Self::Rung(_), _) | (_, rung @ Self::Rung(_)) => rung,
            (Self::NotUnderstood, _) | (_, Self::NotUnderstood) => Self::NotUnderstood,
            (Self::Blank, Self::Blank) => Self::Blank,
        }
    }
}

impl LadderRule {
    pub(super) fn of((id, options): (String, StatisticOptions)) -> Self {
        let StatisticOptions { title, fields, parts, unclear, optional, column } = options;
        Self {
            id,
            title,
            fields: fields.into_iter().map(|OneOf(field)| field).collect(),
            parts: parts.0.into_iter().map(|Nested(part)| Rung::of(part)).collect(),
            column,
            is_optional: optional,
            unclear: KnownWords::new(unclear, FoldedWords::of),
        }
    }

    /// What the texts of a row say: the highest part that one of them tells.
    pub fn said<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Said {
        texts.into_iter().fold(Said::Blank, |said, text| said.with(self.said_by(text)))
    }

    fn said_by(&self, text: &str) -> Said {
        let whole = whole_text(text);
        if whole.is_empty() {
            return Said::Blank;
        }
        let is = |rung: &Rung| rung.words.folded().iter().any(|word| word.whole == whole);
        let folded = FoldedWords::of(text);
        let holds = |rung: &Rung| {
            let mut words = rung.words.folded().iter().filter_map(|word| word.within.as_ref());
            words.any(|words| words.stand_in(&folded))
        };
        let first = |tells: &dyn Fn(&Rung) -> bool| self.parts.iter().position(tells);
        let is_unclear = || self.unclear.stand_in(&folded);
        let rung = first(&is).or_else(|| {
            if is_unclear() {
                return None;
            }
            let dated = || is_date(&whole).then(|| self.told_by(Sign::Date)).flatten();
            first(&holds).or_else(dated).or_else(|| self.told_by(Sign::AnyText))
        });
        rung.map_or(Said::NotUnderstood, Said::Rung)
    }

    fn told_by(&self, sign: Sign) -> Option<usize> {
        self.parts.iter().position(|rung| rung.signs.contains(&sign))
    }

    /// A text of which the statistic tells this part; none where the whole list decides.
    pub(crate) fn text_that_tells(&self, part: &str) -> Option<String> {
        let at = self.parts.iter().position(|rung| rung.id == part)?;
        let rung = &self.parts[at];
        let words = rung.words.written().iter().map(|word| word.trim_start_matches('='));
        let titles = [&*rung.title.vi, &*rung.title.en].into_iter();
        // A part told by dates alone has some date.
        let texts = titles.chain(words).chain(["2000-01-01"]);
        texts.filter(|text| self.said([*text]) == Said::Rung(at)).map(str::to_owned).next()
    }

    /// The part that the latest of the terms in a column tells.
    pub fn told_by_latest_term(&self) -> Option<usize> {
        self.told_by(Sign::LatestTerm)
    }

    /// The part that blank cells belong to, where a column leaves it blank.
    pub fn told_by_blanks(&self) -> Option<usize> {
        self.told_by(Sign::Blank)
    }
}

impl Rung {
    /// Whether whatever no word tells belongs to it.
    pub(crate) fn takes_any_text(&self) -> bool {
        self.signs.contains(&Sign::AnyText)
    }

    fn of(options: PartOptions) -> Self {
        let PartOptions { id, title, words, dates, any_text, phrase, latest, blanks, in_column } =
            options;
        let signs = [
            (dates, Sign::Date),
            (any_text, Sign::AnyText),
            (latest, Sign::LatestTerm),
            (blanks, Sign::Blank),
        ];
        Self {
            id,
            title,
            phrase,
            in_column,
            words: KnownWords::new(words, RungWord::of),
            signs: signs.into_iter().filter_map(|(tells, sign)| tells.then_some(sign)).collect(),
        }
    }
}

impl RungWord {
    fn of(written: &str) -> Self {
        let word = written.trim();
        let whole = |word: &str| whole_text(word);
        match word.strip_prefix('=').filter(|rest| !rest.is_empty()) {
            Some(rest) => Self { whole: whole(rest), within: None },
            // A sign such as `-` is no word of a text.
            None if spelling::words(word).is_empty() => Self { whole: whole(word), within: None },
            None => Self { whole: whole(word), within: Some(FoldedWords::of(word)) },
        }
    }
}

impl Ruleset {
    /// The least share of women among official delegates that a rule asks for at every level.
    pub fn least_share_of_women(&self) -> Option<Fraction> {
        let is_of_women = |rule: &&Rule| {
            let of = rule.written.get("of").map(|entry| &entry.value.kind);
            matches!(of, Some(ValueKind::Table(of)) if of.entries.len() == 1
                && matches!(of.get("gender").map(|entry| &entry.value.kind),
                    Some(ValueKind::String(gender)) if gender == Gender::Female.id()))
        };
        let of_list = |rule: &&Rule| rule.kind.id == "share" && rule.written.get("per").is_none();
        let rule = self.rules.iter().filter(of_list).find(is_of_women)?;
        match &rule.written.get("min")?.value.kind {
            ValueKind::String(share) => share.parse().ok(),
            _ => None,
        }
    }
}

/// A text as a whole: its words, or its signs where it has none.
fn whole_text(text: &str) -> String {
    let words = spelling::words(text);
    if words.is_empty() {
        spelling::visible(text).replace(['–', '—', '−'], "-")
    } else {
        words
    }
}

/// Whether the words of a text are a day, a month of a year, or a year.
fn is_date(words: &str) -> bool {
    const LONGEST: usize = 3;
    let numbers: Vec<&str> = words.split(' ').collect();
    let is_number = |word: &&str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = |word: &&str| word.parse::<u16>().is_ok_and(|year| (1900..2200).contains(&year));
    numbers.len() <= LONGEST
        && numbers.iter().all(is_number)
        && (numbers.len() == LONGEST || numbers.iter().any(is_year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    fn said(statistic: &str, texts: &[&str]) -> String {
        let ruleset = rules::load("vn-2024").unwrap();
        let ladder = ruleset.ladders.iter().find(|ladder| ladder.id == statistic).unwrap();
        match ladder.said(texts.iter().copied()) {
            Said::Rung(at) => ladder.parts[at].id.clone(),
            Said::Blank => "blank".to_owned(),
            Said::NotUnderstood => "?".to_owned(),
        }
    }

    #[test]
    fn the_highest_rung_that_is_named_counts() {
        for (texts, rung) in [
            (&["Đại học chuyên ngành luật; Thạc sĩ chuyên ngành luật"][..], "postgraduate"),
            (&["Đại học", "Phó Giáo sư, Tiến sĩ"], "postgraduate"),
            (&["Bác sĩ y khoa"], "university"),
            (&["Bác sĩ chuyên khoa II"], "postgraduate"),
            (&["CĐSP", ""], "college"),
            (&["ĐH"], "university"),
            (&["Đai học chuyên ngành luật", "Cử nhân"], "university"),
            (&["", ""], "blank"),
            (&["12/12"], "?"),
            (&["Đang học Thạc sĩ"], "?"),
        ] {
            assert_eq!(said("qualification", texts), rung, "{texts:?}");
        }
    }

    #[test]
    fn what_is_not_understood_is_never_none() {
        for (written, rung) in [
            ("Cao cấp", "advanced"),
            ("-", "none"),
            ("–", "none"),
            ("Không", "none"),
            ("", "blank"),
            ("Đang học Trung cấp", "?"),
            ("Cử nhân, Cao cấp", "?"),
            ("Thạc sĩ", "?"),
        ] {
            assert_eq!(said("political_theory", &[written]), rung, "{written}");
        }
    }

    #[test]
    fn schooling_is_read_in_classes_and_in_words() {
        for (written, rung) in [
            ("12/12 bổ túc", "upper_secondary"),
            ("10/10", "upper_secondary"),
            ("THPT", "upper_secondary"),
            ("09/12", "lower_secondary"),
            ("9/10", "lower_secondary"),
            ("5/12", "primary"),
            ("12", "upper_secondary"),
            ("lớp 9", "lower_secondary"),
            ("Cơ bản", "?"),
        ] {
            assert_eq!(said("education", &[written]), rung, "{written}");
        }
    }

    #[test]
    fn a_date_or_a_mark_is_a_member_and_anything_else_is_asked_for() {
        for (written, rung) in [
            ("11/3/2006", "member"),
            ("2006-03-11", "member"),
            ("3/1987", "member"),
            ("1987", "member"),
            ("x", "member"),
            ("Không", "non_party"),
            ("12", "?"),
            ("Đoàn viên", "?"),
        ] {
            assert_eq!(said("party", &[written]), rung, "{written}");
        }
    }
}
