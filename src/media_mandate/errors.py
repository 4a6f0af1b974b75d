"""What can fail: one base for all that an editor is told of in words of their own language."""

from __future__ import annotations

from media_mandate.messages import Text


class MandateError(Exception):
    """Something cannot be done; `text` says why, to an editor. Whoever catches it shows that."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text
