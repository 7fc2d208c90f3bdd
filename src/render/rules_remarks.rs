//! What a ruleset's rules have to do with each other, told to whoever writes them.

use crate::calculate::bounds::{Audited, Remark, StatedRule};
use crate::report::Severity;
use crate::rules::Level;
use crate::text;
use crate::wording::{Text, all_of};

use super::document::{Document, OPEN, point};
use super::marks;

/// The remarks on each level, the worst first; the quiet page leaves out what does no harm, rules
/// that others imply. Of a level whose search was given up, that is said.
pub(super) fn tell(document: &mut Document, levels: &[(&Level, Audited<'_>)], is_quiet: bool) {
    for (level, audited) in levels {
        let needs_attention = |remark: &&Remark<'_>| severity(remark) > Severity::Advice;
        for remark in audited.remarks.iter().filter(|it| !is_quiet || needs_attention(it)) {
            one(document, level, remark);
        }
        if audited.gave_up {
            let line = text!("{level}: {remark}", level = level_of(level), remark = gave_up());
            document.add(point(line).marked("?").toned(OPEN));
        }
    }
}

/// How much a remark weighs: what no list can keep is an error.
pub(super) fn severity(remark: &Remark<'_>) -> Severity {
    match remark {
        Remark::Contradiction { is_error: true, .. } => Severity::Error,
        Remark::Contradiction { .. } | Remark::LeavesNone { .. } | Remark::CannotFail { .. } => {
            Severity::Warning
        }
        Remark::Implied { .. } => Severity::Advice,
    }
}

fn one(document: &mut Document, level: &Level, remark: &Remark<'_>) {
    let (mark, tone) = marks::of_severity(severity(remark));
    let remark_words = sentence(remark);
    let line = text!("{level}: {remark_words}", level = level_of(level), remark_words);
    document.add(point(line).marked(mark).toned(tone));
    for (rule, says) in rules_of(remark) {
        let id = &rule.id;
        document.add(point(text!("{id}: {says}", says)).indented(3));
    }
}

pub(super) fn level_of(level: &Level) -> Text {
    level.title.capitalised()
}

/// The rules that a remark is about, with what each says.
pub(super) fn rules_of<'r, 'a>(remark: &'r Remark<'a>) -> &'r [StatedRule<'a>] {
    match remark {
        Remark::Contradiction { rules, .. } | Remark::LeavesNone { rules, .. } => rules,
        Remark::Implied { by, .. } => by,
        Remark::CannotFail { .. } => &[],
    }
}

/// The remark as a sentence that stands for itself, without the rules that follow it on a page.
pub(super) fn alone(remark: &Remark<'_>) -> Text {
    let sentence = sentence(remark);
    let without = |lang| {
        let text = sentence.get(lang).trim_end_matches(':');
        let text = text.strip_suffix(", vì").or_else(|| text.strip_suffix(", since"));
        text.unwrap_or(sentence.get(lang).trim_end_matches(':')).to_owned()
    };
    Text::by(without)
}

pub(super) fn gave_up() -> Text {
    text!(
        vi: "chưa xét được hết xem các quy định có mâu thuẫn hoặc bao hàm nhau hay không: quy định quá nhiều hoặc các số quá lớn",
        en: "whether rules contradict or imply each other could not be settled: they are too many or their numbers too large"
    )
}

fn sentence(remark: &Remark<'_>) -> Text {
    match remark {
        Remark::Contradiction { rules, is_error } => {
            let ids = ids(rules);
            match (rules.len(), is_error) {
                (1, _) => text!(
                    vi: "không danh sách nào đạt được {ids}:",
                    en: "no list can keep {ids}:",
                    ids
                ),
                (_, true) => text!(
                    vi: "{ids} mâu thuẫn với nhau, không danh sách nào đạt được tất cả:",
                    en: "{ids} contradict each other, and no list can keep them all:",
                    ids
                ),
                (_, false) => text!(
                    vi: "{ids} mâu thuẫn với nhau, danh sách nào cũng vi phạm ít nhất một quy định, dù chỉ bị cảnh báo hoặc lưu ý:",
                    en: "{ids} contradict each other, and every list breaks one of them, if only a warning or advice:",
                    ids
                ),
            }
        }
        Remark::LeavesNone { people, rules } => text!(
            vi: "chỉ danh sách không có {people} nào mới đạt được tất cả {ids}:",
            en: "only a list without any {people} can keep {ids} at once:",
            people = people.many(),
            ids = ids(rules)
        ),
        Remark::Implied { rule: (rule, says), by, reached } => {
            let id = &rule.id;
            let reached = reached.as_ref().map(|reached| text!("; {reached}", reached));
            text!(
                vi: "{id} luôn đạt khi đã đạt {ids}: {says}{reached}, vì",
                en: "{id} follows from {ids}: {says}{reached}, since",
                says,
                reached,
                ids = ids(by)
            )
        }
        Remark::CannotFail { rule: (rule, says) } => {
            let id = &rule.id;
            text!(
                vi: "không danh sách nào có thể vi phạm {id}: {says}",
                en: "no list can break {id}: {says}",
                says
            )
        }
    }
}

fn ids(rules: &[StatedRule<'_>]) -> Text {
    let ids: Vec<&str> = rules.iter().map(|(rule, _)| rule.id.as_str()).collect();
    all_of(&ids)
}
