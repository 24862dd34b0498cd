from __future__ import annotations

from dragoman.export.fit_text import WIDTH, report_lines
from dragoman.types.fit import FitReport, FitSentence


def test_figures_and_the_sentences_that_go_wrong() -> None:
    long = "A frigate " + "very " * 40 + "far away docked."
    report = FitReport("port-call", ("dock", "call"), 6, (FitSentence(7, long),), 4, 3, (FitSentence(12, "A yacht docked."),), 2, 200, 1, 5)
    lines = list(report_lines([report]))
    assert lines[:4] == [
        "port-call: dock, call",
        "  examples found: 5 of 6; by the words of the others alone: 2",
        "  near-misses taken for it: 1 of 3; each left out in turn: 2",
        "  neutral sentences taken for it: 1 of 200; each left out in turn: 5",
    ]
    assert lines[5].startswith("    line 7: A frigate") and len(lines[5]) == WIDTH + len("    line 7: ")
    assert lines[7] == "    line 12: A yacht docked."
