"""Writes the folder of a province, examples/08_province_folder. Run it from anywhere: `python3 examples/make_folder.py`.

Needs openpyxl. Which units hold a congress is that of 47/KH-UBND; the people, the populations and the allotments are invented.
"""

import csv
import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from make import STAMP, Office
from people import People

HERE = Path(__file__).parent / "08_province_folder"
POSTS = [("Phó Chủ tịch UBND xã", "Xã hội"), ("Nông dân sản xuất, kinh doanh giỏi", "Nông nghiệp"), ("Trưởng Công an xã", "An ninh"), ("Giáo viên Trường Tiểu học", "Giáo dục"),
         ("Người có uy tín", "Văn hóa"), ("Trưởng trạm Y tế xã", "Y tế"), ("Chỉ huy trưởng BCH Quân sự xã", "Quốc phòng"), ("Chức việc tôn giáo", "Tôn giáo"),
         ("Giám đốc HTX chè", "Thương mại"), ("Công nhân khu công nghiệp", "Công nghiệp"), ("Cán bộ khuyến nông", "Khoa học - công nghệ")]
GUESTS = ["Ban Dân tộc tỉnh", "Ủy ban MTTQ huyện", "Huyện đoàn", "Hội Nông dân huyện", "Hội Cựu chiến binh huyện", "Phòng Nội vụ", "Phòng Tài chính - Kế hoạch", "Trung tâm Y tế"]


@dataclass
class Unit:
    name: str  # as titles write it
    file: str
    official: int
    guests: int
    women: int
    groups: list
    sends: int  # official delegates to the province's congress
    day: str
    people: list = None
    visitors: list = None


UNITS = [
    Unit("Thành phố Thái Nguyên", "tp-thai-nguyen.xlsx", 120, 40, 48, ["Tày", "Nùng", "Sán Dìu", "Hoa", "Dao"], 24, "2024-05-22"),
    Unit("Thành phố Phổ Yên", "pho-yen.csv", 90, 30, 33, ["Sán Dìu", "Tày", "Nùng", "Dao"], 18, "2024-05-23"),
    Unit("Huyện Đồng Hỷ", "dong-hy.xlsx", 150, 50, 52, ["Nùng", "Tày", "Sán Dìu", "Dao", "Mông", "Sán Chay", "Ngái"], 27, "2024-05-10"),
    Unit("Huyện Võ Nhai", "vo-nhai.xlsx", 140, 46, 40, ["Tày", "Nùng", "Dao", "Mông", "Sán Chay"], 28, "2024-05-24"),
    Unit("Huyện Phú Lương", "phu-luong.xlsx", 110, 36, 40, ["Tày", "Nùng", "Sán Chay", "Dao", "Mông"], 24, "2024-05-28"),
    Unit("Huyện Đại Từ", "dai-tu.xlsx", 130, 43, 45, ["Tày", "Nùng", "Sán Dìu", "Sán Chay", "Dao", "Ngái"], 26, "2024-05-29"),
    Unit("Huyện Phú Bình", "phu-binh.xlsx", 84, 30, 28, ["Nùng", "Sán Dìu", "Tày"], 14, "2024-05-30"),
]
WEIGHTS = {"Tày": 10, "Nùng": 7, "Sán Dìu": 5, "Sán Chay": 4, "Dao": 4, "Mông": 2, "Hoa": 1, "Ngái": 1}
people = People(20240610, home="019")
chance = random.Random(19)


def crowd(unit):
    """The unit's delegates and guests: every group has somebody, and so many are women."""
    groups = list(unit.groups) + chance.choices(unit.groups, [WEIGHTS[g] for g in unit.groups], k=unit.official - len(unit.groups))
    chance.shuffle(groups)
    women = set(chance.sample(range(unit.official), unit.women))
    unit.people = []
    for i, group in enumerate(groups):
        post, field = POSTS[i % len(POSTS)]
        if i < 8:
            post = ["Phó Bí thư Thường trực", "Phó Chủ tịch HĐND", "Phó Chủ tịch UBND", "Chủ tịch UBMTTQ", "Trưởng phòng Dân tộc", "Nguyên Chủ tịch HĐND", "Nghệ nhân ưu tú", "Nhà giáo ưu tú"][i]
            field = "Xã hội"
        unit.people.append(people.one(group, "nữ" if i in women else "nam", post=post, field=field, unit=unit.name))
    unit.visitors = [people.one("Kinh" if i % 3 else "Tày", "nữ" if i % 4 == 1 else "nam", post="Lãnh đạo", unit=GUESTS[i % len(GUESTS)]) for i in range(unit.guests)]


def kind(index):
    return "Đương nhiên" if index < 8 else "Chọn cử"


def sent(unit):
    """Those who go on to the province's congress, and two alternates."""
    return unit.people[2 : 2 + unit.sends], unit.people[60:62]


HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Số CCCD", "Chức vụ", "Thành phần", "Lĩnh vực"]
WIDTHS = [5, 26, 13, 9, 13, 16, 30, 14, 18]


def row(number, person, kind):
    return [number, person.name, person.birth, "Nữ" if person.woman else "Nam", person.group_name, person.identity, person.post, kind, person.field]


def page(book, sheet, unit, title, place="huyện"):
    page = Office(book, sheet, WIDTHS)
    page.letterhead(unit.upper(), "ỦY BAN NHÂN DÂN", "Thái Nguyên, tháng 5 năm 2024", 4)
    page.title(title, f"Đại hội đại biểu các dân tộc thiểu số {unit[0].lower()}{unit[1:]} lần thứ IV, năm 2024")
    return page


def table(page, lines):
    for column, text in enumerate(HEADER, 1):
        page.put(column, text, bold=True, box=True, wrap=True)
    page.row += 1
    for line in lines:
        page.line(line, left=(2, 7))


def save(book, path):
    book.properties.creator = "Ban Dân tộc"
    book.properties.created = book.properties.modified = STAMP
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def write_unit(unit):
    book = openpyxl.Workbook()
    book.remove(book.active)
    official = page(book, "ĐB chính thức", unit.name, "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC")
    table(official, [row(i + 1, p, kind(i)) for i, p in enumerate(unit.people)])
    official.put(1, f"Tổng cộng: {len(unit.people)} đại biểu", to=len(HEADER), bold=True, across="left")
    guests = page(book, "Khách mời", unit.name, "DANH SÁCH ĐẠI BIỂU KHÁCH MỜI")
    table(guests, [row(i + 1, p, "") for i, p in enumerate(unit.visitors)])
    going, alternates = sent(unit)
    delegation = Office(book, "Đoàn dự ĐH tỉnh", WIDTHS)
    delegation.letterhead(unit.name.upper(), "ỦY BAN NHÂN DÂN", "Thái Nguyên, tháng 5 năm 2024", 4)
    delegation.title(f"DANH SÁCH ĐOÀN ĐẠI BIỂU {unit.name.upper()}", "dự Đại hội đại biểu các dân tộc thiểu số tỉnh Thái Nguyên lần thứ IV, năm 2024")
    for column, text in enumerate(HEADER, 1):
        delegation.put(column, text, bold=True, box=True, wrap=True)
    delegation.row += 1
    delegation.section("I. Đại biểu chính thức")
    for i, person in enumerate(going):
        delegation.line(row(i + 1, person, ""), left=(2, 7))
    delegation.section("II. Đại biểu dự khuyết")
    for i, person in enumerate(alternates):
        delegation.line(row(i + 1, person, ""), left=(2, 7))
    save(book, HERE / "huyen" / unit.file)


def write_csv(unit):
    """One office keeps its list as CSV, with the role and the delegation in columns."""
    path = HERE / "huyen" / unit.file
    path.parent.mkdir(parents=True, exist_ok=True)
    going, alternates = sent(unit)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ THÀNH PHỐ PHỔ YÊN LẦN THỨ IV"])
        out.writerow(HEADER + ["Tư cách đại biểu", "Đoàn dự ĐH tỉnh"])
        number = 0
        for role, crowd in [("Chính thức", unit.people), ("Khách mời", unit.visitors)]:
            for i, person in enumerate(crowd):
                number += 1
                line = row(number, person, kind(i) if role == "Chính thức" else "")
                line[2] = person.birth.strftime("%d/%m/%Y")
                out.writerow(line + [role, "x" if person in going else ""])


PROVINCE_AGENCIES = ["Ban Dân tộc tỉnh", "Sở Nông nghiệp và PTNT", "Sở Giáo dục và Đào tạo", "Sở Y tế", "Công an tỉnh", "Bộ CHQS tỉnh", "Sở Văn hóa, Thể thao và Du lịch", "Tỉnh đoàn", "Hội LHPN tỉnh"]


def write_province(conference):
    """The province's own list: those whom the districts send, agencies, ex-officio; with two mistakes in one delegation."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheet = page(book, "ĐB chính thức", "Tỉnh Thái Nguyên", "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC")
    for column, text in enumerate(HEADER, 1):
        sheet.put(column, text, bold=True, box=True, wrap=True)
    sheet.row += 1
    number = 0

    def line(person, kind):
        nonlocal number
        number += 1
        sheet.line(row(number, person, kind), left=(2, 7))

    sheet.section("A. ĐẠI BIỂU ĐƯƠNG NHIÊN")
    for i in range(12):
        line(people.one(["Tày", "Nùng", "Sán Chay"][i % 3], "nữ" if i % 4 == 3 else "nam", post="Lãnh đạo, nguyên lãnh đạo tỉnh", field="Xã hội"), "Đương nhiên")
    sheet.section("B. ĐẠI BIỂU CHỌN CỬ")
    for unit in UNITS:
        sheet.section(unit.name)
        going, _ = sent(unit)
        if unit.file == "dai-tu.xlsx":  # the province has somebody whom Đại Từ does not send, in place of one whom it does
            going = going[:-1] + [unit.people[90]]
        for person in going:
            line(person, "Chọn cử")
    for name, crowd in conference.items():
        sheet.section(name)
        for person in crowd:
            line(person, "Chọn cử")
    sheet.section("Các sở, ban, ngành, đoàn thể")
    for i in range(30):
        line(people.one(["Tày", "Nùng", "Dao", "Sán Dìu", "Hoa", "Mông"][i % 6], "nữ" if i % 2 else "nam", post=PROVINCE_AGENCIES[i % 9], field=POSTS[i % 11][1]), "Chọn cử")
    guests = page(book, "Khách mời", "Tỉnh Thái Nguyên", "DANH SÁCH ĐẠI BIỂU KHÁCH MỜI")
    table(guests, [row(i + 1, people.one("Kinh", "nữ" if i % 4 == 1 else "nam", post="Khách mời"), "") for i in range(70)])
    save(book, HERE / "tinh" / "thai-nguyen.xlsx")
    return number


def main():
    for unit in UNITS:
        crowd(unit)
    by_file = {unit.file: unit for unit in UNITS}
    # The same man is chosen by two districts.
    by_file["dai-tu.xlsx"].people[75] = by_file["phu-luong.xlsx"].people[70].but(unit="Huyện Đại Từ")
    for unit in UNITS:
        write_csv(unit) if unit.file.endswith(".csv") else write_unit(unit)
    # A copy of last week, which the settings leave out.
    (HERE / "huyen" / "dong-hy-cu.xlsx").write_bytes((HERE / "huyen" / "dong-hy.xlsx").read_bytes())
    conference = {
        "Huyện Định Hóa": [people.one("Tày", "nữ" if i % 3 == 0 else "nam", post=POSTS[i % 11][0], field=POSTS[i % 11][1]) for i in range(27)],
        "Thành phố Sông Công": [people.one(["Tày", "Nùng", "Sán Dìu"][i % 3], "nữ" if i % 3 == 0 else "nam", post=POSTS[i % 11][0], field=POSTS[i % 11][1]) for i in range(6)],
    }
    print("official delegates of the province:", write_province(conference), "sent:", sum(u.sends for u in UNITS) + 33)


if __name__ == "__main__":
    main()
