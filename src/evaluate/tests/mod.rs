//! Rules against lists: every boundary, unknown values, findings, and a brute-force count.

mod all_ways;
mod boundaries;
mod brute_force;
mod brute_force_facts;
mod brute_force_parts;
mod brute_force_rows;
mod brute_force_units;
mod builder;
mod findings;
mod in_doubt;
mod likeness;
mod other_bodies;
mod profile_facts;

pub(crate) use builder::{List, Person, put_in_doubt};
