//! Whether rules files can be used, and what the rules of each have to do with each other.

use serde::Serialize;

use super::csv::{self, CsvTable};
use super::document::{BAD, Document, beneath, paragraph, point};
use super::json::{self, Error, SCHEMA_VERSION, Tool};
use super::rules_remarks::{self, alone, level_of, rules_of, severity};
use super::{RenderOptions, WholeReport};
use crate::calculate::bounds::{Audited, Remark};
use crate::fault::Fault;
use crate::report::Severity;
use crate::rules::{Level, Ruleset};
use crate::text;
use crate::wording::{Lang, Text};

/// What was found out about rules files.
#[derive(Debug)]
pub struct RulesChecked<'a> {
    pub files: Vec<RulesFile<'a>>,
}

/// A rules file.
#[derive(Debug)]
pub struct RulesFile<'a> {
    /// Its path, as the user gave it.
    pub path: String,
    /// The ruleset with what its rules have to do with each other at each level, or why the file
    /// is none.
    pub outcome: Result<(&'a Ruleset, LevelsAudited<'a>), &'a Fault>,
}

/// What the rules have to do with each other at each level.
type LevelsAudited<'a> = Vec<(&'a Level, Audited<'a>)>;

impl<'a> RulesFile<'a> {
    pub(super) fn ruleset(&self) -> Option<&'a Ruleset> {
        self.outcome.as_ref().ok().map(|(ruleset, _)| *ruleset)
    }

    pub(super) fn error(&self) -> Option<&'a Fault> {
        self.outcome.as_ref().err().copied()
    }

    pub(super) fn audited(&self) -> &[(&'a Level, Audited<'a>)] {
        self.outcome.as_ref().map_or(&[], |(_, audited)| audited)
    }

    /// Whether no list can keep its rules.
    pub fn contradicts(&self) -> bool {
        let is_error =
            |remark: &Remark<'_>| matches!(remark, Remark::Contradiction { is_error: true, .. });
        self.audited().iter().flat_map(|(_, audited)| &audited.remarks).any(is_error)
    }

    /// The rules that say nothing at a level for want of a limit: a level that a local ruleset adds
    /// has none until one is written. A rule whose `levels` leave a level out is silent on purpose.
    fn silent_at(&self, level: &Level) -> Vec<&'a str> {
        let rules = self.ruleset().map_or(&[][..], |ruleset| &ruleset.rules).iter();
        let silent = rules.filter(|rule| rule.lacks_limit_at(&level.id));
        silent.map(|rule| rule.id.as_str()).collect()
    }

    fn tell_silent(&self, document: &mut Document) {
        for (level, _) in self.audited() {
            let silent = self.silent_at(level);
            if silent.is_empty() {
                continue;
            }
            let have = if silent.len() == 1 { "has" } else { "have" };
            let (level, rules) = (level_of(level), silent.join(", "));
            let line = text!(
                vi: "{level}: không xét {rules}, vì chưa có mức cho cấp này",
                en: "{level}: nothing is said by {rules}, which {have} no limit at this level",
                level
            );
            document.add(point(line));
        }
    }

    pub(super) fn result(&self) -> Text {
        match self.outcome {
            Err(_) => Text::fixed("không dùng được", "cannot be used"),
            Ok(_) if self.contradicts() => {
                Text::fixed("các quy định mâu thuẫn với nhau", "the rules contradict each other")
            }
            Ok(_) => Text::fixed("dùng được", "can be used"),
        }
    }

    fn verdict(&self) -> Text {
        let (path, result) = (&self.path, self.result());
        let Some(id) = self.ruleset().map(|ruleset| &ruleset.id) else {
            return text!("{path}: {result}", result);
        };
        text!(
            vi: "{path}: {result} (bộ quy định `{id}`)",
            en: "{path}: {result} (ruleset `{id}`)",
            result
        )
    }
}

impl WholeReport for RulesChecked<'_> {
    fn title(&self) -> Text {
        Text::fixed("Kiểm tra tệp quy định", "Check of rules files")
    }

    /// Why a file cannot be used is told on standard error, not here.
    fn document(&self, options: &RenderOptions) -> Document {
        let mut document = Document::default();
        for file in self.files.iter().filter(|file| file.outcome.is_ok()) {
            let mut remarks = Document::default();
            rules_remarks::tell(&mut remarks, file.audited(), options.quiet);
            if !options.quiet {
                file.tell_silent(&mut remarks);
            }
            if !options.quiet || !remarks.is_empty() {
                document.say(file.verdict());
                document.append(remarks);
            }
        }
        document
    }

    fn page(&self, _options: &RenderOptions) -> Document {
        let mut document = Document::default();
        for file in &self.files {
            document.section(file.verdict());
            rules_remarks::tell(&mut document, file.audited(), false);
            file.tell_silent(&mut document);
            if let Some(error) = file.error() {
                tell_error(&mut document, error);
            }
        }
        document
    }

    fn json(&self, lang: Lang) -> String {
        let files = self.files.iter().map(|file| FileJson::of(file, lang)).collect();
        json::pretty(&CheckedJson { schema_version: SCHEMA_VERSION, tool: Tool::this(), files })
    }

    fn csv(&self) -> CsvTable {
        csv::checked(self)
    }
}

/// What is wrong with a rules file, on a page.
pub(super) fn tell_error(document: &mut Document, error: &Fault) {
    let message = error.problems.as_ref().map_or(&error.message, |it| &it.plain);
    document.add(paragraph(message.capitalised()).toned(BAD));
    for help in &error.help {
        document.add(beneath(help.capitalised()).marked("→"));
    }
}

#[derive(Serialize)]
struct CheckedJson<'a> {
    schema_version: u32,
    tool: Tool,
    files: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct FileJson<'a> {
    path: &'a str,
    ruleset: Option<&'a str>,
    contradicts: bool,
    error: Option<Error<'a>>,
    levels: Vec<LevelJson<'a>>,
}

#[derive(Serialize)]
struct LevelJson<'a> {
    level: &'a str,
    /// Whether there may be more to say than was found out.
    gave_up: bool,
    /// The rules that say nothing at this level, since they have no limit for it.
    silent: Vec<&'a str>,
    remarks: Vec<RemarkJson<'a>>,
}

#[derive(Serialize)]
struct RemarkJson<'a> {
    remark: &'static str,
    severity: Severity,
    message: String,
    rules: Vec<SaysJson<'a>>,
}

#[derive(Serialize)]
struct SaysJson<'a> {
    rule: &'a str,
    says: &'a str,
}

impl<'a> FileJson<'a> {
    fn of(file: &'a RulesFile<'_>, lang: Lang) -> Self {
        let levels = file.audited().iter().map(|(level, audited)| LevelJson {
            level: &level.id,
            gave_up: audited.gave_up,
            silent: file.silent_at(level),
            remarks: audited.remarks.iter().map(|remark| RemarkJson::of(remark, lang)).collect(),
        });
        Self {
            path: &file.path,
            ruleset: file.ruleset().map(|ruleset| ruleset.id.as_str()),
            contradicts: file.contradicts(),
            error: file.error().map(|error| json::error(error, lang)),
            levels: levels.collect(),
        }
    }
}

impl<'a> RemarkJson<'a> {
    fn of(remark: &'a Remark<'_>, lang: Lang) -> Self {
        let rules = rules_of(remark).iter();
        Self {
            remark: match remark {
                Remark::Contradiction { .. } => "contradiction",
                Remark::LeavesNone { .. } => "leaves_none",
                Remark::Implied { .. } => "implied",
                Remark::CannotFail { .. } => "cannot_fail",
            },
            severity: severity(remark),
            message: alone(remark).in_lang(lang),
            rules: rules
                .map(|(rule, says)| SaysJson { rule: &rule.id, says: says.get(lang) })
                .collect(),
        }
    }
}
