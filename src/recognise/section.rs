//! Section rows: `I. Đại biểu đương nhiên`, `1. Xã Rờ Kơi`, `A`.
//!
//! A section carries role, kind or unit for the rows beneath it until a section of the same style
//! or of an outer one follows. Which style is the outer one is told by the list itself: the style
//! that comes first is the outermost, and lists differ in whether `A` stands above `I` or beneath.

use super::values::{RoleWords, role_words};
use crate::roster::Role;
use crate::spelling;

/// How a section is numbered; the same style is the same depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `A`, `B`.
    Letter,
    /// `I`, `II`.
    Roman,
    /// `1`, `2`.
    Number,
    /// `1.1`, `2.3`.
    DottedNumber,
    /// `a)`, `b)`.
    SmallLetter,
    /// `-`, `+`, `*`.
    Dash,
    /// No number; what it tells stands in for the style.
    UnnumberedRole,
    /// No number, telling the kind alone.
    UnnumberedKind,
    /// No number, naming a unit.
    UnnumberedUnit,
}

/// A section row, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) style: Style,
    pub(super) told: RoleWords,
    /// The section's text without number and count, where it can name a unit.
    pub(super) unit: Option<String>,
    /// Whether it is open if the words speak of the rows beneath at all.
    pub(super) is_open: bool,
}

impl Section {
    /// The role that it tells; a kind is one of official delegates.
    pub(super) fn role(&self) -> Option<Role> {
        let kind = || self.told.kind().map(|_| Role::Official);
        self.told.role().or_else(kind).filter(|_| !self.is_open)
    }

    /// Whether it speaks of roles and tells none: it names several, or its words are open.
    pub(super) fn leaves_role_open(&self) -> bool {
        self.role().is_none() && !self.told.is_empty()
    }
}

/// What the sections above a row say of the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SectionRole {
    Told(Role),
    /// They speak of roles, and which of them is meant cannot be told.
    Open,
    Untold,
}

/// The sections that the current row stands in, outermost first.
#[derive(Debug, Clone, Default)]
pub(super) struct SectionStack(Vec<Section>);

impl SectionStack {
    /// Enters a section, leaving those of its own depth and beneath; returns that depth.
    pub(super) fn enter(&mut self, section: Section) -> usize {
        if let Some(depth) = self.0.iter().position(|outer| outer.style == section.style) {
            self.0.truncate(depth);
        }
        // `KHÁCH MỜI` without a number ends `A. Đại biểu chính thức` all the same.
        if section.style == Style::UnnumberedRole
            && let Some(depth) = self.0.iter().position(|outer| {
                outer.told.role().is_some_and(|role| Some(role) != section.told.role())
            })
        {
            self.0.truncate(depth);
        }
        self.0.push(section);
        self.0.len() - 1
    }

    /// What the sections say of the role.
    pub(super) fn role(&self) -> SectionRole {
        let told = self.innermost(|section| match section.role() {
            Some(role) => Some(SectionRole::Told(role)),
            None => section.leaves_role_open().then_some(SectionRole::Open),
        });
        told.unwrap_or(SectionRole::Untold)
    }

    /// The innermost section that tells something, as `tells` picks it.
    pub(super) fn innermost<T>(&self, tells: impl Fn(&Section) -> Option<T>) -> Option<T> {
        self.0.iter().rev().find_map(tells)
    }
}

/// Splits `II. Đại biểu chọn cử: 138` into its number's style and the rest.
///
/// `ordinal` is the row's ordinal cell, where the number stands in a cell of its own.
pub(super) fn section(ordinal: Option<&str>, text: &str) -> Section {
    let (style, title) = match ordinal.and_then(style_of) {
        Some(style) => (Some(style), text.trim()),
        None => split_number(text),
    };
    let told = role_words(&without_numbers(title));
    let unit = unit_of(title, told);
    let style = style.unwrap_or({
        if told.role().is_some() {
            Style::UnnumberedRole
        } else if told.kind().is_some() {
            Style::UnnumberedKind
        } else {
            Style::UnnumberedUnit
        }
    });
    Section { style, told, unit, is_open: false }
}

/// The style of a section number that stands alone: `II`, `A.`, `1)`.
pub(super) fn style_of(number: &str) -> Option<Style> {
    let bare = number.trim().trim_start_matches('(').trim_end_matches(['.', ')', '/', ':', '-']);
    let bare = bare.trim();
    if bare.is_empty() {
        return matches!(number.trim(), "-" | "+" | "*" | "–").then_some(Style::Dash);
    }
    if bare.chars().all(|c| c.is_ascii_digit()) && bare.len() <= 3 {
        return Some(Style::Number);
    }
    if bare.len() <= 6
        && bare.contains('.')
        && bare.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    {
        return Some(Style::DottedNumber);
    }
    if is_roman(bare) {
        return Some(Style::Roman);
    }
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_uppercase() || letter == 'Đ' => {
            Some(Style::Letter)
        }
        (Some(letter), None) if letter.is_ascii_lowercase() || letter == 'đ' => {
            Some(Style::SmallLetter)
        }
        _ => None,
    }
}

/// Whether the number can only be a section's: delegates are numbered 1, 2, 3.
pub(crate) fn is_section_number(number: &str) -> bool {
    matches!(
        style_of(number),
        Some(Style::Letter | Style::Roman | Style::SmallLetter | Style::DottedNumber)
    )
}

/// Roman numerals of the size that lists use; `C`, `D`, `L` and `M` alone are letters.
fn is_roman(text: &str) -> bool {
    let letters = text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    letters && text.len() <= 5
}

pub(super) fn split_number(text: &str) -> (Option<Style>, &str) {
    let text = text.trim();
    let Some(end) = text.find([' ', '\u{a0}']) else {
        // `I.Đại biểu`: the dot is the border.
        return match text.split_once(['.', ')']) {
            Some((number, rest)) if !rest.is_empty() && style_of(number).is_some() => {
                (style_of(number), rest.trim())
            }
            _ => (None, text),
        };
    };
    let (first, rest) = text.split_at(end);
    // `A Thút` is a man's name; a letter alone is a number only with its mark.
    let is_dotted = || style_of(first) == Some(Style::DottedNumber);
    let marked = first.ends_with(['.', ')', '/', ':', '-'])
        || is_roman(first)
        || first == "-"
        || is_dotted();
    if marked && let Some(style) = style_of(first) {
        return (Some(style), rest.trim_start_matches([' ', '\u{a0}', '-', '.', ')']).trim());
    }
    if let Some((number, tail)) = first.split_once(['.', ')'])
        && !tail.is_empty()
        && tail.chars().next().is_some_and(char::is_alphabetic)
        && let Some(style) = style_of(number)
    {
        return (Some(style), text[number.len() + 1..].trim());
    }
    (None, text)
}

/// The unit that a section's title names: what is left without role, kind and count.
fn unit_of(title: &str, told: RoleWords) -> Option<String> {
    if !told.is_empty() {
        return None;
    }
    let bare = without_count(title);
    let plain = spelling::unmarked(bare);
    let telling = !plain.starts_with("dai bieu")
        && !plain.starts_with("danh sach")
        && plain.chars().any(char::is_alphabetic);
    // `Đoàn đại biểu xã A` stands for the commune.
    let unit = of_delegation(bare).unwrap_or(bare);
    telling.then(|| unit.to_owned())
}

/// The unit whose delegation a title names.
fn of_delegation(title: &str) -> Option<&str> {
    const LEAD: &str = "đoàn đại biểu ";
    let words = title.get(..LEAD.len())?;
    (spelling::words(words) == spelling::words(LEAD)).then(|| title[LEAD.len()..].trim())
}

/// A title without what only counts: brackets with figures in them, and figures behind a colon.
pub(super) fn without_numbers(title: &str) -> String {
    let counts = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let mut bare = String::new();
    for part in title.split_inclusive([')', ']']) {
        match part.find(['(', '[']) {
            Some(open) if counts(&part[open..]) => bare.push_str(&part[..open]),
            _ => bare.push_str(part),
        }
    }
    match bare.split_once(':') {
        Some((lead, rest)) if counts(rest) => lead.to_owned(),
        _ => bare,
    }
}

/// `Xã Rờ Kơi: 12 đại biểu`, `Xã Rờ Kơi (12)` → `Xã Rờ Kơi`.
pub(super) fn without_count(title: &str) -> &str {
    let cut = title.find([':', '(']).unwrap_or(title.len());
    title[..cut].trim().trim_end_matches(['-', '–', ',', '.']).trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::OfficialKind;

    #[test]
    fn section_numbers_are_told_from_delegates_numbers() {
        for number in ["I", "II.", "IV", "A", "B.", "a)", "1.1", "2.3."] {
            assert!(is_section_number(number), "{number}");
        }
        for number in ["1", "12", "150", "", "Nguyễn", "?", "×"] {
            assert!(!is_section_number(number), "{number}");
        }
    }

    #[test]
    fn a_section_in_one_cell_is_split_into_number_and_title() {
        let found = section(None, "II. Đại biểu chọn cử: 138 người");
        assert_eq!(found.style, Style::Roman);
        assert_eq!(found.told.kind(), Some(OfficialKind::Selected));
        assert_eq!(found.unit, None);
        let found = section(None, "1. Xã Rờ Kơi (12 đại biểu)");
        assert_eq!(found.style, Style::Number);
        assert_eq!(found.unit.as_deref(), Some("Xã Rờ Kơi"));
        assert_eq!(section(None, "I.Đại biểu khách mời").told.role(), Some(Role::Guest));
        assert_eq!(section(None, "2.Xã Mô Rai").unit.as_deref(), Some("Xã Mô Rai"));
        assert_eq!(section(Some("A"), "Khối huyện").style, Style::Letter);
        assert_eq!(section(None, "Xã Mô Rai").style, Style::UnnumberedUnit);
        assert_eq!(section(None, "A Thút").style, Style::UnnumberedUnit);
    }

    #[test]
    fn inner_sections_keep_what_the_outer_ones_tell() {
        let mut stack = SectionStack::default();
        let role = |stack: &SectionStack| stack.innermost(|section| section.told.role());
        let unit = |stack: &SectionStack| stack.innermost(|section| section.unit.clone());
        stack.enter(section(None, "I. Đại biểu chính thức"));
        stack.enter(section(None, "1. Xã Rờ Kơi"));
        assert_eq!(role(&stack), Some(Role::Official));
        assert_eq!(unit(&stack).as_deref(), Some("Xã Rờ Kơi"));
        stack.enter(section(None, "2. Xã Mô Rai"));
        assert_eq!(role(&stack), Some(Role::Official));
        stack.enter(section(None, "II. Đại biểu khách mời"));
        assert_eq!(role(&stack), Some(Role::Guest));
        assert_eq!(unit(&stack), None);
    }

    #[test]
    fn a_role_without_a_number_ends_a_numbered_one() {
        let mut stack = SectionStack::default();
        for heading in ["A. Đại biểu chính thức", "I. Khối xã", "KHÁCH MỜI", "I. Lãnh đạo tỉnh"]
        {
            stack.enter(section(None, heading));
        }
        assert_eq!(stack.innermost(|section| section.told.role()), Some(Role::Guest));
    }
}
