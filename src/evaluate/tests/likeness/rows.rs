//! Rows of few people, changed as offices change them.

use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization as _;

/// What a row says.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) honorific: &'static str,
    pub(super) name: Vec<String>,
    /// Day, month and year, as far as they are told.
    pub(super) birth: Vec<u32>,
    pub(super) number: String,
    pub(super) unit: &'static str,
}

#[derive(Debug, Clone, Copy)]
enum Change {
    Honorific(&'static str),
    OtherLetter(char),
    MoreLetters(&'static str),
    FewerLetters,
    NoMarks,
    NoMiddle,
    OtherMiddle(&'static str),
    MoreMiddle,
    LostZero,
    Number(&'static str),
    OtherDay,
    OtherYear,
    LessOfBirth(usize),
    Unit(&'static str),
}

/// Two near namesakes of one day and unit, two others.
const PEOPLE: [(&str, [u32; 3], &str, &str); 4] = [
    ("Lò Văn Hai", [1, 2, 1980], "019080000001", "Xã A"),
    ("Lò Văn Hải", [1, 2, 1980], "", "Xã A"),
    ("Nông Thị Thu Hà", [12, 3, 1975], "019175000003", "Xã B"),
    ("A Thút", [1, 2, 1980], "", "Xã A"),
];

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        select(&["Ông", "Bà", "Đ/c", "PGS.TS", "NNƯT"][..]).prop_map(Change::Honorific),
        select(&['o', 'p', 'ư'][..]).prop_map(Change::OtherLetter),
        select(&["i", "nh"][..]).prop_map(Change::MoreLetters),
        Just(Change::FewerLetters),
        Just(Change::NoMarks),
        Just(Change::NoMiddle),
        select(&["Xuân", "V."][..]).prop_map(Change::OtherMiddle),
        Just(Change::MoreMiddle),
        Just(Change::LostZero),
        select(&["", "-", "019080000777", "0190800007777", "080000001", "080000002"][..])
            .prop_map(Change::Number),
        Just(Change::OtherDay),
        Just(Change::OtherYear),
        (1_usize..4).prop_map(Change::LessOfBirth),
        select(&["", "xã a", "Xã C"][..]).prop_map(Change::Unit),
    ]
}

pub(super) fn row() -> impl Strategy<Value = Row> {
    (select(&PEOPLE[..]), prop::collection::vec(change(), 0..3)).prop_map(|(person, changes)| {
        let (name, birth, number, unit) = person;
        let name = name.split(' ').map(str::to_owned).collect();
        let plain = Row { honorific: "", name, birth: birth.into(), number: number.into(), unit };
        changes.into_iter().fold(plain, changed)
    })
}

fn changed(mut row: Row, change: Change) -> Row {
    let last = row.name.len() - 1;
    match change {
        Change::Honorific(honorific) => row.honorific = honorific,
        Change::OtherLetter(letter) => {
            row.name[last].pop();
            row.name[last].push(letter);
        }
        Change::MoreLetters(letters) => row.name[last].push_str(letters),
        Change::FewerLetters if row.name[last].chars().count() > 1 => {
            row.name[last].pop();
        }
        Change::NoMarks => row.name[last] = unmarked(&row.name[last]),
        Change::NoMiddle if last > 1 => {
            row.name.remove(1);
        }
        Change::OtherMiddle(word) if last > 1 => row.name[1] = word.to_owned(),
        Change::MoreMiddle => row.name.insert(last, "Mai".to_owned()),
        Change::LostZero => row.number = row.number.trim_start_matches('0').to_owned(),
        Change::Number(number) => number.clone_into(&mut row.number),
        Change::OtherDay if row.birth.len() == 3 => row.birth[0] += 1,
        Change::OtherYear => {
            if let Some(year) = row.birth.last_mut() {
                *year += 1;
            }
        }
        Change::LessOfBirth(parts) => {
            let gone = parts.min(row.birth.len());
            row.birth.drain(..gone);
        }
        Change::Unit(unit) => row.unit = unit,
        _ => {}
    }
    row
}

pub(super) fn unmarked(text: &str) -> String {
    let letters = text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    letters.collect::<String>().replace('Đ', "D").replace('đ', "d")
}
