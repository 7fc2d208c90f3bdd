//! What each row beneath a header is: a delegate, a section, a total, or something left out.
//!
//! The question is decided by evidence. A row that tells a birth date, a group, a gender or an
//! identity number speaks of a person; a row that tells none of these and numbers itself `II`, or
//! speaks of units or roles, is a section. Where neither is certain the row is taken for a delegate
//! with missing values, so that the report asks, and nobody is lost in silence.

use std::sync::LazyLock;

use super::header::heads_other_columns;
use super::layout::Layout;
use super::section::{is_section_number, style_of};
use super::values::role_words;
use super::vocabulary::heading;
use crate::catalogue::Resolution;
use crate::fold;
use crate::roster::{BirthDate, Field, Gender, Meant, Value};
use crate::sheet::{Cell, CellRef, SheetRow};

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowKind {
    Delegate,
    /// The numbers of the columns.
    ColumnNumbers,
    /// A section, with its number where that has a cell of its own, and its words.
    Section {
        number: Option<String>,
        text: String,
    },
    /// A total, stated of the rows above.
    Total,
    /// A number without a person.
    OrdinalOnly,
    /// The end of the table: signature, recipients.
    End,
    /// Words that belong to no delegate.
    Remark,
    /// The second row of a delegate whose name is merged over two.
    Continuation,
}

/// How much a row says of a person.
#[derive(Debug, Clone, Copy, Default)]
struct Evidence {
    /// Birth date, group or identity number: a section has none of them.
    strong: u8,
    /// Gender: a section's count may look like a mark.
    weak: u8,
}

/// What a row would say of a delegate.
pub(super) struct Told {
    pub(super) name: Value<String>,
    pub(super) birth: Value<BirthDate>,
    pub(super) gender: Value<Gender>,
    pub(super) group: Value<Resolution>,
}

impl Told {
    pub(super) fn of(layout: &Layout<'_>, row: &SheetRow) -> Self {
        Self {
            name: layout.name(row),
            birth: layout.birth(row),
            gender: layout.gender(row),
            group: layout.group(row),
        }
    }
}

/// What is known of a row before it is decided.
struct Facts<'a> {
    layout: &'a Layout<'a>,
    row: &'a SheetRow,
    cells: Vec<&'a Cell>,
    name: &'a Value<String>,
    ordinal: Option<String>,
    evidence: Evidence,
    /// The words that the row opens with.
    lead: String,
}

/// Where in a table a row stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surroundings {
    /// No delegate or section was seen yet.
    pub(super) fresh: bool,
    /// The table's end was seen already.
    pub(super) ended: bool,
    /// The row beneath begins to count from 1 again.
    pub(super) restarts: bool,
}

/// Decides what a row is.
pub(super) fn kind_of(
    layout: &Layout<'_>,
    row: &SheetRow,
    told: &Told,
    at: Surroundings,
) -> RowKind {
    let cells: Vec<&Cell> = layout.cells(row).collect();
    if at.fresh && is_column_numbers(&cells) {
        return RowKind::ColumnNumbers;
    }
    if layout.continues_above(row) {
        return RowKind::Continuation;
    }
    let facts = Facts {
        lead: first_words(&cells, layout, row),
        name: &told.name,
        ordinal: layout.ordinal(row),
        evidence: evidence(layout, row, told),
        cells,
        layout,
        row,
    };
    facts.decide(at)
}

impl Facts<'_> {
    fn decide(&self, at: Surroundings) -> RowKind {
        let Evidence { strong, weak, .. } = self.evidence;
        let numbered = self.is_numbered();
        let person = !self.name.is_blank() && (strong > 0 || (numbered && weak > 0));
        if at.ended {
            let sure = person && (strong > 1 || (numbered && strong > 0));
            return if sure { RowKind::Delegate } else { RowKind::Remark };
        }
        let section_number = self.ordinal.as_deref().is_some_and(is_section_number);
        if !numbered && self.name_is_a_heading() && heads_other_columns(self.row) {
            return RowKind::End;
        }
        if person && !(section_number && strong == 0) {
            return RowKind::Delegate;
        }
        if strong == 0 && is_total(&self.lead) {
            return RowKind::Total;
        }
        if strong == 0 && is_end(&self.cells) {
            return RowKind::End;
        }
        if strong >= 2 || (numbered && strong + weak > 0) {
            return RowKind::Delegate;
        }
        let telling = |cell: &&&Cell| cell.text().chars().any(char::is_alphanumeric);
        if numbered && self.cells.iter().filter(telling).count() == 1 {
            return RowKind::OrdinalOnly;
        }
        if section_number || self.spans_columns() || reads_as_section(&self.lead) {
            let words = !fold::unmarked(&self.lead).is_empty();
            return if words { self.section() } else { RowKind::Remark };
        }
        if self.name.is_blank() { RowKind::Remark } else { self.bare_name(at) }
    }

    /// Whether a word of headers stands where the names do: `Nữ | Chính thức | Đảng viên` are
    /// words of headers, too, and beside a name they speak of a person.
    fn name_is_a_heading(&self) -> bool {
        self.name.known().and_then(|name| heading(name)).is_some_and(|found| found.score >= 85)
    }

    /// Whether the row counts delegates on.
    fn is_numbered(&self) -> bool {
        self.ordinal.as_deref().is_some_and(is_delegate_number)
    }

    /// Whether words stand in the columns that prove no person and have little place in a heading.
    fn tells_anything_else(&self) -> bool {
        const OTHERS: [Field; 14] = [
            Field::Group,
            Field::Post,
            Field::Workplace,
            Field::Unit,
            Field::Address,
            Field::Religion,
            Field::Education,
            Field::Qualification,
            Field::PoliticalTheory,
            Field::PartyMember,
            Field::Work,
            Field::Phone,
            Field::Role,
            Field::Honours,
        ];
        OTHERS
            .into_iter()
            .filter_map(|field| self.layout.own(self.row, field))
            .any(|cell| cell.text().chars().any(char::is_alphabetic))
    }

    fn section(&self) -> RowKind {
        let number = self.ordinal.clone().filter(|number| style_of(number).is_some());
        RowKind::Section { number, text: self.lead.clone() }
    }

    /// Whether the row's first cell is merged over several columns, as headings are.
    fn spans_columns(&self) -> bool {
        self.cells
            .first()
            .and_then(|first| self.layout.grid.merge(CellRef::new(first.column, self.row.row)))
            .is_some_and(|merge| merge.last.column.number() >= merge.first.column.number() + 2)
    }

    /// Words in the column of names and nothing that tells a person: a person without data, or a
    /// unit's heading. A list that numbers its delegates has numbered this one if it is a person.
    fn bare_name(&self, at: Surroundings) -> RowKind {
        const LONGEST_NAME: usize = 7;
        let bare = self.evidence.weak == 0 && !self.tells_anything_else();
        // `1 | Đăk Wơk` above a delegate 1 is the first unit and not the first delegate.
        if bare && self.is_numbered() && at.restarts {
            return self.section();
        }
        if !bare || self.is_numbered() {
            return RowKind::Delegate;
        }
        let written = &self.name.written;
        let looks_like_a_name = written.split_whitespace().count() <= LONGEST_NAME
            && !written.chars().any(|c| c.is_ascii_digit());
        match (self.layout.columns.of(Field::Ordinal).is_some(), looks_like_a_name) {
            (false, true) => RowKind::Delegate,
            (true, true) => self.section(),
            _ => RowKind::Remark,
        }
    }
}

/// `12`, `12.`, `012`: the number of a delegate.
fn is_delegate_number(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['.', ')']);
    !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit())
}

fn evidence(layout: &Layout<'_>, row: &SheetRow, told: &Told) -> Evidence {
    let mut found = Evidence::default();
    let birth_is_plausible = match told.birth.meant {
        Meant::Known(birth) => (1900..=2100).contains(&birth.year()),
        Meant::Unclear(crate::roster::Unclear::ImpossibleDate) => true,
        _ => false,
    };
    found.strong += u8::from(birth_is_plausible);
    // What a merged cell carries here is said of other rows as well.
    let own_group = layout.own(row, Field::Group).and_then(|_| told.group.known());
    found.strong += match own_group {
        Some(Resolution::Unknown { suggestions }) => u8::from(!suggestions.is_empty()),
        Some(_) => 1,
        None => 0,
    };
    let identity = layout.own(row, Field::Identity).map(Cell::text);
    let digits = identity.map_or(0, |text| text.bytes().filter(u8::is_ascii_digit).count());
    found.strong += u8::from(digits >= 8);
    let own_gender = [Field::Gender, Field::GenderMale, Field::GenderFemale]
        .into_iter()
        .any(|field| layout.own(row, field).is_some());
    if own_gender && matches!(told.gender.meant, Meant::Known(Gender::Female | Gender::Male)) {
        found.weak += 1;
    }
    found
}

/// The words that a row opens with: those of its first cell that is no number.
fn first_words(cells: &[&Cell], layout: &Layout<'_>, row: &SheetRow) -> String {
    let ordinal = layout.own(row, Field::Ordinal).map(|cell| cell.column);
    let wordy = |cell: &&&Cell| {
        let text = cell.text();
        let number = Some(cell.column) == ordinal && (style_of(&text).is_some());
        !number && text.chars().any(char::is_alphabetic)
    };
    cells.iter().find(wordy).map(|cell| cell.shown()).unwrap_or_default()
}

/// `1 2 3 …`, `(1) (2) (3) …`, `A B 1 2 …`: at least three cells that count up.
pub(crate) fn is_column_numbers(cells: &[&Cell]) -> bool {
    const ENOUGH: usize = 3;
    let mut numbers = Vec::new();
    for cell in cells {
        let text = cell.text();
        let bare = text.trim().trim_matches(['(', ')', '[', ']', '.']);
        let is_letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase());
        match bare.parse::<u32>() {
            Ok(number) => numbers.push(number),
            Err(_) if is_letter && numbers.is_empty() => {}
            // `9=7+8`
            Err(_)
                if bare
                    .split_once('=')
                    .is_some_and(|(left, _)| left.trim().parse::<u32>().is_ok()) => {}
            Err(_) => return false,
        }
    }
    let counts_up = numbers.windows(2).all(|pair| matches!(pair, [left, right] if left < right));
    let small = numbers.iter().all(|number| *number <= 60);
    cells.len() >= ENOUGH && !numbers.is_empty() && counts_up && small
}

/// `Tổng cộng: 150`, `Cộng`, `Danh sách này có 150 đại biểu`. The marks count: `Tống` is a surname.
pub(crate) fn is_total(lead: &str) -> bool {
    let words = fold::words(lead);
    // `Tổng hợp` heads a summary.
    if words.starts_with(&fold::words("tổng hợp")) {
        return false;
    }
    let starts = ["tổng", "cộng", "total", "tổng cộng", "tổng số", "trong đó", "sum"];
    let first = |phrase: &str| {
        let phrase = fold::words(phrase);
        words == phrase
            || words.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.starts_with(' '))
    };
    let plain = fold::unmarked(lead);
    starts.into_iter().any(first)
        || (plain.starts_with("danh sach")
            && (plain.contains(" gom ") || plain.contains(" co "))
            && plain.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Words of the foot of a document.
pub(crate) fn is_end(cells: &[&Cell]) -> bool {
    const STARTS: [&str; 23] = [
        "noi nhan",
        "nguoi lap",
        "tm ",
        "kt ",
        "tl ",
        "tuq ",
        "xac nhan",
        "thu truong",
        "ky ten",
        "nguoi tong hop",
        "tong hop ",
        "bieu tong hop ",
        "bang tong hop ",
        "ky ghi ro",
        "chu tich",
        "pho chu tich",
        "truong ban",
        "truong phong",
        "da ky",
        "nguoi bao cao",
        "prepared by",
        "signature",
        "luu vt",
    ];
    cells.iter().any(|cell| {
        let text = cell.shown();
        let plain = format!("{} ", fold::unmarked(&text));
        // `………, ngày …… tháng …… năm ……` is still to be filled in.
        let to_fill_in = text.contains('…') || text.contains("..");
        let day = plain.contains(" ngay ") || (to_fill_in && plain.starts_with("ngay "));
        let dated = day && plain.contains(" thang ") && plain.contains(" nam ");
        dated || STARTS.into_iter().any(|start| plain.starts_with(start))
    })
}

/// Whether words head a section: they name a role, a kind or a unit, or number themselves.
fn reads_as_section(lead: &str) -> bool {
    let section = super::section::section(None, lead);
    let unnumbered = matches!(
        section.style,
        super::section::Style::UnnumberedUnit
            | super::section::Style::UnnumberedKind
            | super::section::Style::UnnumberedRole
    );
    !unnumbered || !role_words(lead).is_empty() || names_unit(lead)
}

/// Words that units begin with. Marks count: `Bàn` and `Đoàn` are surnames, `Ban` is an office.
const UNITS: &str = "\
    xã, phường, thị trấn, huyện, thành phố, thị xã, tỉnh, khối, ban, phòng, sở, cơ quan, đoàn \
    thể, đoàn thanh niên, đoàn đại biểu, hội nông dân, hội phụ nữ, hội liên hiệp, hội cựu, công \
    an, công đoàn, ủy ban, ubnd, hđnd, mttq, ubmttq, mặt trận, huyện ủy, tỉnh ủy, thành ủy, đảng \
    ủy, trường, các, đơn vị, bộ chỉ huy, ban chỉ huy, quân sự, liên đoàn, văn phòng, trung tâm, \
    đại biểu, lực lượng, thôn, bản, buôn, làng, ấp, tổ dân phố, khu phố, cụm, hợp tác xã, doanh \
    nghiệp, công ty, bệnh viện, trạm, chi bộ, đảng bộ, hạt kiểm lâm, kho bạc, ngân hàng, tòa án, \
    viện kiểm sát, thanh tra, hội đồng, đồn biên phòng, chi cục, nhóm, tổ chức";

static UNIT_WORDS: LazyLock<Vec<String>> =
    LazyLock::new(|| UNITS.split(", ").map(|unit| fold::words(unit.trim())).collect());

/// Whether a text begins with the word of a unit.
fn names_unit(lead: &str) -> bool {
    let words = fold::words(lead);
    UNIT_WORDS.iter().any(|unit| {
        words
            .strip_prefix(unit.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}
