//! What a list is: its files, its congress, the rules that judge it, its people.

use std::sync::Arc;

use crate::render::document::{DIM, Document, paragraph};
use crate::report::{CongressFacts, RulesetFacts, Tally, TallyCount, words};
use crate::text;
use crate::wording::{Text, grouped, joined, number_of};

/// The path of a list, or how many files it has and which.
pub(in crate::render) fn files(path: &str, parts: &[Arc<str>]) -> Text {
    match (path, parts) {
        ("-", []) => Text::fixed("(đầu vào chuẩn)", "(standard input)"),
        (path, []) => Text::same(path),
        _ => {
            let (count, files) = (parts.len(), parts.join(", "));
            text!(vi: "{count} tệp: {files}", en: "{count} files: {files}")
        }
    }
}

/// Which congress it is for, and by which rules it is judged.
pub(in crate::render) fn congress_and_rules(
    document: &mut Document,
    congress: &CongressFacts,
    rules: &RulesetFacts,
) {
    document.say(self::congress(congress));
    document.add(paragraph(ruleset(rules)).toned(DIM));
}

pub(super) fn ruleset(ruleset: &RulesetFacts) -> Text {
    let (id, title) = (&ruleset.id, &ruleset.title);
    text!(vi: "Bộ quy định: {id} – {title}", en: "Rules: {id} – {title}", title)
}

/// `Sa Thầy · cấp huyện · 32.000 người DTTS · 21 dân tộc thiểu số`.
pub(super) fn congress(congress: &CongressFacts) -> Text {
    let mut facts: Vec<Text> = congress.name.iter().map(Text::same).collect();
    facts.push(words::level(&congress.level_title));
    if let Some(people) = congress.minority_population {
        facts.push(text!(
            vi: "{people} người DTTS",
            en: "minority population {people}",
            people = grouped(people)
        ));
    }
    if let Some(groups) = &congress.groups {
        let groups = groups.len() as u64;
        facts.push(number_of(groups, "dân tộc thiểu số", "minority group", "minority groups"));
    }
    joined(&facts, " · ")
}

/// The counts in one sentence.
pub(super) fn people(tally: &Tally) -> Text {
    let mut parts = vec![official(tally)];
    if tally[TallyCount::Guest] > 0 {
        parts.push(counted_in(tally[TallyCount::Guest], "khách mời", "guest", "guests"));
    }
    if tally[TallyCount::Alternate] > 0 {
        parts.push(counted_in(
            tally[TallyCount::Alternate],
            "dự khuyết",
            "alternate",
            "alternates",
        ));
    }
    if tally[TallyCount::RoleUnknown] > 0 {
        parts.push(text!(
            vi: "{people} chưa rõ tư cách",
            en: "{people} in no known role",
            people = grouped(tally[TallyCount::RoleUnknown])
        ));
    }
    if tally[TallyCount::InDoubt] > 0 {
        parts.push(words::not_counted(tally[TallyCount::InDoubt]));
    }
    let all =
        tally[TallyCount::Total] + tally[TallyCount::Alternate] + tally[TallyCount::RoleUnknown];
    text!(
        vi: "Danh sách có {all}: {parts}.",
        en: "The list has {all}: {parts}.",
        all = counted_in(all, "người", "person", "people"),
        parts = joined(&parts, "; ")
    )
}

fn official(tally: &Tally) -> Text {
    let mut details = Vec::new();
    if tally[TallyCount::ExOfficio] + tally[TallyCount::Selected] > 0 {
        details.push(text!(
            vi: "{ex_officio} đương nhiên, {selected} chọn cử",
            en: "{ex_officio} ex officio, {selected} selected",
            ex_officio = grouped(tally[TallyCount::ExOfficio]),
            selected = grouped(tally[TallyCount::Selected])
        ));
    }
    if tally[TallyCount::Appointed] > 0 {
        details.push(text!(
            vi: "{appointed} chỉ định",
            en: "{appointed} appointed",
            appointed = grouped(tally[TallyCount::Appointed])
        ));
    }
    details.push(counted_in(tally[TallyCount::OfficialWomen], "nữ", "woman", "women"));
    text!(
        "{delegates} ({details})",
        delegates = counted_in(
            tally[TallyCount::Official],
            "chính thức",
            "official delegate",
            "official delegates"
        ),
        details = joined(&details, ", ")
    )
}

/// So many people; thousands are set apart in Vietnamese, as in the head of a list.
fn counted_in(people: u64, vi: &str, en_one: &str, en_many: &str) -> Text {
    let grouped = grouped(people).vi;
    Text { vi: format!("{grouped} {vi}").into(), ..number_of(people, vi, en_one, en_many) }
}
