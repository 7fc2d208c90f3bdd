//! People chosen on one line: `role=official,gender=female,group=Dao|Tày`, or `Sheet!17`.
//!
//! Options and scenario files choose people so. The keys are those of selectors in rules files, and
//! so are the values; several values of one key are parted by `|`. A line is first taken apart into
//! pairs (`pairs`); `values` reads what each says.
//!
//! All lines are written alike, in the words of rules files and in those that lists use (`nữ`,
//! `khách mời`). [`LineKind`] tells what a line is for: `--count` and `--of` have the keys of a rules
//! file, a change may tell a birth date, too.

mod pairs;
mod row;
mod values;

pub(crate) use pairs::{LineKind, Pair, PairKey};
pub use row::RowRef;
pub(crate) use row::number;
use values::is_called;
pub(crate) use values::{Values, age, birth_date};

use crate::fault::Fault;
use crate::rules::{Ruleset, Selector};
use crate::wording::Text;

/// What chooses everybody.
const EVERYONE: Text = Text::fixed("tất cả", "everyone");

/// Whether a line chooses everybody.
fn is_everyone(line: &str) -> bool {
    is_called(line, &EVERYONE) || is_called(line, &Text::fixed("mọi người", "all"))
}

/// The people whom a line of `--count` chooses, such as `official,group=Tày,Nùng`.
pub(crate) fn counted(line: &str, ruleset: &Ruleset) -> Result<Selector, Fault> {
    if is_everyone(line) {
        return Ok(Selector::everyone());
    }
    let mut pairs = LineKind::Counted.pairs(line, ruleset)?;
    // The order in which selectors of rules files stand: a quantity has one name.
    pairs.sort_by_key(|pair| pair.key);
    Values { line: LineKind::Counted, ruleset }.selector(&pairs)
}

/// The people whom a line of a change chooses, such as `role=official,unit=Xã A, huyện B`.
pub(crate) fn changed(line: &str, ruleset: &Ruleset) -> Result<Selector, Fault> {
    if is_everyone(line) {
        return Ok(Selector::everyone());
    }
    Values { line: LineKind::Changed, ruleset }.selector(&LineKind::Changed.pairs(line, ruleset)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn a_line_reads_as_the_table_of_a_rules_file() {
        let ruleset = rules::load("vn-2024").unwrap();
        for (line, noun) in [
            ("guest", "guests"),
            ("everyone", "delegates"),
            ("role=official,guest", "official delegates and guests"),
            ("role=official,role=guest", "official delegates and guests"),
            ("gender=female, role=official", "female official delegates"),
            ("official,group=Tày,Nùng", "official delegates of Tày or Nùng ethnicity"),
            ("official,group=Tày|Nùng", "official delegates of Tày or Nùng ethnicity"),
            ("group=minority", "delegates of ethnic minorities"),
            ("age=18..35", "delegates aged 18 to 35"),
            ("age=18-35", "delegates aged 18 to 35"),
            ("work=health,age=36..", "delegates aged 36 or over in the field of health"),
            ("kind=ex_officio", "ex-officio delegates"),
            ("kind=appointed", "appointed delegates"),
            ("official,party=member", "official delegates in the Party"),
            ("party=ngoài đảng", "delegates outside the Party"),
            ("đảng viên=không", "delegates outside the Party"),
            (
                "qualification=university+",
                "delegates with a postgraduate degree or with a university degree",
            ),
            ("born=1985-03-15..", "delegates born on 15 March 1985 or later"),
            ("born=..15/3/1985", "delegates born before 15 March 1985"),
            ("unit=Xã A,Xã B", "delegates of Xã A or Xã B"),
            ("unit=Xã A, Xã B", "delegates of Xã A or Xã B"),
            ("unit=Xã A, huyện B; gender=nữ", "women of Xã A, huyện B"),
            ("role=khách mời", "guests"),
            ("mọi người", "delegates"),
            ("official,not=guest,alternate", "official delegates other than guests and alternates"),
            ("any=official,guest", "delegates among official delegates or guests"),
            ("đại biểu chính thức, giới tính=nữ", "female official delegates"),
            ("tư cách=khách mời, dân tộc=Tày", "guests of Tày ethnicity"),
            ("khach moi", "guests"),
            ("dân tộc=dân tộc thiểu số", "delegates of ethnic minorities"),
            ("hình thức=đương nhiên", "ex-officio delegates"),
            ("tất cả", "delegates"),
        ] {
            let selector = counted(line, &ruleset).unwrap();
            assert_eq!(selector.noun(&ruleset).en_many, noun, "{line}");
        }
    }

    #[test]
    fn a_comma_of_a_change_may_stand_in_the_name_of_a_unit() {
        let ruleset = rules::load("vn-2024").unwrap();
        let noun = |line| changed(line, &ruleset).unwrap().noun(&ruleset).en_many;
        assert_eq!(noun("unit=Xã A, huyện B;gender=nữ"), "women of Xã A, huyện B");
        assert_eq!(noun("unit=Xã A|Xã B"), "delegates of Xã A or Xã B");
        assert_eq!(noun("chính thức, giới tính=nữ"), "female official delegates");
        assert_eq!(noun("role=official,guest"), "official delegates and guests");
        assert_eq!(noun("official, not=guest"), "official delegates other than guests");
        assert_eq!(noun("mọi người"), "delegates");
    }

    #[test]
    fn what_no_rules_file_may_say_is_refused_with_what_was_meant() {
        let ruleset = rules::load("vn-2024").unwrap();
        for (line, said) in [
            ("offical", "unknown value `offical`"),
            ("official_womn", "unknown value `official_womn`"),
            ("rol=official", "unknown key `rol`"),
            ("birth_date=1980", "unknown key `birth_date`"),
            ("gender=femal", "unknown value `femal`"),
            ("gender=female,male", "unknown value `female,male`"),
            ("group=Tầyy", "unknown group `Tầyy`"),
            ("work=helth", "unknown value `helth`"),
            ("age=old", "“old” is no age"),
            ("party=membr", "`party` has no part `membr`"),
            ("born=1985..", "“1985..” is no range of days"),
            ("born=2/3/1985..1/3/1985", "is no range of days"),
            ("age=x..35", "“x..35” is no age"),
            ("", "nothing is said of the people"),
            ("role=", "`role=` has no value"),
        ] {
            let error = counted(line, &ruleset).unwrap_err();
            assert!(error.message.en.contains(said), "{line}: {}", error.message.en);
        }
    }
}
