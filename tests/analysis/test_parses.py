"""Parts of a long sentence put together again."""

import numpy as np

from dragoman.analysis.analyser import Reading
from dragoman.analysis.heads.mentions import ROOT
from dragoman.analysis.parses import joined


def reading(heads: list[int], relations: list[str], entities: list[tuple[int, int, str]]) -> Reading:
    size = len(heads)
    context = np.full((size, 384), float(size), dtype=np.float32)
    return Reading(
        ["NOUN"] * size, [()] * size, ["x"] * size, heads, relations, entities, facts=[0.0] * size,
        graph_facts=np.zeros(size, dtype=np.float32), context=context, politics=None
    )


def test_roots_of_later_parts_hang_on_the_first() -> None:
    first = reading([2, 0], ["nsubj", "root"], [(0, 1, "Person")])
    second = reading([0, 1, 1], ["root", "obj", "obl"], [(1, 3, "Date")])
    parsed, context = joined(["a", "b", "c", "d", "e"], [first, second])
    assert parsed.heads == (1, ROOT, 1, 2, 2)
    assert parsed.relations == ("nsubj", "root", "parataxis", "obj", "obl")
    assert parsed.entities == ((0, 1, "Person"), (3, 5, "Date"))
    assert context.shape == (5, 384)
    assert context[:, 0].tolist() == [2, 2, 3, 3, 3]
