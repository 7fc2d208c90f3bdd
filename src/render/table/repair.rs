//! The changes that would mend a list, for people: what to do, what it is good for, what is left.

use std::path::Path;

use comfy_table::{Cell, ColumnConstraint, Row as TableRow, Width};

use crate::calculate::repair::{
    Action, Change, Impossible, Lack, Outcome, Person, Plan, RepairReport, words,
};
use crate::render::paper::{BOLD, DIM, Layout, PLAIN, Paper, outcome};
use crate::render::{RenderOptions, for_terminal};
use crate::report::{Check, ListReport};
use crate::roster::words::role;
use crate::roster::{Delegate, Role, Roster};
use crate::text;
use crate::wording::{Text, counted, list};

use super::verdict::{GREEN, RED, YELLOW};
use super::{details, findings, header, side_by_side};
use crate::render::told::{head, measure};

/// The widest that the rules' column of the changes becomes.
const RULES_WIDTH: u16 = 34;

/// A plan of so many changes is summed up in a line.
const LONG: usize = 6;

/// How many people who cannot come are named before the rest is only counted.
const UNFIT_SHOWN: usize = 5;

pub(in crate::render) fn render(report: &RepairReport<'_>, options: &RenderOptions) -> String {
    let mut paper = Paper::new(options);
    let files = head::files(report.path, &report.list.roster.files(), paper.lang);
    paper.paragraph("", &for_terminal(&files), BOLD);
    header::congress_and_rules(&mut paper, &report.list.congress, &report.list.ruleset);
    reserve(&mut paper, report);
    sentence(&mut paper, report);
    match &report.repair.outcome {
        Outcome::Found(found) => plan(&mut paper, report, found),
        Outcome::Impossible(impossible) => {
            conflict(&mut paper, report, impossible);
            needed(&mut paper, impossible);
            if matches!(impossible.lack, Lack::People(_)) && report.reserve.is_none() {
                let said = paper.word(
                    "Nêu những người có thể bổ sung bằng --reserve TỆP.",
                    "Name people who may be added with --reserve FILE.",
                );
                paper.paragraph("  ", said, PLAIN);
            }
            if let Some(rest) = &impossible.rest {
                paper.blank();
                let said = paper.say(&words::rest(rest));
                paper.paragraph("", &said, BOLD);
                plan(&mut paper, report, rest);
            }
        }
        Outcome::Nothing | Outcome::Unsettled | Outcome::RowsInDoubt(_) => {}
    }
    unfit(&mut paper, report);
    remaining(&mut paper, report);
    paper.finish()
}

fn reserve(paper: &mut Paper, report: &RepairReport<'_>) {
    let alternates = report
        .list
        .roster
        .of_congress()
        .filter(|delegate| delegate.role.known() == Some(&Role::Alternate))
        .count();
    let of_list = (alternates > 0).then(|| {
        let english = counted(alternates as u64, "alternate", "alternates");
        text!(vi: "{alternates} dự khuyết của danh sách", en: "{english} of the list")
    });
    let of_file = report.reserve.map(|reserve| {
        let people = reserve.roster.delegates.len();
        let english = counted(people as u64, "person", "people");
        let path = for_terminal(reserve.path);
        text!(vi: "{people} người trong {path}", en: "{english} in {path}")
    });
    let told: Vec<String> =
        [of_file, of_list].into_iter().flatten().map(|text| paper.say(&text)).collect();
    let told = match &told[..] {
        [] => paper.word("không có", "none").to_owned(),
        some => list(some, paper.lang),
    };
    let label = paper.word("Nguồn bổ sung", "Reserve");
    paper.paragraph("", &format!("{label}: {told}"), PLAIN);
}

fn sentence(paper: &mut Paper, report: &RepairReport<'_>) {
    let outcome = &report.repair.outcome;
    let style = match outcome {
        Outcome::Nothing | Outcome::Found(_) => GREEN,
        Outcome::Impossible(_) => RED,
        Outcome::Unsettled | Outcome::RowsInDoubt(_) => YELLOW,
    };
    paper.blank();
    let remaining = &report.repair.remaining;
    let is_waived = !remaining.waived.is_empty() || !remaining.waived_cells.is_empty();
    let said = paper.say(&words::outcome(outcome, report.weights, is_waived));
    paper.paragraph("", &said, style);
    if matches!(outcome, Outcome::Nothing) && !remaining.is_nothing() {
        let said = paper.say(&words::refused_all_the_same());
        paper.paragraph("", &said, PLAIN);
    }
    let unclear = &remaining.cells;
    if matches!(outcome, Outcome::Found(_) | Outcome::Impossible(_)) && !unclear.is_empty() {
        let said = paper.word(
            "Giá trị chưa rõ không được tính là đạt: điền rõ các ô nêu ở dưới rồi chạy lại, có thể cần ít thay đổi hơn.",
            "What is unclear does not count as keeping a rule: fill in the cells below and run this again, and fewer changes may do.",
        );
        paper.paragraph("", said, PLAIN);
    }
}

/// The changes, what they cost besides, and what a better reserve would spare.
fn plan(paper: &mut Paper, report: &RepairReport<'_>, plan: &Plan) {
    if let Some(relief) = &plan.relief {
        let is_departure = |it: &&Change| matches!(it.action, Action::LeaveOut { .. });
        let departures = plan.changes.iter().filter(is_departure).count();
        let said = paper.say(&words::relief(relief, departures));
        paper.paragraph("→ ", &said, BOLD);
    }
    let price: Vec<&Check> = plan.price.iter().collect();
    let said = paper.word(
        "Cái giá phải trả: quy định đang đạt mà sau thay đổi không còn đạt",
        "The price: rules that hold now and will not after the changes",
    );
    part(paper, said, &price);
    changes(paper, report, &plan.changes);
    rules(paper, &report.repair.before.checks, &plan.after.checks);
}

fn changes(paper: &mut Paper, report: &RepairReport<'_>, changes: &[Change]) {
    paper.heading(&format!("{} ({})", paper.word("Thay đổi", "Changes"), changes.len()));
    if changes.len() >= LONG {
        let said = paper.say(&words::in_short(changes));
        paper.paragraph("", &said, PLAIN);
    }
    let mut table = paper.columns();
    let narrow = paper.layout() == Layout::Narrow;
    for (number, change) in (1..).zip(changes) {
        let serves = serves(paper, report, &change.serves);
        let mut who = who(paper, report, &change.action);
        if narrow {
            who = format!("{who}\n{}", paper.paint(DIM, &serves));
        }
        let action = paper.say(&words::action(&change.action));
        let mut row = TableRow::new();
        row.add_cell(Cell::new(format!("{number}. {}", paper.paint(BOLD, &action))));
        row.add_cell(Cell::new(who));
        if !narrow {
            row.add_cell(Cell::new(paper.paint(DIM, &serves)));
        }
        table.add_row(row);
    }
    if let Some(action) = table.column_mut(0) {
        action.set_constraint(ColumnConstraint::ContentWidth);
    }
    if let Some(rules) = table.column_mut(2) {
        rules.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(RULES_WIDTH)));
    }
    paper.table(table);
}

/// The titles of the rules that a change is for.
fn serves(paper: &Paper, report: &RepairReport<'_>, rules: &[String]) -> String {
    let title = |id: &String| {
        let known = report.list.ruleset.rules.iter().find(|rule| rule.id == *id);
        known.map_or_else(|| for_terminal(id), |rule| paper.say(&rule.title))
    };
    let mut titles: Vec<String> = rules.iter().map(title).collect();
    if titles.is_empty() {
        titles.push(
            paper.word("danh sách còn có người", "somebody to be left on the list").to_owned(),
        );
    }
    format!("{} {}", paper.word("để đạt:", "for:"), titles.join("; "))
}

fn who(paper: &Paper, report: &RepairReport<'_>, action: &Action) -> String {
    let told = |person| told(paper, report, person);
    let into = |role| paper.say(&words::becomes(role));
    match *action {
        Action::LeaveOut { person, .. } => format!("− {}", told(person)),
        Action::Replace { person, by, role } => {
            format!("− {}\n+ {} {}", told(person), told(by), into(role))
        }
        Action::Add { person, role } => format!("+ {} {}", told(person), into(role)),
        Action::Move { person, to, .. } => format!("{} {}", told(person), into(to)),
    }
}

/// Name, what is known of the person, and where to find the row.
fn told(paper: &Paper, report: &RepairReport<'_>, person: Person) -> String {
    let Some((delegate, roster)) = report.delegate(person) else { return String::new() };
    let name = match delegate.name.written.trim() {
        "" => paper.word("(chưa ghi tên)", "(no name)").to_owned(),
        name => for_terminal(name),
    };
    let mut facts = vec![match person {
        Person::Listed(_) => match delegate.role.known() {
            Some(held) => paper.say(&role(*held)),
            None => paper.word("chưa rõ tư cách", "role unknown").to_owned(),
        },
        Person::Reserve(_) => paper.word("nguồn bổ sung", "reserve").to_owned(),
    }];
    facts.extend(delegate.gender.known().map(|gender| paper.say(&words::gender(*gender))));
    let group = delegate.group.written.trim();
    if !group.is_empty() {
        facts.push(for_terminal(group));
    }
    facts.push(place(paper, delegate, roster));
    format!("{} ({})", paper.paint(BOLD, &name), facts.join(", "))
}

fn place(paper: &Paper, delegate: &Delegate, roster: &Roster) -> String {
    let row = delegate.row;
    let sheet = roster.sheet_of(delegate);
    let said = match sheet.name {
        Some(sheet) => text!(vi: "“{sheet}” dòng {row}", en: "“{sheet}” row {row}"),
        None => text!(vi: "dòng {row}", en: "row {row}"),
    };
    // The head of the report tells where the files lie.
    let file = sheet.file.and_then(|file| Path::new(file).file_name());
    let said = paper.say(&said);
    match file {
        Some(file) => format!("{}, {said}", for_terminal(&file.to_string_lossy())),
        None => said,
    }
}

/// The rules that change, and those that people were to mend: now and then.
fn rules(paper: &mut Paper, before: &[Check], after: &[Check]) {
    let lang = paper.lang;
    let found = |check: &Check| measure::observed(check, lang);
    let pairs: Vec<(&Check, &Check)> = before
        .iter()
        .filter_map(|now| Some((now, after.iter().find(|then| then.rule == now.rule)?)))
        .filter(|(now, then)| now.status != then.status || found(now) != found(then))
        .collect();
    if pairs.is_empty() {
        return;
    }
    paper.heading(paper.word("Các quy định trước và sau", "The rules before and after"));
    let mut table = paper.columns_under([
        paper.word("Quy định", "Rule"),
        paper.word("Trước", "Before"),
        paper.word("Sau", "After"),
        paper.word("Giới hạn", "Allowed"),
    ]);
    let shown: Vec<&Check> = pairs.iter().flat_map(|(now, then)| [*now, *then]).collect();
    for (now, then) in pairs {
        let side = |check: &Check| {
            let (mark, style) = outcome(check);
            format!("{} {}", paper.paint(style, mark), found(check))
        };
        let mut row = TableRow::new();
        row.add_cell(Cell::new(paper.say(&now.title)));
        row.add_cell(Cell::new(side(now)));
        row.add_cell(Cell::new(side(then)));
        row.add_cell(Cell::new(for_terminal(&measure::limit(then, paper.lang))));
        table.add_row(row);
    }
    paper.table(table);
    side_by_side::mark_of_waived(paper, shown);
}

fn conflict(paper: &mut Paper, report: &RepairReport<'_>, impossible: &Impossible) {
    let heading = match impossible.conflict.len() {
        1 => paper.word(
            "Quy định không thể đạt với những người hiện có",
            "A rule that cannot hold with the people there are",
        ),
        _ => paper.word(
            "Các quy định không thể cùng đạt với những người hiện có",
            "Rules that cannot all hold with the people there are",
        ),
    };
    paper.heading(heading);
    for check in &report.list.checks {
        if impossible.conflict.contains(&check.rule) {
            details::one(paper, check);
        }
    }
    if impossible.is_for_those_kept {
        let said = paper.word(
            "Nếu đại biểu đương nhiên và những người nêu ở --keep cũng có thể thay đổi thì các quy định này đạt được.",
            "They could hold if ex-officio delegates and those named by --keep could change, too.",
        );
        paper.paragraph("", said, PLAIN);
    }
}

fn needed(paper: &mut Paper, impossible: &Impossible) {
    let said = match &impossible.lack {
        Lack::Unsettled => text!(
            vi: "Chưa tính được nguồn bổ sung còn thiếu ai trong giới hạn tính toán.",
            en: "What the reserve lacks was not found out within the bounds of the search."
        ),
        Lack::NobodyHelps => text!(
            vi: "Có thêm người trong nguồn bổ sung cũng không đạt được.",
            en: "No reserve, however large, would help."
        ),
        Lack::People(needed) => {
            let Text { vi, en } = words::needed(needed);
            let people: u64 = needed.iter().map(|one| one.count).sum();
            let english = counted(people, "person", "people");
            text!(
                vi: "Nguồn bổ sung còn thiếu ít nhất {people} người, có thể là: {vi}.",
                en: "The reserve lacks at least {english}, who could be: {en}."
            )
        }
    };
    paper.blank();
    let said = paper.say(&said);
    paper.paragraph("→ ", &said, BOLD);
}

fn remaining(paper: &mut Paper, report: &RepairReport<'_>) {
    let remaining = &report.repair.remaining;
    let elsewhere: Vec<&Check> = remaining.elsewhere.iter().collect();
    let said = paper
        .word("Không sửa được bằng cách thay đổi đại biểu", "What changing people does not mend");
    part(paper, said, &elsewhere);
    waived(paper, report);
    not_checked(paper, &remaining.not_checked);
    if remaining.cells.is_empty() {
        return;
    }
    let count = remaining.cells.len();
    let english = counted(count as u64, "error is", "errors are");
    let said = text!(
        vi: "Còn {count} lỗi phải sửa ngay trong danh sách, thay đổi đại biểu không giải quyết được:",
        en: "{english} left to correct in the list itself, whoever is on it:"
    );
    paper.blank();
    let said = paper.say(&said);
    paper.paragraph("", &said, PLAIN);
    let list = ListReport { findings: remaining.cells.clone(), ..report.list.clone() };
    findings::write(paper, &list);
}

/// What a waiver accepts: shown, and nothing to be done about.
fn waived(paper: &mut Paper, report: &RepairReport<'_>) {
    let remaining = &report.repair.remaining;
    let count = remaining.waived.len() + remaining.waived_cells.len();
    if count == 0 || paper.quiet {
        return;
    }
    let said = paper.word("Được chấp thuận, không cần thay đổi", "Waived, nothing to be done");
    paper.heading(&format!("{said} ({count})"));
    for check in &remaining.waived {
        details::one(paper, check);
    }
    let list = ListReport { findings: remaining.waived_cells.clone(), ..report.list.clone() };
    findings::write(paper, &list);
}

/// The rules of which nothing can be told yet; what each lacks is told where a list is checked.
fn not_checked(paper: &mut Paper, checks: &[Check]) {
    if checks.is_empty() {
        return;
    }
    let titles: Vec<String> = checks.iter().map(|check| paper.say(&check.title)).collect();
    let lead = paper.word("Chưa kiểm tra được", "Not checked");
    let lack = paper.word("`validate` nêu còn thiếu gì", "`validate` tells what is missing");
    paper.blank();
    paper.paragraph("? ", &format!("{lead}: {} ({lack}).", titles.join("; ")), YELLOW);
}

/// Those of the reserve who cannot come, and why.
fn unfit(paper: &mut Paper, report: &RepairReport<'_>) {
    let unfit = &report.repair.unfit;
    if unfit.is_empty() {
        return;
    }
    let heading = paper.word("Chưa thể bổ sung", "Who cannot be added");
    paper.heading(&format!("{heading} ({})", unfit.len()));
    let shown = if paper.all { unfit.len() } else { UNFIT_SHOWN };
    for (person, why) in unfit.iter().take(shown) {
        let why = paper.say(&words::unfit(*why));
        let told = format!("{}: {why}", told(paper, report, *person));
        paper.paragraph_behind(" · ", 3, &told);
    }
    if let Some(more @ 1..) = unfit.len().checked_sub(shown) {
        let said = text!(vi: "và {more} người nữa (--all)", en: "and {more} more (--all)");
        let said = paper.say(&said);
        paper.paragraph(" · ", &said, PLAIN);
    }
}

fn part(paper: &mut Paper, heading: &str, checks: &[&Check]) {
    if checks.is_empty() {
        return;
    }
    paper.heading(&format!("{heading} ({})", checks.len()));
    for check in checks {
        details::one(paper, check);
    }
}
