//! The files of a folder that were not checked, as points.

use super::{Block, Cell};
use crate::report::PassedOver;
use crate::text;
use crate::wording::Lang;

pub(super) fn blocks(files: &[PassedOver], lang: Lang) -> Vec<Block> {
    if files.is_empty() {
        return Vec::new();
    }
    let heading = text!(vi: "Tệp không kiểm tra", en: "Files that were not checked");
    let point = |file: &PassedOver| Cell::new(format!("{}: {}", file.path, file.reason.get(lang)));
    vec![
        Block::Section(heading.get(lang).to_owned()),
        Block::Bullets(files.iter().map(point).collect()),
    ]
}
