//! HTML: one file that needs no other, without scripts, to be read on a screen and printed on A4.
//!
//! Each list begins a sheet of paper of its own, so that it can be handed to its unit.

use super::TextBlock;
use super::lines::{Meaning, TextCell, TextLine, Tone};
use super::pages::PagePrinter;
use super::table::{Alignment, TextTable};
use crate::file_names::composed_text;
use crate::render::for_markup;
use crate::wording::{Lang, Text};

const STYLE: &str = include_str!("page.css");

/// Draws documents as HTML.
pub(crate) struct Html;

impl PagePrinter for Html {
    const IS_WHOLE: bool = true;

    fn head(&self, title: &Text, lang: Lang) -> String {
        let title = safe(title.get(lang));
        let lang = lang.code();
        let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"generator\" content=\"{name} {version}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        )
    }

    fn block(&self, block: &TextBlock, lang: Lang) -> String {
        match block {
            TextBlock::Title(text, number) => {
                let id = number.map(|number| format!(" id=\"list-{number}\"")).unwrap_or_default();
                format!("<h2 class=\"list\"{id}>{}</h2>\n", safe(text.get(lang)))
            }
            TextBlock::Section(text) => format!("<h2>{}</h2>\n", safe(text.get(lang))),
            TextBlock::Heading(text) => format!("<h3>{}</h3>\n", safe(text.get(lang))),
            TextBlock::Paragraph(paragraph) => {
                let line = paragraph.behind_mark();
                match line.only_tone() {
                    Some(tone) => {
                        format!("<p{}>{}</p>\n", class(tone), safe(&line.plain(lang)))
                    }
                    None => format!("<p>{}</p>\n", inside(&[line], lang)),
                }
            }
            TextBlock::Table(table) => drawn_table(table, lang),
            TextBlock::Gap => String::new(),
        }
    }

    fn points(&self, points: &[Vec<TextLine>], lang: Lang) -> String {
        let points: Vec<String> =
            points.iter().map(|lines| format!("<li>{}</li>\n", inside(lines, lang))).collect();
        format!("<ul>\n{}</ul>\n", points.concat())
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

fn drawn_table(table: &TextTable, lang: Lang) -> String {
    let columns = table.page_columns();
    let class = |at: &usize| match table.columns[*at].alignment {
        Alignment::Left => "",
        Alignment::Right | Alignment::RightBelowTitle => " class=\"number\"",
    };
    let titles: Vec<String> = columns
        .iter()
        .map(|at| {
            let title = safe(table.columns[*at].title.get(lang));
            format!("<th scope=\"col\"{}>{title}</th>", class(at))
        })
        .collect();
    let titles = titles.concat();
    let mut rows = String::new();
    for row in &table.rows {
        let cell = |at: &usize| {
            let text = row.get(*at).map(|cell| drawn_cell(cell, lang)).unwrap_or_default();
            format!("<td{}>{text}</td>", class(at))
        };
        let cells: Vec<String> = columns.iter().map(cell).collect();
        rows.push_str("<tr>");
        rows.push_str(&cells.concat());
        rows.push_str("</tr>\n");
    }
    format!("<table>\n<thead><tr>{titles}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

fn drawn_cell(cell: &TextCell, lang: Lang) -> String {
    let text = inside(cell.lines(true), lang);
    cell.list.map_or(text.clone(), |list| format!("<a href=\"#list-{list}\">{text}</a>"))
}

/// Lines one beneath the other; what has one tone stands in one piece.
fn inside(lines: &[TextLine], lang: Lang) -> String {
    let mut pieces: Vec<(Tone, String)> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let mut lead = if number > 0 { "<br>" } else { "" };
        for (text, tone) in &line.words {
            let text = format!("{lead}{}", safe(text.get(lang)));
            lead = "";
            match pieces.last_mut() {
                Some((before, piece)) if before == tone => piece.push_str(&text),
                _ => pieces.push((*tone, text)),
            }
        }
    }
    pieces
        .into_iter()
        .map(|(tone, text)| match class(tone) {
            "" => text,
            class => format!("<span{class}>{text}</span>"),
        })
        .collect()
}

fn class(tone: Tone) -> &'static str {
    match tone.meaning {
        Meaning::Neutral if tone.is_strong => " class=\"strong\"",
        Meaning::Neutral => "",
        Meaning::Dim | Meaning::Waived => " class=\"dim\"",
        Meaning::Good => " class=\"good\"",
        Meaning::Open => " class=\"open\"",
        Meaning::Bad => " class=\"bad\"",
    }
}
