use unicode_width::UnicodeWidthStr;

use super::{
    BAD, DIM, Document, Html, MEDIUM, Markdown, PagePrinter, TextBlock, TextCell, TextColumn,
    TextLine, TextTable, WIDE, beneath, on_screen, paragraph, point,
};
use crate::render::fixtures;
use crate::text;
use crate::wording::{Lang, Text};

/// A document with a block of each sort.
fn document() -> Document {
    let mut document = Document::default();
    document.title(Text::same("danh-sach.xlsx"));
    document.say(text!(vi: "một <câu>", en: "a <sentence>"));
    document.heading(Text::same("Part"));
    document.add(point(Text::same("first")).marked(TextLine::from("✗").toned(BAD)));
    document.add(beneath(Text::same("reason")).marked("→"));
    document.add(point(Text::same("second")));
    document.gap();
    let mut table = TextTable::new([
        TextColumn::new(Text::same("Rule")),
        TextColumn::number(Text::same("Found")).from(MEDIUM).or_in_line_titled(0).whole(),
        TextColumn::number(Text::same("Left")).from(MEDIUM).or_in_line_titled(0).whole(),
        TextColumn::new(Text::same("Name")).from(MEDIUM).or_above(0, DIM),
        TextColumn::new(Text::same("Source")).from(WIDE),
    ])
    .noting_dropped(Text::same("sources: elsewhere"));
    table.row(["cap", "12", "–", "An", "III.5"].map(TextCell::from));
    document.table(table);
    document
}

fn on_screen_of(width: usize) -> String {
    on_screen(&document(), &fixtures::page(Lang::En, width))
}

#[test]
fn what_has_no_column_stands_above_or_beneath_or_is_said_to_be_elsewhere() {
    let table = |width| on_screen_of(width).split("\n\n").last().unwrap_or_default().to_owned();
    assert_eq!(table(60), " Rule\n An\n cap\n Found 12\n sources: elsewhere\n");
    assert_eq!(
        table(80),
        " Rule  Found  Left  Name\n cap      12     –  An\n sources: elsewhere\n"
    );
    assert_eq!(table(120), " Rule  Found  Left  Name  Source\n cap      12     –  An    III.5\n");
}

#[test]
fn points_and_what_stands_beneath_them_are_one_enumeration_on_a_page() {
    let markdown = Markdown.document(&document(), Lang::Vi);
    assert!(markdown.starts_with("\n## danh-sach.xlsx\n\nmột &lt;câu&gt;\n\n### Part\n"));
    assert!(markdown.contains("\n- ✗ first<br>→ reason\n- second\n\n| Rule |"), "{markdown}");
    let html = Html.document(&document(), Lang::En);
    assert!(html.contains("<p>a &lt;sentence&gt;</p>"), "{html}");
    assert!(html.contains("<ul>\n<li>✗ first<br>→ reason</li>\n<li>second</li>\n</ul>"), "{html}");
    assert!(html.contains("<td class=\"number\" data-label=\"Found\">12</td>"), "{html}");
}

#[test]
fn further_lines_begin_where_the_first_word_does() {
    let mut document = Document::default();
    let words = Text::same(["word"; 20].join(" "));
    document.add(paragraph(words).marked("[1]").indented(1));
    let text = on_screen(&document, &fixtures::page(Lang::En, 60));
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.len() > 1 && lines.iter().all(|line| line.width() <= 60), "{text}");
    assert!(lines[0].starts_with(" [1] word") && lines[1].starts_with("     word"), "{text}");
}

#[test]
fn an_empty_document_is_no_line() {
    let document = Document { blocks: vec![TextBlock::Gap] };
    assert_eq!(on_screen(&document, &fixtures::page(Lang::Vi, 80)), "");
}
