//! The list that somebody may have meant, where there is none of the name that was typed.

use std::collections::BTreeMap;
use std::path::Path;

use super::is_named_as_list;
use crate::spelling::unmarked;
use crate::wording::nearest;

/// The list in the same folder whose name is nearest, marks aside.
pub(super) fn of(missing: &Path) -> Option<String> {
    let folder = missing.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let lists = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let lists = lists.filter(|path| is_named_as_list(path));
    let by_name: BTreeMap<String, String> = lists
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .map(|name| (unmarked(&name), name))
        .collect();
    let typed = unmarked(missing.file_name()?.to_str()?);
    let near = by_name.get(nearest(&typed, by_name.keys().map(String::as_str))?)?;
    Some(folder.map_or_else(|| near.clone(), |folder| folder.join(near).display().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_is_told_with_the_list_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["Danh sách Sa Thầy.xlsx", "delegates.csv", "delegatse.txt"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let near = |name: &str| of(&folder.path().join(name));
        let path = |name: &str| Some(folder.path().join(name).display().to_string());
        assert_eq!(near("Danh sach Sa Thay.xlsx"), path("Danh sách Sa Thầy.xlsx"));
        assert_eq!(near("delegatse.csv"), path("delegates.csv"));
        assert_eq!(near("budget.xlsx"), None);
        assert_eq!(of(Path::new("no such folder/delegates.csv")), None);
    }
}
