"""Fails where a figure has fallen below its floor.

    python -m evaluation.gate

``floors.json`` holds for each suite the lowest figure that CI accepts; a floor goes down only in a commit that says why.
Suites whose corpora are missing are skipped, and said so: nothing is measured without its data.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from dragoman import load
from dragoman.pipeline import Reader
from evaluation.actors import actor_figures
from evaluation.analysis import evaluate
from evaluation.attribution import claim_figures
from evaluation.corpora import BULK, annotated, corpora
from evaluation.event_coreference import gate_figures as event_coreference_figures
from evaluation.fusion_reports import PATH as FUSION_REPORTS
from evaluation.fusion_reports import UNSEEN as UNSEEN_FUSION
from evaluation.fusion_reports import fusion_figures
from evaluation.fusion_reports import read_reports as read_fusion
from evaluation.other_topics import other_figures
from evaluation.own_reports import HERE as OWN_REPORTS
from evaluation.own_reports import figures as own_figures
from evaluation.own_reports import read_reports
from evaluation.phrases import GOLD as PHRASES
from evaluation.phrases import phrase_figures
from evaluation.places import figures as place_figures
from evaluation.places import geovirus, own_articles, place_scores
from evaluation.press import PRESS, press_reports
from evaluation.press import UNSEEN as UNSEEN_PRESS
from evaluation.published import UNDATED, invented, published_figures
from evaluation.relations import PASSAGES, WORDINGS, read_passages, read_press, relation_figures
from evaluation.stances import stance_figures
from evaluation.standing import read_standings, standing_figures
from evaluation.stories import seed_figures, story_figures
from evaluation.times import NEWS, WIKIWARS, news, time_figures, wikiwars
from training.corpora import load_corpora
from training.ecbplus import FOLDER as ECBPLUS

UNSEEN = Path(__file__).parent / "unseen"
POLNEAR = corpora() / "attribution" / "polnear-dev.jsonl"
FLOORS = Path(__file__).parent / "floors.json"
# How far below its floor a figure may lie: int8 sums differ in the last digits between processors.
TOLERANCE = 0.005  # on figures from 0 to 1; figures in percent are given a tenth
PERCENT_TOLERANCE = 0.1


def suites() -> dict[str, tuple[Path, Callable[[], dict[str, float]]]]:
    """Each suite with the path it needs and the function that measures it."""
    reader = load()
    return {
        "reports": (OWN_REPORTS, lambda: own_figures(read_reports(reader))),
        "unseen reports": (UNSEEN, lambda: own_figures(read_reports(reader, UNSEEN))),
        "standing": (OWN_REPORTS, lambda: standing_figures(read_standings(reader))),
        "unseen standing": (UNSEEN, lambda: standing_figures(read_standings(reader, UNSEEN))),
        "relations": (PASSAGES, lambda: relation_figures(read_passages(reader))),
        "relation wordings": (WORDINGS, lambda: relation_figures(read_passages(reader, path=WORDINGS))),
        "press relations": (corpora(), lambda: relation_figures(read_press(reader))),
        "places": (OWN_REPORTS, lambda: place_figures(place_scores(own_articles(), reader.analyser, reader.places))),
        "geovirus": (
            corpora() / "places", lambda: place_figures(place_scores(geovirus(corpora()), reader.analyser, reader.places)),
        ),
        "phrases": (PHRASES, lambda: phrase_figures(reader)),
        "seed": (annotated() / "seed/score.py", lambda: seed_figures(reader, annotated())),
        "stories": (annotated() / "stories/score.py", lambda: story_figures(reader, annotated())),
        "times": (NEWS, lambda: time_figures(reader.analyser, news())),
        "undated": (UNDATED, lambda: published_figures(reader, invented())),
        "wikiwars": (corpora() / WIKIWARS, lambda: time_figures(reader.analyser, wikiwars(corpora()))),
        "claims": (POLNEAR, lambda: claim_figures(reader, POLNEAR)),
        "stances": (corpora() / BULK, lambda: stance_figures(reader, corpora())),
        "actors": (corpora() / BULK, lambda: actor_figures(reader, corpora())),
        "press": (corpora(), lambda: own_figures(press_reports(reader, PRESS, corpora()))),
        "unseen press": (corpora(), lambda: own_figures(press_reports(reader, UNSEEN_PRESS, corpora()))),
        "other topics": (corpora() / BULK, lambda: other_figures(reader, corpora())),
        "fusion": (FUSION_REPORTS, lambda: fusion_figures(read_fusion(reader))),
        "unseen fusion": (UNSEEN_FUSION, lambda: fusion_figures(read_fusion(reader, UNSEEN_FUSION))),
        "event coreference": (corpora() / ECBPLUS, event_coreference_figures),
        "analysis": (corpora() / "treebank", lambda: analysis_figures(reader)),
    }


def analysis_figures(reader: Reader) -> dict[str, float]:
    """The scores of the analysis model by "data set: score"."""
    scores = evaluate(reader.analyser, load_corpora(corpora()), corpora())
    return {f"{name}: {key}": float(value) for name, part in scores.items() for key, value in part.items()}


def shortfalls(floors: dict[str, float], figures: dict[str, float]) -> list[str]:
    """One line for each figure that is below its floor or was not measured."""
    missing = [f"{name}: not measured" for name in floors if name not in figures]
    low = [
        f"{name}: {figures[name]:.3f}, floor {floor:.3f}"
        for name, floor in floors.items()
        if name in figures and figures[name] < floor - (PERCENT_TOLERANCE if floor > 1 else TOLERANCE)
    ]
    return missing + low


def main() -> int:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    failed = False
    for name, (needs, measure) in suites().items():
        if not needs.exists():
            print(f"{name}: skipped, {needs.name} is not there (set DRAGOMAN_CORPORA)")
            continue
        lines = shortfalls(floors[name], measure())
        failed = failed or bool(lines)
        print(f"{name}: {len(floors[name])} floors, " + ("; ".join(lines) if lines else "all held"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
