"""How far a long run is: a line that stays in its place on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.batch.progress import Progress

TERMINAL_SECONDS = 1.0
LOG_SECONDS = 60.0


@contextmanager
def shown(progress: Progress) -> Iterator[None]:
    """Shows the progress on the error stream until the end of the context."""
    over = Event()
    thread = Thread(target=_show, args=(progress, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _show(progress: Progress, over: Event) -> None:
    began, terminal = monotonic(), sys.stderr.isatty()
    while not over.wait(TERMINAL_SECONDS if terminal else LOG_SECONDS):
        line = progress_line(progress, monotonic() - began)
        sys.stderr.write(f"\r{line}\x1b[K" if terminal else f"dragoman: {line}\n")
        sys.stderr.flush()
    if terminal:
        sys.stderr.write("\r\x1b[K")


def progress_line(progress: Progress, seconds: float) -> str:
    """``4,200 of 20,000 documents, 6.2 a second, 42 min left``; without the time where the end is not known yet."""
    done, known = progress.before + progress.done, f"{progress.known:,}" + ("" if progress.counted else "+")
    rate = progress.done / seconds if seconds > 0 else 0.0
    line = f"{done:,} of {known} documents, {rate:.1f} a second"
    if not progress.counted or not rate:
        return line
    return f"{line}, {duration((progress.known - done) / rate)} left"


def duration(seconds: float) -> str:
    """``40 s``, ``42 min``, ``3 h 10 min``, ``4 d 2 h``."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    if minutes < 90:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h {minutes % 60} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"
