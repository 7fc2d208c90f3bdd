//! The plan of the upper congress: how many each unit sends, what the official list is put together
//! from, which groups it must not lose.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::RunComparison;
use super::digest::Digest;
use super::finding::finding;
use crate::catalogue::{GroupCatalogue, GroupCode};
use crate::report::{FindingBetweenLists, Place};
use crate::roster::OfficialKind;
use crate::settings::{Settings, Unit, same_unit};
use crate::text;
use crate::wording::{Text, all_of, number_of};

impl RunComparison<'_> {
    /// The allotments and the composition of the upper list, against the settings.
    pub(super) fn plan(&mut self) {
        let Some(settings) = self.settings else { return };
        let Some(upper) = self.upper() else { return };
        let mut findings = Vec::new();
        let mut open = Vec::new();
        let tells_senders = upper.tells_senders();
        let in_doubt = upper.list.officials_in_doubt();
        for unit in &settings.units {
            let Some(allotted) = unit.profile.delegation.and_then(|plan| plan.official) else {
                continue;
            };
            let sent = upper.from(&unit.name).count() as u64;
            if !tells_senders {
                continue;
            }
            if in_doubt > 0 && (sent..=sent + in_doubt).contains(&allotted) {
                let name = &unit.name;
                open.push(rows_in_doubt(
                    upper.list,
                    &text!(
                        vi: "số đại biểu của {name}", en: "the number of delegates from {name}"
                    ),
                ));
            } else if sent != allotted {
                findings.push(not_as_allotted(&unit.name, sent, allotted, upper.list));
            }
        }
        let above = upper.list;
        let unit = settings.units.iter().find(|unit| {
            let same_level = unit.profile.level.is_none() || unit.profile.level == above.level;
            same_level && above.unit.as_deref().is_some_and(|name| same_unit(name, &unit.name))
        });
        if let Some(unit) = unit {
            self.composition(unit, &upper, &mut findings, &mut open);
        }
        self.report_all(findings);
        for why in open {
            self.not_compared(why);
        }
    }

    fn composition(
        &self,
        unit: &Unit,
        upper: &super::delegations::Upper<'_>,
        findings: &mut Vec<FindingBetweenLists>,
        open: &mut Vec<Text>,
    ) {
        let Some(plan) = unit.composition else { return };
        let name = &unit.name;
        if let (Some(planned), Some(settings)) = (plan.delegations, self.settings) {
            findings.extend(not_summing_up(settings, name, planned));
        }
        let people = &upper.sent;
        if people.iter().any(|(_, person)| person.kind.is_none()) {
            open.push(text!(
                vi: "cơ cấu đại biểu chính thức của {name}: có đại biểu chưa ghi là đương nhiên hay chọn cử",
                en: "the composition of {name}'s official delegates: not all are told to be ex officio or selected"
            ));
            return;
        }
        if !upper.tells_senders() {
            open.push(text!(
                vi: "cơ cấu đại biểu chính thức của {name}: danh sách không ghi đại biểu do đơn vị nào cử",
                en: "the composition of {name}'s official delegates: the list does not tell who is sent by which unit"
            ));
            return;
        }
        let (mut sent, mut ex_officio, mut others) = (0, 0, 0);
        for (unit, person) in people {
            let is_ex_officio = person.kind == Some(OfficialKind::ExOfficio);
            sent += u64::from(unit.is_some());
            ex_officio += u64::from(is_ex_officio);
            others += u64::from(unit.is_none() && !is_ex_officio);
        }
        let of_agencies = text!(vi: "của sở, ngành, đoàn thể", en: "of agencies and organisations");
        let parts = [
            (
                plan.delegations,
                sent,
                text!(vi: "do các đơn vị cấp dưới cử", en: "sent by the units below"),
            ),
            (plan.agencies, others, of_agencies),
            (plan.ex_officio, ex_officio, text!(vi: "đương nhiên", en: "by office or honour")),
        ];
        let in_doubt = upper.list.officials_in_doubt();
        for (planned, counted, whose) in parts {
            let Some(planned) = planned else { continue };
            if in_doubt > 0 && (counted..=counted + in_doubt).contains(&planned) {
                open.push(rows_in_doubt(upper.list, &text!(
                    vi: "số đại biểu chính thức {whose}", en: "the number of official delegates {whose}",
                    whose
                )));
                continue;
            }
            if planned == counted {
                continue;
            }
            let message = text!(
                vi: "{name} có {counted} đại biểu chính thức {whose}, theo kế hoạch là {planned}",
                en: "{name} has {counted} official delegates {whose}; {planned} are planned", whose
            );
            let places = vec![upper.list.whole()];
            let unit = Some(name.clone());
            findings.push(finding("composition", unit, message, None, places));
        }
    }

    /// Groups with delegates below and none above.
    pub(super) fn groups(&mut self) {
        let Some(upper) = self.upper() else { return };
        let catalogue = self
            .settings
            .map_or_else(GroupCatalogue::vietnam, |settings| settings.ruleset.catalogue);
        let mut below: BTreeMap<GroupCode, Vec<String>> = BTreeMap::new();
        let below_it =
            |list: &&Arc<Digest>| list.official.is_none() && self.belongs(list, upper.list);
        for list in self.lists.iter().filter(below_it) {
            for code in &list.groups {
                if catalogue.is_minority(*code) && !upper.list.groups.contains(code) {
                    below.entry(*code).or_default().push(list.name().to_owned());
                }
            }
        }
        if upper.list.officials_in_doubt() > 0 && !below.is_empty() {
            let open = rows_in_doubt(
                upper.list,
                &text!(
                    vi: "các dân tộc có đại biểu ở cấp dưới", en: "the groups with delegates below"
                ),
            );
            self.not_compared(open);
            return;
        }
        let above = upper.list.name().to_owned();
        let unit = upper.list.unit.clone();
        let place = upper.list.whole();
        let findings = below
            .into_iter()
            .map(|(code, units)| {
                let group = catalogue.name(code);
                let message = text!(
                    vi: "dân tộc {group} có đại biểu ở {units} nhưng {above} không có đại biểu chính thức nào",
                    en: "{units} has delegates of the {group}, and {above} has none",
                    units = all_of(&units)
                );
                let places = vec![place.clone()];
                finding("group-missing-above", unit.clone(), message, None, places)
            })
            .collect();
        self.report_all(findings);
    }
}

/// The allotments of the units, where they come to another number than the plan's.
fn not_summing_up(settings: &Settings, name: &str, planned: u64) -> Option<FindingBetweenLists> {
    let allotted: u64 =
        settings.units.iter().filter_map(|unit| unit.profile.delegation?.official).sum();
    if allotted == planned || allotted == 0 {
        return None;
    }
    let message = text!(
        vi: "đã phân bổ {allotted} đại biểu cho các đơn vị, theo kế hoạch của {name} là {planned}",
        en: "{allotted} seats are allotted to units; the plan of {name} has {planned}"
    );
    let place = Place { path: settings.file.display().to_string(), location: None };
    Some(finding("allotment-sum", Some(name.to_owned()), message, None, vec![place]))
}

/// What cannot be told of an upper list while rows of it may be people.
fn rows_in_doubt(upper: &Digest, what: &Text) -> Text {
    text!(
        vi: "{what}: danh sách của {above} có {rows} chưa được tính, có thể là người",
        en: "{what}: the list of {above} has {rows} not counted that may be people",
        what, above = upper.name(), rows = number_of(upper.officials_in_doubt(), "dòng", "row", "rows")
    )
}

fn not_as_allotted(unit: &str, sent: u64, allotted: u64, upper: &Digest) -> FindingBetweenLists {
    let above = upper.name();
    let message = text!(
        vi: "danh sách của {above} có {sent} đại biểu của {unit}, được phân bổ {allotted}",
        en: "the list of {above} has {sent} delegates from {unit}, which was allotted {allotted}"
    );
    let help = text!(
        vi: "đối chiếu với kế hoạch phân bổ và danh sách đoàn của đơn vị",
        en: "compare it with the allotment and with the unit's own delegation"
    );
    let unit = Some(unit.to_owned());
    finding("delegation-allotment", unit, message, Some(help), vec![upper.whole()])
}
