//! What `inspect` writes and shows, over all the lists of known truth.

use std::path::{Path, PathBuf};

use delegate_quota::rooms::catalogue::GroupCatalogue;
use delegate_quota::rooms::read::{ReadOptions, read_path};
use delegate_quota::rooms::recognise::{Hints, RecogniseOptions, map_of, recognise};
use delegate_quota::rooms::render::{OverviewOrder, RenderOptions, WholeFormat, whole};
use delegate_quota::rooms::roster::{Delegate, Roster};
use delegate_quota::rooms::rules;
use delegate_quota::rooms::sheet::Workbook;
use delegate_quota::rooms::validate::{CheckSettings, Inspection, ListSource, inspect_list};
use delegate_quota::rooms::wording::Lang;
use unicode_width::UnicodeWidthStr as _;

/// Every list beside which its truth stands.
fn lists() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks");
    let mut lists: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            !["json", "toml", "py", "md"].contains(&ending) && path.is_file()
        })
        .collect();
    lists.sort();
    assert!(lists.len() > 100, "{}", lists.len());
    lists
}

fn read(workbook: &Workbook, hints: Hints) -> Option<Roster> {
    let options = RecogniseOptions {
        catalogue: GroupCatalogue::vietnam(),
        sheets: Vec::new(),
        unstated_role: None,
        hints,
    };
    recognise(workbook.clone(), &options).ok()
}

/// The people without what told their roles: a map tells them where a title did.
fn people(roster: &Roster) -> Vec<Delegate> {
    let mut people = roster.delegates.clone();
    for delegate in &mut people {
        delegate.role_told_by = None;
    }
    people
}

#[test]
fn the_map_of_a_list_reads_it_as_it_was_read_without_one() {
    let mut compared = 0;
    for path in lists() {
        let Ok(workbook) = read_path(&path, &ReadOptions::default()) else { continue };
        let Some(plain) = read(&workbook, Hints::default()) else { continue };
        let map = map_of(&plain, &path.display().to_string(), Lang::Vi);
        let hints = Hints::from_map(&map).unwrap_or_else(|problems| panic!("{map}\n{problems:?}"));
        let mapped = read(&workbook, hints).unwrap_or_else(|| panic!("{}\n{map}", path.display()));
        assert_eq!(people(&mapped), people(&plain), "{}\n{map}", path.display());
        compared += 1;
    }
    assert!(compared > 100, "{compared}");
}

fn looks(ruleset: &rules::Ruleset) -> Vec<Inspection> {
    let settings = CheckSettings::new(ruleset);
    lists()
        .iter()
        .map(|path| inspect_list(&path.display().to_string(), ListSource::File(path), &settings))
        .collect()
}

#[test]
fn no_identity_number_is_shown_and_no_line_is_wider_than_the_page() {
    let ruleset = rules::load("vn-2024").unwrap();
    let told = |text: &str| {
        let mut run = 0;
        text.chars().any(|letter| {
            run = if letter.is_ascii_digit() { run + 1 } else { 0 };
            run >= 9
        })
    };
    for look in looks(&ruleset) {
        for (lang, width) in [(Lang::Vi, 80), (Lang::En, 120)] {
            let options = RenderOptions {
                plain_letters: false,
                lang,
                width,
                colour: false,
                all: true,
                quiet: false,
                details: false,
                order: OverviewOrder::Worst,
                day: None,
            };
            let page = String::from_utf8(whole(&look, WholeFormat::Table, &options)).unwrap();
            assert!(!told(&page), "{page}");
            let json = String::from_utf8(whole(&look, WholeFormat::Json, &options)).unwrap();
            assert!(!told(&json), "{}", look.path);
            // The path is the user's own, however long it is.
            for line in page.lines().skip_while(|line| !line.is_empty()) {
                assert!(line.width() <= width, "{}: {line}", look.path);
            }
        }
    }
}

#[test]
fn only_the_list_with_wrong_totals_is_told_that_they_disagree() {
    let ruleset = rules::load("vn-2024").unwrap();
    for look in looks(&ruleset) {
        let wrong = look.roster.stated_totals.iter().any(|total| {
            let counted = look.roster.counted(total);
            total.stated.is_some_and(|stated| !counted.fits(stated))
        });
        assert_eq!(wrong, look.path.contains("wrong_totals"), "{}", look.path);
    }
}
