//! The overview: a row for each unit, worst first or by name, and the totals of each level.

use std::collections::BTreeMap;

use super::unit_line::{UnitNames, broken, quantities, standing, women};
use super::{View, verdict};
use crate::render::document::{
    BAD, DIM, Document, MEDIUM, STRONG, TextCell, TextColumn, TextLine, TextTable, Tone, beneath,
    paragraph,
};
use crate::render::{OverviewOrder, RenderOptions, marks};
use crate::report::{Closing, Counts, Run, Standing, TallyCount, UnitLine, UnitStanding, words};
use crate::text;
use crate::wording::{Text, counted, grouped, joined, number_of};

/// How many units a screen shows before the rest is only counted, unless all are asked for.
const SHOWN: usize = 100;

/// From so many columns of the screen on, what is broken has a column of its own.
const ROOM_FOR_BROKEN: usize = 96;

/// The rows, with the way to the part of each list that has one. A page has the sentence above.
pub(super) fn units(
    document: &mut Document,
    run: &Run,
    closing: &Closing,
    parts: &BTreeMap<String, usize>,
    view: View<'_>,
) {
    let (options, is_page) = (view.options, view.is_page);
    let units = ordered(closing, options.order);
    let names = UnitNames::of(&units);
    let is_wanted = |line: &&UnitLine| is_page || !options.quiet || needs_attention(line);
    let wanted: Vec<&UnitLine> = units.into_iter().filter(is_wanted).collect();
    if wanted.is_empty() && !is_page {
        return;
    }
    document.section(Text::fixed("Tổng hợp", "Overview"));
    if is_page && !view.is_office() {
        document.add(paragraph(overall(run, closing)).toned(STRONG));
    }
    let quantity = |title| TextColumn::number(title).from(MEDIUM).or_in_line_titled(1).whole();
    let mut table = TextTable::new([
        TextColumn::new(Text::fixed("Kết quả", "Result")).whole(),
        TextColumn::new(Text::fixed("Đơn vị", "Unit"))
            .jointly_titled(Text::fixed("Đơn vị và điểm chưa đạt", "Unit and what is broken")),
        quantity(Text::fixed("Chính thức", "Official")),
        quantity(Text::fixed("Khách", "Guests")),
        quantity(Text::fixed("Nữ", "Women")),
        quantity(Text::fixed("Dân tộc", "Groups")),
        TextColumn::new(Text::fixed("Chưa đạt", "Broken")).from(ROOM_FOR_BROKEN).or_beneath(1),
    ]);
    let shown = if options.all || is_page { wanted.len() } else { wanted.len().min(SHOWN) };
    for line in &wanted[..shown] {
        let list = line.paths.first().and_then(|path| parts.get(path).copied());
        let [official, guests, women, groups] = quantities(line);
        table.row([
            TextLine::from(standing(line.standing)).toned(tone(line.standing)).into(),
            TextCell::from(names.unit(line)).leading_to(list),
            official.into(),
            guests.into(),
            women.into(),
            groups.into(),
            broken(line, options.all).into(),
        ]);
    }
    if is_page || !options.quiet {
        totals(&mut table, closing);
    }
    document.table(table);
    let hidden = wanted.len() - shown;
    if hidden > 0 {
        let more = text!(
            vi: "… và {hidden} đơn vị nữa (xem hết: --all)",
            en: "… and {hidden} more units (all of them: --all)"
        );
        document.add(beneath(more).toned(DIM));
    }
}

/// The units in the order that is asked for.
fn ordered(closing: &Closing, order: OverviewOrder) -> Vec<&UnitLine> {
    let mut units: Vec<&UnitLine> = closing.overview.units.iter().collect();
    match order {
        OverviewOrder::Worst => units.sort_by_key(|line| {
            let counts = line.counts;
            std::cmp::Reverse((line.standing, counts.errors, counts.not_checked, counts.warnings))
        }),
        // Đ stands behind D, not behind Z: by the letters first, then by their marks.
        OverviewOrder::Name => units.sort_by_cached_key(|line| {
            let name = super::unit_line::name(line);
            (crate::spelling::unmarked(name), crate::spelling::words(name))
        }),
    }
    units
}

fn needs_attention(line: &UnitLine) -> bool {
    !matches!(line.standing, UnitStanding::Listed(Standing::Ready) | UnitStanding::NotExpected)
        || line.counts != Counts::default()
}

fn tone(standing: UnitStanding) -> Tone {
    match standing {
        UnitStanding::Listed(standing) => marks::of_standing(standing).strong(),
        UnitStanding::Missing | UnitStanding::Unreadable => BAD.strong(),
        UnitStanding::NotExpected => DIM,
    }
}

/// What the lists of each level come to together. A list that is the only one of its level is its
/// own total.
fn totals(table: &mut TextTable, closing: &Closing) {
    let levels = closing.overview.totals();
    for total in levels.iter().filter(|total| total.lists > 1) {
        let level = total.title.as_ref().filter(|_| levels.len() > 1).map(words::level);
        let level = level.map(|level| text!(vi: " {level}", en: ", {level}", level));
        let in_doubt = total.people[TallyCount::InDoubt];
        let in_doubt =
            (in_doubt > 0).then(|| text!(", {rows}", rows = words::not_counted(in_doubt)));
        let label = text!(
            vi: "Cộng {lists}{level}{in_doubt}",
            en: "{lists} in all{level}{in_doubt}",
            lists = Text::new(
                format!("{} danh sách", grouped(total.lists).vi),
                counted(total.lists, "list", "lists")
            ),
            level,
            in_doubt
        );
        let none = Text::default;
        let cells = [
            none(),
            label,
            grouped(total.people[TallyCount::Official]),
            grouped(total.people[TallyCount::Guest]),
            women(&total.people),
            none(),
            none(),
        ];
        table.row(cells.map(|cell| TextLine::from(cell).toned(STRONG).into()));
    }
}

/// The plain sentences at the end of a screen: how many units stand how, and the way on.
pub(super) fn last_sentences(
    document: &mut Document,
    run: &Run,
    closing: &Closing,
    options: &RenderOptions,
) {
    document.gap();
    document.add(paragraph(overall(run, closing)).toned(STRONG));
    let is_refused = closing.overview.units.iter().any(|line| !line.broken.is_empty());
    if is_refused && !options.details && !options.quiet {
        let way_on = Text::fixed(
            "Xem chi tiết từng danh sách: thêm --details, hoặc kiểm tra riêng một tệp.",
            "For each list in full: add --details, or check one file by itself.",
        );
        document.add(paragraph(way_on).toned(DIM));
    }
}

/// How many units stand how, in one sentence.
pub(super) fn overall(run: &Run, closing: &Closing) -> Text {
    let units = &closing.overview.units;
    if units.is_empty() {
        return Text::fixed("Không có danh sách nào được kiểm tra.", "No list was checked.");
    }
    let parts: Vec<Text> = [
        (UnitStanding::Listed(Standing::Ready), "có thể trình", "ready"),
        (UnitStanding::Listed(Standing::Open), "chưa kết luận được", "not fully checked"),
        (UnitStanding::Listed(Standing::Refused), "chưa đạt", "not ready"),
        (UnitStanding::Missing, "chưa gửi danh sách", "without a list"),
        (UnitStanding::Unreadable, "không đọc được", "not readable"),
        (UnitStanding::NotExpected, "không tổ chức đại hội", "holding no congress"),
    ]
    .into_iter()
    .map(|(standing, vi, en)| {
        (units.iter().filter(|line| line.standing == standing).count(), vi, en)
    })
    .filter(|(count, ..)| *count > 0)
    .map(|(count, vi, en)| text!(vi: "{count} {vi}", en: "{count} {en}"))
    .collect();
    let problems = words::problems(closing.counts);
    let problems = (closing.counts != Counts::default())
        .then(|| text!(vi: " Tất cả: {problems}.", en: " In all: {problems}.", problems));
    let sentence = text!(
        "{units}: {parts}.{problems}",
        units = number_of(units.len() as u64, "đơn vị", "unit", "units"),
        parts = joined(&parts, ", "),
        problems
    );
    verdict::as_strict(sentence, closing.counts, run.strictness)
}
