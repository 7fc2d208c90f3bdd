//! `--unit`: a unit of the settings, whose facts are taken as given.

use crate::cli::clock;
use crate::cli::screen::Screen;
use crate::fault::Fault;
use crate::runs::RulesInForce;
use crate::settings::{Unit, same_unit};
use crate::text;
use crate::wording::did_you_mean;

/// The unit of this name.
pub(super) fn named<'a>(name: &str, in_force: &'a RulesInForce) -> Result<&'a Unit, Fault> {
    let Some(settings) = in_force.settings() else {
        return Err(Fault::new(text!(
            vi: "`--unit {name}`: không có tệp thiết lập nào ghi các đơn vị",
            en: "`--unit {name}`: there is no settings file that names units"
        ))
        .help(text!(
            vi: "chạy trong thư mục có delegate-quota.toml, hoặc thêm `--config TỆP`",
            en: "run this in a folder with a delegate-quota.toml, or add `--config FILE`"
        )));
    };
    if let Some(unit) = settings.units.iter().find(|unit| same_unit(&unit.name, name)) {
        return Ok(unit);
    }
    let names = settings.units.iter().map(|unit| unit.name.as_str());
    let all = names.clone().collect::<Vec<_>>().join(", ");
    let unknown = Fault::new(text!(
        vi: "`--unit {name}`: thiết lập không có đơn vị này",
        en: "`--unit {name}`: the settings name no such unit"
    ))
    .about(settings.file.display());
    let units = || text!(vi: "các đơn vị: {all}", en: "the units are {all}");
    Err(unknown.helps(did_you_mean(name, names).or_else(|| (!all.is_empty()).then(units))))
}

/// Says which waivers of the unit are left aside: the answer is what the rules themselves allow.
pub(super) fn tell_waivers(unit: &Unit, in_force: &RulesInForce, screen: &Screen) {
    let Some(settings) = in_force.settings() else { return };
    let today = clock::today();
    let rules: Vec<String> = settings
        .waivers
        .iter()
        .filter(|waiver| waiver.holds_on(today) && waiver.is_for(Some(&unit.name), None))
        .map(|waiver| format!("`{}`", waiver.rule))
        .collect();
    if !rules.is_empty() {
        let rules = rules.join(", ");
        screen.note(&text!(
            vi: "không tính đến các chấp thuận ({rules}): các số dưới đây theo đúng quy định",
            en: "waivers are left aside ({rules}): the numbers are those of the rules themselves"
        ));
    }
}
