"""Where an event took place: the place its own clause names, not any place of the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.record.arguments import preposition
from dragoman.record.parties import Parties
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.resolution import Place

LOCATIVE = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "along", "off", "on", "over",
                      "throughout", "within", "through", "to", "into", "toward", "towards"})  # fmt: skip
# Behind these even the name of a capital is a place and no government.
STAYING = frozenset({"in", "at", "near", "inside", "outside", "around", "throughout", "within", "through"})


@dataclass(frozen=True)
class Places:
    """Places by the token they stand at. Built once for each document.

    ``at`` leaves out capitals that stand for their government ("support for Moscow"); ``named`` has them too.
    """

    at: dict[tuple[int, int], Place]
    named: dict[tuple[int, int], Place] = field(default_factory=dict)

    @classmethod
    def of(cls, analysis: Analysis, places: tuple[Place, ...], parties: Parties) -> Places:
        """Places by token; capitals that stand for their government ("support for Moscow") are parties, no places."""
        found: dict[tuple[int, int], Place] = {}
        named: dict[tuple[int, int], Place] = {}
        for sentence in analysis.sentences:
            inside = [p for p in places if sentence.start <= p.start < sentence.end]
            for place in inside:
                tokens = [i for i, t in enumerate(sentence.tokens) if t.start < place.end and t.end > place.start]
                # the head of the name is the token whose governor lies outside the name
                head = next((i for i in tokens if sentence.tokens[i].head not in tokens), None)
                if head is None:
                    continue
                named[(sentence.index, head)] = place
                if not parties.is_government(parties.exact(sentence, head)):
                    found[(sentence.index, head)] = place
        return cls(found, named)

    def place(self, sentence: Sentence, token: int) -> Place | None:
        return self.at.get((sentence.index, token))

    def behind(self, sentence: Sentence, token: int, case: str | None) -> Place | None:
        """The place at a token that a locative preposition introduces; demonyms are none."""
        place = (self.named if case in STAYING else self.at).get((sentence.index, token)) if case in LOCATIVE else None
        return place if place is not None and place.kind != "demonym" else None

    def country(self, sentence: Sentence, tokens: tuple[int, ...]) -> tuple[str, ...]:
        """States that the phrases at these tokens lie in, each once."""
        found = (self.place(sentence, token) for token in tokens)
        return tuple(dict.fromkeys(p.country for p in found if p is not None and p.country and p.kind != "demonym"))


def event_place(
    sentence: Sentence, trigger: int, clause: int, places: Places, capitals: bool = False
) -> Place | None:
    """The nearest place under the trigger or its clause that a locative preposition introduces.

    ``capitals`` takes those too that may stand for their government ("talks in Riyadh").
    """
    seen = places if capitals else Places(places.at, places.at)
    candidates = sorted(_located(sentence, trigger, clause, seen), key=lambda item: item[:2])
    return candidates[0][2] if candidates else None


def _located(sentence: Sentence, trigger: int, clause: int, places: Places) -> Iterator[tuple[int, int, Place]]:
    tops = (trigger, clause, *sentence.dependents(trigger, "obj"))  # "ordered [a truce along the front in X]"
    for rank, top in enumerate(dict.fromkeys(tops)):
        for child in sentence.children[top]:
            case = preposition(sentence, child)
            found = (places.behind(sentence, token, case) for token in sentence.subtree(child))
            place = next((place for place in found if place is not None), None)
            if place is not None:
                yield (0 if case in ("in", "at", "near") else 1, rank, place)
