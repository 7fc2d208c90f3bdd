//! The parts of a SARIF log that are written, under the names that the standard gives them.

use serde::Serialize;

use super::super::address;
use super::super::problems::{self, Level, UNREADABLE};
use super::rules::Rule;
use crate::report::{self, Severity};
use crate::sheet::CellRef;
use crate::text;
use crate::wording::Lang;

/// The name under which the folder of the lists is known in a log.
const ROOT: &str = "%SRCROOT%";

#[derive(Serialize)]
pub(super) struct Message {
    pub(super) text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultJson<'a> {
    pub(super) rule_id: &'a str,
    pub(super) rule_index: usize,
    pub(super) kind: &'static str,
    pub(super) level: &'static str,
    pub(super) message: Message,
    pub(super) locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_locations: Vec<Location>,
    pub(super) partial_fingerprints: Fingerprint,
    /// Written even where it is empty: the standard wants it of all results or of none.
    pub(super) suppressions: Vec<Suppression>,
    pub(super) properties: Properties<'a>,
}

/// The same fingerprint under the tool's own name and under the one that code scanning looks for,
/// which would else hash the bytes of the workbook.
#[derive(Serialize)]
pub(super) struct Fingerprint {
    #[serde(rename = "delegateQuota/v1")]
    own: String,
    #[serde(rename = "primaryLocationLineHash")]
    code_scanning: String,
}

impl Fingerprint {
    pub(super) fn new(print: String) -> Self {
        Self { code_scanning: format!("{print}:1"), own: print }
    }
}

#[derive(Serialize)]
pub(super) struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

impl Suppression {
    /// What somebody with the authority to do so has accepted, outside of the list.
    pub(super) fn accepted(justification: String) -> Self {
        Self { kind: "external", status: "accepted", justification }
    }
}

#[derive(Serialize)]
pub(super) struct Properties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) delegate: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) citation: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u32>,
    #[serde(rename = "physicalLocation")]
    physical: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    name: String,
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<RegionProperties>,
}

#[derive(Serialize)]
struct RegionProperties {
    cell: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Message>,
}

#[derive(Serialize)]
pub(super) struct BaseIds {
    #[serde(rename = "%SRCROOT%")]
    root: ArtifactLocation,
}

impl BaseIds {
    pub(super) fn new(root: ArtifactLocation) -> Self {
        Self { root }
    }
}

impl ArtifactLocation {
    fn of(path: &str) -> Self {
        let address = address::of(path);
        let uri_base_id = address.relative.then_some(ROOT);
        Self { uri: Some(address.uri), uri_base_id, description: None }
    }

    /// The folder that relative addresses count from. Where it lies is nobody else's business.
    pub(super) fn base(lang: Lang) -> Self {
        let said = text!(
            vi: "Thư mục mà từ đó công cụ được chạy",
            en: "The folder in which the tool was run"
        );
        let description = Some(Message { text: said.get(lang).to_owned() });
        Self { uri: None, uri_base_id: None, description }
    }
}

impl Location {
    pub(super) fn new(path: &str, location: Option<&report::Location>) -> Self {
        let sheet = location.and_then(|it| it.sheet.as_deref());
        Self {
            id: None,
            physical: PhysicalLocation {
                artifact_location: ArtifactLocation::of(
                    location.map_or(path, |location| location.path(path)),
                ),
                region: location.map(Region::of),
            },
            logical_locations: sheet
                .map(|name| LogicalLocation { name: name.to_owned(), kind: "sheet" })
                .into_iter()
                .collect(),
            message: None,
        }
    }

    /// The folder in which the lists are.
    pub(super) fn folder() -> Self {
        Self::new(".", None)
    }

    pub(super) fn related(self, id: u32, message: String) -> Self {
        Self { id: Some(id), message: Some(Message { text: message }), ..self }
    }
}

impl Region {
    fn of(location: &report::Location) -> Self {
        let column = location.cell.map(|cell: CellRef| cell.column.number());
        Self {
            start_line: location.row.number(),
            start_column: column,
            end_column: column.map(|column| column + 1),
            properties: location.cell.map(|cell| RegionProperties { cell: cell.to_string() }),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation<'a> {
    pub(super) execution_successful: bool,
    pub(super) tool_execution_notifications: &'a [Notification],
}

#[derive(Serialize)]
pub(super) struct Notification {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) descriptor: Option<NotificationId>,
    pub(super) level: &'static str,
    pub(super) message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) locations: Vec<Location>,
}

#[derive(Serialize)]
pub(super) struct NotificationId {
    pub(super) id: &'static str,
}

#[derive(Serialize)]
pub(super) struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: &'a [Rule],
    notifications: [NotificationRule; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NotificationRule {
    id: &'static str,
    short_description: Message,
}

impl<'a> Tool<'a> {
    pub(super) fn new(rules: &'a [Rule], lang: Lang) -> Self {
        let unreadable = Message { text: problems::unreadable(lang).to_owned() };
        Self {
            driver: Driver {
                name: env!("CARGO_PKG_NAME"),
                semantic_version: env!("CARGO_PKG_VERSION"),
                rules,
                notifications: [NotificationRule { id: UNREADABLE, short_description: unreadable }],
            },
        }
    }
}

pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

/// The level of a rule, whatever a run makes of it.
pub(super) fn severity(severity: Severity) -> &'static str {
    level(match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Advice => Level::Note,
    })
}
