"""Sentences of our own with judgements, from frames and words: what UDS-IH2 leaves unclear, above all negation."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.judged import Judged

FRAMES = Path(__file__).with_name("factuality_frames.txt")
WORDS = Path(__file__).with_name("factuality_words.txt")
_FORMS = ("base", "past", "part", "ger")
_PLURAL = {"have": "have", "are": "are", "were": "were"}
_SINGULAR = {"have": "has", "are": "is", "were": "was"}
_JUDGED = re.compile(r"(\S+)/(-?\d\.\d)$")


@dataclass(frozen=True, slots=True)
class Verb:
    """Forms by their names in the frames, and what the verb may take as an object."""

    forms: tuple[tuple[str, str], ...]
    objects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What the frames are filled with."""

    plural: tuple[str, ...]
    singular: tuple[str, ...]
    others: tuple[str, ...]
    times: tuple[str, ...]
    before: tuple[str, ...]  # what may stand before a sentence and after it
    after: tuple[str, ...]
    verbs: tuple[Verb, ...]


def read_words(path: Path = WORDS) -> Words:
    lines = [line.split(":", 1) for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")]
    lists = {kind: tuple(part.strip() for part in rest.split("|")) for kind, rest in lines if kind != "verb"}
    verbs = [verb for kind, rest in lines if kind == "verb" for verb in _verbs(rest)]
    kinds = ("who", "who1", "other", "when", "before", "after")
    return Words(*(lists[kind] for kind in kinds), tuple(verbs))


def _verbs(rest: str) -> Iterator[Verb]:
    forms, objects = rest.split(":")
    for verb in forms.split("|"):
        yield Verb(tuple(zip(_FORMS, verb.split(), strict=True)), tuple(part.strip() for part in objects.split(";")))


def read_frames(path: Path = FRAMES) -> list[str]:
    """Each frame as often as the line above it says."""
    frames: list[str] = []
    times = 1
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            times = int(line[1:])
        elif line and not line.startswith("#"):
            frames += [line] * times
    return frames


def own_sentences(rounds: int, seed: int) -> list[tuple[list[str], Judged]]:
    """The frames, each filled ``rounds`` times (and as often again as its weight says)."""
    chance, words, frames = random.Random(seed), read_words(), read_frames()
    return [fill(frame, words, chance) for _ in range(rounds) for frame in frames]


def fill(frame: str, words: Words, chance: random.Random) -> tuple[list[str], Judged]:
    """A sentence from a frame, with the judgements of its predicates by word."""
    verb = chance.choice(words.verbs)
    one = chance.random() < 0.5
    values = dict(verb.forms) | (_SINGULAR if one else _PLURAL) | {
        "who": chance.choice(words.singular if one else words.plural),
        "other": chance.choice(words.others),
        "what": chance.choice(verb.objects),
        "when": chance.choice(words.times),
    }
    found: list[str] = []
    judged: Judged = {}
    for slot in _placed(frame, words, chance).split():
        match = _JUDGED.fullmatch(slot)
        filled = (match[1] if match else slot).format(**values).split()
        if match:
            judged[len(found)] = float(match[2])
        found += filled
    found[0] = found[0][0].upper() + found[0][1:]
    return found, judged


def _placed(frame: str, words: Words, chance: random.Random) -> str:
    """A statement with something before or after it, so that the head does not take length for a sign."""
    if not frame.endswith(" .") or frame.startswith("Do "):
        return frame
    return f"{chance.choice(words.before)} {frame.removesuffix(' .')} {chance.choice(words.after)} ."
