"""Invents people: names as the groups bear them, birth dates, identity numbers that agree with both.

Everybody made here is invented. A name is never given twice by one `People`, so that no two people of a
list are taken for duplicates unless a generator means them to be.
"""

import csv
import datetime as dt
import random
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

CATALOGUE = Path(__file__).parent.parent / "rules/catalogues/vn-ethnic-groups.csv"
GROUP_NAMES = {line["code_1979"]: line["name"] for line in csv.DictReader(CATALOGUE.open(encoding="utf-8"))}
CODES = {name: code for code, name in GROUP_NAMES.items()}


@dataclass(frozen=True)
class Person:
    name: str
    gender: str  # "female" or "male"
    birth: dt.date
    group: str  # the code of Decision 121
    identity: str  # 12 digits
    post: str = ""
    field: str = ""
    unit: str = ""
    village: str = ""

    @property
    def woman(self):
        return self.gender == "female"

    @property
    def group_name(self):
        return GROUP_NAMES[self.group]

    def but(self, **changes):
        return replace(self, **changes)


# Family names by group; where a group has none of its own here, the forms below make whole names.
FAMILIES = {
    "Kinh": "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Dương Phan",
    "Tày": "Nông Hoàng Lương Triệu Bế Đàm Hà Ma Nguyễn Lý",
    "Nùng": "Nông Hoàng Lương Triệu Vi Lăng Mã Lục Lâm Chu",
    "Thái": "Lò Cầm Quàng Lường Hà Vi Lô Cà Tòng Điêu",
    "Mường": "Bùi Quách Đinh Hà Phạm Trương Cao Bạch",
    "Dao": "Triệu Bàn Đặng Phùng Lý Chảo Tẩn Phàn",
    "Hoa": "Lâm Trương Lý Trần Diệp Vòng Quan",
    "Khmer": "Thạch Sơn Kim Danh Châu Lâm Kiên",
    "Sán Chay": "Trần Hoàng Lâm Nình Lý Đàm Từ",
    "Sán Dìu": "Lưu Trần Lê Từ Lăng Diệp Tạ",
    "Thổ": "Trương Lê Cao Hồ Lữ",
    "Chăm": "Đàng Báo Lưu Kiều Thập Quảng Bá So Mang",
    "Hrê": "Phạm Đinh",
    "Co": "Hồ",
    "Bru Vân Kiều": "Hồ",
    "Tà Ôi": "Hồ Viên Lê",
    "Ngái": "Thẩm Vương Trương Lưu",
    "Giáy": "Vàng Lù Hoàng Lò Phan",
    "Khơ Mú": "Lò Cụt Moong Quàng Lường Ven",
    "Kháng": "Lò Quàng Lường",
    "Xinh Mun": "Vì Lò Cứ",
    "Hà Nhì": "Lỳ Chu Sừng Pờ Vù Ly",
    "Lào": "Lò Lường Vi Tòng",
    "La Chí": "Vương Long Ly Tận",
    "La Ha": "Lò Cà Quàng",
    "Phù Lá": "Thào Sùng Ly Bồ",
    "La Hủ": "Vàng Phùng Pờ Giàng Ly",
    "Lự": "Lò Tao Vàng",
    "Lô Lô": "Lò Dìu Mùng Thào Lù",
    "Chứt": "Cao Hồ Đinh Phạm",
    "Mảng": "Lò Chìn Sìn Vàng",
    "Pà Thẻn": "Phù Tẩn Sìn Làn Hủng",
    "Cơ Lao": "Min Vần Sáng Hồ",
    "Cống": "Lò Chang Lý",
    "Bố Y": "Ngũ Phan Dương Lồ Vi",
    "Si La": "Pờ Hù Lỳ Giàng",
    "Pu Péo": "Củng Tráng Phù Giàng",
    "Ơ Đu": "Lo Lương Mạc",
    "Chơ Ro": "Đào Hồ Lê Thổ",
    "Mông": "Giàng Vàng Thào Sùng Mùa Vừ Lầu Hạng Lý Cứ Chá",
    "Cơ Tu": "Alăng Bhnướch Zơrâm Pơloong Briu Arất Coor Bhling Hôih",
}
FAMILIES["Raglay"] = "Cao|Mấu|Chamaléa|Pi Năng|Katơr|Bo Bo"

MEN_MIDDLE = "Văn Văn Văn Đức Quang Minh Thanh Xuân Hữu Đình Ngọc Công Tiến Trọng".split()
WOMEN_MIDDLE = ["Thị"] * 6 + ["Thị Thu", "Thị Kim", "Thị Hồng", "Thị Thanh", "Thị Ngọc"]
MEN = ("An Bình Cường Chiến Dũng Điệp Đoàn Giáp Hải Hiếu Hòa Hùng Huy Khánh Khoa Kiên Lâm Long Luận Minh Mạnh Nam "
       "Nghĩa Phong Phúc Quân Quyết Sơn Tài Tân Thắng Thành Thuận Tiến Toàn Trung Tuấn Tùng Vinh Vượng Đông Đăng Huấn "
       "Nhất Thịnh Tưởng Hưng Kỳ Bảo").split()
WOMEN = ("Anh Bích Chi Chinh Dung Duyên Diệp Đào Giang Hà Hạnh Hằng Hiền Hoa Hòa Hồng Huệ Hương Huyền Lan Liên Linh Loan "
         "Lý Mai Mến Nga Ngân Nhung Nguyệt Oanh Phương Phượng Quyên Quỳnh Sen Tâm Thảo Thơm Thu Thúy Thủy Tuyết Vân "
         "Xuân Yến Thoa Điểm").split()
MONG_MEN = "A Páo|A Lử|A Sáng|A Dình|A Chớ|A Tủa|Seo Phử|A Vảng|Mí Sính|A Nhà|A Hồng|Seo Lùng|Bá Dê|A Sử|A Thênh|Nhè Pó".split("|")
MONG_WOMEN = "Thị Mỷ|Thị Dợ|Thị Máy|Thị Sua|Thị Chứ|Thị Pàng|Thị Dua|Thị Chía|Thị Xía|Thị Sông|Thị Ca|Thị Gầu".split("|")
JRAI_FAMILIES = "Rơ Châm|Siu|Ksor|Kpă|Rơ Mah|Rah Lan|Nay|Puih|Rơ Lan|Kpuih|Rmah|Hiao".split("|")
JRAI_MEN = "Blă Thun Hlớ Klơng Phyum Thuên Djao Bôm Hyan Tơng Jớ Blêu Chiêu Krol Rin Thăng Kuế Grek Phit Lơi".split()
JRAI_WOMEN = "H'Nhim H'Lý H'Pyưn H'Duyên H'Mrin H'Blơ H'Tuyết H'Yuên H'Ngọc H'Phương H'Phiên H'Uyên H'Ương H'Len H'Biên".split()
EDE_FAMILIES = "Niê|Mlô|Byă|Êban|Ayŭn|Kbuôr|Niê Kdăm|Ênuôl|Ktla|Adrơng|Hđơk|Bkrông|Buôn Yă".split("|")
EDE_MEN = "Bliu Thuyên Wil Sôl Nuin Khiêm Bhiông Jŭ Quang Wơn Thinh Dhăm Kuan Luyện Tuyên Blih Mul Djoan Suê Hơn".split()
EDE_WOMEN = "Lan Bia Yar Hoan Bluên Ngơn Mrao Djuan Blŭn Êlin Wê Juen Siêm Nguôt Bliăk Ruê Nuôn Yŭn Dlan Mi".split()
KON_TUM_MEN = ("Thút Blong Byưn Hyai Nhun Kheng Tiar Duih Lép Hlăk Breo Brôi Khuyên Đeng Thiu Ngưi Rưng Thoi Brút Kông Djang Hmưnh "
               "Ren Póp Hiền Thai Nuk Rin Đinh Glưn Nhắt Chiên Jring Bơng Kha Loong Lôi Hleo Suân Đôn Bem Yung Mrưi Thuk Giáo "
               "Ưng Tuyn Hùng Khưn Nheo Kiên Phương Lành Đuôi Vông Xít Bloi Hring Tôn Thum").split()
KON_TUM_WOMEN = ("Lan Nhiên Hnhem Blưi Đuên Vin Xuyên Ngoan Bưi Thuyền Hnhăk Xuân Điết Mai Nhoih Kiêng Hlem Hải Brin Thảo Duên Phương "
                 "Chai Hyưk Lúi Nga Bleng Thơm Djíp Mríu Nhăm Hiên Khoan Lệ Phiên Tuyết Vưi Hrưt Sâm Bi Loan Huệ Ngọt Diếp Đưm "
                 "Yên Sunh Thiêu Linh Kruih").split()
PARTICLES = {  # (men, women) before the given name, for groups without family names
    "Xơ Đăng": ("A", "Y"), "Ba Na": ("A", "Y"), "Giẻ Triêng": ("A", "Y"), "Rơ Măm": ("A", "Y"),
}
SOUTHERN_MEN = "K'Brếp K'Tiếu K'Bes K'Đội K'Brôh K'Jung K'Lộc K'Wăn K'Pẻo K'Lết".split()
SOUTHERN_WOMEN = "Ka Hiền|Ka Thuyên|Ka Dưỡng|Ka Nhơi|Ka Brẹ|Ka Kiều|Ka Thơm|Ka Điệp".split("|")
DIEU_MEN = "Điểu Sơn|Điểu Hùng|Điểu K'Lung|Điểu Lên|Điểu Thân|Điểu Mrưng|Điểu Xuân|Điểu Tích|Điểu Đố|Điểu Bá".split("|")
DIEU_WOMEN = "Thị Mai|Thị Khưi|Thị Điêm|Thị Thắm|Thị Brơi|Thị Gái|Thị Ngân|Thị Mrai|Thị Hương|Thị Nghiêng".split("|")
CHURU = ("Ya Loan|Ya Thương|Ya Tiêng|Ya Ba|Ya Hiêng".split("|"), "Ma Thiết|Ma Hương|Ma Đoan|Ma Bla|Ma Nhung".split("|"))
BRAU = ("Thao Lợi|Thao Ngũ|Thao Đoan|Thao Lương|Thao Veng".split("|"), "Nàng Pan|Nàng Thoa|Nàng Xuân|Nàng Voi|Nàng Lem".split("|"))

# Where somebody of the group was most likely registered at birth (codes of Circular 59/2021/TT-BCA).
BIRTH_PROVINCES = {
    "Tày": "004 006 020", "Nùng": "004 020", "Thái": "014 038 040", "Mường": "017 038", "Dao": "006 008", "Mông": "002 011",
    "Sán Chay": "024 019", "Sán Dìu": "019 024", "Hrê": "051", "Co": "051", "Thổ": "040", "Chăm": "058 054", "Cơ Tu": "049",
    "Bru Vân Kiều": "045 044", "Khmer": "084 094", "Ê Đê": "066", "Gia Rai": "064 062", "Chứt": "044",
}


def name_key(name):
    return unicodedata.normalize("NFD", name.casefold()).replace("đ", "d").encode("ascii", "ignore").decode()


def age_of(post):
    """The years of birth that fit the post; None where every age does."""
    for word, born in POST_AGES.items():
        if word in post:
            return born
    return None


POST_AGES = {
    "Bà mẹ Việt Nam": (1930, 1944), "lão thành": (1932, 1946), "Già làng": (1944, 1966), "Nguyên": (1948, 1962), "nguyên": (1948, 1962),
    "ưu tú": (1952, 1970), "nhân dân": (1950, 1966), "Anh hùng": (1945, 1960), "Nghệ nhân": (1950, 1980), "Bí thư Huyện đoàn": (1990, 1996),
    "Bí thư Tỉnh": (1966, 1975), "Bí thư": (1968, 1984), "Chủ tịch": (1968, 1986), "Ủy viên BTV": (1968, 1982), "Trưởng": (1966, 1988), "Giám đốc": (1968, 1988),
}


class People:
    """A seeded source of people."""

    def __init__(self, seed, home="062", born=(1966, 2001)):
        self.random = random.Random(seed)
        self.home, self.born = home, born
        self.names, self.numbers, self.births = set(), set(), set()

    def one(self, group, gender=None, born=None, **facts):
        """Somebody new of this group (by name or code)."""
        code = CODES.get(group, group)
        group = GROUP_NAMES[code]
        gender = {"nữ": "female", "nam": "male", None: None}.get(gender, gender) or self.random.choice(["female", "male"])
        for _ in range(2000):
            name = self.name(group, gender)
            if name_key(name) not in self.names:
                break
        else:
            raise ValueError(f"no more names: {group} {gender}")
        self.names.add(name_key(name))
        while True:
            birth = dt.date(self.random.randint(*(born or age_of(facts.get("post", "")) or self.born)), self.random.randint(1, 12), self.random.randint(1, 28))
            if birth not in self.births:
                self.births.add(birth)
                break
        return Person(name, gender, birth, code, self.identity(group, gender, birth), **facts)

    def identity(self, group, gender, birth):
        """A number that agrees with gender and year of birth."""
        provinces = BIRTH_PROVINCES.get(group, "").split()
        province = self.random.choice([self.home] * 3 + provinces)
        century = (0 if birth.year < 2000 else 2) + (gender == "female")
        while True:
            number = f"{province}{century}{birth.year % 100:02}{self.random.randint(0, 999999):06}"
            if number not in self.numbers:
                self.numbers.add(number)
                return number

    def name(self, group, gender):
        pick, woman = self.random.choice, gender == "female"
        if group in PARTICLES:
            given = pick(KON_TUM_WOMEN if woman else KON_TUM_MEN)
            if group == "Giẻ Triêng":
                given = pick(["Brol", "Kring", "Hiêng", "Xốp", "Ngọc"]) + " " + given
            return f"{PARTICLES[group][woman]} {given}"
        if group == "Mông":
            return f"{pick(FAMILIES['Mông'].split())} {pick(MONG_WOMEN if woman else MONG_MEN)}"
        if group == "Gia Rai":
            return f"{pick(JRAI_FAMILIES)} {pick(JRAI_WOMEN if woman else JRAI_MEN)}"
        if group == "Ê Đê":
            return f"H'{pick(EDE_WOMEN)} {pick(EDE_FAMILIES)}" if woman else f"Y {pick(EDE_MEN)} {pick(EDE_FAMILIES)}"
        if group in ("Cơ Ho", "Mạ"):
            return pick(SOUTHERN_WOMEN if woman else SOUTHERN_MEN) + pick(["", " Lâm", " Srê", " Đa"])
        if group in ("Xtiêng", "Mnông"):
            if group == "Mnông" and not woman and self.random.random() < 0.5:
                return f"Y {pick(EDE_MEN)} Bing" if self.random.random() < 0.5 else f"Y {pick(EDE_MEN)} Rơ Ông"
            if group == "Mnông" and woman and self.random.random() < 0.6:
                return f"H'{pick(EDE_WOMEN)} " + pick(["Bing", "Rơ Ông", "Liêng Hót"])
            return pick(DIEU_WOMEN if woman else DIEU_MEN)
        if group == "Chu Ru":
            return pick(CHURU[woman])
        if group == "Brâu":
            return pick(BRAU[woman])
        families = FAMILIES[group]
        family = pick(families.split("|") if "|" in families else families.split())
        if woman:
            return f"{family} {pick(WOMEN_MIDDLE)} {pick(WOMEN)}"
        return f"{family} {pick(MEN_MIDDLE)} {pick(MEN)}"
