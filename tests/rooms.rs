//! The rooms of `src/`, its folders and files, use each other downwards only.
//!
//! A room uses another where its code, comments and tests apart, names `crate::ROOM`. Rooms that use
//! each other round about can be neither read nor changed one at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Uses = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_room_is_in_a_circle() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut uses = Uses::new();
    for entry in std::fs::read_dir(&src).unwrap() {
        let path = entry.unwrap().path();
        let room = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if room != "lib" && room != "main" {
            gather(&path, uses.entry(room).or_default());
        }
    }
    assert!(uses["validate"].contains("recognise"), "no uses were found: {uses:?}");
    let circle = circle(uses);
    assert!(circle.is_empty(), "these rooms use each other round about: {circle:#?}");
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<_> =
        ["src", "tests", "benches", "fuzz/src", "web/engine/src", "web/page", "web/tests"]
            .map(|it| root.join(it))
            .into();
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs" || it == "js" || it == "mjs") {
                let lines = std::fs::read_to_string(&path).unwrap().lines().count();
                assert!(lines <= 400, "{}: {lines} lines", path.display());
                read += 1;
            }
        }
    }
    assert!(read > 100, "only {read} files were found");
}

#[test]
fn a_circle_is_found_and_who_only_leads_to_it_is_not_named() {
    let room = |name: &str, used: &[&str]| {
        (name.to_owned(), used.iter().map(|&used| used.to_owned()).collect::<BTreeSet<_>>())
    };
    let rooms = [room("top", &["a"]), room("a", &["b", "below"]), room("b", &["a"])];
    let found = circle(rooms.into_iter().chain([room("below", &[])]).collect());
    assert_eq!(found.into_keys().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(named("use crate::{a::{B, C}, d};\n// crate::e\ncrate::f(1)"), ["a", "d", "f"]);
}

/// The rooms that the files beneath a path name.
fn gather(path: &Path, used: &mut BTreeSet<String>) {
    let name = path.file_name().unwrap().to_str().unwrap();
    if path.is_dir() && name != "tests" {
        for entry in std::fs::read_dir(path).unwrap() {
            gather(&entry.unwrap().path(), used);
        }
    } else if path.extension().is_some_and(|ending| ending == "rs") && !name.ends_with("tests.rs") {
        used.extend(named(&std::fs::read_to_string(path).unwrap()));
    }
}

/// A file's code, without its comments and tests.
pub(crate) fn code_alone(text: &str) -> String {
    let lines = text.lines().take_while(|line| *line != "mod tests {");
    let lines: Vec<&str> = lines.filter(|line| !line.trim_start().starts_with("//")).collect();
    lines.join("\n")
}

/// What stands behind each `crate::`, up to the tests of the file.
fn named(code: &str) -> Vec<String> {
    code_alone(code).split("crate::").skip(1).flat_map(heads).collect()
}

/// The first names of a use tree: those of `a::b` and of `{a::b, c}`.
fn heads(tree: &str) -> Vec<String> {
    let name = |part: &str| {
        let letters = part.trim().chars();
        letters.take_while(|it| it.is_alphanumeric() || *it == '_').collect::<String>()
    };
    let Some(inner) = tree.strip_prefix('{') else { return vec![name(tree)] };
    let mut depth = 0_usize;
    let mut parts = vec![String::new()];
    for letter in inner.chars() {
        match letter {
            '}' if depth == 0 => break,
            ',' if depth == 0 => parts.push(String::new()),
            _ => parts.last_mut().unwrap().push(letter),
        }
        depth = match letter {
            '{' => depth + 1,
            '}' => depth - 1,
            _ => depth,
        };
    }
    parts.iter().map(|part| name(part)).filter(|name| !name.is_empty()).collect()
}

/// What is left when the rooms that use no other are taken away, and those that no other uses,
/// again and again.
fn circle(mut uses: Uses) -> Uses {
    loop {
        let rooms: BTreeSet<String> = uses.keys().cloned().collect();
        for (room, used) in &mut uses {
            used.retain(|used| used != room && rooms.contains(used));
        }
        let leaned_on: BTreeSet<String> = uses.values().flatten().cloned().collect();
        uses.retain(|room, below| !below.is_empty() && leaned_on.contains(room));
        if uses.len() == rooms.len() {
            return uses;
        }
    }
}
