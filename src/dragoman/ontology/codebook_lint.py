"""What a codebook that can be read may still get wrong: dangling names, modes without words, frames that collide."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import chain

from dragoman.ontology.codebook import Codebook, Coding, LightVerb, Predicate


def check(codebook: Codebook) -> list[str]:
    """All problems found, one line each, in a fixed order; empty if there are none."""
    rules: tuple[Callable[[Codebook], Iterable[str]], ...] = (
        _type_references,
        _context_references,
        _modes_without_words,
        _colliding_predicates,
        _contradictory_frames,
        _colliding_light_verbs,
    )
    return list(chain.from_iterable(rule(codebook) for rule in rules))


def _unknown(codebook: Codebook, coding: Coding | None) -> str | None:
    """What is wrong with a reference to a type or mode, None if nothing."""
    if coding is None:
        return None
    kind = codebook.types.get(coding.type)
    if kind is None:
        return f"unknown type {coding.type}"
    return None if coding.mode is None or kind.mode(coding.mode) else f"unknown mode {coding.type}/{coding.mode}"


def _type_references(codebook: Codebook) -> Iterator[str]:
    for kind in codebook.types.values():
        contents = [_coding(key) for key in kind.content_modes if key != "default"] + [
            Coding(name) for pair in kind.content_types.items() for name in pair
        ]
        named = [kind.planned_as and Coding(kind.planned_as), kind.ended_as, kind.cancelled_as, kind.refused_as]
        named += contents
        named += [Coding(kind.name, mode) for mode in kind.content_modes.values()]
        yield from (f"types: {kind.name}: {wrong}" for coding in named if (wrong := _unknown(codebook, coding or None)))
    for predicate in codebook.predicates:
        if predicate.planned_type is not None and predicate.planned_type not in codebook.types:
            yield f"{_name(predicate)}: unknown planned_type {predicate.planned_type}"


def _coding(key: str) -> Coding:
    kind, _, mode = key.partition("/")
    return Coding(kind, mode or None)


def _context_references(codebook: Codebook) -> Iterator[str]:
    for context in codebook.contexts.values():
        yield from (
            f"contexts: {context.name}: {wrong}" for each in context.implied_by if (wrong := _unknown(codebook, each))
        )
        both = sorted(set(context.cues) & set(context.hints))
        if both:
            yield f"contexts: {context.name}: both cue and hint: {', '.join(both)}"
    for predicate in codebook.predicates:
        for name in predicate.contexts:
            if name not in codebook.contexts:
                yield f"{_name(predicate)}: unknown context {name}"


def _modes_without_words(codebook: Codebook) -> Iterator[str]:
    worded = {f"{one.type}/{one.mode}" for one in codebook.predicates}
    worded |= {f"{kind.name}/{mode}" for kind in codebook.types.values() for mode in kind.content_modes.values()}
    known = {f"{kind.name}/{mode.name}" for kind in codebook.types.values() for mode in kind.modes}
    yield from (f"types: {name} has no predicate" for name in sorted(known - worded - codebook.model_only))
    yield from (f"types: model_only names unknown mode {name}" for name in sorted(codebook.model_only - known))
    silent = sorted(set(codebook.types) - {one.type for one in codebook.predicates})
    yield from (f"types: {name} has no predicate" for name in silent)


def _colliding_predicates(codebook: Codebook) -> Iterator[str]:
    seen: dict[Hashable, Predicate] = {}
    for one in codebook.predicates:
        sets = (one.object, one.not_object, one.subject, one.preposition, one.modifier, one.not_modifier)
        key = (one.pos, one.phrase, *sets, one.complement, one.when, one.not_when)
        other = seen.setdefault(key, one)
        if other is not one:
            yield f"{_name(one)}: the same frame stands in {other.file} ({other.type}/{other.mode or '-'})"


def _contradictory_frames(codebook: Codebook) -> Iterator[str]:
    for one in codebook.predicates:
        if one.object and one.object <= one.not_object:
            yield f"{_name(one)}: not_object forbids every object"
        if one.modifier and one.modifier <= one.not_modifier:
            yield f"{_name(one)}: not_modifier forbids every modifier"
        if one.when and one.when <= one.not_when:
            yield f"{_name(one)}: not_when forbids every hint"
        if one.symmetric and one.recipient:
            yield f"{_name(one)}: symmetric, yet with recipient slots"


def _colliding_light_verbs(codebook: Codebook) -> Iterator[str]:
    seen: dict[Hashable, LightVerb] = {}
    for verb in chain.from_iterable(codebook.light_verbs.values()):
        other = seen.setdefault((verb.lemma, verb.particle, verb.companion, verb.noun, verb.nouns), verb)
        if other is not verb:
            words = " ".join(word for word in (verb.lemma, verb.particle, verb.companion) if word)
            yield f"light_verbs: {words} + {verb.noun}: both {other.effect} and {verb.effect}"


def _name(predicate: Predicate) -> str:
    return f"{predicate.file}: {predicate.pos} {predicate.phrase!r}"
