//! What a ruleset's rules have to do with each other, told to whoever writes them.

use crate::calculate::bounds::{Audited, Remark, StatedRule};
use crate::report::Severity;
use crate::rules::Level;
use crate::text;
use crate::wording::{Text, list};

use super::paper::{PLAIN, Paper, YELLOW, weight};
use super::{RenderOptions, for_terminal};

/// The remarks on each level, the worst first; the quiet page leaves out what does no harm, rules
/// that others imply. Of a level whose search was given up, that is said. The text ends with a line
/// feed, or is empty.
pub fn remarks(levels: &[(&Level, Audited<'_>)], options: &RenderOptions) -> String {
    let mut paper = Paper::new(options);
    for (level, audited) in levels {
        let needs_attention = |remark: &&Remark<'_>| severity(remark) > Severity::Advice;
        for remark in
            audited.remarks.iter().filter(|remark| !options.quiet || needs_attention(remark))
        {
            write_remark(&mut paper, level, remark);
        }
        if audited.gave_up {
            gave_up(&mut paper, level);
        }
    }
    paper.finish()
}

/// How much a remark weighs: what no list can keep is an error.
fn severity(remark: &Remark<'_>) -> Severity {
    match remark {
        Remark::Contradiction { is_error: true, .. } => Severity::Error,
        Remark::Contradiction { .. } | Remark::LeavesNone { .. } | Remark::CannotFail { .. } => {
            Severity::Warning
        }
        Remark::Implied { .. } => Severity::Advice,
    }
}

fn write_remark(paper: &mut Paper, level: &Level, remark: &Remark<'_>) {
    let (mark, style) = weight(severity(remark));
    let level = paper.sentence(&level.title);
    let sentence = paper.say(&sentence(paper, remark));
    paper.paragraph(&format!(" {mark} "), &format!("{level}: {sentence}"), style);
    let stated: &[StatedRule<'_>] = match remark {
        Remark::Contradiction { rules, .. } | Remark::LeavesNone { rules, .. } => rules,
        Remark::Implied { by, .. } => by,
        Remark::CannotFail { .. } => &[],
    };
    for (rule, says) in stated {
        let (id, says) = (for_terminal(&rule.id), paper.say(says));
        paper.paragraph("   · ", &format!("{id}: {says}"), PLAIN);
    }
}

fn gave_up(paper: &mut Paper, level: &Level) {
    let level = paper.sentence(&level.title);
    let sentence = paper.say(&text!(
        vi: "chưa xét được hết xem các quy định có mâu thuẫn hoặc bao hàm nhau hay không: quy định quá nhiều hoặc các số quá lớn",
        en: "whether rules contradict or imply each other could not be settled: they are too many or their numbers too large",
    ));
    paper.paragraph(" ? ", &format!("{level}: {sentence}"), YELLOW);
}

fn sentence(paper: &Paper, remark: &Remark<'_>) -> Text {
    match remark {
        Remark::Contradiction { rules, is_error } => {
            let ids = ids(paper, rules);
            match (rules.len(), is_error) {
                (1, _) => text!(
                    vi: "không danh sách nào đạt được {ids}:",
                    en: "no list can keep {ids}:",
                ),
                (_, true) => text!(
                    vi: "{ids} mâu thuẫn với nhau, không danh sách nào đạt được tất cả:",
                    en: "{ids} contradict each other, and no list can keep them all:",
                ),
                (_, false) => text!(
                    vi: "{ids} mâu thuẫn với nhau, danh sách nào cũng vi phạm ít nhất một quy định, dù chỉ bị cảnh báo hoặc lưu ý:",
                    en: "{ids} contradict each other, and every list breaks one of them, if only a warning or advice:",
                ),
            }
        }
        Remark::LeavesNone { people, rules } => {
            let ids = ids(paper, rules);
            text!(
                vi: "chỉ danh sách không có {people} nào mới đạt được tất cả {ids}:",
                en: "only a list without any {people} can keep {ids} at once:",
                people = people.many()
            )
        }
        Remark::Implied { rule: (rule, says), by, reached } => {
            let (id, ids) = (for_terminal(&rule.id), ids(paper, by));
            let reached = reached.as_ref().map(|reached| text!("; {reached}", reached));
            text!(
                vi: "{id} luôn đạt khi đã đạt {ids}: {says}{reached}, vì",
                en: "{id} follows from {ids}: {says}{reached}, since",
                says,
                reached
            )
        }
        Remark::CannotFail { rule: (rule, says) } => {
            let id = for_terminal(&rule.id);
            text!(
                vi: "không danh sách nào có thể vi phạm {id}: {says}",
                en: "no list can break {id}: {says}",
                says
            )
        }
    }
}

fn ids(paper: &Paper, rules: &[StatedRule<'_>]) -> String {
    let ids: Vec<String> = rules.iter().map(|(rule, _)| for_terminal(&rule.id)).collect();
    list(&ids, paper.lang)
}
