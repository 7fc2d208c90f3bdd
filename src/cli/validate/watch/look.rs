//! A look at everything that the verdicts rest on: which lists there are, what they and their
//! profiles are like on disk, and what they are checked with.
//!
//! Settings, units and rules are read anew at every look, and compared by their meaning: whichever
//! file a change stands in, a ruleset's base or the table of units, it is seen, and a comment that
//! is added checks nothing again.

use std::fmt::{self, Write as _};
use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use super::super::{ValidateOptions, check_settings};
use crate::fault::Fault;
use crate::files::Disk;
use crate::runs::{Input, Planned, RunPlan};
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
    list: Option<Stamp>,
    profiles: [Option<Stamp>; 2],
}

/// A file as far as one can tell without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// When its rights or its name were changed, where the system tells it.
    changed: (i64, i64),
}

impl Look {
    pub(super) fn take(options: &ValidateOptions) -> Result<Self, Fault> {
        let plan = options.plan()?;
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
            list: Stamp::of(path),
            profiles: profile_files(path, &Disk).map(|file| Stamp::of(&file)),
        }
    }

    /// Whether the list itself is as it was, whatever it is checked with.
    pub(super) fn is_same_file(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let about = std::fs::metadata(path).ok()?;
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt as _;
            (about.ctime(), about.ctime_nsec())
        };
        #[cfg(not(unix))]
        let changed = (0, 0);
        Some(Self { length: about.len(), modified: about.modified().ok(), changed })
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
    use crate::settings;

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
}
