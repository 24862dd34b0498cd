import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.ingest.normalise import Canonical, compose, normalise, to_given, truncate
from dragoman.types.document import OffsetMap

SPECIAL = "\r\n\t\x00\x07\x0b\x0c\x1d\x7f\x81\x85\x93\xa0\xad\u200b\u200d\u2028\u202e\u2060\u3000\ufeff\ud83d\ude00"
MARKS = "\u0301\u0327\u0323\u0344\u1161\u11a8\u1100\uac00\u0958\u212b\u2126\u0f73\U0001d15e\u09be\u09c7"
TEXTS = st.text(st.one_of(st.sampled_from(SPECIAL + MARKS + "aeo \n"), st.characters()), max_size=60)


def test_plain_text_is_its_own_canonical_form():
    assert normalise("Talks began.\nThey ended.\n") == Canonical("Talks began.\nThey ended.\n", OffsetMap())


@pytest.mark.parametrize(
    ("given_text", "text"),
    [
        ("a\r\nb\rc\x0cd\u2028e\x85f", "a\nb\nc\nd\ne\nf"),
        ("10\u00a0000\u202ftroops", "10 000 troops"),
        ("mini\u00adster \u200bof\ufeff \u202astate\u202c", "minister of state"),
        ("cafe\u0301", "café"),
        ("\ud83d\ude00!", "\U0001f600!"),
        ("a\u200db", "a\u200db"),
    ],
)
def test_spellings_that_read_the_same_become_one_without_a_warning(given_text, text):
    canonical = normalise(given_text)
    assert canonical.text == text
    assert canonical.warnings == ()


@pytest.mark.parametrize(
    ("given_text", "text", "warning"),
    [
        ("a\x00b\x07", "ab", "2 control characters removed"),
        ("a\x1eb", "a b", "1 control characters replaced by spaces"),
        ("\x93Yes\x94", "“Yes”", "2 C1 control characters read as Windows-1252"),
        ("a\ud800b\udfff", "a\ufffdb\ufffd", "2 broken surrogates replaced by U+FFFD"),
    ],
)
def test_what_may_lose_content_is_told(given_text, text, warning):
    canonical = normalise(given_text)
    assert canonical.text == text
    assert canonical.warnings == (warning,)


def test_positions_lead_back_across_removed_merged_and_composed_characters():
    given_text = "A\r\nso\u00adft cafe\u0301 bar"
    canonical = normalise(given_text)
    for word in ("A", "so", "ft", "caf", "bar"):
        assert to_given(canonical.offsets, canonical.text.index(word)) == given_text.index(word)
    assert to_given(canonical.offsets, canonical.text.index(" bar")) == given_text.index(" bar")


def test_long_unchanged_stretches_cost_one_run():
    canonical = normalise("x" * 1000 + "\u00ad" + "y" * 1000)
    assert canonical.offsets == OffsetMap((0, 1000), (0, 1001))


def test_replacing_one_character_by_one_still_leaves_a_map():
    assert normalise("a\u00a0b").offsets == OffsetMap((0,), (0,))


@given(TEXTS)
@example("\u09c7\u09be")
@example("\u0958a")
@example("e\u200b\u0301")
def test_the_result_is_canonical(text):
    canonical = normalise(text)
    assert unicodedata.is_normalized("NFC", canonical.text)
    assert normalise(canonical.text) == Canonical(canonical.text, OffsetMap())
    canonical.text.encode("utf-8")


@given(TEXTS)
@example("\u0958a")
@example("ab\u00ad")
@example("\u0327e\u0301\u0327\r\nx")
def test_every_position_leads_back_into_the_text_as_given(text):
    canonical = normalise(text)
    back = [to_given(canonical.offsets, position) for position in range(len(canonical.text) + 1)]
    assert back == sorted(back)
    assert all(0 <= position <= len(text) for position in back)
    assert back[-1] == len(text)
    for position, character in enumerate(canonical.text):
        # An ASCII letter composes with nothing before it: the text before it is that before its origin.
        if character.isascii() and character.isalpha():
            assert normalise(text[: back[position]]).text == canonical.text[:position]
        if unicodedata.category(character)[0] in "LN" and back[position + 1] > back[position]:
            assert back[position] < len(text)


@given(st.text(st.sampled_from("ab \r\n\u00ad\u00a0\x00"), max_size=40))
def test_without_marks_each_character_is_made_from_the_stretch_it_points_to(text):
    canonical = normalise(text)
    for position, character in enumerate(canonical.text):
        start, end = to_given(canonical.offsets, position), to_given(canonical.offsets, position + 1)
        assert normalise(text[start:end]).text == character


@given(TEXTS, st.integers(1, 20))
def test_a_truncated_text_is_a_prefix_with_the_same_offsets(text, limit):
    canonical = normalise(text)
    cut = truncate(canonical, limit)
    assert len(cut.text) <= limit and canonical.text.startswith(cut.text)
    assert len(cut.text) == min(limit, len(canonical.text)) or cut.text[-1] in " \n"
    for position in range(len(cut.text)):
        assert to_given(cut.offsets, position) == to_given(canonical.offsets, position)


def test_a_text_is_cut_after_a_word():
    assert truncate(normalise("alpha beta gamma delta"), 17).text == "alpha beta gamma "
    assert truncate(normalise("alphabetagammadelta"), 10).text == "alphabetag"


def test_composed_maps_go_both_ways_in_one():
    inner = OffsetMap((0, 2), (0, 5))
    outer = OffsetMap((0, 1), (0, 3))
    both = compose(outer, inner)
    assert [to_given(both, position) for position in range(4)] == [
        to_given(inner, to_given(outer, position)) for position in range(4)
    ]
