//! The rulesets shipped with the tool.

use crate::toml_tree::Table;

/// A ruleset shipped with the tool.
#[derive(Debug)]
pub struct Builtin {
    /// Its id.
    pub id: &'static str,
    /// The text of its file.
    pub text: &'static str,
    /// What that text says: it is parsed when the tool is built.
    pub(super) tree: Table,
}

macro_rules! shipped {
    ($($id:literal),* $(,)?) => {
        [$(Builtin {
            id: $id,
            text: include_str!(concat!("../../rules/", $id, ".toml")),
            tree: include!(concat!(env!("OUT_DIR"), "/", $id, ".rs")),
        }),*]
    };
}

static BUILTIN: [Builtin; 19] = shipped![
    "vn-2024",
    "vn-2024-thai-nguyen",
    "vn-2024-bac-kan",
    "vn-2024-ba-ria-vung-tau",
    "vn-2024-ho-chi-minh",
    "vn-2019",
    "vn-na-2026",
    "vn-hdnd-2021",
    "vn-party-2025",
    "vn-party-2020-committee",
    "vn-youth-2022-committee",
    "ba-list",
    "be-list",
    "es-list",
    "fr-list",
    "hr-list",
    "mk-list",
    "pl-list",
    "pt-list",
];

/// The rulesets shipped with the tool; the first is the default.
pub fn builtin() -> &'static [Builtin] {
    &BUILTIN
}

pub(super) fn shipped(id: &str) -> Option<&'static Builtin> {
    BUILTIN.iter().find(|shipped| shipped.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::toml_tree;

    #[test]
    fn the_tree_of_a_shipped_ruleset_is_what_its_file_says() {
        for shipped in builtin() {
            let mut problems = Vec::new();
            let parsed = toml_tree::parse(shipped.text, shipped.tree.place.file, &mut problems);
            assert!(problems.is_empty(), "{problems:?}");
            assert_eq!(parsed, shipped.tree, "{}", shipped.id);
        }
    }
}
