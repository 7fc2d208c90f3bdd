//! A catalogue of groups in a file of one's own, which a ruleset names by its path: TOML, or a table
//! (CSV) of the groups alone.
//!
//! What is wrong with it is told at its place in that file, beside what is wrong with the rules.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use super::decode::Decoding;
use super::example::Marked;
use super::library::{beside, read_file};
use super::option::options;
use super::option_value::{Nested, read_table};
use crate::catalogue::{GroupCatalogue, GroupCode, OwnCatalogue, OwnGroup};
use crate::files::Files;
use crate::numbers::Headcount;
use crate::spelling;
use crate::text;
use crate::toml_tree::{self, Place, Problem, Sources, Table, ValueKind};
use crate::wording::Text;

options! {
    pub(super) struct CatalogueOptions {
        id: Option<String> { vi: "Mã của danh mục; mặc định là tên tệp.", en: "Its id; by default the name of the file." },
        title: Option<Text> { vi: "Tên danh mục.", en: "Its title." },
        source: Option<String> { vi: "Văn bản căn cứ.", en: "The document it comes from." },
        prefixes: Vec<String> {
            vi: "Những chữ đứng trước tên mà không thêm nghĩa.",
            en: "Words before a name that add nothing to it.",
            default: "[]",
        },
        foreign: Vec<String> {
            vi: "Những chữ ghi cho người không thuộc dân tộc nào.",
            en: "What lists write for people who belong to none of the groups.",
            default: "[]",
        },
        group: Vec<Nested<GroupOptions>> { vi: "Các dân tộc.", en: "The groups." },
    }
}

options! {
    pub(super) struct GroupOptions {
        code: Marked<Headcount> { vi: "Mã, từ 1 đến 99.", en: "Its code, 1 to 99." },
        name: Marked<String> { vi: "Tên gọi.", en: "Its name." },
        other_names: Vec<String> { vi: "Tên gọi khác.", en: "Its other names.", default: "[]" },
        local_groups: Vec<String> {
            vi: "Các nhóm địa phương tính vào dân tộc này.",
            en: "Local groups that count for it.",
            default: "[]",
        },
        majority: bool {
            vi: "Là dân tộc đa số, không phải dân tộc thiểu số.",
            en: "Whether it is a majority, and no minority.",
            default: "false",
        },
    }
}

/// The columns of a table of groups.
const COLUMNS: [&str; 5] = ["code", "name", "other_names", "local_groups", "majority"];

/// Whether a ruleset names its catalogue by a path, and not by an id.
pub(super) fn is_path(written: &str) -> bool {
    written.contains(['/', '\\']) || is_table(Path::new(written)) || has_ending(written, "toml")
}

fn is_table(path: &Path) -> bool {
    path.to_str().is_some_and(|path| has_ending(path, "csv"))
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it.eq_ignore_ascii_case(ending))
}

/// Makes the path of a catalogue one that does not start at the rules file: whoever extends it
/// stands elsewhere.
pub(super) fn see_from(file: &Path, document: &mut Table) {
    let entries = document.entries.to_mut().iter_mut();
    for entry in entries.filter(|entry| entry.key.name == "catalogue") {
        if let ValueKind::String(path) = &mut entry.value.kind
            && is_path(path)
        {
            let from_here = beside(file, path);
            *path = from_here.display().to_string().into();
        }
    }
}

/// Reads the catalogue that the ruleset names by its path, as the file of this number.
pub(super) fn read(
    head: &Table,
    (files, sources, number): (&dyn Files, &mut Sources, usize),
    decoding: &mut Decoding,
) {
    let Some(entry) = head.get("catalogue") else { return };
    let ValueKind::String(named) = &entry.value.kind else { return };
    if !is_path(named) {
        return;
    }
    let path = Path::new(&**named);
    let catalogue = match read_file(path, files) {
        Ok(text) => {
            sources.add(number, &**named, text.clone());
            read_text(path, &text, number, decoding)
        }
        Err(fault) => {
            decoding.problems.push(Problem::refused(&entry.value.place, fault));
            None
        }
    };
    decoding.lacks_catalogue = catalogue.is_none();
    decoding.catalogue = catalogue.unwrap_or(decoding.catalogue);
}

/// The catalogue in this text, which is file `number` of the places of its problems; none where
/// something is wrong with it.
fn read_text(
    path: &Path,
    text: &str,
    number: usize,
    decoding: &mut Decoding,
) -> Option<&'static GroupCatalogue> {
    let so_far = decoding.problems.len();
    let written = if is_table(path) {
        of_table(path, text, number, &mut decoding.problems)
    } else {
        let table = toml_tree::parse(text, number, &mut decoding.problems);
        // What is no TOML lacks nothing else.
        let is_toml = decoding.problems.len() == so_far;
        is_toml.then(|| read_table(&table, decoding)).flatten()
    };
    let written: CatalogueOptions = written?;
    let start = Place { file: number, span: 0..0 };
    let own = catalogue(path, written, &start, &mut decoding.problems);
    (decoding.problems.len() == so_far).then(|| own.in_use())
}

fn catalogue(
    path: &Path,
    written: CatalogueOptions,
    start: &Place,
    problems: &mut Vec<Problem>,
) -> OwnCatalogue {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let id = written.id.or(stem).unwrap_or_default();
    if written.group.is_empty() {
        let none = text!(vi: "danh mục không có dân tộc nào", en: "the catalogue has no groups");
        problems.push(Problem::error(start, none));
    }
    let mut known = Known::default();
    let groups = written.group.into_iter().filter_map(|Nested(group)| known.add(group, problems));
    OwnCatalogue {
        title: written.title.unwrap_or_else(|| Text::same(&*id)),
        id,
        source: written.source.unwrap_or_default(),
        prefixes: written.prefixes,
        foreign: written.foreign,
        groups: groups.collect(),
    }
}

/// The groups so far.
#[derive(Default)]
struct Known {
    by_code: BTreeMap<GroupCode, String>,
    /// The codes by the keys of the names.
    by_name: BTreeMap<String, GroupCode>,
}

impl Known {
    fn add(&mut self, group: GroupOptions, problems: &mut Vec<Problem>) -> Option<OwnGroup> {
        let GroupOptions { code: Marked { value: number, place }, name, .. } = group;
        let Marked { value: name, place: named } = name;
        let Some(code) = GroupCode::new(number) else {
            let message = text!(
                vi: "mã `{number}` phải từ 1 đến 99",
                en: "the code `{number}` is not one from 1 to 99"
            );
            problems.push(Problem::error(&place, message));
            return None;
        };
        if let Some(other) = self.by_code.get(&code) {
            let message = text!(
                vi: "mã `{code}` đã dùng cho “{other}”",
                en: "the code `{code}` is that of `{other}` already"
            );
            problems.push(Problem::error(&place, message));
            return None;
        }
        let key = spelling::key(&name);
        if key.is_empty() {
            let message = text!(
                vi: "“{name}” không có chữ nào để nhận ra",
                en: "`{name}` has no letter to be known by"
            );
            problems.push(Problem::error(&named, message));
        } else if let Some(other) = self.by_name.insert(key, code) {
            let message = text!(
                vi: "“{name}” đã là tên của dân tộc có mã `{other}`",
                en: "`{name}` is the name of the group `{other}` already"
            );
            problems.push(Problem::error(&named, message));
        }
        self.by_code.insert(code, name.clone());
        Some(OwnGroup {
            code,
            name,
            other_names: group.other_names,
            local_groups: group.local_groups,
            minority: !group.majority,
        })
    }
}

/// A table of groups: a line for each beneath the names of the columns, in any order; several names in
/// a cell with semicolons between them.
fn of_table(
    path: &Path,
    text: &str,
    file: usize,
    problems: &mut Vec<Problem>,
) -> Option<CatalogueOptions> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let of_head = |separator: &char| head.matches(*separator).count();
    let separator = [',', ';', '\t'].into_iter().max_by_key(of_head).unwrap_or(',');
    let place = |span: Range<usize>| Place { file, span };
    let columns: Vec<&str> =
        head.split(separator).map(|name| name.trim().trim_matches('"')).collect();
    let whole_head = place(0..head.len());
    let so_far = problems.len();
    for name in &columns {
        if !COLUMNS.contains(name) {
            problems.push(Problem::unknown_word(&whole_head, name, &COLUMNS));
        }
    }
    for needed in ["code", "name"] {
        if !columns.contains(&needed) {
            let missing = text!(vi: "thiếu cột `{needed}`", en: "missing the column `{needed}`");
            problems.push(Problem::error(&whole_head, missing));
        }
    }
    if problems.len() > so_far {
        return None;
    }
    let separator = u8::try_from(separator).unwrap_or(b',');
    let mut lines = csv::ReaderBuilder::new();
    let mut lines = lines.delimiter(separator).trim(csv::Trim::All).from_reader(text.as_bytes());
    // The first line is told above; what follows it begins behind it.
    let _ = lines.headers();
    let mut lines = lines.into_records();
    let mut groups = Vec::new();
    loop {
        let start = usize::try_from(lines.reader().position().byte()).unwrap_or_default();
        let Some(line) = lines.next() else { break };
        let end = usize::try_from(lines.reader().position().byte()).unwrap_or_default();
        let end = start + text.get(start..end).map_or(0, |line| line.trim_end().len());
        let here = place(start..end);
        if let Ok(cells) = line {
            groups.extend(of_line(&columns, &cells, &here, problems).map(Nested));
        } else {
            let many = columns.len();
            let message = text!(
                vi: "dòng này phải có {many} ô như dòng đầu",
                en: "this line must have {many} cells, as the first has"
            );
            problems.push(Problem::error(&here, message));
        }
    }
    let title = path.file_stem().map(|stem| Text::same(stem.to_string_lossy()));
    Some(CatalogueOptions {
        id: None,
        title,
        source: None,
        prefixes: Vec::new(),
        foreign: Vec::new(),
        group: groups,
    })
}

fn of_line(
    columns: &[&str],
    cells: &csv::StringRecord,
    place: &Place,
    problems: &mut Vec<Problem>,
) -> Option<GroupOptions> {
    let cell = |name: &str| {
        let at = columns.iter().position(|column| *column == name)?;
        cells.get(at).filter(|cell| !cell.is_empty())
    };
    let names = |column| {
        let names = cell(column).unwrap_or_default().split(';').map(str::trim);
        names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    let Some(code) = cell("code").and_then(|code| code.parse().ok()) else {
        let message = text!(vi: "thiếu mã là một số", en: "the line has no code that is a number");
        problems.push(Problem::error(place, message));
        return None;
    };
    let Some(name) = cell("name") else {
        let message = text!(vi: "thiếu tên dân tộc", en: "the line has no name");
        problems.push(Problem::error(place, message));
        return None;
    };
    Some(GroupOptions {
        code: Marked { value: code, place: place.clone() },
        name: Marked { value: name.to_owned(), place: place.clone() },
        other_names: names("other_names"),
        local_groups: names("local_groups"),
        majority: cell("majority").is_some(),
    })
}
