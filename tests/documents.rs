//! What the documents promise: links lead somewhere, and the commands to paste run as they stand.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The pages that people read, those of the examples among them.
fn pages() -> Vec<PathBuf> {
    let mut pages = Vec::new();
    let mut folders = vec![PathBuf::from(ROOT), Path::new(ROOT).join("docs")];
    let examples = Path::new(ROOT).join("examples");
    folders.extend(fs::read_dir(&examples).unwrap().map(|entry| entry.unwrap().path()));
    folders.push(examples);
    for folder in folders.iter().filter(|path| path.is_dir()) {
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        pages.extend(files.filter(|path| path.extension().is_some_and(|ending| ending == "md")));
    }
    pages
}

/// The page without what stands in fences, where brackets mean something else.
fn prose(page: &str) -> String {
    page.split("```").step_by(2).collect()
}

/// What the links and pictures of a page point at.
fn targets(prose: &str) -> Vec<&str> {
    prose.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
}

/// The anchor that a page has for a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    kept.chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}

#[test]
fn every_link_of_the_documents_leads_somewhere() {
    let mut followed = 0;
    for page in pages() {
        let prose = prose(&fs::read_to_string(&page).unwrap());
        for target in targets(&prose).into_iter().filter(|target| !target.starts_with("https://")) {
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let aim = if path.is_empty() { page.clone() } else { page.with_file_name(path) };
            assert!(aim.exists(), "{}: nothing at {target}", page.display());
            if !heading.is_empty() {
                let text = fs::read_to_string(&aim).unwrap();
                let mut headings = text.lines().filter_map(|line| line.strip_prefix('#'));
                let found = headings.any(|line| anchor(line.trim_start_matches('#')) == heading);
                assert!(found, "{}: no heading for {target}", page.display());
            }
            followed += 1;
        }
    }
    assert!(followed > 40, "only {followed} links were found");
}

/// The commands of both READMEs that name a file of the examples, to be pasted into a terminal.
fn commands() -> Vec<String> {
    let mut commands = Vec::new();
    for page in ["README.md", "README.vi.md"] {
        let text = fs::read_to_string(Path::new(ROOT).join(page)).unwrap();
        let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
        let lines = blocks.flat_map(str::lines).filter(|line| line.contains(" examples/"));
        let lines = lines.filter_map(|line| line.strip_prefix("delegate-quota "));
        commands.extend(lines.map(str::to_string));
    }
    commands
}

#[test]
fn the_commands_of_the_readmes_can_be_pasted_as_they_stand() {
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        let written = tempfile::tempdir().unwrap();
        let words = command.split(' ').map(|word| match word.strip_prefix("examples/") {
            Some(file) => format!("{ROOT}/examples/{file}"),
            None => word.to_string(),
        });
        let output = Command::new(env!("CARGO_BIN_EXE_delegate-quota"))
            .current_dir(&written)
            .args(words)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code().is_some_and(|status| status < 2), "{command}: {said}");
    }
}
