//! A copy of a workbook in which the cells to mend are marked, with a sheet in front that tells why.
//!
//! Everything else of the copy is the original's, byte for byte: a part that must change gets its
//! changes spliced in, all others are copied as they are. `package` holds the parts, `tags` finds the
//! places in them, and a file for each part that changes knows what belongs there. Where the original
//! is no workbook of this kind, `fresh` writes the cells as they were read into a new one.

mod content_types;
mod faults;
mod fresh;
mod front;
mod marks;
mod notes;
mod package;
mod relationships;
mod sheet_part;
mod styles_part;
mod tags;
#[cfg(test)]
mod tests;
mod workbook_part;

use std::collections::BTreeMap;

pub use faults::{is_annotated, several_files, too_large};
pub use fresh::fresh_copy;
pub use front::{FrontCell, FrontLook, FrontSheet};
pub use marks::{CellMark, Weight};

use marks::Marked;
use package::EditedPackage;
use styles_part::StylesPart;
use workbook_part::WorkbookPart;

/// What is added to a copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotation {
    pub marks: Vec<CellMark>,
    pub front: FrontSheet,
}

/// Why no copy can be made of an original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnnotateError {
    /// It is none of the workbooks that can be copied part by part, or not as whole as it should be.
    #[error("the workbook cannot be copied part by part")]
    NotThisKind,
    /// It has a sheet of ours in front already.
    #[error("the workbook is an annotated copy itself")]
    IsAnnotated,
    /// It holds macros, which only a file with the ending `.xlsm` may have.
    #[error("the workbook holds macros")]
    HasMacros,
}

/// Makes the annotated copy of an .xlsx or .xlsm file.
///
/// # Errors
///
/// The original cannot be copied part by part, is annotated already, or holds macros where the name
/// of the copy does not say so.
pub fn annotated_copy(
    original: &[u8],
    annotation: &Annotation,
    may_have_macros: bool,
) -> Result<Vec<u8>, AnnotateError> {
    let mut package = EditedPackage::open(original)?;
    if package.has(front::PART) {
        return Err(AnnotateError::IsAnnotated);
    }
    let mut workbook = WorkbookPart::read(&mut package)?;
    let kinds = content_types::look(&mut package, &workbook.part)?;
    if kinds.has_macros && !may_have_macros {
        return Err(AnnotateError::HasMacros);
    }
    let mut added = content_types::Added::default();
    let mut styles = StylesPart::read(&mut package, &workbook, &mut added)?;
    let mut by_sheet: BTreeMap<String, Marked> = BTreeMap::new();
    for mark in &annotation.marks {
        let part = mark.sheet.as_deref().and_then(|name| workbook.sheet_part(name));
        // A place on a sheet that the workbook does not have is told in front alone.
        if let Some(part) = part {
            by_sheet.entry(part.to_owned()).or_default().add(mark);
        }
    }
    for (part, marked) in &by_sheet {
        sheet_part::restyle(&mut package, part, marked, &mut styles)?;
        notes::add(&mut package, part, marked, &workbook.dialect, &mut added)?;
    }
    let front = front::xml(&annotation.front, &workbook.dialect, &mut styles);
    package.add(front::PART, front);
    added.sheet(front::PART);
    workbook.put_in_front(&mut package, &annotation.front.name)?;
    styles.write(&mut package)?;
    content_types::write(&mut package, &added)?;
    package.finish()
}
