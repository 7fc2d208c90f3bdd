//! Puts a ruleset as written on top of the one that it extends.
//!
//! Rules are matched by id and overridden key by key; limits by level are overridden level by
//! level, so that a local ruleset writes only what differs. A new citation drops the quote of the
//! old one, which would otherwise stand under a document that does not say it.

use super::head::HEAD;
use super::kinds::{self, Kind};
use crate::text;
use crate::toml_tree::{Entry, Problem, Table, Value, ValueKind, WrittenTable};

#[derive(Debug, Clone)]
pub(crate) struct WrittenRule {
    pub(crate) kind: &'static Kind,
    pub(crate) table: Table,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct WrittenRuleset {
    /// All that is no rule. It has no place of its own: what it lacks is told at the start of the
    /// first file read, the one that was asked for.
    pub(crate) head: Table,
    pub(crate) rules: Vec<WrittenRule>,
    pub(crate) off: Vec<Table>,
}

impl WrittenRule {
    fn id(&self) -> Option<&str> {
        id_of(&self.table).map(|(_, id)| id)
    }
}

fn id_of(table: &Table) -> Option<(&Value, &str)> {
    let value = &table.get("id")?.value;
    match &value.kind {
        ValueKind::String(id) => Some((value, id)),
        _ => None,
    }
}

/// Splits a file's document into head, rules and rules switched off.
pub(crate) fn split(document: Table, problems: &mut Vec<Problem>) -> WrittenRuleset {
    let mut known: Vec<&str> = HEAD.iter().map(|option| option.key).collect();
    known.extend(kinds::ALL.iter().map(|kind| kind.id));
    WrittenTable::new(&document, known).finish(problems);
    let mut written = WrittenRuleset::default();
    for entry in document.entries.into_owned() {
        if let Some(kind) = kinds::by_id(&entry.key.name) {
            let tables = tables_of(&entry, problems);
            written.rules.extend(tables.into_iter().map(|table| WrittenRule { kind, table }));
        } else if entry.key.name == "off" {
            written.off = tables_of(&entry, problems);
        } else {
            // A key that is not known is told above; it stays, so that none is missing for it.
            written.head.entries.to_mut().push(entry);
        }
    }
    written.rules.sort_by_key(|rule| rule.table.place.span.start);
    refuse_twins(&written.rules, problems);
    written
}

fn tables_of(entry: &Entry, problems: &mut Vec<Problem>) -> Vec<Table> {
    let name = &entry.key.name;
    let ValueKind::Array(items) = &entry.value.kind else {
        problems.push(
            Problem::error(
                &entry.key.place,
                text!(vi: "`{name}` phải là danh sách bảng", en: "`{name}` must be an array of tables"),
            )
            .help(text!(vi: "viết `[[{name}]]`", en: "write `[[{name}]]`")),
        );
        return Vec::new();
    };
    items.iter().filter_map(|item| item.as_table(problems).cloned()).collect()
}

fn refuse_twins(rules: &[WrittenRule], problems: &mut Vec<Problem>) {
    for (at, rule) in rules.iter().enumerate() {
        let Some((value, id)) = id_of(&rule.table) else {
            continue;
        };
        if rules.iter().take(at).any(|other| other.id() == Some(id)) {
            problems.push(value.problem(
                text!(vi: "mã `{id}` đã dùng cho một quy định khác", en: "two rules have the id `{id}`"),
            ));
        }
    }
}

/// Puts a ruleset on top of the one that it extends.
pub(crate) fn overlay(
    mut base: WrittenRuleset,
    top: WrittenRuleset,
    problems: &mut Vec<Problem>,
) -> WrittenRuleset {
    switch_off(&mut base, &top, problems);
    // They are about the extended ruleset as it stands.
    base.head.entries.to_mut().retain(|entry| entry.key.name != "example");
    for entry in top.head.entries.into_owned() {
        overlay_head(&mut base.head, entry);
    }
    for rule in top.rules {
        base.off.retain(|off| id_of(off).map(|(_, id)| id) != rule.id());
        match base.rules.iter_mut().find(|extended| extended.id() == rule.id()) {
            Some(extended) if rule.id().is_some() => overlay_rule(extended, rule, problems),
            _ => base.rules.push(rule),
        }
    }
    base.off.extend(top.off);
    base
}

/// Takes the rules out that are switched off; an id that there is not is a problem.
fn switch_off(base: &mut WrittenRuleset, top: &WrittenRuleset, problems: &mut Vec<Problem>) {
    for off in &top.off {
        let Some((value, id)) = id_of(off) else {
            continue;
        };
        let ids: Vec<&str> = base.rules.iter().filter_map(WrittenRule::id).collect();
        if !ids.contains(&id) {
            problems.push(value.unknown_word(id, &ids));
        }
        if top.rules.iter().any(|rule| rule.id() == Some(id)) {
            problems.push(value.problem(text!(
                vi: "quy định `{id}` vừa bị tắt vừa được sửa trong cùng một tệp",
                en: "the rule `{id}` is both switched off and changed in this file",
            )));
        }
        base.rules.retain(|rule| rule.id() != Some(id));
    }
}

/// Levels, fields of work and statistics are added one by one, and so are the documents, since the rules that
/// are kept still come from the old ones; every other part of the head is replaced.
fn overlay_head(base: &mut Table, entry: Entry) {
    if entry.key.name == "sources" {
        return overlay_sources(base, entry);
    }
    let is_open = matches!(&*entry.key.name, "level" | "other_level" | "field" | "statistic");
    let entries = base.entries.to_mut();
    let extended = entries.iter_mut().find(|other| other.key.name == entry.key.name);
    match extended {
        Some(extended) if is_open => merge_named(&mut extended.value, entry.value),
        _ => base.set(entry),
    }
}

/// Puts named tables on top of others: the keys of one that both have are put on top key by key.
fn merge_named(base: &mut Value, top: Value) {
    match (&mut base.kind, top.kind) {
        (ValueKind::Table(base), ValueKind::Table(top)) => {
            for entry in top.entries.into_owned() {
                let name = &entry.key.name;
                let known = base.entries.to_mut().iter_mut().find(|it| it.key.name == *name);
                match known {
                    Some(known) => merge_tables(&mut known.value, entry.value),
                    None => base.set(entry),
                }
            }
        }
        (_, kind) => *base = Value { place: top.place, kind },
    }
}

/// Puts the documents of a ruleset before those of the one that it extends, each once.
fn overlay_sources(base: &mut Table, mut entry: Entry) {
    let below = base.get("sources").map(|sources| sources.value.kind.clone());
    if let (ValueKind::Array(top), Some(ValueKind::Array(below))) = (&mut entry.value.kind, below) {
        let id = |item: &Value| match &item.kind {
            ValueKind::Table(table) => id_of(table).map(|(_, id)| id.to_owned()),
            _ => None,
        };
        let named: Vec<Option<String>> = top.iter().map(id).collect();
        let others = below.iter().filter(|item| !named.contains(&id(item))).cloned();
        top.to_mut().extend(others);
    }
    base.set(entry);
}

/// Puts the keys of one table on top of another's; anything else is replaced.
fn merge_tables(base: &mut Value, top: Value) {
    match (&mut base.kind, top.kind) {
        (ValueKind::Table(base), ValueKind::Table(top)) => {
            for entry in top.entries.into_owned() {
                base.set(entry);
            }
        }
        (_, kind) => *base = Value { place: top.place, kind },
    }
}

fn overlay_rule(base: &mut WrittenRule, top: WrittenRule, problems: &mut Vec<Problem>) {
    if base.kind.id != top.kind.id {
        let (extended, kind) = (base.kind.id, top.kind.id);
        let Some((value, id)) = id_of(&top.table) else {
            return;
        };
        problems.push(value.problem(text!(
            vi: "`{id}` ở bộ quy định được kế thừa là `[[{extended}]]`, không phải `[[{kind}]]`",
            en: "`{id}` is a `[[{extended}]]` in the extended ruleset, not a `[[{kind}]]`",
        )));
        return;
    }
    if top.table.get("citation").is_some() {
        base.table.entries.to_mut().retain(|entry| entry.key.name != "quote");
    }
    base.table.place = top.table.place;
    for entry in top.table.entries.into_owned() {
        let by_level =
            base.kind.option(&entry.key.name).is_some_and(|option| option.value.is_by_level());
        let entries = base.table.entries.to_mut();
        let extended = entries.iter_mut().find(|other| other.key.name == entry.key.name);
        match extended {
            Some(extended) if by_level => merge_tables(&mut extended.value, entry.value),
            _ => base.table.set(entry),
        }
    }
}
