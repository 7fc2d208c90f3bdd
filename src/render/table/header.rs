//! The head of a list's report: which list, which congress, which rules, how many people.

use crate::lang::report as words;
use crate::render::for_terminal;
use crate::report::{CongressFacts, InputReport, ListReport, RulesetFacts, Run, Tally};
use crate::wording::{Lang, counted};

use crate::render::figures;
use crate::render::paper::{BOLD, DIM, PLAIN, Paper};

pub(super) fn write(
    paper: &mut Paper,
    run: &Run,
    input: &InputReport,
    list: &ListReport,
    number: usize,
) {
    let path = match input.path.as_str() {
        "-" => paper.word("(đầu vào chuẩn)", "(standard input)").to_owned(),
        path => for_terminal(path),
    };
    // A mark by which the eye finds where the next list begins.
    let path = match run.inputs {
        0 | 1 => path,
        inputs => format!("[{number}/{inputs}] {path}"),
    };
    paper.paragraph("", &path, BOLD);
    congress_and_rules(paper, &list.congress, &list.ruleset);
    if !paper.quiet {
        let people = people(&list.tally, paper.lang);
        paper.paragraph("", &people, PLAIN);
    }
}

/// What is known of the congress, and the rules.
pub(super) fn congress_and_rules(
    paper: &mut Paper,
    congress: &CongressFacts,
    ruleset: &RulesetFacts,
) {
    let mut facts = Vec::new();
    if let Some(name) = &congress.name {
        facts.push(for_terminal(name));
    }
    facts.push(paper.say(&words::level(&congress.level)));
    if let Some(population) = congress.minority_population {
        let population = figures::number(population, paper.lang);
        facts.push(match paper.lang {
            Lang::Vi => format!("{population} người DTTS"),
            Lang::En => format!("minority population {population}"),
        });
    }
    if let Some(groups) = &congress.groups {
        let groups = u64::try_from(groups.len()).unwrap_or(u64::MAX);
        facts.push(match paper.lang {
            Lang::Vi => format!("{groups} dân tộc thiểu số"),
            Lang::En => counted(groups, "minority group", "minority groups"),
        });
    }
    paper.paragraph("", &facts.join(" · "), PLAIN);
    let rules = format!(
        "{}: {} – {}",
        paper.word("Bộ quy định", "Rules"),
        for_terminal(&ruleset.id),
        paper.say(&ruleset.title)
    );
    paper.paragraph("", &rules, DIM);
}

/// The counts in one sentence.
fn people(tally: &Tally, lang: Lang) -> String {
    let count = |people: u64| figures::number(people, lang);
    let mut parts = vec![official(tally, lang)];
    if tally.guest > 0 {
        parts.push(match lang {
            Lang::Vi => format!("{} khách mời", count(tally.guest)),
            Lang::En => counted(tally.guest, "guest", "guests"),
        });
    }
    if tally.alternate > 0 {
        parts.push(match lang {
            Lang::Vi => format!("{} dự khuyết", count(tally.alternate)),
            Lang::En => counted(tally.alternate, "alternate", "alternates"),
        });
    }
    if tally.role_unknown > 0 {
        parts.push(match lang {
            Lang::Vi => format!("{} chưa rõ tư cách", count(tally.role_unknown)),
            Lang::En => format!("{} in no known role", count(tally.role_unknown)),
        });
    }
    let all = tally.total + tally.alternate + tally.role_unknown;
    match lang {
        Lang::Vi => format!("Danh sách có {} người: {}.", count(all), parts.join("; ")),
        Lang::En => {
            let people = counted(all, "person", "people");
            format!("The list has {people}: {}.", parts.join("; "))
        }
    }
}

fn official(tally: &Tally, lang: Lang) -> String {
    let count = |people: u64| figures::number(people, lang);
    let mut details = Vec::new();
    if tally.ex_officio + tally.selected > 0 {
        details.push(match lang {
            Lang::Vi => format!(
                "{} đương nhiên, {} chọn cử",
                count(tally.ex_officio),
                count(tally.selected)
            ),
            Lang::En => format!(
                "{} ex officio, {} selected",
                count(tally.ex_officio),
                count(tally.selected)
            ),
        });
    }
    details.push(match lang {
        Lang::Vi => format!("{} nữ", count(tally.official_women)),
        Lang::En => counted(tally.official_women, "woman", "women"),
    });
    let details = details.join(", ");
    match lang {
        Lang::Vi => format!("{} chính thức ({details})", count(tally.official)),
        Lang::En => {
            let delegates = counted(tally.official, "official delegate", "official delegates");
            format!("{delegates} ({details})")
        }
    }
}
