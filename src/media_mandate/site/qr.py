"""An address as a QR code, for what is printed."""

from __future__ import annotations

import segno


def qr_svg(address: str, name: str) -> str:
    """A picture of an address as SVG that stands within HTML, with `name` as its class.

    A seventh of it may be soiled or torn (error correction M).
    """
    code = segno.make_qr(address, error="m")
    return code.svg_inline(border=4, omitsize=True, svgclass=name, lineclass=None)
