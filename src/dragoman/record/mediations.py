"""Who mediates between whom: told by a noun, by a verb, or by who hosts and arranges what others do."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record.arguments import Arguments, arguments, preposition
from dragoman.record.deed_relations import PROSPECTIVE
from dragoman.record.relation_context import Surroundings, before
from dragoman.record.relation_drafts import RelationDraft, draft
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT

BETWEEN = ("between", "in", "of", "for")


def mediations(here: Surroundings) -> Iterator[RelationDraft]:
    """A mediator, and each side that is mediated between; of a war that is named by its country, that country."""
    for token in here.nouns(here.patterns.words["mediation.nouns"]):
        if here.is_over(token) or is_negated(here.sentence, token) or _is_offer(here, token):
            continue
        for actor in here.subject_of(token)[:2]:
            sides = here.phrase(token, *BETWEEN) or here.owners(token) or _conflict(here, token)
            yield from _mediated(here, actor, sides or _quarrelling(here, actor), token)
    for token in here.nouns(here.patterns.words["mediation.service"]):
        for mediator in here.owners(token, "by", "from", "of")[:2]:
            sides = tuple(a for a in here.phrase(token, "between", "in", "with") if a != mediator)
            yield from _mediated(here, mediator, sides or _quarrelling(here, mediator), token)
    for token, word in enumerate(here.sentence.tokens):
        if word.deprel == "amod" and word.head != ROOT and here.has(token, "mediation.verbs"):  # "a Qatari-brokered truce"
            for mediator in before(here, token)[:2]:
                yield from _mediated(here, mediator, here.phrase(word.head, "between", "with") or _quarrelling(here, mediator), token)
        elif word.upos == "VERB" and not is_negated(here.sentence, token) and not _is_offer(here, token):
            if here.has(token, "mediation.verbs"):
                yield from _by_verb(here, token)
            elif here.has(token, "mediation.arranges"):
                yield from _by_arranging(here, token)


def _by_verb(here: Surroundings, token: int) -> Iterator[RelationDraft]:
    found = arguments(here.sentence, token)
    objects = [o for o in found.get("obj") if here.has(o, "mediation.objects")]
    between = here.phrase(token, "between", "in")
    alone = not here.sentence.dependents(token, "obj") and here.has(token, "mediation.alone")
    if between or objects or alone:
        sides = between or _sides(here, objects)
        for mediator in _mediators(here, token, found):
            yield from _mediated(here, mediator, sides or _quarrelling(here, mediator), token)


def _by_arranging(here: Surroundings, token: int) -> Iterator[RelationDraft]:
    """ "X hosted the talks": a mediator where the sides are two others that the text names, or the document tells to quarrel."""
    found = arguments(here.sentence, token)
    meetings = [o for o in found.get("obj") if here.has(o, "mediation.meetings")]
    for mediator in _mediators(here, token, found) if meetings else ():
        sides = _sides(here, meetings)
        countries = {here.parties.country(s) for s in sides}
        if not sides or here.parties.country(mediator) in countries:
            sides = () if sides else here.at_odds(mediator)
        yield from _mediated(here, mediator, sides, token)


def _sides(here: Surroundings, objects: list[int]) -> tuple[str, ...]:
    return tuple(a for o in objects for a in here.phrase(o, "between", "in", "to", "with", "of"))


def _mediators(here: Surroundings, token: int, found: Arguments) -> tuple[str, ...]:
    """The verb's subjects; of "mediates for the United Nations" that body."""
    return (here.phrase(token, "for") or here.actors(found.get("subj")))[:2]


def _is_offer(here: Surroundings, token: int) -> bool:
    """ "Offered to mediate", "could mediate": nobody does yet."""
    above = list(here.sentence.ancestors(token))[:3]
    noun = here.sentence.tokens[token].upos != "VERB"
    if any(here.lemma(c) in PROSPECTIVE for c in here.sentence.dependents(token, "aux")):
        return True
    infinite = noun or here.sentence.tokens[token].feat("VerbForm") == "Inf"
    return infinite and any(here.has(a, "mediation.offers") for a in (above if noun else above[:1]))


def _conflict(here: Surroundings, token: int) -> tuple[str, ...]:
    """Parties that name the quarrel: "a mediator in the Chad conflict", also where the phrase hangs on the verb."""
    sentence = here.sentence
    places = [token, sentence.tokens[token].head] if sentence.tokens[token].head != ROOT else [token]
    children = [c for p in places for c in sentence.dependents(p, "nmod", "obl") if preposition(sentence, c) == "in"]
    return here.actors(children)


def _mediated(here: Surroundings, mediator: str, sides: tuple[str, ...], token: int) -> Iterator[RelationDraft]:
    own = here.parties.country(mediator)
    if not here.is_party(mediator):
        return
    for side in dict.fromkeys(sides):
        if here.is_party(side) and here.parties.country(side) != own:
            yield draft(here, "mediation", mediator, side, token)


def _quarrelling(here: Surroundings, mediator: str) -> tuple[str, ...]:
    """Where nothing says between whom: the invaded side of the one war that the document can mean, those who are told to
    quarrel, else the state that the document is about."""
    return _belligerents(here, mediator) or here.at_odds(mediator) or here.other_states(mediator) or _foremost(here, mediator)


def _belligerents(here: Surroundings, mediator: str) -> tuple[str, ...]:
    if here.day is None:
        return ()
    named = {here.parties.country(state) for state in here.states}
    wars = [w for w in here.patterns.wars if w.on(here.day) and set(w.parties) <= named and w.parties[0] != w.parties[1]]
    wars = [w for w in wars if here.parties.country(mediator) not in w.parties]
    state = here.of_country(wars[0].parties[1]) if len(wars) == 1 else None
    return (state,) if state else ()


def _foremost(here: Surroundings, mediator: str) -> tuple[str, ...]:
    found = [here.of_country(c) for c in here.foremost(here.parties.country(mediator))[:1]]
    return tuple(actor for actor in found if actor is not None)
