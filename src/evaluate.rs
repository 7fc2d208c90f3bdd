//! Room 4: Ruleset × Roster × CongressProfile → checks and findings.
