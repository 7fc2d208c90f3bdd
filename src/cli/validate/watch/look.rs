//! A look at everything that the verdicts rest on: which lists there are, what they and their
//! profiles are like on disk, and what they are checked with.
//!
//! Settings, units and rules are read anew at every look, and compared by their meaning: whichever
//! file a change stands in, a ruleset's base or the table of units, it is seen, and a comment that
//! is added checks nothing again.

use std::fmt::{self, Write as _};
use std::hash::{DefaultHasher, Hasher as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::super::{ValidateOptions, check_settings};
use crate::fault::Fault;
use crate::files::{Disk, FileFacts, Files as _};
use crate::runs::{Input, OwnReports, Planned, RunPlan};
use crate::validate::{CheckSettings, profile_files};
use crate::wording::Lang;

/// What a look has found.
pub(super) struct Look {
    pub(super) plan: RunPlan,
    pub(super) state: LookState,
}

/// What two looks agree in where nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LookState {
    /// Each input, in order.
    Lists(Vec<ListState>),
    /// Settings or rules that cannot be used.
    Unusable(String),
}

/// What a list's report rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListState {
    pub(super) path: PathBuf,
    /// What it is checked with.
    settings: u64,
    /// Why there is no list to check, if that is so.
    nothing: Option<String>,
    /// The file as far as one can tell without reading it.
    list: Option<FileFacts>,
    profiles: [Option<FileFacts>; 2],
}

impl Look {
    pub(super) fn take(options: &ValidateOptions, reports: &OwnReports) -> Result<Self, Fault> {
        let plan = options.plan(reports)?;
        let settings = check_settings(options, &plan.groups)?;
        let marks: Vec<u64> = settings.iter().map(mark).collect();
        let state = |planned: &Planned| ListState::of(&planned.input, marks[planned.group]);
        let state = LookState::Lists(plan.inputs.iter().map(state).collect());
        drop(settings);
        Ok(Self { plan, state })
    }
}

impl LookState {
    /// The state that a look has found, and how long it took.
    pub(super) fn of(look: &Result<Look, Fault>, begun: Instant) -> (Self, Duration) {
        let state = match look {
            Ok(look) => look.state.clone(),
            Err(fault) => Self::Unusable(fault.message.get(Lang::En).to_owned()),
        };
        (state, begun.elapsed())
    }

    pub(super) fn lists(&self) -> &[ListState] {
        match self {
            Self::Lists(lists) => lists,
            Self::Unusable(_) => &[],
        }
    }
}

impl ListState {
    fn of(input: &Input, settings: u64) -> Self {
        let path = input.path();
        let nothing = match input {
            Input::Nothing(_, fault) => Some(fault.message.get(Lang::En).to_owned()),
            Input::File(_) | Input::Stdin => None,
        };
        Self {
            path: path.to_owned(),
            settings,
            nothing,
            list: Disk.about(path).ok(),
            profiles: profile_files(path, &Disk).map(|file| Disk.about(&file).ok()),
        }
    }

    /// Whether the list itself is as it was, whatever it is checked with.
    pub(super) fn is_same_file(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

/// A number that stands for everything that lists are checked with: written out as for a
/// programmer, it holds whatever is added to it later, too.
fn mark(settings: &CheckSettings<'_>) -> u64 {
    struct Sink(DefaultHasher);
    impl fmt::Write for Sink {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.write(text.as_bytes());
            Ok(())
        }
    }
    let mut sink = Sink(DefaultHasher::new());
    // The sink takes everything.
    let _ = write!(sink, "{settings:?}");
    sink.0.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules, settings};

    #[test]
    fn settings_are_the_same_as_long_as_they_mean_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(settings::FILE_NAME);
        let of = |text: &str| {
            std::fs::write(&file, text).unwrap();
            let settings = settings::load(&file, &Disk, None).unwrap();
            let ruleset = &settings.ruleset;
            mark(&CheckSettings { settings: Some(&settings), ..CheckSettings::new(ruleset) })
        };
        let unit = "[[unit]]\nname = \"Sa Thầy\"\nlists = [\"sa-thay*\", \"**/*.ods\"]\n";
        let first = of(unit);
        assert_eq!(of(&format!("# more\n{unit}")), of(&format!("# words\n{unit}")));
        assert_eq!(of(unit), first);
        assert_ne!(of(&unit.replace("sa-thay", "sa_thay")), first);
    }

    #[test]
    fn a_catalogue_of_ones_own_is_another_where_it_says_something_else() {
        let shown =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/13_own_catalogue");
        let folder = tempfile::tempdir().unwrap();
        let rules = folder.path().join("kosovo.toml");
        std::fs::copy(shown.join("kosovo.toml"), &rules).unwrap();
        let groups = std::fs::read_to_string(shown.join("communities.toml")).unwrap();
        let of = |groups: &str| {
            std::fs::write(folder.path().join("communities.toml"), groups).unwrap();
            mark(&CheckSettings::new(&rules::load(rules.to_str().unwrap()).unwrap()))
        };
        let first = of(&groups);
        assert_eq!(of(&format!("{groups}# words\n")), first);
        assert_ne!(of(&groups.replace("Ashkali", "Ashkalli")), first);
    }
}
