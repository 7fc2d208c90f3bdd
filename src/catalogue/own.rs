//! A catalogue that a person writes: the groups of another country, in a file of one's own.
//!
//! What the build script does for the shipped catalogue (`build/catalogue.rs`) is done here when the
//! program runs. A catalogue lives as long as the program, as the shipped one does; one that is read
//! again and says the same is the same, so that reading lists one after the other keeps nothing twice.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use super::{Group, GroupCatalogue, GroupCode, Letters, Name};
use crate::spelling;
use crate::wording::Text;

/// A catalogue as its file tells it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OwnCatalogue {
    pub(crate) id: String,
    pub(crate) title: Text,
    /// The document it comes from.
    pub(crate) source: String,
    /// Words before a name that add nothing to it.
    pub(crate) prefixes: Vec<String>,
    /// What lists write for people who belong to none of the groups.
    pub(crate) foreign: Vec<String>,
    /// By their codes, each once; no two have the same name.
    pub(crate) groups: Vec<OwnGroup>,
}

/// A group of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OwnGroup {
    pub(crate) code: GroupCode,
    pub(crate) name: String,
    pub(crate) other_names: Vec<String>,
    pub(crate) local_groups: Vec<String>,
    pub(crate) minority: bool,
}

/// Those that were read so far.
static READ: LazyLock<Mutex<BTreeMap<OwnCatalogue, &'static GroupCatalogue>>> =
    LazyLock::new(Mutex::default);

impl OwnCatalogue {
    /// The catalogue, ready to be asked.
    pub(crate) fn in_use(self) -> &'static GroupCatalogue {
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        read.entry(self).or_insert_with_key(Self::folded)
    }

    /// Folds every name into the key under which it is looked up.
    fn folded(&self) -> &'static GroupCatalogue {
        let mut tables = Tables::default();
        for group in &self.groups {
            tables.add(group);
        }
        let mut prefixes: Vec<String> =
            self.prefixes.iter().map(|words| spelling::words(words)).collect();
        prefixes.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
        let foreign = self.foreign.iter().map(|word| spelling::key(word));
        let all_names = tables.all.into_iter().map(|(key, bearers)| Name {
            plain: Letters::of(spelling::without_marks(&key)),
            marked: Letters::of(key),
            bearers: kept(bearers),
        });
        let unmarked = tables.unmarked.into_iter();
        let unmarked = unmarked.map(|(key, bearers)| (kept_text(key), kept(bearers)));
        let own = tables.own.into_iter().map(|(key, code)| (kept_text(key), code));
        Box::leak(Box::new(GroupCatalogue {
            id: kept_text(self.id.clone()),
            title: self.title.clone(),
            source: kept_text(self.source.clone()),
            groups: kept(self.groups.iter().map(group)),
            own_names: kept(own),
            all_names: kept(all_names),
            unmarked_names: kept(unmarked),
            prefixes: kept(prefixes.into_iter().map(kept_text)),
            foreign: kept(foreign.map(kept_text)),
        }))
    }
}

/// The names of all groups by their keys.
#[derive(Default)]
struct Tables {
    own: BTreeMap<String, GroupCode>,
    all: BTreeMap<String, Vec<GroupCode>>,
    unmarked: BTreeMap<String, Vec<GroupCode>>,
}

impl Tables {
    fn add(&mut self, group: &OwnGroup) {
        self.own.insert(spelling::key(&group.name), group.code);
        let others = group.other_names.iter().chain(&group.local_groups);
        for name in [&group.name].into_iter().chain(others) {
            let key = spelling::key(name);
            let unmarked = spelling::without_marks(&key);
            for (names, key) in [(&mut self.all, key), (&mut self.unmarked, unmarked)] {
                let bearers = names.entry(key).or_default();
                if !bearers.contains(&group.code) {
                    bearers.push(group.code);
                }
            }
        }
    }
}

fn group(own: &OwnGroup) -> Group {
    let name = kept_text(own.name.clone());
    let texts = |texts: &[String]| kept(texts.iter().cloned().map(kept_text));
    Group {
        code: own.code,
        name,
        name_1979: name,
        other_names: texts(&own.other_names),
        local_groups: texts(&own.local_groups),
        minority: own.minority,
    }
}

/// Keeps these as long as the program runs.
fn kept<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    Vec::leak(items.into_iter().collect())
}

fn kept_text(text: String) -> &'static str {
    String::leak(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Resolution;

    fn catalogue() -> OwnCatalogue {
        let group = |code, name: &str, others: &[&str], minority| OwnGroup {
            code: GroupCode(code),
            name: name.to_owned(),
            other_names: others.iter().map(|&name| name.to_owned()).collect(),
            local_groups: Vec::new(),
            minority,
        };
        OwnCatalogue {
            id: "test".to_owned(),
            title: Text::same("t"),
            source: String::new(),
            prefixes: vec!["national minority".to_owned()],
            foreign: vec!["foreigner".to_owned()],
            groups: vec![
                group(1, "Bulgarians", &[], false),
                group(2, "Türken", &["Turks"], true),
                group(3, "Roma", &["Ромa", "Sinti"], true),
            ],
        }
    }

    #[test]
    fn names_are_found_as_in_the_shipped_catalogue() {
        let catalogue = catalogue().in_use();
        let code = |name: &str| catalogue.resolve(name).group().map(GroupCode::number);
        assert_eq!(code("national minority: TURKS"), Some(2));
        assert_eq!(code("türken"), Some(2));
        assert_eq!(code("sinti (roma)"), Some(3));
        assert_eq!(catalogue.resolve("Foreigner"), Resolution::Foreign);
        let near = Resolution::Unknown { suggestions: vec![GroupCode(1)] };
        assert_eq!(catalogue.resolve("Bulgariens"), near);
        assert!(!catalogue.is_minority(GroupCode(1)) && catalogue.is_minority(GroupCode(3)));
    }

    #[test]
    fn a_catalogue_that_is_read_again_is_kept_once() {
        assert!(std::ptr::eq(catalogue().in_use(), catalogue().in_use()));
    }

    /// The shipped catalogue is folded by the build script, and would be here.
    #[test]
    fn a_catalogue_is_folded_as_when_the_tool_is_built() {
        let shipped = GroupCatalogue::vietnam();
        let own = OwnCatalogue {
            id: "again".to_owned(),
            title: shipped.title.clone(),
            source: shipped.source.to_owned(),
            prefixes: shipped.prefixes.iter().map(|&words| words.to_owned()).collect(),
            foreign: shipped.foreign.iter().map(|&words| words.to_owned()).collect(),
            groups: shipped
                .groups
                .iter()
                .map(|group| OwnGroup {
                    code: group.code,
                    name: group.name.to_owned(),
                    other_names: [&[group.name_1979], group.other_names]
                        .concat()
                        .iter()
                        .map(|&it| it.to_owned())
                        .collect(),
                    local_groups: group.local_groups.iter().map(|&it| it.to_owned()).collect(),
                    minority: group.minority,
                })
                .collect(),
        };
        let own = own.in_use();
        assert_eq!(own.unmarked_names, shipped.unmarked_names);
        assert_eq!((own.prefixes, own.foreign), (shipped.prefixes, shipped.foreign));
        for (own, shipped) in own.all_names.iter().zip(shipped.all_names) {
            assert_eq!(format!("{own:?}"), format!("{shipped:?}"));
        }
        assert_eq!(own.all_names.len(), shipped.all_names.len());
    }
}
