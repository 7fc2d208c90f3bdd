//! A catalogue of groups in a file beside the rules: TOML or a table, with its mistakes.

use crate::files::GivenFiles;
use crate::rules::{Ruleset, load_from};

const RULES: &str = r#"
id = "own"
title = { vi = "t", en = "t" }
level.commune.title = { vi = "cấp xã", en = "commune" }
"#;

/// A rules file that names its catalogue, beside these files.
fn loaded(named: &str, more: &str, files: &[(&str, &str)]) -> Result<Ruleset, String> {
    let mut given = GivenFiles::new();
    given.add("rules/own.toml", format!("catalogue = \"{named}\"\n{RULES}{more}"), None);
    for (path, text) in files {
        given.add(path, *text, None);
    }
    load_from(&given, "rules/own.toml").map_err(|fault| fault.problems.unwrap().plain.en.into())
}

/// What is wrong, each with the file and line of its place.
fn told(named: &str, more: &str, files: &[(&str, &str)]) -> Vec<String> {
    let text = loaded(named, more, files).unwrap_err();
    let problem = |told: &str| {
        let message = told.lines().next().unwrap().trim_start_matches("error: ");
        let place = told.lines().find_map(|line| line.trim().strip_prefix("--> ")).unwrap();
        let (place, _) = place.rsplit_once(':').unwrap();
        // Windows parts the folders of a path in its own way.
        format!("{place}: {message}").replace('\\', "/")
    };
    text.split("\n\n").map(problem).collect()
}

const CSV: &str = "code,name,other_names,local_groups,majority\n\
                   1,Albanians,Shqiptar,,yes\n2,Serbs,Srbin; Srpkinja,,\n";

const TABLES: &str = "title = { vi = \"t\", en = \"t\" }\nprefixes = [\"community\"]\n\
                      [[group]]\ncode = 1\nname = \"Albanians\"\nmajority = true\n\
                      [[group]]\ncode = 2\nname = \"Serbs\"\nother_names = [\"Srbin\", \"Srpkinja\"]\n";

#[test]
fn a_table_and_toml_tell_the_same_groups() {
    for (name, text) in [
        ("groups.csv", CSV.to_owned()),
        ("groups.CSV", format!("\u{feff}{}", CSV.replace(',', "\t"))),
        ("groups.csv", CSV.replace(',', ";").replace("Srbin; Srpkinja", "\"Srbin; Srpkinja\"")),
        ("groups.toml", TABLES.to_owned()),
    ] {
        let ruleset = loaded(name, "", &[(&format!("rules/{name}"), &text)]).unwrap();
        let catalogue = ruleset.catalogue;
        let code = |written| catalogue.resolve(written).group().map(|code| code.to_string());
        assert_eq!(code("srpkinja").as_deref(), Some("02"), "{text}");
        assert_eq!(code("Shqiptar"), code("Albanians").filter(|_| !name.ends_with("toml")));
        let minorities = catalogue.groups().iter().filter(|group| group.minority);
        assert_eq!(minorities.map(|group| group.name).collect::<Vec<_>>(), ["Serbs"], "{text}");
    }
}

/// Whoever extends a ruleset of another folder has its groups.
#[test]
fn a_path_is_seen_from_the_file_that_names_it() {
    let mut files = GivenFiles::new();
    files.add("land/own.toml", format!("catalogue = \"lists/groups.csv\"\n{RULES}"), None);
    files.add("land/lists/groups.csv", CSV, None);
    let town =
        "id = \"town\"\ntitle = { vi = \"t\", en = \"t\" }\nextends = \"../land/own.toml\"\n";
    files.add("town/town.toml", town, None);
    let ruleset = load_from(&files, "town/town.toml").unwrap();
    assert_eq!(ruleset.catalogue.groups().len(), 2);
}

/// Groups that such a catalogue would have are not told to be unknown.
#[test]
fn a_catalogue_that_is_not_there_is_the_only_thing_wrong() {
    let rule = "[[count]]\nid = \"serbs\"\ntitle = { vi = \"t\", en = \"t\" }\ncitation = \"c\"\n\
                of = { group = [\"Serbs\"] }\nmin = 1\n[[example]]\nprofile = { groups = [\"Serbs\"] }\n";
    let none = "rules/own.toml:1: there is no file `rules/groups.csv`";
    assert_eq!(told("groups.csv", rule, &[]), [none]);
    assert_eq!(told("communities", "", &[]), ["rules/own.toml:1: unknown catalogue `communities`"]);
    let broken = told("groups.toml", rule, &[("rules/groups.toml", "[[group]\n")]);
    assert!(broken.len() == 1 && broken[0].starts_with("rules/groups.toml:1: "), "{broken:?}");
}

#[test]
fn what_is_wrong_with_a_catalogue_is_told_at_its_place() {
    let table = |lines: &str| {
        let text = format!("code,name,other_names,local_groups,majority\n{lines}");
        told("groups.csv", "", &[("rules/groups.csv", &text)])
    };
    let twice = "rules/groups.csv:3: the code `01` is that of `Albanians` already";
    assert_eq!(table("1,Albanians,,,\n1,Serbs,,,\n"), [twice]);
    assert_eq!(
        table("0,Serbs,,,\n2,,,,\nx,Roma,,,\n4,Turks\n5,ALBANIANS,,,\n6,Albanians,,,\n"),
        [
            "rules/groups.csv:2: the code `0` is not one from 1 to 99",
            "rules/groups.csv:3: the line has no name",
            "rules/groups.csv:4: the line has no code that is a number",
            "rules/groups.csv:5: this line must have 5 cells, as the first has",
            "rules/groups.csv:7: `Albanians` is the name of the group `05` already",
        ]
    );
    assert_eq!(table(""), ["rules/groups.csv:1: the catalogue has no groups"]);
    let heads = told("groups.csv", "", &[("rules/groups.csv", "codes,name\n1,Serbs\n")]);
    let head = ["unknown value `codes`", "missing the column `code`"];
    assert_eq!(heads, head.map(|said| format!("rules/groups.csv:1: {said}")));
    let toml = "[[group]]\ncode = 1\nname = \"A\"\nmajorty = true\n[[group]]\ncode = 2\n";
    assert_eq!(
        told("groups.toml", "", &[("rules/groups.toml", toml)]),
        ["rules/groups.toml:4: unknown key `majorty`", "rules/groups.toml:5: missing key `name`",]
    );
}
