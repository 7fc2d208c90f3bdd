//! The rows of a table: who told the roles, which sections there are, what was left out.

use crate::catalogue::{GroupCode, Resolution};
use crate::render::RenderOptions;
use crate::render::document::{Document, OPEN, Paragraph, paragraph, point};
use crate::report::words as report_words;
use crate::roster::{Gender, Role, RowReason, SectionHeading, StatedTotal, Table, ToldBy, words};
use crate::sheet::Row;
use crate::text;
use crate::validate::Inspection;
use crate::wording::{Text, grouped, joined, number_of};

use super::columns::{on_a_line, shortened};

/// How many of a kind are shown before the rest is only counted.
const SHOWN: usize = 12;

/// `12–14, 20`; more than a few runs are cut.
fn runs(rows: &[(Row, Row)]) -> String {
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (first, last) in rows {
        let (first, last) = (first.number(), last.number());
        match joined.last_mut() {
            Some(run) if first <= run.1 + 1 => run.1 = run.1.max(last),
            _ => joined.push((first, last)),
        }
    }
    let run = |(first, last): &(u32, u32)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    joined.iter().map(run).collect::<Vec<_>>().join(", ")
}

/// `rows 12–14, 20`
pub(super) fn named(rows: &[(Row, Row)]) -> Text {
    let runs = runs(rows);
    match rows {
        [(first, last)] if first == last => text!(vi: "dòng {runs}", en: "row {runs}"),
        _ => text!(vi: "dòng {runs}", en: "rows {runs}"),
    }
}

/// The roles of a table's people, with what told them.
pub(super) fn roles(inspection: &Inspection, at: usize) -> Text {
    type RoleAndSource = (Option<Role>, Option<ToldBy>);
    let mut counts: Vec<(RoleAndSource, u64)> = Vec::new();
    for delegate in inspection.roster.delegates.iter().filter(|it| it.table == at) {
        let key = (delegate.role.known().copied(), delegate.role_told_by);
        match counts.iter_mut().find(|(other, _)| *other == key) {
            Some((_, people)) => *people += 1,
            None => counts.push((key, 1)),
        }
    }
    let parts: Vec<Text> = counts
        .into_iter()
        .map(|((role, told_by), people)| {
            let source = told_by.map(|by| text!(" ({by})", by = words::told_by(by)));
            text!("{people}{source}", people = words::people(role, people), source)
        })
        .collect();
    joined(&parts, "; ")
}

/// The genders and groups that were understood: a column taken for another shows at once.
pub(super) fn composition(inspection: &Inspection, at: usize) -> Text {
    let people = || inspection.roster.delegates.iter().filter(|delegate| delegate.table == at);
    let of_gender = |gender: Option<Gender>| {
        people().filter(|delegate| delegate.gender.known().copied() == gender).count() as u64
    };
    let groups: Vec<Option<GroupCode>> =
        people().map(|delegate| delegate.group.known().and_then(Resolution::group)).collect();
    let distinct = groups.iter().flatten().collect::<std::collections::BTreeSet<_>>().len() as u64;
    let unclear = groups.iter().filter(|group| group.is_none()).count() as u64;
    let unknown = |people: u64| {
        (people > 0).then(|| text!(vi: ", {people} người chưa rõ", en: ", {people} not known"))
    };
    text!(
        vi: "Giới tính: {women}, {men}{genderless}. Dân tộc: {groups}{groupless}.",
        en: "Genders: {women}, {men}{genderless}. Ethnic groups: {groups}{groupless}.",
        women = number_of(of_gender(Some(Gender::Female)), "nữ", "woman", "women"),
        men = number_of(of_gender(Some(Gender::Male)), "nam", "man", "men"),
        genderless = unknown(of_gender(None)),
        groups = number_of(distinct, "dân tộc", "group", "groups"),
        groupless = unknown(unclear)
    )
}

/// Points beneath a heading within a table, of which only so many are shown.
fn part(
    document: &mut Document,
    heading: Paragraph,
    points: Vec<Paragraph>,
    options: &RenderOptions,
) {
    if points.is_empty() {
        return;
    }
    document.gap();
    document.add(heading.indented(1));
    let more = if options.all { 0 } else { points.len().saturating_sub(SHOWN) };
    let shown = points.len() - more;
    for point in points.into_iter().take(shown) {
        document.add(point.indented(2));
    }
    if more > 0 {
        let rest = text!(
            vi: "và {more} mục nữa (thêm --all để xem hết)",
            en: "and {more} more (add --all to see them)"
        );
        document.add(point(rest).indented(2));
    }
}

/// The rows that may be people, before anything else: whoever stands there is not counted.
pub(super) fn in_doubt(
    document: &mut Document,
    inspection: &Inspection,
    at: usize,
    options: &RenderOptions,
) {
    let rows = inspection.roster.rows_in_doubt.iter().filter(|row| row.person.table == at);
    let points: Vec<Paragraph> = rows
        .map(|row| {
            let (number, written) = (row.person.row, on_a_line(&row.written));
            let row = text!(vi: "dòng {number} “{written}”", en: "row {number} “{written}”");
            point(row).marked("?").toned(OPEN)
        })
        .collect();
    let count = points.len();
    let heading = text!(
        vi: "Dòng có thể là người nhưng chưa được tính ({count}):",
        en: "Rows that may be people and were not counted ({count}):"
    );
    part(document, paragraph(heading).toned(OPEN), points, options);
}

/// The section headings, with what they carry to the rows beneath.
pub(super) fn sections(
    document: &mut Document,
    inspection: &Inspection,
    at: usize,
    options: &RenderOptions,
) {
    let sections = inspection.roster.sections.iter().filter(|section| section.table == at);
    let points: Vec<Paragraph> = sections.map(|section| point(one_section(section))).collect();
    let count = points.len();
    let heading = text!(
        vi: "Tên mục, áp dụng cho các dòng phía dưới ({count}):",
        en: "Section headings, which speak for the rows beneath ({count}):"
    );
    part(document, paragraph(heading), points, options);
}

fn one_section(section: &SectionHeading) -> Text {
    let (row, written) = (section.row, shortened(&section.written));
    let mut carried = Vec::new();
    carried.extend(section.role.map(words::role));
    carried.extend(section.kind.map(words::kind));
    carried.extend(section.unit.as_ref().map(|unit| {
        let unit = shortened(unit);
        text!(vi: "đơn vị {unit}", en: "unit {unit}")
    }));
    if carried.is_empty() {
        carried.push(Text::fixed("không cho biết gì thêm", "tells nothing more"));
    }
    text!(
        vi: "dòng {row} “{written}”: {carried}",
        en: "row {row} “{written}”: {carried}",
        carried = joined(&carried, ", ")
    )
}

/// The totals that the list states, beside what was counted.
pub(super) fn totals(
    document: &mut Document,
    inspection: &Inspection,
    at: usize,
    options: &RenderOptions,
) {
    let stated = inspection.roster.stated_totals.iter().filter(|total| total.table == at);
    let points = stated.map(|total| point(one_total(inspection, total))).collect();
    let heading = Text::fixed("Số tổng ghi trong danh sách:", "Totals that the list states:");
    part(document, paragraph(heading), points, options);
}

fn one_total(inspection: &Inspection, total: &StatedTotal) -> Text {
    let (cell, of) = (total.cell, words::total_of(total.counts));
    let counted = inspection.roster.counted(total);
    let found = match (counted.least, counted.most) {
        (least, most) if least == most => grouped(least),
        (least, most) => text!("{least}–{most}", least = grouped(least), most = grouped(most)),
    };
    match total.stated.map(|stated| (grouped(stated), counted.fits(stated))) {
        None => text!(
            vi: "{cell}: công thức chưa có kết quả; đếm được {found} {of}",
            en: "{cell}: a formula without a result; counted {found} {of}",
            found,
            of
        ),
        Some((stated, true)) => text!(
            vi: "{cell}: {stated} {of}, khớp",
            en: "{cell}: {stated} {of}, agrees",
            stated,
            of
        ),
        Some((stated, false)) => text!(
            vi: "{cell}: ghi {stated} {of}, nhưng đếm được {found}",
            en: "{cell}: says {stated} {of}, but {found} were counted",
            stated,
            of,
            found
        ),
    }
}

/// The rows that were not taken for delegates, by reason, with their numbers.
pub(super) fn left_out(
    document: &mut Document,
    inspection: &Inspection,
    table: &Table,
    options: &RenderOptions,
) {
    let first = inspection.roster.tables.iter().find(|other| other.sheet == table.sheet);
    // Rows left out belong to a sheet: they are told with the first of its tables.
    if first.is_none_or(|first| !std::ptr::eq(first, table)) {
        return;
    }
    let rows = inspection.roster.rows_left_out.iter();
    let rows = rows.filter(|rows| rows.sheet == table.sheet && rows.reason != RowReason::InDoubt);
    let mut reasons: Vec<(RowReason, Vec<(Row, Row)>)> = Vec::new();
    for rows in rows {
        match reasons.iter_mut().find(|(reason, _)| *reason == rows.reason) {
            Some((_, others)) => others.push((rows.first, rows.last)),
            None => reasons.push((rows.reason, vec![(rows.first, rows.last)])),
        }
    }
    if reasons.is_empty() {
        return;
    }
    let heading = Text::fixed("Dòng không tính là đại biểu:", "Rows not taken for delegates:");
    document.gap();
    document.add(paragraph(heading).indented(1));
    for (reason, mut rows) in reasons {
        let count = rows
            .iter()
            .map(|(first, last)| u64::from(last.number().saturating_sub(first.number())) + 1)
            .sum();
        let more = if options.all { 0 } else { rows.len().saturating_sub(SHOWN) };
        rows.truncate(rows.len() - more);
        let cut = if more > 0 { ", …" } else { "" };
        let counted = report_words::rows_left_out(reason, count);
        let line = text!("{counted}: {rows}{cut}", counted, rows = named(&rows));
        document.add(point(line).indented(2));
    }
}
