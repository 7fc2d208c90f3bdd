//! The level of congress that titles tell.
//!
//! The letterhead names the agency that made the list, often of another level; so only titles that
//! speak of the congress or of the list count, and what stands behind `đại hội` before what stands
//! in front of it: `Đoàn đại biểu huyện Sa Thầy dự Đại hội … tỉnh Kon Tum` is a province's congress.

use crate::roster::{SheetOf, Title};
use crate::rules::Level;
use crate::spelling;

/// The longest name of a unit that is looked for after a word such as `thành phố`, in words.
const LONGEST_NAME: usize = 5;

/// Every level that the titles tell, each once: several contradict each other.
///
/// Of two levels with the same word the later one counts.
pub(super) fn told_by_titles<'a>(levels: &[&'a Level], titles: &[Title]) -> Vec<&'a Level> {
    let mut levels_told: Vec<&Level> = Vec::new();
    for level in passages(titles).iter().flat_map(|text| told_by(levels, text)) {
        if levels_told.iter().all(|known| known.id != level.id) {
            levels_told.push(level);
        }
    }
    levels_told
}

/// The levels that one text tells. A congress that people go to counts before one that elected
/// them.
fn told_by<'a>(levels: &[&'a Level], text: &str) -> Vec<&'a Level> {
    let going = format!("{} ", spelling::words("dự"));
    let mentions = mentions(text);
    let ends = mentions.iter().skip(1).copied().chain([text.len()]);
    let named: Vec<(bool, &Level)> = mentions
        .iter()
        .zip(ends)
        .filter_map(|(from, end)| {
            let level = first_level(levels, &text[*from..end])?;
            Some((text[..*from].ends_with(&going), level))
        })
        .collect();
    let goes = named.iter().any(|(goes, _)| *goes);
    let named: Vec<&Level> =
        named.into_iter().filter(|named| named.0 == goes).map(|(_, level)| level).collect();
    if named.is_empty() { first_level(levels, text).into_iter().collect() } else { named }
}

/// Where a folded text speaks of a congress.
fn mentions(text: &str) -> Vec<usize> {
    let mut mentions: Vec<usize> = ["đại hội", "dự ĐH", "congress"]
        .into_iter()
        .flat_map(|words| {
            let words = spelling::words(words);
            // Of `dự ĐH`, the congress is the second word.
            let skip = words.strip_suffix("đh").map_or(0, str::len);
            let found: Vec<usize> = text.match_indices(&words).map(|(at, _)| at + skip).collect();
            found
        })
        .collect();
    mentions.sort_unstable();
    mentions
}

/// The titles of each sheet from the first that speaks of the list or the congress on, as one text:
/// a title is often broken over several rows.
pub(super) fn passages(titles: &[Title]) -> Vec<String> {
    let text = |titles: Vec<&Title>| {
        let texts: Vec<String> = titles.iter().map(|title| spelling::words(&title.text)).collect();
        texts.join(" ")
    };
    speaking(titles).into_iter().map(text).collect()
}

/// The titles of each sheet from the first that speaks of the list or the congress on.
pub(super) fn speaking(titles: &[Title]) -> Vec<Vec<&Title>> {
    let begun = ["danh sách", "đại hội", "list of", "congress"].map(spelling::words);
    let attached = ["kèm theo", "ban hành kèm theo"].map(spelling::words);
    let mut passages: Vec<(SheetOf<'_>, Vec<&Title>)> = Vec::new();
    for title in titles {
        let text = spelling::words(&title.text);
        let sheet = SheetOf::new(title.file.as_ref(), title.sheet.as_ref());
        let attached = attached.iter().any(|words| text.starts_with(words));
        let open = passages.iter_mut().find(|(name, _)| *name == sheet);
        match open {
            _ if attached => {}
            Some((_, passage)) => passage.push(title),
            None if begun.iter().any(|words| text.contains(words)) => {
                passages.push((sheet, vec![title]));
            }
            None => {}
        }
    }
    passages.into_iter().map(|(_, titles)| titles).collect()
}

/// The level of the first unit named in a folded text.
pub(super) fn first_level<'a>(levels: &[&'a Level], text: &str) -> Option<&'a Level> {
    let words: Vec<&str> = text.split(' ').collect();
    (0..words.len()).find_map(|at| level_at(levels, &words, at))
}

/// The level of the unit that is named at this word.
pub(super) fn level_at<'a>(levels: &[&'a Level], words: &[&str], at: usize) -> Option<&'a Level> {
    let (before, here) = words.split_at_checked(at)?;
    let (level, length) = level_word(levels, here)?;
    let behind = here.get(length..)?;
    if !names_unit(levels, before, behind) {
        return None;
    }
    let by_name = (1..=LONGEST_NAME.min(behind.len())).find_map(|length| {
        let name = behind.get(..length)?.join(" ");
        levels.iter().copied().find(|level| level.names_unit(&name))
    });
    Some(by_name.unwrap_or(level))
}

/// The level whose word a text begins with, and how many words that is.
pub(super) fn level_word<'a>(levels: &[&'a Level], words: &[&str]) -> Option<(&'a Level, usize)> {
    // `thị xã` is not `xã`: the longest word wins, and the walk starts at its first syllable.
    levels
        .iter()
        .flat_map(|level| level.title_words.folded().iter().map(move |word| (*level, word)))
        .filter_map(|(level, word)| Some((level, begun_with(words, word)?)))
        .max_by_key(|(_, length)| *length)
}

/// How many words a phrase has that a text begins with; none where it begins with others.
pub(super) fn begun_with(words: &[&str], phrase: &str) -> Option<usize> {
    let mut length = 0;
    for part in phrase.split(' ') {
        if words.get(length) != Some(&part) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// Whether a word such as `xã` stands for one unit: not in `các xã, thị trấn`, `hợp tác xã` or
/// `chính trị - xã hội`.
fn names_unit(levels: &[&Level], before: &[&str], behind: &[&str]) -> bool {
    const OF_MANY: [&str; 3] = ["các", "những", "tác"];
    const OF_SOCIETY: [&str; 7] = ["chức", "trị", "tế", "hóa", "sinh", "hiểm", "nghiệp"];
    let is = |word: Option<&&str>, words: &[&str]| {
        word.is_some_and(|word| words.iter().any(|other| spelling::words(other) == **word))
    };
    let last = before.last();
    if is(last, &["cấp"]) {
        return true;
    }
    let of_society =
        is(behind.first(), &["hội"]) && (is(last, &OF_SOCIETY) || is(behind.get(1), &["chủ"]));
    !is(last, &OF_MANY)
        && !of_society
        && !is(behind.first(), &["thuộc", "và"])
        && level_word(levels, behind).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::KnownWords;
    use crate::sheet::{CellRef, Column, Row};
    use crate::wording::Text;

    fn known(words: &[&str]) -> KnownWords<String> {
        let words = words.iter().map(|&word| word.to_owned().into()).collect();
        KnownWords::new(words, spelling::words)
    }

    fn levels() -> Vec<Level> {
        let level = |id: &str, words: &[&str], names: &[&str]| Level {
            id: id.to_owned(),
            title: Text::same(id),
            title_words: known(words),
            names: known(names),
        };
        vec![
            level("district", &["huyện", "thị xã", "thành phố"], &[]),
            level("province", &["tỉnh"], &["Hà Nội", "Hồ Chí Minh"]),
            level("commune", &["xã", "thị trấn"], &[]),
        ]
    }

    fn told(titles: &[&str]) -> Option<String> {
        let titles: Vec<Title> = (1..)
            .zip(titles)
            .map(|(row, text)| Title {
                file: None,
                sheet: None,
                cell: CellRef::new(Column::new(1), Row::new(row)),
                text: (*text).to_owned(),
            })
            .collect();
        let levels = levels();
        let levels: Vec<&Level> = levels.iter().collect();
        match told_by_titles(&levels, &titles)[..] {
            [only] => Some(only.id.clone()),
            _ => None,
        }
    }

    #[test]
    fn the_title_tells_the_level_and_the_letterhead_does_not() {
        let titles = [
            "UBND TỈNH KON TUM",
            "DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI ĐẠI BIỂU",
            "CÁC DÂN TỘC THIỂU SỐ HUYỆN SA THẦY, TỈNH KON TUM",
        ];
        assert_eq!(told(&titles).as_deref(), Some("district"));
        assert_eq!(told(&titles[..2]), None);
    }

    #[test]
    fn the_congress_counts_and_not_the_unit_that_sends_delegates() {
        let title = "Danh sách đại biểu huyện Sa Thầy dự Đại hội đại biểu các DTTS tỉnh Kon Tum";
        assert_eq!(told(&[title]).as_deref(), Some("province"));
    }

    #[test]
    fn a_city_under_the_centre_is_of_province_level() {
        let city = |name: &str| told(&[&format!("Đại hội đại biểu các DTTS thành phố {name}")]);
        assert_eq!(city("Hà Nội lần thứ IV").as_deref(), Some("province"));
        assert_eq!(city("Kon Tum").as_deref(), Some("district"));
        assert_eq!(told(&["Đại hội thị xã Ayun Pa"]).as_deref(), Some("district"));
    }

    #[test]
    fn a_commune_is_named_by_its_own_congress_alone() {
        let congress = |rest: &str| told(&[&format!("Đại hội đại biểu các DTTS {rest}")]);
        assert_eq!(congress("xã Tân Lập, huyện X").as_deref(), Some("commune"));
        assert_eq!(congress("cấp xã năm 2025").as_deref(), Some("commune"));
        assert_eq!(congress("xã Hội Hoan, tỉnh Y").as_deref(), Some("commune"));
        assert_eq!(congress("huyện X, đơn vị xã Tân Lập").as_deref(), Some("district"));
        assert_eq!(congress("và tổ chức chính trị - xã hội huyện X").as_deref(), Some("district"));
        assert_eq!(congress("các xã, thị trấn huyện X").as_deref(), Some("district"));
        for sent in ["dự Đại hội đại biểu các DTTS huyện X", "dự ĐH huyện X"] {
            let title = format!("Danh sách đại biểu xã Tân Lập {sent}");
            assert_eq!(told(&[&title]).as_deref(), Some("district"), "{title}");
        }
    }

    #[test]
    fn a_congress_that_people_go_to_counts_before_the_one_that_elected_them() {
        let title = "Danh sách đại biểu do Đại hội đại biểu các DTTS huyện Sa Thầy bầu, dự Đại hội \
                     đại biểu các DTTS tỉnh Kon Tum";
        assert_eq!(told(&[title]).as_deref(), Some("province"));
        let titles = ["Đại hội đại biểu huyện A", "Đại hội đại biểu tỉnh B"];
        assert_eq!(told(&titles), None);
    }
}
