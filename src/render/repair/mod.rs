//! The changes that would mend a list, for people: what to do, what it is good for, what is left.

mod changes;

use super::before_and_after::mark_of_waived;
use super::csv::{self, CsvTable};
use super::document::{
    BAD, Document, GOOD, OPEN, PLAIN, STRONG, TextCell, TextColumn, TextLine, TextTable, paragraph,
    point,
};
use super::validate::{facts, findings, measure, rules};
use super::{RenderOptions, WholeReport, json, marks};
use crate::calculate::repair::{Impossible, Lack, Outcome, Plan, RepairReport, words};
use crate::report::{Check, Finding};
use crate::roster::Role;
use crate::text;
use crate::wording::{Lang, Text, all_of, joined, number_of};

/// How many people who cannot come are named before the rest is only counted.
const UNFIT_SHOWN: usize = 5;

impl WholeReport for RepairReport<'_> {
    fn title(&self) -> Text {
        Text::fixed("Ít thay đổi nhất để danh sách đạt", "The fewest changes that mend a list")
    }

    fn verdict(&self) -> Option<TextLine> {
        Some(outcome_line(self))
    }

    fn document(&self, options: &RenderOptions) -> Document {
        document(self, Some(outcome_line(self)), options)
    }

    /// The verdict stands on top already.
    fn page(&self, options: &RenderOptions) -> Document {
        document(self, None, options)
    }

    fn json(&self, lang: Lang) -> String {
        json::repair(self, lang)
    }

    fn csv(&self) -> CsvTable {
        csv::repaired(self)
    }
}

fn document(
    report: &RepairReport<'_>,
    verdict: Option<TextLine>,
    options: &RenderOptions,
) -> Document {
    let mut document = Document::default();
    let page = &mut document;
    page.title(facts::files(report.path, &report.list.roster.files()));
    facts::congress_and_rules(page, &report.list.congress, &report.list.ruleset);
    page.say(reserve(report));
    page.gap();
    if let Some(verdict) = verdict {
        page.say(verdict);
    }
    outcome(page, report);
    match &report.repair.outcome {
        Outcome::Found(found) => plan(page, report, found, options),
        Outcome::Impossible(impossible) => {
            conflict(page, report, impossible, options);
            lack(page, impossible);
            if matches!(impossible.lack, Lack::People(_)) && report.reserve.is_none() {
                let way_on = Text::fixed(
                    "Nêu những người có thể bổ sung bằng --reserve TỆP.",
                    "Name people who may be added with --reserve FILE.",
                );
                page.add(paragraph(way_on).indented(2));
            }
            if let Some(rest) = &impossible.rest {
                page.gap();
                page.add(paragraph(words::rest(rest)).toned(STRONG));
                plan(page, report, rest, options);
            }
        }
        Outcome::Nothing | Outcome::Unsettled | Outcome::RowsInDoubt(_) => {}
    }
    unfit(page, report, options);
    remaining(page, report, options);
    document
}

fn reserve(report: &RepairReport<'_>) -> Text {
    let is_alternate = |role: Option<&Role>| role == Some(&Role::Alternate);
    let people = report.list.roster.of_congress();
    let alternates = people.filter(|delegate| is_alternate(delegate.role.known())).count() as u64;
    let of_list = (alternates > 0).then(|| {
        let alternates = number_of(alternates, "dự khuyết", "alternate", "alternates");
        text!(vi: "{alternates} của danh sách", en: "{alternates} of the list", alternates)
    });
    let of_file = report.reserve.map(|reserve| {
        let people = number_of(reserve.roster.delegates.len() as u64, "người", "person", "people");
        let path = reserve.path;
        text!(vi: "{people} trong {path}", en: "{people} in {path}", people)
    });
    let mut sources: Vec<Text> = of_file.into_iter().chain(of_list).collect();
    if sources.is_empty() {
        sources.push(Text::fixed("không có", "none"));
    }
    text!(vi: "Nguồn bổ sung: {sources}", en: "Reserve: {sources}", sources = all_of(&sources))
}

/// What can be done, in a sentence.
fn outcome_line(report: &RepairReport<'_>) -> TextLine {
    let outcome = &report.repair.outcome;
    let remaining = &report.repair.remaining;
    let tone = match outcome {
        Outcome::Nothing | Outcome::Found(_) => GOOD,
        Outcome::Impossible(_) => BAD,
        Outcome::Unsettled | Outcome::RowsInDoubt(_) => OPEN,
    };
    let sentence = words::outcome(outcome, report.weights, remaining);
    TextLine::from(sentence).toned(tone.strong())
}

fn outcome(document: &mut Document, report: &RepairReport<'_>) {
    let outcome = &report.repair.outcome;
    let remaining = &report.repair.remaining;
    if matches!(outcome, Outcome::Nothing) && !remaining.is_nothing() {
        document.say(words::refused_all_the_same());
    }
    let is_answered = matches!(outcome, Outcome::Found(_) | Outcome::Impossible(_));
    if is_answered && !remaining.cells.is_empty() {
        document.say(Text::fixed(
            "Giá trị chưa rõ không được tính là đạt: điền rõ các ô nêu ở dưới rồi chạy lại, có thể cần ít thay đổi hơn.",
            "What is unclear does not count as keeping a rule: fill in the cells below and run this again, and fewer changes may do.",
        ));
    }
}

/// The changes, what they cost besides, and what a better reserve would spare.
fn plan(document: &mut Document, report: &RepairReport<'_>, plan: &Plan, options: &RenderOptions) {
    if let Some(relief) = &plan.relief {
        let relief = words::relief(relief, changes::departures(&plan.changes));
        document.add(paragraph(relief).marked("→").toned(STRONG));
    }
    let price: Vec<&Check> = plan.price.iter().collect();
    let heading = Text::fixed(
        "Cái giá phải trả: quy định đang đạt mà sau thay đổi không còn đạt",
        "The price: rules that hold now and will not after the changes",
    );
    rules::part(document, &heading, &price, options.all);
    changes::tell(document, report, &plan.changes);
    before_and_after(document, &report.repair.before.checks, &plan.after.checks, options);
}

/// The rules that change, and those that people were to mend: now and then.
fn before_and_after(
    document: &mut Document,
    before: &[Check],
    after: &[Check],
    options: &RenderOptions,
) {
    let pairs: Vec<(&Check, &Check)> = before
        .iter()
        .filter_map(|now| Some((now, after.iter().find(|then| then.rule == now.rule)?)))
        .filter(|(now, then)| {
            now.status != then.status || measure::observed(now) != measure::observed(then)
        })
        .collect();
    if pairs.is_empty() {
        return;
    }
    document.heading(Text::fixed("Các quy định trước và sau", "The rules before and after"));
    let mut table = TextTable::new(
        [
            Text::fixed("Quy định", "Rule"),
            Text::fixed("Trước", "Before"),
            Text::fixed("Sau", "After"),
            Text::fixed("Giới hạn", "Allowed"),
        ]
        .map(TextColumn::new),
    );
    let side = |check: &Check| -> TextCell {
        let (mark, tone) = marks::of_check(check);
        let found = text!(" {found}", found = measure::observed(check));
        TextLine::from(mark).toned(tone).then(TextLine::from(found).toned(PLAIN)).into()
    };
    for (now, then) in &pairs {
        let limit = measure::limit(then);
        table.row([(&now.title).into(), side(now), side(then), limit.into()]);
    }
    document.table(table);
    mark_of_waived(document, pairs.into_iter().flat_map(|(now, then)| [now, then]), options);
}

fn conflict(
    document: &mut Document,
    report: &RepairReport<'_>,
    impossible: &Impossible,
    options: &RenderOptions,
) {
    document.heading(match impossible.conflict.len() {
        1 => Text::fixed(
            "Quy định không thể đạt với những người hiện có",
            "A rule that cannot hold with the people there are",
        ),
        _ => Text::fixed(
            "Các quy định không thể cùng đạt với những người hiện có",
            "Rules that cannot all hold with the people there are",
        ),
    });
    let conflicting = report.list.checks.iter();
    for check in conflicting.filter(|check| impossible.conflict.contains(&check.rule)) {
        rules::reason(document, check, options.all);
    }
    if impossible.is_for_those_kept {
        document.say(Text::fixed(
            "Nếu đại biểu đương nhiên và những người nêu ở --keep cũng có thể thay đổi thì các quy định này đạt được.",
            "They could hold if ex-officio delegates and those named by --keep could change, too.",
        ));
    }
}

/// What the reserve would have to have.
fn lack(document: &mut Document, impossible: &Impossible) {
    let sentence = match &impossible.lack {
        Lack::Unsettled => Text::fixed(
            "Chưa tính được nguồn bổ sung còn thiếu ai trong giới hạn tính toán.",
            "What the reserve lacks was not found out within the bounds of the search.",
        ),
        Lack::NobodyHelps => Text::fixed(
            "Có thêm người trong nguồn bổ sung cũng không đạt được.",
            "No reserve, however large, would help.",
        ),
        Lack::People(needed) => text!(
            vi: "Nguồn bổ sung còn thiếu ít nhất {people}, có thể là: {needed}.",
            en: "The reserve lacks at least {people}, who could be: {needed}.",
            people = number_of(
                needed.iter().map(|sort| sort.count).sum(),
                "người",
                "person",
                "people"
            ),
            needed = words::needed(needed)
        ),
    };
    document.gap();
    document.add(paragraph(sentence).marked("→").toned(STRONG));
}

/// Those of the reserve who cannot come, and why.
fn unfit(document: &mut Document, report: &RepairReport<'_>, options: &RenderOptions) {
    let unfit = &report.repair.unfit;
    if unfit.is_empty() {
        return;
    }
    let count = unfit.len();
    document.heading(text!(vi: "Chưa thể bổ sung ({count})", en: "Who cannot be added ({count})"));
    let shown = if options.all { count } else { count.min(UNFIT_SHOWN) };
    for (person, why) in &unfit[..shown] {
        let why = text!(": {why}", why = words::unfit(*why));
        document.add(point(changes::described(report, *person).then(why)));
    }
    let more = count - shown;
    if more > 0 {
        document
            .add(point(text!(vi: "và {more} người nữa (--all)", en: "and {more} more (--all)")));
    }
}

/// What is left when all is done: rules that people do not mend, waivers, cells to correct.
fn remaining(document: &mut Document, report: &RepairReport<'_>, options: &RenderOptions) {
    let remaining = &report.repair.remaining;
    let is_supported = |check: &&Check| !remaining.not_supported.contains(&check.rule);
    let (elsewhere, unsupported): (Vec<&Check>, Vec<&Check>) =
        remaining.elsewhere.iter().partition(is_supported);
    let heading = Text::fixed(
        "Không sửa được bằng cách thay đổi đại biểu",
        "What changing people does not mend",
    );
    rules::part(document, &heading, &elsewhere, options.all);
    let heading = Text::fixed(
        "Chưa hỗ trợ ở đây, phải tự sửa trong danh sách",
        "Not supported here, to be mended in the list by hand",
    );
    rules::part(document, &heading, &unsupported, options.all);
    let findings = |document: &mut Document, findings: &[Finding]| {
        findings::by_sheet(document, report.list, findings, options.all, false);
    };
    let waived = remaining.waived.len() + remaining.waived_cells.len();
    if waived > 0 && !options.quiet {
        document.heading(text!(
            vi: "Được chấp thuận, không cần thay đổi ({waived})",
            en: "Waived, nothing to be done ({waived})"
        ));
        for check in &remaining.waived {
            rules::reason(document, check, options.all);
        }
        findings(document, &remaining.waived_cells);
    }
    not_checked(document, &remaining.not_checked);
    if !remaining.cells.is_empty() {
        document.gap();
        let count = remaining.cells.len() as u64;
        document.say(text!(
            vi: "Còn {errors} phải sửa ngay trong danh sách, thay đổi đại biểu không giải quyết được:",
            en: "{errors} left to correct in the list itself, whoever is on it:",
            errors = number_of(count, "lỗi", "error is", "errors are")
        ));
        findings(document, &remaining.cells);
    }
}

/// The rules of which nothing can be told yet; what each lacks is told where a list is checked.
fn not_checked(document: &mut Document, checks: &[Check]) {
    if checks.is_empty() {
        return;
    }
    let titles: Vec<Text> = checks.iter().map(|check| check.title.clone()).collect();
    document.gap();
    let sentence = text!(
        vi: "Chưa kiểm tra được: {titles} (`validate` nêu còn thiếu gì).",
        en: "Not checked: {titles} (`validate` tells what is missing).",
        titles = joined(&titles, "; ")
    );
    document.add(paragraph(sentence).marked("?").toned(OPEN.strong()));
}
