"""Relations in the making, and how two sets of parties become pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.record.relation_context import MOST, MOST_STATES, Surroundings
from dragoman.types.record import RelationKind


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A relation in the making. ``label`` tells two relations of one kind and pair apart ("strategic partnership")."""

    kind: RelationKind
    subject: str
    object: str
    sentence: int
    token: int
    value: float | None = None
    unit: str | None = None
    start: str | None = None
    end: str | None = None
    label: str = ""


def pair(here: Surroundings, actors: Iterable[str]) -> tuple[str, str] | None:
    """The first two actors of different states, as states where the document names them; None if there are no two."""
    seen: dict[str, str] = {}
    for actor in actors:
        seen.setdefault(here.parties.country(actor) or actor, here.state(actor))
    ordered = list(seen.values())
    return (ordered[0], ordered[1]) if len(ordered) > 1 else None


def between(
    here: Surroundings, kind: RelationKind, subjects: Iterable[str], objects: Iterable[str], token: int, within: bool = False
) -> Iterator[RelationDraft]:
    """A relation from each subject to each object, of another country unless ``within``."""
    fits = here.is_party if kind == "sanctions-in-force" else here.stands_for_state  # a state's firms may be under sanctions
    if kind == "support":  # what courts, parliaments and demonstrators back is a stand
        fits = here.has_means
    subjects, objects = (_listed(here, filter(fits, side)) for side in (subjects, objects))
    for subject in subjects:
        for other in objects:
            country = here.parties.country(subject)
            if other != subject and (within or country is None or here.parties.country(other) != country):
                yield draft(here, kind, subject, other, token)


def _listed(here: Surroundings, side: Iterable[str]) -> tuple[str, ...]:
    """A side, each party once; of a long list only states are believed."""
    found = tuple(dict.fromkeys(side))
    states = all((party := here.parties.actors[actor]).kind == "state" or party.sectors[:1] == ("GOV",) for actor in found)
    return found[: MOST_STATES if states else MOST]


def draft(here: Surroundings, kind: RelationKind, subject: str, other: str, token: int) -> RelationDraft:
    return RelationDraft(kind, here.state(subject), here.state(other), here.sentence.index, token)
