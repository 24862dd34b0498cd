"""A codebook of a few predicates on the package's types, so that the tests of events do not move with the word lists."""

from __future__ import annotations

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from dragoman.ontology.codebook import DEFAULT_PATH, Codebook, Predicate
from dragoman.ontology.codebook_reader import read_codebook

CLASSES = "standing: [war, partnership]\nboat: [ship, canoe]\n"
CONTEXTS = """
- {name: naval, definition: Ships., cues: [navy, sea-lane], hints: [harbour, sailor]}
- {name: lethal, definition: Deaths., implied_by: [ASSAULT]}
- {name: travel, definition: Journeys., implied_by: [CONSULT/visit]}
"""
LIGHT_VERBS = """
- {verb: [hold, launch], effect: happened, subject: actor}
- {verb: [take part in], effect: happened, subject: actor}
- {verb: [come under], effect: happened, subject: recipient}
- {verb: [resume], effect: ongoing, subject: actor}
- {verb: [resume], noun: subj, effect: ongoing, subject: none}
- {verb: [plan], effect: planned, subject: actor}
- {verb: [break off], effect: ended, subject: actor}
- {verb: [cancel], effect: cancelled, subject: actor}
- {verb: [avert], effect: averted, subject: none}
- {verb: [condemn], effect: happened, subject: none, speech: true}
"""
PREDICATES = {
    "accuse": """
- {verb: [accuse], mode: allege}
- {verb: [condemn], mode: disapprove}
""",
    "agree": "- {verb: [agree, offer]}",
    "aid": "- {verb: [give], object: [food, blanket], recipient: [to, iobj]}",
    "assault": """
- {verb: [attack, shell]}
- {verb: [sink], object: ["@boat"], mode: destroy}
- {verb: [open fire on]}
- {verb: [ram], strength: weak}
- {noun: [attack, raid]}
- {noun: [strike], modifier: [air], mode: aerial}
- {noun: [war], symmetric: true}
""",
    "coerce": "- {verb: [arrest], mode: arrest}",
    "concede": "- {verb: [apologise to]}",
    "consult": """
- {verb: [meet]}
- {noun: [talk]}
- {verb: [visit], mode: visit, symmetric: false}
- {noun: [visit], mode: visit, symmetric: false, recipient: [to, in]}
""",
    "protest": "- {verb: [rally], mode: demo}",
    "reject": "- {verb: [reject, deny, refuse]}",
    "request": "- {verb: [urge]}\n- {verb: [call for], recipient: [on]}",
    "retreat": "- {verb: [withdraw], mode: withdraw, recipient: [from]}",
    "sanction": "- {verb: [expel], mode: expel}",
    "support": "- {verb: [praise]}\n- {verb: [sign], object: [treaty], symmetric: true}",
    "threaten": "- {verb: [threaten]}",
}


@lru_cache(maxsize=1)
def small_codebook() -> Codebook:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(DEFAULT_PATH / "types.yaml", folder)
        files = {"classes": CLASSES, "contexts": CONTEXTS, "light_verbs": LIGHT_VERBS}
        files |= {f"predicates/{kind}": entries for kind, entries in PREDICATES.items()}
        (folder / "predicates").mkdir()
        for path, content in files.items():
            (folder / f"{path}.yaml").write_text(content, encoding="utf-8")
        return read_codebook(folder)


def frame(pos: str, lemma: str) -> Predicate:
    """The first frame of a word in the small codebook."""
    return small_codebook().frames(pos, lemma)[0]  # type: ignore[arg-type]
