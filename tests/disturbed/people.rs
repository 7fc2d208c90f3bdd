//! The people of a draw, with what lists tell of them.

use delegate_quota::rooms::roster::Gender;
use jiff::civil::{Date, date};

use super::kinds::{Kind, Switches};
use super::random::Rng;
use super::words::{self, Home};

#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) gender: Gender,
    pub(super) birth: Date,
    /// The group's own name.
    pub(super) group: &'static str,
    pub(super) group_written: String,
    pub(super) identity: String,
    pub(super) post: &'static str,
    pub(super) workplace: &'static str,
    pub(super) unit: &'static str,
    pub(super) note: &'static str,
    pub(super) phone: String,
}

/// Names whose words also stand in totals, feet and headings: name, gender, group where the name
/// tells one.
const TRAP_NAMES: &[(&str, Gender, Option<&str>)] = &[
    ("Tống Văn Cộng", Gender::Male, None),
    ("Trương Ban", Gender::Male, None),
    ("Đoàn Thị Hội", Gender::Female, None),
    ("Hồ Văn Ka", Gender::Male, None),
    ("Bàn Thị Ban", Gender::Female, Some("Dao")),
    ("A Thút", Gender::Male, Some("Xơ Đăng")),
    ("Y Lan", Gender::Female, Some("Xơ Đăng")),
    ("A Cộng", Gender::Male, Some("Xơ Đăng")),
    ("Y Mời", Gender::Female, Some("Ba Na")),
    ("A Tổng", Gender::Male, Some("Xơ Đăng")),
    ("Cộng Thị Hòa", Gender::Female, None),
    ("Nguyễn Thị Nữ", Gender::Female, None),
    ("Hoàng Văn Nam", Gender::Male, None),
    ("Trưởng Văn Khoa", Gender::Male, None),
    ("Đinh Văn Đoàn", Gender::Male, None),
    ("Lò Thị Danh", Gender::Female, None),
    ("Hà Văn Tên", Gender::Male, None),
    ("Mai Thị Sơn Xã", Gender::Female, None),
    ("Tô Chủ Tịch", Gender::Male, None),
    ("Nông Duyệt", Gender::Male, None),
    ("Lê Văn Ký", Gender::Male, None),
    ("Kim Thị Nơi", Gender::Female, None),
    ("Hồ Văn Khách", Gender::Male, None),
    ("Phan Văn Mục", Gender::Male, None),
    ("Siu H'Nữ", Gender::Female, Some("Gia Rai")),
    ("Hồ Thị Dân", Gender::Female, None),
];
const FAMILIES: &[&str] = &[
    "Nông",
    "Hoàng",
    "Lò",
    "Vi",
    "Hà",
    "Lý",
    "Triệu",
    "Đinh",
    "Bùi",
    "Quách",
    "Lục",
    "Ma",
    "Chu",
    "Hồ",
    "Lương",
    "Cà",
    "Mã",
    "Giàng",
    "Vàng",
    "Phàn",
    "Tẩn",
    "Kpă",
    "Rơ Châm",
    "Siu",
];
const GIVEN: &[&str] = &[
    "Aa", "Bình", "Chiến", "Dũng", "Én", "Giang", "Hạnh", "Khánh", "Lâm", "Minh", "Ngọc", "Oanh",
    "Phúc", "Quý", "Rin", "Sáng", "Tâm", "Uyên", "Vinh", "Xuân", "Yên", "Ánh", "Bảo", "Cúc",
    "Diệp", "Đông", "Gấm", "Hiền", "Kiên", "Liên", "Mỷ", "Nhung", "Páo", "Sinh", "Thảo", "Tuyết",
    "Viên", "Khê", "Sùng", "Bích", "Chung", "Hưng", "Loan", "Nga", "Phong", "Thút", "Toàn", "Vân",
];

/// People who are all unlike: nobody shares a year of birth or a given name.
pub(super) fn draw(seed: u64, count: usize, home: &Home, on: Switches) -> Vec<Person> {
    let mut rng = Rng::new(seed, "people");
    let mut years: Vec<usize> = (1955..2003).collect();
    rng.shuffle(&mut years);
    let mut given: Vec<&str> = GIVEN.to_vec();
    rng.shuffle(&mut given);
    let mut trap_names: Vec<_> = TRAP_NAMES.iter().collect();
    rng.shuffle(&mut trap_names);
    (0..count.min(GIVEN.len()))
        .map(|at| {
            let mut own = Rng::new(seed, &format!("person {at}"));
            let mut person = plain(&mut own, given[at], years[at], home);
            if own.chance(45) && on.has(Kind::TrapNames) && at < trap_names.len() {
                let (name, gender, group) = trap_names[at];
                (person.name, person.gender) = ((*name).to_owned(), *gender);
                person.group =
                    group.filter(|own| home.groups.contains(own)).unwrap_or(person.group);
                person.group_written = person.group.to_owned();
                person.identity = identity(&person, home.code, &mut own);
            }
            mislead(&mut person, &mut own, on);
            person
        })
        .collect()
}

fn plain(rng: &mut Rng, given: &str, year: usize, home: &Home) -> Person {
    let gender = if rng.chance(50) { Gender::Female } else { Gender::Male };
    let middle = if gender == Gender::Female { "Thị" } else { "Văn" };
    let year = i16::try_from(year).unwrap();
    let (month, day) = (rng.between(1, 12), rng.between(1, 28));
    let birth = date(year, i8::try_from(month).unwrap(), i8::try_from(day).unwrap());
    let group = rng.pick(home.groups);
    let mut person = Person {
        name: format!("{} {middle} {given}", rng.pick(FAMILIES)),
        gender,
        birth,
        group,
        group_written: group.to_owned(),
        identity: String::new(),
        post: rng.pick(words::POSTS),
        workplace: rng.pick(words::WORKPLACES),
        unit: rng.pick(&home.units),
        note: rng.pick(words::NOTES_PLAIN),
        phone: format!("09{:08}", rng.below(100_000_000)),
    };
    person.identity = identity(&person, home.code, rng);
    person
}

fn mislead(person: &mut Person, rng: &mut Rng, on: Switches) {
    if rng.chance(60) && on.has(Kind::FootPosts) {
        person.post = rng.pick(words::FOOT_POSTS);
    }
    if rng.chance(40) && on.has(Kind::TrapNotes) {
        person.note = rng.pick(words::NOTES_TRAPS);
    }
    let spelt = words::SPELLINGS.iter().find(|(group, _)| *group == person.group);
    if let Some((_, spellings)) = spelt.filter(|_| rng.chance(60) && on.has(Kind::GroupSpellings)) {
        rng.pick(spellings).clone_into(&mut person.group_written);
    }
}

/// The number that agrees with gender and year, as 59/2021/TT-BCA builds it.
fn identity(person: &Person, home: &str, rng: &mut Rng) -> String {
    let woman = usize::from(person.gender == Gender::Female);
    let century = if person.birth.year() < 2000 { woman } else { 2 + woman };
    format!("{home}{century}{:02}{:06}", person.birth.year() % 100, rng.between(1000, 999_999))
}
