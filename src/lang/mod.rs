//! The texts of the report and of the command line, in Vietnamese and in English.
//!
//! Texts that speak of one rule live with the rule; here are the words that every report shares.
//! Vietnamese is written as an office writes it, English as a command-line user expects it.

pub mod allotment;
pub mod comparison;
pub mod help;
pub mod inspect;
pub mod repair;
pub mod report;
pub mod usage;
