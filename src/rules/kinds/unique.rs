//! `[[unique]]`: nobody stands on the list twice.

use std::collections::{BTreeMap, BTreeSet};

use super::{FOUND, Kind, MendedBy, RuleBody, decode_into};
use crate::closed_list::closed_list;
use crate::report::{Finding, Severity};
use crate::roster::{Delegate, Field, SheetOf, words};
use crate::rules::Rule;
use crate::rules::measure::{
    Case, Compared, Likeness, NameDifference, Outcome, PersonKeys, Trait, name_difference, name_of,
};
use crate::rules::option::options;
use crate::rules::option_value::OneOf;
use crate::text;
use crate::wording::{Text, all_of, joined};

pub(super) static KIND: Kind = Kind {
    id: "unique",
    summary: Text::fixed(
        "Không ai có tên hai lần trong danh sách.",
        "Nobody stands on the list twice.",
    ),
    options: UniqueOptions::OPTIONS,
    placeholders: FOUND,
    page: include_str!("unique.md"),
    decode: decode_into::<UniqueOptions, Unique>,
};

options! {
    struct UniqueOptions {
        same: Vec<Vec<OneOf<InCommon>>> {
            vi: "Trùng hết các thông tin của một nhóm là một người. Khác số định danh hoặc khác ngày sinh thì không bao giờ là một người, trừ khi nhóm có số định danh.",
            en: "Two rows that agree in all of one of these are one person. With two identity numbers or two birth dates they never are, except by a list that holds the number.",
        },
        similar: Option<Vec<Vec<OneOf<InCommon>>>> {
            vi: "Trùng hết các thông tin của một nhóm thì có thể là một người, với cùng điều kiện. `similar_name`: họ tên giống nhau hoặc chỉ khác danh xưng, dấu, một chữ cái hay một tên đệm. Ngày sinh không kèm họ tên chỉ được xét khi đủ ngày, tháng, năm.",
            en: "Two rows that agree in all of one of these may be one person, under the same condition. `similar_name`: the same name, or one that differs in an honorific, in marks, in one letter or in one middle word. A birth date without a name counts only with its day.",
        },
        similar_severity: Severity {
            vi: "Mức độ khi có thể là một người.",
            en: "How much it weighs that they may be one person.",
            default: "\"warning\"",
        },
    }
}

closed_list! {
    /// What two rows can have in common.
    enum InCommon as "snake_case" {
        Identity,
        FullName,
        SimilarName,
        BirthDate,
        Unit,
    }
}

#[derive(Debug)]
struct Unique {
    same: Vec<Likeness>,
    similar: Vec<Likeness>,
    similar_severity: Severity,
}

impl From<UniqueOptions> for Unique {
    fn from(options: UniqueOptions) -> Self {
        let likenesses =
            |lists: Vec<Vec<_>>| lists.iter().map(|list: &Vec<_>| likeness(list)).collect();
        Self {
            same: likenesses(options.same),
            similar: likenesses(options.similar.unwrap_or_default()),
            similar_severity: options.similar_severity,
        }
    }
}

/// Whole villages share a year: where no name is asked for beside it, the birth date needs its day.
fn likeness(in_common: &[OneOf<InCommon>]) -> Likeness {
    let is_name = |what: &OneOf<_>| matches!(what.0, InCommon::FullName | InCommon::SimilarName);
    let is_named = in_common.iter().any(is_name);
    let traits: Vec<Trait> = in_common
        .iter()
        .map(|what| match what.0 {
            InCommon::Identity => Trait::Identity,
            InCommon::FullName => Trait::Name,
            InCommon::SimilarName => Trait::SimilarName,
            InCommon::BirthDate if !is_named && in_common.len() > 1 => Trait::BirthDay,
            InCommon::BirthDate => Trait::Birth,
            InCommon::Unit => Trait::Unit,
        })
        .collect();
    Likeness::new(traits)
}

/// Two rows of one person: what the first one is, and by which likeness.
struct Twin<'a> {
    first: usize,
    by: &'a Likeness,
    is_same: bool,
}

impl RuleBody for Unique {
    fn looks_at_rows(&self) -> bool {
        true
    }

    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let mut findings = Vec::new();
        // The delegation's people stand in the list already: the two are looked at apart.
        let delegation = case.delegation_tables().filter(|who| !who.is_in_doubt);
        let delegation: Vec<&Delegate> = delegation.map(|who| who.person).collect();
        for people in [&case.people[..], &delegation] {
            for (at, twin) in self.twins(&Compared::of(people, &case.ruleset.identity)) {
                let rows = (people[twin.first], people[at]);
                findings.push(self.finding(rule, case, rows, &twin));
            }
        }
        let found = findings.len();
        let message = if found == 0 {
            text!(vi: "Không có ai trùng nhau trong danh sách.", en: "Nobody stands on the list twice.")
        } else {
            text!(vi: "Có {found} dòng trùng hoặc có thể trùng với một dòng phía trên.", en: "Rows that repeat, or may repeat, a row above: {found}.")
        };
        Some(Outcome::of_findings(findings, message))
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Offenders
    }

    fn rivals(&self, case: &Case<'_>) -> Vec<Vec<usize>> {
        let people = Compared::of(&case.people, &case.ruleset.identity);
        let is_error = self.similar_severity == Severity::Error;
        let similar = self.similar.iter().filter(|_| is_error);
        let mut rivals = BTreeSet::new();
        for likeness in self.same.iter().chain(similar) {
            for group in people.groups(likeness) {
                let is_one = |one, other| people.are_one(likeness, one, other);
                rivals.extend(sets_of_one_person(group, is_one));
            }
        }
        rivals.into_iter().collect()
    }
}

/// The group as one set where all of it is one person. Otherwise those who are, two by two: somebody
/// without a number may be either of two people with different ones, who are both to stay.
fn sets_of_one_person(group: Vec<usize>, is_one: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut pairs = Vec::new();
    for (place, later) in group.iter().enumerate() {
        let earlier = group[..place].iter();
        let of_later = earlier.filter(|first| is_one(**first, *later));
        pairs.extend(of_later.map(|first| vec![*first, *later]));
    }
    let all = group.len() * (group.len() - 1) / 2;
    if pairs.len() == all { vec![group] } else { pairs }
}

impl Unique {
    /// For everybody who is listed above already, the first row of the same person. The weightiest
    /// likeness is told, and no other.
    fn twins(&self, people: &Compared<'_>) -> BTreeMap<usize, Twin<'_>> {
        let mut twins = BTreeMap::new();
        let same = self.same.iter().map(|likeness| (likeness, true));
        for (by, is_same) in same.chain(self.similar.iter().map(|likeness| (likeness, false))) {
            for (at, first) in people.firsts(by) {
                twins.entry(at).or_insert(Twin { first, by, is_same });
            }
        }
        twins
    }

    fn finding(
        &self,
        rule: &Rule,
        case: &Case<'_>,
        (first, delegate): (&Delegate, &Delegate),
        twin: &Twin<'_>,
    ) -> Finding {
        let place = place_of(case, first);
        let name = name_of(first).unwrap_or_else(|| "–".to_owned());
        let keys = |who| PersonKeys::of(who, &case.ruleset.identity);
        let how = in_common(twin.by, &keys(first), &keys(delegate));
        let message = if twin.is_same {
            text!(
                vi: "Người này đã có ở {place}: {name}; {how}.",
                en: "This person stands already at {place}: {name}; {how}.",
                place,
                how
            )
        } else {
            text!(
                vi: "Người này có thể đã có ở {place}: {name}; {how}.",
                en: "This person may stand already at {place}: {name}; {how}.",
                place,
                how
            )
        };
        let is_by_number = twin.by.traits().contains(&Trait::Identity);
        let cell = if is_by_number { delegate.identity.cell } else { delegate.name.cell };
        Finding {
            severity: if twin.is_same { rule.severity } else { self.similar_severity },
            message,
            help: Some(text!(
                vi: "bỏ một trong hai dòng, hoặc sửa lại nếu là hai người",
                en: "take one of the two rows out, or correct them if these are two people",
            )),
            ..Case::finding(rule, delegate, case.location(delegate, cell))
        }
    }
}

/// What the two rows have in common, and what not.
fn in_common(by: &Likeness, first: &PersonKeys, later: &PersonKeys) -> Text {
    let asks_for = |what: &Trait| by.traits().contains(what);
    let name = name_difference(first, later);
    let is_similar = asks_for(&Trait::SimilarName) && name != Some(NameDifference::Nothing);
    let mut parts = Vec::new();
    if is_similar {
        parts.extend(name.map(similar_name_words));
    }
    let field = |what: &Trait| match what {
        Trait::Identity => Some(Field::Identity),
        Trait::Name => Some(Field::FullName),
        Trait::SimilarName => (!is_similar).then_some(Field::FullName),
        Trait::Birth | Trait::BirthDay => Some(Field::BirthDate),
        Trait::Unit => Some(Field::Unit),
    };
    let same: Vec<Field> = by.traits().iter().filter_map(field).collect();
    parts.extend(
        listed(&same).map(|same| text!(vi: "trùng {same}", en: "the same is {same}", same)),
    );
    let differ = |one: Option<&str>, other: Option<&str>| {
        one.zip(other).is_some_and(|(one, other)| one != other)
    };
    let unequal = [
        (Field::FullName, !is_similar && differ(first.name_key(), later.name_key())),
        (Field::BirthDate, first.births_differ(later)),
        (Field::Unit, differ(first.unit.as_deref(), later.unit.as_deref())),
    ];
    let different: Vec<Field> =
        unequal.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect();
    parts.extend(listed(&different).map(
        |different| text!(vi: "khác {different}", en: "what differs is {different}", different),
    ));
    if first.birth != later.birth && !first.births_differ(later) {
        parts.push(text!(
            vi: "chỉ một dòng ghi đủ ngày sinh",
            en: "one row alone tells the full birth date"
        ));
    }
    let has_both_numbers = first.identity.is_some() && later.identity.is_some();
    if has_both_numbers && first.identity != later.identity && !first.numbers_differ(later) {
        parts.push(text!(
            vi: "số định danh ghi theo hai mẫu khác nhau",
            en: "the identity numbers have two different forms"
        ));
    }
    joined(&parts, "; ")
}

fn similar_name_words(difference: NameDifference) -> Text {
    text!(
        vi: "tên gần giống ({how})",
        en: "the names are nearly the same ({how})",
        how = difference.words()
    )
}

/// The words of the fields as a list; none where there are none.
fn listed(fields: &[Field]) -> Option<Text> {
    // `họ và tên và ngày sinh` would stumble over its two `và`.
    let words = |field: &Field| match field {
        Field::FullName => text!(vi: "họ tên", en: "the full name"),
        field => words::field_in_sentence(*field),
    };
    let words: Vec<Text> = fields.iter().map(words).collect();
    (!words.is_empty()).then(|| all_of(&words))
}

/// Sheet and cell of the delegate's name.
fn place_of(case: &Case<'_>, delegate: &Delegate) -> Text {
    let row = delegate.row;
    let at = delegate.name.cell.map_or_else(|| row.to_string(), |cell| cell.to_string());
    let SheetOf { file, name } = case.roster.sheet_of(delegate);
    let place = match name {
        Some(sheet) => text!(vi: "trang “{sheet}”, ô {at}", en: "sheet “{sheet}”, cell {at}"),
        None => text!(vi: "dòng {row}", en: "line {row}"),
    };
    match file {
        Some(file) => text!("{file}, {place}", place),
        None => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::measure::PersonName;
    use crate::rules::{IdentityKey, IdentityNumbers};

    #[test]
    fn somebody_without_a_number_may_be_either_of_two_people_who_both_stay() {
        let forms = IdentityNumbers::default();
        let keys = |number: &str| PersonKeys {
            identity: IdentityKey::of(number, &forms),
            name: PersonName::of("Lò Văn Hai"),
            unit: None,
            birth: Some((1980, 2, 1)),
        };
        let same = Likeness::new([Trait::Name, Trait::Birth]);
        let sets = |keys: &[PersonKeys]| {
            sets_of_one_person(vec![0, 1, 2], |one, other| same.holds(&keys[one], &keys[other]))
        };
        let two = [keys("019080000001"), keys(""), keys("019080000002")];
        assert_eq!(sets(&two), [vec![0, 1], vec![1, 2]]);
        assert_eq!(sets(&[keys(""), keys(""), keys("")]), [vec![0, 1, 2]]);
    }
}
