//! `--add`, `--remove`, `--set`, `--promote-alternates`: changes in the order in which they stand.
//!
//! The parser collects the values of each option apart from the others, and the order between them
//! matters: who is left out depends on who was changed before. So the order is read off the places
//! of the values on the command line.

use clap::{ArgMatches, Command};

use crate::closed_list::ClosedList;
use crate::fault::Fault;
use crate::rules::Ruleset;
use crate::what_if::{ChangeKind, PlannedChange, Scenario};

/// The options as the parser knows them.
#[derive(Debug, clap::Args)]
struct ChangeArguments {
    /// Add made-up people, such as "5: role=guest"
    /// vi: Thêm người giả định, như "5: tư cách=khách mời"
    #[arg(long, value_name = "N: KEY=VALUE,…", conflicts_with = "from")]
    add: Vec<String>,
    /// Leave out people, such as "3: gender=male", or the one of a row, such as "Sheet!17"
    /// vi: Bớt một số người, như "3: giới tính=nam", hoặc người ở một dòng, như "Trang!17"
    #[arg(long, value_name = "N: KEY=VALUE,…|ROW", conflicts_with = "from")]
    remove: Vec<String>,
    /// Change a row, such as "row=22: gender=female" or "Sheet!22: role=guest"
    /// vi: Sửa một dòng, như "22: giới tính=nữ" hoặc "Trang!22: tư cách=khách mời"
    #[arg(long, value_name = "ROW: KEY=VALUE,…", conflicts_with = "from")]
    set: Vec<String>,
    /// Make this many alternates official delegates, the first of the list first
    /// vi: Đưa từng này đại biểu dự khuyết, tính từ đầu, lên chính thức
    #[arg(long, value_name = "N", conflicts_with = "from")]
    promote_alternates: Vec<String>,
}

/// The changes of the command line, in its order.
#[derive(Debug, Clone, Default)]
pub(super) struct OrderedChanges(Vec<(ChangeKind, String)>);

impl OrderedChanges {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The changes as one scenario without a name.
    pub(super) fn scenario(&self, ruleset: &Ruleset) -> Result<Scenario, Fault> {
        let changes = self.0.iter().map(|(kind, written)| {
            PlannedChange::parse(*kind, written, ruleset)
                .map_err(|fault| fault.at(format!("`{}`", kind.option())))
        });
        Ok(Scenario { name: None, changes: changes.collect::<Result<_, _>>()? })
    }
}

impl clap::Args for OrderedChanges {
    fn augment_args(command: Command) -> Command {
        ChangeArguments::augment_args(command)
    }

    fn augment_args_for_update(command: Command) -> Command {
        ChangeArguments::augment_args_for_update(command)
    }
}

impl clap::FromArgMatches for OrderedChanges {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut placed: Vec<(usize, ChangeKind, String)> = Vec::new();
        for &kind in ChangeKind::ALL {
            let values = matches.get_many::<String>(kind.id()).unwrap_or_default().cloned();
            let indices = matches.indices_of(kind.id()).unwrap_or_default();
            placed.extend(indices.zip(values).map(|(place, value)| (place, kind, value)));
        }
        placed.sort_by_key(|(place, ..)| *place);
        Ok(Self(placed.into_iter().map(|(_, kind, value)| (kind, value)).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use clap::{Args as _, FromArgMatches as _};

    use super::*;

    #[test]
    fn changes_keep_the_order_of_the_command_line_across_options() {
        let command = OrderedChanges::augment_args(Command::new("x"))
            .arg(clap::Arg::new("from").long("from"));
        let line = ["x", "--set", "1: role=guest", "--add", "a", "--remove=b", "--add", "c"];
        let matches = command.try_get_matches_from(line).unwrap();
        let changes = OrderedChanges::from_arg_matches(&matches).unwrap();
        let told: Vec<String> =
            changes.0.iter().map(|(kind, value)| format!("{} {value}", kind.id())).collect();
        assert_eq!(told, ["set 1: role=guest", "add a", "remove b", "add c"]);
    }
}
