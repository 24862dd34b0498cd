"""Codebook files -> :class:`~dragoman.ontology.codebook.Codebook`, every entry checked against its schema."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

try:  # libyaml reads the codebook several times faster than the pure Python loader
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]

from dragoman.errors import CodebookError
from dragoman.ontology.codebook import (
    Codebook,
    Context,
    EventType,
    LightVerb,
    Mode,
    PartOfSpeech,
    Predicate,
)
from dragoman.ontology.codebook_entry import Entry, coding
from dragoman.ontology.codebook_forms import lemmas_by_form
from dragoman.ontology.codebook_frames import light_verbs_of, predicates_of

TOP_FILES = ("types.yaml", "contexts.yaml", "classes.yaml", "light_verbs.yaml")
TYPE_FIELDS = frozenset(
    "name quad score definition symmetric needs_recipient modes decides planned_as ended_as cancelled_as refused_as "
    "content_modes content_types content_party model_only".split()
)
CONTEXT_FIELDS = frozenset("name definition cues hints implied_by".split())
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


class _Loader(SafeLoader):
    """Safe YAML in which only true and false are booleans, as in YAML 1.2: "on" is a preposition here."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_codebook(path: Path) -> Codebook:
    """The codebook in the folder ``path``. Raises CodebookError with file and entry named."""
    files = [path / name for name in TOP_FILES] + sorted((path / "predicates").glob("*.yaml"))
    contents = {str(file.relative_to(path)): _bytes(file) for file in files}
    documents = {name: _parse(name, content) for name, content in contents.items()}
    classes = _classes(documents["classes.yaml"])
    type_entries = _entries("types.yaml", documents["types.yaml"])
    types = {kind.name: kind for kind in map(_type, type_entries)}
    contexts = {one.name: one for one in map(_context, _entries("contexts.yaml", documents["contexts.yaml"]))}
    predicates = tuple(
        predicate
        for name in sorted(documents)
        if name.startswith("predicates")
        for entry in _entries(name, documents[name])
        for predicate in predicates_of(entry, types, classes)
    )
    light_verbs = _light_verbs(_entries("light_verbs.yaml", documents["light_verbs.yaml"]), classes)
    words: list[tuple[PartOfSpeech, str]] = [(one.pos, one.lemma) for one in predicates]
    words += [("verb", verb) for verb in light_verbs]
    return Codebook(
        types=types,
        contexts=contexts,
        predicates=predicates,
        predicates_by_lemma=_by_lemma(predicates),
        light_verbs=light_verbs,
        classes=classes,
        model_only=_model_only(type_entries),
        forms=lemmas_by_form(words),
        hash=_hash(contents),
    )


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CodebookError(f"{file}: cannot be read ({error.strerror})") from error


def _parse(name: str, content: bytes) -> object:
    try:
        return yaml.load(content, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CodebookError(f"{name}: not valid YAML: {error}") from error


def _entries(name: str, document: object) -> list[Entry]:
    if not isinstance(document, list):
        raise CodebookError(f"{name}: expected a list of entries")
    return [Entry.of(name, number, fields) for number, fields in enumerate(document, start=1)]


def _classes(document: object) -> dict[str, frozenset[str]]:
    if not isinstance(document, dict):
        raise CodebookError("classes.yaml: expected a mapping of class names to lists of lemmas")
    raw = {
        str(name): Entry("classes.yaml", str(name), {"words": words}).words("words")
        for name, words in document.items()
    }
    return {name: frozenset(_expanded(name, raw, ())) for name in raw}


def _expanded(name: str, raw: Mapping[str, tuple[str, ...]], above: tuple[str, ...]) -> list[str]:
    if name in above:
        raise CodebookError(f"classes.yaml: class {name!r} contains itself")
    if name not in raw:
        raise CodebookError(f"classes.yaml: class {above[-1]!r} names unknown class {name!r}")
    words: list[str] = []
    for word in raw[name]:
        words += _expanded(word[1:], raw, (*above, name)) if word.startswith("@") else [word]
    return words


def _type(entry: Entry) -> EventType:
    entry.allow(TYPE_FIELDS)
    modes = tuple(_mode(Entry.of(entry.file, index, each)) for index, each in enumerate(entry.items("modes"), start=1))
    return EventType(
        name=entry.text("name"),
        quad=entry.choice("quad", QUADS),
        score=entry.number("score"),
        definition=entry.text("definition"),
        symmetric=entry.flag("symmetric"),
        needs_recipient=entry.flag("needs_recipient"),
        modes=modes,
        decides=entry.strings("decides"),
        planned_as=entry.optional_text("planned_as"),
        ended_as=coding(entry.optional_text("ended_as")),
        cancelled_as=coding(entry.optional_text("cancelled_as")),
        refused_as=coding(entry.optional_text("refused_as")),
        content_modes=entry.mapping("content_modes"),
        content_types=entry.mapping("content_types"),
        content_party=entry.optional_choice("content_party", ("actor", "recipient")),
    )


def _mode(entry: Entry) -> Mode:
    entry.allow(frozenset({"name", "score", "definition"}))
    score = None if entry.fields.get("score") is None else entry.number("score")
    return Mode(entry.text("name"), score, entry.text("definition"))


def _context(entry: Entry) -> Context:
    entry.allow(CONTEXT_FIELDS)
    implied = tuple(found for found in map(coding, entry.strings("implied_by")) if found is not None)
    return Context(entry.text("name"), entry.text("definition"), entry.words("cues"), entry.words("hints"), implied)


def _model_only(entries: Iterable[Entry]) -> frozenset[str]:
    """Modes that no word names alone ("TYPE/mode"): the model has to find them."""
    return frozenset(f"{entry.text('name')}/{mode}" for entry in entries for mode in entry.words("model_only"))


def _by_lemma(predicates: Iterable[Predicate]) -> dict[tuple[PartOfSpeech, str], tuple[Predicate, ...]]:
    grouped: dict[tuple[PartOfSpeech, str], list[Predicate]] = {}
    for predicate in predicates:
        grouped.setdefault((predicate.pos, predicate.lemma), []).append(predicate)
    return {key: tuple(sorted(group, key=_order)) for key, group in grouped.items()}


def _order(predicate: Predicate) -> tuple[int, bool, bool]:
    """Frames that ask for most first, strong ones before weak ones, those that tell the mode before others."""
    return (-predicate.specificity, predicate.strength == "weak", predicate.mode is None)


def _light_verbs(entries: Iterable[Entry], classes: Mapping[str, frozenset[str]]) -> dict[str, tuple[LightVerb, ...]]:
    grouped: dict[str, list[LightVerb]] = {}
    for entry in entries:
        for verb in light_verbs_of(entry, classes):
            grouped.setdefault(verb.lemma, []).append(verb)
    return {lemma: tuple(sorted(group, key=_light_order)) for lemma, group in grouped.items()}


def _light_order(verb: LightVerb) -> tuple[int, int, int]:
    """Frames that ask for most first."""
    return (-(verb.particle is not None), -(verb.companion is not None), -bool(verb.nouns))


def _hash(contents: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(name.encode() + b"\0" + contents[name] + b"\0")
    return digest.hexdigest()
