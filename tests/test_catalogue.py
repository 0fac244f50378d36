"""Loaded whole or not at all; lookups by code; a changed file is picked up, a broken one is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.catalogue import Catalogue, CatalogueWatch, load


@pytest.fixture(scope="module")
def catalogue(cases: Catalogue) -> Catalogue:
    return cases


@pytest.fixture
def folder(tmp_path: Path, three_towns_folder: Path) -> Path:
    return Path(shutil.copytree(three_towns_folder, tmp_path / "towns"))


def test_the_bundled_data_has_no_problem(catalogue: Catalogue) -> None:
    assert catalogue.problems == ()


def test_there_are_ten_cases_and_four_have_no_measured_quantity(catalogue: Catalogue) -> None:
    without = [
        place.locality_id for place in catalogue.cases if not catalogue.observations_of(place.locality_id, "measured")
    ]
    assert len(catalogue.cases) == 10
    assert without == ["tianjin-beichen", "xuzhou", "yantai", "xx"]


def test_a_figure_printed_twice_is_one_observation_with_two_citations(catalogue: Catalogue) -> None:
    teams = catalogue.observations["shaowu.market_service_team_count"]
    assert [(entry.source_id, entry.line) for entry in teams.citations] == [("shaowu-study", 38), ("shaowu-study", 41)]


def test_the_anonymised_place_has_no_code_no_position_and_no_parent(catalogue: Catalogue) -> None:
    place = catalogue.localities["xx"]
    assert (place.adcode, place.lon, place.lat, place.parent_id, catalogue.ancestors("xx")) == ("", None, None, "", ())


def test_every_practice_names_its_source(catalogue: Catalogue) -> None:
    assert all(practice.citations for practice in catalogue.practices.values())


def test_every_case_is_judged_on_every_dimension(catalogue: Catalogue) -> None:
    for place in catalogue.cases:
        assert {entry.dimension_id for entry in catalogue.evidence_of(place.locality_id)} == set(catalogue.dimensions)


def test_the_ancestors_of_a_community_end_at_the_country(catalogue: Catalogue) -> None:
    chain = [place.locality_id for place in catalogue.ancestors("jinan-yuyuan")]
    assert chain == ["jinan-zhongdahuaishu", "jinan-huaiyin", "jinan", "shandong", "china"]


def test_a_missing_folder_gives_a_catalogue_of_problems(tmp_path: Path) -> None:
    empty = load(tmp_path / "nothing-here")
    assert [problem.code for problem in empty.errors] == ["no_folder"]
    assert empty.cases == ()


def test_a_change_on_disk_is_taken_whole(folder: Path) -> None:
    watch = CatalogueWatch(folder, every_seconds=0)
    before = watch.current()
    rewrite(folder / "glossary.csv", "", "\nadded,新词,New word,,")
    after = watch.current()
    assert len(after.records.glossary) == len(before.records.glossary) + 1
    assert watch.pending == ()


def test_a_broken_change_keeps_the_last_good_data_and_is_said(folder: Path) -> None:
    watch = CatalogueWatch(folder, every_seconds=0)
    good = watch.current()
    (folder / "localities.csv").unlink()
    assert watch.current() is good
    assert "missing_file" in {problem.code for problem in watch.pending}


def test_mending_the_files_clears_what_was_said(folder: Path) -> None:
    watch = CatalogueWatch(folder, every_seconds=0)
    watch.current()
    kept = (folder / "localities.csv").read_bytes()
    (folder / "localities.csv").unlink()
    watch.current()
    (folder / "localities.csv").write_bytes(kept)
    assert watch.current().errors == ()
    assert watch.pending == ()


def test_data_that_was_broken_at_the_start_is_shown_once_it_is_mended(folder: Path) -> None:
    kept = (folder / "sources.csv").read_bytes()
    (folder / "sources.csv").unlink()
    watch = CatalogueWatch(folder, every_seconds=0)
    assert watch.current().errors
    (folder / "sources.csv").write_bytes(kept)
    assert watch.current().errors == ()
    assert watch.current().cases


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text((text.replace(old, new, 1) if old else text + new) + "\n", encoding="utf-8")
