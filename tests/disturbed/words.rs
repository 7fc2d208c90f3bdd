//! The words of lists: what offices write over their columns, between the rows and beneath them.

/// Headings of the columns that the list is read for, the plainest first.
pub(super) const ORDINAL: &[&str] = &["STT", "TT", "Stt", "Số TT", "Số thứ tự"];
pub(super) const NAME: &[&str] = &[
    "Họ và tên",
    "HỌ VÀ TÊN",
    "Họ tên",
    "Họ, tên",
    "Họ và tên đại biểu",
    "Tên đại biểu",
    "Họ và\ntên",
    "Họ, chữ đệm và tên",
    "Họ và tên (chữ in hoa)",
    "Họ tên đại biểu",
];
pub(super) const FAMILY: &[&str] = &["Họ đệm", "Họ và tên đệm", "Họ và đệm", "Họ và chữ đệm"];
pub(super) const GIVEN: &[&str] = &["Tên"];
pub(super) const BIRTH: &[&str] = &[
    "Ngày sinh",
    "Ngày tháng năm sinh",
    "Ngày, tháng, năm sinh",
    "NGÀY SINH",
    "Sinh ngày",
    "Ngày/tháng/năm sinh",
    "Ngày,\ntháng,\nnăm sinh",
    "Ngày tháng\nnăm sinh",
];
pub(super) const YEAR: &[&str] = &["Năm sinh", "NĂM SINH", "Năm\nsinh"];
pub(super) const GENDER: &[&str] =
    &["Giới tính", "GIỚI TÍNH", "Giới\ntính", "Nam/Nữ", "Nam, nữ", "Phái", "Giới"];
pub(super) const WOMAN_MARK: &[&str] = &["Nữ", "Phụ nữ", "Là phụ nữ", "Nữ (x)"];
pub(super) const TITLE: &[&str] = &["Ông/Bà", "Ông (bà)", "Ông, bà"];
pub(super) const GROUP: &[&str] =
    &["Dân tộc", "DÂN TỘC", "Dân\ntộc", "Thành phần dân tộc", "Thuộc dân tộc"];
pub(super) const IDENTITY: &[&str] = &[
    "Số CCCD",
    "Số CCCD/CMND",
    "CCCD",
    "Số căn cước công dân",
    "Số định danh cá nhân",
    "Số căn cước",
    "Số ĐDCN",
    "Số CC/CCCD",
    "Mã số định danh",
    "Số CMND/CCCD",
    "Số GTTT",
];
pub(super) const POST: &[&str] = &[
    "Chức vụ",
    "CHỨC VỤ",
    "Chức danh",
    "Chức vụ, chức danh",
    "Chức vụ/nghề nghiệp",
    "Nghề nghiệp",
    "Vị trí công tác",
    "Chức vụ hiện nay",
    "Nghề nghiệp, chức vụ",
];
pub(super) const WORKPLACE: &[&str] =
    &["Đơn vị công tác", "Nơi công tác", "Cơ quan công tác", "Cơ quan, đơn vị công tác"];
pub(super) const UNIT: &[&str] = &[
    "Đơn vị",
    "Xã, thị trấn",
    "Đơn vị cử",
    "Đoàn đại biểu",
    "Xã/thị trấn",
    "Địa phương",
    "Đoàn",
    "Đơn vị bầu cử",
    "Thuộc xã",
    "Đơn vị giới thiệu",
    "ĐƠN VỊ",
];
pub(super) const ADDRESS: &[&str] = &[
    "Nơi ở",
    "Chỗ ở hiện nay",
    "Địa chỉ",
    "Nơi cư trú",
    "Trú quán",
    "Nơi ở hiện nay",
    "Nơi thường trú",
];
pub(super) const RELIGION: &[&str] = &["Tôn giáo"];
pub(super) const ROLE: &[&str] = &[
    "Thành phần",
    "Thành phần đại biểu",
    "Loại đại biểu",
    "Tư cách đại biểu",
    "Nhóm đại biểu",
    "Tư cách",
];
pub(super) const KIND: &[&str] =
    &["Hình thức", "Đương nhiên/chọn cử", "Đương nhiên / Chọn cử", "Loại đại biểu chính thức"];
pub(super) const NOTES: &[&str] = &["Ghi chú", "GHI CHÚ", "Ghi\nchú"];
pub(super) const PHONE: &[&str] =
    &["Số điện thoại", "Điện thoại", "Số ĐTDĐ", "Di động", "Số liên lạc"];
pub(super) const PARTY: &[&str] = &["Đảng viên", "Là đảng viên"];
pub(super) const SCHOOLING: &[&str] = &["Trình độ văn hóa", "Trình độ học vấn", "Học vấn"];

/// Headings of sections, by what they tell.
pub(super) const OFFICIAL_SECTIONS: &[&str] =
    &["ĐẠI BIỂU CHÍNH THỨC", "Đại biểu chính thức", "Đại biểu chính thức dự Đại hội"];
pub(super) const GUEST_SECTIONS: &[&str] = &[
    "ĐẠI BIỂU KHÁCH MỜI",
    "KHÁCH MỜI",
    "Đại biểu khách mời",
    "Khách mời",
    "Đại biểu mời",
    "Khách mời danh dự",
];
pub(super) const ALTERNATE_SECTIONS: &[&str] = &["ĐẠI BIỂU DỰ KHUYẾT", "Đại biểu dự khuyết"];
pub(super) const EX_OFFICIO: &[&str] = &["Đại biểu đương nhiên", "ĐẠI BIỂU ĐƯƠNG NHIÊN"];
pub(super) const SELECTED: &[&str] = &["Đại biểu chọn cử", "ĐẠI BIỂU CHỌN CỬ", "Đại biểu được bầu"];
pub(super) const APPOINTED: &[&str] = &["Đại biểu chỉ định", "ĐẠI BIỂU CHỈ ĐỊNH"];

/// Dates and decisions that a heading may carry.
pub(super) const HEADING_DATES: &[&str] = &[
    "(Quyết định ngày 12 tháng 4 năm 2024)",
    "(theo Tờ trình ngày 05 tháng 4 năm 2024)",
    "(Công văn số 15/UBND, ngày 20/3/2024)",
    "(bổ sung ngày 22 tháng 4 năm 2024)",
];

/// Remarks that belong to no delegate.
pub(super) const REMARKS: &[&str] = &[
    "Ghi chú: đại biểu khách mời ngồi khu B",
    "* Ghi chú: danh sách có thể thay đổi theo đề nghị của các xã, thị trấn",
    "(Danh sách này thay thế danh sách gửi ngày 02 tháng 4 năm 2024)",
    "Lưu ý: đại biểu dự khuyết chỉ dự khi được triệu tập",
    "Đề nghị đại biểu có mặt trước 7 giờ 30 phút ngày 16/5/2024",
    "Ghi chú: Trưởng đoàn chịu trách nhiệm điểm danh đại biểu chính thức",
    "- Đại biểu chính thức mặc trang phục dân tộc",
    "Ghi chú: Chủ tịch UBND xã ký xác nhận danh sách",
    "(Các đơn vị gửi lại bản chính trước ngày 10 tháng 5 năm 2024)",
];

/// The posts of delegates whose words also end lists, count or head sections.
pub(super) const FOOT_POSTS: &[&str] = &[
    "Chủ tịch UBND tỉnh",
    "Trưởng ban Dân tộc",
    "Trưởng phòng",
    "Phó Chủ tịch HĐND",
    "Chủ tịch",
    "Trưởng ban Công tác Mặt trận",
    "Chủ tịch UBND xã",
    "Trưởng phòng Dân tộc",
    "Phó Chủ tịch",
    "Giám đốc",
    "Thủ trưởng đơn vị",
    "Bí thư Đảng ủy, Chủ tịch HĐND xã",
    "Trưởng đoàn đại biểu",
    "Đại biểu HĐND xã",
    "Thư ký tổng hợp",
    "Trưởng ban Tổ chức",
    "Trưởng ban Thanh niên",
];
pub(super) const POSTS: &[&str] = &[
    "Nông dân",
    "Giáo viên",
    "Già làng",
    "Y sĩ",
    "Công chức Văn hóa - Xã hội",
    "Bí thư Chi bộ",
    "Cán bộ",
    "Nghệ nhân",
    "Trưởng thôn",
    "Người có uy tín",
    "Bác sĩ",
    "Kinh doanh",
];
pub(super) const WORKPLACES: &[&str] = &[
    "Trường THCS xã",
    "Trạm Y tế xã",
    "UBND xã",
    "Hội Nông dân huyện",
    "Huyện đoàn",
    "Phòng Văn hóa và Thông tin",
    "Sở Y tế",
    "Ban Dân tộc tỉnh",
    "Thôn 3",
];
pub(super) const NOTES_PLAIN: &[&str] = &["Người có uy tín", "Lần đầu tham dự", "Ăn chay", ""];
pub(super) const NOTES_TRAPS: &[&str] = &[
    "Thay ông A đi công tác",
    "Ghi chú: đại biểu khách mời ngồi khu B",
    "Bổ sung ngày 12/4/2024",
    "Theo Quyết định ngày 12 tháng 4 năm 2024",
    "Ngồi cạnh khách mời",
    "Thay đại biểu dự khuyết",
    "Người lập biểu xác nhận",
    "Tổng cộng 3 lần khen thưởng",
    "TM. đoàn đại biểu phát biểu",
    "Đã nhận giấy mời ngày 20/4/2024",
    "Trưởng đoàn",
];
pub(super) const STRAY_NOTES: &[&str] = &[
    "đã gọi điện 12/4",
    "Đề nghị xã kiểm tra lại năm sinh",
    "xin ý kiến Ban Thường vụ",
    "Nam: 5, Nữ: 5",
    "chưa gửi ảnh",
    "?",
];
/// Names in brackets and such behind the name.
pub(super) const NAME_NOTES: &[&str] = &["(Trưởng đoàn)", "(vắng)", "(bổ sung)"];

/// Where lists are from: place, groups, province's code in identity numbers, units.
pub(super) struct Home {
    pub(super) district: &'static str,
    pub(super) province: &'static str,
    pub(super) code: &'static str,
    pub(super) groups: &'static [&'static str],
    pub(super) units: [&'static str; 4],
}

pub(super) const HOMES: &[Home] = &[
    Home {
        district: "huyện Sa Thầy",
        province: "tỉnh Kon Tum",
        code: "062",
        groups: &["Xơ Đăng", "Gia Rai", "Ba Na", "Thái", "Mường"],
        units: ["Xã Rờ Kơi", "Xã Mô Rai", "Xã Sa Bình", "Xã Ya Ly"],
    },
    Home {
        district: "huyện Bắc Sơn",
        province: "tỉnh Lạng Sơn",
        code: "020",
        groups: &["Tày", "Nùng", "Dao", "Hoa", "Sán Chay"],
        units: ["Xã Vũ Lễ", "Xã Bắc Quỳnh", "Xã Tân Thành", "Thị trấn Bắc Sơn"],
    },
    Home {
        district: "huyện Đồng Văn",
        province: "tỉnh Hà Giang",
        code: "002",
        groups: &["Mông", "Lô Lô", "Tày", "Giáy"],
        units: ["Xã Lũng Cú", "Xã Sà Phìn", "Xã Phố Cáo", "Thị trấn Phó Bảng"],
    },
    Home {
        district: "huyện Hướng Hóa",
        province: "tỉnh Quảng Trị",
        code: "045",
        groups: &["Bru Vân Kiều", "Tà Ôi"],
        units: ["Xã Lìa", "Xã A Dơi", "Xã Hướng Lập", "Thị trấn Khe Sanh"],
    },
    Home {
        district: "huyện Lắk",
        province: "tỉnh Đắk Lắk",
        code: "066",
        groups: &["Ê Đê", "Mnông", "Tày", "Nùng", "Thái"],
        units: ["Xã Đắk Liêng", "Xã Yang Tao", "Xã Bông Krang", "Thị trấn Liên Sơn"],
    },
    Home {
        district: "thị xã Ayun Pa",
        province: "tỉnh Gia Lai",
        code: "064",
        groups: &["Gia Rai", "Ba Na", "Tày"],
        units: ["Phường Cheo Reo", "Phường Sông Bờ", "Xã Ia Sao", "Xã Ia Rbol"],
    },
    Home {
        district: "huyện Tương Dương",
        province: "tỉnh Nghệ An",
        code: "040",
        groups: &["Thái", "Khơ Mú", "Thổ", "Mông"],
        units: ["Xã Tam Quang", "Xã Lưu Kiền", "Xã Nga My", "Thị trấn Thạch Giám"],
    },
    Home {
        district: "huyện Ba Tơ",
        province: "tỉnh Quảng Ngãi",
        code: "051",
        groups: &["Hrê", "Co", "Xơ Đăng"],
        units: ["Xã Ba Vì", "Xã Ba Xa", "Xã Ba Tô", "Thị trấn Ba Tơ"],
    },
];

/// Spellings of groups that lists are full of, by the group's own name.
pub(super) const SPELLINGS: &[(&str, &[&str])] = &[
    ("Xơ Đăng", &["Xê Đăng", "Xơ-Đăng", "Xê-đăng", "Ca Dong", "Ka dong", "Tơ Đră", "Ha Lăng"]),
    ("Gia Rai", &["Gia-rai", "Jrai", "Jarai", "Jơ Rai", "d.tộc Gia Rai", "GIA RAI"]),
    ("Ba Na", &["Ba-na", "BaNa", "Bahnar", "Banar", "Bănar"]),
    ("Thái", &["Thái Đen", "Thái (Thái Trắng)", "DT Thái"]),
    ("Mường", &["mường", "Dân tộc Mường", "MƯỜNG"]),
    ("Tày", &["Tầy", "TÀY", "DT.Tày", "Thu Lao"]),
    ("Nùng", &["Nùng Phàn Slình", "nùng", "Nùng An"]),
    ("Dao", &["Dao Đỏ", "Dao (Dao Tiền)", "Dao đỏ"]),
    ("Hoa", &["Dân tộc Hoa", "hoa"]),
    ("Sán Chay", &["Cao Lan", "Sán Chí", "Cao Lan (Sán Chay)", "Sán Chay (Cao Lan)"]),
    ("Mông", &["H'Mông", "H’mông", "HMông", "Mèo", "Mông Hoa", "Na Miểu"]),
    ("Lô Lô", &["Lôlô", "lô lô"]),
    ("Giáy", &["giáy"]),
    ("Bru Vân Kiều", &["Vân Kiều", "Bru-Vân Kiều", "Bru - Vân Kiều", "Văn Kiều"]),
    ("Tà Ôi", &["Pa Cô", "Pa Kô", "Pa Hy", "Pa Kôh", "Tà-ôi"]),
    ("Ê Đê", &["Ê-đê", "Êđê", "Ê đê", "Rhade"]),
    ("Mnông", &["M'Nông", "M’nông", "M'nông Gar", "Mơ nông"]),
    ("Khơ Mú", &["Khơ-mú", "Khmú", "Kho Mú"]),
    ("Thổ", &["thổ"]),
    ("Hrê", &["Hre", "H're", "H’rê"]),
    ("Co", &["Cor", "Cua"]),
];
