//! What each part of the package is.

use std::fmt::Write as _;

use super::AnnotateError;
use super::package::EditedPackage;
use super::tags::{Edits, before_end, tags};

const PART: &str = "[Content_Types].xml";

const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const STYLES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// What the package says of its workbook.
pub(super) struct WorkbookKind {
    pub(super) has_macros: bool,
}

/// New parts that have to be named.
#[derive(Debug, Default)]
pub(super) struct Added {
    parts: Vec<(String, &'static str)>,
    has_drawings: bool,
}

impl Added {
    pub(super) fn sheet(&mut self, part: &str) {
        self.parts.push((part.to_owned(), SHEET));
    }

    pub(super) fn comments(&mut self, part: &str) {
        self.parts.push((part.to_owned(), COMMENTS));
    }

    pub(super) fn styles(&mut self, part: &str) {
        self.parts.push((part.to_owned(), STYLES));
    }

    /// Drawings are known by their ending.
    pub(super) fn drawing(&mut self) {
        self.has_drawings = true;
    }
}

/// Looks at what the workbook is. A form becomes a plain workbook, as its copy has the ending of one.
pub(super) fn look(
    package: &mut EditedPackage<'_>,
    workbook: &str,
) -> Result<WorkbookKind, AnnotateError> {
    let text = package.part(PART)?;
    let mut edits = Edits::default();
    let mut has_macros = false;
    for tag in tags(&text)?.iter().filter(|tag| tag.begins("Override")) {
        let kind = tag.attribute("ContentType").unwrap_or_default();
        if tag.attribute("PartName").is_some_and(|part| part.trim_start_matches('/') == workbook) {
            has_macros = kind.contains("macroEnabled");
            if kind.contains(".template.main+xml") {
                let plain = kind.replace(".template.main+xml", ".sheet.main+xml");
                edits.replace(tag.at.clone(), tag.with("ContentType", &plain));
            }
        }
    }
    let edited = edits.apply(&text);
    if edited != text {
        package.add(PART, edited);
    }
    Ok(WorkbookKind { has_macros })
}

/// Names the new parts.
pub(super) fn write(package: &mut EditedPackage<'_>, added: &Added) -> Result<(), AnnotateError> {
    let text = package.part(PART)?;
    let all = tags(&text)?;
    let prefix = all.first().map(super::tags::Tag::prefix).unwrap_or_default();
    let is_known = all.iter().any(|tag| {
        tag.begins("Default")
            && tag.attribute("Extension").is_some_and(|ending| ending.eq_ignore_ascii_case("vml"))
    });
    let mut more = String::new();
    if added.has_drawings && !is_known {
        let _ = write!(more, "<{prefix}Default Extension=\"vml\" ContentType=\"{DRAWING}\"/>");
    }
    let is_named = |part: &str| {
        let name = format!("/{part}");
        all.iter().any(|tag| tag.attribute("PartName").as_deref() == Some(&*name))
    };
    for (part, kind) in added.parts.iter().filter(|(part, _)| !is_named(part)) {
        let _ = write!(more, "<{prefix}Override PartName=\"/{part}\" ContentType=\"{kind}\"/>");
    }
    let edited = before_end(&text, "Types", &more)?;
    package.add(PART, edited);
    Ok(())
}
