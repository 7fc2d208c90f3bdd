"""Writes the workbooks of the examples. Run it from anywhere: `python3 examples/make.py`.

Needs openpyxl, XlsxWriter and xlwt. The same people come out every time: the seeds are fixed. Everybody is invented.
"""

import datetime as dt
import random
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter as letter

from people import GROUP_NAMES, People, name_key

HERE = Path(__file__).parent
STAMP = dt.datetime(2024, 4, 22, 8, 0, 0)
NATION = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]

# ---------------------------------------------------------------------------------------------- Sa Thầy

SA_THAY_GROUPS = {
    "Gia Rai": 40, "Xơ Đăng": 38, "Ba Na": 14, "Mường": 12, "Thái": 9, "Rơ Măm": 6, "Tày": 6, "Nùng": 5, "Giẻ Triêng": 3,
    "Hrê": 3, "Dao": 2, "Mông": 2, "Ê Đê": 2, "Brâu": 1, "Sán Chay": 1, "Sán Dìu": 1, "Thổ": 1, "Chăm": 1, "Hoa": 1,
    "Cơ Tu": 1, "Bru Vân Kiều": 1,
}
COMMUNES = {
    "Thị trấn Sa Thầy": (["Thôn 1", "Thôn 3", "Làng Chốt", "Làng Kà Đừ", "Làng Kleng", "Làng Kđừ"], []),
    "Xã Rờ Kơi": (["Làng Rờ Kơi", "Làng Gia Xiêng", "Làng Khok Klong", "Làng Đăk Đê"], ["Xơ Đăng"]),
    "Xã Sa Nhơn": (["Thôn Nhơn Bình", "Thôn Nhơn Lý", "Làng Ba Rgốk"], ["Xơ Đăng", "Mường"]),
    "Xã Hơ Moong": (["Làng Kơ Tol", "Làng Đăk Wơk", "Làng Kà Bầy", "Thôn Tân Sang"], ["Xơ Đăng", "Ba Na"]),
    "Xã Mô Rai": (["Làng Le", "Làng Tang", "Làng Xộp", "Làng Rẽ", "Làng Kênh"], ["Gia Rai", "Rơ Măm"]),
    "Xã Sa Sơn": (["Làng Bar Gốc", "Thôn 1", "Thôn 2"], ["Gia Rai", "Mường", "Thái"]),
    "Xã Sa Nghĩa": (["Thôn Anh Dũng", "Thôn Hòa Bình", "Làng Đăk Tăng"], ["Xơ Đăng", "Thái"]),
    "Xã Sa Bình": (["Làng Kà Bầy", "Làng Lung Leng", "Thôn Bình Trung", "Làng Khúc Na"], ["Ba Na", "Xơ Đăng"]),
    "Xã Ya Xiêr": (["Làng Lung", "Làng Rắc", "Làng Trấp", "Thôn Lung Kơ Tu"], ["Gia Rai"]),
    "Xã Ya Tăng": (["Làng Trấp", "Làng Lút", "Làng Điệp Lốc"], ["Gia Rai"]),
    "Xã Ya Ly": (["Làng Tum", "Làng Chờ", "Làng Chứ"], ["Gia Rai"]),
}
COMMUNE_POSTS = [  # post, field of work
    ("Phó Chủ tịch UBND xã", "Xã hội"), ("Nông dân sản xuất, kinh doanh giỏi", "Nông nghiệp"),
    ("Trưởng Công an xã", "An ninh"), ("Giáo viên Trường Tiểu học", "Giáo dục"), ("Già làng, người có uy tín", "Văn hóa"),
    ("Trưởng trạm Y tế xã", "Y tế"), ("Chỉ huy trưởng BCH Quân sự xã", "Quốc phòng"), ("Chức việc Giáo họ", "Tôn giáo"),
    ("Giám đốc HTX dịch vụ, thương mại", "Thương mại"), ("Công nhân Nông trường cao su", "Công nghiệp"),
    ("Cán bộ khuyến nông, kỹ thuật viên", "Khoa học - công nghệ"), ("Nghệ nhân cồng chiêng", "Văn hóa"),
    ("Chủ hộ trồng cà phê, bời lời tiêu biểu", "Nông nghiệp"),
]
AGENCIES = [
    ("Phó Trưởng phòng Dân tộc huyện", "Xã hội"), ("Chuyên viên Ban Dân vận Huyện ủy", "Xã hội"),
    ("Giáo viên Trường PTDT nội trú huyện", "Giáo dục"), ("Bác sĩ Trung tâm Y tế huyện", "Y tế"),
    ("Điều dưỡng Trung tâm Y tế huyện", "Y tế"), ("Cán bộ Công an huyện", "An ninh"),
    ("Trợ lý Ban CHQS huyện", "Quốc phòng"), ("Nhân viên Đồn Biên phòng Mô Rai", "Quốc phòng"),
    ("Chuyên viên Phòng Nông nghiệp và PTNT", "Nông nghiệp"), ("Chuyên viên Phòng Kinh tế và Hạ tầng", "Công nghiệp"),
    ("Phát thanh viên Trung tâm VH-TT-DL và TT", "Văn hóa"), ("Phó Bí thư Huyện đoàn", "Xã hội"),
    ("Ủy viên BTV Hội Nông dân huyện", "Nông nghiệp"), ("Kỹ thuật viên Trung tâm DVNN", "Khoa học - công nghệ"),
    ("Công nhân Công ty TNHH MTV 78", "Công nghiệp"), ("Giáo viên Trường THPT Quang Trung", "Giáo dục"),
    ("Cán bộ Hội LHPN huyện", "Xã hội"),
]
EX_OFFICIO = [
    ("Nguyên Bí thư Huyện ủy", "Xã hội"), ("Phó Bí thư Thường trực Huyện ủy", "Xã hội"), ("Chủ tịch UBMTTQ Việt Nam huyện", "Xã hội"),
    ("Nguyên Chủ tịch HĐND huyện", "Xã hội"), ("Nguyên Chủ tịch UBND huyện", "Xã hội"), ("Ủy viên BTV Huyện ủy, Trưởng Ban Dân vận", "Xã hội"),
    ("Ủy viên BTV Huyện ủy, Chủ nhiệm UBKT", "Xã hội"), ("Trưởng phòng Dân tộc huyện", "Xã hội"), ("Nguyên Trưởng phòng Dân tộc huyện", "Xã hội"),
    ("Nhà giáo ưu tú, nguyên Hiệu trưởng", "Giáo dục"), ("Thầy thuốc ưu tú, nguyên Giám đốc TTYT", "Y tế"), ("Nghệ nhân ưu tú", "Văn hóa"),
]
GUEST_POSTS = [
    ("Phó Trưởng Ban Thường trực BCĐ Đại hội tỉnh", "Ban Dân tộc tỉnh"), ("Phó Chủ tịch", "UBMTTQ Việt Nam tỉnh"), ("Phó Trưởng Ban", "Ban Dân vận Tỉnh ủy"),
    ("Phó Trưởng Ban", "Ban Dân tộc HĐND tỉnh"), ("Trưởng phòng", "Ban Dân tộc tỉnh"), ("Bí thư Huyện ủy", "Huyện ủy Sa Thầy"),
    ("Chủ tịch", "UBND huyện Sa Thầy"), ("Phó Chủ tịch", "HĐND huyện Sa Thầy"), ("Chủ tịch", "Hội Cựu chiến binh huyện"), ("Chủ tịch", "Hội LHPN huyện"),
    ("Chủ tịch", "Hội Nông dân huyện"), ("Bí thư", "Huyện đoàn Sa Thầy"), ("Chủ tịch", "Liên đoàn Lao động huyện"), ("Trưởng Công an huyện", "Công an huyện"),
    ("Chỉ huy trưởng", "Ban CHQS huyện"), ("Trưởng phòng", "Phòng Nội vụ"), ("Trưởng phòng", "Phòng Tài chính - Kế hoạch"),
    ("Trưởng phòng", "Phòng Giáo dục và Đào tạo"), ("Trưởng phòng", "Phòng Văn hóa và Thông tin"), ("Giám đốc", "Trung tâm Y tế huyện"),
    ("Giám đốc", "Ngân hàng CSXH huyện"), ("Giám đốc", "Agribank Sa Thầy"), ("Chánh Văn phòng", "Văn phòng HĐND và UBND huyện"),
    ("Đồn trưởng", "Đồn Biên phòng Mô Rai"), ("Giám đốc", "Công ty CP Cao su Sa Thầy"), ("Giám đốc", "Ban QLRPH Sa Thầy"),
    ("Hạt trưởng", "Hạt Kiểm lâm huyện"), ("Linh mục Chánh xứ", "Giáo xứ Kơ Bây"), ("Cán bộ lão thành cách mạng", "Thị trấn Sa Thầy"),
    ("Bà mẹ Việt Nam anh hùng", "Xã Rờ Kơi"),
] + [("Bí thư Đảng ủy", name) for name in COMMUNES] + [("Chủ tịch UBND", name) for name in list(COMMUNES)[:9]]


def sa_thay():
    """The people of Sa Thầy's list: {section: [Person]}, guests, delegation."""
    people = People(20240516, home="062")
    chance = random.Random(7)
    wanted = Counter(SA_THAY_GROUPS)

    def take(preferred):
        options = [g for g in preferred if wanted[g]] or [g for g, n in wanted.most_common(4)]
        group = chance.choice(options)
        wanted[group] -= 1
        return group


    def person(index, group, post, field, unit, village=""):
        woman = (index % 3 == 0 or index % 9 == 4) and post not in ("Chức việc Giáo họ", "Nguyên Bí thư Huyện ủy")
        if post.startswith(("Già làng", "Chỉ huy trưởng")):
            woman = False
        if "LHPN" in post:
            woman = True
        return people.one(group, "nữ" if woman else "nam", post=post, field=field, unit=unit, village=village)

    sections = {"ex_officio": []}
    for i, (post, field) in enumerate(EX_OFFICIO):
        sections["ex_officio"].append(
            person(i, take(["Gia Rai", "Xơ Đăng", "Ba Na"]), post, field, "Huyện Sa Thầy", chance.choice(COMMUNES["Thị trấn Sa Thầy"][0]) + ", thị trấn Sa Thầy")
        )
    sections["ex_officio"].sort(key=lambda p: p.woman)
    rare = [g for g, n in SA_THAY_GROUPS.items() if n <= 3]
    wanted_rare = [g for g in rare for _ in range(SA_THAY_GROUPS[g])]
    chance.shuffle(wanted_rare)
    for number, (commune, (villages, native)) in enumerate(COMMUNES.items()):
        count = 11
        sections[commune] = []
        for i in range(count):
            post, field = COMMUNE_POSTS[(i + number) % len(COMMUNE_POSTS)]
            if commune == "Thị trấn Sa Thầy":
                post = post.replace("UBND xã", "UBND thị trấn").replace(" xã", " thị trấn")
            if i in (4, 8) and wanted_rare:
                group = wanted_rare.pop()
                wanted[group] -= 1
            else:
                group = take([g for g in native if wanted[g]] or ["Tày", "Nùng", "Mường", "Thái"])
            place = f"{chance.choice(villages)}, {commune[0].lower()}{commune[1:]}"
            sections[commune].append(person(i + number, group, post, field, commune, place))
    sections["agencies"] = []
    left = list(wanted.elements())
    chance.shuffle(left)
    assert len(left) == len(AGENCIES), (len(left), wanted)
    for i, ((post, field), group) in enumerate(zip(AGENCIES, left)):
        sections["agencies"].append(person(i, group, post, field, "Cơ quan huyện", chance.choice(COMMUNES["Thị trấn Sa Thầy"][0]) + ", thị trấn Sa Thầy"))
    guests = []
    guest_groups = ["Kinh"] * 5 + ["Xơ Đăng", "Gia Rai", "Kinh", "Kinh", "Ba Na"]
    for i, (post, unit) in enumerate(GUEST_POSTS):
        group = "Xơ Đăng" if post == "Bà mẹ Việt Nam anh hùng" else "Kinh" if post.startswith("Linh mục") else guest_groups[i % 10]
        woman = post == "Bà mẹ Việt Nam anh hùng" or "LHPN" in unit or (i % 4 == 3 and "Linh" not in post and "quân" not in unit.lower())
        guests.append(people.one(group, "nữ" if woman else "nam", post=post, unit=unit))
    officials = [p for section in sections.values() for p in section]
    pick = random.Random(22)
    delegation = sections["ex_officio"][:3] + pick.sample([p for p in officials[12:] if p.woman], 8) + pick.sample([p for p in officials[12:] if not p.woman], 13)
    return sections, guests, delegation


class Office:
    """A sheet laid out as an office prints it, written with openpyxl."""

    def __init__(self, book, title, widths, landscape=True):
        self.sheet = book.create_sheet(title)
        self.width = len(widths)
        self.row = 1
        for i, width in enumerate(widths, 1):
            self.sheet.column_dimensions[letter(i)].width = width
        setup = self.sheet.page_setup
        setup.paperSize, setup.orientation = 9, "landscape" if landscape else "portrait"
        setup.fitToWidth, setup.fitToHeight = 1, 0
        self.sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        margins = self.sheet.page_margins
        margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.4, 0.6, 0.6
        self.sheet.print_options.horizontalCentered = True

    def put(self, column, text, row=None, to=None, down=0, bold=False, italic=False, size=11, across="center", box=False, wrap=False, underline=None):
        row = row or self.row
        cell = self.sheet.cell(row, column, text)
        if isinstance(text, dt.date):
            cell.number_format = "dd/mm/yyyy"
        to = to or column
        for r in range(row, row + down + 1):
            for c in range(column, to + 1):
                each = self.sheet.cell(r, c)
                each.font = Font("Times New Roman", size, bold=bold, italic=italic, underline=underline)
                each.alignment = Alignment(horizontal=across, vertical="center", wrap_text=wrap)
                if box:
                    line = Side("thin")
                    each.border = Border(line, line, line, line)
        if to > column or down:
            self.sheet.merge_cells(start_row=row, start_column=column, end_row=row + down, end_column=to)
        return f"{letter(column)}{row}"

    def letterhead(self, agency, parent, place_and_day, half):
        self.put(1, parent, to=half, size=12)
        self.put(half + 1, NATION[0], to=self.width, bold=True, size=12)
        self.row += 1
        self.put(1, agency, to=half, bold=True, size=12, underline="single")
        self.put(half + 1, NATION[1], to=self.width, bold=True, size=13, underline="single")
        self.row += 1
        self.put(half + 1, place_and_day, to=self.width, italic=True, size=12)
        self.row += 2

    def title(self, *lines, attached=None):
        for text in lines:
            self.put(1, text, to=self.width, bold=True, size=14 if text.isupper() else 13)
            self.row += 1
        if attached:
            self.put(1, attached, to=self.width, italic=True, size=12)
            self.row += 1
        self.row += 1

    def header(self, *columns):
        """Each column is its text, or (text over several, [texts beneath])."""
        at = 1
        self.header_row = self.row
        for text in columns:
            if isinstance(text, tuple):
                self.put(at, text[0], to=at + len(text[1]) - 1, bold=True, box=True, wrap=True)
                for i, below in enumerate(text[1]):
                    self.put(at + i, below, row=self.row + 1, bold=True, box=True, wrap=True)
                at += len(text[1])
            else:
                self.put(at, text, down=1, bold=True, box=True, wrap=True)
                at += 1
        self.sheet.row_dimensions[self.row].height = 30
        self.row += 2
        self.sheet.print_title_rows = f"{self.header_row}:{self.header_row + 1}"
        self.sheet.freeze_panes = f"C{self.row}"

    def numbers(self):
        for column in range(1, self.width + 1):
            self.put(column, column, italic=True, size=9, box=True)
        self.row += 1

    def section(self, text, italic=False):
        self.put(1, text, to=self.width, bold=True, italic=italic, across="left", box=True)
        self.row += 1

    def line(self, values, left=()):
        for column, value in enumerate(values, 1):
            self.put(column, value, across="left" if column in left else "center", box=True, wrap=True)
        self.row += 1
        return self.row - 1

    def ending(self, total, recipients, office, signer, post="CHỦ TỊCH"):
        if total:
            self.put(1, total, to=self.width, bold=True, across="left", box=True)
            self.total = f"A{self.row}"
            self.row += 2
        half = self.width // 2
        start = self.row
        self.put(1, "Nơi nhận:", to=half - 1, bold=True, italic=True, across="left")
        for i, text in enumerate(recipients, 1):
            self.put(1, text, row=start + i, to=half - 1, size=10, across="left")
        self.put(half + 1, office, to=self.width, bold=True, size=12)
        self.put(half + 1, post, row=start + 1, to=self.width, bold=True, size=12)
        self.put(half + 1, signer, row=start + 6, to=self.width, bold=True, size=12)
        self.row = start + 7


def day(person):
    return person.birth.strftime("%d/%m/%Y")


PARTY = {"An ninh", "Quốc phòng", "Giáo dục", "Y tế", "Xã hội"}


def write_sa_thay(path, sections, guests, delegation, total, edit=lambda key, values: values):
    """`edit(person, values)` may change the row that is written; it returns the row's values."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    places = {}

    cover = Office(book, "Bìa", [10] * 9)
    cover.letterhead("HUYỆN SA THẦY", "ỦY BAN NHÂN DÂN", "Sa Thầy, ngày 22 tháng 4 năm 2024", 4)
    cover.row = 10
    cover.title("HỒ SƠ ĐẠI BIỂU", "ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ", "HUYỆN SA THẦY LẦN THỨ IV, NĂM 2024")
    for i, text in enumerate(["1. Danh sách đại biểu chính thức", "2. Danh sách đại biểu khách mời", "3. Danh sách đoàn đại biểu dự Đại hội cấp tỉnh"]):
        cover.put(3, text, row=16 + i, to=9, across="left", size=13)
    cover.put(1, "Sa Thầy, tháng 4 năm 2024", row=26, to=9, italic=True, size=13)

    page = Office(book, "ĐB chính thức", [5, 24, 12, 12, 12, 15, 32, 30, 17, 8, 10])
    page.letterhead("HUYỆN SA THẦY", "ỦY BAN NHÂN DÂN", "Sa Thầy, ngày 22 tháng 4 năm 2024", 5)
    page.title("DANH SÁCH ĐẠI BIỂU CHÍNH THỨC", "dự Đại hội đại biểu các dân tộc thiểu số huyện Sa Thầy lần thứ IV, năm 2024",
               attached="(Kèm theo Quyết định số 412/QĐ-UBND ngày 22/4/2024 của UBND huyện Sa Thầy)")
    page.header("STT", "Họ và tên", ("Ngày, tháng, năm sinh", ["Nam", "Nữ"]), "Dân tộc", "Số CCCD", "Chức vụ, đơn vị công tác", "Nơi ở hiện nay", "Lĩnh vực", "Đảng viên", "Ghi chú")
    page.numbers()
    ordinal, chance = 0, random.Random(3)
    titles = {"ex_officio": "I. ĐẠI BIỂU ĐƯƠNG NHIÊN", "agencies": "12. Các cơ quan, đơn vị lực lượng vũ trang huyện"}
    for number, (section, members) in enumerate(sections.items()):
        if section == "ex_officio":
            page.section(titles[section])
        else:
            if number == 1:
                page.section("II. ĐẠI BIỂU CHỌN CỬ")
            page.section(titles.get(section) or f"{number}. {section}", italic=True)
        for person in members:
            ordinal += 1
            born = ["", day(person)] if person.woman else [day(person), ""]
            party = "x" if section == "ex_officio" or (person.field in PARTY and chance.random() < 0.8) else ""
            values = [ordinal, person.name, *born, person.group_name, person.identity, person.post, person.village, person.field, party, ""]
            row = page.line(edit(person, values), left=(2, 7, 8))
            places[person] = row
    page.ending(total, ["- Ban Dân tộc tỉnh (b/c);", "- TT Huyện ủy, HĐND huyện (b/c);", "- BCĐ Đại hội huyện;", "- Lưu: VT, DT."], "TM. ỦY BAN NHÂN DÂN", "Đỗ Tiến Vinh")

    page2 = Office(book, "Khách mời", [6, 26, 9, 9, 12, 34, 34, 14])
    page2.letterhead("HUYỆN SA THẦY", "ỦY BAN NHÂN DÂN", "Sa Thầy, ngày 22 tháng 4 năm 2024", 4)
    page2.title("DANH SÁCH ĐẠI BIỂU KHÁCH MỜI", "dự Đại hội đại biểu các dân tộc thiểu số huyện Sa Thầy lần thứ IV, năm 2024",
                attached="(Kèm theo Quyết định số 412/QĐ-UBND ngày 22/4/2024 của UBND huyện Sa Thầy)")
    page2.header("TT", "Họ và tên", ("Năm sinh", ["Nam", "Nữ"]), "Dân tộc", "Chức vụ", "Đơn vị công tác", "Ghi chú")
    page2.numbers()
    for i, person in enumerate(guests, 1):
        born = ["", person.birth.year] if person.woman else [person.birth.year, ""]
        places[person] = page2.line([i, person.name, *born, person.group_name, person.post, person.unit, ""], left=(2, 6, 7))
    page2.ending(None, ["- Như trên;", "- Lưu: VT, DT."], "TM. ỦY BAN NHÂN DÂN", "Đỗ Tiến Vinh")

    page3 = Office(book, "Đoàn dự ĐH tỉnh", [6, 26, 13, 13, 14, 36, 34, 12])
    page3.letterhead("HUYỆN SA THẦY", "ỦY BAN NHÂN DÂN", "Sa Thầy, ngày 16 tháng 5 năm 2024", 4)
    page3.title("DANH SÁCH ĐOÀN ĐẠI BIỂU", "huyện Sa Thầy dự Đại hội đại biểu các dân tộc thiểu số tỉnh Kon Tum lần thứ IV, năm 2024")
    page3.header("STT", "Họ và tên", ("Ngày, tháng, năm sinh", ["Nam", "Nữ"]), "Dân tộc", "Chức vụ, đơn vị công tác", "Nơi ở hiện nay", "Ghi chú")
    page3.section("I. ĐẠI BIỂU CHÍNH THỨC")
    for i, person in enumerate(delegation, 1):
        if i == 23:
            page3.section("II. ĐẠI BIỂU DỰ KHUYẾT")
        born = ["", day(person)] if person.woman else [day(person), ""]
        page3.line([i if i < 23 else i - 22, person.name, *born, person.group_name, person.post, person.village, ""], left=(2, 6, 7))
    page3.ending("Danh sách có 22 đại biểu chính thức và 02 đại biểu dự khuyết./.", ["- Ban Dân tộc tỉnh;", "- Lưu: VT, DT."], "TM. ĐOÀN CHỦ TỊCH ĐẠI HỘI", "A Byưn", "")
    save(book, path)
    return places, page


def save(book, path):
    path.parent.mkdir(exist_ok=True)
    book.properties.creator, book.properties.created, book.properties.modified = "Phòng Dân tộc", STAMP, STAMP
    book.save(path)
    steady(path)


def steady(path):
    """Rewrites a zip with one fixed time, so that the same content gives the same bytes."""
    with zipfile.ZipFile(path) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts:
            if name == "docProps/core.xml":
                start, end = content.find(b"<dcterms:modified"), content.find(b"</dcterms:modified>")
                if start >= 0:
                    content = content[:start] + b'<dcterms:modified xsi:type="dcterms:W3CDTF">2024-04-22T08:00:00Z' + content[end:]
            info = zipfile.ZipInfo(name, (2024, 4, 22, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)


SA_THAY_PROFILE = """\
# The facts are those published on the congress. The 21 groups are not: the news names only their
# number, so they were chosen from the catalogue for this example.
name = "Sa Thầy"
province = "Kon Tum"
level = "district"
minority_population = 32000
groups = [
{groups}]

[held]
date = 2024-05-16
days = 1.0
pilot = true

[delegation]
official = 22
alternates = 2
"""


def group_lines(names, width=92):
    lines, line = [], "   "
    for name in names:
        word = f' "{name}",'
        if len(line) + len(word) > width:
            lines.append(line)
            line = "   "
        line += word
    return "\n".join([*lines, line, ""])


def make_sa_thay():
    sections, guests, delegation = sa_thay()
    officials = [p for section in sections.values() for p in section]
    women = sum(p.woman for p in officials)
    assert len(officials) == 150 and women >= 46 and len(guests) == 50 and len(delegation) == 24, (len(officials), women, len(guests))
    assert {p.group_name for p in officials} == set(SA_THAY_GROUPS) and len(SA_THAY_GROUPS) == 21
    assert len({p.field for p in officials}) == 11
    for folder in ("01_sa_thay", "02_sa_thay_with_mistakes"):
        (HERE / folder).mkdir(exist_ok=True)
        (HERE / folder / "delegates.congress.toml").write_text(SA_THAY_PROFILE.format(groups=group_lines(SA_THAY_GROUPS)), encoding="utf-8")
    write_sa_thay(HERE / "01_sa_thay/delegates.xlsx", sections, guests, delegation, f"Tổng cộng: 150 đại biểu, trong đó nữ: {women} đại biểu.")
    with_mistakes(sections, guests, delegation, women)


def with_mistakes(sections, guests, delegation, women_before):
    """The same list with the mistakes that the README of the example lists."""
    people = People(999, home="062")
    people.names = {name_key(p.name) for group in (*sections.values(), guests) for p in group}
    sent = set(delegation)
    sections = {name: list(members) for name, members in sections.items()}
    free = [(name, i) for name, members in sections.items() for i, p in enumerate(members) if name not in ("ex_officio", "agencies") and p not in sent]
    used, told = set(), []

    def find(test):
        for name, i in free:
            if (name, i) not in used and test(sections[name][i]):
                used.add((name, i))
                return name, i
        raise ValueError("nobody fits")

    # Groups without a delegate: their places go to people of other groups.
    for gone, instead in (("Brâu", "Xơ Đăng"), ("Cơ Tu", "Xơ Đăng")):
        places = [(n, i) for n, members in sections.items() for i, p in enumerate(members) if p.group_name == gone]
        for name, i in places:
            old = sections[name][i]
            sections[name][i] = people.one(instead, old.gender, post=old.post, field=old.field, unit=old.unit, village=old.village)
            delegation = [sections[name][i] if p is old else p for p in delegation]
            used.add((name, i))
    for name, members in sections.items():
        for i, p in enumerate(members):
            if p.group_name == "Rơ Măm":
                sections[name][i] = people.one("Gia Rai", p.gender, post=p.post, field=p.field, unit=p.unit, village=p.village)
                used.add((name, i))
                if p in sent:
                    delegation = [sections[name][i] if q is p else q for q in delegation]

    # Somebody of the ex-officio section stands among the selected of a commune once more.
    twice = sections["ex_officio"][4]
    name, i = find(lambda p: not p.woman and p.group_name == "Gia Rai")
    sections[name][i] = twice.but(post=sections[name][i].post, field=sections[name][i].field)
    again = sections[name][i]
    # One official too many, and one guest.
    extra = people.one("Xơ Đăng", "nam", post="Nông dân sản xuất, kinh doanh giỏi", field="Nông nghiệp", unit="Xã Sa Nhơn", village="Thôn Nhơn Bình, xã Sa Nhơn")
    sections["Xã Sa Nhơn"].append(extra)
    guest = people.one("Kinh", "nam", post="Phó Giám đốc", unit="Điện lực Sa Thầy")
    guests = [*guests, guest]

    def mark(key, test):
        name, i = find(test)
        marks[sections[name][i]] = key
        return sections[name][i]

    marks = {}
    mark("kinh", lambda p: p.group_name == "Mường" and not p.woman)
    mark("gender", lambda p: p.woman and p.group_name == "Gia Rai")
    mark("unknown", lambda p: p.group_name == "Xơ Đăng" and not p.woman)
    mark("ambiguous", lambda p: p.group_name == "Thái" and not p.woman)
    mark("date", lambda p: p.group_name == "Ba Na" and not p.woman and 1965 < p.birth.year < 1995)
    mark("number", lambda p: p.group_name == "Gia Rai" and not p.woman and p.identity.startswith("062"))
    mark("name", lambda p: p.group_name == "Xơ Đăng" and p.woman)

    # Too few women: men take the places of women until 44 are left who are known to be women.
    everybody = [p for members in sections.values() for p in members]
    women = sum(p.woman for p in everybody if marks.get(p) != "gender")
    kept = Counter(p.group_name for p in everybody)
    for name, i in reversed(free):
        p = sections[name][i]
        if women == 44:
            break
        if p.woman and "LHPN" not in p.post and (name, i) not in used and kept[p.group_name] > 1:
            sections[name][i] = people.one(p.group_name, "nam", post=p.post, field=p.field, unit=p.unit, village=p.village)
            women -= 1
    assert women == 44, women

    def edit(person, values):
        key = marks.get(person)
        if key == "kinh":
            values[1], values[4] = "Nguyễn Văn Thịnh", "Kinh"
        if key == "gender":
            values[2] = values[3] = ""
        if key == "unknown":
            values[4] = "Xê đăn"
        if key == "ambiguous":
            values[4] = "Xá"
        if key == "date":
            values[2] = "31/02/1980"
            values[5] = values[5][:4] + "80" + values[5][6:]
        if key == "number":
            values[5] = values[5][1:]
        if key == "name":
            values[1] = ""
        return values

    total = f"Tổng cộng: 150 đại biểu, trong đó nữ: {women_before} đại biểu."
    places, page = write_sa_thay(HERE / "02_sa_thay_with_mistakes/delegates.xlsx", sections, guests, delegation, total, edit)
    for person, key in marks.items():
        told.append((key, places[person]))
    told += [("first of twice", places[twice]), ("twice", places[again]), ("151st", places[extra]), ("51st guest", places[guest]), ("total", page.total)]
    print("02:", *told, sep="\n  ")
    print("  women", women, "officials", sum(map(len, sections.values())), "guests", len(guests))


# ---------------------------------------------------------------------------------------------- Sông Công

def make_song_cong():
    people = People(4200, home="019")
    path = HERE / "03_song_cong"
    path.mkdir(exist_ok=True)
    (path / "delegates.congress.toml").write_text("""\
# The province's plan says only that fewer than 5,000 minority people live in the city: the number is
# invented, and so is the choice of groups.
name = "Sông Công"
province = "Thái Nguyên"
level = "district"
minority_population = 4200
groups = ["Tày", "Nùng", "Sán Dìu", "Sán Chay", "Dao", "Mường"]

[held]
date = 2024-05-28
days = 1.0
""", encoding="utf-8")
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Danh sách")
    sheet.portrait = False
    sheet.paper_size_code = 9
    sheet.fit_num_pages, sheet.fit_width_to_pages, sheet.fit_height_to_pages = 1, 1, 0
    sheet.show_headers = False
    sheet.header_str = sheet.footer_str = b""
    styles = {}

    def style(bold=False, italic=False, across="center", box=False, size=11, wrap=False, form="General"):
        key = (bold, italic, across, box, size, wrap, form)
        if key not in styles:
            lines = "borders: left thin, right thin, top thin, bottom thin;" if box else ""
            styles[key] = xlwt.easyxf(f"font: name Times New Roman, height {size * 20}, bold {bold}, italic {italic};"
                                      f"align: horiz {across}, vert centre, wrap {wrap};" + lines, num_format_str=form)
        return styles[key]

    for i, width in enumerate([5, 26, 13, 9, 11, 42, 26, 12]):
        sheet.col(i).width = width * 256
    sheet.write_merge(0, 0, 0, 3, "ỦY BAN NHÂN DÂN", style(size=12))
    sheet.write_merge(1, 1, 0, 3, "THÀNH PHỐ SÔNG CÔNG", style(True, size=12))
    sheet.write_merge(0, 0, 4, 7, NATION[0], style(True, size=12))
    sheet.write_merge(1, 1, 4, 7, NATION[1], style(True, size=12))
    sheet.write_merge(2, 2, 4, 7, "Sông Công, ngày 02 tháng 5 năm 2024", style(italic=True, size=12))
    sheet.write_merge(4, 4, 0, 7, "DANH SÁCH ĐẠI BIỂU", style(True, size=14))
    sheet.write_merge(5, 5, 0, 7, "dự Đại hội đại biểu các dân tộc thiểu số thành phố Sông Công lần thứ IV, năm 2024", style(True, size=13))
    header = ["STT", "Họ và tên", "Ngày, tháng,\nnăm sinh", "Giới tính", "Dân tộc", "Chức vụ, nghề nghiệp", "Đơn vị", "Ghi chú"]
    for column, text in enumerate(header):
        sheet.write(7, column, text, style(True, box=True, wrap=True))
    sheet.row(7).height_mismatch, sheet.row(7).height = True, 640
    row = 8
    units = ["Phường Bách Quang", "Phường Lương Sơn", "Xã Bình Sơn", "Xã Bá Xuyên", "Phường Thắng Lợi", "Phường Mỏ Chè", "Xã Tân Quang", "Phường Phố Cò"]
    groups = ["Tày", "Nùng", "Sán Dìu", "Tày", "Sán Chay", "Nùng", "Dao", "Tày", "Sán Dìu", "Mường"]
    posts = ["Trưởng xóm, người có uy tín", "Nông dân sản xuất giỏi", "Giáo viên", "Cán bộ Trạm Y tế", "Chủ tịch Hội LHPN phường", "Công nhân KCN Sông Công", "Cán bộ UBMTTQ"]

    def section(text, italic=False):
        nonlocal row
        sheet.write_merge(row, row, 0, 7, text, style(True, italic, "left", True))
        row += 1

    def person(ordinal, who, post, unit):
        nonlocal row
        values = [ordinal, who.name, dt.datetime.combine(who.birth, dt.time()), "Nữ" if who.woman else "Nam", who.group_name, post, unit, ""]
        for column, value in enumerate(values):
            across = "left" if column in (1, 5, 6) else "center"
            sheet.write(row, column, value, style(across=across, box=True, wrap=True, form="dd/mm/yyyy" if column == 2 else "General"))
        row += 1

    section("A. ĐẠI BIỂU CHÍNH THỨC")
    section("I. Đại biểu đương nhiên", True)
    for i, post in enumerate(["Ủy viên BTV Thành ủy, Trưởng Ban Dân vận", "Nguyên Chủ tịch UBMTTQ thành phố", "Nhà giáo ưu tú"]):
        person(i + 1, people.one(groups[i], "nữ" if i == 2 else "nam", post=post), post, "Thành phố Sông Công")
    section("II. Đại biểu chọn cử", True)
    for i in range(21):
        post = posts[i % 7]
        woman = "LHPN" in post or i % 3 == 0
        person(i + 1, people.one(groups[i % 10], "nữ" if woman else "nam", post=post), post if woman or "LHPN" not in post else posts[0], units[i % 8])
    section("B. ĐẠI BIỂU KHÁCH MỜI")
    for i, (post, unit) in enumerate([("Phó Trưởng Ban", "Ban Dân tộc tỉnh"), ("Bí thư Thành ủy", "Thành ủy Sông Công"), ("Phó Chủ tịch", "UBND thành phố"),
                                      ("Chủ tịch", "Hội Nông dân thành phố"), ("Chủ tịch", "Hội LHPN thành phố"), ("Bí thư", "Thành đoàn Sông Công")]):
        person(i + 1, people.one("Kinh" if i else "Tày", "nữ" if i in (3, 4) else "nam", post=post), post, unit)
    sheet.write_merge(row, row, 0, 7, "Tổng cộng: 30 đại biểu (24 đại biểu chính thức, 06 đại biểu khách mời)", style(True, False, "left", True))
    row += 2
    sheet.write_merge(row, row, 0, 2, "Nơi nhận:", style(True, True, "left"))
    sheet.write_merge(row + 1, row + 1, 0, 2, "- Ban Dân tộc tỉnh;", style(across="left", size=10))
    sheet.write_merge(row + 2, row + 2, 0, 2, "- Lưu: VT.", style(across="left", size=10))
    sheet.write_merge(row, row, 5, 7, "TM. ỦY BAN NHÂN DÂN", style(True, size=12))
    sheet.write_merge(row + 1, row + 1, 5, 7, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH".replace("\n", " - "), style(True, size=12))
    sheet.write_merge(row + 5, row + 5, 5, 7, "Dương Văn Hải", style(True, size=12))
    book.save(str(path / "delegates.xls"))


# ---------------------------------------------------------------------------------------------- Đắk Lắk

DISTRICTS = ["Thành phố Buôn Ma Thuột", "Thị xã Buôn Hồ", "Huyện Buôn Đôn", "Huyện Cư Kuin", "Huyện Cư M'gar", "Huyện Ea H'leo", "Huyện Ea Kar", "Huyện Ea Súp",
             "Huyện Krông Ana", "Huyện Krông Bông", "Huyện Krông Búk", "Huyện Krông Năng", "Huyện Krông Pắc", "Huyện Lắk", "Huyện M'Drắk"]
PROVINCE_AGENCIES = ["Ban Dân tộc tỉnh", "Ban Dân vận Tỉnh ủy", "Sở Giáo dục và Đào tạo", "Sở Y tế", "Công an tỉnh", "Bộ CHQS tỉnh", "BCH Bộ đội Biên phòng tỉnh", "Sở Nông nghiệp và PTNT",
                     "Sở Công Thương", "Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch", "Hội LHPN tỉnh", "Tỉnh đoàn", "Hội Nông dân tỉnh", "Trường Đại học Tây Nguyên"]
AGENCY_FIELD = ["Xã hội", "Xã hội", "Giáo dục", "Y tế", "An ninh", "Quốc phòng", "Quốc phòng", "Nông nghiệp", "Thương mại", "Khoa học - công nghệ", "Văn hóa", "Xã hội", "Xã hội", "Nông nghiệp", "Giáo dục"]
PROVINCE_POSTS = [("Già làng, người có uy tín", "Văn hóa"), ("Nông dân sản xuất, kinh doanh giỏi", "Nông nghiệp"), ("Giáo viên", "Giáo dục"), ("Bác sĩ Trung tâm Y tế", "Y tế"),
                  ("Cán bộ Công an xã", "An ninh"), ("Chỉ huy trưởng BCH Quân sự xã", "Quốc phòng"), ("Mục sư, chức sắc tôn giáo", "Tôn giáo"), ("Giám đốc hợp tác xã", "Thương mại"),
                  ("Công nhân Công ty cao su", "Công nghiệp"), ("Chủ tịch Hội LHPN xã", "Xã hội"), ("Nghệ nhân đánh chiêng", "Văn hóa"), ("Phó Chủ tịch UBND xã", "Xã hội")]


def make_province():
    people = People(333, home="066")
    chance = random.Random(47)
    left_out = {"Kinh", "Ơ Đu", "Si La", "Pu Péo", "Cống"}
    resident = [name for name in GROUP_NAMES.values() if name not in left_out]
    assert len(resident) == 49
    common = {"Ê Đê": 82, "Nùng": 28, "Tày": 24, "Mnông": 18, "Mông": 16, "Gia Rai": 12, "Thái": 10, "Mường": 9, "Dao": 7, "Bru Vân Kiều": 3, "Xơ Đăng": 3}
    bag = [g for g, n in common.items() for _ in range(n)] + [g for g in resident if g not in common]
    assert len(bag) == 250, len(bag)
    chance.shuffle(bag)
    leaders = ["Ê Đê", "Ê Đê", "Ê Đê", "Ê Đê", "Tày", "Nùng", "Ê Đê", "Mnông", "Ê Đê", "Gia Rai", "Thái", "Ê Đê", "Tày", "Ê Đê", "Nùng", "Ê Đê", "Mường", "Ê Đê"]
    for group in leaders:
        bag.remove(group)
    folder = HERE / "04_province"
    folder.mkdir(exist_ok=True)
    (folder / "delegates.congress.toml").write_text(f"""\
# The numbers of delegates and of groups are those published on the congress; which 49 groups they were
# is chosen here from the catalogue, and so are the days.
name = "Đắk Lắk"
level = "province"
groups = [
{group_lines(resident)}]

[held]
date = 2024-11-14
days = 2.0
""", encoding="utf-8")
    path = folder / "delegates.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"author": "Ban Dân tộc", "created": STAMP})

    def form(**more):
        return book.add_format({"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter", **more})

    plain, middle = form(border=1, text_wrap=True), form(border=1, align="center")
    date = form(border=1, align="center", num_format="dd/mm/yyyy")
    bold, head = form(border=1, bold=True), form(border=1, bold=True, align="center", text_wrap=True)
    number = form(border=1, align="center", italic=True, font_size=9)
    upright = form(align="center", font_size=12)
    title, sub, nation = form(bold=True, align="center", font_size=14), form(italic=True, align="center", font_size=12), form(bold=True, align="center", font_size=12)

    def start(name, widths, heading, last):
        sheet = book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.6, 0.4, 0.6, 0.6)
        for i, width in enumerate(widths):
            sheet.set_column(i, i, width)
        half = last // 2
        sheet.merge_range(0, 0, 0, half - 1, "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK", upright)
        sheet.merge_range(1, 0, 1, half - 1, "BAN DÂN TỘC", nation)
        sheet.merge_range(0, half, 0, last, NATION[0], nation)
        sheet.merge_range(1, half, 1, last, NATION[1], nation)
        sheet.merge_range(3, 0, 3, last, heading, title)
        sheet.merge_range(4, 0, 4, last, "Đại hội đại biểu các dân tộc thiểu số tỉnh Đắk Lắk lần thứ IV, năm 2024", title)
        return sheet

    sheet = start("ĐB chính thức", [6, 27, 13, 9, 14, 15, 34, 30, 20, 12], "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC", 9)
    sheet.merge_range(5, 0, 5, 9, "(Kèm theo Công văn số 1187/BDT-CSDT ngày 25/10/2024 của Ban Dân tộc tỉnh)", sub)
    header = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Số CCCD", "Chức vụ", "Đơn vị công tác", "Lĩnh vực", "Ghi chú"]
    for column, text in enumerate(header):
        sheet.write(7, column, text, head)
        sheet.write(8, column, column + 1, number)
    sheet.repeat_rows(7)
    sheet.freeze_panes(9, 2)
    row, ordinal, women = 9, 0, 0

    def section(text):
        nonlocal row
        sheet.merge_range(row, 0, row, 9, text, bold)
        row += 1

    def person(group, woman, post, field, unit):
        nonlocal row, ordinal, women
        who = people.one(group, "nữ" if woman else "nam", post=post)
        ordinal += 1
        women += who.woman
        sheet.write(row, 0, ordinal, middle)
        sheet.write(row, 1, who.name, plain)
        sheet.write_datetime(row, 2, dt.datetime.combine(who.birth, dt.time()), date)
        sheet.write(row, 3, "Nữ" if who.woman else "Nam", middle)
        sheet.write(row, 4, who.group_name, middle)
        sheet.write_string(row, 5, who.identity, middle)
        sheet.write(row, 6, post, plain)
        sheet.write(row, 7, unit, plain)
        sheet.write(row, 8, field, middle)
        sheet.write_blank(row, 9, None, plain)
        row += 1

    section("A. ĐẠI BIỂU ĐƯƠNG NHIÊN")
    leader_posts = ["Phó Bí thư Tỉnh ủy", "Phó Chủ tịch HĐND tỉnh", "Phó Chủ tịch UBND tỉnh", "Chủ tịch UBMTTQ Việt Nam tỉnh", "Trưởng Ban Dân tộc tỉnh", "Nguyên Chủ tịch HĐND tỉnh", "Nguyên Chủ tịch UBND tỉnh",
                    "Ủy viên BTV Tỉnh ủy", "Nguyên Trưởng Ban Dân tộc", "Anh hùng Lao động", "Nhà giáo ưu tú", "Thầy thuốc nhân dân", "Thầy thuốc ưu tú", "Nghệ nhân ưu tú", "Nghệ nhân nhân dân", "Anh hùng LLVTND", "Nhà giáo nhân dân", "Nguyên Phó Bí thư Tỉnh ủy"]
    for i, (group, post) in enumerate(zip(leaders, leader_posts)):
        field = "Giáo dục" if "giáo" in post else "Y tế" if "thuốc" in post else "Văn hóa" if "Nghệ" in post else "Xã hội"
        person(group, i in (2, 10, 12, 13), post, field, "Tỉnh Đắk Lắk")
    section("B. ĐẠI BIỂU CHỌN CỬ")
    section("I. Đại biểu do đại hội cấp huyện chọn cử")
    for i, district in enumerate(DISTRICTS):
        section(f"{i + 1}. {district}")
        for j in range(13 if i < 7 else 12):
            post, field = PROVINCE_POSTS[(i + j) % 12]
            woman = "LHPN" in post or (post not in ("Già làng, người có uy tín", "Chỉ huy trưởng BCH Quân sự xã", "Mục sư, chức sắc tôn giáo") and (i + j) % 12 in (1, 2, 3, 7))
            person(bag.pop(), woman, post, field, district)
    section("II. Đại biểu do các sở, ban, ngành, đoàn thể chọn cử")
    for i in range(45):
        agency = i % 15
        post = ["Phó Trưởng phòng", "Chuyên viên", "Ủy viên Ban Chấp hành" if agency in (11, 12, 13) else "Cán bộ"][i // 15]
        person(bag.pop(), agency == 11 or (i % 3 == 0 and agency not in (5, 6)), post, AGENCY_FIELD[agency], PROVINCE_AGENCIES[agency])
    assert ordinal == 250 and not bag and women >= 75, (ordinal, bag, women)
    sheet.merge_range(row, 0, row, 1, "Tổng cộng", bold)
    sheet.write(row, 2, 250, head)
    sheet.merge_range(row, 3, row, 9, f"Trong đó nữ: {women}", bold)
    foot = row + 2
    sheet.merge_range(foot, 6, foot, 9, "TRƯỞNG BAN", nation)
    sheet.merge_range(foot + 5, 6, foot + 5, 9, "Y Thinh Niê", nation)

    sheet = start("ĐB khách mời", [6, 28, 13, 10, 14, 34, 40, 12], "DANH SÁCH ĐẠI BIỂU KHÁCH MỜI", 7)
    for column, text in enumerate(["STT", "Họ và tên", "Năm sinh", "Giới tính", "Dân tộc", "Chức vụ", "Đơn vị công tác", "Ghi chú"]):
        sheet.write(6, column, text, head)
    units = ["Ủy ban Dân tộc", "Văn phòng Chính phủ", "Ban Dân vận Trung ương"] + [a for a in PROVINCE_AGENCIES] + ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng", "Báo Đắk Lắk", "Đài PT-TH tỉnh",
             "Hội Cựu chiến binh tỉnh", "Liên đoàn Lao động tỉnh", "Liên minh HTX tỉnh", "Ngân hàng CSXH tỉnh"]
    slots = [("Lãnh đạo", u) for u in units] + [("Bí thư", d) for d in DISTRICTS] + [("Chủ tịch UBND", d) for d in DISTRICTS] + [("Trưởng phòng Dân tộc", d) for d in DISTRICTS] + [("Cán bộ lão thành cách mạng", d) for d in DISTRICTS[:10]]
    assert len(slots) == 83, len(slots)
    for i, (post, unit) in enumerate(slots):
        who = people.one("Kinh" if i % 4 else chance.choice(["Ê Đê", "Tày", "Nùng"]), "nữ" if i % 5 == 2 else "nam", post=post)
        for column, value in enumerate([i + 1, who.name, who.birth.year, "Nữ" if who.woman else "Nam", who.group_name, post, unit, ""]):
            sheet.write(7 + i, column, value, plain if column in (1, 5, 6, 7) else middle)
    sheet.merge_range(90, 0, 90, 1, "Tổng cộng", bold)
    sheet.write(90, 2, 83, head)

    sheet = start("Tổng hợp", [6, 44, 14, 14, 24], "TỔNG HỢP SỐ LƯỢNG ĐẠI BIỂU", 4)
    for column, text in enumerate(["STT", "Thành phần", "Số lượng", "Trong đó nữ", "Ghi chú"]):
        sheet.write(6, column, text, head)
    for i, (text, count) in enumerate([("Đại biểu đương nhiên", 18), ("Đại biểu do đại hội cấp huyện chọn cử", 187), ("Đại biểu do sở, ban, ngành, đoàn thể chọn cử", 45), ("Đại biểu khách mời", 83)]):
        for column, value in enumerate([i + 1, text, count, "", ""]):
            sheet.write(7 + i, column, value, plain if column in (1, 4) else middle)
    sheet.write(11, 1, "Tổng cộng", bold)
    sheet.write(11, 2, 333, head)
    book.close()
    print("04: women", women)


# ---------------------------------------------------------------------------------------------- Thái Nguyên

THAI_NGUYEN = [  # units of 2019 with invented numbers: Tày, Nùng, Dao, Sán Chay, Sán Dìu, Mông, Ngái, other groups
    ("Thành phố Thái Nguyên", 21400, 15300, 1900, 3100, 9800, 400, 60, 900), ("Thành phố Sông Công", 1500, 1300, 150, 200, 900, 40, 0, 60),
    ("Thị xã Phổ Yên", 2900, 2500, 2100, 1800, 4700, 60, 15, 210), ("Huyện Định Hóa", 43200, 4100, 5600, 6300, 900, 350, 0, 400),
    ("Huyện Đại Từ", 24800, 15600, 7900, 9200, 6400, 250, 140, 520), ("Huyện Đồng Hỷ", 7900, 14700, 5200, 3900, 7600, 3700, 180, 480),
    ("Huyện Phú Bình", 2100, 5800, 190, 300, 3200, 70, 0, 150), ("Huyện Phú Lương", 24900, 7200, 4600, 9800, 1700, 900, 25, 330),
    ("Huyện Võ Nhai", 16900, 14200, 9700, 2400, 600, 5100, 20, 410),
]


def make_thai_nguyen():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Dân số DTTS"
    sheet["A1"], sheet["F1"] = "UBND TỈNH THÁI NGUYÊN", NATION[0]
    sheet["A3"] = "BIỂU TỔNG HỢP DÂN SỐ CÁC DÂN TỘC THIỂU SỐ (số liệu giả định)"
    thin = Border(*[Side(style="thin")] * 4)
    groups = ["Tày", "Nùng", "Dao", "Sán Chay", "Sán Dìu", "Mông", "Ngái", "Dân tộc khác"]
    for cells, text in [("A5:A6", "STT"), ("B5:B6", "Huyện, thành phố, thị xã"), ("C5:J5", "Dân số chia theo dân tộc (người)")]:
        sheet.merge_cells(cells)
        sheet[cells.split(":")[0]] = text
    for at, group in enumerate(groups):
        sheet.cell(6, 3 + at, group)
    for at, (name, *people) in enumerate(THAI_NGUYEN):
        for column, value in enumerate([at + 1, name, *people]):
            sheet.cell(7 + at, 1 + column, value)
    sheet.cell(16, 2, "Tổng cộng")
    for at in range(8):
        sheet.cell(16, 3 + at, sum(line[1 + at] for line in THAI_NGUYEN))
    for row in sheet["A5:J16"]:
        for cell in row:
            cell.border, cell.alignment = thin, Alignment(wrap_text=True, vertical="center")
            cell.font = Font(name="Times New Roman", size=12, bold=cell.row < 7 or cell.row == 16)
    sheet.column_dimensions["B"].width = 26
    sheet["H18"], sheet["H19"] = "Thái Nguyên, ngày 05 tháng 7 năm 2019", "NGƯỜI LẬP BIỂU"
    save(book, HERE / "05_allotment" / "thai_nguyen.xlsx")


if __name__ == "__main__":
    make_sa_thay()
    make_song_cong()
    make_province()
    make_thai_nguyen()
