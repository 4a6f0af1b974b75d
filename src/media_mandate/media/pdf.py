"""What a PDF says of itself without being drawn: whether it is whole and open."""

from __future__ import annotations

from media_mandate.messages import Text, _


def is_pdf(raw: bytes) -> bool:
    return raw.lstrip()[:5] == b"%PDF-"


def pdf_flaw(raw: bytes) -> Text | None:
    """Why a PDF cannot be read; None where it can."""
    if b"%%EOF" not in raw[-2048:]:
        return _("the PDF ends early")
    if b"/Encrypt" in raw:
        return _("the PDF is locked with a password")
    return None
