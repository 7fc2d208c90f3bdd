//! What a file of a folder is that cannot be checked: some are no lists, and no fault.

use std::path::Path;

use super::CheckSettings;
use crate::read::{self, Foreign, ReadError};
use crate::recognise::{self, NoList};

/// Looks a file through that could not be checked. None where it is a list that has to be mended,
/// or a workbook that hides one.
///
/// Offices keep letters and plans beside their lists: a document or page without a list is as good
/// as any other file, while a workbook without one may be a list that was not understood.
pub fn no_list(file: &Path, settings: &CheckSettings<'_>) -> Option<NoList> {
    let is_document = read::is_document(file);
    let workbook = match read::read_file(file, settings.files, &settings.reading) {
        Ok(workbook) => workbook,
        Err(ReadError::NotASpreadsheet {
            what: Foreign::WordWithoutTable | Foreign::WebPage,
            ..
        }) if is_document => return Some(NoList::Nothing),
        Err(_) => return None,
    };
    let survey = recognise::survey(workbook, &settings.recognise_options());
    survey.no_list.filter(|what| is_document || *what != NoList::Nothing)
}
