"""The reasons of events: sentences written for these tests, read with the committed weights and tables."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest import from_text
from dragoman.pipeline import Reader, pair_of
from dragoman.record.explaining import tree_path
from dragoman.types.explanation import EventExplanation, PartyReason
from dragoman.types.record import Quote
from tests.trees import build

weights = pytest.mark.weights
REPORT = (
    "Lima rejected Quito's proposal on Monday. Brazil's president arrived in Jakarta on Tuesday. He praised Indonesia. "
    "The Brazilian president's visit to Jakarta is the first in ten years. Oman accused Yemen of shelling an Omani border post. "
    "Canada did not attack Cuba. Kenya plans to visit Uganda. The police arrested ten people in Lima. "
    "Togo held talks with Ghana. Peru imposed sanctions on Chile. Ecuador criticised the sanctions."
)


@pytest.fixture(scope="module")
def explained(reader: Reader) -> dict[str, EventExplanation]:
    """The explanations of ``REPORT`` by their triggers."""
    found = reader.explain_events(from_text(REPORT, published=date(2019, 6, 12)))
    return {each.event.trigger.text: each for each in found}


def party(explanation: EventExplanation, side: str) -> PartyReason:
    return next(p for p in explanation.parties if p.side == side)


@weights
def test_what_is_explained_is_what_is_read(reader: Reader) -> None:
    document = from_text(REPORT, published=date(2019, 6, 12))
    explained = reader.explain_events(document)
    assert tuple(each.event for each in explained) == reader.read_document(document).events
    for each in explained:
        sides = {side: tuple(p.actor for p in each.parties if p.side == side) for side in ("actor", "recipient", "third")}
        assert sides == {
            "actor": each.event.actors, "recipient": each.event.recipients, "third": each.event.third_parties
        }  # fmt: skip
        assert {t.sentence for t in each.tellings} == set(each.event.evidence)
        assert each.tellings[0].trigger == each.event.trigger


@weights
def test_the_entry_and_the_way_to_each_party(explained: dict[str, EventExplanation]) -> None:
    rejected = explained["rejected"]
    assert (rejected.entry.words, rejected.entry.pos, rejected.entry.file) == ("reject", "verb", "predicates/reject.yaml")
    assert dict(rejected.entry.slots)["obj"][0].text == "proposal"
    actor, recipient = party(rejected, "actor"), party(rejected, "recipient")
    assert (actor.rule, actor.slot, actor.mention, actor.path) == ("slot", "subj", "capital", "rejected –nsubj→ Lima")
    assert (recipient.slot, recipient.path) == ("obj", "rejected –obj→ proposal –nmod:poss→ Quito")
    assert recipient.words is not None and REPORT[recipient.words.start : recipient.words.end] == "Quito"


@weights
def test_pronouns_places_and_sides_that_go_without_saying(explained: dict[str, EventExplanation]) -> None:
    he = party(explained["praised"], "actor")
    assert he.mention == "pronoun" and he.back is not None and he.back.text == "Brazil's president"
    assert party(explained["arrived"], "actor").mention == "role"
    assert (party(explained["arrived"], "recipient").rule, party(explained["arrived"], "recipient").mention) == ("place", None)
    assert party(explained["criticised"], "recipient").rule == "taken-up"
    assert party(explained["talks"], "actor").rule == "light"


@weights
def test_status_and_type(explained: dict[str, EventExplanation]) -> None:
    attack = explained["attack"]
    assert {(cue.status, cue.word.text) for cue in attack.cues} == {("denied", "not")}
    assert attack.cues[0].why == "negation" and attack.cues[0].decides
    plan = explained["visit"]
    assert ("planned", "plans") in [(cue.status, cue.word.text) for cue in plan.cues]
    (change,) = plan.changes
    assert (change.about, change.before, change.after) == ("type", "CONSULT/visit", "AGREE/visit to CONSULT")
    shelling = explained["shelling"]
    assert shelling.event.status == "alleged" and shelling.tellings[0].speaker == "OMN"
    assert [(c.rule, c.after, c.word and c.word.text) for c in shelling.changes] == [("spoken of", "alleged", "accused")]


@weights
def test_tellings_that_are_one_event(explained: dict[str, EventExplanation]) -> None:
    first, second = explained["arrived"].tellings
    assert (first.trigger.text, second.trigger.text, first.same) == ("arrived", "visit", ())
    assert second.same == ("the same recipients", "no other time is named", "a deed, no words")
    assert (first.number, second.number) == (2, 4)


@weights
def test_confidence_adds_up(explained: dict[str, EventExplanation]) -> None:
    from math import exp

    for each in explained.values():
        score = each.confidence.base + sum(part.weight for part in each.confidence.parts)
        assert each.event.confidence == each.confidence.value == pytest.approx(1 / (1 + exp(-score)), abs=0.006)


@weights
def test_the_pair_network_is_asked_where_there_is_one_each(reader: Reader) -> None:
    document = from_text("Chile expelled four Venezuelan diplomats.", published=date(2019, 6, 12))
    (event,) = reader.read_document(document).events
    explanation = reader.explain_event(document, event.id)
    assert explanation is not None and explanation.pair is not None
    assert explanation.pair == reader.code_pair(document.text, (0, 5), (15, 40))
    assert reader.explain_event(document, "0" * 16) is None


def reason(side: str, start: int | None) -> PartyReason:
    words = None if start is None else Quote(start, start + 4, "Peru")
    return PartyReason("PER", "Peru", side, "slot", "subj", words, "name", None, None)


def test_a_pair_is_two_parties_in_words() -> None:
    actor, recipient = reason("actor", 0), reason("recipient", 9)
    assert pair_of([actor, recipient]) == (actor.words, recipient.words)
    assert pair_of([actor, reason("actor", 20)]) == (actor.words, Quote(20, 24, "Peru"))
    for none in ([actor], [actor, reason("recipient", None)], [actor, reason("recipient", 2)],
                 [actor, reason("actor", 20), recipient]):  # fmt: skip
        assert pair_of(none) is None


TREE = build("""
    Peru     _      PROPN 2 nsubj
    attacked attack VERB  0 root
    a        _      DET   4 det
    town     _      NOUN  2 obj
    in       _      ADP   6 case
    Chile    _      PROPN 4 nmod
""")[1].sentences[0]


def test_a_path_goes_up_and_down() -> None:
    assert tree_path(TREE, 1, 5) == "attacked –obj→ town –nmod→ Chile"
    assert tree_path(TREE, 5, 0) == "Chile ←nmod– town ←obj– attacked –nsubj→ Peru"
    assert tree_path(TREE, 3, 3) == "town"


@given(st.integers(0, 5), st.integers(0, 5))
def test_a_path_begins_and_ends_with_its_words(start: int, end: int) -> None:
    words = tree_path(TREE, start, end).split()
    assert (words[0], words[-1]) == (TREE.tokens[start].text, TREE.tokens[end].text)
