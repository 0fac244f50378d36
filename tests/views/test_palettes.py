"""The colours of classes stay apart for every reader, and what is no class is told apart without colour."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from dashboard.analysis.classes import classify
from dashboard.exhibit import PATTERNS
from dashboard.records import Missing
from dashboard.views import palettes
from dashboard.views.folium_map import for_dark

# Viénot, Brettel and Mollon 1999: what a reader without red or green receptors sees, in linear RGB
SEEN = {
    "all colours": np.eye(3),
    "no red": np.array([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]),
    "no green": np.array([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
LEAST = 9.0  # of CIE 1976: about four times what is just seen side by side
LISTS = {
    **{f"sequential {count}": colours for count, colours in palettes.SEQUENTIAL.items()},
    **{f"diverging {2 * n}": (*palettes.BELOW[n][::-1], *palettes.ABOVE[n]) for n in (1, 2, 3)},
}


def lab(colour: str, seen: str) -> np.ndarray:
    rgb = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(SEEN[seen] @ linear, 0, 1) / (0.9505, 1, 1.089)
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("name", LISTS)
def test_any_two_classes_are_told_apart(name: str, seen: str) -> None:
    for one, other in combinations(LISTS[name], 2):
        assert np.linalg.norm(lab(one, seen) - lab(other, seen)) > LEAST, f"{one} {other}"


@pytest.mark.parametrize("count", palettes.SEQUENTIAL)
def test_more_is_darker(count: int) -> None:
    lightness = [lab(colour, "all colours")[0] for colour in palettes.SEQUENTIAL[count]]
    assert lightness == sorted(lightness, reverse=True)


def test_a_dark_ground_leaves_the_colours_of_classes_as_they_are() -> None:
    for colours in LISTS.values():
        assert [for_dark(palettes.class_style(colour)).fill for colour in colours] == list(colours)


def test_each_kind_of_missing_has_a_pattern_of_its_own_that_no_class_has() -> None:
    kinds = [kind for kind in Missing if kind is not Missing.TRUE_ZERO]  # a true zero is a value
    assert set(palettes.ABSENT_PATTERNS) == set(kinds)
    used = list(palettes.ABSENT_PATTERNS.values())
    marks = {palettes.class_style("#ffffff", uncertain=a, borrowed=b).pattern for a in (0, 1) for b in (0, 1)} - {""}
    assert len(set(used)) == len(used)
    assert not (marks | {"peaks", "valleys"}) & set(used)
    assert marks | set(used) <= {*PATTERNS, ""}


def test_a_class_of_outliers_has_its_neighbours_colour() -> None:
    found = classify([*range(1, 31), 900], "quantile", 3)
    assert palettes.colours(found) == (*palettes.SEQUENTIAL[3], palettes.SEQUENTIAL[3][-1])


def test_a_diverging_scale_turns_at_its_benchmark() -> None:
    found = classify([1, 2, 3, 4, 60, 70, 80, 90], "diverging", 4, benchmark=50)
    assert palettes.colours(found) == (*palettes.BELOW[2][::-1], *palettes.ABOVE[2])
