//! Words that tell a role or a kind: in titles, sheet names, sections and cells.

use crate::fold;
use crate::roster::{OfficialKind, Role};

/// What a text says of role and kind. Several roles in one text tell none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::recognise) struct RoleWords {
    roles: Vec<Role>,
    kinds: Vec<OfficialKind>,
}

impl RoleWords {
    /// The one role that the text tells.
    pub(in crate::recognise) fn role(&self) -> Option<Role> {
        match self.roles[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The one kind that the text tells.
    pub(in crate::recognise) fn kind(&self) -> Option<OfficialKind> {
        match self.kinds[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// What both texts say together.
    pub(in crate::recognise) fn and(mut self, other: Self) -> Self {
        other.roles.into_iter().for_each(|role| self.add_role(role));
        other.kinds.into_iter().for_each(|kind| self.add_kind(kind));
        self
    }

    /// Whether the text names more than one role.
    pub(in crate::recognise) fn several_roles(&self) -> bool {
        self.roles.len() > 1
    }

    /// Whether it tells neither.
    pub(in crate::recognise) fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.kinds.is_empty()
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
    (Role::Official, &["chinh thuc", "official", "official delegate", "official delegates"]),
    (Role::Guest, &["khach moi", "guest", "guests", "invited"]),
    (Role::Alternate, &["du khuyet", "alternate", "alternates", "du bi"]),
];

/// Words of guests that without their marks would be others: `mới` is new.
const GUESTS_MARKED: [&str; 4] = ["đại biểu mời", "được mời", "mời dự", "mời tham dự"];

const KINDS: &[(OfficialKind, &[&str])] = &[
    (OfficialKind::ExOfficio, &["duong nhien", "ex officio"]),
    (
        OfficialKind::Selected,
        &[
            "chon cu",
            "duoc bau",
            "bau cu",
            "duoc cu",
            "cu chon",
            "bau chon",
            "selected",
            "elected",
            "duoc chon cu",
            "duoc bau cu",
        ],
    ),
    (OfficialKind::Appointed, &["chi dinh", "duoc chi dinh", "appointed"]),
];

/// Short forms, used where a cell or a sheet's name has no room: whole words only.
const SHORT_ROLES: &[(Role, &[&str])] = &[
    (Role::Official, &["ct", "dbct", "chinhthuc"]),
    (Role::Guest, &["km", "dbkm", "khachmoi", "khach"]),
    (Role::Alternate, &["dk", "dbdk", "dukhuyet"]),
];

/// `CĐ` alone is none of them: it is the trade union or a college degree as often.
const SHORT_KINDS: &[(OfficialKind, &[&str])] = &[
    (OfficialKind::ExOfficio, &["dn", "dbdn"]),
    (OfficialKind::Selected, &["cc", "dbcc", "bau"]),
    (OfficialKind::Appointed, &["dbcd"]),
];

/// What a title or section says.
pub(in crate::recognise) fn role_words(text: &str) -> RoleWords {
    let plain = format!(" {} ", fold::unmarked(text));
    let mut found = RoleWords::default();
    for (role, phrases) in ROLES {
        if phrases.iter().any(|phrase| plain.contains(&format!(" {phrase} "))) {
            found.add_role(*role);
        }
    }
    let marked = format!(" {} ", fold::words(text));
    if GUESTS_MARKED.iter().any(|phrase| marked.contains(&format!(" {} ", fold::words(phrase)))) {
        found.add_role(Role::Guest);
    }
    for (kind, phrases) in KINDS {
        if phrases.iter().any(|phrase| plain.contains(&format!(" {phrase} "))) {
            found.add_kind(*kind);
        }
    }
    found
}

/// What a sheet's name or a cell says, short forms included.
pub(in crate::recognise) fn short_role_words(text: &str) -> RoleWords {
    let mut found = role_words(text);
    let plain = fold::unmarked(text);
    for word in plain.split(' ') {
        for (role, forms) in SHORT_ROLES {
            if forms.contains(&word) && found.roles.is_empty() {
                found.add_role(*role);
            }
        }
        for (kind, forms) in SHORT_KINDS {
            if forms.contains(&word) && found.kinds.is_empty() {
                found.add_kind(*kind);
            }
        }
    }
    found
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
}
