//! The Vietnamese texts of `--help`.
