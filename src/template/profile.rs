//! The sheet of the congress profile: a label, the cell to fill in, a remark.
//!
//! The labels are among those of `recognise/profile_sheet/labels.txt`; the round trip in the tests
//! holds the two together.

use std::sync::LazyLock;

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::style::Entry;
use super::{Page, choices, lists, profile_name, sends_delegation};
use crate::congress::CongressProfile;
use crate::rules::{Fact, Quantity};
use crate::text;
use crate::wording::Text;

const LABEL: u16 = 0;
const VALUE: u16 = 1;
const REMARK: u16 = 2;

/// The row of the first fact, from 0.
const FIRST: u32 = 4;

/// A row of the form.
enum FormRow {
    /// A heading over the rows beneath.
    Heading(Text),
    /// A fact.
    Fact(Box<FactRow>),
}

struct FactRow {
    label: Text,
    entry: Entry,
    /// What the form says already.
    value: Option<String>,
    choice: Option<DataValidation>,
    remark: Text,
}

impl FormRow {
    fn fact(label: Text, entry: Entry, choice: Option<DataValidation>, remark: Text) -> Self {
        Self::Fact(Box::new(FactRow { label, entry, value: None, choice, remark }))
    }

    /// The same row with what is known already.
    fn told(mut self, value: Option<String>) -> Self {
        if let Self::Fact(fact) = &mut self {
            fact.value = value.or_else(|| fact.value.take());
        }
        self
    }
}

/// What is known of a congress that nobody has told of yet.
static NOTHING: LazyLock<CongressProfile> = LazyLock::new(CongressProfile::default);

static YES: LazyLock<Text> = LazyLock::new(|| Text::new("Có", "Yes"));
static NO: LazyLock<Text> = LazyLock::new(|| Text::new("Không", "No"));

impl Page<'_> {
    /// What is known of the congress already.
    fn known(&self) -> &CongressProfile {
        self.profile.unwrap_or(&NOTHING)
    }
}

pub(super) fn write(page: &Page<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    page.set_up(sheet, &profile_name())?;
    for (column, width) in [(LABEL, 40), (VALUE, 20), (REMARK, 42)] {
        sheet.set_column_width(column, f64::from(width))?;
    }
    let title = text!(
        vi: "HỒ SƠ ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ",
        en: "PROFILE OF THE CONGRESS OF ETHNIC MINORITIES"
    );
    let intro = text!(
        vi: "Ghi vào các ô có nền vàng nhạt. Ô nào chưa có số liệu thì để trống.",
        en: "Fill in the cells shaded light yellow. Leave blank what is not known yet."
    );
    let styles = page.styles;
    sheet.merge_range(0, LABEL, 0, REMARK, page.say(&title), &styles.title())?;
    sheet.merge_range(1, LABEL, 1, REMARK, page.say(&intro), &styles.subtitle(true))?;
    let mut row = FIRST - 1;
    for form_row in facts(page)? {
        match form_row {
            FormRow::Heading(heading) => {
                row += 1;
                sheet.merge_range(
                    row,
                    LABEL,
                    row,
                    REMARK,
                    page.say(&heading),
                    &styles.heading(),
                )?;
            }
            FormRow::Fact(fact) => write_fact(page, sheet, row, &fact)?,
        }
        row += 1;
    }
    // One page shows the whole unit, however many groups live there.
    sheet.set_print_fit_to_pages(1, 1);
    sheet.set_print_center_horizontally(true);
    groups(page, sheet, row + 1)
}

fn write_fact(
    page: &Page<'_>,
    sheet: &mut Worksheet,
    row: u32,
    fact: &FactRow,
) -> Result<(), XlsxError> {
    let styles = page.styles;
    sheet.write_string_with_format(row, LABEL, page.say(&fact.label), &styles.label())?;
    let input = styles.input(fact.entry);
    match &fact.value {
        Some(value) => sheet.write_string_with_format(row, VALUE, value, &input)?,
        None => sheet.write_blank(row, VALUE, &input)?,
    };
    if let Some(choice) = &fact.choice {
        sheet.add_data_validation(row, VALUE, row, VALUE, choice)?;
    }
    let remark = page.say(&fact.remark);
    if !remark.is_empty() {
        sheet.write_string_with_format(row, REMARK, remark, &styles.remark())?;
    }
    Ok(())
}

fn facts(page: &Page<'_>) -> Result<Vec<FormRow>, XlsxError> {
    let mut rows = unit(page)?;
    rows.extend(held(page)?);
    if sends_delegation(page.options) {
        rows.extend(delegation(page)?);
    }
    Ok(rows)
}

fn unit(page: &Page<'_>) -> Result<Vec<FormRow>, XlsxError> {
    let level = page.options.level;
    let known = page.known();
    let levels = page.lists.levels().map(|list| choices::level(page, list)).transpose()?;
    let mut rows = vec![
        FormRow::fact(
            text!(vi: "Tên đơn vị", en: "Name of the unit"),
            Entry::Words,
            None,
            text!(vi: "Chỉ ghi tên riêng, ví dụ Sa Thầy", en: "The name alone, such as Sa Thầy"),
        )
        .told(known.name.clone()),
        FormRow::fact(
            text!(vi: "Tỉnh, thành phố", en: "Province or city"),
            Entry::Words,
            None,
            text!(vi: "Ví dụ Kon Tum", en: "Such as Kon Tum"),
        )
        .told(known.province.clone()),
        FormRow::Fact(Box::new(FactRow {
            label: text!(vi: "Cấp đại hội", en: "Level of the congress"),
            entry: Entry::Words,
            value: Some(lists::capitalised(&level.title, page.options.lang)),
            choice: levels,
            remark: text!(vi: "Chọn trong danh sách", en: "Choose from the list"),
        })),
        FormRow::fact(
            text!(vi: "Số dân là người dân tộc thiểu số", en: "Minority population"),
            Entry::Headcount,
            Some(choices::headcount(page)?),
            text!(
                vi: "Để trống nếu bảng dưới đã ghi đủ số dân",
                en: "Blank if the table below has every number"
            ),
        )
        .told(known.minority_population.map(|people| people.to_string())),
    ];
    if needs(page, Fact::QualifyingDistricts) {
        let row = FormRow::fact(
            text!(
                vi: "Số đơn vị cấp dưới đủ điều kiện tổ chức đại hội",
                en: "Units below that qualify for a congress"
            ),
            Entry::Headcount,
            Some(choices::headcount(page)?),
            Text::same(""),
        );
        rows.push(row.told(known.qualifying_districts.map(|units| units.to_string())));
    }
    Ok(rows)
}

fn held(page: &Page<'_>) -> Result<Vec<FormRow>, XlsxError> {
    let lengths = page.lists.lengths().map(|list| choices::length(page, list)).transpose()?;
    let known = page.known();
    let yes_or_no = |yes| page.say(if yes { &YES } else { &NO }).to_owned();
    let day = |date: jiff::civil::Date| date.strftime("%d/%m/%Y").to_string();
    Ok(vec![
        FormRow::fact(
            text!(vi: "Ngày khai mạc", en: "First day"),
            Entry::Day,
            Some(choices::congress_day(page)?),
            text!(vi: "Ngày/tháng/năm, ví dụ 16/05/2024", en: "Day/month/year, such as 16/05/2024"),
        )
        .told(known.date.map(day)),
        FormRow::fact(
            text!(vi: "Số ngày", en: "Length in days"),
            Entry::Mark,
            lengths,
            text!(vi: "Chọn trong danh sách", en: "Choose from the list"),
        )
        .told(known.days.as_ref().map(ToString::to_string)),
        FormRow::fact(
            text!(vi: "Đại hội điểm", en: "Pilot congress"),
            Entry::Mark,
            Some(choices::yes_or_no(page)?),
            text!(vi: "Chọn Có hoặc Không", en: "Choose Yes or No"),
        )
        .told(known.pilot.map(yes_or_no)),
    ])
}

fn delegation(page: &Page<'_>) -> Result<Vec<FormRow>, XlsxError> {
    let allotted = text!(
        vi: "Theo phân bổ của Ban Chỉ đạo Đại hội cấp trên",
        en: "As the upper steering committee allots them"
    );
    let seats = page.known().delegation.unwrap_or_default();
    Ok(vec![
        FormRow::Heading(text!(
            vi: "Đoàn đại biểu dự đại hội cấp trên",
            en: "Delegation to the upper congress"
        )),
        FormRow::fact(
            text!(
                vi: "Số đại biểu chính thức được phân bổ",
                en: "Official delegates allotted"
            ),
            Entry::Headcount,
            Some(choices::headcount(page)?),
            allotted,
        )
        .told(seats.official.map(|seats| seats.to_string())),
        FormRow::fact(
            text!(vi: "Số đại biểu dự khuyết được phân bổ", en: "Alternates allotted"),
            Entry::Headcount,
            Some(choices::headcount(page)?),
            Text::same(""),
        )
        .told(seats.alternates.map(|seats| seats.to_string())),
    ])
}

/// Whether a rule at the level rests on the fact.
fn needs(page: &Page<'_>, fact: Fact) -> bool {
    let level = &page.options.level.id;
    let constraints = page.options.ruleset.constraints(level, &CongressProfile::default());
    constraints
        .iter()
        .flat_map(|(_, constraint)| &constraint.terms)
        .any(|term| term.quantity == Quantity::Fact(fact))
}

/// The table of resident groups: a row for each that there can be.
fn groups(page: &Page<'_>, sheet: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
    let styles = page.styles;
    let heading = text!(
        vi: "Các dân tộc thiểu số cư trú trên địa bàn",
        en: "Resident minority groups"
    );
    sheet.merge_range(row, LABEL, row, REMARK, page.say(&heading), &styles.heading())?;
    let header = row + 1;
    for (column, label) in [
        (LABEL, text!(vi: "Dân tộc", en: "Ethnic group")),
        (VALUE, text!(vi: "Số dân", en: "Population")),
    ] {
        sheet.write_string_with_format(header, column, page.say(&label), &styles.header())?;
    }
    let remark = text!(
        vi: "Mỗi dân tộc một dòng. Số dân có thể để trống.",
        en: "One group a row. The population may stay blank."
    );
    sheet.write_string_with_format(header, REMARK, page.say(&remark), &styles.remark())?;
    let first = header + 1;
    let count = u32::try_from(page.lists.minority_count()).unwrap_or(u32::MAX).max(1);
    let last = header + count;
    let known = page.known();
    let mut resident = known.groups.iter().flatten();
    for row in first..=last {
        let (words, people) = (styles.input(Entry::Words), styles.input(Entry::Headcount));
        let Some(code) = resident.next() else {
            sheet.write_blank(row, LABEL, &words)?;
            sheet.write_blank(row, VALUE, &people)?;
            continue;
        };
        let name = page.options.ruleset.catalogue.name(*code);
        sheet.write_string_with_format(row, LABEL, name, &words)?;
        match known.population.get(code) {
            Some(count) => {
                sheet.write_string_with_format(row, VALUE, count.to_string(), &people)?
            }
            None => sheet.write_blank(row, VALUE, &people)?,
        };
    }
    if let Some(list) = page.lists.minorities() {
        sheet.add_data_validation(first, LABEL, last, LABEL, &choices::group(page, list)?)?;
    }
    let headcount = choices::headcount(page)?;
    sheet.add_data_validation(first, VALUE, last, VALUE, &headcount)?;
    Ok(())
}
