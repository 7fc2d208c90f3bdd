//! A program of somebody else: a list in, its verdict and its JSON report out.
//!
//!     cargo run -- LIST DAY
//!
//! It reads the list itself, and tells the library the day of the check: the library asks neither the
//! disk nor the clock.

use std::path::PathBuf;

use delegate_quota::api::{FilesOptions, FilesPlan, Format, GivenFiles, Lang, RenderOptions};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let [list, day] =
        std::env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "LIST DAY")?;
    let mut files = GivenFiles::new();
    for path in [PathBuf::from(&list), PathBuf::from(&list).with_extension("congress.toml")] {
        if let Ok(bytes) = std::fs::read(&path) {
            files.add(&path, bytes, None);
        }
    }
    let options = FilesOptions::new(day.parse()?);
    let plan = FilesPlan::new(&files, &[PathBuf::from(list)], &options)?;
    let report = plan.check()?;
    let json = report.render(Format::Json, &RenderOptions::new(Lang::Vi));
    print!("{}", String::from_utf8(json)?);
    Ok(())
}
