"""The lexicon of claim cues and its schema."""

from __future__ import annotations

import pytest
import yaml

from dragoman.errors import CodebookError
from dragoman.ontology.cues import CueLexicon

CONTENT = {"clause", "infinitive", "gerund", "order", "small", "as", "object"}
EMPTY = {
    "groups": [], "voices": [], "evaluations": {}, "reproaches": [], "hedges": {}, "verdicts": {"so": [], "not_so": []},
    "light_verbs": {"active": [], "passive": []}, "obligations": {"auxiliaries": [], "verbs": [], "adjectives": []},
}  # fmt: skip


def test_the_package_has_its_cues():
    lexicon = CueLexicon.load()
    assert len({(c.pos, c.lemma, c.companion) for c in lexicon.cues}) >= 400
    stances = {c.stance for c in lexicon.cues}
    assert stances == {"asserts", "confirms", "denies", "rejects", "accuses", "condemns", "praises", "demands", "promises",
                       "threatens", "predicts"}  # fmt: skip


def test_every_content_is_a_known_alternative_or_a_preposition():
    prepositions = {"of", "for", "to", "on", "upon", "with", "at", "about", "against", "over", "in", "into", "by"}
    for cue in CueLexicon.load().cues:
        assert set(cue.content) <= CONTENT | prepositions, cue


def test_a_form_that_the_lemmatiser_did_not_know_is_found():
    lexicon = CueLexicon.load()
    assert lexicon.by_lemma("VERB", "deni", "denied")[-1].stance == "denies"
    assert lexicon.by_lemma("VERB", "deny") == lexicon.by_lemma("VERB", "deni", "Denies")
    assert lexicon.by_lemma("NOUN", "accusations", "accusations")[0].lemma == "accusation"


def test_a_cue_with_a_companion_comes_first():
    companions = [c.companion for c in CueLexicon.load().by_lemma("VERB", "hold")]
    assert companions == sorted(companions, key=lambda word: word is None)


@pytest.mark.parametrize(
    "group",
    [
        {"pos": "verb", "stance": "mumbles", "content": ["clause"], "words": ["say"]},
        {"pos": "pronoun", "stance": "asserts", "content": ["clause"], "words": ["say"]},
        {"pos": "verb", "stance": "asserts", "content": ["clause"], "words": ["say"], "hedge": 2},
        {"pos": "verb", "stance": "asserts", "content": ["clause"], "words": [True]},
        {"pos": "verb", "stance": "asserts", "words": ["say"]},
        {"pos": "verb", "stance": "asserts", "content": ["clause"], "words": ["say"], "colour": "red"},
    ],
)
def test_what_breaks_the_schema_is_refused(group: dict[str, object]):
    with pytest.raises(CodebookError):
        CueLexicon.parse(yaml.safe_dump({**EMPTY, "groups": [group]}))
