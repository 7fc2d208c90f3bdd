//! The figures as sentences in the order of the official form, to be pasted into the report.

use super::{StatsReport, page, words};
use crate::render::document::{Document, point};
use crate::statistics::{Count, Figure, Part, Statistic, Statistics};
use crate::text;
use crate::wording::{Lang, Text, grouped, joined};

/// Who came, and how they were chosen, stands before everything else.
const COMPOSITION: [&str; 2] = ["role", "kind"];

/// What stands behind the ages.
const LAST: &str = "honours";

/// The words with which the sentences begin.
static CONVENED: Text = Text::fixed("Tổng số được triệu tập:", "Convened:");

/// Whether a text in Markdown begins as these sentences do, beneath their title.
pub(super) fn begin(head: &str) -> bool {
    let is_theirs = |line: &str, lang| line.starts_with(CONVENED.get(lang));
    let is_convened = |line: &str| [Lang::Vi, Lang::En].iter().any(|lang| is_theirs(line, *lang));
    head.starts_with("# ") && head.lines().any(is_convened)
}

pub(super) fn document(report: &StatsReport<'_>) -> Document {
    let statistics = report.statistics;
    let mut page = Document::default();
    page.say(subject(report));
    let base = words::base(statistics);
    page.say(text!(
        vi: "{convened} {base}. Số có mặt: …, đạt …%.",
        en: "{convened} {base}. Present: …, or …%.",
        convened = &CONVENED,
        base
    ));
    let (composition, quality): (Vec<_>, Vec<_>) =
        told(statistics).partition(|statistic| COMPOSITION.contains(&statistic.id.as_str()));
    page.section(text!(vi: "I. Thành phần đại biểu", en: "I. Composition"));
    if composition.is_empty() {
        page.add(point(text!(
            vi: "Thành phần: đương nhiên … người; chọn cử … người; chỉ định … người.",
            en: "How chosen: ex officio …; selected …; appointed …."
        )));
    }
    for statistic in composition {
        page.add(point(sentence(statistic, statistics)));
    }
    page.section(text!(vi: "II. Cơ cấu, chất lượng đại biểu", en: "II. Quality"));
    let (honours, quality): (Vec<_>, Vec<_>) =
        quality.into_iter().partition(|statistic| statistic.id == LAST);
    for statistic in quality {
        match statistic.id.as_str() {
            // Both are one sentence.
            "men" => {}
            "women" => page.add(point(genders(statistics, statistic))),
            _ => page.add(point(sentence(statistic, statistics))),
        }
    }
    page.add(point(ages(statistics)));
    for statistic in honours {
        page.add(point(sentence(statistic, statistics)));
    }
    for (number, table) in ["III", "IV"].into_iter().zip(&statistics.tables) {
        let title = words::cross(table);
        page.section(text!("{number}. {title}", title));
        page.table(page::cross(table));
    }
    page::remarks(statistics, &mut page);
    page
}

/// Whose figures these are: the unit, and of none the file.
fn subject(report: &StatsReport<'_>) -> Text {
    if let Some(unit) = report.unit {
        return text!(vi: "Đơn vị: {unit}.", en: "Unit: {unit}.");
    }
    let lists = words::subject(report);
    text!(vi: "Theo {lists}.", en: "From {lists}.", lists)
}

/// The statistics that the lists have a column of.
fn told(statistics: &Statistics) -> impl Iterator<Item = &Statistic> {
    let all = statistics.all.iter();
    all.filter(|statistic| !matches!(statistic.figure, Figure::NoColumn(_)))
}

fn genders(statistics: &Statistics, women: &Statistic) -> Text {
    let mut both = vec![text!(vi: "Giới tính:", en: "Gender:")];
    let men = statistics.all.iter().find(|statistic| statistic.id == "men");
    let mut unknown = 0;
    let mut parts = Vec::new();
    for statistic in men.into_iter().chain([women]) {
        if let Figure::Count(count) = statistic.figure {
            unknown = count.unknown;
            parts.push(part(&statistic.title, count, statistics));
        }
    }
    parts.extend(untold(unknown, statistics));
    both.push(joined(&parts, "; "));
    ended(&joined(&both, " "))
}

/// `Trình độ học vấn: trung học phổ thông 865 người, chiếm 99,65%; …`
fn sentence(statistic: &Statistic, statistics: &Statistics) -> Text {
    let title = &statistic.title;
    match &statistic.figure {
        Figure::Count(count) => {
            let mut parts = vec![part(title, *count, statistics)];
            parts.extend(untold(count.unknown, statistics));
            ended(&joined(&parts, "; ").capitalised())
        }
        Figure::Parts { parts, unknown } => {
            let told = parts.iter().filter(|part| part.n > 0);
            let count = |n| Count { n, unknown: *unknown };
            let of = |it: &Part| match statistic.id.as_str() {
                // Names of groups stay as they are.
                "groups" => name(&it.title, count(it.n), statistics),
                _ => part(&it.title, count(it.n), statistics),
            };
            let mut told: Vec<Text> = told.map(of).collect();
            told.extend(untold(*unknown, statistics));
            let told = joined(&told, "; ");
            ended(&text!("{title}: {told}", title, told))
        }
        Figure::NoColumn(_) => Text::default(),
    }
}

fn part(title: &Text, count: Count, statistics: &Statistics) -> Text {
    name(&title.in_sentence(), count, statistics)
}

/// `Tày 32 người, chiếm 3,69%`, `Tày – 32 (3.69%)`
fn name(title: &Text, count: Count, statistics: &Statistics) -> Text {
    let share = words::share(count, statistics.base.n);
    let n = grouped(count.n);
    text!(vi: "{title} {n} người, chiếm {share}", en: "{title} – {n} ({share})", title, n, share)
}

fn untold(unknown: u64, statistics: &Statistics) -> Option<Text> {
    let count = Count { n: unknown, unknown: 0 };
    (unknown > 0).then(|| part(&words::not_told(), count, statistics))
}

/// Mean age, youngest and oldest; what is lacking where they are not counted.
fn ages(statistics: &Statistics) -> Text {
    let counted = words::ages_counted(statistics);
    let Some(ages) = &statistics.ages else { return counted };
    let told = words::ages(ages).into_iter().map(|(title, told)| {
        let title = title.in_sentence();
        text!("{title}: {told}", title, told)
    });
    let told: Vec<Text> = told.collect();
    let told = ended(&joined(&told, "; ").capitalised());
    text!("{told} {counted}", told, counted)
}

fn ended(sentence: &Text) -> Text {
    text!("{sentence}.", sentence)
}
