"""The word lists of coreference."""

from dragoman.analysis.heads.mention_table import GENDERS, KINDS, NUMBERS
from dragoman.analysis.heads.mention_words import mention_words


def test_pronouns_have_kinds_numbers_and_genders_that_the_table_knows() -> None:
    for pronoun in mention_words().pronouns.values():
        assert pronoun.kind in KINDS
        assert pronoun.number in NUMBERS
        assert pronoun.gender in GENDERS


def test_names_of_both_genders_have_none() -> None:
    words = mention_words()
    assert words.names["jean"] not in ("Masc", "Fem")
    assert words.names["winston"] == "Masc"
    assert words.titles["mrs."] == "Fem"
    assert words.nouns["spokeswoman"] == "Fem"
    assert words.nouns["minister"] == ""
