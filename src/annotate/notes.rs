//! The notes at marked cells: their texts in one part, the boxes in which they are shown in another.

use super::AnnotateError;
use super::content_types::Added;
use super::marks::{Marked, address};
use super::package::EditedPackage;
use super::relationships;
use super::tags::{Edits, Tag, TagShape, before_end, escaped, tags};
use super::workbook_part::Dialect;

/// Who wrote the notes.
const AUTHOR: &str = "delegate-quota";

/// What may stand behind the boxes of notes in the part of a sheet.
const BEHIND: [&str; 10] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
    "worksheet",
];

/// Adds the notes of a sheet to those that it may have already.
pub(super) fn add(
    package: &mut EditedPackage<'_>,
    sheet: &str,
    marked: &Marked,
    dialect: &Dialect,
    added: &mut Added,
) -> Result<(), AnnotateError> {
    let known = relationships::of(package, sheet)?;
    let texts = known.iter().find(|it| it.is("comments")).map(|it| it.part.clone());
    let without_box = if let Some(part) = texts {
        more_texts(package, &part, marked)?
    } else {
        let part = package.free_name("xl/comments", ".xml");
        package.add(&part, new_texts(marked, dialect));
        relationships::add(package, sheet, &format!("{}comments", dialect.kinds), &part)?;
        added.comments(&part);
        marked.cells.keys().copied().collect()
    };
    let text = package.part(sheet)?;
    let all = tags(&text)?;
    let drawing = all.iter().find(|tag| tag.begins("legacyDrawing"));
    let drawing = drawing.and_then(|tag| tag.attribute(":id"));
    let drawing =
        drawing.and_then(|id| known.iter().find(|it| it.id == id)).map(|it| it.part.clone());
    if let Some(part) = drawing {
        let boxes = more_boxes(&package.part(&part)?, &without_box, marked)?;
        package.add(&part, boxes);
        return Ok(());
    }
    let part = package.free_name("xl/drawings/vmlDrawing", ".vml");
    package.add(&part, new_boxes(&without_box, marked));
    added.drawing();
    let id = relationships::add(package, sheet, &format!("{}vmlDrawing", dialect.kinds), &part)?;
    let behind = all.iter().filter(|tag| tag.depth == usize::from(tag.name() != "worksheet"));
    let mut behind = behind.skip_while(|tag| tag.name() != "sheetData");
    let place = behind.find(|tag| {
        BEHIND.contains(&tag.name()) && (tag.name() != "worksheet" || tag.shape == TagShape::End)
    });
    let place = place.ok_or(AnnotateError::NotThisKind)?.at.start;
    let prefix = all.first().map(Tag::prefix).unwrap_or_default();
    let mut edits = Edits::default();
    let relationships = &dialect.relationships;
    let element = format!("<{prefix}legacyDrawing xmlns:dq=\"{relationships}\" dq:id=\"{id}\"/>");
    edits.insert(place, element);
    let edited = edits.apply(&text);
    package.add(sheet, edited);
    Ok(())
}

fn new_texts(marked: &Marked, dialect: &Dialect) -> String {
    let notes = marked.cells.iter();
    let notes: String = notes.map(|(at, (_, note))| comment(*at, note, "", 0)).collect();
    let main = &dialect.main;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{main}\">\
         <authors><author>{AUTHOR}</author></authors><commentList>{notes}</commentList></comments>"
    )
}

/// The texts with ours, and the cells that had none before. A note that somebody wrote stays, and
/// ours follows in it.
fn more_texts(
    package: &mut EditedPackage<'_>,
    part: &str,
    marked: &Marked,
) -> Result<Vec<(u32, u32)>, AnnotateError> {
    let text = package.part(part)?;
    let all = tags(&text)?;
    let prefix = all.first().map(Tag::prefix).unwrap_or_default();
    let authors = all.iter().filter(|tag| tag.begins("author")).count();
    let mut edits = Edits::default();
    let mut fresh = Vec::new();
    let mut notes = String::new();
    for (at, (_, note)) in &marked.cells {
        let cell = address(*at);
        let begins = all.iter().position(|tag| {
            tag.begins("comment") && tag.attribute("ref").as_deref() == Some(&*cell)
        });
        let end = begins.and_then(|from| all[from..].iter().find(|tag| tag.ends("text")));
        if let Some(end) = end {
            edits.insert(end.at.start, run(&format!("\n{AUTHOR}: {note}"), prefix));
        } else {
            notes.push_str(&comment(*at, note, prefix, authors));
            fresh.push(*at);
        }
    }
    let text = edits.apply(&text);
    let author = format!("<{prefix}author>{AUTHOR}</{prefix}author>");
    let text = before_end(&text, "authors", &author)?;
    let text = before_end(&text, "commentList", &notes)?;
    package.add(part, text);
    Ok(fresh)
}

fn comment(at: (u32, u32), note: &str, prefix: &str, author: usize) -> String {
    let (cell, run) = (address(at), run(note, prefix));
    format!(
        "<{prefix}comment ref=\"{cell}\" authorId=\"{author}\"><{prefix}text>{run}</{prefix}text>\
         </{prefix}comment>"
    )
}

fn run(text: &str, prefix: &str) -> String {
    let text = escaped(text);
    format!(
        "<{prefix}r><{prefix}rPr><{prefix}sz val=\"9\"/><{prefix}rFont val=\"Tahoma\"/></{prefix}rPr>\
         <{prefix}t xml:space=\"preserve\">{text}</{prefix}t></{prefix}r>"
    )
}

fn new_boxes(cells: &[(u32, u32)], marked: &Marked) -> String {
    let shapes = shapes(cells, marked, 1025);
    format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">\
         <o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout>{SHAPE_TYPE}{shapes}</xml>"
    )
}

/// The kind of every box; drawings of Excel have it already.
const SHAPE_TYPE: &str = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
     path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>\
     <v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

/// The boxes with ours. The part need not be well-formed, and is taken as text.
fn more_boxes(text: &str, cells: &[(u32, u32)], marked: &Marked) -> Result<String, AnnotateError> {
    let end = text.rfind("</xml>").ok_or(AnnotateError::NotThisKind)?;
    let numbers = text.split("_x0000_s").skip(1);
    let number = numbers.filter_map(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest[..digits].parse::<u32>().ok()
    });
    let first = number.max().unwrap_or(1024).saturating_add(1);
    let kind = if text.contains("_x0000_t202\"") { "" } else { SHAPE_TYPE };
    let shapes = shapes(cells, marked, first);
    Ok(format!("{}{kind}{shapes}{}", &text[..end], &text[end..]))
}

fn shapes(cells: &[(u32, u32)], marked: &Marked, first: u32) -> String {
    let shape = |(number, (row, column)): (u32, &(u32, u32))| {
        let note = marked.cells.get(&(*row, *column)).map_or("", |(_, note)| note);
        // A box is some four columns wide and as high as its lines.
        let lines =
            note.lines().map(|line| line.chars().count().div_ceil(42).max(1)).sum::<usize>();
        let high = u32::try_from(lines).unwrap_or(u32::MAX).clamp(3, 16);
        let (row, column) = (row - 1, column - 1);
        let (right, bottom) = (column + 5, row + high);
        format!(
            "<v:shape id=\"_x0000_s{number}\" type=\"#_x0000_t202\" style=\"position:absolute;\
             visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>\
             <v:shadow color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
             <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
             <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
             <x:Anchor>{from}, 15, {row}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
             <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
            from = column + 1,
        )
    };
    (first..).zip(cells).map(shape).collect()
}
