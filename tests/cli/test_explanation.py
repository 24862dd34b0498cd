from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.cli.explanation import explanation_lines, explanation_to_dict
from dragoman.resolution.candidates_of_name import Candidate, Explanation
from dragoman.types.resolution import Actor

ACTOR = Actor("PER/GOV/elena-marsh", "Elena Marsh", "person", "PER", ("GOV",), "Minister of Foreign Affairs")
FIRST = Candidate(
    ACTOR.id, ACTOR.name, "person", "PER", ACTOR.office, date(2020, 1, 1), None, True, False, "same", 100.0, 1, True,
    "the most prominent", "package gazetteer 0123456789ab",
)  # fmt: skip
OTHER = replace(
    FIRST, id="CHL/OPP/helen-marsh", name="Helen Marsh", country="CHL", office="Senator", end=date(2022, 1, 1),
    current=False, whole=True, by="similar", similarity=91.3, chosen=False, why="less prominent", source="mine.toml",
)  # fmt: skip


def test_for_people() -> None:
    assert list(explanation_lines(Explanation(ACTOR, "lookup", (FIRST, OTHER)))) == [
        "Elena Marsh · PER/GOV/elena-marsh · person · Minister of Foreign Affairs · GOV",
        "  how: looked up by the name; a report alone would not tell",
        "   1 Elena Marsh · PER/GOV/elena-marsh · PER · Minister of Foreign Affairs · since 2020-01-01 · the answer",
        "     bare name · prominence 1 · the most prominent · package gazetteer 0123456789ab",
        "   2 Helen Marsh · CHL/OPP/helen-marsh · CHL · Senator · 2020-01-01–2022-01-01",
        "     similar name (91.3) · whole name · prominence 1 · less prominent · mine.toml",
    ]


def test_many_candidates_are_cut_short_for_people_only() -> None:
    many = Explanation(ACTOR, "report", (FIRST, *[OTHER] * 14))
    assert list(explanation_lines(many))[-1] == "  and 5 more (--json shows all)"
    assert len(explanation_to_dict(many)["candidates"]) == 15


def test_for_programs() -> None:
    found = explanation_to_dict(Explanation(ACTOR, "report", (FIRST,)))
    assert list(found) == ["id", "name", "kind", "country", "sectors", "office", "wikidata", "members", "actor", "how",
                           "candidates"]  # fmt: skip
    assert found["actor"]["office"] == found["office"] == ACTOR.office
    assert (found["candidates"][0]["start"], found["candidates"][0]["end"]) == ("2020-01-01", None)
