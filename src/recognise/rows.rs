//! What each row beneath a header is: a person, a section, a total, or something left out.
//!
//! A row is a person until something says otherwise. Whoever has a name in the column of names and
//! any other field of a person is one. Words that head a section, sum up, remark or end a document
//! speak only where they stand alone (`alone`), and nothing ends a table for good: beneath a foot a
//! name alone is a signature, and a row that counts on is a person all the same. A row that may be a
//! person and is not certain to be one is in doubt, and never left out in silence.

use smol_str::SmolStr;

use super::alone::{Alone, alone, names_person, names_unit, stands_for_a_name};
use super::evidence::{Evidence, RowFacts, facts};
use super::header::heads_other_columns;
use super::layout::Layout;
use super::numbering::{Numbering, begins_with_one, is_column_numbers};
use super::section::{Style, style_of};
use super::titles::begins_list;
use super::values::role_words;
use crate::roster::is_hypothetical_name;
use crate::sheet::SheetRow;
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowKind {
    Person,
    /// It may be a person.
    InDoubt,
    /// The numbers of the columns.
    ColumnNumbers,
    Section(SectionRow),
    /// A total, stated of the rows above.
    Total,
    /// A number without a person.
    OrdinalOnly,
    /// The foot of the document: signature, recipients, approval.
    Foot,
    /// The heading of statistics.
    Summary,
    /// Words that belong to no delegate.
    Remark,
    /// The second row of a delegate whose name is merged over two.
    Continuation,
}

/// A section, with its number where that has a cell of its own, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SectionRow {
    pub(super) number: Option<SmolStr>,
    pub(super) text: SmolStr,
    /// Whether it is open if the words are a heading at all.
    pub(super) is_open: bool,
}

/// What stands above a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Above {
    /// The header, and nobody yet.
    #[default]
    Header,
    /// People and sections.
    List,
    /// The foot of a document.
    Foot,
    /// The heading of statistics.
    Summary,
}

/// Where in a table a row stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Surroundings {
    pub(super) above: Above,
    /// The number of the person before.
    pub(super) last: Option<Numbering>,
    /// The number of the row beneath.
    pub(super) next: Option<Numbering>,
    /// Whether people of this list are numbered.
    pub(super) is_numbered: bool,
}

/// Decides what a row is.
pub(super) fn kind_of(
    layout: &Layout<'_>,
    row: &SheetRow,
    told: &RowFacts,
    at: &Surroundings,
) -> RowKind {
    if numbers_columns(layout, row, at) {
        return RowKind::ColumnNumbers;
    }
    if layout.continues_above(row) {
        return RowKind::Continuation;
    }
    // Nearly every row is somebody with a name and a fact, and has nothing else to be weighed.
    if matches!(at.above, Above::Header | Above::List)
        && told.name.known().is_some()
        && facts(layout, row, told) > 0
    {
        return if row.struck { RowKind::InDoubt } else { RowKind::Person };
    }
    let evidence = Evidence::of(layout, row, told);
    if evidence.facts == 0
        && !evidence.is_counted()
        && (evidence.is_headed_as_ordinal() || heads_other_columns(layout.grid, row))
    {
        return RowKind::Summary;
    }
    let decision = Decision { evidence, name: told.name.known().map(SmolStr::as_str), told, at };
    let kind = match decision.name {
        Some(name) => decision.named(name),
        None if told.name.is_blank() => decision.nameless(),
        // An error value stands where the name should.
        None => RowKind::Person,
    };
    match kind {
        // The officer has struck the row out: whether the person is still meant is open.
        RowKind::Person if row.struck => RowKind::InDoubt,
        kind => kind,
    }
}

/// Whether the row numbers the columns. A row of counts may rise, too; the numbers of columns begin
/// with the first.
fn numbers_columns(layout: &Layout<'_>, row: &SheetRow, at: &Surroundings) -> bool {
    let cells = || layout.cells(row);
    is_column_numbers(cells()) && (at.above == Above::Header || begins_with_one(cells()))
}

struct Decision<'a> {
    evidence: Evidence<'a>,
    name: Option<&'a str>,
    told: &'a RowFacts,
    at: &'a Surroundings,
}

impl Decision<'_> {
    /// A row with something in the column of names.
    fn named(&self, name: &str) -> RowKind {
        if let Some(kind) = self.heading_in_place_of_a_name(name) {
            return kind;
        }
        if self.evidence.tells_person() {
            return self.person_who_tells_more();
        }
        let says = self.says(name);
        if self.evidence.figures >= 2 {
            return self.row_of_figures(says);
        }
        self.name_alone(says, name)
    }

    /// What the words say that stand where the name does, as far as the row lets them speak.
    fn says(&self, name: &str) -> Alone {
        // `2 | Khách mời 2` stands for somebody; `II | Khách mời: 2` counts who is beneath.
        let is_placed_as_a_person =
            self.evidence.tells_person() || self.evidence.is_counted() || !self.at.is_numbered;
        if is_hypothetical_name(name) || (is_placed_as_a_person && stands_for_a_name(name)) {
            return Alone::Nothing;
        }
        // `Xã A` left of the names heads the row, and not the word in their column.
        let text = if self.evidence.tells_person() { name } else { &self.evidence.lead };
        alone(self.evidence.section_number(), text)
    }

    /// `II | Khách mời | | | theo QĐ số 12`: a heading is nobody's name, whatever stands beside it.
    fn heading_in_place_of_a_name(&self, name: &str) -> Option<RowKind> {
        let Evidence { facts, words, .. } = self.evidence;
        if facts > 0 || self.continues() || (self.evidence.is_counted() && words) {
            return None;
        }
        let says = self.says(name);
        // `Cộng Thị Hòa` beside a post is a woman.
        if self.evidence.tells_person() && says != Alone::Section && names_person(name) {
            return None;
        }
        match says {
            Alone::Total if self.at.above == Above::Summary => Some(RowKind::Foot),
            Alone::Total => Some(RowKind::Total),
            Alone::Summary => Some(RowKind::Summary),
            Alone::Foot if self.evidence.tells_person() => Some(RowKind::Foot),
            Alone::Section if self.evidence.tells_person() => {
                let is_unit = self.evidence.section_number().is_some() && names_unit(name);
                (is_unit || speaks_of_roles(name)).then(|| self.section(false))
            }
            _ => None,
        }
    }

    /// Somebody with a name and another field of a person.
    fn person_who_tells_more(&self) -> RowKind {
        let Evidence { facts, gender, .. } = self.evidence;
        let is_numbered = || self.evidence.numbering().is_some();
        match self.at.above {
            Above::Header | Above::List => RowKind::Person,
            Above::Summary if facts > 1 || (facts > 0 && is_numbered()) => RowKind::Person,
            Above::Summary => RowKind::Foot,
            Above::Foot if facts > 0 || gender || is_numbered() => RowKind::Person,
            // `Nguyễn Văn A | | Trần Thị B`: two signatures.
            Above::Foot if self.others_look_like_names() => RowKind::Foot,
            Above::Foot => RowKind::InDoubt,
        }
    }

    /// A name and nothing but figures beside it: statistics, or the counts of a section.
    fn row_of_figures(&self, says: Alone) -> RowKind {
        match says {
            Alone::Section if self.at.above != Above::Summary => self.section(false),
            _ if matches!(self.at.above, Above::Foot | Above::Summary) => RowKind::Foot,
            // `1 | Xơ Đăng | 12 | 5 | 7` counts a group.
            _ if self.evidence.name_is_a_group() => RowKind::Summary,
            _ if self.evidence.ordinal.is_some() => RowKind::InDoubt,
            _ => RowKind::Remark,
        }
    }

    /// Words in the column of names and nothing else but, perhaps, a number.
    fn name_alone(&self, says: Alone, name: &str) -> RowKind {
        let Some(number) = self.evidence.numbering() else {
            return self.unnumbered_words(says, Some(name));
        };
        let is_counted = self.evidence.is_counted();
        if self.at.above == Above::Summary && !self.begins_again() {
            return RowKind::Foot;
        }
        // `1 | Đăk Wơk` above a delegate 1 is the first unit and not the first delegate.
        if is_counted && self.counts_anew() {
            return self.section(false);
        }
        let next_follows = self.at.next.as_ref().is_some_and(|next| next.follows(&number));
        match (says, self.at.above) {
            (Alone::Section, _) if !speaks_of_roles(name) => {
                // `4 | Ban Dân tộc` between a 3 and a 5 is invited, and heads nobody; so does a
                // person whom the list numbers as others number their sections.
                // `1 | Xã A` above a 2 heads people whose count goes on past it.
                let goes_past = self.at.next.as_ref().zip(self.at.last.as_ref());
                let is_passed = goes_past.is_some_and(|(next, last)| next.follows(last));
                let is_next = !is_passed && (self.continues() || number.begins());
                match (is_counted, names_person(name)) {
                    (false, true) if is_next && (next_follows || self.continues()) => {
                        RowKind::Person
                    }
                    (false, true) if next_follows => RowKind::InDoubt,
                    (true, _) if is_next && next_follows => RowKind::InDoubt,
                    _ => self.section(false),
                }
            }
            (Alone::Section, _) => self.section(false),
            (Alone::PerhapsSection, _) => self.section(true),
            (Alone::Remark, _) => RowKind::Remark,
            (_, Above::Foot | Above::Summary) if self.continues() => RowKind::InDoubt,
            (_, Above::Foot | Above::Summary) => RowKind::Foot,
            _ => RowKind::Person,
        }
    }

    /// A row with nothing in the column of names.
    fn nameless(&self) -> RowKind {
        let Evidence { facts, gender, words, .. } = self.evidence;
        let is_counted = self.evidence.is_counted();
        if facts >= 2 || (is_counted && (facts > 0 || gender)) {
            return RowKind::Person;
        }
        let telling = self.evidence.telling_cells();
        if self.evidence.ordinal.is_some() && telling <= 1 && self.evidence.lead.is_empty() {
            return RowKind::OrdinalOnly;
        }
        let says = alone(self.evidence.section_number(), &self.evidence.lead);
        match says {
            Alone::Total | Alone::Summary | Alone::Foot if !is_counted || !words => {
                return self.unnumbered_words(says, None);
            }
            _ => {}
        }
        if is_counted && self.counts_anew() && telling <= 2 {
            return self.section(false);
        }
        if self.is_heading_beside_its_number(says, telling) {
            return self.unnumbered_words(says, None);
        }
        match self.at.above {
            Above::Foot | Above::Summary => RowKind::Foot,
            _ if facts > 0 || (is_counted && !self.evidence.lead.is_empty()) => RowKind::InDoubt,
            _ => RowKind::Remark,
        }
    }

    /// Whether what a row without a name says is all that stands in it.
    fn is_heading_beside_its_number(&self, says: Alone, telling: usize) -> bool {
        let alone = telling <= 1 + usize::from(self.evidence.ordinal.is_some());
        let names_role = || speaks_of_roles(&self.evidence.lead);
        match says {
            Alone::Section | Alone::PerhapsSection if self.evidence.is_counted() => {
                alone && names_role()
            }
            Alone::Section => alone || self.evidence.section_number().is_some() || names_role(),
            _ => alone && !self.evidence.is_counted(),
        }
    }

    /// Words that stand alone, without the number of a delegate.
    fn unnumbered_words(&self, says: Alone, name: Option<&str>) -> RowKind {
        let beneath_foot = matches!(self.at.above, Above::Foot | Above::Summary);
        match says {
            Alone::Section if beneath_foot && !self.begins_again() => RowKind::Foot,
            Alone::PerhapsSection | Alone::Nothing if beneath_foot => RowKind::Foot,
            Alone::Total if self.at.above == Above::Summary => RowKind::Foot,
            Alone::Section => self.section(false),
            Alone::PerhapsSection => self.section(true),
            Alone::Total => RowKind::Total,
            Alone::Foot => RowKind::Foot,
            Alone::Summary => RowKind::Summary,
            Alone::Remark => RowKind::Remark,
            Alone::Nothing if self.evidence.spans_columns() => self.section(false),
            Alone::Nothing => name.map_or(RowKind::Remark, |name| self.bare_name(name)),
        }
    }

    /// A name that stands alone in the midst of a list: a person without data, or a unit's heading.
    /// A list that numbers its delegates has numbered this one if it is a person.
    fn bare_name(&self, name: &str) -> RowKind {
        if !looks_like_a_name(name) {
            return RowKind::Remark;
        }
        if !self.at.is_numbered {
            return RowKind::Person;
        }
        if self.at.next.as_ref().is_some_and(Numbering::begins) || !names_person(name) {
            return self.section(false);
        }
        RowKind::InDoubt
    }

    /// Whether the row counts on from the person before, in whatever style.
    fn continues(&self) -> bool {
        self.evidence
            .numbering()
            .zip(self.at.last.as_ref())
            .is_some_and(|(number, last)| number.follows(last))
    }

    /// Whether the row beneath begins to count people anew.
    fn counts_anew(&self) -> bool {
        let own = self.evidence.numbering();
        self.at
            .next
            .as_ref()
            .is_some_and(|next| next.begins() && own.as_ref().is_none_or(|own| !next.follows(own)))
    }

    /// Whether words after a foot begin a list again: a number, a role, the title of a list.
    fn begins_again(&self) -> bool {
        let lead = &self.evidence.lead;
        let dash = lead.trim_start().starts_with(['-', '+', '–']);
        let is_numbered = self.evidence.section_number().is_some()
            || super::section::split_number(lead).0.is_some_and(|style| style != Style::Dash);
        match self.at.above {
            // Statistics count people by their roles.
            Above::Summary => !dash && self.evidence.figures == 0 && speaks_of_roles(lead),
            _ => !dash && (is_numbered || speaks_of_roles(lead)),
        }
    }

    fn others_look_like_names(&self) -> bool {
        let name = self.told.name.cell.map(|at| at.column);
        self.evidence
            .cells
            .iter()
            .filter(|cell| Some(cell.column) != name)
            .all(|cell| looks_like_a_name(&cell.shown()))
    }

    fn section(&self, is_open: bool) -> RowKind {
        let number = self.evidence.ordinal.clone().filter(|number| style_of(number).is_some());
        RowKind::Section(SectionRow { number, text: self.evidence.lead.clone(), is_open })
    }
}

/// Whether a text is no longer than a name, and holds no figures.
fn looks_like_a_name(text: &str) -> bool {
    const LONGEST_NAME: usize = 7;
    text.split_whitespace().count() <= LONGEST_NAME
        && text.chars().any(char::is_alphabetic)
        && !text.chars().any(|c| c.is_ascii_digit())
}

/// Whether words name a role, a kind or a list.
fn speaks_of_roles(words: &str) -> bool {
    !role_words(words).is_empty() || begins_list(words)
}
