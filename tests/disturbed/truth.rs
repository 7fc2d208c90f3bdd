//! What is true of a drawn list: who is on it, and what the list tells of them.

use std::collections::BTreeSet;

use delegate_quota::rooms::catalogue::GroupCode;
use delegate_quota::rooms::roster::{BirthDate, Gender, Role};

/// A row: the page's number, and the row of the sheet.
pub(super) type Place = (usize, u32);

/// What a list says of a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Told<T> {
    Is(T),
    /// Nothing says it.
    Nothing,
    /// A reader may understand it either way.
    Open,
}

#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) at: Place,
    /// The name as it is written, and the bare one.
    pub(super) names: Vec<String>,
    pub(super) role: Role,
    pub(super) gender: Told<Gender>,
    pub(super) birth: Option<BirthDate>,
    pub(super) group: Option<GroupCode>,
    pub(super) kind: Told<&'static str>,
    pub(super) unit: Told<String>,
    pub(super) identity: Option<String>,
    /// The name is odd: a finding at the row may say so.
    pub(super) odd: bool,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Truth {
    pub(super) people: Vec<Known>,
    /// Rows whose stated total is wrong.
    pub(super) wrong_totals: BTreeSet<Place>,
    /// Somebody who reads it has to ask: a refusal that asks is no fault.
    pub(super) open: bool,
}
