//! The rules about several lists: their ids, what they ask for, how much they weigh.
//!
//! They are the same under every ruleset; a settings file weighs them anew or switches them off.

use crate::report::Severity;
use crate::wording::Text;

/// The rule that a waiver breaks which has expired.
pub(crate) const EXPIRED: &str = "waiver-expired";

/// A rule about several lists.
#[derive(Debug)]
pub struct RuleBetweenLists {
    pub id: &'static str,
    /// Its title, in a few words.
    pub title: Text,
    /// What it asks for, in a line.
    #[cfg_attr(not(test), expect(dead_code, reason = "REFERENCE.md tells it"))]
    pub summary: Text,
    /// How much it weighs where nothing else is said.
    pub severity: Severity,
    /// A finding of it, as an example.
    #[cfg_attr(not(test), expect(dead_code, reason = "REFERENCE.md tells it"))]
    pub example: Text,
}

/// Every rule about several lists, in the order of reports.
pub static BETWEEN_LISTS: [RuleBetweenLists; 13] = [
    RuleBetweenLists {
        id: "list-missing",
        title: Text::fixed("Chưa gửi danh sách", "List is missing"),
        summary: Text::fixed(
            "Đơn vị đủ điều kiện tổ chức đại hội phải gửi danh sách.",
            "A unit that qualifies for a congress sends a list.",
        ),
        severity: Severity::Error,
        example: Text::fixed("chưa có danh sách của Định Hóa", "there is no list of Định Hóa"),
    },
    RuleBetweenLists {
        id: "several-lists",
        title: Text::fixed("Nhiều danh sách", "Several lists"),
        summary: Text::fixed(
            "Mỗi đơn vị gửi một danh sách; đại biểu chính thức và khách mời có thể ở hai tệp.",
            "Each unit sends one list; official delegates and guests may stand in two files.",
        ),
        severity: Severity::Warning,
        example: Text::fixed(
            "Võ Nhai có 2 danh sách; mỗi danh sách được kiểm tra riêng; theo ngày ghi trong tên tệp, mới nhất là ds 16-5-2024.xlsx (16/5/2024)",
            "Võ Nhai has 2 lists, each of which was checked by itself; by the days in their names, ds 16-5-2024.xlsx is the newest (16 May 2024)",
        ),
    },
    RuleBetweenLists {
        id: "unit-unknown",
        title: Text::fixed("Không rõ đơn vị", "Unit is unknown"),
        summary: Text::fixed(
            "Mỗi danh sách là của một đơn vị có trong thiết lập.",
            "Each list is of a unit that the settings name.",
        ),
        severity: Severity::Warning,
        example: Text::fixed(
            "không rõ danh sách này của đơn vị nào trong thiết lập",
            "the settings name no unit that this list is of",
        ),
    },
    RuleBetweenLists {
        id: "duplicate-across-lists",
        title: Text::fixed("Trùng với đơn vị khác", "In another unit, too"),
        summary: Text::fixed(
            "Một người chỉ là đại biểu chính thức của một đơn vị cùng cấp. Cùng số định danh là lỗi; cùng họ tên và ngày sinh, hoặc tên gần giống với cùng ngày sinh và đơn vị, là cảnh báo; khác số định danh là hai người.",
            "Nobody is an official delegate of two units of one level. The same identity number is an error; the same name and birth date, or a near name with the same birth date and unit, a warning; two identity numbers are two people.",
        ),
        severity: Severity::Error,
        example: Text::fixed(
            "“Nông Thị Hà” cũng là đại biểu chính thức trong danh sách của Phú Lương",
            "“Nông Thị Hà” is an official delegate of Phú Lương, too",
        ),
    },
    RuleBetweenLists {
        id: "copied-list",
        title: Text::fixed("Bản sao của danh sách khác", "Copy of another list"),
        summary: Text::fixed(
            "Hai danh sách không được là bản sao của nhau.",
            "No list is a copy of another.",
        ),
        severity: Severity::Error,
        example: Text::fixed(
            "150 người có mặt trong cả hai danh sách: có vẻ một tệp là bản sao của tệp kia",
            "150 people stand in both lists: one seems to be a copy of the other",
        ),
    },
    RuleBetweenLists {
        id: "delegation-missing",
        title: Text::fixed("Đoàn đại biểu thiếu ở cấp trên", "Delegation missing above"),
        summary: Text::fixed(
            "Đại biểu mà cấp dưới cử đi phải có trong danh sách của cấp trên.",
            "Whom a unit sends stands in the list of the level above.",
        ),
        severity: Severity::Error,
        example: Text::fixed(
            "Đồng Hỷ cử “Lý Văn Sơn” nhưng danh sách của tỉnh không có người này",
            "Đồng Hỷ sends “Lý Văn Sơn”, who is not in the province's list",
        ),
    },
    RuleBetweenLists {
        id: "delegation-unexpected",
        title: Text::fixed("Đại biểu không do cấp dưới cử", "Delegates nobody sends"),
        summary: Text::fixed(
            "Đại biểu mà danh sách của cấp trên ghi là của một đơn vị thì phải do đơn vị đó cử.",
            "Whom the list of the level above has from a unit is sent by that unit.",
        ),
        severity: Severity::Error,
        example: Text::fixed(
            "danh sách của tỉnh ghi “Hoàng Thị Mai” thuộc đoàn Đồng Hỷ nhưng Đồng Hỷ không cử người này",
            "the province's list has “Hoàng Thị Mai” from Đồng Hỷ, which does not send her or him",
        ),
    },
    RuleBetweenLists {
        id: "delegation-allotment",
        title: Text::fixed("Số đại biểu được phân bổ", "Delegation as allotted"),
        summary: Text::fixed(
            "Số đại biểu mỗi đơn vị có trong danh sách của cấp trên đúng bằng số được phân bổ.",
            "The list of the level above has as many delegates of each unit as it was allotted.",
        ),
        severity: Severity::Error,
        example: Text::fixed(
            "danh sách của tỉnh có 21 đại biểu của Sa Thầy, được phân bổ 22",
            "the province's list has 21 delegates from Sa Thầy, which was allotted 22",
        ),
    },
    RuleBetweenLists {
        id: "composition",
        title: Text::fixed("Cơ cấu theo kế hoạch", "Composition as planned"),
        summary: Text::fixed(
            "Đại biểu chính thức của cấp trên gồm đúng số do cấp dưới cử, số của các cơ quan, đoàn thể và số đương nhiên theo kế hoạch.",
            "The official delegates of the level above are as many from the units below, from agencies and ex officio as planned.",
        ),
        severity: Severity::Error,
        example: Text::fixed(
            "có 186 đại biểu do các đơn vị cấp dưới cử, theo kế hoạch là 187",
            "186 delegates are sent by the units below; 187 are planned",
        ),
    },
    RuleBetweenLists {
        id: "group-missing-above",
        title: Text::fixed("Dân tộc có ở cấp dưới", "Groups of the units below"),
        summary: Text::fixed(
            "Dân tộc có đại biểu ở đại hội cấp dưới cũng có đại biểu chính thức ở cấp trên.",
            "A group with delegates at a congress below has one at the congress above, too.",
        ),
        severity: Severity::Warning,
        example: Text::fixed(
            "dân tộc Ngái có đại biểu ở Đồng Hỷ nhưng không có đại biểu chính thức của tỉnh",
            "Đồng Hỷ has a delegate of the Ngái, and the province has none",
        ),
    },
    RuleBetweenLists {
        id: EXPIRED,
        title: Text::fixed("Chấp thuận hết hiệu lực", "Waiver has expired"),
        summary: Text::fixed(
            "Chấp thuận trong thiết lập còn hiệu lực.",
            "The waivers of the settings have not expired.",
        ),
        severity: Severity::Warning,
        example: Text::fixed(
            "chấp thuận `guest-cap` cho Phú Bình đã hết hiệu lực từ sau ngày 31/3/2024, nên không được áp dụng",
            "the waiver of `guest-cap` for Phú Bình expired after 31 March 2024 and was not applied",
        ),
    },
    RuleBetweenLists {
        id: "waiver-unused",
        title: Text::fixed("Chấp thuận không áp dụng", "Waiver without use"),
        summary: Text::fixed(
            "Chấp thuận trong thiết lập có chỗ áp dụng.",
            "The waivers of the settings cover something.",
        ),
        severity: Severity::Warning,
        example: Text::fixed(
            "chấp thuận `women-share` cho Võ Nhai không áp dụng vào đâu: các danh sách đã kiểm tra không có gì cần chấp thuận",
            "the waiver of `women-share` for Võ Nhai covers nothing: there is nothing to waive",
        ),
    },
    RuleBetweenLists {
        id: "allotment-sum",
        title: Text::fixed("Tổng số phân bổ", "Sum of the allotments"),
        summary: Text::fixed(
            "Tổng số đại biểu phân bổ cho các đơn vị đúng bằng kế hoạch của cấp trên.",
            "The seats allotted to the units add up to the plan of the level above.",
        ),
        severity: Severity::Error,
        example: Text::fixed(
            "đã phân bổ 185 đại biểu cho các đơn vị, theo kế hoạch là 187",
            "185 seats are allotted to units; 187 are planned",
        ),
    },
];
