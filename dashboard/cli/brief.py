"""The command `brief`: briefings of localities as files, without a screen. What is finished is kept."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli.checking import line
from dashboard.cli.progress import Progress
from dashboard.exports.brief_manifest import FORMATS, read_manifest, write_manifest
from dashboard.records import Briefing, Problem
from dashboard.sources.briefing_file import read_briefing_file
from dashboard.sources.descriptor import CONTRACT_FOLDER
from dashboard.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from dashboard.catalogue import Catalogue
    from dashboard.exports.brief_files import Order

ALL = "all"
MOST_JOBS = 2  # more are asked for
INTERRUPTED = 130
_ENDINGS = (".briefing.json", ".json")


def add_brief(command: argparse.ArgumentParser, words: Wording) -> None:
    """`brief`: of which localities, in which formats and languages, from what, and where to."""
    codes, folder = words("cli.brief_codes"), words("cli.folder")
    every = ",".join(FORMATS), ",".join(LANGUAGES)
    command.add_argument("--locality", type=_list_of((), words), metavar=codes, help=words("cli.brief_locality_help"))
    command.add_argument(
        "--format",
        type=_list_of(FORMATS, words),
        default=FORMATS,
        metavar=every[0],
        help=words("cli.brief_format_help"),
    )
    command.add_argument(
        "--lang", type=_list_of(LANGUAGES, words), default=LANGUAGES, metavar=every[1], help=words("cli.brief_lang")
    )
    command.add_argument("--out", type=Path, required=True, metavar=folder, help=words("cli.brief_out_help"))
    command.add_argument("--data", type=Path, default=CONTRACT_FOLDER, metavar=folder, help=words("cli.data_help"))
    command.add_argument("--briefing", type=Path, metavar=words("cli.pack_file"), help=words("cli.brief_briefing_help"))
    command.add_argument(
        "--dated", type=_day(words), metavar=words("cli.brief_day"), help=words("cli.brief_dated_help")
    )
    command.add_argument("--jobs", type=_count(words), metavar="N", help=words("cli.brief_jobs_help"))
    command.set_defaults(run=_brief)


def _list_of(known: Sequence[str], words: Wording) -> Callable[[str], tuple[str, ...]]:
    """Codes with commas between them, each once; of those known, where they are."""

    def read(written: str) -> tuple[str, ...]:
        codes = tuple(dict.fromkeys(part.strip() for part in written.split(",") if part.strip()))
        wrong = [code for code in codes if known and code not in known]
        if wrong or not codes:
            raise argparse.ArgumentTypeError(
                words("cli.brief_not_one_of", written=", ".join(wrong) or written, known=", ".join(known))
            )
        return codes

    return read


def _day(words: Wording) -> Callable[[str], str]:
    def read(written: str) -> str:
        try:
            return date.fromisoformat(written).isoformat()
        except ValueError:
            raise argparse.ArgumentTypeError(words("cli.brief_not_a_day", written=written)) from None

    return read


def _count(words: Wording) -> Callable[[str], int]:
    def read(written: str) -> int:
        if not (written.isascii() and written.isdigit() and 0 < int(written) <= 64):
            raise argparse.ArgumentTypeError(words("cli.brief_not_a_count", written=written))
        return int(written)

    return read


def _brief(chosen: argparse.Namespace, words: Wording) -> int:
    from dashboard.catalogue import load  # geopandas takes a second to import
    from dashboard.sources.boundaries import BoundaryError
    from dashboard.sources.map_settings import MapSettingsError

    try:
        catalogue = load(chosen.data)
    except (BoundaryError, MapSettingsError) as fault:
        return _refused(fault.message_zh if words.lang == "zh" else fault.message_en)
    except OSError as fault:
        return _refused(words("cli.brief_unreadable", folder=chosen.data, why=fault))
    if catalogue.errors:
        return _refused(*(line(problem, words) for problem in catalogue.errors), words("cli.brief_errors"))
    briefing, problems = read_briefing_file(chosen.briefing) if chosen.briefing else (None, ())
    if problems:
        return _refused(*(line(problem, words) for problem in problems))
    if chosen.locality is None and briefing is None:
        return _refused(words("cli.brief_of_what"), status=2)
    unknown = [code for code in chosen.locality or () if code != ALL and code not in catalogue.localities]
    if unknown:
        return _refused(*(_unknown(code, catalogue, words) for code in unknown), status=2)
    order = _order(chosen, catalogue, briefing, words)
    return _made(chosen, catalogue, order, _subjects(chosen, catalogue), words)


def _refused(*told: str, status: int = 1) -> int:
    print("\n".join(told), file=sys.stderr)
    return status


def _unknown(code: str, catalogue: Catalogue, words: Wording) -> str:
    near = get_close_matches(code, catalogue.localities, n=3) or _every(catalogue)[:8]
    return words("cli.brief_unknown", code=code, known=", ".join(near))


def _every(catalogue: Catalogue) -> tuple[str, ...]:
    """All cases; in data without cases all places below the country that have figures."""
    cases = tuple(place.locality_id for place in catalogue.cases)
    places = (place for place in catalogue.records.localities if place.level != "country")
    return cases or tuple(place.locality_id for place in places if catalogue.has_measured(place.locality_id))


def _subjects(chosen: argparse.Namespace, catalogue: Catalogue) -> tuple[str, ...]:
    if chosen.locality is None:
        name = chosen.briefing.name
        return (next((name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending)), name),)
    named = (_every(catalogue) if code == ALL else (code,) for code in chosen.locality)
    return tuple(dict.fromkeys(code for codes in named for code in codes))


def _order(chosen: argparse.Namespace, catalogue: Catalogue, briefing: Briefing | None, words: Wording) -> Order:
    from dashboard.exports.brief_files import Order
    from dashboard.sources.map_settings import map_settings
    from dashboard.sources.program import program_version

    return Order(
        data_version=catalogue.version,
        folder=chosen.out,
        formats=tuple(form for form in FORMATS if form in chosen.format),
        languages=chosen.lang,
        dated=chosen.dated or _issued(catalogue),
        program=f"{program_version()} {map_settings().publication}",
        said_in=words.lang,
        briefing=briefing,
        as_saved=briefing is not None and chosen.locality is None,
    )


def _issued(catalogue: Catalogue) -> str:
    """The date of issue of the data; empty where it is not stated, for the clock is no date of them."""
    try:
        return date.fromisoformat(catalogue.edition.issued).isoformat()
    except ValueError:
        return ""


def _made(
    chosen: argparse.Namespace, catalogue: Catalogue, order: Order, subjects: Sequence[str], words: Wording
) -> int:
    """Make them, keep account after each, and say what became of all."""
    from dashboard.cli.brief_run import outcomes, stoppable

    jobs = min(chosen.jobs or min(MOST_JOBS, _cores()), max(len(subjects), 1))
    finished, problems, made, kept, answered = read_manifest(order.folder), list[Problem](), 0, 0, 0
    try:
        order.folder.mkdir(parents=True, exist_ok=True)
        write_manifest(order.folder, finished)
        with stoppable(words("cli.brief_stopping")) as stopped:
            bar = Progress(sys.stderr, len(subjects))
            for outcome in outcomes(catalogue, order, subjects, dict(finished), jobs, stopped):
                finished |= outcome.made
                write_manifest(order.folder, finished)
                made, kept = made + len(outcome.made), kept + len(outcome.kept)
                problems += outcome.problems
                if outcome.problems or len(outcome.made) + len(outcome.kept) == order.count:  # else it was cut short
                    answered += 1
                    bar.step(worked=bool(outcome.made))
            bar.close()
            interrupted = stopped()
    except KeyboardInterrupt:  # asked twice
        return _refused(words("cli.brief_stopped", done=answered, of=len(subjects)), status=INTERRUPTED)
    except OSError as fault:
        return _refused(words("cli.brief_no_folder", folder=order.folder, why=fault.strerror or str(fault)))
    _say(problems, words)
    counts = [words("cli.brief_made", n=made), words("cli.brief_kept", n=kept)]
    counts += [words("cli.brief_problems", n=len(problems))] if problems else []
    print(words("cli.found", counts=words.join(counts), folder=order.folder))
    if interrupted:
        return _refused(words("cli.brief_stopped", done=answered, of=len(subjects)), status=INTERRUPTED)
    return 1 if problems else 0


def _say(problems: Iterable[Problem], words: Wording) -> None:
    for problem in sorted(problems, key=lambda entry: (entry.file, entry.row)):
        print(line(problem, words), file=sys.stderr)


def _cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
