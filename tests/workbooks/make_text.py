"""Lists as text: CSV in the encodings and with the delimiters that offices meet. `python3 tests/workbooks/make_text.py`"""

import csv

import layouts
from common import Case, finish, tcvn3, vni, windows_1258, write_csv

LISTS = {
    "utf8_comma": ("plain", "kon_tum", "csv", {}, "UTF-8 without a mark, commas"),
    "utf8_bom_semicolon": ("roles_by_section", "lang_son", "csv", dict(delimiter=";", bom=b"\xef\xbb\xbf"), "UTF-8 with a mark, semicolons"),
    "utf16le_tab": ("year_by_gender", "kon_tum", "txt", dict(delimiter="\t", encoding="utf-16-le", bom=b"\xff\xfe"), "UTF-16LE, tabs: what Excel calls Unicode text"),
    "utf16be_tab": ("women_marked", "nghe_an", "tsv", dict(delimiter="\t", encoding="utf-16-be", bom=b"\xfe\xff"), "UTF-16BE, tabs"),
    "windows1258": ("many_columns", "lang_son", "csv", dict(encoding=windows_1258, delimiter=";"), "Windows-1258 with combining tones, semicolons"),
    "pipe": ("odd_order", "gia_lai", "csv", dict(delimiter="|"), "UTF-8, pipes"),
    "quoted_breaks": ("line_breaks", "ha_giang", "csv", {}, "line breaks within quoted headers: a record's line is where it starts"),
    "all_quoted": ("unit_sections", "gia_lai", "csv", dict(quote=csv.QUOTE_ALL, line_end="\n"), "every field quoted, line feeds alone"),
    "trimmed": ("ordinal_sections", "kon_tum", "csv", dict(trim=True), "records without their trailing empty fields, so of different lengths"),
    "separator_line": ("bare", "dak_lak", "csv", dict(delimiter=";", head="sep=;\r\n"), "the line `sep=;` that Excel understands comes first"),
    "tab_tsv": ("english_short", "lang_son", "tsv", dict(delimiter="\t"), "UTF-8, tabs"),
    "unaccented": ("unaccented", "kon_tum", "csv", dict(delimiter=";"), "UTF-8, semicolons"),
    "csv_named_xls": ("bare", "lang_son", "xls", dict(delimiter="\t"), "tab-separated text under the name .xls"),
    "decomposed": ("decomposed", "ha_giang", "csv", {}, "UTF-8, commas"),
    "duplicates": ("duplicates", "gia_lai", "csv", dict(delimiter=";", bom=b"\xef\xbb\xbf"), "UTF-8 with a mark, semicolons"),
    "missing_values": ("missing_values", "kon_tum", "csv", {}, "UTF-8, commas"),
    "no_gender_column": ("no_gender_column", "lang_son", "csv", {}, "UTF-8, commas"),
    "tcvn3": ("gender_small", "lang_son", "csv", dict(delimiter=";", encoding="latin-1"), "bytes of text typed for TCVN3 fonts"),
    "vni": ("unit_sections_numbered", "tra_vinh", "csv", dict(delimiter="\t", encoding="latin-1"), "bytes of text typed for VNI fonts"),
    "untidy": ("untidy", "nghe_an", "csv", {}, "UTF-8, commas; names over two lines, so a record is not a line"),
    "totals": ("subtotals", "dak_lak", "csv", dict(delimiter=";"), "UTF-8, semicolons"),
}

if __name__ == "__main__":
    for seed, (name, (layout, theme, ext, how, words)) in enumerate(LISTS.items(), 500):
        case = Case(f"text_{name}", ext, "csv module", seed=seed, no_sheet=True, **layouts.THEMES[theme])
        getattr(layouts, layout)(case)
        case.shows = f"{words}; {case.shows}"
        if name in ("tcvn3", "vni"):
            case.encode = {"tcvn3": tcvn3, "vni": vni}[name]
            for sheet in case.sheets:
                sheet.cells = {at: value.lower() if isinstance(value, str) and value.isupper() and name == "tcvn3" else value for at, value in sheet.cells.items()}
        for finding in case.findings:
            finding["sheet"] = None
        write_csv(case, **how)
        finish(case)
