//! Words that tell a role or a kind: in titles, sheet names, sections and cells.

use std::sync::LazyLock;

use super::super::phrases::{holds, position};
use super::brackets::counts_out;
use crate::fold;
use crate::roster::{OfficialKind, Role};

/// What a text says of role and kind. Several roles in one text tell none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::recognise) struct RoleWords {
    roles: Vec<Role>,
    kinds: Vec<OfficialKind>,
    /// Whether a kind is told of people of whom no role is, as in `đương nhiên và khách mời`: they
    /// are official delegates.
    kind_alone: bool,
    /// Whether a role is told of some of the people, as in `Xã A (01 dự khuyết)`.
    of_some: bool,
}

impl RoleWords {
    /// The one role that the text tells.
    pub(in crate::recognise) fn role(&self) -> Option<Role> {
        match self.roles[..] {
            [only] if !self.several_roles() => Some(only),
            _ => None,
        }
    }

    /// The one kind that the text tells.
    pub(in crate::recognise) fn kind(&self) -> Option<OfficialKind> {
        match self.kinds[..] {
            [only] if !self.several_roles() => Some(only),
            _ => None,
        }
    }

    /// What both texts say together.
    pub(in crate::recognise) fn and(mut self, other: Self) -> Self {
        other.roles.into_iter().for_each(|role| self.add_role(role));
        other.kinds.into_iter().for_each(|kind| self.add_kind(kind));
        self.kind_alone |= other.kind_alone;
        self.of_some |= other.of_some;
        self
    }

    /// Whether the text names more than one role.
    pub(in crate::recognise) fn several_roles(&self) -> bool {
        let not_official = self.roles.iter().any(|role| *role != Role::Official);
        self.of_some || self.roles.len() > 1 || (self.kind_alone && not_official)
    }

    /// Whether it tells neither.
    pub(in crate::recognise) fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.kinds.is_empty() && !self.of_some
    }

    fn add_role(&mut self, role: Role) {
        if !self.roles.contains(&role) {
            self.roles.push(role);
        }
    }

    fn add_kind(&mut self, kind: OfficialKind) {
        if !self.kinds.contains(&kind) {
            self.kinds.push(kind);
        }
    }
}

const ROLES: &[(Role, &[&str])] = &[
    (
        Role::Official,
        &["chinh thuc", "duoc trieu tap", "official", "official delegate", "official delegates"],
    ),
    (
        Role::Guest,
        &["khach moi", "du thinh", "dai bieu danh du", "db danh du", "guest", "guests", "invited"],
    ),
    (
        Role::Alternate,
        &["du khuyet", "du bi", "dai bieu thay the", "db thay the", "alternate", "alternates"],
    ),
];

/// Words of guests that without their marks would be others: `mới` is new.
static GUESTS_MARKED: LazyLock<[String; 4]> =
    LazyLock::new(|| ["đại biểu mời", "được mời", "mời dự", "mời tham dự"].map(fold::words));

/// What joins the parts of an enumeration.
static AND: LazyLock<String> = LazyLock::new(|| format!(" {} ", fold::words("và")));

/// `Đơn vị bầu cử` is a unit, so `bầu cử` by itself tells no kind.
const KINDS: &[(OfficialKind, &[&str])] = &[
    (OfficialKind::ExOfficio, &["duong nhien", "ex officio"]),
    (
        OfficialKind::Selected,
        &[
            "chon cu",
            "duoc bau",
            "dai bieu bau cu",
            "do bau cu",
            "duoc cu",
            "cu chon",
            "bau chon",
            "do hoi nghi cu",
            "do hoi nghi bau",
            "do hoi nghi lien tich cu",
            "do dai hoi bau",
            "do dai hoi cu",
            "do co quan cu",
            "do don vi cu",
            "selected",
            "elected",
            "duoc chon cu",
            "duoc bau cu",
        ],
    ),
    (OfficialKind::Appointed, &["chi dinh", "duoc chi dinh", "appointed"]),
];

/// Words that tell a role or a kind only where a cell or a sheet's name holds no others.
static WHOLE_ROLES: LazyLock<[(Role, Vec<String>); 3]> = LazyLock::new(|| {
    [
        (Role::Official, folded(&["triệu tập"])),
        (Role::Guest, folded(&["mời", "khách", "danh dự"])),
        (Role::Alternate, folded(&["thay thế"])),
    ]
});

/// The same for kinds: all of them tell that somebody was selected.
static WHOLE_SELECTED: LazyLock<Vec<String>> = LazyLock::new(|| {
    folded(&["cử", "bầu", "bầu cử", "hội nghị cử", "đại hội bầu", "cử dự", "cử tham dự"])
});

fn folded(phrases: &[&str]) -> Vec<String> {
    phrases.iter().map(|phrase| fold::words(phrase)).collect()
}

/// Short forms, used where a cell or a sheet's name has no room.
const SHORT_ROLES: &[(Role, &[&str])] = &[
    (Role::Official, &["ct", "dbct", "dsct", "chinhthuc"]),
    (Role::Guest, &["km", "dbkm", "dskm", "khachmoi", "khach"]),
    (Role::Alternate, &["dk", "dbdk", "dsdk", "dukhuyet"]),
];

/// `CĐ` alone is none of them: it is the trade union or a college degree as often.
const SHORT_KINDS: &[(OfficialKind, &[&str])] = &[
    (OfficialKind::ExOfficio, &["dn", "dbdn"]),
    (OfficialKind::Selected, &["cc", "dbcc", "bau"]),
    (OfficialKind::Appointed, &["dbcd"]),
];

/// Words that may stand beside the words of a role without adding to them.
const FILLERS: [&str; 14] = [
    "danh", "sach", "ds", "dai", "bieu", "db", "la", "sheet", "list", "gom", "i", "ii", "iii", "iv",
];

fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a title or section says.
pub(in crate::recognise) fn role_words(text: &str) -> RoleWords {
    let (said, counted) = counts_out(text);
    if counted.is_empty() || fold::unmarked(&said).split(' ').all(is_filler) {
        return told_by_items(text);
    }
    let mut found = told_by_items(&said);
    let of_some = told_by_items(&counted).roles;
    found.of_some = of_some.iter().any(|role| !found.roles.contains(role));
    found
}

/// What the parts of an enumeration say together: `đương nhiên và khách mời` are two.
fn told_by_items(text: &str) -> RoleWords {
    text.split([',', ';', '+', '&', '/'])
        .map(|part| format!(" {} ", fold::words(part)))
        .fold(RoleWords::default(), |found, words| {
            words.split(&**AND).map(told_by_item).fold(found, RoleWords::and)
        })
}

fn told_by_item(words: &str) -> RoleWords {
    let plain = format!(" {} ", fold::without_marks(words).trim());
    let mut found = RoleWords::default();
    for (role, phrases) in ROLES {
        if phrases.iter().any(|phrase| holds(&plain, phrase)) {
            found.add_role(*role);
        }
    }
    if GUESTS_MARKED.iter().any(|phrase| holds(words, phrase)) {
        found.add_role(Role::Guest);
    }
    for (kind, phrases) in KINDS {
        if phrases.iter().any(|phrase| tells_kind(&plain, phrase)) {
            found.add_kind(*kind);
        }
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
    let marked = fold::words(text);
    let plain = fold::without_marks(&marked);
    let words: Vec<&str> = plain.split(' ').collect();
    let alone = words.iter().all(|word| is_filler(word) || is_short_form(word));
    for (at, word) in words.iter().enumerate() {
        let behind_delegate = matches!(&words[..at], [.., "db"] | [.., "dai", "bieu"]);
        if alone || behind_delegate {
            of_form(SHORT_ROLES, word).for_each(|role| short.add_role(role));
            of_form(SHORT_KINDS, word).for_each(|kind| short.add_kind(kind));
        }
    }
    let beside_fillers = marked.split(' ').zip(&words).filter(|(_, plain)| !is_filler(plain));
    let said = beside_fillers.map(|(word, _)| word).collect::<Vec<_>>().join(" ");
    let is_said = |phrases: &[String]| phrases.iter().any(|it| *it == said || *it == marked);
    let whole = WHOLE_ROLES.iter().filter(|(_, phrases)| is_said(phrases));
    whole.for_each(|(role, _)| short.add_role(*role));
    if is_said(&WHOLE_SELECTED) {
        short.add_kind(OfficialKind::Selected);
    }
    short.kind_alone = short.roles.is_empty() && !short.kinds.is_empty();
    role_words(text).and(short)
}

fn is_short_form(word: &str) -> bool {
    of_form(SHORT_ROLES, word).next().is_some() || of_form(SHORT_KINDS, word).next().is_some()
}

/// What this short form stands for.
fn of_form<'a, T: Copy>(
    forms: &'a [(T, &[&str])],
    word: &'a str,
) -> impl Iterator<Item = T> + use<'a, T> {
    forms.iter().filter(move |(_, forms)| forms.contains(&word)).map(|(meant, _)| *meant)
}

/// What a text says that has no other words than those of one role or kind: `Dự khuyết`,
/// `(ĐB đương nhiên)`, and not `thay đồng chí A dự khuyết`.
pub(in crate::recognise) fn only_role_words(text: &str) -> Option<RoleWords> {
    let plain = fold::unmarked(text);
    let bare = ["la ", "dai bieu ", "db "]
        .into_iter()
        .fold(plain.as_str(), |rest, lead| rest.strip_prefix(lead).unwrap_or(rest));
    let roles = ROLES.iter().flat_map(|(_, phrases)| *phrases);
    let kinds = KINDS.iter().flat_map(|(_, phrases)| *phrases);
    roles.chain(kinds).any(|phrase| *phrase == bare).then(|| role_words(&plain))
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
        let role = |text| only_role_words(text).and_then(|words| words.role());
        assert_eq!(role("Dự khuyết"), Some(Role::Alternate));
        assert_eq!(role("(ĐB khách mời)"), Some(Role::Guest));
        assert_eq!(role("Thay đồng chí A, dự khuyết"), None);
        assert_eq!(role(""), None);
        let kind = |text| only_role_words(text).and_then(|words| words.kind());
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
