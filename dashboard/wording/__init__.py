"""Every word on a screen or in a file, in Chinese and English, read from the gettext files beside this module.

Keys are dotted (`overview.title`); one .po file per area and language, `<lang>/<area>.po`, so that a translator can
work with ordinary tools. Sentences are templates: values are filled in by name and never parsed again, so a brace in
data stays a brace. English counts use gettext plurals, chosen by `n`.
"""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import Any

from babel.messages.pofile import read_po

from dashboard.records import Text

LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"


class Wording:
    """The words of one language. `wording("key", n=3)` fills a template; `wording.text(record.name)` picks a Text."""

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise ValueError(f"no such language: {lang!r}")
        self.lang = lang
        self._phrases = _phrases(lang)

    def __call__(self, key: str, **values: Any) -> str:
        """The phrase `key`; raises KeyError for an unknown key, so that a missing translation fails a test."""
        forms = self._phrases[key]
        form = forms[0] if len(forms) == 1 or values.get("n") == 1 else forms[-1]
        return form.format(**values)

    def __contains__(self, key: str) -> bool:
        return key in self._phrases

    def code(self, group: str, code: str) -> str:
        """The word for a code of the data (`status`, `done`); an unknown code is shown as it is written."""
        key = f"{group}.{code}"
        return self(key) if key in self._phrases else code

    def text(self, text: Text) -> str:
        """A bilingual text in this language."""
        return text.to(self.lang)

    def join(self, words: list[str]) -> str:
        """Words in a row, with the enumeration comma of the language."""
        return ("、" if self.lang == "zh" else ", ").join(words)


@cache
def wording(lang: str) -> Wording:
    """The shared Wording of a language."""
    return Wording(lang)


@cache
def _phrases(lang: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for area in sorted(files(__package__).joinpath(lang).iterdir(), key=lambda entry: entry.name):
        if not area.name.endswith(".po"):
            continue
        for message in read_po(io.BytesIO(area.read_bytes()), locale=lang):
            if not message.id:
                continue
            key = str(message.id if isinstance(message.id, str) else message.id[0])
            if key in found:
                raise ValueError(f"the key {key} stands twice in the {lang} wording ({area.name})")
            forms = (message.string,) if isinstance(message.string, str) else message.string or ()
            found[key] = tuple(str(form) for form in forms)
    return found
