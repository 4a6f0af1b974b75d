"""Six newsrooms, one for each thing that can become of a month, with what is said of each."""

from __future__ import annotations

from dataclasses import dataclass

from tests.newsdesk import MANDATE, Desk

ANSWERED = "reason: Lũ, document: CV 1, by: BBT"


def exceptions(*found: tuple[str, int, str]) -> str:
    """The entries of mandate.yml: outlet, month and kind; the miss is recorded a month later."""
    lines = ["exceptions:"]
    for outlet, month, kind in found:
        day = f"2026-{month + (kind == 'miss'):02}-03"
        lines.append(
            f"  - {{outlet: {outlet}, month: 2026-{month:02}, kind: {kind}, {ANSWERED}, "
            f"document_date: {day}, recorded_on: {day}}}"
        )
    return "\n".join([*lines, ""])


def written(desk: Desk, *places: str) -> None:
    """Articles such as `bao 1`, each in time for its month."""
    for outlet, month in (place.split() for place in places):
        desk.article(f"{outlet}/2026/{int(month):02}/bai-{outlet}-{month}")
        desk.commit(f"2026-{int(month):02}-06T10:00:00+07:00")


@dataclass(frozen=True)
class Told:
    """What a newsroom has and excuses by the last of February, and what is said of it.

    `counts` are met, missed, waived and missing; `badge` is what that of the newspaper says.
    """

    there: tuple[str, ...]
    exempt: tuple[tuple[str, int, str], ...]
    sentence: str
    counts: tuple[int, int, int, int]
    kind: str
    badge: str
    late: bool = False

    def set_up(self, desk: Desk) -> None:
        desk.write("mandate.yml", MANDATE + (exceptions(*self.exempt) if self.exempt else ""))
        written(desk, *self.there)
        if self.late:
            desk.article("bao/2026/01/den-muon")
        desk.commit("2026-02-09T10:00:00+07:00")

    @property
    def four(self) -> list[str]:
        met, missed, waived, missing = self.counts
        return [
            f"{met} tháng đủ bài",
            f"{missed} tháng thiếu bài đã ghi nhận",
            f"{waived} tháng được miễn",
            f"{missing} tháng còn thiếu bài",
        ]


_OF_FOUR = "Trong 4 tháng phải có bài của 2 cơ quan báo chí cộng lại: "
_THREE = ("dai 1", "bao 2", "dai 2")

NEWSROOMS = {
    "met": Told(
        ("bao 1", *_THREE),
        (),
        "2 cơ quan báo chí cộng lại đủ bài 4/4 tháng phải có bài.",
        (4, 0, 0, 0),
        "met",
        "2 tháng đủ bài",
    ),
    "due": Told(
        ("bao 1", "dai 1", "dai 2"),
        (),
        f"{_OF_FOUR}3 tháng đủ bài, 1 tháng còn hạn (Báo Tỉnh, 2/2026).",
        (3, 0, 0, 0),
        "due",
        "1 tháng đủ bài, 1 tháng còn hạn (2/2026)",
    ),
    "missed": Told(
        _THREE,
        (("bao", 1, "miss"),),
        f"{_OF_FOUR}3 tháng đủ bài, 1 tháng thiếu bài đã ghi nhận (Báo Tỉnh, 1/2026).",
        (3, 1, 0, 0),
        "acknowledged",
        "1 tháng đủ bài, 1 tháng thiếu bài đã ghi nhận (1/2026)",
    ),
    "missing": Told(
        _THREE,
        (),
        f"{_OF_FOUR}3 tháng đủ bài, 1 tháng còn thiếu bài (Báo Tỉnh, 1/2026).",
        (3, 0, 0, 1),
        "missing",
        "1 tháng đủ bài, 1 tháng còn thiếu bài (1/2026)",
    ),
    "waived": Told(
        _THREE,
        (("bao", 1, "waiver"),),
        f"{_OF_FOUR}3 tháng đủ bài, 1 tháng được miễn (Báo Tỉnh, 1/2026).",
        (3, 0, 1, 0),
        "met",
        "1 tháng đủ bài, 1 tháng được miễn (1/2026)",
    ),
    "afterwards": Told(
        _THREE,
        (),
        f"{_OF_FOUR}4 tháng đủ bài, trong đó 1 tháng bù sau (Báo Tỉnh, 1/2026).",
        (4, 0, 0, 0),
        "afterwards",
        "2 tháng đủ bài, trong đó 1 tháng bù sau (1/2026)",
        late=True,
    ),
}
AS_OF = "2026-02-28"
