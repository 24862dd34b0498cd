"""Does a frame of the codebook fit the words around a predicate?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.ontology.codebook import Predicate
from dragoman.record.arguments import VERB_PARTICLES, conjuncts, preposition
from dragoman.types.analysis import Sentence, Token

MODIFIER_RELATIONS = ("amod", "compound", "nmod:unmarked", "nmod:desc", "advmod")
AMOUNTS = frozenset({"ten", "dozen", "hundred", "thousand", "million", "billion", "ton", "tonne", "number", "lot", "series",
                     "barrage", "group", "amount", "wave", "couple", "score", "batch", "shipment", "pair", "round", "day", "week", "hour",
                     "month", "year", "spate", "string", "most", "all", "some", "part", "half", "many", "several", "majority",
                     "bulk", "rest", "portion", "few", "any", "much", "both", "member", "one", "set", "package", "list", "raft",
                     "tranche", "slew", "consignment", "stream"})  # fmt: skip
# What belongs to the head of a complement clause: "should leave", "a shameful act", "declined to give its name".
NEAR_RELATIONS = ("obj", "advmod", "xcomp", "conj", "aux", "amod")
MIN_PLURAL = 3
TITLE_RELATIONS = ("nmod:desc", "compound", "appos")
NOUN_OBJECT_SLOTS = ("of", "mod", "poss", "on", "for", "to")


def fits(sentence: Sentence, index: int, frame: Predicate, slots: dict[str, tuple[int, ...]]) -> bool:
    """Whether every constraint of ``frame`` holds for the predicate at ``index`` with these slots filled."""
    return (
        _particle_fits(sentence, index, frame)
        and _oblique_fits(sentence, frame, slots)
        and _nouns_fit(sentence, frame, slots)
        and _modifiers_fit(sentence, index, frame)
        and (not frame.preposition or any(slots.get(p) for p in frame.preposition))
        and (not frame.complement or any(slots.get(c) for c in frame.complement))
        and _neighbours_fit(sentence, index, frame, slots)
    )


def _neighbours_fit(sentence: Sentence, index: int, frame: Predicate, slots: dict[str, tuple[int, ...]]) -> bool:
    if not frame.when and not frame.not_when:
        return True
    near = _lemmas(sentence, _neighbourhood(sentence, index, frame, slots))
    return (not frame.when or bool(frame.when & near)) and not frame.not_when & near


def _neighbourhood(
    sentence: Sentence, index: int, frame: Predicate, slots: dict[str, tuple[int, ...]]
) -> tuple[int, ...]:
    """Where the words of ``when`` and ``not_when`` may stand: below the predicate, or in the complement that the frame asks for."""
    if not frame.complement:
        return sentence.subtree(index)
    heads = [token for name in sorted(frame.complement) for token in slots.get(name, ())]
    return tuple(near for head in heads for near in (head, *sentence.dependents(head, *NEAR_RELATIONS)))


def _particle_fits(sentence: Sentence, index: int, frame: Predicate) -> bool:
    if frame.particle is None:
        return True
    around = _lemmas(sentence, sentence.dependents(index, "compound:prt", "advmod", "xcomp"))
    return frame.particle in around or frame.particle in _particles_before_obliques(sentence, index)


def _particles_before_obliques(sentence: Sentence, index: int) -> frozenset[str]:
    """Particles that the parser took for a preposition: "pulled [out of the treaty]"."""
    cases = (sentence.dependents(oblique, "case") for oblique in sentence.dependents(index, "obl"))
    return _lemmas(sentence, (found[0] for found in cases if len(found) > 1)) & VERB_PARTICLES


def _oblique_fits(sentence: Sentence, frame: Predicate, slots: dict[str, tuple[int, ...]]) -> bool:
    if frame.oblique is None:
        return True
    name, noun = frame.oblique
    return noun in _lemmas(sentence, slots.get(name, ()))


def _nouns_fit(sentence: Sentence, frame: Predicate, slots: dict[str, tuple[int, ...]]) -> bool:
    """Constraints on the object (for a noun: on what it is of), on a fixed object and on the subject."""
    fixed = (*slots.get("obj", ()), *slots.get("xcomp", ()))  # "open fire", "take hostage"
    if frame.fixed_object and frame.fixed_object not in _lemmas(sentence, fixed):
        return False
    names = (frame.object_slot,) if frame.pos == "verb" else NOUN_OBJECT_SLOTS
    objects = _phrases(sentence, [token for name in names for token in slots.get(name, ())])
    if frame.object and not frame.object & objects:
        return False
    if frame.not_object and frame.not_object & objects:
        return False
    return not frame.subject or bool(frame.subject & _phrases(sentence, slots.get("subj", ())))


def _modifiers_fit(sentence: Sentence, index: int, frame: Predicate) -> bool:
    if not frame.modifier and not frame.not_modifier:
        return True
    modifiers = _lemmas(sentence, sentence.dependents(index, *MODIFIER_RELATIONS))
    if frame.modifier and not frame.modifier & modifiers:
        return False
    return not frame.not_modifier & modifiers


def word_forms(token: Token) -> tuple[str, ...]:
    """Lemmas to look a token up by: its own, the singular of a plural that taggers keep ("troops", "talks")."""
    lemma = token.lemma.lower()
    if token.upos in ("NOUN", "PROPN") and lemma.endswith("s") and len(lemma) > MIN_PLURAL:
        return (lemma, lemma[:-1])
    return (lemma,)


def _lemmas(sentence: Sentence, tokens: Iterable[int]) -> frozenset[str]:
    return frozenset(form for token in tokens for form in word_forms(sentence.tokens[token]))


def counted(sentence: Sentence, heads: Iterable[int]) -> Iterator[int]:
    """The heads, and behind an amount what it is an amount of: "tens of thousands of drones"."""
    for head in heads:
        yield head
        if sentence.tokens[head].lemma.lower() in AMOUNTS or sentence.tokens[head].upos == "NUM":
            yield from counted(sentence, (c for c in sentence.dependents(head, "nmod") if preposition(sentence, c) == "of"))


def _as(sentence: Sentence, name: int) -> tuple[int, ...]:
    """ "appointed Ivan Melnyk [as the prime minister]", which parsers hang on the name."""
    return tuple(child for child in sentence.dependents(name, "nmod") if preposition(sentence, child) == "as")


def _phrases(sentence: Sentence, heads: Iterable[int]) -> frozenset[str]:
    """Lemmas of the heads and their conjuncts, alone and with each word before them ("hunger strike")."""
    found: set[str] = set()
    for head in heads:
        for part in counted(sentence, conjuncts(sentence, head)):
            modifiers = _lemmas(sentence, sentence.dependents(part, *MODIFIER_RELATIONS))
            if sentence.tokens[part].upos == "PROPN":  # "King Salman", "President Sirleaf": the title tells what they are
                found.update(_lemmas(sentence, sentence.dependents(part, *TITLE_RELATIONS)))
                found.update(_lemmas(sentence, _as(sentence, part)))
            for lemma in word_forms(sentence.tokens[part]):
                found.add(lemma)
                found.update(f"{modifier} {lemma}" for modifier in modifiers)
    return frozenset(found)
