//! A ruleset as the page of its regulation: one that an office prints and hangs up.
//!
//! The numbers stand in one table, each with its clause and the words of it; then what else is
//! asked, how open clauses are read, and what is advice. Somebody who has only the page can check it
//! against the documents. What only writers of rules need stands apart ([`as_written`]).

use crate::report::{Severity, words};
use crate::rules::{CitationExplained, Level, RuleExplained, RulesetExplained};
use crate::text;
use crate::wording::{Text, all_of, joined};

use super::head;
use super::limits::{limit_at, title_of};
use crate::render::document::{
    DIM, Document, STRONG, TextCell, TextColumn, TextLine, TextTable, beneath, paragraph, point,
};

/// So many levels have a column each.
const COLUMNS: usize = 3;

/// The room on a screen for what is short, which leaves the rest to the words of the clauses.
const NARROW: u16 = 16;

/// The page, without its title.
pub(super) fn page(ruleset: &RulesetExplained) -> Document {
    let mut page = Document::default();
    head::head(&mut page, ruleset);
    let is_advice = |rule: &&RuleExplained| rule.severity == Severity::Advice;
    let all = || ruleset.rules.iter();
    let of_list: Vec<_> = all().filter(|rule| rule.is_about_list).collect();
    let asked: Vec<_> = all().filter(|rule| !rule.is_about_list && !is_advice(rule)).collect();
    let advice: Vec<_> = all().filter(|rule| !rule.is_about_list && is_advice(rule)).collect();
    let (numbers, others): (Vec<_>, Vec<_>) =
        asked.iter().copied().partition(|rule| has_numbers(rule));
    numbers_by_level(&mut page, ruleset, &numbers);
    other_demands(&mut page, ruleset, &others);
    readings(&mut page, &asked);
    only_advice(&mut page, ruleset, &advice);
    about_the_list(&mut page, &of_list);
    switched_off(&mut page, ruleset);
    page
}

fn has_numbers(rule: &RuleExplained) -> bool {
    rule.asks.is_some() || rule.levels.iter().any(|level| limit_at(rule, level).is_some())
}

/// What the rule asks for at one level; none where it says nothing there.
fn asked_at(rule: &RuleExplained, level: &str) -> Option<Text> {
    if !rule.levels.iter().any(|at| at == level) {
        return None;
    }
    let Some(limit) = limit_at(rule, level) else {
        return rule.asks.clone();
    };
    let limit = match &rule.unit {
        Some(unit) => text!("{limit} {unit}", limit, unit),
        None => limit,
    };
    Some(match &rule.asks {
        Some(asks) => text!("{limit}; {asks}", limit, asks),
        None => limit,
    })
}

/// What the rule asks for, level by level, each behind its title and `colon`: one line where all
/// are alike.
fn asked_by_level(ruleset: &RulesetExplained, rule: &RuleExplained, colon: &str) -> Vec<Text> {
    let asked: Vec<(&String, Text)> =
        rule.levels.iter().filter_map(|level| Some((level, asked_at(rule, level)?))).collect();
    match &asked[..] {
        [(_, first), rest @ ..]
            if asked.len() == ruleset.levels.len() && rest.iter().all(|(_, it)| it == first) =>
        {
            vec![first.clone()]
        }
        _ => {
            let line = |(level, asked): &(&String, Text)| {
                text!("{level}{colon} {asked}", level = title_of(ruleset, level), asked)
            };
            asked.iter().map(line).collect()
        }
    }
}

fn numbers_by_level(page: &mut Document, ruleset: &RulesetExplained, rules: &[&RuleExplained]) {
    if rules.is_empty() {
        return;
    }
    page.heading(text!(vi: "Các mức quy định", en: "The numbers"));
    let has_columns = (2..=COLUMNS).contains(&ruleset.levels.len());
    let levels: Vec<TextColumn> = if has_columns {
        let title = |level: &Level| TextColumn::new(level.title.capitalised()).at_most(NARROW);
        ruleset.levels.iter().map(title).collect()
    } else {
        vec![TextColumn::new(text!(vi: "Mức", en: "Limit"))]
    };
    let title = TextColumn::new(text!(vi: "Nội dung", en: "Rule")).at_most(NARROW);
    let mut table = TextTable::new([title].into_iter().chain(levels).chain([source_column()]));
    for rule in rules {
        let limits: Vec<TextCell> = if has_columns {
            let at =
                |level: &Level| asked_at(rule, &level.id).map_or_else(|| "–".into(), Into::into);
            ruleset.levels.iter().map(at).collect()
        } else {
            let lines = asked_by_level(ruleset, rule, ":");
            vec![lines.into_iter().map(TextLine::from).collect()]
        };
        let cells = [name(rule)].into_iter().chain(limits);
        table.row(cells.chain([sources(ruleset, rule)]));
    }
    page.table(table);
}

/// Clause and quote.
fn source_column() -> TextColumn {
    TextColumn::new(text!(vi: "Căn cứ", en: "Source"))
}

/// Its title, and that it does not bind like the others.
fn name(rule: &RuleExplained) -> TextCell {
    let title = TextCell::from(TextLine::from(&rule.title).toned(STRONG));
    match rule.severity {
        Severity::Error => title,
        weight => title.with_line(
            TextLine::from(text!("({weight})", weight = words::severity(weight))).toned(DIM),
        ),
    }
}

/// The clauses, each with its words; words that all levels share stand behind the last.
fn sources(ruleset: &RulesetExplained, rule: &RuleExplained) -> TextCell {
    let quotes: Vec<&String> =
        rule.citations.iter().filter_map(|cited| cited.quote.as_ref()).collect();
    if let [first, rest @ ..] = &quotes[..]
        && quotes.len() == rule.citations.len()
        && !rest.is_empty()
        && rest.iter().all(|quote| quote == first)
    {
        let clause = |cited: &CitationExplained| {
            let level = cited.level.as_ref().map(|id| title_of(ruleset, id));
            let level = level.map(|title| text!("{title}: ", title));
            text!("{level}{clause}", level, clause = &cited.clause)
        };
        let clauses: Vec<Text> = rule.citations.iter().map(clause).collect();
        return TextLine::from(text!(
            "{all} “{first}”",
            all = joined(&clauses, "; ").capitalised()
        ))
        .into();
    }
    let cited = rule.citations.iter().map(|cited| {
        let level = cited.level.as_ref();
        let level = level.map(|id| text!("{title}: ", title = title_of(ruleset, id).capitalised()));
        TextLine::from(text!("{level}{cited}", level, cited = clause_and_quote(cited)))
    });
    cited.collect()
}

fn clause_and_quote(cited: &CitationExplained) -> String {
    let quote = cited.quote.as_ref().map(|quote| format!(" “{quote}”"));
    format!("{}{}", cited.clause, quote.unwrap_or_default())
}

fn other_demands(page: &mut Document, ruleset: &RulesetExplained, rules: &[&RuleExplained]) {
    if rules.is_empty() {
        return;
    }
    page.heading(text!(vi: "Các yêu cầu khác", en: "What else is asked"));
    let levels = TextColumn::new(text!(vi: "Áp dụng cho", en: "Levels")).at_most(NARROW);
    let is_for_some = |rule: &&&RuleExplained| rule.levels.len() < ruleset.levels.len();
    let has_levels = rules.iter().any(|rule| is_for_some(&rule));
    let title = TextColumn::new(text!(vi: "Nội dung", en: "Rule")).at_most(NARROW);
    let levels = has_levels.then_some(levels);
    let mut table = TextTable::new([title].into_iter().chain(levels).chain([source_column()]));
    for rule in rules {
        let levels = has_levels.then(|| applies_to(ruleset, rule).into());
        table.row([name(rule)].into_iter().chain(levels).chain([sources(ruleset, rule)]));
    }
    page.table(table);
}

fn applies_to(ruleset: &RulesetExplained, rule: &RuleExplained) -> Text {
    if rule.levels.len() == ruleset.levels.len() {
        return text!(vi: "mọi cấp", en: "all levels");
    }
    let levels: Vec<Text> = rule.levels.iter().map(|id| title_of(ruleset, id)).collect();
    all_of(&levels)
}

fn readings(page: &mut Document, rules: &[&RuleExplained]) {
    let mut told = rules.iter().filter(|rule| rule.reading.is_some() || rule.help.is_some());
    let Some(first) = told.next() else {
        return;
    };
    page.heading(text!(vi: "Cách hiểu", en: "How it is read"));
    for rule in [first].into_iter().chain(told) {
        page.add(point(named(rule, None, &Vec::from_iter(reading(rule)))));
    }
}

/// `Số đại biểu: …`, the title standing out.
fn named(rule: &RuleExplained, aside: Option<Text>, sentences: &[Text]) -> TextLine {
    let title = TextLine::from(&rule.title).toned(STRONG);
    let aside = aside.map(|aside| text!(" ({aside})", aside)).unwrap_or_default();
    let said = (!sentences.is_empty()).then(|| text!(": {said}", said = joined(sentences, " ")));
    title.then(text!("{aside}{said}", aside, said))
}

/// How an open clause is read, and what to do where it is broken.
fn reading(rule: &RuleExplained) -> Option<Text> {
    let help = rule.help.as_ref().map(|help| text!("{help}.", help = help.capitalised()));
    let told: Vec<Text> = rule.reading.clone().into_iter().chain(help).collect();
    (!told.is_empty()).then(|| joined(&told, " "))
}

/// The clauses of all levels in one line: `47/KH-UBND III.2 “…”`.
fn clauses(ruleset: &RulesetExplained, rule: &RuleExplained) -> Option<Text> {
    let cited: Vec<Text> = rule
        .citations
        .iter()
        .filter(|cited| !cited.clause.is_empty())
        .map(|cited| {
            let level = cited.level.as_ref();
            let level = level.map(|id| text!("{title}: ", title = title_of(ruleset, id)));
            text!("{level}{cited}", level, cited = clause_and_quote(cited))
        })
        .collect();
    (!cited.is_empty()).then(|| joined(&cited, "; "))
}

fn only_advice(page: &mut Document, ruleset: &RulesetExplained, rules: &[&RuleExplained]) {
    if rules.is_empty() {
        return;
    }
    page.heading(
        text!(vi: "Chỉ là khuyến nghị, không bắt buộc", en: "Advice, which does not bind"),
    );
    for rule in rules {
        let asked = asked_by_level(ruleset, rule, "");
        let asked = (!asked.is_empty()).then(|| text!("{it}.", it = joined(&asked, "; ")));
        let sentences: Vec<Text> = asked.into_iter().chain(reading(rule)).collect();
        page.add(point(named(rule, clauses(ruleset, rule), &sentences)));
    }
}

/// What is asked of the list itself, whatever it is a list of: a line for each weight. How each of
/// these is read only writers of rules need.
fn about_the_list(page: &mut Document, rules: &[&RuleExplained]) {
    if rules.is_empty() {
        return;
    }
    page.heading(text!(vi: "Về cách ghi danh sách", en: "How the list is kept"));
    for weight in [Severity::Error, Severity::Warning, Severity::Advice] {
        let these = rules.iter().filter(|rule| rule.severity == weight);
        let named = these.map(|rule| {
            let clauses: Vec<&str> = rule.citations.iter().map(|cited| &*cited.clause).collect();
            let clauses = clauses.join("; ");
            if clauses.is_empty() {
                rule.title.clone()
            } else {
                text!("{title} ({clauses})", title = &rule.title)
            }
        });
        let named: Vec<Text> = named.collect();
        if !named.is_empty() {
            let weight = TextLine::from(words::severity(weight).capitalised()).toned(STRONG);
            page.add(point(weight.then(text!(": {named}.", named = joined(&named, "; ")))));
        }
    }
}

fn switched_off(page: &mut Document, ruleset: &RulesetExplained) {
    if ruleset.off.is_empty() {
        return;
    }
    let count = ruleset.off.len();
    page.heading(text!(vi: "Quy định không áp dụng ({count})", en: "Rules switched off ({count})"));
    for off in &ruleset.off {
        let id = &off.id;
        page.add(point(text!("{id}: {reason}", reason = &off.reason)));
    }
}

/// Each rule by its id, with the options as its file writes them: whoever extends the ruleset, or
/// switches a rule off, needs both.
pub(super) fn as_written(document: &mut Document, ruleset: &RulesetExplained) {
    let count = ruleset.rules.len();
    document.heading(text!(
        vi: "Trong tệp quy định ({count} quy định)",
        en: "As the rules file writes it ({count} rules)"
    ));
    for rule in &ruleset.rules {
        let (id, title) = (&rule.id, &rule.title);
        document.add(paragraph(text!("{title} [{id}]", title)).indented(1));
        if let Some(reading) = reading(rule).filter(|_| rule.is_about_list) {
            document.add(beneath(reading));
        }
        document.add(beneath(options(rule)).toned(DIM));
    }
}

/// The rule's own options.
fn options(rule: &RuleExplained) -> String {
    // Sentences of the report are no part of what the rule asks for.
    let own = rule.options.iter().filter(|option| !option.is_default && !option.is_sentence);
    let options: Vec<String> =
        own.map(|option| format!("{} = {}", option.key, option.value)).collect();
    format!("[[{}]] {}", rule.kind, options.join("; "))
}

#[cfg(test)]
mod tests {
    use crate::render::{WholeFormat, fixtures};
    use crate::rules;
    use crate::wording::Lang;

    fn drawn(id: &str, format: WholeFormat, lang: Lang, width: usize) -> String {
        let ruleset = rules::show(&rules::load(id).unwrap());
        fixtures::printed(&ruleset, format, &fixtures::page(lang, width))
    }

    /// The row of a table in Markdown that begins with this title.
    fn row(page: &str, title: &str) -> Vec<String> {
        let is_of = |line: &&str| {
            line.strip_prefix("| ").is_some_and(|row| row.trim_matches('*').starts_with(title))
        };
        let row = page.lines().find(is_of);
        let row = row.unwrap_or_else(|| panic!("no row of {title}:\n{page}"));
        row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()
    }

    #[test]
    fn every_number_stands_in_one_table_with_its_clause_and_the_words_of_it() {
        let page = drawn("vn-2024", WholeFormat::Markdown, Lang::Vi, 100);
        let official = row(&page, "Đại biểu chính thức");
        assert_eq!(official[1..3], ["không quá 150", "không quá 250"]);
        assert!(official[3].contains("III.4.1 “Đại biểu chính thức không quá 150 đại biểu”"));
        assert_eq!(row(&page, "Tỷ lệ đại biểu nữ")[1], "ít nhất 30% số đại biểu chính thức");
        assert_eq!(row(&page, "Thời gian đại hội")[1], "không quá 1,5 ngày");
        assert_eq!(row(&page, "Đủ dân số tổ chức")[1..3], ["ít nhất 5.000", "–"]);
        let english = drawn("vn-2024", WholeFormat::Markdown, Lang::En, 100);
        assert_eq!(row(&english, "Minority population")[1], "at least 5,000");
        assert_eq!(row(&english, "Deadline")[1], "done before 2024-06-30");
    }

    #[test]
    fn where_every_row_is_alike_a_share_is_one_of_the_list() {
        let page = drawn("mk-list", WholeFormat::Markdown, Lang::En, 100);
        assert_eq!(
            row(&page, "At least 40% of")[1],
            "at least 40% of the list, and so is the rest"
        );
        let order = &row(&page, "At least one of each")[1];
        assert_eq!(order, "each 3 from the top must hold at least 1 of each gender");
    }

    #[test]
    fn what_is_out_of_bounds_itself_is_told_so() {
        let page = drawn("vn-youth-2022-committee", WholeFormat::Markdown, Lang::Vi, 100);
        assert_eq!(row(&page, "Tỷ lệ ủy viên dưới 35 tuổi")[1], "hơn 30% danh sách");
        assert_eq!(row(&page, "Tuổi bình quân")[1], "không quá 37 tuổi");
    }

    #[test]
    fn many_levels_share_a_column_and_name_themselves() {
        let page = drawn("vn-party-2025", WholeFormat::Markdown, Lang::En, 100);
        let limits = &row(&page, "Official delegates")[1];
        assert!(limits.starts_with("base: at most 250<br>commune after merging: "), "{limits}");
    }

    #[test]
    fn advice_stands_apart_from_what_binds() {
        let page = drawn("vn-2024", WholeFormat::Markdown, Lang::En, 100);
        let (binding, rest) = page.split_once("\n## Advice, which does not bind").unwrap();
        assert!(!binding.contains("Qualifying districts"), "{binding}");
        assert!(rest.contains("Qualifying districts (01/HD-BCĐ): province at least 2."), "{rest}");
        assert!(!page.contains("women-share"), "nobody on paper needs the ids");
    }

    #[test]
    fn a_terminal_tells_the_id_of_each_rule_and_why_others_are_off() {
        let text = drawn("vn-2024-thai-nguyen", WholeFormat::Table, Lang::En, 80);
        for rule in &rules::load("vn-2024-thai-nguyen").unwrap().rules {
            assert!(text.contains(&format!("[{}]", rule.id)), "{}", rule.id);
        }
        assert!(text.contains("Rules switched off (1)"), "{text}");
        assert!(text.contains("qualifying-districts:"), "{text}");
    }

    #[test]
    fn nothing_is_wider_than_the_screen() {
        for lang in [Lang::Vi, Lang::En] {
            for line in drawn("vn-2024", WholeFormat::Table, lang, 80).lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
            }
        }
    }
}
