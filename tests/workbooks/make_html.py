"""Lists as HTML tables under the name .xls, as web systems export them. `python3 tests/workbooks/make_html.py`

A row is the table's row, counted from 1. The sheet has no name of its own, so the expected results leave it out.
"""

import layouts
from common import Case, finish, write_html

LISTS = {
    "plain": ("plain", "lang_son", {}), "year_by_gender": ("year_by_gender", "dak_lak", {}), "entities": ("roles_by_section", "kon_tum", dict(entities=True)),
    "bare": ("bare", "ha_giang", {}), "merged_units": ("merged_units", "nghe_an", {}), "unknown_groups": ("unknown_groups", "gia_lai", {}),
}

if __name__ == "__main__":
    for seed, (name, (layout, theme, how)) in enumerate(LISTS.items(), 600):
        case = Case(f"html_{name}", "xls", "hand-written HTML", seed=seed, **layouts.THEMES[theme])
        getattr(layouts, layout)(case)
        case.shows = ("letters as numeric entities; " if how else "") + case.shows
        write_html(case, **how)
        for entry in case.delegates + case.findings:
            del entry["sheet"]
        finish(case)
