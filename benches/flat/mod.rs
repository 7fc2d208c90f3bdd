//! Flat lists in CSV of as many people as are asked for, with nothing above the header.
//!
//! The same lists come out on every machine. All people are invented, a hundred to a unit; names and
//! days are drawn, so that there are namesakes as in a register, and few people twice.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

const FAMILY: [&str; 17] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Lò", "Quàng", "Cà", "Lường",
    "Giàng", "Vàng", "A", "Y", "Siu",
];
const MIDDLE: [&str; 9] = ["Thị", "Văn", "Minh", "Đức", "Xuân", "Hồng", "Thu", "Quang", "Ngọc"];
const GIVEN: [&str; 19] = [
    "An", "Bình", "Cường", "Dũng", "Hà", "Hạnh", "Hoa", "Hùng", "Lan", "Linh", "Mai", "Nam", "Nga",
    "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Yến",
];
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
    let mut drawn = 1_u64;
    let mut draw = |among: usize| {
        drawn =
            drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(drawn >> 33).unwrap_or_default() % among
    };
    for row in 0..rows {
        let name =
            [FAMILY[draw(FAMILY.len())], MIDDLE[draw(MIDDLE.len())], GIVEN[draw(GIVEN.len())]];
        let (day, month, year) = (draw(28) + 1, draw(12) + 1, 1950 + draw(55));
        let gender = if draw(2) == 0 { "Nữ" } else { "Nam" };
        let (group, post) = (GROUPS[draw(GROUPS.len())], POSTS[draw(POSTS.len())]);
        let role = if draw(5) == 4 { "Khách mời" } else { "Đại biểu chính thức" };
        writeln!(
            text,
            "{},{},{day:02}/{month:02}/{year},{gender},{group},{post},Xã Mẫu {},{role}",
            row + 1,
            name.join(" "),
            row / 100 + 1
        )?;
    }
    Ok(text)
}
