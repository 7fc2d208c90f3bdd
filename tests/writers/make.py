"""Writes the list of `list.json` with every Python package that writes tables.

    pip install openpyxl XlsxWriter pyexcelerate xlwt odfpy pandas "tablib[all]" python-docx
    python3 tests/writers/make.py

Each file is `PACKAGE.ENDING`. What a package cannot write is left out: dates of packages without
date cells are text as an office types them.
"""

import datetime
import json
import pathlib

HERE = pathlib.Path(__file__).parent
LIST = json.loads((HERE / "list.json").read_text(encoding="utf-8"))


def rows(dates):
    """The rows of the sheet; dates as cells, or as text."""
    yield [LIST["title"]]
    yield []
    yield LIST["header"]
    for number, (name, born, *rest) in enumerate(LIST["people"], 1):
        born = datetime.date.fromisoformat(born)
        yield [number, name, born if dates else born.strftime("%d/%m/%Y"), *rest]


def path(name):
    return str(HERE / name)


def with_openpyxl():
    import openpyxl

    for ending, template in [("xlsx", False), ("xltx", True)]:
        book = openpyxl.Workbook()
        book.template = template
        sheet = book.active
        sheet.title = "Danh sách"
        for row in rows(True):
            sheet.append(row)
        for cell in sheet["C"]:
            cell.number_format = "dd/mm/yyyy"
        book.save(path(f"openpyxl.{ending}"))
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    for row in rows(False):
        sheet.append(row)
    book.save(path("openpyxl-write-only.xlsx"))


def with_xlsxwriter():
    import xlsxwriter

    for name, options in [
        ("xlsxwriter.xlsx", {}),
        ("xlsxwriter-constant-memory.xlsx", {"constant_memory": True}),
    ]:
        book = xlsxwriter.Workbook(path(name), options)
        sheet = book.add_worksheet("Danh sách")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at, row in enumerate(rows(True)):
            for column, value in enumerate(row):
                if isinstance(value, datetime.date):
                    sheet.write_datetime(at, column, value, day)
                else:
                    sheet.write(at, column, value)
        book.close()


def with_pyexcelerate():
    import pyexcelerate

    book = pyexcelerate.Workbook()
    book.new_sheet("Danh sách", data=[row or [None] for row in rows(False)])
    book.save(path("pyexcelerate.xlsx"))


def with_xlwt():
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Danh sách")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for at, row in enumerate(rows(True)):
        for column, value in enumerate(row):
            if isinstance(value, datetime.date):
                sheet.write(at, column, value, day)
            else:
                sheet.write(at, column, value)
    book.save(path("xlwt.xls"))


def with_odfpy():
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="Danh sách")
    for row in rows(True):
        held = TableRow()
        for value in row:
            if isinstance(value, datetime.date):
                cell = TableCell(valuetype="date", datevalue=value.isoformat())
                cell.addElement(P(text=value.strftime("%d/%m/%Y")))
            elif isinstance(value, int):
                cell = TableCell(valuetype="float", value=value)
                cell.addElement(P(text=str(value)))
            else:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=value))
            held.addElement(cell)
        table.addElement(held)
    book.spreadsheet.addElement(table)
    book.save(path("odfpy.ods"))


def with_pandas():
    import pandas

    _, _, header, *people = rows(True)
    frame = pandas.DataFrame(people, columns=header)
    frame["Ngày sinh"] = pandas.to_datetime(frame["Ngày sinh"])
    for engine in ["openpyxl", "xlsxwriter"]:
        frame.to_excel(path(f"pandas-{engine}.xlsx"), index=False, engine=engine)
    frame.to_excel(path("pandas-odf.ods"), index=False, engine="odf")
    frame["Ngày sinh"] = frame["Ngày sinh"].dt.strftime("%d/%m/%Y")
    frame.to_csv(path("pandas.csv"), index=False)
    frame.to_csv(path("pandas-utf16.csv"), index=False, encoding="utf-16", sep="\t")
    frame.to_html(path("pandas.html"), index=False)


def with_tablib():
    import tablib

    _, _, header, *people = rows(False)
    data = tablib.Dataset(*people, headers=header, title="Danh sách")
    for ending in ["xlsx", "xls", "ods", "csv", "tsv", "html"]:
        content = data.export(ending)
        name = HERE / f"tablib.{ending}"
        if isinstance(content, bytes):
            name.write_bytes(content)
        else:
            name.write_text(content, encoding="utf-8", newline="")


def with_python_docx():
    import docx

    document = docx.Document()
    title, _, *held = rows(False)
    document.add_paragraph(title[0])
    table = document.add_table(len(held), len(held[0]))
    for row, values in zip(table.rows, held):
        for cell, value in zip(row.cells, values):
            cell.text = str(value)
    document.save(path("python-docx.docx"))


if __name__ == "__main__":
    for write in [
        with_openpyxl,
        with_xlsxwriter,
        with_pyexcelerate,
        with_xlwt,
        with_odfpy,
        with_pandas,
        with_tablib,
        with_python_docx,
    ]:
        write()
