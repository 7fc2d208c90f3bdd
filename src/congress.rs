//! The congress profile: what the unit is, who lives there, when the congress is held.
//!
//! Every fact may be missing; a rule that needs it is then not checked, and says so.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalogue::GroupCode;
use crate::units::{Fraction, Headcount};

/// What is known of a congress, from its profile and from the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CongressProfile {
    /// The unit's name.
    pub name: Option<String>,
    /// The province it belongs to.
    pub province: Option<String>,
    /// The level, in the words of the ruleset.
    pub level: Option<String>,
    /// How many minority people live in the unit.
    pub minority_population: Option<u64>,
    /// The resident minority groups.
    pub groups: Option<Vec<GroupCode>>,
    /// How many people of each group live in the unit.
    pub population: BTreeMap<GroupCode, u64>,
    /// The congress's first day.
    pub date: Option<Date>,
    /// Its length in days.
    pub days: Option<Fraction>,
    /// Whether it is the pilot of its province.
    pub pilot: Option<bool>,
    /// The seats allotted to this unit at the upper congress.
    pub delegation: Option<Allotment>,
}

/// The seats that a unit is allotted at the upper congress.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Allotment {
    /// Official delegates.
    pub official: Option<Headcount>,
    /// Alternates.
    pub alternates: Option<Headcount>,
}
