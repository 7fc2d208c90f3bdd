"""Lists saved by LibreOffice Calc as .xls, .ods, .xlsx and .xlsm. `python3 tests/workbooks/make_libreoffice.py`

LibreOffice calculates the formulas as it opens the file, so their results are kept. It stamps its files with the time: a
new run gives other bytes with the same content.
"""

import layouts
from common import Case, finish, vni, write_libreoffice

LISTS = {
    "ods": {
        "plain": "dak_lak", "year_by_gender": "ha_giang", "date_cells_by_gender": "kon_tum", "three_rows": "lang_son", "gender_marks": "nghe_an", "mixed_dates": "gia_lai",
        "formulas": "lang_son", "roles_by_section": "tra_vinh", "roles_by_sheet": "cao_bang", "merged_units": "gia_lai", "filtered": "ha_giang", "tables_below": "kon_tum",
        "unknown_groups": "lang_son", "no_gender_column": "ha_giang", "line_breaks": "kon_tum", "wide_formats": "tra_vinh", "error_values": "kon_tum", "delegation_sheet": "kon_tum", "everything": "dak_lak", "province_letterhead": "kon_tum",
    },
    "xls": {
        "full_date_by_gender": "kon_tum", "three_rows": "dak_lak", "formulas": "ha_giang", "unit_sections_numbered": "lang_son", "role_marks": "kon_tum", "bad_dates": "kon_tum",
        "summary_sheets": "nghe_an", "side_by_side": "kon_tum", "decomposed": "kon_tum", "vietnamese_date_format": "lang_son", "everything": "nghe_an", "trap_names_without_ordinals": "kon_tum",
    },
    "xlsx": {"birth_in_parts": "kon_tum", "repeated_header": "kon_tum", "subtotals": "ha_giang", "role_column": "kon_tum", "alternates_section": "lang_son", "english": "lang_son"},
    "xlsm": {"year_by_gender": "gia_lai"},
}

if __name__ == "__main__":
    cases, seed = [], 400
    for ext, lists in LISTS.items():
        for layout, theme in lists.items():
            seed += 1
            case = Case(f"libreoffice_{ext}_{layout}", ext, "LibreOffice", seed=seed, **layouts.THEMES[theme])
            getattr(layouts, layout)(case)
            cases.append(case)
    case = Case("libreoffice_ods_vni", "ods", "LibreOffice", seed=480, **layouts.THEMES["gia_lai"])
    layouts.gender_small(case)
    for sheet in case.sheets:
        sheet.font = "VNI-Times"
    case.encode, case.shows = vni, "text typed for VNI fonts (VNI-Times): " + case.shows
    cases.append(case)
    write_libreoffice(cases)
    for case in cases:
        finish(case)
