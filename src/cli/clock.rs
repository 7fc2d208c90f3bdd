//! Which day it is in Viet Nam, and what time.

use jiff::civil::Date;

use crate::files::{VIET_NAM, day_in_viet_nam};

/// The day in Viet Nam: waivers end with a day there, wherever the machine stands.
pub(super) fn today() -> Date {
    day_in_viet_nam(jiff::Timestamp::now())
}

/// The time of day there, as `08:30:05`.
pub(super) fn time() -> String {
    VIET_NAM.to_datetime(jiff::Timestamp::now()).strftime("%H:%M:%S").to_string()
}
