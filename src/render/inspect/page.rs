//! The page: the file, then sheet by sheet, then how to put right what was misunderstood.

use super::{columns, rows, words};
use crate::check::{Inspection, SettingsSeen, SheetPeek};
use crate::closed_list::ClosedList;
use crate::render::figures::number;
use crate::render::paper::{BOLD, DIM, PLAIN, Paper, YELLOW};
use crate::render::{RenderOptions, for_terminal};
use crate::report::words as report_words;
use crate::roster::words as roster_words;
use crate::roster::{Delegate, Role, SheetWithoutTable, Table, TableOf};
use crate::text;
use crate::wording::{Lang, counted};

pub(super) fn render(inspection: &Inspection, options: &RenderOptions) -> String {
    let mut paper = Paper::new(options);
    if inspection.sheets.is_empty() && inspection.roster.other_sheets.is_empty() {
        // The file itself could not be read, and standard error says why.
        return String::new();
    }
    head(&mut paper, inspection);
    for sheet in &inspection.sheets {
        let name = sheet.as_deref();
        let tables = inspection.roster.tables.iter().enumerate();
        for (at, table) in tables.filter(|(_, table)| table.sheet.as_deref() == name) {
            one_table(&mut paper, inspection, at, table);
        }
        let others = inspection.roster.other_sheets.iter();
        for other in others.filter(|other| other.sheet.as_deref() == name) {
            without_table(&mut paper, inspection, other);
        }
    }
    let unread = inspection.roster.other_sheets.iter();
    for other in unread.filter(|other| !inspection.sheets.contains(&other.sheet)) {
        without_table(&mut paper, inspection, other);
    }
    notes(&mut paper, inspection);
    way_on(&mut paper, inspection);
    paper.finish()
}

fn head(paper: &mut Paper, inspection: &Inspection) {
    let path = match inspection.path.as_str() {
        "-" => paper.word("(đầu vào chuẩn)", "(standard input)").to_owned(),
        path => for_terminal(path),
    };
    paper.paragraph("", &path, BOLD);
    if inspection.roster.tables.is_empty() {
        return;
    }
    let people = people(paper, inspection);
    paper.paragraph("", &people, PLAIN);
    let label = paper.word("Cấp đại hội:", "Level of the congress:");
    let level = paper.say(&words::level(inspection));
    paper.paragraph("", &format!("{label} {level}"), PLAIN);
    if let Some(seen) = &inspection.settings {
        let said = settings(paper, seen, &inspection.ruleset);
        paper.paragraph("", &said, PLAIN);
    }
}

/// `Thiết lập: delegate-quota.toml · bộ quy định vn-2024 · đơn vị: Phú Bình`
fn settings(paper: &Paper, seen: &SettingsSeen, ruleset: &str) -> String {
    let file = seen.file.display();
    let mut said = paper.say(&text!(
        vi: "Thiết lập: {file} · bộ quy định: {ruleset}",
        en: "Settings: {file} · ruleset: {ruleset}"
    ));
    let unit = match &seen.unit {
        Some(unit) => text!(vi: "đơn vị: {unit}", en: "unit: {unit}"),
        None if seen.names_units => text!(
            vi: "không rõ danh sách này của đơn vị nào",
            en: "which unit the list is of is not known"
        ),
        None => return said,
    };
    said = format!("{said} · {}", paper.say(&unit));
    said
}

/// `Danh sách có 200 người: 150 chính thức; 50 khách mời.`
fn people(paper: &Paper, inspection: &Inspection) -> String {
    let roster = &inspection.roster;
    let count = |role: Option<Role>| {
        roster.of_congress().filter(|delegate| delegate.role.known().copied() == role).count()
            as u64
    };
    let roles = Role::ALL.iter().copied().map(Some).chain([None]);
    let parts: Vec<String> = roles
        .map(|role| (role, count(role)))
        .filter(|(role, people)| *people > 0 || *role == Some(Role::Official))
        .map(|(role, people)| paper.say(&roster_words::people(role, people)))
        .chain(in_doubt(paper, roster.in_doubt().count() as u64))
        .collect();
    let all = roster.of_congress().count() as u64;
    let (all_vi, all_en) = (number(all, Lang::Vi), counted(all, "person", "people"));
    let parts = parts.join("; ");
    paper.say(&text!(
        vi: "Danh sách có {all_vi} người: {parts}.",
        en: "The list has {all_en}: {parts}."
    ))
}

/// Rows that may be people: the number of people is no more certain than they are.
fn in_doubt(paper: &Paper, rows: u64) -> Option<String> {
    (rows > 0).then(|| paper.say(&report_words::not_counted(rows)))
}

fn one_table(paper: &mut Paper, inspection: &Inspection, at: usize, table: &Table) {
    let sheet = paper.say(&report_words::sheet(table.on_sheet()));
    let delegates = table.delegates;
    let place = rows::named(paper, &[(table.first_row, table.last_row)]);
    let people = counted(delegates, "person", "people");
    let told = if delegates == 0 {
        text!(vi: "một bảng chưa có người nào", en: "a table without anybody in it")
    } else {
        text!(
            vi: "một bảng {delegates} người, ở {place}",
            en: "a table of {people} in {place}"
        )
    };
    let told = paper.say(&told);
    paper.heading(&format!("{sheet}: {told}"));
    let rows: Vec<_> = table.header_rows.iter().map(|row| (*row, *row)).collect();
    let rows = rows::named(paper, &rows);
    let header = paper.say(&text!(
        vi: "Tiêu đề bảng ở {rows}.",
        en: "Header in {rows}."
    ));
    paper.paragraph(" ", &header, PLAIN);
    if table.of == TableOf::Delegation {
        let note = paper.say(&text!(
            vi: "Đây là đoàn đi dự đại hội cấp trên: chỉ đối chiếu với số được phân bổ, không cộng vào danh sách.",
            en: "This is the delegation to the upper congress: compared with the seats allotted to it, and not counted in the list."
        ));
        paper.paragraph(" ", &note, PLAIN);
    }
    let roles = rows::roles(paper, inspection, at);
    if !roles.is_empty() {
        let label = paper.word("Tư cách:", "Roles:");
        paper.paragraph(" ", &format!("{label} {roles}."), PLAIN);
    }
    let unknown = |delegate: &Delegate| delegate.table == at && delegate.role.known().is_none();
    if inspection.roster.delegates.iter().any(unknown) {
        let help = paper.say(&words::state_the_role());
        paper.paragraph("   → ", &help, YELLOW);
    }
    if table.delegates > 0 {
        let composition = rows::composition(paper, inspection, at);
        paper.paragraph(" ", &composition, PLAIN);
    }
    rows::in_doubt(paper, inspection, at);
    columns::write(paper, inspection, at, table);
    rows::sections(paper, inspection, at);
    rows::totals(paper, inspection, at);
    rows::left_out(paper, inspection, table);
}

fn without_table(paper: &mut Paper, inspection: &Inspection, other: &SheetWithoutTable) {
    let sheet = paper.say(&report_words::sheet(other.on_sheet()));
    let why = paper.say(&report_words::sheet_reason(&other.reason));
    paper.heading(&format!("{sheet}: {why}"));
    let peek = inspection.peeks.iter().find(|peek| peek.sheet == other.sheet);
    for line in peek.map(|peek| peeked(paper, peek)).unwrap_or_default() {
        paper.paragraph(" · ", &line, DIM);
    }
}

/// `dòng 7: A “TT”, B “Tên gọi”`
fn peeked(paper: &Paper, peek: &SheetPeek) -> Vec<String> {
    let label = paper.word("dòng", "row");
    peek.rows
        .iter()
        .map(|(row, cells)| {
            let cells: Vec<String> = cells
                .iter()
                .map(|(column, text)| format!("{column} “{}”", columns::shortened(text)))
                .collect();
            format!("{label} {row}: {}", cells.join(", "))
        })
        .collect()
}

fn notes(paper: &mut Paper, inspection: &Inspection) {
    if inspection.notes.is_empty() {
        return;
    }
    let heading = paper.word("Cách đọc tệp", "How the file was read");
    paper.heading(heading);
    for note in &inspection.notes {
        let note = paper.say(&report_words::read_note(note));
        paper.paragraph(" · ", &note, PLAIN);
    }
}

/// How to put right what was misunderstood.
fn way_on(paper: &mut Paper, inspection: &Inspection) {
    if paper.quiet || inspection.roster.tables.is_empty() {
        return;
    }
    let heading = paper.word("Nếu có chỗ hiểu chưa đúng", "If something was misunderstood");
    paper.heading(heading);
    let column = paper.say(&text!(
        vi: "Chỉ ra cột: `--column gender=E` (giới tính ở cột E). Các trường hay dùng: full_name (họ và tên), birth_date (ngày sinh), gender (giới tính), group (dân tộc), role (tư cách), kind (đương nhiên hay chọn cử), unit (đơn vị), identity (CCCD).",
        en: "Name the column: `--column gender=E`. The usual fields are full_name, birth_date, gender, group (ethnic group), role, kind (ex officio or selected), unit and identity."
    ));
    paper.paragraph(" · ", &column, PLAIN);
    let row = paper.say(&text!(
        vi: "Chỉ ra dòng tiêu đề: `--header-row 8`.",
        en: "Name the row of the header: `--header-row 8`."
    ));
    paper.paragraph(" · ", &row, PLAIN);
    let map = paper.say(&text!(
        vi: "Chỉ ra nhiều chỗ: tạo tệp chỉ dẫn bằng `inspect … --write-map chi-dan.toml`, sửa tệp đó, rồi chạy `validate … --map chi-dan.toml`.",
        en: "To settle more: write a map with `inspect … --write-map map.toml`, correct it, and run `validate … --map map.toml`."
    ));
    paper.paragraph(" · ", &map, PLAIN);
}
