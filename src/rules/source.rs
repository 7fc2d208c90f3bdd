//! The documents that rules come from. A number such as `47/KH-UBND` is borne by a plan of every
//! province, so that a document is told from others by who issued it.

use jiff::civil::Date;
use serde::Serialize;

use super::option::options;
use super::show;
use crate::report::IssuedDocument;

options! {
    /// A document that rules come from.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct SourceDocument {
        /// Its number, such as `1302/UBDT-DTTS`.
        pub id: String,
        #[serde(serialize_with = "show::maybe_day")]
        pub date: Option<Date>,
        /// Who issued it, in the document's own language.
        pub issuer: Option<String>,
        /// Its title, in the document's own language.
        pub title: Option<String>,
    }
}

/// The documents that a clause names, with their issuers where these are told.
pub(super) fn issued(sources: &[SourceDocument], clause: &str) -> Vec<IssuedDocument> {
    let named = sources.iter().filter(|source| is_named(&source.id, clause));
    let issued = |source: &SourceDocument| {
        Some(IssuedDocument { id: source.id.clone(), issuer: source.issuer.clone()? })
    };
    named.filter_map(issued).collect()
}

/// Whether the number stands there, and not as a part of another.
fn is_named(id: &str, clause: &str) -> bool {
    clause.match_indices(id).any(|(at, _)| {
        let before = clause[..at].chars().next_back();
        let behind = clause[at + id.len()..].chars().next();
        !before.into_iter().chain(behind).any(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::load;

    fn cited(ruleset: &str, rule: &str, level: &str) -> String {
        let ruleset = load(ruleset).unwrap();
        ruleset.rule(rule).unwrap().citation(level).with_issuers()
    }

    #[test]
    fn a_document_is_named_with_its_issuer() {
        assert_eq!(
            cited("vn-2024", "official-cap", "district"),
            "47/KH-UBND (UBND tỉnh Thái Nguyên) III.4.1"
        );
        assert_eq!(
            cited("vn-2024-ba-ria-vung-tau", "duration", "district"),
            "238/KH-UBND (UBND tỉnh Bà Rịa – Vũng Tàu)"
        );
        assert_eq!(
            cited("vn-2024-bac-kan", "planned-month", "province"),
            "Báo Bắc Kạn, 2024",
            "its own name tells who wrote it"
        );
    }

    #[test]
    fn a_number_within_another_is_not_that_document() {
        assert!(super::is_named("47/KH-UBND", "Mục I, 47/KH-UBND III.2"));
        assert!(!super::is_named("47/KH-UBND", "147/KH-UBND III.2"));
        assert!(!super::is_named("47/KH-UBND", "47/KH-UBNDT"));
    }
}
