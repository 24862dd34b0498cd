"""Words by the conventions of the English treebanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.words import split_words


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in split_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We won't, can't and cannot.", "We wo n't , ca n't and can not ."),
        ("We won’t; it’s Iran’s.", "We wo n’t ; it ’s Iran ’s ."),
        ("the ministers' talks", "the ministers ' talks"),
        ("a US-led, pro-Russian, non-aligned bloc", "a US - led , pro-Russian , non-aligned bloc"),
        ("an anti-U.S. vote in mid-2019", "an anti-U.S. vote in mid-2019"),
        ("It paid US$3.5bn (€3.2 billion), 12.5% up", "It paid US$ 3.5 bn ( € 3.2 billion ) , 12.5 % up"),
        ("1,200 troops and a 9M729 on the 5th in the 1990s", "1,200 troops and a 9M729 on the 5th in the 1990s"),
        ("Gen. A. B. Okoro and J.D. Hill", "Gen. A. B. Okoro and J.D. Hill"),
        ("at 5:30 p.m. or 7pm on Feb. 3, 2026", "at 5:30 p.m. or 7 pm on Feb. 3 , 2026"),
        ("the U.N.'s envoy, i.e. her", "the U.N. 's envoy , i.e. her"),
        ("See https://example.org/a-b?c=d. Or ask me@example.org!", "See https://example.org/a-b?c=d . Or ask me@example.org !"),
        ("@handle on #peace", "@handle on #peace"),
        ("well... no—never -- or…", "well ... no — never -- or …"),
        ("What?! No. 7 said no.", "What ?! No. 7 said no ."),
        ("and/or 9/11 AT&T", "and / or 9/11 AT&T"),
        ("Shi'ite N'Djamena O'Brien’s", "Shi'ite N'Djamena O'Brien ’s"),
        ("‘I’m here,’ in the ’90s", "‘ I ’m here , ’ in the ’90s"),
        ("“So,” he said", "“ So , ” he said"),
        ("dont say its a pity, its army wont", "do nt say it s a pity , its army wo nt"),
        ("Im glad im here; Im said IM", "I m glad i m here ; Im said IM"),
        ("5G or 5g, +44 and 4+4", "5G or 5 g , +44 and 4 + 4"),
        ("see plan_2.doc in comp.lang.misc by Smith@WORK", "see plan_2.doc in comp.lang.misc by Smith@WORK"),
        ("bread etc. and tea, etc.", "bread etc. and tea , etc ."),
        ("really.? Yes!.", "really .? Yes !."),
        ("a sec. The SEC. The sec of state", "a sec . The SEC . The sec of state"),
    ],
)
def test_treebank_conventions(text: str, expected: str) -> None:
    assert words(text) == expected.split(" ")


def test_a_part_of_a_text_is_split_as_if_alone() -> None:
    text = "It fell. Iran's envoy left."
    assert [text[a:b] for a, b in split_words(text, 9)] == ["Iran", "'s", "envoy", "left", "."]


PROSE = st.lists(
    st.sampled_from(list("abcXYZ019 .,;:!?'’“”\"-–—$€%/@#&()[]\n\tçЖ中́") + ["n't", "U.S.", "http://x.y", "...", "'s", "5bn"])
).map("".join)


@given(st.one_of(st.text(max_size=80), PROSE))
def test_every_visible_character_is_in_exactly_one_word(text: str) -> None:
    spans = split_words(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))
    covered = {index for start, end in spans for index in range(start, end)}
    assert {index for index, char in enumerate(text) if not char.isspace()} <= covered
    assert not any(char.isspace() for start, end in spans for char in text[start:end])


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    assert len(words("a" * 200_000)) == 1
    assert len(words("." * 100_000 + "-" * 100_000 + "=" * 100_000)) == 3
    assert len(words("a-" * 50_000)) == 100_000
    assert len(words("x.y" * 30_000)) > 0
