//! Which day it is in Viet Nam, and what time.

use std::path::Path;

use jiff::civil::Date;

/// The time in Viet Nam, which is one everywhere there.
const VIET_NAM: jiff::tz::Offset = jiff::tz::Offset::constant(7);

/// The day in Viet Nam: waivers end with a day there, wherever the machine stands.
pub(super) fn today() -> Date {
    VIET_NAM.to_datetime(jiff::Timestamp::now()).date()
}

/// The day on which a file was last written, where the system tells it.
pub(super) fn day_written(file: &Path) -> Option<Date> {
    let written = std::fs::metadata(file).ok()?.modified().ok()?;
    let written = jiff::Timestamp::try_from(written).ok()?;
    Some(VIET_NAM.to_datetime(written).date())
}

/// The time of day there, as `08:30:05`.
pub(super) fn time() -> String {
    VIET_NAM.to_datetime(jiff::Timestamp::now()).strftime("%H:%M:%S").to_string()
}
