//! Flat lists in CSV of as many people as are asked for, with nothing above the header.
//!
//! The same lists come out on every machine. All people are invented.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

const FAMILY: [&str; 11] =
    ["Nguyễn", "Trần", "Hoàng", "Đặng", "Lò", "Quàng", "Lường", "Giàng", "A", "Y", "Siu"];
const MIDDLE: [&str; 7] = ["Thị", "Văn", "Minh", "Đức", "Xuân", "Hồng", "Thu"];
const GIVEN: [&str; 13] =
    ["An", "Bình", "Cường", "Hà", "Hạnh", "Hoa", "Lan", "Mai", "Nam", "Phúc", "Sơn", "Tâm", "Yến"];
const GROUPS: [&str; 11] =
    ["Kinh", "Tày", "Thái", "Mường", "Nùng", "Mông", "Dao", "Gia Rai", "Ê Đê", "Ba Na", "Xơ Đăng"];
const POSTS: [&str; 6] = [
    "Bí thư Chi bộ",
    "Trưởng thôn",
    "Chủ tịch UBND xã",
    "Nông dân",
    "Già làng",
    "Phó Chủ tịch HĐND xã",
];

/// The file of a list of so many people, made once under the build folder.
pub(crate) fn list(rows: usize) -> Result<PathBuf> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("flat-{rows}.csv"));
    if !file.exists() {
        fs::write(&file, text(rows)?)?;
    }
    Ok(file)
}

fn text(rows: usize) -> Result<String> {
    let heads = "STT,Họ và tên,Ngày sinh,Giới tính,Dân tộc,Chức vụ,Đơn vị,Tư cách đại biểu\n";
    let mut text = heads.to_owned();
    for row in 0..rows {
        let name = [
            FAMILY[row * 7 % FAMILY.len()],
            MIDDLE[row / 11 % MIDDLE.len()],
            GIVEN[row / 77 % GIVEN.len()],
        ];
        let (day, month, year) = (row % 28 + 1, row / 3 % 12 + 1, 1950 + row * 13 % 55);
        let gender = if row / 5 % 2 == 0 { "Nữ" } else { "Nam" };
        let (group, post) = (GROUPS[row / 2 % GROUPS.len()], POSTS[row * 5 % POSTS.len()]);
        let role = if row % 5 == 4 { "Khách mời" } else { "Đại biểu chính thức" };
        writeln!(
            text,
            "{},{},{day:02}/{month:02}/{year},{gender},{group},{post},Xã Mẫu {},{role}",
            row + 1,
            name.join(" "),
            row % 20 + 1
        )?;
    }
    Ok(text)
}
