//! A run over several lists: which files are one list, what each of them is, what is said of all.
//!
//! Which files there are, and what is in force for each, whoever asks for the run says: the command
//! line by the paths that were typed, another program by the files that it was handed.

mod beside;
mod checking;
mod excludes;
mod found;
mod in_force;
mod in_order;
mod joining;
pub mod passed_over;
mod plan;
mod planned;

pub use beside::beside;
pub use checking::{CheckedList, Checker, RunPeople, RunSoFar};
pub use excludes::Excludes;
pub use found::{FolderSorting, FoundLists, find_given};
pub use in_force::{RulesInForce, find_settings, folder};
pub use in_order::in_order;
pub use joining::{Joining, Parts, join};
pub use passed_over::OwnReports;
pub use plan::{Aside, Governing, RunPlan, SettingsGroup};
pub use planned::{Input, Planned, empty};
