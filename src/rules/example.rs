//! `[[example]]`: numbers of a regulation's own text, and what it says of them.
//!
//! `rules test` makes up the people of an example and asks whether its ruleset says the same. An
//! example is about the file it stands in: a ruleset that extends another may say something else.

use super::decode::Decoding;
use super::option::{OptionSpec, OptionType, options};
use super::option_value::{Nested, OptionValue, read_table};
use crate::congress::{self, CongressProfile};
use crate::numbers::Headcount;
use crate::roster::Role;
use crate::toml_tree::{Place, Value, WrittenTable};

/// What is written, and where.
#[derive(Debug, Clone)]
pub struct Marked<T> {
    pub value: T,
    pub place: Place,
}

impl<T: OptionValue> OptionValue for Marked<T> {
    const TYPE: OptionType = T::TYPE;

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let place = value.place.clone();
        Some(Self { value: T::read(value, decoding)?, place })
    }
}

options! {
    struct ExampleOptions {
        says: Option<String> { vi: "Ví dụ nói gì.", en: "What it shows." },
        level: Option<Marked<String>> {
            vi: "Cấp đại hội; mặc định là cấp đầu tiên của bộ quy định.",
            en: "The level of congress; by default the first of the ruleset.",
        },
        counts: Option<Nested<Counts>> {
            vi: "Số người theo tư cách, ngoài ra không biết gì về họ.",
            en: "How many people there are by role, of whom nothing else is known.",
        },
        people: Vec<Marked<String>> {
            vi: "Số người như nhau, viết như `--add`: `\"45: role=official,gender=female\"`.",
            en: "So many people alike, as `--add` takes them: `\"45: role=official,gender=female\"`.",
            default: "[]",
        },
        profile: Option<ExampleProfile> {
            vi: "Hồ sơ đại hội, với các khóa của nó.",
            en: "The congress profile, with its own keys.",
        },
        breaks: Vec<Marked<String>> {
            vi: "Đúng những quy định này bị vi phạm, không quy định nào khác.",
            en: "These rules are broken, and no others.",
            default: "[]",
        },
        keeps: Vec<Marked<String>> {
            vi: "Những quy định này kết luận được là đạt.",
            en: "These rules are known to hold.",
            default: "[]",
        },
    }
}

options! {
    struct Counts {
        official: Option<Headcount> { vi: "Đại biểu chính thức.", en: "Official delegates." },
        guest: Option<Headcount> { vi: "Khách mời.", en: "Guests." },
        alternate: Option<Headcount> { vi: "Đại biểu dự khuyết.", en: "Alternates." },
    }
}

/// The options of an example, for the reference.
pub(super) const EXAMPLE: &[OptionSpec] = ExampleOptions::OPTIONS;

/// The examples of a file. A list is checked without looking at them.
pub(super) struct Examples(pub(super) Vec<Marked<Example>>);

impl OptionValue for Examples {
    const TYPE: OptionType = Vec::<Example>::TYPE;

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        if !decoding.reads_examples {
            return Some(Self(Vec::new()));
        }
        Vec::read(value, decoding).map(Self)
    }
}

/// A profile, by the keys that all profiles have.
#[derive(Debug)]
struct ExampleProfile(CongressProfile);

impl OptionValue for ExampleProfile {
    const TYPE: OptionType = OptionType::AnyTable;

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let table = value.as_table(&mut decoding.problems)?;
        let table = WrittenTable::new(table, congress::KEYS);
        table.finish(&mut decoding.problems);
        if decoding.lacks_catalogue {
            return None;
        }
        let profile =
            CongressProfile::from_table(&table, decoding.catalogue, &mut decoding.problems);
        Some(Self(profile))
    }
}

/// Some people and a congress, with what the ruleset should say of them.
#[derive(Debug, Clone)]
pub struct Example {
    /// What it shows.
    pub says: Option<String>,
    pub level: Option<Marked<String>>,
    /// How many people there are in each role, of whom nothing else is known.
    pub counts: Vec<(Role, Headcount)>,
    /// People alike, as `what-if --add` takes them.
    pub people: Vec<Marked<String>>,
    pub profile: CongressProfile,
    /// The rules that are broken.
    pub breaks: Vec<Marked<String>>,
    /// Rules that are known to hold.
    pub keeps: Vec<Marked<String>>,
}

impl OptionValue for Example {
    const TYPE: OptionType = OptionType::Table(EXAMPLE);

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let table = value.as_table(&mut decoding.problems)?;
        let ExampleOptions { says, level, counts, people, profile, breaks, keeps } =
            read_table(table, decoding)?;
        let counts =
            counts.map_or_else(Vec::new, |Nested(Counts { official, guest, alternate })| {
                let counts = [
                    (Role::Official, official),
                    (Role::Guest, guest),
                    (Role::Alternate, alternate),
                ];
                counts.into_iter().filter_map(|(role, count)| Some((role, count?))).collect()
            });
        let profile = profile.map(|ExampleProfile(profile)| profile).unwrap_or_default();
        Some(Self { says, level, counts, people, profile, breaks, keeps })
    }
}
