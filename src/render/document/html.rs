//! HTML: one file that needs no other, without scripts, to be read on a screen and printed on A4.
//!
//! Each list begins a sheet of paper of its own, so that it can be handed to its unit.

use std::fmt::Write as _;

use super::TextBlock;
use super::bar::Bar;
use super::lines::{Meaning, PLAIN, TextCell, TextLine, Tone};
use super::pages::PagePrinter;
use super::table::{Alignment, ColumnFit, TextTable};
use crate::file_names::composed_text;
use crate::render::for_markup;
use crate::text;
use crate::wording::{Lang, Text};

const STYLE: &str = include_str!("page.css");

/// Draws documents as HTML.
pub(crate) struct Html;

impl PagePrinter for Html {
    fn head(&self, title: &Text, lang: Lang) -> String {
        let title = safe(title.get(lang));
        let lang = lang.code();
        let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"generator\" content=\"{name} {version}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        )
    }

    fn block(&self, block: &TextBlock, lang: Lang) -> String {
        match block {
            TextBlock::Title(text, Some(number)) => {
                let title = safe(text.get(lang));
                format!("<h2 class=\"list\" id=\"list-{number}\">{title}</h2>\n")
            }
            TextBlock::Verdict(line) => {
                let class = class_name(line.words.last().map_or(PLAIN, |(_, tone)| *tone));
                format!("<p class=\"verdict {class}\">{}</p>\n", safe(&line.plain(lang)))
            }
            TextBlock::Facts(facts) => {
                let fact = |(label, fact): &(Text, TextLine)| {
                    let fact = inside(std::slice::from_ref(fact), lang);
                    format!("<dt>{}</dt><dd>{fact}</dd>\n", safe(label.get(lang)))
                };
                let facts: String = facts.iter().map(fact).collect();
                format!("<dl>\n{facts}</dl>\n")
            }
            TextBlock::Signatures(who) => signatures(who, lang),
            TextBlock::Title(text, None) | TextBlock::Section(text) => {
                format!("<h2>{}</h2>\n", safe(text.get(lang)))
            }
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
            TextBlock::Chart(chart) => chart.svg(lang),
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
        format!("</main>\n<footer>{name} {version}</footer>\n</body>\n</html>\n")
    }
}

/// Text between tags. Letters of a page are in one piece, whatever the names of files are.
fn safe(text: &str) -> String {
    for_markup(&composed_text(text))
}

fn signatures(who: &[Text; 2], lang: Lang) -> String {
    let sign = text!(vi: "(ký, ghi rõ họ tên)", en: "(signature and name)");
    let day = text!(vi: "………, ngày …… tháng …… năm ………", en: "Date: ………………");
    let (sign, day) = (sign.get(lang), day.get(lang));
    // The day stands above the one who signs last.
    let room = |(who, above): (&Text, &str)| {
        let who = safe(who.get(lang));
        format!("<p>{above}<br><strong>{who}</strong><br><span class=\"dim\">{sign}</span></p>\n")
    };
    let rooms: String = who.iter().zip(["", day]).map(room).collect();
    format!("<div class=\"signatures\">\n{rooms}</div>\n")
}

fn drawn_table(table: &TextTable, lang: Lang) -> String {
    let columns = table.page_columns();
    let class = |at: &usize| {
        let column = &table.columns[*at];
        match (column.alignment, column.fit) {
            (Alignment::Right | Alignment::RightBelowTitle, _) => " class=\"number\"",
            (Alignment::Left, ColumnFit::Whole(_)) => " class=\"whole\"",
            (Alignment::Left, _) => "",
        }
    };
    // On a phone the titles stand in front of the cells.
    let label = |at: &usize| match safe(table.columns[*at].title.get(lang)) {
        title if *at == 0 || title.is_empty() => String::new(),
        title => format!(" data-label=\"{title}\""),
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
            format!("<td{}{}>{text}</td>", class(at), label(at))
        };
        let cells: Vec<String> = columns.iter().map(cell).collect();
        // Rows follow that belong to it.
        let part = if row.len() == 1 && columns.len() > 1 { " class=\"part\"" } else { "" };
        // Writing to a `String` cannot fail.
        let _ = writeln!(rows, "<tr{part}>{}</tr>", cells.concat());
    }
    let look = match (table.is_compact, table.holds_figures) {
        (true, _) => " class=\"compact\"",
        (false, true) => " class=\"figures\"",
        (false, false) => "",
    };
    format!("<table{look}>\n<thead><tr>{titles}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

fn drawn_cell(cell: &TextCell, lang: Lang) -> String {
    let text = inside(cell.lines(true), lang);
    let bar = cell.bar.map(Bar::svg).unwrap_or_default();
    match cell.list {
        Some(list) => format!("<a href=\"#list-{list}\">{text}</a>{bar}"),
        None => format!("{text}{bar}"),
    }
}

/// Lines one beneath the other; what has one tone stands in one piece.
fn inside(lines: &[TextLine], lang: Lang) -> String {
    let mut pieces: Vec<(Tone, String)> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let mut lead = if number > 0 { "<br>" } else { "" };
        for (text, tone) in line.words.iter().filter(|(text, _)| !text.get(lang).is_empty()) {
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
        .map(|(tone, text)| match class(tone).as_str() {
            "" => text,
            class => format!("<span{class}>{text}</span>"),
        })
        .collect()
}

fn class(tone: Tone) -> String {
    match class_name(tone) {
        "" => String::new(),
        name => format!(" class=\"{name}\""),
    }
}

fn class_name(tone: Tone) -> &'static str {
    match tone.meaning {
        Meaning::Neutral if tone.is_strong => "strong",
        Meaning::Neutral => "",
        Meaning::Dim | Meaning::Waived => "dim",
        Meaning::Good if tone.is_strong => "good strong",
        Meaning::Good => "good",
        Meaning::Open if tone.is_strong => "open strong",
        Meaning::Open => "open",
        Meaning::Bad if tone.is_strong => "bad strong",
        Meaning::Bad => "bad",
    }
}
