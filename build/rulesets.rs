//! The shipped rulesets, each as an expression of type `toml_tree::Table` that borrows all it holds.
//!
//! It is the tree that `toml_tree::parse` makes of the file.

use std::fmt::Write as _;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Files that are read at run time count from 0; those of the shipped rulesets, in the order of their
/// names, from here.
const FIRST_NUMBER: usize = 1 << 16;

/// What the expression names.
const USED: &str = "use crate::toml_tree::{Entry, Key, Place, Table, Value, ValueKind};
use std::borrow::Cow::Borrowed;
";

pub fn write() {
    let folder = std::fs::read_dir("rules").expect("the rulesets stand in `rules`");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("it can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    for (path, number) in paths.iter().zip(FIRST_NUMBER..) {
        let text = crate::text_of(path);
        let table = DeTable::parse(&text)
            .unwrap_or_else(|fault| panic!("{} is no TOML: {fault}", path.display()));
        let mut writer = Writer { number, statics: String::new(), slices: 0 };
        let span = table.span();
        let table = writer.table(span, table.into_inner());
        let name = path.with_extension("rs");
        let name = name.file_name().and_then(|name| name.to_str()).expect("it is named in ASCII");
        crate::write(name, &format!("{{\n{USED}{}{table}\n}}\n", writer.statics));
    }
}

struct Writer {
    /// The number of the file in places.
    number: usize,
    /// The slices so far: each is a static of its own.
    statics: String,
    slices: usize,
}

impl Writer {
    fn place(&self, span: Range<usize>) -> String {
        format!("Place {{ file: {}, span: {}..{} }}", self.number, span.start, span.end)
    }

    fn slice(&mut self, of: &str, items: &[String]) -> String {
        self.slices += 1;
        let (name, length) = (format!("S{}", self.slices), items.len());
        let items = items.join(",\n");
        writeln!(self.statics, "static {name}: [{of}; {length}] = [{items}];").expect("a string");
        format!("Borrowed(&{name})")
    }

    fn table(&mut self, span: Range<usize>, table: DeTable<'_>) -> String {
        let mut entries: Vec<(Spanned<_>, _)> = table.into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let entry = |(key, value): (Spanned<std::borrow::Cow<'_, str>>, _)| {
            let (place, value) = (self.place(key.span()), self.value(value));
            let name = key.into_inner();
            format!(
                "Entry {{ key: Key {{ name: Borrowed({name:?}), place: {place} }}, value: {value} }}"
            )
        };
        let entries: Vec<String> = entries.into_iter().map(entry).collect();
        let (place, entries) = (self.place(span), self.slice("Entry", &entries));
        format!("Table {{ place: {place}, entries: {entries} }}")
    }

    fn value(&mut self, value: Spanned<DeValue<'_>>) -> String {
        let span = value.span();
        let kind = match value.into_inner() {
            DeValue::String(text) => format!("String(Borrowed({text:?}))"),
            DeValue::Integer(number) => {
                let number = i64::from_str_radix(number.as_str(), number.radix());
                format!("Integer({:?})", number.ok())
            }
            DeValue::Float(number) => format!("Decimal(Borrowed({:?}))", number.as_str()),
            DeValue::Boolean(truth) => format!("Boolean({truth})"),
            DeValue::Datetime(time) => {
                let day = time.date.filter(|_| time.time.is_none() && time.offset.is_none());
                let day = day.unwrap_or_else(|| panic!("a shipped ruleset names a time: {time}"));
                format!("Date(jiff::civil::date({}, {}, {}))", day.year, day.month, day.day)
            }
            DeValue::Array(items) => {
                let items: Vec<String> = items.into_iter().map(|item| self.value(item)).collect();
                format!("Array({})", self.slice("Value", &items))
            }
            DeValue::Table(table) => format!("Table({})", self.table(span.clone(), table)),
        };
        format!("Value {{ place: {}, kind: ValueKind::{kind} }}", self.place(span))
    }
}
