//! The window that Windows opens for a program that is started from a folder: by a double click, or by a
//! list that is dropped onto it. It closes with the program, so it is kept until the person has read.
//!
//! Explorer starts such a run. Scripts, scheduled tasks, terminals and other programs start theirs
//! themselves, and nothing waits there.

use std::io::{IsTerminal as _, Write as _};

use super::arguments;
use crate::wording::{Lang, Text};

/// The program behind the folders, the desktop and the taskbar of Windows.
const EXPLORER: &str = "explorer.exe";

const HOW: Text = Text::fixed(
    "Kéo thả danh sách (một hay nhiều tệp, hoặc cả thư mục) vào biểu tượng của chương\n\
     trình này: kết quả kiểm tra sẽ mở trong trình duyệt.\n\
     \n\
     Các chức năng khác: mở cửa sổ dòng lệnh, gõ `delegate-quota --help`.",
    "Drop a list (one file or several, or a whole folder) onto the icon of this\n\
     program: the report opens in the browser.\n\
     \n\
     For all else that it does, type `delegate-quota --help` in a terminal.",
);

const CLOSE: Text =
    Text::fixed("Nhấn Enter để đóng cửa sổ này.", "Press Enter to close this window.");

/// Whether this run has a window that closes with it.
pub(super) fn is_there() -> bool {
    let is_seen = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    is_seen && is_of_a_folder(parent().as_deref())
}

/// Whether a run is started from a folder, by the program that started it.
fn is_of_a_folder(parent: Option<&str>) -> bool {
    parent.is_some_and(|name| name.eq_ignore_ascii_case(EXPLORER))
}

/// Says what the program is for, in place of the commands that nobody can type there.
pub(super) fn introduce(lang: Lang) {
    let program = arguments::command(lang);
    let about = program.get_about().map(ToString::to_string).unwrap_or_default();
    tell(&format!("{about}\n\n{}\n", HOW.get(lang)));
}

/// Keeps the window until Enter is pressed.
pub(super) fn wait(lang: Lang) {
    tell(&format!("\n{}", CLOSE.get(lang)));
    let _ = std::io::stdin().read_line(&mut String::new());
}

/// Where standard error cannot be written to, there is nobody to tell.
fn tell(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// The name of the program that started this one.
#[cfg(windows)]
fn parent() -> Option<String> {
    use winsafe::{HPROCESSLIST, co};
    let mut all = HPROCESSLIST::CreateToolhelp32Snapshot(co::TH32CS::SNAPPROCESS, None).ok()?;
    let running: Vec<(u32, u32, String)> = all
        .iter_processes()
        .map_while(Result::ok)
        .map(|it| (it.th32ProcessID, it.th32ParentProcessID, it.szExeFile()))
        .collect();
    let (_, parent, _) = running.iter().find(|(id, ..)| *id == std::process::id())?;
    running.iter().find(|(id, ..)| id == parent).map(|(.., name)| name.clone())
}

/// Elsewhere a program that is started from a folder has no window of its own.
#[cfg(not(windows))]
const fn parent() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_explorer_starts_has_a_window_that_closes_with_it() {
        for name in ["explorer.exe", "Explorer.EXE"] {
            assert!(is_of_a_folder(Some(name)), "{name}");
        }
        for name in ["cmd.exe", "powershell.exe", "WindowsTerminal.exe", "svchost.exe", "bash"] {
            assert!(!is_of_a_folder(Some(name)), "{name}");
        }
        assert!(!is_of_a_folder(None));
    }

    /// A console of Windows has eighty columns, and breaks a longer line within a word.
    #[test]
    fn what_is_told_fits_into_a_console() {
        for text in [HOW, CLOSE] {
            for line in text.vi.lines().chain(text.en.lines()) {
                assert!(line.chars().count() <= 80, "{line}");
            }
        }
    }
}
