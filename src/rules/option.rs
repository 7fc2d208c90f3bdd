//! What a rule can say: the one declaration of its options.

use crate::wording::Lang;

/// A line of documentation in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doc {
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Doc {
    /// The line in this language.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }
}

/// The type of an option's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionType {
    /// A string.
    Words,
    /// A list of strings.
    WordsList,
    /// A list of strings, or one word that stands for a list.
    WordOrWordsList,
    /// A list of lists of these words.
    WordsLists(&'static [&'static str]),
    /// A text in both languages.
    Text,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Count,
    /// A whole number, for all levels or by level.
    CountByLevel,
    /// An exact fraction, for all levels or by level.
    FractionByLevel,
    /// A day, for all levels or by level.
    DateByLevel,
    /// Words, or others at each of some levels.
    WordsByLevel,
    /// A choice of delegates.
    Selector,
    /// A list of tables with these options.
    Tables(&'static [OptionSpec]),
}

impl OptionType {
    /// Whether its table is one value for each level, which a ruleset that extends another
    /// overrides level by level.
    pub fn is_by_level(self) -> bool {
        matches!(
            self,
            Self::CountByLevel | Self::FractionByLevel | Self::DateByLevel | Self::WordsByLevel
        )
    }

    /// The type in words, for the reference.
    pub fn words(self) -> String {
        match self {
            Self::Words => "string".to_owned(),
            Self::WordsList => "list of strings".to_owned(),
            Self::WordOrWordsList => "string or list of strings".to_owned(),
            Self::WordsLists(words) => format!("list of lists of {}", quoted(words)),
            Self::Text => "`{ vi, en }`".to_owned(),
            Self::OneOf(words) => quoted(words),
            Self::Bool => "boolean".to_owned(),
            Self::Count => "whole number".to_owned(),
            Self::CountByLevel => "whole number, or one by level".to_owned(),
            Self::FractionByLevel => "fraction, or one by level".to_owned(),
            Self::DateByLevel => "date, or one by level".to_owned(),
            Self::WordsByLevel => "string, or one by level".to_owned(),
            Self::Selector => "selector".to_owned(),
            Self::Tables(options) => {
                let keys: Vec<&str> = options.iter().map(|option| option.key).collect();
                format!("list of `{{ {} }}`", keys.join(", "))
            }
        }
    }
}

fn quoted(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
    quoted.join(", ")
}

/// One option of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionSpec {
    /// Its key.
    pub key: &'static str,
    /// The type of its value.
    pub value: OptionType,
    /// Whether it must be written.
    pub required: bool,
    /// What holds where it is left out, as it would be written.
    pub default: Option<&'static str>,
    /// What it says.
    pub doc: Doc,
}

impl OptionSpec {
    /// An option that may be left out.
    pub const fn optional(key: &'static str, value: OptionType, doc: Doc) -> Self {
        Self { key, value, required: false, default: None, doc }
    }

    /// An option that must be written.
    pub const fn required(key: &'static str, value: OptionType, doc: Doc) -> Self {
        Self { key, value, required: true, default: None, doc }
    }

    /// The same option, with what holds where it is left out.
    #[must_use]
    pub const fn default(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }
}

/// The words of severities.
pub(crate) const SEVERITIES: &[&str] = &["error", "warning", "advice"];

/// The options that every rule has.
pub(crate) const COMMON: &[OptionSpec] = &[
    OptionSpec::required(
        "id",
        OptionType::Words,
        Doc {
            vi: "Mã của quy định, duy nhất trong tệp; tệp kế thừa dùng mã này để sửa hoặc tắt quy định.",
            en: "The rule's id, unique in the file; a ruleset that extends this one overrides or switches off by it.",
        },
    ),
    OptionSpec::required(
        "title",
        OptionType::Text,
        Doc {
            vi: "Tên quy định, dùng trong báo cáo.", en: "What the report calls the rule."
        },
    ),
    OptionSpec::optional(
        "severity",
        OptionType::OneOf(SEVERITIES),
        Doc { vi: "Mức độ khi vi phạm.", en: "How much it weighs when it is broken." },
    )
    .default("\"error\""),
    OptionSpec::required(
        "citation",
        OptionType::WordsByLevel,
        Doc { vi: "Văn bản và điều khoản.", en: "Document and clause." },
    ),
    OptionSpec::optional(
        "quote",
        OptionType::WordsByLevel,
        Doc {
            vi: "Trích nguyên văn ngắn của điều khoản.",
            en: "A short quote of the clause, in the document's own words.",
        },
    ),
    OptionSpec::optional(
        "reading",
        OptionType::Text,
        Doc {
            vi: "Cách hiểu được chọn khi điều khoản có thể hiểu nhiều cách, và lý do.",
            en: "How an open clause is read, and why.",
        },
    ),
    OptionSpec::optional(
        "message",
        OptionType::Text,
        Doc {
            vi: "Câu báo khi vi phạm, thay cho câu có sẵn; dùng được các chỗ điền như `{observed}`.",
            en: "What to say where the rule is broken, with placeholders such as `{observed}`.",
        },
    ),
    OptionSpec::optional(
        "help",
        OptionType::Text,
        Doc {
            vi: "Việc cần làm khi vi phạm, thay cho gợi ý có sẵn; dùng được các chỗ điền như trên.",
            en: "What to do where the rule is broken, with the same placeholders.",
        },
    ),
    OptionSpec::optional(
        "levels",
        OptionType::WordsList,
        Doc {
            vi: "Các cấp áp dụng; bỏ trống là mọi cấp.",
            en: "The levels it applies to; all where it is left out.",
        },
    ),
];
