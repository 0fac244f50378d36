"""QuantityError: what could not be read or computed, and how to mend it, in Chinese and English."""

from __future__ import annotations

from dashboard.quantity.phrases import phrase


class QuantityError(ValueError):
    """A number that can't be read, built, ordered or computed; `field` names the CSV column where there is one.

    `code` is the key of the message without its "error." prefix; str() gives both languages.
    """

    def __init__(self, code: str, *, field: str = "", **parts: object) -> None:
        self.code = code
        self.field = field
        self.message_zh = phrase("zh", f"error.{code}", field=field, **parts)
        self.message_en = phrase("en", f"error.{code}", field=field, **parts)
        super().__init__(f"{self.message_zh} / {self.message_en}")
