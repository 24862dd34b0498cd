"""Standoff annotations, on texts of our own."""

from training.brat import read_events

ANNOTATION = (
    "T1\tSource 0 4\tPeru\nT2\tCue 5 9\tsaid\nT3\tContent 10 14;20 25\tgone\nagain\nT4\tContent 30 34\tlast\n"
    "T5\tAttribution 5 9\tsaid\nE1\tAttribution:T5 Content:T3 Content2:T4 Cue:T2 Source:T1"
)


def test_roles_have_all_their_stretches_though_a_text_breaks_its_line() -> None:
    (event,) = read_events(ANNOTATION)
    assert event["Content"] == [(10, 14), (20, 25), (30, 34)]
    assert (event["Source"], event["Cue"]) == ([(0, 4)], [(5, 9)])


def test_a_role_whose_text_is_missing_is_empty() -> None:
    (event,) = read_events("E1\tCue:T7")
    assert event == {"Cue": []}
