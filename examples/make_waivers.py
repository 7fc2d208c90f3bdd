"""Writes the lists of examples/10_waivers. Run it from anywhere: `python3 examples/make_waivers.py`.

How many official delegates the two congresses of 2019 had is published; everybody and everything else is invented.
"""

import csv
from pathlib import Path

from people import People

HERE = Path(__file__).parent / "10_waivers"
GROUPS = {
    "dak-lak.csv": ["Ê Đê", "Nùng", "Tày", "Mnông", "Mông", "Thái", "Mường", "Dao", "Gia Rai"],
    "ho-chi-minh.csv": ["Hoa", "Khmer", "Chăm", "Tày", "Nùng", "Mường"],
}
TITLES = {"dak-lak.csv": "TỈNH ĐẮK LẮK", "ho-chi-minh.csv": "THÀNH PHỐ HỒ CHÍ MINH"}
OFFICIAL = {"dak-lak.csv": 280, "ho-chi-minh.csv": 294}
GUESTS = {"dak-lak.csv": 53, "ho-chi-minh.csv": 39}
HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Số CCCD", "Tư cách", "Thành phần", "Lĩnh vực"]
FIELDS = ["Nông nghiệp", "Công nghiệp", "Khoa học - công nghệ", "Thương mại", "Văn hóa", "Xã hội", "Giáo dục", "Y tế", "Tôn giáo", "An ninh", "Quốc phòng"]


def lines(file, people):
    for i in range(OFFICIAL[file] + GUESTS[file]):
        official = i < OFFICIAL[file]
        group = GROUPS[file][i % len(GROUPS[file])] if official else "Kinh"
        person = people.one(group, "nữ" if i % 5 < 2 else "nam", born=(1955, 1994))
        kind = ("Đương nhiên" if i < 18 else "Chọn cử") if official else ""
        yield [
            i + 1,
            person.name,
            f"{person.birth:%d/%m/%Y}",
            "Nữ" if person.woman else "Nam",
            person.group_name,
            person.identity,
            "Chính thức" if official else "Khách mời",
            kind,
            FIELDS[i % len(FIELDS)],
        ]


def main():
    HERE.mkdir(exist_ok=True)
    for number, file in enumerate(GROUPS):
        with (HERE / file).open("w", encoding="utf-8", newline="") as out:
            sheet = csv.writer(out, lineterminator="\n")
            sheet.writerow([f"DANH SÁCH ĐẠI BIỂU DỰ ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ {TITLES[file]} LẦN THỨ III, NĂM 2019"])
            sheet.writerow(HEADER)
            sheet.writerows(lines(file, People(20191 + number, home=["066", "079"][number])))


if __name__ == "__main__":
    main()
