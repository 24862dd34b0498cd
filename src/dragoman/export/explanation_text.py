"""The reasons of an event for a person: a line for each, in the order in which they were decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.export.wording import clean
from dragoman.types.document import Document
from dragoman.types.explanation import Change, EventExplanation, PartyReason, Telling
from dragoman.types.record import Quote

# The rules of ``record/reasons.py``, for a reader.
PARTY_RULES: Mapping[str, str] = {
    "light": "its light verb hands it over",
    "place": "a place that stands for its state",
    "attending": "subject of the clause that the meeting stands in",
    "victims": "who comes to harm in it",
    "mutual": "each other",
    "content": "a party of what is spoken of",
    "echo": "a party of a clause that says the same again",
    "nearby": "the nearest party of another country",
    "teller": "who says the clause that it goes on",
    "claim": "by the claim that is this event",
    "shared": "the recipient of the speech act it is coordinated with",
    "taken-up": "whose deed or words, told before, it takes up",
    "charged": "who charged or pressed the actor before",
    "accuser": "who accuses the actor of it",
    "lent": "named by a coordinated act after it",
    "told": "who attacked, or took the measure, in the sentences before",
    "occasion": "who gave the occasion that the sentence tells",
    "announcer": "who publishes or announces the measure",
    "focus": "left unsaid: the state that the report is about",
    "moved": "left unsaid: those who are moved move",
    "home": "left unsaid: at home",
    "of-place": "left unsaid: the state where it takes place",
    "armed": "left unsaid: the armed party that the sentence names",
    "authority": "left unsaid: only authorities do that",
    "unnamed": "left unsaid: coded at home",
}
MENTION_RULES: Mapping[str, str] = {
    "name": "a name",
    "capital": "a capital that stands for its government",
    "demonym": "a demonym",
    "role": "a role",
    "beside": "by the party named beside it",
    "counterpart": "holds the same office elsewhere",
    "traits": "by what is known of the state",
    "measure": "by the parties it counts",
    "anaphor": "goes back to a party named before",
    "pronoun": "a pronoun",
    "cataphor": "a pronoun before its party",
    "speaker": "who speaks there",
}
SHOWN_TYPES = 4  # of the pair network's answer
LEAST_WEIGHT = 0.05  # signs that add less are left out (--json has all)


def explanation_lines(explanation: EventExplanation, document: Document) -> Iterator[str]:
    """Lines without a final line end; control characters of the text do not reach the terminal."""
    yield from map(clean_line, _lines(explanation, document))


def clean_line(line: str) -> str:
    """The line without characters that steer a terminal, its indentation kept."""
    return line[: len(line) - len(line.lstrip())] + clean(line.strip())


def _lines(explanation: EventExplanation, document: Document) -> Iterator[str]:
    event = explanation.event
    yield f"{event.id} · {'/'.join((event.type, *event.modes))}" + _planned(event.planned_type) + f" · {event.status}"
    first = explanation.tellings[0]
    yield f"  {_marked(document, first)}"
    yield from _entry(explanation)
    yield "  parties"
    for party in explanation.parties:
        yield from _party(party)
    yield from _type(explanation)
    yield from _status(explanation)
    yield from _tellings(explanation.tellings, document)
    yield from _confidence(explanation)
    if explanation.pair is not None:
        best = sorted(explanation.pair.items(), key=lambda item: (-item[1], item[0]))[:SHOWN_TYPES]
        yield "  pair network (no event depends on it): " + ", ".join(f"{kind} {value:.2f}" for kind, value in best)


def _planned(planned: str | None) -> str:
    return f" to {planned}" if planned else ""


def _marked(document: Document, telling: Telling) -> str:
    sentence, word, text = telling.sentence, telling.trigger, document.text
    return f"{text[sentence.start : word.start]}[{word.text}]{text[word.end : sentence.end]}"


def _entry(explanation: EventExplanation) -> Iterator[str]:
    entry, first = explanation.entry, explanation.tellings[0]
    yield "  word"
    if not entry.file:
        yield f"    «{first.trigger.text}» is the cue of a claim whose stance is itself the event: {entry.coding}"
        return
    weak = " · weak" if entry.weak else ""
    yield f"    «{first.trigger.text}» is {entry.pos} \"{entry.words}\" of {entry.file}: {entry.coding}{weak}"
    if entry.light_verb is not None:
        yield f"    carried by «{entry.light_verb.text}»: {entry.effect}"
    if entry.asks:
        yield f"    asks for {'; '.join(entry.asks)}"
    yield f"    looks for actors in {_list(entry.actor)}; for recipients in {_list(entry.recipient)}"
    filled = (f"{name} {', '.join(_quoted(word) for word in words)}" for name, words in entry.slots)
    yield f"    found {'; '.join(filled) or 'no slot filled'}"
    if entry.others:
        yield f"    the word can also be {', '.join(entry.others)}"


def _list(slots: tuple[str, ...]) -> str:
    return ", ".join(slots) or "no slot"


def _quoted(word: Quote) -> str:
    return f"«{word.text}»"


def _party(party: PartyReason) -> Iterator[str]:
    yield f"    {party.side} {party.name} · {party.actor} · {_rule(party)}"
    if party.words is None:
        return
    how = "a place" if party.rule == "place" else MENTION_RULES.get(party.mention or "", "no party by itself")
    back = "" if party.back is None else f" that stands for {_quoted(party.back)}"
    yield f"      {_quoted(party.words)}: {how}{back} · {party.path}"


def _rule(party: PartyReason) -> str:
    slot = f"slot {party.slot}" if party.slot else ""
    return " · ".join(part for part in (slot, PARTY_RULES.get(party.rule, "")) if part) or "by its frame"


def _type(explanation: EventExplanation) -> Iterator[str]:
    changes = [change for change in explanation.changes if change.about == "type"]
    yield "  type" + ("" if changes else f": {explanation.entry.coding} as the entry says")
    yield from map(_change, changes)


def _change(change: Change) -> str:
    at = "" if change.word is None else f" at {_quoted(change.word)}"
    return f"    {change.before} → {change.after}: {change.rule}{at}"


def _status(explanation: EventExplanation) -> Iterator[str]:
    yield f"  status: {explanation.event.status} · {explanation.status_rule}"
    if not explanation.cues:
        yield "    nothing in the clause asks for another status than happened"
    for cue in explanation.cues:
        weaker = "" if cue.decides else ", and is overruled"
        yield f"    {_quoted(cue.word)} asks for {cue.status}: {cue.why}{weaker}"
    yield from (_change(change) for change in explanation.changes if change.about == "status")
    for telling in explanation.tellings[:1]:
        if telling.speaker is not None:
            disputed = f", disputed by {', '.join(telling.disputed_by)}" if telling.disputed_by else ""
            yield f"    told in a claim of {telling.speaker}{disputed} (claim {telling.claim})"


def _tellings(tellings: tuple[Telling, ...], document: Document) -> Iterator[str]:
    if len(tellings) == 1:
        yield "  told once"
        return
    yield f"  told {len(tellings)} times, the fullest first"
    for telling in tellings:
        speaker = "" if telling.speaker is None else f" · claimed by {telling.speaker}"
        yield f"    {_marked(document, telling)} · {telling.status}{speaker}"
        if telling.same:
            yield f"      joined: same type, same actors, {', '.join(telling.same)}"


def _confidence(explanation: EventExplanation) -> Iterator[str]:
    confidence = explanation.confidence
    yield f"  confidence {confidence.value:.2f}, from log-odds {confidence.base:+.2f} and"
    for part in confidence.parts:
        if abs(part.weight) >= LEAST_WEIGHT:
            yield f"    {part.weight:+.2f} {part.sign}"
