//! The tags and texts of a web page, in their order.
//!
//! Such pages leave tags open and attributes unquoted, so an XML reader refuses them, and a
//! browser's parser is a large dependency for tables alone. This tokenizer cannot fail.

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'p> {
    /// Text between tags, as it is written.
    Text(&'p str),
    /// A tag: its name in lower case, with the slash of one that closes, and its attributes.
    Tag(String, &'p str),
}

/// The pieces of a page; comments, scripts and styles are none.
#[derive(Debug, Clone)]
pub(super) struct Pieces<'p>(pub(super) &'p str);

impl<'p> Iterator for Pieces<'p> {
    type Item = Piece<'p>;

    fn next(&mut self) -> Option<Piece<'p>> {
        loop {
            let page = self.0;
            if page.is_empty() {
                return None;
            }
            if let Some(comment) = page.strip_prefix("<!--") {
                self.0 = comment.split_once("-->").map_or("", |(_, rest)| rest);
                continue;
            }
            if !begins_tag(page) {
                let after = page.get(1..).and_then(|rest| Some(rest.find('<')? + 1));
                // The first letter may take more than a byte; what follows it is found all the same.
                let after = after.or_else(|| page.find('<').filter(|at| *at > 0));
                let (text, rest) = page.split_at(after.unwrap_or(page.len()));
                self.0 = rest;
                return Some(Piece::Text(text));
            }
            let (tag, rest) = page.split_at(tag_end(page));
            let inner = tag.trim_start_matches('<').trim_end_matches('>');
            let name_end = inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len());
            let (name, attributes) = inner.split_at(name_end);
            let name = name.trim_end_matches('/').to_ascii_lowercase();
            let is_no_text = matches!(name.as_str(), "script" | "style" | "title");
            self.0 = if is_no_text { after_element(rest, &name) } else { rest };
            return Some(Piece::Tag(name, attributes));
        }
    }
}

fn begins_tag(page: &str) -> bool {
    page.strip_prefix('<').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
    })
}

/// Where the tag ends; a `>` within quotes belongs to it.
fn tag_end(page: &str) -> usize {
    let mut quote = None;
    for (at, byte) in page.bytes().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return at + 1,
            _ => {}
        }
    }
    // A quote that never closes: the tag ends at the first `>` after all.
    page.find('>').map_or(page.len(), |at| at + 1)
}

/// What follows an element whose content is no text of the page.
fn after_element<'p>(page: &'p str, name: &str) -> &'p str {
    let closing = format!("</{name}");
    let mut rest = page;
    while let Some(at) = rest.find("</") {
        rest = rest.get(at..).unwrap_or_default();
        let head = rest.get(..closing.len()).unwrap_or_default();
        if head.eq_ignore_ascii_case(&closing) {
            return rest;
        }
        rest = rest.get(2..).unwrap_or_default();
    }
    ""
}

/// Which tables of a page, in their order, only lay out what they hold: such a table has fewer rows
/// of a list than a table within it.
pub(super) fn layout_tables(page: &str) -> Vec<bool> {
    #[derive(Default)]
    struct Open {
        at: usize,
        cells: u32,
        rows: u32,
        rows_within: u32,
    }
    const CELLS_OF_A_ROW: u32 = 3;
    fn end_row(table: &mut Open) {
        table.rows += u32::from(table.cells >= CELLS_OF_A_ROW);
        table.cells = 0;
    }
    let mut layout = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let close = |open: &mut Vec<Open>, layout: &mut Vec<bool>| {
        let Some(mut table) = open.pop() else { return };
        end_row(&mut table);
        if let Some(flag) = layout.get_mut(table.at) {
            *flag = table.rows_within >= 2 && table.rows_within > table.rows;
        }
        if let Some(outer) = open.last_mut() {
            outer.rows_within = outer.rows_within.max(table.rows).max(table.rows_within);
        }
    };
    for piece in Pieces(page) {
        let Piece::Tag(name, _) = piece else { continue };
        match (name.as_str(), open.last_mut()) {
            ("table", _) => {
                open.push(Open { at: layout.len(), ..Open::default() });
                layout.push(false);
            }
            ("/table", _) => close(&mut open, &mut layout),
            ("td" | "th", Some(table)) => table.cells = table.cells.saturating_add(1),
            ("tr" | "/tr", Some(table)) => end_row(table),
            _ => {}
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut layout);
    }
    layout
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_tags_and_what_is_neither_are_told_apart() {
        let pieces: Vec<_> = Pieces("ế<<B a='>'>x<style>p>a{}</style><!-- <td> --></b").collect();
        let tag = |name: &str, attributes| Piece::Tag(name.to_owned(), attributes);
        assert_eq!(
            pieces,
            [
                Piece::Text("ế"),
                Piece::Text("<"),
                tag("b", " a='>'"),
                Piece::Text("x"),
                tag("style", ""),
                tag("/style", ""),
                tag("/b", "")
            ]
        );
    }

    #[test]
    fn a_table_around_a_longer_list_is_layout_and_a_list_around_a_table_is_none() {
        let row = "<tr><td>1<td>An<td>Nam";
        let list = format!("<table>{}</table>", row.repeat(3));
        assert_eq!(layout_tables(&format!("<table><tr><td>{list}</table>")), [true, false]);
        let around = format!("<table>{}<tr><td>{list}{}</table>", row.repeat(2), row.repeat(2));
        assert_eq!(layout_tables(&around), [false, false]);
        assert_eq!(layout_tables(&"<table><tr><td>".repeat(3)), [false; 3]);
    }
}
