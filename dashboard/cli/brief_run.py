"""Briefings made by several processes: each loads the data once and makes one subject after another.

Processes are started anew after a while, so that what their libraries keep stays bounded, and one that dies takes
nothing with it but the subject that it was making.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import Any

from dashboard.catalogue import Catalogue, load
from dashboard.exports.brief_files import Order, Outcome, make, not_made
from dashboard.exports.brief_manifest import Finished

PER_PROCESS = 25  # subjects until a process is replaced: the typesetter keeps some 8 MB of each
_LOOK = 0.3  # seconds between looks at whether to stop
Stopped = Callable[[], bool]
_here: dict[str, Any] = {}  # of a process that makes: what it was started with


def outcomes(
    catalogue: Catalogue,
    order: Order,
    subjects: Sequence[str],
    finished: Mapping[str, Finished],
    jobs: int,
    stopped: Stopped,
) -> Iterator[Outcome]:
    """What became of each subject, in the order in which they are done; the rest is left out once `stopped`."""
    if jobs == 1:
        for subject in subjects:
            if stopped():
                return
            yield make(catalogue, order, subject, finished, stopped)
        return
    for start in range(0, len(subjects), jobs * PER_PROCESS):
        if stopped():
            return
        batch = subjects[start : start + jobs * PER_PROCESS]
        yield from _beside(catalogue.folder, order, batch, finished, min(jobs, len(batch)), stopped)


@contextmanager
def stoppable(said: str) -> Iterator[Stopped]:
    """Ctrl+C, or being told to end, asks to stop where nothing is half done, which is `said`; a second time it ends at
    once.
    """
    asked: list[int] = []
    before: dict[signal.Signals, Any] = {}

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        os.write(2, f"\n{said}\n".encode(errors="backslashreplace"))  # a stream may be in the middle of writing
        signal.signal(number, before[signal.Signals(number)])

    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            before[number] = signal.signal(number, ask)
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _beside(
    folder: Path,
    order: Order,
    subjects: Sequence[str],
    finished: Mapping[str, Finished],
    jobs: int,
    stopped: Stopped,
) -> Iterator[Outcome]:
    """Subjects made by processes of their own. Those left when one dies are made one by one, to find which it was."""
    left = list(subjects)
    try:
        with _pool(folder, order, jobs) as (pool, stop):
            with _unheard(signal.SIGINT):  # processes start as they get work, deaf to what is meant for this one
                pending = {pool.submit(_make_here, subject, _of(subject, finished)) for subject in subjects}
            while pending:
                done, pending = wait(pending, timeout=_LOOK, return_when=FIRST_COMPLETED)
                for outcome in _answers(done):
                    left.remove(outcome.subject)
                    yield outcome
                if stopped() and not stop.is_set():
                    stop.set()
                    pending = {future for future in pending if not future.cancel()}
    except BrokenProcessPool:
        if len(subjects) == 1:
            yield not_made(subjects[0], "died")
            return
        for subject in left:
            if not stopped():
                yield from _beside(folder, order, [subject], finished, 1, stopped)


@contextmanager
def _unheard(number: signal.Signals) -> Iterator[None]:
    """A signal waits meanwhile; processes that start here never hear it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [number])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _pool(folder: Path, order: Order, jobs: int) -> Iterator[tuple[ProcessPoolExecutor, Event]]:
    """Processes that make, and what tells them to stop: after the file under way, or at once where nobody waits."""
    context = get_context("spawn")  # a forked process would inherit locks of threads that it has not
    stop = context.Event()
    with ProcessPoolExecutor(jobs, context, _start, (folder, order, stop)) as pool:
        try:
            yield pool, stop
        except KeyboardInterrupt:
            for process in active_children():
                process.kill()
            raise
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)  # waits: what is still open when Python ends is complained of


def _answers(done: set[Future[Outcome]]) -> Iterator[Outcome]:
    """Answers first, so that none is lost where another process has died."""
    yield from (future.result() for future in done if future.exception() is None)
    for future in done:
        future.result()


def _of(subject: str, finished: Mapping[str, Finished]) -> dict[str, Finished]:
    return {name: entry for name, entry in finished.items() if name.startswith(f"{subject}.")}


def _start(folder: Path, order: Order, stop: Event) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches every process; the first one tells the others
    Thread(target=_end_with_parent, daemon=True).start()
    _here.update(catalogue=load(folder), order=order, stop=stop)


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _make_here(subject: str, finished: Mapping[str, Finished]) -> Outcome:
    order: Order = _here["order"]
    if _here["catalogue"].version != order.data_version:
        return not_made(subject, "data_changed")
    return make(_here["catalogue"], order, subject, finished, _here["stop"].is_set)
