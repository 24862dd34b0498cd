"""Relations told by what one party is to another: "X, Y's ally", "NATO member X", "X and Y are rivals"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dragoman.ontology.relation_patterns import RolePattern
from dragoman.record.arguments import arguments, conjuncts, preposition
from dragoman.record.deed_relations import PROSPECTIVE
from dragoman.record.relation_context import COPULAS, Surroundings
from dragoman.record.relation_drafts import RelationDraft, between
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT

MUTUAL = frozenset({"alliance", "partnership", "tension"})
PARTS = frozenset({"one", "some", "many", "most", "several", "two", "both"})
GOING_ON = frozenset({"continue", "say", "believe", "consider", "know", "report", "appear", "seem"})
PAIRS = frozenset({"two", "both"})
LIKE = frozenset({"like", "such as", "including", "such"})
NAME_REACH = 4  # words from a role to the head of the name behind it


def roles(here: Surroundings) -> Iterator[RelationDraft]:
    """A relation from each bearer of a role to each party that he bears it to; between bearers where there is no other."""
    for pattern in here.patterns.roles:
        for token in here.nouns(pattern.words):
            if _fits(here, token, pattern):
                yield from _told(here, token, pattern)


def _fits(here: Surroundings, token: int, pattern: RolePattern) -> bool:
    modifiers = here.modifiers(token)
    if is_negated(here.sentence, token) or here.is_over(token) or pattern.barred & modifiers or _is_wished(here, token):
        return False
    if pattern.goods and not (pattern.goods & modifiers or _of_goods(here, token, pattern)):
        return False
    return not pattern.required or bool(pattern.required & modifiers)


def _is_wished(here: Surroundings, token: int) -> bool:
    """ "Wants to become a member", "could be an ally": the role is not borne yet."""
    sentence = here.sentence
    governor = sentence.tokens[token].head
    copular = governor != ROOT and sentence.tokens[token].deprel in ("xcomp", "obj", "obl") and here.lemma(governor) in COPULAS
    verb = governor if copular else token
    helpers = {here.lemma(c) for c in sentence.dependents(verb, "aux", "mark")}
    above = sentence.tokens[verb].head
    return bool(helpers & PROSPECTIVE) or ("to" in helpers and not (above != ROOT and here.lemma(above) in GOING_ON))


def _of_goods(here: Surroundings, token: int, pattern: RolePattern) -> bool:
    goods = (c for c in here.sentence.dependents(token, "nmod") if preposition(here.sentence, c) == "of")
    return any(here.lemma(part) in pattern.goods for good in goods for part in conjuncts(here.sentence, good))


def _told(here: Surroundings, token: int, pattern: RolePattern) -> Iterator[RelationDraft]:
    borne_by = bearing(here, token)
    others = _body_before(here, token) if pattern.named else _others(here, token, pattern, borne_by) or _before(here, token)
    if not others and pattern.kind == "alliance" and _is_bare(here, token):
        others = _subject_above(here, token, here.parties.countries(borne_by))
    bearers = tuple(b for b in borne_by if b not in others and _may_bear(here, b))
    if pattern.body:
        others = tuple(o for o in others if here.is_body(o))
        bearers = tuple(b for b in bearers if not here.is_body(b) and _is_known(here, b, others))
    if bearers and others:
        kind = "membership" if pattern.kind == "alliance" and all(here.is_body(o) for o in others) else pattern.kind
        yield from between(here, kind, *((others, bearers) if pattern.reversed else (bearers, others)), token)
    elif not others and pattern.kind in MUTUAL and not _is_owned(here, token):
        for one, other in combinations(bearers[:3] or _pair(here, token), 2):
            yield from between(here, pattern.kind, (one,), (other,), token)


def _is_bare(here: Surroundings, token: int) -> bool:
    """ "Visits ally Peru", in the way of headlines: the ally of who visits."""
    word = here.sentence.tokens[token]
    return word.feat("Number") != "Plur" and not here.sentence.dependents(token, "det", "nmod:poss", "case", "cop", "nmod")


def _is_known(here: Surroundings, state: str, bodies: tuple[str, ...]) -> bool:
    """Whether a body has the state for a member, as far as its members are known."""
    known = [here.parties.actors[body].members for body in bodies]
    return any(not members or here.parties.country(state) in members for members in known)


def _others(here: Surroundings, token: int, pattern: RolePattern, bearers: tuple[str, ...]) -> tuple[str, ...]:
    """Whose ally it is. Nobody is his own; and "its" in a clause with a subject is that subject's."""
    own = [c for c in here.sentence.dependents(token, "nmod:poss") if here.sentence.tokens[c].upos == "PRON"]
    states = here.parties.countries(bearers)
    goods = [c for c in here.sentence.dependents(token, "nmod") if pattern.goods and preposition(here.sentence, c) == "of"]
    given = here.actors(c for g in goods for c in here.sentence.dependents(g, "nmod") if preposition(here.sentence, c) in ("to", "for"))
    found = [o for o in (*given, *here.owners(token, "of", "to", *pattern.of)) if here.parties.country(o) not in states]
    if not own or not bearers or here.has_antecedent(own[0]):
        return tuple(found)
    return _subject_above(here, token, states) or tuple(found) or here.named_before(token, states)


def _subject_above(here: Surroundings, token: int, states: frozenset[str]) -> tuple[str, ...]:
    """The subject of the clause that the role stands in, if it is one of other states than the bearers."""
    for above in here.sentence.ancestors(token):
        if here.sentence.tokens[above].upos in ("VERB", "AUX"):
            subjects = here.actors(arguments(here.sentence, above).get("subj"))
            return subjects if subjects and not states & here.parties.countries(subjects) else ()
    return ()


def _is_owned(here: Surroundings, token: int) -> bool:
    """Whether somebody's name stands before the role, known or not: "Utopia's allies Peru and Chile" are not each other's."""
    before = here.sentence.dependents(token, "nmod:poss", "compound", "amod")
    return any(here.sentence.tokens[c].upos in ("PROPN", "PRON") or here.parties.exact(here.sentence, c) for c in before)


def _may_bear(here: Surroundings, actor: str) -> bool:
    """A state, its government, who holds an office in it, or an armed group; others' friends and foes are their own."""
    party = here.parties.actors[actor]
    return party.kind != "person" or (party.office is not None and party.sectors[:1] == ("GOV",))


def _before(here: Surroundings, token: int) -> tuple[str, ...]:
    """The party named right before the role, wherever the parser hangs it: "NATO member X"."""
    names = here.sentence.dependents(token, "compound", "amod", "nmod:poss")
    return (here.parties.exact(here.sentence, token - 1) if token else ()) or here.placed(names)


def _body_before(here: Surroundings, token: int) -> tuple[str, ...]:
    """ "EU country", "a NATO state": the body named right before a common noun."""
    if here.sentence.tokens[token].upos != "NOUN" or not here.sentence.dependents(token, "compound"):
        return ()
    names = here.sentence.dependents(token, "compound")
    found = tuple(a for c in names for a in here.parties.exact(here.sentence, c) if here.is_body(a))
    return found or here.parties.exact(here.sentence, token)


def _pair(here: Surroundings, token: int) -> tuple[str, ...]:
    """ "The two rivals": the two states that the document names most."""
    return _two(here) if here.modifiers(token) & PAIRS else ()


def _two(here: Surroundings) -> tuple[str, ...]:
    found = (here.of_country(country) for country in here.foremost()[:2])
    return tuple(actor for actor in found if actor is not None)


def bearing(here: Surroundings, token: int) -> tuple[str, ...]:
    """Who bears a role, by the nearest of its constructions; all that are coordinated where the role is a plural."""
    sentence = here.sentence
    top = _top(here, token)
    many = sentence.tokens[token].feat("Number") == "Plur" or top != token
    beside = (*sentence.dependents(top, "appos"), *_name_behind(here, top))
    if not beside and sentence.tokens[top].deprel == "appos":
        beside = (sentence.tokens[top].head,)
    if not beside:  # "X's backers in the Council, Peru and Chile"
        beside = tuple(a for c in sentence.dependents(top, "nmod") for a in sentence.dependents(c, "appos") if a > top)
        many = many or bool(beside)
    if beside:
        tokens = [part for t in beside for part in (_coordinated(here, t) if many else (t,))]
        return here.actors(tokens) or here.placed(tokens)  # "arrived in Lima, its ally"
    return _such_as(here, top) or here.subject_of(top) or _both(here, top) or _across_comma(here, top, many)


def _such_as(here: Surroundings, token: int) -> tuple[str, ...]:
    """ "Allies like Peru and Chile", "partners such as …"."""
    sentence = here.sentence
    named = [c for c in sentence.dependents(token, "nmod") if preposition(sentence, c) in LIKE]
    return here.actors(part for c in named for part in conjuncts(sentence, c))


def _both(here: Surroundings, token: int) -> tuple[str, ...]:
    """ "Both are members": the two states that the document names most, where nothing tells whom "both" means."""
    subjects = here.sentence.dependents(token, "nsubj")
    return _two(here) if any(here.lemma(s) in PAIRS for s in subjects) else ()


def _top(here: Surroundings, token: int) -> int:
    """The head of "one of X's allies"; the first of roles that are joined ("its ally and main supplier")."""
    word = here.sentence.tokens[token]
    if word.head == ROOT:
        return token
    above = here.lemma(word.head)
    if word.deprel == "nmod" and above in PARTS and preposition(here.sentence, token) == "of":
        return word.head
    if word.deprel == "conj" and here.sentence.tokens[word.head].upos == "NOUN":
        return _top(here, word.head)
    return token


def _coordinated(here: Surroundings, token: int) -> tuple[int, ...]:
    """A name and those joined to it, also where the parser joins them to the noun before."""
    word = here.sentence.tokens[token]
    joined = conjuncts(here.sentence, word.head if word.deprel == "conj" else token)
    if word.deprel == "appos" and len(joined) == 1:
        return (token, *(c for c in here.sentence.dependents(word.head, "conj") if c > token))
    return joined


def _name_behind(here: Surroundings, token: int) -> tuple[int, ...]:
    """The name right behind the role: "its ally Peru", which parsers hang in many ways."""
    tokens = here.sentence.tokens
    for index in range(token + 1, min(token + NAME_REACH, len(tokens))):
        if tokens[index].upos not in ("PROPN", "DET") and index > token:
            return ()
        if here.parties.exact(here.sentence, index):
            return (index,)
    return ()


def _across_comma(here: Surroundings, token: int, many: bool) -> tuple[str, ...]:
    """The party on the other side of the comma before the phrase, else of the one behind it: a net for lost appositions."""
    sentence = here.sentence
    phrase = [t for t in sentence.subtree(token) if sentence.tokens[t].upos != "PUNCT"]
    first = min(phrase, default=token)
    if first > 1 and sentence.tokens[first - 1].text == "," and sentence.tokens[first - 2].upos == "PROPN":
        for index in (first - 2, *sentence.ancestors(first - 2)):
            if here.parties.exact(sentence, index):
                return here.actors(_coordinated(here, index) if many else (index,))
    return ()
