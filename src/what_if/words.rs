//! `role=official,gender=female,group=Dao`: the words of a selector, written as pairs.
//!
//! The keys are those of selectors in rules files. The values are theirs, too, or the words that
//! lists use: `nữ`, `khách mời`, `đương nhiên`, any name of a group. Several values of one key are
//! parted by `|`.
//!
//! `rules::selector_from_words` reads the lines of `--count`, and is a grammar of its own. The pairs
//! here are facts of a person as well as a choice of people (`birth_date`, one age), so each key
//! stands once, and a word without a key is a mistake rather than one more value; and the names of
//! units are those of the list, which may hold a comma, so that a comma cannot part them.

use crate::catalogue::{GroupCatalogue, GroupCode, group_code};
use crate::closed_list::ClosedList;
use crate::fold;
use crate::recognise::words;
use crate::report::InputError;
use crate::roster::{BirthDate, Gender, OfficialKind, Role};
use crate::rules::{AgeBand, Groups, Ruleset, Selector};
use crate::text;
use crate::wording::Text;
use crate::written::offer;

/// What a pair speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Role,
    Gender,
    Group,
    Kind,
    Age,
    Work,
    Unit,
    BirthDate,
}

const KEYS: [(&str, Key); 8] = [
    ("role", Key::Role),
    ("gender", Key::Gender),
    ("group", Key::Group),
    ("kind", Key::Kind),
    ("age", Key::Age),
    ("work", Key::Work),
    ("unit", Key::Unit),
    ("birth_date", Key::BirthDate),
];

/// One pair as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) key: Key,
    pub(super) value: String,
}

/// A problem with the words, to be put beneath the name of the option.
pub(super) fn fault(message: Text, help: impl IntoIterator<Item = Text>) -> InputError {
    InputError { message, help: help.into_iter().collect() }
}

/// Takes `key=value,key=value` apart.
pub(super) fn pairs(text: &str) -> Result<Vec<Pair>, InputError> {
    let mut pairs: Vec<Pair> = Vec::new();
    for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let Some((name, value)) = part.split_once('=') else {
            // The name of a unit may hold a comma itself.
            match pairs.last_mut().filter(|pair| pair.key == Key::Unit) {
                Some(unit) => unit.value = format!("{}, {part}", unit.value),
                None => return Err(no_pair(part)),
            }
            continue;
        };
        let (key, value) = (key(name.trim())?, value.trim());
        let name = name.trim();
        if value.is_empty() {
            return Err(fault(
                text!(vi: "`{name}=` chưa có giá trị", en: "`{name}=` has no value"),
                [example()],
            ));
        }
        if pairs.iter().any(|pair| pair.key == key) {
            return Err(fault(
                text!(vi: "`{name}` được ghi hai lần", en: "`{name}` is given twice"),
                [text!(
                    vi: "nhiều giá trị thì cách nhau bằng dấu `|`, như `group=Dao|Tày`",
                    en: "part several values with `|`, such as `group=Dao|Tày`"
                )],
            ));
        }
        pairs.push(Pair { key, value: value.to_owned() });
    }
    if pairs.is_empty() {
        return Err(fault(
            text!(vi: "chưa nói là người như thế nào", en: "nothing is said of the people"),
            [example()],
        ));
    }
    Ok(pairs)
}

fn example() -> Text {
    text!(
        vi: "ví dụ: role=official,gender=female,group=Dao",
        en: "for example: role=official,gender=female,group=Dao"
    )
}

fn no_pair(part: &str) -> InputError {
    fault(
        text!(
            vi: "`{part}` chưa đúng dạng `khóa=giá trị`",
            en: "`{part}` is not written as `key=value`"
        ),
        [
            text!(
                vi: "nhiều giá trị thì cách nhau bằng dấu `|`, như `group=Dao|Tày`",
                en: "part several values with `|`, such as `group=Dao|Tày`"
            ),
            example(),
        ],
    )
}

fn key(name: &str) -> Result<Key, InputError> {
    if let Some((_, key)) = KEYS.iter().find(|(known, _)| *known == name) {
        return Ok(*key);
    }
    let known = KEYS.map(|(known, _)| known);
    let message = text!(vi: "không có khóa `{name}`", en: "unknown key `{name}`");
    Err(fault(message, [offer(name, &known)]))
}

/// A word by its name in rules files, or else as lists write it.
fn word<T: ClosedList>(
    key: &str,
    written: &str,
    as_in_lists: impl Fn(&str) -> Option<T>,
) -> Result<T, InputError> {
    T::with_id(written).or_else(|| as_in_lists(written)).ok_or_else(|| {
        let known: Vec<&str> = T::ids();
        fault(
            text!(
                vi: "`{key}`: không hiểu giá trị “{written}”",
                en: "`{key}`: unknown value “{written}”"
            ),
            [offer(written, &known)],
        )
    })
}

pub(super) fn role(written: &str) -> Result<Role, InputError> {
    word("role", written, words::role)
}

pub(super) fn gender(written: &str) -> Result<Gender, InputError> {
    word("gender", written, words::gender)
}

pub(super) fn kind(written: &str) -> Result<OfficialKind, InputError> {
    word("kind", written, words::kind)
}

pub(super) fn group(written: &str, catalogue: &GroupCatalogue) -> Result<GroupCode, InputError> {
    group_code(written, catalogue).map_err(|(message, help)| {
        let (vi, en) = (message.vi, message.en);
        fault(text!(vi: "`group`: {vi}", en: "`group`: {en}"), help)
    })
}

/// A field of work by its id, its title, or a word that lists tell it by.
pub(super) fn work(written: &str, ruleset: &Ruleset) -> Result<String, InputError> {
    let folded = fold::words(written);
    let found = ruleset.fields_of_work.iter().find(|field| {
        field.id == written
            || fold::words(&field.title.vi) == folded
            || fold::words(&field.title.en) == folded
            || field.words.iter().any(|word| fold::words(word) == folded)
    });
    found.map(|field| field.id.clone()).ok_or_else(|| {
        let known: Vec<&str> =
            ruleset.fields_of_work.iter().map(|field| field.id.as_str()).collect();
        fault(
            text!(
                vi: "`work`: không có lĩnh vực “{written}” trong bộ quy định",
                en: "`work`: the ruleset knows no field of work “{written}”"
            ),
            [offer(written, &known)],
        )
    })
}

pub(super) fn birth_date(written: &str) -> Result<BirthDate, InputError> {
    words::birth(written).ok_or_else(|| {
        fault(
            text!(
                vi: "`birth_date`: “{written}” không phải là ngày",
                en: "`birth_date`: “{written}” is not a date"
            ),
            [text!(
                vi: "ghi như 12/5/1980, 5/1980 hoặc 1980",
                en: "write it as 12/5/1980, 5/1980 or 1980"
            )],
        )
    })
}

/// `30`, `18-35`, `60+`.
fn age(written: &str) -> Result<AgeBand, InputError> {
    let years = |text: &str| text.trim().parse::<i16>().ok().filter(|years| *years >= 0);
    let band = match (written.strip_suffix('+'), written.split_once(['-', '–'])) {
        (Some(min), _) => years(min).map(|min| AgeBand { min: Some(min), max: None }),
        (None, Some((min, max))) => {
            years(min).zip(years(max)).map(|(min, max)| AgeBand { min: Some(min), max: Some(max) })
        }
        (None, None) => years(written).map(|years| AgeBand { min: Some(years), max: Some(years) }),
    };
    band.filter(|band| band.min.zip(band.max).is_none_or(|(min, max)| min <= max)).ok_or_else(|| {
        fault(
            text!(vi: "`age`: “{written}” không phải là tuổi", en: "`age`: “{written}” is no age"),
            [text!(
                vi: "ghi như 30, 18-35 hoặc 60+",
                en: "write it as 30, 18-35 or 60+"
            )],
        )
    })
}

/// The one age that a pair tells of a person.
pub(super) fn one_age(written: &str) -> Result<i16, InputError> {
    match age(written)? {
        AgeBand { min: Some(min), max: Some(max) } if min == max => Ok(min),
        _ => Err(fault(
            text!(
                vi: "`age`: “{written}” là một khoảng tuổi; ở đây cần một tuổi",
                en: "`age`: “{written}” is a range, and one age is needed here"
            ),
            [],
        )),
    }
}

/// The people whom the pairs choose.
pub(super) fn selector(pairs: &[Pair], ruleset: &Ruleset) -> Result<Selector, InputError> {
    let mut all = Selector::everyone();
    for pair in pairs {
        all = all.and(&part(pair, ruleset)?);
    }
    Ok(all)
}

fn part(pair: &Pair, ruleset: &Ruleset) -> Result<Selector, InputError> {
    let values = || pair.value.split('|').map(str::trim).filter(|value| !value.is_empty());
    Ok(match pair.key {
        Key::Role => Selector::Role(values().map(role).collect::<Result<_, _>>()?),
        Key::Gender => Selector::Gender(gender(&pair.value)?),
        Key::Kind => Selector::Kind(kind(&pair.value)?),
        Key::Age => Selector::Age(age(&pair.value)?),
        Key::Work => {
            Selector::Work(values().map(|value| work(value, ruleset)).collect::<Result<_, _>>()?)
        }
        Key::Unit => Selector::Unit(values().map(str::to_owned).collect()),
        Key::Group if pair.value == "minority" => Selector::Group(Groups::Minority),
        Key::Group => {
            let codes = values().map(|value| group(value, ruleset.catalogue));
            Selector::Group(Groups::Listed(codes.collect::<Result<_, _>>()?))
        }
        Key::BirthDate => {
            return Err(fault(
                text!(
                    vi: "`birth_date` không dùng để chọn người",
                    en: "`birth_date` chooses nobody"
                ),
                [text!(vi: "chọn theo tuổi: `age=18-35`", en: "choose by age: `age=18-35`")],
            ));
        }
    })
}
