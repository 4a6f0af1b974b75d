"""The names that people who write Vietnamese give to fields, with those that fields have here."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from slugify import slugify

_MEANT = {
    "title": "tieu de, ten bai, ten bai viet, tit, tua, tua de, dau de, ten tin",
    "date": "ngay, ngay dang, ngay dang bai, ngay phat, ngay phat song, ngay thang",
    "month": "thang, ky, thang tinh",
    "outlet": "co quan, co quan bao chi, bao, dai, toa soan",
    "topics": "chu de, linh vuc, chuyen de, tags, categories, category, the",
    "units": "don vi, don vi phoi hop, phoi hop, dia phuong",
    "authors": "tac gia, nguoi viet, phong vien, but danh, nguoi thuc hien",
    "description": "mo ta, sapo, sa po, tom tat, loi dan, dan, gioi thieu, summary, excerpt",
    "image": "anh, hinh, hinh anh, anh dai dien, anh bia",
    "pictures": "cac anh, cac hinh, anh trong bai, hinh trong bai, anh minh hoa, anh kem, anh kem theo",
    "src": "tep, ten tep, tap tin, tep anh, file",
    "alt": "mo ta, loi ta, ta anh, chu thich, chu thich anh, caption, mo ta anh, loi ta anh",
    "credit": "nguon, nguon anh, tac gia, tac gia anh, nguoi chup, anh",
    "people": "nguoi, trong anh, ai trong anh, nguoi trong anh, co ai",
    "printed": "bao in, in, ban in, dang bao",
    "issue": "so, so bao",
    "page": "trang, so trang",
    "url": "dia chi, duong dan, lien ket, link",
    "scan": "ban chup, ban quet, anh trang bao",
    "broadcast": "phat song, phat thanh, truyen hinh",
    "programme": "chuong trinh, chuyen muc, ten chuong trinh",
    "channel": "kenh, kenh phat, song",
    "aired": "ngay gio phat, gio phat, phat luc, ngay phat, thoi gian phat, len song",
    "duration": "thoi luong, do dai, dai",
    "media": "tep, am thanh, video, tep am thanh, tap tin, file",
    "language": "ngon ngu, tieng",
    "rerun_of": "dang lai, phat lai, bai goc",
    "translation_of": "ban dich, dich tu, dich",
    "moved_from": "dia chi cu, chuyen tu",
    "children": "tre em, tre",
    "sensitive": "nhay cam",
    "consent": "dong y",
    "names": "ten, ten rieng, ten nguoi",
    "adult": "nguoi lon",
    "changed": "ten da doi, da doi ten",
    "other": "khac",
    "emergency": "khan cap, cap cuu",
    "steps": "lam ngay, buoc, cac buoc",
    "call": "goi, goi so, so goi",
    "discreet": "kin, kin dao, thoat nhanh",
    "contact": "lien he",
    "help": "giup do, so can goi, so dien thoai",
    "number": "so, so may",
    "when": "khi, khi nao, khi nao goi",
    "email": "thu, thu dien tu, hop thu, mail, e-mail",
    "phone": "dien thoai, so dien thoai, may",
    "corrections": "dinh chinh, sua loi, sua",
    "text": "noi dung, loi",
    "reason": "ly do",
    "words": "chu, tu",
    "withdrawn": "go bai, da go, rut bai",
    "draft": "nhap, ban nhap, bai nhap",
    "sample": "mau, bai mau",
    "minimum": "toi thieu, so bai",
    "shortest": "ngan nhat, do dai toi thieu",
    "from": "tu, tu thang",
    "until": "den, den thang, het",
    "kind": "loai",
    "name": "ten",
    "column": "chuyen muc",
    "document": "van ban",
    "document_date": "ngay van ban",
    "by": "nguoi ky, nguoi chiu trach nhiem",
    "recorded_on": "ngay ghi",
}
"""For each field the names that it is given, without marks; the first that a place can have is meant."""

_FIELDS: Mapping[str, tuple[str, ...]] = {
    word: tuple(field for field, words in _MEANT.items() if word in map(str.strip, words.split(",")))
    for said in _MEANT.values()
    for word in map(str.strip, said.split(","))
}


def field_meant(name: str, known: Collection[str]) -> str | None:
    """Which of the `known` fields somebody means by a name in Vietnamese; None where none is."""
    words = slugify(name[:100]).replace("-", " ")
    return next((field for field in _FIELDS.get(words, ()) if field in known), None)
