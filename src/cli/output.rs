//! Where a report goes: standard output, or a new file.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, Write as _};
use std::path::{Component, Path, PathBuf};

use anstream::AutoStream;

use super::options::{ColourOption, Destinations};
use super::screen::Screen;
use crate::fault::{self, Fault};
use crate::render::{self, RenderOptions, ReportFormat, WholeFormat, WholeReport};
use crate::text;

/// A file that the report is to be written to, known to be none that may not be lost.
pub(super) struct NewFile<'a> {
    path: Cow<'a, Path>,
    replace: bool,
}

impl<'a> NewFile<'a> {
    /// Refuses an existing file unless it may be replaced, and one of the lists in any case.
    ///
    /// This is asked before anything is checked: nobody waits for a report that cannot be kept.
    pub(super) fn new(path: &'a Path, replace: bool, originals: &[PathBuf]) -> Result<Self, Fault> {
        let name = path.display().to_string();
        if let Ok(existing) = path.canonicalize() {
            let is_original = originals
                .iter()
                .filter_map(|original| original.canonicalize().ok())
                .any(|original| original == existing);
            if is_original {
                return Err(Fault::new(text!(
                    vi: "không ghi báo cáo đè lên tệp đầu vào",
                    en: "a report is never written over what it was made from"
                ))
                .about(name));
            }
            if !replace {
                return Err(already_there(name));
            }
        }
        Ok(Self { path: Cow::Borrowed(path), replace })
    }

    /// A file of a new folder, where nothing can be in its place.
    pub(super) fn owned(path: PathBuf) -> Self {
        Self { path: Cow::Owned(path), replace: false }
    }

    /// The same where a file is asked for.
    pub(super) fn asked(
        path: Option<&'a PathBuf>,
        replace: bool,
        originals: &[PathBuf],
    ) -> Result<Option<Self>, Fault> {
        path.map(|path| Self::new(path, replace, originals)).transpose()
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The way from its folder back to the current one, from which lists are named.
    pub(super) fn way_back(&self) -> PathBuf {
        let here = std::path::absolute(".").unwrap_or_default();
        let file = std::path::absolute(&self.path).unwrap_or_default();
        way(file.parent().unwrap_or(&file), &here)
    }

    pub(super) fn write(&self, content: impl AsRef<[u8]>) -> Result<(), Fault> {
        self.write_from(&mut io::Cursor::new(content))
    }

    /// Writes all that can be read from there.
    ///
    /// It is written beside its place first and then moved there: who stops the program, or fills
    /// the disk, finds the whole report or none, and the earlier one is not lost.
    pub(super) fn write_from(&self, content: &mut dyn ReadSeek) -> Result<(), Fault> {
        // A link stays one, and what it leads to is replaced.
        let place = self.path.canonicalize().unwrap_or_else(|_| self.path.to_path_buf());
        let existing = fs::metadata(&place).ok();
        // Something like /dev/stdout is written to, never replaced.
        let is_device = existing.as_ref().is_some_and(|about| !about.is_file());
        let written = if is_device { Ok(false) } else { self.move_to(&place, existing, content) };
        let written = match written {
            Ok(true) => Ok(()),
            Ok(false) => self.write_in_place(content),
            Err(fault) => Err(fault),
        };
        written.map_err(|fault| match fault.kind() {
            ErrorKind::AlreadyExists => already_there(self.path.display().to_string()),
            _ => self.cannot_be_written(&fault),
        })
    }

    /// Whether the content is in its place now; it is not where the folder takes no second file, as
    /// some network folders do not.
    fn move_to(
        &self,
        place: &Path,
        existing: Option<fs::Metadata>,
        content: &mut dyn ReadSeek,
    ) -> io::Result<bool> {
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
        let Ok(mut beside) = new_file().tempfile_in(folder.unwrap_or(Path::new("."))) else {
            return Ok(false);
        };
        // Not through the wrapper, which would name the file beside in its errors.
        io::copy(content, beside.as_file_mut())?;
        if let Some(existing) = existing {
            // Whoever may read the earlier report may read this one.
            let _ = beside.as_file().set_permissions(existing.permissions());
        }
        let moved = if self.replace {
            beside.persist(place).map(drop)
        } else {
            beside.persist_noclobber(place).map(drop)
        };
        match moved {
            Ok(()) => Ok(true),
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Err(error.error),
            Err(_) => Ok(false),
        }
    }

    fn write_in_place(&self, content: &mut dyn ReadSeek) -> io::Result<()> {
        content.rewind()?;
        let mut file =
            if self.replace { File::create(&self.path) } else { File::create_new(&self.path) }?;
        io::copy(content, &mut file).map(drop)
    }

    /// Says that the report stands in its place.
    pub(super) fn tell_written(&self, screen: &Screen) {
        let path = self.path.display();
        screen
            .note(&text!(vi: "đã ghi báo cáo vào {path}", en: "the report was written to {path}"));
    }

    /// Why the report cannot be kept.
    pub(super) fn cannot_be_written(&self, fault: &std::io::Error) -> Fault {
        Fault::new(text!(
            vi: "không ghi được tệp: {fault}",
            en: "the file cannot be written: {fault}",
            fault = fault::system(fault)
        ))
        .helps(fault::way_on(fault))
        .about(self.path.display())
    }
}

/// The way from one folder to another; the whole path where they have nothing in common.
fn way(from: &Path, to: &Path) -> PathBuf {
    let shared = from.components().zip(to.components()).take_while(|(from, to)| from == to).count();
    if shared == 0 {
        return to.to_owned();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

/// What a report is read from; more than once where the first way of writing it fails.
pub(super) trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// A file with the rights that any new file has, and not those of a temporary one.
fn new_file() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".delegate-quota-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

fn already_there(name: String) -> Fault {
    Fault::new(text!(vi: "tệp đã có sẵn", en: "the file exists already")).about(name).help(text!(
        vi: "chọn tên khác, hoặc thêm --force để ghi đè",
        en: "choose another name, or add --force to replace it"
    ))
}

/// Renders a report for each place that it goes to, and writes it there.
pub(super) fn deliver<F: ReportFormat>(
    to: &Destinations<'_, F>,
    page: RenderOptions,
    screen: &Screen,
    render: impl Fn(F, &RenderOptions) -> Vec<u8>,
) -> anyhow::Result<()> {
    if let Some(format) = to.printed {
        print(render(format, &page), screen)?;
    }
    for (file, format) in &to.files {
        let colour = screen.asked == ColourOption::Always;
        let page = RenderOptions { colour, plain_letters: false, ..page };
        file.write(render(*format, &page))?;
        file.tell_written(screen);
    }
    if let Some(page) = &to.page {
        page.show(screen);
    }
    Ok(())
}

/// The same for a report that every format can show.
pub(super) fn deliver_whole(
    to: &Destinations<'_, WholeFormat>,
    page: RenderOptions,
    screen: &Screen,
    report: &impl WholeReport,
) -> anyhow::Result<()> {
    deliver(to, page, screen, |format, page| render::whole(report, format, page))
}

/// Whether somebody reads standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StdoutReader {
    There,
    /// It has seen enough and closed its end.
    Gone,
}

/// Writes to standard output. A reader that has seen enough is no error.
pub(super) fn print(text: impl AsRef<[u8]>, screen: &Screen) -> anyhow::Result<StdoutReader> {
    let stdout = std::io::stdout().lock();
    let written = if screen.colour {
        let mut stdout = AutoStream::new(stdout, anstream::ColorChoice::Always);
        stdout.write_all(text.as_ref()).and_then(|()| stdout.flush())
    } else {
        let mut stdout = stdout;
        stdout.write_all(text.as_ref()).and_then(|()| stdout.flush())
    };
    match written {
        Ok(()) => Ok(StdoutReader::There),
        Err(fault) if fault.kind() == ErrorKind::BrokenPipe => Ok(StdoutReader::Gone),
        Err(fault) => Err(Fault::new(text!(
            vi: "không ghi được ra đầu ra chuẩn: {fault}",
            en: "standard output cannot be written to: {fault}",
            fault = fault::system(&fault)
        ))
        .into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replaced_report_is_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.txt");
        NewFile::new(&path, false, &[]).unwrap().write("first, and longer").unwrap();
        let late = NewFile { path: Cow::Borrowed(&path), replace: false };
        assert!(late.write("a file that came in between is kept").is_err());
        NewFile::new(&path, true, &[]).unwrap().write("second").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_report_in_another_folder_finds_the_lists_again() {
        let of = |from: &str, to: &str| way(Path::new(from), Path::new(to));
        assert_eq!(of("/a/b", "/a/b"), Path::new(""));
        assert_eq!(of("/a/b/out", "/a/b"), Path::new(".."));
        assert_eq!(of("/a/out/x", "/a/b"), Path::new("../../b"));
    }

    #[cfg(unix)]
    #[test]
    fn a_report_has_the_rights_of_the_one_it_replaces_and_a_link_stays_one() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("report.txt"), folder.path().join("link.txt"));
        fs::write(&path, "first").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        NewFile::new(&link, true, &[]).unwrap().write("second").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "second");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
