//! What words tell of role and kind: in titles, sheet names, sections and cells. The words are data,
//! in `roles.txt`.

use std::marker::PhantomData;
use std::sync::LazyLock;

use super::brackets::counts_out;
use crate::closed_list::ClosedList;
use crate::phrases::{Initials, holds, position};
use crate::recognise::phrase_files::ROLES;
use crate::roster::{OfficialKind, Role};
use crate::spelling;

/// What a text says of role and kind. Several roles in one text tell none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::recognise) struct RoleWords {
    roles: Told<Role>,
    kinds: Told<OfficialKind>,
    /// Whether a kind is told of people of whom no role is, as in `đương nhiên và khách mời`: they
    /// are official delegates.
    kind_alone: bool,
    /// Whether a role is told of some of the people, as in `Xã A (01 dự khuyết)`.
    of_some: bool,
}

impl RoleWords {
    /// The one role that the text tells.
    pub(in crate::recognise) fn role(self) -> Option<Role> {
        self.roles.only().filter(|_| !self.several_roles())
    }

    /// The one kind that the text tells.
    pub(in crate::recognise) fn kind(self) -> Option<OfficialKind> {
        self.kinds.only().filter(|_| !self.several_roles())
    }

    /// What both texts say together.
    pub(in crate::recognise) fn and(self, other: Self) -> Self {
        Self {
            roles: self.roles.and(other.roles),
            kinds: self.kinds.and(other.kinds),
            kind_alone: self.kind_alone | other.kind_alone,
            of_some: self.of_some | other.of_some,
        }
    }

    /// Whether the text names more than one role.
    pub(in crate::recognise) fn several_roles(self) -> bool {
        let not_official = !self.roles.are_within(Told::of(Role::Official));
        self.of_some || self.roles.are_several() || (self.kind_alone && not_official)
    }

    /// Whether it tells neither.
    pub(in crate::recognise) fn is_empty(self) -> bool {
        self.roles.is_empty() && self.kinds.is_empty() && !self.of_some
    }

    fn add(&mut self, told: RoleOrKind) {
        match told {
            RoleOrKind::Role(role) => self.roles = self.roles.and(Told::of(role)),
            RoleOrKind::Kind(kind) => self.kinds = self.kinds.and(Told::of(kind)),
        }
    }
}

/// Which values of a closed list a text tells. Every row is asked, so that it is no more than bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Told<T>(u8, PhantomData<T>);

impl<T> Default for Told<T> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}

impl<T: ClosedList + Copy + PartialEq> Told<T> {
    fn of(value: T) -> Self {
        let at = T::ALL.iter().position(|other| *other == value).unwrap_or_default();
        Self(1 << at, PhantomData)
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0, PhantomData)
    }

    fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn are_several(self) -> bool {
        self.0.count_ones() > 1
    }

    fn are_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The value, if it is one.
    fn only(self) -> Option<T> {
        T::ALL.iter().copied().find(|value| self == Self::of(*value))
    }
}

/// What a phrase tells.
#[derive(Debug, Clone, Copy)]
enum RoleOrKind {
    Role(Role),
    Kind(OfficialKind),
}

impl RoleOrKind {
    /// What the phrases of this name in `roles.txt` tell.
    fn named(name: &str) -> Option<Self> {
        let kind = || OfficialKind::with_id(name).map(Self::Kind);
        Role::with_id(name).map(Self::Role).or_else(kind)
    }
}

/// A phrase with what it tells.
type Telling = (RoleOrKind, &'static str);

/// The phrases of `roles.txt`, folded.
#[derive(Default)]
struct Words {
    /// Without marks.
    anywhere: Vec<Telling>,
    /// With their marks.
    marked: Vec<Telling>,
    /// With their marks; they tell something only by themselves.
    only: Vec<Telling>,
    /// Without marks.
    short: Vec<Telling>,
    fillers: Vec<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for (key, phrases) in ROLES {
        let (manner, name) = key.split_once(' ').unwrap_or(("", key));
        let bare = name.trim_start_matches('=');
        let kept = match (manner, RoleOrKind::named(bare)) {
            ("only", Some(told)) => (&mut words.only, told),
            ("short", Some(told)) => (&mut words.short, told),
            (_, Some(told)) if bare != name => (&mut words.marked, told),
            (_, Some(told)) => (&mut words.anywhere, told),
            _ => {
                words.fillers.extend(*phrases);
                continue;
            }
        };
        kept.0.extend(phrases.iter().map(|phrase| (kept.1, *phrase)));
    }
    words
});

/// What joins the parts of an enumeration.
static AND: LazyLock<String> = LazyLock::new(|| format!(" {} ", spelling::words("và")));

fn is_filler(word: &str) -> bool {
    WORDS.fillers.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a title or section says.
pub(in crate::recognise) fn role_words(text: &str) -> RoleWords {
    let (outside, counted) = counts_out(text);
    if counted.is_empty() || spelling::unmarked(&outside).split(' ').all(is_filler) {
        return told_by_items(text);
    }
    let mut found = told_by_items(&outside);
    found.of_some = !told_by_items(&counted).roles.are_within(found.roles);
    found
}

/// What the parts of an enumeration say together: `đương nhiên và khách mời` are two.
fn told_by_items(text: &str) -> RoleWords {
    text.split([',', ';', '+', '&', '/'])
        .map(|part| format!(" {} ", spelling::words(part)))
        .fold(RoleWords::default(), |found, words| {
            words.split(&**AND).map(told_by_item).fold(found, RoleWords::and)
        })
}

fn told_by_item(words: &str) -> RoleWords {
    let plain = format!(" {} ", spelling::without_marks(words).trim());
    let mut found = RoleWords::default();
    let initials = Initials::of(&plain);
    for (told, phrase) in WORDS.anywhere.iter().filter(|(_, phrase)| initials.may_open(phrase)) {
        let stands = match told {
            RoleOrKind::Role(_) => holds(&plain, phrase),
            RoleOrKind::Kind(_) => tells_kind(&plain, phrase),
        };
        if stands {
            found.add(*told);
        }
    }
    let initials = Initials::of(words);
    let stands = |phrase: &str| initials.may_open(phrase) && holds(words, phrase);
    for (told, _) in WORDS.marked.iter().filter(|(_, phrase)| stands(phrase)) {
        found.add(*told);
    }
    found.kind_alone = found.roles.is_empty() && !found.kinds.is_empty();
    found
}

/// Whether the phrase stands in the text, and not as what is counted: `số đại biểu được bầu`.
fn tells_kind(plain: &str, phrase: &str) -> bool {
    position(plain, phrase).and_then(|at| plain.get(..at)).is_some_and(|before| {
        let before = before.trim_end();
        let is_total = before.contains(" tong so ");
        is_total
            || ![" so dai bieu", " so luong", " so luong dai bieu"]
                .iter()
                .any(|counted| before.ends_with(counted))
    })
}

/// What a sheet's name or a cell says, short forms included.
///
/// A short form tells something where no other words stand, or behind `ĐB`: `CT` is a role, and
/// `CT UBND xã` a chairman.
pub(in crate::recognise) fn short_role_words(text: &str) -> RoleWords {
    let mut short = RoleWords::default();
    let marked = spelling::words(text);
    let plain = spelling::without_marks(&marked);
    let words: Vec<&str> = plain.split(' ').collect();
    let alone = words.iter().all(|word| is_filler(word) || is_short_form(word));
    for (at, word) in words.iter().enumerate() {
        let behind_delegate = matches!(&words[..at], [.., "db"] | [.., "dai", "bieu"]);
        if alone || behind_delegate {
            of_form(word).for_each(|told| short.add(told));
        }
    }
    let beside_fillers = marked.split(' ').zip(&words).filter(|(_, plain)| !is_filler(plain));
    let bare = beside_fillers.map(|(word, _)| word).collect::<Vec<_>>().join(" ");
    let is_all = |(_, phrase): &&Telling| *phrase == bare || *phrase == marked;
    WORDS.only.iter().filter(is_all).for_each(|(told, _)| short.add(*told));
    short.kind_alone = short.roles.is_empty() && !short.kinds.is_empty();
    role_words(text).and(short)
}

fn is_short_form(word: &str) -> bool {
    of_form(word).next().is_some()
}

/// What this short form stands for.
fn of_form(word: &str) -> impl Iterator<Item = RoleOrKind> {
    WORDS.short.iter().filter(move |(_, form)| *form == word).map(|(told, _)| *told)
}

/// What a text says that has no other words than those of one role or kind: `Dự khuyết`,
/// `(ĐB đương nhiên)`, and not `thay đồng chí A dự khuyết`.
pub(in crate::recognise) fn only_role_words(text: &str) -> Option<RoleWords> {
    let plain = spelling::unmarked(text);
    let bare = ["la ", "dai bieu ", "db "]
        .into_iter()
        .fold(plain.as_str(), |rest, lead| rest.strip_prefix(lead).unwrap_or(rest));
    WORDS.anywhere.iter().any(|(_, phrase)| *phrase == bare).then(|| role_words(&plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_sections_tell_roles_and_kinds() {
        let role = |text| role_words(text).role();
        assert_eq!(role("DANH SÁCH ĐẠI BIỂU CHÍNH THỨC"), Some(Role::Official));
        assert_eq!(role("B. Đại biểu khách mời: 50"), Some(Role::Guest));
        assert_eq!(role("Đại biểu dự khuyết"), Some(Role::Alternate));
        assert_eq!(role("Đại biểu được mời"), Some(Role::Guest));
        assert_eq!(role("Danh sách đại biểu mới bổ sung"), None);
        assert_eq!(role("Danh sách đại biểu"), None);
        assert_eq!(role("Đại biểu chính thức và khách mời"), None);
        assert!(role_words("Đại biểu chính thức và khách mời").several_roles());
        let kind = |text| role_words(text).kind();
        assert_eq!(kind("I. Đại biểu đương nhiên"), Some(OfficialKind::ExOfficio));
        assert_eq!(kind("II. Đại biểu được bầu, cử"), Some(OfficialKind::Selected));
        assert_eq!(kind("III. Đại biểu chỉ định"), Some(OfficialKind::Appointed));
        assert_eq!(kind("Đại biểu đương nhiên và chỉ định"), None);
    }

    #[test]
    fn a_note_tells_a_role_only_by_itself() {
        let role = |text| only_role_words(text).and_then(RoleWords::role);
        assert_eq!(role("Dự khuyết"), Some(Role::Alternate));
        assert_eq!(role("(ĐB khách mời)"), Some(Role::Guest));
        assert_eq!(role("Thay đồng chí A, dự khuyết"), None);
        assert_eq!(role(""), None);
        let kind = |text| only_role_words(text).and_then(RoleWords::kind);
        assert_eq!(kind("Đại biểu đương nhiên"), Some(OfficialKind::ExOfficio));
        assert_eq!(kind("Được chỉ định"), Some(OfficialKind::Appointed));
    }

    #[test]
    fn sheet_names_and_cells_may_be_short() {
        let role = |text| short_role_words(text).role();
        assert_eq!(role("ĐB CT"), Some(Role::Official));
        assert_eq!(role("DS_KM"), Some(Role::Guest));
        assert_eq!(role("DK"), Some(Role::Alternate));
        assert_eq!(role("KhachMoi"), Some(Role::Guest));
        assert_eq!(role("Sheet1"), None);
        assert_eq!(
            short_role_words("Chính thức (đương nhiên)").kind(),
            Some(OfficialKind::ExOfficio)
        );
        assert_eq!(short_role_words("ĐBCĐ").kind(), Some(OfficialKind::Appointed));
        assert_eq!(short_role_words("CĐ").kind(), None);
    }

    #[test]
    fn a_text_that_names_two_roles_tells_neither() {
        for text in [
            "DANH SÁCH ĐẠI BIỂU ĐƯƠNG NHIÊN VÀ KHÁCH MỜI",
            "Đại biểu chính thức, dự khuyết",
            "Đoàn đại biểu xã A: 03 đại biểu (02 chính thức, 01 dự khuyết)",
            "Xã A: 05 đại biểu (01 dự khuyết)",
            "Đại biểu được bầu và khách mời",
        ] {
            let found = role_words(text);
            assert!(found.several_roles(), "{text}");
            assert_eq!((found.role(), found.kind()), (None, None), "{text}");
        }
        let one = |text| (role_words(text).role(), role_words(text).kind());
        let (selected, ex_officio) = (OfficialKind::Selected, OfficialKind::ExOfficio);
        assert_eq!(one("Đại biểu được bầu, cử"), (None, Some(selected)));
        let both = (Some(Role::Official), Some(ex_officio));
        assert_eq!(one("Chính thức (đương nhiên)"), both);
        assert_eq!(one("Đại biểu dự khuyết được bầu").0, Some(Role::Alternate));
        assert_eq!(one("Đại biểu (50 khách mời)").0, Some(Role::Guest));
        assert_eq!(one("Khách mời (50 khách mời)").0, Some(Role::Guest));
    }

    #[test]
    fn what_is_counted_and_units_tell_no_kind() {
        for text in [
            "Đơn vị bầu cử số 1",
            "Khu vực bầu cử số 3",
            "Xã A (số đại biểu được bầu: 2)",
            "Xã A, số đại biểu được bầu: 2",
            "Xã Thanh Cử",
        ] {
            assert!(role_words(text).is_empty(), "{text}");
            assert!(short_role_words(text).is_empty(), "{text}");
        }
        let found = role_words("Đại biểu chính thức (trong đó 12 đương nhiên)");
        assert_eq!((found.role(), found.kind()), (Some(Role::Official), None));
    }

    #[test]
    fn words_of_real_lists_are_known() {
        let told = |text| (short_role_words(text).role(), short_role_words(text).kind());
        assert_eq!(told("Được triệu tập"), (Some(Role::Official), None));
        assert_eq!(told("Dự thính"), (Some(Role::Guest), None));
        assert_eq!(told("Đại biểu danh dự"), (Some(Role::Guest), None));
        assert_eq!(told("Danh dự"), (Some(Role::Guest), None));
        assert_eq!(told("Mời"), (Some(Role::Guest), None));
        assert_eq!(told("Thay thế"), (Some(Role::Alternate), None));
        for text in ["Cử", "do hội nghị cử", "Bầu", "Bầu, cử", "Đại biểu bầu cử"]
        {
            assert_eq!(told(text), (None, Some(OfficialKind::Selected)), "{text}");
        }
        // Everybody attends.
        for text in ["Tham dự", "Mới", "Cũ", "Hội viên danh dự", "Thay thế đồng chí A"]
        {
            assert_eq!(told(text), (None, None), "{text}");
        }
    }

    #[test]
    fn short_forms_stand_alone_or_behind_the_word_for_delegates() {
        for text in ["CT UBND xã", "DN tư nhân", "số CC", "CC bậc 3", "Bàu Cạn", "PCT HĐND"]
        {
            assert!(short_role_words(text).is_empty(), "{text}");
        }
        let role = |text| short_role_words(text).role();
        assert_eq!(role("CT"), Some(Role::Official));
        assert_eq!(role("DSKM"), Some(Role::Guest));
        assert_eq!(role("1. ĐB KM huyện"), Some(Role::Guest));
        assert_eq!(role("Đại biểu DK"), Some(Role::Alternate));
        assert_eq!(role("CT, KM"), None);
        assert_eq!(short_role_words("ĐB CC").kind(), Some(OfficialKind::Selected));
        assert_eq!(short_role_words("DN").kind(), Some(OfficialKind::ExOfficio));
    }
}
