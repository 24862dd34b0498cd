"""Which state a passage is about: where an unnamed "police" or "the government" belongs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.identities import slot_country
from dragoman.resolution.names import Name
from dragoman.types.analysis import Sentence
from dragoman.types.document import Document
from dragoman.types.resolution import Place

# How strongly a mention points to a state whose police or government may go unnamed. A body (a government, an army, a
# rebel group) points home; a place may only be where talks are held; people travel. Chosen on evaluation/reports.
_WEIGHTS = {"place": 1.0, "state": 1.0, "demonym": 1.0, "capital": 0.8, "division": 0.8, "body": 2.0, "person": 0.5}
_ABROAD = 0.5  # a firm, an outlet or an army says little of where things happen: it acts and reports abroad
_EXPATRIATE = 0.3  # an ambassador, tourist or hostage is not at home
_ABROAD_SECTORS = frozenset({"BUS", "JRN", "MIL", "SPY"})
_LEAD = 2.0  # the first sentence says what a report is about
_TITLE = 1.5
_HERE, _BACKWARD, _FORWARD = 1.4, 0.7, 0.45  # decay for each sentence between a mention and the phrase to be placed
_FAMOUS = 3  # prominence from which a bare surname means the person whatever the text is about
_DOUBT = 0.35  # weight of a state that the same clause names as somebody else's
_DOCUMENT = 0.35  # what a mention anywhere in the document still counts; chosen on evaluation/reports


@dataclass(frozen=True, slots=True)
class Focus:
    """Mentions of states as (sentence, state, weight)."""

    pointers: tuple[tuple[int, str, float], ...]

    @property
    def states(self) -> frozenset[str]:
        """All states that the document speaks of."""
        return frozenset(code for _, code, _ in self.pointers)

    def near(self, sentence: int, avoid: Iterable[str] = (), doubt: Iterable[str] = ()) -> str | None:
        """The state that the passage around a sentence is about; None where the document names none.

        States to ``avoid`` are left out, those in ``doubt`` count less.
        """
        avoided, doubted = frozenset(avoid), frozenset(doubt)
        scores: dict[str, float] = defaultdict(float)
        for at, code, weight in self.pointers:
            if code not in avoided:
                distance = sentence - at
                decay = _BACKWARD**distance if distance >= 0 else _FORWARD ** (-distance)
                near = _HERE if distance == 0 else max(decay, _DOCUMENT)
                scores[code] += weight * near * (_DOUBT if code in doubted else 1.0)
        return max(scores, key=lambda code: scores[code]) if scores else None  # of equals the first named


def find_focus(
    document: Document,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    places: Sequence[Place],
    gazetteer: Gazetteer,
) -> Focus:
    pointers: list[tuple[int, str, float]] = []
    taken: set[tuple[int, int]] = set()
    for name in names:
        code = name_country(name) or _country_inside(document, sentences[name.sentence], name, gazetteer)
        if code is not None:
            taken.add((name.sentence, sentences[name.sentence].tokens[name.first].start))
            weight = _EXPATRIATE if _is_abroad(sentences[name.sentence], name) else _weight(name)
            pointers.append((name.sentence, code, weight * (_LEAD if name.sentence == 0 else 1.0)))
    for place in places:
        at = next((s.index for s in sentences if s.start <= place.start < s.end), None)
        if (
            at is not None
            and place.country
            and place.kind not in {"demonym", "country"}
            and (at, place.start) not in taken
        ):
            pointers.append(
                (at, gazetteer.parent_state(place.country), _WEIGHTS["place"] * (_LEAD if at == 0 else 1.0))
            )
    return Focus((*pointers, *_title_pointers(document.title, gazetteer)))


def _weight(name: Name) -> float:
    abroad = name.kind == "body" and name.entries and name.entries[0].sectors[:1] and name.entries[0].sectors[0]
    return _ABROAD if abroad in _ABROAD_SECTORS else _WEIGHTS[name.kind]


def _is_abroad(sentence: Sentence, name: Name) -> bool:
    """Whether whoever the adjective speaks of lives in another state: "the French ambassador", "two Kenyan tourists"."""
    after = sentence.tokens[name.last + 1 : name.last + 2]
    return name.kind == "demonym" and bool(after) and after[0].lemma.lower() in actor_words().expatriate_heads


def _country_inside(document: Document, sentence: Sentence, name: Name, gazetteer: Gazetteer) -> str | None:
    """The state in the name of a body that the gazetteer does not know ("Sudanese Football Association")."""
    if name.kind != "body" or name.entries:
        return None
    surface = document.text[sentence.tokens[name.first].start : sentence.tokens[name.last].end]
    return next((word.code for word in gazetteer.words_in(surface)), None)


def _title_pointers(title: str | None, gazetteer: Gazetteer) -> list[tuple[int, str, float]]:
    if not title:
        return []
    states = [match.entries[0].country for match in gazetteer.names_in(title) if match.entries[0].kind == "state"]
    words = [word.code for word in gazetteer.words_in(title)]
    return [(0, code, _TITLE) for code in [*states, *words] if code]


def name_country(name: Name) -> str | None:
    """The state that a name points to, None for bodies that belong to none and for bare surnames."""
    if name.kind in {"demonym", "capital", "division"}:
        return name.code
    sure = [
        entry for entry, bare in zip(name.entries, name.bare, strict=True) if not bare or entry.prominence >= _FAMOUS
    ]
    return slot_country(sure[0].country) if sure else None
