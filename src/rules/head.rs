//! The head of a rules file: all that is not a rule.

use std::borrow::Cow;

use super::age_groups::AgeOptions;
use super::catalogue_file;
use super::decode::Decoding;
use super::example::{Example, Examples, Marked};
use super::identity::{CenturyDigit, IdentityNumbers, NumberShape};
use super::level::Level;
use super::option::{OptionSpec, OptionType, Options as _, options};
use super::option_value::{Lenient, Named, Nested, OneOf, OptionValue, read_table};
use super::statistic::StatisticOptions;
use super::{
    AgeGroups, FieldOfWork, FoldedWords, InForce, KnownWords, LadderRule, SourceDocument,
    SwitchedOff,
};
use crate::catalogue::GroupCatalogue;
use crate::numbers::Headcount;
use crate::roster::{Gender, Role};
use crate::spelling;
use crate::text;
use crate::toml_tree::{Table, Value, WrittenTable};
use crate::wording::Text;

/// The keys of the head, in the order of documentation.
pub(crate) const HEAD: &[OptionSpec] = HeadOptions::OPTIONS;

options! {
    struct HeadOptions {
        id: Lenient<String> { vi: "Mã của bộ quy định.", en: "The ruleset's id." },
        title: Lenient<Text> { vi: "Tên bộ quy định.", en: "Its title." },
        extends: Lenient<Option<String>> {
            vi: "Bộ quy định được kế thừa: mã hoặc đường dẫn.",
            en: "The ruleset that it extends: an id or a path.",
        },
        catalogue: Lenient<Option<Catalogue>> {
            vi: "Danh mục dân tộc: mã, hoặc đường dẫn tới tệp `.toml` hay `.csv`, tính từ tệp quy định.",
            en: "The catalogue of groups: an id, or the path of a `.toml` or `.csv` file, from the rules file on.",
        },
        unstated_role: Lenient<Option<OneOf<Role>>> {
            vi: "Tư cách của mọi dòng khi danh sách không ghi.",
            en: "The role of every row of a list that marks none.",
        },
        sources: Lenient<Option<Vec<Nested<SourceDocument>>>> {
            vi: "Các văn bản: `id`, `date`, `issuer` (cơ quan ban hành), `title`.",
            en: "The documents it comes from: `id`, `date`, `issuer` (who issued it), `title`.",
        },
        in_force: Lenient<Option<Nested<InForce>>> { vi: "Thời gian hiệu lực.", en: "When it is in force." },
        level: Lenient<Named<LevelOptions>> { vi: "Các cấp đại hội.", en: "The levels of congress." },
        other_level: Lenient<Option<Named<LevelOptions>>> {
            vi: "Các cấp mà danh sách có thể ghi nhưng ở đây không có quy định.",
            en: "The levels that lists may name and for which there are no rules here.",
        },
        field: Lenient<Option<Named<FieldOptions>>> {
            vi: "Các lĩnh vực và từ ngữ trong danh sách.",
            en: "The fields of work, with the words by which lists tell them.",
        },
        identity_number: Lenient<Option<Nested<IdentityOptions>>> {
            vi: "Cấu trúc số định danh cá nhân: các dạng `form` (`digits`, `name`, `leading_zeros`; dạng hiện nay đứng đầu), mã tỉnh `provinces`, chữ số thế kỷ `century`.",
            en: "What a personal identity number looks like: `form`, each with `digits`, `name` and `leading_zeros`, that of today first; the `provinces` it begins with; the digits that tell the `century`.",
        },
        statistic: Lenient<Option<Named<StatisticOptions>>> {
            vi: "Các mục thống kê theo nội dung các cột, và từ ngữ trong danh sách.",
            en: "What `stats` counts by the texts of columns, with the words by which lists tell it.",
        },
        ages: Lenient<Option<Nested<AgeOptions>>> {
            vi: "Các nhóm tuổi của thống kê.",
            en: "The bands of age of `stats`.",
        },
        example: Lenient<Option<Examples>> {
            vi: "Ví dụ bằng số mà tệp này phải đúng; `rules test` thử từng ví dụ.",
            en: "Examples in numbers that this file must satisfy; `rules test` tries each.",
        },
        off: Lenient<Option<Vec<Nested<SwitchedOff>>>> {
            vi: "Các quy định bị tắt, kèm lý do.",
            en: "The rules that are switched off, with the reason.",
        },
    }
}

options! {
    struct LevelOptions {
        title: Text,
        title_words: Vec<Cow<'static, str>> { default: "[]" },
        names: Vec<Cow<'static, str>> { default: "[]" },
    }
}

options! {
    struct FieldOptions {
        title: Text,
        words: Vec<Cow<'static, str>>,
    }
}

options! {
    struct IdentityOptions {
        form: Vec<Nested<NumberShapeOptions>>,
        provinces: Vec<Cow<'static, str>> { default: "[]" },
        century: Vec<Nested<CenturyOptions>> { default: "[]" },
    }
}

options! {
    struct NumberShapeOptions {
        digits: Headcount,
        name: String,
        leading_zeros: Headcount { default: "0" },
    }
}

options! {
    struct CenturyOptions {
        digit: String,
        first_year: i16,
        gender: OneOf<Gender>,
    }
}

/// The id of a catalogue that there is, or the path of one, which is read before the head
/// (`library`).
struct Catalogue;

impl OptionValue for Catalogue {
    const TYPE: OptionType = String::TYPE;

    fn read(value: &Value, decoding: &mut Decoding) -> Option<Self> {
        let word = value.as_words(&mut decoding.problems)?;
        let shipped = GroupCatalogue::vietnam().id;
        if word == shipped || catalogue_file::is_path(word) {
            return Some(Self);
        }
        let unknown = text!(vi: "không có danh mục `{word}`", en: "unknown catalogue `{word}`");
        decoding.problems.push(value.problem(unknown).help(text!(
            vi: "danh mục có sẵn: `{shipped}`; hoặc đường dẫn tới một tệp `.toml` hay `.csv`",
            en: "the built-in one is `{shipped}`; or give the path of a `.toml` or `.csv` file"
        )));
        None
    }
}

/// The head of a ruleset.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) extends: Option<String>,
    pub(crate) sources: Vec<SourceDocument>,
    pub(crate) in_force: Option<InForce>,
    pub(crate) levels: Vec<Level>,
    pub(crate) other_levels: Vec<Level>,
    pub(crate) unstated_role: Option<Role>,
    pub(crate) fields_of_work: Vec<FieldOfWork>,
    pub(crate) identity: IdentityNumbers,
    pub(crate) ladders: Vec<LadderRule>,
    pub(crate) ages: AgeGroups,
    pub(crate) examples: Vec<Marked<Example>>,
}

/// Reads the head. What is missing is a problem, and empty here, so that the rules are read all the
/// same and all of the file's problems are shown together.
pub(crate) fn read(table: &WrittenTable<'_>, decoding: &mut Decoding) -> Option<Head> {
    let HeadOptions {
        id,
        title,
        extends,
        catalogue: Lenient(_),
        unstated_role,
        sources,
        in_force,
        level,
        other_level,
        field,
        identity_number,
        statistic,
        ages,
        example,
        // They are put together with the rules that they switch off before the head is read.
        off: Lenient(_),
    } = HeadOptions::read(table, decoding)?;
    let (levels, other_levels) = levels(level.0, other_level.0.flatten());
    let sources = sources.0.flatten().unwrap_or_default();
    let fields = field.0.flatten().map_or_else(Vec::new, |Named(fields)| fields);
    let statistics = statistic.0.flatten().map_or_else(Vec::new, |Named(statistics)| statistics);
    Some(Head {
        id: id.0.unwrap_or_default(),
        title: title.0.unwrap_or_else(|| Text::same("")),
        extends: extends.0.flatten(),
        sources: sources.into_iter().map(|Nested(source)| source).collect(),
        in_force: in_force.0.flatten().map(|Nested(days)| days),
        levels,
        other_levels,
        unstated_role: unstated_role.0.flatten().map(|OneOf(role)| role),
        fields_of_work: fields.into_iter().map(field_of_work).collect(),
        identity: identity_number.0.flatten().map_or_else(Default::default, identity),
        ladders: statistics.into_iter().map(LadderRule::of).collect(),
        ages: ages.0.flatten().map_or_else(Default::default, |Nested(ages)| AgeGroups::of(ages)),
        examples: example.0.flatten().map(|Examples(examples)| examples).unwrap_or_default(),
    })
}

/// The levels with rules and those without. A ruleset that gives rules to one of the latter keeps
/// the words that tell it, unless it names its own.
fn levels(
    ruled: Option<Named<LevelOptions>>,
    others: Option<Named<LevelOptions>>,
) -> (Vec<Level>, Vec<Level>) {
    let of = |levels: Option<Named<LevelOptions>>| -> Vec<Level> {
        let levels = levels.map_or_else(Vec::new, |Named(levels)| levels).into_iter();
        let level = |(id, LevelOptions { title, title_words, names })| Level {
            id,
            title,
            title_words: KnownWords::new(title_words, spelling::words),
            names: KnownWords::new(names, spelling::words),
        };
        levels.map(level).collect()
    };
    let (mut ruled, mut others) = (of(ruled), of(others));
    for level in &mut ruled {
        if let Some(at) = others.iter().position(|other| other.id == level.id) {
            let other = others.remove(at);
            if level.title_words.written().is_empty() && level.names.written().is_empty() {
                (level.title_words, level.names) = (other.title_words, other.names);
            }
        }
    }
    (ruled, others)
}

fn field_of_work((id, FieldOptions { title, words }): (String, FieldOptions)) -> FieldOfWork {
    FieldOfWork { id, title, words: KnownWords::new(words, FoldedWords::of) }
}

fn identity(Nested(numbers): Nested<IdentityOptions>) -> IdentityNumbers {
    let century = |Nested(century): Nested<CenturyOptions>| {
        let CenturyOptions { digit, first_year, gender: OneOf(gender) } = century;
        Some(CenturyDigit { digit: digit.chars().next()?, first_year, gender })
    };
    let shape = |Nested(form): Nested<NumberShapeOptions>| {
        let NumberShapeOptions { digits, name, leading_zeros } = form;
        NumberShape { digits, name, leading_zeros }
    };
    IdentityNumbers {
        forms: numbers.form.into_iter().map(shape).collect(),
        provinces: numbers.provinces.into_iter().collect(),
        centuries: numbers.century.into_iter().filter_map(century).collect(),
    }
}

/// Reads the rules that are switched off. That each id is one of the extended ruleset is checked
/// where the two are put together.
pub(crate) fn switched_off(table: &Table, decoding: &mut Decoding) -> Option<SwitchedOff> {
    read_table(table, decoding)
}
