//! Whether rules files say what their own examples say.

use serde::Serialize;

use super::csv::{self, CsvTable};
use super::document::Document;
use super::json::{self, Error, SCHEMA_VERSION, Tool};
use super::rules_checked::tell_error;
use super::{RenderOptions, WholeReport};
use crate::fault::Fault;
use crate::text;
use crate::wording::{Lang, Text, number_of};

/// What came of the examples of rules files.
#[derive(Debug)]
pub struct RulesTested {
    pub files: Vec<FileTested>,
}

/// A rules file with its examples.
#[derive(Debug)]
pub struct FileTested {
    /// Its path or id, as the user gave it.
    pub path: String,
    /// How many examples it has; none where it cannot be used.
    pub examples: Option<usize>,
    /// Why it cannot be used, or which of its examples turn out otherwise.
    pub error: Option<Fault>,
}

impl FileTested {
    /// Whether the file has examples, and all of them hold.
    pub fn holds(&self) -> bool {
        self.error.is_none()
    }

    pub(super) fn result(&self) -> Text {
        let Some(examples) = self.examples else {
            return text!(vi: "không dùng được", en: "cannot be used");
        };
        let counted = number_of(examples as u64, "ví dụ", "example", "examples");
        match (examples, self.holds()) {
            (0, _) => {
                text!(vi: "không có ví dụ nào (`[[example]]`)", en: "there are no examples (`[[example]]`)")
            }
            (_, true) => {
                text!(vi: "{counted}, đều đúng", en: "{counted}, and all of them hold", counted)
            }
            (_, false) => {
                text!(vi: "{counted}, có ví dụ không đúng", en: "{counted}, and not all of them hold", counted)
            }
        }
    }

    fn verdict(&self) -> Text {
        text!("{path}: {result}", path = self.path, result = self.result())
    }
}

impl WholeReport for RulesTested {
    fn title(&self) -> Text {
        Text::fixed("Ví dụ của tệp quy định", "Examples of rules files")
    }

    /// What is wrong is told on standard error, not here.
    fn document(&self, options: &RenderOptions) -> Document {
        let mut document = Document::default();
        for file in self.files.iter().filter(|file| file.examples.is_some()) {
            if !options.quiet || !file.holds() {
                document.say(file.verdict());
            }
        }
        document
    }

    fn page(&self, _options: &RenderOptions) -> Document {
        let mut document = Document::default();
        for file in &self.files {
            document.section(file.verdict());
            if let Some(error) = &file.error {
                tell_error(&mut document, error);
            }
        }
        document
    }

    fn json(&self, lang: Lang) -> String {
        let files = self.files.iter().map(|file| FileJson {
            path: &file.path,
            examples: file.examples,
            holds: file.holds(),
            error: file.error.as_ref().map(|error| json::error(error, lang)),
        });
        let files = files.collect();
        json::pretty(&TestedJson { schema_version: SCHEMA_VERSION, tool: Tool::this(), files })
    }

    fn csv(&self) -> CsvTable {
        csv::tested(self)
    }
}

#[derive(Serialize)]
struct TestedJson<'a> {
    schema_version: u32,
    tool: Tool,
    files: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct FileJson<'a> {
    path: &'a str,
    examples: Option<usize>,
    holds: bool,
    error: Option<Error<'a>>,
}
