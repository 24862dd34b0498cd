"""Contexts from the cue words of an event's sentences."""

from __future__ import annotations

from dragoman.record.contexts import event_contexts
from tests.record.scenes import stage
from tests.record.small_codebook import frame, small_codebook


def contexts(*words: str, pos: str = "verb", lemma: str = "praise") -> tuple[str, ...]:
    table = "\n".join(f"{word} _ NOUN {int(number > 0)} dep" for number, word in enumerate(words))
    scene = stage(table.replace("0 dep", "0 root", 1))
    return event_contexts(scene.analysis.sentences, frame(pos, lemma), small_codebook())


def test_one_cue_is_enough() -> None:
    assert contexts("the", "navy") == ("naval",)


def test_one_hint_is_not_and_two_are() -> None:
    assert contexts("a", "sailor") == ()
    assert contexts("sailor", "in", "harbour") == ("naval",)


def test_the_same_hint_twice_is_one() -> None:
    assert contexts("sailor", "and", "sailor") == ()


def test_part_of_a_word_is_no_cue() -> None:
    assert contexts("navyish") == ()


def test_a_cue_is_found_across_the_hyphen_that_the_tokenizer_parts() -> None:
    assert contexts("sea~", "-~", "lane") == ("naval",)


def test_a_type_implies_its_context_and_a_mode_only_its_own() -> None:
    assert contexts("word", lemma="attack") == ("lethal",)
    assert contexts("word", lemma="visit") == ("travel",)
    assert contexts("word", lemma="meet") == ()


def test_contexts_come_in_the_codebooks_order() -> None:
    assert contexts("navy", lemma="attack") == ("naval", "lethal")
