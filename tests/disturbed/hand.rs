//! Who types a list: the people chosen, and the pages and tables that they are put on.

use delegate_quota::rooms::closed_list::ClosedList;
use delegate_quota::rooms::roster::Role;

use super::kinds::{Kind, Switches};
use super::layout::{KindBy, Layout, RoleBy};
use super::page::Page;
use super::people::{self, Person};
use super::random::Rng;
use super::surroundings;
use super::table::{Book, Table};
use super::truth::Truth;
use super::words::{HOMES, Home};
use super::write::Format;

/// A person with the capacity drawn for them.
pub(super) struct Listed {
    pub(super) person: Person,
    pub(super) role: Role,
    pub(super) kind: Option<&'static str>,
    pub(super) at: usize,
}

/// Who types the list.
pub(super) struct Hand {
    pub(super) seed: u64,
    pub(super) on: Switches,
    pub(super) layout: Layout,
    pub(super) book: Book,
    pub(super) home: &'static Home,
    pub(super) level: &'static str,
    pub(super) place: String,
    pub(super) title_tells_level: bool,
    pub(super) rng: Rng,
    pub(super) people: Vec<Listed>,
    /// The ordinal of the next person, and the number of the section for `1.1`.
    pub(super) next: usize,
    pub(super) section: usize,
    pub(super) csv: bool,
}

impl Hand {
    pub(super) fn new(seed: u64, on: Switches, format: Format) -> Self {
        let mut rng = Rng::new(seed, "congress");
        let home = rng.pick_one(HOMES);
        let (level, place) =
            if rng.chance(75) { ("district", home.district) } else { ("province", home.province) };
        let title_tells_level = rng.chance(60);
        let layout = Layout::drawn(seed, on, format, home);
        let people = listed(seed, on, &layout, home);
        Self {
            seed,
            on,
            layout,
            book: Book { pages: Vec::new(), truth: Truth::default(), on },
            home,
            level,
            place: place.to_owned(),
            title_tells_level,
            rng: Rng::new(seed, "lines"),
            people,
            next: 1,
            section: 0,
            csv: format == Format::Csv,
        }
    }

    pub(super) fn has(&self, kind: Kind) -> bool {
        self.on.has(kind)
    }

    pub(super) fn write(&mut self) {
        match self.layout.role_by {
            RoleBy::Sheet => self.on_sheets(),
            RoleBy::TableBeneath => self.beneath(),
            RoleBy::TableBeside => self.beside(),
            _ => self.one_table(),
        }
    }

    pub(super) fn roles(&self) -> Vec<Role> {
        let has = |role: &Role| self.people.iter().any(|listed| listed.role == *role);
        Role::ALL.iter().copied().filter(has).collect()
    }

    pub(super) fn table(&self, page: usize, row: u32, left: u32, role: Option<Role>) -> Table {
        let guests = role == Some(Role::Guest);
        let columns =
            if guests { &self.layout.guest_columns } else { &self.layout.columns }.clone();
        let rng = Rng::new(self.seed, &format!("table {page} {row} {left}"));
        Table { page, row, left, columns, rng }
    }

    pub(super) fn page(&mut self, name: &str) -> usize {
        self.book.pages.push(Page::named(name));
        self.book.pages.len() - 1
    }

    pub(super) fn one_table(&mut self) {
        let page = self.page("Danh sách");
        let title = if self.layout.role_by == RoleBy::Title {
            "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC"
        } else if self.has(Kind::TitleOfTwoRoles) {
            self.rng.pick(&[
                "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC VÀ KHÁCH MỜI",
                "DANH SÁCH ĐẠI BIỂU ĐƯƠNG NHIÊN, CHỌN CỬ VÀ KHÁCH MỜI",
            ])
        } else {
            "DANH SÁCH ĐẠI BIỂU"
        };
        let row = self.titles(page, title);
        let mut table = self.table(page, row, 1, None);
        self.head(&mut table);
        let all: Vec<usize> = (0..self.people.len()).collect();
        if matches!(self.layout.role_by, RoleBy::Section) {
            let roles = self.roles();
            for (at, role) in roles.iter().enumerate() {
                let of: Vec<usize> =
                    all.iter().copied().filter(|at| self.people[*at].role == *role).collect();
                if at > 0 {
                    self.between(&mut table);
                }
                self.role_section(&mut table, *role, at, of.len());
                self.kinds(&mut table, &of, 1);
            }
        } else {
            self.kinds(&mut table, &all, 0);
        }
        self.end(&mut table, all.len());
        surroundings::stray(&mut self.book, page, &table, self.seed);
        surroundings::hidden_rows(&mut self.book, page, self.seed, self.csv);
    }

    pub(super) fn on_sheets(&mut self) {
        for role in self.roles() {
            let name = match role {
                Role::Official => "ĐB chính thức",
                Role::Guest => "Khách mời",
                Role::Alternate => "Dự khuyết",
            };
            let page = self.page(name);
            let row = if role == Role::Official || self.rng.chance(50) {
                self.titles(page, "DANH SÁCH ĐẠI BIỂU")
            } else {
                1
            };
            self.own_table(page, row, 1, role);
        }
    }

    pub(super) fn beneath(&mut self) {
        let page = self.page("Sheet1");
        let mut row = 1;
        for role in self.roles() {
            let title = title_of(role);
            row = if row == 1 {
                self.titles(page, title)
            } else {
                self.book.pages[page].put(row, 1, title);
                row + 1 + u32::try_from(self.rng.below(2)).unwrap()
            };
            row = self.own_table(page, row, 1, role) + 1;
        }
    }

    pub(super) fn beside(&mut self) {
        let page = self.page("Sheet1");
        let row = self.titles(page, "DANH SÁCH ĐẠI BIỂU") + 1;
        let mut left = 1;
        for role in self.roles() {
            let words = title_of(role).trim_start_matches("DANH SÁCH ");
            self.book.pages[page].put(row, left, words);
            let table = self.table(page, row + 1, left, Some(role));
            let right = table.right();
            self.own_table(page, row + 1, left, role);
            left = right + 2;
        }
    }

    /// A table of its own for a role; the first row beneath it.
    pub(super) fn own_table(&mut self, page: usize, row: u32, left: u32, role: Role) -> u32 {
        let mut table = self.table(page, row, left, Some(role));
        self.next = 1;
        self.section = 0;
        self.head(&mut table);
        let of: Vec<usize> =
            (0..self.people.len()).filter(|at| self.people[*at].role == role).collect();
        self.kinds(&mut table, &of, 0);
        if self.layout.role_by == RoleBy::TableBeside {
            return table.row;
        }
        self.end(&mut table, of.len());
        table.row
    }

    pub(super) fn titles(&mut self, page: usize, title: &str) -> u32 {
        let approved = self.has(Kind::Reserved);
        surroundings::titles(
            &mut self.book.pages[page],
            &mut self.rng,
            approved,
            title,
            self.title_tells_level.then_some(self.place.as_str()),
        )
    }

    pub(super) fn head(&mut self, table: &mut Table) {
        table.header(&mut self.book);
        if self.has(Kind::ColumnNumbers) {
            table.column_numbers(&mut self.book);
        }
    }

    pub(super) fn end(&mut self, table: &mut Table, people: usize) {
        if self.has(Kind::EmptyOrdinals) {
            table.empty_ordinals(&mut self.book, self.next);
        }
        if self.has(Kind::Totals) || self.has(Kind::WrongTotals) {
            let words = self.rng.pick(&["Tổng cộng", "Tổng số", "TỔNG CỘNG"]);
            table.total(&mut self.book, words, people);
        }
        if self.has(Kind::Remarks) {
            table.blank(1);
            self.remark(table);
        }
        let last = self.book.truth.people.len() == self.people.len();
        if self.has(Kind::Statistics) && last {
            surroundings::statistics(&mut self.book, table, self.home);
        }
        if self.has(Kind::UnitStatistics) && last {
            let of = |unit: &str| self.people.iter().filter(|l| l.person.unit == unit).count();
            let counts = self.home.units.map(|unit| (unit, of(unit)));
            surroundings::unit_statistics(&mut self.book, table, &counts);
        }
        if self.has(Kind::Foot) {
            table.blank(1);
            let place = self.place.clone();
            table.foot(&mut self.book, &place);
        }
    }
}

fn title_of(role: Role) -> &'static str {
    match role {
        Role::Official => "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC",
        Role::Guest => "DANH SÁCH ĐẠI BIỂU KHÁCH MỜI",
        Role::Alternate => "DANH SÁCH ĐẠI BIỂU DỰ KHUYẾT",
    }
}

/// Who is on the list, in which capacity: official delegates, then guests, then alternates.
fn listed(seed: u64, on: Switches, layout: &Layout, home: &'static Home) -> Vec<Listed> {
    let mut rng = Rng::new(seed, "size");
    let official = rng.between(5, 24);
    let alone = layout.role_by == RoleBy::Title;
    let guests = if alone { 0 } else { rng.between(1, 8) };
    let alternates = if alone || rng.chance(60) { 0 } else { 2 };
    let people = people::draw(seed, official + guests + alternates, home, on);
    let ex_officio = rng.between(1, 3);
    let kinds = layout.kind_by != KindBy::Nothing;
    people
        .into_iter()
        .enumerate()
        .map(|(at, person)| {
            let role = if at < official {
                Role::Official
            } else if at < official + guests {
                Role::Guest
            } else {
                Role::Alternate
            };
            let kind = match role {
                Role::Official if !kinds => None,
                Role::Official if at < ex_officio => Some("ex_officio"),
                Role::Official if on.has(Kind::Appointed) && at + 2 >= official => {
                    Some("appointed")
                }
                Role::Official => Some("selected"),
                _ => None,
            };
            Listed { person, role, kind, at }
        })
        .collect()
}
