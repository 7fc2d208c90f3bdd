//! What stands around the tables: titles, strangers' notes, statistics, other sheets.

use delegate_quota::rooms::catalogue::GroupCatalogue;
use delegate_quota::rooms::roster::{Gender, Role};

use super::kinds::Kind;
use super::page::{Page, Typed};
use super::random::Rng;
use super::table::{Book, Table};
use super::truth::Told;
use super::words::{self, Home};
use super::write::Format;

/// Letterhead and title; the row on which a table may begin.
pub(super) fn titles(
    page: &mut Page,
    rng: &mut Rng,
    approved: bool,
    title: &str,
    place: Option<&str>,
) -> u32 {
    let mut row = 1;
    if approved {
        for (down, words) in (1..).zip(["PHÊ DUYỆT", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]) {
            page.put(down, 1, words);
        }
        page.put(5, 1, "Hà Văn Quyết");
        row = 7;
    }
    if rng.chance(40) {
        page.put(row, 1, "ỦY BAN NHÂN DÂN");
        page.put(row, 5, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        page.put(row + 1, 5, "Độc lập - Tự do - Hạnh phúc");
        row += 3;
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
pub(super) fn statistics(book: &mut Book, table: &mut Table, home: &Home) {
    table.blank(2);
    let lines = counted(book, home);
    let page = &mut book.pages[table.page];
    page.put(table.row, table.left, "THỐNG KÊ CƠ CẤU ĐẠI BIỂU");
    write_counts(page, table.row + 1, table.left, ["STT", "Nội dung", "Số lượng", "Tỷ lệ"], &lines);
    table.blank(8);
}

/// How many people each unit sends, in a small table beneath the list.
pub(super) fn unit_statistics(book: &mut Book, table: &mut Table, counts: &[(&str, usize)]) {
    table.blank(2);
    let lines: Vec<_> = counts.iter().map(|(unit, count)| ((*unit).to_owned(), *count)).collect();
    let page = &mut book.pages[table.page];
    page.put(table.row, table.left, "TỔNG HỢP SỐ LƯỢNG THEO ĐƠN VỊ");
    let headings = ["STT", "Đơn vị", "Số đại biểu", "Ghi chú"];
    write_counts(page, table.row + 1, table.left, headings, &lines);
    table.blank(8);
}

/// What the list counts of itself, all of it true.
fn counted(book: &Book, home: &Home) -> Vec<(String, usize)> {
    let officials = || book.truth.people.iter().filter(|known| known.role == Role::Official);
    let women = officials().filter(|known| known.gender == Told::Is(Gender::Female)).count();
    let code = GroupCatalogue::vietnam().resolve_name_or_code(home.groups[0]).group();
    let of_group = officials().filter(|known| known.group == code).count();
    vec![
        ("Đại biểu chính thức".to_owned(), officials().count()),
        ("Đại biểu chính thức là nữ".to_owned(), women),
        (format!("Đại biểu chính thức dân tộc {}", home.groups[0]), of_group),
    ]
}

fn write_counts(
    page: &mut Page,
    row: u32,
    left: u32,
    headings: [&str; 4],
    lines: &[(String, usize)],
) {
    for (column, words) in (left..).zip(headings) {
        page.put(row, column, words);
    }
    for (at, (words, count)) in (1..).zip(lines) {
        page.put(row + at, left, Typed::Number(i64::from(at)));
        page.put(row + at, left + 1, words.as_str());
        page.put(row + at, left + 2, Typed::Number(i64::try_from(*count).unwrap()));
    }
}

/// Sheets beside the list: a cover before it, statistics and values to choose from behind it.
pub(super) fn sheets(book: &mut Book, seed: u64, format: Format, home: &Home, place: &str) {
    if format == Format::Csv {
        return;
    }
    if book.on.has(Kind::StatisticsSheet) {
        let mut page = Page::named("Tổng hợp");
        page.put(1, 1, "BIỂU TỔNG HỢP CƠ CẤU ĐẠI BIỂU");
        let lines = counted(book, home);
        write_counts(&mut page, 3, 1, ["STT", "Nội dung", "Số lượng", "Tỷ lệ"], &lines);
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
