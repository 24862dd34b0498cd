"""Which judgements hold, and to which facts they pass when a document is read anew. Pure decisions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dragoman.types.judgement import Judgement
from dragoman.types.record import Claim, Event, Reading, Relation

Fact = Event | Claim | Relation
# Less of the evidence in common, and it is another fact.
MIN_OVERLAP = 0.5


def judgement_identity(judgement: Judgement, earlier: int) -> str:
    """A hash of what is judged; ``earlier`` judgements about the pair tell a return to an old verdict from the old one."""
    said = [*judgement.pair, judgement.verdict, judgement.by, judgement.score, judgement.reasons, earlier]
    said += [judgement.author, judgement.because] if judgement.author or judgement.because else []
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode("ascii")).hexdigest()[:32]


def prevailing(judgements: Iterable[Judgement], carried: Mapping[str, str] | None = None) -> tuple[Judgement, ...]:
    """One for each pair: the user's last, else the last; ``carried`` leads from the id of a fact to its present one.

    Where the user's last leaves it open, it is as if no user had judged.
    """
    held: dict[tuple[str, str], dict[str, Judgement]] = {}
    for judgement in judgements:
        present = _present(judgement, carried or {})
        if present.alone is judgement.alone:  # two facts may have become one
            held.setdefault(present.pair, {})[present.by] = present
    found = ((pair, _of_both(last.get("user"), last.get("dragoman"))) for pair, last in sorted(held.items()))
    return tuple(judgement for _, judgement in found if judgement is not None)


def _of_both(user: Judgement | None, dragoman: Judgement | None) -> Judgement | None:
    return dragoman if user is None or user.verdict == "open" else user


def _present(judgement: Judgement, carried: Mapping[str, str]) -> Judgement:
    one, other = sorted((present_id(judgement.one, carried), present_id(judgement.other, carried)))
    return replace(judgement, one=one, other=other)


def present_id(fact: str, carried: Mapping[str, str]) -> str:
    """Where ``carried`` leads from the id of a fact: to its own where it is read so still."""
    seen = {fact}
    while fact in carried and carried[fact] not in seen:
        fact = carried[fact]
        seen.add(fact)
    return fact


def wrong_among(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Of judgements that hold those that one event is wrong, by its id."""
    return {judgement.one: judgement for judgement in judgements if judgement.verdict == "wrong" and judgement.alone}


def carry(old: Reading, new: Reading, judged: Collection[str], by_itself: Collection[str] = ()) -> dict[str, str]:
    """From each judged fact of the old reading that the new one does not have to the new fact in its place.

    That is the fact of the same kind with most of its evidence in common, of the same type where there are several.
    What was judged of a fact alone (``by_itself``) passes to none that the old reading has beside it: where a mistake is no
    longer read, the mark on it must not fall on what the same sentence told rightly all along.
    """
    before, present = ({fact.id for _, fact in _facts(reading)} for reading in (old, new))
    found = {}
    for kind, fact in _facts(old):
        if fact.id in judged and fact.id not in present:
            taken = before if fact.id in by_itself else ()
            heirs = [other for group, other in _facts(new) if group == kind and other.id not in taken]
            rivals = [(_overlap(fact, other, old, new), other) for other in heirs]
            best = max(rivals, key=lambda rival: (rival[0], rival[1].id), default=None)
            if best is not None and best[0] >= MIN_OVERLAP:
                found[fact.id] = best[1].id
    return found


def _facts(reading: Reading) -> list[tuple[str, Fact]]:
    return [
        *(("event", event) for event in reading.events),
        *(("claim", claim) for claim in reading.claims),
        *(("relation", relation) for relation in reading.relations),
    ]


def _overlap(fact: Fact, other: Fact, old: Reading, new: Reading) -> float:
    """Evidence in common as a share of the smaller (0…1), and more where type and trigger are the same."""
    if old.document.id == new.document.id:
        ours, theirs = _characters(fact), _characters(other)
    else:
        ours, theirs = _sentences(fact, old), _sentences(other, new)
    common = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
    return common + sum(one == two for one, two in zip(_traits(fact), _traits(other), strict=True)) if common else 0.0


def _characters(fact: Fact) -> set[object]:
    return {(item.part, at) for item in fact.evidence for at in range(item.start, item.end)}


def _sentences(fact: Fact, reading: Reading) -> set[object]:
    document = reading.document
    return {
        ((document.title or "") if item.part == "title" else document.text)[item.start : item.end]
        for item in fact.evidence
    }


def _traits(fact: Fact) -> tuple[object, object]:
    if isinstance(fact, Event):
        return fact.type, fact.trigger.text
    if isinstance(fact, Claim):
        return fact.stance, fact.content.text
    return fact.kind, (fact.subject, fact.object)
