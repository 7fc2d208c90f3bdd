//! Text typed for a legacy Vietnamese font (TCVN3, VNI), converted to Unicode.
//!
//! Such text reads as Latin look-alikes: `NguyÔn V¨n An` in `.VnTime` is Nguyễn Văn An. A single
//! cell cannot tell (`Tó` is a word in both readings), so a column decides, or else its sheet: each
//! word that is not ASCII is read three ways, and the reading with the most Vietnamese syllables
//! wins, if it wins clearly. A column of Unicode must never be touched.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::sheet::{Cell, CellValue, Column, ReadNote, Sheet, Workbook};

use super::legacy_tables::{TCVN3, VNI_PAIRS, VNI_SINGLES};
use super::syllable::is_syllable;

/// A font encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Legacy {
    /// TCVN3, also called ABC.
    Tcvn3,
    /// VNI-Windows.
    Vni,
}

impl Legacy {
    /// The encoding's usual name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3",
            Self::Vni => "VNI",
        }
    }

    /// The encoding that a font of this name shows.
    fn of_font(name: &str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        if lower.starts_with(".vn") {
            Some(Self::Tcvn3)
        } else if lower.starts_with("vni") {
            Some(Self::Vni)
        } else {
            None
        }
    }

    /// The text in Unicode. Text with letters beyond Latin-1 is Unicode already and stays.
    pub(super) fn convert(self, text: &str, capitals: bool) -> Cow<'_, str> {
        if text.is_ascii() || text.chars().any(beyond_latin) {
            if capitals && text.is_ascii() {
                return Cow::Owned(text.to_uppercase());
            }
            return Cow::Borrowed(text);
        }
        let decoded = match self {
            Self::Tcvn3 => tcvn3(text),
            Self::Vni => vni(text),
        };
        if capitals {
            return Cow::Owned(decoded.to_uppercase());
        }
        Cow::Owned(in_one_case(text, &decoded))
    }
}

/// Whether the letter exists in no legacy encoding; typographic quotes and dashes do not count.
fn beyond_latin(letter: char) -> bool {
    letter > '\u{FF}' && letter.is_alphabetic()
}

fn tcvn3(text: &str) -> String {
    text.chars()
        .map(|letter| {
            u8::try_from(letter)
                .ok()
                .and_then(|byte| TCVN3.binary_search_by_key(&byte, |entry| entry.0).ok())
                .and_then(|at| TCVN3.get(at))
                .map_or(letter, |entry| entry.1)
        })
        .collect()
}

fn vni(text: &str) -> String {
    let mut letters = text.chars().peekable();
    let mut decoded = String::with_capacity(text.len() + 8);
    while let Some(letter) = letters.next() {
        let Ok(byte) = u8::try_from(letter) else {
            decoded.push(letter);
            continue;
        };
        let pair = letters
            .peek()
            .and_then(|next| u8::try_from(*next).ok())
            .and_then(|next| VNI_PAIRS.iter().find(|(a, b, _)| (*a, *b) == (byte, next)));
        if let Some((_, _, whole)) = pair {
            letters.next();
            decoded.push(*whole);
        } else {
            let single = VNI_SINGLES.iter().find(|(one, _)| *one == byte);
            decoded.push(single.map_or(letter, |(_, whole)| *whole));
        }
    }
    decoded
}

/// Puts the words that were typed in capitals wholly in capitals: TCVN3 has no capitals with a
/// tone, so `NGUYÔN` decodes to `NGUYễN`.
fn in_one_case(typed: &str, decoded: &str) -> String {
    let words = decoded.split_inclusive(' ');
    words
        .zip(typed.split_inclusive(' '))
        .map(|(word, typed)| {
            let capitals = typed.bytes().filter(u8::is_ascii_uppercase).count();
            if capitals >= 2 && !typed.bytes().any(|byte| byte.is_ascii_lowercase()) {
                word.to_uppercase()
            } else {
                word.to_owned()
            }
        })
        .collect()
}

/// In which readings a word is a syllable.
#[derive(Debug, Clone, Copy)]
enum Reading {
    /// It has letters that only Unicode has, and so no other reading.
    BeyondLatin {
        unicode: bool,
    },
    Latin {
        unicode: bool,
        tcvn3: bool,
        vni: bool,
    },
}

impl Reading {
    fn of(word: &str) -> Self {
        if word.chars().any(beyond_latin) {
            return Self::BeyondLatin { unicode: is_syllable(word) };
        }
        Self::Latin {
            unicode: is_syllable(word) && in_plain_case(word),
            tcvn3: is_syllable(&tcvn3(word)),
            vni: is_syllable(&vni(word)),
        }
    }
}

/// How many words of a text are syllables in each reading.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    cells: usize,
    counted: usize,
    letters: usize,
    words: BTreeSet<String>,
    /// The words that were looked at: lists repeat few words over and over.
    known: HashMap<String, Reading>,
    beyond_latin: usize,
    unicode: usize,
    tcvn3: usize,
    vni: usize,
}

impl Evidence {
    /// Adds the words of one cell.
    pub(super) fn add(&mut self, text: &str) {
        if text.is_ascii() {
            return;
        }
        self.cells += 1;
        for word in text.split(|c: char| c.is_whitespace() || ",;()/\"".contains(c)) {
            self.add_word(word.trim_matches(['.', '-', ':', '\'', '?', '!']));
        }
    }

    fn add_word(&mut self, word: &str) {
        // More words would only cost time.
        const ENOUGH_WORDS: usize = 20_000;
        if word.is_ascii() || self.counted >= ENOUGH_WORDS {
            return;
        }
        self.counted += 1;
        match self.reading(word) {
            Reading::BeyondLatin { unicode } => {
                self.beyond_latin += 1;
                self.unicode += usize::from(unicode);
            }
            Reading::Latin { unicode, tcvn3, vni } => {
                self.letters += word.chars().filter(|letter| !letter.is_ascii()).count();
                self.unicode += usize::from(unicode);
                self.tcvn3 += usize::from(tcvn3);
                self.vni += usize::from(vni);
            }
        }
    }

    fn reading(&mut self, word: &str) -> Reading {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let reading = Reading::of(word);
        self.known.insert(word.to_owned(), reading);
        if let Reading::Latin { .. } = reading {
            self.words.insert(word.to_owned());
        }
        reading
    }

    /// Whether so many words have letters that only Unicode has that no rest of the column could
    /// make it a legacy one; looking on would only cost time.
    fn is_surely_unicode(&self) -> bool {
        const ENOUGH: usize = 24;
        self.beyond_latin >= ENOUGH && self.beyond_latin * 2 > self.counted
    }

    fn merge(&mut self, other: &Self) {
        self.cells += other.cells;
        self.letters += other.letters;
        self.beyond_latin += other.beyond_latin;
        self.unicode += other.unicode;
        self.tcvn3 += other.tcvn3;
        self.vni += other.vni;
        self.words.extend(other.words.iter().cloned());
    }

    /// The words that are syllables in Unicode as the text stands.
    pub(super) fn unicode(&self) -> usize {
        self.unicode
    }

    /// The legacy encoding that clearly reads better than Unicode does.
    pub(super) fn verdict(&self) -> Option<(Legacy, usize)> {
        const LETTERS: usize = 3;
        if self.letters < LETTERS || self.words.len() < 2 {
            return None;
        }
        let (best, syllables) = if self.tcvn3 >= self.vni {
            (Legacy::Tcvn3, self.tcvn3)
        } else {
            (Legacy::Vni, self.vni)
        };
        // A legacy column holds no letter that only Unicode has, save a stray cell.
        let clear =
            syllables >= 2 && syllables > self.unicode * 2 && self.beyond_latin * 10 <= syllables;
        clear.then_some((best, syllables))
    }
}

/// Whether the letters are all small, all capitals, or small after a first capital: what people
/// write. Misread legacy text has capitals amid a word.
fn in_plain_case(word: &str) -> bool {
    let small_after_first = word.chars().skip(1).all(|c| !c.is_uppercase());
    small_after_first || word.chars().all(|c| !c.is_lowercase())
}

/// Converts the legacy columns of every sheet and notes which.
pub(super) fn convert_workbook(workbook: &mut Workbook) {
    for sheet in &mut workbook.sheets {
        workbook.notes.extend(convert_sheet(sheet));
    }
}

/// Converts every text of the workbook from the encoding that the reader was told.
pub(super) fn convert_all(workbook: &mut Workbook, encoding: Legacy) {
    for sheet in &mut workbook.sheets {
        for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
            convert_cell(cell, encoding);
        }
        workbook.notes.push(ReadNote::ConvertedFont {
            sheet: sheet.name.clone(),
            columns: Vec::new(),
            encoding: encoding.name(),
        });
    }
}

/// The cells of one column whose fonts name the same encoding, or none.
type Group = (Column, Option<Legacy>);

fn group_of(cell: &Cell) -> Group {
    let font = cell.font.as_deref().and_then(Legacy::of_font);
    (cell.column, font)
}

fn convert_sheet(sheet: &mut Sheet) -> Vec<ReadNote> {
    const CELLS_TO_DECIDE: usize = 10;
    let mut groups: BTreeMap<Group, Evidence> = BTreeMap::new();
    for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
        if let CellValue::Text(text) = &cell.value {
            let evidence = groups.entry(group_of(cell)).or_default();
            if !evidence.is_surely_unicode() {
                evidence.add(text);
            }
        }
    }
    let mut whole = Evidence::default();
    for evidence in groups.values() {
        whole.merge(evidence);
    }
    let verdict_of_sheet = whole.verdict().map(|(encoding, _)| encoding);
    let mut decided: BTreeMap<Group, Legacy> = BTreeMap::new();
    for (group, evidence) in &groups {
        let encoding = match group.1 {
            // Excel shows Unicode text in a legacy font too, so the letters may overrule the name.
            Some(font) => (evidence.beyond_latin == 0
                && (evidence.unicode == 0 || evidence.verdict().is_some()))
            .then_some(font),
            None if evidence.cells >= CELLS_TO_DECIDE => evidence.verdict().map(|(found, _)| found),
            None => verdict_of_sheet.filter(|_| evidence.beyond_latin == 0),
        };
        if let Some(encoding) = encoding {
            decided.insert(*group, encoding);
        }
    }
    let mut converted: BTreeMap<Legacy, BTreeSet<Column>> = BTreeMap::new();
    for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let Some(encoding) = decided.get(&group_of(cell)).copied()
            && convert_cell(cell, encoding)
        {
            converted.entry(encoding).or_default().insert(cell.column);
        }
    }
    converted
        .into_iter()
        .map(|(encoding, columns)| ReadNote::ConvertedFont {
            sheet: sheet.name.clone(),
            columns: columns.into_iter().collect(),
            encoding: encoding.name(),
        })
        .collect()
}

fn convert_cell(cell: &mut Cell, encoding: Legacy) -> bool {
    let capitals = cell.font.as_deref().is_some_and(|font| {
        Legacy::of_font(font) == Some(Legacy::Tcvn3) && font.trim_end().ends_with('H')
    });
    if let CellValue::Text(text) = &mut cell.value
        && let Cow::Owned(unicode) = encoding.convert(text, capitals)
        && unicode != *text
    {
        *text = unicode;
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Row, SheetRow};

    const FAMILY: &[&str] = &[
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Vũ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Lò",
        "Lường",
        "Giàng",
        "Thào",
        "Vàng",
        "Sùng",
        "Điểu",
        "Ksor",
        "Rơ Châm",
        "H’Mông",
        "Nông",
        "Bế",
        "Triệu",
        "Quàng",
        "Cà",
        "Hà",
        "Đinh",
        "Y",
        "Sô",
        "Thạch",
    ];
    const MIDDLE: &[&str] = &["Văn", "Thị", "Đức", "Ngọc", "A", "Mí", "Minh", "Xuân", "Thị Hồng"];
    const GIVEN: &[&str] = &[
        "An",
        "Tú",
        "Lý",
        "Hường",
        "Quý",
        "Sử",
        "Thưởng",
        "Đào",
        "Ánh",
        "Bình",
        "Kẻ",
        "Yến",
        "Mỹ",
        "Khoẻ",
        "Thuỷ",
        "Tuấn",
        "Dũng",
        "Pó",
        "Páo",
        "Chớ",
        "Dê",
        "Hà",
        "Hân",
        "Lâm",
        "Sáng",
    ];

    /// Columns of ten invented names each.
    fn columns() -> Vec<Vec<String>> {
        let mut seed = 1_usize;
        let mut pick = |from: &[&'static str]| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
            from[(seed >> 33) % from.len()]
        };
        (0..600)
            .map(|_| {
                (0..10)
                    .map(|_| format!("{} {} {}", pick(FAMILY), pick(MIDDLE), pick(GIVEN)))
                    .collect()
            })
            .collect()
    }

    fn column_of(names: &[String], font: Option<&str>) -> Sheet {
        let rows = (1..).zip(names).map(|(row, name)| {
            let mut cell = Cell::new(Column::new(1), CellValue::Text(name.clone()));
            cell.font = font.map(std::sync::Arc::from);
            SheetRow { row: Row::new(row), cells: vec![cell], hidden: false }
        });
        Sheet { rows: rows.collect(), ..Sheet::default() }
    }

    fn texts(sheet: &Sheet) -> Vec<String> {
        sheet.rows.iter().map(|row| row.cells[0].shown()).collect()
    }

    fn typed_for(encoding: Legacy, text: &str) -> String {
        let look_alike = |letter: char| -> String {
            let single = |table: &[(u8, char)]| {
                let entry = table.iter().find(|(_, whole)| *whole == letter)?;
                Some(char::from(entry.0).to_string())
            };
            let pair = || {
                let (a, b, _) = VNI_PAIRS.iter().find(|(_, _, whole)| *whole == letter)?;
                Some([char::from(*a), char::from(*b)].iter().collect())
            };
            match encoding {
                Legacy::Tcvn3 => single(TCVN3),
                Legacy::Vni => single(VNI_SINGLES).or_else(pair),
            }
            .unwrap_or_else(|| letter.to_string())
        };
        text.chars().map(look_alike).collect()
    }

    /// TCVN3 has no capitals that bear a tone.
    fn without_toned_capitals(text: &str) -> String {
        text.replace('Á', "A")
    }

    #[test]
    fn a_column_of_unicode_is_never_touched() {
        for font in [None, Some(".VnTime"), Some("VNI-Times")] {
            for names in columns() {
                let mut sheet = column_of(&names, font);
                assert_eq!(convert_sheet(&mut sheet), [], "{names:?}");
                assert_eq!(texts(&sheet), names);
            }
        }
    }

    #[test]
    fn a_column_typed_for_a_legacy_font_is_restored() {
        for encoding in [Legacy::Tcvn3, Legacy::Vni] {
            for names in columns() {
                let names: Vec<_> = names.iter().map(|name| without_toned_capitals(name)).collect();
                let typed: Vec<_> = names.iter().map(|name| typed_for(encoding, name)).collect();
                let mut sheet = column_of(&typed, None);
                convert_sheet(&mut sheet);
                assert_eq!(texts(&sheet), names, "{encoding:?}");
            }
        }
    }

    #[test]
    fn a_font_of_capitals_makes_capitals() {
        let typed = [typed_for(Legacy::Tcvn3, "Danh sách đại biểu")];
        let mut sheet = column_of(&typed, Some(".VnTimeH"));
        convert_sheet(&mut sheet);
        assert_eq!(texts(&sheet), ["DANH SÁCH ĐẠI BIỂU"]);
        let typed = [typed_for(Legacy::Tcvn3, "NGUYễN Thị ĐÔNG")];
        let mut sheet = column_of(&typed, Some(".VnTime"));
        convert_sheet(&mut sheet);
        assert_eq!(texts(&sheet), ["NGUYỄN Thị ĐÔNG"]);
    }

    #[test]
    fn symbols_and_single_words_decide_nothing() {
        for words in [["© 2026"; 12], ["« trích »"; 12], ["Tó"; 12], ["5·6"; 12]] {
            let names = words.map(str::to_owned);
            let mut sheet = column_of(&names, None);
            assert_eq!(convert_sheet(&mut sheet), []);
        }
    }
}
