//! One list by many writers: each file under `tests/writers/` is `WRITER.ENDING`, made by the scripts
//! there from `list.json`. All are read as the same people, or refused with the way on.

use std::path::{Path, PathBuf};

use delegate_quota::rooms::catalogue::GroupCatalogue;
use delegate_quota::rooms::read::{ReadOptions, read_path};
use delegate_quota::rooms::recognise::{Hints, RecogniseOptions, recognise};
use serde_json::{Value, json};

use crate::workbooks::{Person, person};

/// What is refused, with a word of the message that names it.
const REFUSED: &[(&str, &str)] = &[
    ("libreoffice.dif", "DIF"),
    ("libreoffice.doc", "Word"),
    ("libreoffice.odt", "Word"),
    ("libreoffice.pdf", "PDF"),
    ("libreoffice.rtf", "Word"),
    ("libreoffice.slk", "SYLK"),
    // The writer puts an underscore for each letter that its code page lacks.
    ("sheetjs-biff5.xls", "letters were lost"),
    ("sheetjs-biff2.xls", "Excel 4"),
    ("sheetjs-xml.xls", "Excel 2003 XML"),
    ("sheetjs.dbf", "dBase"),
    ("sheetjs.dif", "DIF"),
    ("sheetjs.eth", "SocialCalc"),
    ("sheetjs.rtf", "Word"),
    ("sheetjs.slk", "SYLK"),
    ("sheetjs.wk3", "Lotus"),
];
/// Columns by blanks alone are no columns; the command says that no list was found.
const WITHOUT_COLUMNS: &[&str] = &["sheetjs.prn"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/writers")
}

fn files() -> Vec<(String, PathBuf)> {
    const OURS: [&str; 5] = ["py", "mjs", "sh", "json", "md"];
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .filter(|path| !OURS.iter().any(|ours| path.extension().unwrap() == *ours))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    files.sort();
    files
}

/// The people of `list.json`, as far as the list tells them in its own words.
fn truth() -> Vec<Person> {
    let list = std::fs::read_to_string(folder().join("list.json")).unwrap();
    let list: Value = serde_json::from_str(&list).unwrap();
    let person = |held: &Value| {
        let gender = if held[2] == "Nam" { "male" } else { "female" };
        let facts = json!({ "name": held[0], "birth": held[1], "gender": gender });
        facts.as_object().unwrap().clone()
    };
    list["people"].as_array().unwrap().iter().map(person).collect()
}

/// The people as a file tells them, without the places where they stand.
fn people(path: &Path) -> Result<Vec<Person>, String> {
    let options = RecogniseOptions {
        catalogue: GroupCatalogue::vietnam(),
        sheets: Vec::new(),
        unstated_role: None,
        hints: Hints::default(),
    };
    let workbook =
        read_path(path, &ReadOptions::default()).map_err(|error| error.fault().message.en)?;
    let roster = recognise(workbook, &options).map_err(|error| error.message.en)?;
    let people = roster.delegates.iter().map(|delegate| {
        let mut facts = person(&roster, delegate);
        facts.retain(|key, _| !matches!(key.as_str(), "sheet" | "row" | "role"));
        let identity = delegate.identity.known().map(ToString::to_string);
        facts.insert("identity".to_owned(), identity.into());
        facts
    });
    Ok(people.collect())
}

#[test]
fn every_writer_tells_the_same_people_or_is_refused_with_the_way_on() {
    let reference = people(&folder().join("openpyxl.xlsx")).unwrap();
    for (found, truth) in reference.iter().zip(truth()) {
        for (key, value) in truth {
            assert_eq!(found[&key], value, "{found:?}");
        }
        assert!(found["group"].is_string() && found["identity"].is_string(), "{found:?}");
    }
    assert_eq!(reference.len(), truth().len());
    let mut wrong = Vec::new();
    let files = files();
    for (name, path) in &files {
        let refused = REFUSED.iter().find(|(refused, _)| refused == name);
        match (people(path), refused) {
            (Ok(people), None) if people == reference => {}
            (Err(message), Some((_, word))) if message.contains(word) => {
                let error = read_path(path, &ReadOptions::default()).unwrap_err();
                assert!(!error.fault().help.is_empty(), "{name}");
            }
            (Err(_), None) if WITHOUT_COLUMNS.contains(&name.as_str()) => {}
            (Ok(people), _) => {
                let differing = people.iter().zip(&reference).find(|(one, other)| one != other);
                wrong.push(format!("{name}: {} people, {differing:?}", people.len()));
            }
            (Err(message), _) => wrong.push(format!("{name}: {message}")),
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), files.len(), wrong.join("\n"));
    assert!(files.len() > 50, "{} files", files.len());
}
