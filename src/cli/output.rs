//! Where a report goes: standard output, or a new file.

use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anstream::AutoStream;

use super::failure::Failure;
use super::options::{ColourOption, ReportOptions};
use super::screen::Screen;
use crate::render::RenderOptions;
use crate::text;

/// A file that the report is to be written to, known to be none that may not be lost.
pub(super) struct NewFile<'a> {
    path: &'a Path,
    replace: bool,
}

impl<'a> NewFile<'a> {
    /// Refuses an existing file unless it may be replaced, and one of the lists in any case.
    ///
    /// This is asked before anything is checked: nobody waits for a report that cannot be kept.
    pub(super) fn new(
        path: &'a Path,
        replace: bool,
        originals: &[PathBuf],
    ) -> Result<Self, Failure> {
        let shown = path.display().to_string();
        if let Ok(existing) = path.canonicalize() {
            let is_original = originals
                .iter()
                .filter_map(|original| original.canonicalize().ok())
                .any(|original| original == existing);
            if is_original {
                return Err(Failure::new(text!(
                    vi: "không ghi báo cáo đè lên tệp đầu vào",
                    en: "a report is never written over what it was made from"
                ))
                .about(shown));
            }
            if !replace {
                return Err(already_there(shown));
            }
        }
        Ok(Self { path, replace })
    }

    pub(super) fn path(&self) -> &Path {
        self.path
    }

    pub(super) fn write(&self, content: impl AsRef<[u8]>) -> Result<(), Failure> {
        let shown = self.path.display().to_string();
        let file = if self.replace { File::create(self.path) } else { File::create_new(self.path) };
        let written = file.and_then(|mut file| file.write_all(content.as_ref()));
        written.map_err(|fault| match fault.kind() {
            ErrorKind::AlreadyExists => already_there(shown),
            _ => Failure::new(text!(
                vi: "không ghi được tệp: {fault}",
                en: "the file cannot be written: {fault}"
            ))
            .about(shown),
        })
    }
}

fn already_there(shown: String) -> Failure {
    Failure::new(text!(vi: "tệp đã có sẵn", en: "the file exists already")).about(shown).help(
        text!(
            vi: "chọn tên khác, hoặc thêm --force để ghi đè",
            en: "choose another name, or add --force to replace it"
        ),
    )
}

/// Renders a report for where it goes, and writes it there.
pub(super) fn deliver(
    options: &ReportOptions,
    file: Option<&NewFile<'_>>,
    screen: &Screen,
    render: impl FnOnce(&RenderOptions) -> String,
) -> anyhow::Result<()> {
    let colour = match file {
        Some(_) => screen.asked == ColourOption::Always,
        None => screen.colour,
    };
    let text = render(&RenderOptions { colour, ..screen.page(options.all) });
    let Some(file) = file else {
        return print(&text, screen);
    };
    file.write(&text)?;
    let path = file.path().display();
    screen.note(&text!(vi: "đã ghi báo cáo vào {path}", en: "the report was written to {path}"));
    Ok(())
}

/// Writes to standard output. A reader that has seen enough is no error.
pub(super) fn print(text: &str, screen: &Screen) -> anyhow::Result<()> {
    let stdout = std::io::stdout().lock();
    let written = if screen.colour {
        let mut stdout = AutoStream::new(stdout, anstream::ColorChoice::Always);
        stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush())
    } else {
        let mut stdout = stdout;
        stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush())
    };
    match written {
        Err(fault) if fault.kind() != ErrorKind::BrokenPipe => Err(Failure::new(text!(
            vi: "không ghi được ra đầu ra chuẩn: {fault}",
            en: "standard output cannot be written to: {fault}"
        ))
        .into()),
        _ => Ok(()),
    }
}
