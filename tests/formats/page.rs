//! The page: its HTML as the checker of the W3C takes it, and the lists that its Markdown names.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::judges;
use super::told::{of_all_lists, of_strange_names};

#[test]
fn the_checker_of_web_pages_finds_nothing() {
    for reports in [of_all_lists(), of_strange_names()] {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("page.html");
        std::fs::write(&page, reports.in_format("html")).unwrap();
        judges::check_pages(&page);
    }
}

#[test]
fn nothing_keeps_anybody_from_reading_a_page() {
    for list in [super::MISTAKES, "examples/08_province_folder"] {
        let page = String::from_utf8(super::validated("html", &[list])).unwrap();
        judges::check_accessible(&page);
    }
}

#[test]
fn the_markdown_has_a_part_for_each_list_that_needs_work() {
    let reports = of_all_lists();
    let (mut titles, mut rows, mut cells) = (Vec::new(), Vec::new(), 0);
    let mut title: Option<String> = None;
    for event in Parser::new_ext(reports.in_format("markdown"), Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => title = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => titles.extend(title.take()),
            Event::Text(text) => title.iter_mut().for_each(|title| title.push_str(&text)),
            Event::Start(Tag::TableHead | Tag::TableRow) => cells = 0,
            Event::Start(Tag::TableCell) => cells += 1,
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => rows.push(cells),
            Event::Html(html) => panic!("markup from a list: {html}"),
            _ => {}
        }
    }
    for input in reports.json()["inputs"].as_array().unwrap() {
        let path = input["path"].as_str().unwrap();
        let of_several = format!(" files: {path}, ");
        let is_own = |title: &&String| *title == path || title.contains(&of_several);
        let parts = titles.iter().filter(is_own).count();
        let mut checks = input["checks"].as_array().unwrap().iter();
        let holds = input["error"].is_null() && checks.all(|check| check["status"] == "pass");
        assert_eq!(parts, usize::from(!holds), "{path}");
    }
    assert!(rows.iter().all(|cells| [3, 4, 6, 7].contains(cells)), "{rows:?}");
}
