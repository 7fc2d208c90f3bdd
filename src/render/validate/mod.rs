//! What `validate` says: each list by itself, an overview of all, what was found between them.
//!
//! A screen has one list whole, of several the overview alone unless details are asked for, and the
//! verdict last, where the eye rests. A page has the overview in front and the verdict above each
//! list, and gives the reason in the row of each rule. [`View`] tells the two apart.

pub(super) mod alike;
mod between_lists;
pub(super) mod facts;
pub(super) mod findings;
mod left_out;
mod list;
pub(super) mod measure;
mod missing_facts;
mod office;
mod overview;
mod passed_over;
pub(super) mod rules;
mod unit_line;
pub(super) mod verdict;
mod workbook;
mod writers;

#[cfg(test)]
mod page_tests;
#[cfg(test)]
mod screen_tests;

use super::RenderOptions;
use super::document::Document;
use crate::text;
use crate::wording::Text;
pub(super) use office::{checked_on, facts_of_list, found_and_allowed};
pub(super) use workbook::WorkbookWriter;
pub(super) use writers::{OfficeWriter, ScreenWriter, SummaryWriter};

/// How much is shown, and on what.
#[derive(Debug, Clone, Copy)]
struct View<'a> {
    options: &'a RenderOptions,
    /// Whether it stands on a page and not on a screen.
    is_page: bool,
    /// Whether only what needs attention is shown of a list.
    is_brief: bool,
}

impl View<'_> {
    /// Whether it is the page that an office hands on.
    fn is_office(&self) -> bool {
        self.is_page && !self.is_brief
    }

    /// Begins what is about all lists. A screen says how much there is.
    fn section(&self, document: &mut Document, heading: Text, count: usize) {
        document.section(if self.is_page {
            heading
        } else {
            text!("{heading} ({count})", heading)
        });
    }
}
