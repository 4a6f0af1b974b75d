"""One address of every kind of page that a reader can meet."""

HOME = ""
ARTICLE = "bao-kon-tum/2025/05/day-tre-nhan-biet-nguy-co-duoi-nuoc/"
BROADCAST = "dai-ptth/2025/03/ba-dieu-tre-can-nho-khi-gap-nguy/"
TRANSLATION = "bao-kon-tum/2024/12/calling-111-what-happens-next/"
RERUN = "dai-ptth/2025/06/nghe-lai-cung-con-len-mang-mua-he/"
CORRECTED = "bao-kon-tum/2025/05/thong-tin-cua-tre-khong-phai-de-dang-len-mang/"
WITHDRAWN = "bao-kon-tum/2025/04/da-rut/"
MOVED = "bao-kon-tum/2025/05/dia-chi-cu/"
HELP = "goi-ai/"
DISCREET = "dai-ptth/2025/05/con-buon-lau-dung-bao-con-luoi/"
EMERGENCY = "bao-kon-tum/2025/03/bong-mua-kho-so-cuu-dung-trong-20-phut-dau/"
LEDGER = "so-theo-doi/"
SEARCH = "tim-kiem/?q=duoi+nuoc"
NOT_FOUND = "bao-kon-tum/2025/05/khong-co-bai-nay/"

KINDS = {
    "home": HOME,
    "outlet": "bao-kon-tum/",
    "article": ARTICLE,
    "broadcast": BROADCAST,
    "translation": TRANSLATION,
    "rerun": RERUN,
    "corrected": CORRECTED,
    "withdrawn": WITHDRAWN,
    "months": "thang/",
    "month": "thang/2025-05/",
    "topics": "chu-de/",
    "topic": "chu-de/duoi-nuoc/",
    "units": "don-vi/",
    "unit": "don-vi/so-y-te/",
    "ledger": LEDGER,
    "calendar": "lich/",
    "feeds": "rss/",
    "rules": "bien-tap/loi/",
    "help": HELP,
    "discreet": DISCREET,
    "emergency": EMERGENCY,
    "standing": "gioi-thieu/",
    "search": SEARCH,
    "search, empty": "tim-kiem/",
    "search, nothing found": "tim-kiem/?q=xyzzyq",
    "404": NOT_FOUND,
}
