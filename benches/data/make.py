"""Writes the 200-row list that `whole_process` measures, in four formats.

Needs openpyxl and LibreOffice: `python3 benches/data/make.py`. One sheet with a letterhead, a title, a
header and 150 official delegates and 50 guests in sections, ten columns wide. All people are invented.
"""

import csv
import subprocess
import sys
from pathlib import Path

import openpyxl

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / "examples"))
import make as examples  # noqa: E402

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Số CCCD", "Chức vụ", "Đơn vị", "Lĩnh vực", "Ghi chú"]


def rows():
    sections, guests, *_ = examples.sa_thay()
    yield ["ỦY BAN NHÂN DÂN HUYỆN SA THẦY"]
    yield ["DANH SÁCH ĐẠI BIỂU"]
    yield ["dự Đại hội đại biểu các dân tộc thiểu số huyện Sa Thầy lần thứ IV, năm 2024"]
    yield []
    yield HEADER
    yield ["A", "ĐẠI BIỂU CHÍNH THỨC"]
    people = [person for part in sections.values() for person in part]
    yield from people_rows(people)
    yield ["B", "ĐẠI BIỂU KHÁCH MỜI"]
    yield from people_rows(guests)


def people_rows(people):
    for number, person in enumerate(people, 1):
        gender = "Nữ" if person.woman else "Nam"
        born = person.birth.strftime("%d/%m/%Y")
        yield [number, person.name, born, gender, person.group_name, person.identity, person.post, person.unit, person.field, ""]


def main():
    table = list(rows())
    book = openpyxl.Workbook()
    book.active.title = "Danh sách"
    for row in table:
        book.active.append(row)
    book.save(HERE / "list.xlsx")
    with (HERE / "list.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(table)
    for form in ("xls", "ods"):
        subprocess.run(["soffice", "--headless", "--convert-to", form, "--outdir", HERE, HERE / "list.xlsx"], check=True, stdout=subprocess.DEVNULL)


main()
