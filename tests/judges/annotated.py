"""Judges annotated copies by openpyxl: `annotated.py ORIGINAL COPY [ORIGINAL COPY …]`.

A copy is the original but for the colours and the notes of marked cells and a sheet in front. Prints a
line of JSON for each pair, with what is marked; says what differs and fails where anything else does.
"""

import json
import sys
import zipfile
from xml.dom import minidom

from openpyxl import load_workbook

OWN = "xl/worksheets/delegate-quota.xml"
# Parts that name or hold what is added; all others are the original's, byte for byte.
MAY_DIFFER = ("[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels")


def may_differ(name, workbook):
    lower = name.lower()
    return (
        name in MAY_DIFFER
        or lower.endswith((workbook, "styles.xml", ".rels"))
        or "/worksheets/" in lower
        or "comments" in lower
        or "vmldrawing" in lower
    )


def parts(original, copy):
    """What differs between the packages beyond what may."""
    faults = []
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(copy) as new:
        assert new.testzip() is None
        names = {info.filename for info in old.infolist()}
        for name in names:
            if name.endswith("/"):
                continue
            if name not in new.namelist():
                faults.append(f"{name} is gone")
            elif old.read(name) != new.read(name) and not may_differ(name, "workbook.xml"):
                faults.append(f"{name} was changed")
        for name in new.namelist():
            if name.endswith((".xml", ".rels")) and (name not in names or old.read(name) != new.read(name)):
                minidom.parseString(new.read(name))
    return faults


def font(it):
    """A font; the colour of text is the same by its theme as by saying none."""
    colour = None if it.color is None or it.color.theme == 1 else repr(it.color)
    return (it.name, it.sz, it.b, it.i, it.u, it.strike, it.vertAlign, colour)


def look(cell):
    """All of a cell but its colour and its note."""
    return (
        cell.value,
        cell.data_type,
        cell.number_format,
        font(cell.font),
        repr(cell.border),
        repr(cell.alignment),
        repr(cell.protection),
        str(cell.hyperlink and (cell.hyperlink.target, cell.hyperlink.location)),
    )


def sheet(old, new):
    faults, coloured, noted = [], [], []
    name = old.title
    for what in ("sheet_state", "freeze_panes", "print_area", "print_title_rows", "print_title_cols"):
        if getattr(old, what) != getattr(new, what):
            faults.append(f"{name}: {what}")
    for what in ("page_setup", "page_margins", "print_options", "auto_filter", "protection"):
        if repr(getattr(old, what)) != repr(getattr(new, what)):
            faults.append(f"{name}: {what}")
    for what in ("oddHeader", "oddFooter", "evenHeader", "evenFooter"):
        before, after = getattr(old, what), getattr(new, what)
        if any(getattr(before, at).text != getattr(after, at).text for at in ("left", "center", "right")):
            faults.append(f"{name}: {what}")
    if sorted(map(str, old.merged_cells.ranges)) != sorted(map(str, new.merged_cells.ranges)):
        faults.append(f"{name}: merged cells")
    if repr(old.data_validations.dataValidation) != repr(new.data_validations.dataValidation):
        faults.append(f"{name}: validations")
    if [str(it.sqref) for it in old.conditional_formatting] != [
        str(it.sqref) for it in new.conditional_formatting
    ]:
        faults.append(f"{name}: conditional formats")
    for key in set(old.column_dimensions) | set(new.column_dimensions):
        if old.column_dimensions[key].width != new.column_dimensions[key].width:
            faults.append(f"{name}: width of {key}")
    rows, columns = max(old.max_row, new.max_row), max(old.max_column, new.max_column)
    for row in range(1, rows + 1):
        if old.row_dimensions[row].height != new.row_dimensions[row].height:
            faults.append(f"{name}: height of {row}")
        for column in range(1, columns + 1):
            before, after = old.cell(row, column), new.cell(row, column)
            if look(before) != look(after):
                both = zip(look(before), look(after))
                faults.append(f"{name}!{after.coordinate}: {[it for it in both if it[0] != it[1]]}")
            if repr(before.fill) != repr(after.fill):
                coloured.append(after.coordinate)
            if str(before.comment) != str(after.comment):
                noted.append(after.coordinate)
                if before.comment and before.comment.text not in after.comment.text:
                    faults.append(f"{name}!{after.coordinate}: the note was lost")
    if sorted(coloured) != sorted(noted):
        faults.append(f"{name}: coloured {coloured}, noted {noted}")
    return faults, sorted(coloured)


def names(book):
    own = {name: it.attr_text for name, it in book.defined_names.items()}
    return own, {
        sheet.title: {name: it.attr_text for name, it in sheet.defined_names.items()}
        for sheet in book.worksheets
        if sheet.defined_names
    }


def judge(original, copy):
    faults = parts(original, copy)
    try:
        old = load_workbook(original)
    except Exception as fault:  # What openpyxl does not open, it does not judge.
        print(json.dumps({"copy": copy, "not_judged": str(fault), "links": 0}))
        return [f"{copy}: {fault}" for fault in faults]
    try:
        new = load_workbook(copy)
    except Exception as fault:
        return [f"{copy} of {original} is not opened: {fault!r}"]
    if new.sheetnames[1:] != old.sheetnames:
        faults.append(f"sheets {new.sheetnames}")
    front = new.worksheets[0]
    if new.active.title != front.title:
        faults.append("the sheet in front is not the one that is shown")
    if names(old) != names(new):
        faults.append(f"names {names(old)} {names(new)}")
    marked = {}
    for before in old.worksheets:
        wrong, cells = sheet(before, new[before.title])
        faults += wrong
        if cells:
            marked[before.title] = cells
        if new[before.title].sheet_view.tabSelected:
            faults.append(f"{before.title} is selected, too")
    links = [cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink]
    for link in links:
        title, cell = link.rsplit("!", 1)
        title = title.strip("'").replace("''", "'")
        if cell not in marked.get(title, []):
            faults.append(f"the link {link} leads to no marked cell")
    texts = [str(cell.value) for row in front.iter_rows() for cell in row if cell.value]
    print(json.dumps({"copy": copy, "marked": marked, "links": len(links), "front": texts}))
    return [f"{copy}: {fault}" for fault in faults]


if __name__ == "__main__":
    pairs = sys.argv[1:]
    wrong = [fault for at in range(0, len(pairs), 2) for fault in judge(pairs[at], pairs[at + 1])]
    sys.exit("\n".join(fault[:300] for fault in wrong[:20]) if wrong else 0)
