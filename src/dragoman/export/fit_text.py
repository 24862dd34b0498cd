"""What fitting a codebook of the user's own came to, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.export.wording import clean
from dragoman.types.fit import FitReport, FitSentence

WIDTH = 90


def report_lines(reports: Iterable[FitReport]) -> Iterator[str]:
    """For each type its event words, how it tells the sentences apart, and those that it tells wrongly."""
    for report in reports:
        yield f"{report.type}: {', '.join(report.events)}"
        found, unseen = report.examples - len(report.missed), report.examples - report.unseen_missed
        yield f"  examples found: {found} of {report.examples}; by the words of the others alone: {unseen}"
        yield f"  near-misses taken for it: {len(report.taken)} of {report.near_misses}; each left out in turn: {report.unseen_taken}"
        yield (
            f"  neutral sentences taken for it: {report.neutral_taken} of {report.neutral}; "
            f"each left out in turn: {report.unseen_neutral_taken}"
        )
        yield from _listed("not found; write another example in the same words", report.missed)
        yield from _listed("taken for it; write another near-miss like it", report.taken)


def _listed(what: str, sentences: tuple[FitSentence, ...]) -> Iterator[str]:
    if sentences:
        yield f"  {what}:"
    for sentence in sentences:
        text = clean(sentence.text)
        yield f"    line {sentence.line}: {text if len(text) <= WIDTH else text[: WIDTH - 1] + '…'}"
