"""What a deck has beside its scenes: bars, dialogs, the presenter's window, and the words that the script fills in."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.exhibit import Deck
from dashboard.exports.html_deck.markup import Markup, element
from dashboard.wording import Wording, wording

# The order of the bar; what a button does is its name in static/present/keys.js.
BAR = ("back", "next", "jump", "notes", "black", "auto", "clock", "ratio", "theme", "full", "help", "leave")
READING = ("start", "return", "jump", "theme", "help")
KEYS = (
    *("next", "back", "first", "last", "go", "jump", "return", "notes", "black", "white"),
    *("full", "ratio", "theme", "clock", "auto", "zoom", "scroll", "leave", "help"),
)
SECONDS = (5, 10, 20, 30, 60)
# What the script says; {number} and the like are filled in there.
TOLD = (
    *(
        "position",
        "part",
        "spoken",
        "spoken_part",
        "place",
        "returned",
        "went",
        "no_such_slide",
        "black_on",
        "white_on",
    ),
    *("notes_blocked", "no_speaker", "no_next", "auto_on", "auto_off", "found", "none_found", "full_list", "rows"),
    *("ratio_to", "elapsed", "typed", "no_full_screen", "light", "dark"),
)
_NUMBERED = ("number", "of", "part", "parts", "title", "seconds", "n", "time", "ratio", "place")


def script_words(lang: str) -> dict[str, str]:
    """The templates for the script by name, the names of their values in braces."""
    words = wording(lang)
    return {name: words(f"present.{name}", **{value: f"{{{value}}}" for value in _NUMBERED}) for name in TOLD}


def controls(deck: Deck, words: Wording, locked: str) -> Iterator[Markup]:
    """Everything that stands before the scenes; the script shows what is needed."""
    yield _reading_bar(deck, words, locked)
    yield element("main", element("p", locked, class_="locked"), id="stage", hidden=True)
    yield element("div", id="cover", hidden=True)
    yield _bar(words)
    yield element("p", id="typed", hidden=True)
    yield element("p", id="clock", hidden=True)
    yield element("p", id="say", hidden=True)
    yield element("p", id="live", class_="unseen", role="status", aria_live="polite")
    yield _jump(words)
    yield _auto(words)
    yield _help(words)
    yield _presenter(words, locked)


def _button(name: str, words: Wording) -> Markup:
    return element(
        "button", words(f"present.do_{name}"), type="button", data_do=name, title=words(f"present.tip_{name}")
    )


def _reading_bar(deck: Deck, words: Wording, locked: str) -> Markup:
    buttons = [_button(name, words) for name in READING]
    return element(
        "header", element("p", deck.title, class_="of"), element("p", locked, class_="locked"), *buttons, id="reading"
    )


def _bar(words: Wording) -> Markup:
    buttons = [_button(name, words) for name in BAR]
    position = element("span", id="position")
    shown = [*buttons[:2], position, _button("return", words), *buttons[2:]]
    return element("nav", *shown, id="bar", aria_label=words("present.bar"), hidden=True)


def _jump(words: Wording) -> Markup:
    field = element(
        "input",
        id="asked",
        type="text",
        role="combobox",
        aria_expanded="true",
        aria_controls="places-found",
        aria_autocomplete="list",
        autocomplete="off",
        spellcheck="false",
        maxlength=40,
    )
    return element(
        "dialog",
        element("h2", words("present.jump"), id="jump-title"),
        element("label", words("present.jump_label"), for_="asked"),
        field,
        element("ul", role="listbox", id="places-found", aria_label=words("present.jump")),
        element("p", id="jump-count", class_="small"),
        element("p", words("present.jump_help"), class_="small"),
        id="jump",
        aria_labelledby="jump-title",
    )


def _auto(words: Wording) -> Markup:
    choices = [
        element("button", words("present.seconds", seconds=seconds), type="button", data_seconds=seconds)
        for seconds in SECONDS
    ]
    return element(
        "dialog",
        element("h2", words("present.auto"), id="auto-title"),
        element("p", words("present.auto_help")),
        element("div", *choices, class_="choices"),
        id="auto",
        aria_labelledby="auto-title",
    )


def _help(words: Wording) -> Markup:
    rows = [
        element(
            "tr", element("th", words(f"present.key_{name}"), scope="row"), element("td", words(f"present.does_{name}"))
        )
        for name in KEYS
    ]
    return element(
        "dialog",
        element("h2", words("present.help"), id="help-title"),
        element("table", element("tbody", *rows)),
        element("button", words("present.close"), type="button", data_do="leave"),
        id="help",
        aria_labelledby="help-title",
    )


def _presenter(words: Wording, locked: str) -> Markup:
    """The window of the speaker."""
    buttons = [_button(name, words) for name in ("back", "next", "black")]
    return element(
        "main",
        element(
            "header",
            element("p", id="presenter-position"),
            element("p", id="presenter-time"),
            element("p", id="presenter-elapsed"),
            element("p", locked, class_="locked"),
        ),
        element("h1", id="presenter-title"),
        element("div", id="presenter-notes", tabindex=0, role="region", aria_label=words("present.speaker")),
        element("p", words("present.next_title"), class_="label"),
        element("p", id="presenter-next"),
        element("nav", *buttons, aria_label=words("present.bar")),
        id="presenter",
        aria_label=words("present.presenter"),
        hidden=True,
    )
