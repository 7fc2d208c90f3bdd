//! What is marked in a copy of a list: each cell to mend with its note, and a sheet in front with the
//! verdict, the broken rules and the cells.

use super::validate::{rules, verdict};
use super::{RenderOptions, marks, validate};
use crate::annotate::{Annotation, CellMark, FrontCell, FrontLook, FrontSheet, Weight};
use crate::report::{
    Check, Finding, InputReport, ListReport, Location, Run, Severity, Status, words,
};
use crate::sheet::{CellRef, Column};
use crate::text;
use crate::wording::{Lang, Text, capitalised};

/// What the sheet in front is called.
const NAME: Text = Text::fixed("Kết quả kiểm tra", "Check");

/// Everything that is marked in the copy of a list.
pub fn annotation(
    run: &Run,
    input: &InputReport,
    list: &ListReport,
    options: &RenderOptions,
) -> Annotation {
    let lang = options.lang;
    let found = list.findings.iter().filter(|finding| finding.waived.is_none());
    let mut all: Vec<CellMark> = found.map(|finding| of_finding(finding, lang)).collect();
    for check in list.checks.iter().filter(|check| check.status == Status::NotChecked) {
        all.extend(check.decided_by.iter().map(|place| of_open(check, place, lang)));
    }
    Annotation { marks: all, front: front(run, input, list, options) }
}

fn of_finding(finding: &Finding, lang: Lang) -> CellMark {
    let severity = capitalised(words::severity(finding.severity).get(lang));
    let note = format!("{severity}: {}", with_help(finding, finding.message.get(lang), lang));
    CellMark {
        sheet: finding.location.sheet.clone(),
        cell: cell(&finding.location),
        weight: weight(finding.severity),
        note,
    }
}

/// What is wrong, and beneath it what to do.
fn with_help(finding: &Finding, message: &str, lang: Lang) -> String {
    let help = finding.help.as_ref().map(|help| capitalised(help.get(lang)));
    help.map_or_else(|| message.to_owned(), |help| format!("{message}\n→ {help}"))
}

/// A cell whose value decides a rule that could not be checked.
fn of_open(check: &Check, place: &Location, lang: Lang) -> CellMark {
    let title = &check.title;
    let note = text!(
        vi: "Chưa kết luận được “{title}”: cần ghi rõ ô này",
        en: "“{title}” could not be checked: this cell decides it",
        title
    );
    CellMark {
        sheet: place.sheet.clone(),
        cell: cell(place),
        weight: Weight::Open,
        note: note.in_lang(lang),
    }
}

/// The cell of a place; the first of its row where the whole row is meant.
fn cell(place: &Location) -> CellRef {
    place.cell.unwrap_or_else(|| CellRef::new(Column::new(1), place.row))
}

fn weight(severity: Severity) -> Weight {
    match severity {
        Severity::Error => Weight::Bad,
        Severity::Warning => Weight::Open,
        Severity::Advice => Weight::Note,
    }
}

fn front(run: &Run, input: &InputReport, list: &ListReport, options: &RenderOptions) -> FrontSheet {
    let lang = options.lang;
    let mut rows = Vec::new();
    let alone = |text: String, look| vec![FrontCell::new(text, look)];
    rows.push(alone(words::check_title().in_lang(lang), FrontLook::Title));
    let sentence = verdict::sentence(list, run.strictness);
    rows.push(alone(sentence.plain(lang), FrontLook::Strong));
    for (label, fact) in validate::facts_of_list(input, list, options) {
        let fact = format!("{}: {}", label.get(lang), fact.plain(lang));
        rows.push(alone(fact, FrontLook::Plain));
    }
    let remark = text!(
        vi: "Ô tô màu là ô cần xem lại, nội dung ghi ở ghi chú của ô. Danh sách gốc không thay đổi.",
        en: "Coloured cells are to be looked at; each has a note that says why. The original list is as it was."
    );
    rows.push(alone(remark.in_lang(lang), FrontLook::Plain));
    rules_of(&mut rows, list, lang);
    places_of(&mut rows, list, lang);
    FrontSheet { name: NAME.in_lang(lang), rows }
}

/// The rules that do not hold, and those of which that is not known.
fn rules_of(rows: &mut Vec<Vec<FrontCell>>, list: &ListReport, lang: Lang) {
    let is_open = |check: &&Check| {
        check.status != Status::Pass
            && check.waived.is_none()
            && !rules::is_told_at_cells(check, list)
    };
    let checks: Vec<&Check> = list.checks.iter().filter(is_open).collect();
    let heading = text!(vi: "Quy định chưa đạt", en: "Rules that do not hold");
    heading_of(rows, &heading, checks.len(), lang);
    for check in checks {
        let (mark, _) = marks::of_check(check);
        let why = rules::why(check, true);
        let why: Vec<String> = why.iter().map(|it| it.behind_mark().plain(lang)).collect();
        let title = FrontCell {
            weight: Some(match check.status {
                Status::Fail => weight(check.severity),
                _ => Weight::Open,
            }),
            ..FrontCell::new(format!("{mark} {}", check.title.get(lang)), FrontLook::Strong)
        };
        let found = validate::found_and_allowed(check);
        rows.push(vec![
            title,
            FrontCell::new(found.get(lang), FrontLook::Plain),
            FrontCell::new(why.join("\n"), FrontLook::Plain),
        ]);
    }
}

/// The cells to mend, each leading to its place.
fn places_of(rows: &mut Vec<Vec<FrontCell>>, list: &ListReport, lang: Lang) {
    let found: Vec<&Finding> =
        list.findings.iter().filter(|finding| finding.waived.is_none()).collect();
    heading_of(rows, &text!(vi: "Ô cần sửa", en: "Cells to mend"), found.len(), lang);
    for finding in found {
        let place = &finding.location;
        let sheet = place.sheet.as_deref().unwrap_or_default();
        let at = words::place(place).in_lang(lang);
        let at = if sheet.is_empty() { at } else { format!("{at} – {sheet}") };
        let message = with_help(finding, &capitalised(finding.message.get(lang)), lang);
        let link = FrontCell {
            weight: Some(weight(finding.severity)),
            link: place.sheet.clone().map(|sheet| (sheet, cell(place))),
            ..FrontCell::new(at, FrontLook::Plain)
        };
        let who = finding.delegate.as_deref().unwrap_or_default();
        rows.push(vec![
            link,
            FrontCell::new(who, FrontLook::Plain),
            FrontCell::new(message, FrontLook::Plain),
        ]);
    }
}

fn heading_of(rows: &mut Vec<Vec<FrontCell>>, heading: &Text, count: usize, lang: Lang) {
    if count > 0 {
        rows.push(Vec::new());
        let heading = format!("{} ({count})", heading.get(lang));
        rows.push(vec![FrontCell::new(heading, FrontLook::Strong)]);
    }
}
