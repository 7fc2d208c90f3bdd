//! REFERENCE.md: every key and kind, from the declarations.

use crate::closed_list::ClosedList;
use std::fmt::Write as _;

use super::age_groups::AgeOptions;
use super::between_lists::{BETWEEN_LISTS, RuleBetweenLists};
use super::catalogue_file::{CatalogueOptions, GroupOptions};
use super::example::EXAMPLE;
use super::head::HEAD;
use super::kinds::{self, Kind};
use super::option::{OptionSpec, OptionType, Options as _};
use super::rule::COMMON;
use super::statistic::{PartOptions, StatisticOptions};
use crate::wording::Text;

const OPENING: &str = "\
<!-- Written from the declarations under src/rules/kinds; `UPDATE=1 cargo test reference` writes it anew. -->

# The rules file

A ruleset is a TOML file: a head, then one table for each rule, under the name of its kind. A ruleset
that `extends` another writes only what differs: its rules are matched by `id` and overridden key by
key, limits level by level; `[level.…]`, `[other_level.…]`, `[field.…]` and `[statistic.…]` of a known name
are overridden key by key, too; `[[off]]` switches a rule off and says why. Unknown keys are refused.
`delegate-quota rules check FILE` tells every problem of a file at its place.

A limit is one value for all levels (`max = 150`) or one for each of some
(`max = { district = 150, province = 250 }`); at a level without a limit the rule is not listed.
Fractions are exact: `\"30%\"`, `\"1/3\"`. Dates are written `2024-06-30`, without quotes.

## Selectors

`\"official\"`, `\"guest\"`, `\"alternate\"`, several of them as a list, `\"everyone\"`, or a table of which
all keys must fit:

| key | chooses |
|---|---|
| `role` | one role or a list of roles |
| `gender` | `\"female\"` or `\"male\"` |
| `group` | `\"minority\"`, or a list of groups by name, alias or code |
| `age` | `{ min, max }` in years completed on the congress's first day |
| `born` | `{ from, before }`, days of birth: on the first or later, before the second |
| `work` | one or several fields of work of the ruleset |
| `unit` | one or several units, as lists write them |
| `kind` | `\"ex_officio\"`, `\"selected\"` or `\"appointed\"`, of official delegates |
| `not` | those whom another selector does not choose |
| `any` | those whom at least one of a list of selectors chooses |
| the id of a statistic, such as `party` | those of whom one of these parts of `[statistic.party]` is told: `\"member\"`, a list of parts, or `{ at_least, at_most }` of its ladder |

A statistic is read for rules as `stats` reads it, so that its words are written once: a text that is not
understood, and a blank cell of which the statistic says nothing, leave open which part it is. Whoever
asks for a post adds `[statistic.post]`, with a part that takes `any_text` for all other posts.

What the list leaves unknown is carried through: a rule holds, or is broken, only if it comes out the
same whichever way the unknown values turn out.

## Per unit

With `per = \"unit\"` a `[[count]]`, `[[share]]`, `[[coverage]]` or `[[order]]` is asked of the people of each
unit by themselves: of a constituency, of a delegation. The units are those whose seats the congress profile tells,

```toml
[seats]
\"Đơn vị bầu cử số 1\" = 3
```

and those that the list names; a profile spells them as the list does. The rule is broken where it is broken in one of
them, and the report names that unit. Whoever has no unit on the list may stand in each of them. For `quota` the units of
`[seats]` are all there are: nobody whom such a rule counts is of another. `repair` moves nobody for the sake of a unit,
and tells what is left to do.
";

const CATALOGUE_OPENING: &str = "
## A catalogue of one's own

`catalogue = \"groups.toml\"` or `\"groups.csv\"` names the groups of another country by a path, from the rules
file on; an id names a shipped one. A group is known by its own name before any other name, however it is
spelled; a name of several groups is never guessed.

";

const STATISTICS_OPENING: &str = "
## Statistics

`delegate-quota stats` counts women, groups, kinds, fields of work and ages by itself; every other
statistic is a table `[statistic.ID]`, told by the texts of a column. A ruleset that extends another adds
its own, and overrides the keys of one of the same name. A text belongs to the first part whose word is
all of it, else to the first that it holds a word of; what is not understood is untold, never “none”.

";

const BETWEEN_LISTS_OPENING: &str = "
## Between lists

Where several lists are checked at once, these are asked of them together, under every ruleset. They
stand in no rules file; a settings file (`delegate-quota.toml`) weighs them anew or switches them off
under `[severity]`, and its waivers name them like any other rule. What cannot be compared is told.

| rule | severity | asks | a finding |
|---|---|---|---|
";

/// The text of REFERENCE.md.
pub fn reference() -> String {
    let mut text = OPENING.to_owned();
    text.push_str("\n## Head\n\n| key | | |\n|---|---|---|\n");
    for option in HEAD {
        let Some(Text { vi, en }) = &option.doc else { continue };
        line(&mut text, format_args!("| `{}` | {en} | {vi} |", option.key));
    }
    text.push_str("\nEach `[[example]]`, which `rules test` tries:\n\n");
    table(&mut text, EXAMPLE);
    statistics(&mut text);
    catalogue(&mut text);
    text.push_str("\n## Every rule\n\n");
    table(&mut text, COMMON);
    for kind in kinds::ALL {
        section(&mut text, kind);
    }
    between_lists(&mut text);
    text
}

/// A catalogue of groups in a file of one's own.
fn catalogue(text: &mut String) {
    text.push_str(CATALOGUE_OPENING);
    table(text, CatalogueOptions::SPECS);
    text.push_str("\nEach `[[group]]`, and each line of a `.csv`, whose columns these are:\n\n");
    table(text, GroupOptions::SPECS);
}

/// What `stats` counts.
fn statistics(text: &mut String) {
    text.push_str(STATISTICS_OPENING);
    table(text, StatisticOptions::SPECS);
    text.push_str("\nEach of `parts`:\n\n");
    table(text, PartOptions::SPECS);
    text.push_str("\n`[ages]`:\n\n");
    table(text, AgeOptions::SPECS);
}

/// The rules about several lists, which no rules file holds.
fn between_lists(text: &mut String) {
    text.push_str(BETWEEN_LISTS_OPENING);
    for rule in &BETWEEN_LISTS {
        let RuleBetweenLists { id, severity, summary, example, .. } = rule;
        let severity = severity.id();
        let (Text { vi, en }, example) = (summary, &example.en);
        line(text, format_args!("| `{id}` | {severity} | {en} *{vi}* | {example} |"));
    }
}

fn section(text: &mut String, kind: &Kind) {
    line(text, format_args!("\n## `[[{}]]`\n", kind.id));
    line(text, format_args!("{} *{}*\n", kind.summary.en, kind.summary.vi));
    text.push_str(kind.page);
    if !kind.options.is_empty() {
        text.push('\n');
        table(text, kind.options);
    }
    for option in kind.options {
        if let OptionType::List(OptionType::Table(options)) = option.value {
            line(text, format_args!("\nEach of `{}`:\n", option.key));
            table(text, options);
        }
    }
    let filled: Vec<String> =
        kind.placeholders.iter().map(|name| format!("`{{{name}}}`")).collect();
    let filled = filled.join(", ");
    line(text, format_args!("\n`message` and `help` can fill in {filled}."));
}

fn table(text: &mut String, options: &[OptionSpec]) {
    text.push_str("| key | value | otherwise | |\n|---|---|---|---|\n");
    for option in options {
        let otherwise = match (option.required, option.default) {
            (true, _) => "required".to_owned(),
            (false, Some(default)) => format!("`{default}`"),
            (false, None) => "–".to_owned(),
        };
        let value = option.value.words();
        let doc = option.doc.as_ref().map(|Text { vi, en }| format!("{en} *{vi}*"));
        let (key, doc) = (option.key, doc.unwrap_or_default());
        line(text, format_args!("| `{key}` | {value} | {otherwise} | {doc} |"));
    }
}

/// Adds a line; writing to a string cannot fail.
fn line(text: &mut String, written: std::fmt::Arguments<'_>) {
    let _ = writeln!(text, "{written}");
}
