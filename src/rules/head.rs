//! Reads the head of a rules file: all that is not a rule.

use super::decode::Decoding;
use super::identity::{CenturyDigit, IdentityNumbers};
use super::level::Level;
use super::{FieldOfWork, FoldedWords, InForce, SourceDocument, SwitchedOff};
use crate::catalogue::GroupCatalogue;
use crate::roster::Role;
use crate::wording::Text;
use crate::written::{Problem, Table, WrittenTable};

/// The keys of the head with what they say, in the order of documentation.
pub(crate) const HEAD_KEYS: &[(&str, &str, &str)] = &[
    ("id", "Mã của bộ quy định.", "The ruleset's id."),
    ("title", "Tên bộ quy định.", "Its title."),
    (
        "extends",
        "Bộ quy định được kế thừa: mã hoặc đường dẫn.",
        "The ruleset that it extends: an id or a path.",
    ),
    ("catalogue", "Danh mục dân tộc.", "The catalogue of groups."),
    (
        "unstated_role",
        "Tư cách của mọi dòng khi danh sách không ghi.",
        "The role of every row of a list that marks none.",
    ),
    ("sources", "Các văn bản.", "The documents it comes from."),
    ("in_force", "Thời gian hiệu lực.", "When it is in force."),
    ("level", "Các cấp đại hội.", "The levels of congress."),
    (
        "other_level",
        "Các cấp mà danh sách có thể ghi nhưng ở đây không có quy định.",
        "The levels that lists may name and for which there are no rules here.",
    ),
    (
        "field",
        "Các lĩnh vực và từ ngữ trong danh sách.",
        "The fields of work, with the words by which lists tell them.",
    ),
    (
        "identity_number",
        "Cấu trúc số định danh cá nhân.",
        "What a personal identity number looks like.",
    ),
    ("off", "Các quy định bị tắt, kèm lý do.", "The rules that are switched off, with the reason."),
];

/// The head of a ruleset.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) extends: Option<String>,
    pub(crate) sources: Vec<SourceDocument>,
    pub(crate) in_force: Option<InForce>,
    pub(crate) levels: Vec<Level>,
    pub(crate) other_levels: Vec<Level>,
    pub(crate) catalogue: &'static GroupCatalogue,
    pub(crate) unstated_role: Option<Role>,
    pub(crate) fields_of_work: Vec<FieldOfWork>,
    pub(crate) identity: IdentityNumbers,
}

/// Reads the head. What is missing is a problem, and empty here, so that the rules are read all the
/// same and all of the file's problems are told together.
pub(crate) fn read(head: &WrittenTable<'_>, problems: &mut Vec<Problem>) -> Head {
    let id = head.required("id", problems);
    let id = id.and_then(|value| value.as_words(problems)).map(str::to_owned);
    let title = head.required("title", problems);
    let title = title.and_then(|value| value.as_text(problems));
    let catalogue = catalogue(head, problems);
    let (levels, other_levels) = all_levels(head, problems);
    let fields_of_work = fields_of_work(head, problems);
    Head {
        extends: head
            .optional("extends")
            .and_then(|value| value.as_words(problems))
            .map(str::to_owned),
        sources: sources(head, problems),
        in_force: in_force(head, problems),
        unstated_role: head.optional("unstated_role").and_then(|value| value.as_choice(problems)),
        identity: identity(head, problems),
        id: id.unwrap_or_default(),
        title: title.unwrap_or_else(|| Text::same("")),
        levels,
        other_levels,
        catalogue,
        fields_of_work,
    }
}

fn catalogue(head: &WrittenTable<'_>, problems: &mut Vec<Problem>) -> &'static GroupCatalogue {
    let vietnam = GroupCatalogue::vietnam();
    if let Some(value) = head.optional("catalogue") {
        value.as_one_of(&[(vietnam.id.as_str(), ())], problems);
    }
    vietnam
}

fn sources(head: &WrittenTable<'_>, problems: &mut Vec<Problem>) -> Vec<SourceDocument> {
    let Some(items) = head.optional("sources").and_then(|value| value.as_array(problems)) else {
        return Vec::new();
    };
    let mut sources = Vec::new();
    for item in items {
        let Some(table) = item.as_table(problems) else {
            continue;
        };
        let written = WrittenTable::new(table, ["id", "date", "title"]);
        written.finish(problems);
        let id = written.required("id", problems);
        let Some(id) = id.and_then(|value| value.as_words(problems)) else {
            continue;
        };
        sources.push(SourceDocument {
            id: id.to_owned(),
            date: written.optional("date").and_then(|value| value.as_date(problems)),
            title: written
                .optional("title")
                .and_then(|value| value.as_words(problems))
                .map(str::to_owned),
        });
    }
    sources
}

fn in_force(head: &WrittenTable<'_>, problems: &mut Vec<Problem>) -> Option<InForce> {
    let table = head.optional("in_force")?.as_table(problems)?;
    let written = WrittenTable::new(table, ["from", "until"]);
    written.finish(problems);
    Some(InForce {
        until: written.optional("until").and_then(|value| value.as_date(problems)),
        from: written.required("from", problems)?.as_date(problems)?,
    })
}

/// The levels with rules and those without. A ruleset that gives rules to one of the latter keeps
/// the words that tell it, unless it names its own.
fn all_levels(head: &WrittenTable<'_>, problems: &mut Vec<Problem>) -> (Vec<Level>, Vec<Level>) {
    let ruled = head.required("level", problems).and_then(|value| value.as_table(problems));
    let mut ruled = ruled.map_or_else(Vec::new, |table| levels(table, problems));
    let others = head.optional("other_level").and_then(|value| value.as_table(problems));
    let mut others = others.map_or_else(Vec::new, |table| levels(table, problems));
    for level in &mut ruled {
        if let Some(at) = others.iter().position(|other| other.id == level.id) {
            let other = others.remove(at);
            if level.title_words.is_empty() && level.names.is_empty() {
                (level.title_words, level.names) = (other.title_words, other.names);
            }
        }
    }
    (ruled, others)
}

fn levels(table: &Table, problems: &mut Vec<Problem>) -> Vec<Level> {
    named_tables(table, problems, |id, table, problems| {
        let written = WrittenTable::new(table, ["title", "title_words", "names"]);
        written.finish(problems);
        Some(Level {
            id: id.to_owned(),
            title_words: words_list(&written, "title_words", problems),
            names: words_list(&written, "names", problems),
            title: written.required("title", problems)?.as_text(problems)?,
        })
    })
}

fn fields_of_work(head: &WrittenTable<'_>, problems: &mut Vec<Problem>) -> Vec<FieldOfWork> {
    let Some(table) = head.optional("field").and_then(|value| value.as_table(problems)) else {
        return Vec::new();
    };
    named_tables(table, problems, |id, table, problems| {
        let written = WrittenTable::new(table, ["title", "words"]);
        written.finish(problems);
        let title = written.required("title", problems)?.as_text(problems)?;
        let words = written.required("words", problems)?.as_words_list(problems)?;
        let folded = words.iter().map(|word| FoldedWords::of(word)).collect();
        Some(FieldOfWork { id: id.to_owned(), title, words, folded })
    })
}

/// Reads a table of tables, such as `[level.district]`.
fn named_tables<T>(
    table: &Table,
    problems: &mut Vec<Problem>,
    read: impl Fn(&str, &Table, &mut Vec<Problem>) -> Option<T>,
) -> Vec<T> {
    table
        .entries
        .iter()
        .filter_map(|entry| {
            let inner = entry.value.as_table(problems)?;
            read(&entry.key.name, inner, problems)
        })
        .collect()
}

fn words_list(table: &WrittenTable<'_>, key: &str, problems: &mut Vec<Problem>) -> Vec<String> {
    table.optional(key).and_then(|value| value.as_words_list(problems)).unwrap_or_default()
}

fn identity(head: &WrittenTable<'_>, problems: &mut Vec<Problem>) -> IdentityNumbers {
    let Some(table) = head.optional("identity_number").and_then(|value| value.as_table(problems))
    else {
        return IdentityNumbers::default();
    };
    let written = WrittenTable::new(table, ["provinces", "century"]);
    written.finish(problems);
    let provinces = words_list(&written, "provinces", problems);
    let centuries =
        written.optional("century").and_then(|value| value.as_array(problems)).unwrap_or_default();
    let centuries = centuries
        .iter()
        .filter_map(|item| {
            let written =
                WrittenTable::new(item.as_table(problems)?, ["digit", "first_year", "gender"]);
            written.finish(problems);
            let digit = written.required("digit", problems)?.as_words(problems)?;
            let year = written.required("first_year", problems)?.as_count(problems)?;
            Some(CenturyDigit {
                digit: digit.chars().next()?,
                first_year: i16::try_from(year).ok()?,
                gender: written.required("gender", problems)?.as_choice(problems)?,
            })
        })
        .collect();
    IdentityNumbers { provinces: provinces.into_iter().collect(), centuries }
}

/// Reads the rules that are switched off. That each id is one of the extended ruleset is checked
/// where the two are put together.
pub(crate) fn switched_off(table: &Table, decoding: &mut Decoding) -> Option<SwitchedOff> {
    let problems = &mut decoding.problems;
    let written = WrittenTable::new(table, ["id", "reason"]);
    written.finish(problems);
    let id = written.required("id", problems);
    let reason = written.required("reason", problems);
    Some(SwitchedOff { id: id?.as_words(problems)?.to_owned(), reason: reason?.as_text(problems)? })
}
