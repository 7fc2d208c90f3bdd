//! `--open`: shows a report as a page in the browser.
//!
//! The page is a file: one that `--output` names, else one in a new folder that nobody else may look
//! into, since lists hold personal data. It stays there, for the browser reads it when it likes.

use std::cell::Cell;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::screen::Screen;
use crate::fault::{self, Fault};
use crate::text;
use crate::wording::Text;

/// Whoever still runs after this is taken for a browser that shows the page.
const STARTING: Duration = Duration::from_secs(1);

/// How often it is looked whether a browser gave up.
const LOOK: Duration = Duration::from_millis(20);

/// Elsewhere the folder for temporary files is its owner's alone already.
#[cfg(unix)]
const OWNERS_ALONE: u32 = 0o700;

/// A new folder for a page, which is deleted unless the page is shown.
fn folder() -> Result<TempDir, Fault> {
    let mut folder = tempfile::Builder::new();
    folder.prefix("delegate-quota-");
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(OWNERS_ALONE));
    folder.tempdir().map_err(|fault| {
        Fault::new(text!(
            vi: "không tạo được thư mục tạm cho trang báo cáo: {fault}",
            en: "no folder can be made for the page: {fault}",
            fault = fault::system(&fault)
        ))
        .help(text!(
            vi: "ghi báo cáo vào tệp bằng `--output baocao.html`",
            en: "write the report to a file with `--output report.html`"
        ))
    })
}

/// The page that is shown once the reports are written.
pub(super) struct Page {
    path: PathBuf,
    /// The folder that was made for it; it stays once the page is shown.
    folder: Cell<Option<TempDir>>,
}

impl Page {
    /// A page that is written anyway.
    pub(super) fn named(path: &Path) -> Self {
        Self { path: path.to_owned(), folder: Cell::new(None) }
    }

    /// A new page of a report on these files.
    pub(super) fn new(files: &[PathBuf]) -> Result<Self, Fault> {
        let folder = folder()?;
        let path = folder.path().join(page_name(files));
        Ok(Self { path, folder: Cell::new(Some(folder)) })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Shows it, now that it is written.
    pub(super) fn show(&self, screen: &Screen) {
        if let Some(folder) = self.folder.take() {
            let _ = folder.keep();
        }
        show(&self.path, screen);
    }
}

/// The name of the page of a report on these files: theirs, or that of the folder they lie in.
fn page_name(files: &[PathBuf]) -> OsString {
    let is_list = |file: &&PathBuf| {
        file.is_dir() || file.is_file() && file.extension().is_none_or(|ending| ending != "toml")
    };
    let lists: Vec<&PathBuf> = files.iter().filter(is_list).collect();
    let stem = |file: &Path| file.file_stem().map(ToOwned::to_owned);
    let name = match lists[..] {
        [] => None,
        [only] => stem(only),
        [one, other] => stem(one).zip(stem(other)).map(|(mut one, other)| {
            one.push(" - ");
            one.push(other);
            one
        }),
        [first, ref others @ ..] => {
            let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            let holds = |folder: &&Path| others.iter().all(|file| whole(file).starts_with(folder));
            whole(first)
                .ancestors()
                .skip(1)
                .find(holds)
                .and_then(Path::file_name)
                .map(OsString::from)
        }
    };
    let mut name = name.unwrap_or_else(|| env!("CARGO_PKG_NAME").into());
    name.push(".html");
    name
}

/// Shows the page. That there is no browser is told with the way on, and changes nothing else: the
/// report is written.
fn show(page: &Path, screen: &Screen) {
    let page = std::path::absolute(page).unwrap_or_else(|_| page.to_owned());
    if let Err(fault) = opened(&page) {
        let file = page.display();
        screen.fail(
            &Fault::new(text!(
                vi: "không mở được trình duyệt: {fault}",
                en: "no browser could be opened: {fault}",
                fault = told(&fault)
            ))
            .help(text!(vi: "tự mở tệp {file}", en: "open {file} yourself"))
            .help(text!(
                vi: "hoặc ghi tên trình duyệt vào biến môi trường BROWSER",
                en: "or name the browser in the environment variable BROWSER"
            )),
        );
    }
}

fn told(fault: &io::Error) -> Text {
    if fault.kind() == io::ErrorKind::NotFound {
        return text!(
            vi: "máy này không có chương trình mở trang web",
            en: "this machine has no program that opens pages"
        );
    }
    Text::new("chương trình mở trang web báo lỗi", fault.to_string())
}

/// Asks the browsers that the user names, then whatever the system opens pages with.
fn opened(page: &Path) -> io::Result<()> {
    let named = std::env::var_os("BROWSER").unwrap_or_default();
    let browsers = std::env::split_paths(&named).filter(|browser| !browser.as_os_str().is_empty());
    for browser in browsers {
        let started = Command::new(&browser)
            .arg(page)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        if started.is_ok_and(goes_on) {
            return Ok(());
        }
    }
    open::that_detached_with_timeout(page, STARTING)
}

/// Whether a browser shows the page: it still runs, or has handed it on.
fn goes_on(mut browser: Child) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < STARTING {
        match browser.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(LOOK),
            Err(_) => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_named_after_what_it_tells_of() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("Bắc Hà");
        std::fs::create_dir(&place).unwrap();
        let file = |name: &str| {
            let path = place.join(name);
            std::fs::write(&path, "").unwrap();
            path
        };
        let (one, other, third) = (file("cũ.xlsx"), file("mới.xlsx"), file("x.csv"));
        let profile = file("congress.toml");
        let named = |files: &[&PathBuf]| {
            let files: Vec<PathBuf> = files.iter().map(|file| (*file).clone()).collect();
            page_name(&files).into_string().unwrap()
        };
        assert_eq!(named(&[&one, &profile]), "cũ.html");
        assert_eq!(named(&[&one, &other]), "cũ - mới.html");
        assert_eq!(named(&[&one, &other, &third, &profile]), "Bắc Hà.html");
        assert_eq!(named(&[&place.join("nowhere.xlsx")]), "delegate-quota.html");
    }
}
