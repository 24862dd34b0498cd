from __future__ import annotations

import json

from evaluation.dyad_reports import name_both


def line(date, text, title=None):
    return json.dumps({"date": date, "title": title, "text": text})


def test_recent_reports_that_name_both_sides():
    both = line("2011-02-03", "Pakistani and Indian envoys met.")
    in_title = line("2012-02-03", "The envoys met in Lahore.", title="Talks with New Delhi")
    others = [
        line("2009-02-03", "Pakistani and Indian envoys met."),
        line("2011-02-03", "Pakistani envoys met."),
        line("2011-02-03", "USAGE of Chinese steel rose."),
        line("2011-02-03", "Us and the Chinese."),
    ]
    assert list(name_both(iter([*others, both, in_title]))) == [both, in_title]
