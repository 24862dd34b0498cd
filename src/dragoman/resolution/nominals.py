"""References of phrases without a name: roles of a state, domestic parties, groups of states, anaphors."""

from __future__ import annotations

from dataclasses import replace

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.anaphors import resolve_anaphor
from dragoman.resolution.discourse import Discourse, Reference
from dragoman.resolution.focus import name_country
from dragoman.resolution.gazetteer_types import Role
from dragoman.resolution.identities import entry_actor, government, role_actor, state_actor
from dragoman.resolution.noun_phrases import (
    attributes,
    base,
    determiner,
    extent,
    is_plural,
    noun,
    premodifiers,
    preposition,
)
from dragoman.resolution.roles import Description, Resolver, body_sectors, describe
from dragoman.types.analysis import ROOT, Sentence
from dragoman.types.resolution import Actor, ActorKind

# Governments act from anywhere; of the other sectors, "in Karachi" says whose police or rebels they are.
_TRAVELLING = frozenset({"GOV", "LEG", "ELI", "PTY"})
_SIDES = frozenset({"to", "from", "by", "against", "over", "between"})
_ARTICLES = frozenset({"the", "a", "an", "these", "those", "this", "that"})


def nominal_reference(discourse: Discourse, sentence: Sentence, index: int, resolve: Resolver) -> Reference | None:
    """What a phrase headed by a common noun denotes; None where it is no party."""
    token = sentence.tokens[index]
    if sentence.dependents(index, "cop") or base(token.deprel) == "xcomp" or preposition(sentence, index) == "as":
        return None  # a predicate says what its subject is and denotes nobody else
    first, last = extent(sentence, index)
    holder = discourse.titled.get((sentence.index, index))
    if holder is not None:
        person = resolve(sentence.index, holder)
        return replace(person, head=index, kind="nominal") if person is not None else None
    half = _half_of_korea(discourse, sentence, index)
    if half is not None:
        return Reference(sentence.index, index, first, last, "name", (half,))
    named = _apposed(discourse, sentence, index, resolve)
    if named is not None:
        return Reference(sentence.index, index, first, last, "nominal", named.actors, named.plural)
    description = describe(discourse, sentence, index, resolve)
    found = _related(discourse, sentence, index, description, resolve)
    if found is not None:
        return found if found.actors else None
    actors = _parties(discourse, sentence, index, description, resolve)
    if not actors:
        return None
    discourse.consumed.update((sentence.index, i) for i in description.consumed)
    plural = is_plural(sentence, index) or bool(description.role and description.role.collective)
    return Reference(sentence.index, index, first, last, "nominal", actors, plural, description.phrase)


def _half_of_korea(discourse: Discourse, sentence: Sentence, index: int) -> Actor | None:
    """ "the North", "the South" in a report on Korea."""
    token = sentence.tokens[index]
    code = {"North": "PRK", "South": "KOR"}.get(token.text)
    bare = not sentence.dependents(index, "nmod", "compound", "amod", "flat") and determiner(sentence, index) == "the"
    if code is None or not bare or not {c for _, c, _ in discourse.focus.pointers} >= {"PRK"}:
        return None
    return state_actor(discourse.gazetteer, code)


def _related(
    discourse: Discourse, sentence: Sentence, index: int, description: Description, resolve: Resolver
) -> Reference | None:
    """A phrase that goes back to another one: a counterpart, an apposition, an anaphor."""
    first, last = extent(sentence, index)
    if noun(sentence, index) == "counterpart":
        return _counterpart(discourse, sentence, index, description, resolve)
    if description.countries:
        return None
    beside = _beside(sentence, index, description, resolve)
    if beside is not None:
        return Reference(sentence.index, index, first, last, "nominal", beside.actors, beside.plural)
    return resolve_anaphor(discourse, sentence, index, (first, last), description)


def _apposed(discourse: Discourse, sentence: Sentence, index: int, resolve: Resolver) -> Reference | None:
    """The named party that a role noun stands beside: "the foreign minister, Ali Khan"."""
    token = sentence.tokens[index]
    role = discourse.gazetteer.role(noun(sentence, index))
    others = [i for i in sentence.dependents(index, "appos", "flat") if i > index]
    if base(token.deprel) == "appos":
        others.append(token.head)
    for other in others:
        name = discourse.name_headed(sentence.index, other)
        if name is not None and name.kind in ({"body"} if role is not None and not role.person else {"person", "body"}):
            return resolve(sentence.index, other)
    return None


def _beside(sentence: Sentence, index: int, description: Description, resolve: Resolver) -> Reference | None:
    """The party that an apposition explains: "102 troops — the largest contingent"."""
    token = sentence.tokens[index]
    if base(token.deprel) != "appos" or description.role is None:
        return None
    governor = resolve(sentence.index, token.head)
    if governor is None or (governor.is_person and not description.role.person):
        return None
    return governor


def _counterpart(
    discourse: Discourse, sentence: Sentence, index: int, description: Description, resolve: Resolver
) -> Reference | None:
    """Whoever holds the owner's office in the state named: "his Russian counterpart"."""
    if not description.countries:
        return None
    owner = description.owner.actors[0] if description.owner is not None and description.owner.actors else None
    named = [c for i in description.consumed if (r := resolve(sentence.index, i)) is not None for c in r.countries]
    foreign = [code for code in description.countries if owner is None or code != owner.country]
    country = (named or foreign or list(description.countries))[0]
    entry = (
        discourse.gazetteer.holder(country, owner.office, discourse.on) if owner is not None and owner.office else None
    )
    if entry is not None:
        actor = entry_actor(entry, discourse.on)
    else:
        sectors = owner.sectors if owner is not None and owner.sectors else ("GOV",)
        office = owner.office if owner is not None and owner.office else "counterpart"
        label = _label(discourse, sentence, index)
        actor = role_actor(discourse.gazetteer, country, sectors, office.lower(), kind="person", label=label)
    discourse.consumed.update((sentence.index, i) for i in description.consumed)
    first, last = extent(sentence, index)
    return Reference(sentence.index, index, first, last, "nominal", (actor,), phrase=description.phrase)


def _parties(
    discourse: Discourse, sentence: Sentence, index: int, description: Description, resolve: Resolver
) -> tuple[Actor, ...]:
    role, lemma = description.role, noun(sentence, index)
    words = actor_words()
    if _is_general(sentence, index, lemma, description):
        return (_group(discourse, sentence, index, role.sectors if role else ("GOV",)),)
    if role is None or _is_venue(sentence, index, role) or _is_audience(sentence, index, role, description):
        return ()
    if lemma in words.equipment_heads and base(sentence.tokens[index].deprel) != "nsubj":
        return ()
    if lemma == "party" and is_plural(sentence, index) and not sentence.dependents(index, "amod", "compound", "nmod"):
        return (_group(discourse, sentence, index, ()),)  # parties to whatever is spoken of
    if lemma in words.abstract_heads and any(case in _SIDES for case, _ in attributes(sentence, index)):
        return ()  # "opposition to the deal", "pressure from China"
    if description.body is not None and lemma in words.membership_heads:
        return description.body.actors
    if lemma in words.relational_heads and description.countries:
        phrase = " ".join([*(code.lower() for code in description.countries), sentence.tokens[index].text.lower()])
        return (role_actor(discourse.gazetteer, None, role.sectors, phrase),) if is_plural(sentence, index) else ()
    if lemma in words.expert_heads and not description.countries:
        return (_group(discourse, sentence, index, role.sectors),)
    if lemma == "capital" and not is_plural(sentence, index):
        return ()  # a city; "Western capitals" are governments
    if not description.countries and _says_too_little(sentence, index, lemma, role):
        return ()
    countries = description.countries or _home(discourse, sentence, index, description, role, resolve)
    if not countries:
        return () if role.unspecific else (_group(discourse, sentence, index, role.sectors),)
    return tuple(dict.fromkeys(_of_country(discourse, sentence, index, description, role, code) for code in countries))


def _home(
    discourse: Discourse, sentence: Sentence, index: int, description: Description, role: Role, resolve: Resolver
) -> tuple[str, ...]:
    """The state of a domestic party: its sender's, an earlier mention's, where it acts, what the passage is about."""
    token = sentence.tokens[index]
    if base(token.deprel) == "obj" and sentence.tokens[token.head].lemma.lower() in actor_words().dispatch_verbs:
        senders = [resolve(sentence.index, i) for i in sentence.dependents(token.head, "nsubj")]
        codes = tuple(code for sender in senders if sender is not None for code in sender.countries)
        if codes:
            return codes
    speaks = role.office is not None and role.office.endswith("Spokesperson")
    if speaks and role.sectors[:1] in (("MIL",), ("COP",)):
        for reference in discourse.before(sentence.index, index):
            if not reference.is_person and reference.actors[0].sectors[:1] == role.sectors[:1] and reference.countries:
                return reference.countries[:1]
    here = not set(role.sectors[:1]) & _TRAVELLING
    located = discourse.location(sentence, index) if here else None
    if located is not None and located not in description.backers:
        return (located,)
    for reference in discourse.before(sentence.index, index):
        if reference.phrase == description.phrase and reference.kind == "nominal" and reference.countries:
            return reference.countries
    others = () if here else _across(discourse, sentence, index)
    code = discourse.focus.near(sentence.index, description.backers, others)
    return (code,) if code is not None else ()


def _across(discourse: Discourse, sentence: Sentence, index: int) -> tuple[str, ...]:
    """States of the other arguments of the same verb: "the minister met his Canadian counterpart" is no Canadian."""
    token = sentence.tokens[index]
    if token.head == ROOT or base(token.deprel) not in {"nsubj", "obj", "iobj", "obl"}:
        return ()
    found: list[str] = []
    for other in sentence.dependents(token.head, "nsubj", "obj", "iobj", "obl"):
        for inner in (*premodifiers(sentence, other), other):
            name = discourse.name_at(sentence.index, inner)
            if other != index and name is not None and (code := name_country(name)) is not None:
                found.append(code)
    return tuple(found)


def _of_country(
    discourse: Discourse, sentence: Sentence, index: int, description: Description, role: Role, code: str
) -> Actor:
    """The government, the holder of an office that only one person has, or the role itself."""
    if role.state and not role.person:
        return government(discourse.gazetteer, code)
    plural = is_plural(sentence, index)
    if role.office and role.person and not plural and not description.former:
        definite = determiner(sentence, index) not in {"a", "an"}
        entry = discourse.gazetteer.holder(code, role.office, discourse.on) if definite else None
        if entry is not None:
            return entry_actor(entry, discourse.on)
    sectors = ("ELI",) if description.former and role.sectors[:1] == ("GOV",) else body_sectors(description, role)
    kind: ActorKind = "person" if role.person and not plural else "group" if role.person else "organisation"
    words = description.phrase.split()
    phrase = (
        " ".join([*words[:-1], sentence.tokens[index].text.lower()])
        if plural and len(words) < 3
        else description.phrase
    )
    return role_actor(
        discourse.gazetteer,
        code,
        sectors,
        phrase,
        kind=kind,
        office=role.office if kind == "person" and not description.former else None,
        whole=description.phrase,
        label=_label(discourse, sentence, index),
    )


def _label(discourse: Discourse, sentence: Sentence, index: int) -> str:
    """The phrase as an actor's name, without article and number."""
    first, last = extent(sentence, index)
    named = (i for i in range(first, index) if base(sentence.tokens[i].deprel) in {"amod", "compound", "nmod"})
    start = next((i for i in named if sentence.tokens[i].upos in {"ADJ", "NOUN", "PROPN", "VERB"}), index)
    return " ".join(discourse.surface(sentence.index, start, last).split())


def _group(discourse: Discourse, sentence: Sentence, index: int, sectors: tuple[str, ...]) -> Actor:
    parts = [i for i in premodifiers(sentence, index) if sentence.tokens[i].text.lower() not in _ARTICLES]
    parts = [i for i in parts if sentence.tokens[i].deprel not in {"nummod", "nmod:poss"}]
    phrase = " ".join(sentence.tokens[i].text.lower() for i in (*parts, index))
    return role_actor(discourse.gazetteer, None, sectors, phrase)


def _is_general(sentence: Sentence, index: int, lemma: str, description: Description) -> bool:
    """ "several countries", "world leaders", "foreign troops": states or their people in general."""
    words = actor_words()
    if description.countries or lemma not in words.group_heads or not is_plural(sentence, index):
        return False
    modifiers = {sentence.tokens[i].lemma.lower() for i in premodifiers(sentence, index)}
    return lemma in words.state_heads or bool(modifiers & words.group_modifiers)


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
