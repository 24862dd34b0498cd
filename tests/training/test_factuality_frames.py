"""Sentences made from frames, and copies of sentences with other names."""

import random

from dragoman.analysis.heads.clauses import tree_of
from training.factuality_frames import fill, own_sentences, read_frames, read_words
from training.factuality_rows import reworded


def test_a_frame_is_filled_and_its_predicates_are_judged() -> None:
    words, judged = fill("{who} failed/2.5 to {base}/-2.6 {what} ?", read_words(), random.Random(1))
    ((failed, sure), (verb, unsure)) = judged.items()
    assert (words[failed], sure, unsure) == ("failed", 2.5, -2.6)
    assert words[verb - 1] == "to"
    assert words[0][0].isupper()


def test_all_frames_can_be_filled_and_judge_something() -> None:
    sentences = own_sentences(1, seed=3)
    assert len(sentences) == len(read_frames())
    assert all(judged and max(judged) < len(words) for words, judged in sentences)
    assert not any("{" in word or "/" in word for words, _ in sentences for word in words)
    assert sentences == own_sentences(1, seed=3)


def test_rewording_keeps_what_is_judged() -> None:
    words = [["Oslo", "fell"], ["Rome", "rose"]]
    trees = [tree_of(row, row, ["PROPN", "VERB"], [(), ()], [1, -1], ["nsubj", "root"]) for row in words]
    sentences = [(row, {1: 2.0}) for row in words]
    copies = reworded(sentences, trees, 1.0, random.Random(0))
    assert [row[1] for row, _ in copies] == ["fell", "rose"]
    assert {row[0] for row, _ in copies} <= {"Oslo", "Rome"}
    assert reworded(sentences, trees, 0.0, random.Random(0)) == sentences
