//! Spellings of lists, and the groups that they name.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

fn catalogue() -> &'static GroupCatalogue {
    GroupCatalogue::vietnam()
}

fn group(name: &str) -> Resolution {
    let found = catalogue().groups().iter().find(|group| group.name == name);
    Resolution::Group(found.unwrap_or_else(|| panic!("{name}")).code)
}

#[test]
fn there_are_54_groups_and_one_is_not_a_minority() {
    assert_eq!(catalogue().groups().len(), 54);
    let majority: Vec<_> = catalogue().groups().iter().filter(|g| !g.minority).collect();
    assert_eq!(majority.len(), 1);
    assert_eq!(majority[0].name, "Kinh");
}

#[test]
fn every_spelling_of_the_catalogue_resolves_or_is_ambiguous_where_several_groups_bear_it() {
    let catalogue = catalogue();
    for group in catalogue.groups() {
        assert_eq!(catalogue.resolve(group.name), Resolution::Group(group.code));
        assert_eq!(catalogue.resolve(group.name_1979), Resolution::Group(group.code));
        for alias in group.other_names.iter().chain(group.local_groups) {
            let own = catalogue.groups().iter().find(|other| {
                [&other.name, &other.name_1979]
                    .iter()
                    .any(|name| spelling::key(name) == spelling::key(alias))
            });
            let bearers: Vec<_> = catalogue
                .groups()
                .iter()
                .filter(|other| {
                    other
                        .other_names
                        .iter()
                        .chain(other.local_groups)
                        .any(|name| spelling::key(name) == spelling::key(alias))
                })
                .map(|other| other.code)
                .collect();
            let found = catalogue.resolve(alias);
            match (own, &bearers[..]) {
                (Some(own), _) => assert_eq!(found, Resolution::Group(own.code), "{alias}"),
                // Without marks it may be another name typed without them.
                (None, [only]) if spelling::key(alias).is_ascii() => match found {
                    Resolution::Ambiguous(several) => assert!(several.contains(only), "{alias}"),
                    found => assert_eq!(found, Resolution::Group(*only), "{alias}"),
                },
                (None, [only]) => assert_eq!(found, Resolution::Group(*only), "{alias}"),
                (None, several) => {
                    assert_eq!(found, Resolution::Ambiguous(several.to_vec()), "{alias}");
                }
            }
        }
    }
}

#[test]
fn spellings_of_lists_name_their_group() {
    for (written, name) in [
        ("H'Mông", "Mông"),
        ("h’mông", "Mông"),
        ("HMÔNG", "Mông"),
        ("Mèo", "Mông"),
        ("Bănar", "Ba Na"),
        ("Ba-na", "Ba Na"),
        ("BaNa", "Ba Na"),
        ("Bahnar", "Ba Na"),
        ("Cơho", "Cơ Ho"),
        ("K'Ho", "Cơ Ho"),
        ("X'Tiêng", "Xtiêng"),
        ("Stiêng", "Xtiêng"),
        ("Dân tộc Tày", "Tày"),
        ("dân tộc: Nùng", "Nùng"),
        ("Cao Lan", "Sán Chay"),
        ("Sán Chí", "Sán Chay"),
        ("Pa Cô", "Tà Ôi"),
        ("Ca Dong", "Xơ Đăng"),
        ("Vân Kiều", "Bru Vân Kiều"),
        ("Bru - Vân Kiều", "Bru Vân Kiều"),
        ("Sán Chay (Cao Lan)", "Sán Chay"),
        ("Cao Lan (Sán Chay)", "Sán Chay"),
        ("Sán Chay - Sán Chí", "Sán Chay"),
        ("Dao (Đỏ)", "Dao"),
        ("Mông (Hoa)", "Mông"),
        ("Thổ (Tày)", "Tày"),
        ("Ta\u{300}y", "Tày"),
        ("Thổ", "Thổ"),
        ("Hoa", "Hoa"),
        ("Việt", "Kinh"),
    ] {
        assert_eq!(catalogue().resolve(written), group(name), "{written}");
    }
}

#[test]
fn spellings_of_official_lists_name_their_group() {
    for (name, spellings) in [
        ("Hrê", "Hre, H're"),
        ("Ba Na", "Banar"),
        ("Xơ Đăng", "Ka dong, Tơ Đră, Ha Lăng"),
        ("Phù Lá", "Pù Lá"),
        ("Raglay", "Raglei, Roglai, Răk Glây"),
        ("Khơ Mú", "Khmú, Kho Mú"),
        ("Mnông", "M'nông Gar, Mơ nông, Mnông - Preh"),
        ("Chu Ru", "Chru"),
        ("Gia Rai", "Jơ Rai"),
        ("Bru Vân Kiều", "Văn Kiều"),
        ("Tà Ôi", "Pa Hy, Pa Ko, Pa Kôh"),
        ("Pà Thẻn", "Phà Thẻn"),
        ("Cơ Ho", "Srê, Nộp, Cơ Ho Srê"),
        ("Cơ Tu", "Kơ Tu, Kà Tu, Cà Tu"),
        ("Khmer", "Khơ mer, Khmer Nam Bộ"),
        ("Rơ Măm", "Ro Măm"),
        ("Xtiêng", "Stieng"),
        ("Xinh Mun", "Sinh mun"),
        ("Tày", "Thu Lao, Tầy"),
        ("Mông", "Na Miểu"),
        ("Giẻ Triêng", "Tà Riềng, Bh'noong, Dẻ, Dẻ-Triêng"),
        ("Co", "Cua"),
        ("Ngái", "Ngãi"),
        ("Chăm", "Chăm Bàni"),
    ] {
        for written in spellings.split(", ") {
            assert_eq!(catalogue().resolve(written), group(name), "{written}");
        }
    }
}

#[test]
fn words_before_a_name_take_none_of_its_own() {
    for (written, name) in [
        ("DT.Sán Dìu", "Sán Dìu"),
        ("d.tộc Gia Rai", "Gia Rai"),
        ("Dân tộc:Tày", "Tày"),
        ("Dân tộc: người Hoa", "Hoa"),
        ("DTTS Bru-Vân Kiều", "Bru Vân Kiều"),
    ] {
        assert_eq!(catalogue().resolve(written), group(name), "{written}");
    }
}

#[test]
fn a_name_of_several_groups_asks_and_is_never_guessed() {
    for written in [
        "Xá",
        "Miên",
        "Trại",
        "Xá Lá Vàng",
        "Hạ",
        "Thổ Chợ",
        "Tày (Thái)",
        "Tày, Nùng",
        // Without marks: Lào or a name of the La Hủ, Xá or a name of the Giáy.
        "Lao",
        "LAO",
        "DT: Lao",
        "Lao, nữ",
        "Xa",
    ] {
        let found = catalogue().resolve(written);
        assert!(matches!(found, Resolution::Ambiguous(_)), "{written}: {found:?}");
    }
}

#[test]
fn beside_other_facts_of_a_person_only_the_own_name_of_a_group_tells_it() {
    assert_eq!(catalogue().resolve("Tày, nữ"), group("Tày"));
    assert_eq!(catalogue().resolve("Nữ - Mường - Công giáo"), group("Mường"));
    // Names of people and places are aliases, too.
    for written in ["Nguyễn Văn A, Châu", "Nữ, Phương", "xã Hoa Sơn; Giang", "Thái (Thái Lan)"]
    {
        let found = catalogue().resolve(written);
        assert!(found.group().is_none(), "{written}: {found:?}");
    }
}

#[test]
fn an_unknown_name_comes_with_suggestions_where_any_is_near() {
    let suggested = |written| match catalogue().resolve(written) {
        Resolution::Unknown { suggestions } => {
            suggestions.into_iter().map(|code| catalogue().name(code)).collect::<Vec<_>>()
        }
        other => panic!("{written}: {other:?}"),
    };
    assert_eq!(suggested("Tay")[0], "Tày");
    assert_eq!(suggested("Nùg")[0], "Nùng");
    assert_eq!(suggested("08"), Vec::<String>::new());
    assert_eq!(suggested("zzzzzz"), Vec::<String>::new());
}

#[test]
fn foreigners_belong_to_no_group() {
    assert_eq!(catalogue().resolve("Người nước ngoài"), Resolution::Foreign);
}

#[test]
fn a_bare_number_is_a_code_only_where_codes_are_asked_for() {
    assert_eq!(catalogue().resolve_name_or_code("08"), group("Mông"));
    assert!(matches!(catalogue().resolve("08"), Resolution::Unknown { .. }));
}

#[test]
fn the_catalogue_holds_what_its_files_say() {
    let head = include_str!("../../rules/catalogues/vn-ethnic-groups.toml");
    let head: toml::Table = head.parse().unwrap();
    let titles = &head["title"];
    assert_eq!(head["id"].as_str(), Some(catalogue().id));
    assert_eq!(head["source"].as_str(), Some(catalogue().source));
    assert_eq!(titles["vi"].as_str(), Some(&*catalogue().title.vi));
    assert_eq!(titles["en"].as_str(), Some(&*catalogue().title.en));
    let words = |key: &str, folded: fn(&str) -> String| -> BTreeSet<String> {
        head[key].as_array().unwrap().iter().map(|word| folded(word.as_str().unwrap())).collect()
    };
    let known = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    assert_eq!(words("prefixes", spelling::words), known(catalogue().prefixes));
    assert_eq!(words("foreign", spelling::key), known(catalogue().foreign));

    let groups = include_str!("../../rules/catalogues/vn-ethnic-groups.csv");
    assert_eq!(groups.lines().count(), 1 + catalogue().groups().len());
    let mut lines = csv::Reader::from_reader(groups.as_bytes());
    let majority = &head["majority"].as_array().unwrap()[..];
    for (cells, group) in lines.records().map(Result::unwrap).zip(catalogue().groups()) {
        let code = group.code.to_string();
        let minority = !majority.iter().any(|majority| majority.as_str() == Some(&code));
        assert_eq!(group.minority, minority, "{code}");
        let (others, local) = (group.other_names.join("; "), group.local_groups.join("; "));
        let told = [&code, group.name, group.name_1979, &others, &local];
        assert_eq!(cells.iter().collect::<Vec<_>>(), told);
    }
}

#[test]
fn each_name_is_found_by_its_key_alone() {
    let catalogue = catalogue();
    let mut bearers = BTreeMap::<String, Vec<GroupCode>>::new();
    for group in catalogue.groups() {
        let own = [group.name, group.name_1979];
        for name in own.iter().chain(group.other_names).chain(group.local_groups) {
            let bearers = bearers.entry(spelling::key(name)).or_default();
            bearers.extend((!bearers.contains(&group.code)).then_some(group.code));
        }
    }
    assert_eq!(catalogue.all_names.len(), bearers.len());
    for (key, bearers) in &bearers {
        assert_eq!(catalogue.named(key), Some(&bearers[..]), "{key}");
        let plain = spelling::without_marks(key);
        let at = catalogue.unmarked_names.binary_search_by_key(&&*plain, |(name, _)| name);
        let typed = catalogue.unmarked_names[at.unwrap()].1;
        assert!(bearers.iter().all(|code| typed.contains(code)), "{key}");
    }
    for name in catalogue.all_names {
        let (key, plain) = (name.marked.name(), name.plain.name());
        assert_eq!(spelling::without_marks(key), plain);
        for (folded, letters) in [(key, &name.marked), (plain, &name.plain)] {
            let counted = Letters::of(folded.to_owned());
            assert_eq!((counted.length, counted.set), (letters.length, letters.set));
        }
    }
}
