//! Stand-ins for the rooms that are not joined yet: rules, evaluation, the profile's reader.
//!
//! Each item has the name and the signature of the real one, so that joining is a change of the
//! `use` lines that name this module.

/// In place of [`crate::rules`].
pub mod rules {
    use std::path::Path;

    use crate::catalogue::GroupCatalogue;
    use crate::fold;
    use crate::report::RulesetFacts;
    use crate::roster::Role;
    use crate::text;
    use crate::wording::{Lang, Text, did_you_mean};

    /// A level of congress.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Level {
        /// Its id.
        pub id: String,
        /// Its title.
        pub title: Text,
        /// The words before a unit's name that tell the level.
        pub title_words: Vec<String>,
        /// Units of this level that no such word tells apart.
        pub names: Vec<String>,
    }

    impl Level {
        /// Whether the level is the one of this unit by name.
        pub fn names_unit(&self, written: &str) -> bool {
            let folded = fold::words(written);
            self.names.iter().any(|name| fold::words(name) == folded)
        }
    }

    /// A valid set of rules.
    #[derive(Debug, Clone)]
    pub struct Ruleset {
        /// Its id.
        pub id: String,
        /// Its title.
        pub title: Text,
        /// The levels that it knows.
        pub levels: Vec<Level>,
        /// The catalogue of groups.
        pub catalogue: &'static GroupCatalogue,
        /// The role of every row of a list that marks none.
        pub unstated_role: Option<Role>,
    }

    impl Ruleset {
        /// What the report tells of the ruleset.
        pub fn facts(&self) -> RulesetFacts {
            RulesetFacts { id: self.id.clone(), title: self.title.clone(), sources: Vec::new() }
        }
    }

    /// A ruleset shipped with the tool.
    #[derive(Debug, Clone, Copy)]
    pub struct Builtin {
        /// Its id.
        pub id: &'static str,
    }

    /// The rulesets shipped with the tool; the first is the default.
    pub fn builtin() -> &'static [Builtin] {
        &[Builtin { id: "vn-2024" }, Builtin { id: "vn-2019" }]
    }

    /// Why a ruleset could not be loaded.
    #[derive(Debug, thiserror::Error)]
    #[error("unknown ruleset `{asked}`")]
    pub struct RulesError {
        asked: String,
    }

    impl RulesError {
        /// What went wrong.
        pub fn message(&self) -> Text {
            let asked = &self.asked;
            text!(vi: "không có bộ quy định `{asked}`", en: "unknown ruleset `{asked}`")
        }

        /// The way on.
        pub fn help(&self) -> Vec<Text> {
            did_you_mean(&self.asked, builtin().iter().map(|known| known.id))
                .map(|near| text!(vi: "có phải `{near}`?", en: "did you mean `{near}`?"))
                .into_iter()
                .collect()
        }

        /// The problems of the file, where there are any.
        pub fn render(&self, _lang: Lang, _colour: bool) -> Option<String> {
            None
        }
    }

    /// The ruleset with this id, or in this file.
    pub fn load(id_or_path: &str) -> Result<Ruleset, RulesError> {
        if !builtin().iter().any(|known| known.id == id_or_path) {
            return Err(RulesError { asked: id_or_path.to_owned() });
        }
        let level = |id: &str, word: &str| Level {
            id: id.to_owned(),
            title: Text::same(id),
            title_words: vec![word.to_owned()],
            names: Vec::new(),
        };
        Ok(Ruleset {
            id: id_or_path.to_owned(),
            title: Text::same(id_or_path),
            levels: vec![level("district", "huyện"), level("province", "tỉnh")],
            catalogue: GroupCatalogue::vietnam(),
            unstated_role: None,
        })
    }

    /// The ruleset in this file.
    pub fn check_file(path: &Path) -> Result<Ruleset, RulesError> {
        load(&path.display().to_string())
    }

    /// A ruleset explained, in one language.
    pub fn show(ruleset: &Ruleset, lang: Lang) -> String {
        format!("{}\n", ruleset.title.get(lang))
    }

    /// The JSON Schema of rules files.
    pub fn schema() -> serde_json::Value {
        serde_json::Value::Null
    }
}

/// In place of [`crate::evaluate`].
pub mod evaluate {
    use crate::congress::CongressProfile;
    use crate::report::{Check, CongressFacts, Finding, Tally};
    use crate::roster::Roster;

    use super::rules::Ruleset;

    /// What came out of a list.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Evaluation {
        /// The congress.
        pub congress: CongressFacts,
        /// The counts.
        pub tally: Tally,
        /// The checks.
        pub checks: Vec<Check>,
        /// The findings.
        pub findings: Vec<Finding>,
    }

    /// Evaluates every rule that applies at this level.
    pub fn evaluate(
        _ruleset: &Ruleset,
        _roster: &Roster,
        profile: &CongressProfile,
        level: &str,
    ) -> Evaluation {
        Evaluation {
            congress: CongressFacts {
                name: profile.name.clone(),
                level: level.to_owned(),
                minority_population: profile.minority_population,
                groups: profile.groups.clone(),
            },
            tally: Tally::default(),
            checks: Vec::new(),
            findings: Vec::new(),
        }
    }
}

/// In place of the profile's reader and of the problems of written files.
pub mod profile {
    use crate::catalogue::GroupCatalogue;
    use crate::congress::CongressProfile;
    use crate::wording::Lang;

    /// Something wrong at one place of a written file.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Problem {}

    /// The texts that problems point into.
    #[derive(Debug, Clone, Default)]
    pub struct Sources {}

    impl Sources {
        /// One file, by name and text.
        pub fn single(_name: impl Into<String>, _text: impl Into<String>) -> Self {
            Self {}
        }
    }

    /// Shows problems one after the other.
    pub fn render_problems(
        problems: &[Problem],
        _sources: &Sources,
        _lang: Lang,
        _colour: bool,
    ) -> String {
        vec![""; problems.len()].join("\n")
    }

    /// Reads a profile.
    pub fn from_toml(
        text: &str,
        _catalogue: &GroupCatalogue,
    ) -> Result<CongressProfile, Vec<Problem>> {
        if text.trim().is_empty() { Ok(CongressProfile::default()) } else { Err(vec![Problem {}]) }
    }
}
