//! One draw: people, a layout and its disturbances, put together into pages with their truth.

use delegate_quota::roster::{Gender, Role};

use super::columns::{Entry, Gap};
use super::kinds::{Kind, Switches};
use super::layout::{Layout, RoleBy};
use super::page::{Page, Typed};
use super::people::{self, Person, Traps};
use super::random::Rng;
use super::surroundings;
use super::table::{Book, Table, address_of};
use super::truth::{Told, Truth};
use super::words::{self, HOMES, Home};
use super::write::Format;

/// A list as drawn, ready to be written and read.
pub(super) struct Draw {
    pub(super) seed: u64,
    pub(super) on: Switches,
    pub(super) format: Format,
    pub(super) pages: Vec<Page>,
    pub(super) truth: Truth,
    pub(super) home: &'static Home,
    pub(super) level: &'static str,
    /// Whether the title tells the level, so that no option is needed.
    pub(super) title_tells_level: bool,
}

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Self::with(seed, Switches::drawn(seed), Rng::new(seed, "format").pick(&Format::ALL))
    }

    /// The same draw with other switches or in another format.
    pub(super) fn with(seed: u64, on: Switches, format: Format) -> Self {
        let mut hand = Hand::new(seed, on, format);
        hand.book.truth.open = on.has(Kind::GroupMarks);
        hand.write();
        surroundings::sheets(&mut hand.book, seed, format, hand.home, &hand.place);
        if on.has(Kind::Decomposed) {
            hand.book.pages.iter_mut().for_each(Page::decompose);
        }
        Self {
            seed,
            on,
            format,
            pages: hand.book.pages,
            truth: hand.book.truth,
            home: hand.home,
            level: hand.level,
            title_tells_level: hand.title_tells_level,
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.format.write(&self.pages, &mut Rng::new(self.seed, "file"))
    }
}

/// A person with the capacity drawn for them.
struct Listed {
    person: Person,
    role: Role,
    kind: Option<&'static str>,
    at: usize,
}

/// Who types the list.
struct Hand {
    seed: u64,
    on: Switches,
    layout: Layout,
    book: Book,
    home: &'static Home,
    level: &'static str,
    place: String,
    title_tells_level: bool,
    rng: Rng,
    people: Vec<Listed>,
    /// The ordinal of the next person, and the number of the section for `1.1`.
    next: usize,
    section: usize,
    csv: bool,
}

impl Hand {
    fn new(seed: u64, on: Switches, format: Format) -> Self {
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

    fn has(&self, kind: Kind) -> bool {
        self.on.has(kind)
    }

    fn write(&mut self) {
        match self.layout.role_by {
            RoleBy::Sheet => self.on_sheets(),
            RoleBy::TableBeneath => self.beneath(),
            RoleBy::TableBeside => self.beside(),
            _ => self.one_table(),
        }
    }

    fn roles(&self) -> Vec<Role> {
        let has = |role: &Role| self.people.iter().any(|listed| listed.role == *role);
        Role::ALL.into_iter().filter(has).collect()
    }

    fn table(&self, page: usize, row: u32, left: u32, role: Option<Role>) -> Table {
        let guests = role == Some(Role::Guest);
        let columns =
            if guests { &self.layout.guest_columns } else { &self.layout.columns }.clone();
        let rng = Rng::new(self.seed, &format!("table {page} {row} {left}"));
        Table { page, row, left, columns, rng }
    }

    fn page(&mut self, name: &str) -> usize {
        self.book.pages.push(Page::named(name));
        self.book.pages.len() - 1
    }

    fn one_table(&mut self) {
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

    fn on_sheets(&mut self) {
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

    fn beneath(&mut self) {
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

    fn beside(&mut self) {
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
    fn own_table(&mut self, page: usize, row: u32, left: u32, role: Role) -> u32 {
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

    fn titles(&mut self, page: usize, title: &str) -> u32 {
        let approved = self.has(Kind::Reserved);
        surroundings::titles(
            &mut self.book.pages[page],
            &mut self.rng,
            approved,
            title,
            self.title_tells_level.then_some(self.place.as_str()),
        )
    }

    fn head(&mut self, table: &mut Table) {
        table.header(&mut self.book);
        if self.has(Kind::ColumnNumbers) {
            table.column_numbers(&mut self.book);
        }
    }

    /// What stands between two sections of roles.
    fn between(&mut self, table: &mut Table) {
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

    fn remark(&mut self, table: &mut Table) {
        let words = self.rng.pick(words::REMARKS);
        table.words(&mut self.book, words);
    }

    fn role_section(&mut self, table: &mut Table, role: Role, at: usize, people: usize) {
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

    fn heading(
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
    fn kinds(&mut self, table: &mut Table, of: &[usize], depth: usize) {
        let officials = of.iter().any(|at| self.people[*at].role == Role::Official);
        let only = of.iter().all(|at| self.people[*at].role == Role::Official);
        if !self.layout.kind_sections || !officials || !only {
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
    fn units(&mut self, table: &mut Table, of: &[usize], depth: usize, by_unit: bool) {
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
    fn tally(&self, unit: &str, of: &[usize]) -> String {
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

    fn rows(&mut self, table: &mut Table, of: &[usize], unit: &Told<String>) {
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
    fn within(&mut self, table: &mut Table) {
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
        if continued && !self.csv && !self.layout.unit_sections && !self.layout.kind_sections {
            self.next_sheet(table);
        }
    }

    fn next_sheet(&mut self, table: &mut Table) {
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

    fn one_person(&mut self, table: &mut Table, at: usize, unit: &Told<String>) {
        let listed = &self.people[at];
        let mut own = Rng::new(self.seed, &format!("row {at}"));
        let sparse = self.has(Kind::SparseGuests) && listed.role == Role::Guest;
        let (name_written, odd) = self.name_written(listed, &mut own);
        let entry = Entry {
            person: &listed.person,
            name_written,
            role: listed.role,
            kind: listed.kind,
            kind_in_role: self.layout.kind_in_role,
            titles_tell: self.layout.gender_in_name,
            gap: self.gap(&mut own),
            ordinal: Some(self.ordinal(listed.role)),
            sparse,
            mark: self.layout.mark,
        };
        table.person(&mut self.book, &entry, unit.clone());
        let known = self.book.truth.people.last_mut().unwrap();
        known.odd = odd;
        self.next += 1;
    }

    fn gap(&self, own: &mut Rng) -> Option<Gap> {
        let lacks = own.chance(20);
        let gap = own.pick(&[Gap::Birth, Gap::Gender, Gap::Group]);
        (lacks && self.has(Kind::Gaps)).then_some(gap)
    }

    fn name_written(&self, listed: &Listed, own: &mut Rng) -> (String, bool) {
        let capitals = self.has(Kind::CapitalNames);
        let name = &listed.person.name;
        let name = &if capitals { name.to_uppercase() } else { name.clone() };
        let whole = !self.has(Kind::NameApart) && !self.has(Kind::SurnameApart);
        let ordinal = if self.has(Kind::NameOrdinals) && whole {
            format!("{}. ", self.next)
        } else {
            String::new()
        };
        if self.layout.gender_in_name {
            return (format!("{ordinal}{} {name}", address_of(listed.person.gender)), false);
        }
        if self.has(Kind::Placeholders) && own.chance(50) {
            return (format!("Đại biểu {}", listed.at + 1), true);
        }
        if !ordinal.is_empty() {
            return (format!("{ordinal}{name}"), false);
        }
        if self.has(Kind::NameTitles) && own.chance(60) && !self.has(Kind::SurnameApart) {
            let titles = if listed.person.gender == Gender::Female {
                ["Bà", "Đ/c", "BS.", "Đồng chí"]
            } else {
                ["Ông", "Đ/c", "BS.", "Đồng chí"]
            };
            return (format!("{} {name}", own.pick(&titles)), false);
        }
        if self.has(Kind::NameNotes) && own.chance(40) && whole {
            return (format!("{name} {}", own.pick(words::NAME_NOTES)), false);
        }
        if self.has(Kind::Initials) && own.chance(50) && whole {
            let mut parts: Vec<&str> = name.split(' ').collect();
            let last = parts.pop().unwrap_or_default();
            let initials: String = parts
                .iter()
                .filter_map(|part| part.chars().next())
                .map(|c| format!("{c}."))
                .collect();
            return (format!("{initials} {last}"), true);
        }
        (name.clone(), false)
    }

    fn ordinal(&self, role: Role) -> Typed {
        let next = i64::try_from(self.next).unwrap();
        if self.has(Kind::SubNumbers) && (role != Role::Official || self.seed.is_multiple_of(2)) {
            return match self.seed % 3 {
                0 if role != Role::Official => roman(self.next - 1).trim_end_matches('.').into(),
                1 => format!("{next}.").into(),
                _ => format!("{}.{next}", self.section.max(1)).into(),
            };
        }
        Typed::Number(next)
    }

    fn end(&mut self, table: &mut Table, people: usize) {
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

fn roman(number: usize) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    const TENS: [&str; 5] = ["", "X", "XX", "XXX", "XL"];
    let number = number + 1;
    format!("{}{}.", TENS[number / 10 % 5], ONES[number % 10])
}

/// Who is on the list, in which capacity: official delegates, then guests, then alternates.
fn listed(seed: u64, on: Switches, layout: &Layout, home: &'static Home) -> Vec<Listed> {
    let mut rng = Rng::new(seed, "size");
    let official = rng.between(5, 24);
    let alone = layout.role_by == RoleBy::Title;
    let guests = if alone { 0 } else { rng.between(1, 8) };
    let alternates = if alone || rng.chance(60) { 0 } else { 2 };
    let traps = Traps {
        names: on.has(Kind::TrapNames),
        posts: on.has(Kind::FootPosts),
        notes: on.has(Kind::TrapNotes),
        groups: on.has(Kind::GroupSpellings),
    };
    let people = people::draw(seed, official + guests + alternates, home, traps);
    let ex_officio = rng.between(1, 3);
    let kinds = layout.kind_sections || layout.kind_column || layout.kind_in_role;
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
