//! Why a file could not be read, said so that an officer can act on it.
//!
//! Every kind of failure is a variant, because the way on differs: a password is removed, an old
//! format is saved anew, a lock file is passed over.

use crate::fault::{self, Fault};
use crate::text;
use crate::wording::Text;

use super::limits::Measure;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.fault())]
pub enum ReadError {
    /// There is no such file.
    NotFound {
        /// The file beside it with the nearest name.
        near: Option<String>,
    },
    /// The path is a folder.
    Directory,
    /// The system refused the file.
    Io(#[from] std::io::Error),
    /// The file holds nothing.
    Empty,
    /// Excel's marker beside an open workbook (`~$…`), not a workbook.
    LockFile,
    /// The workbook is encrypted.
    Encrypted,
    /// Most of the letters that only Vietnamese has were replaced when the file was saved.
    LettersLost {
        /// In how many cells.
        cells: usize,
        /// One of them.
        example: String,
    },
    /// The content is something else, named by `what`.
    NotASpreadsheet {
        /// What the content is.
        what: Foreign,
        /// The ending that promised a spreadsheet, where there is one.
        ending: Option<String>,
    },
    /// The content begins as a spreadsheet, but cannot be followed to its end.
    Damaged {
        /// What the reader stumbled over.
        what: String,
    },
    /// The file claims more than is believed.
    TooLarge {
        /// What is too large.
        what: Measure,
        /// How large it is.
        found: u64,
        /// How large it may be.
        limit: u64,
    },
    /// The text is not in the encoding asked for.
    NotInEncoding {
        /// The encoding asked for.
        encoding: &'static str,
    },
}

/// Content that is not a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    Pdf,
    /// A text document in a format that is not read: .doc, .rtf, .odt.
    Word,
    /// A Word document without a table.
    WordWithoutTable,
    Presentation,
    /// A picture.
    Image,
    /// A zip of other files.
    Archive,
    /// An `OpenDocument` file that is not a spreadsheet.
    OtherOpenDocument,
    /// An OLE file that is not a workbook.
    OtherOle,
    /// A spreadsheet in a format of this name.
    OtherSpreadsheet(&'static str),
    /// The XML format of Excel 2003.
    SpreadsheetMl2003,
    /// A bare BIFF stream, of Excel 4 or older.
    BareBiff,
    /// Text that is not a table.
    Text,
    /// Bytes that are no text.
    Binary,
    /// A web page without a table.
    WebPage,
}

impl Foreign {
    /// The content's name.
    pub fn name(self) -> Text {
        match self {
            Self::Pdf => text!(vi: "tệp PDF", en: "a PDF"),
            Self::Word => text!(vi: "văn bản Word", en: "a Word document"),
            Self::WordWithoutTable => {
                text!(vi: "văn bản Word không có bảng", en: "a Word document without a table")
            }
            Self::Presentation => text!(vi: "tệp trình chiếu", en: "a presentation"),
            Self::Image => text!(vi: "tệp ảnh", en: "a picture"),
            Self::Archive => text!(vi: "tệp nén", en: "a zip archive of other files"),
            Self::OtherOpenDocument => {
                text!(vi: "tệp OpenDocument nhưng không phải bảng tính", en: "an OpenDocument file, but not a spreadsheet")
            }
            Self::OtherOle => {
                text!(vi: "tệp Office kiểu cũ nhưng không phải bảng tính", en: "an old Office file, but not a workbook")
            }
            Self::OtherSpreadsheet(name) => {
                text!(vi: "bảng tính {name}", en: "a spreadsheet of the format {name}")
            }
            Self::SpreadsheetMl2003 => {
                text!(vi: "bảng tính XML của Excel 2003", en: "an Excel 2003 XML spreadsheet")
            }
            Self::BareBiff => {
                text!(vi: "bảng tính của Excel 4 hoặc cũ hơn", en: "a workbook of Excel 4 or older")
            }
            Self::Text => {
                text!(vi: "văn bản thường, không có cột", en: "plain text without columns")
            }
            Self::Binary => {
                text!(vi: "dữ liệu nhị phân không nhận ra được", en: "binary data of an unknown kind")
            }
            Self::WebPage => {
                text!(vi: "trang web không có bảng", en: "a web page without a table")
            }
        }
    }

    /// What goes by this ending and may hold a list all the same.
    pub(super) fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending {
            "pdf" => Self::Pdf,
            "doc" | "dot" | "rtf" | "odt" | "wps" | "wpt" => Self::Word,
            "jpg" | "jpeg" | "png" | "gif" | "tif" | "tiff" | "bmp" | "webp" | "heic" => {
                Self::Image
            }
            "zip" | "rar" | "7z" | "gz" => Self::Archive,
            "slk" => Self::OtherSpreadsheet("SYLK"),
            "dif" => Self::OtherSpreadsheet("DIF"),
            "dbf" => Self::OtherSpreadsheet("dBase"),
            "numbers" => Self::OtherSpreadsheet("Apple Numbers"),
            _ => return None,
        })
    }

    /// The way on.
    pub(crate) fn help(self) -> Text {
        match self {
            _ if self.is_spreadsheet() => text!(
                vi: "mở bằng Excel hoặc LibreOffice rồi lưu lại dưới dạng .xlsx",
                en: "open it in Excel or LibreOffice and save it as .xlsx",
            ),
            Self::Pdf | Self::Image => text!(
                vi: "cần tệp gốc (.xlsx, .xls, .ods, .csv hoặc .docx), không phải bản in hay bản chụp",
                en: "the original is needed (.xlsx, .xls, .ods, .csv or .docx), not a print or a picture of it",
            ),
            Self::Word => text!(
                vi: "mở bằng Word rồi lưu lại dưới dạng .docx",
                en: "open it in Word and save it as .docx",
            ),
            Self::WordWithoutTable => text!(
                vi: "chép danh sách vào một bảng, trong Word hoặc trong bảng tính .xlsx",
                en: "copy the list to a table, in Word or in an .xlsx workbook",
            ),
            Self::Archive => text!(
                vi: "giải nén rồi kiểm tra từng bảng tính bên trong",
                en: "unpack it and check the workbooks inside",
            ),
            _ => text!(
                vi: "cần một tệp .xlsx, .xlsm, .xlsb, .xls, .ods, .csv hoặc .docx",
                en: "expected an .xlsx, .xlsm, .xlsb, .xls, .ods, .csv or .docx file",
            ),
        }
    }

    /// Whether it holds a table all the same, in a format that is not read.
    fn is_spreadsheet(self) -> bool {
        matches!(self, Self::OtherSpreadsheet(_) | Self::SpreadsheetMl2003 | Self::BareBiff)
    }
}

impl ReadError {
    /// A file that cannot be followed to its end.
    pub(super) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }

    /// Content that is not a spreadsheet.
    pub(super) fn foreign(what: Foreign) -> Self {
        Self::NotASpreadsheet { what, ending: None }
    }

    /// The fault as it is told: its message is a fragment to stand after the file's name.
    pub fn fault(&self) -> Fault {
        match self {
            Self::NotFound { near } => Fault::new(text!(vi: "không có tệp này", en: "no such file"))
                .helps(near.as_ref().map(|near| text!(vi: "có phải “{near}”?", en: "did you mean “{near}”?")))
                .help(text!(vi: "kiểm tra lại tên tệp và thư mục", en: "check the name and the folder")),
            Self::Directory => {
                Fault::new(text!(vi: "đây là thư mục, không phải tệp", en: "is a folder, not a file"))
            }
            Self::Io(fault) => Fault::new(
                text!(vi: "hệ thống không cho đọc tệp: {fault}", en: "cannot be opened: {fault}", fault = fault::system(fault)),
            ).helps(fault::way_on(fault)),
            Self::Empty => Fault::new(text!(vi: "tệp rỗng", en: "the file is empty")).help(text!(
                vi: "kiểm tra lại tệp gốc hoặc chép lại tệp",
                en: "check the original, or copy the file again",
            )),
            Self::LockFile => Fault::new(text!(
                vi: "đây là tệp khóa do Excel tạo khi đang mở bảng tính, không phải danh sách",
                en: "is the lock file of a workbook that may be open in Excel, not a list",
            ))
            .help(text!(
                vi: "dùng tệp có cùng tên nhưng không có `~$` ở đầu",
                en: "use the file of the same name without the leading `~$`",
            )),
            Self::Encrypted => encrypted(),
            Self::LettersLost { cells, example } => letters_lost(*cells, example),
            Self::NotASpreadsheet { what, ending } => {
                Fault::new(not_a_spreadsheet(*what, ending.as_deref())).help(what.help())
            }
            Self::Damaged { what } => damaged(what),
            Self::TooLarge { what, found, limit } => too_large(*what, *found, *limit),
            Self::NotInEncoding { encoding } => Fault::new(text!(
                vi: "nội dung không theo bảng mã `{encoding}`",
                en: "the text is not in the encoding `{encoding}`",
            ))
            .help(text!(
                vi: "bỏ tùy chọn bảng mã để chương trình tự nhận, hoặc lưu lại tệp theo UTF-8",
                en: "leave the encoding option out to have it recognised, or save the file as UTF-8",
            )),
        }
    }
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        error.fault()
    }
}

fn encrypted() -> Fault {
    Fault::new(text!(vi: "bảng tính được đặt mật khẩu", en: "the workbook is protected by a password"))
        .help(text!(
            vi: "mở bằng Excel, bỏ mật khẩu (File > Info > Protect Workbook > Encrypt with Password, xóa trống) rồi lưu lại",
            en: "open it in Excel, remove the password (File > Info > Protect Workbook > Encrypt with Password, leave it blank), and save",
        ))
        .help(text!(
            vi: "nếu Excel mở tệp mà không hỏi mật khẩu thì chỉ cần lưu lại dưới dạng .xlsx",
            en: "if Excel opens it without asking, save it as .xlsx: that is enough",
        ))
}

fn letters_lost(cells: usize, example: &str) -> Fault {
    Fault::new(text!(
        vi: "chữ có dấu đã bị mất khi lưu tệp: {cells} ô có dấu khác thay cho chữ, như “{example}”",
        en: "letters were lost when the file was saved: other marks stand for them in {cells} cells, such as “{example}”",
    ))
    .help(text!(
        vi: "mở lại tệp gốc rồi lưu dưới dạng .xlsx hoặc “CSV UTF-8”; chữ đã mất không khôi phục được từ tệp này",
        en: "open the original and save it as .xlsx or as “CSV UTF-8”; this file no longer holds the letters",
    ))
}

fn damaged(what: &str) -> Fault {
    Fault::new(text!(
        vi: "tệp bị hỏng hoặc chưa tải đủ ({what})",
        en: "the file is damaged or incomplete ({what})",
    ))
    .help(text!(
        vi: "mở bằng Excel hoặc LibreOffice rồi lưu lại dưới dạng .xlsx; nếu không mở được, xin lại bản gốc",
        en: "open it in Excel or LibreOffice and save it as .xlsx; if it does not open, ask for the original",
    ))
}

fn not_a_spreadsheet(what: Foreign, ending: Option<&str>) -> Text {
    let content = what.name();
    if what.is_spreadsheet() {
        return text!(
            vi: "là {content}, một định dạng không đọc được",
            en: "is {content}, which is not read",
            content,
        );
    }
    if let Some(ending) = ending {
        return text!(
            vi: "không phải bảng tính, dù tên tệp kết thúc bằng `.{ending}`: đây là {content}",
            en: "is not a spreadsheet, although its name ends in `.{ending}`: it is {content}",
            content,
        );
    }
    text!(
        vi: "không phải bảng tính mà là {content}",
        en: "is not a spreadsheet: it is {content}",
        content,
    )
}

fn too_large(what: Measure, found: u64, limit: u64) -> Fault {
    let option = match what {
        Measure::Cells => Some("--max-cells"),
        Measure::Parts | Measure::Ratio | Measure::Sheets => None,
        // What is in a file grows with it.
        Measure::File
        | Measure::Part
        | Measure::Unpacked
        | Measure::SharedStrings
        | Measure::Text => Some("--max-file-size"),
    };
    Fault::new(more_than_is_read(what, found, limit))
        .help(text!(
            vi: "chép riêng danh sách sang một bảng tính mới rồi kiểm tra bảng tính đó",
            en: "copy the list alone to a new workbook and check that one",
        ))
        .helps(option.map(|option| {
            text!(
                vi: "nếu cần đọc cả tệp này, nâng giới hạn bằng `{option} N`",
                en: "to read all of this file, raise the bound with `{option} N`",
            )
        }))
}

fn more_than_is_read(what: Measure, found: u64, limit: u64) -> Text {
    let (mega_found, mega_limit) = (found.div_ceil(1024 * 1024), limit.div_ceil(1024 * 1024));
    match what {
        Measure::File => text!(
            vi: "tệp lớn {mega_found} MB, tối đa {mega_limit} MB",
            en: "the file has {mega_found} MB, at most {mega_limit} MB are read",
        ),
        Measure::Parts => text!(
            vi: "tệp gồm {found} phần, tối đa {limit}",
            en: "it consists of {found} parts, at most {limit} are read",
        ),
        Measure::Part => text!(
            vi: "một phần của tệp giải nén ra {mega_found} MB, tối đa {mega_limit} MB",
            en: "a part of it unpacks to {mega_found} MB, at most {mega_limit} MB are read",
        ),
        Measure::Unpacked => text!(
            vi: "nội dung giải nén ra {mega_found} MB, tối đa {mega_limit} MB",
            en: "its content unpacks to {mega_found} MB, at most {mega_limit} MB are read",
        ),
        Measure::Ratio => text!(
            vi: "một phần của tệp giải nén ra lớn gấp {found} lần, tối đa {limit} lần",
            en: "a part of it unpacks to {found} times its size, at most {limit} times are believed",
        ),
        Measure::SharedStrings => text!(
            vi: "bảng chuỗi ký tự khai {found}, tối đa {limit}",
            en: "its table of texts claims {found}, at most {limit} are believed",
        ),
        Measure::Sheets => text!(
            vi: "có {found} trang tính, tối đa {limit}",
            en: "has {found} sheets, at most {limit} are read",
        ),
        Measure::Cells => text!(
            vi: "có từ {found} ô trở lên, tối đa {limit}",
            en: "has {found} cells or more, at most {limit} are read",
        ),
        Measure::Text => text!(
            vi: "chữ trong các ô chiếm từ {mega_found} MB trở lên, tối đa {mega_limit} MB",
            en: "the text of its cells takes {mega_found} MB or more, at most {mega_limit} MB are read",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_false_ending_is_named_with_what_the_content_is() {
        let error =
            ReadError::NotASpreadsheet { what: Foreign::Pdf, ending: Some("xlsx".to_owned()) };
        assert_eq!(
            error.fault().message.en,
            "is not a spreadsheet, although its name ends in `.xlsx`: it is a PDF"
        );
        assert_eq!(error.fault().help.len(), 1);
    }

    #[test]
    fn what_is_too_large_is_told_with_found_and_limit() {
        let error =
            ReadError::TooLarge { what: Measure::Cells, found: 2_000_001, limit: 2_000_000 };
        assert!(error.fault().message.en.contains("2000001"));
        assert!(error.fault().message.vi.contains("2000000"));
        assert!(error.fault().help[1].en.contains("`--max-cells N`"));
    }
}
