//! Lists that were once read wrongly, each small enough to look at, with what it shows.
//!
//! A draw that fails is brought down to its least disturbance, typed here and given a name. Cells
//! are parted by `|`. The truth is written beside the sheet: whose rows are people's, and in which
//! role; the columns say where a person's facts stand.

use delegate_quota::rooms::catalogue::GroupCatalogue;
use delegate_quota::rooms::roster::{BirthDate, Gender, Role};
use delegate_quota::rooms::rules;
use jiff::civil::date;

use super::draw::Draw;
use super::judge::{Outcome, judge};
use super::kinds::Switches;
use super::page::Page;
use super::truth::{Known, Told, Truth};
use super::words::HOMES;
use super::write::Format;

struct Case {
    shows: &'static str,
    sheet: &'static str,
    /// The columns of the name, birth, gender and group.
    columns: [u32; 4],
    /// Runs of rows that are people's: first, last, role.
    people: &'static [(u32, u32, Role)],
}

const CASES: &[Case] = &[
    Case {
        shows: "a guest whose post begins like a signature is a guest, and so are those beneath",
        sheet: "\
DANH SÁCH ĐẠI BIỂU
STT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Chức vụ
I. ĐẠI BIỂU CHÍNH THỨC
1|Hà Thị Sùng|6/6/1983|Nữ|Thái|Nông dân
2|Ma Văn Dũng|6/1/1960|Nam|Thái|Trưởng ban Dân tộc
3|Trương Ban|21/1/2001|Nam|Gia Rai|Chủ tịch
II. KHÁCH MỜI
4|Ma Thị Ánh||||Chủ tịch UBND tỉnh
5|Hồ Thị Khê||||Giám đốc",
        columns: [2, 3, 4, 5],
        people: &[(4, 6, Role::Official), (8, 9, Role::Guest)],
    },
    Case {
        shows: "a section after a signature begins again",
        sheet: "\
DANH SÁCH ĐẠI BIỂU
STT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Chức vụ
I. Đại biểu chính thức
1|Hà Thị Sùng|6/6/1983|Nữ|Thái|Nông dân
2|Ma Văn Dũng|6/1/1960|Nam|Thái|Nông dân
3|Lý Văn Viên|25/12/1994|Nam|Mường|Nông dân

||Sa Thầy, ngày 12 tháng 4 năm 2024
Nơi nhận:||TM. ỦY BAN NHÂN DÂN
||CHỦ TỊCH

||Nguyễn Văn Thành
II. Khách mời
4|Ma Thị Ánh|17/12/1957|Nữ|Xơ Đăng|Nông dân",
        columns: [2, 3, 4, 5],
        people: &[(4, 6, Role::Official), (14, 14, Role::Guest)],
    },
    Case {
        shows: "a remark that names a role heads no section",
        sheet: "\
DANH SÁCH ĐẠI BIỂU CHÍNH THỨC
STT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Chức vụ
1|Hà Thị Sùng|6/6/1983|Nữ|Thái|Nông dân
2|Ma Văn Dũng|6/1/1960|Nam|Thái|Nông dân
Ghi chú: đại biểu khách mời ngồi khu B
3|Lý Văn Viên|25/12/1994|Nam|Mường|Nông dân",
        columns: [2, 3, 4, 5],
        people: &[(3, 4, Role::Official), (6, 6, Role::Official)],
    },
    Case {
        shows: "a section that holds a date is a section",
        sheet: "\
DANH SÁCH ĐẠI BIỂU
STT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Chức vụ
I. ĐẠI BIỂU CHÍNH THỨC
1|Hà Thị Sùng|6/6/1983|Nữ|Thái|Nông dân
2|Ma Văn Dũng|6/1/1960|Nam|Thái|Nông dân
3|Lý Văn Viên|25/12/1994|Nam|Mường|Nông dân
II. KHÁCH MỜI (Quyết định ngày 12 tháng 4 năm 2024)
4|Ma Thị Ánh|17/12/1957|Nữ|Xơ Đăng|Nông dân",
        columns: [2, 3, 4, 5],
        people: &[(4, 6, Role::Official), (8, 8, Role::Guest)],
    },
    Case {
        shows: "guests with unit, name and post alone are people, whatever stands first",
        sheet: "\
DANH SÁCH ĐẠI BIỂU
STT|Đơn vị|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Chức vụ
I. ĐẠI BIỂU CHÍNH THỨC
1|Xã Mô Rai|Hà Thị Sùng|6/6/1983|Nữ|Thái|Nông dân
2|Xã Mô Rai|Ma Văn Dũng|6/1/1960|Nam|Thái|Nông dân
3|Xã Ya Ly|Lý Văn Viên|25/12/1994|Nam|Mường|Nông dân
II. KHÁCH MỜI
1.1|Xã Ya Ly|Ma Thị Ánh||||Giám đốc
1.2|Xã Ya Ly|Tô Văn Bính||||Giám đốc",
        columns: [3, 4, 5, 6],
        people: &[(4, 6, Role::Official), (8, 9, Role::Guest)],
    },
    Case {
        shows: "the kind of a Party membership is no role, and what a unit counts in is no unit",
        sheet: "\
DANH SÁCH ĐẠI BIỂU CHÍNH THỨC
STT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Đơn vị tính|Loại đảng viên
1|Hà Thị Sùng|6/6/1983|Nữ|Thái|Người|Chính thức
2|Ma Văn Dũng|6/1/1960|Nam|Thái|Người|Dự bị
3|Lý Văn Viên|25/12/1994|Nam|Mường|Suất|Chính thức",
        columns: [2, 3, 4, 5],
        people: &[(3, 5, Role::Official)],
    },
    Case {
        shows: "the names of parents are nobody's of the list",
        sheet: "\
DANH SÁCH ĐẠI BIỂU CHÍNH THỨC
STT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Họ tên cha|Họ tên mẹ
1|Hà Thị Sùng|6/6/1983|Nữ|Thái|Hà Văn Tại|Lò Thị Mến
2|Ma Văn Dũng|6/1/1960|Nam|Thái|Ma Văn Phú|Vi Thị Chanh
3|Lý Văn Viên|25/12/1994|Nam|Mường|Lý Văn Sỏi|Bùi Thị Dung",
        columns: [2, 3, 4, 5],
        people: &[(3, 5, Role::Official)],
    },
    Case {
        shows: "numbers of columns are nobody, also where two have letters",
        sheet: "\
DANH SÁCH ĐẠI BIỂU CHÍNH THỨC
STT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Chức vụ|Ghi chú
(1)|(2)|(3)|(4)|(5)|(6a)|(6b)
1|Hà Thị Sùng|6/6/1983|Nữ|Thái|Nông dân|
2|Ma Văn Dũng|6/1/1960|Nam|Thái|Nông dân|
3|Lý Văn Viên|25/12/1994|Nam|Mường|Nông dân|",
        columns: [2, 3, 4, 5],
        people: &[(4, 6, Role::Official)],
    },
    Case {
        shows: "headings with numbers before them head the same columns",
        sheet: "\
DANH SÁCH ĐẠI BIỂU CHÍNH THỨC
1. STT|2. Họ và tên|3. Ngày sinh|4. Giới tính|5. Dân tộc
1|Hà Thị Sùng|6/6/1983|Nữ|Thái
2|Ma Văn Dũng|6/1/1960|Nam|Thái
3|Lý Văn Viên|25/12/1994|Nam|Mường",
        columns: [2, 3, 4, 5],
        people: &[(3, 5, Role::Official)],
    },
];

impl Case {
    fn draw(&self) -> Draw {
        let mut page = Page::named("Danh sách");
        for (row, line) in (1..).zip(self.sheet.lines()) {
            for (column, text) in (1..).zip(line.split('|')) {
                page.put(row, column, text);
            }
        }
        let people = self
            .people
            .iter()
            .flat_map(|(first, last, role)| (*first..=*last).map(|row| (row, *role)))
            .map(|(row, role)| self.known(&page, row, role))
            .collect();
        Draw {
            seed: 0,
            on: Switches::NONE,
            format: Format::Csv,
            pages: vec![page],
            truth: Truth { people, ..Truth::default() },
            home: &HOMES[0],
            level: "district",
            title_tells_level: false,
        }
    }

    fn known(&self, page: &Page, row: u32, role: Role) -> Known {
        let [name, birth, gender, group] = self.columns.map(|column| page.shown_at(row, column));
        let code = |name: &String| GroupCatalogue::vietnam().resolve_name_or_code(name).group();
        Known {
            at: (0, row),
            names: vec![name],
            role,
            gender: match gender.as_str() {
                "Nữ" => Told::Is(Gender::Female),
                "Nam" => Told::Is(Gender::Male),
                _ => Told::Nothing,
            },
            birth: day(&birth),
            group: Some(&group).filter(|group| !group.is_empty()).and_then(code),
            kind: Told::Open,
            unit: Told::Open,
            identity: None,
            odd: false,
        }
    }
}

/// `6/6/1983`.
fn day(written: &str) -> Option<BirthDate> {
    let mut parts = written.split('/');
    let mut next = || parts.next()?.parse::<i16>().ok();
    let (day, month, year) = (next()?, next()?, next()?);
    let small = |number: i16| i8::try_from(number).unwrap();
    Some(BirthDate::Day(date(year, small(month), small(day))))
}

#[test]
fn lists_that_were_once_read_wrongly_are_read_right() {
    let rules = rules::load("vn-2024").unwrap();
    let mut wrong = Vec::new();
    for case in CASES {
        let verdict = judge(&case.draw(), &rules);
        let worst = verdict.worst().filter(|fault| fault.outcome > Outcome::Told);
        wrong.extend(worst.map(|fault| format!("{}: {fault}", case.shows)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
