//! Examples of rulesets: those shipped hold, and others are told at their places.

use crate::files;
use crate::rules;
use crate::what_if::test_examples;

const RULES: &str = r#"
id = "t"
title = { vi = "t", en = "t" }
[level.body]
title = { vi = "t", en = "t" }
[[count]]
id = "cap"
title = { vi = "t", en = "t" }
of = "official"
max = 10
citation = "c"
"#;

fn problems(example: &str) -> Vec<(String, String)> {
    let text = format!("{RULES}[[example]]\n{example}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rules.toml");
    std::fs::write(&path, &text).unwrap();
    let path = path.display().to_string();
    let (ruleset, _) = rules::load_with_examples(&files::Disk, &path).unwrap();
    let told = test_examples(&ruleset).into_iter();
    told.map(|it| (text[it.place.span].to_owned(), it.message.en.into_owned())).collect()
}

#[test]
fn the_examples_of_shipped_rulesets_hold() {
    for shipped in rules::builtin() {
        let (ruleset, _) = rules::load_with_examples(&files::Disk, shipped.id).unwrap();
        let wrong = test_examples(&ruleset);
        assert!(wrong.is_empty(), "{}: {wrong:?}", shipped.id);
        let is_local = ruleset.extends.is_some();
        assert!(is_local || !ruleset.examples.is_empty(), "{}", shipped.id);
    }
}

#[test]
fn an_example_that_holds_has_no_problem() {
    assert_eq!(problems("counts = { official = 10 }\nkeeps = [\"cap\"]\n"), []);
    assert_eq!(problems("counts = { official = 11 }\nbreaks = [\"cap\"]\n"), []);
}

#[test]
fn what_turns_out_otherwise_is_told_where_it_is_written() {
    let [(place, message)] = &problems("counts = { official = 10 }\nbreaks = [\"cap\"]\n")[..]
    else {
        panic!("one problem");
    };
    assert_eq!(place, "\"cap\"");
    assert!(message.starts_with("the example does not break `cap`: The list has 10"), "{message}");
    let [(place, message)] = &problems("counts = { official = 11 }\n")[..] else {
        panic!("one problem");
    };
    assert!(place.starts_with("[[example]]"), "{place}");
    assert!(message.starts_with("the example breaks `cap`, too"), "{message}");
    let [(place, message)] = &problems("keeps = [\"cop\"]\n")[..] else { panic!("one problem") };
    assert_eq!((place.as_str(), message.as_str()), ("\"cop\"", "unknown value `cop`"));
    let [(place, _)] = &problems("people = [\"2: role=mayor\"]\n")[..] else {
        panic!("one problem");
    };
    assert_eq!(place, "\"2: role=mayor\"");
}
