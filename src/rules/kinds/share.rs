//! `[[share]]`: how large a part of some delegates others must be.

use std::sync::Arc;

use super::fraction::{Measured, OF, PartOfWhole, ShareBeside};
use super::per_unit::{Per, of_each_unit};
use super::{Kind, NUMBERS};
use crate::rules::option::{Options as _, options};
use crate::rules::option_value::OneOf;
use crate::rules::shares::{Rounding, WrittenLimit};
use crate::rules::{ByLevel, Selector};
use crate::wording::Text;

pub(super) static KIND: Kind = Kind {
    id: "share",
    summary: Text::fixed(
        "Tỷ lệ một thành phần trong một nhóm đại biểu.",
        "How large a part of some delegates others must or may be.",
    ),
    options: Share::OPTIONS,
    placeholders: NUMBERS,
    page: include_str!("share.md"),
    decode: |table, decoding| {
        let share = Share::read(table, decoding)?;
        let per = share.per;
        Some(of_each_unit(per, Arc::new(Measured::from(share))))
    },
};

options! {
    struct Share needs min or max or more_than or less_than {
        of: Selector {
            vi: "Thành phần được tính tỷ lệ.",
            en: "The part. Only those who are also of the whole are counted.",
        },
        among: Selector { vi: "Nhóm làm mẫu số.", en: "The whole.", default: "\"everyone\"" },
        min: Option<ByLevel<PartOfWhole>> {
            vi: "Tỷ lệ thấp nhất; cần `min`, `max`, `more_than` hoặc `less_than`.",
            en: "The smallest share; `min`, `max`, `more_than` or `less_than` is needed.",
            limit: AtLeast,
        },
        max: Option<ByLevel<PartOfWhole>> {
            vi: "Tỷ lệ cao nhất.",
            en: "The largest share.",
            limit: AtMost,
        },
        more_than: Option<ByLevel<PartOfWhole>> {
            vi: "Phải hơn tỷ lệ này: đúng 30% là chưa hơn 30%.",
            en: "The share must be larger than this: exactly 30% is not more than 30%.",
            limit: MoreThan,
        },
        less_than: Option<ByLevel<PartOfWhole>> {
            vi: "Phải dưới tỷ lệ này.",
            en: "The share must be smaller than this.",
            limit: LessThan,
        },
        both: bool {
            vi: "Phần còn lại cũng phải giữ giới hạn này: mỗi giới ít nhất 40%.",
            en: "Whether the rest keeps the same limits: either sex at least 40%.",
            default: "false",
        },
        round: OneOf<Rounding> {
            vi: "Cách làm tròn số người khi tỷ lệ cho số lẻ; `exact` là không làm tròn.",
            en: "What a share comes to that is no whole number of people; `exact` rounds nothing.",
            default: "\"exact\"",
        },
        per: Option<OneOf<Per>> {
            vi: "Xét riêng từng đơn vị của danh sách.",
            en: "Whether it is asked of each unit of the list by itself.",
        },
        beside: Option<Selector> {
            vi: "Một mẫu số khác, chỉ để báo kèm, không dùng để kết luận.",
            en: "Another whole, of which the share is told beside and decides nothing.",
        },
    }
}

impl From<Share> for Measured {
    fn from(share: Share) -> Self {
        let Share { of, among, both, round: OneOf(rounding), beside, .. } = share;
        let fractions =
            |limit: Option<ByLevel<PartOfWhole>>| limit.map(|it| it.map(PartOfWhole::fraction));
        Self {
            part: among.and(&of),
            whole: among,
            min: WrittenLimit { allowed: fractions(share.min), beyond: fractions(share.more_than) },
            max: WrittenLimit { allowed: fractions(share.max), beyond: fractions(share.less_than) },
            rounding,
            both,
            against: OF,
            beside: beside.map(|whole| ShareBeside { part: whole.and(&of), whole }),
        }
    }
}
