"""The edition of a data package, read from descriptors of any shape."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.catalogue import Catalogue
from dashboard.records import Edition, Licence
from dashboard.sources.edition import read_edition


def test_the_bundled_data_say_their_number_date_publisher_and_licence(cases: Catalogue) -> None:
    edition = cases.edition
    assert (edition.number, edition.issued, edition.publisher) == ("1.0.0", "2026-11-22", "Governance Atlas")
    assert [licence.name for licence in edition.licences] == ["CC-BY-4.0"]


@pytest.mark.parametrize(
    "descriptor",
    [{}, {"licenses": "MIT", "contributors": {"role": "author"}}, {"version": 3, "created": None, "licenses": [1, {}]}],
)
def test_what_has_another_shape_is_not_stated(descriptor: dict[str, Any]) -> None:
    assert read_edition(descriptor) == Edition()


def test_only_an_author_publishes_and_a_licence_may_lack_an_address() -> None:
    people = [{"title": "Printer", "role": "publisher"}, {"title": " Bureau ", "role": "author"}]
    assert read_edition({"contributors": people, "licenses": [{"name": "CC0-1.0"}]}) == Edition(
        publisher="Bureau", licences=(Licence("CC0-1.0"),)
    )
