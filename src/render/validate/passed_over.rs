//! The files of a folder that were not checked, a point each.

use super::View;
use crate::render::document::{Document, point};
use crate::render::more;
use crate::report::PassedOver;
use crate::text;
use crate::wording::Text;

/// How many files a screen names before the rest is only counted.
const SHOWN: usize = 20;

pub(super) fn tell(document: &mut Document, files: &[PassedOver], view: View<'_>) {
    if files.is_empty() || (view.options.quiet && !view.is_page) {
        return;
    }
    let heading = Text::fixed("Tệp không kiểm tra", "Files that were not checked");
    view.section(document, heading, files.len());
    let shown = if view.options.all || view.is_page { files.len() } else { SHOWN };
    for file in files.iter().take(shown) {
        let path = &file.path;
        document.add(point(text!("{path}: {reason}", reason = &file.reason)));
    }
    more::hidden(document, files.len().saturating_sub(shown));
}
