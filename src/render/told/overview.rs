//! The overview: what each unit's line and the line beneath them hold.

use std::collections::BTreeSet;

use crate::evaluate::delegates_elsewhere;
use crate::render::OverviewOrder;
use crate::render::figures::number;
use crate::report::{
    Broken, Closing, Severity, Standing, Strictness, TallyCount, UnitLine, UnitStanding, words,
};
use crate::roster::Role;
use crate::text;
use crate::wording::{Lang, Text, counted, percent};

use super::verdict;

/// How many broken rules of a unit are named before the rest is only counted.
const NAMED: usize = 3;

/// The titles of the columns.
pub(in crate::render) fn titles(lang: Lang) -> [&'static str; 7] {
    match lang {
        Lang::Vi => ["Kết quả", "Đơn vị", "Chính thức", "Khách", "Nữ", "Dân tộc", "Chưa đạt"],
        Lang::En => ["Result", "Unit", "Official", "Guests", "Women", "Groups", "Broken"],
    }
}

/// The units in the order that is asked for.
pub(in crate::render) fn ordered(closing: &Closing, order: OverviewOrder) -> Vec<&UnitLine> {
    let mut units: Vec<&UnitLine> = closing.overview.units.iter().collect();
    match order {
        OverviewOrder::Worst => units.sort_by_key(|line| {
            let counts = line.counts;
            std::cmp::Reverse((line.standing, counts.errors, counts.not_checked, counts.warnings))
        }),
        // Đ stands behind D, not behind Z: by the letters first, then by their marks.
        OverviewOrder::Name => units.sort_by_cached_key(|line| {
            let name = name(line);
            (crate::fold::unmarked(&name), crate::fold::words(&name))
        }),
    }
    units
}

/// The unit's name, or the path of its list.
fn name(line: &UnitLine) -> String {
    let path = || line.paths.first().cloned().unwrap_or_default();
    line.unit.clone().unwrap_or_else(path)
}

/// What the lines of an overview have in common, so that each is told apart by what differs.
pub(in crate::render) struct Names<'a> {
    /// The level of most units, which need not be told at each.
    usual_level: Option<&'a str>,
    /// The names that several lines of one level bear.
    shared: BTreeSet<(&'a str, Option<&'a str>)>,
}

impl<'a> Names<'a> {
    pub(in crate::render) fn of(units: &[&'a UnitLine]) -> Self {
        let levels = || units.iter().filter_map(|line| line.level.as_deref());
        let usual_level =
            levels().max_by_key(|level| levels().filter(|other| other == level).count());
        let mut seen = BTreeSet::new();
        let named =
            units.iter().filter_map(|line| Some((line.unit.as_deref()?, line.level.as_deref())));
        let shared = named.filter(|name| !seen.insert(*name)).collect();
        Self { usual_level, shared }
    }

    /// The unit with the number of its lists or files, if it has several; its level where it is not
    /// the usual one: a province and a city in it may bear one name; its file where it has lines for
    /// several.
    pub(in crate::render) fn unit(&self, line: &UnitLine, lang: Lang) -> String {
        let mut unit = name(line);
        let level = line.level.as_deref();
        if let Some(title) = line.level_title.as_ref().filter(|_| level != self.usual_level) {
            unit = format!("{unit}, {}", words::level(title).get(lang));
        }
        let (lists, files) = (line.lists, line.paths.len());
        let beside = match (lists, files) {
            (0 | 1, 0 | 1) => None,
            (0 | 1, _) => Some(text!(vi: "{files} tệp", en: "{files} files")),
            _ if line.unit.is_none() => None,
            _ if line.older > 0 => Some(text!(
                vi: "{lists} danh sách, tính bản mới",
                en: "{lists} lists, the newest counted"
            )),
            _ => Some(text!(vi: "{lists} danh sách", en: "{lists} lists")),
        };
        if let Some(beside) = beside {
            unit = format!("{unit} ({})", beside.get(lang));
        }
        let own_name = line.unit.as_deref().map(|name| (name, level));
        match (own_name, line.paths.first()) {
            (Some(name), Some(path)) if self.shared.contains(&name) => format!("{unit}: {path}"),
            _ => unit,
        }
    }
}

/// Official delegates, guests, women and groups; a dash where no list tells them.
pub(in crate::render) fn quantities(line: &UnitLine, lang: Lang) -> [String; 4] {
    if !matches!(line.standing, UnitStanding::Listed(_)) {
        return ["–"; 4].map(str::to_owned);
    }
    let women = percent(line.people[TallyCount::OfficialWomen], line.people[TallyCount::Official]);
    let groups = match line.resident_groups {
        Some(resident) => format!("{}/{resident}", line.groups),
        None => line.groups.to_string(),
    };
    let women =
        format!("{} ({})", number(line.people[TallyCount::OfficialWomen], lang), women.get(lang));
    let unless_elsewhere = |role, told: String| {
        if line.roles_elsewhere.contains(&role) { "–".to_owned() } else { told }
    };
    [
        unless_elsewhere(Role::Official, number(line.people[TallyCount::Official], lang)),
        unless_elsewhere(Role::Guest, number(line.people[TallyCount::Guest], lang)),
        unless_elsewhere(Role::Official, women),
        unless_elsewhere(Role::Official, groups),
    ]
}

/// The broken rules by title, errors first, with how far each is off; a few of them, or all.
pub(in crate::render) fn broken(line: &UnitLine, all: bool, lang: Lang) -> String {
    let told = |severity| {
        line.broken
            .iter()
            .filter(move |broken| broken.severity == severity)
            .map(|broken| one_broken(broken, lang))
            .collect::<Vec<String>>()
    };
    let mut parts = told(Severity::Error);
    if parts.len() > NAMED + 1 && !all {
        let more = parts.len() - NAMED;
        parts.truncate(NAMED);
        let more = text!(vi: "và {more} quy định nữa", en: "and {more} more rules");
        parts.push(more.get(lang).to_owned());
    }
    if !line.roles_elsewhere.is_empty() {
        let Text { vi, en } = delegates_elsewhere(&line.roles_elsewhere);
        let part = text!(vi: "không có {vi}", en: "{en} are missing");
        parts.insert(0, part.get(lang).to_owned());
    }
    let lesser = line.broken.iter().filter(|broken| broken.severity != Severity::Error).count();
    if lesser > 0 {
        let lesser = lesser as u64;
        let points = counted(lesser, "lesser point", "lesser points");
        parts.push(text!(vi: "{lesser} điểm cần lưu ý", en: "{points}").get(lang).to_owned());
    }
    if line.counts.not_checked > 0 {
        let count = line.counts.not_checked;
        parts.push(
            text!(vi: "{count} chưa kiểm tra", en: "{count} not checked").get(lang).to_owned(),
        );
    }
    if line.counts.waived > 0 {
        let count = line.counts.waived;
        parts.push(text!(vi: "{count} được chấp thuận", en: "{count} waived").get(lang).to_owned());
    }
    parts.join("; ")
}

fn one_broken(broken: &Broken, lang: Lang) -> String {
    let title = &broken.title;
    let title = if broken.is_of_older {
        let Text { vi, en } = title;
        text!(vi: "bản cũ: {vi}", en: "older list: {en}").get(lang).to_owned()
    } else {
        title.get(lang).to_owned()
    };
    match broken.margin {
        Some(margin) if margin != 0 => format!("{title} ({})", signed(margin, lang)),
        _ => title,
    }
}

/// A margin with a true minus sign.
fn signed(margin: i64, lang: Lang) -> String {
    let size = number(margin.unsigned_abs(), lang);
    if margin < 0 { format!("−{size}") } else { format!("+{size}") }
}

/// The word for a unit's standing, behind its mark.
pub(in crate::render) fn standing(standing: UnitStanding) -> Text {
    match standing {
        UnitStanding::Listed(Standing::Ready) => {
            text!(vi: "✓ Có thể trình", en: "✓ ready")
        }
        UnitStanding::Listed(Standing::Open) => {
            text!(vi: "? Chưa kết luận", en: "? not fully checked")
        }
        UnitStanding::Listed(Standing::Refused) => {
            text!(vi: "✗ Chưa đạt", en: "✗ not ready")
        }
        UnitStanding::Missing => text!(vi: "✗ Chưa gửi", en: "✗ not sent"),
        UnitStanding::Unreadable => text!(vi: "✗ Không đọc được", en: "✗ not readable"),
        UnitStanding::NotExpected => text!(vi: "– Không tổ chức", en: "– holds none"),
    }
}

/// What the lists of each level come to together: a label, official delegates, guests and women. A
/// list that is the only one of its level is its own total.
pub(in crate::render) fn totals(closing: &Closing, lang: Lang) -> Vec<(String, [String; 3])> {
    let levels = closing.overview.totals();
    let is_one_level = levels.len() == 1;
    levels
        .iter()
        .filter(|total| total.lists > 1)
        .map(|total| {
            let lists = number(total.lists, Lang::Vi);
            let lists_en = counted(total.lists, "list", "lists");
            let level = total.title.as_ref().map(words::level);
            let label = if is_one_level {
                text!(vi: "Cộng {lists} danh sách", en: "{lists_en} in all")
            } else {
                text!(
                    vi: "Cộng {lists} danh sách {level}",
                    en: "{lists_en} in all, {level}",
                    level
                )
            };
            let mut label = label.get(lang).to_owned();
            if total.people[TallyCount::InDoubt] > 0 {
                label = format!(
                    "{label}, {}",
                    words::not_counted(total.people[TallyCount::InDoubt]).get(lang)
                );
            }
            let share = percent(
                total.people[TallyCount::OfficialWomen],
                total.people[TallyCount::Official],
            );
            let women = format!(
                "{} ({})",
                number(total.people[TallyCount::OfficialWomen], lang),
                share.get(lang)
            );
            let quantities = [
                number(total.people[TallyCount::Official], lang),
                number(total.people[TallyCount::Guest], lang),
                women,
            ];
            (label, quantities)
        })
        .collect()
}

/// How many units stand how, in one sentence.
pub(in crate::render) fn overall(closing: &Closing, strictness: Strictness) -> Text {
    let words = [
        (UnitStanding::Listed(Standing::Ready), "có thể trình", "ready"),
        (UnitStanding::Listed(Standing::Open), "chưa kết luận được", "not fully checked"),
        (UnitStanding::Listed(Standing::Refused), "chưa đạt", "not ready"),
        (UnitStanding::Missing, "chưa gửi danh sách", "without a list"),
        (UnitStanding::Unreadable, "không đọc được", "not readable"),
        (UnitStanding::NotExpected, "không tổ chức đại hội", "holding no congress"),
    ];
    let mut vi = Vec::new();
    let mut en = Vec::new();
    for (standing, in_vi, in_en) in words {
        let count = closing.overview.units.iter().filter(|it| it.standing == standing).count();
        if count > 0 {
            vi.push(format!("{count} {in_vi}"));
            en.push(format!("{count} {in_en}"));
        }
    }
    let units = closing.overview.units.len() as u64;
    if units == 0 {
        return text!(vi: "Không có danh sách nào được kiểm tra.", en: "No list was checked.");
    }
    let (vi, en) = (vi.join(", "), en.join(", "));
    let units_en = counted(units, "unit", "units");
    let mut said = text!(vi: "{units} đơn vị: {vi}.", en: "{units_en}: {en}.");
    let problems = words::problems(closing.counts);
    if !problems.en.is_empty() {
        let (vi, en, all_vi, all_en) = (said.vi, said.en, problems.vi, problems.en);
        said = text!(vi: "{vi} Tất cả: {all_vi}.", en: "{en} In all: {all_en}.");
    }
    verdict::as_strict(said, closing.counts, strictness)
}
