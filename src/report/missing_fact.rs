//! A fact of the congress that a rule waits for, and where an office tells it.

use crate::closed_list::closed_list;
use crate::sheet::CellRef;
use crate::text;
use crate::wording::{Text, all_of, joined};

closed_list! {
    /// What a congress profile tells and rules ask for.
    pub enum CongressFact as "snake_case" {
        MinorityPopulation,
        QualifyingDistricts,
        Groups,
        GroupPopulation,
        Date,
        Days,
        Delegation,
        Seats,
    }
}

/// A fact that a rule waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingFact {
    pub fact: CongressFact,
    /// Where it is to be told.
    pub place: FactPlace,
}

/// Where a fact of the congress is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactPlace {
    /// A cell of the workbook's own profile sheet, which is empty.
    Cell { sheet: Option<String>, cell: CellRef },
    /// The profile that lies beside the list.
    Profile(String),
    /// An option of the command.
    CommandLine,
    /// A profile that is still to be written, of this list where its file is known.
    NewProfile(Option<String>),
}

impl CongressFact {
    /// What the fact is.
    pub fn name(self) -> Text {
        match self {
            Self::MinorityPopulation => {
                Text::fixed("số người dân tộc thiểu số tại địa phương", "the minority population")
            }
            Self::QualifyingDistricts => Text::fixed(
                "số đơn vị cấp dưới đủ điều kiện tổ chức đại hội",
                "how many units below qualify for a congress",
            ),
            Self::Groups => {
                Text::fixed("các dân tộc thiểu số tại địa phương", "the resident minority groups")
            }
            Self::GroupPopulation => Text::fixed(
                "số người của từng dân tộc tại địa phương",
                "how many people of each group live in the unit",
            ),
            Self::Date => Text::fixed("ngày khai mạc đại hội", "the first day of the congress"),
            Self::Days => Text::fixed("số ngày họp", "the length of the congress"),
            Self::Delegation => Text::fixed(
                "số đại biểu được phân bổ dự đại hội cấp trên",
                "the seats allotted at the upper congress",
            ),
            Self::Seats => {
                Text::fixed("số đại biểu được bầu ở từng đơn vị", "the seats of each unit")
            }
        }
    }

    /// The option that tells it, with an example; none where no option does.
    fn option(self) -> Option<Text> {
        Some(match self {
            Self::MinorityPopulation => Text::fixed("--population 32000", "--population 32000"),
            Self::QualifyingDistricts | Self::GroupPopulation | Self::Seats => return None,
            Self::Groups => Text::fixed("--groups \"Tày,Nùng\"", "--groups \"Tày,Nùng\""),
            Self::Date => Text::fixed("--date 16/5/2024", "--date 2024-05-16"),
            Self::Days => Text::fixed("--days 1,5", "--days 1.5"),
            Self::Delegation => Text::fixed("--delegation 22+2", "--delegation 22+2"),
        })
    }

    /// Its key in a profile's file.
    fn key(self) -> &'static str {
        match self {
            Self::MinorityPopulation => "`minority_population`",
            Self::QualifyingDistricts => "`qualifying_districts`",
            Self::Groups => "`groups`",
            Self::GroupPopulation => "`[population]`",
            Self::Date => "`date` (`[held]`)",
            Self::Days => "`days` (`[held]`)",
            Self::Delegation => "`official`, `alternates` (`[delegation]`)",
            Self::Seats => "`[seats]`",
        }
    }
}

impl MissingFact {
    /// A fact of a congress that has no profile yet.
    pub fn of(fact: CongressFact) -> Self {
        let place = match fact.option() {
            Some(_) => FactPlace::CommandLine,
            None => FactPlace::NewProfile(None),
        };
        Self { fact, place }
    }

    /// How this fact alone is told.
    pub fn way_on(&self) -> Text {
        way_on(std::slice::from_ref(self)).into_iter().next().unwrap_or_default()
    }
}

/// How facts are told: a sentence for each place, and as a rule there is one place for all.
pub fn way_on(facts: &[MissingFact]) -> Vec<Text> {
    let mut places: Vec<&FactPlace> = Vec::new();
    for fact in facts {
        if !places.iter().any(|place| place.is_told_with(&fact.place)) {
            places.push(&fact.place);
        }
    }
    // Whoever writes a profile for one fact writes the others into it, too.
    if places.iter().any(|place| matches!(place, FactPlace::NewProfile(_))) {
        places.retain(|place| **place != FactPlace::CommandLine);
    }
    let told_at = |place: &FactPlace| {
        let here = facts.iter().filter(|fact| {
            let goes_along =
                fact.place == FactPlace::CommandLine && matches!(place, FactPlace::NewProfile(_));
            place.is_told_with(&fact.place) || goes_along
        });
        here.collect::<Vec<_>>()
    };
    places.into_iter().map(|place| place.sentence(&told_at(place))).collect()
}

impl FactPlace {
    /// Whether one sentence names both places.
    fn is_told_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Cell { sheet: one, .. }, Self::Cell { sheet: other, .. }) => one == other,
            (one, other) => one == other,
        }
    }

    fn sentence(&self, facts: &[&MissingFact]) -> Text {
        let keys: Vec<&str> = facts.iter().map(|fact| fact.fact.key()).collect();
        let keys = all_of(&keys);
        match self {
            Self::Cell { sheet, .. } => {
                let mut cells: Vec<CellRef> = facts.iter().filter_map(|fact| fact.cell()).collect();
                cells.sort_unstable_by_key(|cell| (cell.row, cell.column));
                let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
                let sheet = sheet
                    .as_ref()
                    .map(|name| text!(vi: ", trang “{name}”", en: " of the sheet “{name}”"));
                text!(
                    vi: "ghi vào ô {cells}{sheet}",
                    en: "fill in {cells}{sheet}",
                    cells = all_of(&cells),
                    sheet
                )
            }
            Self::Profile(file) => text!(
                vi: "ghi {keys} vào hồ sơ đại hội {file}",
                en: "write {keys} into the congress profile {file}",
                keys
            ),
            Self::CommandLine => {
                let options: Vec<Text> =
                    facts.iter().filter_map(|fact| fact.fact.option()).collect();
                text!(
                    vi: "thêm vào lệnh, với số liệu của đơn vị: {options}",
                    en: "add to the command, with the unit's own facts: {options}",
                    options = joined(&options, " ")
                )
            }
            Self::NewProfile(list) => {
                let list = list.as_ref().map(|list| Text::same(format!("\"{list}\"")));
                let list = list.unwrap_or(Text::fixed("TỆP", "LIST"));
                text!(
                    vi: "tạo hồ sơ đại hội bằng lệnh: delegate-quota profile {list}, rồi ghi {keys} vào đó",
                    en: "write a congress profile with: delegate-quota profile {list}, and {keys} into it",
                    list,
                    keys
                )
            }
        }
    }
}

impl MissingFact {
    fn cell(&self) -> Option<CellRef> {
        match &self.place {
            FactPlace::Cell { cell, .. } => Some(*cell),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Column, Row};

    fn in_cell(fact: CongressFact, row: u32) -> MissingFact {
        let cell = CellRef::new(Column::new(2), Row::new(row));
        let sheet = Some("Hồ sơ đại hội".to_owned());
        MissingFact { fact, place: FactPlace::Cell { sheet, cell } }
    }

    #[test]
    fn cells_of_a_profile_sheet_are_named_together() {
        let facts = [in_cell(CongressFact::MinorityPopulation, 14), in_cell(CongressFact::Date, 8)];
        assert_eq!(facts[1].way_on().vi, "ghi vào ô B8, trang “Hồ sơ đại hội”");
        let both = way_on(&facts);
        assert_eq!(both.len(), 1);
        assert_eq!(both[0].vi, "ghi vào ô B8 và B14, trang “Hồ sơ đại hội”");
    }

    #[test]
    fn options_are_one_piece_to_add_to_the_command() {
        let facts = [CongressFact::Groups, CongressFact::Days].map(MissingFact::of);
        assert_eq!(
            way_on(&facts)[0].vi,
            "thêm vào lệnh, với số liệu của đơn vị: --groups \"Tày,Nùng\" --days 1,5"
        );
    }

    #[test]
    fn what_no_option_tells_takes_the_others_along_into_a_profile() {
        let facts = [CongressFact::QualifyingDistricts, CongressFact::Date].map(MissingFact::of);
        let told = way_on(&facts);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].en.contains("`qualifying_districts` and `date` (`[held]`)"), "{told:?}");
    }
}
