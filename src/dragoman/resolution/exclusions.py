"""Phrases with a role noun that are no party: venues, audiences, abstract nouns, arms, predicates of nobody."""

from __future__ import annotations

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.gazetteer_types import Role
from dragoman.resolution.noun_phrases import attributes, base, determiner, is_plural, premodifiers, preposition
from dragoman.resolution.roles import Description
from dragoman.types.analysis import Sentence

_SIDES = frozenset({"to", "from", "by", "against", "over", "between"})


def is_general(sentence: Sentence, index: int, lemma: str, description: Description) -> bool:
    """ "several countries", "world leaders", "foreign troops": states or their people in general."""
    words = actor_words()
    spoken = lemma in words.group_heads | words.expert_heads or lemma == "party"
    if description.countries or description.body is not None:
        return False
    modifiers = {sentence.tokens[i].lemma.lower() for i in premodifiers(sentence, index)}
    if modifiers & words.region_modifiers - set(description.phrase.split()) and description.role is not None:
        return True  # "the Arab street", "Western elites"
    if not spoken or not (is_plural(sentence, index) or lemma in words.expert_heads):
        return False
    if description.role is not None and description.role.state and determiner(sentence, index) is None:
        return True  # "undemocratic regimes"
    plain = not sentence.dependents(index, "amod", "compound", "nmod")
    return (
        lemma in words.state_heads
        or lemma in words.expert_heads
        or (lemma == "party" and plain)  # parties to whatever is spoken of
        or bool(modifiers & words.group_modifiers)
    )


def is_no_party(sentence: Sentence, index: int, lemma: str, role: Role, description: Description) -> bool:
    """Whether a phrase with a role noun denotes no party here."""
    words = actor_words()
    if lemma in words.equipment_heads and base(sentence.tokens[index].deprel) != "nsubj":
        return True
    if lemma == "capital" and not is_plural(sentence, index):
        return True  # a city; "Western capitals" are governments
    if lemma in words.abstract_heads and any(case in _SIDES for case, _ in attributes(sentence, index)):
        return True  # "opposition to the deal", "pressure from China"
    if lemma in words.relational_heads and description.countries and not is_plural(sentence, index):
        return True  # "Peru's top trading partner" says what somebody is
    if _is_venue(sentence, index, role) or _is_audience(sentence, index, role, description):
        return True
    return not description.countries and _says_too_little(sentence, index, lemma, role)


def is_thing(sentence: Sentence, index: int, lemma: str, description: Description) -> bool:
    """Whether a noun of parties has its other sense: powers that one has, bodies that are found, camps, a summit held."""
    words, plural = actor_words(), is_plural(sentence, index)
    modifiers = {sentence.tokens[i].lemma.lower() for i in premodifiers(sentence, index)}
    if any(_form(sentence, i) in words.award_modifiers for i in premodifiers(sentence, index) if sentence.tokens[i].text[0].isupper()):
        return True  # "Best Actor"
    if lemma == "power":
        return not modifiers & words.power_modifiers if plural else determiner(sentence, index) is None
    if lemma == "body":
        return not modifiers & words.body_modifiers and description.body is None
    if lemma == "camp":
        named = any(sentence.tokens[i].upos == "PROPN" for i in premodifiers(sentence, index))  # "the Ruiz camp"
        return bool(modifiers & words.camp_modifiers) or (description.owner is None and not named)
    if lemma in words.place_heads or description.phrase in words.place_heads:
        return True
    if lemma == "pm" and index > 0 and sentence.tokens[index - 1].upos == "NUM":
        return True  # "at 9 PM"
    if lemma == "exile" and not plural and determiner(sentence, index) is None:
        return True  # "in exile"
    if lemma == "staff" and index > 1 and sentence.tokens[index - 2].lemma.lower() == "chief":
        return True  # "chief of staff"
    if lemma in words.meeting_heads:
        return not _decides(sentence, index)
    if lemma == "house" and plural:
        return determiner(sentence, index) != "both"
    of = any(case == "of" for case, _ in attributes(sentence, index))
    return lemma in words.abstract_of_heads and of and description.body is None and not description.countries


def _form(sentence: Sentence, index: int) -> str:
    return sentence.tokens[index].text.lower()


def _decides(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return (
        token.head >= 0
        and base(token.deprel) == "nsubj"
        and sentence.tokens[token.head].lemma.lower() in actor_words().agent_verbs
    )


def _is_venue(sentence: Sentence, index: int, role: Role) -> bool:
    """A body as a place: "at the hospital", "in parliament"."""
    place = preposition(sentence, index) in {"in", "at", "near", "outside", "inside"}
    return place and not role.person and not role.state


def _is_audience(sentence: Sentence, index: int, role: Role, description: Description) -> bool:
    """The press as mere hearer: "told reporters"."""
    token = sentence.tokens[index]
    heard = (
        base(token.deprel) in {"obj", "iobj", "obl"}
        and sentence.tokens[token.head].lemma.lower() in actor_words().speech_verbs
    )
    return heard and role.sectors[:1] == ("JRN",) and not description.countries


def _says_too_little(sentence: Sentence, index: int, lemma: str, role: Role) -> bool:
    """Whether a role noun without any state is no party by itself ("strong opposition to", "a couple of weeks")."""
    words = actor_words()
    if not role.sectors or (role.unspecific and not role.person) or lemma in words.state_heads:
        return True
    if role.unspecific and any(preposition(sentence, i) == "of" for i in sentence.dependents(index, "nmod")):
        return True
    bare = determiner(sentence, index) not in {"the", "this", "that"} and not sentence.dependents(index, "nmod:poss")
    return lemma in words.abstract_heads and bare and not is_plural(sentence, index)
