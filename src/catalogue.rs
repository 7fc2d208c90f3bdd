//! The catalogue of ethnic groups: a name as a list writes it → one group, several, or none.
//!
//! The groups, their other names and local groups are data under `rules/catalogues/`; the build script
//! (`build/catalogue.rs`) folds them into tables, and [`own`] does so with those of a file. A group's
//! own name wins over another group's alias; an alias of several groups is ambiguous and is never
//! guessed, and neither is one written without marks that is another group's name typed without
//! them: `Lao` is a name of the La Hủ, and how a keyboard without Vietnamese writes Lào.
//! Suggestions are only ever shown.

mod cell;
mod letters;
mod named;
mod nearest;
mod own;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::asked::Asked;
use crate::spelling;
use crate::wording::Text;

use letters::Letters;
pub(crate) use named::group_code;
pub(crate) use own::{OwnCatalogue, OwnGroup};

/// A group's code in its catalogue, shown with two digits: `02` is Tày in Decision 121 of 1979.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupCode(u8);

impl GroupCode {
    /// The code of this number; none where two digits cannot show it.
    pub(crate) fn new(number: u64) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| (1..=99).contains(number)).map(Self)
    }

    /// The code as a number.
    pub(crate) fn number(self) -> u8 {
        self.0
    }
}

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
    pub code: GroupCode,
    /// The name used today.
    pub name: &'static str,
    /// The spelling of the decision that gave the code.
    pub name_1979: &'static str,
    /// Other names of the group.
    pub other_names: &'static [&'static str],
    /// Local groups that count for it.
    pub local_groups: &'static [&'static str],
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
pub struct GroupCatalogue {
    /// The catalogue's id, as rules files name it.
    pub id: &'static str,
    /// Its title.
    pub title: Text,
    /// The document it comes from.
    pub source: &'static str,
    groups: &'static [Group],
    /// The keys of the groups' own names, in their order.
    own_names: &'static [(&'static str, GroupCode)],
    /// Every name, own names among them, in the order of the keys.
    all_names: &'static [Name],
    /// The keys of all names without their marks, in their order, with all groups that bear them.
    unmarked_names: &'static [(&'static str, &'static [GroupCode])],
    /// Folded into words, the longest first, so that `người dân tộc` is not taken for `người`.
    prefixes: &'static [&'static str],
    foreign: &'static [&'static str],
}

/// A name as it is compared, with all groups that bear it.
#[derive(Debug)]
struct Name {
    /// Its key.
    marked: Letters,
    /// The same without its marks.
    plain: Letters,
    bearers: &'static [GroupCode],
}

/// Folded from its files when the tool is built.
#[expect(clippy::unreadable_literal, reason = "a program writes and reads it")]
static VIETNAM: GroupCatalogue = include!(concat!(env!("OUT_DIR"), "/vn-ethnic-groups.rs"));

/// Each catalogue is kept once, for as long as the program runs: where it lies tells all of it, one
/// that was written anew from the one before.
impl fmt::Debug for GroupCatalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told = f.debug_struct("GroupCatalogue");
        told.field("id", &self.id).field("at", &std::ptr::from_ref(self)).finish_non_exhaustive()
    }
}

impl GroupCatalogue {
    /// The 54 ethnic groups of Viet Nam.
    ///
    /// # Examples
    ///
    /// ```
    /// use delegate_quota::rooms::catalogue::{GroupCatalogue, Resolution};
    ///
    /// let catalogue = GroupCatalogue::vietnam();
    /// assert_eq!(catalogue.resolve("H'Mông"), catalogue.resolve("Mông"));
    /// assert!(matches!(catalogue.resolve("Xá"), Resolution::Ambiguous(_)));
    /// ```
    pub fn vietnam() -> &'static Self {
        &VIETNAM
    }

    /// Every group, in the order of the codes.
    pub fn groups(&self) -> &'static [Group] {
        self.groups
    }

    /// The group with this code.
    pub fn group(&self, code: GroupCode) -> Option<&Group> {
        self.groups.iter().find(|group| group.code == code)
    }

    /// The official name of the group; its code where the catalogue does not know it.
    pub fn name(&self, code: GroupCode) -> String {
        self.group(code).map_or_else(|| code.to_string(), |group| group.name.to_owned())
    }

    /// Whether the group is a minority.
    pub fn is_minority(&self, code: GroupCode) -> bool {
        self.group(code).is_some_and(|group| group.minority)
    }

    /// What a name in a list stands for.
    pub fn resolve(&self, written: &str) -> Resolution {
        let bare = cell::without_prefixes(self.prefixes, written);
        self.known(bare).unwrap_or_else(|| Resolution::Unknown {
            suggestions: nearest::nearest(self.all_names, bare),
        })
    }

    /// The same where most texts are no names, and nobody asks what they might have been.
    pub fn resolve_known(&self, written: &str) -> Option<Resolution> {
        self.known(cell::without_prefixes(self.prefixes, written))
    }

    fn known(&self, bare: &str) -> Option<Resolution> {
        self.lookup(bare).or_else(|| match &cell::parts_of(bare)[..] {
            [] => None,
            [_] => self.resolve_local_group(bare),
            parts => self.resolve_parts(parts),
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
        let key = spelling::key(name);
        if let Some(code) = self.own(&key) {
            return Some(Resolution::Group(code));
        }
        if self.foreign.contains(&&*key) {
            return Some(Resolution::Foreign);
        }
        match self.bearers(&key)? {
            [only] => Some(Resolution::Group(*only)),
            several => Some(Resolution::Ambiguous(several.to_vec())),
        }
    }

    /// The group whose own name this is the key of.
    fn own(&self, key: &str) -> Option<GroupCode> {
        let at = self.own_names.binary_search_by_key(&key, |(name, _)| name).ok()?;
        Some(self.own_names[at].1)
    }

    /// Every group that bears the name of this key.
    fn named(&self, key: &str) -> Option<&'static [GroupCode]> {
        let at = self.all_names.binary_search_by_key(&key, |name| name.marked.name()).ok()?;
        Some(self.all_names[at].bearers)
    }

    /// The same. An alias without marks may be the name of another group typed without them.
    fn bearers(&self, key: &str) -> Option<&'static [GroupCode]> {
        let bearers = self.named(key)?;
        if !key.is_ascii() {
            return Some(bearers);
        }
        let typed = self.unmarked_names.binary_search_by_key(&key, |(name, _)| name);
        Some(typed.map_or(bearers, |at| self.unmarked_names[at].1))
    }

    /// `Mnông Gar`: a group's own name and that of a local group of it, one behind the other.
    fn resolve_local_group(&self, bare: &str) -> Option<Resolution> {
        const LONGEST_NAME: usize = 4;
        let blanks = bare.char_indices().filter(|(_, c)| c.is_whitespace() || *c == '-');
        blanks.take(LONGEST_NAME).find_map(|(at, _)| {
            let (group, local) = bare.split_at(at);
            let code = self.own(&spelling::key(group))?;
            let bearers = self.named(&spelling::key(local))?;
            bearers.contains(&code).then_some(Resolution::Group(code))
        })
    }

    /// `Group (Local group)` in either order: the group that all the parts can mean.
    ///
    /// Each part offers every group that bears its name, aliases too: in `Mông (Hoa)`, Hoa is the
    /// branch of the Mông. Both of two parts may be one name, as in `Dao (Đỏ)`. Beside a part that
    /// is no name, such as another fact of the person, a group is told by its own name alone: most
    /// aliases are words and people's names, too.
    fn resolve_parts(&self, parts: &[String]) -> Option<Resolution> {
        let mut keys: Vec<String> = parts.iter().map(|part| spelling::key(part)).collect();
        let whole = keys.concat();
        let mut whole_is_known = false;
        if parts.len() == 2 && self.named(&whole).is_some() {
            keys.push(whole);
            whole_is_known = true;
        }
        let offered: Vec<&[GroupCode]> = keys.iter().filter_map(|key| self.bearers(key)).collect();
        let (first, rest) = offered.split_first()?;
        let mut common = first.to_vec();
        common.retain(|code| rest.iter().all(|others| others.contains(code)));
        let mut all: Vec<GroupCode> = offered.concat();
        all.sort_unstable();
        all.dedup();
        let all_are_names = whole_is_known || offered.len() == keys.len();
        let foreign = keys.iter().any(|key| self.foreign.contains(&key.as_str()));
        let own = |code| keys.iter().any(|key| self.own(key) == Some(code));
        Some(match common[..] {
            [only] if !foreign && (all_are_names || own(only)) => Resolution::Group(only),
            [_] => Resolution::Unknown { suggestions: all },
            [] => Resolution::Ambiguous(all),
            _ => Resolution::Ambiguous(common),
        })
    }
}

/// A catalogue that remembers what it was asked: a list names few groups, many times.
#[derive(Debug)]
pub struct Remembering<'a> {
    catalogue: &'a GroupCatalogue,
    answers: Asked<Resolution>,
}

impl<'a> Remembering<'a> {
    /// A catalogue that was not asked yet.
    pub fn new(catalogue: &'a GroupCatalogue) -> Self {
        Self { catalogue, answers: Asked::default() }
    }

    /// What a name in a list stands for; see [`GroupCatalogue::resolve`].
    pub fn resolve(&self, written: &str) -> Resolution {
        self.answers.get(written, |written| self.catalogue.resolve(written))
    }

    /// The group that bears a name; none where it bears none, and nothing like it is looked for.
    pub fn group(&self, written: &str) -> Option<GroupCode> {
        self.catalogue.resolve_known(written)?.group()
    }
}

#[cfg(test)]
mod tests;
