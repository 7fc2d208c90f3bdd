//! What stands around the tables: titles, strangers' notes, statistics, other sheets.

use super::kinds::Kind;
use super::page::{Page, Typed};
use super::random::Rng;
use super::table::{Book, Table};
use super::words;
use super::write::Format;

/// Letterhead and title; the row on which a table may begin.
pub(super) fn titles(page: &mut Page, rng: &mut Rng, title: &str, place: Option<&str>) -> u32 {
    let mut row = 1;
    if rng.chance(40) {
        page.put(1, 1, "ỦY BAN NHÂN DÂN");
        page.put(1, 5, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        page.put(2, 5, "Độc lập - Tự do - Hạnh phúc");
        row = 4;
    }
    page.put(row, 1, title);
    if let Some(place) = place {
        let dates = if rng.chance(50) { " lần thứ IV, năm 2024" } else { "" };
        let congress = "dự Đại hội đại biểu các dân tộc thiểu số";
        page.put(row + 1, 1, format!("{congress} {place}{dates}"));
    }
    if rng.chance(30) {
        page.put(row + 2, 1, "(Kèm theo Công văn số 12/UBND-DT ngày 12/4/2024)");
    }
    row + 4
}

/// Notes beside the table that belong to no column.
pub(super) fn stray(book: &mut Book, page: usize, table: &Table, seed: u64) {
    if !book.on.has(Kind::StrayNotes) {
        return;
    }
    let mut rng = Rng::new(seed, "stray notes");
    let people: Vec<u32> = book
        .truth
        .people
        .iter()
        .filter(|known| known.at.0 == page)
        .map(|known| known.at.1)
        .collect();
    for _ in 0..rng.between(1, 3) {
        let row = rng.pick(&people);
        book.pages[page].put(row, table.right() + 3, rng.pick(words::STRAY_NOTES));
    }
}

/// Rows hidden by a filter: they are on the list all the same.
pub(super) fn hidden_rows(book: &mut Book, page: usize, seed: u64, csv: bool) {
    if !book.on.has(Kind::HiddenRows) || csv {
        return;
    }
    let mut rng = Rng::new(seed, "hidden rows");
    for known in &book.truth.people {
        if known.at.0 == page && rng.chance(20) {
            book.pages[page].hidden_rows.insert(known.at.1);
        }
    }
}

/// Counts of the list, in a small table beneath it.
pub(super) fn statistics(book: &mut Book, table: &mut Table) {
    table.blank(2);
    let (left, people) = (table.left, book.truth.people.len());
    let page = &mut book.pages[table.page];
    page.put(table.row, left, "THỐNG KÊ CƠ CẤU ĐẠI BIỂU");
    write_statistics(page, table.row + 1, left, people);
    table.blank(8);
}

fn write_statistics(page: &mut Page, row: u32, left: u32, people: usize) {
    for (at, words) in ["STT", "Nội dung", "Số lượng", "Tỷ lệ"].into_iter().enumerate() {
        page.put(row, left + u32::try_from(at).unwrap(), words);
    }
    let lines = ["Đại biểu nữ", "Đại biểu là đảng viên", "Dân tộc Tày", "Tổng số đại biểu"];
    for (at, words) in (1..).zip(lines) {
        let row = row + at;
        page.put(row, left, Typed::Number(i64::from(at)));
        page.put(row, left + 1, words);
        page.put(row, left + 2, Typed::Number(i64::try_from(people).unwrap() / i64::from(at)));
    }
}

/// Sheets beside the list: a cover before it, statistics and values to choose from behind it.
pub(super) fn sheets(book: &mut Book, seed: u64, format: Format, place: &str) {
    if format == Format::Csv {
        return;
    }
    if book.on.has(Kind::StatisticsSheet) {
        let mut page = Page::named("Tổng hợp");
        page.put(1, 1, "BIỂU TỔNG HỢP CƠ CẤU ĐẠI BIỂU");
        write_statistics(&mut page, 3, 1, book.truth.people.len());
        book.pages.push(page);
    }
    if book.on.has(Kind::ValuesSheet) {
        book.pages.push(values());
    }
    if book.on.has(Kind::Cover) {
        let mut page = Page::named("Bìa");
        page.put(3, 1, "HỒ SƠ ĐẠI BIỂU");
        page.put(
            5,
            1,
            format!("Đại hội đại biểu các dân tộc thiểu số {place} lần thứ IV, năm 2024"),
        );
        let first = Rng::new(seed, "cover").chance(70);
        if first {
            for known in &mut book.truth.people {
                known.at.0 += 1;
            }
            let moved = book.truth.wrong_totals.iter().map(|(page, row)| (page + 1, *row));
            book.truth.wrong_totals = moved.collect();
            book.pages.insert(0, page);
        } else {
            book.pages.push(page);
        }
    }
}

/// The lists that a template's cells choose from.
fn values() -> Page {
    let mut page = Page::named("Danh mục");
    let lists: [(&str, &[&str]); 3] = [
        ("Giới tính", &["Nam", "Nữ"]),
        ("Dân tộc", &["Tày", "Nùng", "Thái", "Mường", "Dao", "Mông", "Khmer", "Hoa"]),
        ("Thành phần", &["Chính thức", "Khách mời", "Dự khuyết"]),
    ];
    for (column, (heading, values)) in (1..).zip(lists) {
        page.put(1, column, heading);
        for (row, value) in (2..).zip(values) {
            page.put(row, column, *value);
        }
    }
    page
}
