//! What a selector is called in a sentence: `official delegates`, `nữ đại biểu chính thức`.

use super::Ruleset;
use super::constraint::Fact;
use super::selector::{AgeBand, BirthDays, Groups, PartsTold, Selector};
use crate::roster::{Gender, OfficialKind, Role};
use crate::text;
use crate::wording::{Lang, Text, any_of, day, joined, list, number_of};

/// A noun for the people a selector chooses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    /// In Vietnamese, where number makes no difference.
    pub vi: String,
    /// One of them, in English.
    pub en_one: String,
    /// Several of them, in English.
    pub en_many: String,
}

impl Noun {
    /// So many of them.
    pub fn counted(&self, count: u64) -> Text {
        number_of(count, &self.vi, &self.en_one, &self.en_many)
    }

    /// What so many of them are called, without the number.
    pub fn named(&self, count: u64, lang: Lang) -> &str {
        match (lang, count) {
            (Lang::Vi, _) => &self.vi,
            (Lang::En, 1) => &self.en_one,
            (Lang::En, _) => &self.en_many,
        }
    }

    /// One of them.
    pub fn one(&self) -> Text {
        Text::new(&self.vi, &self.en_one)
    }

    /// Several of them.
    pub fn many(&self) -> Text {
        Text::new(&self.vi, &self.en_many)
    }
}

/// The pieces of a noun phrase, as selectors add to it.
#[derive(Default)]
struct NounPhrase {
    roles: Vec<Role>,
    gender: Option<Gender>,
    kind: Option<OfficialKind>,
    after: Vec<Text>,
}

impl Selector {
    /// What those whom it chooses are called.
    pub fn noun(&self, ruleset: &Ruleset) -> Noun {
        let mut phrase = NounPhrase::default();
        phrase.add(self, ruleset);
        phrase.noun()
    }
}

impl Selector {
    /// What somebody whom it chooses is: `là người dân tộc thiểu số`, `of ethnic minorities`.
    pub fn condition(&self, ruleset: &Ruleset) -> Text {
        let mut phrase = NounPhrase::default();
        phrase.add(self, ruleset);
        let is_plain = phrase.roles.is_empty() && phrase.gender.is_none() && phrase.kind.is_none();
        if is_plain && !phrase.after.is_empty() {
            return joined(&phrase.after, " ");
        }
        text!(vi: "là {people}", en: "{people}", people = phrase.noun().many())
    }
}

impl Fact {
    /// What is counted: people who live in the unit, units below it.
    pub fn noun(self) -> Noun {
        let (vi, one, many) = match self {
            Self::MinorityPopulation => (
                "người dân tộc thiểu số sinh sống trên địa bàn",
                "minority person who lives in the unit",
                "minority people who live in the unit",
            ),
            Self::QualifyingDistricts => (
                "đơn vị cấp huyện đủ điều kiện tổ chức đại hội",
                "district that qualifies for a congress",
                "districts that qualify for a congress",
            ),
        };
        Noun { vi: vi.to_owned(), en_one: one.to_owned(), en_many: many.to_owned() }
    }
}

impl NounPhrase {
    fn add(&mut self, selector: &Selector, ruleset: &Ruleset) {
        match selector {
            Selector::Role(roles) => self.roles.clone_from(roles),
            Selector::Gender(gender) => self.gender = Some(*gender),
            Selector::Kind(kind) => self.kind = Some(*kind),
            Selector::All(parts) => {
                for part in parts {
                    self.add(part, ruleset);
                }
            }
            Selector::Group(groups) => self.after.push(groups_words(groups, ruleset)),
            Selector::Age(band) => self.after.push(age_words(*band)),
            Selector::Born(days) => self.after.push(born_words(*days)),
            Selector::Told(told) => self.after.push(told_words(told, ruleset)),
            Selector::Work(fields) => self.after.push(work_words(fields, ruleset)),
            Selector::Unit(units) => {
                let units = any_unit(units);
                self.after.push(text!(vi: "của {units}", en: "of {units}", units));
            }
            Selector::Not(other) => {
                let (condition, people) = (other.condition(ruleset), other.noun(ruleset).many());
                self.after.push(text!(
                    vi: "không phải {condition}",
                    en: "other than {people}",
                    condition,
                    people
                ));
            }
            Selector::Any(parts) => {
                let nouns: Vec<Text> = parts.iter().map(|part| part.noun(ruleset).many()).collect();
                let (vi, en) = (joined(&nouns, " hoặc "), joined(&nouns, " or "));
                self.after.push(text!(vi: "là {vi}", en: "among {en}", vi, en));
            }
        }
    }

    fn noun(&self) -> Noun {
        let adjective = match self.kind {
            None => "",
            Some(OfficialKind::ExOfficio) => "ex-officio ",
            Some(OfficialKind::Selected) => "selected ",
            Some(OfficialKind::Appointed) => "appointed ",
        };
        let roles: Vec<(&str, &str, &str)> =
            self.roles.iter().map(|role| role_words(*role)).collect();
        let (mut vi, mut one, mut many) = match (&roles[..], self.gender) {
            ([], Some(Gender::Female)) => parts("đại biểu", "woman", "women"),
            ([], Some(Gender::Male)) => parts("đại biểu", "man", "men"),
            ([], None) => parts("đại biểu", "delegate", "delegates"),
            (roles, gender) => {
                let vi: Vec<String> = roles.iter().map(|role| role.0.to_owned()).collect();
                let one: Vec<&str> = roles.iter().map(|role| role.1).collect();
                let many: Vec<String> = roles.iter().map(|role| role.2.to_owned()).collect();
                let gender = match gender {
                    None => "",
                    Some(Gender::Female) => "female ",
                    Some(Gender::Male) => "male ",
                };
                (
                    format!("đại biểu {}", list(&vi, Lang::Vi)),
                    format!("{gender}{}", one.join(" or ")),
                    format!("{gender}{}", list(&many, Lang::En)),
                )
            }
        };
        match self.kind {
            None => {}
            Some(OfficialKind::ExOfficio) => vi.push_str(" đương nhiên"),
            Some(OfficialKind::Selected) => vi.push_str(" chọn cử"),
            Some(OfficialKind::Appointed) => vi.push_str(" chỉ định"),
        }
        match (self.gender, roles.is_empty()) {
            (None, _) => {}
            (Some(Gender::Female), true) => vi.push_str(" nữ"),
            (Some(Gender::Male), true) => vi.push_str(" nam"),
            (Some(Gender::Female), false) => vi.insert_str(0, "nữ "),
            (Some(Gender::Male), false) => vi.insert_str(0, "nam "),
        }
        one.insert_str(0, adjective);
        many.insert_str(0, adjective);
        for after in &self.after {
            vi = format!("{vi} {}", after.vi);
            one = format!("{one} {}", after.en);
            many = format!("{many} {}", after.en);
        }
        Noun { vi, en_one: one, en_many: many }
    }
}

fn parts(vi: &str, one: &str, many: &str) -> (String, String, String) {
    (vi.to_owned(), one.to_owned(), many.to_owned())
}

fn role_words(role: Role) -> (&'static str, &'static str, &'static str) {
    match role {
        Role::Official => ("chính thức", "official delegate", "official delegates"),
        Role::Guest => ("khách mời", "guest", "guests"),
        Role::Alternate => ("dự khuyết", "alternate", "alternates"),
    }
}

fn groups_words(groups: &Groups, ruleset: &Ruleset) -> Text {
    match groups {
        Groups::Minority => {
            text!(vi: "là người dân tộc thiểu số", en: "of ethnic minorities")
        }
        Groups::Listed(codes) => {
            let names: Vec<String> =
                codes.iter().map(|code| ruleset.catalogue.name(*code)).collect();
            text!(
                vi: "là người dân tộc {groups}",
                en: "of {groups} ethnicity",
                groups = any_of(&names)
            )
        }
    }
}

fn age_words(band: AgeBand) -> Text {
    match (band.min, band.max) {
        (Some(min), Some(max)) => {
            text!(vi: "từ {min} đến {max} tuổi", en: "aged {min} to {max}")
        }
        (Some(min), None) => text!(vi: "từ {min} tuổi trở lên", en: "aged {min} or over"),
        (None, Some(max)) => text!(vi: "đến hết {max} tuổi", en: "aged {max} or under"),
        (None, None) => text!(vi: "ở mọi độ tuổi", en: "of any age"),
    }
}

fn born_words(BirthDays { from, before }: BirthDays) -> Text {
    match (from.map(day), before.map(day)) {
        (Some(from), Some(before)) => text!(
            vi: "sinh từ ngày {from} đến trước ngày {before}",
            en: "born from {from} on and before {before}",
            from,
            before
        ),
        (Some(from), None) => {
            text!(vi: "sinh từ ngày {from} trở đi", en: "born on {from} or later", from)
        }
        (None, Some(before)) => {
            text!(vi: "sinh trước ngày {before}", en: "born before {before}", before)
        }
        (None, None) => text!(vi: "sinh bất kỳ ngày nào", en: "born on any day"),
    }
}

fn told_words(PartsTold { statistic, parts }: &PartsTold, ruleset: &Ruleset) -> Text {
    let Some(ladder) = ruleset.ladder(statistic) else { return Text::same(statistic) };
    let rungs = || ladder.parts.iter().filter(|rung| parts.contains(&rung.id));
    let phrases: Vec<&Text> = rungs().filter_map(|rung| rung.phrase.as_ref()).collect();
    if phrases.len() == parts.len() {
        return any_of(&phrases);
    }
    let titles: Vec<Text> = rungs().map(|rung| text!("“{title}”", title = &rung.title)).collect();
    text!(
        vi: "có {statistic} là {parts}",
        en: "with {parts} as {statistic}",
        statistic = ladder.title.in_sentence(),
        parts = any_of(&titles)
    )
}

/// Any of these units. Of many, the first ones are named.
fn any_unit(units: &[String]) -> Text {
    const MOST_NAMED: usize = 6;
    const NAMED_OF_MANY: usize = 3;
    if units.len() <= MOST_NAMED {
        return any_of(units);
    }
    let (named, others) = units.split_at(NAMED_OF_MANY);
    let (named, others) = (named.join(", "), others.len());
    text!(vi: "{named} hoặc {others} đơn vị khác", en: "{named} or {others} other units")
}

fn work_words(fields: &[String], ruleset: &Ruleset) -> Text {
    let title = |id: &String| {
        ruleset
            .fields_of_work
            .iter()
            .find(|field| field.id == *id)
            .map_or_else(|| Text::same(id), |field| field.title.clone())
    };
    let titles: Vec<Text> = fields.iter().map(title).collect();
    text!(
        vi: "thuộc lĩnh vực {fields}",
        en: "in the field of {fields}",
        fields = any_of(&titles)
    )
}
