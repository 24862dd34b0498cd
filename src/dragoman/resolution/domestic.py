"""Whose the parties without a state are: "police", "the government", "militants"."""

from __future__ import annotations

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.discourse import Discourse
from dragoman.resolution.focus import name_country
from dragoman.resolution.gazetteer_names import fold
from dragoman.resolution.gazetteer_types import Role
from dragoman.resolution.identities import GROUP
from dragoman.resolution.names import Name
from dragoman.resolution.noun_phrases import attributes, base, conjuncts_from, first_conjunct, premodifiers, preposition
from dragoman.resolution.roles import Description, Resolver
from dragoman.types.analysis import ROOT, Sentence

# Governments act from anywhere; of the other sectors, "in Karachi" says whose police or rebels they are.
_OF_REGIONS = frozenset({"in", "of", "from", "across", "throughout", "around"})
_TRAVELLING = frozenset({"GOV", "LEG", "ELI", "PTY"})


def home_countries(
    discourse: Discourse, sentence: Sentence, index: int, description: Description, role: Role, resolve: Resolver
) -> tuple[str, ...]:
    """The state of a domestic party: its sender's, an earlier mention's, where it acts, what the passage is about."""
    codes = _senders(sentence, index, resolve) or _spoken_for(discourse, sentence, index, role)
    if codes:
        return codes
    institution = institution_country(discourse, sentence.index, index, description.phrase)
    if institution is not None:
        return (institution,)
    here = not set(role.sectors[:1]) & _TRAVELLING
    located = discourse.location(sentence, index) if here else None
    if located is not None and located not in description.backers:
        return (located,)
    for reference in discourse.before(sentence.index, index):
        if reference.phrase == description.phrase and reference.kind == "nominal" and reference.countries:
            return reference.countries
    others = () if here else across(discourse, sentence, index)
    foreign = dealt_with(discourse, sentence, index) if role.sectors[:1] == ("GOV",) else ()
    code = discourse.focus.near(sentence.index, (*description.backers, *foreign), others)
    return (code,) if code is not None else ()


def in_region(discourse: Discourse, sentence: Sentence, index: int, resolve: Resolver) -> bool:
    """Whether the phrase says that it is of several states: "people in the Arab world", "leaders across Africa"."""
    for case, attribute in attributes(sentence, index):
        if case not in _OF_REGIONS:
            continue
        place = discourse.place_at(sentence.index, attribute)
        if place is not None and place.country is None and place.name.lower() in actor_words().world_regions:
            return True
        found = resolve(sentence.index, attribute)
        if found is not None and found.kind == "name" and all(a.id.startswith(f"{GROUP}/") for a in found.actors):
            return not found.countries and any(actor.sectors[:1] == ("GOV",) for actor in found.actors)
    return False


def institution_country(discourse: Discourse, sentence: int, index: int, phrase: str) -> str | None:
    """The state of the institution last named that a title speaks of ("foreign ministry spokesman")."""
    words = phrase.split()[:-1] + ["ministry"] * phrase.endswith(" minister")
    role = discourse.gazetteer.role(" ".join(words)) if words else None
    if role is None or role.person:
        return None
    for reference in discourse.before(sentence, index):
        actor = reference.actors[0]
        named = f"{actor.name} {reference.phrase or ''}".lower()
        if actor.kind not in {"person", "state"} and all(word[:6] in named for word in words):
            return actor.country
    return None


def _senders(sentence: Sentence, index: int, resolve: Resolver) -> tuple[str, ...]:
    """The states that send the forces: "China sent 102 troops"."""
    token = sentence.tokens[index]
    if base(token.deprel) != "obj" or sentence.tokens[token.head].lemma.lower() not in actor_words().dispatch_verbs:
        return ()
    senders = [resolve(sentence.index, i) for i in sentence.dependents(token.head, "nsubj")]
    return tuple(code for sender in senders if sender is not None for code in sender.countries)


def _spoken_for(discourse: Discourse, sentence: Sentence, index: int, role: Role) -> tuple[str, ...]:
    """A military or police spokesman speaks for the army or police last named."""
    speaks = role.office is not None and role.office.endswith("Spokesperson")
    if not speaks or role.sectors[:1] not in (("MIL",), ("COP",)):
        return ()
    for reference in discourse.before(sentence.index, index):
        if not reference.is_person and reference.actors[0].sectors[:1] == role.sectors[:1] and reference.countries:
            return reference.countries[:1]
    return ()


def dealt_with(discourse: Discourse, sentence: Sentence, index: int) -> tuple[str, ...]:
    """States that cannot be the party's own: "the foreign minister met his Canadian counterpart", "accused Israel"."""
    names = (discourse.name_at(sentence.index, part) for part in _opposite(sentence, index))
    return tuple(code for name in names if name is not None and (code := _country_of(discourse, name)) is not None)


def _opposite(sentence: Sentence, index: int) -> list[int]:
    """Tokens of those whom a party deals with: objects of verbs between states, the other side of "between"."""
    token = sentence.tokens[index]
    between = first_conjunct(sentence, index)
    if preposition(sentence, between) == "between":
        return [part for part in conjuncts_from(sentence, between) if part != index]
    if base(token.deprel) != "nsubj" or token.head == ROOT:
        return []
    objects = sentence.dependents(token.head, "obj", "obl")
    parts = [i for o in objects if sentence.tokens[o].lemma.lower() == "counterpart" for i in premodifiers(sentence, o)]
    if sentence.tokens[token.head].lemma.lower() in actor_words().foreign_verbs:
        parts.append(token.head + 1)  # whatever the tree makes of "accused Israel of breaking"
        met = [o for o in objects if base(sentence.tokens[o].deprel) == "obj" or preposition(sentence, o) == "with"]
        parts += (i for o in met for i in (*premodifiers(sentence, o), o))
    return parts


def _country_of(discourse: Discourse, name: Name) -> str | None:
    """The state that a name points to, of a person also the one that the document has told."""
    if name.kind != "person" or name.entries:
        return name_country(name)
    words = tuple(fold(t.text).lower() for t in discourse.sentences[name.sentence].tokens[name.first : name.last + 1])
    return next((actor.country for full, actor in reversed(discourse.people) if words[-1:] == full[-1:]), None)


def across(discourse: Discourse, sentence: Sentence, index: int) -> tuple[str, ...]:
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
