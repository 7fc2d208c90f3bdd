//! The rules about several lists: their ids, what they ask for, how much they weigh.
//!
//! They are the same under every ruleset; a settings file weighs them anew or switches them off.

use super::Doc;
use crate::report::Severity;

/// The rule that a waiver breaks which has expired.
pub(crate) const EXPIRED: &str = "waiver-expired";

/// A rule about several lists.
#[derive(Debug, Clone, Copy)]
pub struct AcrossRule {
    /// Its id.
    pub id: &'static str,
    /// Its title, in a few words.
    pub title: Doc,
    /// What it asks for, in a line.
    pub summary: Doc,
    /// How much it weighs where nothing else is said.
    pub severity: Severity,
    /// A finding of it, as an example.
    pub example: Doc,
}

/// Every rule about several lists, in the order of reports.
pub const BETWEEN_LISTS: [AcrossRule; 13] = [
    AcrossRule {
        id: "list-missing",
        title: Doc { vi: "Chưa gửi danh sách", en: "List is missing" },
        summary: Doc {
            vi: "Đơn vị đủ điều kiện tổ chức đại hội phải gửi danh sách.",
            en: "A unit that qualifies for a congress sends a list.",
        },
        severity: Severity::Error,
        example: Doc {
            vi: "chưa có danh sách của Định Hóa", en: "there is no list of Định Hóa"
        },
    },
    AcrossRule {
        id: "several-lists",
        title: Doc { vi: "Nhiều danh sách", en: "Several lists" },
        summary: Doc {
            vi: "Mỗi đơn vị gửi một danh sách; đại biểu chính thức và khách mời có thể ở hai tệp.",
            en: "Each unit sends one list; official delegates and guests may stand in two files.",
        },
        severity: Severity::Warning,
        example: Doc {
            vi: "Võ Nhai có 2 danh sách; mỗi danh sách được kiểm tra riêng; theo ngày ghi trong tên tệp, mới nhất là ds 16-5-2024.xlsx (16/5/2024)",
            en: "Võ Nhai has 2 lists, each of which was checked by itself; by the days in their names, ds 16-5-2024.xlsx is the newest (16 May 2024)",
        },
    },
    AcrossRule {
        id: "unit-unknown",
        title: Doc { vi: "Không rõ đơn vị", en: "Unit is unknown" },
        summary: Doc {
            vi: "Mỗi danh sách là của một đơn vị có trong thiết lập.",
            en: "Each list is of a unit that the settings name.",
        },
        severity: Severity::Warning,
        example: Doc {
            vi: "không rõ danh sách này của đơn vị nào trong thiết lập",
            en: "the settings name no unit that this list is of",
        },
    },
    AcrossRule {
        id: "duplicate-across-lists",
        title: Doc { vi: "Trùng với đơn vị khác", en: "In another unit, too" },
        summary: Doc {
            vi: "Một người chỉ là đại biểu chính thức của một đơn vị cùng cấp. Cùng số định danh là lỗi; cùng họ tên và ngày sinh, hoặc tên gần giống với cùng ngày sinh và đơn vị, là cảnh báo; khác số định danh là hai người.",
            en: "Nobody is an official delegate of two units of one level. The same identity number is an error; the same name and birth date, or a near name with the same birth date and unit, a warning; two identity numbers are two people.",
        },
        severity: Severity::Error,
        example: Doc {
            vi: "“Nông Thị Hà” cũng là đại biểu chính thức trong danh sách của Phú Lương",
            en: "“Nông Thị Hà” is an official delegate of Phú Lương, too",
        },
    },
    AcrossRule {
        id: "copied-list",
        title: Doc { vi: "Bản sao của danh sách khác", en: "Copy of another list" },
        summary: Doc {
            vi: "Hai danh sách không được là bản sao của nhau.",
            en: "No list is a copy of another.",
        },
        severity: Severity::Error,
        example: Doc {
            vi: "150 người có mặt trong cả hai danh sách: có vẻ một tệp là bản sao của tệp kia",
            en: "150 people stand in both lists: one seems to be a copy of the other",
        },
    },
    AcrossRule {
        id: "delegation-missing",
        title: Doc {
            vi: "Đoàn đại biểu thiếu ở cấp trên", en: "Delegation missing above"
        },
        summary: Doc {
            vi: "Đại biểu mà huyện cử đi phải có trong danh sách của tỉnh.",
            en: "Whom a district sends stands in the province's list.",
        },
        severity: Severity::Error,
        example: Doc {
            vi: "Đồng Hỷ cử “Lý Văn Sơn” nhưng danh sách của tỉnh không có người này",
            en: "Đồng Hỷ sends “Lý Văn Sơn”, who is not in the province's list",
        },
    },
    AcrossRule {
        id: "delegation-unexpected",
        title: Doc { vi: "Đại biểu không do huyện cử", en: "Delegates nobody sends" },
        summary: Doc {
            vi: "Đại biểu ghi trong danh sách của tỉnh là của một huyện thì phải do huyện đó cử.",
            en: "Whom the province's list has from a district is sent by that district.",
        },
        severity: Severity::Error,
        example: Doc {
            vi: "danh sách của tỉnh ghi “Hoàng Thị Mai” thuộc đoàn Đồng Hỷ nhưng Đồng Hỷ không cử người này",
            en: "the province's list has “Hoàng Thị Mai” from Đồng Hỷ, which does not send her or him",
        },
    },
    AcrossRule {
        id: "delegation-allotment",
        title: Doc { vi: "Số đại biểu được phân bổ", en: "Delegation as allotted" },
        summary: Doc {
            vi: "Số đại biểu mỗi huyện có trong danh sách của tỉnh đúng bằng số được phân bổ.",
            en: "The province's list has as many delegates of each district as it was allotted.",
        },
        severity: Severity::Error,
        example: Doc {
            vi: "danh sách của tỉnh có 21 đại biểu của Sa Thầy, được phân bổ 22",
            en: "the province's list has 21 delegates from Sa Thầy, which was allotted 22",
        },
    },
    AcrossRule {
        id: "composition",
        title: Doc { vi: "Cơ cấu theo kế hoạch", en: "Composition as planned" },
        summary: Doc {
            vi: "Đại biểu chính thức của tỉnh gồm đúng số do huyện cử, số của sở, ngành, đoàn thể và số đương nhiên theo kế hoạch.",
            en: "The province's official delegates are as many from districts, from agencies and ex officio as planned.",
        },
        severity: Severity::Error,
        example: Doc {
            vi: "có 186 đại biểu do các huyện cử, theo kế hoạch là 187",
            en: "186 delegates are sent by districts; 187 are planned",
        },
    },
    AcrossRule {
        id: "group-missing-above",
        title: Doc { vi: "Dân tộc có ở cấp dưới", en: "Groups of the districts" },
        summary: Doc {
            vi: "Dân tộc có đại biểu ở đại hội cấp huyện cũng có đại biểu chính thức ở cấp tỉnh.",
            en: "A group with delegates at a district's congress has one at the province's, too.",
        },
        severity: Severity::Warning,
        example: Doc {
            vi: "dân tộc Ngái có đại biểu ở Đồng Hỷ nhưng không có đại biểu chính thức của tỉnh",
            en: "Đồng Hỷ has a delegate of the Ngái, and the province has none",
        },
    },
    AcrossRule {
        id: EXPIRED,
        title: Doc { vi: "Chấp thuận hết hiệu lực", en: "Waiver has expired" },
        summary: Doc {
            vi: "Chấp thuận trong thiết lập còn hiệu lực.",
            en: "The waivers of the settings have not expired.",
        },
        severity: Severity::Warning,
        example: Doc {
            vi: "chấp thuận `guest-cap` cho Phú Bình đã hết hiệu lực từ sau ngày 31/3/2024, nên không được áp dụng",
            en: "the waiver of `guest-cap` for Phú Bình expired after 31 March 2024 and was not applied",
        },
    },
    AcrossRule {
        id: "waiver-unused",
        title: Doc { vi: "Chấp thuận không áp dụng", en: "Waiver without use" },
        summary: Doc {
            vi: "Chấp thuận trong thiết lập có chỗ áp dụng.",
            en: "The waivers of the settings cover something.",
        },
        severity: Severity::Warning,
        example: Doc {
            vi: "chấp thuận `women-share` cho Võ Nhai không áp dụng vào đâu: các danh sách đã kiểm tra không có gì cần chấp thuận",
            en: "the waiver of `women-share` for Võ Nhai covers nothing: there is nothing to waive",
        },
    },
    AcrossRule {
        id: "allotment-sum",
        title: Doc { vi: "Tổng số phân bổ", en: "Sum of the allotments" },
        summary: Doc {
            vi: "Tổng số đại biểu phân bổ cho các huyện đúng bằng kế hoạch của tỉnh.",
            en: "The seats allotted to the districts add up to the province's plan.",
        },
        severity: Severity::Error,
        example: Doc {
            vi: "đã phân bổ 185 đại biểu cho các đơn vị, theo kế hoạch là 187",
            en: "185 seats are allotted to units; 187 are planned",
        },
    },
];
