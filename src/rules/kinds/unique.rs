//! `[[unique]]`: nobody stands on the list twice.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{FOUND, Kind, MendedBy, RuleBody};
use crate::evaluate::{BirthKey, Case, Outcome, PersonKeys, field_words, name_of};
use crate::report::{Finding, Severity};
use crate::roster::{Delegate, Field};
use crate::rules::decode::Decoding;
use crate::rules::option::SEVERITIES;
use crate::rules::{Doc, OptionSpec, OptionType, Rule};
use crate::text;
use crate::wording::{Lang, Text, list};
use crate::written::{Value, WrittenTable};

const FIELDS: [(&str, Field); 4] = [
    ("identity", Field::Identity),
    ("full_name", Field::FullName),
    ("birth_date", Field::BirthDate),
    ("unit", Field::Unit),
];

const FIELD_NAMES: &[&str] = &["identity", "full_name", "birth_date", "unit"];

pub(super) static KIND: Kind = Kind {
    id: "unique",
    summary: Doc {
        vi: "Không ai có tên hai lần trong danh sách.",
        en: "Nobody stands on the list twice.",
    },
    options: &[
        OptionSpec::required(
            "same",
            OptionType::WordsLists(FIELD_NAMES),
            Doc {
                vi: "Trùng hết các thông tin của một nhóm là một người.",
                en: "Two rows that agree in all of one of these are one person.",
            },
        ),
        OptionSpec::optional(
            "similar",
            OptionType::WordsLists(FIELD_NAMES),
            Doc {
                vi: "Trùng hết các thông tin của một nhóm thì có thể là một người. Ngày sinh không kèm họ tên chỉ được xét khi đủ ngày, tháng, năm.",
                en: "Two rows that agree in all of one of these may be one person. A birth date without the name counts only with its day.",
            },
        ),
        OptionSpec::optional(
            "similar_severity",
            OptionType::OneOf(SEVERITIES),
            Doc {
                vi: "Mức độ khi có thể là một người.",
                en: "How much it weighs that they may be one person.",
            },
        )
        .default("\"warning\""),
    ],
    placeholders: FOUND,
    page: include_str!("unique.md"),
    decode,
};

#[derive(Debug)]
struct Unique {
    same: Vec<Vec<Field>>,
    similar: Vec<Vec<Field>>,
    similar_severity: Severity,
}

fn decode(table: &WrittenTable<'_>, decoding: &mut Decoding) -> Option<Arc<dyn RuleBody>> {
    let same = table.required("same", &mut decoding.problems);
    let same = same.and_then(|value| field_lists(value, decoding));
    let similar = match table.optional("similar") {
        Some(value) => field_lists(value, decoding),
        None => Some(Vec::new()),
    };
    let similar_severity = decoding.severity_or(table, "similar_severity", Severity::Warning);
    Some(Arc::new(Unique { same: same?, similar: similar?, similar_severity }))
}

fn field_lists(value: &Value, decoding: &mut Decoding) -> Option<Vec<Vec<Field>>> {
    let problems = &mut decoding.problems;
    value
        .as_array(problems)?
        .iter()
        .map(|list| {
            list.as_array(problems)?.iter().map(|item| item.as_one_of(&FIELDS, problems)).collect()
        })
        .collect()
}

/// What two rows must agree in, each part where it is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key<'a> {
    identity: Option<&'a str>,
    name: Option<&'a str>,
    birth: Option<BirthKey>,
    unit: Option<&'a str>,
}

impl<'a> Key<'a> {
    /// The key of somebody; none where a part of it is not told.
    fn of(keys: &'a PersonKeys, fields: &[Field]) -> Option<Self> {
        let needs_day = !fields.contains(&Field::FullName) && fields.len() > 1;
        let mut key = Self::default();
        for field in fields {
            match field {
                Field::Identity => key.identity = Some(keys.identity.as_deref()?),
                Field::FullName => key.name = Some(keys.name.as_deref()?),
                Field::Unit => key.unit = Some(keys.unit.as_deref()?),
                _ if needs_day => key.birth = Some(keys.birth_day()?),
                _ => key.birth = Some(keys.birth?),
            }
        }
        Some(key)
    }
}

impl RuleBody for Unique {
    fn looks_at_rows(&self) -> bool {
        true
    }

    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let mut findings = Vec::new();
        // The delegation's people stand in the list already: the two are looked at apart.
        let delegation = case.delegation_tables().filter(|who| !who.is_in_doubt);
        let delegation: Vec<&Delegate> = delegation.map(|who| who.person).collect();
        for people in [&case.people, &delegation] {
            findings.extend(self.twins(rule, case, people));
        }
        let found = findings.len();
        let message = if found == 0 {
            text!(vi: "Không có ai trùng nhau trong danh sách.", en: "Nobody stands on the list twice.")
        } else {
            text!(vi: "Có {found} dòng trùng hoặc có thể trùng với một dòng phía trên.", en: "Rows that repeat, or may repeat, a row above: {found}.")
        };
        Some(Outcome::of_findings(findings, message))
    }

    fn mended_by(&self) -> MendedBy {
        MendedBy::Offenders
    }

    fn rivals(&self, case: &Case<'_>) -> Vec<Vec<usize>> {
        let parts: Vec<PersonKeys> =
            case.people.iter().map(|delegate| PersonKeys::of(delegate)).collect();
        let is_error = self.similar_severity == Severity::Error;
        let similar = self.similar.iter().filter(|_| is_error);
        let mut rivals = Vec::new();
        for fields in self.same.iter().chain(similar) {
            let mut holders: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
            for (at, parts) in parts.iter().enumerate() {
                if let Some(key) = Key::of(parts, fields) {
                    holders.entry(key).or_default().push(at);
                }
            }
            rivals.extend(holders.into_values().filter(|holders| holders.len() > 1));
        }
        rivals
    }
}

impl Unique {
    fn twins(&self, rule: &Rule, case: &Case<'_>, people: &[&Delegate]) -> Vec<Finding> {
        let lists: Vec<(&[Field], Severity)> = self
            .same
            .iter()
            .map(|fields| (fields.as_slice(), rule.severity))
            .chain(self.similar.iter().map(|fields| (fields.as_slice(), self.similar_severity)))
            .collect();
        let parts: Vec<PersonKeys> =
            people.iter().map(|delegate| PersonKeys::of(delegate)).collect();
        // Only asked, and never gone through: the order of hashes cannot show.
        let seen = HashMap::<Key<'_>, &Delegate>::with_capacity(people.len());
        let mut seen = vec![seen; lists.len()];
        let mut findings = Vec::new();
        for (delegate, parts) in people.iter().zip(&parts) {
            // The weightiest reason is told, and no other.
            let mut reason = None;
            for ((fields, severity), seen) in lists.iter().zip(&mut seen) {
                let Some(key) = Key::of(parts, fields) else {
                    continue;
                };
                match seen.entry(key) {
                    Entry::Occupied(first) => {
                        reason = reason.or(Some((*first.get(), *fields, *severity)));
                    }
                    Entry::Vacant(free) => {
                        free.insert(delegate);
                    }
                }
            }
            if let Some((first, fields, severity)) = reason {
                findings.push(self.finding(rule, case, delegate, (first, fields, severity)));
            }
        }
        findings
    }

    fn finding(
        &self,
        rule: &Rule,
        case: &Case<'_>,
        delegate: &Delegate,
        (first, fields, severity): (&Delegate, &[Field], Severity),
    ) -> Finding {
        let words: Vec<Text> = fields.iter().map(|field| field_words(*field)).collect();
        let vi: Vec<String> = words.iter().map(|words| words.vi.clone()).collect();
        let en: Vec<String> = words.iter().map(|words| words.en.clone()).collect();
        let (vi, en) = (list(&vi, Lang::Vi), list(&en, Lang::En));
        let place = place_of(case, first);
        let name = name_of(first).unwrap_or_else(|| "–".to_owned());
        let is_same = self.same.iter().any(|same| same == fields);
        let message = if is_same {
            Text::new(
                format!("Người này đã có ở {}: {name}; trùng {vi}.", place.vi),
                format!("This person stands already at {}: {name}; the same is {en}.", place.en),
            )
        } else {
            Text::new(
                format!("Người này có thể đã có ở {}: {name}; trùng {vi}.", place.vi),
                format!("This person may stand already at {}: {name}; the same is {en}.", place.en),
            )
        };
        let cell = if fields.contains(&Field::Identity) {
            delegate.identity.cell
        } else {
            delegate.name.cell
        };
        Finding {
            severity,
            message,
            help: Some(text!(
                vi: "bỏ một trong hai dòng, hoặc sửa lại nếu là hai người",
                en: "take one of the two rows out, or correct them if these are two people",
            )),
            ..case.finding(rule, delegate, case.location(delegate, cell))
        }
    }
}

/// Sheet and cell of the delegate's name.
fn place_of(case: &Case<'_>, delegate: &Delegate) -> Text {
    let row = delegate.row;
    let at = delegate.name.cell.map_or_else(|| row.to_string(), |cell| cell.to_string());
    match case.roster.sheet_of(delegate) {
        Some(sheet) => text!(vi: "trang “{sheet}”, ô {at}", en: "sheet “{sheet}”, cell {at}"),
        None => text!(vi: "dòng {row}", en: "line {row}"),
    }
}
