"""Lists as further programs write their XML: by hand here, after files of theirs. `python3 tests/workbooks/make_xml.py`

- an .ods whose content.xml is pretty-printed, as PhpSpreadsheet's, with repeated cells and rows;
- .xlsx parts whose elements have the prefix `x:`, as ClosedXML writes them;
- .xlsx with inline strings and without cell addresses, as streaming writers make it.
"""

import datetime as dt
import zipfile
from xml.sax.saxutils import escape

import layouts
from common import Case, address, finish, path_of


def zipped(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts:
            info = zipfile.ZipInfo(name, (2024, 4, 22, 8, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            book.writestr(info, content)


DAY_STYLE = """\
 <office:automatic-styles>
  <number:date-style style:name="dmy"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
  <style:style style:name="day" style:family="table-cell" style:data-style-name="dmy"/>
 </office:automatic-styles>
"""


def write_ods(case):
    out = []
    for sheet in case.sheets:
        spans = {(r, c): (tr - r + 1, tc - c + 1) for r, c, tr, tc in sheet.merges}
        covered = {(r, c) for a, b, tr, tc in sheet.merges for r in range(a, tr + 1) for c in range(b, tc + 1)} - set(spans)
        out.append(f'    <table:table table:name="{escape(sheet.name)}">')
        row = 1
        while row <= sheet.last_row:
            if not any(r == row for r, _ in sheet.cells):
                empty = 1
                while not any(r == row + empty for r, _ in sheet.cells):
                    empty += 1
                out += [f'     <table:table-row table:number-rows-repeated="{empty}">', '      <table:table-cell table:number-columns-repeated="1024"/>', "     </table:table-row>"]
                row += empty
                continue
            out.append("     <table:table-row>")
            gap = 0
            for column in range(1, sheet.last_column + 1):
                value = sheet.cells.get((row, column))
                tag = "covered-table-cell" if (row, column) in covered else "table-cell"
                if value is None and tag == "table-cell" and (row, column) not in spans:
                    gap += 1
                    continue
                if gap:
                    out.append(f'      <table:table-cell table:number-columns-repeated="{gap}"/>')
                    gap = 0
                down, across = spans.get((row, column), (1, 1))
                span = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"' if (row, column) in spans else ""
                if value is None:
                    out.append(f"      <table:{tag}{span}/>")
                    continue
                if isinstance(value, dt.date):
                    kind, text = f'table:style-name="day" office:value-type="date" office:date-value="{value.isoformat()}"', value.strftime("%d/%m/%Y")
                elif isinstance(value, int):
                    kind, text = f'office:value-type="float" office:value="{value}"', str(value)
                else:
                    kind, text = 'office:value-type="string"', value
                out.append(f"      <table:{tag} {kind}{span}>")
                out += [f"       <text:p>{escape(line)}</text:p>" for line in text.split("\n")]
                out.append(f"      </table:{tag}>")
            out.append("     </table:table-row>")
            row += 1
        out += ['     <table:table-row table:number-rows-repeated="1048000">', '      <table:table-cell table:number-columns-repeated="1024"/>', "     </table:table-row>", "    </table:table>"]
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "style", "table", "text"))
    names += ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
    styles = DAY_STYLE
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {names} office:version="1.2">\n{styles} <office:body>\n  <office:spreadsheet>\n' + "\n".join(out) + "\n  </office:spreadsheet>\n </office:body>\n</office:document-content>\n"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = ('<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">\n'
                f' <manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>\n <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\n</manifest:manifest>\n')
    zipped(path_of(case), [("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content)])


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="utf-8"?>'


def write_xlsx(case, prefix="", inline=False, addresses=True):
    p = prefix + ":" if prefix else ""
    space = f'xmlns{":" + prefix if prefix else ""}="{MAIN}"'
    strings, sheets = {}, []
    for sheet in case.sheets:
        rows = []
        for row in sorted({r for r, _ in sheet.cells}):
            cells = []
            last = max(c for r, c in sheet.cells if r == row)
            for column in range(1, last + 1):
                value = sheet.cells.get((row, column))
                at = f' r="{address(row, column)}"' if addresses else ""
                if value is None:
                    if not addresses:
                        cells.append(f"<{p}c/>")
                elif isinstance(value, dt.date):
                    cells.append(f'<{p}c{at} s="1"><{p}v>{(value - dt.date(1899, 12, 30)).days}</{p}v></{p}c>')
                elif isinstance(value, int):
                    cells.append(f"<{p}c{at}><{p}v>{value}</{p}v></{p}c>")
                elif inline:
                    cells.append(f'<{p}c{at} t="inlineStr"><{p}is><{p}t>{escape(value)}</{p}t></{p}is></{p}c>')
                else:
                    cells.append(f'<{p}c{at} t="s"><{p}v>{strings.setdefault(value, len(strings))}</{p}v></{p}c>')
            rows.append(f'<{p}row r="{row}">' + "".join(cells) + f"</{p}row>")
        merges = "".join(f'<{p}mergeCell ref="{address(r, c)}:{address(tr, tc)}"/>' for r, c, tr, tc in sheet.merges)
        merges = f'<{p}mergeCells count="{len(sheet.merges)}">{merges}</{p}mergeCells>' if merges else ""
        sheets.append(f"{HEAD}<{p}worksheet {space}><{p}sheetData>{''.join(rows)}</{p}sheetData>{merges}</{p}worksheet>")
    count = len(sheets)
    overrides = "".join(f'<Override PartName="/xl/worksheets/sheet{i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for i in range(count))
    kinds = {"workbook": "sheet.main", "styles": "styles", **({} if inline else {"sharedStrings": "sharedStrings"})}
    overrides += "".join(f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>' for part, kind in kinds.items())
    relations = "".join(f'<Relationship Id="rId{i + 1}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>' for i in range(count))
    relations += f'<Relationship Id="rId{count + 1}" Type="{OFFICE}/styles" Target="styles.xml"/>'
    relations += "" if inline else f'<Relationship Id="rId{count + 2}" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    names = "".join(f'<{p}sheet name="{escape(s.name)}" sheetId="{i + 1}" r:id="rId{i + 1}"/>' for i, s in enumerate(case.sheets))
    parts = [
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                                f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'),
        ("_rels/.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'{HEAD}<{p}workbook {space} xmlns:r="{OFFICE}"><{p}sheets>{names}</{p}sheets></{p}workbook>'),
        ("xl/_rels/workbook.xml.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'),
        ("xl/styles.xml", f'{HEAD}<{p}styleSheet {space}><{p}fonts count="1"><{p}font><{p}sz val="12"/><{p}name val="Times New Roman"/></{p}font></{p}fonts>'
                          f'<{p}fills count="2"><{p}fill><{p}patternFill patternType="none"/></{p}fill><{p}fill><{p}patternFill patternType="gray125"/></{p}fill></{p}fills><{p}borders count="1"><{p}border/></{p}borders>'
                          f'<{p}cellStyleXfs count="1"><{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></{p}cellStyleXfs>'
                          f'<{p}cellXfs count="2"><{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><{p}xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></{p}cellXfs></{p}styleSheet>'),
    ]
    if not inline:
        items = "".join(f'<{p}si><{p}t xml:space="preserve">{escape(text)}</{p}t></{p}si>' for text in strings)
        parts.append(("xl/sharedStrings.xml", f'{HEAD}<{p}sst {space} count="{len(strings)}" uniqueCount="{len(strings)}">{items}</{p}sst>'))
    parts += [(f"xl/worksheets/sheet{i + 1}.xml", content) for i, content in enumerate(sheets)]
    zipped(path_of(case), parts)


LISTS = [
    ("ods_pretty", "ods", "year_by_gender", "nghe_an", write_ods, {}, "a pretty-printed content.xml, the rest of the sheet as repeated rows"),
    ("ods_dates", "ods", "date_cells_by_gender", "ha_giang", write_ods, {}, "a pretty-printed content.xml, repeated cells, dates as date cells"),
    ("xlsx_prefixed", "xlsx", "roles_by_section", "gia_lai", write_xlsx, dict(prefix="x"), "elements with the prefix `x:`"),
    ("xlsx_prefixed_sheets", "xlsx", "roles_by_sheet", "lang_son", write_xlsx, dict(prefix="x"), "elements with the prefix `x:`"),
    ("xlsx_inline", "xlsx", "date_cells_by_gender", "dak_lak", write_xlsx, dict(inline=True), "inline strings, no shared strings part"),
    ("xlsx_no_addresses", "xlsx", "unit_sections", "kon_tum", write_xlsx, dict(inline=True, addresses=False), "inline strings and cells without addresses"),
]

if __name__ == "__main__":
    for seed, (name, ext, layout, theme, write, how, words) in enumerate(LISTS, 700):
        case = Case(f"xml_{name}", ext, "hand-written XML", seed=seed, **layouts.THEMES[theme])
        getattr(layouts, layout)(case)
        if layout == "roles_by_sheet":
            case.sheets = [sheet for sheet in case.sheets if not sheet.hidden]
            case.shows = case.shows.replace(" and a hidden draft", "").replace("a cover, a sheet", "a cover and a sheet")
        case.shows = f"{words}; {case.shows}"
        write(case, **how)
        finish(case)
