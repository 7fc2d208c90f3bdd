//! The profile that a sheet of the workbook states, as the facts of a congress.
//!
//! What the sheet leaves blank is unknown, and the rules that need it say so. What it tells and
//! nobody understands is asked about at its cell: a verdict must not rest on half of a profile.

use std::collections::BTreeMap;

use crate::catalogue::{GroupCatalogue, Resolution, group_code};
use crate::congress::{Allotment, CongressProfile};
use crate::fault::Fault;
use crate::roster::{Meant, Roster, StatedGroup, StatedProfile, Unclear, Value};
use crate::rules::Ruleset;
use crate::sheet::CellRef;
use crate::text;
use crate::wording::{Text, joined, number_of};

use super::{CheckSettings, level};

/// The facts of the workbook's own profile sheet; none at all where it has no such sheet.
///
/// Facts that options tell are not looked at: whatever the sheet says of them is overruled.
///
/// # Errors
///
/// A value is not understood, or two sheets are profiles.
pub(super) fn profile(
    roster: &Roster,
    settings: &CheckSettings<'_>,
) -> Result<CongressProfile, Fault> {
    match roster.profiles.as_slice() {
        [] => Ok(CongressProfile::default()),
        [only] => read(only, settings),
        several => Err(two_sheets(several)),
    }
}

fn read(stated: &StatedProfile, settings: &CheckSettings<'_>) -> Result<CongressProfile, Fault> {
    let mut problems = Problems::default();
    let mut profile = CongressProfile {
        name: problems.known(&stated.name, &words()).map(String::from),
        province: problems.known(&stated.province, &words()).map(String::from),
        qualifying_districts: problems.known(&stated.qualifying_districts, &whole_number()),
        ..CongressProfile::default()
    };
    let told = &settings.facts;
    if told.date.is_none() {
        profile.date = problems.known(&stated.date, &day());
    }
    if told.days.is_none() {
        profile.days = problems.known(&stated.days, &length());
    }
    if told.pilot.is_none() {
        profile.pilot = problems.known(&stated.pilot, &yes_or_no());
    }
    if settings.level.is_none()
        && let Some(written) = problems.known(&stated.level, &words())
    {
        let level = level::named(&written, profile.name.as_deref(), settings.ruleset);
        profile.level = level.map(|level| level.id.clone());
        if profile.level.is_none() {
            problems.add(stated.level.cell, &written, &known_levels(settings.ruleset));
        }
    }
    if told.groups.is_none() {
        add_groups(&mut profile, &stated.groups, settings.ruleset.catalogue, &mut problems);
    }
    if told.minority_population.is_none() {
        let population = problems.known(&stated.minority_population, &whole_number());
        profile.minority_population = population.or(profile.minority_population);
    }
    if told.delegation.is_none() {
        let allotted = Allotment {
            official: problems.known(&stated.allotted_official, &seats()),
            alternates: problems.known(&stated.allotted_alternates, &seats()),
        };
        profile.delegation = (allotted != Allotment::default()).then_some(allotted);
    }
    problems.none_or(stated).map(|()| profile)
}

/// The resident groups with their people. The majority may stand among them, and is no minority.
fn add_groups(
    profile: &mut CongressProfile,
    stated: &[StatedGroup],
    catalogue: &GroupCatalogue,
    problems: &mut Problems,
) {
    let mut groups = Vec::new();
    let mut population = BTreeMap::new();
    let mut complete = true;
    for StatedGroup { group, people } in stated {
        let count = problems.known(people, &whole_number());
        let Meant::Known(Resolution::Group(code)) = group.meant else {
            problems.add(group.cell, &group.written, &no_group(group, catalogue));
            continue;
        };
        let minority = catalogue.is_minority(code);
        complete &= count.is_some() || !minority;
        if let Some(count) = count
            && population.insert(code, count).is_some_and(|before| before != count)
        {
            let name = catalogue.name(code);
            problems.add(
                people.cell,
                &people.written,
                &text!(
                    vi: "dân tộc {name} đã có số dân khác ở trên",
                    en: "another number for the group {name} stands above"
                ),
            );
        }
        if minority && !groups.contains(&code) {
            groups.push(code);
        }
    }
    // The sum is the minority population only where every group has its number.
    let minorities = population.iter().filter(|(code, _)| catalogue.is_minority(**code));
    profile.minority_population = (complete && !groups.is_empty())
        .then(|| minorities.map(|(_, people)| *people).fold(0, u64::saturating_add));
    profile.groups = (!groups.is_empty()).then_some(groups);
    profile.population = population;
}

/// The cells that were not understood, each with what was expected there.
#[derive(Default)]
struct Problems(Vec<(Option<CellRef>, Text)>);

impl Problems {
    fn known<T: Clone>(&mut self, value: &Value<T>, expected: &Text) -> Option<T> {
        match &value.meant {
            Meant::Known(known) => return Some(known.clone()),
            Meant::Blank => {}
            Meant::Unclear(Unclear::SeveralMeanings) => self.add(
                value.cell,
                &value.written,
                &text!(
                    vi: "hai chỗ ghi khác nhau, hoặc hiểu được theo nhiều cách",
                    en: "two places disagree, or it can be read in several ways"
                ),
            ),
            Meant::Unclear(Unclear::Unreadable) => self.add(
                value.cell,
                &value.written,
                &text!(vi: "công thức bị lỗi hoặc chưa tính", en: "a formula without a result"),
            ),
            Meant::Unclear(Unclear::ImpossibleDate) => self.add(
                value.cell,
                &value.written,
                &text!(vi: "ngày không có trong lịch", en: "the calendar has no such day"),
            ),
            Meant::Unclear(Unclear::NotUnderstood) => {
                self.add(value.cell, &value.written, expected);
            }
        }
        None
    }

    fn add(&mut self, cell: Option<CellRef>, written: &str, why: &Text) {
        let name = cell.map(|cell| cell.to_string()).unwrap_or_default();
        let problem = text!(
            vi: "  ô {name}, ghi “{written}”: {why}",
            en: "  cell {name}, which says “{written}”: {why}",
            why
        );
        self.0.push((cell, problem));
    }

    fn none_or(mut self, stated: &StatedProfile) -> Result<(), Fault> {
        if self.0.is_empty() {
            return Ok(());
        }
        self.0.sort_by_key(|(cell, _)| *cell);
        let lines = joined(self.0.iter().map(|(_, problem)| problem), "\n");
        let values = number_of(self.0.len() as u64, "chỗ", "value", "values");
        let sheet = stated.sheet.as_deref().unwrap_or_default();
        Err(Fault::new(text!(
            vi: "hồ sơ đại hội ở trang tính “{sheet}” có {values} chưa rõ\n{lines}",
            en: "the congress profile in the sheet `{sheet}` has {values} that cannot be understood\n{lines}",
            values,
            lines
        ))
        .help(text!(
            vi: "sửa các ô này; ô nào chưa có số liệu thì để trống",
            en: "mend these cells, or leave blank what is not known yet"
        )))
    }
}

fn words() -> Text {
    text!(vi: "cần ghi bằng chữ", en: "words are expected here")
}

fn whole_number() -> Text {
    text!(vi: "cần một số nguyên, ví dụ 32000", en: "a whole number is expected, such as 32000")
}

fn seats() -> Text {
    text!(
        vi: "cần ghi riêng số chính thức và số dự khuyết, ví dụ “22 chính thức, 2 dự khuyết”",
        en: "the numbers of official delegates and of alternates are expected, each by itself"
    )
}

fn day() -> Text {
    text!(
        vi: "cần một ngày đủ ngày, tháng, năm, ví dụ 16/5/2024",
        en: "a day with month and year is expected, such as 16/5/2024"
    )
}

fn length() -> Text {
    text!(
        vi: "cần số ngày lớn hơn 0, ví dụ 1 hoặc 1,5",
        en: "a number of days above 0 is expected, such as 1 or 1.5"
    )
}

fn yes_or_no() -> Text {
    text!(vi: "cần ghi “Có” hoặc “Không”", en: "`Yes` or `No` is expected")
}

fn known_levels(ruleset: &Ruleset) -> Text {
    let id = &ruleset.id;
    text!(
        vi: "bộ quy định `{id}` có các cấp: {levels}",
        en: "the ruleset `{id}` knows these levels: {levels}",
        levels = joined(ruleset.levels.iter().map(|level| &level.title), ", ")
    )
}

/// Why a name is not the name of one group.
fn no_group(group: &Value<Resolution>, catalogue: &GroupCatalogue) -> Text {
    if group.written.is_empty() {
        return text!(vi: "có số dân mà thiếu tên dân tộc", en: "a number without a group's name");
    }
    match group_code(&group.written, catalogue) {
        Err(Fault { message, help, .. }) => joined([&message].into_iter().chain(&help), "; "),
        Ok(_) => text!(vi: "cần ghi tên dân tộc", en: "the name of a group is expected"),
    }
}

fn two_sheets(several: &[StatedProfile]) -> Fault {
    let sheets: Vec<String> = several
        .iter()
        .map(|profile| format!("“{}”", profile.sheet.as_deref().unwrap_or_default()))
        .collect();
    let sheets = sheets.join(", ");
    Fault::new(text!(
        vi: "tệp có nhiều trang hồ sơ đại hội: {sheets}",
        en: "several sheets are congress profiles: {sheets}"
    ))
    .help(text!(
        vi: "giữ lại một trang, hoặc chỉ rõ hồ sơ bằng `--congress TỆP`",
        en: "keep one of them, or name the profile with `--congress FILE`"
    ))
}
