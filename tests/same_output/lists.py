"""Draws lists of delegates as offices write them, the same ones on every machine and every day.

They hold what the kept workbooks do not: many mistakes on one list, and every mixture of layouts.
Everybody is invented.
"""

import random
import zipfile
from xml.sax.saxutils import escape

FAMILY = ["Lò", "Vàng", "Giàng", "Nông", "Hoàng", "Lù", "Bế", "Ma", "Triệu", "Y", "Rơ Châm", "Nguyễn"]
MIDDLE = {"Nam": ["Văn", "A", "Đức", "Minh"], "Nữ": ["Thị", "Thị Thu", "Ngọc", "Bích"]}
GIVEN = ["An", "Bình", "Chanh", "Dũng", "Én", "Giang", "Hòa", "Kim", "Lan", "Mai", "Páo", "Sùng", "Tuyết", "Xuân"]
GROUPS = ["Tày", "Nùng", "Dao", "Mông", "Thái", "Mường", "Sán Chay", "Ê Đê", "Kinh"]
UNITS = ["Xã Bản Phố", "Xã Tà Chải", "Xã Na Hối", "Thị trấn Bắc Hà", "Phòng Dân tộc huyện", "Công an huyện"]
WORK = ["Giáo dục", "Y tế", "Nông nghiệp", "An ninh", "Quốc phòng", "Văn hóa", "Phó Chủ tịch UBND xã"]
LEVELS = [("huyện Bắc Hà", "district"), ("tỉnh Lào Cai", "province"), ("xã Tà Chải", "commune"), ("", None)]
# What clerks mistake in a cell, by the column.
MISTAKES = {
    "name": ["", "Lò Thị", "Vàng A Sùng", "Nông Văn Hòa (vắng)"],
    "birth": ["", "31/2/1985", "1985", "12/13/1980", "3/2015", "không rõ"],
    "gender": ["", "nam/nữ", "x", "N"],
    "group": ["", "Tầy", "Nùngg", "H'Mông", "Người Dao", "gọi 0912.345.678"],
    "kind": ["", "chọn", "ĐN", "chỉ định"],
    "unit": ["", "nt", "Xã Bản Phồ"],
}


class Draw:
    """A draw from a seed. `random()` alone is the same in every version of Python."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, end):
        return int(self.random() * end)

    def one_of(self, things):
        return things[self.below(len(things))]

    def chance(self, probability):
        return self.random() < probability


def person(draw, role, mistaken):
    gender = "Nữ" if draw.chance(0.35) else "Nam"
    facts = {
        "name": f"{draw.one_of(FAMILY)} {draw.one_of(MIDDLE[gender])} {draw.one_of(GIVEN)}",
        "birth": f"{1 + draw.below(28)}/{1 + draw.below(12)}/{1950 + draw.below(57)}",
        "gender": gender,
        "group": draw.one_of(GROUPS),
        "role": role,
        "kind": draw.one_of(["Chọn cử", "Chọn cử", "Đương nhiên"]) if role == "Chính thức" else "",
        "unit": draw.one_of(UNITS),
        "work": draw.one_of(WORK),
    }
    for field, wrong in MISTAKES.items():
        if draw.chance(mistaken):
            facts[field] = draw.one_of(wrong)
    return facts


def columns(draw, by_section):
    """The columns of a list: a heading, and what stands beneath it."""
    found = [("Họ và tên", lambda it: it["name"])]
    if draw.chance(0.5):
        found.append(("Ngày, tháng, năm sinh", lambda it: it["birth"]))
        found.append(("Giới tính", lambda it: it["gender"]))
    elif draw.chance(0.5):
        found.append(("Nam (năm sinh)", lambda it: it["birth"] if it["gender"] == "Nam" else ""))
        found.append(("Nữ (năm sinh)", lambda it: it["birth"] if it["gender"] == "Nữ" else ""))
    else:
        found.append(("Năm sinh", lambda it: it["birth"][-4:]))
        found.append(("Nữ", lambda it: "x" if it["gender"] == "Nữ" else ""))
    if draw.chance(0.95):
        found.append(("Dân tộc", lambda it: it["group"]))
    if draw.chance(0.8):
        found.append(("Đơn vị", lambda it: it["unit"]))
    if draw.chance(0.7):
        found.append(("Chức vụ, lĩnh vực công tác", lambda it: it["work"]))
    if not by_section:
        found.append(("Tư cách đại biểu", lambda it: it["role"]))
    if draw.chance(0.7):
        found.append(("Đương nhiên/chọn cử", lambda it: it["kind"]))
    if draw.chance(0.2):
        found.append(("Ghi chú", lambda it: "vắng" if it["name"].endswith("Mai") else ""))
    return found


def rows(draw):
    """The rows of a list, and the level of its congress."""
    unit, level = draw.one_of(LEVELS)
    by_section = draw.chance(0.5)
    size = draw.one_of([3, 12, 40, 160])
    mistaken = draw.one_of([0, 0, 0.02, 0.2])
    shown = columns(draw, by_section)
    page = [["DANH SÁCH ĐẠI BIỂU"], [f"DỰ ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ {unit.upper()} LẦN THỨ IV"]]
    page += [[]] * draw.below(3)
    page.append(["STT", *(heading for heading, _ in shown)])
    number = 0
    for section, (role, share) in enumerate([("Chính thức", 1.0), ("Dự khuyết", 0.06), ("Khách mời", 0.3)]):
        if by_section:
            page.append([["I", "II", "III"][section], f"Đại biểu {role.lower()}"])
        for _ in range(round(size * share)):
            number += 1
            facts = person(draw, role, mistaken)
            page.append([str(number), *(cell(facts) for _, cell in shown)])
    if draw.chance(0.5):
        page.append(["", f"Tổng cộng: {number + draw.below(2)} đại biểu"])
    return page, level


def write_csv(path, page, separator):
    lines = []
    for row in page:
        quoted = ['"' + cell.replace('"', '""') + '"' if separator in cell else cell for cell in row]
        lines.append(separator.join(quoted))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_xlsx(path, page):
    """The least that is a workbook, with the texts in the cells."""
    cells = [
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
        for row in page
    ]
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="Danh sách" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{"".join(cells)}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            # A day of its own for each member, so that the bytes are the same tomorrow.
            package.writestr(zipfile.ZipInfo(name, (2024, 5, 1, 0, 0, 0)), text)


def write(parent, count):
    """Writes so many lists into folders of eight, half of them with a profile beside them."""
    for seed in range(count):
        folder = parent / str(seed // 8)
        folder.mkdir(parents=True, exist_ok=True)
        draw = Draw(seed)
        page, level = rows(draw)
        name = f"list_{seed:02}"
        if draw.chance(0.3):
            write_xlsx(folder / f"{name}.xlsx", page)
        else:
            write_csv(folder / f"{name}.csv", page, draw.one_of([",", ";", "\t"]))
        if level and draw.chance(0.5):
            groups = ", ".join(f'"{group}"' for group in GROUPS[: 3 + draw.below(5)])
            population = draw.one_of([3000, 9000, 41000, 160000])
            text = f'level = "{level}"\nminority_population = {population}\ngroups = [{groups}]\n'
            text += "[held]\ndate = 2024-05-16\ndays = 1.5\n" if draw.chance(0.5) else ""
            (folder / f"{name}.congress.toml").write_text(text, encoding="utf-8")
