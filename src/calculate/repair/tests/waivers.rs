//! What a waiver accepts need not be mended, and nothing is made worse for it.

use super::super::words;
use super::*;

const RULES: &str = r#"
[[count]]
id = "official-cap"
title = { vi = "t", en = "t" }
citation = "c"
of = "official"
max = 4

[[share]]
id = "women-share"
title = { vi = "t", en = "t" }
citation = "c"
of = { gender = "female" }
among = "official"
min = "50%"

[[each]]
id = "official-is-minority"
title = { vi = "t", en = "t" }
citation = "c"
among = "official"
must = { group = "minority" }

[[unique]]
id = "duplicate-delegate"
title = { vi = "t", en = "t" }
citation = "c"
same = [["full_name", "birth_date"]]
"#;

impl Given {
    /// Under a waiver of this rule, for everybody or for one delegate.
    fn waiving(mut self, rule: &str, delegate: Option<&str>) -> Self {
        let delegate = delegate.map(|name| format!("delegate = \"{name}\"\n"));
        let delegate = delegate.unwrap_or_default();
        let text =
            format!("[[waiver]]\nrule = \"{rule}\"\n{delegate}reason = \"r\"\ndocument = \"d\"\n");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("delegate-quota.toml");
        std::fs::write(&file, text).unwrap();
        self.settings = Some(crate::settings::load(&file, &crate::files::Disk, None).unwrap());
        self
    }
}

fn list() -> List {
    List::with_rules(RULES)
}

fn gone(at: usize) -> Action {
    Action::LeaveOut { person: Who::Listed(at), from: Some(Role::Official) }
}

#[test]
fn a_waived_rule_is_not_mended_and_is_told_apart() {
    let list = || list().and(1, official()).and(3, official().man());
    assert!(matches!(Given::of(list()).repair().outcome, Outcome::Found(_)));
    let repair = Given::of(list()).waiving("women-share", None).repair();
    assert!(matches!(repair.outcome, Outcome::Nothing), "{:?}", repair.outcome);
    let waived: Vec<&str> = repair.remaining.waived.iter().map(|it| it.rule.as_str()).collect();
    assert_eq!(waived, ["women-share"]);
    let says = words::outcome(&repair.outcome, Weights::default(), &repair.remaining).en;
    assert!(says.ends_with("holds or is waived."), "{says}");
}

#[test]
fn a_waived_rule_is_not_made_worse_without_need() {
    let list = list().and(4, official().man()).and(1, official());
    let plan = Given::of(list).waiving("women-share", None).without_moves().plan();
    // The last of the list is the only woman.
    assert_eq!(actions(&plan), [gone(3)]);
    assert_eq!(plan.changes[0].serves, ["official-cap"]);
}

#[test]
fn a_waiver_for_one_delegate_excuses_nobody_else() {
    let kinh = |name: &str| official().group("Kinh").named(name);
    let list = || list().and(1, official()).and(1, kinh("A")).and(1, kinh("B"));
    let given = || Given::of(list()).without_moves();
    assert_eq!(actions(&given().plan()), [gone(1), gone(2)]);
    let repair = given().waiving("official-is-minority", Some("A")).repair();
    let Outcome::Found(plan) = &repair.outcome else { panic!("{:?}", repair.outcome) };
    assert_eq!(actions(plan), [gone(2)]);
    assert_eq!(repair.remaining.waived_cells.len(), 1);
}

#[test]
fn somebody_who_is_waived_to_stand_there_twice_stays() {
    let twice = || official().named("Nông Thị Hà").with(|person| person.unit = "x".to_owned());
    let list = || list().and(1, twice()).and(1, twice());
    assert!(matches!(Given::of(list()).repair().outcome, Outcome::Found(_)));
    for delegate in [None, Some("Nông Thị Hà")] {
        let repair = Given::of(list()).waiving("duplicate-delegate", delegate).repair();
        assert!(matches!(repair.outcome, Outcome::Nothing), "{:?}", repair.outcome);
    }
    let other = Given::of(list()).waiving("duplicate-delegate", Some("Ai khác")).repair();
    assert!(matches!(other.outcome, Outcome::Found(_)));
}
