//! Markdown, as a summary of a job or an e-mail shows it: `CommonMark` with tables.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::TextBlock;
use super::lines::{STRONG, TextCell, TextLine, behind};
use super::pages::PagePrinter;
use super::table::{Alignment, TextTable};
use crate::render::escape::{for_markdown, for_markdown_line};
use crate::wording::{Lang, Text};

/// Draws documents as Markdown.
pub(crate) struct Markdown;

impl PagePrinter for Markdown {
    fn head(&self, title: &Text, lang: Lang) -> String {
        format!("# {}\n", for_markdown(title.get(lang)))
    }

    fn block(&self, block: &TextBlock, lang: Lang) -> String {
        match block {
            TextBlock::Title(text, _) | TextBlock::Section(text) => {
                format!("\n## {}\n", for_markdown(text.get(lang)))
            }
            TextBlock::Heading(text) => format!("\n### {}\n", for_markdown(text.get(lang))),
            TextBlock::Paragraph(paragraph) => {
                let line = paragraph.behind_mark();
                let text = line.plain(lang);
                if line.only_tone().is_some_and(|tone| tone.is_strong) {
                    format!("\n**{}**\n", for_markdown(&text))
                } else {
                    format!("\n{}\n", for_markdown_line(&text))
                }
            }
            TextBlock::Table(table) => format!("\n{}", drawn_table(table, lang)),
            TextBlock::Chart(_) | TextBlock::Gap | TextBlock::Signatures(_) => String::new(),
            TextBlock::Verdict(line) => format!("\n**{}**\n", for_markdown(&line.plain(lang))),
            TextBlock::Facts(facts) => {
                let facts: Vec<_> =
                    facts.iter().map(|(label, fact)| vec![behind(label, fact)]).collect();
                self.points(&facts, lang)
            }
        }
    }

    fn points(&self, points: &[Vec<TextLine>], lang: Lang) -> String {
        let mut text = "\n".to_owned();
        for lines in points {
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "- {}", joined(lines, lang, for_markdown_line));
        }
        text
    }

    fn foot(&self) -> String {
        String::new()
    }
}

/// So many dashes stand beneath a title where nothing is said of the width.
const LEAST: usize = 3;

/// The room beside the widest word of a column.
const BESIDE: usize = 4;

fn drawn_table(table: &TextTable, lang: Lang) -> String {
    let columns = table.page_columns();
    let of = |at: &usize| &table.columns[*at];
    let titles: Vec<String> =
        columns.iter().map(|at| for_markdown(of(at).title.get(lang))).collect();
    // Word processors take the widths of columns from here.
    let width = |at: &usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(*at));
        let cells = cells.flat_map(|cell| cell.lines(true)).map(|line| line.plain(lang));
        let words = of(at).title.get(lang).split(' ');
        let widths = cells.map(|text| text.width()).chain(words.map(UnicodeWidthStr::width));
        let widest = widths.max().filter(|_| table.holds_figures);
        widest.map_or(LEAST, |widest| widest + BESIDE)
    };
    let rule = |at: &usize| match of(at).alignment {
        Alignment::Left => "-".repeat(width(at)),
        _ => format!("{}:", "-".repeat(width(at))),
    };
    let rules: Vec<String> = columns.iter().map(rule).collect();
    let mut text = format!("| {} |\n| {} |\n", titles.join(" | "), rules.join(" | "));
    for row in &table.rows {
        let cells: Vec<String> = columns
            .iter()
            .map(|at| row.get(*at).map(|cell| drawn_cell(cell, lang)).unwrap_or_default())
            .collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text
}

fn drawn_cell(cell: &TextCell, lang: Lang) -> String {
    let lines = cell.lines(true);
    let text = joined(lines, lang, for_markdown);
    let is_strong = lines.iter().all(|line| line.only_tone() == Some(STRONG));
    if is_strong && !text.is_empty() { format!("**{text}**") } else { text }
}

/// The lines as one: a cell of a table has no other.
fn joined(lines: &[TextLine], lang: Lang, harmless: fn(&str) -> String) -> String {
    lines.iter().map(|line| harmless(&line.plain(lang))).collect::<Vec<_>>().join("<br>")
}
