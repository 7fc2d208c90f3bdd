//! How a hand types the sections of a table, and what stands between its people.

use delegate_quota::rooms::roster::Role;

use super::hand::Hand;
use super::kinds::Kind;
use super::layout::{KindBy, RoleBy};
use super::rows::roman;
use super::table::Table;
use super::truth::Told;
use super::words;

impl Hand {
    /// What stands between two sections of roles.
    pub(super) fn between(&mut self, table: &mut Table) {
        if self.has(Kind::FootThenMore) && self.layout.role_by != RoleBy::TableBeside {
            let place = self.place.clone();
            table.foot(&mut self.book, &place);
        }
        if self.has(Kind::Remarks) && self.rng.chance(60) {
            self.remark(table);
        }
        if self.has(Kind::BlankRows) {
            table.blank(1);
        }
        if self.has(Kind::RepeatedHeader) && self.rng.chance(60) {
            table.header(&mut self.book);
        }
        if self.has(Kind::RestartNumbers) {
            self.next = 1;
        }
    }

    pub(super) fn remark(&mut self, table: &mut Table) {
        let words = self.rng.pick(words::REMARKS);
        table.words(&mut self.book, words);
    }

    pub(super) fn role_section(&mut self, table: &mut Table, role: Role, at: usize, people: usize) {
        let words = self.rng.pick(match role {
            Role::Official => words::OFFICIAL_SECTIONS,
            Role::Guest => words::GUEST_SECTIONS,
            Role::Alternate => words::ALTERNATE_SECTIONS,
        });
        let dated = role == Role::Guest || self.rng.chance(30);
        let number = ["I.", "II.", "III."][at];
        self.heading(table, number, words, people, dated);
        self.section = at + 1;
    }

    pub(super) fn heading(
        &mut self,
        table: &mut Table,
        number: &str,
        words: &str,
        people: usize,
        dated: bool,
    ) {
        let mut words = words.to_owned();
        if self.has(Kind::SectionCounts) {
            let counted = match self.rng.below(3) {
                0 => format!(" ({people:02} đại biểu)"),
                1 => format!(": {people:02} đại biểu"),
                _ => format!(" (số đại biểu: {people})"),
            };
            words.push_str(&counted);
        } else if dated && self.has(Kind::SectionDates) {
            words.push(' ');
            words.push_str(self.rng.pick(words::HEADING_DATES));
        }
        let number = if self.has(Kind::SectionsUnnumbered) { "" } else { number };
        table.numbered_words(&mut self.book, number, &words);
    }

    /// The people of one role, under sections of their kinds where the layout has these.
    pub(super) fn kinds(&mut self, table: &mut Table, of: &[usize], depth: usize) {
        let officials = of.iter().any(|at| self.people[*at].role == Role::Official);
        let only = of.iter().all(|at| self.people[*at].role == Role::Official);
        if self.layout.kind_by != KindBy::Section || !officials || !only {
            self.units(table, of, depth, officials);
            return;
        }
        let kinds = [
            ("ex_officio", words::EX_OFFICIO),
            ("selected", words::SELECTED),
            ("appointed", words::APPOINTED),
        ];
        let mut number = 0;
        for (kind, headings) in kinds {
            let of: Vec<usize> =
                of.iter().copied().filter(|at| self.people[*at].kind == Some(kind)).collect();
            if of.is_empty() {
                continue;
            }
            let words = self.rng.pick(headings);
            let numeral = if depth == 0 { roman(number) } else { format!("{}.", number + 1) };
            self.heading(table, &numeral, words, of.len(), false);
            number += 1;
            self.section = number;
            if self.has(Kind::RestartNumbers) {
                self.next = 1;
            }
            self.units(table, &of, depth + 1, kind != "ex_officio");
        }
    }

    /// The people under sections of their units, or all in a row.
    pub(super) fn units(&mut self, table: &mut Table, of: &[usize], depth: usize, by_unit: bool) {
        if !self.layout.unit_sections || !by_unit {
            self.rows(table, of, &Told::Nothing);
            return;
        }
        let mut number = 0;
        for unit in self.home.units {
            let of: Vec<usize> =
                of.iter().copied().filter(|at| self.people[*at].person.unit == unit).collect();
            if of.is_empty() {
                continue;
            }
            let numeral = match depth {
                0 => roman(number),
                1 => format!("{}.", number + 1),
                _ => format!("{}.{}", self.section.max(1), number + 1),
            };
            let words = if self.has(Kind::UnitTallies) {
                self.tally(unit, &of)
            } else if self.has(Kind::SectionCounts) && self.rng.chance(30) {
                format!("{unit} (số đại biểu được bầu: {})", of.len())
            } else {
                unit.to_owned()
            };
            if words == unit {
                self.heading(table, &numeral, unit, of.len(), false);
            } else {
                table.numbered_words(&mut self.book, &numeral, &words);
            }
            number += 1;
            if self.has(Kind::RestartNumbers) {
                self.next = 1;
            }
            self.rows(table, &of, &Told::Is(unit.to_owned()));
        }
    }

    /// `Đoàn đại biểu xã A: 03 đại biểu (02 chính thức, 01 dự khuyết)`.
    pub(super) fn tally(&self, unit: &str, of: &[usize]) -> String {
        let counts: Vec<String> = [
            (Role::Official, "chính thức"),
            (Role::Guest, "khách mời"),
            (Role::Alternate, "dự khuyết"),
        ]
        .into_iter()
        .map(|(role, words)| (of.iter().filter(|at| self.people[**at].role == role).count(), words))
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count:02} {words}"))
        .collect();
        let people = of.len();
        let (first, rest) = unit.split_at(unit.chars().next().map_or(0, char::len_utf8));
        let small = first.to_lowercase();
        format!("Đoàn đại biểu {small}{rest}: {people:02} đại biểu ({})", counts.join(", "))
    }

    pub(super) fn rows(&mut self, table: &mut Table, of: &[usize], unit: &Told<String>) {
        let middle = of.len() / 2;
        let mut previous: Option<usize> = None;
        for (at, listed) in of.iter().enumerate() {
            if at > 0 && at == middle {
                self.within(table);
            }
            self.one_person(table, *listed, unit);
            previous = Some(*listed);
        }
        if self.has(Kind::Totals)
            && self.layout.role_by != RoleBy::TableBeside
            && previous.is_some()
        {
            table.total(&mut self.book, "Cộng", of.len());
        }
    }

    /// What stands in the middle of a run of people.
    pub(super) fn within(&mut self, table: &mut Table) {
        if self.layout.role_by == RoleBy::TableBeside {
            return;
        }
        if self.has(Kind::RepeatedHeader) && self.rng.chance(50) {
            table.header(&mut self.book);
        } else if self.has(Kind::BlankRows) && self.rng.chance(60) {
            table.blank(1);
        } else if self.has(Kind::Remarks) && self.rng.chance(30) {
            self.remark(table);
        }
        let continued = matches!(self.layout.role_by, RoleBy::Title | RoleBy::Column);
        if continued
            && !self.csv
            && !self.layout.unit_sections
            && self.layout.kind_by != KindBy::Section
        {
            self.next_sheet(table);
        }
    }

    pub(super) fn next_sheet(&mut self, table: &mut Table) {
        let bare = self.has(Kind::NextSheetBare);
        if !bare && !self.has(Kind::NextSheet) || self.book.pages.len() > 1 {
            return;
        }
        self.book.truth.open = true;
        table.page = self.page("Trang 2");
        table.row = 1;
        if !bare {
            table.header(&mut self.book);
        }
    }
}
