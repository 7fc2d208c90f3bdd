//! The folder that `folder` measures: every district's list of the country, as unlike each other
//! as those of real offices.
//!
//! The same lists come out on every machine. All people are invented.

mod random;

use std::fs;
use std::path::Path;

use anyhow::Result;
use random::Random;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

const FAMILY: [&str; 12] =
    ["Hoàng", "Nông", "Lò", "Vàng", "Giàng", "Đinh", "Bàn", "Triệu", "A", "Y", "Siu", "Rơ Châm"];
const MIDDLE_OF_WOMEN: [&str; 4] = ["Thị", "Thu", "Ngọc", "Hồng"];
const MIDDLE_OF_MEN: [&str; 4] = ["Văn", "Đức", "Minh", "Xuân"];
const GIVEN: [&str; 16] = [
    "An", "Bình", "Chính", "Dung", "Giang", "Hạnh", "Khánh", "Liên", "Mai", "Nam", "Oanh", "Phúc",
    "Quyên", "Sơn", "Tâm", "Yến",
];
/// As lists spell them: official names, other names and local groups.
const GROUPS: [&str; 16] = [
    "Tày",
    "Nùng",
    "Thái",
    "Mường",
    "Dao",
    "H'Mông",
    "Mông",
    "Ê Đê",
    "Ba na",
    "Gia Rai",
    "Xơ Đăng",
    "Cơ Ho",
    "Khmer",
    "Cao Lan",
    "Sán Chí",
    "Vân Kiều",
];
const POSTS: [&str; 8] = [
    "Chủ tịch UBND xã",
    "Bí thư chi bộ",
    "Trưởng thôn",
    "Giáo viên",
    "Y sĩ trạm y tế",
    "Nông dân",
    "Già làng",
    "Chủ tịch Hội Liên hiệp Phụ nữ xã",
];
const FIELDS: [&str; 6] =
    ["Nông nghiệp", "Giáo dục", "Y tế", "Văn hóa", "Quốc phòng", "Thương mại"];
const PLACES: [&str; 10] =
    ["Bình", "Sơn", "Lâm", "Hà", "Thượng", "Đông", "Phú", "Yên", "Tân", "Vĩnh"];

const OFFICIAL: usize = 150;
const GUESTS: usize = 50;
/// So many folders are there, one a province.
const PROVINCES: usize = 63;
/// Where the header begins, below the letterhead and the title.
const HEADER: u32 = 5;

/// How an office lays its list out.
#[derive(Clone, Copy)]
enum Layout {
    /// One table with a gender column and a section for each role.
    Sections,
    /// A sheet for each role.
    Sheets,
    /// The year of birth stands in the column of the gender, under a header of two rows.
    YearByGender,
}

/// Somebody in a list.
struct Person {
    name: String,
    woman: bool,
    group: &'static str,
    /// Day, month and year.
    birth: (u32, u32, u32),
    serial: usize,
    post: &'static str,
    field: &'static str,
    commune: String,
}

/// Writes so many lists into a folder, unless they are there already.
pub(crate) fn write(folder: &Path, lists: usize) -> Result<()> {
    // Written last, so that a run that was stopped is not taken for a whole one.
    let mark = folder.join("complete.txt");
    if fs::read_to_string(&mark).is_ok_and(|held| held == lists.to_string()) {
        return Ok(());
    }
    for list in 0..lists {
        let province = folder.join(format!("tinh-{:02}", list % PROVINCES + 1));
        fs::create_dir_all(&province)?;
        workbook(list)?.save(province.join(format!("huyen-{:03}.xlsx", list + 1)))?;
    }
    fs::write(mark, lists.to_string())?;
    Ok(())
}

fn workbook(list: usize) -> Result<Workbook> {
    let mut random = Random::new(list as u64);
    let unit = format!("{} {} {}", random.one_of(&PLACES), random.one_of(&PLACES), list + 1);
    let people: Vec<Person> =
        (0..OFFICIAL + GUESTS).map(|row| person(&mut random, list * 1000 + row)).collect();
    let (official, guests) = people.split_at(OFFICIAL);
    let layout = [Layout::Sections, Layout::Sheets, Layout::YearByGender][list % 3];
    let mut book = Workbook::new();
    match layout {
        Layout::Sheets => {
            for (name, people) in [("ĐB chính thức", official), ("Khách mời", guests)] {
                let sheet = book.add_worksheet().set_name(name)?;
                let row = head(sheet, &unit, layout)?;
                rows(sheet, row, people, layout)?;
            }
        }
        Layout::Sections | Layout::YearByGender => {
            let sheet = book.add_worksheet();
            let mut row = head(sheet, &unit, layout)?;
            let sections =
                [("A", "ĐẠI BIỂU CHÍNH THỨC", official), ("B", "ĐẠI BIỂU KHÁCH MỜI", guests)];
            for (letter, title, people) in sections {
                sheet.write(row, 0, letter)?.write(row, 1, title)?;
                row = rows(sheet, row + 1, people, layout)?;
            }
            sheet.write(row, 1, format!("Tổng cộng: {} đại biểu", people.len()))?;
        }
    }
    Ok(book)
}

fn person(random: &mut Random, serial: usize) -> Person {
    let family = random.one_of(&FAMILY);
    let woman = random.below(100) < 34;
    let middle = random.one_of(if woman { &MIDDLE_OF_WOMEN } else { &MIDDLE_OF_MEN });
    let given = random.one_of(&GIVEN);
    Person {
        name: format!("{family} {middle} {given}"),
        woman,
        // One in fifty is a slip, as in real lists.
        group: if random.below(50) == 0 { "Tầy Nùng" } else { random.one_of(&GROUPS) },
        birth: (random.below(28) + 1, random.below(12) + 1, 1950 + random.below(52)),
        serial,
        post: random.one_of(&POSTS),
        field: random.one_of(&FIELDS),
        commune: format!("Xã {} {}", random.one_of(&PLACES), random.one_of(&PLACES)),
    }
}

/// The letterhead, the title and the header; the row below them is returned.
fn head(sheet: &mut Worksheet, unit: &str, layout: Layout) -> Result<u32> {
    let middle = Format::new();
    sheet.write(0, 0, format!("ỦY BAN NHÂN DÂN HUYỆN {unit}"))?;
    sheet.write(0, 6, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")?;
    sheet.write(2, 0, "DANH SÁCH ĐẠI BIỂU")?;
    sheet.write(
        3,
        0,
        format!("dự Đại hội đại biểu các dân tộc thiểu số huyện {unit} lần thứ IV, năm 2024"),
    )?;
    if let Layout::YearByGender = layout {
        let names = ["STT", "Họ và tên", "Năm sinh", "", "Dân tộc", "Số CCCD", "Chức vụ", "Đơn vị"];
        for (column, name) in (0..).zip(names) {
            sheet.write(HEADER, column, name)?;
        }
        sheet.merge_range(HEADER, 2, HEADER, 3, "Năm sinh", &middle)?;
        sheet.write(HEADER + 1, 2, "Nam")?.write(HEADER + 1, 3, "Nữ")?;
        return Ok(HEADER + 2);
    }
    let names = [
        "STT",
        "Họ và tên",
        "Ngày sinh",
        "Giới tính",
        "Dân tộc",
        "Số CCCD",
        "Chức vụ",
        "Đơn vị",
        "Lĩnh vực",
        "Ghi chú",
    ];
    for (column, name) in (0..).zip(names) {
        sheet.write(HEADER, column, name)?;
    }
    Ok(HEADER + 1)
}

/// A row for each person; the row below them is returned.
fn rows(sheet: &mut Worksheet, first: u32, people: &[Person], layout: Layout) -> Result<u32> {
    let mut row = first;
    for (number, person) in (1..).zip(people) {
        let (day, month, year) = person.birth;
        sheet.write(row, 0, number)?.write(row, 1, &person.name)?;
        if let Layout::YearByGender = layout {
            sheet.write(row, if person.woman { 3 } else { 2 }, year)?;
        } else {
            sheet.write(row, 2, format!("{day:02}/{month:02}/{year}"))?;
            sheet.write(row, 3, if person.woman { "Nữ" } else { "Nam" })?;
            sheet.write(row, 8, person.field)?;
        }
        sheet.write(row, 4, person.group)?.write(row, 5, person.identity())?;
        sheet.write(row, 6, person.post)?.write(row, 7, &person.commune)?;
        row += 1;
    }
    Ok(row)
}

impl Person {
    /// Twelve digits that agree with gender and year, and are nobody else's.
    fn identity(&self) -> String {
        let year = self.birth.2;
        let century = if year < 2000 { 0 } else { 2 };
        let gender = century + u32::from(self.woman);
        format!("002{gender}{:02}{:06}", year % 100, self.serial)
    }
}
