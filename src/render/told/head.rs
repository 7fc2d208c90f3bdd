//! The head of a list: which congress, and how many people.

use std::sync::Arc;

use crate::render::figures;
use crate::report::{CongressFacts, Tally, words};
use crate::text;
use crate::wording::{Lang, counted};

/// `Sa Thầy · cấp huyện · 32.000 người DTTS · 21 dân tộc thiểu số`.
pub(in crate::render) fn congress(congress: &CongressFacts, lang: Lang) -> String {
    let mut facts: Vec<String> = congress.name.iter().cloned().collect();
    facts.push(words::level(&congress.level).get(lang).to_owned());
    if let Some(population) = congress.minority_population {
        let population = figures::number(population, lang);
        facts.push(match lang {
            Lang::Vi => format!("{population} người DTTS"),
            Lang::En => format!("minority population {population}"),
        });
    }
    if let Some(groups) = &congress.groups {
        let groups = u64::try_from(groups.len()).unwrap_or(u64::MAX);
        facts.push(match lang {
            Lang::Vi => format!("{groups} dân tộc thiểu số"),
            Lang::En => counted(groups, "minority group", "minority groups"),
        });
    }
    facts.join(" · ")
}

/// The path of a list, or how many files it has and which.
pub(in crate::render) fn files(path: &str, parts: &[Arc<str>], lang: Lang) -> String {
    if parts.is_empty() {
        return match (path, lang) {
            ("-", Lang::Vi) => "(đầu vào chuẩn)".to_owned(),
            ("-", Lang::En) => "(standard input)".to_owned(),
            (path, _) => path.to_owned(),
        };
    }
    let (count, files) = (parts.len(), parts.join(", "));
    text!(vi: "{count} tệp: {files}", en: "{count} files: {files}").get(lang).to_owned()
}

/// The counts in one sentence.
pub(in crate::render) fn people(tally: &Tally, lang: Lang) -> String {
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
    if tally.in_doubt > 0 {
        parts.push(words::not_counted(tally.in_doubt).get(lang).to_owned());
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
    if tally.appointed > 0 {
        details.push(match lang {
            Lang::Vi => format!("{} chỉ định", count(tally.appointed)),
            Lang::En => format!("{} appointed", count(tally.appointed)),
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
