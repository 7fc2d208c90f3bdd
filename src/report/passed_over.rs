//! Files of a folder that are no lists: each is told, so that nothing is passed over in silence.

use crate::wording::Text;

/// A file that was not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// The path, as the report names it.
    pub path: String,
    pub kind: PassedOverKind,
    /// Why it was not checked, and the way on where there is one: a lower-case fragment.
    pub reason: Text,
}

/// What a file is that was not checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PassedOverKind {
    /// It may hold a list, in a format that is not read.
    NotReadable,
    /// The form of a list that names nobody.
    EmptyForm,
    /// A workbook that counts people instead of naming them.
    Summary,
    /// A document or page without a list.
    NoList,
    /// Excel's mark beside a workbook that is open.
    LockFile,
    /// A report that this tool has written.
    OwnReport,
    /// A congress profile that belongs to no list.
    ProfileWithoutList,
    /// Nothing that would hold a list.
    OtherFile,
}
