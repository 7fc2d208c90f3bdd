//! Markdown, as a summary of a job or an e-mail shows it: `CommonMark` with tables.

use std::fmt::Write as _;

use super::{Block, Cell, Printer, Table, Tone};
use crate::render::escape::{for_markdown, for_markdown_line};

/// Draws blocks as Markdown.
pub(in crate::render) struct Markdown;

impl Printer for Markdown {
    const WHOLE: bool = false;

    fn head(&self, title: &str, _lang: &str) -> String {
        format!("# {}\n", for_markdown(title))
    }

    fn blocks(&self, blocks: &[Block]) -> String {
        blocks.iter().flat_map(|block| ["\n".to_owned(), drawn(block)]).collect()
    }

    fn foot(&self) -> String {
        String::new()
    }
}

fn drawn(block: &Block) -> String {
    match block {
        Block::List(_, title) | Block::Section(title) => format!("## {}\n", for_markdown(title)),
        Block::Heading(text) => format!("### {}\n", for_markdown(text)),
        Block::Paragraph(Tone::Plain | Tone::Dim, text) => format!("{}\n", for_markdown_line(text)),
        Block::Paragraph(_, text) => format!("**{}**\n", for_markdown(text)),
        Block::Bullets(points) => points
            .iter()
            .flat_map(|it| ["- ".to_owned(), it.joined(for_markdown_line), "\n".to_owned()])
            .collect(),
        Block::Table(table) => drawn_table(table),
    }
}

fn drawn_table(table: &Table) -> String {
    let titles: Vec<String> = table.titles.iter().map(|title| for_markdown(title)).collect();
    let rules: Vec<&str> = (0..table.titles.len())
        .map(|column| if table.numbers.contains(&column) { "---:" } else { "---" })
        .collect();
    let mut text = format!("| {} |\n| {} |\n", titles.join(" | "), rules.join(" | "));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.joined(for_markdown)).collect();
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text
}

impl Cell {
    /// The lines as one: a cell of a table has no other.
    fn joined(&self, harmless: fn(&str) -> String) -> String {
        let lines: Vec<String> = self.lines.iter().map(|line| harmless(line)).collect();
        let text = lines.join("<br>");
        if self.tone == Tone::Strong && !text.is_empty() { format!("**{text}**") } else { text }
    }
}
