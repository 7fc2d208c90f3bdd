"""Makes the workbooks beside it: `python3 make.py` (needs openpyxl, xlwt and LibreOffice).

The names in them are invented. Hostile files are written byte by byte.
"""
import datetime, os, re, shutil, struct, subprocess, tempfile, unicodedata, zipfile
import openpyxl, xlwt
from openpyxl.styles import Font

HERE = os.path.dirname(os.path.abspath(__file__))
os.chdir(HERE)
NAMES = ["Nguyễn Thị Hường", "Đặng Văn Quý", "Giàng A Sử", "Lò Văn Thưởng", "Hà Thị Đào", "Trần Ngọc Ánh",
         "Điểu K’Bình", "Nông Đức Mạnh Hùng", "Vừ Mí Kẻ", "Bế Thị Yến", "Lường Văn Ước", "Phạm Thị Mỹ"]
GROUPS = ["Tày", "Nùng", "Mông", "Thái", "Mường", "Kinh", "Xtiêng", "Tày", "Mông", "Nùng", "Thái", "Khmer"]


def common(path):
    """Header over two merged rows, dates, a hidden row, an error, an uncalculated formula."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "ĐB chính thức"
    ws["A1"] = "DANH SÁCH ĐẠI BIỂU"
    ws.merge_cells("A1:E1")
    for c, t in enumerate(["STT", "Họ và tên", "Ngày sinh", "Dân tộc", "Đảng viên"], 1):
        ws.cell(3, c, t)
    for i, (n, g) in enumerate(zip(NAMES, GROUPS)):
        r = 4 + i
        ws.cell(r, 1, i + 1)
        ws.cell(r, 2, n)
        ws.cell(r, 3, datetime.date(1980, 5, 12 + i)).number_format = '"ngày" dd/mm/yyyy'
        ws.cell(r, 4, g)
        ws.cell(r, 5, True)
    ws.row_dimensions[6].hidden = True
    ws["C5"] = 19800512
    ws["C5"].number_format = "dd/mm/yyyy"
    ws["F4"] = "=1/0"
    ws["F5"] = "=A4+A5"
    ws["F6"] = "dòng một\ndòng hai"
    hidden = wb.create_sheet("Nháp")
    hidden["A1"] = "bỏ"
    hidden.sheet_state = "hidden"
    wb.create_chartsheet("Biểu đồ")
    wb.save(path)


def soffice(source, ending, target, options=""):
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{out}/profile", "--convert-to", ending + options,
                        "--outdir", out, source], check=True, capture_output=True)
        made = os.path.join(out, os.path.splitext(os.path.basename(source))[0] + "." + ending.split(":")[0])
        shutil.copy(made, target)


def legacy_table(names):
    """The tables of the reader itself: letter to Latin look-alike."""
    source = open(os.path.join(HERE, "../../../src/read/legacy_tables.rs"), encoding="utf-8").read()
    table = {}
    for name in names:
        body = source.split(f"const {name}:")[1].split("];")[0]
        for code, letter in re.findall(r"\(((?:0x..(?:, )?)+), '(.)'\)", body):
            table[letter] = "".join(chr(int(byte, 16)) for byte in code.split(", "))
    return table


def tcvn3(text):
    table = legacy_table(["TCVN3"])
    return "".join(table.get(c, c) for c in text)


def vni(text):
    table = legacy_table(["VNI_SINGLES", "VNI_PAIRS"])
    return "".join(table.get(c, c) for c in text)


def lower_toned(text):
    t = legacy_table(["TCVN3"])
    return "".join(c if ord(c) < 128 or c in t else c.lower() for c in text)


def legacy_xlsx(path, encode, font=None):
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["STT", encode("Họ và tên"), "Ghi chú"])
    for i, n in enumerate(NAMES, 1):
        n = n.replace("’", "").replace("Ánh", "Anh").replace("Ước", "Lam")
        ws.append([i, encode(lower_toned(n)), "Đã ký"])
    if font:
        for row in ws.iter_rows(min_col=2, max_col=2):
            for c in row:
                c.font = Font(name=font)
    wb.save(path)


def xls_xlwt(path):
    wb = xlwt.Workbook(encoding="utf-8")
    ws = wb.add_sheet("ĐB chính thức")
    ws.write_merge(0, 0, 0, 4, "DANH SÁCH ĐẠI BIỂU")
    for c, t in enumerate(["STT", "Họ và tên", "Ngày sinh", "Dân tộc"]):
        ws.write(2, c, t)
    date = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for i, (n, g) in enumerate(zip(NAMES, GROUPS)):
        ws.write(3 + i, 0, i + 1)
        ws.write(3 + i, 1, n)
        ws.write(3 + i, 2, datetime.date(1980, 5, 12 + i), date)
        ws.write(3 + i, 3, g)
    ws.row(5).hidden = True
    ws.write(3, 4, True)
    ws.write(4, 4, 2.5)
    ws.write(5, 4, xlwt.Formula("A4+A5"))
    vn = xlwt.easyxf("font: name .VnTime")
    ws.write(20, 0, tcvn3("Nguyễn Thị Hường"), vn)
    nhap = wb.add_sheet("Nháp")
    nhap.visibility = 1
    wb.save(path)


def zip_of(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            z.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PKG = "http://schemas.openxmlformats.org/package/2006"


def xlsx_package(sheet, sst=None, sheet_type="worksheet", extra=""):
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PKG}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PKG}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/>{extra and "<sheet name=" + chr(34) + "Macro1" + chr(34) + " sheetId=" + chr(34) + "2" + chr(34) + " r:id=" + chr(34) + "rId2" + chr(34) + "/>"}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PKG}/relationships"><Relationship Id="rId1" Type="{REL}/{sheet_type}" Target="worksheets/sheet1.xml"/>{extra}</Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }
    if sst:
        parts["xl/sharedStrings.xml"] = sst
    return parts


def inline(at, text):
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def hostile():
    corner = f'<sheetData><row r="1">{inline("A1", "STT")}{inline("B1", "Họ và tên")}</row><row r="2"><c r="A2"><v>1</v></c>{inline("B2", "Lê Văn An")}</row><row r="1048576">{inline("XFD1048576", "x")}</row></sheetData>'
    zip_of("corner.xlsx", xlsx_package(corner))
    beyond = f'<sheetData><row r="1">{inline("A1", "STT")}{inline("XFE1", "ngoài")}</row></sheetData>'
    zip_of("beyond_grid.xlsx", xlsx_package(beyond))
    sst = f'<sst xmlns="{MAIN}" count="1" uniqueCount="4294967295"><si><t>An</t></si></sst>'
    zip_of("unique_count.xlsx", xlsx_package('<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>', sst))
    macro = f'<Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/>'
    parts = xlsx_package(f'<sheetData><row r="1">{inline("A1", "STT")}</row></sheetData>', extra=macro)
    parts["xl/macrosheets/sheet1.xml"] = f'<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" xmlns="{MAIN}"><sheetData/></xm:macrosheet>'
    zip_of("macro_sheet.xlsm", parts)
    blank = f'<sheetData><row r="1">{inline("A1", "An" + " " * 40_000_000)}</row></sheetData>'
    zip_of("blanks.xlsx", xlsx_package(blank))
    one = open("list_openpyxl.xlsx", "rb").read()
    open("cut_off.xlsx", "wb").write(one[: len(one) // 2])
    ns = ' '.join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for p, u in [("office", "office"), ("table", "table"), ("text", "text")])

    def ods(path, table):
        zip_of(path, {"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                      "content.xml": f'<office:document-content {ns}><office:body><office:spreadsheet>\n  <table:table table:name="S">\n{table}\n  </table:table>\n</office:spreadsheet></office:body></office:document-content>'})
    cell = '<table:table-cell office:value-type="string">\n   <text:p>An</text:p>\n </table:table-cell>'
    ods("repeats.ods", f'<table:table-row>{cell}</table:table-row>\n<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row><table:table-row>{cell}</table:table-row>')
    ods("repeated_text.ods", f'<table:table-row>{cell}</table:table-row><table:table-row table:number-rows-repeated="1000000">{cell.replace("office:value-type", "table:number-columns-repeated=" + chr(34) + "99" + chr(34) + " office:value-type")}</table:table-row><table:table-row>{cell}</table:table-row>')
    # A compound file whose directory's sector follows itself for ever.
    head = bytearray(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xFF" * (108 * 4)
    fat = struct.pack("<II", 0xFFFFFFFD, 1) + b"\xFF" * (126 * 4)

    def entry(name, kind, child):
        return name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBBIII", len(name) * 2 + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child) + b"\0" * 36 + struct.pack("<IQ", 0xFFFFFFFE, 0)
    directory = entry("Root Entry", 5, 1) + entry("Workbook", 2, 0xFFFFFFFF) + b"\0" * 256
    open("fat_cycle.xls", "wb").write(head + fat + directory)


def xls_corner(path):
    wb = xlwt.Workbook()
    ws = wb.add_sheet("S")
    ws.write(0, 0, "STT")
    ws.write(65535, 255, "x")
    wb.save(path)


def texts():
    rows = "STT;Họ và tên;Dân tộc\r\n" + "".join(f"{i};{n};{g}\r\n" for i, (n, g) in enumerate(zip(NAMES, GROUPS), 1))
    open("utf8_bom_semicolon.csv", "w", encoding="utf-8-sig", newline="").write(rows)
    open("utf16_tab.txt", "wb").write(b"\xff\xfe" + rows.replace(";", "\t").encode("utf-16-le"))
    plain = []
    for c in rows.replace("’", "'"):
        try:
            c.encode("cp1258")
            plain.append(c)
        except UnicodeEncodeError:
            # Windows-1258 keeps the letter with its circumflex, breve or horn and the tone apart.
            parts = unicodedata.normalize("NFD", c)
            tones = [p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323"]
            rest = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
            plain.append(rest + "".join(tones))
    open("windows1258.csv", "wb").write("".join(plain).encode("cp1258"))
    open("tcvn3.csv", "wb").write("".join(tcvn3(lower_toned(c)) for c in rows.replace("’", "'")).encode("latin-1"))
    open("csv_named.xlsx", "w").write(rows)
    open("prose_named.xlsx", "w").write("Kính gửi\nBan Tổ chức\nTôi là An\n")
    open("web_page.xls", "w", encoding="utf-8").write(
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=utf-8><style>td{color:red}</style></head><body>\n'
        '<table border=1><tr><td colspan=3><b>DANH S&Aacute;CH</b> &amp; ĐẠI BIỂU\n<tr><th rowspan="2">STT<th colspan=2>Họ &ecirc;m\n<tr><td>T&#234;n<td>Lót\n'
        '<tr><td>1</td><td>Lê Văn<br>An</td><td>&nbsp;Tày</td></tr></table><p>Hết</p></body></html>')


def xlsb(path):
    """A minimal .xlsb: one sheet with text, a number, an error formula, a hidden row, a merge."""
    def rec(kind, data=b""):
        head = bytes([kind]) if kind < 128 else bytes([(kind & 0x7F) | 0x80, kind >> 7])
        n, out = len(data), b""
        while True:
            out += bytes([(n & 0x7F) | (0x80 if n > 127 else 0)])
            n >>= 7
            if not n:
                return head + out + data

    def wide(s):
        return struct.pack("<I", len(s)) + s.encode("utf-16-le")

    def row(r, hidden=False):
        return rec(0, struct.pack("<IIHBBBI", r, 0, 300, 0, 0x10 if hidden else 0, 0, 0))

    def cell(c):
        return struct.pack("<II", c, 0)
    sheet = rec(0x81) + rec(0x94, struct.pack("<IIII", 0, 3, 0, 2)) + rec(0x91)
    sheet += row(0) + rec(6, cell(0) + wide("STT")) + rec(6, cell(1) + wide("Họ và tên"))
    sheet += row(1, True) + rec(5, cell(0) + struct.pack("<d", 1)) + rec(6, cell(1) + wide("Lê Văn An"))
    sheet += row(2) + rec(0x0B, cell(0) + b"\x07" + struct.pack("<HII", 0, 0, 0))
    sheet += rec(0x92) + rec(0xB1, struct.pack("<I", 1)) + rec(0xB0, struct.pack("<IIII", 2, 2, 1, 2)) + rec(0xB2) + rec(0x82)
    book = rec(0x83) + rec(0x8F) + rec(0x9C, struct.pack("<II", 0, 1) + wide("rId1") + wide("Đại biểu")) + rec(0x90) + rec(0x84)
    parts = xlsx_package("")
    zip_of(path, {
        "[Content_Types].xml": f'<Types xmlns="{PKG}/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        "_rels/.rels": parts["_rels/.rels"].replace("workbook.xml", "workbook.bin"),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": parts["xl/_rels/workbook.xml.rels"].replace("sheet1.xml", "sheet1.bin"),
        "xl/worksheets/sheet1.bin": sheet,
    })


def encrypted(path):
    """Needs msoffcrypto-tool; the salt is random, so a new run changes the file."""
    from msoffcrypto.format.ooxml import OOXMLFile
    with open("list_openpyxl.xlsx", "rb") as plain, open(path, "wb") as out:
        OOXMLFile(plain).encrypt("delegates", out)


def struck_out(path):
    """A list of which somebody was struck out instead of deleted; his ordinal and a note were not."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["STT", "Họ và tên", "Dân tộc", "Ghi chú"])
    for i, (name, group) in enumerate(zip(NAMES[:3], GROUPS)):
        ws.append([i + 1, name, group, "xin rút" if i == 1 else None])
    for cell in (ws["B3"], ws["C3"]):
        cell.font = Font(name="Times New Roman", strike=True)
    wb.save(path)


def dates_1904(path):
    """A workbook that counts its days from 1904."""
    wb = openpyxl.Workbook()
    wb.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    wb.active["A1"] = datetime.date(1980, 5, 12)
    wb.active["A1"].number_format = "dd/mm/yyyy"
    wb.save(path)


common("list_openpyxl.xlsx")
struck_out("struck_out_openpyxl.xlsx")
soffice("struck_out_openpyxl.xlsx", "ods", "struck_out_libreoffice.ods")
soffice("struck_out_openpyxl.xlsx", "xls:MS Excel 97", "struck_out_libreoffice.xls")
dates_1904("dates_1904_openpyxl.xlsx")
soffice("dates_1904_openpyxl.xlsx", "xls:MS Excel 97", "dates_1904_libreoffice.xls")
encrypted("encrypted.xlsx")
soffice("list_openpyxl.xlsx", "ods", "list_libreoffice.ods")
soffice("list_openpyxl.xlsx", "xls:MS Excel 97", "list_libreoffice.xls")
soffice("list_libreoffice.ods", "xlsx:Calc MS Excel 2007 XML", "list_libreoffice.xlsx")
xls_xlwt("list_xlwt.xls")
legacy_xlsx("tcvn3_font.xlsx", tcvn3, ".VnTime")
legacy_xlsx("tcvn3_no_font.xlsx", tcvn3)
legacy_xlsx("vni_no_font.xlsx", vni)
texts()
xlsb("list.xlsb")
xls_corner("corner.xls")
hostile()
