//! The ordinals that Word counts by itself: they stand in no text of the document.

use std::collections::BTreeMap;

use super::error::ReadError;
use super::xml;

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The counter of each list that counts in digits: its number goes on in all that share it.
    counters: BTreeMap<String, String>,
    /// The last number of each counter.
    reached: BTreeMap<String, u32>,
}

impl Numbering {
    /// Reads the part that describes the lists.
    pub(super) fn read(part: &str) -> Result<Self, ReadError> {
        let mut in_digits: BTreeMap<String, u32> = BTreeMap::new();
        let mut numbering = Self::default();
        let (mut counter, mut list, mut level, mut start) = Default::default();
        xml::each_start(part, |element| {
            let named = |name| xml::attribute(element, name).unwrap_or_default().into_owned();
            let value = || named("val");
            match element.local_name() {
                "abstractNum" => counter = named("abstractNumId"),
                "lvl" => {
                    level = named("ilvl");
                    start = 1;
                }
                "start" => start = xml::number(element, "val").unwrap_or(1),
                "numFmt" if level == "0" && value().starts_with("decimal") => {
                    in_digits.insert(counter.clone(), start);
                }
                "num" => list = named("numId"),
                "abstractNumId" => {
                    let counter = value();
                    if let Some(start) = in_digits.get(&counter) {
                        let reached = start.saturating_sub(1);
                        numbering.reached.entry(counter.clone()).or_insert(reached);
                        numbering.counters.insert(list.clone(), counter);
                    }
                }
                "startOverride" => {
                    // A list that starts anew counts by itself.
                    let own = ["list ", &*list].concat();
                    let reached = xml::number(element, "val").unwrap_or(1_u32).saturating_sub(1);
                    if let Some(counter) = numbering.counters.get_mut(&list) {
                        counter.clone_from(&own);
                        numbering.reached.insert(own, reached);
                    }
                }
                _ => {}
            }
        })?;
        Ok(numbering)
    }

    /// The next number of a list, if it counts in digits.
    pub(super) fn next(&mut self, list: &str) -> Option<String> {
        let reached = self.reached.get_mut(self.counters.get(list)?)?;
        *reached = reached.saturating_add(1);
        Some(reached.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_share_a_counter_go_on_and_one_that_starts_anew_does_not() {
        let part = "<w:numbering xmlns:w='m'>\
            <w:abstractNum w:abstractNumId='4'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
            <w:numFmt w:val='decimal'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>\
            <w:abstractNum w:abstractNumId='5'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>\
            <w:num w:numId='1'><w:abstractNumId w:val='4'/></w:num>\
            <w:num w:numId='2'><w:abstractNumId w:val='4'/></w:num>\
            <w:num w:numId='3'><w:abstractNumId w:val='4'/>\
            <w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>\
            <w:num w:numId='9'><w:abstractNumId w:val='5'/></w:num></w:numbering>";
        let mut numbering = Numbering::read(part).unwrap();
        let told: Vec<_> =
            ["1", "1", "2", "3", "3", "9", "8"].map(|list| numbering.next(list)).into();
        let number = |number: &str| Some(number.to_owned());
        assert_eq!(
            told,
            [number("1"), number("2"), number("3"), number("7"), number("8"), None, None]
        );
    }
}
