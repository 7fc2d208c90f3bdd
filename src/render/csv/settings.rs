//! `settings`: a line for each setting, and where it comes from.

use super::CsvTable;
use crate::render::settings::{Setting, SettingsPage, all};
use crate::wording::Text;

pub(super) static COLUMNS: [Text; 4] = [
    Text::fixed("Thiết lập", "setting"),
    Text::fixed("Giá trị", "value"),
    Text::fixed("Tệp", "file"),
    Text::fixed("Dòng", "line"),
];

pub(in crate::render) fn in_force(page: &SettingsPage<'_>) -> CsvTable {
    let mut table = CsvTable::new(&COLUMNS);
    let file = page.settings.map(|settings| settings.file.display().to_string());
    for Setting { key, value, line } in all(page.settings) {
        let (from, line) = match line {
            Some(line) => (file.clone().map(Text::same), Some(line)),
            None => (Some(Text::fixed("mặc định", "default")), None),
        };
        table.line([key.into(), value.into(), from.into(), line.into()]);
    }
    table
}
