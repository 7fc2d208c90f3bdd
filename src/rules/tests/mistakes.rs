//! The mistakes of those who write rules: each is told once, at its place, with what is meant, and
//! nothing is told that follows from it.

use super::shown;
use crate::files::GivenFiles;
use crate::rules::{load_from, load_with_examples, parse};
use crate::what_if;
use crate::wording::Lang;

/// A rules file to write further.
const HEAD: &str = "id = \"x\"\ntitle = { vi = \"t\", en = \"t\" }\nextends = \"vn-2024\"\n\
                    [level.commune]\ntitle = { vi = \"cấp xã\", en = \"commune\" }\n";

/// What follows the head, beginning in line 1; and what is told: the line there, in English with the
/// help, in Vietnamese.
type Mistake = (&'static str, &'static [(usize, &'static str, &'static str)]);

/// A rule of this kind that says so; what it says stands from line 5 on.
macro_rules! rule {
    ($kind:literal, $id:literal, $said:literal) => {
        concat!(
            "[[",
            $kind,
            "]]\nid = \"",
            $id,
            "\"\ntitle = { vi = \"t\", en = \"t\" }\n",
            "citation = \"c\"\n",
            $said,
            "\n"
        )
    };
}

const MISTAKES: &[Mistake] = &[
    (
        rule!("count", "word", "of = \"officials\"\nmax = 3"),
        &[(
            5,
            "unknown value `officials`; did you mean `official`?",
            "không có `officials`; có phải `official`?",
        )],
    ),
    (
        rule!("share", "words", "of = { gender = \"woman\" }\namong = \"guests\"\nmin = \"30%\""),
        &[
            (
                5,
                "unknown value `woman`; known here: `female`, `male`",
                "không có `woman`; dùng được: `female`, `male`",
            ),
            (
                6,
                "unknown value `guests`; did you mean `guest`?",
                "không có `guests`; có phải `guest`?",
            ),
        ],
    ),
    (
        rule!("count", "key-of-selector", "of = { gendre = \"female\" }\nmax = 3"),
        &[(
            5,
            "unknown key `gendre`; did you mean `gender`?",
            "khóa lạ `gendre`; có phải `gender`?",
        )],
    ),
    (
        rule!("share", "above-all", "of = \"official\"\nmin = \"150%\""),
        &[(
            6,
            "`150%` is more than 100%: a part is never more than the whole",
            "`150%` lớn hơn 100%: một phần không thể lớn hơn toàn thể",
        )],
    ),
    (
        rule!("share", "no-percent", "of = \"official\"\nmin = 30"),
        &[(
            6,
            "`30` is more than 100%: a part is never more than the whole; did you mean `\"30%\"`?",
            "`30` lớn hơn 100%: một phần không thể lớn hơn toàn thể; có phải `\"30%\"`?",
        )],
    ),
    (
        rule!("share", "no-percent-here", "of = \"official\"\nmore_than = { commune = 30 }"),
        &[(
            6,
            "`30` is more than 100%: a part is never more than the whole; did you mean `\"30%\"`?",
            "`30` lớn hơn 100%: một phần không thể lớn hơn toàn thể; có phải `\"30%\"`?",
        )],
    ),
    (
        rule!(
            "order",
            "steps",
            "each = \"gender\"\nsteps = [{ first = 5, min = 2 }, { first = 2, min = 1 }]"
        ),
        &[(
            6,
            "the `first` of `steps` must grow from step to step",
            "các mức của `steps` phải xếp theo `first` tăng dần",
        )],
    ),
    (
        rule!(
            "count",
            "seat-steps",
            "of = \"official\"\nper = \"unit\"\nmore_than_seats = [{ from = 3, more = 2 }, { from = 1, more = 1 }]"
        ),
        &[(
            7,
            "the `from` of `more_than_seats` must grow from step to step",
            "các mức của `more_than_seats` phải xếp theo `from` tăng dần",
        )],
    ),
    (
        rule!("order", "too-many-of-few", "each = \"gender\"\nfirst = 5\nmin = 6"),
        &[(6, "there are never 6 among 5", "không thể có 6 trong 5 người")],
    ),
    (
        rule!("order", "key-of-order", "each = \"gender\"\nfrst = 5\nmin = 2"),
        &[(6, "unknown key `frst`; did you mean `first`?", "khóa lạ `frst`; có phải `first`?")],
    ),
    (
        rule!("count", "no-limit", "of = \"official\""),
        &[(
            1,
            "the rule has no limit: missing `max`, `min` or `more_than_seats`",
            "quy định không có giới hạn: thiếu `max`, `min` hoặc `more_than_seats`",
        )],
    ),
    (
        rule!("count", "no-level", "of = \"official\"\nmax = {}"),
        &[(6, "no level has a limit here", "chưa có mức cho cấp nào")],
    ),
    (
        rule!("count", "level", "of = \"official\"\nmax = { comune = 3 }"),
        &[(
            6,
            "unknown key `comune`; did you mean `commune`?",
            "khóa lạ `comune`; có phải `commune`?",
        )],
    ),
    (
        rule!("count", "levels", "of = \"official\"\nmax = 3\nlevels = [\"comune\"]"),
        &[(
            7,
            "unknown value `comune`; did you mean `commune`?",
            "không có `comune`; có phải `commune`?",
        )],
    ),
    (
        rule!("count", "group", "of = { group = \"Ngáii\" }\nmin = 1"),
        &[(
            5,
            "unknown group `Ngáii`; did you mean “Ngái” (11)?",
            "không có dân tộc “Ngáii” trong danh mục; có phải “Ngái” (11)?",
        )],
    ),
    (
        rule!("count", "key", "of = \"official\"\nmaxx = 3"),
        &[(6, "unknown key `maxx`; did you mean `max`?", "khóa lạ `maxx`; có phải `max`?")],
    ),
    (
        "[[count]]\nid = \"key-of-all\"\ntitel = { vi = \"t\", en = \"t\" }\ncitaton = \"c\"\nof = \"official\"\nmax = 3\n",
        &[
            (3, "unknown key `titel`; did you mean `title`?", "khóa lạ `titel`; có phải `title`?"),
            (
                4,
                "unknown key `citaton`; did you mean `citation`?",
                "khóa lạ `citaton`; có phải `citation`?",
            ),
        ],
    ),
    (
        rule!("cuont", "kind", "of = \"official\"\nmax = 3"),
        &[(1, "unknown key `cuont`; did you mean `count`?", "khóa lạ `cuont`; có phải `count`?")],
    ),
    (
        rule!("count", "weight", "of = \"official\"\nmax = 3\nseverity = \"eror\""),
        &[(7, "unknown value `eror`; did you mean `error`?", "không có `eror`; có phải `error`?")],
    ),
    (
        rule!("date", "day", "before = \"30/6/2024\""),
        &[(
            5,
            "this is a string, expected a date such as `2024-06-30`, without quotes; did you mean 2024-06-30?",
            "đây là chuỗi chữ, phải là ngày, như `2024-06-30`, không có dấu nháy; có phải 2024-06-30?",
        )],
    ),
    (
        concat!(
            rule!("count", "twin", "of = \"official\"\nmax = 3"),
            rule!("count", "twin", "of = \"guest\"\nmax = 3")
        ),
        &[(8, "two rules have the id `twin`", "mã `twin` đã dùng cho một quy định khác")],
    ),
    (
        "[[off]]\nid = \"women-shares\"\nreason = { vi = \"t\", en = \"t\" }\n",
        &[(
            2,
            "unknown value `women-shares`; did you mean `women-share`?",
            "không có `women-shares`; có phải `women-share`?",
        )],
    ),
    (
        rule!("count", "crossed", "of = \"official\"\nmin = 5\nmax = 3"),
        &[(
            6,
            "`min` is 5, and `max` is 3: nothing keeps both",
            "`min` là 5 mà `max` là 3: không có số nào đạt cả hai",
        )],
    ),
    (
        rule!(
            "count",
            "crossed-here",
            "of = \"official\"\nmin = 5\nmax = { commune = 3, district = 10 }"
        ),
        &[(
            6,
            "`min` is 5, and `max` is 3: nothing keeps both",
            "`min` là 5 mà `max` là 3: không có số nào đạt cả hai",
        )],
    ),
    (
        rule!("share", "crossed-share", "of = \"official\"\nmore_than = \"30%\"\nmax = \"3/10\""),
        &[(
            6,
            "`more_than` is 30%, and `max` is 3/10: nothing keeps both",
            "`more_than` là 30% mà `max` là 3/10: không có số nào đạt cả hai",
        )],
    ),
    (
        rule!("count", "crossed-ages", "of = { age = { min = 50, max = 30 } }\nmax = 3"),
        &[(
            5,
            "nobody is aged 50 to 30: `min` is more than `max`",
            "không ai từ 50 đến 30 tuổi: `min` lớn hơn `max`",
        )],
    ),
];

/// What is told of a text: the line, what is wrong and the help.
fn told(text: &str, lang: Lang) -> Vec<(usize, String)> {
    let fault = parse("x.toml", text).expect_err(text);
    told_by(&shown(&fault, lang))
}

fn told_by(shown: &str) -> Vec<(usize, String)> {
    let problem = |told: &str| {
        let after = |mark: &str| told.lines().find_map(|line| line.trim().strip_prefix(mark));
        let message = after("error: ").or(after("lỗi: ")).unwrap();
        let line = after("--> x.toml:").unwrap().split(':').next().unwrap().parse().unwrap();
        let help = after("= help: ").or(after("= gợi ý: "));
        (line, help.map_or_else(|| message.to_owned(), |help| format!("{message}; {help}")))
    };
    shown.split("\n\n").map(problem).collect()
}

/// What a mistake should be told as, where it begins behind so many lines.
fn expected(mistake: &Mistake, behind: usize, lang: Lang) -> Vec<(usize, String)> {
    let of = |(line, en, vi): &(usize, &str, &str)| {
        (behind + line, if lang == Lang::En { (*en).to_owned() } else { (*vi).to_owned() })
    };
    mistake.1.iter().map(of).collect()
}

#[test]
fn a_mistake_is_told_once_at_its_place_with_what_is_meant() {
    for lang in [Lang::En, Lang::Vi] {
        for mistake in MISTAKES {
            let text = format!("{HEAD}{}", mistake.0);
            assert_eq!(told(&text, lang), expected(mistake, HEAD.lines().count(), lang), "{text}");
        }
    }
}

#[test]
fn all_mistakes_of_a_file_are_told_together_each_as_if_it_were_the_only_one() {
    for lang in [Lang::En, Lang::Vi] {
        let (mut text, mut all) = (HEAD.to_owned(), Vec::new());
        for mistake in MISTAKES {
            all.extend(expected(mistake, text.lines().count(), lang));
            text += mistake.0;
        }
        assert_eq!(told(&text, lang), all);
    }
}

/// Whoever reads the words in a schema writes one group without brackets.
#[test]
fn one_group_needs_no_list() {
    let text = format!("{HEAD}{}", rule!("count", "one", "of = { group = \"Ngái\" }\nmin = 1"));
    parse("x.toml", &text).unwrap();
}

#[test]
fn what_is_wrong_with_a_level_or_a_field_of_work_is_told_there_alone() {
    let text = "id = \"x\"\ntitle = { vi = \"t\", en = \"t\" }\n[level.commune]\nnames = [\"A\"]\n\
                [field.health]\ntitle = { vi = \"t\", en = \"t\" }\n";
    let rule = rule!(
        "count",
        "a",
        "of = { work = [\"health\"] }\nmax = { commune = 3 }\nlevels = [\"commune\"]"
    );
    let expected = [(3, "missing key `title`"), (5, "missing key `words`")];
    let expected = expected.map(|(line, said)| (line, said.to_owned()));
    assert_eq!(told(&format!("{text}{rule}"), Lang::En), expected);
    let none = format!("id = \"x\"\ntitle = {{ vi = \"t\", en = \"t\" }}\n{rule}");
    assert_eq!(told(&none, Lang::En)[0].1, "missing key `level`");
}

#[test]
fn a_ruleset_that_extends_itself_or_a_circle_is_refused_where_it_closes() {
    let rules = |extends: &str| HEAD.replace("vn-2024", extends);
    let mut files = GivenFiles::new();
    files.add("x.toml", rules("x.toml"), None);
    files.add("a.toml", rules("sub/../x2.toml"), None);
    files.add("x2.toml", rules("a.toml"), None);
    let told = |path: &str, lang| shown(&load_from(&files, path).unwrap_err(), lang);
    let itself = told("x.toml", Lang::En);
    let itself = told_by(&itself);
    let said = "`x.toml` is this file itself: a ruleset does not extend itself";
    assert_eq!(itself, [(3, said.to_owned())]);
    assert!(told("x.toml", Lang::Vi).contains("`x.toml` là chính tệp này"));
    let circle = told("a.toml", Lang::En);
    assert!(circle.contains("`a.toml` extends this file in turn: a circle"), "{circle}");
    assert!(circle.contains("x2.toml:3:11") && circle.matches("error:").count() == 1, "{circle}");
}

#[test]
fn what_is_no_toml_is_told_alone() {
    let text = format!("{HEAD}[[count]]\nid = \"a\nmax = 3\n[[count]]\nid = \"a\"\n");
    assert_eq!(
        told(&text, Lang::En)[0],
        (7, "invalid TOML: invalid basic string, expected `\"`".to_owned())
    );
    assert_eq!(told(&text, Lang::En).len(), 1);
    let text = format!("{HEAD}{}", rule!("date", "a", "before = 2024-06-31"));
    let told = told(&text, Lang::Vi);
    assert_eq!(told, [(10, "viết sai cú pháp TOML, không có ngày này".to_owned())]);
}

/// What is wrong with the examples of a file that is otherwise right.
#[test]
fn an_example_is_told_where_it_goes_wrong() {
    let cap = rule!("count", "cap", "of = \"official\"\nmax = 3");
    let told = |said: &str, lang| -> Vec<(usize, String)> {
        let text = format!("{HEAD}{cap}{said}").replace("extends = \"vn-2024\"\n", "");
        let mut files = GivenFiles::new();
        files.add("x.toml", text, None);
        let (ruleset, sources) = load_with_examples(&files, "x.toml").unwrap();
        let problems = what_if::test_examples(&ruleset);
        let fault = crate::toml_tree::invalid(crate::text!("x"), &problems, &sources);
        told_by(&shown(&fault, lang))
    };
    let at = |line: usize, said: &str| (HEAD.lines().count() + 5 + line, said.to_owned());
    let example = |said: &str| format!("[[example]]\ncounts = {{ official = 4 }}\n{said}\n");
    assert_eq!(
        told(&example("keeps = [\"cap\"]"), Lang::En),
        [at(
            3,
            "the example is not known to keep `cap`: The list has 4 official delegates, and at most 3 are allowed: 1 too many."
        )]
    );
    assert_eq!(
        told(&example("keeps = [\"caps\"]"), Lang::Vi),
        [at(3, "không có `caps`; có phải `cap`?")]
    );
    assert_eq!(
        told(&example("level = \"comune\"\nbreaks = [\"cap\"]"), Lang::En),
        [at(3, "unknown value `comune`; did you mean `commune`?")]
    );
    assert_eq!(
        told(&example(""), Lang::En),
        [at(
            1,
            "the example breaks `cap`, too: The list has 4 official delegates, and at most 3 are allowed: 1 too many.; name it in `breaks` if that is meant"
        )]
    );
}
