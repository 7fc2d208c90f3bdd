//! The settings in force, each with where it comes from.

use jiff::civil::Date;
use serde::Serialize;

use super::csv::{self, CsvTable};
use super::document::{DIM, Document, TextColumn, TextLine, TextTable, paragraph};
use super::figures::day;
use super::{RenderOptions, WholeReport, json};
use crate::closed_list::ClosedList;
use crate::report::Severity;
use crate::rules::{self, Ruleset};
use crate::settings::{Settings, Unit, Waiver};
use crate::text;
use crate::wording::{Lang, Text, grouped};

/// Settings, or that there are none.
#[derive(Debug, Clone, Copy)]
pub struct SettingsPage<'a> {
    pub settings: Option<&'a Settings>,
    /// The day on which waivers must hold.
    pub today: Date,
}

impl WholeReport for SettingsPage<'_> {
    fn title(&self) -> Text {
        Text::fixed("Thiết lập đang áp dụng", "Settings in force")
    }

    fn document(&self, _options: &RenderOptions) -> Document {
        document(self.settings, self.today)
    }

    fn json(&self, _lang: Lang) -> String {
        as_json(self.settings, self.today)
    }

    fn csv(&self) -> CsvTable {
        csv::in_force(self)
    }
}

/// One setting: its key, its value, and the line of the file, if the file has it.
pub(super) struct Setting {
    pub(super) key: String,
    pub(super) value: Text,
    pub(super) line: Option<u32>,
}

pub(super) fn all(settings: Option<&Settings>) -> Vec<Setting> {
    let setting = |key: &str, value: Text| {
        let line = settings.and_then(|settings| settings.line(key));
        Setting { key: key.to_owned(), line, value }
    };
    let flag = |of: fn(&Settings) -> Option<bool>| {
        Text::same(settings.and_then(of).unwrap_or_default().to_string())
    };
    let rules = settings.and_then(|it| it.rules.as_deref()).unwrap_or(rules::builtin()[0].id);
    let lang = match settings.and_then(|settings| settings.lang) {
        Some(lang) => Text::same(lang.code()),
        None => Text::fixed("theo hệ thống", "that of the system"),
    };
    let exclude = settings.map_or_else(String::new, |settings| settings.exclude.join("  "));
    let mut list = vec![
        setting("rules", Text::same(rules)),
        setting("lang", lang),
        setting("exclude", Text::same(exclude)),
        setting("strict", flag(|settings| settings.strict)),
        setting("deny_warnings", flag(|settings| settings.deny_warnings)),
    ];
    let Some(settings) = settings else { return list };
    if let Some(file) = &settings.units_file {
        list.push(setting("units", Text::same(file.path.display().to_string())));
    }
    for (rule, weight) in &settings.severity {
        let value = weight.map_or("off", Severity::id);
        list.push(setting(&format!("severity.{rule}"), Text::same(value)));
    }
    for (role, fields) in &settings.required {
        list.push(setting(&format!("required.{role}"), Text::same(fields.join("  "))));
    }
    list
}

fn document(settings: Option<&Settings>, today: Date) -> Document {
    let mut document = Document::default();
    match settings {
        Some(settings) => document.title(Text::same(settings.file.display().to_string())),
        None => document.say(Text::fixed(
            "Không có tệp delegate-quota.toml nào ở đây hoặc ở các thư mục phía trên; dùng các giá trị mặc định.",
            "There is no delegate-quota.toml here or in a folder above; the defaults hold.",
        )),
    }
    let mut table = TextTable::new(
        [
            Text::fixed("Thiết lập", "Setting"),
            Text::fixed("Giá trị", "Value"),
            Text::fixed("Lấy từ", "From"),
        ]
        .map(TextColumn::new),
    );
    for setting in all(settings) {
        let from = match setting.line {
            Some(line) => line_of_file(line).into(),
            None => TextLine::from(Text::fixed("mặc định", "default")).toned(DIM),
        };
        let value = if setting.value.is_empty() { DASH } else { setting.value };
        table.row([setting.key.into(), value.into(), from.into()]);
    }
    document.gap();
    document.table(table);
    if let Some(settings) = settings {
        units(&mut document, settings);
        waivers(&mut document, settings, today);
    }
    let order = Text::fixed(
        "Tùy chọn trên dòng lệnh được ưu tiên hơn tệp này; --isolated bỏ qua tệp này.",
        "Options on the command line win over this file; --isolated leaves it out.",
    );
    document.gap();
    document.add(paragraph(order).toned(DIM));
    document
}

const DASH: Text = Text::fixed("–", "–");

fn line_of_file(line: u32) -> Text {
    text!(vi: "dòng {line}", en: "line {line}")
}

fn units(document: &mut Document, settings: &Settings) {
    if settings.units.is_empty() {
        return;
    }
    let count = settings.units.len();
    document.heading(text!(vi: "Đơn vị ({count})", en: "Units ({count})"));
    let mut table = TextTable::new(
        [
            Text::fixed("Tên", "Name"),
            Text::fixed("Cấp", "Level"),
            Text::fixed("Dân số DTTS", "Minority population"),
            Text::fixed("Dân tộc", "Groups"),
            Text::fixed("Phân bổ", "Allotted"),
            Text::fixed("Nhận biết danh sách", "Its lists"),
        ]
        .map(TextColumn::new),
    );
    for unit in &settings.units {
        table.row(unit_row(unit, &settings.ruleset).map(|cell| cell.unwrap_or(DASH).into()));
    }
    document.table(table);
}

fn unit_row(unit: &Unit, ruleset: &Ruleset) -> [Option<Text>; 6] {
    let profile = &unit.profile;
    let allotted = profile.delegation.map(|seats| {
        let [official, alternates] = [seats.official, seats.alternates]
            .map(|count| count.map_or_else(|| "–".to_owned(), |count| count.to_string()));
        text!("{official} + {alternates}")
    });
    let found_by = match unit.lists {
        Some(_) => Text::fixed("theo `lists`", "by `lists`"),
        None => Text::fixed("theo tên", "by name"),
    };
    [
        Some(Text::same(&unit.name)),
        profile.level.as_ref().map(|level| ruleset.level_title(level)),
        profile.minority_population.map(grouped),
        profile.groups.as_ref().map(|groups| Text::same(groups.len().to_string())),
        allotted,
        Some(found_by),
    ]
}

fn waivers(document: &mut Document, settings: &Settings, today: Date) {
    if settings.waivers.is_empty() {
        return;
    }
    let count = settings.waivers.len();
    document.heading(text!(vi: "Chấp thuận ({count})", en: "Waivers ({count})"));
    let mut table = TextTable::new(
        [
            Text::fixed("Quy định", "Rule"),
            Text::fixed("Đơn vị", "Unit"),
            Text::fixed("Văn bản", "Document"),
            Text::fixed("Thời hạn", "Until"),
            Text::fixed("Lấy từ", "From"),
        ]
        .map(TextColumn::new),
    )
    .untitled_on_screen();
    for waiver in &settings.waivers {
        let unit = waiver.unit.as_ref().map(Text::same);
        table.row([
            (&*waiver.rule).into(),
            unit.unwrap_or(Text::fixed("mọi đơn vị", "every unit")).into(),
            (&*waiver.waived.document).into(),
            term(waiver, today).into(),
            line_of_file(waiver.line).into(),
        ]);
    }
    document.table(table);
}

/// Until when a waiver holds, or that it has expired.
fn term(waiver: &Waiver, today: Date) -> Text {
    match waiver.waived.expires.map(day) {
        None => Text::fixed("không thời hạn", "without end"),
        Some(last) if waiver.holds_on(today) => {
            text!(vi: "đến hết {last}", en: "until {last}", last)
        }
        Some(last) => text!(vi: "hết hiệu lực sau {last}", en: "expired after {last}", last),
    }
}

#[derive(Serialize)]
struct SettingsJson<'a> {
    schema_version: u32,
    file: Option<String>,
    settings: Vec<SettingJson>,
    units: Vec<UnitJson<'a>>,
    waivers: Vec<WaiverJson<'a>>,
}

#[derive(Serialize)]
struct SettingJson {
    key: String,
    value: String,
    line: Option<u32>,
}

#[derive(Serialize)]
struct UnitJson<'a> {
    name: &'a str,
    level: Option<&'a str>,
    minority_population: Option<u64>,
    groups: Option<usize>,
    official: Option<u64>,
    alternates: Option<u64>,
}

#[derive(Serialize)]
struct WaiverJson<'a> {
    rule: &'a str,
    unit: Option<&'a str>,
    delegate: Option<&'a str>,
    reason: &'a str,
    document: &'a str,
    expires: Option<String>,
    in_force: bool,
    line: u32,
}

fn as_json(settings: Option<&Settings>, today: Date) -> String {
    let units = settings.map_or(&[][..], |settings| settings.units.as_slice());
    let waivers = settings.map_or(&[][..], |settings| settings.waivers.as_slice());
    json::pretty(&SettingsJson {
        schema_version: json::SCHEMA_VERSION,
        file: settings.map(|settings| settings.file.display().to_string()),
        settings: all(settings)
            .into_iter()
            .map(|setting| {
                let value = setting.value.in_lang(Lang::En);
                SettingJson { key: setting.key, value, line: setting.line }
            })
            .collect(),
        units: units
            .iter()
            .map(|unit| UnitJson {
                name: &unit.name,
                level: unit.profile.level.as_deref(),
                minority_population: unit.profile.minority_population,
                groups: unit.profile.groups.as_ref().map(Vec::len),
                official: unit.profile.delegation.and_then(|it| it.official),
                alternates: unit.profile.delegation.and_then(|it| it.alternates),
            })
            .collect(),
        waivers: waivers
            .iter()
            .map(|waiver| WaiverJson {
                rule: &waiver.rule,
                unit: waiver.unit.as_deref(),
                delegate: waiver.delegate.as_deref(),
                reason: &waiver.waived.reason,
                document: &waiver.waived.document,
                expires: waiver.waived.expires.map(|day| day.to_string()),
                in_force: waiver.holds_on(today),
                line: waiver.line,
            })
            .collect(),
    })
}
