//! The head of a list: which congress, and how many people.

use std::sync::Arc;

use crate::render::figures;
use crate::report::TallyCount;
use crate::report::{CongressFacts, Tally, words};
use crate::text;
use crate::wording::{Lang, counted};

/// `Sa Thầy · cấp huyện · 32.000 người DTTS · 21 dân tộc thiểu số`.
pub(in crate::render) fn congress(congress: &CongressFacts, lang: Lang) -> String {
    let mut facts: Vec<String> = congress.name.iter().cloned().collect();
    facts.push(words::level(&congress.level_title).in_lang(lang));
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
    if tally[TallyCount::Guest] > 0 {
        parts.push(match lang {
            Lang::Vi => format!("{} khách mời", count(tally[TallyCount::Guest])),
            Lang::En => counted(tally[TallyCount::Guest], "guest", "guests"),
        });
    }
    if tally[TallyCount::Alternate] > 0 {
        parts.push(match lang {
            Lang::Vi => format!("{} dự khuyết", count(tally[TallyCount::Alternate])),
            Lang::En => counted(tally[TallyCount::Alternate], "alternate", "alternates"),
        });
    }
    if tally[TallyCount::RoleUnknown] > 0 {
        parts.push(match lang {
            Lang::Vi => format!("{} chưa rõ tư cách", count(tally[TallyCount::RoleUnknown])),
            Lang::En => format!("{} in no known role", count(tally[TallyCount::RoleUnknown])),
        });
    }
    if tally[TallyCount::InDoubt] > 0 {
        parts.push(words::not_counted(tally[TallyCount::InDoubt]).get(lang).to_owned());
    }
    let all =
        tally[TallyCount::Total] + tally[TallyCount::Alternate] + tally[TallyCount::RoleUnknown];
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
    if tally[TallyCount::ExOfficio] + tally[TallyCount::Selected] > 0 {
        details.push(match lang {
            Lang::Vi => format!(
                "{} đương nhiên, {} chọn cử",
                count(tally[TallyCount::ExOfficio]),
                count(tally[TallyCount::Selected])
            ),
            Lang::En => format!(
                "{} ex officio, {} selected",
                count(tally[TallyCount::ExOfficio]),
                count(tally[TallyCount::Selected])
            ),
        });
    }
    if tally[TallyCount::Appointed] > 0 {
        details.push(match lang {
            Lang::Vi => format!("{} chỉ định", count(tally[TallyCount::Appointed])),
            Lang::En => format!("{} appointed", count(tally[TallyCount::Appointed])),
        });
    }
    details.push(match lang {
        Lang::Vi => format!("{} nữ", count(tally[TallyCount::OfficialWomen])),
        Lang::En => counted(tally[TallyCount::OfficialWomen], "woman", "women"),
    });
    let details = details.join(", ");
    match lang {
        Lang::Vi => format!("{} chính thức ({details})", count(tally[TallyCount::Official])),
        Lang::En => {
            let delegates =
                counted(tally[TallyCount::Official], "official delegate", "official delegates");
            format!("{delegates} ({details})")
        }
    }
}
