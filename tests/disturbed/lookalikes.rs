//! Columns whose headings begin like those of a list, and that are none of its columns.

use super::page::Typed;
use super::people::Person;
use super::random::Rng;

#[derive(Debug)]
pub(super) struct Lookalike {
    pub(super) header: &'static [&'static str],
    pub(super) holds: Holds,
}

#[derive(Debug)]
pub(super) enum Holds {
    Any(&'static [&'static str]),
    Day,
    /// So many digits, the first not a zero.
    Digits(u32),
    /// Somebody else's name.
    Name,
    /// Somebody else's birth date.
    Birth,
    Mark,
}

impl Holds {
    pub(super) fn drawn(&self, person: &Person, rng: &mut Rng) -> Typed {
        let day = |rng: &mut Rng| format!("{:02}/{:02}/", rng.between(1, 28), rng.between(1, 12));
        match self {
            Self::Any(words) => (rng.pick(words)).into(),
            Self::Day => format!("{}{}", day(rng), rng.between(2003, 2023)).into(),
            Self::Birth => format!("{}{}", day(rng), rng.between(1930, 2015)).into(),
            Self::Digits(digits) => {
                let least = 10_usize.pow(digits - 1);
                rng.between(least, least * 10 - 1).to_string().into()
            }
            Self::Name => {
                let family = person.name.split(' ').next().unwrap_or_default();
                format!("{family} {}", rng.pick(OTHERS)).into()
            }
            Self::Mark => rng.pick(&["x", "", ""]).into(),
        }
    }
}

const OTHERS: &[&str] = &["Văn Tại", "Thị Mến", "Văn Phú", "Thị Chanh", "Văn Sỏi", "Thị Dung"];

const fn like(header: &'static [&'static str], holds: Holds) -> Lookalike {
    Lookalike { header, holds }
}

/// None of these tells anything of the list.
pub(super) static LOOKALIKES: &[Lookalike] = &[
    like(&["Loại đảng viên"], Holds::Any(&["Chính thức", "Dự bị", "Chính thức"])),
    like(&["Loại cán bộ"], Holds::Any(&["Cán bộ", "Công chức", "Không chuyên trách"])),
    like(&["Loại hợp đồng"], Holds::Any(&["Chính thức", "Thử việc", "Có thời hạn"])),
    like(&["Mã định danh đoàn viên"], Holds::Digits(7)),
    like(&["Ngày chính thức"], Holds::Day),
    like(&["Ngày vào Đảng", "Kết nạp"], Holds::Day),
    like(&["Ngày vào Đảng", "Chính thức"], Holds::Day),
    like(&["Ngày vào Đoàn"], Holds::Day),
    like(&["Số thẻ đảng"], Holds::Digits(8)),
    like(&["Mã ngạch"], Holds::Any(&["01.003", "01.004", "15.113"])),
    like(&["Môn"], Holds::Any(&["Toán", "Ngữ văn", "Lịch sử"])),
    like(&["Đơn vị tính"], Holds::Any(&["Người", "Suất"])),
    like(&["Ngày sinh con"], Holds::Birth),
    like(&["Ngày sinh của vợ/chồng"], Holds::Birth),
    like(&["Dân tộc của vợ/chồng"], Holds::Any(&["Kinh", "Kinh", "Hoa"])),
    like(&["Giới tính con"], Holds::Any(&["Nam", "Nữ"])),
    like(&["Số sổ BHXH"], Holds::Digits(10)),
    like(&["Thành phần gia đình"], Holds::Any(&["Bần nông", "Công nhân", "Nông dân"])),
    like(&["Trình độ LLCT"], Holds::Any(&["Sơ cấp", "Trung cấp", "Cao cấp"])),
    like(&["Nhóm máu"], Holds::Any(&["A", "B", "O", "AB"])),
    like(&["Ngày tuyển dụng"], Holds::Day),
    like(&["Là đại biểu HĐND"], Holds::Mark),
    like(&["Có mặt"], Holds::Mark),
    like(&["Trình độ chính trị"], Holds::Any(&["Sơ cấp", "Trung cấp", ""])),
    like(&["Thời gian công tác"], Holds::Any(&["5 năm", "12 năm"])),
    like(&["Số Quyết định"], Holds::Any(&["12/QĐ-UBND", "45/QĐ-UBND"])),
    like(&["Số giấy mời"], Holds::Digits(3)),
    like(&["Số ghế"], Holds::Any(&["A12", "B07", "C03"])),
    like(&["Chức danh nghề nghiệp"], Holds::Any(&["Giáo viên hạng II", "Chuyên viên", ""])),
    like(&["Học hàm, học vị"], Holds::Any(&["", "ThS", "CN"])),
    like(&["Loại hình tham dự"], Holds::Any(&["Trực tiếp", "Trực tuyến"])),
    like(&["Số tài khoản"], Holds::Digits(12)),
    like(&["Mã số thuế"], Holds::Digits(10)),
    like(&["Tên thường gọi"], Holds::Any(&["", "", "Pả Bình"])),
];

/// Columns with the names of people who are not on the list.
pub(super) static OTHER_NAMES: &[Lookalike] = &[
    like(&["Họ tên cha"], Holds::Name),
    like(&["Họ tên mẹ"], Holds::Name),
    like(&["Họ và tên vợ (chồng)"], Holds::Name),
    like(&["Họ tên lái xe"], Holds::Name),
    like(&["Người liên hệ"], Holds::Name),
    like(&["Họ và tên người giới thiệu"], Holds::Name),
    like(&["Thân nhân", "Họ và tên"], Holds::Name),
];
