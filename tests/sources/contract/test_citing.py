"""Citations that name no line of what they cite."""

import pytest


@pytest.mark.parametrize("line", ["2", "21", "41"])
def test_a_line_outside_its_source(towns, line):
    row = towns.change("observations", "town-a.volunteer_count", line=line)
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row) == ("line_outside_source", "observations.csv", row)
    assert problem.field == "line"
    assert problem.cause.en == f"Line {line} is not in the text of the source (3-20)"


def test_a_further_citation_outside_its_source(towns):
    row = towns.change("citations", "observations", line="99")
    assert towns.found() == [("line_outside_source", "citations.csv", row, "line")]


def test_a_line_that_is_noise_is_a_warning(towns):
    row = towns.change("frameworks", "loop", line="29")
    (problem,) = towns.problems()
    assert (problem.code, problem.row, problem.field) == ("line_is_noise", row, "line")
    assert problem.severity == "warning"


def test_a_line_without_a_source(towns):
    row = towns.change("indicators", "grid_count", source_id="")
    assert towns.found() == [("line_without_source", "indicators.csv", row, "source_id")]


def test_a_source_that_ends_before_it_begins(towns):
    row = towns.change("sources", "essay", line_from="31")
    assert ("lines_reversed", "sources.csv", row, "line_to") in towns.found()


def test_an_article_outside_its_compilation(towns):
    row = towns.change("sources", "handbook-2", line_to="41")
    assert towns.found() == [("article_outside_document", "sources.csv", row, "line_from")]


def test_an_article_in_another_file_than_its_compilation(towns):
    row = towns.change("sources", "handbook-2", file="essay.txt")
    assert towns.found() == [("article_in_other_file", "sources.csv", row, "file")]


@pytest.mark.parametrize("line", ["4", "10"])
def test_a_citation_that_is_there_already_is_a_warning(towns, line):
    row = towns.repeat("citations", "observations", line=line)
    (problem,) = towns.problems()
    assert (problem.code, problem.row, problem.severity) == ("citation_repeated", row, "warning")
