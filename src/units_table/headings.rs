//! What the headings of a units table mean. The phrases are data, in `headings.txt`.

use std::sync::LazyLock;

use crate::catalogue::{GroupCatalogue, GroupCode, Resolution};
use crate::closed_list::{ClosedList, closed_list};
use crate::phrases::{behind, entries};
use crate::spelling;

/// What a heading means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heading {
    Fact(Fact),
    /// The people of one group.
    Group(GroupCode),
    /// The name of several groups.
    Ambiguous(Vec<GroupCode>),
    /// Nothing that the tool knows.
    Unknown,
}

closed_list! {
    /// What a column tells of each unit; in `headings.txt` it is spelled in small letters.
    pub(super) enum Fact as "snake_case" {
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
        /// The people of groups that have no column.
        OtherGroups,
        /// The number of the row.
        Ordinal,
        /// Something that is known and not needed.
        Nothing,
    }
}

/// Phrases, the longest first, so that `dan so dtts` is not taken for `dan so`.
static PHRASES: LazyLock<Vec<(&str, Fact)>> = LazyLock::new(|| {
    let mut phrases: Vec<(&str, Fact)> = entries(include_str!("headings.txt"))
        .into_iter()
        .map(|(key, phrase)| {
            (phrase, Fact::with_id(key).expect("headings.txt names known facts: a test reads it"))
        })
        .collect();
    phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    phrases
});

/// What a heading means.
pub(super) fn heading(written: &str, catalogue: &GroupCatalogue) -> Heading {
    // What stands in brackets explains: `Dân số DTTS (người)`.
    let outside = written.split('(').next().unwrap_or_default();
    let plain = match spelling::unmarked(outside) {
        plain if plain.is_empty() => spelling::unmarked(written),
        plain => plain,
    };
    if let Some((_, exact)) = PHRASES.iter().find(|(phrase, _)| *phrase == plain) {
        return Heading::Fact(*exact);
    }
    match group(written, catalogue) {
        Some(Resolution::Group(code)) => return Heading::Group(code),
        Some(Resolution::Ambiguous(codes)) => return Heading::Ambiguous(codes),
        _ => {}
    }
    let begins = |phrase: &str| phrase.contains(' ') && behind(&plain, phrase).is_some();
    let fact = PHRASES.iter().find(|(phrase, _)| begins(phrase));
    fact.map_or(Heading::Unknown, |(_, fact)| Heading::Fact(*fact))
}

/// `Tày`, `Dân tộc Tày`, `Dân số Tày`, `Số người Tày`.
fn group(written: &str, catalogue: &GroupCatalogue) -> Option<Resolution> {
    let visible = spelling::visible(written);
    let bare = ["dân số", "số dân", "số người", "số khẩu"].into_iter().find_map(|lead| {
        let words: Vec<&str> = visible.split(' ').collect();
        let (head, rest) = words.split_at_checked(2)?;
        (spelling::words(&head.join(" ")) == spelling::words(lead)).then(|| rest.join(" "))
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
            ("Tên đơn vị", Heading::Fact(Fact::Name)),
            ("HUYỆN, THỊ XÃ, THÀNH PHỐ", Heading::Fact(Fact::Name)),
            ("Dân số DTTS\n(người)", Heading::Fact(Fact::Population)),
            ("Dân số người DTTS đến 01/01/2024", Heading::Fact(Fact::Population)),
            ("Dân số", Heading::Fact(Fact::AllPeople)),
            ("Tối thiểu", Heading::Fact(Fact::Min)),
            ("Tối đa (đại biểu)", Heading::Fact(Fact::Max)),
            ("STT", Heading::Fact(Fact::Ordinal)),
            ("Dân tộc Tày", Heading::Group(tay)),
            ("Dân số Tày", Heading::Group(tay)),
            ("Diện tích", Heading::Unknown),
            ("population", Heading::Fact(Fact::Population)),
        ] {
            assert_eq!(heading(written, catalogue), expected, "{written}");
        }
        assert!(matches!(heading("Trại", catalogue), Heading::Ambiguous(_)));
    }
}
