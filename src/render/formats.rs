//! The formats of reports, and the endings of files that tell them.
//!
//! A command writes one of three lists: [`Format`] where the report of lists may go to programs of
//! others, [`AllotmentFormat`] where it is a table of units again, [`WholeFormat`] anywhere else. A
//! new format is a variant of each list that has it, and a row of [`ENDINGS`].

use std::path::Path;

use crate::closed_list::{ClosedList, closed_list};

closed_list! {
    /// The format of a report of lists.
    #[derive(Default)]
    pub enum Format as "kebab-case" {
        /// For people.
        #[default]
        Table,
        /// For programs.
        Json,
        /// For programs that take a report in line by line.
        JsonLines,
        /// For code scanning.
        Sarif,
        /// For whatever shows test results.
        Junit,
        /// Annotations of a GitHub Actions job.
        Github,
        /// GitLab's code quality report.
        Gitlab,
        /// The summary of a job, or an e-mail.
        Markdown,
        /// A page to hand on or to print.
        Html,
        /// For a spreadsheet: a line for each problem.
        Csv,
        /// A workbook of the results.
        Xlsx,
    }
}

closed_list! {
    /// The format of a report that is in memory as a whole.
    #[derive(Default)]
    pub enum WholeFormat as "kebab-case" {
        /// For people.
        #[default]
        Table,
        /// For programs.
        Json,
        /// For an e-mail or a text that is written further.
        Markdown,
        /// A page to hand on or to print.
        Html,
        /// For a spreadsheet: a line for each record.
        Csv,
        /// A workbook of the results.
        Xlsx,
    }
}

closed_list! {
    /// The format of an allotment.
    #[derive(Default)]
    pub enum AllotmentFormat as "kebab-case" {
        /// For people.
        #[default]
        Table,
        /// For programs.
        Json,
        /// For an e-mail or a text that is written further.
        Markdown,
        /// A page to hand on or to print.
        Html,
        /// A table of units with their seats.
        Csv,
        /// A workbook of the results.
        Xlsx,
        /// The units of a settings file with their seats.
        Toml,
    }
}

/// What an ending stands for.
struct Ending {
    /// What a name has behind a dot.
    name: &'static str,
    /// The format that it tells.
    tells: &'static str,
    /// Formats that go by it as well, once they are asked for by name.
    takes: &'static [&'static str],
}

const fn ending(name: &'static str, tells: &'static str) -> Ending {
    Ending { name, tells, takes: &[] }
}

/// The longest first where one ends in another.
const ENDINGS: [Ending; 13] = [
    // A plain text says nothing of what is in it.
    Ending {
        takes: &[
            "json",
            "json-lines",
            "sarif",
            "junit",
            "github",
            "gitlab",
            "markdown",
            "csv",
            "toml",
        ],
        ..ending("txt", "table")
    },
    ending("sarif.json", "sarif"),
    Ending { takes: &["json-lines", "sarif", "gitlab"], ..ending("json", "json") },
    ending("jsonl", "json-lines"),
    ending("ndjson", "json-lines"),
    ending("sarif", "sarif"),
    ending("xml", "junit"),
    ending("md", "markdown"),
    ending("html", "html"),
    ending("htm", "html"),
    ending("csv", "csv"),
    ending("xlsx", "xlsx"),
    ending("toml", "toml"),
];

/// Ids of formats that some command writes: `sarif=FILE` is never a file of that whole name.
pub fn is_format_id(id: &str) -> bool {
    Format::with_id(id).is_some()
        || WholeFormat::with_id(id).is_some()
        || AllotmentFormat::with_id(id).is_some()
}

/// The formats that a command writes.
pub trait ReportFormat: ClosedList + Default {
    /// The format that a file's name tells by its ending.
    fn of_file(path: &Path) -> Option<Self> {
        Self::with_id(ending_of(path)?.tells)
    }

    /// Whether a file of this name can hold it: the ending tells it or goes for it, too.
    fn goes_by(self, path: &Path) -> bool {
        let id = self.id();
        ending_of(path).is_some_and(|ending| ending.tells == id || ending.takes.contains(&id))
    }

    /// Whether it is no text: a file has it, and no screen.
    fn is_binary(self) -> bool {
        self.id() == "xlsx"
    }

    /// The ending by which it is known best.
    fn ending(self) -> Option<&'static str> {
        ENDINGS.iter().find(|ending| ending.tells == self.id()).map(|ending| ending.name)
    }
}

impl ReportFormat for Format {}
impl ReportFormat for WholeFormat {}
impl ReportFormat for AllotmentFormat {}

fn ending_of(path: &Path) -> Option<&'static Ending> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let is_of = |ending: &&Ending| {
        let before = name.strip_suffix(ending.name).and_then(|name| name.strip_suffix('.'));
        before.is_some_and(|before| !before.is_empty())
    };
    ENDINGS.iter().find(is_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_tells_the_format_only_to_a_command_that_writes_it() {
        let of =
            |name: &str| (Format::of_file(Path::new(name)), WholeFormat::of_file(Path::new(name)));
        assert_eq!(of("a.JSON"), (Some(Format::Json), Some(WholeFormat::Json)));
        assert_eq!(of("a.sarif.json"), (Some(Format::Sarif), None));
        assert_eq!(of("sarif.json"), (Some(Format::Json), Some(WholeFormat::Json)));
        assert_eq!(of("kết quả.xml"), (Some(Format::Junit), None));
        assert_eq!(of("a.htm"), (Some(Format::Html), Some(WholeFormat::Html)));
        assert_eq!(of("a.XLSX"), (Some(Format::Xlsx), Some(WholeFormat::Xlsx)));
        for name in ["a.xls", "a.pdf", "a.docx", "a", "json", ".csv"] {
            assert_eq!(of(name), (None, None), "{name}");
        }
        assert_eq!(AllotmentFormat::of_file(Path::new("a.toml")), Some(AllotmentFormat::Toml));
    }

    #[test]
    fn a_format_goes_by_its_own_ending_and_by_those_of_its_kind() {
        assert!(Format::Gitlab.goes_by(Path::new("gl-code-quality-report.json")));
        assert!(Format::Github.goes_by(Path::new("a.txt")));
        assert!(!Format::Html.goes_by(Path::new("a.json")));
        assert!(!Format::Html.goes_by(Path::new("a.txt")));
        assert!(!Format::Json.goes_by(Path::new("a.xlsx")));
        assert!(!Format::Xlsx.goes_by(Path::new("a.txt")));
    }

    #[test]
    fn every_ending_tells_a_format_that_some_command_writes() {
        for ending in &ENDINGS {
            assert!(is_format_id(ending.tells), "{}", ending.name);
            assert!(ending.takes.iter().all(|id| is_format_id(id)), "{}", ending.name);
        }
    }
}
