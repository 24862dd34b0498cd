"""What the words around a mention say of it."""

from __future__ import annotations

import numpy as np

from dragoman.record.mention_words import lead_words, mention_words, report_words
from dragoman.types.word_reader import ReadWords


def read(*rows: tuple[str, str, int, str]) -> ReadWords:
    words, upos, heads, relations = zip(*rows, strict=True)
    return ReadWords(words, tuple(w.lower() for w in words), upos, heads, relations, np.zeros((len(rows), 384), np.float32))


PASSIVE = read(
    ("Quito", "PROPN", 2, "nsubj:pass"), ("was", "AUX", 2, "aux:pass"), ("bombed", "VERB", -1, "root"),
    ("by", "ADP", 4, "case"), ("rebels", "NOUN", 2, "obl"), ("on", "ADP", 6, "case"), ("Monday", "PROPN", 2, "obl"),
)  # fmt: skip
SHARED = read(
    ("Rebels", "NOUN", 1, "nsubj"), ("came", "VERB", -1, "root"), ("and", "CCONJ", 3, "cc"), ("burned", "VERB", 1, "conj"),
    ("houses", "NOUN", 3, "obj"),
)  # fmt: skip


def test_a_passive_is_turned_round() -> None:
    found = mention_words(0, 0, PASSIVE, (2,))
    assert (found.doers, found.objects, found.others) == ({"rebels"}, {"quito"}, {"monday"})
    assert (found.lemma, found.text, found.governor) == ("bombed", "bombed", "")


def test_a_second_verb_shares_the_subject() -> None:
    found = mention_words(0, 0, SHARED, (3,))
    assert (found.doers, found.objects, found.governor) == ({"rebels"}, {"houses"}, "came")


def test_the_head_of_several_words_is_the_one_that_hangs_outside() -> None:
    assert mention_words(0, 0, SHARED, (3, 4)).lemma == "burned"


def test_an_address_at_the_head_of_a_report_is_not_read() -> None:
    address = read(("http", "NOUN", -1, "root"), ("news", "NOUN", 0, "dep"))
    assert report_words([address, SHARED]) == lead_words([address, SHARED]) == ("rebels", "came", "burned", "houses")
