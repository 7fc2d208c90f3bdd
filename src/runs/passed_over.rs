//! What the files of a folder are that are not checked as lists.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::file_names::composed;
use crate::files::{FileFacts, Files};
use crate::read::{self, Foreign};
use crate::recognise::NoList;
use crate::render::{self, ReportFormat as _};
use crate::report::{PassedOver, PassedOverKind};
use crate::settings;
use crate::text;
use crate::wording::Text;

/// What a congress profile's name ends with.
const PROFILE: &str = "congress.toml";

/// So much of a file is looked at to know a report of this tool.
const HEAD: u64 = 4 << 10;

/// What a file of a folder is, by its name and its first bytes.
pub enum Sorted {
    /// It is to be checked.
    List,
    /// It is no list.
    PassedOver(PassedOverKind, Text),
    /// It tells of lists: a profile of the list with this path, whatever its ending.
    ProfileOf(PathBuf),
    /// It tells of all lists in its folder.
    Settings,
}

/// Which files are reports that this tool has written. What was found in a file holds as long as the
/// file is the same, so that whoever looks at a folder again and again opens it once.
#[derive(Debug, Default)]
pub struct OwnReports(RefCell<HashMap<PathBuf, (FileFacts, bool)>>);

impl OwnReports {
    fn holds(&self, path: &Path, files: &dyn Files) -> bool {
        let Some(format) = render::Format::of_file(path) else { return false };
        // A pipe would be waited for without end.
        let Some(facts) = files.about(path).ok().filter(|facts| facts.is_file) else {
            return false;
        };
        let mut known = self.0.borrow_mut();
        if let Some((_, is_report)) = known.get(path).filter(|(known, _)| *known == facts) {
            return *is_report;
        }
        let is_report = is_report(path, format, files);
        known.insert(path.to_owned(), (facts, is_report));
        is_report
    }
}

/// Sorts a file; nothing is said of those that the report rests on.
pub fn sorted(path: &Path, files: &dyn Files, reports: &OwnReports) -> Sorted {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if let Some(list) = name.strip_prefix("~$") {
        return Sorted::PassedOver(PassedOverKind::LockFile, lock_file(list));
    }
    if name == PROFILE || name == settings::FILE_NAME {
        return Sorted::Settings;
    }
    if let Some(list) = name.strip_suffix(&format!(".{PROFILE}")) {
        return Sorted::ProfileOf(composed(&path.with_file_name(list)));
    }
    if read::is_named_as_list(path) {
        if reports.holds(path, files) {
            return Sorted::PassedOver(PassedOverKind::OwnReport, own_report());
        }
        return Sorted::List;
    }
    let (kind, reason) = match read::foreign_by_name(path) {
        Some(what) => (PassedOverKind::NotReadable, not_readable(what)),
        None if reports.holds(path, files) => (PassedOverKind::OwnReport, own_report()),
        None => (PassedOverKind::OtherFile, other_file()),
    };
    Sorted::PassedOver(kind, reason)
}

/// A file that nobody means by a pattern, though it fits: Excel's marks, and reports of this tool.
pub fn left_aside_by_patterns(
    path: &Path,
    files: &dyn Files,
    reports: &OwnReports,
) -> Option<PassedOver> {
    let Sorted::PassedOver(kind, reason) = sorted(path, files, reports) else { return None };
    matches!(kind, PassedOverKind::LockFile | PassedOverKind::OwnReport).then(|| PassedOver {
        path: path.display().to_string(),
        kind,
        reason,
    })
}

/// The profiles among these that belong to none of the lists.
pub fn without_list(
    profiles: Vec<(PathBuf, PathBuf)>,
    lists: &[&Path],
) -> impl Iterator<Item = PassedOver> {
    let known: HashSet<PathBuf> =
        lists.iter().map(|list| composed(&list.with_extension(""))).collect();
    profiles.into_iter().filter(move |(_, list)| !known.contains(list)).map(|(profile, list)| {
        let list = list.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let reason = text!(
            vi: "hồ sơ đại hội không được dùng: cạnh tệp này không có danh sách nào tên `{list}`",
            en: "a congress profile that is not used: no list beside it is named `{list}`"
        );
        PassedOver {
            path: profile.display().to_string(),
            kind: PassedOverKind::ProfileWithoutList,
            reason,
        }
    })
}

/// A workbook of a folder that turned out to be no list.
pub fn opened(path: String, what: NoList) -> PassedOver {
    let (kind, reason) = match what {
        NoList::EmptyForm => (
            PassedOverKind::EmptyForm,
            text!(vi: "mẫu danh sách chưa điền", en: "the form of a list that is not filled in"),
        ),
        NoList::Summary => (
            PassedOverKind::Summary,
            text!(
                vi: "biểu tổng hợp số liệu, không có danh sách đại biểu",
                en: "a summary of numbers, without a list of delegates"
            ),
        ),
        NoList::Nothing => (
            PassedOverKind::NoList,
            text!(vi: "không có danh sách đại biểu", en: "holds no list of delegates"),
        ),
    };
    PassedOver { path, kind, reason }
}

fn is_report(path: &Path, format: render::Format, files: &dyn Files) -> bool {
    if format == render::Format::Xlsx {
        let properties = read::custom_properties(path, files);
        return properties.is_some_and(|properties| render::is_report(format, &properties));
    }
    let head = files.read(path, HEAD);
    head.is_ok_and(|head| render::is_report(format, &String::from_utf8_lossy(&head)))
}

fn lock_file(list: &str) -> Text {
    text!(
        vi: "tệp khóa của Excel: “…{list}” có thể đang được mở; lưu và đóng lại rồi hãy kiểm tra",
        en: "a lock file of Excel: `…{list}` may be open; save and close it before it is checked"
    )
}

fn own_report() -> Text {
    text!(vi: "báo cáo do chương trình này lập", en: "a report that this tool has written")
}

fn other_file() -> Text {
    text!(vi: "không phải tệp danh sách", en: "not a file of lists")
}

fn not_readable(what: Foreign) -> Text {
    text!(
        vi: "{name}, không đọc được; {help}",
        en: "{name}, which is not read; {help}",
        name = what.name(),
        help = what.help()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::GivenFiles;

    #[test]
    fn files_that_may_hold_a_list_are_told_with_the_way_on() {
        for (name, kind, way_on) in [
            ("a.PDF", PassedOverKind::NotReadable, "the original"),
            ("a.doc", PassedOverKind::NotReadable, "save it as .docx"),
            ("a.jpg", PassedOverKind::NotReadable, "the original"),
            ("a.zip", PassedOverKind::NotReadable, "unpack it"),
            ("a.slk", PassedOverKind::NotReadable, "save it as .xlsx"),
            ("~$a.xlsx", PassedOverKind::LockFile, "close it"),
            ("a.exe", PassedOverKind::OtherFile, ""),
        ] {
            let Sorted::PassedOver(found, reason) =
                sorted(Path::new(name), &GivenFiles::new(), &OwnReports::default())
            else {
                panic!("{name} is passed over");
            };
            assert_eq!(found, kind, "{name}");
            assert!(reason.en.contains(way_on), "{name}: {}", reason.en);
        }
    }

    #[test]
    fn a_profile_is_used_by_the_list_whose_name_looks_like_its_own() {
        let lists = [Path::new("d/Ba\u{301}t.xlsx")];
        let profiles = ["Bát", "Bạt"].map(|name| {
            let path = PathBuf::from(format!("d/{name}.congress.toml"));
            match sorted(&path, &GivenFiles::new(), &OwnReports::default()) {
                Sorted::ProfileOf(list) => (path, list),
                _ => panic!("{name} is a profile"),
            }
        });
        let told: Vec<String> = without_list(profiles.into(), &lists).map(|it| it.path).collect();
        assert_eq!(told, ["d/Bạt.congress.toml"]);
    }
}
