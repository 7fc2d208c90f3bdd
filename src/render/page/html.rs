//! HTML: one file that needs no other, without scripts, to be read on a screen and printed on A4.
//!
//! Each list begins a sheet of paper of its own, so that it can be handed to its unit.

use super::{Block, Cell, Printer, Table, Tone};
use crate::file_names::composed_text;
use crate::render::for_markup;

const STYLE: &str = include_str!("page.css");

/// Draws blocks as HTML.
pub(in crate::render) struct Html;

impl Printer for Html {
    const WHOLE: bool = true;

    fn head(&self, title: &str, lang: &str) -> String {
        let title = safe(title);
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        )
    }

    fn blocks(&self, blocks: &[Block]) -> String {
        blocks.iter().map(drawn).collect()
    }

    fn foot(&self) -> String {
        let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        format!("<footer>{name} {version}</footer>\n</body>\n</html>\n")
    }
}

/// Text between tags. Letters of a page are in one piece, whatever the names of files are.
fn safe(text: &str) -> String {
    for_markup(&composed_text(text))
}

fn drawn(block: &Block) -> String {
    match block {
        Block::List(number, title) => {
            format!("<h2 class=\"list\" id=\"list-{number}\">{}</h2>\n", safe(title))
        }
        Block::Section(text) => format!("<h2>{}</h2>\n", safe(text)),
        Block::Heading(text) => format!("<h3>{}</h3>\n", safe(text)),
        Block::Paragraph(tone, text) => format!("<p{}>{}</p>\n", class(*tone), safe(text)),
        Block::Bullets(points) => {
            let points: Vec<String> =
                points.iter().map(|it| format!("<li>{}</li>\n", it.inside())).collect();
            format!("<ul>\n{}</ul>\n", points.concat())
        }
        Block::Table(table) => drawn_table(table),
    }
}

fn drawn_table(table: &Table) -> String {
    let number = |column| if table.numbers.contains(&column) { " class=\"number\"" } else { "" };
    let titles = table.titles.iter().enumerate();
    let titles: Vec<String> = titles
        .map(|(at, title)| format!("<th scope=\"col\"{}>{}</th>", number(at), safe(title)))
        .collect();
    let mut rows = String::new();
    for row in &table.rows {
        let cells = row.iter().enumerate();
        let cells: Vec<String> =
            cells.map(|(at, it)| format!("<td{}>{}</td>", number(at), it.inside())).collect();
        rows.push_str("<tr>");
        rows.push_str(&cells.concat());
        rows.push_str("</tr>\n");
    }
    let titles = titles.concat();
    format!("<table>\n<thead><tr>{titles}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

impl Cell {
    fn inside(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(|line| safe(line)).collect();
        let mut text = lines.join("<br>");
        if let Some(list) = self.list {
            text = format!("<a href=\"#list-{list}\">{text}</a>");
        }
        match class(self.tone) {
            "" => text,
            class => format!("<span{class}>{text}</span>"),
        }
    }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Strong => " class=\"strong\"",
        Tone::Dim => " class=\"dim\"",
        Tone::Good => " class=\"good\"",
        Tone::Open => " class=\"open\"",
        Tone::Bad => " class=\"bad\"",
    }
}
