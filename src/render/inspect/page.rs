//! The page: the file, then sheet by sheet, then how to put right what was misunderstood.

use super::{columns, rows, words};
use crate::closed_list::ClosedList;
use crate::render::RenderOptions;
use crate::render::document::{DIM, Document, OPEN, beneath, paragraph, point};
use crate::render::validate::facts;
use crate::report::words as report_words;
use crate::roster::words as roster_words;
use crate::roster::{Delegate, Role, SheetWithoutTable, Table, TableOf};
use crate::text;
use crate::validate::{Inspection, SettingsSeen, SheetPeek};
use crate::wording::{Text, counted, grouped, joined, number_of};

pub(super) fn document(inspection: &Inspection, options: &RenderOptions) -> Document {
    let mut document = Document::default();
    let page = &mut document;
    if inspection.sheets.is_empty() && inspection.roster.other_sheets.is_empty() {
        // The file itself could not be read, and standard error says why.
        return document;
    }
    head(page, inspection);
    for sheet in &inspection.sheets {
        let tables = inspection.roster.tables.iter().enumerate();
        for (at, table) in tables.filter(|(_, table)| table.sheet == *sheet) {
            one_table(page, inspection, at, table, options);
        }
        let others = inspection.roster.other_sheets.iter();
        for other in others.filter(|other| other.sheet == *sheet) {
            without_table(page, inspection, other);
        }
    }
    let unread = inspection.roster.other_sheets.iter();
    for other in unread.filter(|other| !inspection.sheets.contains(&other.sheet)) {
        without_table(page, inspection, other);
    }
    if !inspection.notes.is_empty() {
        page.heading(Text::fixed("Cách đọc tệp", "How the file was read"));
        for note in &inspection.notes {
            page.add(point(report_words::read_note(note)));
        }
    }
    if !options.quiet && !inspection.roster.tables.is_empty() {
        way_on(page);
    }
    document
}

fn head(document: &mut Document, inspection: &Inspection) {
    document.title(facts::files(&inspection.path, &[]));
    if inspection.roster.tables.is_empty() {
        return;
    }
    document.say(people(inspection));
    document.say(text!(vi: "Cấp đại hội: {level}", en: "Level of the congress: {level}", level = words::level(inspection)));
    if let Some(seen) = &inspection.settings {
        document.say(settings(seen, &inspection.ruleset));
    }
}

/// `Thiết lập: delegate-quota.toml · bộ quy định vn-2024 · đơn vị: Phú Bình`
fn settings(seen: &SettingsSeen, ruleset: &str) -> Text {
    let file = seen.file.display();
    let unit = match &seen.unit {
        Some(unit) => Some(text!(vi: " · đơn vị: {unit}", en: " · unit: {unit}")),
        None if seen.names_units => Some(Text::fixed(
            " · không rõ danh sách này của đơn vị nào",
            " · which unit the list is of is not known",
        )),
        None => None,
    };
    text!(
        vi: "Thiết lập: {file} · bộ quy định: {ruleset}{unit}",
        en: "Settings: {file} · ruleset: {ruleset}{unit}",
        unit
    )
}

/// `Danh sách có 200 người: 150 chính thức; 50 khách mời.`
fn people(inspection: &Inspection) -> Text {
    let roster = &inspection.roster;
    let count = |role: Option<Role>| {
        roster.of_congress().filter(|delegate| delegate.role.known().copied() == role).count()
            as u64
    };
    let roles = Role::ALL.iter().copied().map(Some).chain([None]);
    let mut parts: Vec<Text> = roles
        .map(|role| (role, count(role)))
        .filter(|(role, people)| *people > 0 || *role == Some(Role::Official))
        .map(|(role, people)| roster_words::people(role, people))
        .collect();
    // Rows that may be people: the number of people is no more certain than they are.
    let in_doubt = roster.in_doubt().count() as u64;
    if in_doubt > 0 {
        parts.push(report_words::not_counted(in_doubt));
    }
    let all = roster.of_congress().count() as u64;
    let (all, all_en) = (grouped(all).vi, counted(all, "person", "people"));
    text!(
        vi: "Danh sách có {all} người: {parts}.",
        en: "The list has {all_en}: {parts}.",
        parts = joined(&parts, "; ")
    )
}

fn one_table(
    document: &mut Document,
    inspection: &Inspection,
    at: usize,
    table: &Table,
    options: &RenderOptions,
) {
    let found = match table.delegates {
        0 => Text::fixed("một bảng chưa có người nào", "a table without anybody in it"),
        people => text!(
            vi: "một bảng {people}, ở {place}",
            en: "a table of {people} in {place}",
            people = number_of(people, "người", "person", "people"),
            place = rows::named(&[(table.first_row, table.last_row)])
        ),
    };
    let sheet = report_words::sheet(table.on_sheet());
    document.heading(text!("{sheet}: {found}", sheet, found));
    let header: Vec<_> = table.header_rows.iter().map(|row| (*row, *row)).collect();
    let header = rows::named(&header);
    remark(document, text!(vi: "Tiêu đề bảng ở {header}.", en: "Header in {header}.", header));
    if table.of == TableOf::Delegation {
        let of_delegation = Text::fixed(
            "Đây là đoàn đi dự đại hội cấp trên: chỉ đối chiếu với số được phân bổ, không cộng vào danh sách.",
            "This is the delegation to the upper congress: compared with the seats allotted to it, and not counted in the list.",
        );
        remark(document, of_delegation);
    }
    let roles = rows::roles(inspection, at);
    if !roles.is_empty() {
        remark(document, text!(vi: "Tư cách: {roles}.", en: "Roles: {roles}.", roles));
    }
    let is_unknown = |delegate: &Delegate| delegate.table == at && delegate.role.known().is_none();
    if inspection.roster.delegates.iter().any(is_unknown) {
        document.add(beneath(words::state_the_role()).marked("→").toned(OPEN));
    }
    if table.delegates > 0 {
        remark(document, rows::composition(inspection, at));
    }
    rows::in_doubt(document, inspection, at, options);
    columns::tell(document, inspection, at, table);
    rows::sections(document, inspection, at, options);
    rows::totals(document, inspection, at, options);
    rows::left_out(document, inspection, table, options);
}

/// A sentence about a table.
fn remark(document: &mut Document, text: Text) {
    document.add(paragraph(text).indented(1));
}

fn without_table(document: &mut Document, inspection: &Inspection, other: &SheetWithoutTable) {
    document.heading(text!(
        "{name}: {why}",
        name = report_words::sheet(other.on_sheet()),
        why = report_words::sheet_reason(&other.reason)
    ));
    let peek = inspection.peeks.iter().find(|peek| peek.sheet == other.sheet);
    for line in peek.map(peeked).unwrap_or_default() {
        document.add(point(line).toned(DIM));
    }
}

/// `dòng 7: A “TT”, B “Tên gọi”`
fn peeked(peek: &SheetPeek) -> Vec<Text> {
    peek.rows
        .iter()
        .map(|(row, cells)| {
            let cells: Vec<String> = cells
                .iter()
                .map(|(column, text)| format!("{column} “{}”", columns::shortened(text)))
                .collect();
            let cells = cells.join(", ");
            text!(vi: "dòng {row}: {cells}", en: "row {row}: {cells}")
        })
        .collect()
}

/// How to put right what was misunderstood.
fn way_on(document: &mut Document) {
    document.heading(Text::fixed("Nếu có chỗ hiểu chưa đúng", "If something was misunderstood"));
    for way in [
        Text::fixed(
            "Chỉ ra cột: `--column gender=E` (giới tính ở cột E). Các trường hay dùng: full_name (họ và tên), birth_date (ngày sinh), gender (giới tính), group (dân tộc), role (tư cách), kind (đương nhiên hay chọn cử), unit (đơn vị), identity (CCCD).",
            "Name the column: `--column gender=E`. The usual fields are full_name, birth_date, gender, group (ethnic group), role, kind (ex officio or selected), unit and identity.",
        ),
        Text::fixed(
            "Chỉ ra dòng tiêu đề: `--header-row 8`.",
            "Name the row of the header: `--header-row 8`.",
        ),
        Text::fixed(
            "Chỉ ra nhiều chỗ: tạo tệp chỉ dẫn bằng `inspect … --write-map chi-dan.toml`, sửa tệp đó, rồi chạy `validate … --map chi-dan.toml`.",
            "To settle more: write a map with `inspect … --write-map map.toml`, correct it, and run `validate … --map map.toml`.",
        ),
    ] {
        document.add(point(way));
    }
}
