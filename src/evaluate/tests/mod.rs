//! Rules against lists: every boundary, unknown values, findings, and a brute-force count.

mod boundaries;
mod brute_force;
mod builder;
mod findings;
mod profile_facts;

pub(crate) use builder::{List, Person};
