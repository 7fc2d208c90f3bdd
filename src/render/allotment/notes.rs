//! What is to be known of an allotment, in sentences; and of the table that it was made from.

use crate::calculate::allotment::{Allotment, Edge, OneSeat, words};
use crate::render::RenderOptions;
use crate::render::document::{Document, OPEN, point};
use crate::report::words as report_words;
use crate::text;
use crate::units_table::LeftOut;
use crate::wording::{Text, all_of, grouped};

use super::{AllotmentPage, decimal};

/// So many units outside their quota are told one by one.
const TOLD: usize = 6;

pub(super) fn tell(document: &mut Document, page: &AllotmentPage<'_>, options: &RenderOptions) {
    let allotment = page.allotment;
    let mut notes = Notes { document, is_quiet: options.quiet };
    notes.heading(Text::fixed("Cần biết", "What is to be known"));
    ties(&mut notes, allotment);
    reserved(&mut notes, allotment);
    empty(&mut notes, allotment);
    quota_rule(&mut notes, allotment);
    paradoxes(&mut notes, allotment);
    last_seat(&mut notes, allotment);
    reading(&mut notes, page);
}

/// The notes of a document; a quiet one has warnings alone, and they need no heading.
struct Notes<'a> {
    document: &'a mut Document,
    is_quiet: bool,
}

impl Notes<'_> {
    fn heading(&mut self, heading: Text) {
        if self.is_quiet {
            self.document.gap();
        } else {
            self.document.heading(heading);
        }
    }

    fn fine(&mut self, note: &Text) {
        if !self.is_quiet {
            self.document.add(point(sentence(note)));
        }
    }

    fn warning(&mut self, note: &Text) {
        self.document.add(point(sentence(note)).marked("!").toned(OPEN));
    }
}

fn sentence(note: &Text) -> Text {
    if note.en.ends_with('.') {
        return note.capitalised();
    }
    text!("{note}.", note = note.capitalised())
}

fn name(allotment: &Allotment, unit: usize) -> &str {
    &allotment.units[unit].name
}

fn names(allotment: &Allotment, units: &[usize]) -> Vec<String> {
    units.iter().map(|unit| name(allotment, *unit).to_owned()).collect()
}

fn ties(notes: &mut Notes<'_>, allotment: &Allotment) {
    for tied in &allotment.ties {
        let among = names(allotment, &tied.tie.among);
        let winners = names(allotment, &tied.tie.winners);
        let open = tied.tie.open();
        let tie = words::tied(&among, tied.tie.seats, tied.group.as_deref());
        let choice = words::decided(&allotment.tie_choice, &winners, open);
        let note = text!("{tie}; {choice}", tie, choice);
        if open > 0 { notes.warning(&note) } else { notes.fine(&note) }
    }
}

fn reserved(notes: &mut Notes<'_>, allotment: &Allotment) {
    for reserved in &allotment.reserved {
        let (group, seats) = (&reserved.group, reserved.seats);
        let Some(given) = &reserved.given else {
            let seats_en = words::seats(seats);
            notes.warning(&text!(
                vi: "bảng không cho biết đơn vị nào có người {group}: {seats} chỉ tiêu dành cho dân tộc này được giữ lại, chưa giao cho đơn vị nào",
                en: "the table does not tell where the {group} live: {seats_en} reserved for them held apart, and given to no unit"
            ));
            continue;
        };
        let units = given.iter().map(|(unit, seats)| format!("{} {seats}", name(allotment, *unit)));
        let units: Vec<String> = units.collect();
        notes.fine(&text!(
            vi: "chỉ tiêu dành cho dân tộc {group} giao theo số người {group}: {units}",
            en: "the seats reserved for the {group} went by where they live: {units}",
            units = all_of(&units)
        ));
    }
}

/// Units in which nobody lives.
fn empty(notes: &mut Notes<'_>, allotment: &Allotment) {
    let units = allotment.units.iter().filter(|unit| unit.population == 0);
    let names: Vec<&str> = units.map(|unit| unit.name.as_str()).collect();
    if !names.is_empty() {
        notes.fine(&text!(
            vi: "dân số bằng 0, không được chỉ tiêu nào ngoài mức tối thiểu: {names}",
            en: "without any population, and so without seats beyond a lower bound: {names}",
            names = all_of(&names)
        ));
    }
}

fn quota_rule(notes: &mut Notes<'_>, allotment: &Allotment) {
    let outside = &allotment.standing.outside_quota;
    if outside.is_empty() {
        notes.fine(&words::quota_rule_holds());
    }
    for case in outside.iter().take(TOLD) {
        let unit = &allotment.units[case.unit];
        let share = decimal(&unit.quota.decimal(2));
        let seats = unit.by_population.to_string();
        notes.warning(&words::outside_quota(&unit.name, &seats, &share, case.by_method));
    }
    let more = outside.len().saturating_sub(TOLD);
    if more > 0 {
        notes.warning(&text!(
            vi: "và {more} đơn vị nữa không được đúng phần theo tỷ lệ làm tròn",
            en: "and {more} more outside their exact share rounded down or up"
        ));
    }
}

fn paradoxes(notes: &mut Notes<'_>, allotment: &Allotment) {
    if !allotment.method.goes_by_remainders() {
        notes.fine(&words::no_paradox());
        return;
    }
    let standing = &allotment.standing;
    let mut is_harmless = true;
    for (one_seat, smaller) in [
        (&standing.one_more, allotment.seats),
        (&standing.one_fewer, allotment.seats.saturating_sub(1)),
    ] {
        if let OneSeat::Harms(units) = one_seat {
            is_harmless = false;
            let units = names(allotment, units);
            notes.warning(&words::alabama(&units, smaller, smaller.saturating_add(1)));
        }
    }
    if is_harmless {
        notes.fine(&words::no_alabama());
    }
    notes.fine(&words::population_paradox());
}

fn last_seat(notes: &mut Notes<'_>, allotment: &Allotment) {
    // Where claims to it were equal, the tie says more.
    if allotment.ties.iter().any(|tied| tied.group.is_none()) {
        return;
    }
    let claim = |edge: &Edge| match edge.claim.decimal(3) {
        Some(measure) => text!(
            "{claim} {measure}",
            claim = words::claim(allotment.method),
            measure = decimal(&measure)
        ),
        None => Text::fixed("chỉ tiêu đầu tiên", "its first seat"),
    };
    let edge = |edge: &Edge| (name(allotment, edge.unit).to_owned(), claim(edge));
    if let Some((last, last_claim)) = allotment.standing.last.as_ref().map(edge) {
        let next = allotment.standing.next.as_ref().map(edge);
        let next = next.as_ref().map(|(name, claim)| (name.as_str(), claim));
        notes.fine(&words::last_seat((&last, &last_claim), next));
    }
}

/// How the table of units was read.
fn reading(notes: &mut Notes<'_>, page: &AllotmentPage<'_>) {
    let table = page.table;
    let is_of_sheet = table.units.iter().any(|unit| unit.cell.is_some());
    if !is_of_sheet && table.notes.is_empty() {
        return;
    }
    notes.heading(Text::fixed("Cách đọc tệp", "How the file was read"));
    notes.fine(&if let Some(column) = &table.population_column {
        text!(vi: "dân số lấy ở cột {column}", en: "populations are those of column {column}")
    } else {
        let groups = page.catalogue.groups().iter();
        let majority: Vec<&str> =
            groups.filter(|group| !group.minority).map(|group| group.name).collect();
        text!(
            vi: "dân số là tổng các cột dân tộc, không kể dân tộc {majority}",
            en: "populations are the sums of the groups' columns, without the {majority}",
            majority = all_of(&majority)
        )
    });
    for total in &table.totals {
        let cell = total.cell;
        let stated = grouped(total.stated);
        if total.agrees() {
            notes.fine(&text!(
                vi: "dòng tổng ở ô {cell} khớp với các đơn vị: {stated}",
                en: "the total in {cell} agrees with the units: {stated}",
                stated
            ));
        } else {
            notes.warning(&text!(
                vi: "dòng tổng ở ô {cell} ghi {stated}, nhưng các đơn vị cộng lại là {counted}",
                en: "the total in {cell} says {stated}, and the units add up to {counted}",
                stated,
                counted = grouped(u64::try_from(total.counted).unwrap_or(u64::MAX))
            ));
        }
    }
    for left_out in &table.left_out {
        notes.fine(&match left_out {
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
        });
    }
    for note in &table.notes {
        notes.fine(&report_words::read_note(note));
    }
}
