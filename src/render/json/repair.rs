//! The changes that would mend a list, for programs.

use serde::Serialize;

use super::list::{CheckJson, Congress, EACH_FILE, FindingJson};
use super::{Ruleset, SCHEMA_VERSION, Tool, pretty};
use crate::calculate::repair::{
    Action, Change, Impossible, Lack, Needed, Outcome, Person, Relief, RepairReport, Unfit,
};
use crate::report::{Check, Finding};
use crate::roster::Role;
use crate::wording::Lang;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    tool: Tool,
    ruleset: Ruleset<'a>,
    path: &'a str,
    reserve: Option<&'a str>,
    congress: Congress<'a>,
    outcome: &'static str,
    changes: Vec<ChangeJson<'a>>,
    cost: Option<u64>,
    proven_minimal: Option<bool>,
    at_least: Option<u64>,
    price: Vec<&'a str>,
    relief: Option<ReliefJson<'a>>,
    weights: WeightsJson,
    remaining: RemainingJson<'a>,
    impossible: Option<ImpossibleJson<'a>>,
    cannot_be_added: Vec<UnfitJson<'a>>,
    checks: Checks<'a>,
}

#[derive(Serialize)]
struct WeightsJson {
    leave_out: u32,
    replace: u32,
    add: u32,
    #[serde(rename = "move")]
    move_role: u32,
}

/// The rules on the list as it is, and with the changes made.
#[derive(Serialize)]
struct Checks<'a> {
    before: Vec<CheckJson<'a>>,
    after: Option<Vec<CheckJson<'a>>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    action: &'static str,
    #[serde(flatten)]
    person: PersonJson<'a>,
    from: Option<Role>,
    to: Option<Role>,
    by: Option<PersonJson<'a>>,
    serves: &'a [String],
}

/// Somebody, and where they stand.
#[derive(Serialize)]
struct PersonJson<'a> {
    person: Option<&'a str>,
    file: Option<&'a str>,
    sheet: Option<&'a str>,
    row: Option<u32>,
}

#[derive(Serialize)]
struct RemainingJson<'a> {
    cells: Vec<FindingJson<'a>>,
    elsewhere: Vec<&'a str>,
    /// Those of them that people could mend, and that are not worked out here.
    not_supported: &'a [String],
    not_checked: Vec<&'a str>,
    waived_cells: Vec<FindingJson<'a>>,
    waived: Vec<&'a str>,
}

#[derive(Serialize)]
struct UnfitJson<'a> {
    #[serde(flatten)]
    person: PersonJson<'a>,
    reason: Unfit,
}

#[derive(Serialize)]
struct ImpossibleJson<'a> {
    conflict: &'a [String],
    for_those_kept: bool,
    lack: &'static str,
    needed: Option<Vec<NeededJson<'a>>>,
}

/// The reserve by which a drastic plan would become a small one.
#[derive(Serialize)]
struct ReliefJson<'a> {
    needed: Vec<NeededJson<'a>>,
    cost: u64,
    replacements: u64,
    departures: u64,
    additions: u64,
    moves: u64,
}

#[derive(Serialize)]
struct NeededJson<'a> {
    count: u64,
    who: &'a str,
}

pub(in crate::render) fn render(report: &RepairReport<'_>, lang: Lang) -> String {
    let repair = report.repair;
    let plan = repair.outcome.plan();
    let impossible = match &repair.outcome {
        Outcome::Impossible(impossible) => Some(self::impossible(impossible, lang)),
        _ => None,
    };
    let weights = report.weights;
    pretty(&Document {
        schema_version: SCHEMA_VERSION,
        tool: Tool::this(),
        ruleset: Ruleset::of(&report.list.ruleset, lang),
        path: report.path,
        reserve: report.reserve.map(|reserve| reserve.path),
        congress: Congress::of(&report.list.congress),
        outcome: match &repair.outcome {
            Outcome::Nothing => "nothing_to_change",
            Outcome::Found(_) => "found",
            Outcome::Impossible(_) => "impossible",
            Outcome::Unsettled => "unsettled",
            Outcome::RowsInDoubt(_) => "rows_in_doubt",
        },
        changes: plan
            .map(|plan| plan.changes.iter().map(|it| change(report, it)).collect())
            .unwrap_or_default(),
        cost: plan.map(|plan| plan.cost),
        proven_minimal: plan.map(|plan| plan.is_proven_minimal),
        at_least: plan.map(|plan| plan.at_least),
        price: plan.map(|plan| rules(&plan.price)).unwrap_or_default(),
        relief: plan.and_then(|plan| Some(relief(plan.relief.as_ref()?, lang))),
        weights: WeightsJson {
            leave_out: weights.leave_out,
            replace: weights.replace,
            add: weights.add,
            move_role: weights.move_role,
        },
        checks: Checks {
            before: self::checks(&repair.before.checks, lang),
            after: plan.map(|plan| self::checks(&plan.after.checks, lang)),
        },
        remaining: RemainingJson {
            cells: findings(&repair.remaining.cells, lang),
            elsewhere: rules(&repair.remaining.elsewhere),
            not_supported: &repair.remaining.not_supported,
            not_checked: rules(&repair.remaining.not_checked),
            waived_cells: findings(&repair.remaining.waived_cells, lang),
            waived: rules(&repair.remaining.waived),
        },
        impossible,
        cannot_be_added: repair
            .unfit
            .iter()
            .map(|(who, why)| UnfitJson { person: person(report, *who), reason: *why })
            .collect(),
    })
}

fn checks(checks: &[Check], lang: Lang) -> Vec<CheckJson<'_>> {
    checks.iter().map(|check| CheckJson::of(check, EACH_FILE, lang)).collect()
}

fn rules(checks: &[Check]) -> Vec<&str> {
    checks.iter().map(|check| check.rule.as_str()).collect()
}

fn findings(findings: &[Finding], lang: Lang) -> Vec<FindingJson<'_>> {
    findings.iter().map(|finding| FindingJson::of(finding, EACH_FILE, lang)).collect()
}

fn impossible(impossible: &Impossible, lang: Lang) -> ImpossibleJson<'_> {
    let (lack, needed) = match &impossible.lack {
        Lack::People(needed) => ("people", Some(needed)),
        Lack::NobodyHelps => ("nobody_helps", None),
        Lack::Unsettled => ("unsettled", None),
    };
    let needed = needed.map(|needed| needed.iter().map(|one| self::needed(one, lang)).collect());
    ImpossibleJson {
        lack,
        conflict: &impossible.conflict,
        for_those_kept: impossible.is_for_those_kept,
        needed,
    }
}

fn relief(relief: &Relief, lang: Lang) -> ReliefJson<'_> {
    ReliefJson {
        needed: relief.needed.iter().map(|one| needed(one, lang)).collect(),
        cost: relief.cost,
        replacements: relief.replacements,
        departures: relief.departures,
        additions: relief.additions,
        moves: relief.moves,
    }
}

fn needed(needed: &Needed, lang: Lang) -> NeededJson<'_> {
    NeededJson { count: needed.count, who: needed.who.named(needed.count, lang) }
}

fn change<'a>(report: &RepairReport<'a>, change: &'a Change) -> ChangeJson<'a> {
    let (action, who, from, to, by) = match change.action {
        Action::LeaveOut { person, from } => ("leave_out", person, from, None, None),
        Action::Replace { person, by, role } => {
            ("replace", person, Some(role), Some(role), Some(by))
        }
        Action::Add { person, role } => ("add", person, held(report, person), Some(role), None),
        Action::Move { person, from, to } => ("move", person, Some(from), Some(to), None),
    };
    ChangeJson {
        action,
        person: person(report, who),
        from,
        to,
        by: by.map(|by| person(report, by)),
        serves: &change.serves,
    }
}

/// The role that somebody holds on the list; nobody of the reserve holds one.
fn held(report: &RepairReport<'_>, person: Person) -> Option<Role> {
    match person {
        Person::Listed(at) => report.list.roster.delegates.get(at)?.role.known().copied(),
        Person::Reserve(_) => None,
    }
}

fn person<'a>(report: &RepairReport<'a>, person: Person) -> PersonJson<'a> {
    let found = report.delegate(person);
    let sheet = found.map(|(delegate, roster)| roster.sheet_of(delegate));
    PersonJson {
        person: found.map(|(delegate, _)| delegate.name.written.trim()),
        file: report.path_of(person),
        sheet: sheet.and_then(|sheet| sheet.name),
        row: found.map(|(delegate, _)| delegate.row.number()),
    }
}
