"""Titles before a person's name, read off the words themselves: trees of long titles are often wrong."""

from __future__ import annotations

from dragoman.resolution.discourse import Discourse
from dragoman.resolution.gazetteer_types import Role
from dragoman.resolution.names import Name
from dragoman.resolution.noun_phrases import top
from dragoman.resolution.roles import FORMER, Description
from dragoman.types.analysis import Sentence

_LONGEST = 6  # words of a title: "Deputy Assistant Secretary of State"
_OF_STATES = frozenset({"demonym", "state", "capital"})
_RANKS = frozenset({"acting", "interim", "deputy", "vice", "senior", "then", "caretaker", "outgoing", "incoming"})
_HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "dame", "lord", "lady", "haji"})


def title_before(discourse: Discourse, sentence: Sentence, name: Name) -> tuple[Description, int] | None:
    """The title that ends right before a name, with the first token of title, state and "former" before it."""
    last = name.first - 1
    if last >= 0 and sentence.tokens[last].text.lower() in _HONORIFICS:
        last -= 1
    set_off = _is_set_off(sentence, name, last)
    last -= set_off
    found = _role_window(discourse, sentence, last)
    countries: list[str] = []
    if found is None:
        last, countries = _before_attribute(discourse, sentence, last)
        found = _role_window(discourse, sentence, last)
    if found is None:
        return None
    first, phrase, role = found
    consumed: list[int] = []
    former = role.former
    kin: tuple[str, ...] = ()
    while first > 0:
        token = sentence.tokens[first - 1]
        word = token.text.lower()
        other = discourse.name_at(sentence.index, first - 1)
        if other is not None and (code := _code(other)) is not None and not countries:
            countries.append(code)
            kin = other.entries[0].sectors_on(discourse.on) if other.kind == "body" and other.entries else ()
            consumed.extend(range(other.first, other.last + 1))
            first = other.first
        elif word in FORMER or word in _RANKS or (word == "-" and sentence.tokens[first - 2].text.lower() in FORMER):
            former = former or word in FORMER
            first -= 1
        elif word == "and" and (earlier := _role_window(discourse, sentence, first - 2)) is not None:
            first = earlier[0]  # "former minister and party leader NAME": "former" is said of both
        else:
            break
    countries += _possessor(discourse, sentence, first) if not countries else []
    title = Description(phrase, role, tuple(countries), (), former, tuple(consumed), kin=kin)
    if set_off:  # an apposition to the title: only one that names its state is sure to be of this person
        named = [discourse.name_at(sentence.index, index) for index in consumed]
        at_home = not consumed or all(other is not None and other.kind in _OF_STATES for other in named)
        return (title, name.first) if countries and at_home else None
    return title, first


def _is_set_off(sentence: Sentence, name: Name, last: int) -> bool:
    """Whether commas set the name off from its title: "the Chilean transport minister, Ana Ruiz, said"."""
    after = sentence.tokens[name.last + 1].text if name.last + 1 < len(sentence.tokens) else "."
    return last > 0 and sentence.tokens[last].text == "," and after in {",", ".", ";", "”", '"'}


def _before_attribute(discourse: Discourse, sentence: Sentence, last: int) -> tuple[int, list[str]]:
    """The token before an attribute that ends a title, and the states it gives: "ambassador to the UN", "President of Peru"."""
    other = discourse.name_at(sentence.index, last) if last > 1 else None
    if other is None or other.kind == "person" or other.last != last:
        return -1, []
    before = other.first - 1
    if sentence.tokens[before].text.lower() == "the":
        before -= 1
    case = sentence.tokens[before].text.lower() if before > 0 else ""
    if case not in {"of", "to", "for", "on"}:
        return -1, []
    code = _code(other) or discourse.country_of_place(sentence.index, other.first)
    return before - 1, [code] if case == "of" and code is not None else []


def _role_window(discourse: Discourse, sentence: Sentence, last: int) -> tuple[int, str, Role] | None:
    """The longest known role of persons on the words that end at token ``last``."""
    for first in range(max(0, last - _LONGEST + 1), last + 1):
        tokens = [token for token in sentence.tokens[first : last + 1] if token.text not in {"-", "–"}]
        if not tokens or any(token.upos in {"PUNCT", "VERB", "AUX", "PRON", "DET"} for token in tokens):
            continue
        if any(discourse.name_at(sentence.index, i) is not None for i in range(first, first + 1)):
            continue
        for words in ([t.lemma.lower() for t in tokens], [t.text.lower() for t in tokens]):
            role = discourse.gazetteer.role(" ".join(words)) or discourse.gazetteer.role("-".join(words))
            if role is not None and role.person and not role.unspecific:
                return first, " ".join(words), role
    return None


def _code(name: Name) -> str | None:
    if name.kind in {"demonym", "capital", "division"}:
        return name.code
    return name.entries[0].country if name.entries and name.kind in {"state", "body"} else None


def _possessor(discourse: Discourse, sentence: Sentence, first: int) -> list[str]:
    """The state of a possessor before the title: "Pakistan's army chief Ali Khan"."""
    if first < 2 or sentence.tokens[first - 1].text not in {"'s", "’s", "'", "’"}:
        return []
    other = discourse.name_at(sentence.index, first - 2)
    code = _code(other) if other is not None else None
    return [code] if code is not None else []


def mark_titles(discourse: Discourse, sentence: Sentence) -> None:
    """Notes for the words of each title whose name they belong to, before the names themselves are resolved."""
    for name in discourse.names:
        if name.sentence == sentence.index and name.kind == "person":
            found = title_before(discourse, sentence, name)
            head = top(sentence, name.first, name.last)
            for index in range(found[1] if found is not None else name.first, name.first):
                if discourse.name_at(sentence.index, index) is None:
                    discourse.titled[(sentence.index, index)] = head
