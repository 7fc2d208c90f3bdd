"""Judges results workbooks by openpyxl: `results.py WORKBOOK…`.

Prints a line of JSON for each. Fails where a cell holds a formula or an error, a number is kept as
text on a sheet of records, a sheet of records has no filter or no head that stays, or a link leads to
no cell.
"""

import json
import os
import re
import sys
from urllib.parse import unquote

from openpyxl import load_workbook

PAGES = {"Kết quả", "Result", "Kết luận", "Verdict"}
CHARTS = {"Biểu đồ", "Charts"}
# Ids, cells, paths and numbers of documents may look like numbers.
NUMBER = re.compile(r"-?\d{1,6}([.,]\d+)?%?")


def judge(path):
    faults, sheets, links = [], {}, 0
    book = load_workbook(path)
    if book.worksheets[0].title not in PAGES:
        faults.append(f"{book.worksheets[0].title} stands in front")
    for sheet in book.worksheets:
        sheets[sheet.title] = [sheet.max_row, sheet.max_column]
        is_record = sheet.title not in PAGES | CHARTS
        if sheet.page_setup.paperSize != "9" and sheet.page_setup.paperSize != 9:
            faults.append(f"{sheet.title}: not on A4")
        if is_record and (not sheet.auto_filter.ref or sheet.freeze_panes != "A2"):
            faults.append(f"{sheet.title}: no filter, or the head does not stay")
        if sheet.title in CHARTS and not sheet._charts:
            faults.append(f"{sheet.title}: no chart")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in ("f", "e"):
                    faults.append(f"{sheet.title}!{cell.coordinate}: {cell.value}")
                if is_record and cell.row > 1 and isinstance(cell.value, str):
                    if NUMBER.fullmatch(cell.value):
                        faults.append(f"{sheet.title}!{cell.coordinate}: {cell.value!r} is text")
                if cell.hyperlink and cell.hyperlink.target:
                    links += 1
                    faults += leads(path, cell)
    print(json.dumps({"file": os.path.basename(path), "sheets": sheets, "links": links}))
    return [f"{path}: {fault}" for fault in faults]


def leads(path, cell):
    """Whether the link leads to a cell of a list that is there."""
    target = os.path.join(os.path.dirname(path), unquote(cell.hyperlink.target))
    if not os.path.exists(target):
        return [f"{cell.coordinate} leads to {target}, which is not there"]
    if target.endswith(".xlsx"):
        title, place = cell.hyperlink.location.rsplit("!", 1)
        title = title.strip("'").replace("''", "'")
        if title not in load_workbook(target, read_only=True).sheetnames:
            return [f"{cell.coordinate} leads to the sheet {title}, which {target} does not have"]
        if not re.fullmatch(r"[A-Z]+\d+", place):
            return [f"{cell.coordinate} leads to {place}"]
    return []


if __name__ == "__main__":
    wrong = [fault for book in sys.argv[1:] for fault in judge(book)]
    sys.exit("\n".join(fault[:300] for fault in wrong[:20]) if wrong else 0)
