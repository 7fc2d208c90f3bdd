//! Makes the seeds of both targets from the workbooks of the tests.

use std::path::{Path, PathBuf};

use delegate_quota::read::{ReadOptions, read_path};
use delegate_quota_fuzz::{grid, parts};

/// Larger seeds slow the fuzzer down more than they teach it.
const LARGEST: usize = 96 * 1024;

fn main() -> std::io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["../tests/workbooks", "../tests/files/read"] {
        for entry in std::fs::read_dir(here.join(folder))? {
            count += usize::from(seed(here, &entry?.path())?);
        }
    }
    println!("{count} files became seeds in fuzz/corpus");
    Ok(())
}

fn seed(here: &Path, file: &Path) -> std::io::Result<bool> {
    const ENDINGS: [&str; 8] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt"];
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if !ENDINGS.contains(&ending) {
        return Ok(false);
    }
    let bytes = std::fs::read(file)?;
    let input = parts::of_zip(&bytes).unwrap_or(bytes);
    put(here, "reader", file, &input)?;
    if let Ok(workbook) = read_path(file, &ReadOptions::default()) {
        put(here, "recogniser", file, grid::of_workbook(&workbook).as_bytes())?;
    }
    Ok(true)
}

fn put(here: &Path, target: &str, file: &Path, input: &[u8]) -> std::io::Result<()> {
    let folder: PathBuf = here.join("corpus").join(target);
    std::fs::create_dir_all(&folder)?;
    if input.len() <= LARGEST {
        std::fs::write(folder.join(file.file_name().unwrap_or_default()), input)?;
    }
    Ok(())
}
