//! Where the settings of a list are.

use std::path::{Path, PathBuf};

/// The name of a settings file.
pub const FILE_NAME: &str = "delegate-quota.toml";

/// The settings file in this folder or the nearest one above it.
pub fn find(folder: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(folder).ok()?;
    let found =
        whole.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file())?;
    // Shown as near to what the user wrote as can be: a path from the root says less.
    let here = std::env::current_dir().ok();
    let near = here.and_then(|here| found.strip_prefix(here).ok().map(Path::to_owned));
    Some(near.unwrap_or(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_settings_above_a_list_are_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("tinh/huyen");
        std::fs::create_dir_all(&deep).unwrap();
        let outer = folder.path().join(FILE_NAME);
        std::fs::write(&outer, "").unwrap();
        assert_eq!(find(&deep), Some(outer));
        let inner = folder.path().join("tinh").join(FILE_NAME);
        std::fs::write(&inner, "").unwrap();
        assert_eq!(find(&deep), Some(inner));
    }
}
