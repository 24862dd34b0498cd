import pytest

from evaluation.own_reports import (
    LEVELS,
    Report,
    claim_level,
    errors,
    event_level,
    figures,
    matched,
    quantity_level,
    same_parties,
)
from evaluation.report_items import Item


def event(kind: str, actors: str, recipients: str = "", status: str = "happened", at: int = 0) -> Item:
    parties = frozenset(actors.split()), frozenset(recipients.split())
    return Item(((at, at + 10),), frozenset(kind.split()), *parties, frozenset(status.split()), words=kind)


def quantity(value: float, unit: str) -> Item:
    return Item(((0, 10),), frozenset((unit,)), value=value)


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        ("", "", True),
        ("PER", "", False),
        ("", "PER", False),
        ("PER BOL", "PER", True),
        ("PER", "PER BOL CHL", False),
        ("*", "PER", True),
        ("*", "", False),
    ],
)
def test_same_parties(gold: str, read: str, same: bool) -> None:
    assert same_parties(frozenset(gold.split()), frozenset(read.split())) is same


@pytest.mark.parametrize(
    ("read", "level"),
    [
        (event("ASSAULT", "PER", "BOL"), 0),
        (event("SANCTION", "BOL", "PER"), 1),
        (event("SANCTION", "PER"), 2),
        (event("COERCE", "PER", "BOL", "planned"), 3),
    ],
)
def test_event_level(read: Item, level: int) -> None:
    assert event_level(event("SANCTION COERCE", "PER", "BOL"), read) == level


@pytest.mark.parametrize(("speaker", "stance", "level"), [("BOL", "say", 1), ("PER", "ask", 2), ("PER", "say", 3)])
def test_claim_level(speaker: str, stance: str, level: int) -> None:
    gold = Item(((0, 10),), frozenset(("say", "deny")), frozenset(("PER",)))
    assert claim_level(gold, Item(((0, 10),), frozenset((stance,)), frozenset((speaker,)))) == level


@pytest.mark.parametrize(
    ("read", "level"),
    [(quantity(5, "troop"), 1), (quantity(6, "troops"), 0), (quantity(5, "days"), 0), (quantity(5, ""), 0)],
)
def test_quantity_level(read: Item, level: int) -> None:
    assert quantity_level(quantity(5, "troops"), read) == level


def test_the_fullest_agreement_is_matched_first_and_each_item_once() -> None:
    gold = [event("ACCUSE", "PER"), event("ACCUSE", "PER", "BOL")]
    read = [event("ACCUSE", "PER", "BOL"), event("ACCUSE", "PER", "BOL")]
    pairs = matched(gold, read, event_level)
    assert sorted(pair.level for pair in pairs) == [2, 3]
    assert {id(pair.read) for pair in pairs} == {id(item) for item in read}


def test_items_of_other_sentences_do_not_match() -> None:
    assert matched([event("ACCUSE", "PER")], [event("ACCUSE", "PER", at=10)], event_level) == []


def report(gold: list[Item], read: list[Item]) -> Report:
    nothing = {kind: [] for kind in LEVELS}
    return Report("01_x", "x" * 40, {**nothing, "events": gold}, {**nothing, "events": read})


def test_figures_count_both_what_is_missed_and_what_is_false() -> None:
    gold = [event("AID", "PER", "BOL"), event("PROTEST", "CHL", "CHL", at=20)]
    read = [event("AID", "PER", "BOL", "planned"), event("ACCUSE", "PER"), event("PROTEST", "CHL", at=20)]
    numbers = figures([report(gold, read)])
    assert numbers["events type F1"] == numbers["events type+actor F1"] == pytest.approx(4 / 5)
    assert numbers["events type+actor+recipient F1"] == pytest.approx(2 / 5)
    assert numbers["event status accuracy"] == 0.0
    assert numbers["claims found F1"] == 0.0


def test_errors_name_what_was_missed_what_is_false_and_other_status() -> None:
    gold = [event("AID", "PER", "BOL"), event("PROTEST", "CHL", "CHL", at=20)]
    read = [event("AID", "PER", "BOL", "planned"), event("PROTEST", "CHL", at=20)]
    lines = [line.split("\n")[0] for line in errors(report(gold, read))]
    assert [line.split(":")[0] for line in lines] == [
        "01_x missed events", "01_x false events, matched in part", "01_x status planned",
    ]  # fmt: skip
