//! The rows of a table: who told the roles, which sections there are, what was left out.

use crate::catalogue::{GroupCode, Resolution};
use crate::check::Inspection;
use crate::render::figures::number;
use crate::render::paper::{PLAIN, Paper, YELLOW};
use crate::report::words as report_words;
use crate::roster::{
    Gender, Role, RowInDoubt, RowReason, SectionHeading, StatedTotal, Table, ToldBy, words,
};
use crate::sheet::Row;
use crate::text;
use crate::wording::{Lang, Text, counted};

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
    let said = |(first, last): &(u32, u32)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    joined.iter().map(said).collect::<Vec<_>>().join(", ")
}

/// `rows 12–14, 20`
pub(super) fn named(paper: &Paper, rows: &[(Row, Row)]) -> String {
    let one = matches!(rows, [(first, last)] if first == last);
    let label = paper.word("dòng", if one { "row" } else { "rows" });
    format!("{label} {}", runs(rows))
}

/// The roles of a table's people, with what told them.
pub(super) fn roles(paper: &Paper, inspection: &Inspection, at: usize) -> String {
    let mut counts: Vec<(Option<Role>, Option<ToldBy>, u64)> = Vec::new();
    for delegate in inspection.roster.delegates.iter().filter(|it| it.table == at) {
        let key = (delegate.role.known().copied(), delegate.role_told_by);
        match counts.iter_mut().find(|held| (held.0, held.1) == key) {
            Some(held) => held.2 += 1,
            None => counts.push((key.0, key.1, 1)),
        }
    }
    let parts: Vec<String> = counts
        .into_iter()
        .map(|(role, told_by, people)| {
            let people = paper.say(&words::people(role, people));
            match told_by {
                Some(by) => format!("{people} ({})", paper.say(&words::told_by(by))),
                None => people,
            }
        })
        .collect();
    parts.join("; ")
}

/// The genders and groups that were understood: a column taken for another shows at once.
pub(super) fn composition(paper: &Paper, inspection: &Inspection, at: usize) -> String {
    let people = || inspection.roster.delegates.iter().filter(|delegate| delegate.table == at);
    let gender = |gender: Option<Gender>| {
        people().filter(|delegate| delegate.gender.known().copied() == gender).count() as u64
    };
    let groups: Vec<Option<GroupCode>> =
        people().map(|delegate| delegate.group.known().and_then(Resolution::group)).collect();
    let distinct = groups.iter().flatten().collect::<std::collections::BTreeSet<_>>().len() as u64;
    let unclear = groups.iter().filter(|group| group.is_none()).count() as u64;
    let (women, men) = (gender(Some(Gender::Female)), gender(Some(Gender::Male)));
    let (women_en, men_en) = (counted(women, "woman", "women"), counted(men, "man", "men"));
    let groups_en = counted(distinct, "group", "groups");
    let of_unknown = |unknown: u64| match unknown {
        0 => Text::new("", ""),
        _ => text!(vi: ", {unknown} người chưa rõ", en: ", {unknown} not known"),
    };
    let (genderless, groupless) = (of_unknown(gender(None)), of_unknown(unclear));
    let (genderless_vi, groupless_vi) = (genderless.vi, groupless.vi);
    let (genderless_en, groupless_en) = (genderless.en, groupless.en);
    paper.say(&text!(
        vi: "Giới tính: {women} nữ, {men} nam{genderless_vi}. Dân tộc: {distinct} dân tộc{groupless_vi}.",
        en: "Genders: {women_en}, {men_en}{genderless_en}. Ethnic groups: {groups_en}{groupless_en}."
    ))
}

/// The rows that may be people, before anything else: whoever stands there is not counted.
pub(super) fn in_doubt(paper: &mut Paper, inspection: &Inspection, at: usize) {
    let rows = inspection.roster.rows_in_doubt.iter();
    let found: Vec<&RowInDoubt> = rows.filter(|row| row.person.table == at).collect();
    if found.is_empty() {
        return;
    }
    let heading = paper.word(
        "Dòng có thể là người nhưng chưa được tính",
        "Rows that may be people and were not counted",
    );
    paper.blank();
    paper.paragraph(" ", &format!("{heading} ({}):", found.len()), YELLOW);
    let shown = if paper.all { found.len() } else { SHOWN };
    for row in found.iter().take(shown) {
        let label = paper.word("dòng", "row");
        let line = format!("{label} {} “{}”", row.person.row, on_a_line(&row.written));
        paper.paragraph("  ? ", &line, YELLOW);
    }
    rest(paper, found.len().saturating_sub(shown));
}

/// The section headings, with what they carry to the rows beneath.
pub(super) fn sections(paper: &mut Paper, inspection: &Inspection, at: usize) {
    let found: Vec<&SectionHeading> =
        inspection.roster.sections.iter().filter(|section| section.table == at).collect();
    if found.is_empty() {
        return;
    }
    let heading = paper.word(
        "Tên mục, áp dụng cho các dòng phía dưới",
        "Section headings, which speak for the rows beneath",
    );
    paper.blank();
    paper.paragraph(" ", &format!("{heading} ({}):", found.len()), PLAIN);
    let shown = if paper.all { found.len() } else { SHOWN };
    for section in found.iter().take(shown) {
        let line = one_section(paper, section);
        paper.paragraph("  · ", &line, PLAIN);
    }
    rest(paper, found.len().saturating_sub(shown));
}

fn one_section(paper: &Paper, section: &SectionHeading) -> String {
    let row = section.row;
    let written = shortened(&section.written);
    let label = paper.word("dòng", "row");
    let mut told = Vec::new();
    told.extend(section.role.map(|role| paper.say(&words::role(role))));
    told.extend(section.kind.map(|kind| paper.say(&words::kind(kind))));
    if let Some(unit) = &section.unit {
        let unit = shortened(unit);
        told.push(paper.say(&text!(vi: "đơn vị {unit}", en: "unit {unit}")));
    }
    if told.is_empty() {
        let nothing = paper.word("không cho biết gì thêm", "tells nothing more");
        return format!("{label} {row} “{written}”: {nothing}");
    }
    format!("{label} {row} “{written}”: {}", told.join(", "))
}

fn rest(paper: &mut Paper, more: usize) {
    if more > 0 {
        let told = paper.say(&text!(
            vi: "và {more} mục nữa (thêm --all để xem hết)",
            en: "and {more} more (add --all to see them)"
        ));
        paper.paragraph("  · ", &told, PLAIN);
    }
}

/// The totals that the list states, beside what was counted.
pub(super) fn totals(paper: &mut Paper, inspection: &Inspection, at: usize) {
    let stated: Vec<&StatedTotal> =
        inspection.roster.stated_totals.iter().filter(|total| total.table == at).collect();
    if stated.is_empty() {
        return;
    }
    let heading = paper.word("Số tổng ghi trong danh sách", "Totals that the list states");
    paper.blank();
    paper.paragraph(" ", &format!("{heading}:"), PLAIN);
    let shown = if paper.all { stated.len() } else { SHOWN };
    for total in stated.iter().take(shown) {
        let line = one_total(paper, inspection, total);
        paper.paragraph("  · ", &line, PLAIN);
    }
    rest(paper, stated.len().saturating_sub(shown));
}

fn one_total(paper: &Paper, inspection: &Inspection, total: &StatedTotal) -> String {
    let cell = total.cell;
    let of = paper.say(&words::total_of(total.counts));
    let counted = inspection.roster.counted(total);
    let found = match (counted.least, counted.most) {
        (least, most) if least == most => number(least, paper.lang),
        (least, most) => format!("{}–{}", number(least, paper.lang), number(most, paper.lang)),
    };
    let Some(stated) = total.stated else {
        let no_result = paper
            .word("công thức chưa có kết quả; đếm được", "a formula without a result; counted");
        return format!("{cell}: {no_result} {found} {of}");
    };
    let stated_shown = number(stated, paper.lang);
    if counted.fits(stated) {
        let agrees = paper.word("khớp", "agrees");
        return format!("{cell}: {stated_shown} {of}, {agrees}");
    }
    match paper.lang {
        Lang::Vi => format!("{cell}: ghi {stated_shown} {of}, nhưng đếm được {found}"),
        Lang::En => format!("{cell}: says {stated_shown} {of}, but {found} were counted"),
    }
}

/// The rows that were not taken for delegates, by reason, with their numbers.
pub(super) fn left_out(paper: &mut Paper, inspection: &Inspection, table: &Table) {
    let tables = inspection.roster.tables.iter();
    let first = tables.clone().find(|held| held.sheet == table.sheet);
    // Rows left out belong to a sheet: they are told with the first of its tables.
    if first.is_none_or(|first| !std::ptr::eq(first, table)) {
        return;
    }
    let rows = inspection.roster.rows_left_out.iter();
    let rows = rows.filter(|rows| rows.sheet == table.sheet && rows.reason != RowReason::InDoubt);
    let mut reasons: Vec<(RowReason, Vec<(Row, Row)>)> = Vec::new();
    for rows in rows {
        match reasons.iter_mut().find(|(reason, _)| *reason == rows.reason) {
            Some((_, held)) => held.push((rows.first, rows.last)),
            None => reasons.push((rows.reason, vec![(rows.first, rows.last)])),
        }
    }
    if reasons.is_empty() {
        return;
    }
    let heading = paper.word("Dòng không tính là đại biểu", "Rows not taken for delegates");
    paper.blank();
    paper.paragraph(" ", &format!("{heading}:"), PLAIN);
    for (reason, mut rows) in reasons {
        let count = rows
            .iter()
            .map(|(first, last)| u64::from(last.number().saturating_sub(first.number())) + 1)
            .sum();
        let said = paper.say(&report_words::rows_left_out(reason, count));
        let more = if paper.all { 0 } else { rows.len().saturating_sub(SHOWN) };
        rows.truncate(rows.len() - more);
        let cut = if more > 0 { ", …" } else { "" };
        let line = format!("{said}: {}{cut}", named(paper, &rows));
        paper.paragraph("  · ", &line, PLAIN);
    }
}
