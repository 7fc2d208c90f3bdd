use super::*;
use crate::report::Place;

fn line(level: Option<&str>, lists: u64, official: u64) -> UnitLine {
    let blank = UnitLine::without_list(
        String::new(),
        level.map(str::to_owned),
        None,
        UnitStanding::Listed(Standing::Ready),
    );
    UnitLine { lists, people: people(TallyCount::Official, official), ..blank }
}

fn people(count: TallyCount, number: u64) -> Headcounts {
    let mut people = Headcounts::default();
    people[count] = number;
    people
}

#[test]
fn of_versions_the_newest_is_counted() {
    let version = |day: i8, official, broken: &str| {
        let broken = Broken {
            rule: broken.to_owned(),
            title: Text::new("", ""),
            severity: Severity::Error,
            off_by: None,
            is_of_older: false,
        };
        let day = Some(jiff::civil::date(2024, 5, day));
        UnitLine { day, broken: vec![broken], ..line(Some("district"), 1, official) }
    };
    for days in [[10, 12, 16], [16, 10, 12], [12, 16, 10]] {
        let mut unit = version(days[0], u64::from(days[0].unsigned_abs()), "a");
        for day in &days[1..] {
            let rule = if *day == 16 { "a" } else { "b" };
            unit.merge(version(*day, u64::from(day.unsigned_abs()), rule));
        }
        assert_eq!(
            (unit.people[TallyCount::Official], unit.lists, unit.counted_lists()),
            (16, 3, 1),
            "{days:?}"
        );
    }
    let mut newer = version(16, 3, "a");
    newer.merge(version(10, 4, "b"));
    let of_older: Vec<bool> = newer.broken.iter().map(|it| it.is_of_older).collect();
    assert_eq!(of_older, [false, true]);

    let mut whole = version(10, 4, "a");
    whole.people += people(TallyCount::Guest, 2);
    whole.merge(version(16, 3, "a"));
    assert_eq!(
        (whole.people[TallyCount::Official], whole.counted_lists()),
        (7, 2),
        "guests are not replaced"
    );
}

#[test]
fn lists_are_added_up_level_by_level_and_never_over_levels() {
    let units = vec![
        line(Some("province"), 1, 236),
        line(Some("district"), 1, 130),
        line(Some("district"), 2, 84),
        line(Some("district"), 0, 0),
        line(None, 1, 0),
    ];
    let totals = Overview { units }.totals();
    let told: Vec<(&str, u64, u64)> = totals
        .iter()
        .map(|it| (it.level.as_str(), it.lists, it.people[TallyCount::Official]))
        .collect();
    assert_eq!(told, [("district", 3, 214), ("province", 1, 236)]);
}

#[test]
fn each_finding_between_lists_is_one_more_place() {
    let path = "a.xlsx".to_owned();
    let unit = UnitLine { paths: vec![path.clone()], ..line(Some("district"), 1, 10) };
    let mut overview = Overview { units: vec![unit] };
    let finding = FindingBetweenLists {
        rule: "duplicate-across-lists",
        title: Text::same("twice"),
        severity: Severity::Error,
        unit: None,
        message: Text::same(""),
        help: None,
        places: vec![Place { path, location: None }],
        waived: None,
    };
    overview.add_finding(&finding);
    assert_eq!(overview.units[0].broken[0].off_by, Some(OffBy::Places(1)));
    overview.add_finding(&finding);
    assert_eq!(overview.units[0].broken.len(), 1);
    assert_eq!(overview.units[0].broken[0].off_by, Some(OffBy::Places(2)));
}
