//! Why there is no ruleset to check with.

use std::path::PathBuf;

use crate::text;
use crate::wording::{Lang, Text, did_you_mean};
use crate::written::{Problem, Sources, render_problems};

/// A rules file with its problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidRules {
    /// Everything that is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// The texts that the problems point into.
    pub sources: Sources,
}

/// Why a ruleset could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    /// No built-in ruleset has this id, and no file has this name.
    #[error("unknown ruleset `{asked}`")]
    Unknown {
        /// What was asked for.
        asked: String,
        /// The ids that there are.
        known: Vec<&'static str>,
    },
    /// The file cannot be read.
    #[error("cannot read `{}`", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is too large to be a rules file.
    #[error("`{}` is too large for a rules file", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The file is not a valid ruleset.
    #[error("the rules file is not valid")]
    Invalid(Box<InvalidRules>),
}

impl RulesError {
    /// What went wrong, in both languages: a lower-case fragment.
    pub fn message(&self) -> Text {
        match self {
            Self::Unknown { asked, .. } => {
                text!(vi: "không có bộ quy định `{asked}`", en: "unknown ruleset `{asked}`")
            }
            Self::Unreadable { path, source } => {
                let path = path.display();
                if source.kind() == std::io::ErrorKind::NotFound {
                    return text!(vi: "không có tệp `{path}`", en: "there is no file `{path}`");
                }
                text!(vi: "không đọc được `{path}`: {source}", en: "cannot read `{path}`: {source}")
            }
            Self::TooLarge { path } => {
                let path = path.display();
                text!(vi: "`{path}` quá lớn, không thể là tệp quy định", en: "`{path}` is too large for a rules file")
            }
            Self::Invalid(_) => {
                text!(vi: "tệp quy định có lỗi", en: "the rules file is not valid")
            }
        }
    }

    /// The way on.
    pub fn help(&self) -> Vec<Text> {
        let Self::Unknown { asked, known } = self else {
            return Vec::new();
        };
        let all = known.join(", ");
        let mut help = Vec::new();
        if let Some(near) = did_you_mean(asked, known.iter().copied()) {
            help.push(text!(vi: "có phải `{near}`?", en: "did you mean `{near}`?"));
        }
        help.push(text!(
            vi: "các bộ quy định có sẵn: {all}; hoặc đường dẫn tới một tệp TOML",
            en: "the built-in rulesets are {all}; or give the path of a TOML file",
        ));
        help
    }

    /// The problems of the file with their places and carets, where there are any.
    pub fn render(&self, lang: Lang, colour: bool) -> Option<String> {
        match self {
            Self::Invalid(invalid) => {
                Some(render_problems(&invalid.problems, &invalid.sources, lang, colour))
            }
            _ => None,
        }
    }
}
