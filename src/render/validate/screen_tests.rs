use unicode_width::UnicodeWidthStr;

use crate::render::fixtures::{self, page};
use crate::render::{Format, OverviewOrder, RenderOptions};
use crate::report::{Check, CongressFact, Measure, MissingFact, Report, Status, Strictness};
use crate::wording::{Lang, Text};

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
    let named = "47/KH-UBND (UBND tỉnh Thái Nguyên) III.5.2";
    assert_eq!(text.matches(named).count(), 1, "of the women: {text}");
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
    assert!(wide.contains("150") && wide.contains("Share of women (1 short)"), "{wide}");
    let (unit, beneath) = overview(80);
    assert!(unit.contains("150") && !unit.contains("Share of women"), "{unit}");
    assert!(beneath.starts_with("Share of women (1 short)"), "{beneath}");
    // Numbers without a column of their own say what they count.
    let (unit, beneath) = overview(60);
    assert!(unit.ends_with("Sa Thầy"), "{unit}");
    assert!(beneath.starts_with("Official 150 · Guests 49 · Women 45"), "{beneath}");
}

/// The list with mistakes, and with rules about the list itself.
fn with_places() -> Report {
    let mut report = fixtures::broken();
    let checks = &mut report.inputs[0].outcome.as_mut().unwrap().checks;
    let places = |rule: &str, title: Text, found: u64| Check {
        rule: rule.to_owned(),
        title,
        status: if found == 0 { Status::Pass } else { Status::Fail },
        observed: Some(Measure::Count(found)),
        max: Some(Measure::Count(0)),
        margin: i64::try_from(found).ok().map(|found| -found),
        counts_places: true,
        ..checks[0].clone()
    };
    let of_lists = [
        places("unknown-gender", Text::fixed("Giới tính ghi rõ", "Genders are known"), 2),
        places("role-unknown", Text::fixed("Tư cách ghi rõ", "Roles are known"), 0),
    ];
    checks.extend(of_lists);
    report
}

#[test]
fn what_each_must_be_is_told_by_those_who_are_and_places_have_a_table_of_their_own() {
    let text = render(&with_places(), &page(Lang::Vi, 120));
    let row = |title: &str| {
        let line = text.lines().find(|line| line.contains(title)).unwrap();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let each = row("138/150");
    assert!(each.contains("138/150 tất cả thiếu 12"), "{each}");
    assert!(row("Giới tính ghi rõ").starts_with("✗ Không đạt Giới tính ghi rõ 2"), "{text}");
    assert!(row("Tư cách ghi rõ").starts_with("✓ Đạt Tư cách ghi rõ 47/KH-UBND"), "no bare 0");
    let at = |needle: &str| text.find(needle).unwrap_or_else(|| panic!("no {needle}: {text}"));
    assert!(at("44/150") < at("Số chỗ sai") && at("Số chỗ sai") < at("Giới tính ghi rõ"), "{text}");
}

#[test]
fn missing_facts_are_one_block_with_one_way_to_tell_them() {
    let mut report = fixtures::broken();
    for check in &mut report.inputs[0].outcome.as_mut().unwrap().checks {
        let fact = match check.rule.as_str() {
            "deadline" => CongressFact::Date,
            "duration" => CongressFact::Days,
            _ => continue,
        };
        check.status = Status::NotChecked;
        check.waits_for = Some(MissingFact::of(fact));
    }
    let heading = "Chưa kiểm tra được vì thiếu thông tin về đại hội (2)";
    for format in [Format::Table, Format::Markdown, Format::Html] {
        let text = crate::render::render(&report, format, &page(Lang::Vi, 120));
        let (_, block) = text.split_once(heading).unwrap_or_else(|| panic!("{text}"));
        let block: Vec<&str> = block.lines().collect();
        let block = block[..5].join(" ").replace("<span class=\"dim\">", "");
        for told in [
            "Ngày khai mạc đại hội (để xét: Thời hạn tổ chức)",
            "Số ngày họp (để xét: Thời gian họp)",
            "--date 16/5/2024 --days 1,5",
        ] {
            assert!(block.contains(told), "{told}: {block}");
        }
        assert_eq!(text.matches("→ Thêm vào lệnh").count(), 1, "{text}");
        assert!(!text.contains("Quy định chưa kiểm tra được"), "{text}");
    }
}

#[test]
fn what_is_waived_stands_under_no_heading_of_broken_rules() {
    let text = rendered(Lang::Vi, 120);
    let at = |needle: &str| text.find(needle).unwrap_or_else(|| panic!("no {needle}: {text}"));
    let broken = at("Quy định không đạt (");
    let waived = at("Quy định không đạt, đã được chấp thuận (1)");
    assert!(broken < at("Có 44 đại biểu nữ") && at("Có 44 đại biểu nữ") < waived, "{text}");
    assert!(waived < at("Thiếu đại biểu dân tộc Thổ"), "{text}");
}

#[test]
fn a_wide_screen_tells_once_who_issued_the_documents() {
    let issued = "Cơ quan ban hành: 47/KH-UBND – UBND tỉnh Thái Nguyên";
    let wide = rendered(Lang::Vi, 160);
    assert_eq!(wide.matches(issued).count(), 1, "{wide}");
    let narrow = rendered(Lang::Vi, 80);
    assert!(!narrow.contains("Cơ quan ban hành"), "the clauses are not there: {narrow}");
}

#[test]
fn quiet_shows_nothing_of_what_holds() {
    let quiet = RenderOptions { quiet: true, ..page(Lang::En, 80) };
    assert_eq!(render(&fixtures::clean(), &quiet), "");
    let text = render(&fixtures::broken(), &quiet);
    assert!(!text.contains("Holds") && text.contains("Broken"), "{text}");
}
