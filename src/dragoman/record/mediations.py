"""Who mediates between whom: told by a noun, by a verb, or by who hosts and arranges what others do."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record.arguments import Arguments, arguments, conjuncts, preposition
from dragoman.record.deed_relations import PROSPECTIVE
from dragoman.record.relation_context import MOST, Surroundings, before
from dragoman.record.relation_drafts import RelationDraft, draft
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT

PEACE = frozenset({"peace", "ceasefire", "cease-fire", "truce", "hostage", "prisoner", "nuclear"})
LONGEST = 4  # verbs of a chain
BETWEEN = ("between", "in", "of", "for")


def mediations(here: Surroundings) -> Iterator[RelationDraft]:
    """A mediator, and each side that is mediated between; of a war that is named by its country, that country."""
    yield from _by_noun(here)
    for token in here.nouns(here.patterns.words["mediation.service"]):
        yield from _by_service(here, token)
    for token, word in enumerate(here.sentence.tokens):
        if word.deprel == "amod" and word.head != ROOT and _is_mediating(here, token):  # "a Qatari-brokered truce"
            for mediator in before(here, token)[:2]:
                yield from _mediated(here, mediator, here.phrase(word.head, "between", "with") or _quarrelling(here, mediator), token)
        elif word.upos == "VERB" and not is_negated(here.sentence, token) and not _is_offer(here, token):
            if here.has(token, "mediation.verbs"):
                yield from _by_verb(here, token)
            elif here.has(token, "mediation.arranges"):
                yield from _by_arranging(here, token)
            elif here.has(token, "mediation.carries"):
                yield from _by_messages(here, token)


def _is_mediating(here: Surroundings, token: int) -> bool:
    return here.has(token, "mediation.verbs") or here.tail(token) in here.patterns.forms["mediation.verbs"]


def _by_messages(here: Surroundings, token: int) -> Iterator[RelationDraft]:
    """ "Has carried messages between X and Y", "shuttled between X and Y"."""
    found = arguments(here.sentence, token)
    objects = found.get("obj")
    between = [c for t in (token, *objects) for c in here.sentence.dependents(t, "obl", "nmod") if preposition(here.sentence, c) == "between"]
    if objects and not any(here.has(o, "mediation.messages") for o in objects):
        return
    sides = here.actors(part for c in between for part in conjuncts(here.sentence, c))
    for mediator in here.actors(found.get("subj"))[:2] if len(here.parties.countries(sides)) > 1 else ():
        yield from _mediated(here, mediator, sides, token)


def _by_noun(here: Surroundings) -> Iterator[RelationDraft]:
    """ "X is a mediator between Y and Z"."""
    for token in here.nouns(here.patterns.words["mediation.nouns"]):
        if here.is_over(token) or is_negated(here.sentence, token) or _is_offer(here, token):
            continue
        for actor in (here.subject_of(token) or _sent(here, token))[:2]:
            sides = here.phrase(token, *BETWEEN) or tuple(o for o in here.owners(token) if o != actor) or _conflict(here, token)
            yield from _mediated(here, actor, sides or _quarrelling(here, actor), token)


def _sent(here: Surroundings, token: int) -> tuple[str, ...]:
    """ "Egyptian mediators met both sides": whose mediators they are, where they do something."""
    word = here.sentence.tokens[token]
    return here.owners(token) or here.parties.exact(here.sentence, token) if word.deprel in ("nsubj", "nsubj:pass") and word.feat("Number") == "Plur" else ()


def _by_verb(here: Surroundings, token: int) -> Iterator[RelationDraft]:
    found = arguments(here.sentence, token)
    objects = [o for o in found.get("obj") if here.has(o, "mediation.objects")]
    dealing = bool(objects) and all(here.has(o, "mediation.dealings") and not _is_of_peace(here, o) for o in objects)
    between = here.phrase(token, "between", "in")
    alone = not here.sentence.dependents(token, "obj") and here.has(token, "mediation.alone")
    if between or objects or alone:
        sides = between or _sides(here, objects) or _dealing(here, token)
        for mediator in _mediators(here, token, found):
            yield from _mediated(here, mediator, sides or _quarrelling(here, mediator, guess=not dealing), token)


def _dealing(here: Surroundings, token: int) -> tuple[str, ...]:
    """Who makes the deal that a clause says is brokered: "Peru and Chile signed a truce brokered by Qatar"."""
    word = here.sentence.tokens[token]
    made = here.sentence.tokens[word.head] if word.deprel.startswith("acl") else None
    if made is None or made.deprel != "obj":
        return ()
    sides = here.actors(arguments(here.sentence, made.head).get("subj"))
    return sides if len(here.parties.countries(sides)) > 1 else ()


def _is_of_peace(here: Surroundings, token: int) -> bool:
    return bool(here.modifiers(token) & PEACE)


def _by_service(here: Surroundings, token: int) -> Iterator[RelationDraft]:
    """ "X's mediation between Y and Z"; else what somebody does with it."""
    mediators = here.owners(token, "by", "from", "of")[:2]
    for mediator in mediators:
        sides = tuple(a for a in here.phrase(token, "between", "in", "with") if a != mediator)
        yield from _mediated(here, mediator, sides or _quarrelling(here, mediator), token)
    if not mediators:
        yield from _by_effort(here, token)


def _by_effort(here: Surroundings, token: int) -> Iterator[RelationDraft]:
    """ "X is engaged in mediation efforts", "X's role in the mediation", "the mediation role that X plays"."""
    sentence = here.sentence
    word = sentence.tokens[token]
    top = word.head if word.deprel == "compound" else token
    if _is_offer(here, token):
        return
    verbs = list(sentence.dependents(top, "acl:relcl"))
    governor = sentence.tokens[top].head
    if governor != ROOT and here.has(governor, "mediation.making"):
        verbs.append(governor)
    filled = [arguments(sentence, v) for v in verbs]
    doers = [t for f in filled for t in (f.get("obj") if f.passive and not f.get("subj") else f.get("subj")) if t != top]
    subjects = here.actors(doers)
    mediators = (here.owners(top, "by", "of") if top != token else ()) or subjects
    sides = here.phrase(top, "between", "in")
    for mediator in mediators[:2]:
        own = here.parties.country(mediator)
        yield from _mediated(here, mediator, tuple(s for s in sides if here.parties.country(s) != own) or here.at_odds(mediator), token)


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
    served = [c for c in here.sentence.dependents(token, "obl") if preposition(here.sentence, c) == "for"]
    bodies = tuple(a for c in served for a in here.parties.exact(here.sentence, c) if here.is_body(a))
    return (bodies or here.actors(found.get("subj")))[:MOST]


def _is_offer(here: Surroundings, token: int) -> bool:
    """ "Offered to mediate", "could mediate": nobody does yet."""
    above = list(here.sentence.ancestors(token))[:3]
    noun = here.sentence.tokens[token].upos != "VERB"
    chain = _chain(here, token)
    if any(here.lemma(c) in PROSPECTIVE for t in chain for c in here.sentence.dependents(t, "aux")):
        return True
    infinite = noun or here.sentence.tokens[token].feat("VerbForm") == "Inf"
    return infinite and any(here.has(a, "mediation.offers") for a in (above if noun else (*above[:1], *chain)))


def _chain(here: Surroundings, token: int) -> list[int]:
    """The verb and those that it hangs on without a subject of its own: "is ready to help and mediate", "will continue to host"."""
    found = [token]
    while len(found) < LONGEST and here.sentence.tokens[found[-1]].deprel in ("xcomp", "conj", "ccomp"):
        helped = here.lemma(here.sentence.tokens[found[-1]].head) == "help"  # "is ready to help them talk and mediate"
        if found[-1] != token and not helped and here.sentence.dependents(found[-1], "nsubj", "nsubj:pass"):
            break
        found.append(here.sentence.tokens[found[-1]].head)
    return found


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
        if here.is_party(side) and here.parties.country(side) != own and not here.are_enemies(mediator, side):
            yield draft(here, "mediation", mediator, side, token)


def _quarrelling(here: Surroundings, mediator: str, guess: bool = True) -> tuple[str, ...]:
    """Where nothing says between whom: the invaded side of the one war that the document can mean, those who are told to
    quarrel, else the two other states of the sentence, else, as a guess, the state that the document is about."""
    found = _belligerents(here, mediator) or here.at_odds(mediator) or here.other_states(mediator)
    return found or (_foremost(here, mediator) if guess else ())


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
