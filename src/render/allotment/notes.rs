//! What is to be known of an allotment, in sentences; and of the table that it was made from.

use anstyle::Style;

use crate::calculate::allotment::{Allotment, Edge, OneSeat, words};
use crate::render::figures::number;
use crate::render::for_terminal;
use crate::render::paper::{PLAIN, Paper, YELLOW};
use crate::report::words as report_words;
use crate::text;
use crate::units_table::LeftOut;
use crate::wording::{Lang, Text, all_of};

use super::{AllotmentPage, decimal};

/// So many units outside their quota are told one by one.
const TOLD: usize = 6;

pub(super) fn write(paper: &mut Paper, allotment: &Allotment) {
    heading(paper, "Cần biết", "What is to be known");
    ties(paper, allotment);
    reserved(paper, allotment);
    empty(paper, allotment);
    quota_rule(paper, allotment);
    paradoxes(paper, allotment);
    last_seat(paper, allotment);
}

/// A quiet page has warnings alone, and they need no heading.
fn heading(paper: &mut Paper, vi: &'static str, en: &'static str) {
    if paper.quiet {
        paper.blank();
    } else {
        let heading = paper.word(vi, en);
        paper.heading(heading);
    }
}

fn fine(paper: &mut Paper, text: &Text) {
    if !paper.quiet {
        point(paper, " · ", text, PLAIN);
    }
}

fn warned(paper: &mut Paper, text: &Text) {
    point(paper, " ! ", text, YELLOW);
}

fn point(paper: &mut Paper, mark: &str, text: &Text, style: Style) {
    let said = paper.sentence(text);
    let stop = if said.ends_with('.') { "" } else { "." };
    paper.paragraph(mark, &format!("{said}{stop}"), style);
}

fn name(allotment: &Allotment, unit: usize) -> String {
    for_terminal(&allotment.units[unit].name)
}

fn names(allotment: &Allotment, units: &[usize]) -> Vec<String> {
    units.iter().map(|unit| name(allotment, *unit)).collect()
}

fn ties(paper: &mut Paper, allotment: &Allotment) {
    for tied in &allotment.ties {
        let among = names(allotment, &tied.tie.among);
        let winners = names(allotment, &tied.tie.winners);
        let said = words::tied(&among, tied.tie.seats, tied.group.as_deref());
        let how = words::decided(&allotment.tie_choice, &winners, tied.tie.open());
        let (vi, en, how_vi, how_en) = (said.vi, said.en, how.vi, how.en);
        let text = text!(vi: "{vi}; {how_vi}", en: "{en}; {how_en}");
        if tied.tie.open() > 0 {
            warned(paper, &text);
        } else {
            fine(paper, &text);
        }
    }
}

fn reserved(paper: &mut Paper, allotment: &Allotment) {
    for reserved in &allotment.reserved {
        let (group, seats) = (for_terminal(&reserved.group), reserved.seats);
        let seats_en = words::seats(seats);
        let Some(given) = &reserved.given else {
            warned(
                paper,
                &text!(
                    vi: "bảng không cho biết đơn vị nào có người {group}: {seats} chỉ tiêu dành cho dân tộc này được giữ lại, chưa giao cho đơn vị nào",
                    en: "the table does not tell where the {group} live: {seats_en} reserved for them held apart, and given to no unit"
                ),
            );
            continue;
        };
        let one = |(unit, seats): &(usize, u64)| format!("{} {seats}", name(allotment, *unit));
        let went = all_of(&given.iter().map(one).collect::<Vec<_>>());
        let (vi, en) = (went.vi, went.en);
        fine(
            paper,
            &text!(
                vi: "chỉ tiêu dành cho dân tộc {group} giao theo số người {group}: {vi}",
                en: "the seats reserved for the {group} went by where they live: {en}"
            ),
        );
    }
}

/// Units in which nobody lives.
fn empty(paper: &mut Paper, allotment: &Allotment) {
    let units = 0..allotment.units.len();
    let empty: Vec<usize> = units.filter(|unit| allotment.units[*unit].population == 0).collect();
    if !empty.is_empty() {
        let names = all_of(&names(allotment, &empty));
        let (vi, en) = (names.vi, names.en);
        fine(
            paper,
            &text!(
                vi: "dân số bằng 0, không được chỉ tiêu nào ngoài mức tối thiểu: {vi}",
                en: "without any population, and so without seats beyond a lower bound: {en}"
            ),
        );
    }
}

fn quota_rule(paper: &mut Paper, allotment: &Allotment) {
    let outside = &allotment.standing.outside_quota;
    if outside.is_empty() {
        fine(paper, &words::quota_rule_holds());
    }
    for one in outside.iter().take(TOLD) {
        let unit = &allotment.units[one.unit];
        let share = unit.quota.decimal(2);
        let share = Text::new(decimal(&share, Lang::Vi), decimal(&share, Lang::En));
        let seats = unit.by_population.to_string();
        warned(
            paper,
            &words::outside_quota(&for_terminal(&unit.name), &seats, &share, one.by_method),
        );
    }
    if let Some(more) = outside.len().checked_sub(TOLD).filter(|more| *more > 0) {
        warned(
            paper,
            &text!(
                vi: "và {more} đơn vị nữa không được đúng phần theo tỷ lệ làm tròn",
                en: "and {more} more outside their exact share rounded down or up"
            ),
        );
    }
}

fn paradoxes(paper: &mut Paper, allotment: &Allotment) {
    if !allotment.method.goes_by_remainders() {
        fine(paper, &words::no_paradox());
        return;
    }
    let standing = &allotment.standing;
    let mut harmless = true;
    for (one_seat, smaller) in [
        (&standing.one_more, allotment.seats),
        (&standing.one_fewer, allotment.seats.saturating_sub(1)),
    ] {
        if let OneSeat::Harms(units) = one_seat {
            harmless = false;
            warned(
                paper,
                &words::alabama(&names(allotment, units), smaller, smaller.saturating_add(1)),
            );
        }
    }
    if harmless {
        fine(paper, &words::no_alabama());
    }
    fine(paper, &words::population_paradox());
}

fn last_seat(paper: &mut Paper, allotment: &Allotment) {
    let claim = words::claim(allotment.method);
    let told = |edge: &Edge| {
        let measure = edge.claim.decimal(3);
        let value = |lang| match &measure {
            Some(measure) => format!("{} {}", claim.get(lang), decimal(measure, lang)),
            None => match lang {
                Lang::Vi => "chỉ tiêu đầu tiên".to_owned(),
                Lang::En => "its first seat".to_owned(),
            },
        };
        (name(allotment, edge.unit), Text::new(value(Lang::Vi), value(Lang::En)))
    };
    // Where claims to it were equal, the tie says more.
    if allotment.ties.iter().any(|tied| tied.group.is_none()) {
        return;
    }
    if let Some(last) = allotment.standing.last.as_ref().map(told) {
        let next = allotment.standing.next.as_ref().map(told);
        let next = next.as_ref().map(|(name, value)| (name.as_str(), value));
        fine(paper, &words::last_seat((&last.0, &last.1), next));
    }
}

/// How the table of units was read.
pub(super) fn reading(paper: &mut Paper, page: &AllotmentPage<'_>) {
    let table = page.table;
    let from_sheet = table.units.iter().any(|unit| unit.cell.is_some());
    if !from_sheet && table.notes.is_empty() {
        return;
    }
    heading(paper, "Cách đọc tệp", "How the file was read");
    match &table.population_column {
        Some(column) => fine(
            paper,
            &text!(vi: "dân số lấy ở cột {column}", en: "populations are those of column {column}"),
        ),
        None => fine(
            paper,
            &text!(
                vi: "dân số là tổng các cột dân tộc, không kể dân tộc Kinh",
                en: "populations are the sums of the groups' columns, without the majority"
            ),
        ),
    }
    for total in &table.totals {
        let (cell, counted) = (total.cell, u64::try_from(total.counted).unwrap_or(u64::MAX));
        let (stated, counted) = (number(total.stated, paper.lang), number(counted, paper.lang));
        if total.agrees() {
            fine(
                paper,
                &text!(
                    vi: "dòng tổng ở ô {cell} khớp với các đơn vị: {stated}",
                    en: "the total in {cell} agrees with the units: {stated}"
                ),
            );
        } else {
            warned(
                paper,
                &text!(
                    vi: "dòng tổng ở ô {cell} ghi {stated}, nhưng các đơn vị cộng lại là {counted}",
                    en: "the total in {cell} says {stated}, and the units add up to {counted}"
                ),
            );
        }
    }
    for left in &table.left_out {
        let text = match left {
            LeftOut::Section { row, text } => {
                text!(vi: "bỏ qua dòng {row} “{text}”", en: "row {row} “{text}” was left out")
            }
            LeftOut::Below { row } => text!(
                vi: "bỏ qua phần dưới bảng, từ dòng {row}",
                en: "what stands below the table was left out, from row {row} on"
            ),
            LeftOut::Column { heading } => {
                text!(vi: "bỏ qua cột {heading}", en: "column {heading} was left out")
            }
        };
        fine(paper, &text);
    }
    for note in &table.notes {
        fine(paper, &report_words::read_note(note));
    }
}
