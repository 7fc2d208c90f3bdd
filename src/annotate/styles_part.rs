//! The part of the styles, with more of them: those of marked cells as they were, but for the colour,
//! and those of the sheet in front.

use std::collections::BTreeMap;

use super::content_types::Added;
use super::marks::Weight;
use super::package::EditedPackage;
use super::tags::{Edits, Tag, TagShape, before_end, tags, with_attribute};
use super::workbook_part::WorkbookPart;
use super::{AnnotateError, relationships};

/// The styles of the workbook while more are added.
pub(super) struct StylesPart {
    part: String,
    text: String,
    prefix: String,
    /// The styles of cells as they are written.
    formats: Vec<String>,
    /// How many fills the original has; ours follow.
    fills: usize,
    /// The styles that were added: what each was made from, and its number.
    marked: BTreeMap<(usize, Weight), usize>,
    added: Vec<String>,
}

/// The colours of ours, in the order of their fills.
const WEIGHTS: [Weight; 3] = [Weight::Note, Weight::Open, Weight::Bad];

impl StylesPart {
    pub(super) fn read(
        package: &mut EditedPackage<'_>,
        workbook: &WorkbookPart,
        added: &mut Added,
    ) -> Result<Self, AnnotateError> {
        let styles = workbook.relationships.iter().find(|it| it.is("styles"));
        let part = match styles {
            Some(styles) => styles.part.clone(),
            None => new_part(package, workbook, added)?,
        };
        let text = package.part(&part)?;
        let all = tags(&text)?;
        let prefix = all.first().map(|tag| tag.prefix().to_owned()).unwrap_or_default();
        let formats = children(&all, "cellXfs", &text);
        if formats.is_empty() {
            return Err(AnnotateError::NotThisKind);
        }
        let fills = children(&all, "fills", &text).len();
        Ok(Self { part, prefix, formats, fills, marked: BTreeMap::new(), added: Vec::new(), text })
    }

    /// The style of a marked cell that had this one.
    pub(super) fn marked(&mut self, style: usize, weight: Weight) -> usize {
        if let Some(known) = self.marked.get(&(style, weight)) {
            return *known;
        }
        let format = self.formats.get(style).unwrap_or(&self.formats[0]);
        let end = format.find('>').map_or(format.len(), |end| end + 1);
        let colour = WEIGHTS.iter().position(|it| *it == weight).unwrap_or_default();
        let tag = with_attribute(&format[..end], "fillId", &(self.fills + colour).to_string());
        let tag = with_attribute(&tag, "applyFill", "1");
        let format = format!("{tag}{}", &format[end..]);
        let number = self.push(format);
        self.marked.insert((style, weight), number);
        number
    }

    /// The style of wrapped text on the sheet in front, on the colour of a mark if it has one.
    pub(super) fn wrapped(&mut self, weight: Option<Weight>) -> usize {
        let colour = weight.and_then(|weight| WEIGHTS.iter().position(|it| *it == weight));
        let fill = colour.map_or(0, |colour| self.fills + colour);
        let prefix = &self.prefix;
        let format = format!(
            "<{prefix}xf numFmtId=\"49\" fontId=\"0\" fillId=\"{fill}\" borderId=\"0\" xfId=\"0\" \
             applyNumberFormat=\"1\" applyFill=\"1\" applyAlignment=\"1\">\
             <{prefix}alignment vertical=\"top\" wrapText=\"1\"/></{prefix}xf>"
        );
        match self.added.iter().position(|known| *known == format) {
            Some(at) => self.formats.len() + at,
            None => self.push(format),
        }
    }

    fn push(&mut self, format: String) -> usize {
        self.added.push(format);
        self.formats.len() + self.added.len() - 1
    }

    /// Writes the styles that were added.
    pub(super) fn write(self, package: &mut EditedPackage<'_>) -> Result<(), AnnotateError> {
        let prefix = &self.prefix;
        let fill = |weight: &Weight| {
            let colour = weight.colour();
            format!(
                "<{prefix}fill><{prefix}patternFill patternType=\"solid\">\
                 <{prefix}fgColor rgb=\"FF{colour}\"/><{prefix}bgColor indexed=\"64\"/>\
                 </{prefix}patternFill></{prefix}fill>"
            )
        };
        let fills: String = WEIGHTS.iter().map(fill).collect();
        let text = before_end(&self.text, "fills", &fills)?;
        let text = before_end(&text, "cellXfs", &self.added.concat())?;
        let mut edits = Edits::default();
        for tag in tags(&text)? {
            let count = match tag.name() {
                "fills" => self.fills + WEIGHTS.len(),
                "cellXfs" => self.formats.len() + self.added.len(),
                _ => continue,
            };
            if tag.shape == TagShape::Start {
                edits.replace(tag.at.clone(), tag.with("count", &count.to_string()));
            }
        }
        package.add(&self.part, edits.apply(&text));
        Ok(())
    }
}

/// Styles for a workbook that has none: the default, which all of its cells have.
fn new_part(
    package: &mut EditedPackage<'_>,
    workbook: &WorkbookPart,
    added: &mut Added,
) -> Result<String, AnnotateError> {
    // Some readers look for no other name. A part of this name that nothing names is nobody's.
    let part = "xl/styles.xml".to_owned();
    let main = &workbook.dialect.main;
    // Cells may name styles that the workbook does not have.
    let count = workbook.highest_style(package)? + 1;
    let formats =
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>".repeat(count);
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"{main}\">\
         <fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"{count}\">{formats}</cellXfs>\
         </styleSheet>"
    );
    package.add(&part, text);
    let kind = format!("{}styles", workbook.dialect.kinds);
    relationships::add(package, &workbook.part, &kind, &part)?;
    added.styles(&part);
    Ok(part)
}

/// The elements right within the first element of this name, as they are written.
fn children(all: &[Tag<'_>], name: &str, text: &str) -> Vec<String> {
    let Some(from) = all.iter().position(|tag| tag.name() == name) else { return Vec::new() };
    let depth = all[from].depth;
    if all[from].shape != TagShape::Start {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut begins = None;
    for tag in &all[from + 1..] {
        match (tag.shape, tag.depth) {
            (TagShape::End, at) if at == depth => break,
            (TagShape::Empty, at) if at == depth + 1 => found.push(tag.text.to_owned()),
            (TagShape::Start, at) if at == depth + 1 => begins = Some(tag.at.start),
            (TagShape::End, at) if at == depth + 1 => {
                found.extend(begins.take().map(|begins| text[begins..tag.at.end].to_owned()));
            }
            _ => {}
        }
    }
    found
}
