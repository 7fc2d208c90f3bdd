use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::render::{Format, fixtures, render};
use crate::report::Report;
use crate::wording::Lang;

fn markdown(report: &Report, lang: Lang) -> String {
    render(report, Format::Markdown, &fixtures::page(lang, 80))
}

/// The cells of each row of each table, as a parser of Markdown has them.
fn tables(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut cell: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                tables.last_mut().unwrap().push(Vec::new());
            }
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => {
                let row = tables.last_mut().unwrap().last_mut().unwrap();
                row.push(cell.take().unwrap());
            }
            Event::Text(text) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(&text);
                }
            }
            Event::InlineHtml(html) => {
                assert_eq!(&*html, "<br>", "the only markup is the tool's own");
                if let Some(cell) = &mut cell {
                    cell.push('\n');
                }
            }
            Event::Html(html) => panic!("markup from a list: {html}"),
            Event::Code(code) => panic!("code from a list: {code}"),
            _ => {}
        }
    }
    tables
}

#[test]
fn the_overview_stands_first_and_the_problems_of_each_list_follow() {
    let tables = tables(&markdown(&fixtures::report(), Lang::En));
    let overview = &tables[0];
    assert_eq!(overview[0][..3], ["Result", "Unit", "Official"]);
    assert_eq!(overview.len(), 5, "a head, three units and what they come to");
    assert_eq!(overview[2][..4], ["✗ not ready", "Sa Thầy", "150", "49"]);
    let findings = tables.iter().find(|table| table[0][0] == "Cell").unwrap();
    assert_eq!(findings[1][0], "✗ F16");
    assert!(findings[1][2].starts_with("The official delegate is “Kinh”\n→ Choose"));
}

#[test]
fn what_a_list_holds_is_never_markup() {
    for lang in [Lang::Vi, Lang::En] {
        let text = markdown(&fixtures::report(), lang);
        assert!(!text.contains('\u{1b}'));
        let tables = tables(&text);
        let columns =
            |table: &Vec<Vec<String>>| table.iter().all(|row| row.len() == table[0].len());
        assert!(tables.iter().all(columns), "{text}");
        let all: Vec<&String> = tables.iter().flatten().flatten().collect();
        assert!(all.iter().any(|cell| cell.as_str() == "=HYPERLINK(1) <b>Y Lan</b>"), "{text}");
        assert!(
            all.iter().any(|cell| cell.ends_with("cả huyện chỉ có 3 người | <xem> `công văn`"))
        );
    }
}

#[test]
fn markdown_of_a_list_that_holds_is_its_overview_alone() {
    let text = markdown(&fixtures::clean(), Lang::Vi);
    assert_eq!(tables(&text).len(), 1);
    assert!(text.contains("✓ Có thể trình"), "{text}");
}

#[test]
fn html_is_one_file_whose_markup_is_the_tools_own() {
    for lang in [Lang::Vi, Lang::En] {
        let text = render(&fixtures::report(), Format::Html, &fixtures::page(lang, 80));
        assert!(!text.contains("<script") && !text.contains("http") && !text.contains("<b>"));
        assert!(text.contains("=HYPERLINK(1) &lt;b&gt;Y Lan&lt;/b&gt;"), "{text}");
        let body = &text[text.find("<body>").unwrap()..];
        let body = body.replace("<br>", "<br/>").replace("</html>\n", "");
        let mut reader = quick_xml::Reader::from_str(&body);
        reader.config_mut().check_end_names = true;
        let mut depth = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(_) => depth += 1,
                quick_xml::events::Event::End(_) => depth -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "every tag is closed");
    }
}

#[test]
fn every_address_in_the_overview_leads_to_a_list() {
    let text = render(&fixtures::report(), Format::Html, &fixtures::page(Lang::Vi, 80));
    let addresses: Vec<&str> =
        text.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(addresses.len(), 3);
    for address in addresses {
        assert!(text.contains(&format!("id=\"{address}\"")), "{address}");
    }
}

fn html(report: &Report) -> String {
    render(report, Format::Html, &fixtures::page(Lang::Vi, 80))
}

#[test]
fn the_page_has_the_verdict_on_top_and_what_is_broken_before_what_holds() {
    let text = html(&fixtures::broken());
    let places = [
        "<p class=\"verdict bad",
        "<dt>Tệp</dt><dd>sa-thay.xlsx</dd>",
        "<dt>Ngày kiểm tra</dt><dd>20/05/2024</dd>",
        "<h3>Quy định không đạt",
        "<h3>Quy định chưa kiểm tra được",
        "<h3>Cần xem lại",
        "<h3>Quy định đạt",
        "<table class=\"compact\">",
        "<div class=\"signatures\">",
    ]
    .map(|part| text.find(part).unwrap_or_else(|| panic!("no {part}: {text}")));
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_list_alone_has_no_overview_and_several_have_a_sheet_of_paper_each() {
    let sheets = |text: &str| text.matches("<h2 class=\"list\"").count();
    let signatures = |text: &str| text.matches("<div class=\"signatures\">").count();
    let (alone, several) = (html(&fixtures::broken()), html(&fixtures::report()));
    assert_eq!((sheets(&alone), signatures(&alone)), (0, 1));
    assert!(!alone.contains("Tổng hợp"), "{alone}");
    assert_eq!((sheets(&several), signatures(&several)), (3, 4));
}

#[test]
fn shares_and_caps_have_a_bar_beside_their_numbers() {
    let text = html(&fixtures::broken());
    let women = "44/150 (29,3%)<svg class=\"bar\"";
    assert!(text.contains(women), "{text}");
    assert!(text.contains("<rect class=\"over\" width=\"176\""), "44 of 150, of 600: {text}");
    assert!(text.contains("<rect class=\"limit\" x=\"180\""), "45 of 150, of 600: {text}");
}
