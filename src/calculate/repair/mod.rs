//! The fewest changes after which every rule holds that people can mend.
//!
//! ```text
//! list + reserve ──people──▶ who may do what ──model──▶ a programme in whole numbers
//!        ▲                                                      │ solved exactly
//!        └── the rules, on the changed list ◀──changes── who does what
//! ```
//!
//! People whom the rules see alike are counted together, so that the programme stays small. What
//! the exact solver answers is proved, and the list with all changes made
//! goes through the same rules as any other list before anybody is told of it.
//!
//! A new thing to do about somebody is a variant of `people::Act` (who may do it, and what the rules
//! see then), its cost in `model`, what becomes of the list in `changed`, and the [`Action`] that
//! `changes` tells of it.
//!
//! Unknown values do not help: a delegate of unknown gender is counted as whichever gender makes
//! it harder to keep a rule. Cells that have to be corrected are told apart, since no change of people
//! mends them; the people of whom they speak are left alone where others will do.
//!
//! What a waiver accepts need not be mended: its rule binds nobody. It is not made worse without
//! need either, for a waiver accepts the list as it is.
//!
//! Among equally cheap repairs, one is taken that touches few people and makes few other rules
//! harder to keep; of people whom the rules see alike the last of the list leave or move first, and
//! the first of the reserve enter first. The choice is the same every time.

mod asked;
mod changed;
mod changes;
mod lack;
mod model;
mod people;
mod plan;
mod probe;
mod remaining;
mod report;
#[cfg(test)]
mod tests;
pub mod words;

use std::collections::BTreeSet;

use crate::congress::CongressProfile;
use crate::evaluate::{Evaluation, evaluate_with};
use crate::report::{Check, Severity};
use crate::roster::{Role, Roster};
use crate::rules::{Noun, Privacy, Ruleset};
use crate::settings::LocalTerms;

pub use remaining::Remaining;
pub use report::{RepairReport, Reserve};

use people::{Latitude, RepairPeople};

/// A list to repair, and what may be done about it.
#[derive(Debug)]
pub struct Problem<'a> {
    /// The rules.
    pub ruleset: &'a Ruleset,
    /// The level of the congress.
    pub level: &'a str,
    /// What is known of the congress.
    pub profile: &'a CongressProfile,
    /// The list.
    pub list: &'a Roster,
    /// The people who may be taken onto it, beside its own alternates.
    pub reserve: Option<&'a Roster>,
    /// Those who stay as they are, by their places among the list's delegates. Ex-officio delegates
    /// stay in any case.
    pub keep: BTreeSet<usize>,
    /// What each sort of change costs.
    pub weights: Weights,
    /// Whether official delegates may become guests, and guests official delegates.
    pub may_move: bool,
    /// The least severity of the rules that must hold.
    pub least: Severity,
    /// Whether the checks may show personal numbers.
    pub privacy: Privacy,
    /// What the settings of its folder say of the list: what they waive need not be mended.
    pub terms: LocalTerms<'a>,
}

/// What each sort of change costs; at least 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// Leaving somebody out.
    pub leave_out: u32,
    /// Leaving somebody out and taking another in the same role.
    pub replace: u32,
    /// Taking somebody onto the list, or an alternate of the list as an official delegate.
    pub add: u32,
    /// Turning an official delegate into a guest, or a guest into an official delegate.
    pub move_role: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { leave_out: 1, replace: 1, add: 1, move_role: 1 }
    }
}

/// Somebody of the list or of the reserve, by the place among its delegates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Person {
    /// Of the list.
    Listed(usize),
    /// Of the reserve.
    Reserve(usize),
}

/// What is done about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Left out; the role is none where the list does not tell it.
    LeaveOut {
        /// The one who leaves.
        person: Person,
        /// The role held until then.
        from: Option<Role>,
    },
    /// Replaced by somebody in the same role.
    Replace {
        /// The one who leaves.
        person: Person,
        /// The one who comes.
        by: Person,
        /// The role of both.
        role: Role,
    },
    /// Taken onto the list.
    Add {
        /// The one who comes.
        person: Person,
        /// The role.
        role: Role,
    },
    /// Given another role.
    Move {
        /// Whom.
        person: Person,
        /// The role held until then.
        from: Role,
        /// The new one.
        to: Role,
    },
}

/// A change, and what it is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What is done.
    pub action: Action,
    /// The rules that would be broken without it, those that are broken now first.
    pub serves: Vec<String>,
}

/// Changes after which the rules hold.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The changes: who leaves, who is replaced, who comes, who moves; each in the order of the
    /// file.
    pub changes: Vec<Change>,
    /// What they cost together.
    pub cost: u64,
    /// Whether it was proved that nothing cheaper will do.
    pub is_proven_minimal: bool,
    /// It was proved that nothing that costs less than this will do.
    pub at_least: u64,
    /// Rules about something else that held and no longer do: what the changes cost besides,
    /// where nothing else will do.
    pub price: Vec<Check>,
    /// The reserve with which far less would have to be done; none where the plan is no drastic one.
    pub relief: Option<Relief>,
    /// The list with all the changes made.
    pub list: Roster,
    /// The rules on that list.
    pub after: Evaluation,
}

/// What a better reserve would spare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relief {
    /// Whom it would hold besides.
    pub needed: Vec<Needed>,
    /// What the changes would cost together.
    pub cost: u64,
    /// How many would be replaced.
    pub replacements: u64,
    /// How many would leave without being replaced.
    pub departures: u64,
    /// How many would come without replacing anybody.
    pub additions: u64,
    /// How many would change their role.
    pub moves: u64,
}

/// Why no change of people will do.
#[derive(Debug, Clone)]
pub struct Impossible {
    /// Rules that cannot all hold: if any one of them were dropped, the others could.
    pub conflict: Vec<String>,
    /// Whether they could all hold if those who stay in any case could leave or move.
    pub is_for_those_kept: bool,
    /// The fewest people whom the reserve would have to hold besides.
    pub lack: Lack,
    /// What can be mended, where something is out of reach whatever is done, such as a group that
    /// nobody is of.
    pub rest: Option<Box<Plan>>,
}

/// What a reserve would have to hold for all rules to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// These people, and no fewer will do.
    People(Vec<Needed>),
    /// No reserve, however large, would help: this is proved.
    NobodyHelps,
    /// The search was given up.
    Unsettled,
}

/// People whom the reserve lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// How many.
    pub count: u64,
    /// What they have to be.
    pub who: Noun,
}

/// Why somebody of the reserve cannot come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    /// Stands on the list already, or in the reserve further up.
    Twice,
    /// A cell of the row would have to be corrected first.
    CellToCorrect,
    /// Would break a rule about something else, such as who goes on to the upper congress.
    BreaksAnother,
}

/// What can be done about a list.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// There is nothing that other people would mend.
    Nothing,
    /// These changes.
    Found(Box<Plan>),
    /// No changes will do.
    Impossible(Impossible),
    /// The search was given up before either was found out.
    Unsettled,
    /// So many rows of the list, or of the reserve, may be people: until they are settled, no plan
    /// can be the least.
    RowsInDoubt(usize),
}

/// What came out.
#[derive(Debug, Clone)]
pub struct Repair {
    /// The rules on the list as it is.
    pub before: Evaluation,
    /// What can be done.
    pub outcome: Outcome,
    /// What is left to mend otherwise.
    pub remaining: Remaining,
    /// Those of the reserve, and alternates of the list, who cannot come.
    pub unfit: Vec<(Person, Unfit)>,
}

impl Outcome {
    /// The changes, where there are any: of a part of the rules alone, where not all can hold.
    pub fn plan(&self) -> Option<&Plan> {
        match self {
            Self::Found(plan) => Some(plan),
            Self::Impossible(impossible) => impossible.rest.as_deref(),
            Self::Nothing | Self::Unsettled | Self::RowsInDoubt(_) => None,
        }
    }
}

/// The fewest changes after which every rule holds that people can mend.
pub fn repair(problem: &Problem<'_>) -> Repair {
    let before = problem.evaluate(problem.list);
    let people = RepairPeople::of(problem, &before, Latitude::default());
    let outcome = match problem.rows_in_doubt() {
        0 => plan::outcome(problem, &before, &people),
        rows => Outcome::RowsInDoubt(rows),
    };
    let after = outcome.plan().map_or(&before, |plan| &plan.after);
    let are_mended = matches!(outcome, Outcome::Nothing | Outcome::Found(_));
    let remaining = Remaining::of(after, problem, are_mended);
    let unfit = people.unfit.iter().map(|(at, why)| (people.person(*at), *why)).collect();
    Repair { before, outcome, remaining, unfit }
}

impl Problem<'_> {
    /// The rows that may be people of the list, or of the reserve.
    fn rows_in_doubt(&self) -> usize {
        let reserve = self.reserve.map_or(0, |reserve| reserve.rows_in_doubt.len());
        self.list.in_doubt().count() + reserve
    }

    fn evaluate(&self, roster: &Roster) -> Evaluation {
        let mut evaluation =
            evaluate_with(self.ruleset, roster, self.profile, self.level, self.privacy);
        self.terms.apply(&mut evaluation.checks, &mut evaluation.findings);
        evaluation
    }
}
