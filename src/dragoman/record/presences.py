"""Forces of one state in another by its leave: "X keeps 600 soldiers in Y", "Y hosts X's troops", "X's base in Y"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record.arguments import arguments, conjuncts, preposition
from dragoman.record.deed_relations import holds
from dragoman.record.relation_context import Surroundings
from dragoman.record.relation_drafts import RelationDraft, between
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT
from dragoman.types.record import RelationKind

WHERE = ("in", "at", "on", "near", "outside", "inside", "to")


def presences(here: Surroundings) -> Iterator[RelationDraft]:
    """Soldiers are support, a base is a partnership; who is there as an enemy is told elsewhere."""
    words = here.patterns.words
    for token in here.nouns(words["presence.forces"] | words["presence.bases"]):
        for senders, hosts in _told(here, token):
            kind: RelationKind = "partnership" if here.has(token, "presence.bases") or _at_base(here, token) else "support"
            friendly = [h for h in hosts if not any(here.are_enemies(s, h) for s in senders)]
            yield from between(here, kind, [s for s in senders if here.parties.country(s)], friendly, token)


def _told(here: Surroundings, token: int) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Senders and hosts, by each construction that fits the noun."""
    sentence = here.sentence
    word = sentence.tokens[token]
    verb = word.head
    owners = here.leader(token) or here.owners(token, "of", "from") or here.parties.exact(sentence, token)
    if here.has(token, "presence.units") and (places := _places(here, (token,))):
        yield owners, places
    if verb == ROOT:
        return
    if word.deprel == "nsubj" and preposition(sentence, verb) in WHERE and sentence.dependents(verb, "cop"):
        yield owners, _land(here, verb)  # "a force has been in Peru"
    found = arguments(sentence, verb)
    subjects = found.get("subj")
    if token in found.get("obj") and subjects and _stands(here, verb):
        if here.has(verb, "presence.keep"):
            yield here.actors(subjects), _places(here, (verb, token)) or _antecedent_place(here, verb)
        elif here.has(verb, "presence.host"):
            yield owners, here.actors(subjects)
    if (token in subjects or token in found.get("obj")) and here.has(verb, "presence.stay") and _stands(here, verb):
        yield owners, _places(here, (verb, token)) or _antecedent_place(here, verb)
    if word.deprel in ("nmod", "obl") and here.has(verb, "presence.home") and sentence.tokens[verb].upos == "NOUN":
        yield owners, here.subject_of(verb)


def _stands(here: Surroundings, verb: int) -> bool:
    return holds(here, verb) and not is_negated(here.sentence, verb)


def _places(here: Surroundings, tokens: tuple[int, ...]) -> tuple[str, ...]:
    """The states in whose land the phrases of a verb and its noun lie."""
    sentence = here.sentence
    phrases = [c for t in tokens for c in sentence.dependents(t, "obl", "nmod") if preposition(sentence, c) in WHERE]
    return tuple(dict.fromkeys(a for c in phrases for part in conjuncts(sentence, c) for a in _land(here, part)))


def _land(here: Surroundings, token: int) -> tuple[str, ...]:
    """A state as a land, not its government: "in Peru", "in the Peruvian north"."""
    own = tuple(a for a in here.parties.exact(here.sentence, token) if here.parties.actors[a].kind == "state")
    return own or here.placed((token,)) or here.located(token)


def _antecedent_place(here: Surroundings, verb: int) -> tuple[str, ...]:
    """ "Peru, where 500 American soldiers are based"."""
    word = here.sentence.tokens[verb]
    where = any(here.lemma(c) == "where" for c in here.sentence.dependents(verb, "advmod"))
    return _land(here, word.head) if where and word.deprel == "acl:relcl" else ()


def _at_base(here: Surroundings, token: int) -> bool:
    """ "Keeps 600 soldiers at a base"."""
    head = here.sentence.tokens[token].head
    near = [token, *([head] if head != ROOT else [])]
    return any(here.has(c, "presence.bases") for t in near for c in here.sentence.dependents(t, "obl", "nmod"))
