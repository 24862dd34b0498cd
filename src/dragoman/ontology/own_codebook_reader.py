"""A file of own types -> :class:`OwnCodebook`; every complaint names the line and says what to write there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from dragoman.errors import CodebookError
from dragoman.ontology.codebook import Codebook, PartOfSpeech, Predicate
from dragoman.ontology.codebook_entry import Entry
from dragoman.ontology.codebook_frames import SLOTS, frames_of
from dragoman.ontology.codebook_reader import QUADS
from dragoman.ontology.own_codebook import ACTOR_SLOTS, RECIPIENT_SLOTS, THRESHOLD, Example, OwnCodebook, OwnType
from dragoman.ontology.yaml_lines import Value, read_yaml

TOP_FIELDS = ("codebook", "types")
TYPE_FIELDS = (
    "name", "definition", "examples", "not", "quad", "score", "symmetric", "actor", "recipient", "threshold", "words",
)  # fmt: skip
EXAMPLE_FIELDS = ("text", "event")
FEWEST = 5
LONGEST = 600  # characters of an example
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MOST_SCORE = 10.0
THRESHOLDS = (0.1, 0.95)


def read_own_codebook(path: Path) -> OwnCodebook:
    """The codebook in the file ``path``. Raises CodebookError that names file and line."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path} cannot be read: {error}") from error
    return own_codebook(text, str(path))


def own_codebook(text: str, file: str) -> OwnCodebook:
    """The codebook that the text of a file describes; ``file`` is its name in messages."""
    root = read_yaml(text, file)
    fields = root.fields("a codebook", TOP_FIELDS)
    name = _name(_needed(fields, "codebook", root), "codebook")
    entries = _needed(fields, "types", root).items("types")
    if not entries:
        root.fail("types is empty; describe at least one type of event")
    types = tuple(_type(entry) for entry in entries)
    for index, entry in enumerate(entries):
        if types[index].name in {kind.name for kind in types[:index]}:
            entry.fail(f"the type {types[index].name} stands twice; give one of them another name")
    examples = tuple(e for entry, kind in zip(entries, types, strict=True) for e in _examples(entry, kind.name))
    _check_once(examples, file)
    return OwnCodebook(file, name, types, examples)


def _needed(fields: dict[str, Value], field: str, where: Value) -> Value:
    if field not in fields:
        where.fail(f"{field} is missing; add a line «{field}: …»")
    return fields[field]


def _name(value: Value, what: str) -> str:
    name = value.text(what)
    if not NAME.fullmatch(name):
        value.fail(f"{what} is {name!r}; write small letters, digits and single hyphens, like port-call")
    return name


def _type(entry: Value) -> OwnType:
    fields = entry.fields("a type", TYPE_FIELDS)
    name = _name(_needed(fields, "name", entry), "name")
    if name.upper() in Codebook.load().types:
        fields["name"].fail(f"{name} is a type of PLOVER; choose another name, so that the two are told apart")
    symmetric = _flag(fields.get("symmetric"))
    words = tuple(_words(fields.get("words"), name, symmetric))
    return OwnType(
        name=name,
        definition=_needed(fields, "definition", entry).text("definition"),
        quad=_quad(fields.get("quad")),
        score=_number(fields.get("score"), "score", -MOST_SCORE, MOST_SCORE),
        symmetric=symmetric,
        actor=_slots(fields.get("actor"), "actor", ACTOR_SLOTS),
        recipient=_slots(fields.get("recipient"), "recipient", RECIPIENT_SLOTS),
        threshold=_number(fields.get("threshold"), "threshold", *THRESHOLDS) or THRESHOLD,
        words=tuple(frame for _, frames in words for frame in frames),
        entries=tuple(written for written, _ in words),
    )


def _quad(value: Value | None) -> str | None:
    if value is None:
        return None
    quad = value.text("quad")
    if quad not in QUADS:
        value.fail(f"quad is {quad!r}; it can be {', '.join(QUADS)}, or leave the line out")
    return quad


def _number(value: Value | None, what: str, least: float, most: float) -> float | None:
    if value is None:
        return None
    try:
        number = float(value.text(what))
    except ValueError:
        number = most + 1
    if not least <= number <= most:
        value.fail(f"{what} is {value.text(what)!r}; give a number from {least:g} to {most:g}, or leave the line out")
    return number


def _flag(value: Value | None) -> bool:
    if value is None:
        return False
    if value.content not in ("true", "false"):
        value.fail("symmetric must be true or false")
    return value.content == "true"


def _slots(value: Value | None, what: str, default: tuple[str, ...]) -> tuple[str, ...]:
    if value is None:
        return default
    slots = tuple(item.text(what) for item in value.items(what))
    for slot, item in zip(slots, value.items(what), strict=True):
        if slot not in SLOTS:
            item.fail(f"{what} names {slot!r}; a slot is subj, obj, iobj, poss, mod, or a preposition such as from")
    return slots


def _words(value: Value | None, name: str, symmetric: bool) -> Iterator[tuple[dict[str, Any], list[Predicate]]]:
    """Entries as written with their frames, in the form of the package's own codebook: {verb: [deport, "send back"], not_object: [letter]}."""
    for item in value.items("words") if value is not None else ():
        written = item.plain()
        if not isinstance(written, dict):
            item.fail(f"an entry of words is {{verb: [deport]}} or {{noun: [deportation]}}; found {written!r}")
        try:
            yield written, words_of(written, name, symmetric, item.file)
        except CodebookError as error:
            item.fail(str(error).partition(": ")[2])


def words_of(fields: object, name: str, symmetric: bool, file: str) -> list[Predicate]:
    """The frames of one entry of ``words`` of the type ``name``. Raises CodebookError."""
    entry = Entry.of(file, 1, fields)
    lists = {pos: [entry.fields[pos]] for pos in get_args(PartOfSpeech) if isinstance(entry.fields.get(pos), str)}
    entry = Entry(file, entry.label, {**entry.fields, **lists})
    unfit = {"mode", "planned_type", "contexts", "symmetric"} & entry.fields.keys()
    if unfit:
        entry.fail(f"{sorted(unfit)[0]} has no meaning in words")
    return frames_of(entry, name, symmetric, Codebook.load().classes)


def _examples(entry: Value, kind: str) -> Iterator[Example]:
    fields = entry.fields("a type", TYPE_FIELDS)
    listed = _needed(fields, "examples", entry)
    told = [_example(item, kind, told=True) for item in listed.items("examples")]
    if len(told) < FEWEST:
        listed.fail(f"{kind} has {len(told)} examples; write at least {FEWEST}, better 10 to 20 that differ in their words")
    yield from told
    for item in fields["not"].items("not") if "not" in fields else ():
        yield _example(item, kind, told=False)


def _example(item: Value, kind: str, told: bool) -> Example:
    if isinstance(item.content, str):
        text, event = item.text("an example"), None
    else:
        fields = item.fields("an example", EXAMPLE_FIELDS)
        text = _needed(fields, "text", item).text("text")
        event = fields["event"].text("event") if "event" in fields else None
    if len(text) > LONGEST:
        item.fail(f"the example has {len(text)} characters; write one sentence of at most {LONGEST}")
    if event is not None and not re.search(rf"(?<!\w){re.escape(event)}(?!\w)", text):
        item.fail(f"event is {event!r}, which is no word of the sentence; copy the word as it stands there")
    return Example(kind, text, event, told, item.line)


def _check_once(examples: tuple[Example, ...], file: str) -> None:
    first: dict[str, Example] = {}
    for example in examples:
        other = first.setdefault(example.text.casefold(), example)
        if other is not example:
            raise CodebookError(
                f"{file}, line {example.line}: the sentence stands on line {other.line} already; a sentence can be an "
                "example of one type, or of none"
            )
