"""One fact on the screen: a line of aligned columns, and its sentence below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.export.sentences import Mark, evidence_text
from dragoman.export.wording import (
    QUAD_STYLES,
    STATUS_MARKS,
    clean,
    counted,
    document_words,
    parties_words,
    party_words,
    relation_words,
    stance_words,
    time_words,
    wrong_words,
)
from dragoman.store.comparisons import Dispute, SpeechCount
from dragoman.store.entries import ClaimEntry, DocumentEntry, EventEntry, RelationEntry

INDENT = 4
SPARE = 26


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths of the columns before the parties; these stand below where the screen leaves them under ``SPARE``."""

    date: int = 13
    kind: int = 20  # the longest names: SANCTION/discontinue, ACCUSE/investigate
    status: int = 12
    screen: int = 80

    @property
    def wide(self) -> bool:
        return self.screen - (INDENT + self.date + self.kind + self.status + 3) >= SPARE


def fit(entries: Sequence[EventEntry], screen: int) -> Columns:
    """Columns as wide as these events need."""
    return Columns(
        date=max((len(time_words(entry.event.time)) for entry in entries), default=0),
        kind=max((len(_kind(entry)) for entry in entries), default=0),
        status=max((len(entry.event.status) + 2 for entry in entries), default=0),
        screen=screen,
    )


def row(number: int, *columns: tuple[int | None, Text]) -> Table:
    """A line: the number of the fact (0: none), then columns of fixed width; the one without width takes the rest."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=INDENT - 1 if number else 1, justify="right", no_wrap=True)
    for width, _ in columns:
        grid.add_column(width=width, ratio=None if width else 1, overflow="fold")
    grid.add_row(Text(str(number) if number else "", style="dim"), *(text for _, text in columns))
    return grid


def below(text: RenderableType) -> Padding:
    return Padding(text, (0, 0, 0, INDENT))


def event_row(entry: EventEntry, columns: Columns, number: int = 0, more: int = 0) -> RenderableType:
    """Date · type and mode · status · who → whom, where, and who says so; ``more`` sentences tell of it elsewhere."""
    event, parties = entry.event, _parties_text(entry, more)
    mark, status_style = STATUS_MARKS[event.status]
    line = row(
        number,
        (columns.date, Text(time_words(event.time))),
        (columns.kind, Text(_kind(entry), style="strike" if entry.wrong else QUAD_STYLES.get(event.quad or "", ""))),
        (columns.status, Text(f"{mark} {event.status}", style=status_style)),
        (None, parties if columns.wide else Text()),
    )
    return line if columns.wide else Group(line, below(parties))


def _kind(entry: EventEntry) -> str:
    return "/".join((entry.event.type, *entry.event.modes))


def _parties_text(entry: EventEntry, more: int) -> Text:
    event = entry.event
    text = Text(parties_words(entry.actors) or "somebody", style="bold")
    if entry.recipients:
        text.append(" → ", style="not bold").append(parties_words(entry.recipients))
    for words in _details(entry, event.planned_type, more):
        text.append(f" · {words}", style="not bold")
    return text


def _details(entry: EventEntry, planned_type: str | None, more: int) -> list[str]:
    details = []
    if planned_type:
        details.append(f"to {planned_type}")
    if entry.third_parties:
        details.append(f"about {parties_words(entry.third_parties)}")
    if entry.place:
        details.append(f"in {clean(entry.place.name)}")
    if entry.claimed_by:
        details.append(f"claimed by {parties_words(entry.claimed_by)}")
    if entry.wrong:
        details.append(wrong_words(entry.wrong))
    if more:
        details.append(f"told in {counted(more, 'more sentence')}")
    return details


def claim_row(entry: ClaimEntry, number: int = 0, events: Sequence[int] = ()) -> Table:
    """Speaker, stance, whom it is against; ``events`` are the numbers of the events that it is about."""
    claim = entry.claim
    text = Text(party_words(entry.speaker), style="bold").append(f" {stance_words(claim.stance, entry.speaker)}", style="not bold cyan")
    if entry.against:
        text.append(" " if claim.stance in _DIRECT_OBJECT else " · against ", style="not bold")
        text.append(party_words(entry.against))
    if events:
        text.append(f" · {_event_numbers(events)}", style="not bold")
    if entry.disputed_by:
        text.append(" · disputed by ", style="not bold yellow").append(parties_words(entry.disputed_by))
    return row(number, (None, text))


# Stances whose verb takes the other party as its object: "accuses Ecuador", but "denies · against Peru".
_DIRECT_OBJECT = ("accuses", "condemns", "praises", "threatens")


def _event_numbers(events: Sequence[int]) -> str:
    return f"event{'s' if len(events) > 1 else ''} {', '.join(map(str, events))}"


def relation_row(entry: RelationEntry, number: int = 0) -> Table:
    text = Text(party_words(entry.subject), style="bold")
    text.append(" – ", style="not bold").append(party_words(entry.object))
    text.append(f" · {relation_words(entry.relation)}", style="not bold cyan")
    if entry.claimed_by:
        text.append(f" · claimed by {parties_words(entry.claimed_by)}", style="not bold")
    return row(number, (None, text))


def claim_sentence(entry: ClaimEntry, brackets: bool) -> Text:
    """The sentences with the words said marked; the words alone where the claim has no evidence."""
    claim = entry.claim
    if not entry.claim.evidence:
        return Text(clean(claim.content.text))
    return evidence_text(entry.document, claim.evidence, [Mark(claim.content.start, claim.content.end)], brackets)


def event_item(entry: EventEntry, brackets: bool, screen: int) -> Group:
    """An event of a listing: its line, its sentence, where that stands. The other items take the same parameters."""
    mark = Mark(entry.event.trigger.start, entry.event.trigger.end)
    sentence = evidence_text(entry.document, entry.event.evidence, [mark], brackets)
    return Group(event_row(entry, Columns(screen=screen)), below(sentence), _origin(entry))


def claim_item(entry: ClaimEntry, brackets: bool, screen: int) -> Group:
    return Group(claim_row(entry), below(claim_sentence(entry, brackets)), _origin(entry))


def dispute_item(dispute: Dispute, brackets: bool, screen: int) -> Group:
    """A disputed claim, and below it the claims of other reports that contradict it."""
    lines: list[RenderableType] = [claim_item(dispute.claim, brackets, screen)]
    for found in dispute.elsewhere:
        on = f" · {clean(found.between)}" if found.between else ""
        title = Text(f"≠ {found.ground}: ", style="yellow").append(party_words(found.other.speaker), style="bold")
        stance = stance_words(found.other.claim.stance, found.other.speaker)
        lines += [below(title.append(f" {stance}{on}", style="not bold")),
                  below(claim_sentence(found.other, brackets)), _origin(found.other)]  # fmt: skip
    return Group(*lines)


def speech_count_item(count: SpeechCount, brackets: bool, screen: int) -> Table:
    """ "12  Peru accuses Ecuador · 3 disputed"."""
    text = Text(clean(count.speaker), style="bold").append(f" {count.stance}", style="not bold cyan")
    if count.against:
        text.append(f" {clean(count.against)}" if count.stance in _DIRECT_OBJECT else f" · against {clean(count.against)}", style="not bold")
    if count.disputed:
        text.append(f" · {count.disputed} disputed", style="not bold yellow")
    return row(0, (6, Text(str(count.claims), justify="right")), (None, text))


def relation_item(entry: RelationEntry, brackets: bool, screen: int) -> Group:
    sentence = evidence_text(entry.document, entry.relation.evidence, [], brackets)
    return Group(relation_row(entry), below(sentence), _origin(entry))


def document_item(entry: DocumentEntry, brackets: bool, screen: int) -> Group:
    document = entry.document
    facts = ((entry.events, "event"), (entry.claims, "claim"), (entry.relations, "relation"))
    counts = ", ".join(counted(number, noun) for number, noun in facts)
    lines = [Text(document_words(document), style="bold"), Text(f"{counts} · {document.id}", style="dim")]
    if entry.copies:
        noun = "another document has" if entry.copies == 1 else f"{entry.copies} other documents have"
        lines.append(Text(f"{noun} the same text · {entry.text_group}", style="dim"))
    if document.url:
        lines.append(Text(clean(document.url), style="dim"))
    lines.extend(Text(f"! {clean(warning)}", style="yellow") for warning in document.warnings)
    return Group(lines[0], *(below(line) for line in lines[1:]))


def _origin(entry: EventEntry | ClaimEntry | RelationEntry) -> Padding:
    return below(Text(f"— {document_words(entry.document)}", style="dim"))
