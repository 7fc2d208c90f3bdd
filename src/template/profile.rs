//! The sheet of the congress profile: a label, the cell to fill in, a remark.
//!
//! The labels are among those of `recognise/profile_sheet/labels.txt`; the round trip in the tests
//! holds the two together.

use std::sync::LazyLock;

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::style::CellEntry;
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

/// What is known of a congress that nobody has told of yet.
static NOTHING: LazyLock<CongressProfile> = LazyLock::new(CongressProfile::default);

const YES: Text = Text::fixed("Có", "Yes");
const NO: Text = Text::fixed("Không", "No");

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
    // One page shows the whole unit, however many groups live there.
    sheet.set_print_fit_to_pages(1, 1);
    sheet.set_print_center_horizontally(true);
    let mut form = ProfileForm { page, sheet, row: FIRST - 1 };
    unit(&mut form)?;
    held(&mut form)?;
    if sends_delegation(page.options) {
        delegation(&mut form)?;
    }
    let next = form.row + 1;
    groups(page, sheet, next)
}

/// The rows of the form, one beneath the other.
struct ProfileForm<'a, 's> {
    page: &'a Page<'a>,
    sheet: &'s mut Worksheet,
    /// The row that comes next.
    row: u32,
}

impl ProfileForm<'_, '_> {
    /// A heading over the rows beneath, below a blank row.
    fn heading(&mut self, heading: &Text) -> Result<(), XlsxError> {
        let (row, style) = (self.row + 1, self.page.styles.heading());
        self.sheet.merge_range(row, LABEL, row, REMARK, self.page.say(heading), &style)?;
        self.row = row + 1;
        Ok(())
    }

    /// A fact: its label, the cell to fill in with what is known already, a remark.
    fn fact(
        &mut self,
        (label, remark): (&Text, &Text),
        entry: CellEntry,
        choice: Option<&DataValidation>,
        known: Option<String>,
    ) -> Result<(), XlsxError> {
        let (page, row, sheet) = (self.page, self.row, &mut *self.sheet);
        let styles = page.styles;
        sheet.write_string_with_format(row, LABEL, page.say(label), &styles.label())?;
        let input = styles.input(entry);
        match known {
            Some(value) => sheet.write_string_with_format(row, VALUE, value, &input)?,
            None => sheet.write_blank(row, VALUE, &input)?,
        };
        if let Some(choice) = choice {
            sheet.add_data_validation(row, VALUE, row, VALUE, choice)?;
        }
        let remark = page.say(remark);
        if !remark.is_empty() {
            sheet.write_string_with_format(row, REMARK, remark, &styles.remark())?;
        }
        self.row += 1;
        Ok(())
    }

    /// A number of people or units.
    fn headcount(
        &mut self,
        label: &Text,
        remark: &Text,
        known: Option<u64>,
    ) -> Result<(), XlsxError> {
        let choice = choices::headcount(self.page)?;
        let known = known.map(|count| count.to_string());
        self.fact((label, remark), CellEntry::Headcount, Some(&choice), known)
    }
}

fn unit(form: &mut ProfileForm<'_, '_>) -> Result<(), XlsxError> {
    let page = form.page;
    let (level, known) = (page.options.level, page.known());
    let name = text!(vi: "Tên đơn vị", en: "Name of the unit");
    let alone =
        text!(vi: "Chỉ ghi tên riêng, ví dụ Sa Thầy", en: "The name alone, such as Sa Thầy");
    form.fact((&name, &alone), CellEntry::Words, None, known.name.clone())?;
    let province = text!(vi: "Tỉnh, thành phố", en: "Province or city");
    let such_as = text!(vi: "Ví dụ Kon Tum", en: "Such as Kon Tum");
    form.fact((&province, &such_as), CellEntry::Words, None, known.province.clone())?;
    let label = text!(vi: "Cấp đại hội", en: "Level of the congress");
    let choose = text!(vi: "Chọn trong danh sách", en: "Choose from the list");
    let levels = page.lists.levels().map(|list| choices::level(page, list)).transpose()?;
    let title = lists::capitalised(&level.title, page.options.lang);
    form.fact((&label, &choose), CellEntry::Words, levels.as_ref(), Some(title))?;
    form.headcount(
        &text!(vi: "Số dân là người dân tộc thiểu số", en: "Minority population"),
        &text!(
            vi: "Để trống nếu bảng dưới đã ghi đủ số dân",
            en: "Blank if the table below has every number"
        ),
        known.minority_population,
    )?;
    if needs(page, Fact::QualifyingDistricts) {
        let label = text!(
            vi: "Số đơn vị cấp dưới đủ điều kiện tổ chức đại hội",
            en: "Units below that qualify for a congress"
        );
        form.headcount(&label, &text!(""), known.qualifying_districts)?;
    }
    Ok(())
}

fn held(form: &mut ProfileForm<'_, '_>) -> Result<(), XlsxError> {
    let page = form.page;
    let known = page.known();
    let first_day = text!(vi: "Ngày khai mạc", en: "First day");
    let such_as =
        text!(vi: "Ngày/tháng/năm, ví dụ 16/05/2024", en: "Day/month/year, such as 16/05/2024");
    let days = choices::congress_day(page)?;
    let date = known.date.map(|date| date.strftime("%d/%m/%Y").to_string());
    form.fact((&first_day, &such_as), CellEntry::Day, Some(&days), date)?;
    let length = text!(vi: "Số ngày", en: "Length in days");
    let choose = text!(vi: "Chọn trong danh sách", en: "Choose from the list");
    let lengths = page.lists.lengths().map(|list| choices::length(page, list)).transpose()?;
    let days = known.days.as_ref().map(ToString::to_string);
    form.fact((&length, &choose), CellEntry::Mark, lengths.as_ref(), days)?;
    let pilot = text!(vi: "Đại hội điểm", en: "Pilot congress");
    let choose = text!(vi: "Chọn Có hoặc Không", en: "Choose Yes or No");
    let either = choices::one_of(page, &[YES, NO])?;
    let yes_or_no = |yes| if yes { YES } else { NO }.in_lang(page.options.lang);
    form.fact((&pilot, &choose), CellEntry::Mark, Some(&either), known.pilot.map(yes_or_no))
}

fn delegation(form: &mut ProfileForm<'_, '_>) -> Result<(), XlsxError> {
    let seats = form.page.known().delegation.unwrap_or_default();
    form.heading(&text!(
        vi: "Đoàn đại biểu dự đại hội cấp trên",
        en: "Delegation to the upper congress"
    ))?;
    form.headcount(
        &text!(vi: "Số đại biểu chính thức được phân bổ", en: "Official delegates allotted"),
        &text!(
            vi: "Theo phân bổ của Ban Chỉ đạo Đại hội cấp trên",
            en: "As the upper steering committee allots them"
        ),
        seats.official,
    )?;
    let alternates = text!(vi: "Số đại biểu dự khuyết được phân bổ", en: "Alternates allotted");
    form.headcount(&alternates, &text!(""), seats.alternates)
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
        let (words, people) = (styles.input(CellEntry::Words), styles.input(CellEntry::Headcount));
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
