//! `[[required]]`: what must be told of each delegate.

use std::ops::Deref;

use smol_str::SmolStr;

use super::{FOUND, Kind, RuleBody, decode};
use crate::closed_list::ClosedList;
use crate::report::{Finding, Fulfilled, Location, Severity, Status};
use crate::roster::{Delegate, Field, Meant, Table, Unclear, Value, words};
use crate::rules::decode::Decoding;
use crate::rules::measure::{Case, Outcome};
use crate::rules::option::{OptionType, options};
use crate::rules::option_value::{Nested, OptionValue};
use crate::rules::{Rule, Selector};
use crate::sheet::CellRef;
use crate::text;
use crate::toml_tree::Value as Written;
use crate::wording::{Text, all_of, any_of, quoted};
/// The fields that can be asked for.
pub(in crate::rules) const FIELDS: [Field; 9] = [
    Field::FullName,
    Field::BirthDate,
    Field::Gender,
    Field::Group,
    Field::Role,
    Field::Kind,
    Field::Unit,
    Field::Work,
    Field::Identity,
];

pub(super) static KIND: Kind = Kind {
    id: "required",
    summary: Text::fixed(
        "Thông tin phải có của từng đại biểu.",
        "What must be told of each delegate.",
    ),
    options: Required::OPTIONS,
    placeholders: FOUND,
    page: include_str!("required.md"),
    decode: decode::<Required>,
};

options! {
    #[derive(Debug)]
    struct Required {
        fields: Vec<Nested<RequiredField>> { vi: "Các thông tin phải có.", en: "What must be told." },
    }
}

options! {
    #[derive(Debug)]
    struct RequiredField {
        field: Field { vi: "Thông tin phải có.", en: "What must be told." },
        among: Selector { vi: "Của những ai.", en: "Of whom.", default: "\"everyone\"" },
        severity: Option<Severity> {
            vi: "Mức độ khi thiếu; bỏ trống là mức của quy định.",
            en: "How much it weighs where it is missing; the rule's severity where it is left out.",
        },
    }
}

/// One of the fields that can be asked for.
impl OptionValue for Field {
    const TYPE: OptionType = OptionType::OneOf(|| FIELDS.map(Field::id).to_vec());

    fn read(value: &Written, decoding: &mut Decoding) -> Option<Self> {
        value.as_one_of(&FIELDS.map(|field| (field.id(), field)), &mut decoding.problems)
    }
}

/// A value that is not told: why, and the cell to fill in.
struct MissingValue {
    cell: Option<CellRef>,
    /// The cell as written, where it holds an error value or a formula without a result.
    unreadable: Option<String>,
}

/// What the delegate lacks of the field; nothing where the list tells it.
///
/// Of the values that other kinds ask about (groups, genders, birth dates, roles) only a blank is
/// lacking: what is written and not understood is theirs to tell.
fn lack(delegate: &Delegate, field: Field) -> Option<MissingValue> {
    fn blank<T, W>(value: &Value<T, W>) -> Option<MissingValue> {
        value.is_blank().then_some(MissingValue { cell: value.cell, unreadable: None })
    }
    fn blank_or_unreadable<W: Deref<Target = str>>(
        value: &Value<SmolStr, W>,
    ) -> Option<MissingValue> {
        let unreadable = matches!(value.meant, Meant::Unclear(Unclear::Unreadable));
        let unreadable = unreadable.then(|| (*value.written).to_owned());
        (value.is_blank() || unreadable.is_some())
            .then_some(MissingValue { cell: value.cell, unreadable })
    }
    match field {
        Field::FullName => blank_or_unreadable(&delegate.name),
        Field::BirthDate => blank(&delegate.birth),
        Field::Gender => blank(&delegate.gender),
        Field::Group => blank(&delegate.group),
        Field::Role => blank(&delegate.role),
        Field::Kind => blank(&delegate.kind),
        Field::Unit => blank_or_unreadable(&delegate.unit),
        Field::Work => blank_or_unreadable(&delegate.work),
        _ => blank_or_unreadable(&delegate.identity),
    }
}

impl RuleBody for Required {
    fn looks_at_rows(&self) -> bool {
        true
    }

    /// Of one thing that must be told, it counts the people of whom it is.
    fn counts_places(&self) -> bool {
        self.fields.len() > 1
    }

    fn evaluate(&self, rule: &Rule, case: &Case<'_>) -> Option<Outcome> {
        let told: Vec<Told<'_>> =
            self.fields.iter().map(|field| Told::of(&field.0, case)).collect();
        if let [only] = &told[..]
            && only.is_of_nobody()
        {
            return Some(only.told_of_nobody(case));
        }
        let findings: Vec<Finding> =
            told.iter().flat_map(|told| told.findings(rule, case)).collect();
        let found = findings.len();
        let fields: Vec<Text> =
            self.fields.iter().map(|field| words::field_in_sentence(field.0.field)).collect();
        let message = if found == 0 {
            text!(
                vi: "Danh sách ghi đủ {fields}.",
                en: "The list tells {fields} wherever it is asked for.",
                fields = all_of(&fields)
            )
        } else {
            text!(
                vi: "Có {found} chỗ chưa ghi {fields}.",
                en: "Places that do not tell {fields}: {found}.",
                fields = any_of(&fields)
            )
        };
        let fulfilled = match &told[..] {
            [only] => Some(only.fulfilled()),
            _ => None,
        };
        Some(Outcome { fulfilled, ..Outcome::of_findings(findings, message) })
    }
}

/// Of whom of those of whom it must be, a field is told.
struct Told<'a> {
    field: &'a RequiredField,
    /// How many they are.
    of: usize,
    /// Those of whom it is not.
    lacking: Vec<Lacking<'a>>,
    /// By table, whether it is told of somebody.
    in_table: Vec<bool>,
}

impl<'a> Told<'a> {
    fn of(field: &'a RequiredField, case: &Case<'a>) -> Self {
        let subjects = case.possible(&field.among);
        let in_table = vec![false; case.roster.tables.len()];
        let mut told = Self { field, of: 0, lacking: Vec::new(), in_table };
        let people = case.people.iter().enumerate().filter(|(at, _)| subjects.holds(*at));
        for (_, delegate) in people {
            told.of += 1;
            if let Some(lack) = lack(delegate, field.field) {
                told.lacking.push(Lacking { delegate, cell: lack.cell, how: () });
            } else if let Some(is_told) = told.in_table.get_mut(delegate.table) {
                *is_told = true;
            }
        }
        told
    }

    fn fulfilled(&self) -> Fulfilled {
        let (of, not_by) = (self.of as u64, self.lacking.len() as u64);
        Fulfilled { by: of - not_by, not_by, of }
    }

    fn is_of_nobody(&self) -> bool {
        self.of > 0 && self.lacking.len() == self.of
    }

    fn told_of_nobody(&self, case: &Case<'_>) -> Outcome {
        let field = words::field_in_sentence(self.field.field);
        let people = self.field.among.noun(case.ruleset).many();
        let message = text!(
            vi: "Danh sách không ghi {field} của {people} nào.",
            en: "The list does not tell {field} of any of the {people}.",
            field,
            people
        );
        let help =
            text!(vi: "thêm một cột ghi {field}", en: "add a column that tells {field}", field);
        Outcome {
            help: Some(help),
            fulfilled: Some(self.fulfilled()),
            ..Outcome::new(Status::Fail, message)
        }
    }

    fn findings(&self, rule: &Rule, case: &Case<'a>) -> Vec<Finding> {
        let field = self.field.field;
        let severity = self.field.severity.unwrap_or(rule.severity);
        let has_it = |table: usize| self.in_table.get(table) == Some(&true);
        by_table(case, &self.lacking, has_it)
            .into_iter()
            .map(|place| match place {
                TableOrRow::Row(&Lacking { delegate, cell, .. }) => {
                    let unreadable = lack(delegate, field).and_then(|lack| lack.unreadable);
                    let (message, help) = match unreadable {
                        Some(written) => unreadable_cell(field, &quoted(&written)),
                        None => (missing(field), fill_in(field)),
                    };
                    Finding {
                        severity,
                        message,
                        help: Some(help),
                        ..Case::finding(rule, delegate, case.location(delegate, cell))
                    }
                }
                TableOrRow::Table(table, people) => Finding {
                    rule: rule.id.clone(),
                    severity,
                    message: missing_in_table(field, people.len()),
                    help: Some(fill_in(field)),
                    location: header_of(table),
                    delegate: None,
                    waived: None,
                },
            })
            .collect()
    }
}

/// Somebody of whom something is not told.
pub(super) struct Lacking<'a, How = ()> {
    pub(super) delegate: &'a Delegate,
    /// The cell to fill in; none where there is no place for it.
    pub(super) cell: Option<CellRef>,
    pub(super) how: How,
}

/// Where something missing is told: once for a table that has no place for it, or at each row.
pub(super) enum TableOrRow<'l, 'a, How> {
    Table(&'a Table, Vec<&'l Lacking<'a, How>>),
    Row(&'l Lacking<'a, How>),
}

/// Puts those together who stand in a table that has no place for the value and tells it of
/// nobody, so that one missing column is one finding.
pub(super) fn by_table<'l, 'a, How>(
    case: &Case<'a>,
    lacking: &'l [Lacking<'a, How>],
    told_in: impl Fn(usize) -> bool,
) -> Vec<TableOrRow<'l, 'a, How>> {
    let mut places = Vec::new();
    for (at, table) in case.roster.tables.iter().enumerate() {
        let here: Vec<_> = lacking.iter().filter(|lacking| lacking.delegate.table == at).collect();
        let has_no_place = here.len() > 1 && here.iter().all(|lacking| lacking.cell.is_none());
        if has_no_place && !told_in(at) {
            places.push(TableOrRow::Table(table, here));
        } else {
            places.extend(here.into_iter().map(TableOrRow::Row));
        }
    }
    places
}

/// The last row of the table's header.
pub(super) fn header_of(table: &Table) -> Location {
    Location {
        file: table.file.clone(),
        sheet: table.sheet.clone(),
        row: table.header_rows.last().copied().unwrap_or(table.first_row),
        cell: None,
    }
}

/// A cell of which the file keeps nothing to read.
fn unreadable_cell(field: Field, written: &str) -> (Text, Text) {
    (
        text!(
            vi: "Ô ghi {field} là {written}: công thức bị lỗi hoặc chưa có kết quả.",
            en: "The cell of {field} says {written}: an error, or a formula without a result.",
            field = words::field_in_sentence(field)
        ),
        text!(
            vi: "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại để công thức được tính, hoặc ghi thẳng vào ô",
            en: "open the file in a spreadsheet program and save it, so that the formula is calculated, or write the text itself",
        ),
    )
}

fn missing(field: Field) -> Text {
    text!(vi: "Thiếu {field}.", en: "Not told: {field}.", field = words::field_in_sentence(field))
}

fn missing_in_table(field: Field, count: usize) -> Text {
    text!(
        vi: "Bảng này không có chỗ ghi {field}: thiếu của cả {count} người.",
        en: "This table has no place for {field}: it is not told of any of {count} people.",
        field = words::field_in_sentence(field)
    )
}

fn fill_in(field: Field) -> Text {
    text!(vi: "ghi {field}", en: "fill in {field}", field = words::field_in_sentence(field))
}
