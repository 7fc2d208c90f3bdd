"""The layouts: each function fills a case as an office would have laid the list out, and says what it shows."""

import datetime as dt
import unicodedata

from common import BIRTH_FORMS, SHOWN, Error, Formula, Table, letterhead, signature

OFFICIAL = "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC"
GUESTS = "DANH SÁCH ĐẠI BIỂU KHÁCH MỜI"
EVERYBODY = "DANH SÁCH ĐẠI BIỂU"
LEVEL = ["--level", "district"]
BASE = [("STT", "stt"), ("Họ và tên", "name"), ("Ngày sinh", "birth"), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Chức vụ", "post"), ("Ghi chú", "note")]
YEARS = [("STT", "stt"), ("Họ và tên", "name"), ("Năm sinh", [("Nam", "year_man"), ("Nữ", "year_woman")]), ("Dân tộc", "group"), ("Chức vụ, đơn vị công tác", "post"), ("Ghi chú", "note")]

THEMES = {
    "kon_tum": {},
    "lang_son": dict(home="020", groups=["Tày", "Nùng", "Dao", "Hoa", "Sán Chay"], place="huyện Bắc Sơn", unit_names=["Xã Vũ Lễ", "Xã Bắc Quỳnh", "Xã Tân Thành", "Thị trấn Bắc Sơn"]),
    "ha_giang": dict(home="002", groups=["Mông", "Lô Lô", "Tày", "Giáy", "Mông"], place="huyện Đồng Văn", unit_names=["Xã Lũng Cú", "Xã Sà Phìn", "Xã Phố Cáo", "Thị trấn Phó Bảng"]),
    "dak_lak": dict(home="066", groups=["Ê Đê", "Mnông", "Tày", "Nùng", "Thái"], place="huyện Lắk", unit_names=["Xã Đắk Liêng", "Xã Yang Tao", "Xã Bông Krang", "Thị trấn Liên Sơn"]),
    "cao_bang": dict(home="004", groups=["Tày", "Nùng", "Mông", "Dao"], place="thành phố Cao Bằng", unit_names=["Phường Sông Hiến", "Phường Hợp Giang", "Xã Hưng Đạo", "Xã Chu Trinh"]),
    "gia_lai": dict(home="064", groups=["Gia Rai", "Ba Na", "Tày", "Gia Rai"], place="thị xã Ayun Pa", unit_names=["Phường Cheo Reo", "Phường Sông Bờ", "Xã Ia Sao", "Xã Ia Rbol"]),
    "nghe_an": dict(home="040", groups=["Thái", "Khơ Mú", "Thổ", "Mông"], place="huyện Tương Dương", unit_names=["Xã Tam Quang", "Xã Lưu Kiền", "Xã Nga My", "Thị trấn Thạch Giám"]),
    "tra_vinh": dict(home="084", groups=["Khmer", "Hoa", "Khmer"], place="huyện Trà Cú", unit_names=["Xã Đại An", "Xã Hàm Giang", "Xã Tập Sơn", "Thị trấn Trà Cú"]),
}


def start(case, columns, title=OFFICIAL, sheet="Danh sách", tells=True, **more):
    page = case.sheet(sheet)
    row = letterhead(case, page, max(6, columns), title, title_tells_level=tells, **more)
    if not tells and not case.args:
        case.args = LEVEL
    return page, row


def two_sections(case, table, few=3, many=9, **facts):
    table.section("I. Đại biểu đương nhiên", kind="ex_officio", **facts)
    table.all(case.some(few))
    table.section("II. Đại biểu chọn cử", kind="selected", **facts)
    table.all(case.some(many))


# ---------------------------------------------------------------------------- header and columns

def plain(case):
    case.shows = "one header row, sections in one cell, the level told by the title"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    two_sections(case, table)
    signature(page, table.row + 1, 7)


def bare(case):
    case.shows = "no letterhead: the header is the first row, the role stands in a column, the level is an option"
    case.args = LEVEL
    table = Table(case, case.sheet("Sheet1"), 1, [("STT", "stt"), ("Họ và tên", "name"), ("Ngày sinh", "birth_short"), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Đơn vị", "unit"), ("Thành phần", "role")])
    table.all(case.some(9), role="official")
    table.all(case.some(3), role="guest")


def year_by_gender(case):
    case.shows = "`Năm sinh` over `Nam | Nữ`, a row of column numbers, merged section rows, total and signature"
    page, row = start(case, 7)
    table = Table(case, page, row, YEARS, role="official", numbers=True)
    table.section("I. ĐẠI BIỂU ĐƯƠNG NHIÊN", merged=True, kind="ex_officio")
    table.all(case.some(3))
    table.section("II. ĐẠI BIỂU CHỌN CỬ", merged=True, kind="selected")
    table.all(case.some(8))
    table.section("Tổng cộng: 11 đại biểu", merged=True)
    signature(page, table.row + 1, 7)


def full_date_by_gender(case):
    case.shows = "`Ngày, tháng, năm sinh` over `Nam | Nữ` with whole dates as text, column numbers in brackets"
    page, row = start(case, 8)
    columns = [("TT", "stt"), ("Họ và tên", "name"), ("Ngày, tháng,\nnăm sinh", [("Nam", "born_man"), ("Nữ", "born_woman")]), ("Dân tộc", "group"), ("Tôn giáo", "religion"), ("Chức vụ", "post"), ("Nơi ở hiện nay", "address")]
    table = Table(case, page, row, columns, role="official", numbers="({})")
    two_sections(case, table, 2, 8)


def date_cells_by_gender(case):
    case.shows = "birth dates as date cells in the column of the person's gender"
    page, row = start(case, 8)
    columns = [("STT", "stt"), ("HỌ VÀ TÊN", "name"), ("NGÀY THÁNG NĂM SINH", [("NAM", "cell_man"), ("NỮ", "cell_woman")]), ("DÂN TỘC", "group"), ("CHỨC VỤ", "post"), ("ĐƠN VỊ CÔNG TÁC", "workplace"), ("GHI CHÚ", "note")]
    two_sections(case, Table(case, page, row, columns, role="official"), 2, 9)


def three_rows(case):
    case.shows = "a header over three rows: personal facts over `Năm sinh` over `Nam | Nữ`, `Trình độ` over three columns"
    page, row = start(case, 11)
    columns = [("STT", "stt"), ("Thông tin đại biểu", [("Họ và tên", "name"), ("Năm sinh", [("Nam", "year_man"), ("Nữ", "year_woman")]), ("Dân tộc", "group")]),
               ("Chức vụ", "post"), ("Trình độ", [("Văn hóa", "schooling"), ("Chuyên môn", "skill"), ("Lý luận chính trị", "theory")]), ("Đảng viên", "party")]
    two_sections(case, Table(case, page, row, columns, role="official", numbers=True), 2, 8)


def gender_marks(case):
    case.shows = "`Giới tính` over `Nam | Nữ`, an x in the one that fits"
    page, row = start(case, 8)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Giới tính", [("Nam", "man_x"), ("Nữ", "woman_x")]), ("Ngày sinh", "birth"), ("Dân tộc", "group"), ("Chức vụ", "post"), ("Đảng viên", "party")]
    two_sections(case, Table(case, page, row, columns, role="official"), 2, 8)


def gender_ones(case):
    case.shows = "`Nam` and `Nữ` as columns of their own, a 1 in the one that fits"
    page, row = start(case, 8, tells=False)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Nam", "man_1"), ("Nữ", "woman_1"), ("Ngày sinh", "birth"), ("Dân tộc", "group"), ("Chức vụ", "post"), ("Ghi chú", "note")]
    two_sections(case, Table(case, page, row, columns, role="official"), 2, 8)


def women_marked(case):
    case.shows = "one column `Nữ` with an x for women, blank for men"
    page, row = start(case, 7)
    columns = [("TT", "stt"), ("Họ và tên", "name"), ("Năm sinh", "year"), ("Nữ", "woman_x"), ("Dân tộc", "group"), ("Chức vụ", "post"), ("Ghi chú", "note")]
    two_sections(case, Table(case, page, row, columns, role="official"), 3, 8)


def gender_small(case):
    case.shows = "gender in small letters, ordinals as text `01`, dates with dots"
    page, row = start(case, 7)
    columns = [("Stt", "stt"), ("Họ tên", "name"), ("Sinh ngày", "birth_dots"), ("Phái", "gender_low"), ("Dân tộc", "group"), ("Nghề nghiệp", "post")]
    two_sections(case, Table(case, page, row, columns, role="official", ordinals="text"), 2, 8)


def gender_coded(case):
    case.shows = "gender as 1 and 0, with the key in the header"
    page, row = start(case, 7)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Ngày sinh", "birth"), ("Giới tính\n(1: Nam; 0: Nữ)", "gender_10"), ("Dân tộc", "group"), ("Chức vụ", "post")]
    two_sections(case, Table(case, page, row, columns, role="official"), 2, 8)


def name_apart(case):
    case.shows = "`Họ đệm | Tên` apart"
    page, row = start(case, 8)
    columns = [("STT", "stt"), ("Họ đệm", "family"), ("Tên", "given"), ("Ngày sinh", "birth_cell"), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Chức vụ", "post")]
    two_sections(case, Table(case, page, row, columns, role="official"), 2, 8)


def name_under_one_header(case):
    case.shows = "`Họ và tên` merged over two columns without headers of their own: family name and given name"
    page, row = start(case, 8)
    columns = [("STT", "stt"), ("Họ và tên", "family"), (None, "given"), ("Ngày sinh", "birth"), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Chức vụ", "post")]
    table = Table(case, page, row, columns, role="official")
    page.merge(row, 2, row, 3)
    two_sections(case, table, 2, 8)


def birth_in_parts(case):
    case.shows = "the birth date in three columns, day, month and year, under one header"
    page, row = start(case, 9)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Ngày sinh", [("Ngày", "day"), ("Tháng", "monthnum"), ("Năm", "year_in_parts")]), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Chức vụ", "post")]
    two_sections(case, Table(case, page, row, columns, role="official"), 2, 8)


def odd_order(case):
    case.shows = "columns in an unusual order: the group first, the name near the end"
    page, row = start(case, 9)
    columns = [("Dân tộc", "group"), ("Giới tính", "gender"), ("Số CCCD", "identity"), ("Đơn vị", "unit"), ("Ngày, tháng, năm sinh", "birth"), ("Chức danh", "post"), ("Họ và tên đại biểu", "name"), ("STT", "stt"), ("Số điện thoại", "phone")]
    table = Table(case, page, row, columns, role="official")
    table.all(case.some(10), kind=None)


def abbreviated(case):
    case.shows = "abbreviated headers with line breaks: TT, Họ & tên, NS, GT, DT, ĐV"
    page, row = start(case, 8)
    columns = [("TT", "stt"), ("Họ\n&\ntên", "name"), ("NS", "year"), ("GT", "gender"), ("DT", "group"), ("ĐV", "unit"), ("C.vụ", "post"), ("G.chú", "note")]
    Table(case, page, row, columns, role="official").all(case.some(10), kind=None)


def line_breaks(case):
    case.shows = "headers broken over lines and padded with blanks"
    page, row = start(case, 8)
    columns = [("Số\nTT", "stt"), ("Họ và\ntên ", "name"), ("Ngày,\ntháng,\nnăm\nsinh", "birth"), ("Giới\ntính", "gender"), (" Dân\ntộc", "group"), ("Đơn vị\ncử", "unit"), ("Chức\nvụ", "post")]
    Table(case, page, row, columns, role="official").all(case.some(10), kind=None)


def misspelt(case):
    case.shows = "headers with typing errors: `Họ và tênn`, `Ngày sính`, `Giơi tính`, `Dân tôc`"
    page, row = start(case, 7)
    columns = [("STT", "stt"), ("Họ và tênn", "name"), ("Ngày sính", "birth"), ("Giơi tính", "gender"), ("Dân tôc", "group"), ("Chức vu", "post"), ("Ghi chú", "note")]
    two_sections(case, Table(case, page, row, columns, role="official"), 2, 8)


def unaccented(case):
    case.shows = "headers typed without diacritics: `Ho va ten`, `Gioi tinh`, `Dan toc`"
    case.args = LEVEL
    page = case.sheet("DS")
    page.text(1, "DANH SACH DAI BIEU CHINH THUC", to=6)
    columns = [("STT", "stt"), ("Ho va ten", "name"), ("Ngay sinh", "birth"), ("Gioi tinh", "gender"), ("Dan toc", "group"), ("Chuc vu", "post")]
    Table(case, page, 3, columns, role="official").all(case.some(10), kind=None)


def english(case):
    case.shows = "English headers and values"
    case.args = LEVEL
    columns = [("No.", "stt"), ("Full name", "name"), ("Date of birth", "birth_cell"), ("Gender", "gender_en"), ("Ethnic group", "group"), ("Position", "post"), ("Role", "role_en")]
    table = Table(case, case.sheet("Delegates"), 1, columns)
    table.all(case.some(9), role="official", kind=None)
    table.all(case.some(3), role="guest")


def english_short(case):
    case.shows = "English headers, gender as F and M, years of birth"
    case.args = LEVEL
    columns = [("Name", "name"), ("Sex", "gender_fm"), ("Year of birth", "year"), ("Ethnicity", "group"), ("Unit", "unit"), ("Delegate type", "role_en")]
    Table(case, case.sheet("Sheet1"), 1, columns).all(case.some(10), role="official", kind=None)


def many_columns(case):
    case.shows = "every column that such lists have, with two `x` columns and dates of joining the party that are no birth dates"
    page, row = start(case, 19)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Ngày tháng năm sinh", "birth"), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Tôn giáo", "religion"), ("Số CCCD/CMND", "identity"), ("Chức vụ", "post"),
               ("Đơn vị công tác", "workplace"), ("Nơi ở hiện nay", "address"), ("Trình độ", [("Văn hóa", "schooling"), ("Chuyên môn", "skill"), ("LLCT", "theory")]), ("Ngày vào Đảng", "party_date"),
               ("Lĩnh vực", "field"), ("Thành phần", "kind_or_role"), ("Hình thức khen thưởng", "honours"), ("Số điện thoại", "phone"), ("Ghi chú", "note")]
    table = Table(case, page, row, columns, role="official", numbers=True)
    table.all(case.some(3), kind="ex_officio")
    table.all(case.some(8), kind="selected")


def no_ordinals(case):
    case.shows = "no column of ordinals"
    page, row = start(case, 6)
    two_sections(case, Table(case, page, row, BASE[1:], role="official"), 2, 8)


def empty_ordinals(case):
    case.shows = "a column STT that nobody filled in"
    page, row = start(case, 7)
    columns = [("STT", None), *BASE[1:]]
    Table(case, page, row, columns, role="official").all(case.some(9), kind=None)


# ---------------------------------------------------------------------------- values

def mixed_dates(case):
    case.shows = "birth dates in all forms: date cell, d/m/yyyy, dd-mm-yyyy, m/yyyy, yyyy-mm-dd, year as a number and as text"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    for form in ("birth_cell", "birth_short", "month", "year", "year_text", "birth_dashes", "birth_dots", "birth_cell", "month", "birth", "birth_iso"):
        person = case.someone()
        table.add(person, kind=None, written={"birth": SHOWN[form](person, {})}, truth={"birth": person.birth.strftime(BIRTH_FORMS[form])})


def vietnamese_date_format(case):
    case.shows = "date cells shown as `ngày 05 tháng 12 năm 1980`"
    page, row = start(case, 7)
    page.date_format = '"ngày" dd "tháng" mm "năm" yyyy'
    columns = [(t, "birth_cell" if k == "birth" else k) for t, k in BASE]
    two_sections(case, Table(case, page, row, columns, role="official"), 2, 8)


def decomposed(case):
    case.shows = "all text decomposed (NFD), headers and names"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    two_sections(case, table, 2, 8)
    case.encode = lambda text: unicodedata.normalize("NFD", text)


def group_spellings(case):
    case.shows = "one group in many spellings, with apostrophes, hyphens, case, old names and local groups"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    for group, written in [("Mông", "H'Mông"), ("Mông", "H’mông"), ("Mông", "HMông"), ("Mông", "Mèo"), ("Mông", "Mông (Mông Hoa)"), ("Ba Na", "Bahnar"), ("Ba Na", "ba-na"), ("Ba Na", "BĂNAR"),
                           ("Xơ Đăng", "Xê-đăng"), ("Xơ Đăng", "Ca Dong"), ("Sán Chay", "Cao Lan"), ("Sán Chay", "Sán Chí"), ("Tà Ôi", "Pa Cô"), ("Bru Vân Kiều", "Vân Kiều"), ("Bru Vân Kiều", "Bru - Vân Kiều"),
                           ("Cơ Ho", "K'Ho"), ("Xtiêng", "X'Tiêng"), ("Hoa", "Dân tộc Hoa"), ("Ê Đê", "Ê-đê"), ("Ê Đê", "Êđê"), ("Gia Rai", "Jrai"), ("Gia Rai", "Jarai"), ("Thổ", "Thổ"), ("Mnông", "M'Nông"), ("Tày", "TÀY"),
                           ("Giẻ Triêng", "Gié - Triêng"), ("Nùng", " Nùng "), ("Raglay", "Ra-glai"), ("Khmer", "Khơ-me"), ("Dao", "Dao Đỏ")]:
        table.add(case.someone(group=group), kind=None, written={"group": written})


def tone_places(case):
    case.shows = "names and headers with the tone in the older place, NBSP for blanks, Ð for Đ"
    page, row = start(case, 7)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Ngày sinh", "birth"), ("Giới tính", "gender"), ("Dân\u00a0tộc", "group"), ("Chức vụ", "post")]
    table = Table(case, page, row, columns, role="official")
    for group, written in [("Giẻ Triêng", "Giẻ\u00a0Triêng"), ("Xơ Đăng", "Xơ Ðăng"), ("Xơ Đăng", "Xơ-Ðăng"), ("Ê Đê", "Ê Ðê"), ("Gia Rai", "Gia\u00a0Rai"), ("Gia Rai", "Gia‑rai"), ("Ê Đê", "Ê đê"), ("Hrê", "H’rê")]:
        table.add(case.someone(group=group), kind=None, written={"group": written})


def formulas(case):
    case.shows = "ordinals, years of birth and totals as formulas whose results are kept"
    page, row = start(case, 8)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Ngày sinh", "birth_cell"), ("Năm", None), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Chức vụ", "post")]
    table = Table(case, page, row, columns, role="official")
    first = table.row
    for person in case.some(10):
        at = table.add(person, kind=None)
        page.put(at, 4, Formula(f"YEAR(C{at})", person.birth.year))
        page.put(at, 1, Formula(f"ROW()-{first - 1}", at - first + 1))
        page.put(at, 5, Formula(f'IF({1 if person.woman else 0}=1,"Nữ","Nam")', "Nữ" if person.woman else "Nam"))
    page.put(table.row, 2, "Tổng cộng")
    page.put(table.row, 3, Formula(f"COUNTA(B{first}:B{table.row - 1})", 10))


def uncalculated(case):
    case.shows = "a group as a formula of which the file keeps no result: an error at that cell, never a blank taken for granted"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    for i, person in enumerate(case.some(10)):
        if i == 4:
            case.find(None, table.row, page.name, table.cell("group", table.row))
            table.add(person, kind=None, written={"group": Formula(f"E{table.row - 1}")}, truth={"group": None})
        else:
            table.add(person, kind=None)
    case.exit = 1


def error_values(case):
    case.shows = "a group that is the error value #N/A: an error at that cell"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    for i, person in enumerate(case.some(10)):
        if i == 6:
            case.find(None, table.row, page.name, table.cell("group", table.row))
            table.add(person, kind=None, written={"group": Error("#N/A")}, truth={"group": None})
        else:
            table.add(person, kind=None)
    case.exit = 1


# ---------------------------------------------------------------------------- sections, totals, structure

def roles_by_section(case):
    case.shows = "A official (I ex-officio, II selected), B guests: letters and Roman numerals, ordinals start again in each"
    page, row = start(case, 7, EVERYBODY)
    table = Table(case, page, row, BASE, numbers=True)
    table.section("A. ĐẠI BIỂU CHÍNH THỨC", role="official", merged=True)
    table.section("I. Đại biểu đương nhiên", kind="ex_officio", merged=True)
    table.all(case.some(3))
    table.section("II. Đại biểu chọn cử", kind="selected", merged=True)
    table.restart()
    table.all(case.some(9))
    table.section("B. ĐẠI BIỂU KHÁCH MỜI", role="guest", kind=None, merged=True)
    table.restart()
    table.all(case.some(4))
    signature(page, table.row + 1, 7)


def ordinal_sections(case):
    case.shows = "section rows with the numeral in the column STT and the words in the column of names"
    page, row = start(case, 7, EVERYBODY)
    table = Table(case, page, row, BASE)
    table.section("ĐẠI BIỂU CHÍNH THỨC", ordinal="A", role="official")
    table.section("Đại biểu đương nhiên", ordinal="I", kind="ex_officio")
    table.all(case.some(3))
    table.section("Đại biểu chọn cử", ordinal="II", kind="selected")
    table.all(case.some(9))
    table.section("ĐẠI BIỂU KHÁCH MỜI", ordinal="B", role="guest", kind=None)
    table.restart()
    table.all(case.some(4))


def unit_sections(case):
    case.shows = "sections `1. Xã …` name the unit of the rows beneath; guests after them belong to none"
    page, row = start(case, 7, EVERYBODY)
    table = Table(case, page, row, YEARS)
    table.section("I. Đại biểu chính thức", role="official", unit=None)
    for i, unit in enumerate(case.unit_names):
        table.section(f"{i + 1}. {unit}", unit=unit)
        table.restart()
        table.all(case.some(3))
    table.section("II. Đại biểu khách mời", role="guest", unit=None)
    table.restart()
    table.all(case.some(4))
    table.section("Tổng cộng: 16 đại biểu")


def unit_sections_numbered(case):
    case.shows = "unit rows with an Arabic number in the column STT, as a delegate's row begins too; subtotals `Cộng` under each"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official", kind=None, unit=None)
    for i, unit in enumerate(case.unit_names):
        table.section(unit, ordinal=i + 1, unit=unit)
        table.restart()
        table.all(case.some(3))
        table.line(None, "Cộng", 3)
    table.line(None, "Tổng cộng", 12)


def roman_units(case):
    case.shows = "units under Roman numerals after the ex-officio section, each with its number of delegates in brackets"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official", unit=None)
    table.section("A. Đại biểu đương nhiên (02 đại biểu)", kind="ex_officio", merged=True)
    table.all(case.some(2))
    table.section("B. Đại biểu chọn cử (09 đại biểu)", kind="selected", merged=True)
    for numeral, unit in zip(("I", "II", "III"), case.unit_names):
        table.section(f"{numeral}. {unit.upper()} (03 đại biểu)", unit=unit.upper(), merged=True)
        table.all(case.some(3))


def subtotals(case):
    case.shows = "subtotals under each section and a total in the words of the list's end"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    table.section("I. Đại biểu đương nhiên", kind="ex_officio")
    table.all(case.some(3))
    table.line(None, "Cộng (I)", 3)
    table.section("II. Đại biểu chọn cử", kind="selected")
    table.all(case.some(8))
    table.line(None, "Cộng (II)", 8)
    table.line(None, "Tổng cộng (I+II)", 11)
    page.text(table.row + 1, "Danh sách này có 11 đại biểu./.", to=7)
    signature(page, table.row + 3, 7)


def blank_rows(case):
    case.shows = "blank rows between delegates and rows that hold an ordinal alone"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    table.blank()
    table.all(case.some(4), kind=None)
    table.blank(2)
    table.all(case.some(4), kind=None)
    table.blank()
    table.all(case.some(3), kind=None)
    for ordinal in (12, 13, 14):
        table.line(ordinal)
    signature(page, table.row + 2, 7)


def repeated_header(case):
    case.shows = "the header again after each page break, with the row of column numbers the first time"
    page, row = start(case, 7)
    table = Table(case, page, row, YEARS, role="official", numbers=True)
    table.all(case.some(7), kind=None)
    table.again()
    table.all(case.some(7), kind=None)
    table.again()
    table.all(case.some(4), kind=None)


def tables_below(case):
    case.shows = "two tables on one sheet, one below the other, each with its own title and its own columns"
    page, row = start(case, 7, "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC", sheet="Sheet1")
    table = Table(case, page, row, BASE, role="official")
    two_sections(case, table, 2, 8)
    row = table.row + 2
    page.text(row, "DANH SÁCH ĐẠI BIỂU KHÁCH MỜI", to=6)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Chức vụ", "post"), ("Đơn vị công tác", "workplace")]
    table = Table(case, page, row + 2, columns, role="guest")
    table.all(case.some(3))
    signature(page, table.row + 1, 7)


def side_by_side(case):
    case.shows = "two tables side by side, official delegates left, guests right, an empty column between"
    case.args = LEVEL
    page = case.sheet("Sheet1")
    page.text(1, "ĐẠI BIỂU CHÍNH THỨC", 1, 5)
    page.text(1, "ĐẠI BIỂU KHÁCH MỜI", 7, 11)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Năm sinh", "year"), ("Giới tính", "gender"), ("Dân tộc", "group")]
    left = Table(case, page, 3, columns, role="official")
    right = Table(case, page, 3, columns, column=7, role="guest")
    left.all(case.some(12), kind=None)
    right.all(case.some(4))


def merged_units(case):
    case.shows = "one merged cell names the unit of several delegates"
    page, row = start(case, 7)
    columns = [("STT", "stt"), ("Đơn vị cử", "unit"), *BASE[1:6]]
    table = Table(case, page, row, columns, role="official")
    for unit in case.unit_names:
        first = table.row
        table.add(case.someone(), kind=None, unit=unit)
        for _ in range(2):
            table.add(case.someone(), kind=None, unit=unit, written={"unit": None})
        page.merge(first, 2, table.row - 1, 2)


def side_notes(case):
    case.shows = "remarks beside the table, without a header, and a remark beneath it"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    first = table.row
    two_sections(case, table, 2, 8)
    page.put(first + 2, 10, "Đề nghị xã kiểm tra lại ngày sinh")
    page.put(first + 5, 10, "đã gọi điện 12/4")
    page.put(first - 1, 10, "Nam: 5, Nữ: 5")
    page.text(table.row + 1, "* Ghi chú: danh sách có thể thay đổi theo đề nghị của các xã, thị trấn.")
    signature(page, table.row + 3, 7)


def filtered(case):
    case.shows = "rows hidden by a filter: they are on the list all the same"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    first = table.row
    table.all(case.some(12), kind=None)
    page.filter = f"A{row}:G{table.row - 1}"
    page.hidden_rows = {first + 1, first + 2, first + 6, first + 9}


def wide_formats(case):
    case.shows = "borders far to the right and far below, with nothing in them"
    page, row = start(case, 7)
    two_sections(case, Table(case, page, row, BASE, role="official"), 2, 8)
    page.blank_formats = [(r, c) for r in range(row, row + 40) for c in range(8, 41)] + [(400, 3), (1000, 12)]


# ---------------------------------------------------------------------------- roles

def roles_by_sheet(case):
    case.shows = "roles told by the names of the sheets; a cover, a sheet of instructions and a hidden draft beside them"
    case.args = LEVEL
    cover = case.sheet("Bìa")
    cover.text(3, "HỒ SƠ ĐẠI BIỂU", to=8)
    cover.text(5, f"Đại hội đại biểu các dân tộc thiểu số {case.place} lần thứ IV, năm 2024", to=8)
    page = case.sheet("ĐB chính thức")
    two_sections(case, Table(case, page, 2, BASE, role="official"), 3, 9)
    page = case.sheet("Khách mời")
    Table(case, page, 2, BASE, role="guest").all(case.some(4))
    page = case.sheet("Dự khuyết")
    Table(case, page, 2, BASE, role="alternate").all(case.some(2))
    guide = case.sheet("Hướng dẫn")
    for i, text in enumerate(["Hướng dẫn nhập danh sách", "1. Cột Họ và tên: ghi đúng theo CCCD.", "2. Cột Dân tộc: ghi theo Danh mục 54 dân tộc.", "3. Cột Giới tính: Nam hoặc Nữ."]):
        guide.text(1 + i, text)
    draft = case.sheet("Nháp")
    draft.hidden = True
    for column, text in enumerate(["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc"], 1):
        draft.put(1, column, text)
    for row in range(2, 9):
        for column, text in enumerate([row - 1, f"Nguyễn Văn Nháp {row}", "01/01/1980", "Nam", "Kinh"], 1):
            draft.put(row, column, text)


def summary_sheets(case):
    case.shows = "a sheet that counts delegates by unit and group stands first; it is no list"
    page = case.sheet("Tổng hợp")
    page.text(1, "TỔNG HỢP SỐ LƯỢNG ĐẠI BIỂU", to=6)
    for column, text in enumerate(["STT", "Đơn vị", "Số lượng đại biểu", "Nam", "Nữ", "Dân tộc thiểu số"], 1):
        page.put(3, column, text)
    for i, unit in enumerate(case.unit_names):
        for column, value in enumerate([i + 1, unit, 3, 1, 2, 3], 1):
            page.put(4 + i, column, value)
    page.put(8, 2, "Tổng cộng")
    page.put(8, 3, 12)
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official", kind=None, unit=None)
    for i, unit in enumerate(case.unit_names):
        table.section(f"{i + 1}. {unit}", unit=unit)
        for _ in range(3):
            table.add(case.someone())


def role_column(case):
    case.shows = "the role in a column `Thành phần`, the kind in a column of its own"
    page, row = start(case, 8, EVERYBODY)
    columns = [*BASE[:6], ("Thành phần", "role_long"), ("Hình thức", "kind")]
    table = Table(case, page, row, columns)
    table.all(case.some(3), role="official", kind="ex_officio")
    table.all(case.some(7), role="official", kind="selected")
    table.all(case.some(3), role="guest")
    table.all(case.some(1), role="alternate")


def kind_column(case):
    case.shows = "`Thành phần` tells role and kind in one: ĐB đương nhiên, ĐB chọn cử, ĐB khách mời"
    page, row = start(case, 7, EVERYBODY)
    table = Table(case, page, row, [*BASE[:6], ("Thành phần", "kind_or_role")])
    table.all(case.some(3), role="official", kind="ex_officio")
    table.all(case.some(6), role="official", kind="selected")
    table.all(case.some(3), role="guest")


def role_marks(case):
    case.shows = "`Thành phần đại biểu` over three columns to mark: đương nhiên, chọn cử, khách mời"
    page, row = start(case, 9, EVERYBODY)
    table = Table(case, page, row, [*BASE[:6], ("Thành phần đại biểu", [("Đương nhiên", "ex_officio_x"), ("Chọn cử", "selected_x"), ("Khách mời", "guest_x")])])
    table.all(case.some(3), role="official", kind="ex_officio")
    table.all(case.some(6), role="official", kind="selected")
    table.all(case.some(3), role="guest")


def alternates_section(case):
    case.shows = "a section `Dự khuyết` after the official delegates: not counted in the caps"
    page, row = start(case, 7, EVERYBODY)
    table = Table(case, page, row, BASE)
    table.section("I. ĐẠI BIỂU CHÍNH THỨC", role="official", merged=True)
    table.all(case.some(10), kind=None)
    table.section("II. ĐẠI BIỂU DỰ KHUYẾT", role="alternate", merged=True)
    table.restart()
    table.all(case.some(2))


def delegation_sheet(case):
    case.shows = "a second sheet with the delegation to the province's congress: people of the first one, counted only there"
    page, row = start(case, 7, sheet="ĐB chính thức")
    table = Table(case, page, row, BASE, role="official")
    people = case.some(12)
    table.all(people, kind=None)
    page = case.sheet("Đoàn dự ĐH tỉnh")
    page.text(1, "DANH SÁCH ĐOÀN ĐẠI BIỂU", to=7)
    page.text(2, f"{case.place} dự Đại hội đại biểu các dân tộc thiểu số tỉnh Kon Tum lần thứ IV, năm 2024", to=7)
    table = Table(case, page, 4, BASE)
    table.section("I. Đại biểu chính thức", role="official")
    table.all(people[:4], kind=None, delegation=True)
    table.section("II. Đại biểu dự khuyết", role="alternate")
    table.all(people[4:5], delegation=True)
    case.profile = {"name": "Sa Thầy", "level": "district", "delegation": {"official": 4, "alternates": 1}}


def role_unknown(case):
    case.shows = "neither sheet, title, section nor column tells the role"
    case.args = LEVEL
    page = case.sheet("Sheet1")
    page.text(1, "DANH SÁCH", to=6)
    table = Table(case, page, 3, BASE)
    for person in case.some(8):
        table.find("role-unknown")
        table.add(person)


# ---------------------------------------------------------------------------- what is wrong with a list

def duplicates(case):
    case.shows = "one person twice with the same number, one twice with name, birth date and unit; two people of one name are no duplicate"
    page, row = start(case, 8, EVERYBODY)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Ngày sinh", "birth"), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Số CCCD", "identity"), ("Đơn vị", "unit"), ("Chức vụ", "post")]
    table = Table(case, page, row, columns)
    table.section("I. Đại biểu chính thức", role="official")
    people = case.some(12)
    units = [case.unit_names[i % 4] for i in range(12)]
    for person, unit in zip(people, units):
        table.add(person, kind=None, unit=unit)
    namesake = people[1].but(birth=dt.date(1971, 3, 9), identity=case.home + ("1" if people[1].woman else "0") + "71246810")
    table.add(namesake, kind=None, unit=case.unit_names[3])
    table.find("duplicate-delegate")
    table.add(people[2], kind=None, unit=case.unit_names[0], written={"name": people[2].name.upper()}, truth={"name": people[2].name.upper()})
    table.section("II. Đại biểu khách mời", role="guest")
    table.find("duplicate-delegate")
    table.add(people[5], unit=units[5], written={"identity": None})
    table.add(case.someone(group="Kinh"), unit=case.unit_names[0])


def unknown_groups(case):
    case.shows = "groups that are no group, and names that several groups share"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    for i, person in enumerate(case.some(12)):
        wrong = {2: ("Xê đăn", "unknown-group"), 4: ("Xá", "ambiguous-group"), 7: ("Gia Ray", "unknown-group"), 9: ("Trại", "ambiguous-group")}.get(i)
        if wrong:
            table.find(wrong[1], "group")
            table.add(person, kind=None, written={"group": wrong[0]}, truth={"group": None})
        else:
            table.add(person, kind=None)


def bad_dates(case):
    case.shows = "a day that never was, a birth in the future, a birth 130 years ago (a warning)"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    for i, person in enumerate(case.some(11)):
        if i == 3:
            table.find("bad-birth-date", "birth")
            table.add(person, kind=None, written={"birth": "31/02/1980"}, truth={"birth": None})
        elif i == 5:
            table.find("bad-birth-date", "birth")
            table.add(person, kind=None, written={"birth": "12/05/2980"}, truth={"birth": ...})
        elif i == 8:
            table.find("bad-birth-date", "birth", "warning")
            table.add(person, kind=None, written={"birth": "12/05/1894"}, truth={"birth": "1894-05-12"})
        else:
            table.add(person, kind=None)


def missing_values(case):
    case.shows = "a row without a name, one without a group, one without gender, one without a birth date (a warning)"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    for i, person in enumerate(case.some(12)):
        if i == 2:
            table.find("missing-field", "name")
            table.add(person, kind=None, written={"name": None}, truth={"name": None})
        elif i == 4:
            table.find("missing-field", "group")
            table.add(person, kind=None, written={"group": None}, truth={"group": None})
        elif i == 6:
            table.find("unknown-gender", "gender")
            table.add(person, kind=None, written={"gender": None}, truth={"gender": None})
        elif i == 8:
            table.find("missing-field", "birth", "warning")
            table.add(person, kind=None, written={"birth": None}, truth={"birth": None})
        else:
            table.add(person, kind=None)


def unclear_gender(case):
    case.shows = "a gender `N` fits Nam and Nữ, a `?` neither: asked, never guessed"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    for i, person in enumerate(case.some(12)):
        if i in (3, 7):
            table.find("unknown-gender", "gender")
            table.add(person, kind=None, written={"gender": "N" if i == 3 else "?"}, truth={"gender": None})
        else:
            table.add(person, kind=None)


def both_genders(case):
    case.shows = "a year in both the `Nam` and the `Nữ` column of one row, and in neither of another"
    page, row = start(case, 7)
    table = Table(case, page, row, YEARS, role="official")
    for i, person in enumerate(case.some(10)):
        if i == 4:
            table.find("unknown-gender")
            year = person.birth.year
            table.add(person, kind=None, written={"year_man": year, "year_woman": year}, truth={"gender": None, "birth": ...})
        elif i == 6:
            table.find("unknown-gender")
            table.add(person, kind=None, written={"year_man": None, "year_woman": None}, truth={"gender": None, "birth": None})
        else:
            table.add(person, kind=None)


def identity_numbers(case):
    case.shows = "identity numbers: lost zero, too short, unknown province, wrong gender, wrong year, scientific notation, an old CMND that is right"
    page, row = start(case, 8)
    table = Table(case, page, row, [("STT", "stt"), ("Họ và tên", "name"), ("Ngày sinh", "birth"), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Số CCCD/CMND", "identity"), ("Chức vụ", "post")], role="official")
    for i, person in enumerate(case.some(12)):
        number = case.home + person.identity[3:]
        wrong = {1: ("identity-number", int(number), "advice"), 3: ("identity-number", number[:10], "warning"), 4: ("identity-number", "999" + number[3:], "warning"),
                 5: ("identity-mismatch", number[:3] + str(int(number[3]) ^ 1) + number[4:], "warning"), 6: ("identity-mismatch", number[:4] + f"{(int(number[4:6]) + 7) % 100:02}" + number[6:], "warning"),
                 8: ("identity-number", f"{float(number):.2E}", "warning"), 9: (None, "233" + number[6:], None)}.get(i)
        if wrong:
            if wrong[0]:
                table.find(wrong[0], "identity", wrong[2])
            table.add(person, kind=None, written={"identity": wrong[1]})
        else:
            table.add(person, kind=None)


def wrong_totals(case):
    case.shows = "a total of 12 where the list has 11: told at that cell, whatever its severity"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    two_sections(case, table, 2, 9)
    case.find(None, table.row, page.name, None, None)
    table.section("Tổng cộng: 12 đại biểu")
    case.exit = None


def kinh_official(case):
    case.shows = "a Kinh and a foreigner among the official delegates; a Kinh guest is welcome"
    page, row = start(case, 7, EVERYBODY)
    table = Table(case, page, row, BASE)
    table.section("I. Đại biểu chính thức", role="official")
    table.all(case.some(8), kind=None)
    table.add(case.someone(group="Kinh"), kind=None)
    table.find("official-is-minority", "group")
    table.add(case.someone("nam", "Khmer").but(name="Chau Sokha"), kind=None, written={"group": "Campuchia"}, truth={"group": None})
    table.section("II. Đại biểu khách mời", role="guest")
    table.all([case.someone(group="Kinh") for _ in range(2)])


def too_many_guests(case):
    case.shows = "4 guests to 10 official delegates: more than a third"
    page, row = start(case, 7, EVERYBODY)
    table = Table(case, page, row, BASE)
    table.section("I. Đại biểu chính thức", role="official")
    table.all(case.some(10), kind=None)
    table.section("II. Đại biểu khách mời", role="guest")
    table.all(case.some(4))


def too_few_women(case):
    case.shows = "2 women of 10, with guests who are all women: their gender does not count"
    page, row = start(case, 7, EVERYBODY)
    table = Table(case, page, row, YEARS)
    table.section("I. Đại biểu chính thức", role="official")
    table.all(case.some(2, gender="nữ") + case.some(8, gender="nam"), kind=None)
    table.section("II. Đại biểu khách mời", role="guest")
    table.all(case.some(3, gender="nữ"))


def exactly_thirty(case):
    case.shows = "3 women of 10 and 3 guests to 10: both exactly at the limit, with a profile that every rule holds for"
    page, row = start(case, 7, EVERYBODY)
    table = Table(case, page, row, BASE)
    table.section("I. Đại biểu đương nhiên", role="official", kind="ex_officio")
    table.all(case.some(1, gender="nữ") + case.some(2, gender="nam"))
    table.section("II. Đại biểu chọn cử", role="official", kind="selected")
    table.all(case.some(2, gender="nữ") + case.some(5, gender="nam"))
    table.section("III. Đại biểu khách mời", role="guest", kind=None)
    table.all(case.some(3))
    case.profile = {"name": "Sa Thầy", "level": "district", "minority_population": 5000, "groups": sorted(set(case.groups)), "held": {"date": "2024-06-14", "days": 1.5}}


def group_missing(case):
    case.shows = "a resident group of the profile has no official delegate, only a guest"
    page, row = start(case, 7, EVERYBODY)
    table = Table(case, page, row, BASE)
    table.section("I. Đại biểu chính thức", role="official")
    table.all(case.some(12), kind=None)
    table.section("II. Đại biểu khách mời", role="guest")
    table.add(case.someone(group="Brâu"))
    case.profile = {"name": "Sa Thầy", "level": "district", "groups": [*sorted(set(case.groups)), "Brâu"]}


def below_threshold(case):
    case.shows = "a good list of a unit with 4,999 minority people"
    page, row = start(case, 7)
    two_sections(case, Table(case, page, row, BASE, role="official"), 2, 8)
    case.profile = {"name": "Sông Công", "level": "district", "minority_population": 4999}


def province_title(case):
    case.shows = "the title names a province: the level is told by it"
    case.place, case.level = "tỉnh Kon Tum", "province"
    page, row = start(case, 7)
    table = Table(case, page, row, [*BASE[:6], ("Đơn vị", "unit")], role="official")
    case.unit_names = ["Huyện Sa Thầy", "Huyện Đăk Hà", "Thành phố Kon Tum", "Sở Y tế"]
    table.section("I. Đại biểu đương nhiên", kind="ex_officio")
    table.all(case.some(2))
    table.section("II. Đại biểu chọn cử", kind="selected")
    table.all(case.some(8))


def trap_names(case):
    case.shows = "names that hold the words of totals, sections and headers: A Cộng, A Tổng, Tống Văn Mục, Nguyễn Thị Nữ, Y Khách"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    table.section("I. Đại biểu đương nhiên", kind="ex_officio")
    table.add(case.someone("nam", "Xơ Đăng").but(name="A Cộng"))
    table.add(case.someone("nam", "Xơ Đăng").but(name="A Tổng"))
    table.section("II. Đại biểu chọn cử", kind="selected")
    for name, gender, group in [("Y Khách", "nữ", "Xơ Đăng"), ("Nguyễn Thị Nữ", "nữ", "Tày"), ("Hoàng Văn Nam", "nam", "Nùng"), ("Tống Văn Mục", "nam", "Tày"), ("Y Xã", "nữ", "Gia Rai"), ("Đinh Văn Đoàn", "nam", "Mường"),
                                ("Lò Thị Danh", "nữ", "Thái"), ("Hà Văn Tên", "nam", "Thái"), ("I Thị Chín", "nữ", "Ba Na"), ("Họ Văn Ba", "nam", "Thổ")]:
        table.add(case.someone(gender, group).but(name=name))
    table.line(None, "Tổng cộng", 12)


def trap_names_without_ordinals(case):
    case.shows = "the same kind of names in a list without ordinals, where only the other cells tell a person from a total"
    page, row = start(case, 6)
    table = Table(case, page, row, BASE[1:], role="official")
    for name, gender, group in [("A Cộng", "nam", "Xơ Đăng"), ("Y Tổng", "nữ", "Xơ Đăng"), ("Nữ", "nữ", "Ba Na"), ("Siu Nam", "nam", "Gia Rai"), ("Cộng Thị Hòa", "nữ", "Thổ"), ("Y Mời", "nữ", "Ba Na"), ("A Đại", "nam", "Ba Na"), ("Vi Văn Phó", "nam", "Thái")]:
        table.add(case.someone(gender, group).but(name=name), kind=None)
    table.line("Cộng: 8 đại biểu")


def no_gender_column(case):
    case.shows = "nothing tells the gender: asked for, no verdict"
    case.unreadable, case.error_contains = True, "gender"
    page, row = start(case, 6)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Ngày sinh", "birth"), ("Dân tộc", "group"), ("Chức vụ", "post")]
    Table(case, page, row, columns, role="official").all(case.some(9), kind=None)
    case.args = ["--lang", "en"]


def no_group_column(case):
    case.shows = "nothing tells the group: asked for, no verdict"
    case.unreadable, case.error_contains = True, "group"
    page, row = start(case, 6)
    columns = [("STT", "stt"), ("Họ và tên", "name"), ("Ngày sinh", "birth"), ("Giới tính", "gender"), ("Chức vụ", "post")]
    Table(case, page, row, columns, role="official").all(case.some(9), kind=None)
    case.args = ["--lang", "en"]


def no_name_column(case):
    case.shows = "nothing tells the names: asked for, no verdict"
    case.unreadable, case.error_contains = True, "name"
    page, row = start(case, 6)
    columns = [("STT", "stt"), ("Ngày sinh", "birth"), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Chức vụ", "post"), ("Đơn vị", "unit")]
    Table(case, page, row, columns, role="official").all(case.some(9), kind=None)
    case.args = ["--lang", "en"]


def cover_only(case):
    case.shows = "a cover and a sheet of instructions, no list: never valid"
    case.unreadable = True
    page = case.sheet("Bìa")
    page.text(1, "ỦY BAN NHÂN DÂN HUYỆN SA THẦY", to=6)
    page.text(6, "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC", to=6)
    page.text(7, "dự Đại hội đại biểu các dân tộc thiểu số huyện Sa Thầy lần thứ IV, năm 2024", to=6)
    page = case.sheet("Hướng dẫn")
    page.text(1, "Ghi đủ họ và tên, ngày sinh, giới tính, dân tộc của từng đại biểu.")


def level_untold(case):
    case.shows = "neither title nor profile nor option tells the level: asked for, no verdict"
    case.unreadable, case.error_contains = True, "--level"
    page = case.sheet("ĐB chính thức")
    Table(case, page, 1, BASE, role="official").all(case.some(8), kind=None)


# ---------------------------------------------------------------------------- mixtures

def everything(case):
    case.shows = "a mixture: two header rows, column numbers, letters over Roman numerals over units, subtotals, a repeated header, hidden and blank rows, remarks; guests on a second sheet with other columns; a draft"
    page, row = start(case, 10, sheet="DS chính thức", agency="ỦY BAN NHÂN DÂN TỈNH")
    columns = [("TT", "stt"), ("Họ và tên", "name"), ("Năm sinh", [("Nam", "year_man"), ("Nữ", "year_woman")]), ("Dân\ntộc", "group"), ("Chức vụ,\nđơn vị công tác", "post"), ("Lĩnh vực", "field"), ("Trình độ", [("Văn hóa", "schooling"), ("Chuyên môn", "skill")]), ("Ghi chú", "note")]
    table = Table(case, page, row, columns, role="official", numbers="({})", unit=None)
    table.section("A. ĐẠI BIỂU ĐƯƠNG NHIÊN", kind="ex_officio", merged=True)
    table.all(case.some(3))
    table.line(None, "Cộng A: 3 đại biểu")
    table.section("B. ĐẠI BIỂU CHỌN CỬ", kind="selected", merged=True)
    for i, unit in enumerate(case.unit_names):
        if i == 2:
            table.again()
        table.section(unit, ordinal=("I", "II", "III", "IV")[i], unit=unit)
        table.restart()
        table.all(case.some(3))
        if i == 1:
            table.blank()
            page.hidden_rows = {table.row - 2, table.row - 4}
            page.put(table.row - 3, 13, "xin ý kiến Ban Thường vụ")
    table.line(None, "Cộng B: 12 đại biểu")
    table.section("TỔNG CỘNG (A+B): 15 đại biểu", merged=True)
    signature(page, table.row + 1, 10)
    page = case.sheet("DS khách mời")
    page.text(1, GUESTS, 1, 6)
    table = Table(case, page, 3, [("STT", "stt"), ("Đơn vị công tác", "workplace"), ("Chức vụ", "post"), ("Họ tên", "name"), ("Giới tính", "gender"), ("Dân tộc", "group")], role="guest")
    table.all(case.some(2) + [case.someone(group="Kinh") for _ in range(2)])
    draft = case.sheet("Sheet3")
    draft.hidden = True
    draft.text(1, "Họ và tên")
    draft.text(2, "A Bỏ")


def sparse_guests(case):
    case.shows = "a sheet of guests with names and posts alone: what the rules ask of official delegates is not asked of them"
    page, row = start(case, 7, sheet="Đại biểu chính thức")
    table = Table(case, page, row, BASE, role="official")
    two_sections(case, table, 2, 8)
    page = case.sheet("Đại biểu khách mời")
    page.text(1, GUESTS, 1, 4)
    table = Table(case, page, 3, [("STT", "stt"), ("Họ và tên", "name"), ("Chức vụ", "post"), ("Đơn vị công tác", "workplace")], role="guest")
    for person in case.some(3):
        table.add(person, truth={"group": None})


def untidy(case):
    case.shows = "blanks before, after and within values, names over two lines, in capitals, gender in any case"
    page, row = start(case, 7)
    table = Table(case, page, row, BASE, role="official")
    people = case.some(10)
    forms = [lambda n: f"  {n} ", lambda n: n.replace(" ", "  "), lambda n: n.replace(" ", "\n", 1), str.upper, lambda n: n.replace(" ", "\u00a0"), lambda n: f"{n}\t", str, lambda n: n, lambda n: f"\u200b{n}", str]
    for i, (person, form) in enumerate(zip(people, forms)):
        gender = SHOWN["gender"](person, {})
        written = {"name": form(person.name), "gender": [f" {gender}", gender.upper(), f"{gender} ", gender.lower()][i % 4], "group": [f"{person.group_name} ", person.group_name.upper(), f"  {person.group_name}", person.group_name.lower()][i % 4]}
        table.add(person, kind=None, written=written, truth={"name": person.name.upper() if form is str.upper else person.name})


def province_letterhead(case):
    case.shows = "the letterhead names the province's board, the title the district: the title tells the level"
    page, row = start(case, 7, agency="ỦY BAN NHÂN DÂN TỈNH KON TUM", attached=False)
    page.cells[2, 1] = "BAN DÂN TỘC TỈNH"
    two_sections(case, Table(case, page, row, BASE, role="official"), 2, 8)
