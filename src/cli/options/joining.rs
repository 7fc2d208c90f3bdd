//! Whether several files are one list.

use crate::runs::Joining;

/// `--together` and `--apart`.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(in crate::cli) struct JoiningOptions {
    /// Check all the files as one list, whatever they say of themselves; with one file, those that
    /// belong to it, too
    /// vi: Kiểm tra tất cả các tệp như một danh sách, dù các tệp ghi gì; nếu chỉ nêu một tệp thì cả
    /// những tệp thuộc cùng danh sách
    #[arg(long)]
    together: bool,
    /// Check each file as a list of its own, though several are of one unit
    /// vi: Kiểm tra từng tệp như một danh sách riêng, dù nhiều tệp là của một đơn vị
    #[arg(long, conflicts_with = "together")]
    apart: bool,
}

impl JoiningOptions {
    pub(in crate::cli) fn joining(self) -> Joining {
        match (self.together, self.apart) {
            (true, _) => Joining::Together,
            (false, true) => Joining::Apart,
            (false, false) => Joining::OfOneUnit,
        }
    }
}
