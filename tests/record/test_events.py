"""Events end to end: sentences written for these tests, read with the committed weights and tables.

Each row names the event that must be among those read: type, mode (None: any), actors' and recipients' countries,
status. What else the sentence tells is not asserted here; `evaluation/` measures precision.
"""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.pipeline import Reader
from dragoman.types.record import Event, Reading

pytestmark = pytest.mark.weights
PUBLISHED = date(2019, 6, 12)

ROWS = [
    # construction by construction
    ("The Kenyan president met his Ugandan counterpart in Kampala on Monday.", "CONSULT", None, "KEN UGA", "", "happened"),
    ("Talks between Armenia and Azerbaijan resumed in Geneva.", "CONSULT", None, "ARM AZE", "", "ongoing"),
    ("Norway's foreign minister arrived in Jakarta for a two-day visit.", "CONSULT", "visit", "NOR", "IDN", "happened"),
    ("Three villages in Mali were attacked by fighters from Niger.", "ASSAULT", None, "NER", "MLI", "happened"),
    ("Turkey launched air strikes against Syria on Tuesday.", "ASSAULT", "aerial", "TUR", "SYR", "happened"),
    ("Iraq's invasion of Kuwait shocked its neighbours.", "ASSAULT", None, "IRQ", "KWT", "happened"),
    ("Canada imposed sanctions on Belarus.", "SANCTION", "discontinue", "CAN", "BLR", "happened"),
    ("Sanctions were imposed on Belarus by Canada.", "SANCTION", "discontinue", "CAN", "BLR", "happened"),
    ("Chile expelled four Venezuelan diplomats.", "SANCTION", "expel", "CHL", "VEN", "happened"),
    ("Egypt praised Sudan for its role in the negotiations.", "SUPPORT", None, "EGY", "SDN", "happened"),
    ("Brazil and Argentina signed a trade agreement.", "SUPPORT", None, "BRA ARG", "", "happened"),
    ("Peru urged Bolivia to withdraw its troops.", "REQUEST", "yield", "PER", "BOL", "happened"),
    ("Ghana demanded that Togo release the fishermen.", "REQUEST", None, "GHA", "TGO", "happened"),
    ("Greece accused Turkey of violating its airspace.", "ACCUSE", "allege", "GRC", "TUR", "happened"),
    ("Sweden condemned the crackdown by Belarusian police.", "ACCUSE", "disapprove", "SWE", "BLR", "happened"),
    ("Eritrea denied that it had armed rebels in Ethiopia.", "REJECT", None, "ERI", "", "happened"),
    ("Serbia refused to recognise Kosovo.", "REJECT", None, "SRB", "XKX", "happened"),
    ("North Korea threatened to attack South Korea.", "THREATEN", "violence", "PRK", "KOR", "happened"),
    ("Japan agreed to send engineers to Vietnam.", "AGREE", None, "JPN", "VNM", "happened"),
    ("Germany will host talks with Poland next week.", "AGREE", None, "DEU POL", "", "planned"),
    ("The Danish prime minister plans to visit Iceland.", "AGREE", None, "DNK", "ISL", "planned"),
    ("Colombia's rebels declared a ceasefire.", "CONCEDE", None, "COL", "", "happened"),
    ("Rwanda withdrew its troops from Congo.", "RETREAT", "withdraw", "RWA", "COD", "happened"),
    ("Iran released two British sailors.", "RETREAT", "release", "IRN", "GBR", "happened"),
    ("Australia delivered emergency food to Fiji.", "AID", None, "AUS", "FJI", "happened"),
    ("India and Vietnam held joint naval exercises.", "COOPERATE", None, "IND VNM", "", "happened"),
    ("Thousands of protesters marched in Khartoum against the Sudanese government.", "PROTEST", "demo", "SDN", "SDN", "happened"),
    ("Russia deployed troops near its border with Finland.", "MOBILIZE", "troops", "RUS", "FIN", "happened"),
    ("Egyptian police arrested twelve activists.", "COERCE", "arrest", "EGY", "EGY", "happened"),
    ("A court in Myanmar sentenced two reporters to seven years in prison.", "SANCTION", "convict", "MMR", "MMR", "happened"),
    ("Nigerian soldiers killed thirty militants in Borno.", "ASSAULT", None, "NGA", "NGA", "happened"),
    # status
    ("Israel did not attack Lebanon.", "ASSAULT", None, "ISR", "LBN", "denied"),
    ("Israel could attack Lebanon.", "ASSAULT", None, "ISR", "LBN", "hypothetical"),
    ("Pakistan said India had shelled a Pakistani village, which Delhi denied.", "ASSAULT", None, "IND", "PAK", "alleged denied"),
    ("Oman accused Yemen of shelling an Omani border post.", "ASSAULT", None, "YEM", "OMN", "alleged"),
    ("Ethiopia cancelled a meeting with Egypt.", "REJECT", "meet", "ETH", "EGY", "happened"),
    ("Oman accused Yemen of shelling an Omani border post, which Yemen denied.", "ASSAULT", None, "YEM", "OMN", "denied"),
    ("Peru and Chile are to meet in Lima on Friday.", "AGREE", None, "PER CHL", "", "planned"),
    ("Chile has not accepted Peru's plan.", "REJECT", None, "CHL", "PER", "happened"),
    ("\"Release the prisoners,\" the Dutch foreign minister told Belarus.", "REQUEST", None, "NLD", "BLR", "happened"),
    ("Peruvian troops were deployed in Lima.", "MOBILIZE", "troops", "PER", "", "happened"),
    ("Brazil and Chile began five days of joint naval exercises.", "COOPERATE", None, "BRA CHL", "", "ongoing"),
    ("Peruvian farmers blocked a bridge to protest against Chilean import rules.", "PROTEST", None, "PER", "CHL", "happened"),
    # coordination, relative clauses, participles
    ("Cuba, which had sheltered the pilots, extradited them to Colombia.", None, None, "CUB", "COL", "happened"),
    ("Morocco recalled its ambassador and cut ties with Iran.", "SANCTION", None, "MAR", "IRN", "happened"),
    ("Visiting Rome, the Tunisian premier thanked Italy for its help.", "SUPPORT", None, "TUN", "ITA", "happened"),
]  # fmt: skip


def countries(reading: Reading, actors: tuple[str, ...]) -> set[str]:
    table = {actor.id: actor.country or "*" for actor in reading.resolution.actors}
    return {table[actor] for actor in actors}


def fits(reading: Reading, event: Event, row: tuple[str | None, ...]) -> bool:
    _, kind, mode, actors, recipients, status = row
    return (
        (kind is None or event.type == kind)
        and (mode is None or mode in event.modes)
        and countries(reading, event.actors) == set((actors or "").split())
        and countries(reading, event.recipients) >= set((recipients or "").split())
        and event.status in (status or "").split()
    )


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:48] for row in ROWS])
def test_the_event_is_read(reader: Reader, row: tuple[str | None, ...]) -> None:
    reading = reader.read(row[0] or "", published=PUBLISHED)
    found = [
        (e.type, e.modes, countries(reading, e.actors), countries(reading, e.recipients), e.status)
        for e in reading.events
    ]
    assert any(fits(reading, event, row) for event in reading.events), found


def test_evidence_and_trigger_are_the_text(reader: Reader) -> None:
    reading = reader.read(" ".join(row[0] or "" for row in ROWS[:12]), published=PUBLISHED)
    text = reading.document.text
    assert reading.events
    for event in reading.events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        assert event.evidence
        for evidence in event.evidence:
            assert text[evidence.start : evidence.end] == evidence.text


def test_the_same_event_told_twice_is_one(reader: Reader) -> None:
    text = "Turkey attacked Syria on Tuesday. The Turkish attack on Syria on Tuesday lasted two hours."
    events = [e for e in reader.read(text, published=PUBLISHED).events if e.type == "ASSAULT"]
    assert len(events) == 1
    assert len(events[0].evidence) == 2
