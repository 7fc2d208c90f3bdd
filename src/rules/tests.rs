//! The shipped rulesets, the declarations, and the folders of valid and invalid files.

mod mistakes;
mod own_catalogue;

use std::path::Path;

use super::rule::COMMON;
use super::*;
use crate::fault::Fault;
use crate::wording::Lang;

const HEAD: &str = "id = \"t\"\ntitle = { vi = \"t\", en = \"t\" }\n\
                    [level.district]\ntitle = { vi = \"t\", en = \"t\" }\n\
                    [level.province]\ntitle = { vi = \"t\", en = \"t\" }\n";

pub(super) fn shown(fault: &Fault, lang: Lang) -> String {
    let problems = fault.problems.as_ref().map(|problems| &problems.plain);
    problems.unwrap_or(&fault.message).get(lang).to_owned()
}

fn must_parse(name: &str, text: &str) -> Ruleset {
    match parse(name, text) {
        Ok(ruleset) => ruleset,
        Err(error) => panic!("{}", shown(&error, Lang::En)),
    }
}

/// The shipped rulesets of congresses of ethnic minorities; the others know other levels.
pub(crate) fn congresses() -> Vec<&'static str> {
    let is_of_congresses = |id: &&str| load(id).unwrap().level("district").is_some();
    builtin().iter().map(|shipped| shipped.id).filter(is_of_congresses).collect()
}

#[test]
fn every_shipped_ruleset_is_valid() {
    for shipped in builtin() {
        match load(shipped.id) {
            Ok(ruleset) => assert_eq!(ruleset.id, shipped.id),
            Err(error) => panic!("{}", shown(&error, Lang::En)),
        }
    }
}

#[test]
fn every_citation_names_a_source_of_its_ruleset() {
    for shipped in builtin() {
        let ruleset = load(shipped.id).unwrap();
        for rule in &ruleset.rules {
            let is_listed =
                ruleset.sources.iter().any(|source| rule.clause.joined().starts_with(&source.id));
            assert!(is_listed, "{}: {}", ruleset.id, rule.id);
        }
    }
}

#[test]
fn the_example_of_every_page_is_a_valid_rule() {
    for kind in kinds::ALL {
        let (_, rest) = kind.page.split_once("```toml\n").expect(kind.id);
        let (example, _) = rest.split_once("```").expect(kind.id);
        let ruleset = must_parse(kind.id, &format!("{HEAD}{example}"));
        assert_eq!(ruleset.rules[0].kind.id, kind.id);
    }
}

#[test]
fn options_are_declared_once_and_kinds_have_distinct_names() {
    for (at, kind) in kinds::ALL.iter().enumerate() {
        assert!(kinds::ALL.iter().skip(at + 1).all(|other| other.id != kind.id));
        for option in kind.options {
            let common = COMMON.iter().any(|common| common.key == option.key);
            assert!(!common, "{}.{}", kind.id, option.key);
            assert!(!(option.required && option.default.is_some()), "{}", option.key);
        }
    }
}

#[test]
fn the_reference_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/REFERENCE.md");
    compare_or_update(&path, &reference(), "UPDATE=1 cargo test reference");
}

/// Compares a file with what it should hold, or writes it where `UPDATE` is set.
fn compare_or_update(path: &Path, expected: &str, command: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, expected).unwrap();
    }
    let held = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        held == expected,
        "{} is stale; `{command}` writes it anew\n{expected}",
        path.display()
    );
}

#[test]
fn the_schema_knows_every_key_and_names_no_other() {
    let schema = schema();
    for kind in kinds::ALL {
        let rule = &schema["properties"][kind.id]["items"];
        assert_eq!(rule["additionalProperties"], false);
        for option in COMMON.iter().chain(kind.options) {
            assert!(rule["properties"][option.key].is_object(), "{}", option.key);
        }
    }
}

#[test]
fn the_schema_tells_right_values_from_wrong_ones() {
    let judge = jsonschema::validator_for(&schema()).unwrap();
    let head = || serde_json::json!({"id": "t", "title": {"vi": "t", "en": "t"}});
    let with_role = |role: &str| {
        let mut rules = head();
        rules["unstated_role"] = role.into();
        judge.is_valid(&rules)
    };
    assert!(with_role("official") && !with_role("mayor"));
    let with_least = |least: serde_json::Value| {
        let mut rules = head();
        rules["share"] = serde_json::json!([{"id": "women", "min": least}]);
        judge.is_valid(&rules)
    };
    for least in ["30%", "33,5 %", "1/3"] {
        assert!(with_least(least.into()), "{least}");
    }
    assert!(with_least(serde_json::json!(0.3)) && !with_least("a third".into()));
    assert!(with_least(serde_json::json!({"district": "30%"})));
}

fn files(folder: &str) -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules_files").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

#[test]
fn rulesets_of_other_bodies_need_no_new_code() {
    for path in files("valid") {
        if let Err(error) = check_file(&path) {
            panic!("{}", shown(&error, Lang::En));
        }
    }
}

#[test]
fn every_problem_of_an_invalid_file_is_told_at_its_place() {
    for path in files("invalid") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let Err(error) = parse(&name, &text) else {
            panic!("{name} is valid");
        };
        let said = format!("{}\n\n---\n\n{}\n", shown(&error, Lang::En), shown(&error, Lang::Vi));
        let expected = path.with_extension("stderr");
        compare_or_update(&expected, &said, "UPDATE=1 cargo test invalid_file");
    }
}

#[test]
fn an_unknown_ruleset_is_answered_with_the_known_ones() {
    let error = load("vn-2042").unwrap_err();
    assert!(error.message.en.contains("vn-2042"));
    assert!(error.help.iter().any(|help| help.en.contains("vn-2024")));
    let error = load("no/such/file.toml").unwrap_err();
    assert!(error.message.vi.contains("no/such/file.toml"));
}

#[test]
fn limits_are_overridden_level_by_level_and_a_new_citation_drops_the_old_quote() {
    let top = "id = \"t\"\ntitle = { vi = \"t\", en = \"t\" }\nextends = \"vn-2024\"\n\
               [[count]]\nid = \"official-cap\"\nmax = { district = 120 }\ncitation = \"X\"\n";
    let ruleset = must_parse("t.toml", top);
    let rule = ruleset.rule("official-cap").unwrap();
    assert_eq!(rule.quote, None);
    assert!(rule.applies_at("province"));
    let explained = show(&ruleset);
    let max = explained
        .rules
        .iter()
        .find(|rule| rule.id == "official-cap")
        .and_then(|rule| rule.options.iter().find(|option| option.key == "max"))
        .map(|option| option.value.clone());
    assert_eq!(max.as_deref(), Some("{ district = 120, province = 250 }"));
    assert_eq!(ruleset.rules[0].id, "total-cap");
}

#[test]
fn a_rule_that_is_switched_off_is_gone_and_told() {
    let ruleset = load("vn-2019").unwrap();
    assert!(ruleset.rule("pilot-deadline").is_none());
    assert_eq!(show(&ruleset).off[0].id, "pilot-deadline");
}

#[test]
fn linear_rules_give_their_inequalities_whatever_their_kind() {
    let ruleset = load("vn-2024").unwrap();
    let constraints = ruleset.constraints("district", &CongressProfile::default());
    let of = |id: &str| {
        let found = constraints.iter().find(|(rule, _)| rule.id == id);
        found.map(|(_, constraint)| constraint.clone()).unwrap()
    };
    assert_eq!(of("official-cap").bound, 150);
    let women = of("women-share");
    let coefficients: Vec<i128> = women.terms.iter().map(|term| term.coefficient).collect();
    assert_eq!((coefficients, women.bound), (vec![-10, 3], 0));
    assert_eq!(of("congress-threshold").bound, -5000);
    assert_eq!(of("official-is-minority").bound, 0);
}

#[test]
fn a_circle_of_extended_files_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, extends: &str| {
        let text =
            HEAD.replace("[level.district]", &format!("extends = \"{extends}\"\n[level.district]"));
        std::fs::write(folder.path().join(name), text).unwrap();
    };
    write("a.toml", "b.toml");
    write("b.toml", "a.toml");
    let error = check_file(&folder.path().join("a.toml")).unwrap_err();
    assert!(shown(&error, Lang::En).contains("a circle"), "{}", shown(&error, Lang::En));
}

#[test]
fn what_the_head_lacks_is_told_at_the_start_of_the_file_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    write("base.toml", &HEAD.replacen("title = { vi = \"t\", en = \"t\" }\n", "", 1));
    let top = write("top.toml", "id = \"top\"\nextends = \"base.toml\"\n");
    let error = check_file(&top).unwrap_err();
    let shown = shown(&error, Lang::En);
    assert!(shown.contains("missing key `title`"), "{shown}");
    assert!(shown.contains("top.toml:1:1") && !shown.contains("base.toml:"), "{shown}");
}

#[test]
fn no_province_is_offered_the_rules_of_another() {
    let offered = |asked: &str| -> Vec<String> {
        load(asked).unwrap_err().help.into_iter().map(|help| help.en.into_owned()).collect()
    };
    for asked in ["vn-2024-cao-bang", "vn-2024-kon-tum", "vn-2024-lang-son", "vn-2024-bac-ninh"] {
        let help = offered(asked);
        assert!(help[0].contains("general ones are `vn-2024`"), "{asked}: {help:?}");
    }
    assert!(offered("vn-2024-thai-nguyn")[0].contains("did you mean `vn-2024-thai-nguyen`?"));
    assert!(offered("vn-2042")[0].contains("did you mean `vn-2024`?"));
}

#[test]
fn the_deadline_is_an_error_where_the_plan_of_a_province_sets_it() {
    for (id, severity) in [
        ("vn-2024", Severity::Warning),
        ("vn-2019", Severity::Warning),
        ("vn-2024-thai-nguyen", Severity::Error),
        ("vn-2024-bac-kan", Severity::Error),
        ("vn-2024-ba-ria-vung-tau", Severity::Error),
    ] {
        let ruleset = load(id).unwrap();
        assert_eq!(ruleset.rule("deadline").map(|rule| rule.severity), Some(severity), "{id}");
    }
    let bac_kan = load("vn-2024-bac-kan").unwrap();
    let of_province: Vec<&str> =
        bac_kan.rules_at("province").map(|rule| rule.id.as_str()).collect();
    assert!(!of_province.contains(&"deadline") && of_province.contains(&"national-deadline"));
}
