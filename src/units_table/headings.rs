//! What the headings of a units table mean. The phrases are data, in `headings.txt`.

use std::sync::LazyLock;

use crate::catalogue::{GroupCatalogue, GroupCode, Resolution};
use crate::fold;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heading {
    Name,
    /// The minority population.
    Population,
    /// The whole population, which counts where the minority population is not told.
    AllPeople,
    Min,
    Max,
    Level,
    Official,
    Alternates,
    /// The people of one group.
    Group(GroupCode),
    /// The people of groups that have no column.
    OtherGroups,
    /// The number of the row.
    Ordinal,
    /// Something that is known and not needed.
    Nothing,
    /// The name of several groups.
    Ambiguous(Vec<GroupCode>),
    /// Nothing that the tool knows.
    Unknown,
}

const FIELDS: [(&str, Heading); 11] = [
    ("name", Heading::Name),
    ("population", Heading::Population),
    ("all-people", Heading::AllPeople),
    ("min", Heading::Min),
    ("max", Heading::Max),
    ("level", Heading::Level),
    ("official", Heading::Official),
    ("alternates", Heading::Alternates),
    ("other-groups", Heading::OtherGroups),
    ("ordinal", Heading::Ordinal),
    ("nothing", Heading::Nothing),
];

/// Phrases, the longest first, so that `dan so dtts` is not taken for `dan so`.
static PHRASES: LazyLock<Vec<(String, Heading)>> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    for line in include_str!("headings.txt").lines() {
        let Some((field, words)) = line.split_once(':').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let heading = FIELDS.iter().find(|(name, _)| *name == field).map(|(_, heading)| heading);
        for phrase in words.split('|') {
            let heading = heading.expect("headings.txt names known fields: a test reads it");
            phrases.push((phrase.trim().to_owned(), heading.clone()));
        }
    }
    phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    phrases
});

/// What a heading means.
pub(super) fn heading(written: &str, catalogue: &GroupCatalogue) -> Heading {
    // What stands in brackets explains: `Dân số DTTS (người)`.
    let outside = written.split('(').next().unwrap_or_default();
    let plain = match fold::unmarked(outside) {
        plain if plain.is_empty() => fold::unmarked(written),
        plain => plain,
    };
    if let Some((_, exact)) = PHRASES.iter().find(|(phrase, _)| *phrase == plain) {
        return exact.clone();
    }
    match group(written, catalogue) {
        Some(Resolution::Group(code)) => return Heading::Group(code),
        Some(Resolution::Ambiguous(codes)) => return Heading::Ambiguous(codes),
        _ => {}
    }
    let begins =
        |phrase: &str| plain.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' '));
    PHRASES
        .iter()
        .find(|(phrase, _)| phrase.contains(' ') && begins(phrase))
        .map_or(Heading::Unknown, |(_, heading)| heading.clone())
}

/// `Tày`, `Dân tộc Tày`, `Dân số Tày`, `Số người Tày`.
fn group(written: &str, catalogue: &GroupCatalogue) -> Option<Resolution> {
    let visible = fold::visible(written);
    let bare = ["dân số", "số dân", "số người", "số khẩu"].into_iter().find_map(|lead| {
        let words: Vec<&str> = visible.split(' ').collect();
        let (head, rest) = words.split_at_checked(2)?;
        (fold::words(&head.join(" ")) == fold::words(lead)).then(|| rest.join(" "))
    });
    match bare {
        Some(bare) if !bare.is_empty() => catalogue.resolve_known(&bare),
        _ => catalogue.resolve_known(&visible),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_as_offices_write_them() {
        let catalogue = GroupCatalogue::vietnam();
        let tay = match catalogue.resolve("Tày") {
            Resolution::Group(code) => code,
            other => panic!("{other:?}"),
        };
        for (written, expected) in [
            ("Tên đơn vị", Heading::Name),
            ("HUYỆN, THỊ XÃ, THÀNH PHỐ", Heading::Name),
            ("Dân số DTTS\n(người)", Heading::Population),
            ("Dân số người DTTS đến 01/01/2024", Heading::Population),
            ("Dân số", Heading::AllPeople),
            ("Tối thiểu", Heading::Min),
            ("Tối đa (đại biểu)", Heading::Max),
            ("STT", Heading::Ordinal),
            ("Dân tộc Tày", Heading::Group(tay)),
            ("Dân số Tày", Heading::Group(tay)),
            ("Diện tích", Heading::Unknown),
            ("population", Heading::Population),
        ] {
            assert_eq!(heading(written, catalogue), expected, "{written}");
        }
        assert!(matches!(heading("Trại", catalogue), Heading::Ambiguous(_)));
    }
}
