from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.types.record import Quote
from dragoman.types.resolution import Mention, Place
from dragoman.web.highlights import marks_of, paragraphs
from tests.builders import full_reading, make_claim, make_document, make_event, make_reading, make_resolution

LETTERS = st.text("ab \n’é", max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=12)


def _reading(text, spans):
    document = make_document(text)
    quotes = [Quote(start, end, text[start:end]) for start, end in spans]
    kinds = [quotes[at::4] for at in range(4)]
    return make_reading(
        document,
        resolution=make_resolution(
            document,
            mentions=tuple(Mention(q.start, q.end, 0, 0, ("PER",), "name") for q in kinds[0]),
            places=tuple(Place("p", q.start, q.end, "P", None, None, None, None, "city") for q in kinds[1]),
        ),
        events=tuple(_event_at(number, q) for number, q in enumerate(kinds[2])),
        claims=tuple(_claim_at(number, q) for number, q in enumerate(kinds[3])),
    )


def _event_at(number, quote):
    return replace(make_event(make_document()), id=f"e{number}", trigger=quote, evidence=())


def _claim_at(number, quote):
    return replace(make_claim(make_document()), id=f"c{number}", cue=None, content=quote, evidence=())


@given(LETTERS, SPANS)
def test_pieces_make_up_the_text_and_carry_all_their_marks(text, spans):
    reading = _reading(text, spans)
    found = paragraphs(reading)
    assert "\n".join("".join(piece.text for piece in each) for each in found) == "\n".join(
        line for line in text.split("\n") if line.strip()
    )
    marks = list(marks_of(reading))
    at = 0
    lines = iter(found)
    for line in text.split("\n"):
        here = next(lines) if line.strip() else ()
        where = at
        for piece in here:
            assert piece.text
            over = {mark for mark in marks if mark.start < where + len(piece.text) and mark.end > where}
            assert set(piece.marks) == over
            assert all(mark.start <= where and mark.end >= where + len(piece.text) for mark in piece.marks)
            where += len(piece.text)
        at += len(line) + 1


@given(LETTERS, SPANS)
def test_an_address_is_given_once(text, spans):
    starts = [mark.name for each in paragraphs(_reading(text, spans)) for piece in each for mark in piece.starts]
    assert len(starts) == len(set(starts))


def test_a_word_leads_to_its_event_first():
    reading = full_reading()
    pieces = {piece.text: piece for each in paragraphs(reading) for piece in each}
    closing = pieces["closing"]
    assert closing.leading.kind == "event" and closing.leading.tone == "conflict"
    assert {"event", "said", "evidence"} <= {mark.kind for mark in closing.marks}
    assert pieces["accused"].leading.name == f"claim-{reading.claims[0].id}"
    assert pieces["Quito"].leading.note == "Quito, ECU"
