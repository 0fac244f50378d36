"""Which program made a file: its version and its code."""

import re

from dashboard.sources.program import program_version


def test_the_program_is_told_by_version_and_code() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{16}", program_version())
