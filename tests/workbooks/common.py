"""What all the generators share: sheets as plain cells, tables of delegates with their truth, one writer per producer.

A generator fills a `Case`. Whoever is put on a `Table` is put into the expected result at the same moment, from what the
generator knows and not from what any program reads. The verdict (`judge`) is counted here too, with Python's integers.
"""

import csv
import datetime as dt
import io
import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / "examples"))
sys.dont_write_bytecode = True

from people import CODES, GROUP_NAMES, People  # noqa: E402

STAMP = dt.datetime(2024, 4, 22, 8, 0, 0)
SAME = object()


def letter(column):
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def address(row, column):
    return f"{letter(column)}{row}"


@dataclass
class Formula:
    """A formula with the result that the producer keeps, where it keeps any."""

    text: str
    result: object = None


@dataclass
class Error:
    """An error value such as #N/A."""

    text: str


class Sheet:
    def __init__(self, name):
        self.name, self.cells, self.merges = name, {}, []
        self.hidden, self.hidden_rows, self.font = False, set(), "Times New Roman"
        self.fonts, self.blank_formats, self.filter = {}, [], None
        self.date_format = "dd/mm/yyyy"

    def put(self, row, column, value, font=None):
        if value is not None and value != "":
            self.cells[row, column] = value
            if font:
                self.fonts[row, column] = font

    def merge(self, row, column, to_row, to_column):
        if (row, column) != (to_row, to_column):
            self.merges.append((row, column, to_row, to_column))

    def text(self, row, value, column=1, to=None):
        self.put(row, column, value)
        if to:
            self.merge(row, column, row, to)

    @property
    def last_row(self):
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self):
        return max((column for _, column in self.cells), default=0)


@dataclass
class Case:
    name: str
    ext: str
    producer: str
    shows: str = ""
    seed: int = 0
    args: list = field(default_factory=list)
    exit: object = SAME
    sheets: list = field(default_factory=list)
    delegates: list = field(default_factory=list)
    delegation: list = field(default_factory=list)
    findings: list = field(default_factory=list)
    error_contains: object = None
    unreadable: bool = False
    profile: dict = None
    level: str = "district"
    no_sheet: bool = False  # CSV: the sheet has no name
    home: str = "062"
    groups: list = field(default_factory=lambda: ["Xơ Đăng", "Gia Rai", "Ba Na", "Mường", "Thái"])
    unit_word: str = "xã"
    unit_names: list = field(default_factory=lambda: ["Xã Rờ Kơi", "Xã Mô Rai", "Xã Sa Bình", "Xã Ya Ly"])
    place: str = "huyện Sa Thầy"
    encode: object = None

    def __post_init__(self):
        self.people = People(self.seed, home=self.home)
        self.random = random.Random(self.seed)
        self.turn = 0

    def sheet(self, name="Danh sách"):
        sheet = Sheet(name)
        self.sheets.append(sheet)
        return sheet

    def someone(self, gender=None, group=None, **facts):
        """The next person: men and women in turn, the groups in turn."""
        self.turn += 1
        gender = gender or ("nữ" if self.turn % 2 else "nam")
        return self.people.one(group or self.groups[self.turn % len(self.groups)], gender, **facts)

    def some(self, count, **facts):
        return [self.someone(**facts) for _ in range(count)]

    def find(self, rule, row, sheet=None, cell=None, severity="error"):
        self.findings.append({"rule": rule, "severity": severity, "sheet": sheet, "row": row, "cell": cell})


# ------------------------------------------------------------------------------------------- tables

def full(p):
    return p.birth.strftime("%d/%m/%Y")


def short(p):
    return f"{p.birth.day}/{p.birth.month}/{p.birth.year}"


def small(unit):
    return unit[0].lower() + unit[1:]


def split_name(p):
    return p.name.rsplit(" ", 1)


DAY, MONTH, YEAR = "%Y-%m-%d", "%Y-%m", "%Y"

# What a column shows of a person, and how exactly it tells the birth.
SHOWN = {
    "name": lambda p, x: p.name,
    "family": lambda p, x: split_name(p)[0],
    "given": lambda p, x: split_name(p)[1],
    "birth": lambda p, x: full(p),
    "birth_short": lambda p, x: short(p),
    "birth_cell": lambda p, x: p.birth,
    "birth_dots": lambda p, x: p.birth.strftime("%d.%m.%Y"),
    "birth_dashes": lambda p, x: p.birth.strftime("%d-%m-%Y"),
    "birth_iso": lambda p, x: p.birth.isoformat(),
    "month": lambda p, x: p.birth.strftime("%m/%Y"),
    "year": lambda p, x: p.birth.year,
    "year_text": lambda p, x: str(p.birth.year),
    "born_man": lambda p, x: None if p.woman else full(p),
    "born_woman": lambda p, x: full(p) if p.woman else None,
    "cell_man": lambda p, x: None if p.woman else p.birth,
    "cell_woman": lambda p, x: p.birth if p.woman else None,
    "year_man": lambda p, x: None if p.woman else p.birth.year,
    "year_woman": lambda p, x: p.birth.year if p.woman else None,
    "day": lambda p, x: p.birth.day,
    "monthnum": lambda p, x: p.birth.month,
    "year_in_parts": lambda p, x: p.birth.year,
    "gender": lambda p, x: "Nữ" if p.woman else "Nam",
    "gender_low": lambda p, x: "nữ" if p.woman else "nam",
    "gender_caps": lambda p, x: "NỮ" if p.woman else "NAM",
    "gender_en": lambda p, x: "Female" if p.woman else "Male",
    "gender_fm": lambda p, x: "F" if p.woman else "M",
    "gender_10": lambda p, x: 0 if p.woman else 1,
    "man_x": lambda p, x: None if p.woman else "x",
    "woman_x": lambda p, x: "x" if p.woman else None,
    "woman_X": lambda p, x: "X" if p.woman else None,
    "woman_1": lambda p, x: 1 if p.woman else None,
    "man_1": lambda p, x: None if p.woman else 1,
    "group": lambda p, x: p.group_name,
    "identity": lambda p, x: p.identity,
    "post": lambda p, x: p.post or x["post"],
    "workplace": lambda p, x: x["workplace"],
    "unit": lambda p, x: x["unit"],
    "address": lambda p, x: x["address"],
    "field": lambda p, x: x["field"],
    "role": lambda p, x: {"official": "Chính thức", "guest": "Khách mời", "alternate": "Dự khuyết", None: None}[x["role"]],
    "role_long": lambda p, x: {"official": "Đại biểu chính thức", "guest": "Đại biểu khách mời", "alternate": "Đại biểu dự khuyết", None: None}[x["role"]],
    "role_en": lambda p, x: {"official": "Official delegate", "guest": "Guest", "alternate": "Alternate", None: None}[x["role"]],
    "kind": lambda p, x: {"ex_officio": "Đương nhiên", "selected": "Chọn cử", None: None}[x["kind"]],
    "kind_or_role": lambda p, x: {"ex_officio": "ĐB đương nhiên", "selected": "ĐB chọn cử", None: {"guest": "ĐB khách mời", "alternate": "ĐB dự khuyết"}.get(x["role"])}[x["kind"]],
    "ex_officio_x": lambda p, x: "x" if x["kind"] == "ex_officio" else None,
    "selected_x": lambda p, x: "x" if x["kind"] == "selected" else None,
    "official_x": lambda p, x: "x" if x["role"] == "official" else None,
    "guest_x": lambda p, x: "x" if x["role"] == "guest" else None,
    "party": lambda p, x: "x" if x["turn"] % 3 else None,
    "party_date": lambda p, x: f"{p.birth.day:02}/{p.birth.month:02}/{p.birth.year + 25}" if x["turn"] % 3 else None,
    "religion": lambda p, x: ["Không", "Không", "Công giáo", "Không", "Tin lành"][x["turn"] % 5],
    "schooling": lambda p, x: ["12/12", "9/12", "12/12", "10/10"][x["turn"] % 4],
    "skill": lambda p, x: ["Đại học", "Trung cấp", "", "Cao đẳng", "Thạc sĩ"][x["turn"] % 5],
    "theory": lambda p, x: ["Trung cấp", "Sơ cấp", "", "Cao cấp"][x["turn"] % 4],
    "honours": lambda p, x: ["Giấy khen CT UBND huyện", "", "Bằng khen CT UBND tỉnh"][x["turn"] % 3],
    "phone": lambda p, x: f"09{(x['turn'] * 7654321) % 100000000:08}",
    "note": lambda p, x: "",
}
BIRTH_FORMS = {"birth": DAY, "birth_short": DAY, "birth_cell": DAY, "birth_dots": DAY, "birth_dashes": DAY, "birth_iso": DAY, "month": MONTH, "year": YEAR, "year_text": YEAR, "born_man": DAY,
               "cell_man": DAY, "year_man": YEAR, "monthnum": DAY}
POSTS = ["Già làng", "Trưởng thôn", "Nông dân sản xuất giỏi", "Giáo viên", "Bí thư chi bộ", "Trưởng trạm Y tế", "Chủ tịch Hội Nông dân", "Công an viên"]
FIELDS = ["Văn hóa", "Nông nghiệp", "Giáo dục", "Y tế", "Xã hội", "An ninh", "Quốc phòng", "Tôn giáo", "Thương mại", "Công nghiệp", "Khoa học - công nghệ"]


class Table:
    """A table of delegates on a sheet. `columns` is a list of (header, key), where a key may be a list of such pairs."""

    def __init__(self, case, sheet, row, columns, column=1, numbers=False, role=None, kind=None, unit=SAME, split_merge=True, ordinals="number"):
        self.case, self.sheet, self.first_column = case, sheet, column
        self.columns, self.keys = columns, []
        self.role, self.kind, self.unit = role, kind, unit
        self.ordinal, self.ordinals = 0, ordinals
        depth = self.depth(columns)
        self.write_header(columns, row, depth)
        self.header_rows = (row, row + depth - 1)
        self.row = row + depth
        self.last_column = column + len(self.keys) - 1
        if numbers:
            for i in range(len(self.keys)):
                sheet.put(self.row, column + i, i + 1 if numbers is True else numbers.format(i + 1))
            self.row += 1

    def depth(self, columns):
        return 1 + max((self.depth(key) for _, key in columns if isinstance(key, list)), default=0)

    def write_header(self, columns, row, depth):
        for text, key in columns:
            at = self.first_column + len(self.keys)
            self.sheet.put(row, at, text)
            if isinstance(key, list):
                self.write_header(key, row + 1, depth - 1)
                self.sheet.merge(row, at, row, self.first_column + len(self.keys) - 1)
            else:
                self.keys.append(key)
                self.sheet.merge(row, at, row + depth - 1, at)

    def again(self):
        """The header once more, after a page break."""
        keys, self.keys = self.keys, []
        self.write_header(self.columns, self.row, self.depth(self.columns))
        self.row += self.depth(self.columns)
        assert keys == self.keys

    def cell(self, key, row=None):
        return address(row or self.row - 1, self.first_column + self.keys.index(key))

    def section(self, text, ordinal=None, role=SAME, kind=SAME, unit=SAME, merged=False, column=0):
        """A section row; with `ordinal`, that stands in the first column and the text in the second."""
        at = self.first_column + column
        if ordinal is not None:
            self.sheet.put(self.row, at, ordinal)
            self.sheet.put(self.row, at + 1, text)
        else:
            self.sheet.put(self.row, at, text)
            if merged:
                self.sheet.merge(self.row, at, self.row, self.last_column)
        self.row += 1
        self.role = self.role if role is SAME else role
        self.kind = self.kind if kind is SAME else kind
        self.unit = self.unit if unit is SAME else unit

    def restart(self):
        self.ordinal = 0

    def blank(self, rows=1):
        self.row += rows

    def line(self, *values):
        """A row that is nobody's: values by position."""
        for i, value in enumerate(values):
            self.sheet.put(self.row, self.first_column + i, value)
        self.row += 1

    def add(self, person, role=SAME, kind=SAME, unit=SAME, written=None, truth=None, delegation=False, count=True):
        """Puts a person on the table. `written` replaces what stands under a key, `truth` what is expected."""
        role = self.role if role is SAME else role
        kind = self.kind if kind is SAME else kind
        if role != "official":
            kind = None
        unit = self.unit if unit is SAME else unit
        if role == "official" and person.group == "01":
            self.find("official-is-minority", "group")
        self.ordinal += 1
        case = self.case
        turn = len(case.delegates)
        told_unit = case.unit_names[turn // 3 % len(case.unit_names)] if unit is SAME else unit
        facts = {"role": role, "kind": kind, "unit": told_unit, "turn": turn, "post": POSTS[turn % len(POSTS)], "field": FIELDS[turn % len(FIELDS)],
                 "workplace": f"UBND {small(told_unit or case.unit_names[0])}", "address": f"Thôn {turn % 5 + 1}, {small(told_unit or case.unit_names[0])}"}
        birth = None
        for i, key in enumerate(self.keys):
            if key == "stt":
                value = self.ordinal if self.ordinals == "number" else f"{self.ordinal:02}" if self.ordinals == "text" else f"{self.ordinal}."
            elif written and key in written:
                value = written[key]
            elif key is None:
                value = None
            else:
                value = SHOWN[key](person, facts)
            if key in BIRTH_FORMS:
                form = BIRTH_FORMS[key]
                birth = person.birth.strftime(form)
            self.sheet.put(self.row, self.first_column + i, value)
        shows_gender = any(key and re.match("gender|man_|woman_|born_|year_man|cell_man", key) for key in self.keys)
        expected = {
            "row": self.row, "sheet": None if case.no_sheet else self.sheet.name,
            "name": unicodedata.normalize("NFC", person.name), "gender": person.gender if shows_gender else None, "birth": birth,
            "group": person.group, "role": role, "kind": kind,
        }
        if unit is not SAME:
            expected["unit"] = unit
        elif "unit" in self.keys:
            expected["unit"] = told_unit
        expected.update(truth or {})
        expected = {key: value for key, value in expected.items() if value is not ...}  # `...`: left open
        (case.delegation if delegation else case.delegates).append(expected)
        self.row += 1
        return self.row - 1

    def find(self, rule, key=None, severity="error", row=None):
        row = row or self.row  # of the row about to be closed
        cell = address(row, self.first_column + self.keys.index(key)) if key else None
        self.case.find(rule, row, None if self.case.no_sheet else self.sheet.name, cell, severity)

    def all(self, persons, **facts):
        for person in persons:
            self.add(person, **facts)


def letterhead(case, sheet, columns, title, row=1, title_tells_level=True, attached=True, agency=None):
    """Letterhead and title; gives the row for the header."""
    half = max(2, columns // 2)
    place = case.place
    sheet.text(row, agency or "ỦY BAN NHÂN DÂN", 1, half)
    sheet.text(row + 1, place.upper(), 1, half)
    sheet.text(row, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", half + 1, columns)
    sheet.text(row + 1, "Độc lập - Tự do - Hạnh phúc", half + 1, columns)
    row += 3
    sheet.text(row, title, 1, columns)
    if title_tells_level:
        row += 1
        sheet.text(row, f"dự Đại hội đại biểu các dân tộc thiểu số {place} lần thứ IV, năm 2024", 1, columns)
    if attached:
        row += 1
        sheet.text(row, "(Kèm theo Quyết định số 215/QĐ-UBND ngày 12/4/2024)", 1, columns)
    return row + 2


def signature(sheet, row, columns, name="Nguyễn Văn Thắng"):
    half = max(2, columns // 2)
    sheet.text(row, "Nơi nhận:")
    sheet.text(row + 1, "- Ban Dân tộc tỉnh;")
    sheet.text(row + 2, "- Lưu: VT.")
    sheet.text(row, "TM. ỦY BAN NHÂN DÂN", half + 1, columns)
    sheet.text(row + 1, "CHỦ TỊCH", half + 1, columns)
    sheet.text(row + 5, name, half + 1, columns)


# ------------------------------------------------------------------------------------------- the verdict

CAPS = {"district": (200, 150, 50, 5000), "province": (333, 250, 83, None)}


def judge(case):
    """The checks that must fail under vn-2024, counted from the truth. An unknown decides nothing."""
    total_cap, official_cap, guest_cap, threshold = CAPS[case.level]
    people = case.delegates
    official = [d for d in people if d["role"] == "official"]
    guests = sum(d["role"] == "guest" for d in people)
    open_roles = sum(d["role"] is None for d in people)
    women = sum(d["gender"] == "female" for d in official)
    open_women = sum(d["gender"] is None for d in official)
    failed = []
    if len(official) + guests > total_cap:
        failed.append("total-cap")
    if len(official) > official_cap:
        failed.append("official-cap")
    if 3 * guests > len(official) + open_roles:
        failed.append("guest-ratio")
    if guests > guest_cap:
        failed.append("guest-cap")
    if not open_roles and 100 * (women + open_women) < 30 * len(official):
        failed.append("women-share")
    if any(d["group"] == "01" for d in official):
        failed.append("official-is-minority")
    profile = case.profile or {}
    if "groups" in profile:
        there = {d["group"] for d in official}
        missing = {CODES[g] for g in profile["groups"]} - there
        if len(missing) > sum(d["group"] is None for d in official) + open_roles:
            failed.append("group-coverage")
    if threshold and profile.get("minority_population", threshold) < threshold:
        failed.append("congress-threshold")
    if "delegation" in profile:
        told = (sum(d["role"] == "official" for d in case.delegation), sum(d["role"] == "alternate" for d in case.delegation))
        if told != (profile["delegation"]["official"], profile["delegation"]["alternates"]):
            failed.append("delegation-size")
    return failed


def expectation(case):
    if case.unreadable:
        return {"producer": case.producer, "shows": case.shows, "args": case.args, "exit": 2, "level": None, "delegates": [], "delegation": [],
                "tally": None, "failed": [], "findings": [], "error_contains": case.error_contains}
    failed = judge(case)
    exit = int(bool(failed) or any(f["severity"] == "error" and f["rule"] for f in case.findings))
    if case.exit is not SAME:
        exit = case.exit
    count = lambda role: sum(d["role"] == role for d in case.delegates)  # noqa: E731
    return {
        "producer": case.producer, "shows": case.shows, "args": case.args, "exit": exit, "level": case.level,
        "delegates": case.delegates, "delegation": case.delegation,
        "tally": {"official": count("official"), "guest": count("guest"), "alternate": count("alternate"), "role_unknown": count(None),
                  "official_women": sum(d["role"] == "official" and d["gender"] == "female" for d in case.delegates)},
        "failed": failed,
        "findings": sorted(case.findings, key=lambda f: (f.get("sheet") or "", f["row"], f["rule"] or "")),
        "error_contains": None,
    }


# ------------------------------------------------------------------------------------------- writers

def toml(profile):
    lines, tables = [], []
    for key, value in profile.items():
        if isinstance(value, dict):
            tables += ["", f"[{key}]", *(f"{k} = {str(v).lower() if isinstance(v, bool) else v}" for k, v in value.items())]
        else:
            lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines + tables) + "\n"


def one_line_each(expected):
    """JSON with one delegate and one finding a line: a change shows in a diff."""
    def block(items):
        return "[\n" + ",\n".join("    " + json.dumps(i, ensure_ascii=False) for i in items) + "\n  ]" if items else "[]"
    lines = [f'  "{k}": ' + (block(v) if k in ("delegates", "delegation", "findings") else json.dumps(v, ensure_ascii=False)) for k, v in expected.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def finish(case):
    """Writes what is expected beside the list."""
    HERE.joinpath(f"{case.name}.expected.json").write_text(one_line_each(expectation(case)), encoding="utf-8")
    if case.profile:
        HERE.joinpath(f"{case.name}.congress.toml").write_text(toml(case.profile), encoding="utf-8")
    names = {(d.get("sheet"), d["row"]) for d in case.delegates + case.delegation}
    assert case.unreadable or len(names) == len(case.delegates) + len(case.delegation) or "side_by_side" in case.name, case.name


def path_of(case):
    return HERE / f"{case.name}.{case.ext}"


def encoded(case, value):
    return case.encode(value) if case.encode and isinstance(value, str) else value


def steady_zip(path):
    """One fixed time in the zip, so that the same content gives the same bytes."""
    with zipfile.ZipFile(path) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts:
            content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2024-04-22T08:00:00Z", content) if name.endswith("core.xml") else content
            info = zipfile.ZipInfo(name, (2024, 4, 22, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)


def write_openpyxl(case, path=None):
    import openpyxl
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    path = path or path_of(case)
    book = openpyxl.Workbook()
    book.remove(book.active)
    line = Side("thin")
    for sheet in case.sheets:
        page = book.create_sheet(sheet.name)
        for (row, column), value in sorted(sheet.cells.items()):
            value = encoded(case, value)
            cell = page.cell(row, column)
            if isinstance(value, Formula):
                cell.value = "=" + value.text
            elif isinstance(value, Error):
                cell.value, cell.data_type = value.text, "e"
            elif isinstance(value, str):
                cell.value, cell.data_type = value, "s"
            else:
                cell.value = value
            if isinstance(value, dt.date):
                cell.number_format = sheet.date_format
            cell.font = Font(sheet.fonts.get((row, column), sheet.font), 12)
            if isinstance(value, str) and "\n" in value:
                cell.alignment = Alignment(wrap_text=True)
        for row, column, to_row, to_column in sheet.merges:
            page.merge_cells(start_row=row, start_column=column, end_row=to_row, end_column=to_column)
        for row in sheet.hidden_rows:
            page.row_dimensions[row].hidden = True
        if sheet.filter:
            page.auto_filter.ref = sheet.filter
        for row, column in sheet.blank_formats:
            page.cell(row, column).border = Border(line, line, line, line)
            page.cell(row, column).fill = PatternFill("solid", fgColor="FFFFFF")
        page.sheet_state = "hidden" if sheet.hidden else "visible"
    book.properties.creator, book.properties.created, book.properties.modified = "Phòng Dân tộc", STAMP, STAMP
    book.active = next(i for i, s in enumerate(case.sheets) if not s.hidden)
    book.save(path)
    steady_zip(path)


def write_xlsxwriter(case, path=None):
    import xlsxwriter
    book = xlsxwriter.Workbook(str(path or path_of(case)))
    book.set_properties({"author": "Phòng Dân tộc", "created": STAMP})
    formats = {}

    def form(**more):
        key = tuple(sorted(more.items()))
        if key not in formats:
            formats[key] = book.add_format({"border": 1, **more})
        return formats[key]

    for index, sheet in enumerate(case.sheets):
        page = book.add_worksheet(sheet.name)
        covered = {(row, column): (to_row, to_column) for row, column, to_row, to_column in sheet.merges}
        for (row, column), value in sorted(sheet.cells.items()):
            value = encoded(case, value)
            font = sheet.fonts.get((row, column), sheet.font)
            plain = form(font_name=font, **({"text_wrap": True} if isinstance(value, str) and "\n" in value else {}))
            at = (row - 1, column - 1)
            if (row, column) in covered:
                to_row, to_column = covered[row, column]
                page.merge_range(*at, to_row - 1, to_column - 1, "", plain)
            if isinstance(value, Formula):
                page.write_formula(*at, "=" + value.text, plain, "" if value.result is None else value.result)
            elif isinstance(value, Error):
                page.write_formula(*at, "=NA()", plain, value.text)
            elif isinstance(value, dt.date):
                page.write_datetime(*at, dt.datetime.combine(value, dt.time()), form(font_name=font, num_format=sheet.date_format))
            elif isinstance(value, str):
                page.write_string(*at, value, plain)
            else:
                page.write_number(*at, value, plain)
        for (row, column), (to_row, to_column) in covered.items():
            if (row, column) not in sheet.cells:
                page.merge_range(row - 1, column - 1, to_row - 1, to_column - 1, "", form())
        for row in sheet.hidden_rows:
            page.set_row(row - 1, None, None, {"hidden": True})
        for row, column in sheet.blank_formats:
            page.write_blank(row - 1, column - 1, None, form(bg_color="#FFFFFF"))
        if sheet.filter:
            page.autofilter(sheet.filter)
        if sheet.hidden:
            page.hide()
        elif not any(not s.hidden for s in case.sheets[:index]):
            page.activate()
            page.set_first_sheet()
    book.close()


def write_xlwt(case):
    import xlwt
    book = xlwt.Workbook(encoding="utf-8")
    styles = {}

    def style(font, date=None, wrap=False):
        key = (font, date, wrap)
        if key not in styles:
            styles[key] = xlwt.easyxf(f"font: name {font}, height 240; borders: left thin, right thin, top thin, bottom thin; align: wrap {wrap}", num_format_str=date or "General")
        return styles[key]

    for sheet in case.sheets:
        page = book.add_sheet(sheet.name)
        covered = {(row, column): (to_row, to_column) for row, column, to_row, to_column in sheet.merges}
        for (row, column), value in sorted(sheet.cells.items()):
            value = encoded(case, value)
            assert not isinstance(value, (Formula, Error)), case.name
            wrap = isinstance(value, str) and "\n" in value
            look = style(sheet.fonts.get((row, column), sheet.font), sheet.date_format if isinstance(value, dt.date) else None, wrap)
            if isinstance(value, dt.date):
                value = dt.datetime.combine(value, dt.time())
            if (row, column) in covered:
                to_row, to_column = covered[row, column]
                page.write_merge(row - 1, to_row - 1, column - 1, to_column - 1, value, look)
            else:
                page.write(row - 1, column - 1, value, look)
        for row in sheet.hidden_rows:
            page.row(row - 1).hidden = True
        for row, column in sheet.blank_formats:
            if column <= 256:
                page.write(row - 1, column - 1, None, style("Arial"))
        page.visibility = int(sheet.hidden)
    book.active_sheet = next(i for i, s in enumerate(case.sheets) if not s.hidden)
    book.save(str(path_of(case)))


FILTERS = {"xls": "xls:MS Excel 97", "ods": "ods", "xlsx": "xlsx:Calc MS Excel 2007 XML", "xlsm": "xlsm:Calc MS Excel 2007 VBA XML"}


def write_libreoffice(cases):
    """Converts openpyxl's files: one run of LibreOffice for each kind of file."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for ext in {case.ext for case in cases}:
            source, target = folder / f"from-{ext}", folder / f"to-{ext}"
            source.mkdir()
            target.mkdir()
            files = []
            for case in cases:
                if case.ext == ext:
                    files.append(source / f"{case.name}.xlsx")
                    write_openpyxl(case, files[-1])
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", FILTERS[ext], "--outdir", target, *files],
                           check=True, capture_output=True)
            for case in cases:
                if case.ext == ext:
                    path_of(case).write_bytes((target / f"{case.name}.{ext}").read_bytes())


def as_text(value):
    if value is None:
        return ""
    if isinstance(value, Formula):
        value = value.result
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def records(sheet):
    return [[as_text(sheet.cells.get((row, column))) for column in range(1, sheet.last_column + 1)] for row in range(1, sheet.last_row + 1)]


def write_csv(case, delimiter=",", encoding="utf-8", bom=b"", line_end="\r\n", quote=csv.QUOTE_MINIMAL, trim=False, head=""):
    """A CSV file. The truth's rows are set to the lines on which the records start."""
    text = io.StringIO()
    text.write(head)
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quote)
    lines = {}
    for number, record in enumerate(records(case.sheets[0]), 1):
        lines[number] = text.getvalue().count("\n") + 1
        if trim:
            while record and not record[-1]:
                record.pop()
        writer.writerow([encoded(case, value) for value in record])
    for entry in case.delegates + case.findings:
        moved = lines[entry["row"]]
        if entry.get("cell"):
            entry["cell"] = re.sub(r"\d+$", str(moved), entry["cell"])
        entry["row"] = moved
    content = text.getvalue()
    data = content if isinstance(content, bytes) else encoding(content) if callable(encoding) else content.encode(encoding)
    path_of(case).write_bytes(bom + data)


def windows_1258(text):
    """Letters with their hat, horn or breve in one byte, tones as combining bytes, as Windows-1258 has them."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    out = []
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tone = [p for p in parts if p in tones]
        base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
        out.append(base + "".join(tone))
    return "".join(out).encode("cp1258")


LEGACY = {
    "tcvn3": [0xB8, 0xB5, 0xB6, 0xB7, 0xB9, 0xA9, 0xCA, 0xC7, 0xC8, 0xC9, 0xCB, 0xA8, 0xBE, 0xBB, 0xBC, 0xBD, 0xC6, 0xD0, 0xCC, 0xCE, 0xCF, 0xD1, 0xAA, 0xD5, 0xD2, 0xD3, 0xD4, 0xD6, 0xE3, 0xDF,
              0xE1, 0xE2, 0xE4, 0xAB, 0xE8, 0xE5, 0xE6, 0xE7, 0xE9, 0xAC, 0xED, 0xEA, 0xEB, 0xEC, 0xEE, 0xF3, 0xEF, 0xF1, 0xF2, 0xF4, 0xAD, 0xF8, 0xF5, 0xF6, 0xF7, 0xF9, 0xDD, 0xD7, 0xD8, 0xDC,
              0xDE, 0xFD, 0xFA, 0xFB, 0xFC, 0xFE, 0xAE, 0xA1, 0xA2, 0xA7, 0xA3, 0xA4, 0xA5, 0xA6],
}
TCVN3 = dict(zip("áàảãạâấầẩẫậăắằẳẵặéèẻẽẹêếềểễệóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựíìỉĩịýỳỷỹỵđĂÂĐÊÔƠƯ", map(chr, LEGACY["tcvn3"])))
VNI_MARKS = {"\u0301": "\xf9", "\u0300": "\xf8", "\u0309": "\xfb", "\u0303": "\xf5", "\u0323": "\xef"}
VNI_HATTED = {"\u0301": "\xe1", "\u0300": "\xe0", "\u0309": "\xe5", "\u0303": "\xe3", "\u0323": "\xe4", "": "\xe2"}
VNI_BREVE = {"\u0301": "\xe9", "\u0300": "\xe8", "\u0309": "\xfa", "\u0303": "\xfc", "\u0323": "\xeb", "": "\xea"}
VNI_SINGLE = dict(zip("íìỉĩịỵđÍÌỈĨỊỴĐ", "\xed\xec\xe6\xf3\xf2\xee\xf1\xcd\xcc\xc6\xd3\xd2\xce\xd1"))


def tcvn3(text):
    """Text as it stands in a cell typed for a TCVN3 font. There are no toned capitals."""
    out = "".join(TCVN3.get(c, c) for c in unicodedata.normalize("NFC", text))
    assert all(ord(c) < 256 for c in out), (text, out)
    return out


def vni(text):
    """Text as it stands in a cell typed for a VNI font."""
    out = []
    for char in unicodedata.normalize("NFC", text):
        if char in VNI_SINGLE:
            out.append(VNI_SINGLE[char])
            continue
        parts = unicodedata.normalize("NFD", char)
        base, marks = parts[0], parts[1:]
        tone = next((m for m in marks if m in VNI_MARKS), "")
        if "\u0302" in marks or "\u0306" in marks:
            mark = (VNI_HATTED if "\u0302" in marks else VNI_BREVE)[tone]
        elif "\u031b" in marks:
            base, mark = {"o": "\xf4", "O": "\xd4", "u": "\xf6", "U": "\xd6"}[base], VNI_MARKS.get(tone, "")
        else:
            mark = VNI_MARKS.get(tone, "")
        out.append(base + (mark.upper() if base.isupper() or base in "\xd4\xd6" else mark))
    out = "".join(out)
    assert all(ord(c) < 256 for c in out), (text, out)
    return out


def write_html(case, charset="utf-8", entities=False):
    """The first sheet as an HTML table, as web systems export it under the name .xls."""
    import html
    sheet = case.sheets[0]
    covered = {(row, column): (to_row - row + 1, to_column - column + 1) for row, column, to_row, to_column in sheet.merges}
    hidden = {(r, c) for row, column, to_row, to_column in sheet.merges for r in range(row, to_row + 1) for c in range(column, to_column + 1)} - set(covered)
    rows = []
    for row in range(1, sheet.last_row + 1):
        cells = []
        for column in range(1, sheet.last_column + 1):
            if (row, column) in hidden:
                continue
            down, across = covered.get((row, column), (1, 1))
            span = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
            value = html.escape(as_text(sheet.cells.get((row, column)))).replace("\n", "<br>")
            cells.append(f"<td{span}>{value}</td>" if value else f"<td{span}>&nbsp;</td>")
        rows.append("<tr>" + "".join(cells) + "</tr>")
    text = (f'<html xmlns:x="urn:schemas-microsoft-com:office:excel">\n<head><meta http-equiv="Content-Type" content="text/html; charset={charset}">\n'
            "<style>td { border: .5pt solid black; }</style></head>\n<body>\n<table border=1>\n" + "\n".join(rows) + "\n</table>\n</body></html>\n")
    data = text.encode("ascii", "xmlcharrefreplace") if entities else text.encode(charset)
    path_of(case).write_bytes(data)
