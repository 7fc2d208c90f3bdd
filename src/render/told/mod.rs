//! What every page for people says, whatever it is drawn on: terminal, Markdown or HTML.
//!
//! The texts are as they stand in the list; each page makes them harmless for where they go.

pub(super) mod alike;
pub(super) mod head;
pub(super) mod left_out;
pub(super) mod measure;
pub(super) mod overview;
pub(super) mod verdict;

use crate::report::{Check, Severity, Status, words};
use crate::text;
use crate::wording::{Lang, Text, capitalised};

/// How many deciding cells are named before the rest is only counted.
const CELLS_NAMED: usize = 10;

/// The word for how a rule came out; a broken rule that is less than an error is called by its
/// weight.
pub(super) fn result(check: &Check, lang: Lang) -> String {
    let word = match (check.status, check.severity) {
        _ if check.waived.is_some() => words::waived(),
        (Status::Fail, Severity::Warning | Severity::Advice) => words::severity(check.severity),
        (status, _) => words::status(status),
    };
    capitalised(word.get(lang))
}

/// The clause with its quote, and the id by which `rules show` and the rules file know the rule.
pub(super) fn source(check: &Check, lang: Lang) -> String {
    let clause = &check.citation.clause;
    let quote = check.citation.quote.as_ref().map(|it| format!(" “{it}”")).unwrap_or_default();
    let id = &check.rule;
    if clause.is_empty() {
        return format!("[{id}]");
    }
    let label = match lang {
        Lang::Vi => "Căn cứ",
        Lang::En => "Source",
    };
    format!("{label}: {clause}{quote} [{id}]")
}

/// The cells that decide a rule which could not be checked.
pub(super) fn deciding(check: &Check, lang: Lang, all: bool) -> String {
    let places = &check.decided_by;
    let shown = if all { places.len() } else { CELLS_NAMED };
    let mut named = Vec::new();
    let mut sheet = None;
    for place in places.iter().take(shown) {
        let cell = words::place(place);
        let cell = cell.get(lang);
        // The sheet is named once, before the first of its cells.
        let here = place.on_sheet();
        let is_named = here.file.is_some() || here.name.is_some();
        if is_named && sheet != Some(here) {
            let name = words::sheet(here);
            named.push(format!("{}: {cell}", name.get(lang)));
        } else {
            named.push(cell.to_owned());
        }
        sheet = Some(here);
    }
    let rest = places.len().saturating_sub(shown);
    if rest > 0 {
        named.push(text!(vi: "và {rest} ô nữa", en: "and {rest} more").get(lang).to_owned());
    }
    let label: Text = text!(vi: "Tùy thuộc vào các ô:", en: "Decided by:");
    format!("{} {}", label.get(lang), named.join(", "))
}
