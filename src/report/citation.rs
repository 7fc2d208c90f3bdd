//! Where a rule comes from.

/// The clause that a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citation {
    /// Document and clause, such as `47/KH-UBND III.4.1`.
    pub clause: String,
    /// A short quote of the clause, in the words of the document.
    pub quote: Option<String>,
    /// The documents that the clause names, as far as it is known who issued them.
    pub documents: Vec<IssuedDocument>,
}

/// A document with the office that issued it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IssuedDocument {
    /// Its number.
    pub id: String,
    pub issuer: String,
}

impl Citation {
    /// The clause with the issuer behind each document, as people read it.
    pub fn with_issuers(&self) -> String {
        let with = |clause: String, document: &IssuedDocument| {
            let IssuedDocument { id, issuer } = document;
            clause.replacen(id, &format!("{id} ({issuer})"), 1)
        };
        self.documents.iter().fold(self.clause.clone(), with)
    }
}
