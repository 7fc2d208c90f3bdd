//! A local ruleset to be filled in: every limit of the ruleset that it extends stands in it, as a
//! remark.

use std::fmt::Write as _;

use super::Ruleset;
use super::option::OptionType;
use super::show::{LimitExplained, RuleExplained, show};
use crate::closed_list::ClosedList as _;
use crate::numbers::Headcount;
use crate::roster::Role;
use crate::text;
use crate::wording::{Lang, Text};

/// People and the rules that they break, for the example of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftExample {
    /// How many there are in each role, of whom nothing else is known.
    pub counts: Vec<(Role, Headcount)>,
    /// People alike, as an example writes them.
    pub people: Vec<String>,
    /// The ids of the rules.
    pub breaks: Vec<String>,
}

/// The text of a ruleset that extends this one, which was asked for by its id or a path: for one of
/// its levels or for a level of its own, or for all levels. `shown` is an example that holds of it as it
/// stands.
pub fn draft(
    extended: &Ruleset,
    asked: &str,
    level: Option<&str>,
    shown: Option<&DraftExample>,
    lang: Lang,
) -> String {
    let mut draft = head(asked, lang);
    if let Some(level) = level.filter(|level| extended.level(level).is_none()) {
        let said = text!(
            vi: "Cấp này bộ quy định chung không có: quy định nào chưa ghi mức cho cấp này thì không xét.",
            en: "The extended ruleset does not know this level: a rule without a limit for it says nothing."
        );
        remark(&mut draft, said.get(lang));
        line(&mut draft, &format!("[level.{level}]"));
        line(&mut draft, &format!("title       = {{ vi = \"{level}\", en = \"{level}\" }}"));
        line(&mut draft, "title_words = []\n");
    }
    for rule in show(extended).rules {
        limits(&mut draft, extended, &rule, level, lang);
    }
    if let Some(shown) = shown {
        example(&mut draft, level, shown, lang);
    }
    draft
}

fn line(draft: &mut String, text: &str) {
    draft.push_str(text);
    draft.push('\n');
}

fn remark(draft: &mut String, text: &str) {
    line(draft, &format!("# {text}"));
}

fn head(base: &str, lang: Lang) -> String {
    let mut head = String::new();
    let how = text!(
        vi: "Quy định riêng trên cơ sở `{base}`. Bỏ dấu # ở quy định nào khác và ghi số, căn cứ của mình;",
        en: "Rules of one's own on top of `{base}`. Take the # from what differs, and write your numbers and clauses;"
    );
    let rest = text!(
        vi: "những gì còn dấu # thì theo `{base}`. Kiểm tra bằng `delegate-quota rules check` và `rules test`.",
        en: "what keeps its # is as in `{base}`. `delegate-quota rules check` and `rules test` tell what is wrong."
    );
    remark(&mut head, how.get(lang));
    remark(&mut head, rest.get(lang));
    let title = text!(vi: "Quy định riêng", en: "Rules of one's own");
    let Text { vi, en } = title;
    let _ = write!(
        head,
        "\nid      = \"my-rules\"\ntitle   = {{ vi = \"{vi}\", en = \"{en}\" }}\nextends = {}\n",
        toml::Value::String(base.to_owned())
    );
    let issuer = text!(vi: "Cơ quan ban hành", en: "Who issued it");
    remark(
        &mut head,
        &format!(
            "sources = [{{ id = \"…/KH-UBND\", date = 2026-01-01, issuer = \"{}\", title = \"…\" }}]\n",
            issuer.get(lang)
        ),
    );
    head
}

/// The limits of a rule, as a remark.
fn limits(
    draft: &mut String,
    extended: &Ruleset,
    rule: &RuleExplained,
    level: Option<&str>,
    lang: Lang,
) {
    let written: Vec<(&str, String)> = rule
        .options
        .iter()
        .filter(|option| option.limit.is_some() && !option.is_default)
        .filter_map(|option| {
            let quoted = extended
                .rule(&rule.id)
                .and_then(|rule| rule.kind.option(option.key))
                .is_some_and(|option| is_quoted(option.value));
            Some((option.key, value(&option.by_level, &option.value, level, quoted)?))
        })
        .collect();
    if written.is_empty() {
        return;
    }
    remark(draft, rule.title.get(lang));
    remark(draft, &format!("[[{}]]", rule.kind));
    remark(draft, &format!("id       = \"{}\"", rule.id));
    for (key, value) in written {
        remark(draft, &format!("{key:<8} = {value}"));
    }
    remark(draft, "citation = \"…\"\n");
}

/// Whether TOML writes values of this type as strings.
fn is_quoted(value: OptionType) -> bool {
    match value {
        OptionType::ByLevel(one) => is_quoted(*one),
        OptionType::Fraction => true,
        _ => false,
    }
}

/// The value at a level, for a level of one's own that of the first; all of them where no level is
/// asked for.
fn value(
    by_level: &[LimitExplained],
    whole: &str,
    level: Option<&str>,
    quoted: bool,
) -> Option<String> {
    let Some(level) = level else { return Some(whole.to_owned()) };
    let limit = by_level
        .iter()
        .find(|limit| limit.level.as_deref().is_none_or(|own| own == level))
        .or(by_level.first())?;
    let is_number = limit.value.parse::<f64>().is_ok();
    let value =
        if quoted && !is_number { format!("\"{}\"", limit.value) } else { limit.value.clone() };
    Some(if limit.level.is_some() { format!("{{ {level} = {value} }}") } else { value })
}

fn example(draft: &mut String, level: Option<&str>, shown: &DraftExample, lang: Lang) {
    let said = text!(
        vi: "Ví dụ bằng số trong văn bản của mình; `rules test` cho biết tệp này có nói đúng như vậy không.",
        en: "An example in the numbers of your own text; `rules test` tells whether this file says the same."
    );
    remark(draft, said.get(lang));
    remark(draft, "[[example]]");
    if let Some(level) = level {
        remark(draft, &format!("level  = \"{level}\""));
    }
    let quoted = |texts: &[String]| {
        let texts = texts.iter().cloned().map(toml::Value::String).collect();
        toml::Value::Array(texts).to_string()
    };
    if !shown.counts.is_empty() {
        let count = |(role, count): &(Role, Headcount)| format!("{} = {count}", role.id());
        let counts: Vec<String> = shown.counts.iter().map(count).collect();
        remark(draft, &format!("counts = {{ {} }}", counts.join(", ")));
    }
    if !shown.people.is_empty() {
        remark(draft, &format!("people = {}", quoted(&shown.people)));
    }
    remark(draft, &format!("breaks = {}", quoted(&shown.breaks)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{builtin, load, parse};

    #[test]
    fn a_draft_is_a_ruleset_as_it_stands_and_with_every_limit_taken_over() {
        for shipped in builtin() {
            let extended = load(shipped.id).unwrap();
            let own = extended.levels.iter().map(|level| Some(level.id.as_str()));
            for level in own.chain([None, Some("ward")]) {
                for lang in [Lang::Vi, Lang::En] {
                    let text = draft(&extended, shipped.id, level, None, lang);
                    parse("draft.toml", &text).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
                    // Of a remark that is TOML, the sign is taken away.
                    let is_toml = |line: &str| line.contains(" = ") || line.starts_with("[[");
                    let bare = |line: &str| match line.strip_prefix("# ") {
                        Some(bare) if is_toml(bare) => bare.to_owned(),
                        _ => line.to_owned(),
                    };
                    let taken: Vec<String> = text.lines().map(bare).collect();
                    let taken = taken.join("\n");
                    parse("draft.toml", &taken).unwrap_or_else(|fault| panic!("{fault}\n{taken}"));
                }
            }
        }
    }
}
