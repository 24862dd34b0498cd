"""Where an event took place: the place its own clause names, not any place of the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.record.arguments import preposition
from dragoman.record.parties import Parties
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.resolution import Place

LOCATIVE = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "along", "off", "on", "over",
                      "throughout", "within", "to", "into", "toward", "towards"})  # fmt: skip


@dataclass(frozen=True)
class Places:
    """Places by the token they stand at. Built once for each document."""

    at: dict[tuple[int, int], Place]

    @classmethod
    def of(cls, analysis: Analysis, places: tuple[Place, ...], parties: Parties) -> Places:
        """Places by token; capitals that stand for their government ("support for Moscow") are parties, no places."""
        found: dict[tuple[int, int], Place] = {}
        for sentence in analysis.sentences:
            inside = [p for p in places if sentence.start <= p.start < sentence.end]
            for place in inside:
                tokens = [i for i, t in enumerate(sentence.tokens) if t.start < place.end and t.end > place.start]
                # the head of the name is the token whose governor lies outside the name
                head = next((i for i in tokens if sentence.tokens[i].head not in tokens), None)
                if head is not None and not parties.is_government(parties.exact(sentence, head)):
                    found[(sentence.index, head)] = place
        return cls(found)

    def place(self, sentence: Sentence, token: int) -> Place | None:
        return self.at.get((sentence.index, token))

    def country(self, sentence: Sentence, tokens: tuple[int, ...]) -> tuple[str, ...]:
        """States that the phrases at these tokens lie in, each once."""
        found = (self.place(sentence, token) for token in tokens)
        return tuple(dict.fromkeys(p.country for p in found if p is not None and p.country and p.kind != "demonym"))


def event_place(sentence: Sentence, trigger: int, clause: int, places: Places) -> Place | None:
    """The nearest place under the trigger or its clause that a locative preposition introduces."""
    candidates = sorted(_located(sentence, trigger, clause, places), key=lambda item: item[:2])
    return candidates[0][2] if candidates else None


def _located(sentence: Sentence, trigger: int, clause: int, places: Places) -> Iterator[tuple[int, int, Place]]:
    tops = (trigger, clause, *sentence.dependents(trigger, "obj"))  # "ordered [a truce along the front in X]"
    for rank, top in enumerate(dict.fromkeys(tops)):
        for child in sentence.children[top]:
            if preposition(sentence, child) not in LOCATIVE:
                continue
            for token in sentence.subtree(child):
                place = places.place(sentence, token)
                if place is not None and place.kind != "demonym":
                    yield (0 if preposition(sentence, child) in ("in", "at", "near") else 1, rank, place)
                    break
