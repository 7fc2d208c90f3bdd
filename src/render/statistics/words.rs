//! What all pages of figures say in the same words.

use super::StatsReport;
use crate::numbers::Headcount;
use crate::statistics::{
    AgeConvention, Ages, Count, CrossBy, CrossRow, CrossTable, Extreme, Figure, Share, Statistic,
    Statistics,
};
use crate::text;
use crate::wording::{Text, all_of, day, grouped, number_of};

/// A share, and a range where it is not told of everybody: `29,33% đến 31,33%`.
pub(in crate::render) fn share(count: Count, base: Headcount) -> Text {
    let words = |n| Share::of(n, base).map_or_else(|| Text::same("–"), Share::words);
    if count.unknown == 0 || base == 0 {
        return words(count.n);
    }
    let (least, most) = (words(count.n), words(count.most()));
    text!(vi: "{least} đến {most}", en: "{least} to {most}", least, most)
}

/// A number, and a range where it is not told of everybody: `5–7`.
pub(in crate::render) fn number(count: Count) -> Text {
    let (least, most) = (grouped(count.n), grouped(count.most()));
    if count.unknown == 0 { least } else { text!("{least}–{most}", least, most) }
}

/// Those of whom a figure is not told.
pub(in crate::render) fn not_told() -> Text {
    text!(vi: "Chưa rõ", en: "Not told")
}

/// Whose figures these are: `868 đại biểu chính thức`.
pub(in crate::render) fn base(statistics: &Statistics) -> Text {
    statistics.base.noun.counted(statistics.base.n)
}

/// The day and the convention of the ages; what is lacking where no day is told.
pub(in crate::render) fn ages_counted(statistics: &Statistics) -> Text {
    let Some(date) = statistics.as_of else {
        return text!(
            vi: "Chưa tính được tuổi vì chưa rõ ngày đại hội: thêm `--as-of 16/5/2024`, hoặc ghi ngày khai mạc vào hồ sơ đại hội.",
            en: "Ages are not counted, since the day of the congress is not told: add `--as-of 2024-05-16`, or write its first day into the congress profile."
        );
    };
    match statistics.convention {
        AgeConvention::Completed => text!(
            vi: "Tuổi tính đến ngày {date}, theo tuổi tròn.",
            en: "Ages on {date}, in years completed.",
            date = day(date)
        ),
        AgeConvention::Year => {
            let year = date.year();
            text!(
                vi: "Tuổi tính theo năm: {year} trừ năm sinh.",
                en: "Ages as {year} less the year of birth."
            )
        }
    }
}

/// The mean, the youngest and the oldest, each as a title with what it comes to.
pub(in crate::render) fn ages(ages: &Ages) -> Vec<(Text, Text)> {
    let mut lines = Vec::new();
    if let Some(mean) = ages.mean {
        let mean = mean.words();
        lines.push((
            text!(vi: "Tuổi bình quân", en: "Mean age"),
            text!(vi: "{mean} tuổi", en: "{mean}", mean),
        ));
    }
    let extremes = [
        (text!(vi: "Trẻ tuổi nhất", en: "Youngest"), &ages.youngest),
        (text!(vi: "Nhiều tuổi nhất", en: "Oldest"), &ages.oldest),
    ];
    for (title, found) in extremes {
        lines.extend(found.as_ref().map(|found| (title, extreme(found))));
    }
    if ages.unknown > 0 {
        let people = number_of(ages.unknown, "người", "person", "people");
        lines.push((text!(vi: "Chưa rõ tuổi", en: "Age not told"), people));
    }
    lines
}

fn extreme(found: &Extreme) -> Text {
    let (least, most) = found.age;
    let years = if least == most { least.to_string() } else { format!("{least}–{most}") };
    let names = all_of(&found.names);
    if !found.names.is_empty() {
        return text!(vi: "{years} tuổi ({names})", en: "{years} ({names})", names);
    }
    match found.people {
        0 | 1 => text!(vi: "{years} tuổi", en: "{years}"),
        people => text!(vi: "{years} tuổi ({people} người)", en: "{years} ({people} people)"),
    }
}

/// What the lists have no column of; none where they have all.
pub(in crate::render) fn missing(statistics: &Statistics) -> Option<Text> {
    let titles: Vec<Text> = statistics
        .all
        .iter()
        .filter(|statistic| matches!(statistic.figure, Figure::NoColumn(_)))
        .filter(|statistic| statistic.id != "men" && statistic.id != "groups")
        .map(|statistic| statistic.title.in_sentence())
        .collect();
    let titles = (!titles.is_empty()).then(|| all_of(&titles))?;
    Some(text!(
        vi: "Danh sách không có cột về: {titles}.",
        en: "The list has no column of: {titles}.",
        titles
    ))
}

/// Which texts of a statistic were not understood, and how many cells are blank.
pub(in crate::render) fn untold(statistic: &Statistic) -> Option<Text> {
    const MOST: usize = 8;
    let texts = &statistic.untold.texts;
    if texts.is_empty() {
        return None;
    }
    let mut parts: Vec<String> =
        texts.iter().take(MOST).map(|(text, n)| format!("“{text}” ({n})")).collect();
    parts.extend((texts.len() > MOST).then(|| "…".to_owned()));
    let parts = parts.join(", ");
    let title = &statistic.title;
    let blank = statistic.untold.blank;
    let blank = (blank > 0).then(|| {
        let blank = number_of(blank, "ô trống", "blank cell", "blank cells");
        text!(vi: "; và {blank}", en: "; and {blank}", blank)
    });
    Some(text!(
        vi: "{title}: chưa hiểu được {parts}{blank}.",
        en: "{title}: not understood: {parts}{blank}.",
        title,
        blank
    ))
}

/// The title of a cross table.
pub(in crate::render) fn cross(table: &CrossTable) -> Text {
    match table.by {
        CrossBy::Group => text!(vi: "Tổng hợp theo dân tộc", en: "By ethnic group"),
        CrossBy::Unit => text!(vi: "Tổng hợp theo đơn vị", en: "By unit"),
    }
}

/// The rows of a cross table, everybody last.
pub(in crate::render) fn rows(table: &CrossTable) -> impl Iterator<Item = &CrossRow> {
    table.rows.iter().chain([&table.total])
}

/// Whether seats allotted to a unit are known.
pub(in crate::render) fn has_allotted(table: &CrossTable) -> bool {
    table.rows.iter().any(|row| row.allotted.is_some())
}

/// The files that the figures are of.
pub(in crate::render) fn subject(report: &StatsReport<'_>) -> Text {
    match report.paths {
        [path] => Text::same(path.clone()),
        paths => number_of(paths.len() as u64, "danh sách", "list", "lists"),
    }
}
