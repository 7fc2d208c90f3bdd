//! `--save`: a list as it would be, written to a new file that `validate` reads.

use std::path::Path;

use anyhow::Context as _;

use super::check_again;
use super::output::NewFile;
use super::session::Session;
use crate::fault::Fault;
use crate::roster::Roster;
use crate::template::{FilledList, TemplateOptions, filled_csv, filled_workbook};
use crate::text;
use crate::validate::UnderstoodList;

/// A list is written in a format that the name promises.
pub(super) fn can_be_saved(path: &Path) -> Result<(), Fault> {
    if is_csv(path) || ending(path) == "xlsx" {
        return Ok(());
    }
    let (xlsx, csv) = (path.with_extension("xlsx"), path.with_extension("csv"));
    let (xlsx, csv) = (xlsx.display(), csv.display());
    Err(Fault::new(text!(
        vi: "chỉ ghi được tệp .xlsx hoặc .csv",
        en: "only .xlsx and .csv files are written"
    ))
    .about(path.display())
    .help(text!(vi: "ví dụ `{xlsx}` hoặc `{csv}`", en: "for example `{xlsx}` or `{csv}`")))
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn is_csv(path: &Path) -> bool {
    ending(path) == "csv"
}

/// Writes the list as it would be, made from `list`, and says how to check it.
pub(super) fn save(
    file: &NewFile<'_>,
    list: &UnderstoodList,
    roster: &Roster,
    session: &Session<'_>,
) -> anyhow::Result<()> {
    let (ruleset, screen) = (session.settings.ruleset, session.screen);
    let level = ruleset.level(&list.level).context("the level is one of the ruleset's")?;
    let filled = FilledList {
        options: TemplateOptions { ruleset, level, lang: screen.lang },
        roster,
        profile: &list.profile,
    };
    let path = file.path();
    if is_csv(path) {
        file.write(filled_csv(&filled)?)?;
    } else {
        file.write(filled_workbook(&filled)?)?;
    }
    let check = check_again::command(path, session, list, is_csv(path));
    screen.note(&text!(
        vi: "đã ghi danh sách giả định; kiểm tra bằng: {check}",
        en: "the hypothetical list was written; to check it: {check}"
    ));
    if is_csv(path) && list.roster.delegates.len() > list.roster.of_congress().count() {
        screen.note(&text!(
            vi: "tệp CSV không ghi bảng đoàn đại biểu dự đại hội cấp trên; muốn có thì lưu thành .xlsx",
            en: "the CSV leaves out the table of the upper delegation; save an .xlsx to keep it"
        ));
    }
    Ok(())
}
