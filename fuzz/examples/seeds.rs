//! Makes the seeds of both targets from the workbooks of the tests.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use delegate_quota::rooms::read::{ReadOptions, read_path};
use delegate_quota_fuzz::{grid, parts, shapes};
use zip::ZipArchive;

/// Larger seeds slow the fuzzer down more than they teach it.
const LARGEST: usize = 96 * 1024;

fn main() -> std::io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in
        ["../tests/workbooks", "../tests/writers", "../tests/files/quirks", "../tests/files/read"]
    {
        for entry in std::fs::read_dir(here.join(folder))? {
            count += usize::from(seed(here, &entry?.path())?);
        }
    }
    println!("{count} files became seeds in fuzz/corpus");
    Ok(())
}

fn seed(here: &Path, file: &Path) -> std::io::Result<bool> {
    const ENDINGS: [&str; 13] = [
        "xlsx", "xlsm", "xlsb", "xls", "et", "ods", "fods", "csv", "tsv", "txt", "html", "mht",
        "docx",
    ];
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if !ENDINGS.contains(&ending) {
        return Ok(false);
    }
    let bytes = std::fs::read(file)?;
    let input = parts::of_zip(&bytes).unwrap_or_else(|| bytes.clone());
    put(here, "reader", file, &input)?;
    let (target, input) = match ending {
        "xls" | "et" if bytes.starts_with(b"\xD0\xCF") => ("container", bytes),
        "xls" | "html" | "mht" => ("page", bytes),
        "fods" => ("flat_ods", bytes),
        "docx" => ("docx", joined(&bytes, &["word/document.xml", "word/numbering.xml"])),
        "xlsb" => ("xlsb", joined(&bytes, &OF_XLSB)),
        _ => ("reader", input),
    };
    put(here, target, file, &input)?;
    if let Ok(workbook) = read_path(file, &ReadOptions::default()) {
        put(here, "recogniser", file, grid::of_workbook(&workbook).as_bytes())?;
    }
    Ok(true)
}

const OF_XLSB: [&str; 4] =
    ["xl/worksheets/sheet1.bin", "xl/sharedStrings.bin", "xl/styles.bin", "xl/workbook.bin"];

/// These parts of a zip as one input; those that it lacks are empty.
fn joined(bytes: &[u8], names: &[&str]) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok();
    let parts = names.iter().map(|name| {
        let mut content = Vec::new();
        if let Some(mut part) = zip.as_mut().and_then(|zip| zip.by_name(name).ok()) {
            part.read_to_end(&mut content).ok();
        }
        content
    });
    parts.collect::<Vec<_>>().join(shapes::BETWEEN)
}

fn put(here: &Path, target: &str, file: &Path, input: &[u8]) -> std::io::Result<()> {
    let folder: PathBuf = here.join("corpus").join(target);
    std::fs::create_dir_all(&folder)?;
    if input.len() <= LARGEST {
        std::fs::write(folder.join(file.file_name().unwrap_or_default()), input)?;
    }
    Ok(())
}
