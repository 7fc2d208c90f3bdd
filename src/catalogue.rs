//! The catalogue of ethnic groups: a name as a list writes it → one group, several, or none.
//!
//! The groups, their other names and local groups are data under `rules/catalogues/`. A group's
//! own name wins over another group's alias; an alias of several groups is ambiguous and is never
//! guessed. Suggestions are only ever shown.

mod nearest;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{LazyLock, OnceLock};

use serde::{Deserialize, Serialize};

use crate::fold;
use crate::wording::Text;

/// A group's code in its catalogue, shown with two digits: `02` is Tày in Decision 121 of 1979.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupCode(u8);

impl fmt::Display for GroupCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

impl Serialize for GroupCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A text is not two digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a group code")]
pub struct GroupCodeError(String);

impl FromStr for GroupCode {
    type Err = GroupCodeError;

    fn from_str(text: &str) -> Result<Self, GroupCodeError> {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            Ok(code) if digits => Ok(Self(code)),
            _ => Err(GroupCodeError(text.to_owned())),
        }
    }
}

/// An ethnic group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its code.
    pub code: GroupCode,
    /// The name used today.
    pub name: String,
    /// The spelling of the decision that gave the code.
    pub name_1979: String,
    /// Other names of the group.
    pub other_names: Vec<String>,
    /// Local groups that count for it.
    pub local_groups: Vec<String>,
    /// Whether it is a minority.
    pub minority: bool,
}

/// What a written name of a group stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// One group.
    Group(GroupCode),
    /// Several groups share the name; the officer has to say which.
    Ambiguous(Vec<GroupCode>),
    /// None of the groups: a foreigner.
    Foreign,
    /// Not a name in the catalogue.
    Unknown {
        /// The groups with the nearest names, best first; at most three.
        suggestions: Vec<GroupCode>,
    },
}

impl Resolution {
    /// The group, if it is one.
    pub fn group(&self) -> Option<GroupCode> {
        match self {
            Self::Group(code) => Some(*code),
            _ => None,
        }
    }
}

/// All groups of a catalogue, with every name that is known of them.
#[derive(Debug)]
pub struct GroupCatalogue {
    /// The catalogue's id, as rules files name it.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The document it comes from.
    pub source: String,
    groups: Vec<Group>,
    own_names: BTreeMap<String, GroupCode>,
    /// Every name, own names among them, with all groups that bear it.
    all_names: BTreeMap<String, Vec<GroupCode>>,
    /// Folded for suggestions, once a name is asked that nobody knows.
    names: OnceLock<nearest::Names>,
    prefixes: Vec<String>,
    foreign: Vec<String>,
}

#[derive(Deserialize)]
struct Head {
    id: String,
    title: Text,
    source: String,
    majority: Vec<String>,
    prefixes: Vec<String>,
    foreign: Vec<String>,
}

#[derive(Deserialize)]
struct Line {
    code_1979: String,
    name: String,
    name_1979: String,
    other_names: String,
    local_groups: String,
}

/// Why a catalogue's files are not a catalogue.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The TOML file is broken.
    #[error("the catalogue's TOML file is not valid")]
    Head(#[from] toml::de::Error),
    /// The CSV file is broken.
    #[error("the catalogue's CSV file is not valid")]
    Groups(#[from] csv::Error),
    /// A code is not a code.
    #[error(transparent)]
    Code(#[from] GroupCodeError),
}

static EMBEDDED: LazyLock<GroupCatalogue> = LazyLock::new(|| {
    GroupCatalogue::from_files(
        include_str!("../rules/catalogues/vn-ethnic-groups.toml"),
        include_str!("../rules/catalogues/vn-ethnic-groups.csv"),
    )
    .expect("the embedded catalogue is valid: a test reads it")
});

impl GroupCatalogue {
    /// The 54 ethnic groups of Viet Nam.
    ///
    /// # Examples
    ///
    /// ```
    /// use delegate_quota::catalogue::{GroupCatalogue, Resolution};
    ///
    /// let catalogue = GroupCatalogue::vietnam();
    /// assert_eq!(catalogue.resolve("H'Mông"), catalogue.resolve("Mông"));
    /// assert!(matches!(catalogue.resolve("Xá"), Resolution::Ambiguous(_)));
    /// ```
    pub fn vietnam() -> &'static Self {
        &EMBEDDED
    }

    /// Builds a catalogue from the text of its two files.
    pub fn from_files(head: &str, groups: &str) -> Result<Self, CatalogueError> {
        let head: Head = toml::from_str(head)?;
        let mut catalogue = Self {
            id: head.id,
            title: head.title,
            source: head.source,
            groups: Vec::new(),
            own_names: BTreeMap::new(),
            all_names: BTreeMap::new(),
            names: OnceLock::new(),
            prefixes: head.prefixes.iter().map(|prefix| fold::words(prefix)).collect(),
            foreign: head.foreign.iter().map(|word| fold::key(word)).collect(),
        };
        // The longest first, so that `người dân tộc` is not taken for `người`.
        catalogue.prefixes.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
        for line in csv::Reader::from_reader(groups.as_bytes()).deserialize() {
            let line: Line = line?;
            let minority = !head.majority.contains(&line.code_1979);
            catalogue.add(Group {
                code: line.code_1979.parse()?,
                name: line.name,
                name_1979: line.name_1979,
                other_names: names(&line.other_names),
                local_groups: names(&line.local_groups),
                minority,
            });
        }
        Ok(catalogue)
    }

    fn add(&mut self, group: Group) {
        for own in [&group.name, &group.name_1979] {
            self.own_names.insert(fold::key(own), group.code);
        }
        let own = [&group.name, &group.name_1979];
        for name in own.into_iter().chain(&group.other_names).chain(&group.local_groups) {
            let bearers = self.all_names.entry(fold::key(name)).or_default();
            if !bearers.contains(&group.code) {
                bearers.push(group.code);
            }
        }
        self.groups.push(group);
    }

    fn names(&self) -> &nearest::Names {
        self.names.get_or_init(|| nearest::Names::of(&self.groups))
    }

    /// Every group, in the order of the codes.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The group with this code.
    pub fn group(&self, code: GroupCode) -> Option<&Group> {
        self.groups.iter().find(|group| group.code == code)
    }

    /// The official name of the group; its code where the catalogue does not know it.
    pub fn name(&self, code: GroupCode) -> String {
        self.group(code).map_or_else(|| code.to_string(), |group| group.name.clone())
    }

    /// Whether the group is a minority.
    pub fn is_minority(&self, code: GroupCode) -> bool {
        self.group(code).is_some_and(|group| group.minority)
    }

    /// What a name in a list stands for.
    pub fn resolve(&self, written: &str) -> Resolution {
        let bare = self.without_prefix(written);
        self.known(&bare)
            .unwrap_or_else(|| Resolution::Unknown { suggestions: self.names().nearest(&bare) })
    }

    /// The same where most texts are no names, and nobody asks what they might have been.
    pub fn resolve_known(&self, written: &str) -> Option<Resolution> {
        self.known(&self.without_prefix(written))
    }

    fn known(&self, bare: &str) -> Option<Resolution> {
        self.lookup(bare).or_else(|| {
            let parts = parts_of(bare);
            if parts.len() > 1 { self.resolve_parts(&parts) } else { None }
        })
    }

    /// The group that an option or a profile names: a name, an alias or a two-digit code.
    pub fn resolve_name_or_code(&self, written: &str) -> Resolution {
        match written.trim().parse::<GroupCode>() {
            Ok(code) if self.group(code).is_some() => Resolution::Group(code),
            _ => self.resolve(written),
        }
    }

    fn lookup(&self, name: &str) -> Option<Resolution> {
        let key = fold::key(name);
        if let Some(code) = self.own_names.get(&key) {
            return Some(Resolution::Group(*code));
        }
        match self.all_names.get(&key).map(Vec::as_slice) {
            Some([only]) => return Some(Resolution::Group(*only)),
            Some(several) => return Some(Resolution::Ambiguous(several.to_vec())),
            None => {}
        }
        self.foreign.contains(&key).then_some(Resolution::Foreign)
    }

    /// `Group (Local group)` in either order: the group that all the parts can mean.
    ///
    /// Each part offers every group that bears its name, aliases too: in `Mông (Hoa)`, Hoa is the
    /// branch of the Mông.
    fn resolve_parts(&self, parts: &[String]) -> Option<Resolution> {
        let bearers = |name: &String| self.all_names.get(&fold::key(name)).cloned();
        let offered: Vec<Vec<GroupCode>> = parts.iter().filter_map(bearers).collect();
        let (first, rest) = offered.split_first()?;
        let mut common = first.clone();
        common.retain(|code| rest.iter().all(|others| others.contains(code)));
        if let [only] = common[..] {
            return Some(Resolution::Group(only));
        }
        let mut all: Vec<GroupCode> = offered.concat();
        all.sort_unstable();
        all.dedup();
        Some(Resolution::Ambiguous(if common.is_empty() { all } else { common }))
    }

    fn without_prefix(&self, written: &str) -> String {
        let words = fold::words(written);
        for prefix in &self.prefixes {
            if let Some(rest) = words.strip_prefix(prefix.as_str())
                && rest.starts_with(' ')
            {
                let skip = prefix.split(' ').count();
                return written
                    .split([' ', '\u{a0}', ':', '\n'])
                    .filter(|word| !word.is_empty())
                    .skip(skip)
                    .collect::<Vec<_>>()
                    .join(" ");
            }
        }
        written.trim().to_owned()
    }
}

/// A catalogue that remembers what it was asked: a list names few groups, many times.
#[derive(Debug)]
pub struct Remembering<'a> {
    catalogue: &'a GroupCatalogue,
    answers: std::cell::RefCell<BTreeMap<String, Resolution>>,
}

impl<'a> Remembering<'a> {
    /// A catalogue that was not asked yet.
    pub fn new(catalogue: &'a GroupCatalogue) -> Self {
        Self { catalogue, answers: std::cell::RefCell::default() }
    }

    /// What a name in a list stands for; see [`GroupCatalogue::resolve`].
    pub fn resolve(&self, written: &str) -> Resolution {
        if let Some(known) = self.answers.borrow().get(written) {
            return known.clone();
        }
        let answer = self.catalogue.resolve(written);
        self.answers.borrow_mut().insert(written.to_owned(), answer.clone());
        answer
    }
}

fn names(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The parts of `Group (Local group)`, `Group - Local group`, `Group/Local group`; with two parts,
/// also both read as one name, as in `Dao (Đỏ)`.
fn parts_of(written: &str) -> Vec<String> {
    let mut parts: Vec<String> = written
        .replace(" - ", "/")
        .replace(" – ", "/")
        .split(['(', ')', '/', ',', ';', '[', ']', '+'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    if let [outer, inner] = &parts[..] {
        parts.push(format!("{outer} {inner}"));
    }
    parts
}

#[cfg(test)]
mod tests;
