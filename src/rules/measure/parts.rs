//! Which part of a statistic is told of somebody: `member` of `party`.

use std::sync::OnceLock;

use super::Case;
use crate::roster::Delegate;
use crate::rules::{ColumnsRead, LadderRule, Rung, Said};

/// The columns of the list, for each statistic of the ruleset; read when a rule first asks.
#[derive(Debug, Default)]
pub(super) struct Columns(OnceLock<Vec<OnceLock<ColumnsRead>>>);

impl<'a> Case<'a> {
    /// The statistic with this id.
    pub(crate) fn ladder(&self, id: &str) -> Option<&'a LadderRule> {
        self.ruleset.ladder(id)
    }

    /// The part that is told of somebody.
    pub(crate) fn part_told<'l>(
        &self,
        ladder: &'l LadderRule,
        person: &Delegate,
    ) -> Option<&'l Rung> {
        let ladders = &self.ruleset.ladders;
        let columns =
            self.people.columns.0.get_or_init(|| ladders.iter().map(|_| OnceLock::new()).collect());
        let at = ladders.iter().position(|known| known.id == ladder.id)?;
        let columns = columns.get(at)?.get_or_init(|| ColumnsRead::of(ladder, &[self.roster]));
        match columns.told(ladder, 0, person).said {
            Said::Rung(at) => ladder.parts.get(at),
            Said::Blank | Said::NotUnderstood => None,
        }
    }
}
