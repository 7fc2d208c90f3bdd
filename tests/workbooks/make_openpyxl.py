"""Lists written by openpyxl: no formula has a result, text is in the shared strings. `python3 tests/workbooks/make_openpyxl.py`"""

import layouts
from common import Case, finish, path_of, write_openpyxl

LISTS = {
    "plain": "kon_tum", "year_by_gender": "lang_son", "three_rows": "ha_giang", "gender_marks": "dak_lak", "women_marked": "gia_lai", "name_apart": "cao_bang",
    "odd_order": "nghe_an", "abbreviated": "tra_vinh", "misspelt": "lang_son", "mixed_dates": "kon_tum", "decomposed": "dak_lak", "group_spellings": "kon_tum",
    "tone_places": "dak_lak", "uncalculated": "lang_son", "roles_by_section": "ha_giang", "unit_sections": "cao_bang", "unit_sections_numbered": "kon_tum", "repeated_header": "gia_lai",
    "tables_below": "nghe_an", "side_by_side": "lang_son", "merged_units": "kon_tum", "filtered": "tra_vinh", "roles_by_sheet": "kon_tum", "role_column": "dak_lak",
    "role_marks": "lang_son", "delegation_sheet": "kon_tum", "role_unknown": "cao_bang", "duplicates": "kon_tum", "unknown_groups": "kon_tum", "bad_dates": "ha_giang",
    "missing_values": "gia_lai", "unclear_gender": "nghe_an", "identity_numbers": "lang_son", "wrong_totals": "kon_tum", "trap_names": "kon_tum", "everything": "kon_tum", "untidy": "lang_son", "sparse_guests": "dak_lak", "exactly_thirty": "kon_tum",
    "no_gender_column": "kon_tum", "no_name_column": "dak_lak", "cover_only": "kon_tum",
}
NAMED_XLS = {"full_date_by_gender": "lang_son"}

if __name__ == "__main__":
    for seed, (layout, theme) in enumerate({**LISTS, **NAMED_XLS}.items(), 100):
        ext = "xls" if layout in NAMED_XLS else "xlsx"
        case = Case(f"openpyxl_{layout}", ext, "openpyxl", seed=seed, **layouts.THEMES[theme])
        getattr(layouts, layout)(case)
        if ext == "xls":
            case.shows += "; an .xlsx workbook under the name .xls"
        write_openpyxl(case, path_of(case))
        finish(case)
