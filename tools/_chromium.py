"""The browser of the commands that look at pages."""

from __future__ import annotations

import click
from tests.chromium import find_chromium


def needed_chromium() -> str:
    """Where Chromium stands; a usage error in words where this machine has none."""
    chromium = find_chromium()
    if chromium is None:
        raise click.UsageError(
            "Máy này chưa có Chromium; hãy cài, hoặc ghi đường dẫn của nó vào biến CHROMIUM."
        )
    return chromium
