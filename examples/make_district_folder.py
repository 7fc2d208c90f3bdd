"""Writes the folder of examples/09_district_folder. Run it from anywhere: `python3 examples/make_district_folder.py`.

Needs openpyxl, XlsxWriter, python-docx and xlwt. Lâm Đồng had these twelve districts in 2024; the people, the populations
and all that is wrong with the lists are invented. The README there says what has to be found, and how the earlier report
was made.
"""

import csv
import datetime as dt
import random
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import xlwt

from make import NATION, Office, steady
from people import People

HERE = Path(__file__).parent / "09_district_folder"
DISTRICTS = HERE / "huyện"
HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Số CCCD", "Chức vụ, đơn vị công tác"]
OFFICIAL = HEADER + ["Thành phần", "Đoàn dự ĐH tỉnh"]
WIDTHS = [5, 24, 12, 9, 11, 16, 34]
EMPTY = [[number] + [None] * (len(OFFICIAL) - 1) for number in range(1, 21)]
EX_OFFICIO = 4  # so many of each list, in front
POSTS = ["Phó Chủ tịch UBND xã", "Nông dân sản xuất giỏi", "Trưởng Công an xã", "Giáo viên Trường Tiểu học", "Người có uy tín",
         "Trưởng trạm Y tế xã", "Cán bộ khuyến nông", "Nghệ nhân cồng chiêng", "Giám đốc HTX nông nghiệp", "Chi hội trưởng nông dân thôn"]
GUESTS = ["Ban Dân tộc tỉnh", "Ủy ban MTTQ huyện", "Huyện đoàn", "Hội Nông dân huyện", "Hội Cựu chiến binh huyện", "Phòng Nội vụ"]
CONGRESS = "Đại hội đại biểu các dân tộc thiểu số"
people = People(20240601, home="068")
chance = random.Random(68)


@dataclass
class District:
    name: str
    kind: str  # as titles write it
    official: int
    women: int
    guests: int
    sends: int  # official delegates to the province's congress
    groups: list

    def __post_init__(self):
        """Every group has somebody; the larger ones have the others."""
        groups = self.groups + chance.choices([g for g in self.groups if g in ("Tày", "Nùng", "Thái", "Mường", "Dao")], k=max(0, self.official - len(self.groups)))
        women = set(chance.sample(range(self.official), self.women))
        self.people = [people.one(group, "nữ" if i in women else "nam", post=POSTS[i % len(POSTS)]) for i, group in enumerate(groups[: self.official])]
        self.visitors = [people.one("Kinh" if i % 3 else "Tày", "nữ" if i % 4 == 1 else "nam", post=f"Lãnh đạo {GUESTS[i % len(GUESTS)]}") for i in range(self.guests)]

    @property
    def full(self):
        return f"{self.kind} {self.name}"

    @property
    def officials(self):
        """The header and the rows of the official list."""
        return OFFICIAL, official_rows(self.people, self.sends)

    @property
    def guest_list(self):
        return HEADER, guest_rows(self.visitors)

    def title(self, role):
        return [f"DANH SÁCH ĐẠI BIỂU {role}", f"{CONGRESS} {self.full[0].lower()}{self.full[1:]} lần thứ IV, năm 2024"]


def guest_rows(crowd):
    for number, person in enumerate(crowd, 1):
        yield [number, person.name, person.birth, "Nữ" if person.woman else "Nam", person.group_name, person.identity, person.post]


def official_rows(crowd, sends):
    """With the kind of each, and a mark at those who go on to the province's congress."""
    for values in guest_rows(crowd):
        number = values[0]
        goes = EX_OFFICIO - 2 < number <= EX_OFFICIO - 2 + sends
        yield values + ["Đương nhiên" if number <= EX_OFFICIO else "Chọn cử", "x" if goes else ""]


def as_text(line):
    return [value.strftime("%d/%m/%Y") if isinstance(value, dt.date) else str(value) for value in line]


def write_xlsx(path, agency, title, header, rows):
    book = openpyxl.Workbook()
    book.remove(book.active)
    page = Office(book, "Danh sách", WIDTHS + [14] * (len(header) - len(WIDTHS)))
    page.letterhead(agency.upper(), "ỦY BAN NHÂN DÂN", "Lâm Đồng, ngày 16 tháng 5 năm 2024", 4)
    page.title(*title)
    for column, text in enumerate(header, 1):
        page.put(column, text, bold=True, box=True, wrap=True)
    page.row += 1
    rows = list(rows)
    for values in rows:
        page.line(values, left=(2, 7))
    if rows[0][1]:
        page.ending(f"Tổng cộng: {len(rows)} đại biểu", ["- Ban Dân tộc tỉnh;", "- Lưu: VT."], "TM. ỦY BAN NHÂN DÂN", "")
    save(book, path)


def save(book, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    book.properties.creator = "Phòng Dân tộc"
    book.properties.created = dt.datetime(2024, 5, 16, 8)
    book.save(path)
    steady(path)


def write_docx(path, agency, title, header, communes):
    """A document as it is signed: the letterhead in a table without lines, a table of people for each commune."""
    document = docx.Document()
    head = document.add_table(2, 2)
    for at, text in enumerate(["ỦY BAN NHÂN DÂN", NATION[0], agency.upper(), NATION[1]]):
        head.cell(at // 2, at % 2).text = text
    for text in title:
        document.add_paragraph(text)
    for commune, rows in communes.items():
        document.add_paragraph(commune)
        table = document.add_table(1, len(header), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, header):
            cell.text = text
        for values in rows:
            for cell, text in zip(table.add_row().cells, as_text(values)):
                cell.text = text
    document.core_properties.created = document.core_properties.modified = dt.datetime(2024, 5, 16, 8)
    document.save(path)
    steady(path)


def write_xls(path, title, header, rows):
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Danh sách")
    date = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    lines = [[text] for text in title] + [[], header] + list(rows)
    for at, line in enumerate(lines):
        for column, value in enumerate(line):
            sheet.write(at, column, value, *([date] if isinstance(value, dt.date) else []))
    book.save(str(path))


def write_csv(path, title, header, rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerows([text] for text in title)
        out.writerow(header)
        out.writerows(as_text(values) for values in rows)


def write_pdf(path):
    """A scan: a page without any text."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"]
    content, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj%sendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 4\n0000000000 65535 f \n%strailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(content))
    path.write_bytes(content + end)


def write_summary(path, districts):
    """The office's own count of what it has been told by telephone."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    page = Office(book, "Tổng hợp", [5, 22, 14, 10, 14])
    page.letterhead("BAN DÂN TỘC", "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "Lâm Đồng, ngày 17 tháng 5 năm 2024", 3)
    page.title("BIỂU TỔNG HỢP SỐ LƯỢNG ĐẠI BIỂU", f"{CONGRESS} cấp huyện, năm 2024")
    for column, text in enumerate(["STT", "Đơn vị", "Chính thức", "Trong đó nữ", "Khách mời"], 1):
        page.put(column, text, bold=True, box=True, wrap=True)
    page.row += 1
    for number, it in enumerate(districts, 1):
        page.line([number, it.full, it.official, it.women, it.guests], left=(2,))
    page.line([None, "Tổng cộng", sum(it.official for it in districts), sum(it.women for it in districts), sum(it.guests for it in districts)], left=(2,))
    save(book, path)


def decomposed(name):
    return unicodedata.normalize("NFD", name)


def write_lists(d):
    """What each district has sent."""
    def both(name, stem):
        it = d[name]
        write_xlsx(DISTRICTS / f"{stem}-chinh-thuc.xlsx", it.full, it.title("CHÍNH THỨC"), *it.officials)
        write_xlsx(DISTRICTS / f"{stem}-khach-moi.xlsx", it.full, it.title("KHÁCH MỜI"), *it.guest_list)

    for name, stem in [("Đà Lạt", "da-lat"), ("Lạc Dương", "lac-duong"), ("Lâm Hà", "lam-ha")]:
        both(name, stem)
    it = d["Di Linh"]
    it.visitors[4] = it.people[7]
    both("Di Linh", "di-linh")

    it = d["Bảo Lộc"]
    write_xlsx(DISTRICTS / "ds1.xlsx", "PHÒNG DÂN TỘC", ["DANH SÁCH ĐẠI BIỂU CHÍNH THỨC"], *it.officials)
    write_xlsx(DISTRICTS / "ds2.xlsx", "PHÒNG DÂN TỘC", ["DANH SÁCH KHÁCH MỜI"], *it.guest_list)

    it = d["Đam Rông"]
    header, rows = it.officials
    rows = list(rows)
    communes = {"I. Xã Đạ Tông": rows[:12], "II. Xã Rô Men": rows[12:24], "III. Xã Liêng Srônh": rows[24:]}
    write_docx(DISTRICTS / "dam-rong-chinh-thuc.docx", it.full, it.title("CHÍNH THỨC"), header, communes)
    header, rows = it.guest_list
    write_docx(DISTRICTS / "dam-rong-khach-moi.docx", it.full, it.title("KHÁCH MỜI"), header, {"Khách mời của huyện": rows})

    it = d["Đức Trọng"]
    newest = DISTRICTS / "duc-trong chinh thuc 16-5-2024.xlsx"
    write_xlsx(newest, it.full, it.title("CHÍNH THỨC"), *it.officials)
    write_xlsx(DISTRICTS / "duc-trong chinh thuc 10-5-2024.xlsx", it.full, it.title("CHÍNH THỨC"), OFFICIAL, official_rows([p for p in it.people if p.group_name != "Thái"], it.sends))
    write_xlsx(DISTRICTS / "duc-trong khach moi.xlsx", it.full, it.title("KHÁCH MỜI"), *it.guest_list)

    it = d["Bảo Lâm"]
    write_xls(DISTRICTS / "bao-lam-chinh-thuc.xls", it.title("CHÍNH THỨC"), *it.officials)
    write_csv(DISTRICTS / "bao-lam-khach-moi.csv", it.title("KHÁCH MỜI"), *it.guest_list)

    it = d["Đạ Tẻh"]
    write_xlsx(DISTRICTS / decomposed("Đạ Tẻh - đại biểu chính thức.xlsx"), "PHÒNG DÂN TỘC", ["DANH SÁCH ĐẠI BIỂU CHÍNH THỨC"], *it.officials)
    write_xlsx(DISTRICTS / decomposed("Đạ Tẻh - khách mời.xlsx"), "PHÒNG DÂN TỘC", ["DANH SÁCH KHÁCH MỜI"], *it.guest_list)

    it = d["Cát Tiên"]
    write_xlsx(DISTRICTS / "cat-tien-khach-moi.xlsx", it.full, it.title("KHÁCH MỜI"), *it.guest_list)
    it = d["Đạ Huoai"]
    write_xlsx(DISTRICTS / "da-huoai.xlsx", it.full, it.title("CHÍNH THỨC"), OFFICIAL, EMPTY)
    write_pdf(DISTRICTS / "don-duong.pdf")


def main():
    DISTRICTS.mkdir(parents=True, exist_ok=True)
    southern = ["Cơ Ho", "Mạ", "Tày", "Nùng"]
    districts = [
        District("Đà Lạt", "Thành phố", 24, 9, 6, 4, ["Cơ Ho", "Tày", "Nùng"]),
        District("Bảo Lộc", "Thành phố", 30, 11, 9, 8, southern),
        District("Đam Rông", "Huyện", 36, 13, 10, 14, ["Cơ Ho", "Mông", "Tày", "Nùng"]),
        District("Lạc Dương", "Huyện", 45, 17, 17, 12, ["Cơ Ho", "Chu Ru", "Tày", "Nùng"]),
        District("Lâm Hà", "Huyện", 48, 13, 14, 13, ["Cơ Ho", "Tày", "Nùng", "Thái"]),
        District("Đơn Dương", "Huyện", 0, 0, 0, 0, []),
        District("Đức Trọng", "Huyện", 33, 12, 11, 16, ["Chu Ru", "Cơ Ho", "Tày", "Nùng", "Thái"]),
        District("Di Linh", "Huyện", 42, 15, 12, 16, ["Cơ Ho", "Mạ", "Tày", "Nùng", "Mường"]),
        District("Bảo Lâm", "Huyện", 36, 12, 12, 13, ["Mạ", "Cơ Ho", "Tày", "Nùng", "Dao"]),
        District("Đạ Huoai", "Huyện", 0, 0, 0, 0, []),
        District("Đạ Tẻh", "Huyện", 27, 10, 8, 9, ["Mạ", "Tày", "Nùng"]),
        District("Cát Tiên", "Huyện", 0, 0, 7, 0, []),
    ]
    write_lists({it.name: it for it in districts})
    write_summary(HERE / "tong-hop.xlsx", [it for it in districts if it.official])
    write_xlsx(HERE / "mau-danh-sach.xlsx", "HUYỆN …", ["DANH SÁCH ĐẠI BIỂU CHÍNH THỨC", f"{CONGRESS} huyện … lần thứ IV, năm 2024"], OFFICIAL, EMPTY)
    # Excel's mark that somebody has the workbook open: the user's name, padded.
    (DISTRICTS / "~$lam-ha-chinh-thuc.xlsx").write_bytes(bytes([9]) + b"Phong DT ".ljust(54) + "Phong DT ".ljust(55).encode("utf-16-le"))


if __name__ == "__main__":
    main()
