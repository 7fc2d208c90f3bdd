//! The part that names the sheets, and one more in front of them.

use super::package::EditedPackage;
use super::relationships::{self, Relationship};
use super::tags::{Edits, Tag, TagShape, escaped, tags, without_attribute};
use super::{AnnotateError, front};
use crate::file_names::composed_text;

/// The addresses by which the parts of this workbook are named: there are two dialects.
#[derive(Debug, Clone)]
pub(super) struct Dialect {
    /// Of the elements of sheets.
    pub(super) main: String,
    /// Of the attributes that name relationships.
    pub(super) relationships: String,
    /// What kinds of relationships begin with.
    pub(super) kinds: String,
}

/// The workbook as its part and its relationships tell it.
#[derive(Debug)]
pub(super) struct WorkbookPart {
    pub(super) part: String,
    pub(super) dialect: Dialect,
    pub(super) relationships: Vec<Relationship>,
    /// Each sheet with its part.
    sheets: Vec<(String, String)>,
}

impl WorkbookPart {
    pub(super) fn read(package: &mut EditedPackage<'_>) -> Result<Self, AnnotateError> {
        let main = relationships::of(package, "")?.into_iter().find(|it| it.is("officeDocument"));
        let main = main.ok_or(AnnotateError::NotThisKind)?;
        let kinds = main.kind.trim_end_matches("officeDocument").to_owned();
        let text = package.part(&main.part)?;
        let relationships = relationships::of(package, &main.part)?;
        let all = tags(&text)?;
        let is_strict = kinds.contains("purl.oclc.org");
        let dialect = Dialect {
            main: if is_strict {
                "http://purl.oclc.org/ooxml/spreadsheetml/main".to_owned()
            } else {
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main".to_owned()
            },
            relationships: kinds.trim_end_matches('/').to_owned(),
            kinds,
        };
        let sheet = |tag: &Tag<'_>| {
            let id = tag.attribute(":id")?;
            let part = relationships.iter().find(|it| it.id == id)?.part.clone();
            Some((composed_text(&tag.attribute("name")?), part))
        };
        let sheets = all.iter().filter(|tag| tag.begins("sheet")).filter_map(sheet).collect();
        Ok(Self { part: main.part, dialect, relationships, sheets })
    }

    /// The part of the sheet of this name.
    pub(super) fn sheet_part(&self, name: &str) -> Option<&str> {
        let name = composed_text(name);
        let found = self.sheets.iter().find(|(other, _)| other.trim() == name.trim())?;
        Some(&found.1)
    }

    /// The highest number of a style that a cell names.
    pub(super) fn highest_style(
        &self,
        package: &mut EditedPackage<'_>,
    ) -> Result<usize, AnnotateError> {
        /// No workbook has more styles.
        const MOST: usize = 1 << 16;
        let mut highest = 0;
        for (_, part) in &self.sheets {
            let Some(text) = package.text(part)? else { continue };
            let all = tags(&text)?;
            let cells = all.iter().filter(|tag| matches!(tag.name(), "c" | "row"));
            let styles = cells.filter_map(|tag| tag.attribute("s")?.parse::<usize>().ok());
            highest = styles.max().unwrap_or(0).max(highest);
        }
        Ok(highest.min(MOST))
    }

    /// Puts the sheet of ours before all others and shows it first.
    pub(super) fn put_in_front(
        &mut self,
        package: &mut EditedPackage<'_>,
        name: &str,
    ) -> Result<(), AnnotateError> {
        let kind = format!("{}worksheet", self.dialect.kinds);
        let id = relationships::add(package, &self.part, &kind, front::PART)?;
        let text = package.part(&self.part)?;
        let all = tags(&text)?;
        let mut edits = Edits::default();
        let numbers = all.iter().filter(|tag| tag.begins("sheet"));
        let numbers = numbers.filter_map(|tag| tag.attribute("sheetId")?.parse::<u32>().ok());
        let number = numbers.max().unwrap_or(0).saturating_add(1);
        let sheets = all.iter().find(|tag| tag.name() == "sheets" && tag.shape == TagShape::Start);
        let sheets = sheets.ok_or(AnnotateError::NotThisKind)?;
        let (prefix, name) = (sheets.prefix(), escaped(&self.free_name(name)));
        let relationships = &self.dialect.relationships;
        edits.insert(
            sheets.at.end,
            format!(
                "<{prefix}sheet xmlns:dq=\"{relationships}\" name=\"{name}\" sheetId=\"{number}\" \
                 dq:id=\"{id}\"/>"
            ),
        );
        for tag in &all {
            if tag.begins("workbookView") {
                let shown = without_attribute(&tag.with("activeTab", "0"), "firstSheet");
                edits.replace(tag.at.clone(), shown);
            }
            // Names of one sheet count sheets by their order.
            if tag.begins("definedName")
                && let Some(sheet) = tag.attribute("localSheetId")
                && let Ok(sheet) = sheet.parse::<u32>()
            {
                let moved = tag.with("localSheetId", &(sheet + 1).to_string());
                edits.replace(tag.at.clone(), moved);
            }
        }
        let edited = edits.apply(&text);
        package.add(&self.part, edited);
        self.unselect(package)
    }

    /// Sheets that are selected together are written on together: only the one in front is.
    fn unselect(&self, package: &mut EditedPackage<'_>) -> Result<(), AnnotateError> {
        for (_, part) in &self.sheets {
            let Some(text) = package.text(part)? else { continue };
            if !text.contains("tabSelected") {
                continue;
            }
            let mut edits = Edits::default();
            for tag in tags(&text)?.iter().filter(|tag| tag.begins("sheetView")) {
                edits.replace(tag.at.clone(), without_attribute(tag.text, "tabSelected"));
            }
            let edited = edits.apply(&text);
            package.add(part, edited);
        }
        Ok(())
    }

    /// The name, with a number behind it where a sheet has it already.
    fn free_name(&self, name: &str) -> String {
        let is_free = |name: &String| {
            !self.sheets.iter().any(|(other, _)| other.to_lowercase() == name.to_lowercase())
        };
        let numbered = (2..).map(|number: u32| format!("{name} {number}"));
        std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
    }
}
