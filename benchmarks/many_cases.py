"""A data package of 200 cases: the ten bundled ones, and copies of them with generated names: for timing, nothing else.

    python benchmarks/many_cases.py FOLDER [--copies 19]

A copy has the figures, mechanisms, evidence, findings and prose of its original under codes of its own; names and title
say that it is generated. The package keeps the contract: `governance-atlas check FOLDER` finds no error.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import nation

COPIES = 19
CODES = (
    *("locality_id", "observation_id", "practice_id", "part_id", "finding_id", "evidence_id", "rule_id", "record_id"),
    *("part_of", "related", "after"),
)
PROSE = ("localities", "practices")
Row = dict[str, str]


def write_cases(folder: Path, copies: int) -> int:
    """Write the package into `folder`; returns how many cases it has."""
    shutil.copytree(nation.DATA, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("boundaries"))
    originals = [row["locality_id"] for row in _rows("localities") if row["role"] == "case"]
    named = [
        (f"generated-{number:03d}", originals[number % len(originals)]) for number in range(copies * len(originals))
    ]
    descriptor = json.loads((nation.DATA / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        name, rows = resource["name"], _rows(resource["name"])
        copied = [_copy(row, original, code) for code, original in named for row in _of(rows, original)]
        columns = [field["name"] for field in resource["schema"]["fields"]]
        nation.write_table(folder / f"{name}.csv", columns, [*rows, *copied])
    for code, original in named:
        _copy_prose(folder, original, code)
    said = "Generated for benchmarks: copies of the bundled cases"
    descriptor |= {"name": "generated-cases", "title": said, "title_zh": "为性能测试生成：自带案例的副本"}
    (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(originals) + len(named)


def _rows(table: str) -> list[Row]:
    with (nation.DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _of(rows: list[Row], case: str) -> Iterator[Row]:
    """The rows that are of a case: by its code, or by one that begins with it."""
    for row in rows:
        code = row.get("locality_id") or row.get("practice_id") or row.get("record_id") or ""
        if _moved(code, case, "") != code:
            yield row


def _copy(row: Row, case: str, code: str) -> Row:
    found = {name: _moved(cell, case, code) if name in CODES else cell for name, cell in row.items()}
    if "position_method_zh" in found:
        number = code.rpartition("-")[2]
        found |= {
            "name_zh": f"生成地{number}",
            "name_en": f"Generated place {number}",
            "aliases": "",
            "former_names": "",
        }
    return found


def _moved(text: str, case: str, code: str) -> str:
    """Codes in a cell that are the case's, or begin with its and a full stop, as those of the copy."""
    return re.sub(rf"(?<![a-z0-9._-]){re.escape(case)}(?![a-z0-9_-])", code, text)


def _copy_prose(folder: Path, case: str, code: str) -> None:
    for kind in PROSE:
        for path in (folder / kind).glob(f"{case}.*"):
            text = re.sub(rf'^id = "{re.escape(case)}', f'id = "{code}', path.read_text("utf-8"), count=1, flags=re.M)
            path.with_name(code + path.name.removeprefix(case)).write_text(text, "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=COPIES, help="of each case")
    chosen = parser.parse_args()
    write_cases(chosen.folder, chosen.copies)
    return 0


if __name__ == "__main__":
    sys.exit(main())
