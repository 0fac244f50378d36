"""A data package whose every text is an attack, and a reader that finds each text again as it was written.

Every text ends in a mark of its own, ‹17›. Wherever a mark is shown, what stands before it must be the whole text:
so a test need not know what a page shows, only that nothing it shows was read as anything but text.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from dashboard.sources.contract.cells import LONGEST_CODE, LONGEST_NAME

THREE_TOWNS = Path(__file__).parent / "three_towns"
# Each set fits the 240 characters that the contract gives a name, with its mark.
TEMPLATES = (
    "{{7*7}} {% raw %} {# {{ ''.__class__ }} ${7*7} $x^2$ `whoami` :material/home: :material_home: :streamlit: :red[x] "
    "-> >= -- www.outside.invalid http://outside.invalid a@outside.invalid a\u200bb\u200fc"
)
MARKUP = (
    "=1+1 <img src=x onerror=alert(1)> </script><script>alert(1)</script> ![x](http://outside.invalid/x.png) "
    "[x](javascript:alert(1)) \"onmouseover=alert(1) ';alert(1);' &lt;b&gt; \\N \"];x=[ **x** ~~x~~ # x"
)
# In an address nothing is too long, and nothing is rejected before a page sees it.
IN_ADDRESSES = (
    *TEMPLATES.split(" "),
    *MARKUP.split(" "),
    *("{{ ''.__class__.__mro__ }}", "{% raw %}", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "-> x"),
    *(
        "\u202etxt.exe",
        "\u2066x",
        "\x00",
        "\u2028",
        "\ufeff",
        "-1",
        "1e9",
        "９",
        "0",
        "a" * 5000,
        ",,,",
        "../../etc/passwd",
    ),
)
CODES = {"related", "after", "record_id"}  # lists of codes, and a code of a table named beside it
RECKONED = ("percent", "hour")  # units that bounds and rules are judged by
INVISIBLE = re.compile(r"[\s\u2060]+")
MARK = re.compile("‹(\\d+)›")


@dataclass(frozen=True)
class Hostile:
    """The package: its folder and its texts by the number of their mark."""

    folder: Path
    texts: dict[int, str]

    def misread(self, shown: str, as_written: object = str) -> list[str]:
        """Texts in `shown` that are not there as they were written: what stands before their mark is something else.

        Spaces, line breaks and word joiners don't count; `as_written` is what the surface makes of a text.
        """
        assert callable(as_written)
        plain, found = squeezed(shown), []
        for mark in MARK.finditer(plain):
            text = squeezed(as_written(self.texts[int(mark[1])]))
            if not plain.endswith(text, 0, mark.end()):
                found.append(f"{plain[max(0, mark.end() - len(text) - 20) : mark.end()]} is not {text}")
        return found

    def marks(self, shown: str) -> set[int]:
        """The numbers of the marks in `shown`."""
        return {int(mark[1]) for mark in MARK.finditer(squeezed(shown))}

    def text(self, table: str, code: str, column: str) -> str:
        """The text in a cell of the row whose first cell is `code`."""
        return next(row[column] for row in rows_of(self.folder, table) if next(iter(row.values())) == code)


def squeezed(text: str) -> str:
    """A text without what the layout of a page may add or take away."""
    return INVISIBLE.sub("", text)


def hostile_towns(folder: Path, payload: str) -> Hostile:
    """The three towns in `folder`, with the payload in every cell that the contract lets be any text, filled or not.

    What the contract rejects stays as it is: codes, numbers, dates and words of a list; the printed form of a measured
    figure, which must read as its value; the units by which bounds and rules are judged.
    """
    shutil.copytree(THREE_TOWNS, folder)
    texts: dict[int, str] = {}

    def new(longest: int = LONGEST_NAME) -> str:
        mark = f" ‹{len(texts)}›"
        texts[len(texts)] = payload[: longest - len(mark)] + mark
        return texts[len(texts) - 1]

    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    file, units = new(LONGEST_CODE), defaultdict(lambda: new(LONGEST_CODE))
    for resource in descriptor["resources"]:
        if not (folder / resource["path"]).exists():
            continue  # a table that a package may leave out
        rows = rows_of(folder, resource["name"])
        for row, column in product(rows, text_columns(resource["schema"])):
            if column == "printed" and row["qualifier"] and row["kind"] == "measured":
                continue
            row[column] = file if column == "file" else new(LONGEST_CODE if column == "identifier" else LONGEST_NAME)
            if column in ("aliases", "former_names"):
                texts[len(texts) - 1] = row[column].rpartition(";")[2]
        for row in rows:
            if row.get("unit") not in (None, "", *RECKONED):
                row["unit"] = units[row["unit"]]
        write_rows(folder, resource["name"], rows)
    for path in folder.glob("*/*.md"):
        front = path.read_text("utf-8").partition("\n+++\n")[0]
        front = re.sub("^title = .*$", lambda _: f"title = {json.dumps(new(), ensure_ascii=False)}", front, flags=re.M)
        path.write_text(f"{front}\n+++\n\n{new()}\n\n# {new()}\n\n- {new()}\n", "utf-8")
    descriptor |= {name: new() for name in ("title", "title_zh", "description", "description_zh")}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    return Hostile(folder, texts)


def text_columns(schema: dict) -> list[str]:
    """The columns that may hold any text: no code, number, date, word of a list or reference."""
    bound = CODES | {"unit", "input_unit"} | {field for key in schema.get("foreignKeys", ()) for field in key["fields"]}
    return [
        field["name"]
        for field in schema["fields"]
        if field["type"] == "string"
        and field["name"] not in bound
        and not {"enum", "pattern"} & set(field.get("constraints", {}))
    ]


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table, cells by column."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(folder: Path, table: str, rows: list[dict[str, str]]) -> None:
    """Write a table anew; it keeps the columns of its first row."""
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
