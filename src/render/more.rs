//! What is only counted, because a screen has no room for it.

use super::document::{DIM, Document, beneath};
use crate::text;

/// `… and 12 more`, if there are any.
pub(super) fn hidden(document: &mut Document, more: usize) {
    if more > 0 {
        let text = text!(
            vi: "… và {more} nữa (xem hết: --all)",
            en: "… and {more} more (all of them: --all)"
        );
        document.add(beneath(text).toned(DIM));
    }
}
