//! Rulesets told to people: all of them in a list, one as the page of its regulation
//! ([`regulation`]).

mod head;
mod limits;
mod regulation;

use crate::rules::{InForce, RulesetExplained};
use crate::wording::{Lang, Text};

use super::csv::{self, CsvTable};
use super::document::{Document, TextColumn, TextTable};
use super::{RenderOptions, WholeReport, json};

pub(super) use limits::limits;

/// A ruleset, explained.
impl WholeReport for RulesetExplained {
    fn title(&self) -> Text {
        self.title.clone()
    }

    /// The page, and what somebody at a terminal writes rules with.
    fn document(&self, _options: &RenderOptions) -> Document {
        let mut document = Document::default();
        document.title(self.title.clone());
        document.append(regulation::page(self));
        regulation::as_written(&mut document, self);
        document
    }

    fn page(&self, _options: &RenderOptions) -> Document {
        regulation::page(self).raised()
    }

    /// With the texts in both languages.
    fn json(&self, _lang: Lang) -> String {
        json::pretty(&RulesetJson { schema_version: json::SCHEMA_VERSION, ruleset: self })
    }

    fn csv(&self) -> CsvTable {
        csv::explained(self)
    }
}

#[derive(serde::Serialize)]
struct RulesetJson<'a> {
    schema_version: u32,
    #[serde(flatten)]
    ruleset: &'a RulesetExplained,
}

/// The rulesets that there are, one line each.
#[derive(Debug)]
pub struct RulesetsListed<'a>(pub &'a [RulesetExplained]);

impl WholeReport for RulesetsListed<'_> {
    fn title(&self) -> Text {
        Text::fixed("Các bộ quy định", "Rulesets")
    }

    fn document(&self, _options: &RenderOptions) -> Document {
        listed(self.0)
    }

    /// With the titles in both languages.
    fn json(&self, _lang: Lang) -> String {
        let rulesets = self.0.iter().map(|ruleset| ListedJson {
            id: &ruleset.id,
            title: &ruleset.title,
            extends: ruleset.extends.as_deref(),
            in_force: ruleset.in_force.as_ref(),
            rules: ruleset.rules.len(),
        });
        let rulesets = rulesets.collect();
        json::pretty(&RulesetsJson { schema_version: json::SCHEMA_VERSION, rulesets })
    }

    fn csv(&self) -> CsvTable {
        csv::listed(self.0)
    }
}

#[derive(serde::Serialize)]
struct RulesetsJson<'a> {
    schema_version: u32,
    rulesets: Vec<ListedJson<'a>>,
}

#[derive(serde::Serialize)]
struct ListedJson<'a> {
    id: &'a str,
    title: &'a Text,
    extends: Option<&'a str>,
    in_force: Option<&'a InForce>,
    rules: usize,
}

fn listed(rulesets: &[RulesetExplained]) -> Document {
    let mut table = TextTable::new(
        [
            Text::fixed("Mã", "Id"),
            Text::fixed("Hiệu lực", "In force"),
            Text::fixed("Kế thừa", "Extends"),
            Text::fixed("Tên", "Title"),
        ]
        .map(TextColumn::new),
    );
    for ruleset in rulesets {
        table.row([
            (&*ruleset.id).into(),
            ruleset.in_force.as_ref().map(years).unwrap_or_default().into(),
            ruleset.extends.as_deref().unwrap_or_default().into(),
            (&ruleset.title).into(),
        ]);
    }
    let mut document = Document::default();
    document.table(table);
    document
}

/// `2023–2024`, `2023–`.
fn years(days: &InForce) -> String {
    let first = days.from.year();
    match days.until.map(jiff::civil::Date::year) {
        Some(last) if last == first => first.to_string(),
        Some(last) => format!("{first}–{last}"),
        None => format!("{first}–"),
    }
}
