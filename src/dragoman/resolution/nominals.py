"""References of phrases without a name: roles of a state, domestic parties, groups of states, anaphors."""

from __future__ import annotations

from dataclasses import replace

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.anaphors import resolve_anaphor, state_of_traits
from dragoman.resolution.discourse import Discourse, Reference
from dragoman.resolution.domestic import home_countries, in_region
from dragoman.resolution.exclusions import is_general, is_no_party, is_thing
from dragoman.resolution.gazetteer_types import Role
from dragoman.resolution.heads import head_of_body
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
    top,
)
from dragoman.resolution.roles import Description, Resolver, body_sectors, civil_general, describe
from dragoman.types.analysis import Sentence
from dragoman.types.resolution import Actor, ActorKind

# Offices that only one state or body has.
_SOLE: dict[str | None, str] = {"Pope": "VAT", "Secretary-General": "UNO"}
# Before an office these mean somebody else than its holder.
_NOT_INCUMBENT = frozenset({"next", "future", "incoming", "previous", "prospective", "designate", "new", "first", "then"})
_ARTICLES = frozenset({"the", "a", "an", "these", "those", "this", "that"})


def nominal_reference(discourse: Discourse, sentence: Sentence, index: int, resolve: Resolver) -> Reference | None:
    """What a phrase headed by a common noun denotes; None where it is no party."""
    token = sentence.tokens[index]
    if sentence.dependents(index, "cop") or base(token.deprel) == "xcomp" or preposition(sentence, index) == "as":
        return None  # a predicate says what its subject is and denotes nobody else
    if civil_general(sentence, index - 2, index) and index not in sentence.ancestors(index - 2):
        return None  # the second half of "director-general", cut off by the tree
    first, last = extent(sentence, index)
    holder = discourse.titled.get((sentence.index, index))
    if holder is not None:
        person = resolve(sentence.index, holder)
        return replace(person, head=index) if person is not None else None
    half = _half_of_korea(discourse, sentence, index)
    if half is not None:
        return Reference(sentence.index, index, first, last, "name", (half,))
    named = _apposed(discourse, sentence, index, resolve)
    if named is not None:
        return Reference(sentence.index, index, first, last, "nominal", named.actors, named.plural, how="beside")
    part = _measured(discourse, sentence, index, resolve)
    if part is not None:
        return replace(part, head=index, first=first, last=last, kind="nominal", how="measure")
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
    if code is None or not bare or "PRK" not in discourse.focus.states:
        return None
    return state_actor(discourse.gazetteer, code)


def _measured(discourse: Discourse, sentence: Sentence, index: int, resolve: Resolver) -> Reference | None:
    """The parties that a measure is of ("hundreds of supporters"); people where it says no more ("thousands marched")."""
    lemma, words = noun(sentence, index), actor_words()
    if lemma not in words.partitive_heads:
        return None
    inner = [member for case, member in attributes(sentence, index) if case == "of"]
    found = [reference for member in inner if (reference := resolve(sentence.index, member)) is not None]
    if found:
        actors = tuple(dict.fromkeys(actor for reference in found for actor in reference.actors))
        discourse.consumed.update((sentence.index, member) for member in inner)
        return replace(found[0], sentence=sentence.index, actors=actors, plural=True)
    says_more = any(noun(sentence, member) not in words.crowd_heads for member in inner)  # "tens of thousands" does not
    if says_more or lemma not in words.crowd_heads or base(sentence.tokens[index].deprel) not in {"nsubj", "obj"}:
        return None
    code = discourse.location(sentence, index) or discourse.focus.near(sentence.index)
    if code is None:
        return None
    actor = role_actor(discourse.gazetteer, code, ("CVL",), "people", kind="group")
    return Reference(sentence.index, index, index, index, "nominal", (actor,), plural=True)


def _related(
    discourse: Discourse, sentence: Sentence, index: int, description: Description, resolve: Resolver
) -> Reference | None:
    """A phrase that goes back to another one: a counterpart, an apposition, an anaphor."""
    first, last = extent(sentence, index)
    such = state_of_traits(discourse, sentence, index)
    if such is not None:
        discourse.consumed.update((sentence.index, i) for i in premodifiers(sentence, index))
        return Reference(sentence.index, index, first, last, "nominal", such, how="traits")
    if noun(sentence, index) == "counterpart":
        return _counterpart(discourse, sentence, index, description, resolve)
    if description.countries:
        return None
    beside = _beside(sentence, index, description, resolve)
    if beside is not None:
        return Reference(sentence.index, index, first, last, "nominal", beside.actors, beside.plural, how="beside")
    return resolve_anaphor(discourse, sentence, index, (first, last), description)


def _apposed(discourse: Discourse, sentence: Sentence, index: int, resolve: Resolver) -> Reference | None:
    """The named party that a role noun stands beside: "the foreign minister, Ali Khan"."""
    token = sentence.tokens[index]
    role = discourse.gazetteer.role(noun(sentence, index))
    others = [i for i in sentence.dependents(index, "appos", "flat") if i > index]
    if base(token.deprel) == "appos":
        others.append(token.head)
    others += _name_after_comma(discourse, sentence, index)
    for other in others:
        if any(token.text == ":" for token in sentence.tokens[min(index, other) : max(index, other)]):
            continue  # "American football: …" is a heading
        name = discourse.name_headed(sentence.index, other)
        if name is not None and name.kind in ({"body"} if role is not None and not role.person else {"person", "body"}):
            return resolve(sentence.index, other)
    return None


def _name_after_comma(discourse: Discourse, sentence: Sentence, index: int) -> list[int]:
    """The head of a person's name between commas right after a noun: "his counterpart, Ali Khan, …"."""
    tokens = sentence.tokens
    if is_plural(sentence, index) or index + 2 >= len(tokens) or tokens[index + 1].text != ",":
        return []
    name = discourse.name_at(sentence.index, index + 2)
    if name is None or name.kind != "person" or name.first != index + 2:
        return []
    closed = name.last + 1 < len(tokens) and tokens[name.last + 1].text in {",", ".", ";"}
    return [top(sentence, name.first, name.last)] if closed else []


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
    counterpart = description.phrase
    return Reference(sentence.index, index, first, last, "nominal", (actor,), phrase=counterpart, how="counterpart")


def _parties(
    discourse: Discourse, sentence: Sentence, index: int, description: Description, resolve: Resolver
) -> tuple[Actor, ...]:
    role, lemma = description.role, noun(sentence, index)
    leader = _head_of_seat(discourse, sentence, index, description)
    if leader is not None:
        return (leader,)
    if role is not None and is_thing(sentence, index, lemma, description):
        return ()
    if is_general(sentence, index, lemma, description):
        return (_group(discourse, sentence, index, role.sectors if role is not None else ("GOV",)),)
    if role is None or is_no_party(sentence, index, lemma, role, description):
        return ()
    words = actor_words()
    if description.body is not None and lemma in words.membership_heads and not _is_part(description, role):
        return description.body.actors
    if lemma in words.relational_heads and description.countries:
        phrase = " ".join([*(code.lower() for code in description.countries), sentence.tokens[index].text.lower()])
        return (role_actor(discourse.gazetteer, None, role.sectors, phrase),)
    if lemma in words.relational_heads and description.body is None:
        return (_group(discourse, sentence, index, role.sectors),)
    voiced = _voiced(discourse, sentence, index, description)
    if voiced is not None:
        kind: ActorKind = "group" if is_plural(sentence, index) else "person"
        label = _label(discourse, sentence, index)
        return (role_actor(discourse.gazetteer, voiced.country, voiced.sectors, lemma, kind=kind, label=label),)
    sole = _SOLE.get(role.office) if description.body is None else None
    countries = description.countries or ((sole,) if sole else ())
    if not countries and in_region(discourse, sentence, index, resolve):
        return (_group(discourse, sentence, index, role.sectors),)
    if not countries and role.sectors[:1] != ("REF",):  # who flees is from elsewhere
        countries = home_countries(discourse, sentence, index, description, role, resolve)
    if not countries:
        return () if role.unspecific else (_group(discourse, sentence, index, role.sectors),)
    return tuple(dict.fromkeys(_of_country(discourse, sentence, index, description, role, code) for code in countries))


def _voiced(discourse: Discourse, sentence: Sentence, index: int, description: Description) -> Actor | None:
    """Whom "a spokesman" without more speaks for: the subject of the sentence before, where it is no government."""
    voices = actor_words().voice_heads
    if description.phrase not in voices or description.countries or description.body is not None or sentence.index == 0:
        return None
    before = discourse.sentences[sentence.index - 1]
    subjects = (discourse.references.get((before.index, s)) for s in before.dependents(before.root, "nsubj", "nsubj:pass"))
    actors = [actor for subject in subjects if subject is not None for actor in subject.actors]
    return actors[0] if len(actors) == 1 and actors[0].country and actors[0].sectors[:1] not in ((), ("GOV",)) else None


def _is_part(description: Description, role: Role) -> bool:
    """Whether a role noun parts some off: "Biafran separatists" are not the Biafrans, "Malian government forces" the army."""
    body = description.body.actors[0] if description.body is not None else None
    if body is None:
        return False
    if body.id == f"{body.country}/GOV" and role.sectors[:1] == ("MIL",):
        return description.owner is None
    return body.kind == "group" and body.sectors[:1] == ("CVL",) and role.sectors[:1] not in ((), ("CVL",))


def _head_of_seat(discourse: Discourse, sentence: Sentence, index: int, description: Description) -> Actor | None:
    """Whoever heads the body that the phrase names: "the IAEA chief"."""
    indefinite = determiner(sentence, index) in {"a", "an"}
    if description.seat is None or description.former or indefinite or is_plural(sentence, index):
        return None
    entry = head_of_body(discourse.gazetteer, description.seat, description.phrase, discourse.on)
    return entry_actor(entry, discourse.on) if entry is not None else None


def _of_country(
    discourse: Discourse, sentence: Sentence, index: int, description: Description, role: Role, code: str
) -> Actor:
    """The government, the holder of an office that only one person has, or the role itself."""
    if role.state and not role.person:
        return government(discourse.gazetteer, code)
    plural = is_plural(sentence, index)
    coming = any(sentence.tokens[i].lemma.lower() in _NOT_INCUMBENT for i in premodifiers(sentence, index))
    if role.office and role.person and not plural and not description.former and not coming:
        definite = determiner(sentence, index) not in {"a", "an"}
        entry = discourse.gazetteer.holder(code, role.office, discourse.on) if definite else None
        if entry is not None:
            return entry_actor(entry, discourse.on)
    sectors = ("ELI",) if description.former and role.sectors[:1] == ("GOV",) else body_sectors(description, role)
    kind: ActorKind = "person" if role.person and not plural else "group" if role.person else "organisation"
    words = description.phrase.split()
    form = sentence.tokens[index].text.lower()
    phrase = " ".join([*words[:-1], form]) if words[-1] == noun(sentence, index) else description.phrase
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
