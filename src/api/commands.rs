//! What the other commands say of files that the caller holds: figures, what-if, the marked copy, the
//! numbers that are still allowed.

use std::path::{Path, PathBuf};

use super::files::{FilesOptions, FilesPlan};
use crate::annotate::{self, AnnotateError};
use crate::calculate::bounds::{self, Question};
use crate::catalogue::GroupCatalogue;
use crate::closed_list::ClosedList as _;
use crate::congress::CongressProfile;
use crate::fault::Fault;
use crate::files::{Files as _, GivenFiles};
use crate::read;
use crate::render::{
    self, Format, QuotaReport, RenderOptions, StatsReport, WholeFormat, WholeReport,
};
use crate::report::{InputReport, Severity};
use crate::rules;
use crate::runs::RulesInForce;
use crate::statistics::{Asked, ListCounted, Statistics};
use crate::text;
use crate::validate::{
    self, CheckSettings, ListPart, ListSource, UnderstoodList, in_order_of_roles, people_of_parts,
    understand_parts,
};
use crate::what_if::{self, ChangeKind, PlannedChange, Scenario, WhatIf};

/// A list that was read and understood, to be asked what would become of it.
#[derive(Debug, Clone)]
pub struct ListAtHand {
    path: String,
    list: UnderstoodList,
    group: usize,
}

impl FilesPlan<'_> {
    /// The settings for a file, with the number of their group.
    fn settings_for<'s>(&'s self, path: &Path) -> Result<(usize, CheckSettings<'s>), Fault> {
        let group = self.group_of(path);
        let settings = self.settings()?.into_iter().nth(group);
        settings.map(|settings| (group, settings)).ok_or_else(|| not_given(path))
    }

    fn parts(paths: &[PathBuf], settings: &CheckSettings<'_>) -> Result<Vec<ListPart>, Fault> {
        let read = |path: &PathBuf| {
            let name = path.display().to_string();
            ListPart::read(&name, ListSource::File(path), settings)
        };
        paths.iter().map(read).collect::<Result<_, _>>().map(in_order_of_roles)
    }

    /// Reads the list that these files are together.
    ///
    /// # Errors
    ///
    /// A file cannot be read as a list.
    pub fn list(&self, paths: &[PathBuf]) -> Result<ListAtHand, Fault> {
        let first = paths.first().map_or(Path::new(""), PathBuf::as_path);
        let (group, settings) = self.settings_for(first)?;
        let parts = Self::parts(paths, &settings)?;
        let path = parts.first().map(|part| part.path.clone()).unwrap_or_default();
        Ok(ListAtHand { path, list: understand_parts(parts, &settings)?, group })
    }

    /// The figures of the credentials report for one list, as `stats` writes them.
    ///
    /// # Errors
    ///
    /// A file cannot be read as a list.
    pub fn statistics(
        &self,
        paths: &[PathBuf],
        format: WholeFormat,
        options: &RenderOptions,
    ) -> Result<Vec<u8>, Fault> {
        let first = paths.first().map_or(Path::new(""), PathBuf::as_path);
        let (_, settings) = self.settings_for(first)?;
        let ruleset = settings.ruleset;
        let parts = Self::parts(paths, &settings)?;
        let path = parts.first().map(|part| part.path.clone()).unwrap_or_default();
        let people = people_of_parts(parts, &settings);
        let stem = || Some(Path::new(&path).file_stem()?.to_string_lossy().into_owned());
        let unit = people.unit.clone().or_else(|| people.profile.name.clone());
        let name = unit.or_else(stem).unwrap_or_else(|| path.clone());
        let as_of = people.profile.date;
        let list = ListCounted { name, roster: people.roster, profile: people.profile };
        let asked = Asked::everything_of("official", ruleset, settings.settings)?;
        let asked = Asked { as_of, ..asked };
        let lists = [list];
        let statistics = Statistics::of(&lists, &asked);
        let report = StatsReport {
            ruleset: ruleset.facts(),
            paths: &[path],
            unit: lists[0].profile.name.as_deref(),
            statistics: &statistics,
        };
        Ok(written(&report, format, options))
    }

    /// What becomes of a list after these changes, as `what-if` writes it. Each is a kind (`add`,
    /// `remove`, `set`, `promote_alternates`) with the change as that option of the command line writes
    /// it.
    ///
    /// # Errors
    ///
    /// A change is not written as its kind is, or speaks of a row that the list does not have.
    pub fn what_if(
        &self,
        at_hand: &ListAtHand,
        changes: &[(&str, &str)],
        format: WholeFormat,
        options: &RenderOptions,
    ) -> Result<Vec<u8>, Fault> {
        let settings = self.settings()?.into_iter().nth(at_hand.group);
        let settings = settings.ok_or_else(|| not_given(Path::new(&at_hand.path)))?;
        let ruleset = settings.ruleset;
        let read = |(kind, change): &(&str, &str)| {
            let kind = ChangeKind::with_id(kind).ok_or_else(|| no_kind(kind))?;
            PlannedChange::parse(kind, change, ruleset)
        };
        let changes = changes.iter().map(read).collect::<Result<_, _>>()?;
        let scenario = Scenario { name: None, changes };
        let outcome = what_if::play(&at_hand.list, scenario, &settings, options.lang)?;
        let before = at_hand.list.clone().judge(&settings);
        let played = WhatIf {
            ruleset: ruleset.facts(),
            strictness: self.strictness(),
            path: &at_hand.path,
            before: &before,
            scenarios: vec![outcome.beside(&before, ruleset.catalogue)],
        };
        Ok(written(&played, format, options))
    }
}

/// The copy of a list with its cells to mend marked, as `validate --annotate` writes it.
///
/// # Errors
///
/// The list could not be checked, has several files, or cannot be copied.
pub fn annotated_copy(
    files: &GivenFiles,
    report: &super::FilesReport,
    input: &InputReport,
    options: &RenderOptions,
) -> Result<Vec<u8>, Fault> {
    let list = input.outcome.as_ref().map_err(Clone::clone)?;
    if !input.parts.is_empty() {
        return Err(annotate::several_files(input.parts.len()));
    }
    let annotation = render::annotation(&report.run, input, list, options);
    let path = Path::new(&input.path);
    let bytes = files.read(path, u64::MAX).map_err(|_| not_given(path))?;
    let has_macros_by_name = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("xlsm"));
    match annotate::annotated_copy(&bytes, &annotation, has_macros_by_name) {
        Ok(copy) => Ok(copy),
        Err(AnnotateError::IsAnnotated) => Err(annotate::is_annotated()),
        Err(AnnotateError::NotThisKind | AnnotateError::HasMacros) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let book = read::read_bytes(bytes, &name, &read::ReadOptions::default())?;
            let unnamed = text!(vi: "Danh sách", en: "List").in_lang(options.lang);
            annotate::fresh_copy(&book, &unnamed, &annotation).map_err(|_| annotate::too_large())
        }
    }
}

/// The numbers that are still allowed, given some of them, as `quota` writes them. `given` names
/// quantities as its JSON does, such as `official` and `guest`.
///
/// # Errors
///
/// The level is not told, a quantity is unknown, or this cannot be calculated exactly.
pub fn quota(
    files: &GivenFiles,
    asked: &FilesOptions,
    given: &[(&str, u64)],
    format: WholeFormat,
    options: &RenderOptions,
) -> Result<Vec<u8>, Fault> {
    let rules = RulesInForce::load(None, files, asked.rules.as_deref())?;
    let ruleset = rules.ruleset();
    let profile = &asked.facts;
    let level = validate::level_without_list(asked.level.as_deref(), profile, ruleset)?
        .ok_or_else(level_unknown)?;
    let binding =
        if asked.strictness.warning_is_error { Severity::Warning } else { Severity::Error };
    let mut question = Question { ruleset, level: &level.id, profile, given: Vec::new(), binding };
    let known = bounds::named(&question).map_err(|_| not_exact())?;
    for (name, number) in given {
        let quantity = known.iter().find(|(known, _)| known == name);
        let (_, quantity) = quantity.ok_or_else(|| no_quantity(name))?;
        question.given.push((quantity.clone(), *number));
    }
    let answer = bounds::allowed(&question).map_err(|_| not_exact())?;
    let unit = profile.name.as_deref();
    let level = ruleset.level(&level.id).ok_or_else(level_unknown)?;
    let not_supported = ruleset.beyond_numbers(&level.id).collect();
    let report = QuotaReport { ruleset: ruleset.facts(), level, unit, answer, not_supported };
    Ok(written(&report, format, options))
}

/// The rulesets of this name explained, as `rules show` does it in JSON.
///
/// # Errors
///
/// There is no such ruleset among the built-in ones and the files, or it is not valid.
pub fn ruleset_json(
    files: &GivenFiles,
    rules: &str,
    options: &RenderOptions,
) -> Result<Vec<u8>, Fault> {
    let shown = rules::show(&rules::load_from(files, rules)?);
    Ok(written(&shown, WholeFormat::Json, options))
}

/// The report of a command in a format, with the day that a page tells.
fn written(report: &impl WholeReport, format: WholeFormat, options: &RenderOptions) -> Vec<u8> {
    render::whole(report, format, &RenderOptions { all: true, ..*options })
}

/// The facts of a congress, written as a congress profile is.
///
/// # Errors
///
/// It is no valid profile; then all of its problems are told.
pub fn facts(profile: &str) -> Result<CongressProfile, Fault> {
    let mut files = GivenFiles::new();
    let path = Path::new("congress.toml");
    files.add(path, profile, None);
    validate::load_profile(path, &files, GroupCatalogue::vietnam())
}

/// The format with this id.
pub fn format_of_id(id: &str) -> Option<Format> {
    Format::with_id(id)
}

fn not_given(path: &Path) -> Fault {
    Fault::new(text!(vi: "không có tệp này", en: "there is no such file")).about(path.display())
}

fn no_kind(kind: &str) -> Fault {
    Fault::new(text!(
        vi: "`{kind}` không phải là một loại thay đổi",
        en: "`{kind}` is no kind of change"
    ))
    .help(text!(
        vi: "các loại: {kinds}",
        en: "the kinds are {kinds}",
        kinds = ChangeKind::ALL.iter().map(|kind| kind.id()).collect::<Vec<_>>().join(", ")
    ))
}

fn no_quantity(name: &str) -> Fault {
    Fault::new(text!(
        vi: "quy định không nói đến số lượng `{name}`",
        en: "the rules know no quantity `{name}`"
    ))
}

fn level_unknown() -> Fault {
    Fault::new(text!(
        vi: "không rõ đại hội cấp nào",
        en: "the level of the congress is not known"
    ))
}

fn not_exact() -> Fault {
    Fault::new(text!(
        vi: "không tính được chính xác: quy định quá nhiều hoặc các số quá lớn",
        en: "this cannot be calculated exactly: the rules are too many or their numbers too large"
    ))
}
