//! Why a list cannot be marked, in the words of every way in. Which way on there is, each way in knows.

use crate::fault::Fault;
use crate::text;

/// A list of so many files: a copy is made of one.
pub fn several_files(files: usize) -> Fault {
    Fault::new(text!(
        vi: "danh sách này gồm {files} tệp, mà bản đánh dấu chỉ của một tệp",
        en: "this list has {files} files, and a copy is made of one"
    ))
}

/// The list is a copy with marks itself.
pub fn is_annotated() -> Fault {
    Fault::new(text!(
        vi: "tệp này đã là bản đánh dấu",
        en: "this is a marked copy already"
    ))
}

/// A fresh copy would have more rows or columns than a sheet holds.
pub fn too_large() -> Fault {
    Fault::new(text!(
        vi: "danh sách quá lớn cho một trang tính",
        en: "the list is too large for a sheet"
    ))
}
