"""Lists written by XlsxWriter: formulas have results. `python3 tests/workbooks/make_xlsxwriter.py`"""

import layouts
from common import Case, finish, tcvn3, write_xlsxwriter

LISTS = {
    "bare": "kon_tum", "full_date_by_gender": "nghe_an", "date_cells_by_gender": "tra_vinh", "gender_ones": "cao_bang", "gender_coded": "lang_son", "name_under_one_header": "ha_giang",
    "birth_in_parts": "gia_lai", "line_breaks": "dak_lak", "english": "dak_lak", "many_columns": "lang_son", "no_ordinals": "tra_vinh", "formulas": "kon_tum",
    "error_values": "gia_lai", "ordinal_sections": "nghe_an", "roman_units": "lang_son", "subtotals": "kon_tum", "blank_rows": "ha_giang", "side_notes": "kon_tum",
    "wide_formats": "cao_bang", "summary_sheets": "gia_lai", "kind_column": "tra_vinh", "alternates_section": "kon_tum", "both_genders": "lang_son", "kinh_official": "dak_lak",
    "too_many_guests": "ha_giang", "too_few_women": "kon_tum", "group_missing": "kon_tum", "below_threshold": "lang_son", "province_title": "kon_tum",
    "trap_names_without_ordinals": "kon_tum", "no_group_column": "lang_son", "level_untold": "kon_tum", "vietnamese_date_format": "nghe_an", "everything": "ha_giang", "province_letterhead": "kon_tum", "sparse_guests": "gia_lai", "empty_ordinals": "cao_bang",
}

if __name__ == "__main__":
    for seed, (layout, theme) in enumerate(LISTS.items(), 200):
        case = Case(f"xlsxwriter_{layout}", "xlsx", "XlsxWriter", seed=seed, **layouts.THEMES[theme])
        getattr(layouts, layout)(case)
        write_xlsxwriter(case)
        finish(case)

    case = Case("xlsxwriter_tcvn3", "xlsx", "XlsxWriter", seed=280, **layouts.THEMES["lang_son"])
    layouts.gender_small(case)
    for sheet in case.sheets:  # TCVN3 has no toned capitals: the title is typed small, for a font of capitals
        sheet.cells = {at: value.lower() if isinstance(value, str) and value.isupper() else value for at, value in sheet.cells.items()}
        sheet.fonts = {at: ".VnTimeH" for at in sheet.cells if at[0] < 5}
        sheet.font = ".VnTime"
    case.encode, case.shows = tcvn3, "text typed for TCVN3 fonts (.VnTime, .VnTimeH): " + case.shows
    write_xlsxwriter(case)
    finish(case)
