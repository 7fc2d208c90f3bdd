//! The kinds of disturbance, each with its own switch and how often it is drawn.

use super::random::Rng;

macro_rules! kinds {
    ($($kind:ident $name:literal $percent:literal,)*) => {
        /// One thing that offices do to lists.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Kind { $($kind,)* }

        impl Kind {
            pub(super) const ALL: &[Self] = &[$(Self::$kind,)*];

            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// Of a hundred disturbed lists, how many have it.
            fn percent(self) -> usize {
                match self { $(Self::$kind => $percent,)* }
            }
        }
    };
}

kinds! {
    FootPosts "posts-like-feet" 18,
    TrapNames "names-like-words" 15,
    TrapNotes "notes-like-words" 12,
    GroupSpellings "group-spellings" 10,
    GenderMarks "gender-marks" 5,
    WomenMarked "women-marked" 6,
    GenderByTitle "gender-by-title-column" 4,
    GenderInName "gender-by-title-in-name" 4,
    YearsByGender "years-by-gender" 8,
    BirthText "birth-as-text" 10,
    BirthYear "birth-year-alone" 8,
    NameApart "name-apart" 5,
    RoleBySection "role-by-section" 30,
    RoleByColumn "role-by-column" 9,
    RoleByMarks "role-by-marks" 5,
    RoleBySheet "role-by-sheet" 6,
    TablesBeneath "tables-beneath" 7,
    TablesBeside "tables-beside" 4,
    SectionsOfKinds "kind-sections" 14,
    ColumnOfKinds "kind-column" 6,
    Appointed "appointed" 5,
    UnitSections "unit-sections" 12,
    UnitColumn "unit-column" 14,
    UnitFirst "unit-column-first" 8,
    SectionCounts "section-counts" 9,
    SectionDates "section-dates" 8,
    SectionsMerged "sections-merged" 10,
    SectionsUnnumbered "sections-unnumbered" 8,
    SectionsByName "section-words-in-name-column" 8,
    TitleOfTwoRoles "title-of-two-roles" 6,
    SparseGuests "sparse-guests" 14,
    SubNumbers "sub-numbers" 8,
    RestartNumbers "numbers-restart" 10,
    NoOrdinals "no-ordinals" 5,
    Foot "foot" 15,
    FootThenMore "foot-then-more" 8,
    Remarks "remarks" 12,
    Totals "totals" 10,
    WrongTotals "wrong-totals" 4,
    RepeatedHeader "repeated-header" 7,
    ColumnNumbers "column-numbers" 12,
    Synonyms "synonyms" 25,
    NumberedHeadings "numbered-headings" 5,
    DeepHeader "deep-header" 7,
    UnmergedHeader "unmerged-header" 10,
    Shuffled "shuffled-columns" 8,
    MoreColumns "more-columns" 20,
    Lookalikes "look-alike-columns" 16,
    OtherNames "other-name-columns" 6,
    HiddenColumns "hidden-old-columns" 7,
    HiddenRows "hidden-rows" 5,
    EmptyColumns "empty-columns" 5,
    StrayNotes "stray-notes" 6,
    BlankRows "blank-rows" 8,
    EmptyOrdinals "empty-numbered-rows" 6,
    NameTitles "titles-in-names" 6,
    NameOrdinals "ordinals-in-names" 4,
    NameNotes "notes-in-names" 4,
    Initials "initials" 3,
    Placeholders "placeholders" 3,
    Statistics "statistics-beneath" 5,
    StatisticsSheet "statistics-sheet" 5,
    ValuesSheet "values-sheet" 5,
    Cover "cover-sheet" 5,
    NextSheet "continued-next-sheet" 4,
    NextSheetBare "continued-without-header" 3,
    Gaps "missing-values" 8,
    GroupMarks "group-marks" 3,
    AgeBesideBirth "birth-with-age" 3,
    SurnameApart "surname-apart" 4,
    OneRowYears "years-by-gender-in-one-row" 3,
    UnitTallies "unit-sections-with-tallies" 5,
    Wide "wide-table" 3,
    Decomposed "decomposed-text" 4,
    CapitalNames "names-in-capitals" 4,
    OtherOrder "second-table-in-other-order" 6,
    Reserved "approval-before-the-list" 3,
    UnitStatistics "units-counted-beneath" 4,
}

/// Which kinds are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Switches(u128);

impl Switches {
    pub(super) const NONE: Self = Self(0);

    /// Those of this seed; one list in ten is left as it was.
    pub(super) fn drawn(seed: u64) -> Self {
        let mut rng = Rng::new(seed, "switches");
        if rng.chance(10) {
            return Self::NONE;
        }
        let mut on = Self::NONE;
        for kind in Kind::ALL {
            if rng.chance(kind.percent()) {
                on = on.with(*kind);
            }
        }
        on
    }

    pub(super) fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    pub(super) fn with(self, kind: Kind) -> Self {
        Self(self.0 | (1 << kind as u8))
    }

    pub(super) fn without(self, kind: Kind) -> Self {
        Self(self.0 & !(1 << kind as u8))
    }

    pub(super) fn kinds(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.iter().copied().filter(move |kind| self.has(*kind))
    }

    pub(super) fn names(self) -> String {
        let names: Vec<_> = self.kinds().map(Kind::name).collect();
        if names.is_empty() { "(undisturbed)".to_owned() } else { names.join(" ") }
    }
}
