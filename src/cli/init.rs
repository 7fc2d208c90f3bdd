//! `init`: begins the settings file of a folder, with the units that its lists are of.

use std::path::{Path, PathBuf};

use super::exit_code::ExitStatus;
use super::options::CheckingOptions;
use super::output::{self, NewFile};
use super::screen::Screen;
use super::session::in_language_of;
use super::validate::{ListRead, ListsRead, read_lists};
use crate::fault::Fault;
use crate::rules;
use crate::runs;
use crate::runs::RulesInForce;
use crate::settings::{self, ListFound, Settings, SettingsDraft, Unit, same_unit};
use crate::text;
use crate::wording::{all_of, number_of};

#[derive(Debug, clap::Args)]
pub(super) struct InitOptions {
    /// Folder with the lists
    /// vi: Thư mục chứa các danh sách
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    #[command(flatten)]
    checking: CheckingOptions,
    /// File to write, `-` for standard output; by default delegate-quota.toml in the folder, where
    /// every command finds it
    /// vi: Tệp cần ghi, `-` để in ra màn hình; mặc định là delegate-quota.toml trong thư mục, nơi
    /// mọi lệnh tự tìm thấy
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show what would be written, and write nothing
    /// vi: Chỉ in nội dung sẽ ghi, không ghi tệp
    #[arg(long, conflicts_with = "output")]
    dry_run: bool,
    /// Replace the settings that are there; what they say of the units is kept
    /// vi: Ghi đè lên thiết lập đã có; giữ những gì đã ghi về các đơn vị
    #[arg(long)]
    force: bool,
}

/// The status is 2 where a list could not be read: the file then lacks its unit.
pub(super) fn run(options: &InitOptions, screen: &Screen) -> anyhow::Result<ExitStatus> {
    is_folder(&options.folder)?;
    let read = read_lists(std::slice::from_ref(&options.folder), &[], &options.checking)?;
    let Some(in_force) = read.in_force().next() else { return Err(runs::empty().into()) };
    Ok(in_language_of(in_force, screen, |screen| begin(&read, in_force, options, screen)))
}

fn is_folder(folder: &Path) -> Result<(), Fault> {
    if folder.is_dir() {
        return Ok(());
    }
    let fault = if folder.exists() {
        Fault::new(text!(vi: "không phải là thư mục", en: "this is no folder")).help(text!(
            vi: "lệnh này ghi thiết lập cho cả thư mục; hồ sơ của một danh sách thì ghi bằng `delegate-quota profile`",
            en: "the settings are those of a folder; `delegate-quota profile` writes what is known of one list"
        ))
    } else {
        Fault::new(text!(vi: "không có thư mục này", en: "there is no such folder"))
    };
    Err(fault.about(folder.display()))
}

fn begin(
    read: &ListsRead,
    in_force: &RulesInForce,
    options: &InitOptions,
    screen: &Screen,
) -> anyhow::Result<ExitStatus> {
    let place = options.place();
    let root = place.as_deref().and_then(Path::parent).unwrap_or(&options.folder);
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    stands_above(root, options)?;
    if place.is_some() && !options.force {
        would_replace(in_force.settings(), place.as_deref(), root)?;
    }
    let mut originals = read.originals(&options.checking);
    // The settings of before alone may be written anew: what they say of the units is kept.
    let itself = |file: &Path| file.canonicalize().ok();
    let settings = in_force.settings().and_then(|settings| itself(&settings.file));
    originals.retain(|file| settings.is_none() || itself(file) != settings);
    let file = NewFile::asked(place.as_ref(), options.force, &originals)?;
    let unread = !read.tell_unreadable(screen).is_empty();
    let mut found = Vec::new();
    for list in read.lists.iter().filter(|list| list.is_under_first) {
        found.extend(listed(list, root));
    }
    if found.is_empty() {
        if read.lists.is_empty() {
            screen.fail(&runs::empty().about(options.folder.display()));
        }
        return Ok(ExitStatus::NotChecked);
    }
    if let Some(settings) = in_force.settings() {
        found.extend(without_list(settings, &found));
    }
    let draft = draft(in_force, options, found, root);
    let text = draft.to_toml(screen.lang);
    match &file {
        Some(file) => {
            file.write(text)?;
            tell_written(file.path(), &draft, options, screen);
        }
        None => drop(output::print(&text, screen)?),
    }
    tell_without_unit(&draft, screen);
    tell_left_out(read, in_force, root, screen);
    Ok(if unread { ExitStatus::NotChecked } else { ExitStatus::Accepted })
}

impl InitOptions {
    /// The file to write; none where it is printed.
    fn place(&self) -> Option<PathBuf> {
        match &self.output {
            _ if self.dry_run => None,
            Some(output) if output.as_os_str() == "-" => None,
            Some(output) => Some(output.clone()),
            None => Some(self.folder.join(settings::FILE_NAME)),
        }
    }
}

fn draft<'a>(
    in_force: &'a RulesInForce,
    options: &InitOptions,
    found: Vec<ListFound>,
    root: &Path,
) -> SettingsDraft<'a> {
    let (settings, checking) = (in_force.settings(), &options.checking);
    let strictness = checking.strictness(settings);
    SettingsDraft {
        ruleset: in_force.ruleset(),
        rules: rules_seen_from(root, settings, checking.governing.rules.as_deref()),
        lang: settings.and_then(|settings| settings.lang),
        exclude: settings.map(|settings| excluded(settings, root)).unwrap_or_default(),
        strict: strictness.not_checked_is_error,
        deny_warnings: strictness.warning_is_error,
        units: settings::gather(found, in_force.ruleset()),
    }
}

/// The patterns that mean the same in this folder: one with a path is seen from its own settings.
fn excluded(settings: &Settings, root: &Path) -> Vec<String> {
    let is_there = is_the_same(&settings.root, root);
    let means_the_same =
        |pattern: &&String| is_there || !pattern.trim_end_matches('/').contains('/');
    settings.exclude.iter().filter(means_the_same).cloned().collect()
}

fn is_the_same(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    whole(one).is_some() && whole(one) == whole(other)
}

/// The settings speak of the files in and beneath their own folder.
fn stands_above(root: &Path, options: &InitOptions) -> Result<(), Fault> {
    if settings::seen_from(root, &options.folder).is_some() {
        return Ok(());
    }
    let folder = options.folder.display();
    let place = options.output.as_deref().unwrap_or(root).display();
    Err(Fault::new(text!(
        vi: "tệp thiết lập phải nằm trong `{folder}` hoặc thư mục chứa nó",
        en: "the settings must stand in `{folder}` or in a folder above it"
    ))
    .about(place))
}

/// Settings that are in force stop being so once others stand nearer to the lists.
fn would_replace(
    settings: Option<&Settings>,
    place: Option<&Path>,
    root: &Path,
) -> Result<(), Fault> {
    let named = place.and_then(Path::file_name).is_some_and(|name| name == settings::FILE_NAME);
    let Some(settings) = settings.filter(|_| named) else { return Ok(()) };
    // That the file exists already is told where it is opened.
    if is_the_same(&settings.root, root) {
        return Ok(());
    }
    let file = settings.file.display();
    Err(Fault::new(text!(
        vi: "thư mục này đang theo thiết lập ở `{file}`; tệp mới sẽ được dùng thay cho tệp đó",
        en: "the settings of `{file}` are in force here, and a new file would take their place"
    ))
    .help(text!(
        vi: "thêm --force nếu muốn vậy, hoặc --dry-run để xem trước",
        en: "add --force if that is meant, or --dry-run to see it first"
    )))
}

/// A list as the settings see it; none of one that could not be read.
fn listed(list: &ListRead, root: &Path) -> Option<ListFound> {
    let people = list.outcome.as_ref().ok()?;
    let seen = |file: &PathBuf| {
        let inside = settings::seen_from(root, file)?;
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    };
    Some(ListFound {
        unit: people.unit.clone().or_else(|| people.profile.name.clone()),
        level: people.level.clone(),
        files: list.files.iter().filter_map(seen).collect(),
        profile: people.profile.clone(),
    })
}

/// The units of the settings of which no list was found: what is known of them stays.
fn without_list(settings: &Settings, found: &[ListFound]) -> Vec<ListFound> {
    let has_list = |unit: &Unit| {
        found.iter().any(|list| {
            let same_level = match (&list.level, &unit.profile.level) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            };
            let named = list.unit.as_deref().is_some_and(|name| same_unit(name, &unit.name));
            same_level && named
        })
    };
    let of = |unit: &Unit| ListFound {
        unit: Some(unit.name.clone()),
        level: unit.profile.level.clone(),
        files: Vec::new(),
        profile: unit.profile.clone(),
    };
    settings.units.iter().filter(|unit| !has_list(unit)).map(of).collect()
}

/// The ruleset as a file in this folder names it.
fn rules_seen_from(root: &Path, settings: Option<&Settings>, asked: Option<&str>) -> String {
    let named = settings.and_then(|settings| {
        let named = settings.rules.as_ref()?;
        Some((settings.root.join(named), named.clone()))
    });
    let asked = asked.map(|asked| (PathBuf::from(asked), asked.to_owned()));
    let Some((path, named)) = asked.or(named) else { return rules::builtin()[0].id.to_owned() };
    if rules::builtin().iter().any(|shipped| shipped.id == named) {
        return named;
    }
    match settings::seen_from(root, &path) {
        Some(inside) => {
            inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
        }
        None => std::path::absolute(&path).unwrap_or(path).display().to_string(),
    }
}

fn tell_written(place: &Path, draft: &SettingsDraft<'_>, options: &InitOptions, screen: &Screen) {
    let (place, folder) = (place.display(), options.folder.display());
    let units = number_of(draft.units() as u64, "đơn vị", "unit", "units");
    screen.note(&text!(
        vi: "đã ghi thiết lập của {units} vào {place}; mở tệp này để ghi những gì còn thiếu",
        en: "the settings of {units} were written to {place}; open it to fill in what is missing",
        units
    ));
    screen.note(&text!(
        vi: "sau đó kiểm tra bằng: delegate-quota validate \"{folder}\"",
        en: "then check the lists: delegate-quota validate \"{folder}\""
    ));
}

/// The lists that the settings do not know until somebody writes whose they are.
fn tell_without_unit(draft: &SettingsDraft<'_>, screen: &Screen) {
    let files: Vec<String> = draft.units.without_unit.iter().flatten().cloned().collect();
    if !files.is_empty() {
        let files = all_of(&files);
        screen.warn(&text!(
            vi: "chưa rõ là danh sách của đơn vị nào: {files}; ghi tên đơn vị ở cuối tệp",
            en: "no unit is told by {files}; write it at the end of the file",
            files
        ));
    }
}

/// What the folder or its earlier settings hold and the file does not.
fn tell_left_out(read: &ListsRead, in_force: &RulesInForce, root: &Path, screen: &Screen) {
    let nested: Vec<String> =
        read.lists.iter().filter(|list| !list.is_under_first).map(|it| it.path.clone()).collect();
    if !nested.is_empty() {
        let lists = all_of(&nested);
        screen.warn(&text!(
            vi: "đã có thiết lập riêng, nên không ghi vào tệp này: {lists}",
            en: "settings of their own hold for {lists}, which are not in this file",
            lists
        ));
    }
    let lost: Vec<String> =
        in_force.settings().map(|it| not_taken_over(it, root)).unwrap_or_default();
    if !lost.is_empty() {
        let keys = all_of(&lost);
        screen.warn(&text!(
            vi: "chưa chuyển sang tệp mới các mục của thiết lập cũ: {keys}",
            en: "these parts of the earlier settings are not in the new file: {keys}",
            keys
        ));
    }
}

/// The tables of settings that are not written anew.
fn not_taken_over(settings: &Settings, root: &Path) -> Vec<String> {
    let parts = [
        (excluded(settings, root).len() < settings.exclude.len(), "exclude"),
        (!settings.severity.is_empty(), "[severity]"),
        (!settings.required.is_empty(), "[required]"),
        (settings.units_file.is_some(), "units"),
        (settings.units.iter().any(|unit| unit.composition.is_some()), "composition"),
        (!settings.waivers.is_empty(), "[[waiver]]"),
    ];
    parts.into_iter().filter(|(is_set, _)| *is_set).map(|(_, key)| key.to_owned()).collect()
}
