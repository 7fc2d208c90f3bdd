//! The settings in force, each with where it comes from.

use jiff::civil::Date;
use serde::Serialize;

use super::figures::{day, number};
use super::paper::{BOLD, DIM, PLAIN, Paper};
use super::{RenderOptions, TableOrJson, for_terminal, json};
use crate::closed_list::ClosedList;
use crate::report::Severity;
use crate::rules;
use crate::settings::{Settings, Unit, Waiver};
use crate::text;
use crate::wording::{Lang, Text};

/// Shows settings, or that there are none. The text ends with a line feed.
pub fn settings(
    settings: Option<&Settings>,
    today: Date,
    format: TableOrJson,
    options: &RenderOptions,
) -> String {
    match format {
        TableOrJson::Table => page(settings, today, options),
        TableOrJson::Json => as_json(settings, today),
    }
}

/// One setting: its key, its value, and the line of the file, if the file has it.
struct Shown {
    key: String,
    value: String,
    line: Option<u32>,
}

fn all(settings: Option<&Settings>, lang: Lang) -> Vec<Shown> {
    let default = rules::builtin()[0].id.to_owned();
    let of = |key: &str| settings.and_then(|settings| settings.line(key));
    let shown = |key: &str, value: String| Shown { key: key.to_owned(), line: of(key), value };
    let flag = |set: Option<bool>| set.unwrap_or_default().to_string();
    let rules = settings.and_then(|it| it.rules.clone()).unwrap_or(default);
    let by_system = Text::new("theo hệ thống", "that of the system");
    let language = settings.and_then(|it| it.lang).map(|lang| match lang {
        Lang::Vi => "vi".to_owned(),
        Lang::En => "en".to_owned(),
    });
    let mut list = vec![
        shown("rules", rules),
        shown("lang", language.unwrap_or_else(|| by_system.get(lang).to_owned())),
        shown("exclude", settings.map_or_else(String::new, |it| it.exclude.join("  "))),
        shown("strict", flag(settings.and_then(|it| it.strict))),
        shown("deny_warnings", flag(settings.and_then(|it| it.deny_warnings))),
    ];
    let Some(settings) = settings else { return list };
    if let Some(file) = &settings.units_file {
        list.push(shown("units", file.path.display().to_string()));
    }
    for (rule, weight) in &settings.severity {
        let key = format!("severity.{rule}");
        let value = weight.map_or("off", Severity::id).to_owned();
        list.push(Shown { line: settings.line(&key), key, value });
    }
    for (role, fields) in &settings.required {
        let key = format!("required.{role}");
        list.push(Shown { line: settings.line(&key), key, value: fields.join("  ") });
    }
    list
}

fn page(settings: Option<&Settings>, today: Date, options: &RenderOptions) -> String {
    let mut paper = Paper::new(options);
    if let Some(settings) = settings {
        let file = for_terminal(&settings.file.display().to_string());
        paper.paragraph("", &file, BOLD);
    } else {
        let said = paper.say(&text!(
            vi: "Không có tệp delegate-quota.toml nào ở đây hoặc ở các thư mục phía trên; dùng các giá trị mặc định.",
            en: "There is no delegate-quota.toml here or in a folder above; the defaults hold."
        ));
        paper.paragraph("", &said, PLAIN);
    }
    let mut table = paper.columns_under([
        paper.word("Thiết lập", "Setting"),
        paper.word("Giá trị", "Value"),
        paper.word("Lấy từ", "From"),
    ]);
    for shown in all(settings, paper.lang) {
        let from = match shown.line {
            Some(line) => paper.say(&text!(vi: "dòng {line}", en: "line {line}")),
            None => paper.paint(DIM, paper.word("mặc định", "default")),
        };
        let value = if shown.value.is_empty() { "–" } else { &shown.value };
        table.add_row([for_terminal(&shown.key), for_terminal(value), from]);
    }
    paper.blank();
    paper.table(table);
    if let Some(settings) = settings {
        units(&mut paper, settings);
        waivers(&mut paper, settings, today);
    }
    let said = paper.say(&text!(
        vi: "Tùy chọn trên dòng lệnh được ưu tiên hơn tệp này; --isolated bỏ qua tệp này.",
        en: "Options on the command line win over this file; --isolated leaves it out."
    ));
    paper.blank();
    paper.paragraph("", &said, DIM);
    paper.finish()
}

fn units(paper: &mut Paper, settings: &Settings) {
    if settings.units.is_empty() {
        return;
    }
    let label = paper.word("Đơn vị", "Units");
    paper.heading(&format!("{label} ({})", settings.units.len()));
    let mut table = paper.columns_under([
        paper.word("Tên", "Name"),
        paper.word("Cấp", "Level"),
        paper.word("Dân số DTTS", "Minority population"),
        paper.word("Dân tộc", "Groups"),
        paper.word("Phân bổ", "Allotted"),
        paper.word("Nhận biết danh sách", "Its lists"),
    ]);
    for unit in &settings.units {
        table.add_row(unit_row(paper, unit));
    }
    paper.table(table);
}

fn unit_row(paper: &Paper, unit: &Unit) -> [String; 6] {
    let profile = &unit.profile;
    let dash = || "–".to_owned();
    let allotted = profile.delegation.map(|it| {
        let told = |count: Option<u64>| count.map_or_else(dash, |count| count.to_string());
        format!("{} + {}", told(it.official), told(it.alternates))
    });
    [
        for_terminal(&unit.name),
        profile.level.as_deref().map_or_else(dash, for_terminal),
        profile.minority_population.map_or_else(dash, |people| number(people, paper.lang)),
        profile.groups.as_ref().map_or_else(dash, |groups| groups.len().to_string()),
        allotted.unwrap_or_else(dash),
        match unit.lists {
            Some(_) => paper.word("theo `lists`", "by `lists`").to_owned(),
            None => paper.word("theo tên", "by name").to_owned(),
        },
    ]
}

fn waivers(paper: &mut Paper, settings: &Settings, today: Date) {
    if settings.waivers.is_empty() {
        return;
    }
    let label = paper.word("Chấp thuận", "Waivers");
    paper.heading(&format!("{label} ({})", settings.waivers.len()));
    let mut table = paper.columns();
    for waiver in &settings.waivers {
        let everybody = paper.word("mọi đơn vị", "every unit").to_owned();
        let line = waiver.line;
        let from = paper.say(&text!(vi: "dòng {line}", en: "line {line}"));
        table.add_row([
            for_terminal(&waiver.rule),
            waiver.unit.as_deref().map_or(everybody, for_terminal),
            for_terminal(&waiver.waived.document),
            term(paper, waiver, today),
            from,
        ]);
    }
    paper.table(table);
}

/// Until when a waiver holds, or that it has expired.
fn term(paper: &Paper, waiver: &Waiver, today: Date) -> String {
    let Some(last) = waiver.waived.expires else {
        return paper.word("không thời hạn", "without end").to_owned();
    };
    let last = day(last, paper.lang);
    paper.say(&if waiver.holds_on(today) {
        text!(vi: "đến hết {last}", en: "until {last}")
    } else {
        text!(vi: "hết hiệu lực sau {last}", en: "expired after {last}")
    })
}

#[derive(Serialize)]
struct Document<'a> {
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
    json::pretty(&Document {
        schema_version: json::SCHEMA_VERSION,
        file: settings.map(|settings| settings.file.display().to_string()),
        settings: all(settings, Lang::En)
            .into_iter()
            .map(|shown| SettingJson { key: shown.key, value: shown.value, line: shown.line })
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
