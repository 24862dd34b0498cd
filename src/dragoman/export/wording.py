"""How the values of facts are put into words, marks and colours on a screen. Each mark reads without its colour."""

from __future__ import annotations

import re
from datetime import date

from dragoman.store.entries import Party
from dragoman.types.document import Document
from dragoman.types.judgement import Judgement
from dragoman.types.record import EventTime, Relation
from dragoman.types.resolution import Quantity
from dragoman.types.serialise import number

# status → (mark, style)
STATUS_MARKS = {
    "happened": ("●", "bold"),
    "ongoing": ("◐", "bold"),
    "planned": ("○", ""),
    "proposed": ("◇", ""),
    "alleged": ("?", "yellow"),
    "denied": ("✗", "dim"),
    "hypothetical": ("~", "dim"),
}
QUAD_STYLES = {
    "verbal cooperation": "green",
    "material cooperation": "bold green",
    "verbal conflict": "red",
    "material conflict": "bold red",
}
BASIS_WORDS = {"given": "", "metadata": " (from its metadata)", "inferred": " (inferred from the text)", "unknown": ""}
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# Control characters could steer the reader's terminal; bidirectional overrides could turn a line around.
_CONTROL = re.compile("\x1b\\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FIRST_WORDS = 10
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """The text on one line, without characters that steer a terminal."""
    return _CONTROL.sub("", _SPACE.sub(" ", text))


def without_controls(line: str) -> str:
    """A line that may be aligned: its spaces stay, what steers a terminal goes, a line end becomes a space."""
    return _CONTROL.sub("", line.replace("\n", " ").replace("\t", " "))


def day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def published_words(document: Document) -> str:
    if document.published is None:
        return "no date"
    return day_words(document.published) + BASIS_WORDS[document.published_basis]


def document_words(document: Document) -> str:
    """Publisher, day and title on one line."""
    origin = ", ".join(part for part in (document.publisher, published_words(document)) if part)
    return clean(f"{origin}: {headline(document)}")


def headline(document: Document) -> str:
    """The title, or the first words of a text without one."""
    first_words = " ".join(document.text[:500].split()[:FIRST_WORDS])
    return clean(document.title or (f"{first_words} …" if first_words else "no text"))


def wrong_words(judgement: Judgement) -> str:
    """Who has marked an event as wrong, and why."""
    because = f": {clean(judgement.because)}" if judgement.because else ""
    return f"marked as wrong by {clean(judgement.author or 'a user')}{because}"


def counted(number: int, noun: str) -> str:
    """1 event, 2 events."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def time_words(time: EventTime | None) -> str:
    """The interval as short as it goes: 2025-05-07–09; ``~`` before a day that only the report or its narrative gives."""
    if time is None or not (time.start or time.end):
        return "no date"
    assumed = "~" if time.assumed else ""
    return assumed + interval_words(time.start, time.end)


def interval_words(start: str | None, end: str | None) -> str:
    if start and end and start != end:
        return f"{start}–{_without_common(start, end)}"
    return start or end or ""


def _without_common(start: str, end: str) -> str:
    """The end without the year, or year and month, that it shares with the start; both must be equally precise."""
    for length in (len("2025-05-"), len("2025-")):
        if len(start) == len(end) > length and start[:length] == end[:length]:
            return end[length:]
    return end


def party_words(party: Party) -> str:
    """The name, with the country of a party that is not itself the country."""
    name = clean(party.name)
    return name if party.country in (None, party.id) else f"{name} ({party.country})"


def stance_words(stance: str, speaker: Party) -> str:
    """The verb of a stance after its speaker: "Peru denies", "Peru and Chile deny"."""
    if not speaker.id.startswith("JOINT/"):
        return stance
    return stance.removesuffix("ies") + "y" if stance.endswith("ies") else stance.removesuffix("s")


def parties_words(parties: tuple[Party, ...]) -> str:
    return ", ".join(party_words(party) for party in parties)


def number_words(value: float | None) -> str:
    """With thousands separated; digits after the point as they are."""
    plain = number(value)
    return "" if plain is None else f"{plain:,}"


def quantity_words(quantity: Quantity) -> str:
    amount = number_words(quantity.value)
    if quantity.high is not None:
        amount += f"–{number_words(quantity.high)}"
    return f"{'about ' if quantity.approximate else ''}{amount} {quantity.unit}".strip()


def relation_words(relation: Relation) -> str:
    """Kind, value and validity: ``trade-rank 3 rank, 2020–2024``."""
    unit = "" if relation.unit in (None, "rank") else f" {relation.unit}"
    value = "" if relation.value is None else f" {number_words(relation.value)}{unit}"
    valid = validity_words(relation.start, relation.end)
    return f"{relation.kind}{value}" + (f", {valid}" if valid else "")


def validity_words(start: str | None, end: str | None) -> str:
    if start and end:
        return interval_words(start, end)
    if start:
        return f"since {start}"
    return f"until {end}" if end else ""
