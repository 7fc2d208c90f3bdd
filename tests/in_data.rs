//! No number of a regulation and no word of a country stands in the code that judges: all of them are
//! data, in `rules/`, so that another body needs a file and no build.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use toml::Value;

use crate::rooms::code_alone;

/// The rooms that judge, count and calculate. The others read and show, for people who may be
/// anywhere.
const JUDGING: &[&str] = &[
    "between_lists",
    "calculate",
    "catalogue",
    "catalogue.rs",
    "congress",
    "congress.rs",
    "evaluate",
    "numbers.rs",
    "rules",
    "selection",
    "settings",
    "statistics",
    "validate",
    "what_if",
];

/// What looks like one of them, and is none: with the file, why.
const OTHERS: &[(&str, &str)] = &[
    // Keys of the profile and of the settings, which are named in English.
    ("congress.rs", "province"),
    ("written.rs", "province"),
    // Ids of statistics, as the JSON has them.
    ("figures.rs", "education"),
    ("figures.rs", "religion"),
    // How many changes a tip looks through.
    ("tips.rs", "400"),
];

/// Smaller numbers are everywhere.
const TELLING: i64 = 100;

#[test]
fn no_number_or_word_of_a_ruleset_stands_in_the_code_that_judges() {
    let Regulations { numbers, words, .. } = regulations();
    assert!(numbers.contains(&150) && words.contains("huyện") && words.contains("ba na"));
    let mut found = Vec::new();
    for (file, code) in code_of(|room| JUDGING.contains(&room)) {
        let (bare, texts) = parted(&code);
        let name = file.file_name().unwrap().to_str().unwrap();
        let told = bare.iter().filter(|number| numbers.contains(number)).map(i64::to_string);
        let said = texts.into_iter().filter(|text| words.contains(&text.to_lowercase()));
        let own = |it: &String| !OTHERS.contains(&(name, it.as_str()));
        found.extend(told.chain(said).filter(own).map(|it| (file.clone(), it)));
    }
    assert!(found.is_empty(), "these belong into rules/: {found:#?}");
}

#[test]
fn no_document_of_a_ruleset_is_named_in_the_code() {
    let Regulations { documents, .. } = regulations();
    assert!(documents.contains("01/HD-BCĐ"));
    let mut read = 0;
    for (file, code) in code_of(|_| true) {
        read += 1;
        let named = documents.iter().find(|id| code.contains(id.as_str()));
        assert_eq!(named, None, "{}", file.display());
    }
    assert!(read > 300, "only {read} files were found");
}

#[test]
fn numbers_and_texts_are_told_apart() {
    let code =
        "let a = 5_000; // 250\nlet b = text!(\"tối đa 150 \\\"người\\\"\", x1);\nlet c = '\"';";
    let (numbers, texts) = parted(code);
    assert_eq!(numbers, [5_000]);
    assert_eq!(texts, ["tối đa 150 \\\"người\\\""]);
}

#[derive(Default)]
struct Regulations {
    numbers: BTreeSet<i64>,
    /// In small letters.
    words: BTreeSet<String>,
    documents: BTreeSet<String>,
}

/// What stands in the shipped rulesets and catalogues.
fn regulations() -> Regulations {
    let mut all = Regulations::default();
    for file in files(&root().join("rules")) {
        let text = std::fs::read_to_string(&file).unwrap();
        match file.extension().and_then(|ending| ending.to_str()) {
            Some("csv") => all.words.extend(
                text.lines().skip(1).flat_map(|line| line.split([',', ';'])).map(str::to_lowercase),
            ),
            Some("toml") => all.gather("", &Value::Table(toml::from_str(&text).unwrap())),
            _ => {}
        }
    }
    let words = std::mem::take(&mut all.words).into_iter();
    let words = words.map(|word| word.trim().trim_start_matches('=').to_owned());
    // Words of two letters are words of every language.
    all.words = words.filter(|word| word.chars().count() > 2).collect();
    all
}

impl Regulations {
    fn gather(&mut self, key: &str, value: &Value) {
        match value {
            Value::Integer(number) if *number >= TELLING && key != "first_year" => {
                self.numbers.extend([*number]);
            }
            Value::Table(table) if table.contains_key("issuer") => {
                self.documents.extend(table["id"].as_str().map(str::to_owned));
            }
            // The numbers of an example are invented; what a statistic counts by are words of columns,
            // which lists everywhere have.
            Value::Table(table) => {
                let own = table
                    .iter()
                    .filter(|(key, _)| !["example", "statistic"].contains(&key.as_str()));
                own.for_each(|(key, value)| self.gather(key, value));
            }
            Value::Array(values) => values.iter().for_each(|value| self.gather(key, value)),
            Value::String(text) if ["title_words", "names", "words", "name"].contains(&key) => {
                self.words.insert(text.to_lowercase());
            }
            _ => {}
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// The files of these rooms without their tests, and without what stands in the documentation alone.
fn code_of(is_asked: impl Fn(&str) -> bool) -> Vec<(PathBuf, String)> {
    let src = root().join("src");
    let is_code = |file: &PathBuf| {
        let inside = file.strip_prefix(&src).unwrap();
        let mut parts = inside.iter().map(|part| part.to_str().unwrap());
        let room = inside.iter().next().unwrap().to_str().unwrap();
        file.extension().is_some_and(|ending| ending == "rs")
            && is_asked(room)
            && !parts.any(|part| ["tests", "fixtures"].contains(&part))
            && !["tests.rs", "fixtures.rs"]
                .iter()
                .any(|ending| inside.to_str().unwrap().ends_with(ending))
            && !file.ends_with("rules/reference.rs")
    };
    let code = |file: PathBuf| {
        let code = code_alone(&std::fs::read_to_string(&file).unwrap());
        (file, code)
    };
    files(&src).into_iter().filter(is_code).map(code).collect()
}

/// The whole numbers of a piece of code that stand by themselves, and its texts.
fn parted(code: &str) -> (Vec<i64>, Vec<String>) {
    let (mut bare, mut texts) = (String::new(), Vec::new());
    let code = code.replace("'\"'", "' '");
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        if letter == '/' && letters.clone().next() == Some('/') {
            letters.by_ref().find(|it| *it == '\n');
        }
        if letter != '"' {
            bare.push(letter);
            continue;
        }
        let mut text = String::new();
        while let Some(inside) = letters.next().filter(|it| *it != '"') {
            text.push(inside);
            if inside == '\\' {
                text.extend(letters.next());
            }
        }
        texts.push(text);
    }
    let is_part = |it: char| it.is_alphanumeric() || it == '_' || it == '.';
    let numbers = bare.split(|it| !is_part(it));
    (numbers.filter_map(|it| it.replace('_', "").parse().ok()).collect(), texts)
}
