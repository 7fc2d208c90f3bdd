//! Why something could not be done, and the way on.
//!
//! Every room that can refuse something returns a [`Fault`]: what is wrong as a lower-case fragment,
//! found and expected, and what to do about it, in both languages. Only `cli` prints one, and only
//! there it is decided what becomes of the run. An error of its own type is left where the code
//! itself asks which error it is, and becomes a fault where it leaves its room.

use std::fmt;

use crate::text;
use crate::wording::{Part, Text};

/// Why something could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What it is about: a file's name as the user gave it. None where the message tells it.
    pub about: Option<String>,
    /// What went wrong: a lower-case fragment, found and expected.
    pub message: Text,
    /// The way on, at most a few lines.
    pub help: Vec<Text>,
    /// The problems of a written file, shown in place of the message.
    pub problems: Option<Box<MarkedProblems>>,
}

/// The problems of a file that somebody wrote by hand, each with its line and a caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedProblems {
    /// In plain letters.
    pub plain: Text,
    /// With the colours of a terminal.
    pub coloured: Text,
}

impl Fault {
    /// A fault with nothing to say beyond its message.
    pub fn new(message: Text) -> Self {
        Self { about: None, message, help: Vec::new(), problems: None }
    }

    /// The same fault, about this file.
    #[must_use]
    pub fn about(self, about: impl fmt::Display) -> Self {
        Self { about: Some(about.to_string()), ..self }
    }

    /// The same fault, with one more way on.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help.push(help);
        self
    }

    /// The same fault, with all these ways on, or none.
    #[must_use]
    pub fn helps(mut self, help: impl IntoIterator<Item = Text>) -> Self {
        self.help.extend(help);
        self
    }

    /// The same fault, its message behind the option, file or key that it comes from.
    #[must_use]
    pub fn at(self, place: impl Part) -> Self {
        let message = text!("{place}: {message}", place, message = self.message);
        Self { message, ..self }
    }
}

/// Whether Windows keeps a file from others, since a program has it open.
fn is_open_elsewhere(fault: &std::io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    cfg!(windows) && matches!(fault.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
}

/// What mends what the operating system says, where people can mend it.
pub(crate) fn way_on(fault: &std::io::Error) -> Option<Text> {
    let close = || {
        text!(
            vi: "đóng tệp trong Excel rồi chạy lại",
            en: "close it in Excel, and run this again",
        )
    };
    is_open_elsewhere(fault).then(close)
}

/// What the operating system says, in both languages: it speaks that of the machine itself.
pub(crate) fn system(fault: &std::io::Error) -> Text {
    use std::io::ErrorKind as Kind;
    let vi = match (fault.kind(), fault.raw_os_error()) {
        _ if is_open_elsewhere(fault) => {
            return text!(vi: "tệp đang mở trong chương trình khác", en: "another program has it open");
        }
        (Kind::NotFound, _) => "không có tệp hoặc thư mục này",
        (Kind::PermissionDenied, _) => "không có quyền truy cập",
        (Kind::AlreadyExists, _) => "tệp đã có sẵn",
        (Kind::IsADirectory, _) => "đây là thư mục, không phải tệp",
        (Kind::NotADirectory, _) => "một phần của đường dẫn không phải là thư mục",
        (Kind::StorageFull | Kind::QuotaExceeded, _) => "ổ đĩa đã đầy",
        (Kind::ReadOnlyFilesystem, _) => "ổ đĩa chỉ cho đọc",
        (Kind::FileTooLarge, _) => "tệp quá lớn",
        (Kind::InvalidFilename | Kind::InvalidInput, _) => "tên tệp không hợp lệ",
        (Kind::ResourceBusy | Kind::ExecutableFileBusy, _) => "tệp đang được dùng",
        (Kind::InvalidData, _) => "nội dung không phải là văn bản UTF-8",
        (Kind::TimedOut | Kind::NetworkDown | Kind::NetworkUnreachable, _) => {
            "ổ đĩa mạng không trả lời"
        }
        (_, Some(code)) => return Text::new(format!("lỗi hệ thống số {code}"), fault.to_string()),
        (_, None) => "lỗi hệ thống",
    };
    Text::new(vi, fault.to_string())
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problems = self.problems.as_ref().map(|problems| &problems.plain);
        f.write_str(&problems.unwrap_or(&self.message).en)
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::*;

    #[test]
    fn what_the_system_says_is_said_in_vietnamese_too() {
        for kind in [ErrorKind::NotFound, ErrorKind::PermissionDenied, ErrorKind::StorageFull] {
            let fault = system(&Error::from(kind));
            assert!(!fault.vi.is_ascii() && fault.en.is_ascii(), "{fault:?}");
        }
        assert_eq!(system(&Error::from_raw_os_error(9999)).vi, "lỗi hệ thống số 9999");
        let other = system(&Error::other("a reader's own words"));
        assert_eq!((&*other.vi, &*other.en), ("lỗi hệ thống", "a reader's own words"));
    }
}
