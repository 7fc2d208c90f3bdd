//! The delegations: whom a district sends, and whom the upper list has from it, both ways.
//!
//! The upper list tells by the unit who is of which delegation. An agency or a school in a district
//! is no delegation of it: whoever comes from there is sent by the district only where the district's
//! own list says so. What an agency's name begins with is data: `agencies.txt`.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use super::RunComparison;
use super::digest::{Digest, ListedPerson};
use super::finding::finding;
use crate::phrases::entries;
use crate::report::FindingBetweenLists;
use crate::roster::{OfficialKind, Role};
use crate::settings::{Sought, UnitName, same_unit, unit_words};
use crate::spelling;
use crate::text;
use crate::wording::Text;

/// The official delegates of an upper list by the unit that sends them.
pub(super) struct Upper<'l> {
    pub(super) list: &'l Digest,
    /// Who comes from which unit, by the unit's name; ex-officio delegates are of none.
    pub(super) sent: Vec<(Option<String>, &'l ListedPerson)>,
}

impl<'l> Upper<'l> {
    fn of(list: &'l Digest, units: &[(String, Sought)], lists: &[Arc<Digest>]) -> Option<Self> {
        let official = list.official.as_ref()?;
        let sent = official
            .iter()
            .map(|person| {
                let is_ex_officio = person.kind == Some(OfficialKind::ExOfficio);
                let unit = (!is_ex_officio).then(|| sender(units, &person.from)).flatten();
                let is_sent =
                    |unit: &String| !is_agency(&person.from) || sends(lists, unit, person);
                (unit.filter(is_sent), person)
            })
            .collect();
        Some(Self { list, sent })
    }

    pub(super) fn from<'s>(&'s self, unit: &'s str) -> impl Iterator<Item = &'l ListedPerson> + 's {
        let of_unit = move |(from, _): &&(Option<String>, &'l ListedPerson)| {
            from.as_deref().is_some_and(|from| same_unit(from, unit))
        };
        self.sent.iter().filter(of_unit).map(|(_, person)| *person)
    }

    pub(super) fn tells_senders(&self) -> bool {
        self.sent.iter().any(|(unit, _)| unit.is_some())
    }
}

/// The unit that a cell, a heading or a title names: the longest name in it.
fn sender(units: &[(String, Sought)], from: &str) -> Option<String> {
    let from = unit_words(from);
    let named = units.iter().filter(|(_, sought)| sought.found_in(&from).is_some());
    named.max_by_key(|(_, sought)| sought.length()).map(|(name, _)| name.clone())
}

/// The folded beginnings of the names in `agencies.txt`.
static AGENCIES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let names = entries(include_str!("agencies.txt")).into_iter();
    names.map(|(_, name)| format!("{} ", spelling::words(name))).collect()
});

/// Whether a cell names an agency, which may be in a district without being sent by it.
fn is_agency(from: &str) -> bool {
    let from = spelling::words(from);
    AGENCIES.iter().any(|agency| from.starts_with(agency.as_str()))
}

/// Whether a list of the unit's own names the person among those whom it sends.
fn sends(lists: &[Arc<Digest>], unit: &str, person: &ListedPerson) -> bool {
    let own = lists.iter().filter(|list| {
        list.official.is_none() && list.unit.as_deref().is_some_and(|own| same_unit(own, unit))
    });
    let mut sent = own.flat_map(|list| list.delegation.as_deref().unwrap_or_default());
    sent.any(|other| other.can_be(person))
}

impl RunComparison<'_> {
    /// The one list above the others, if there is one.
    pub(super) fn upper(&self) -> Option<Upper<'_>> {
        let mut upper = self.lists.iter().filter(|list| list.official.is_some());
        let only = upper.next()?;
        if upper.next().is_some() {
            return None;
        }
        Upper::of(only, &self.lower_units(), &self.lists)
    }

    /// Whether a list is known to be of a unit below the upper one.
    pub(super) fn belongs(&self, list: &Digest, upper: &Digest) -> bool {
        let known = |list: &Digest| {
            let name = list.unit_name.as_ref();
            name.is_some_and(|name| self.units.iter().any(|unit| unit.is_of_one_unit(name)))
        };
        let named = list.province.as_deref().zip(upper.unit.as_deref());
        (known(list) && known(upper)) || named.is_some_and(|(one, other)| same_unit(one, other))
    }

    /// The units below, by their lists and by the settings.
    fn lower_units(&self) -> Vec<(String, Sought)> {
        let by_settings = self.settings.iter().flat_map(|settings| {
            let is_lower = |level: Option<&str>| self.rank(level).is_none_or(|rank| rank == 0);
            settings
                .units
                .iter()
                .map(|unit| (unit.name.as_str(), unit.profile.level.as_deref()))
                .filter(move |(_, level)| is_lower(*level))
        });
        let by_list = self.lists.iter().filter(|list| list.official.is_none());
        let by_list =
            by_list.filter_map(|list| Some((list.unit.as_deref()?, list.level.as_deref())));
        let mut units: Vec<(String, Sought)> = Vec::new();
        let mut known: HashMap<String, Vec<UnitName>> = HashMap::new();
        for (name, level) in by_settings.chain(by_list) {
            let own = UnitName::of(name);
            let near = known.entry(own.alone().to_owned()).or_default();
            if !near.iter().any(|known| known.is_of_one_unit(&own)) {
                near.push(own);
                units.push((name.to_owned(), Sought::new(name, level, self.levels)));
            }
        }
        units
    }

    /// Compares each delegation with the upper list.
    pub(super) fn delegations(&mut self) {
        let uppers = self.lists.iter().filter(|list| list.official.is_some()).count();
        let reports_any = self.lists.iter().any(|list| list.delegation.is_some());
        if uppers > 1 && reports_any {
            self.not_compared(text!(
                vi: "các đoàn đại biểu: có {uppers} danh sách cấp trên, không rõ đối chiếu với danh sách nào",
                en: "the delegations: there are {uppers} lists of the upper level, and which is meant is not known"
            ));
        }
        let Some(upper) = self.upper() else { return };
        let mut findings = Vec::new();
        let mut open = Vec::new();
        let mut untold = Vec::new();
        let mut strangers = Vec::new();
        for list in self.lists.iter().filter(|list| list.official.is_none()) {
            let (Some(unit), true) = (&list.unit, list.is_read) else { continue };
            if !self.belongs(list, upper.list) {
                strangers.extend(list.delegation.as_ref().map(|_| unit.clone()));
                continue;
            }
            match &list.delegation {
                Some(sent) => both_ways(&upper, list, unit, sent, (&mut findings, &mut open)),
                None if tells_delegation(&self.lists, unit) || untold.contains(unit) => {}
                None if upper.from(unit).next().is_some() => untold.push(unit.clone()),
                None => {}
            }
        }
        let tells_senders = upper.tells_senders();
        if !untold.is_empty() {
            let units = untold.join(", ");
            open.push(text!(
                vi: "đoàn đại biểu của {units}: danh sách của đơn vị không ghi ai được cử đi dự đại hội cấp trên",
                en: "the delegations of {units}: their own lists do not tell who is sent to the upper congress"
            ));
        }
        if !strangers.is_empty() {
            let (units, above) = (strangers.join(", "), upper.list.name().to_owned());
            open.push(text!(
                vi: "đoàn đại biểu của {units}: không rõ đơn vị có thuộc {above} không (ghi `province` trong hồ sơ đại hội, hoặc các đơn vị trong tệp thiết lập)",
                en: "the delegations of {units}: whether they belong to {above} is not told (write `province` into the congress profile, or the units into a settings file)"
            ));
        }
        if !tells_senders && reports_any {
            open.push(text!(
                vi: "đại biểu ngoài dự kiến của từng đoàn: danh sách cấp trên không ghi đại biểu thuộc đoàn nào",
                en: "delegates whom nobody sends: the upper list does not tell which delegation its delegates are of"
            ));
        }
        self.report_all(findings);
        for why in open {
            self.not_compared(why);
        }
    }
}

/// Whether any of a unit's lists tells whom it sends: its guests may stand in a file of their own.
fn tells_delegation(lists: &[Arc<Digest>], unit: &str) -> bool {
    lists.iter().any(|list| {
        let is_own = list.unit.as_deref().is_some_and(|own| same_unit(own, unit));
        is_own && list.official.is_none() && list.delegation.is_some()
    })
}

/// Somebody whom a list lacks, unless a row of it that was not counted is this person.
fn may_stand_in_doubt(unit: &str, person: &ListedPerson, list: &Digest) -> Text {
    let (name, list) = (&person.name, list.name());
    text!(
        vi: "“{name}” thuộc đoàn {unit}: danh sách của {list} có dòng chưa được tính, có thể là người này",
        en: "“{name}” of the delegation of {unit}: a row of {list} that was not counted may be this person"
    )
}

fn both_ways(
    upper: &Upper<'_>,
    list: &Digest,
    unit: &str,
    sent: &[ListedPerson],
    (findings, open): (&mut Vec<FindingBetweenLists>, &mut Vec<Text>),
) {
    let above = upper.list.name();
    // Somebody of one list whom the other lacks.
    let mut tell = |rule, person: &ListedPerson, (own, other): (&Digest, &Digest), message| {
        if other.may_hold(person) {
            open.push(may_stand_in_doubt(unit, person, other));
            return;
        }
        let help = text!(
            vi: "thống nhất lại tên trong đoàn đại biểu giữa hai danh sách",
            en: "bring the delegation into agreement in both lists"
        );
        let places = vec![own.place(person.at), other.whole()];
        findings.push(finding(rule, Some(unit.to_owned()), message, Some(help), places));
    };
    let is_above = |person: &ListedPerson| upper.sent.iter().any(|(_, other)| other.can_be(person));
    let sent_on = sent.iter().filter(|person| person.role != Some(Role::Alternate));
    for person in sent_on.filter(|person| !is_above(person)) {
        let name = &person.name;
        let message = text!(
            vi: "{unit} cử “{name}” nhưng danh sách chính thức của {above} không có người này",
            en: "{unit} sends “{name}”, who is not among the official delegates of {above}"
        );
        tell("delegation-missing", person, (list, upper.list), message);
    }
    let is_sent = |person: &ListedPerson| sent.iter().any(|other| other.can_be(person));
    for person in upper.from(unit).filter(|person| !is_sent(person)) {
        let name = &person.name;
        let message = text!(
            vi: "danh sách của {above} ghi “{name}” thuộc đoàn {unit} nhưng {unit} không cử người này",
            en: "the list of {above} has “{name}” from {unit}, which does not send this delegate"
        );
        tell("delegation-unexpected", person, (upper.list, list), message);
    }
}
