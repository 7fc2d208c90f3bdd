//! One line a unit, worst first or by name, and the totals of all.

use anstyle::Style;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, Row};

use crate::evaluate::percent;
use crate::lang::report as words;
use crate::render::figures::number;
use crate::render::{OverviewOrder, RenderOptions, for_terminal};
use crate::report::{Broken, Closing, Counts, Run, Severity, Standing, UnitLine, UnitStanding};
use crate::text;
use crate::wording::{Text, counted};

use super::verdict::{GREEN, RED, YELLOW, as_strict};
use crate::render::paper::{BOLD, DIM, Layout, Paper};

/// How many broken rules of a unit are named before the rest is only counted.
const NAMED: usize = 3;

/// How many units are shown before the rest is only counted, unless all are asked for.
const SHOWN: usize = 100;

pub(super) fn write(paper: &mut Paper, closing: &Closing, options: &RenderOptions) {
    let units = ordered(closing, options.order);
    let wanted: Vec<&UnitLine> =
        units.iter().copied().filter(|line| !paper.quiet || needs_attention(line)).collect();
    if wanted.is_empty() {
        return;
    }
    let shown = if paper.all { wanted.len() } else { wanted.len().min(SHOWN) };
    paper.heading(paper.word("Tổng hợp", "Overview"));
    let layout = paper.layout();
    let mut table = paper.columns();
    table.set_header(header(paper, layout));
    let usual = usual_level(&units);
    for line in &wanted[..shown] {
        table.add_row(row(paper, layout, line, usual));
    }
    if !paper.quiet && units.len() > 1 {
        table.add_row(totals(paper, layout, &units));
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        if layout != Layout::Narrow && (2..6).contains(&index) || index == 0 {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    paper.table(table);
    let hidden = wanted.len() - shown;
    if hidden > 0 {
        let said = paper.say(&text!(
            vi: "… và {hidden} đơn vị nữa (xem hết: --all)",
            en: "… and {hidden} more units (all of them: --all)"
        ));
        paper.paragraph("   ", &said, DIM);
    }
}

/// The level of most units, which need not be told at each.
fn usual_level<'a>(units: &[&'a UnitLine]) -> Option<&'a str> {
    let levels = || units.iter().filter_map(|line| line.level.as_deref());
    levels().max_by_key(|level| levels().filter(|other| other == level).count())
}

fn needs_attention(line: &UnitLine) -> bool {
    !matches!(line.standing, UnitStanding::Listed(Standing::Ready) | UnitStanding::NotExpected)
        || line.counts != Counts::default()
}

fn ordered(closing: &Closing, order: OverviewOrder) -> Vec<&UnitLine> {
    let mut units: Vec<&UnitLine> = closing.overview.units.iter().collect();
    match order {
        OverviewOrder::Worst => units.sort_by_key(|line| {
            let counts = line.counts;
            std::cmp::Reverse((line.standing, counts.errors, counts.not_checked, counts.warnings))
        }),
        OverviewOrder::Name => units.sort_by_cached_key(|line| crate::fold::words(&name(line))),
    }
    units
}

/// The unit's name, or the path of its list.
fn name(line: &UnitLine) -> String {
    let path = || line.paths.first().cloned().unwrap_or_default();
    line.unit.clone().unwrap_or_else(path)
}

fn header(paper: &Paper, layout: Layout) -> Row {
    let mut titles = vec![paper.word("Kết quả", "Result"), paper.word("Đơn vị", "Unit")];
    if layout != Layout::Narrow {
        titles.extend([
            paper.word("Chính thức", "Official"),
            paper.word("Khách", "Guests"),
            paper.word("Nữ", "Women"),
            paper.word("Dân tộc", "Groups"),
        ]);
    }
    titles.push(paper.word("Chưa đạt", "Broken"));
    let mut row = Row::new();
    for (index, title) in titles.into_iter().enumerate() {
        row.add_cell(aligned(Cell::new(paper.paint(BOLD, title)), layout, index));
    }
    row
}

fn row(paper: &Paper, layout: Layout, line: &UnitLine, usual: Option<&str>) -> Row {
    let (word, style) = standing(line.standing);
    let word = paper.paint(style, &paper.say(&word));
    let mut unit = for_terminal(&name(line));
    // A province and a city in it may bear one name.
    if let Some(level) = line.level.as_ref().filter(|level| Some(level.as_str()) != usual) {
        unit = format!("{unit}, {}", paper.say(&words::level(level)));
    }
    if line.unit.is_some() && line.paths.len() > 1 {
        let lists = line.paths.len();
        let lists = paper.say(&text!(vi: "{lists} danh sách", en: "{lists} lists"));
        unit = format!("{unit} ({lists})");
    }
    let quantities = quantities(paper, line);
    let mut cells = vec![word];
    match layout {
        Layout::Narrow => {
            let told: Vec<&str> =
                quantities.iter().map(String::as_str).filter(|told| *told != "–").collect();
            cells.push(format!("{unit}\n{}", told.join(" · ")));
        }
        Layout::Medium | Layout::Wide => {
            cells.push(unit);
            cells.extend(quantities);
        }
    }
    cells.push(broken(paper, line));
    let mut row = Row::new();
    for (index, content) in cells.into_iter().enumerate() {
        row.add_cell(aligned(Cell::new(content), layout, index));
    }
    row
}

/// Official delegates, guests, women and groups; a dash where there is no list to tell them.
fn quantities(paper: &Paper, line: &UnitLine) -> [String; 4] {
    if !matches!(line.standing, UnitStanding::Listed(_)) {
        return ["–"; 4].map(str::to_owned);
    }
    let women = percent(line.women, line.official);
    let groups = match line.resident_groups {
        Some(resident) => format!("{}/{resident}", line.groups),
        None => line.groups.to_string(),
    };
    [
        number(line.official, paper.lang),
        number(line.guests, paper.lang),
        format!("{} ({})", line.women, paper.say(&women)),
        groups,
    ]
}

/// The broken rules by title, errors first, with how far each is off.
fn broken(paper: &Paper, line: &UnitLine) -> String {
    let told = |severity| {
        line.broken
            .iter()
            .filter(move |broken| broken.severity == severity)
            .map(|broken| one_broken(paper, broken))
            .collect::<Vec<String>>()
    };
    let mut parts = told(Severity::Error);
    if parts.len() > NAMED + 1 && !paper.all {
        let more = parts.len() - NAMED;
        parts.truncate(NAMED);
        parts.push(paper.say(&text!(vi: "và {more} quy định nữa", en: "and {more} more rules")));
    }
    let lesser = line.broken.iter().filter(|broken| broken.severity != Severity::Error).count();
    if lesser > 0 {
        let lesser = lesser as u64;
        let points = counted(lesser, "lesser point", "lesser points");
        parts.push(paper.say(&text!(vi: "{lesser} điểm cần lưu ý", en: "{points}")));
    }
    if line.counts.not_checked > 0 {
        let count = line.counts.not_checked;
        parts.push(paper.say(&text!(vi: "{count} chưa kiểm tra", en: "{count} not checked")));
    }
    if line.counts.waived > 0 {
        let count = line.counts.waived;
        parts.push(paper.say(&text!(vi: "{count} được chấp thuận", en: "{count} waived")));
    }
    parts.join("; ")
}

fn one_broken(paper: &Paper, broken: &Broken) -> String {
    let title = paper.say(&broken.title);
    match broken.margin {
        Some(margin) if margin != 0 => format!("{title} ({})", signed(margin)),
        _ => title,
    }
}

/// A margin with a true minus sign.
fn signed(margin: i64) -> String {
    let size = margin.unsigned_abs();
    if margin < 0 { format!("−{size}") } else { format!("+{size}") }
}

fn standing(standing: UnitStanding) -> (Text, Style) {
    match standing {
        UnitStanding::Listed(Standing::Ready) => {
            (text!(vi: "✓ Có thể trình", en: "✓ ready"), GREEN)
        }
        UnitStanding::Listed(Standing::Open) => {
            (text!(vi: "? Chưa kết luận", en: "? not fully checked"), YELLOW)
        }
        UnitStanding::Listed(Standing::Refused) => {
            (text!(vi: "✗ Chưa đạt", en: "✗ not ready"), RED)
        }
        UnitStanding::Missing => (text!(vi: "✗ Chưa gửi", en: "✗ not sent"), RED),
        UnitStanding::Unreadable => (text!(vi: "✗ Không đọc được", en: "✗ not readable"), RED),
        UnitStanding::NotExpected => (text!(vi: "– Không tổ chức", en: "– holds none"), DIM),
    }
}

/// What all units come to together.
fn totals(paper: &Paper, layout: Layout, units: &[&UnitLine]) -> Row {
    let sum = |quantity: fn(&UnitLine) -> u64| -> u64 { units.iter().map(|it| quantity(it)).sum() };
    let (official, guests) = (sum(|it| it.official), sum(|it| it.guests));
    let women = sum(|it| it.women);
    let share = paper.say(&percent(women, official));
    let quantities = [
        number(official, paper.lang),
        number(guests, paper.lang),
        format!("{} ({share})", number(women, paper.lang)),
    ];
    let lists = sum(|it| it.paths.len() as u64);
    let lists_en = counted(lists, "list", "lists");
    let label = paper.say(&text!(vi: "Cộng {lists} danh sách", en: "{lists_en} in all"));
    let mut cells = vec![String::new()];
    match layout {
        Layout::Narrow => cells.push(format!("{label}\n{}", quantities.join(" · "))),
        Layout::Medium | Layout::Wide => {
            cells.push(label);
            cells.extend(quantities);
            cells.push(String::new());
        }
    }
    cells.push(String::new());
    let mut row = Row::new();
    for (index, content) in cells.into_iter().enumerate() {
        let content = paper.paint(BOLD, &content);
        row.add_cell(aligned(Cell::new(content), layout, index));
    }
    row
}

/// Numbers are compared by their last digits.
fn aligned(cell: Cell, layout: Layout, column: usize) -> Cell {
    if layout != Layout::Narrow && (2..6).contains(&column) {
        cell.set_alignment(CellAlignment::Right)
    } else {
        cell
    }
}

/// The plain sentences at the end: how many units stand how, and the way on.
pub(super) fn sentences(paper: &mut Paper, run: &Run, closing: &Closing, options: &RenderOptions) {
    let said = as_strict(overall(closing), closing.counts, run.strictness);
    let said = paper.say(&said);
    paper.blank();
    paper.paragraph("", &said, BOLD);
    let refused = closing.overview.units.iter().any(|line| !line.broken.is_empty());
    if refused && !options.details && !paper.quiet {
        let said = paper.say(&text!(
            vi: "Xem chi tiết từng danh sách: thêm --details, hoặc kiểm tra riêng một tệp.",
            en: "For each list in full: add --details, or check one file by itself."
        ));
        paper.paragraph("", &said, DIM);
    }
}

fn overall(closing: &Closing) -> Text {
    let words = [
        (UnitStanding::Listed(Standing::Ready), "có thể trình", "ready"),
        (UnitStanding::Listed(Standing::Open), "chưa kết luận được", "not fully checked"),
        (UnitStanding::Listed(Standing::Refused), "chưa đạt", "not ready"),
        (UnitStanding::Missing, "chưa gửi danh sách", "without a list"),
        (UnitStanding::Unreadable, "không đọc được", "not readable"),
        (UnitStanding::NotExpected, "không tổ chức đại hội", "holding no congress"),
    ];
    let mut vi = Vec::new();
    let mut en = Vec::new();
    for (standing, in_vi, in_en) in words {
        let count = closing.overview.units.iter().filter(|it| it.standing == standing).count();
        if count > 0 {
            vi.push(format!("{count} {in_vi}"));
            en.push(format!("{count} {in_en}"));
        }
    }
    let units = closing.overview.units.len() as u64;
    let (vi, en) = (vi.join(", "), en.join(", "));
    let units_en = counted(units, "unit", "units");
    let said = text!(vi: "{units} đơn vị: {vi}.", en: "{units_en}: {en}.");
    let problems = words::problems(closing.counts);
    if problems.en.is_empty() {
        return said;
    }
    let (Text { vi, en }, problems_vi, problems_en) = (said, problems.vi, problems.en);
    text!(vi: "{vi} Tất cả: {problems_vi}.", en: "{en} In all: {problems_en}.")
}
