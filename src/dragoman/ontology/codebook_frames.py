"""Entries of the predicate and light-verb files -> frames, one for each lemma of an entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from dragoman.ontology.codebook import Effect, EventType, LightVerb, PartOfSpeech, Predicate, Strength, Subject
from dragoman.ontology.codebook_entry import Entry
from dragoman.ontology.codebook_phrase import PREPOSITIONS, Phrase, split_noun, split_verb

SLOTS = frozenset({"subj", "obj", "iobj", "poss", "mod", "comp"}) | PREPOSITIONS
PREDICATE_FIELDS = frozenset(
    "verb noun adj mode actor recipient third symmetric object not_object subject preposition modifier not_modifier "
    "complement when not_when strength planned_type contexts".split()
)
LIGHT_FIELDS = frozenset({"verb", "noun", "effect", "subject", "speech", "nouns"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})
DEFAULT_SLOTS: dict[tuple[str, bool], tuple[tuple[str, ...], tuple[str, ...]]] = {
    ("verb", False): (("subj",), ("obj",)),
    ("verb", True): (("subj", "obj", "with"), ()),
    ("noun", False): (("poss", "by", "from", "mod"), ("of", "against", "on", "to", "with")),
    ("noun", True): (("poss", "mod", "between", "with", "among", "by", "of"), ()),
    ("adj", False): (("subj",), ("of", "to", "with")),
    ("adj", True): (("subj", "with"), ()),
}


def predicates_of(
    entry: Entry, types: Mapping[str, EventType], classes: Mapping[str, frozenset[str]]
) -> list[Predicate]:
    """The frames of one entry of ``predicates/<type>.yaml``."""
    kind = _type_of(entry, types)
    mode = _mode(entry, kind)
    return [replace(frame, mode=mode) for frame in frames_of(entry, kind.name, kind.symmetric, classes)]


def frames_of(entry: Entry, name: str, symmetric: bool, classes: Mapping[str, frozenset[str]]) -> list[Predicate]:
    """The frames of one entry for the type ``name``, without mode; ``symmetric`` holds where the entry says nothing."""
    entry.allow(PREDICATE_FIELDS)
    pos = _part_of_speech(entry)
    lemmas = entry.words(pos)
    if not lemmas:
        entry.fail(f"{pos} names no lemma")
    return [_predicate(entry, name, pos, lemma, classes, symmetric) for lemma in lemmas]


def light_verbs_of(entry: Entry, classes: Mapping[str, frozenset[str]]) -> list[LightVerb]:
    """The frames of one entry of ``light_verbs.yaml``."""
    entry.allow(LIGHT_FIELDS)
    return [_light_verb(entry, phrase, classes) for phrase in entry.words("verb")]


def _type_of(entry: Entry, types: Mapping[str, EventType]) -> EventType:
    name = entry.file.rsplit("/", 1)[-1].removesuffix(".yaml").upper()
    if name not in types:
        entry.fail(f"the file's name is no event type of types.yaml: {name}")
    return types[name]


def _part_of_speech(entry: Entry) -> PartOfSpeech:
    found = [pos for pos in get_args(PartOfSpeech) if pos in entry.fields]
    if len(found) != 1:
        entry.fail("must have exactly one of verb, noun, adj")
    pos: PartOfSpeech = found[0]
    return pos


def _predicate(
    entry: Entry, name: str, pos: PartOfSpeech, words: str, classes: Mapping[str, frozenset[str]], symmetric: bool
) -> Predicate:
    symmetric = entry.flag("symmetric", default=symmetric)
    actor, recipient = DEFAULT_SLOTS[pos, symmetric]
    phrase, modifier = _phrase(entry, pos, words)
    if phrase.preposition and not symmetric:
        recipient = (phrase.preposition, *recipient)
    listed = entry.word_set("object", classes)
    if listed and phrase.object and not phrase.preposition:
        entry.fail(f"{words!r} brings its own object, so object cannot ask for another")
    return Predicate(
        type=name,
        pos=pos,
        lemma=phrase.lemma,
        particle=phrase.particle,
        actor=_slots(entry, "actor", actor),
        recipient=_slots(entry, "recipient", recipient),
        third=_slots(entry, "third", ()),
        symmetric=symmetric,
        fixed_object=phrase.object,
        object=listed,
        object_slot=phrase.preposition or "obj",
        not_object=entry.word_set("not_object", classes),
        subject=entry.word_set("subject", classes),
        preposition=frozenset({phrase.preposition}) if phrase.preposition else entry.word_set("preposition", classes),
        oblique=phrase.oblique,
        modifier=frozenset({modifier}) if modifier else entry.word_set("modifier", classes),
        not_modifier=entry.word_set("not_modifier", classes),
        complement=_complements(entry),
        when=entry.word_set("when", classes),
        not_when=entry.word_set("not_when", classes),
        strength=entry.choice("strength", get_args(Strength), default="strong"),
        planned_type=entry.optional_text("planned_type"),
        contexts=entry.words("contexts"),
        file=entry.file,
    )


def _phrase(entry: Entry, pos: PartOfSpeech, words: str) -> tuple[Phrase, str | None]:
    """The entry's words taken apart, and the modifier a noun entry asks for."""
    if pos != "verb":
        lemma, modifier = split_noun(words)
        return Phrase(lemma), modifier
    phrase = split_verb(words)
    if phrase is None:
        entry.fail(f"{words!r} is not verb [particle] [object] [preposition [noun [preposition]]]")
    return phrase, None


def _mode(entry: Entry, kind: EventType) -> str | None:
    mode = entry.optional_text("mode")
    if mode is not None and kind.mode(mode) is None:
        entry.fail(f"{kind.name} has no mode {mode!r}")
    return mode


def _slots(entry: Entry, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
    slots = entry.words(key) if key in entry.fields else default
    unknown = next((slot for slot in slots if slot not in SLOTS), None)
    if unknown is not None:
        entry.fail(f"{key}: unknown slot {unknown!r}")
    return slots


def _complements(entry: Entry) -> frozenset[str]:
    found = frozenset(entry.words("complement"))
    if not found <= COMPLEMENTS:
        entry.fail(f"complement must be of xcomp, ccomp, found {', '.join(sorted(found - COMPLEMENTS))}")
    return found


def _light_verb(entry: Entry, words: str, classes: Mapping[str, frozenset[str]]) -> LightVerb:
    phrase, _ = _phrase(entry, "verb", words)
    if phrase.oblique:
        entry.fail(f"{words!r}: a light verb ends in the preposition before the noun")
    place = entry.optional_text("noun")
    # With the noun's place given, a closing preposition is a particle ("rage on").
    particle = phrase.preposition if place and phrase.preposition else phrase.particle
    noun = place or phrase.preposition or "obj"
    if noun not in SLOTS:
        entry.fail(f"noun: unknown slot {noun!r}")
    return LightVerb(
        lemma=phrase.lemma,
        particle=particle,
        companion=phrase.object,
        noun=noun,
        effect=entry.choice("effect", get_args(Effect)),
        subject=entry.choice("subject", get_args(Subject)),
        speech=entry.flag("speech"),
        nouns=entry.word_set("nouns", classes),
    )
