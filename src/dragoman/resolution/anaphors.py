"""Definite phrases without a name that go back to a party: "the ministry", "both countries", "the two leaders"."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.discourse import Discourse, Reference
from dragoman.resolution.domestic import across
from dragoman.resolution.identities import GROUP, state_actor
from dragoman.resolution.noun_phrases import conjuncts_from, determiner, is_plural, noun, premodifiers
from dragoman.resolution.roles import Description
from dragoman.resolution.salience import REACH, best
from dragoman.resolution.state_traits import states_with
from dragoman.types.analysis import Sentence
from dragoman.types.resolution import STATELESS, Actor

_COUNTS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5}  # "the three neighbours"
REACH_OF_TRAITS = 20  # sentences: what is told of a state picks it out however far back it was named


def resolve_anaphor(
    discourse: Discourse, sentence: Sentence, head: int, span: tuple[int, int], description: Description
) -> Reference | None:
    """What a definite phrase without a name goes back to ("the country", "both sides", "the ministry"); None if new."""
    article = determiner(sentence, head)
    plural = is_plural(sentence, head)
    actors = _one_of_two(discourse, sentence, head) if article == "the" else ()
    if actors:
        return Reference(sentence.index, head, *span, "nominal", actors, how="anaphor")
    body = description.role is not None and not description.role.person
    if (plural or body) and article in {"the", "these", "those", "this"} and description.role is not None:
        actors = _same_phrase(discourse, sentence, head, description)
        if actors:
            return Reference(sentence.index, head, *span, "nominal", actors, plural, description.phrase, how="anaphor")
    if (plural or _is_count(sentence, head)) and _is_pair(sentence, head, article, description):
        actors = _last_pair(discourse, sentence, head, description)
    elif article in {"the", "this", "that"} and not plural and not description.former:
        actors = _last_named(discourse, sentence, head, description)
    if not actors:
        return None
    return Reference(sentence.index, head, *span, "nominal", actors, plural or len(actors) > 1, how="anaphor")


def _same_phrase(discourse: Discourse, sentence: Sentence, head: int, description: Description) -> tuple[Actor, ...]:
    """The parties of the last phrase with the same words: "the rebels" after "Sierra Front rebels"."""
    counted = bool(_numerals(sentence, head) & _COUNTS.keys())  # "the two countries" are no "friendly countries"
    for reference in discourse.before(sentence.index, head, REACH + 2):
        same = reference.phrase == description.phrase and reference.kind == "nominal"
        if counted and any(actor.id.startswith(f"{GROUP}/") for actor in reference.actors):
            continue
        if same and (reference.plural or not is_plural(sentence, head)):
            return reference.actors
    return ()


def _is_pair(sentence: Sentence, head: int, article: str | None, description: Description) -> bool:
    """ "both countries", "the two leaders", "the sides"."""
    lemma = noun(sentence, head)
    if _is_count(sentence, head):
        return article in {"the", "these", "those"} and not sentence.dependents(head, "nmod", "amod", "acl")
    words = actor_words()
    office = description.role is not None and description.role.office is not None
    if lemma not in words.side_heads | words.person_heads and not office:
        return lemma == "both"
    numerals = _numerals(sentence, head)
    modified = sentence.dependents(head, "amod", "nmod", "acl")
    if article == "both" or "both" in {sentence.tokens[c].text.lower() for c in sentence.children[head]}:
        return True
    if numerals & _COUNTS.keys():
        return article in {"the", "these", "those"} or not modified
    plain = article in {"the", "these"} and not numerals and (not modified or office)
    return plain and (office or lemma in {"leader", "side", "country", "neighbor", "neighbour"})


def _is_count(sentence: Sentence, head: int) -> bool:
    """ "the two", "the three" without a noun."""
    return sentence.tokens[head].upos == "NUM" and sentence.tokens[head].lemma.lower() in _COUNTS


def _numerals(sentence: Sentence, head: int) -> set[str]:
    if _is_count(sentence, head):
        return {sentence.tokens[head].lemma.lower()}
    return {sentence.tokens[child].lemma.lower() for child in sentence.dependents(head, "nummod")}


def _last_pair(discourse: Discourse, sentence: Sentence, head: int, description: Description) -> tuple[Actor, ...]:
    """The last two parties of different states, people where the phrase says people."""
    lemma = noun(sentence, head)
    office = description.role is not None and description.role.office is not None
    persons = lemma in actor_words().person_heads or office
    count = max((_COUNTS.get(numeral, 2) for numeral in _numerals(sentence, head)), default=2)
    preceding = discourse.before(sentence.index, head, REACH + 2 * (count - 1))
    preceding = [r for r in preceding if not _is_beside(sentence, head, r)]  # "Washington urged the three": without it
    joined = None if persons else _joined(discourse, preceding, count, lemma in actor_words().country_heads)
    if joined is not None:
        return joined
    if count > 2:
        several = _states(preceding, persons)[:count]
        return several if len(several) == count else ()
    if office:
        preceding = [r for r in preceding if _is_such_person(discourse, r, description)]
    found: tuple[Actor, ...] = ()
    for at in range(sentence.index, max(-1, sentence.index - REACH - 2), -1):
        found = _two_states([r for r in preceding if r.sentence == at], persons)
        if len(found) == 2:
            break
    else:
        found = _two_states(preceding, persons)
    if len(found) < 2:
        return ()
    if lemma in actor_words().country_heads:
        return tuple(state_actor(discourse.gazetteer, actor.country or actor.id) for actor in found)
    return found


def _one_of_two(discourse: Discourse, sentence: Sentence, head: int) -> tuple[Actor, ...]:
    """ "the former" and "the latter" of the last two parties."""
    word = sentence.tokens[head].text.lower()
    if word not in {"former", "latter"} or sentence.dependents(head, "nmod", "compound"):
        return ()
    last: list[tuple[Actor, ...]] = []
    before = discourse.before(sentence.index, head, 1)
    for reference in sorted(before, key=lambda r: (r.sentence, r.head), reverse=True):
        if reference.kind != "demonym" and reference.actors not in last:
            last.append(reference.actors)
    by_place = last[:2] if len(last) > 1 else []
    return by_place[word == "former"] if by_place else ()


def _is_beside(sentence: Sentence, head: int, reference: Reference) -> bool:
    """Whether a party fills another slot of the verb that the phrase stands under."""
    governor = sentence.tokens[head].head
    return reference.sentence == sentence.index and governor >= 0 and sentence.tokens[reference.head].head == governor


def _joined(
    discourse: Discourse, preceding: Iterable[Reference], count: int, states: bool
) -> tuple[Actor, ...] | None:
    """The last so many parties that were named together: "Israel and Iran", "the government and the rebels"."""
    for reference in preceding:
        inside = discourse.sentences[reference.sentence]
        members = conjuncts_from(inside, reference.head)
        parts = [discourse.references.get((reference.sentence, member)) for member in members]
        actors = dict.fromkeys(actor for part in parts if part is not None for actor in part.actors)
        if len(members) == len(actors) == count and all(actor.kind != "person" for actor in actors):
            found = tuple(state_actor(discourse.gazetteer, a.country or a.id) if states else a for a in actors)
            if len({actor.id for actor in found}) == count:
                return found
    return None


def _two_states(references: Iterable[Reference], persons: bool) -> tuple[Actor, ...]:
    """The first actors of two distinct states."""
    return _states(references, persons)[:2]


def _states(references: Iterable[Reference], persons: bool) -> tuple[Actor, ...]:
    """The first actor of each state."""
    found: dict[str, Actor] = {}
    for reference in references:
        for actor in reference.actors:
            fits = actor.kind == "person" and actor.office is not None if persons else actor.kind != "bloc"
            if fits and actor.country is not None:
                found.setdefault(actor.country, actor)
    return tuple(found.values())


def _last_named(discourse: Discourse, sentence: Sentence, head: int, description: Description) -> tuple[Actor, ...]:
    """The most salient party that a singular definite noun can mean."""
    words = actor_words()
    lemma = noun(sentence, head)
    if sentence.dependents(head, "nmod", "acl", "nmod:poss"):
        return ()
    if lemma in words.country_heads:
        same = _chained_state(discourse, sentence, head)
        if same is not None:
            return same.actors
        # "suspended the country": the state the passage is about, not the one that the clause names beside it
        code = discourse.focus.near(sentence.index, across(discourse, sentence, head))
        if code is not None and sentence.index > 0:
            return (state_actor(discourse.gazetteer, code),)
        found = best(
            discourse, sentence, head, lambda r: bool(r.actors) and r.actors[0].kind == "state" and not r.plural
        )
        if found is None:
            return _state_served(discourse, sentence, head)
    elif lemma in words.person_heads:
        found = best(discourse, sentence, head, lambda r: _is_such_person(discourse, r, description))
    elif lemma in words.body_heads:
        found = best(discourse, sentence, head, lambda r: _is_such_body(r, lemma, description))
    else:
        return ()
    return found.actors if found else ()


def _state_served(discourse: Discourse, sentence: Sentence, head: int) -> tuple[Actor, ...]:
    """The state of the most salient party where no state is named: "the foreign ministry said that the country …"."""
    served = best(discourse, sentence, head, lambda r: len(r.countries) == 1 and not r.plural)
    code = None if served is None else next(iter(served.countries))
    return (state_actor(discourse.gazetteer, code),) if code is not None and code not in STATELESS else ()


def _chained_state(discourse: Discourse, sentence: Sentence, head: int) -> Reference | None:
    """The state that the coreference head takes the phrase for."""
    for reference in discourse.before(sentence.index, head, REACH):
        is_state = len(reference.actors) == 1 and reference.actors[0].kind == "state" and not reference.plural
        if is_state and discourse.are_chained(sentence.index, head, reference):
            return reference
    return None


def state_of_traits(discourse: Discourse, sentence: Sentence, head: int) -> tuple[Actor, ...] | None:
    """The state of which the words of a definite phrase are true, named last before it; None where they tell nothing."""
    if noun(sentence, head) not in actor_words().country_heads or determiner(sentence, head) not in {"the", "this", "that"}:
        return None
    parts = [i for i in premodifiers(sentence, head) if sentence.tokens[i].deprel in {"amod", "compound"}]
    codes = states_with(tuple(sentence.tokens[i].text.lower() for i in (*parts, head)))
    if codes is None or is_plural(sentence, head):
        return None
    near = sorted(discourse.before(sentence.index, head, REACH_OF_TRAITS), key=lambda r: (-r.sentence, -r.head))
    named = [code for reference in near for code in reference.countries if code in codes]
    return (state_actor(discourse.gazetteer, named[0]),) if named else None


def _is_such_person(discourse: Discourse, reference: Reference, description: Description) -> bool:
    """Whether a person is or was introduced as what the noun says ("the minister")."""
    if len(reference.actors) != 1 or not reference.is_person:
        return False
    actor, role = reference.actors[0], description.role
    titles = (actor.office or "", reference.phrase or "")
    if any(_is_titled(title.lower().replace("-", " "), description.phrase) for title in titles):
        return True
    if role is None:
        return False
    if role.office is not None:
        gazetteer = discourse.gazetteer
        held = actor.office and gazetteer.office_class(actor.office, actor.country)
        return bool(held) and held == gazetteer.office_class(role.office, actor.country)
    if description.phrase == "leader":
        return bool(actor.office)
    return role.unspecific or (len(description.phrase.split()) == 1 and bool(set(role.sectors) & set(actor.sectors)))


def _is_titled(title: str, phrase: str) -> bool:
    """Whether a title is what a phrase says: "minister" of "minister of finance" and of "finance minister"."""
    if title == phrase or title.startswith(f"{phrase} "):
        return True
    return title.endswith(f" {phrase}") and " of " not in title and " for " not in title


def _is_such_body(reference: Reference, lemma: str, description: Description) -> bool:
    if len(reference.actors) != 1 or reference.is_person or reference.actors[0].kind == "state":
        return False
    actor = reference.actors[0]
    named = f"{actor.name} {reference.phrase or ''}".lower().split()
    if lemma in named:
        return set(description.phrase.split()) <= set(named) or len(description.phrase.split()) == 1
    if lemma in {"group", "organization", "organisation", "movement", "faction", "network", "body"}:
        return (
            actor.kind == "group"
            or actor.kind == "organisation"
            and actor.sectors[:1] not in (("GOV",), ("MIL",), ("COP",))
        )
    if lemma in {"alliance", "bloc", "union", "coalition", "grouping"}:
        return actor.kind == "bloc" or actor.country in {"EUR", "IGO"}
    if reference.kind != "name" or actor.kind != "organisation" or len(description.phrase.split()) > 1:
        return False
    if lemma in {"company", "firm", "corporation"}:
        return not actor.sectors or actor.sectors[0] == "BUS"
    sectors = description.role.sectors if description.role is not None else ()
    return lemma in {"court", "party", "parliament", "bank", "union"} and actor.sectors[:1] == sectors[:1] != ()
