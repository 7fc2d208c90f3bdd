//! What the parts of an .xlsx are called, and which sheets its workbook has.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::error::{Foreign, ReadError};
use super::limits::Limits;
use super::xml::{self, Zip};

/// The workbook of a package: its sheets in their order, and the names of the parts they share.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) sheets: Vec<SheetEntry>,
    /// Whether dates are counted from 1904.
    pub(super) is_1904: bool,
    pub(super) shared_strings: String,
    pub(super) styles: String,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct SheetEntry {
    pub(super) name: String,
    /// None where the package has no relationship for it.
    pub(super) part: Option<String>,
    pub(super) is_hidden: bool,
    /// Neither a chart, nor a macro sheet, nor a dialogue.
    pub(super) is_worksheet: bool,
}

/// The targets and types of a part's relationships, by id.
type Relationships = BTreeMap<String, (String, String)>;

impl Package {
    pub(super) fn read(zip: &mut Zip<'_>, limits: &Limits) -> Result<Self, ReadError> {
        let part = main_part(zip, "xl/workbook.xml", limits)?;
        let Some(text) = xml::part_text(zip, &part, limits)? else {
            return Err(ReadError::foreign(Foreign::Archive));
        };
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", &part));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let targets = relationships(zip, &format!("{folder}_rels/{file}.rels"), limits)?;
        let named = |kind: &str, usual: &str| {
            let mut found = targets.values().filter(|(_, type_)| type_.ends_with(kind));
            found.next().map_or_else(|| format!("{folder}{usual}"), |(it, _)| within(&folder, it))
        };
        let mut package = Self {
            sheets: Vec::new(),
            is_1904: false,
            shared_strings: named("/sharedStrings", "sharedStrings.xml"),
            styles: named("/styles", "styles.xml"),
        };
        xml::each_start(&text, |element| {
            match element.local_name().as_ref() {
                "sheet" => package.sheets.push(sheet_entry(element, &targets, &folder)),
                // An extension's element of the same name has no such attribute.
                "workbookPr" => {
                    package.is_1904 |=
                        xml::attribute(element, "date1904").is_some_and(|flag| xml::is_true(&flag));
                }
                _ => {}
            }
            Ok(true)
        })?;
        Ok(package)
    }
}

fn sheet_entry(element: &BytesStart<'_>, targets: &Relationships, folder: &str) -> SheetEntry {
    let name = xml::attribute(element, "name").unwrap_or_default();
    let id = xml::attribute(element, "id").unwrap_or_default();
    let target = targets.get(&id);
    // Some writers say `show` of a sheet that is visible.
    let state = xml::attribute(element, "state");
    SheetEntry {
        part: target.map(|(target, _)| within(folder, target)),
        is_hidden: matches!(state.as_deref(), Some("hidden" | "veryHidden")),
        is_worksheet: target.is_none_or(|(_, kind)| kind.ends_with("/worksheet")),
        name,
    }
}

/// The part that a relationship of a part in this folder names.
pub(super) fn within(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The targets and types of a part's relationships, by id; a part without any has none.
pub(super) fn relationships(
    zip: &mut Zip<'_>,
    part: &str,
    limits: &Limits,
) -> Result<Relationships, ReadError> {
    let mut found = BTreeMap::new();
    let text = xml::part_text(zip, part, limits)?.unwrap_or_default();
    xml::each_start(&text, |element| {
        if let (Some(id), Some(target)) =
            (xml::attribute(element, "Id"), xml::attribute(element, "Target"))
        {
            let kind = xml::attribute(element, "Type").unwrap_or_default();
            found.insert(id, (target, kind));
        }
        Ok(true)
    })?;
    Ok(found)
}

/// The part that the package is about.
pub(super) fn main_part(
    zip: &mut Zip<'_>,
    usual: &str,
    limits: &Limits,
) -> Result<String, ReadError> {
    let named = relationships(zip, "_rels/.rels", limits)?
        .into_values()
        .find(|(_, kind)| kind.ends_with("/officeDocument"))
        .map(|(target, _)| target.trim_start_matches('/').to_owned());
    Ok(named.unwrap_or_else(|| usual.to_owned()))
}
