"""The codebook as a page to read: ``python -m dragoman.ontology.codebook_docs docs/codebook.md`` writes it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dragoman.ontology.codebook import Codebook, Coding, EventType, LightVerb, Predicate

HEAD = """# The codebook

Written by `python -m dragoman.ontology.codebook_docs docs/codebook.md` from the files in
`src/dragoman/ontology/data/codebook`; change those, not this page. Types, modes, quads and scores are those of the
PLOVER manual of 2021, definitions and rules are in our words. A word in *italics* is ambiguous and is coded only if
political parties fill both of its slots; a word with ° is coded only in the company its entry asks for (a certain
object, preposition, clause or neighbour).
"""


def render(codebook: Codebook) -> str:
    """The page, Markdown."""
    parts = [HEAD, _overview(codebook)]
    parts += ["\n".join(_type_section(codebook, kind)) for kind in codebook.types.values()]
    parts += ["\n".join(_contexts(codebook)), "\n".join(_light_verbs(codebook))]
    return "\n".join(parts)


def _overview(codebook: Codebook) -> str:
    rows = ["| type | quad | score | modes | words |", "|---|---|---|---|---|"]
    for kind in codebook.types.values():
        words = len({(one.pos, one.phrase) for one in codebook.predicates if one.type == kind.name})
        modes = ", ".join(mode.name for mode in kind.modes) or "–"
        rows.append(f"| [{kind.name}](#{kind.name.lower()}) | {kind.quad} | {kind.score:g} | {modes} | {words} |")
    return "\n".join(rows) + "\n"


def _type_section(codebook: Codebook, kind: EventType) -> Iterator[str]:
    yield f"## {kind.name}\n"
    yield f"{kind.definition} ({kind.quad}, {kind.score:g})\n"
    yield from (f"- {rule}" for rule in kind.decides)
    yield from (f"- {fact}" for fact in _facts(kind))
    yield ""
    if kind.modes:
        yield from ("| mode | score | definition |", "|---|---|---|")
        yield from (f"| {mode.name} | {_number(mode.score)} | {mode.definition} |" for mode in kind.modes)
        yield ""
    own = [one for one in codebook.predicates if one.type == kind.name]
    for name in (None, *(mode.name for mode in kind.modes)):
        yield from _words(name or "no mode of its own", [one for one in own if one.mode == name])


def _facts(kind: EventType) -> Iterator[str]:
    """The type's machine-read rules as sentences."""
    if kind.symmetric:
        yield "All parties are actors unless the word says otherwise."
    if kind.needs_recipient:
        yield "Needs a recipient."
    outcomes = (
        ("Only planned", kind.planned_as and Coding(kind.planned_as)),
        ("Once stopped", kind.ended_as),
        ("Once called off", kind.cancelled_as),
        ("If the party will not do it", kind.refused_as),
    )
    yield from (f"{state}: {_coding(coding)}." for state, coding in outcomes if coding)
    if kind.content_modes:
        yield f"Mode by what is spoken of: {_arrows(kind.content_modes)}."
    if kind.content_types:
        yield f"Type by what is spoken of: {_arrows(kind.content_types)}."


def _arrows(mapping: Mapping[str, str]) -> str:
    return ", ".join(f"{key} → {value}" for key, value in mapping.items())


def _words(title: str, predicates: Iterable[Predicate]) -> Iterator[str]:
    for pos, plural in (("verb", "Verbs"), ("noun", "Nouns"), ("adj", "Adjectives")):
        words = sorted({_word(one): None for one in predicates if one.pos == pos}, key=lambda word: word.strip("*°"))
        if words:
            yield f"{plural}, {title}: {', '.join(words)}\n"


def _word(one: Predicate) -> str:
    asks = bool(one.object or one.subject or one.complement or one.when or one.preposition - {one.object_slot})
    asks = asks or len(one.modifier) > 1
    word = one.phrase + ("°" if asks else "")
    return f"*{word}*" if one.strength == "weak" else word


def _contexts(codebook: Codebook) -> Iterator[str]:
    yield "## Contexts\n"
    yield from ("| context | definition | implied by | cues |", "|---|---|---|---|")
    for context in codebook.contexts.values():
        implied = ", ".join(map(_coding, context.implied_by)) or "–"
        yield f"| {context.name} | {context.definition} | {implied} | {', '.join(context.cues)} |"
    yield ""


def _light_verbs(codebook: Codebook) -> Iterator[str]:
    yield "## Light verbs\n"
    yield "Verbs that hand the event over to a noun, by what becomes of it; (R): their subject suffers it.\n"
    grouped: dict[str, set[str]] = {}
    for verbs in codebook.light_verbs.values():
        for verb in verbs:
            grouped.setdefault(verb.effect, set()).add(_light_word(verb))
    yield from (f"- {effect}: {', '.join(sorted(grouped[effect]))}" for effect in sorted(grouped))
    yield ""


def _light_word(verb: LightVerb) -> str:
    place = {"obj": "…", "subj": ""}.get(verb.noun, f"{verb.noun} …")
    words = ("… " if verb.noun == "subj" else "", verb.lemma, verb.particle, verb.companion, place)
    return " ".join(word.strip() for word in words if word) + (" (R)" if verb.subject == "recipient" else "")


def _coding(coding: Coding) -> str:
    return f"{coding.type}/{coding.mode}" if coding.mode else coding.type


def _number(score: float | None) -> str:
    return "–" if score is None else f"{score:g}"


def main(arguments: list[str]) -> None:
    """Write the page of the package's own codebook to the file named."""
    (target,) = arguments
    Path(target).write_text(render(Codebook.load()), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
