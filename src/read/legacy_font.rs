//! Text typed for a legacy Vietnamese font (TCVN3, VNI), converted to Unicode.
//!
//! Such text reads as Latin look-alikes: `NguyÔn V¨n An` in `.VnTime` is Nguyễn Văn An. A single
//! cell cannot tell (`Tó` is a word in both readings), so a column decides, or else its sheet: each
//! word that is not ASCII is read three ways, and the reading with the most Vietnamese syllables
//! wins, if it wins clearly. A column of Unicode must never be touched, save for the rows that
//! `legacy_blocks` finds in it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::sheet::{Cell, CellValue, Column, LegacyFont, ReadNote, Sheet, Workbook};

use super::legacy_blocks;
use super::legacy_evidence::has_letters;
use super::legacy_groups::{decided, group_of};
use super::legacy_letters::Legacy;

/// Converts the legacy columns of every sheet and notes which.
pub(super) fn convert_workbook(workbook: &mut Workbook) {
    for sheet in &mut workbook.sheets {
        workbook.notes.extend(convert_columns(sheet));
        workbook.notes.extend(legacy_blocks::convert(sheet));
    }
}

/// Converts every text of the workbook from the encoding that the reader was told.
pub(super) fn convert_all(workbook: &mut Workbook, encoding: Legacy) {
    for sheet in &mut workbook.sheets {
        for cell in cells_mut(sheet) {
            convert_cell(cell, encoding);
        }
        workbook.notes.push(ReadNote::ConvertedFont {
            sheet: sheet.name.clone(),
            columns: Vec::new(),
            encoding: encoding.name(),
        });
    }
}

fn cells_mut(sheet: &mut Sheet) -> impl Iterator<Item = &mut Cell> {
    sheet.above.iter_mut().chain(&mut sheet.rows).flat_map(|row| row.cells.to_mut())
}

fn convert_columns(sheet: &mut Sheet) -> Vec<ReadNote> {
    let decided = decided(sheet);
    if decided.is_empty() {
        return Vec::new();
    }
    let mut converted: BTreeMap<Legacy, BTreeSet<Column>> = BTreeMap::new();
    for cell in cells_mut(sheet) {
        if let Some(encoding) = decided.get(&group_of(cell)).copied()
            && convert_cell(cell, encoding)
        {
            converted.entry(encoding).or_default().insert(cell.column);
        }
    }
    converted
        .into_iter()
        .map(|(encoding, columns)| ReadNote::ConvertedFont {
            sheet: sheet.name.clone(),
            columns: columns.into_iter().collect(),
            encoding: encoding.name(),
        })
        .collect()
}

/// Converts a cell; whether that changed it. A mark without a letter, such as `×`, and a tick of a
/// font of symbols, which is a letter in every other, are what they are.
pub(super) fn convert_cell(cell: &mut Cell, encoding: Legacy) -> bool {
    let by_font = cell.font.is_some();
    let capitals = cell.font == Some(LegacyFont::Tcvn3Capitals);
    if let CellValue::Text(text) = &mut cell.value
        && has_letters(text)
        && (by_font || text.trim().chars().nth(1).is_some())
        && let Cow::Owned(unicode) = encoding.convert(text, capitals)
        && unicode != *text
    {
        *text = unicode.into();
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::legacy_evidence::Speaks;
    use super::super::legacy_tables::{TCVN3, VNI_PAIRS, VNI_SINGLES};
    use super::*;
    use crate::sheet::{Row, SheetRow};

    const FAMILY: &[&str] = &[
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Vũ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Lò",
        "Lường",
        "Giàng",
        "Thào",
        "Vàng",
        "Sùng",
        "Điểu",
        "Ksor",
        "Rơ Châm",
        "H’Mông",
        "Nông",
        "Bế",
        "Triệu",
        "Quàng",
        "Cà",
        "Hà",
        "Đinh",
        "Y",
        "Sô",
        "Thạch",
    ];
    const MIDDLE: &[&str] = &["Văn", "Thị", "Đức", "Ngọc", "A", "Mí", "Minh", "Xuân", "Thị Hồng"];
    const GIVEN: &[&str] = &[
        "An",
        "Tú",
        "Lý",
        "Hường",
        "Quý",
        "Sử",
        "Thưởng",
        "Đào",
        "Ánh",
        "Bình",
        "Kẻ",
        "Yến",
        "Mỹ",
        "Khoẻ",
        "Thuỷ",
        "Tuấn",
        "Dũng",
        "Pó",
        "Páo",
        "Chớ",
        "Dê",
        "Hà",
        "Hân",
        "Lâm",
        "Sáng",
    ];

    /// Columns of ten invented names each.
    fn columns() -> Vec<Vec<String>> {
        let mut seed = 1_usize;
        let mut pick = |from: &[&'static str]| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
            from[(seed >> 33) % from.len()]
        };
        (0..600)
            .map(|_| {
                (0..10)
                    .map(|_| format!("{} {} {}", pick(FAMILY), pick(MIDDLE), pick(GIVEN)))
                    .collect()
            })
            .collect()
    }

    fn column_of(names: &[String], font: Option<&str>) -> Sheet {
        let rows = (1..).zip(names).map(|(row, name)| {
            let mut cell = Cell::new(Column::new(1), CellValue::Text(name.as_str().into()));
            cell.font = font.and_then(super::super::cell_formats::legacy_font);
            SheetRow { row: Row::new(row), cells: vec![cell].into(), hidden: false, struck: false }
        });
        Sheet { rows: rows.collect(), ..Sheet::default() }
    }

    fn texts(sheet: &Sheet) -> Vec<String> {
        sheet.rows.iter().map(|row| row.cells[0].shown().to_string()).collect()
    }

    fn typed_for(encoding: Legacy, text: &str) -> String {
        let look_alike = |letter: char| -> String {
            let single = |table: &[(u8, char)]| {
                let entry = table.iter().find(|(_, whole)| *whole == letter)?;
                Some(char::from(entry.0).to_string())
            };
            let pair = || {
                let (a, b, _) = VNI_PAIRS.iter().find(|(_, _, whole)| *whole == letter)?;
                Some([char::from(*a), char::from(*b)].iter().collect())
            };
            match encoding {
                Legacy::Tcvn3 => single(TCVN3),
                Legacy::Vni => single(VNI_SINGLES).or_else(pair),
            }
            .unwrap_or_else(|| letter.to_string())
        };
        text.chars().map(look_alike).collect()
    }

    /// TCVN3 has no capitals that bear a tone.
    fn without_toned_capitals(text: &str) -> String {
        text.replace('Á', "A")
    }

    fn converted(sheet: &mut Sheet) -> Vec<ReadNote> {
        let mut workbook = Workbook { sheets: vec![std::mem::take(sheet)], ..Workbook::default() };
        convert_workbook(&mut workbook);
        *sheet = workbook.sheets.remove(0);
        workbook.notes
    }

    #[test]
    fn a_column_of_unicode_is_never_touched() {
        for font in [None, Some(".VnTime"), Some("VNI-Times")] {
            for names in columns() {
                let mut sheet = column_of(&names, font);
                assert_eq!(converted(&mut sheet), [], "{names:?}");
                assert_eq!(texts(&sheet), names);
            }
        }
    }

    #[test]
    fn a_column_typed_for_a_legacy_font_is_restored() {
        for encoding in [Legacy::Tcvn3, Legacy::Vni] {
            for names in columns() {
                let names: Vec<_> = names.iter().map(|name| without_toned_capitals(name)).collect();
                let typed: Vec<_> = names.iter().map(|name| typed_for(encoding, name)).collect();
                let mut sheet = column_of(&typed, None);
                converted(&mut sheet);
                assert_eq!(texts(&sheet), names, "{encoding:?}");
            }
        }
    }

    #[test]
    fn a_font_of_capitals_makes_capitals() {
        let typed = [typed_for(Legacy::Tcvn3, "Danh sách đại biểu")];
        let mut sheet = column_of(&typed, Some(".VnTimeH"));
        converted(&mut sheet);
        assert_eq!(texts(&sheet), ["DANH SÁCH ĐẠI BIỂU"]);
        let typed = [typed_for(Legacy::Tcvn3, "NGUYễN Thị ĐÔNG")];
        let mut sheet = column_of(&typed, Some(".VnTime"));
        converted(&mut sheet);
        assert_eq!(texts(&sheet), ["NGUYỄN Thị ĐÔNG"]);
    }

    #[test]
    fn marks_beside_a_legacy_column_stay_marks() {
        let names: Vec<_> =
            columns()[0].iter().map(|name| typed_for(Legacy::Tcvn3, name)).collect();
        let mut sheet = column_of(&names, None);
        for (row, mark) in sheet.rows.iter_mut().zip(["×", "ü", "þ"].iter().cycle()) {
            let mark = CellValue::Text((*mark).into());
            let mark = Cell::new(Column::new(2), mark);
            row.cells = row.cells.iter().cloned().chain([mark]).collect();
        }
        converted(&mut sheet);
        let marks: Vec<_> = sheet.rows.iter().take(3).map(|row| row.cells[1].shown()).collect();
        assert_eq!(marks, ["×", "ü", "þ"]);
    }

    #[test]
    fn rows_pasted_into_a_column_of_unicode_are_restored_and_no_others() {
        for encoding in [Legacy::Tcvn3, Legacy::Vni] {
            for pair in columns().chunks(2) {
                let names: Vec<_> =
                    pair.concat().iter().map(|name| without_toned_capitals(name)).collect();
                let pasted = 7..13;
                let typed = names.iter().enumerate().map(|(at, name)| {
                    if pasted.contains(&at) { typed_for(encoding, name) } else { name.clone() }
                });
                let typed: Vec<_> = typed.collect();
                let mut sheet = column_of(&typed, None);
                let notes = converted(&mut sheet);
                // At the ends of the block stand names that read either way.
                let either_way = |text: &str| Speaks::of(text) == Speaks::Nothing;
                for ((found, name), typed) in texts(&sheet).iter().zip(&names).zip(&typed) {
                    assert!(found == name || (found == typed && either_way(typed)), "{typed}");
                }
                assert!(matches!(notes[..], [ReadNote::ConvertedRows { .. }]), "{notes:?}");
            }
        }
    }

    #[test]
    fn names_that_are_no_vietnamese_syllables_are_left_as_they_are() {
        let names = [
            "Bríu Liếc",
            "Y Thịnh Niê",
            "Hồ Mlô",
            "Siu Bê",
            "Rmah Hô",
            "Ksor Kơk",
            "Niê Thuật",
            "Mùa A Páo",
            "Lò Vân Phà",
            "Chíu Sì Lộc",
            "Phù Mý",
            "Tếnh Lử",
            "Kiêm Ên",
            "Ô Rê",
            "Krông Ái",
            "Đinh Bê",
            "Bríu Pố",
            "Clâu Nâm",
            "Hôih Tô",
            "Bnướch Dôl",
        ];
        for around in [0, 1, 3] {
            let names: Vec<_> = names
                .iter()
                .flat_map(|name| {
                    std::iter::once(*name).chain(["Lê Vân"; 3].into_iter().take(around))
                })
                .map(str::to_owned)
                .collect();
            let mut sheet = column_of(&names, None);
            assert_eq!(converted(&mut sheet), []);
            assert_eq!(texts(&sheet), names);
        }
    }

    #[test]
    fn a_single_word_follows_the_names_of_its_row() {
        let typed = [["Nguyễn Văn Bằng", "Tày"], ["NguyÔn V¨n H\u{ad}ng", "Tµy"]];
        let rows = (1..).zip(typed).map(|(row, cells)| SheetRow {
            row: Row::new(row),
            cells: (1..)
                .zip(cells)
                .map(|(at, text)| Cell::new(Column::new(at), CellValue::Text(text.into())))
                .collect(),
            hidden: false,
            struck: false,
        });
        let mut sheet = Sheet { rows: rows.collect(), ..Sheet::default() };
        let notes = converted(&mut sheet);
        assert_eq!(sheet.rows[1].cells[0].shown(), "Nguyễn Văn Hưng");
        assert_eq!(sheet.rows[1].cells[1].shown(), "Tày");
        let rows = vec![(Row::new(2), Row::new(2))];
        assert_eq!(notes, [ReadNote::ConvertedRows { sheet: None, rows, encoding: "TCVN3" }]);
    }

    #[test]
    fn symbols_and_single_words_decide_nothing() {
        for words in [
            ["© 2026"; 12],
            ["« trích »"; 12],
            ["Tó"; 12],
            ["5·6"; 12],
            ["×", "–", "—", "…", "×", "–", "—", "…", "×", "–", "—", "…"],
            ["ü", "þ", "ü", "þ", "ü", "þ", "ü", "þ", "ü", "þ", "ü", "þ"],
        ] {
            let names = words.map(str::to_owned);
            let mut sheet = column_of(&names, None);
            assert_eq!(converted(&mut sheet), []);
        }
    }
}
