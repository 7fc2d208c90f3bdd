//! Lists drawn at random, under shipped rules, tight caps and rules of a province's own.

use jiff::civil::date;
use serde_json::{Value, json};

use super::super::larger::Draw;
use super::*;
use crate::calculate::repair::{Action, Plan};
use crate::catalogue::GroupCatalogue;
use crate::roster::{BirthDate, Gender, Meant, OfficialKind};
use crate::rules;

const GROUPS: [&str; 12] = [
    "Tày",
    "Nùng",
    "Dao",
    "Mông",
    "Thái",
    "Mường",
    "Hoa",
    "Sán Dìu",
    "Giáy",
    "Lào",
    "Cơ Tu",
    "Ngái",
];
const WORKS: [&str; 5] = ["y tế", "giáo dục", "nông nghiệp", "công an", "y tế, giáo dục"];
const UNITS: [&str; 4] = ["Xã A", "Xã B", "Xã C", "Xã D"];
const SHIPPED: [&str; 3] = ["vn-2024", "vn-2024-thai-nguyen", "vn-2019"];
const SHARES: [&str; 8] = ["33.3333333%", "12.5%", "20%", "43.31%", "10%", "2/7", "40%", "66.7%"];

/// A list to repair, as the calculation and as the judge read it.
pub(super) struct Case {
    pub(super) given: Given,
    rules: String,
}

impl Draw {
    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        let at = self.below(all.len() as u64);
        all[usize::try_from(at).unwrap()]
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    fn somebody(&mut self, role: Role, groups: &[&str]) -> Person {
        let women = 1 + self.below(3);
        let year = [1994, 1974, 1959][usize::try_from(self.below(3)).unwrap()];
        let (group, work) = (self.of(groups), self.of(&WORKS).to_owned());
        let group = if self.one_in(12) { "Kinh" } else { group };
        let by_office = role == Role::Official && self.one_in(12);
        let unit = self.of(&UNITS).to_owned();
        let person = Person::new(role).group(group).with(|person| {
            person.birth = Meant::Known(BirthDate::Day(date(year, 1, 1)));
            person.work = Some(work);
            person.unit = unit;
            if by_office {
                person.kind = Some(OfficialKind::ExOfficio);
            }
        });
        if self.below(4) < women { person } else { person.man() }
    }

    /// A rule of a province's own.
    fn rule(&mut self, number: u64, people: u64) -> String {
        let of = self.of(&[
            "{ work = [\"health\"] }",
            "{ work = [\"education\"] }",
            "{ unit = [\"Xã A\"] }",
            "{ unit = [\"Xã A\", \"Xã B\"] }",
            "{ age = { min = 60 } }",
            "{ age = { max = 40 } }",
            "{ gender = \"female\" }",
            "{ not = { gender = \"female\" } }",
            "{ group = [\"Tày\", \"Nùng\"] }",
            "{ any = [{ work = [\"health\"] }, { age = { min = 60 } }] }",
            "{ gender = \"female\", age = { max = 40 } }",
        ]);
        let among = self.of(&["\"official\"", "[\"official\", \"guest\"]"]);
        let head =
            format!("id = \"x{number}\"\ntitle = {{ vi = \"x\", en = \"x\" }}\ncitation = \"c\"\n");
        if self.one_in(4) {
            let bound = self.below(1 + people / 3);
            let key = self.of(&["min", "max"]);
            return format!(
                "[[count]]\n{head}of = {{ role = \"official\", any = [{of}] }}\n{key} = {bound}\n"
            );
        }
        // Shares that leave room: small ones at least, large ones at most.
        let share = self.of(&SHARES);
        let key = if ["40%", "66.7%", "43.31%"].contains(&share) { "max" } else { "min" };
        let any = ["min", "max", "more_than", "less_than"];
        let key = if self.one_in(5) { self.of(&any) } else { key };
        format!("[[share]]\n{head}of = {of}\namong = {among}\n{key} = \"{share}\"\n")
    }

    /// Caps that press upon a list of so many.
    fn caps(&mut self, people: u64, level: &str) -> String {
        let official = 1 + people / 2 + self.below(1 + people / 3);
        let guest = self.below(2 + people / 3);
        let cap = |id: &str, most: u64| {
            format!("[[count]]\nid = \"{id}\"\nmax = {{ {level} = {most} }}\n")
        };
        let share = self.of(&["30%", "33.3333333%", "40%", "35%"]);
        let ratio = self.of(&["1/3", "33.3333333%", "1/4"]);
        format!(
            "{}{}{}[[ratio]]\nid = \"guest-ratio\"\nmax = \"{ratio}\"\n[[share]]\nid = \"women-share\"\nmin = \"{share}\"\n",
            cap("total-cap", official + guest),
            cap("official-cap", official),
            cap("guest-cap", guest),
        )
    }
}

impl Draw {
    /// Shipped rules, under tight caps, or with rules of a province's own.
    fn rules(&mut self, size: u64, level: &str) -> String {
        let mut rules = format!(
            "id = \"drawn\"\ntitle = {{ vi = \"t\", en = \"t\" }}\nextends = \"{}\"\n",
            self.of(&SHIPPED)
        );
        let sort = self.below(3);
        if sort > 0 {
            rules += &self.caps(size, level);
        }
        if sort > 1 {
            let own = if self.one_in(4) { 5 + self.below(15) } else { 1 + self.below(4) };
            for number in 0..own {
                rules += &self.rule(number, size);
            }
        }
        rules
    }

    /// Somebody of the reserve.
    fn in_reserve(&mut self, groups: &[&str]) -> Person {
        let role = if self.one_in(6) { Role::Guest } else { Role::Official };
        self.somebody(role, groups).with(|one| {
            if one.kind == Some(OfficialKind::ExOfficio) {
                one.kind = Some(OfficialKind::Selected);
            }
        })
    }
}

impl Case {
    pub(super) fn drawn(seed: u64) -> Self {
        let mut draw = Draw(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        for _ in 0..3 {
            draw.below(2);
        }
        let level = if draw.one_in(3) { "province" } else { "district" };
        let size = [12, 30, 60, 110][usize::try_from(draw.below(4)).unwrap()] + draw.below(20);
        let guests = draw.below(1 + size / 3);
        let groups = &GROUPS[..usize::try_from(3 + draw.below(9)).unwrap()];
        let rules = draw.rules(size, level);
        let ruleset =
            rules::parse("drawn.toml", &rules).unwrap_or_else(|error| panic!("{error}\n{rules}"));
        let mut list = List { ruleset, ..List::of(level) };
        let catalogue = GroupCatalogue::vietnam();
        list.profile.date = Some(date(2024, 5, 24));
        if !draw.one_in(6) {
            let known = groups.iter().map(|name| catalogue.resolve(name).group().unwrap());
            list.profile.groups = Some(known.collect());
        }
        list.people.extend((0..size - guests).map(|_| draw.somebody(Role::Official, groups)));
        list.people.extend((0..guests).map(|_| draw.somebody(Role::Guest, groups)));
        let alternates = if draw.one_in(2) { draw.below(6) } else { 0 };
        list.people.extend((0..alternates).map(|_| draw.somebody(Role::Alternate, groups)));
        let reserve = if draw.one_in(3) { 0 } else { draw.below(size) };
        let reserve = (0..reserve).map(|_| draw.in_reserve(groups)).collect();
        let mut given = Given::of(list);
        let listed = given.list.people.len() as u64;
        given.reserve = reserve;
        given.may_move = !draw.one_in(4);
        if draw.one_in(3) {
            given.keep =
                (0..draw.below(10)).map(|_| usize::try_from(draw.below(listed)).unwrap()).collect();
        }
        if draw.one_in(2) {
            let mut weight = || 1 + u32::try_from(draw.below(5)).unwrap();
            given.weights = Weights {
                leave_out: weight(),
                replace: weight(),
                add: weight(),
                move_role: weight(),
            };
        }
        Self { given, rules }
    }

    /// As the judge reads it.
    pub(super) fn written(&self) -> Value {
        let given = &self.given;
        let catalogue = GroupCatalogue::vietnam();
        let groups = given.list.profile.groups.as_ref();
        let groups =
            groups.map(|known| known.iter().map(|code| catalogue.name(*code)).collect::<Vec<_>>());
        let listed = given.list.people.iter().enumerate();
        let listed: Vec<Value> = listed
            .map(|(at, one)| {
                let mut told = person(one, one.role);
                told["keep"] = json!(given.keep.contains(&at));
                told
            })
            .collect();
        let reserve: Vec<Value> = given.reserve.iter().map(|one| person(one, one.role)).collect();
        let weights = given.weights;
        json!({
            "rules": self.rules,
            "level": given.list.level,
            "groups": groups,
            "list": listed,
            "reserve": reserve,
            "weights": {
                "leave_out": weights.leave_out,
                "replace": weights.replace,
                "add": weights.add,
                "move": weights.move_role,
            },
            "may_move": given.may_move,
        })
    }

    /// The people of the list after these changes.
    pub(super) fn after(&self, plan: &Plan) -> Value {
        let listed = &self.given.list.people;
        let mut roles: Vec<Option<Role>> = listed.iter().map(|one| one.role).collect();
        let mut come = Vec::new();
        let mut put = |who: Who, role: Option<Role>| match who {
            Who::Listed(at) => roles[at] = role,
            Who::Reserve(at) => come.push(person(&self.given.reserve[at], role)),
        };
        for change in &plan.changes {
            match change.action {
                Action::LeaveOut { person, .. } => put(person, None),
                Action::Replace { person, by, role } => {
                    put(person, None);
                    put(by, Some(role));
                }
                Action::Add { person, role } => put(person, Some(role)),
                Action::Move { person, to, .. } => put(person, Some(to)),
            }
        }
        let stay = listed.iter().zip(roles).filter(|(_, role)| role.is_some());
        Value::Array(stay.map(|(one, role)| person(one, role)).chain(come).collect())
    }
}

fn person(one: &Person, role: Option<Role>) -> Value {
    let gender = match one.gender {
        Meant::Known(Gender::Female) => "female",
        _ => "male",
    };
    let age = match one.birth {
        Meant::Known(BirthDate::Day(day)) => 2024 - day.year(),
        _ => 44,
    };
    let role = role.map(|role| format!("{role:?}").to_lowercase());
    let kind = match one.kind {
        Some(OfficialKind::ExOfficio) => Some("ex_officio"),
        Some(_) => Some("selected"),
        None => None,
    };
    json!({
        "role": role,
        "gender": gender,
        "group": one.group,
        "kind": kind,
        "work": one.work,
        "unit": one.unit,
        "age": age,
    })
}
