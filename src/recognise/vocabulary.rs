//! The words that offices write in headers, and the fields they stand for.
//!
//! Phrases are kept without marks, because headers are typed with every kind of error in them;
//! where Vietnamese marks tell two headers apart (`Nam` and `Năm`, `DT` and `ĐT`) the marked words
//! decide first. The longest phrase that fits wins, so that `Họ và tên đệm` is not `Họ và tên`.

use std::sync::LazyLock;

use crate::fold;
use crate::roster::Field;

/// What a header cell stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// A column that the tool understands.
    Field(Field),
    /// A column that lists usually have and the tool has no use for.
    Other,
}

/// A heading with how sure the match is, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) heading: Heading,
    pub(super) score: u8,
}

/// Without marks, each phrase with its field. A phrase of one word must fill the cell or start it;
/// longer ones may stand anywhere in it.
const PHRASES: &[(Field, &[&str])] = &[
    (
        Field::Ordinal,
        &[
            "stt",
            "tt",
            "so tt",
            "so thu tu",
            "thu tu",
            "no",
            "#",
            "index",
            "ordinal",
        ],
    ),
    (
        Field::FullName,
        &[
            "ho va ten",
            "ho ten",
            "ho va ten dai bieu",
            "ho ten dai bieu",
            "ten dai bieu",
            "ho va ten khai sinh",
            "ho va ten dai bieu chinh thuc",
            "full name",
            "name",
            "delegate name",
            "delegate",
            "name of delegate",
            "ten khach moi",
            "ho va ten khach moi",
        ],
    ),
    (
        Field::FamilyName,
        &[
            "ho dem",
            "ho va dem",
            "ho va ten dem",
            "ho ten dem",
            "ho va chu dem",
            "ho lot",
            "ho va chu lot",
            "ho",
            "family name",
            "last name",
            "surname",
            "ten dem",
        ],
    ),
    (Field::GivenName, &["ten", "given name", "first name"]),
    (
        Field::BirthDate,
        &[
            "ngay thang nam sinh",
            "ngay sinh",
            "nam sinh",
            "thang nam sinh",
            "ngay thang sinh",
            "sinh ngay",
            "sinh nam",
            "ntns",
            "ntn sinh",
            "ngay thang nam",
            "ns",
            "date of birth",
            "dob",
            "birth date",
            "birthday",
            "year of birth",
            "birth year",
            "born",
        ],
    ),
    (
        Field::Gender,
        &[
            "gioi tinh",
            "gioi",
            "gt",
            "phai",
            "gender",
            "sex",
            "nam nu",
            "nu nam",
        ],
    ),
    (
        Field::Group,
        &[
            "dan toc",
            "dt",
            "thanh phan dan toc",
            "dan toc thieu so",
            "ethnic group",
            "ethnicity",
            "ethnic",
            "ethnic minority",
        ],
    ),
    (Field::Religion, &["ton giao", "religion"]),
    (
        Field::Identity,
        &[
            "cccd",
            "cmnd",
            "so cccd",
            "so cmnd",
            "can cuoc",
            "so can cuoc",
            "can cuoc cong dan",
            "chung minh nhan dan",
            "so dinh danh",
            "ma dinh danh",
            "so dinh danh ca nhan",
            "cmt",
            "so cmt",
            "chung minh thu",
            "id number",
            "identity number",
            "national id",
            "id card",
            "identity card",
            "giay to tuy than",
            "the can cuoc",
        ],
    ),
    (
        Field::Post,
        &[
            "chuc vu",
            "chuc danh",
            "nghe nghiep",
            "chuc vu chuc danh",
            "chuc vu don vi cong tac",
            "chuc vu noi cong tac",
            "chuc vu don vi",
            "chuc vu va don vi cong tac",
            "cong viec",
            "nghe nghiep chuc vu",
            "position",
            "post",
            "occupation",
            "job title",
            "title",
            "cv",
        ],
    ),
    (
        Field::Workplace,
        &[
            "don vi cong tac",
            "noi cong tac",
            "co quan",
            "co quan don vi",
            "co quan cong tac",
            "noi lam viec",
            "workplace",
            "organisation",
            "organization",
            "agency",
            "dvct",
            "place of work",
        ],
    ),
    (
        Field::Unit,
        &[
            "don vi",
            "don vi bau",
            "don vi cu",
            "don vi bau cu",
            "don vi chon cu",
            "thuoc don vi",
            "don vi gioi thieu",
            "thuoc doan",
            "don vi de cu",
            "don vi bau chon",
            "unit",
            "delegation",
            "electing unit",
            "dai dien cho",
        ],
    ),
    (
        Field::Address,
        &[
            "noi o",
            "dia chi",
            "cho o",
            "cho o hien nay",
            "noi o hien nay",
            "ho khau",
            "ho khau thuong tru",
            "noi cu tru",
            "noi thuong tru",
            "thuong tru",
            "dia chi thuong tru",
            "xa",
            "xa phuong",
            "xa phuong thi tran",
            "xa thi tran",
            "thon",
            "thon xa",
            "thon ban",
            "address",
            "residence",
            "commune",
            "dia ban",
            "que quan cho o hien nay",
        ],
    ),
    (
        Field::Education,
        &[
            "trinh do van hoa",
            "van hoa",
            "hoc van",
            "trinh do hoc van",
            "tdvh",
            "gdpt",
            "tdhv",
            "giao duc pho thong",
            "education",
            "schooling",
        ],
    ),
    (
        Field::Qualification,
        &[
            "trinh do chuyen mon",
            "chuyen mon",
            "cmnv",
            "trinh do",
            "trinh do dao tao",
            "chuyen mon nghiep vu",
            "nghiep vu",
            "tdcm",
            "qualification",
            "bang cap",
        ],
    ),
    (
        Field::PoliticalTheory,
        &[
            "ly luan chinh tri",
            "llct",
            "ly luan",
            "chinh tri",
            "trinh do ly luan",
            "political theory",
        ],
    ),
    (
        Field::PartyMember,
        &[
            "dang vien",
            "ngay vao dang",
            "dv",
            "vao dang",
            "ngay ket nap",
            "la dang vien",
            "ngay vao dang csvn",
            "ngay ket nap dang",
            "party member",
            "party",
        ],
    ),
    (
        Field::Work,
        &[
            "linh vuc",
            "nganh",
            "nganh nghe",
            "linh vuc cong tac",
            "linh vuc hoat dong",
            "nganh linh vuc",
            "linh vuc nganh",
            "field",
            "field of work",
            "sector",
        ],
    ),
    (
        Field::Role,
        &[
            "thanh phan",
            "thanh phan dai bieu",
            "thanh phan tham du",
            "loai dai bieu",
            "loai db",
            "tu cach",
            "tu cach dai bieu",
            "dien",
            "dien dai bieu",
            "dien db",
            "vai tro",
            "doi tuong",
            "loai",
            "loai hinh dai bieu",
            "phan loai",
            "role",
            "type",
            "delegate type",
            "category",
            "status",
            "type of delegate",
            "tham du voi tu cach",
        ],
    ),
    (
        Field::RoleOfficial,
        &[
            "chinh thuc",
            "dai bieu chinh thuc",
            "db chinh thuc",
            "dbct",
            "official",
            "official delegate",
        ],
    ),
    (
        Field::RoleGuest,
        &[
            "khach moi",
            "dai bieu khach moi",
            "db khach moi",
            "dbkm",
            "guest",
            "guests",
        ],
    ),
    (
        Field::RoleAlternate,
        &[
            "du khuyet",
            "dai bieu du khuyet",
            "db du khuyet",
            "dbdk",
            "alternate",
            "alternates",
        ],
    ),
    (
        Field::Kind,
        &[
            "hinh thuc",
            "co cau",
            "duong nhien chon cu",
            "duong nhien bau",
            "hinh thuc chon cu",
            "hinh thuc bau",
            "kind",
            "hinh thuc lua chon",
            "duong nhien hay chon cu",
        ],
    ),
    (
        Field::KindExOfficio,
        &[
            "duong nhien",
            "dai bieu duong nhien",
            "db duong nhien",
            "ex officio",
        ],
    ),
    (
        Field::KindSelected,
        &[
            "chon cu",
            "dai bieu chon cu",
            "db chon cu",
            "duoc bau",
            "bau cu",
            "duoc bau cu",
            "duoc chon cu",
            "bau",
            "cu",
            "selected",
            "elected",
        ],
    ),
    (
        Field::Delegation,
        &[
            "du dai hoi tinh",
            "du dh tinh",
            "du dai hoi cap tinh",
            "du dai hoi cap tren",
            "di du dai hoi tinh",
            "doan dai bieu du tinh",
            "du dai hoi dai bieu tinh",
            "dai bieu du dai hoi tinh",
            "db du dai hoi tinh",
            "upper congress",
        ],
    ),
    (
        Field::Honours,
        &[
            "danh hieu",
            "khen thuong",
            "hinh thuc khen thuong",
            "thanh tich",
            "honours",
            "awards",
            "danh hieu thi dua",
            "thanh tich tieu bieu",
        ],
    ),
    (
        Field::Phone,
        &[
            "dien thoai",
            "so dien thoai",
            "sdt",
            "so dt",
            "dtdd",
            "phone",
            "mobile",
            "tel",
            "telephone",
            "phone number",
            "lien he",
        ],
    ),
    (
        Field::Notes,
        &[
            "ghi chu", "gc", "note", "notes", "remark", "remarks", "comment",
        ],
    ),
];

/// Headers that belong to lists and tell the tool nothing.
const OTHERS: &[&str] = &[
    "chu ky",
    "ky nhan",
    "ky ten",
    "email",
    "thu dien tu",
    "que quan",
    "nguyen quan",
    "tuoi",
    "age",
    "noi sinh",
    "suc khoe",
    "signature",
    "ngay cap",
    "noi cap",
    "ma so",
    "so luong",
    "place of birth",
    "tinh trang",
    "doan vien",
    "quoc tich",
];

/// Headers whose marks decide; the words as [`fold::words`] gives them for this spelling.
const MARKED: &[(Field, &str)] = &[
    (Field::GenderMale, "nam"),
    (Field::GenderMale, "đb nam"),
    (Field::GenderMale, "đại biểu nam"),
    (Field::GenderMale, "male"),
    (Field::GenderMale, "men"),
    (Field::GenderFemale, "nữ"),
    (Field::GenderFemale, "đb nữ"),
    (Field::GenderFemale, "đại biểu nữ"),
    (Field::GenderFemale, "là nữ"),
    (Field::GenderFemale, "nữ giới"),
    (Field::GenderFemale, "nữ x"),
    (Field::GenderFemale, "nữ đánh x"),
    (Field::GenderFemale, "nữ đánh dấu x"),
    (Field::GenderFemale, "nữ ghi x"),
    (Field::GenderFemale, "female"),
    (Field::GenderFemale, "women"),
    (Field::GenderMale, "nam x"),
    (Field::GenderMale, "nam đánh dấu x"),
    (Field::BirthYear, "năm"),
    (Field::BirthYear, "year"),
    (Field::BirthMonth, "tháng"),
    (Field::BirthMonth, "month"),
    (Field::BirthDay, "ngày"),
    (Field::BirthDay, "day"),
    (Field::Phone, "đt"),
    (Field::Phone, "sđt"),
    (Field::Phone, "số đt"),
    (Field::Group, "dt"),
    (Field::PartyMember, "đv"),
];

static MARKED_WORDS: LazyLock<Vec<(Field, String)>> = LazyLock::new(|| {
    MARKED
        .iter()
        .map(|(field, text)| (*field, fold::words(text)))
        .collect()
});

/// The longest a header may be: a title or an instruction is longer.
const LONGEST_HEADER: usize = 90;

/// What the text of one header cell stands for.
pub(super) fn heading(text: &str) -> Option<Match> {
    if text.len() > LONGEST_HEADER * 2 || text.chars().count() > LONGEST_HEADER {
        return None;
    }
    let words = fold::words(&text.replace('&', " "));
    if words.is_empty() {
        return None;
    }
    if let Some((field, _)) = MARKED
        .iter()
        .find(|(_, marked)| fold::words(marked) == words)
    {
        return Some(Match {
            heading: Heading::Field(*field),
            score: 100,
        });
    }
    let plain = fold::unmarked(&text.replace('&', " "));
    let squeezed = plain.replace(' ', "");
    let mut best: Option<(Match, usize)> = None;
    let others = OTHERS.iter().map(|phrase| (Heading::Other, *phrase));
    let fields = PHRASES.iter().flat_map(|(field, phrases)| {
        phrases
            .iter()
            .map(|phrase| (Heading::Field(*field), *phrase))
    });
    for (heading, phrase) in fields.chain(others) {
        let Some(score) = fit(&plain, &squeezed, phrase) else {
            continue;
        };
        let better = best.is_none_or(|(held, length)| (score, phrase.len()) > (held.score, length));
        if better {
            best = Some((Match { heading, score }, phrase.len()));
        }
    }
    best.map(|(found, _)| found)
}

/// How well a phrase fits a header, in percent.
fn fit(plain: &str, squeezed: &str, phrase: &str) -> Option<u8> {
    if plain == phrase {
        return Some(100);
    }
    let squeezed_equal = squeezed.len() + phrase.matches(' ').count() == phrase.len()
        && phrase.split(' ').collect::<String>() == squeezed;
    if squeezed_equal {
        return Some(97);
    }
    let several_words = phrase.contains(' ');
    if let Some(rest) = plain.strip_prefix(phrase)
        && rest.starts_with(' ')
    {
        // `Họ` starts `Họ và tên`, and means something else: short words must fill the cell.
        return (several_words || phrase.len() > 3).then_some(92);
    }
    if several_words && contains_words(plain, phrase) {
        return Some(85);
    }
    near(plain, phrase)
}

fn contains_words(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        before.is_none_or(|c| c == ' ') && after.is_none_or(|c| c == ' ')
    })
}

/// A typing error in a long enough header.
fn near(plain: &str, phrase: &str) -> Option<u8> {
    const LONG_ENOUGH: usize = 6;
    if phrase.len() < LONG_ENOUGH || plain.len().abs_diff(phrase.len()) > 2 {
        return None;
    }
    let allowed = if phrase.len() >= 10 { 2 } else { 1 };
    (strsim::osa_distance(plain, phrase) <= allowed).then_some(75)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> Option<Field> {
        match heading(text)?.heading {
            Heading::Field(field) => Some(field),
            Heading::Other => None,
        }
    }

    #[test]
    fn headers_of_offices_are_understood() {
        for (text, expected) in [
            ("STT", Field::Ordinal),
            ("TT", Field::Ordinal),
            ("Số\nTT", Field::Ordinal),
            ("Họ và tên", Field::FullName),
            ("HỌ VÀ TÊN", Field::FullName),
            ("Họ & tên", Field::FullName),
            ("Họ vàtên", Field::FullName),
            ("Họ, tên", Field::FullName),
            ("Họ và tên đệm", Field::FamilyName),
            ("Họ đệm", Field::FamilyName),
            ("Tên", Field::GivenName),
            ("Ngày, tháng, năm sinh", Field::BirthDate),
            ("Ngày tháng\nnăm sinh", Field::BirthDate),
            ("Năm sinh", Field::BirthDate),
            ("Nam", Field::GenderMale),
            ("Nữ", Field::GenderFemale),
            ("NỮ", Field::GenderFemale),
            ("Nữ (đánh dấu x)", Field::GenderFemale),
            ("Nam/Nữ", Field::Gender),
            ("Giới tính", Field::Gender),
            ("Giói tính", Field::Gender),
            ("Phái", Field::Gender),
            ("Dân tộc", Field::Group),
            ("Dân tôc", Field::Group),
            ("Dântộc", Field::Group),
            ("DT", Field::Group),
            ("ĐT", Field::Phone),
            ("Thành phần dân tộc", Field::Group),
            ("Thành phần", Field::Role),
            ("Số CCCD/CMND", Field::Identity),
            ("Chức vụ, đơn vị công tác", Field::Post),
            ("Đơn vị công tác", Field::Workplace),
            ("Đơn vị", Field::Unit),
            ("Nơi ở hiện nay", Field::Address),
            ("Trình độ văn hóa", Field::Education),
            ("Trình độ chuyên môn", Field::Qualification),
            ("Lý luận chính trị", Field::PoliticalTheory),
            ("Lĩnh vực", Field::Work),
            ("Ghi chú", Field::Notes),
            ("Khách mời", Field::RoleGuest),
            ("Đương nhiên", Field::KindExOfficio),
            ("Full name", Field::FullName),
            ("Date of birth", Field::BirthDate),
            ("Ethnic group", Field::Group),
        ] {
            assert_eq!(field(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_headers() {
        for text in [
            "DANH SÁCH ĐẠI BIỂU",
            "Độc lập - Tự do - Hạnh phúc",
            "Nguyễn Văn Nam",
            "Nông Thị Nữ",
            "Nam Định",
            "",
            "1",
        ] {
            assert_eq!(
                heading(text).filter(|found| found.score >= 80),
                None,
                "{text}"
            );
        }
    }
}
