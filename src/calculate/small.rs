//! Shipped rulesets made so small that everything can be tried, and how much of it tests try.

use proptest::prelude::ProptestConfig;

use crate::rules::{self, Ruleset};

/// The most delegates that a ruleset made small allows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Caps {
    pub(crate) official: u64,
    pub(crate) guest: u64,
    pub(crate) total: u64,
}

/// The shipped ruleset with these caps, and with one person of a minority as its threshold.
pub(crate) fn made_small(id: &str, caps: Caps) -> Ruleset {
    let cap = |id: &str, max: u64| {
        format!(
            "[[count]]\nid = \"{id}\"\nmax = {{ district = {max}, province = {max} }}\ncitation = \"c\"\n"
        )
    };
    let text = format!(
        "id = \"small\"\ntitle = {{ vi = \"t\", en = \"t\" }}\nextends = \"{id}\"\n{}{}{}\
         [[threshold]]\nid = \"congress-threshold\"\nmin = {{ district = 1 }}\ncitation = \"c\"\n",
        cap("total-cap", caps.total),
        cap("official-cap", caps.official),
        cap("guest-cap", caps.guest),
    );
    rules::parse("small.toml", &text).unwrap()
}

/// Whether everything is to be tried, which takes minutes: `DELEGATE_QUOTA_THOROUGH` asks for it.
pub(crate) fn is_thorough() -> bool {
    std::env::var_os("DELEGATE_QUOTA_THOROUGH").is_some()
}

/// So many cases drawn at random, or as many as `PROPTEST_CASES` asks for: a number set in a test
/// would else go before the variable.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { usual };
    ProptestConfig { cases, ..asked }
}
