"""UDS-IH2: how sure readers are that what a predicate tells happened, from −3 (certainly not) to 3 (certainly)."""

from __future__ import annotations

import json
from pathlib import Path

Judged = dict[int, float]  # word of a sentence → judgement


def read_judged(path: Path) -> dict[tuple[str, ...], Judged]:
    """The judged predicates of each sentence, by its words (those of UD English EWT but for a hundredth of them)."""
    judged: dict[tuple[str, ...], Judged] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        values = {target["span1"][0]: float(target["label"]) for target in row["targets"]}
        judged.setdefault(tuple(row["text"].split()), {}).update(values)
    return judged
