"""Lists written by xlwt: BIFF8 .xls. `python3 tests/workbooks/make_xlwt.py`"""

import layouts
from common import Case, finish, path_of, tcvn3, vni, write_xlwt

LISTS = {
    "plain": "tra_vinh", "year_by_gender": "kon_tum", "date_cells_by_gender": "lang_son", "gender_marks": "gia_lai", "women_marked": "ha_giang", "name_apart": "nghe_an",
    "abbreviated": "lang_son", "mixed_dates": "cao_bang", "many_columns": "dak_lak", "roles_by_section": "kon_tum", "unit_sections": "lang_son", "ordinal_sections": "gia_lai",
    "roles_by_sheet": "dak_lak", "merged_units": "ha_giang", "filtered": "kon_tum", "duplicates": "lang_son", "missing_values": "tra_vinh", "identity_numbers": "kon_tum",
    "no_group_column": "kon_tum", "wide_formats": "kon_tum", "everything": "lang_son", "untidy": "kon_tum", "trap_names": "kon_tum",
}
LEGACY = {"tcvn3": (".VnTime", tcvn3, "lang_son"), "vni": ("VNI-Times", vni, "tra_vinh")}

if __name__ == "__main__":
    for seed, (layout, theme) in enumerate(LISTS.items(), 300):
        case = Case(f"xlwt_{layout}", "xls", "xlwt", seed=seed, **layouts.THEMES[theme])
        getattr(layouts, layout)(case)
        write_xlwt(case)
        finish(case)

    for seed, (name, (font, encode, theme)) in enumerate(LEGACY.items(), 380):
        case = Case(f"xlwt_{name}", "xls", "xlwt", seed=seed, **layouts.THEMES[theme])
        layouts.unit_sections(case)
        for sheet in case.sheets:
            if name == "tcvn3":
                sheet.cells = {at: value.lower() if isinstance(value, str) and value.isupper() else value for at, value in sheet.cells.items()}
                sheet.fonts = {at: ".VnTimeH" for at in sheet.cells if at[0] < 5}
            sheet.font = font
        case.encode, case.shows = encode, f"text typed for {name.upper()} fonts ({font}): " + case.shows
        write_xlwt(case)
        finish(case)

    case = Case("xlwt_codepage_1258", "xls", "xlwt", seed=390, **layouts.THEMES["ha_giang"])
    layouts.plain(case)
    case.shows = "a BIFF8 workbook whose CODEPAGE record says 1258, though its strings are UTF-16; " + case.shows
    write_xlwt(case)
    data = path_of(case).read_bytes()
    assert data.count(b"\x42\x00\x02\x00\xb0\x04") == 1
    path_of(case).write_bytes(data.replace(b"\x42\x00\x02\x00\xb0\x04", b"\x42\x00\x02\x00\xea\x04"))
    finish(case)
