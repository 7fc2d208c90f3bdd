//! The sentences that are pasted into the report: their order is that of the official form, and
//! nothing in them is markup.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{EXAMPLE, stats};
use crate::folders::{Folder, HA, Person, SON};

/// The texts of a page in Markdown as a word processor takes them: paragraphs, headings, points and
/// cells. Whatever is markup and not a list, a heading, a table or its bold last row has no place in it.
fn pasted(markdown: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => texts.last_mut().unwrap().push_str(&text),
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(None)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::Strong,
            )
            | Event::End(TagEnd::Strong) => {}
            Event::End(_) => texts.push(String::new()),
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// What stands in front of the colon of each point, or the words of one without.
fn points(markdown: &str) -> Vec<String> {
    let points = markdown.lines().filter_map(|line| line.strip_prefix("- "));
    let quality = points.take_while(|point| !point.contains("ô trống") && !point.contains("blank"));
    quality.map(|point| point.split(':').next().unwrap().to_owned()).collect()
}

#[test]
fn sentences_stand_in_the_order_of_the_form_and_hold_no_markup() {
    let expected = [
        (
            "vi",
            [
                "Thành phần",
                "Giới tính",
                "Đảng viên",
                "Người dân tộc thiểu số 40 người, chiếm 100,00%.",
                "Dân tộc",
                "Trình độ học vấn",
                "Trình độ chuyên môn",
                "Trình độ lý luận chính trị",
                "Độ tuổi",
                "Tuổi bình quân",
                "Danh hiệu, khen thưởng",
            ],
        ),
        (
            "en",
            [
                "How chosen",
                "Gender",
                "Party membership",
                "Ethnic minorities – 40 (100.00%).",
                "Ethnic groups",
                "Schooling",
                "Qualification",
                "Political theory",
                "Age",
                "Mean age",
                "Honours",
            ],
        ),
    ];
    for (lang, order) in expected {
        let (markdown, code) = stats(&[EXAMPLE, "--format", "markdown", "--lang", lang]);
        assert_eq!(code, 0);
        assert_eq!(points(&markdown), order, "{markdown}");
        let texts = pasted(&markdown);
        assert!(texts.len() > 60, "{texts:?}");
        for text in &texts {
            let stray = ["*", "`", "\\", "<", "&", "|", "#", "  "];
            assert!(!stray.iter().any(|mark| text.contains(mark)), "{text}");
        }
        let sections: Vec<&str> =
            markdown.lines().filter_map(|it| it.strip_prefix("## ")).collect();
        assert!(
            sections.windows(2).all(|two| two[0] != two[1]) && sections.len() == 4,
            "{sections:?}"
        );
    }
}

#[test]
fn signs_of_markup_in_a_list_are_text_in_the_report() {
    let odd: Person =
        ["Lý *Văn* _B|C_ <b>", "1/1/2001", "Nam", "Tày", "", "Xã #1 | [a](b)", "Chính thức"];
    let folder = Folder::new().list("list.csv", "HUYỆN ĐẠI TỪ", &[HA, SON, odd]);
    let list = folder.path().join("list.csv");
    let asked = [list.to_str().unwrap(), "--as-of", "2024-05-16", "--format", "markdown"];
    let texts = pasted(&stats(&asked).0);
    for sought in [odd[0], odd[5]] {
        assert!(texts.iter().any(|text| text.contains(sought)), "{sought}: {texts:?}");
    }
}
