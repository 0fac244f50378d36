"""The bar of a long command."""

from __future__ import annotations

import io

import pytest

from dashboard.cli.progress import Progress, clock


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("seconds", "said"), [(0, "00:00"), (59.6, "01:00"), (200, "03:20"), (3803, "1:03:23")])
def test_time_is_minutes_and_seconds_with_hours_from_the_first(seconds: float, said: str) -> None:
    assert clock(seconds) == said


def test_the_bar_draws_over_itself() -> None:
    terminal = Terminal()
    bar = Progress(terminal, 2)
    bar.step(worked=True)
    bar.step(worked=True)
    bar.close()
    assert [line.split(" ")[1] for line in terminal.getvalue().split("\r")[1:]] == ["0/2", "1/2", "2/2"]
    assert terminal.getvalue().endswith("\n")


def test_what_was_there_before_says_nothing_about_the_time_left() -> None:
    terminal = Terminal()
    Progress(terminal, 2).step(worked=False)
    assert "< --:--" in terminal.getvalue().split("\r")[-1]


def test_a_file_gets_nothing() -> None:
    file = io.StringIO()
    Progress(file, 1).step(worked=True)
    assert file.getvalue() == ""


def test_nothing_to_do_draws_nothing() -> None:
    terminal = Terminal()
    Progress(terminal, 0).close()
    assert terminal.getvalue() == ""
