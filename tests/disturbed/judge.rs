//! Reads a drawn list as the program does, and compares what came out with the truth.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use delegate_quota::rooms::catalogue::{GroupCatalogue, GroupCode, Resolution};
use delegate_quota::rooms::closed_list::ClosedList;
use delegate_quota::rooms::congress::CongressProfile;
use delegate_quota::rooms::report::{Finding, ListReport, Severity, Status};
use delegate_quota::rooms::roster::{Delegate, Meant, Role};
use delegate_quota::rooms::rules::Ruleset;
use delegate_quota::rooms::spelling;
use delegate_quota::rooms::validate::{CheckSettings, ListSource, check_list};
use delegate_quota::rooms::wording::Lang;

use super::draw::Draw;
use super::kinds::Kind;
use super::truth::{Known, Place, Told};

/// How a draw came out, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    Right,
    /// Something was not understood, and a finding at that very row asks for it.
    Told,
    /// A finding is not true.
    FalseFinding,
    /// The list was refused, and a clerk reads it at once.
    Refused,
    /// Something is wrong or missing, and nothing says so.
    SilentWrong,
}

impl Outcome {
    pub(super) const ALL: [Self; 5] =
        [Self::Right, Self::Told, Self::FalseFinding, Self::Refused, Self::SilentWrong];
}

/// What is wrong with a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) outcome: Outcome,
    /// The sort of fault, such as `missing person`: what faults are counted by.
    pub(super) sort: String,
    pub(super) detail: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}: {}", self.outcome, self.sort, self.detail)
    }
}

pub(super) struct Verdict {
    pub(super) faults: Vec<Fault>,
}

impl Verdict {
    pub(super) fn outcome(&self) -> Outcome {
        self.faults.iter().map(|fault| fault.outcome).max().unwrap_or(Outcome::Right)
    }

    /// The sort of the worst fault.
    pub(super) fn worst(&self) -> Option<&Fault> {
        let worst = self.outcome();
        self.faults.iter().find(|fault| fault.outcome == worst)
    }
}

/// What the draw's list is checked against.
fn settings<'a>(draw: &Draw, rules: &'a Ruleset) -> CheckSettings<'a> {
    let mut settings = CheckSettings::new(rules);
    if !draw.title_tells_level {
        settings.level = Some(draw.level.to_owned());
    }
    let catalogue = GroupCatalogue::vietnam();
    let code = |name: &&str| catalogue.resolve_name_or_code(name).group().unwrap();
    settings.congress = Some(CongressProfile {
        minority_population: Some(32_000),
        groups: Some(draw.home.groups.iter().map(code).collect()),
        ..CongressProfile::default()
    });
    settings
}

pub(super) fn judge(draw: &Draw, rules: &Ruleset) -> Verdict {
    let (bytes, name) = (draw.bytes(), format!("list.{}", draw.format.ending()));
    let settings = settings(draw, rules);
    let read = || check_list(&name, ListSource::Bytes(bytes), &settings);
    let Ok(report) = catch_unwind(AssertUnwindSafe(read)) else {
        return one_fault(Outcome::Refused, "panic", String::new());
    };
    match report.outcome {
        Ok(list) => Comparison::new(draw, &list).verdict(),
        Err(error) => {
            let outcome = if draw.truth.open { Outcome::Told } else { Outcome::Refused };
            let message = error.message.get(Lang::En).to_owned();
            let help: Vec<&str> = error.help.iter().map(|help| help.get(Lang::En)).collect();
            let sort = message.split(['`', ':']).next().unwrap_or_default().trim().to_owned();
            one_fault(outcome, &format!("refused ({sort})"), format!("{message} {help:?}"))
        }
    }
}

fn one_fault(outcome: Outcome, sort: &str, detail: String) -> Verdict {
    Verdict { faults: vec![Fault { outcome, sort: sort.to_owned(), detail }] }
}

struct Comparison<'a> {
    draw: &'a Draw,
    list: &'a ListReport,
    /// The findings at each row.
    findings: BTreeMap<Place, Vec<&'a Finding>>,
    faults: Vec<Fault>,
}

impl<'a> Comparison<'a> {
    fn new(draw: &'a Draw, list: &'a ListReport) -> Self {
        let mut comparison = Self { draw, list, findings: BTreeMap::new(), faults: Vec::new() };
        for finding in &list.findings {
            let at =
                comparison.place(finding.location.sheet.as_deref(), finding.location.row.number());
            comparison.findings.entry(at).or_default().push(finding);
        }
        comparison
    }

    fn place(&self, sheet: Option<&str>, row: u32) -> Place {
        let named = |name: &str| self.draw.pages.iter().position(|page| page.name == name);
        (sheet.and_then(named).unwrap_or(0), row)
    }

    fn fault(&mut self, outcome: Outcome, sort: &str, detail: String) {
        self.faults.push(Fault { outcome, sort: sort.to_owned(), detail });
    }

    /// Whether a finding of one of these rules stands at the row.
    fn says(&self, at: Place, rules: &[&str]) -> bool {
        let told = |finding: &&Finding| rules.iter().any(|rule| finding.rule.contains(rule));
        self.findings.get(&at).is_some_and(|findings| findings.iter().any(told))
    }

    fn wrong(&mut self, at: Place, sort: &str, rules: &[&str], detail: &str) {
        let told = self.says(at, rules);
        let outcome = if told { Outcome::Told } else { Outcome::SilentWrong };
        self.fault(outcome, sort, format!("row {}: {detail}", at.1));
    }

    fn verdict(mut self) -> Verdict {
        let truth = &self.draw.truth.people;
        let mut met = vec![false; truth.len()];
        for delegate in self.list.roster.of_congress() {
            let at = self.place(self.list.roster.sheet_of(delegate).name, delegate.row.number());
            let written = delegate.name.known().cloned().unwrap_or_default();
            let known = truth.iter().position(|known| {
                known.at == at && known.names.iter().any(|name| same(name, &written))
            });
            match known.or_else(|| alone_at(truth, at)) {
                Some(found) if !met[found] => {
                    met[found] = true;
                    self.person(&truth[found], delegate);
                }
                _ => self.wrong(at, "extra person", ROW_RULES, &format!("{written:?}")),
            }
        }
        for (known, met) in truth.iter().zip(met) {
            if !met {
                let name = format!("{:?} ({})", known.names[0], known.role.id());
                self.wrong(known.at, "missing person", &["row-not-counted"], &name);
            }
        }
        self.false_findings();
        self.checks();
        Verdict { faults: self.faults }
    }

    fn person(&mut self, known: &Known, delegate: &Delegate) {
        let at = known.at;
        let written = delegate.name.known().cloned().unwrap_or_default();
        if !known.names.iter().any(|name| same(name, &written)) {
            let detail = format!("{written:?} for {:?}", known.names[0]);
            self.wrong(at, "wrong name", &["missing-field", "name"], &detail);
        }
        let role = delegate.role.known().copied();
        if role != Some(known.role) {
            let told = role.map_or("none", Role::id);
            let sort = if role.is_none() { "role not told" } else { "wrong role" };
            self.wrong(at, sort, &["role"], &format!("{told} for {}", known.role.id()));
        }
        let gender = delegate.gender.known().copied();
        let told = match known.gender {
            Told::Is(gender) => Some(gender),
            Told::Nothing => None,
            Told::Open => gender,
        };
        if gender != told {
            let sort = if gender.is_none() { "gender not told" } else { "wrong gender" };
            let rules = ["unknown-gender", "identity-mismatch"];
            self.wrong(at, sort, &rules, &format!("{gender:?} for {told:?}"));
        }
        let birth = delegate.birth.known().copied();
        if birth != known.birth {
            let sort = if birth.is_none() { "birth not told" } else { "wrong birth" };
            let rules = ["birth", "missing-field", "identity-mismatch"];
            self.wrong(at, sort, &rules, &format!("{birth:?} for {:?}", known.birth));
        }
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let identity = delegate.identity.known().map(|written| digits(written));
        if identity != known.identity {
            let sort = if identity.is_none() { "identity not told" } else { "wrong identity" };
            self.wrong(at, sort, &["identity"], &format!("for {:?}", known.identity));
        }
        self.group(known, delegate);
        self.kind_and_unit(known, delegate);
    }

    fn group(&mut self, known: &Known, delegate: &Delegate) {
        let group: Option<GroupCode> = delegate.group.known().and_then(Resolution::group);
        // Whoever asks for the groups of the official delegates has asked for the columns.
        let asked = self.draw.on.has(Kind::GroupMarks) && known.role != Role::Official;
        if group == known.group || asked && group.is_none() {
            return;
        }
        let written = format!("{:?}: {group:?} for {:?}", delegate.group.written, known.group);
        let sort = if group.is_none() { "group not told" } else { "wrong group" };
        self.wrong(known.at, sort, &["group", "missing-field", "official-is-minority"], &written);
    }

    fn kind_and_unit(&mut self, known: &Known, delegate: &Delegate) {
        let kind = delegate.kind.known().map(|kind| kind.id());
        let told = match &known.kind {
            Told::Open => kind,
            Told::Nothing => None,
            Told::Is(kind) => Some(*kind),
        };
        if kind != told {
            let sort = if kind.is_none() { "kind not told" } else { "wrong kind" };
            let detail = format!("{kind:?} for {told:?}");
            self.wrong(known.at, sort, &["official-kind-stated"], &detail);
        }
        let unit = match &delegate.unit.meant {
            Meant::Known(unit) => Some(unit.clone()),
            _ => None,
        };
        match &known.unit {
            Told::Open => {}
            Told::Nothing => {
                if let Some(unit) = unit {
                    self.wrong(known.at, "unit that nothing tells", &["unit"], &unit);
                }
            }
            Told::Is(told) => {
                let delegation = format!("Đoàn đại biểu {told}");
                let fits = |unit: &str| same(unit, told) || same(unit, &delegation);
                if !unit.as_deref().is_some_and(fits) {
                    let detail = format!("{unit:?} for {told:?}");
                    let sort = if unit.is_none() { "unit not told" } else { "wrong unit" };
                    self.wrong(known.at, sort, &["unit"], &detail);
                }
            }
        }
    }

    fn false_findings(&mut self) {
        for finding in &self.list.findings {
            let at = self.place(finding.location.sheet.as_deref(), finding.location.row.number());
            if finding.severity > Severity::Advice && !self.is_true(finding, at) {
                let message = finding.message.get(Lang::En);
                let sort = format!("false {}", finding.rule);
                self.fault(Outcome::FalseFinding, &sort, format!("row {}: {message}", at.1));
            }
        }
    }

    /// Whether the truth bears a finding out, or it asks for what was not understood: that is
    /// counted as told where the reading is compared.
    fn is_true(&self, finding: &Finding, at: Place) -> bool {
        let mut here = self.draw.truth.people.iter().filter(|known| known.at == at).peekable();
        let somebody = here.peek().is_some();
        let mut any = |holds: &dyn Fn(&Known) -> bool| here.any(holds);
        let role_asked = self.asked(at, "role");
        let lacks = |known: &Known| {
            let needed = known.role == Role::Official || role_asked;
            needed && (known.group.is_none() || known.birth.is_none())
        };
        let untold = |known: &Known| !matches!(known.gender, Told::Is(_));
        match finding.rule.as_str() {
            "missing-field" => any(&|known| lacks(known) || known.odd),
            // Told once over the table, where nobody of it has a gender.
            "unknown-gender" if !somebody && !self.asked(at, "extra") => {
                self.draw.truth.people.iter().any(|known| known.at.0 == at.0 && untold(known))
            }
            "unknown-gender" => any(&untold) || self.asked(at, "gender"),
            "unknown-group" | "ambiguous-group" => self.asked(at, "group"),
            "role-unknown" => self.asked(at, "role"),
            "row-not-counted" => somebody && self.asked(at, "person"),
            "official-kind-stated" => {
                any(&|known| known.kind == Told::Nothing) || self.asked(at, "kind")
            }
            "stated-total" => self.draw.truth.wrong_totals.contains(&at),
            _ => false,
        }
    }

    /// Whether the comparison found that this was left open at the row.
    fn asked(&self, at: Place, of: &str) -> bool {
        let row = format!("row {}:", at.1);
        self.faults.iter().any(|fault| {
            fault.outcome == Outcome::Told
                && fault.sort.contains(of)
                && fault.detail.starts_with(&row)
        })
    }

    /// The verdicts follow from the people; a check of its own guards against what is counted apart.
    fn checks(&mut self) {
        let truth = &self.draw.truth.people;
        let officials = || truth.iter().filter(|known| known.role == Role::Official);
        let told = |known: &Known| known.group.is_some() && matches!(known.gender, Told::Is(_));
        if !self.faults.is_empty() || !officials().all(told) {
            return;
        }
        let count = officials().count();
        let guests = truth.iter().filter(|known| known.role == Role::Guest).count();
        let female = delegate_quota::rooms::roster::Gender::Female;
        let women = officials().filter(|known| known.gender == Told::Is(female)).count();
        let all_groups = self.draw.home.groups.iter().all(|group| {
            let code = GroupCatalogue::vietnam().resolve_name_or_code(group).group();
            officials().any(|known| known.group == code)
        });
        let holds = [
            ("women-share", 100 * women >= 30 * count),
            ("guest-ratio", 3 * guests <= count),
            ("group-coverage", all_groups),
            ("official-is-minority", true),
            ("total-cap", true),
            ("congress-threshold", true),
        ];
        let statuses: Vec<_> =
            self.list.checks.iter().map(|check| (check.rule.clone(), check.status)).collect();
        for (rule, status) in statuses {
            let Some((_, holds)) = holds.iter().find(|(id, _)| *id == rule) else { continue };
            let expected = if *holds { Status::Pass } else { Status::Fail };
            if status != expected {
                let detail = format!("{rule} is {status:?}, not {expected:?}");
                self.fault(Outcome::SilentWrong, "wrong verdict", detail);
            }
        }
    }
}

/// The rules by which a row that nobody is on may be told of.
const ROW_RULES: &[&str] = &[
    "missing-field",
    "unknown-gender",
    "unknown-group",
    "role-unknown",
    "row-not-counted",
    "ambiguous-group",
];

fn same(left: &str, right: &str) -> bool {
    spelling::key(left) == spelling::key(right)
}

/// The only person of the row, whatever their name was read as.
fn alone_at(truth: &[Known], at: Place) -> Option<usize> {
    let mut here = truth.iter().enumerate().filter(|(_, known)| known.at == at);
    let found = here.next()?.0;
    here.next().is_none().then_some(found)
}
