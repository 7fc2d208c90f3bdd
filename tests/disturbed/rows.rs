//! How a hand types one person's row: the name with what is put around it, the number, the gaps.

use delegate_quota::rooms::roster::{Gender, Role};

use super::columns::{Entry, Gap};
use super::hand::{Hand, Listed};
use super::kinds::Kind;
use super::layout::KindBy;
use super::page::Typed;
use super::random::Rng;
use super::table::{Table, address_of};
use super::truth::Told;
use super::words;

impl Hand {
    pub(super) fn one_person(&mut self, table: &mut Table, at: usize, unit: &Told<String>) {
        let listed = &self.people[at];
        let mut own = Rng::new(self.seed, &format!("row {at}"));
        let sparse = self.has(Kind::SparseGuests) && listed.role == Role::Guest;
        let (name_written, odd) = self.name_written(listed, &mut own);
        let entry = Entry {
            person: &listed.person,
            name_written,
            role: listed.role,
            kind: listed.kind,
            kind_in_role: self.layout.kind_by == KindBy::Role,
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

    pub(super) fn gap(&self, own: &mut Rng) -> Option<Gap> {
        let lacks = own.chance(20);
        let gap = own.pick(&[Gap::Birth, Gap::Gender, Gap::Group]);
        (lacks && self.has(Kind::Gaps)).then_some(gap)
    }

    pub(super) fn name_written(&self, listed: &Listed, own: &mut Rng) -> (String, bool) {
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
                .flat_map(|letter| [letter, '.'])
                .collect();
            return (format!("{initials} {last}"), true);
        }
        (name.clone(), false)
    }

    pub(super) fn ordinal(&self, role: Role) -> Typed {
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
}

/// `I.` for the first.
pub(super) fn roman(number: usize) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    const TENS: [&str; 5] = ["", "X", "XX", "XXX", "XL"];
    let number = number + 1;
    format!("{}{}.", TENS[number / 10 % 5], ONES[number % 10])
}
