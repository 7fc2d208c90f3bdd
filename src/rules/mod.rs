//! Room 3: TOML → [`Ruleset`].
