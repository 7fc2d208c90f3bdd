//! Where rulesets come from: those shipped with the tool, and files.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::decode::Decoding;
use super::extends::{self, WrittenRuleset};
use super::head::{self, HEAD};
use super::shipped::{Builtin, builtin, shipped};
use super::{Ruleset, catalogue_file, rule};
use crate::fault::{self, Fault};
use crate::file_names::as_spelled;
use crate::files::{self, Files};
use crate::text;
use crate::toml_tree::{self, Problem, Sources, Table, Value, ValueKind, WrittenTable};
use crate::wording::did_you_mean;

/// How many letters of an id may be mistyped where a neighbour has an id much like it.
const SLIP: usize = 2;

/// A rules file is a page or two; what is larger is something else.
const LARGEST_FILE: u64 = 1 << 20;

/// The ruleset with this id, or in this file.
///
/// # Errors
///
/// There is no such ruleset, the file cannot be read, or it is not valid; then the error holds all
/// of its problems.
///
/// # Examples
///
/// ```
/// let rules = delegate_quota::rooms::rules::load("vn-2024")?;
/// assert_eq!(rules.rule("official-cap").map(|rule| rule.kind.id), Some("count"));
/// # Ok::<(), delegate_quota::rooms::fault::Fault>(())
/// ```
pub fn load(id_or_path: &str) -> Result<Ruleset, Fault> {
    load_from(files::of_machine(), id_or_path)
}

/// The ruleset with this id, or in this one of the files.
///
/// # Errors
///
/// As [`load`].
pub fn load_from(files: &dyn Files, id_or_path: &str) -> Result<Ruleset, Fault> {
    build(&origin_of(files, id_or_path)?, files)
}

/// The same with its examples, and the texts that their places are of.
///
/// # Errors
///
/// As [`load`].
pub(crate) fn load_with_examples(
    files: &dyn Files,
    id_or_path: &str,
) -> Result<(Ruleset, Sources), Fault> {
    build_whole(&origin_of(files, id_or_path)?, files, true)
}

fn origin_of(files: &dyn Files, id_or_path: &str) -> Result<RulesOrigin, Fault> {
    if let Some(shipped) = shipped(id_or_path) {
        return Ok(RulesOrigin::Builtin(shipped));
    }
    let looks_like_a_path = id_or_path.contains(['/', '\\'])
        || Path::new(id_or_path).extension().is_some_and(|ending| ending == "toml")
        || files.about(Path::new(id_or_path)).is_ok();
    if !looks_like_a_path {
        return Err(unknown(id_or_path));
    }
    let path = PathBuf::from(id_or_path);
    let text = read_file(&path, files)?;
    Ok(RulesOrigin::File { path, text })
}

/// The ruleset in this file.
///
/// # Errors
///
/// The file cannot be read, or it is not valid; then the error holds all of its problems.
#[cfg(feature = "cli")]
pub fn check_file(path: &Path) -> Result<Ruleset, Fault> {
    let text = read_file(path, &files::Disk)?;
    let origin = RulesOrigin::File { path: path.to_owned(), text };
    build_whole(&origin, &files::Disk, true).map(|(ruleset, _)| ruleset)
}

/// The ruleset in this text; `name` is shown with its problems, and `extends` is looked up beside
/// it.
///
/// # Errors
///
/// It is not valid; then the error holds all of its problems.
pub fn parse(name: &str, text: &str) -> Result<Ruleset, Fault> {
    parse_from(files::of_machine(), name, text)
}

/// The same, where what it names is looked up among these files.
///
/// # Errors
///
/// As [`parse`].
pub fn parse_from(files: &dyn Files, name: &str, text: &str) -> Result<Ruleset, Fault> {
    build(&RulesOrigin::File { path: PathBuf::from(name), text: text.to_owned() }, files)
}

pub(super) fn read_file(path: &Path, files: &dyn Files) -> Result<String, Fault> {
    let read = files.read(&as_spelled(path, files), LARGEST_FILE + 1);
    let bytes = read.map_err(|fault| unreadable(path, &fault))?;
    if bytes.len() as u64 > LARGEST_FILE {
        let path = path.display();
        return Err(Fault::new(text!(
            vi: "`{path}` quá lớn, không thể là tệp quy định",
            en: "`{path}` is too large for a rules file"
        )));
    }
    let no_text = || std::io::Error::new(ErrorKind::InvalidData, "its content is not UTF-8 text");
    toml_tree::file::decoded(bytes).ok_or_else(|| unreadable(path, &no_text()))
}

fn unreadable(path: &Path, fault: &std::io::Error) -> Fault {
    let path = path.display();
    Fault::new(if fault.kind() == ErrorKind::NotFound {
        text!(vi: "không có tệp `{path}`", en: "there is no file `{path}`")
    } else {
        text!(
            vi: "không đọc được `{path}`: {fault}",
            en: "cannot read `{path}`: {fault}",
            fault = fault::system(fault)
        )
    })
    .helps(fault::way_on(fault))
}

enum RulesOrigin {
    Builtin(&'static Builtin),
    File { path: PathBuf, text: String },
}

impl RulesOrigin {
    /// The name shown with problems, which also tells cycles.
    fn name(&self) -> String {
        match self {
            Self::Builtin(shipped) => format!("{}.toml", shipped.id),
            Self::File { path, .. } => path.display().to_string(),
        }
    }

    /// The ruleset that this one extends, by id or by a path beside this file.
    fn extended(&self, asked: &str, files: &dyn Files) -> Result<Self, Fault> {
        if let Some(shipped) = shipped(asked) {
            return Ok(Self::Builtin(shipped));
        }
        let Self::File { path, .. } = self else {
            return Err(unknown(asked));
        };
        if !asked.contains(['/', '\\', '.']) {
            return Err(unknown(asked));
        }
        let path = beside(path, asked);
        let text = read_file(&path, files)?;
        Ok(Self::File { path, text })
    }

    /// Tells files apart even if they are named by different paths.
    fn identity(&self, files: &dyn Files) -> PathBuf {
        match self {
            Self::Builtin(shipped) => PathBuf::from(shipped.id),
            Self::File { path, .. } => files.identity(path),
        }
    }
}

fn unknown(asked: &str) -> Fault {
    let known: Vec<&str> = builtin().iter().map(|shipped| shipped.id).collect();
    let all = known.join(", ");
    let behind = |id: &str, general: &str| {
        id.strip_prefix(general).is_some_and(|rest| rest.starts_with('-'))
    };
    // The rules of one province are no other's: there only a slip of the keys is put right.
    let is_meant = |id: &&str| {
        let is_local = known.iter().any(|general| behind(id, general));
        !is_local || strsim::damerau_levenshtein(asked, id) <= SLIP
    };
    let near = did_you_mean(asked, known.iter().copied().filter(is_meant));
    let general = known.iter().find(|general| near.is_none() && behind(asked, general));
    let general = general.map(|general| {
        text!(
            vi: "chưa có bộ quy định riêng này; bộ quy định chung là `{general}`",
            en: "there are no rules of its own for it; the general ones are `{general}`"
        )
    });
    Fault::new(text!(vi: "không có bộ quy định `{asked}`", en: "unknown ruleset `{asked}`"))
        .helps(near.or(general))
        .help(text!(
            vi: "các bộ quy định có sẵn: {all}; hoặc đường dẫn tới một tệp TOML",
            en: "the built-in rulesets are {all}; or give the path of a TOML file"
        ))
}

/// The files read so far, and what is wrong in them.
struct FilesRead<'a> {
    files: &'a dyn Files,
    sources: Sources,
    chain: Vec<PathBuf>,
    problems: Vec<Problem>,
    /// Whether a part could not be read at all: what else seems wrong may only seem so.
    is_partial: bool,
}

impl FilesRead<'_> {
    /// Reads a ruleset as written, on top of those that it extends.
    fn read(&mut self, origin: &RulesOrigin) -> WrittenRuleset {
        let mut document = self.document(origin);
        if let (Some(document), RulesOrigin::File { path, .. }) = (&mut document, origin) {
            catalogue_file::see_from(path, document);
        }
        self.chain.push(origin.identity(self.files));
        let Some(document) = document else {
            self.is_partial = true;
            return WrittenRuleset::default();
        };
        let top = extends::split(document, &mut self.problems);
        let Some(base) = self.extended(origin, &top) else {
            return top;
        };
        extends::overlay(base, top, &mut self.problems)
    }

    /// What stands in a file; none where it is no TOML. Files count from 0: there stands what the head of
    /// the ruleset lacks.
    fn document(&mut self, origin: &RulesOrigin) -> Option<Table> {
        let name = origin.name();
        match origin {
            RulesOrigin::Builtin(shipped) => {
                self.sources.add(shipped.tree.place.file, name, shipped.text);
                Some(shipped.tree.clone())
            }
            RulesOrigin::File { text, .. } => {
                let (number, so_far) = (self.chain.len(), self.problems.len());
                let document = toml_tree::parse(text, number, &mut self.problems);
                self.sources.add(number, name, text.clone());
                (self.problems.len() == so_far).then_some(document)
            }
        }
    }

    fn extended(&mut self, origin: &RulesOrigin, top: &WrittenRuleset) -> Option<WrittenRuleset> {
        let value = &top.head.get("extends")?.value;
        let ValueKind::String(asked) = &value.kind else {
            return None;
        };
        match origin.extended(asked, self.files) {
            Ok(base) if self.chain.contains(&base.identity(self.files)) => {
                let itself = origin.identity(self.files) == base.identity(self.files);
                self.problems.push(cycle(value, asked, itself));
                self.is_partial = true;
                None
            }
            Ok(base) => Some(self.read(&base)),
            Err(fault) => {
                self.problems.push(Problem::refused(&value.place, fault));
                self.is_partial = true;
                None
            }
        }
    }
}

/// The path that a file names, from where it stands.
pub(super) fn beside(file: &Path, named: &str) -> PathBuf {
    file.parent().unwrap_or(Path::new("")).join(named)
}

fn cycle(value: &Value, asked: &str, is_itself: bool) -> Problem {
    if is_itself {
        return value.problem(text!(
            vi: "`{asked}` là chính tệp này: một bộ quy định không kế thừa chính nó",
            en: "`{asked}` is this file itself: a ruleset does not extend itself",
        ));
    }
    value.problem(text!(
        vi: "`{asked}` lại kế thừa chính tệp này: thành vòng tròn",
        en: "`{asked}` extends this file in turn: a circle",
    ))
}

fn build(origin: &RulesOrigin, files: &dyn Files) -> Result<Ruleset, Fault> {
    build_whole(origin, files, false).map(|(ruleset, _)| ruleset)
}

/// The ruleset, with its examples or without, and the texts that their places are of.
fn build_whole(
    origin: &RulesOrigin,
    files: &dyn Files,
    with_examples: bool,
) -> Result<(Ruleset, Sources), Fault> {
    let mut reading = FilesRead {
        files,
        sources: Sources::default(),
        chain: Vec::new(),
        problems: Vec::new(),
        is_partial: false,
    };
    let written = reading.read(origin);
    let FilesRead { mut sources, mut problems, is_partial, chain, .. } = reading;
    if !is_partial {
        let mut decoding = Decoding::new(std::mem::take(&mut problems), with_examples);
        let numbered = (files, &mut sources, chain.len());
        catalogue_file::read(&written.head, numbered, &mut decoding);
        let ruleset = valid(&written, &mut decoding);
        problems = decoding.problems;
        if let Some(ruleset) = ruleset.filter(|_| problems.is_empty()) {
            return Ok((ruleset, sources));
        }
    }
    problems
        .sort_by_key(|problem| (sources.position(problem.place.file), problem.place.span.start));
    problems.dedup();
    let message = text!(vi: "tệp quy định có lỗi", en: "the rules file is not valid");
    Err(toml_tree::invalid(message, &problems, &sources))
}

/// The names of the tables in a table of the head.
fn names_in(head: &Table, key: &str) -> Vec<String> {
    match head.get(key).map(|entry| &entry.value.kind) {
        Some(ValueKind::Table(named)) => {
            named.entries.iter().map(|entry| entry.key.name.to_string()).collect()
        }
        _ => Vec::new(),
    }
}

/// Turns a ruleset as written into a valid one; problems are recorded either way.
fn valid(written: &WrittenRuleset, decoding: &mut Decoding) -> Option<Ruleset> {
    let table = WrittenTable::new(&written.head, HEAD.iter().map(|option| option.key));
    let mut head = head::read(&table, decoding);
    // By what is written: one that is wrong is told there, and is known all the same.
    decoding.levels = names_in(&written.head, "level");
    decoding.fields_of_work = names_in(&written.head, "field");
    decoding.statistics = names_in(&written.head, "statistic");
    if let Some(head) = &mut head {
        decoding.ladders = std::mem::take(&mut head.ladders);
        decoding.sources.clone_from(&head.sources);
    }
    let rules = written.rules.iter().filter_map(|rule| rule::decode(rule, decoding)).collect();
    let off = written.off.iter().filter_map(|table| head::switched_off(table, decoding)).collect();
    let head = head?;
    Some(Ruleset {
        id: head.id,
        title: head.title,
        extends: head.extends,
        sources: head.sources,
        in_force: head.in_force,
        levels: head.levels,
        other_levels: head.other_levels,
        catalogue: decoding.catalogue,
        unstated_role: head.unstated_role,
        fields_of_work: head.fields_of_work,
        identity: head.identity,
        ladders: std::mem::take(&mut decoding.ladders),
        ages: head.ages,
        examples: head.examples,
        rules,
        off,
    })
}
