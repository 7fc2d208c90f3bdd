//! How much work a row costs, counted in instructions, which are the same in every run: a row that
//! is looked at twice as often as before is noticed on any machine, however busy.
//!
//! Counted by callgrind, and skipped where valgrind is not installed. The numbers are those of a
//! build without optimisation, as tests are compiled; `cargo bench --bench goals` has the others.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

#[path = "../benches/callgrind/mod.rs"]
mod callgrind;

/// Twice what a row of a flat list costs, in instructions.
const MOST_A_ROW: u64 = 2 * A_ROW;
const A_ROW: u64 = 400_000;

/// Twice what a command costs that checks a list of five people.
const MOST_AT_THE_START: u64 = 2 * A_START;
const A_START: u64 = 28_000_000;

const FAMILY: [&str; 7] = ["Nguyễn", "Lò", "Hoàng", "Đặng", "Quàng", "Siu", "Y"];
const MIDDLE: [&str; 4] = ["Thị", "Văn", "Xuân", "Đức"];
const GIVEN: [&str; 6] = ["Hoa", "Sơn", "Hạnh", "Bình", "Thảo", "Cường"];
const GROUPS: [&str; 6] = ["Tày", "Thái", "Nùng", "Gia Rai", "Ê Đê", "Kinh"];
const POSTS: [&str; 3] = ["Bí thư Chi bộ", "Chủ tịch Ủy ban nhân dân xã", "Nông dân"];

fn flat_list(rows: usize) -> String {
    let mut list =
        "STT,Họ và tên,Ngày sinh,Giới tính,Dân tộc,Chức vụ,Tư cách đại biểu\n".to_owned();
    for row in 0..rows {
        let (family, middle) = (FAMILY[row % 7], MIDDLE[row / 7 % 4]);
        let (given, group) = (GIVEN[row / 3 % 6], GROUPS[row % 6]);
        let (day, month, year) = (row % 28 + 1, row % 12 + 1, 1950 + row % 50);
        let gender = if middle == "Thị" { "Nữ" } else { "Nam" };
        let role = if row % 5 == 0 { "Khách mời" } else { "Đại biểu chính thức" };
        let post = POSTS[row % 3];
        writeln!(
            list,
            "{},{family} {middle} {given},{day:02}/{month:02}/{year},{gender},{group},{post},{role}",
            row + 1
        )
        .unwrap();
    }
    list
}

/// The instructions of checking a flat list; none without valgrind.
fn instructions(folder: &Path, rows: usize) -> Option<u64> {
    let list = folder.join(format!("{rows}.csv"));
    std::fs::write(&list, flat_list(rows)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_delegate-quota"));
    command.args(["validate", "--isolated", "--level", "district", "--color", "never"]).arg(&list);
    callgrind::instructions(&command)
}

#[test]
fn a_row_and_a_start_cost_no_more_than_twice_what_they_did() {
    let folder = tempfile::tempdir().unwrap();
    let (few, some) = (5, 305);
    let counted = instructions(folder.path(), few).zip(instructions(folder.path(), some));
    let Some((start, whole)) = counted else {
        eprintln!("skipped: instructions are counted by valgrind, which is not installed");
        return;
    };
    let a_row = (whole - start) / u64::try_from(some - few).unwrap();
    assert!(a_row <= MOST_A_ROW, "a row costs {a_row} instructions, at most {MOST_A_ROW}");
    assert!(start <= MOST_AT_THE_START, "a start costs {start}, at most {MOST_AT_THE_START}");
}
