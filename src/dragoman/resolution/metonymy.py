"""Whether the name of a city or seat of power stands for a government or for the place.

By the slot it fills: a capital that speaks, is spoken to, or stands in a relation is the government ("Beijing denied",
"a treaty between Lima and Quito", "aid for Lima"); one where something happens or to which somebody travels is a
place ("in Moscow", "a visit to Moscow", "Moscow's airports").
"""

from __future__ import annotations

from dragoman.resolution.actor_words import ActorWords, actor_words
from dragoman.resolution.noun_phrases import base, first_conjunct, governing_preposition, slot
from dragoman.types.analysis import ROOT, Sentence

DASHES = frozenset({"—", "–", "--", "-"})
DATELINE, DATELINE_HEAD = 12, 4  # words of the longest dateline; the last of them that can be its place


def stands_for_government(sentence: Sentence, head: int) -> bool:
    """Decides for a capital's name whose head token is ``head``."""
    words = actor_words()
    relation, governor = slot(sentence, head)
    if governor == ROOT or _is_dateline(sentence, head):
        return False
    lemma = sentence.tokens[governor].lemma.lower()
    match base(relation):
        case "nsubj":
            return not (sentence.dependents(governor, "cop") and lemma in words.city_predicates)
        case "obj" | "iobj":
            return lemma not in words.place_verbs
        case "obl" | "nmod" if relation != "nmod:poss":
            return _after_preposition(sentence, head, governor, words)
        case "nmod":
            return lemma not in words.urban_nouns and sentence.tokens[governor].upos != "PROPN"
        case "compound" | "amod":
            return lemma in words.political_nouns
    return False


def is_struck(sentence: Sentence, head: int) -> bool:
    """Whether a name stands where a town does that is attacked or taken: "shelled Adigrat"."""
    token = sentence.tokens[head]
    struck = token.head != ROOT and sentence.tokens[token.head].lemma.lower() in actor_words().town_verbs
    return struck and base(token.deprel) == "obj" and not token.text.isupper()


def _after_preposition(sentence: Sentence, head: int, governor: int, words: ActorWords) -> bool:
    preposition = governing_preposition(sentence, head)
    above = sentence.tokens[governor]
    lemma = above.lemma.lower()
    if preposition is None:
        return above.deprel != "root" and lemma in words.political_nouns
    if preposition == "of":
        return lemma in words.of_nouns or above.upos in {"VERB", "ADJ"}
    moves = lemma in (words.motion_verbs if above.upos == "VERB" else words.motion_nouns)
    if preposition in {"to", "from", "for", "on", "toward", "towards", "via"} and moves:
        return False
    return preposition in words.party_prepositions


def _is_dateline(sentence: Sentence, head: int) -> bool:
    """A place before the dash that opens a report: "KYIV (Agency) —", "LUSAKA, 14 June 2023 - "."""
    if first_conjunct(sentence, head) != head or head > DATELINE_HEAD:
        return False
    tokens = sentence.tokens[:DATELINE]
    dash = next((i for i in range(head + 1, len(tokens)) if tokens[i].text in DASHES and tokens[i].start > tokens[i - 1].end), 0)
    return bool(dash) and all(token.upos in {"PROPN", "PUNCT", "NUM"} for token in tokens[:dash])
