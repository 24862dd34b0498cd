"""What a report is about decides whether its tellings are events of politics."""

from dragoman import load
from dragoman.record.topicality import about_other, clearly_political
from dragoman.types.analysis import Sentence


def sentence(odds: float | None) -> Sentence:
    return Sentence(0, 0, 0, (), politics=odds)


def test_a_single_sentence_must_be_further_off_than_many() -> None:
    assert not about_other([sentence(-1.5)])
    assert about_other([sentence(-1.5)] * 5)
    assert about_other([sentence(-2.5)])


def test_sentences_that_are_not_judged_do_not_count() -> None:
    assert not about_other([sentence(None)])
    assert about_other([sentence(None), sentence(-2.5)])


def test_clearly_political_needs_a_judgement() -> None:
    assert clearly_political(sentence(1.5))
    assert not clearly_political(sentence(0.5))
    assert not clearly_political(sentence(None))


def test_a_match_report_has_no_events_and_a_raid_has() -> None:
    reader = load()
    match = (
        "Uruguay beat Ghana 3-1 in Montevideo on Sunday to reach the final of the junior basketball tournament. "
        "The defending champions attacked from the start and destroyed the visitors' defence in the second quarter. "
        "Coach Diego Ferro praised his young forwards after the game."
    )
    raid = (
        "Troops from Ghana raided a camp of gunmen near Bolgatanga on Sunday, the army said. "
        "Burkina Faso praised the operation."
    )
    assert reader.read(match).events == ()
    assert {event.type for event in reader.read(raid).events} >= {"ASSAULT", "SUPPORT"}
