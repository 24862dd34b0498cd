from __future__ import annotations

from dataclasses import replace

from dragoman.query.naming import MOST, naming
from dragoman.types.resolution import Mention
from tests.builders import PERU, PRESIDENT, make_document, make_reading, make_resolution

TEXT = "The U.S. envoy left on Monday. Quito waited. Then President Paz spoke to reporters. He left."


def reading_of(text, *mentions):
    document = make_document(text)
    found = tuple(
        Mention(text.index(words), text.index(words) + len(words), 0, 0, (PRESIDENT.id,), kind) for words, kind in mentions
    )
    return make_reading(document, resolution=make_resolution(document, mentions=found))


def test_the_first_sentence_with_a_name():
    reading = reading_of(TEXT, ("Quito", "nominal"), ("Paz", "name"), ("He", "pronoun"))
    assert naming(reading, PRESIDENT.id) == ("Then President Paz spoke to reporters.",)
    assert naming(reading, PERU.id) == ()


def test_else_one_that_means_it_and_abbreviations_end_no_sentence():
    assert naming(reading_of(TEXT, ("U.S. envoy", "nominal")), PRESIDENT.id) == ("The U.S. envoy left on Monday.",)


def test_long_ones_are_cut():
    (sentence,) = naming(reading_of("Paz " + "and " * 200 + "left.", ("Paz", "name")), PRESIDENT.id)
    assert len(sentence) == MOST and sentence.endswith(" …")


def test_a_title_alone_names_nobody_in_the_text():
    reading = reading_of(TEXT)
    assert naming(replace(reading, events=()), PRESIDENT.id) == ()
