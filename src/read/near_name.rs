//! The list that somebody may have meant, where there is none of the name that was typed.

use std::collections::BTreeMap;
use std::path::Path;

use super::is_named_as_list;
use crate::files::Files;
use crate::spelling::unmarked;
use crate::wording::nearest;

/// The list in the same folder whose name is nearest, marks aside.
pub(super) fn of(missing: &Path, files: &dyn Files) -> Option<String> {
    let folder = missing.parent().filter(|folder| !folder.as_os_str().is_empty());
    let names = files.names(folder.unwrap_or(Path::new(".")))?;
    let by_name: BTreeMap<String, String> = names
        .into_iter()
        .filter(|name| is_named_as_list(Path::new(name)))
        .filter_map(|name| name.into_string().ok())
        .map(|name| (unmarked(&name), name))
        .collect();
    let typed = unmarked(missing.file_name()?.to_str()?);
    let near = by_name.get(nearest(&typed, by_name.keys().map(String::as_str))?)?;
    Some(folder.map_or_else(|| near.clone(), |folder| folder.join(near).display().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Disk;

    #[test]
    fn a_mistyped_name_is_told_with_the_list_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["Danh sách Sa Thầy.xlsx", "delegates.csv", "delegatse.txt"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let near = |name: &str| of(&folder.path().join(name), &Disk);
        let path = |name: &str| Some(folder.path().join(name).display().to_string());
        assert_eq!(near("Danh sach Sa Thay.xlsx"), path("Danh sách Sa Thầy.xlsx"));
        assert_eq!(near("delegatse.csv"), path("delegates.csv"));
        assert_eq!(near("budget.xlsx"), None);
        assert_eq!(of(Path::new("no such folder/delegates.csv"), &Disk), None);
    }
}
