//! Writes one table onto a page: its header, its people, and the lines between them.

use delegate_quota::rooms::catalogue::{GroupCatalogue, Resolution};
use delegate_quota::rooms::roster::{BirthDate, Gender, Role};

use super::columns::{BirthForm, Column, Entry, Gap, What};
use super::kinds::{Kind, Switches};
use super::page::{Page, Typed};
use super::random::Rng;
use super::truth::{Known, Told, Truth};

/// The pages as they grow, with what is true of them.
pub(super) struct Book {
    pub(super) pages: Vec<Page>,
    pub(super) truth: Truth,
    pub(super) on: Switches,
}

/// A table; `row` is the next row to write.
pub(super) struct Table {
    pub(super) page: usize,
    pub(super) row: u32,
    pub(super) left: u32,
    pub(super) columns: Vec<Column>,
    pub(super) rng: Rng,
}

impl Table {
    fn column(&self, at: usize) -> u32 {
        self.left + u32::try_from(at).unwrap()
    }

    pub(super) fn right(&self) -> u32 {
        self.column(self.columns.len() - 1)
    }

    /// The column that holds names, where sections may write their words.
    fn name_column(&self) -> u32 {
        let names =
            |column: &Column| matches!(column.what, What::Name | What::Family | What::Surname);
        self.column(self.columns.iter().position(names).unwrap_or(0))
    }

    pub(super) fn header(&mut self, book: &mut Book) {
        let depth = self.columns.iter().map(|column| column.header.len()).max().unwrap_or(1);
        let merged = !book.on.has(Kind::UnmergedHeader);
        let page = &mut book.pages[self.page];
        let last = self.row + u32::try_from(depth).unwrap() - 1;
        for at in 0..self.columns.len() {
            let column = self.column(at);
            if self.columns[at].hidden {
                page.hidden_columns.insert(column);
            }
            let parts = &self.columns[at].header;
            for (level, words) in parts.iter().enumerate() {
                let is_leaf = level + 1 == parts.len();
                let row = self.row + u32::try_from(level).unwrap();
                let same = |other: &Column| {
                    other.header.get(..=level) == parts.get(..=level)
                        && (is_leaf || other.header.len() > level + 1)
                };
                if !is_leaf && at > 0 && same(&self.columns[at - 1]) {
                    continue;
                }
                page.put(row, column, words.as_str());
                if is_leaf && merged {
                    page.merge((row, column, last, column));
                } else if merged {
                    let over = self.columns[at..].iter().take_while(|other| same(other)).count();
                    page.merge((row, column, row, self.column(at + over - 1)));
                }
            }
        }
        self.row = last + 1;
    }

    pub(super) fn column_numbers(&mut self, book: &mut Book) {
        let page = &mut book.pages[self.page];
        let form = self.rng.below(6);
        let mut number = 0;
        for at in 0..self.columns.len() {
            number += 1;
            let written = match form {
                0 => Typed::Number(number),
                2 => Typed::Number(-number),
                3 if at < 2 => ["A", "B"][at].into(),
                3 => Typed::Number(number - 2),
                4 if at + 2 == self.columns.len() => format!("({number}a)").into(),
                4 if at + 1 == self.columns.len() => format!("({}b)", number - 1).into(),
                5 if at == 4 => "(5)=(3)+(4)".into(),
                _ => format!("({number})").into(),
            };
            page.put(self.row, self.left + u32::try_from(at).unwrap(), written);
        }
        self.row += 1;
    }

    /// Words over the table's width: a section, a total, a remark.
    pub(super) fn words(&mut self, book: &mut Book, words: &str) {
        self.numbered_words(book, "", words);
    }

    /// Words with their number before them, or in the column of ordinals.
    pub(super) fn numbered_words(&mut self, book: &mut Book, number: &str, words: &str) {
        let names = self.name_column();
        let (left, right, row) = (self.left, self.right(), self.row);
        let apart = book.on.has(Kind::SectionsByName) && names > left;
        let page = &mut book.pages[self.page];
        if apart {
            page.put(row, left, number.trim_end_matches('.'));
            page.put(row, names, words);
        } else {
            let whole = format!("{number} {words}");
            page.put(row, left, whole.trim());
            if book.on.has(Kind::SectionsMerged) {
                page.merge((row, left, row, right));
            }
        }
        self.row += 1;
    }

    pub(super) fn person(&mut self, book: &mut Book, entry: &Entry<'_>, unit: Told<String>) {
        for at in 0..self.columns.len() {
            let cell = entry.cell(&self.columns[at], &mut self.rng);
            let column = self.column(at);
            book.pages[self.page].put(self.row, column, cell);
        }
        let known = self.known(entry, unit);
        book.truth.people.push(known);
        self.row += 1;
    }

    fn has(&self, told: impl Fn(What) -> bool) -> bool {
        self.columns.iter().any(|column| !column.hidden && told(column.what))
    }

    fn known(&self, entry: &Entry<'_>, unit: Told<String>) -> Known {
        let person = entry.person;
        let titled = ["Ông ", "Bà "].iter().any(|title| entry.name_written.contains(title));
        let title = self.has(|what| matches!(what, What::Title)) || titled && entry.titles_tell;
        let by_column =
            self.has(|what| matches!(what, What::Gender | What::GenderMark(_) | What::BirthOf(..)));
        let marked = self.has(|what| matches!(what, What::GenderMark(Gender::Male)));
        let women_alone =
            !marked && self.has(|what| matches!(what, What::GenderMark(Gender::Female)));
        let lacks = |gap| entry.gap == Some(gap);
        let by_words = self.has(|what| matches!(what, What::Gender));
        let gender = if title || by_column && !entry.sparse && !(by_words && lacks(Gap::Gender)) {
            Told::Is(person.gender)
        } else if women_alone && entry.sparse || titled {
            // No mark may mean a man, or that nothing was filled in; a title may tell or not.
            Told::Open
        } else {
            Told::Nothing
        };
        let grouped = self.has(|what| matches!(what, What::Group | What::GroupMark(_)))
            && !entry.sparse
            && !lacks(Gap::Group);
        let resolved = GroupCatalogue::vietnam().resolve_name_or_code(person.group);
        let Resolution::Group(code) = resolved else { panic!("{}", person.group) };
        let identified = self.has(|what| matches!(what, What::Identity)) && !entry.sparse;
        let unit = if self.has(|what| matches!(what, What::Unit)) {
            Told::Is(person.unit.to_owned())
        } else if matches!(unit, Told::Nothing)
            && self.has(|what| matches!(what, What::Workplace | What::Address))
        {
            Told::Open
        } else {
            unit
        };
        Known {
            at: (self.page, self.row),
            names: vec![
                entry.name_written.clone(),
                person.name.clone(),
                entry
                    .name_written
                    .trim_start_matches(|c: char| c.is_ascii_digit() || ". ".contains(c))
                    .to_owned(),
            ],
            role: entry.role,
            gender,
            birth: self.birth(entry),
            group: grouped.then_some(code),
            kind: match (entry.role, entry.kind) {
                (Role::Official, Some(kind)) => Told::Is(kind),
                (Role::Official, None) => Told::Nothing,
                _ => Told::Open,
            },
            unit,
            identity: identified.then(|| person.identity.clone()),
            odd: false,
        }
    }

    fn birth(&self, entry: &Entry<'_>) -> Option<BirthDate> {
        let day = entry.person.birth;
        let lacks = entry.gap == Some(Gap::Birth);
        let form = self.columns.iter().find_map(|column| match column.what {
            What::Birth(form) if !column.hidden && !lacks => Some(form),
            What::BirthOf(_, form) if !column.hidden => Some(form),
            _ => None,
        })?;
        let year_alone = matches!(form, BirthForm::Year | BirthForm::YearText);
        let birth = if year_alone { BirthDate::Year(day.year()) } else { BirthDate::Day(day) };
        (!entry.sparse).then_some(birth)
    }

    /// A number of people, as lists state it beneath a section or a table.
    pub(super) fn total(&mut self, book: &mut Book, words: &str, people: usize) {
        let wrong = book.on.has(Kind::WrongTotals);
        let stated = people + usize::from(wrong);
        if wrong {
            book.truth.wrong_totals.insert((self.page, self.row));
        }
        let at = self.name_column();
        let beside = self.columns.get(usize::try_from(at + 1 - self.left).unwrap());
        // Beneath a column of one gender, the number would be that gender's.
        let of_gender = beside
            .is_some_and(|column| matches!(column.what, What::BirthOf(..) | What::GenderMark(_)));
        if of_gender || self.rng.chance(50) {
            self.words(book, &format!("{words}: {stated} đại biểu"));
        } else {
            let page = &mut book.pages[self.page];
            page.put(self.row, at, words);
            page.put(self.row, at + 1, Typed::Number(i64::try_from(stated).unwrap()));
            self.row += 1;
        }
    }

    /// Signatures, approvals and recipients.
    pub(super) fn foot(&mut self, book: &mut Book, place: &str) {
        let right = self.left + (self.right() - self.left) / 2;
        let (names, left) = (self.name_column(), self.left);
        let place = place.split_once(' ').map_or(place, |(_, name)| name);
        let date = format!("{place}, ngày 12 tháng 4 năm 2024");
        let signer = self.rng.pick(&["Nguyễn Văn Thành", "Hà Thị Quyên", "Nông Đức Thuận"]);
        let lines: Vec<(u32, u32, &str)> = match self.rng.below(4) {
            0 => vec![
                (1, right, date.as_str()),
                (2, right, "TM. ỦY BAN NHÂN DÂN"),
                (2, left, "Nơi nhận:"),
                (3, right, "CHỦ TỊCH"),
                (3, left, "- Như trên;"),
                (4, left, "- Lưu: VT."),
                (7, right, signer),
            ],
            1 => vec![
                (1, left, "NGƯỜI LẬP BIỂU"),
                (1, right, "THỦ TRƯỞNG ĐƠN VỊ"),
                (2, left, "(Ký, ghi rõ họ tên)"),
                (2, right, "(Ký tên, đóng dấu)"),
                (5, names, "Lò Văn Trung"),
                (5, right.max(names + 1), signer),
            ],
            2 => vec![
                (0, left, "DUYỆT CỦA BAN TỔ CHỨC"),
                (1, left, "KT. CHỦ TỊCH"),
                (2, left, "PHÓ CHỦ TỊCH"),
                (4, names, signer),
            ],
            _ => vec![(0, names, date.as_str()), (1, names, "Người lập biểu"), (4, names, signer)],
        };
        let first = self.row;
        for (down, column, words) in &lines {
            book.pages[self.page].put(first + down, *column, *words);
        }
        self.row = first + lines.iter().map(|line| line.0).max().unwrap_or(0) + 1;
    }

    pub(super) fn blank(&mut self, rows: u32) {
        self.row += rows;
    }

    /// Rows with a number and nobody yet.
    pub(super) fn empty_ordinals(&mut self, book: &mut Book, next: usize) {
        let is_ordinal = |column: &Column| matches!(column.what, What::Ordinal);
        let Some(at) = self.columns.iter().position(is_ordinal) else { return };
        for number in next..next + 3 {
            let column = self.column(at);
            let number = Typed::Number(i64::try_from(number).unwrap());
            book.pages[self.page].put(self.row, column, number);
            self.row += 1;
        }
    }
}

/// How a person of this gender is addressed.
pub(super) fn address_of(gender: Gender) -> &'static str {
    if gender == Gender::Female { "Bà" } else { "Ông" }
}
