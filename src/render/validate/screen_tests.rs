use unicode_width::UnicodeWidthStr;

use crate::render::fixtures::{self, page};
use crate::render::{Format, OverviewOrder, RenderOptions};
use crate::report::{Report, Strictness};
use crate::wording::Lang;

/// The report of a run as people see it.
fn render(report: &Report, options: &RenderOptions) -> String {
    crate::render::render(report, Format::Table, options)
}

fn rendered(lang: Lang, width: usize) -> String {
    render(&fixtures::broken(), &page(lang, width))
}

#[test]
fn every_line_fits_the_width() {
    for lang in [Lang::Vi, Lang::En] {
        for width in [60, 72, 80, 100, 110, 120, 160, 200] {
            for all in [false, true] {
                let options = RenderOptions { all, ..page(lang, width) };
                for line in render(&fixtures::report(), &options).lines() {
                    let wide = UnicodeWidthStr::width(line);
                    assert!(wide <= width, "{wide} > {width}: {line}");
                }
            }
        }
    }
}

#[test]
fn a_rule_stands_on_one_line_at_160_columns() {
    let text = rendered(Lang::Vi, 160);
    let line = text.lines().find(|line| line.contains("44/150")).unwrap();
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(
        words.join(" "),
        "✗ Không đạt Tỷ lệ đại biểu nữ 44/150 (29,3%) ≥ 45 (30%) thiếu 1 47/KH-UBND III.5.2"
    );
}

#[test]
fn the_clauses_stand_with_the_reasons_alone_at_80_columns() {
    let text = rendered(Lang::En, 80);
    let lines: Vec<&str> = text.lines().collect();
    let at = |needle: &str| lines.iter().position(|line| line.contains(needle)).unwrap();
    let ratio = at("≤ 50 (1/3)");
    assert!(lines[ratio].contains("49/150") && lines[ratio].contains("1 left"), "{text}");
    assert!(text.contains("delegate-quota rules show vn-2024"), "{text}");
    let clause = "47/KH-UBND III.5.2";
    assert_eq!(text.matches(clause).count(), 2, "of the women and of an unknown gender: {text}");
}

#[test]
fn columns_are_aligned_whatever_the_letters_are_made_of() {
    let text = rendered(Lang::Vi, 120);
    let starts: Vec<usize> = text
        .lines()
        .filter_map(|line| {
            let at = line.find("Đại biểu chính thức là người “Kinh”")?;
            Some(UnicodeWidthStr::width(&line[..at]))
        })
        .collect();
    assert!(starts.len() >= 2, "{text}");
    assert!(starts.iter().all(|start| *start == starts[0]), "{text}");
}

#[test]
fn many_findings_of_one_rule_are_told_by_their_rows() {
    let text = rendered(Lang::En, 120);
    assert!(
        text.contains(
            "… and 7 more rows under “Official delegates belong to an ethnic minority”: 21–27"
        ),
        "{text}"
    );
    assert!(text.contains("✗ F20") && !text.contains("✗ F21"), "{text}");
    let all = RenderOptions { all: true, ..page(Lang::En, 120) };
    let text = render(&fixtures::broken(), &all);
    assert!(text.contains("✗ F27") && !text.contains("more rows"), "{text}");
}

#[test]
fn what_a_cell_holds_is_never_obeyed_by_the_terminal() {
    for width in [80, 160] {
        assert!(!rendered(Lang::Vi, width).contains('\u{1b}'));
    }
    assert!(rendered(Lang::Vi, 160).contains("31/02/1980\\u{1b}[31m"));
}

#[test]
fn colour_adds_nothing_to_the_words() {
    for lang in [Lang::Vi, Lang::En] {
        let plain = page(lang, 80);
        let coloured = RenderOptions { colour: true, ..plain };
        let text = render(&fixtures::report(), &coloured);
        assert!(text.contains("\u{1b}["));
        assert_eq!(
            anstream::adapter::strip_str(&text)
                .to_string()
                .lines()
                .map(str::trim_end)
                .collect::<Vec<_>>(),
            render(&fixtures::report(), &plain).lines().collect::<Vec<_>>()
        );
    }
}

#[test]
fn the_last_sentence_says_whether_the_list_can_be_submitted() {
    let last = |text: String| {
        let (_, paragraph) = text.trim_end().rsplit_once("\n\n").unwrap_or_default();
        paragraph.replace('\n', " ")
    };
    assert_eq!(
        last(rendered(Lang::Vi, 160)),
        "Chưa thể trình danh sách: 14 lỗi, 2 cảnh báo, 2 điểm được chấp thuận, 1 quy định chưa kiểm tra được."
    );
    assert_eq!(
        last(render(&fixtures::clean(), &page(Lang::En, 80))),
        "The list can be submitted: every rule holds."
    );
    let mut open = fixtures::broken();
    let report = open.inputs[0].outcome.as_mut().unwrap();
    report.findings.clear();
    report.checks.retain(|check| check.rule == "deadline");
    assert!(
        last(render(&open, &page(Lang::En, 160)))
            .starts_with("No error was found, but not every rule"),
    );
    open.run.strictness = Strictness { not_checked_is_error: true, warning_is_error: false };
    assert_eq!(
        last(render(&open, &page(Lang::En, 160))),
        "The list cannot be submitted yet: 1 rule not checked. (Under --strict.)"
    );
}

#[test]
fn what_was_left_out_is_told() {
    let text = rendered(Lang::En, 160);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Sheet “Nháp”: hidden, so not read."), "{text}");
    assert!(
        text.contains("not taken for delegates: 6 rows above the table, 1 row of column numbers, 9 rows below the table."),
        "{text}"
    );
    assert!(text.contains("columns B and F: text typed in a TCVN3 font was converted"), "{text}");
}

#[test]
fn several_lists_are_told_in_a_line_each_the_worst_first() {
    let brief = RenderOptions { details: false, ..page(Lang::En, 100) };
    let text = render(&fixtures::report(), &brief);
    let at = |word: &str| text.find(word).unwrap_or_else(|| panic!("no {word}: {text}"));
    assert!(at("✗ not readable") < at("✗ not ready"), "{text}");
    assert!(at("Sa Thầy") < at("Ngọc Hồi"), "{text}");
    assert!(!text.contains("Broken rules"), "{text}");
    assert!(text.contains("3 units: 1 ready, 1 not ready, 1 not readable."), "{text}");
    let by_name = RenderOptions { order: OverviewOrder::Name, ..brief };
    let text = render(&fixtures::report(), &by_name);
    assert!(text.find("Ngọc Hồi") < text.find("Sa Thầy"), "{text}");
    let in_full = render(&fixtures::report(), &page(Lang::En, 100));
    assert!(in_full.contains("Broken rules"), "{in_full}");
}

#[test]
fn what_has_no_room_beside_a_unit_stands_beneath_it() {
    let overview = |width| {
        let brief = RenderOptions { details: false, ..page(Lang::En, width) };
        let text = render(&fixtures::report(), &brief);
        assert!(text.lines().all(|line| line.chars().count() <= width), "{width}: {text}");
        let unit = text.lines().position(|line| line.contains("Sa Thầy")).unwrap();
        let lines: Vec<&str> = text.lines().skip(unit).map(str::trim).collect();
        (lines[0].to_owned(), lines[1].to_owned())
    };
    let (wide, _) = overview(110);
    assert!(wide.contains("150") && wide.contains("Share of women (−1)"), "{wide}");
    let (unit, beneath) = overview(80);
    assert!(unit.contains("150") && !unit.contains("Share of women"), "{unit}");
    assert!(beneath.starts_with("Share of women (−1)"), "{beneath}");
    // Numbers without a column of their own say what they count.
    let (unit, beneath) = overview(60);
    assert!(unit.ends_with("Sa Thầy"), "{unit}");
    assert!(beneath.starts_with("Official 150 · Guests 49 · Women 45"), "{beneath}");
}

#[test]
fn quiet_shows_nothing_of_what_holds() {
    let quiet = RenderOptions { quiet: true, ..page(Lang::En, 80) };
    assert_eq!(render(&fixtures::clean(), &quiet), "");
    let text = render(&fixtures::broken(), &quiet);
    assert!(!text.contains("Holds") && text.contains("Broken"), "{text}");
}
