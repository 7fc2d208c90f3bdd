"""Lists as other hands make them: written without a look at the reader or at `layouts.py`, and kept because a reader went
wrong on them, or nearly did. `python3 tests/workbooks/make_other_hands.py`
"""

import datetime as dt

from common import Case, Formula, Table, address, finish, letterhead, path_of, signature, steady_zip, vni, write_csv, write_libreoffice, write_openpyxl, write_xlsxwriter, write_xlwt
from layouts import THEMES

BASE = [("STT", "stt"), ("Họ và tên", "name"), ("Ngày, tháng, năm sinh", "birth"), ("Giới tính", "gender"), ("Dân tộc", "group"), ("Chức vụ", "post"), ("Đơn vị công tác", "workplace")]
TITLE = "DANH SÁCH ĐẠI BIỂU CHÍNH THỨC"
BOTH = "DANH SÁCH ĐẠI BIỂU"


def columns(**changed):
    """The usual columns, some of them headed or filled in another way."""
    return [changed.get(key, (header, key)) for header, key in BASE]


def start(case, width=7, title=TITLE, sheet="Danh sách"):
    page = case.sheet(sheet)
    return page, letterhead(case, page, width, title)


def women_column_with_words(case):
    case.shows = "a column headed `Nữ` that says `Nữ` of women and `Nam` of men: no mark for either"
    page, row = start(case)
    table = Table(case, page, row, columns(gender=("Nữ", "gender")), role="official")
    table.all(case.some(12))


def women_column_with_their_word(case):
    case.shows = "a column headed `Nữ` that says `Nữ` of women and nothing of men"
    page, row = start(case)
    table = Table(case, page, row, columns(gender=("Nữ", "woman_x")), role="official")
    for person in case.some(12):
        table.add(person, written={"woman_x": "Nữ" if person.woman else None})


def years_beneath_nam_and_nu(case):
    case.shows = "`Nam` and `Nữ` head years of birth, with no `Năm sinh` above them"
    page, row = start(case)
    table = Table(case, page, row, [BASE[0], BASE[1], ("Nam", "year_man"), ("Nữ", "year_woman"), *BASE[4:]], role="official")
    table.all(case.some(14))


def year_broken_over_cells(case):
    case.shows = "`Năm` in one cell of the header and `sinh` in the one beneath, not merged"
    page, row = start(case)
    table = Table(case, page, row, [BASE[0], BASE[1], ("Năm", [("sinh", "year")]), *BASE[3:]], role="official")
    table.all(case.some(10))


def summary_beneath(case):
    case.shows = "a summary by group beneath the list, with a header of its own: its rows are nobody"
    page, row = start(case)
    table = Table(case, page, row, columns(), role="official")
    people = case.some(12)
    table.all(people)
    table.line(None, "TỔNG HỢP CƠ CẤU")
    table.line("STT", "Dân tộc", "Tổng số", "Nam", "Nữ")
    for at, group in enumerate(sorted({p.group_name for p in people}), 1):
        of = [p for p in people if p.group_name == group]
        table.line(at, group, len(of), sum(not p.woman for p in of), sum(p.woman for p in of))
    table.line(None, "Cộng", 12, 6, 6)


def rows_to_fill_in(case):
    case.shows = "numbered rows still to be filled in: dots for a name, or nothing"
    page, row = start(case)
    table = Table(case, page, row, columns(), role="official")
    table.all(case.some(8))
    table.line(9, "…………………")
    table.line(10, "...", "...")
    table.line(11)


def alternates_by_note(case):
    case.shows = "a note that says nothing but `Dự khuyết` tells the role, whatever the title says; a longer one does not"
    page, row = start(case, 8)
    table = Table(case, page, row, [*columns(), ("Ghi chú", "note")], role="official")
    for i, person in enumerate(case.some(12)):
        if i >= 10:
            table.add(person, role="alternate", written={"note": "Dự khuyết"})
        else:
            table.add(person, written={"note": "Thay đồng chí dự khuyết" if i == 3 else None})


def ditto_marks(case):
    case.shows = "ditto marks: `\"` under a group, `-nt-` and `như trên` under a unit"
    page, row = start(case, 6)
    table = Table(case, page, row, [*BASE[:5], ("Đơn vị", "unit")], role="official")
    for i, person in enumerate(case.some(12, group="Tày")):
        unit = case.unit_names[i // 6]
        marks = {"unit": unit} if i % 6 == 0 else {"group": "\"", "unit": ("-nt-", "như trên", "\"", "nt", "- \" -")[i % 5]}
        table.add(person, written=marks, truth={"unit": unit})


def day_counts(case):
    case.shows = "birth dates that have lost their format: the count of days that a spreadsheet keeps"
    page, row = start(case)
    table = Table(case, page, row, columns(birth=("Ngày sinh", "birth")), role="official")
    for person in case.some(10):
        table.add(person, written={"birth": (person.birth - dt.date(1899, 12, 30)).days})


def english_months(case):
    case.shows = "birth dates as `20-Mar-75`, as a spreadsheet set to English writes them to CSV"
    page, row = start(case)
    table = Table(case, page, row, columns(birth=("Ngày sinh", "birth")), role="official")
    for person in case.some(10):
        table.add(person, written={"birth": f"{person.birth:%d-%b-%y}"})


def zeros_by_format(case):
    case.shows = "identity numbers kept as numbers, with the format 000000000000 that shows their leading zero"
    page, row = start(case)
    table = Table(case, page, row, [*BASE[:5], ("Số CCCD", "identity"), BASE[6]], role="official")
    for person in case.some(10):
        table.add(person, written={"identity": int(person.identity)})
    return table


def scientific_numbers(case):
    case.shows = "identity numbers turned into 6.20E+10: warnings at each, and nobody twice though many read the same"
    page, row = start(case)
    table = Table(case, page, row, [*BASE[:5], ("Số CCCD", "identity"), BASE[6]], role="official")
    for person in case.some(8):
        table.find("identity-number", "identity", "warning")
        table.add(person, written={"identity": "6.20E+10"})


def labelled_totals(case):
    case.shows = "totals in cells of their own beside labels: people, women, and party members whom nothing counts"
    page, row = start(case)
    table = Table(case, page, row, columns(), role="official")
    first = table.row
    table.all(case.some(10))
    last = table.row - 1
    table.line(None, "Tổng số đại biểu:", Formula(f"COUNTA(B{first}:B{last})", 10))
    table.line(None, "Trong đó nữ:", Formula(f'COUNTIF(D{first}:D{last},"Nữ")', 5))
    table.line(None, "Tổng số đảng viên:", 7)
    table.line(None, "Tổng cộng", None, Formula(f'COUNTIF(D{first}:D{last},"Nữ")', 5))


def labelled_wrong_totals(case):
    case.shows = "a count of women beside its label that disagrees with the rows"
    page, row = start(case)
    table = Table(case, page, row, columns(), role="official")
    table.all(case.some(10))
    table.line(None, "Tổng số đại biểu:", 10)
    table.case.find("stated-total", table.row, page.name, address(table.row, 3), "warning")
    table.line(None, "Trong đó nữ:", 6)


def total_in_clauses(case):
    case.shows = "`Tổng cộng: 10 đại biểu, nữ: 5 - nam: 5`: each number counts what its own clause names"
    page, row = start(case)
    table = Table(case, page, row, columns(), role="official")
    table.all(case.some(10))
    table.line("Tổng cộng: 10 đại biểu, nữ: 5 - nam: 5")
    signature(page, table.row + 1, 7)


def guests_without_number(case):
    case.shows = "`A. ĐẠI BIỂU CHÍNH THỨC` with Roman sections, then `ĐẠI BIỂU KHÁCH MỜI` without a letter and Roman sections again"
    page, row = start(case, title=BOTH)
    table = Table(case, page, row, columns())
    table.section("A. ĐẠI BIỂU CHÍNH THỨC", role="official", merged=True)
    for text in ("I. Khối xã", "II. Khối cơ quan"):
        table.section(text, merged=True)
        table.all(case.some(6))
    table.section("ĐẠI BIỂU KHÁCH MỜI", role="guest", merged=True)
    for text in ("I. Lãnh đạo tỉnh", "II. Các huyện bạn"):
        table.section(text, merged=True)
        table.all(case.some(2))


def invited(case):
    case.shows = "`Đại biểu được mời` heads guests; `Đại biểu mới bổ sung` does not"
    page, row = start(case, title=BOTH)
    table = Table(case, page, row, columns())
    table.section("Đại biểu chính thức: 12 người", role="official", column=1)
    table.all(case.some(9))
    table.section("Đại biểu mới bổ sung", column=1)
    table.all(case.some(3))
    table.section("Đại biểu được mời: 3 người", role="guest", column=1)
    table.all(case.some(3))


def reference_names_roles(case):
    case.shows = "the line `(Kèm theo …)` names other roles than the title: it speaks of another document"
    page, row = start(case)
    page.cells = {at: "(Kèm theo Tờ trình về nhân sự đại biểu chính thức, khách mời)" if str(value).startswith("(Kèm") else value for at, value in page.cells.items()}
    table = Table(case, page, row, columns(), role="official")
    table.all(case.some(10))


def every_second_column(case):
    case.shows = "every second column of the sheet is blank"
    page, row = start(case, 13)
    spread = [pair for column in columns() for pair in (column, ("", None))]
    table = Table(case, page, row, spread[:-1], role="official")
    table.all(case.some(10))


def two_rows_each(case):
    case.shows = "each person stands on two rows, merged but for the workplace, whose second line is a row of its own"
    page, row = start(case)
    table = Table(case, page, row, columns(), role="official")
    for person in case.some(8):
        at = table.add(person)
        for column in range(1, 7):
            page.merge(at, column, at + 1, column)
        page.put(at + 1, 7, case.place)
        table.row += 1


def guests_under_an_unknown_word(case):
    case.shows = "the guests' sheet heads its names `Quý vị`, and has posts and workplaces alone: asked about, not left out"
    page, row = start(case, sheet="Chính thức")
    Table(case, page, row, columns(), role="official").all(case.some(10))
    page = case.sheet("Khách mời")
    table = Table(case, page, 1, [("TT", "stt"), ("Quý vị", "name"), ("Chức vụ", "post"), ("Đơn vị công tác", "workplace")], role="guest")
    table.all(case.some(6))
    case.unreadable, case.error_contains = True, "Quý vị"


def name_without_a_result(case):
    case.shows = "a name that is a formula of which the file keeps no result: an error at its cell, and no name"
    page, row = start(case)
    table = Table(case, page, row, columns(), role="official")
    for i, person in enumerate(case.some(10)):
        if i == 4:
            table.find("missing-field", "name")
            table.add(person, written={"name": Formula('"A"&" Thút"')}, truth={"name": None})
        else:
            table.add(person)


def full_name_of_civil_status(case):
    case.shows = "headers as the law of civil status words them: `Họ, chữ đệm và tên`, `Tộc người`"
    page, row = start(case)
    table = Table(case, page, row, columns(name=("Họ, chữ đệm và tên", "name"), group=("Tộc người", "group")), role="official")
    table.all(case.some(10))


def number_format(case, table, code):
    """The number format of a column, which the shared writer does not know."""
    import openpyxl
    book = openpyxl.load_workbook(path_of(case))
    page, column = book.worksheets[0], table.keys.index("identity") + 1
    for entry in case.delegates:
        page.cell(entry["row"], column).number_format = code
    book.save(path_of(case))
    steady_zip(path_of(case))


PRODUCERS = {
    "openpyxl": ("xlsx", write_openpyxl, [women_column_with_words, alternates_by_note, invited, every_second_column, two_rows_each, guests_under_an_unknown_word, name_without_a_result]),
    "xlsxwriter": ("xlsx", write_xlsxwriter, [summary_beneath, years_beneath_nam_and_nu, labelled_totals, labelled_wrong_totals, reference_names_roles]),
    "xlwt": ("xls", write_xlwt, [rows_to_fill_in, ditto_marks, guests_without_number, year_broken_over_cells, women_column_with_their_word]),
    "text": ("csv", write_csv, [english_months, day_counts, scientific_numbers]),
}
NAMES = {"openpyxl": "openpyxl", "xlsxwriter": "XlsxWriter", "xlwt": "xlwt", "text": "csv module"}

if __name__ == "__main__":
    themes, seed = list(THEMES.values()), 900
    for producer, (ext, write, lists) in PRODUCERS.items():
        for layout in lists:
            seed += 1
            case = Case(f"{producer}_{layout.__name__}", ext, NAMES[producer], seed=seed, no_sheet=ext == "csv", **themes[seed % len(themes)])
            layout(case)
            write(case)
            finish(case)

    case = Case("openpyxl_zeros_by_format", "xlsx", "openpyxl", seed=950)
    table = zeros_by_format(case)
    write_openpyxl(case)
    number_format(case, table, "000000000000")
    finish(case)

    case = Case("text_total_in_clauses_vni", "csv", "csv module", seed=951, no_sheet=True, **THEMES["tra_vinh"])
    total_in_clauses(case)
    case.encode, case.shows = vni, "bytes of text typed for VNI fonts; " + case.shows
    write_csv(case, delimiter=";", encoding="latin-1")
    finish(case)

    case = Case("libreoffice_ods_civil_status", "ods", "LibreOffice", seed=952, **THEMES["lang_son"])
    full_name_of_civil_status(case)
    write_libreoffice([case])
    finish(case)
