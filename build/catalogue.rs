//! The catalogue of groups, as an expression of type `GroupCatalogue` that borrows all it holds.
//!
//! Every name is folded into the key under which it is looked up; the tables stand in the order of their
//! keys.

use std::collections::BTreeMap;
use std::path::Path;

use crate::letters_of_names::Letters;
use crate::thorough::{fold_any, unmarked_any};

const HEAD: &str = "rules/catalogues/vn-ethnic-groups.toml";
const GROUPS: &str = "rules/catalogues/vn-ethnic-groups.csv";
const COLUMNS: [&str; 5] = ["code_1979", "name", "name_1979", "other_names", "local_groups"];

/// Names by their keys, with the codes of all groups that bear each.
type Bearers = BTreeMap<String, Vec<u8>>;

#[derive(Default)]
struct Catalogue {
    /// Each as an expression.
    groups: Vec<String>,
    own_names: BTreeMap<String, u8>,
    all_names: Bearers,
    unmarked_names: Bearers,
}

pub fn write() {
    let head: toml::Table = crate::text_of(Path::new(HEAD)).parse().expect("the head is TOML");
    let majority = words(&head["majority"]);
    let mut catalogue = Catalogue::default();
    let groups = crate::text_of(Path::new(GROUPS));
    let mut lines = groups.lines().map(cells);
    assert_eq!(lines.next(), Some(COLUMNS), "the columns of {GROUPS}");
    for line in lines {
        catalogue.add(line, !majority.contains(&line[0]));
    }
    let mut prefixes: Vec<String> =
        words(&head["prefixes"]).iter().map(|words| fold_any(words, true)).collect();
    prefixes.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
    let foreign: Vec<String> = words(&head["foreign"]).iter().map(|word| key(word)).collect();
    let text = |value: &toml::Value| value.as_str().expect("it is a string").to_owned();
    let Catalogue { groups, own_names, all_names, unmarked_names } = catalogue;
    let all_names = all_names.iter().map(|(key, bearers)| {
        let (marked, plain) = (letters(key.clone()), letters(unmarked_any(key)));
        format!("Name {{ marked: {marked}, plain: {plain}, bearers: &{} }}", codes(bearers))
    });
    let unmarked_names =
        unmarked_names.iter().map(|(key, bearers)| format!("({key:?}, &{})", codes(bearers)));
    let own_names = own_names.iter().map(|(key, code)| format!("({key:?}, GroupCode({code}))"));
    let written = format!(
        "GroupCatalogue {{
            id: {:?},
            title: Text::fixed({:?}, {:?}),
            source: {:?},
            groups: {},
            own_names: {},
            all_names: {},
            unmarked_names: {},
            prefixes: &{prefixes:?},
            foreign: &{foreign:?},
        }}",
        text(&head["id"]),
        text(&head["title"]["vi"]),
        text(&head["title"]["en"]),
        text(&head["source"]),
        slice(groups),
        slice(own_names),
        slice(all_names),
        slice(unmarked_names),
    );
    crate::write("vn-ethnic-groups.rs", &written);
}

impl Catalogue {
    fn add(&mut self, [code, name, name_1979, others, local]: [&str; 5], minority: bool) {
        let code: u8 = code.parse().unwrap_or_else(|_| panic!("{GROUPS}: {code} is no code"));
        let (others, local) = (names(others), names(local));
        for own in [name, name_1979] {
            self.own_names.insert(key(own), code);
        }
        for name in [name, name_1979].iter().chain(&others).chain(&local) {
            let key = key(name);
            let unmarked = unmarked_any(&key);
            for (names, key) in [(&mut self.all_names, key), (&mut self.unmarked_names, unmarked)] {
                let bearers = names.entry(key).or_default();
                if !bearers.contains(&code) {
                    bearers.push(code);
                }
            }
        }
        self.groups.push(format!(
            "Group {{ code: GroupCode({code}), name: {name:?}, name_1979: {name_1979:?}, \
             other_names: &{others:?}, local_groups: &{local:?}, minority: {minority} }}"
        ));
    }
}

/// The cells of a line; none of this file is quoted.
fn cells(line: &str) -> [&str; 5] {
    let cells: Vec<&str> = line.split(',').collect();
    match <[&str; 5]>::try_from(cells) {
        Ok(cells) if !line.contains('"') => cells,
        _ => panic!("{GROUPS}: not five plain cells: {line}"),
    }
}

fn names(cell: &str) -> Vec<&str> {
    cell.split(';').map(str::trim).filter(|name| !name.is_empty()).collect()
}

fn key(name: &str) -> String {
    fold_any(name, false)
}

fn words(value: &toml::Value) -> Vec<&str> {
    let words = value.as_array().expect("it is an array").iter();
    words.map(|word| word.as_str().expect("it is a string")).collect()
}

fn letters(name: String) -> String {
    let Letters { name, length, set } = Letters::of(name);
    format!("Letters {{ name: Cow::Borrowed({name:?}), length: {length}, set: {set:#x} }}")
}

fn codes(codes: &[u8]) -> String {
    slice(codes.iter().map(|code| format!("GroupCode({code})"))).split_off(1)
}

fn slice(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().collect();
    format!("&[{}]", items.join(",\n"))
}
