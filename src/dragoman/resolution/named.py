"""References of names: a person with title, a body, a state, a demonym, a capital that stands for its government."""

from __future__ import annotations

from dataclasses import replace

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.bodies import resolve_body
from dragoman.resolution.discourse import Discourse, Reference
from dragoman.resolution.identities import government, is_unknown, role_actor, state_actor
from dragoman.resolution.metonymy import is_struck, stands_for_government
from dragoman.resolution.names import Name
from dragoman.resolution.noun_phrases import (
    attributes,
    base,
    determiner,
    extent,
    is_nominal,
    is_plural,
    premodifiers,
    preposition,
    top,
)
from dragoman.resolution.people import office_conflict, resolve_person, title_gender
from dragoman.resolution.roles import Description, Resolver, describe
from dragoman.resolution.titles import title_before
from dragoman.types.analysis import ROOT, Sentence
from dragoman.types.resolution import ActorKind


def named_reference(
    discourse: Discourse, sentence: Sentence, index: int, name: Name, resolve: Resolver
) -> Reference | None:
    """What a name headed at token ``index`` denotes; None for places and capitals that are only places."""
    match name.kind:
        case "person":
            return _person(discourse, sentence, index, name, resolve)
        case "body" | "community":
            return _body(discourse, sentence, index, name, resolve)
        case "state":
            actor = state_actor(discourse.gazetteer, name.entries[0].id)
            if _is_namesake(discourse, name, actor.country):
                return None
            return Reference(sentence.index, index, name.first, name.last, "name", (actor,))
        case "demonym":
            return _demonym(discourse, sentence, index, name)
        case "capital" | "division":
            return _capital(discourse, sentence, index, name)
    return None


def _is_namesake(discourse: Discourse, name: Name, code: str | None) -> bool:
    """Whether the table of places takes the name for a town or division of another state ("Atlanta, Georgia")."""
    place = discourse.place_at(name.sentence, name.first)
    if place is None or place.country is None or place.kind not in {"city", "division", "site"}:
        return False
    return discourse.gazetteer.parent_state(place.country) != code


def _person(discourse: Discourse, sentence: Sentence, index: int, name: Name, resolve: Resolver) -> Reference | None:
    title, first = _title(discourse, sentence, index, name, resolve)
    gender = title_gender(token.text.lower() for token in sentence.tokens[max(0, name.first - 4) : name.first])
    actor = resolve_person(discourse, name, title, gender)
    if actor is None:
        return None
    if gender is not None:
        discourse.genders[actor.id] = gender
    if title is not None:
        discourse.consumed.update((sentence.index, i) for i in title.consumed)
        span = sentence.tokens[first].start, sentence.tokens[name.last].end
        conflict = office_conflict(discourse, actor, title, *span)
        discourse.inconsistencies.extend([conflict] if conflict else [])
    heads = {index, top(sentence, first, name.last)}
    inner = (i for i in range(first, name.last + 1) if i not in heads and not _is_party(discourse, sentence, i))
    discourse.inside.update((sentence.index, i) for i in inner)
    phrase = title.phrase if title is not None and title.role is not None else None
    return Reference(sentence.index, index, first, name.last, "name", (actor,), phrase=phrase)


def _is_party(discourse: Discourse, sentence: Sentence, index: int) -> bool:
    """Whether a name inside a title is an attribute of its own: "ambassador to the United Nations"."""
    name = discourse.name_at(sentence.index, index)
    return name is not None and name.kind != "demonym" and base(sentence.tokens[index].deprel) == "nmod"


def _title(
    discourse: Discourse, sentence: Sentence, index: int, name: Name, resolve: Resolver
) -> tuple[Description | None, int]:
    """Title and first token of the mention: from the words before the name, completed from the tree."""
    before = title_before(discourse, sentence, name)
    if before is None:
        return _title_in_tree(discourse, sentence, index, name, resolve), _first_of_title(sentence, index, name)
    title, first = before
    if not title.countries:
        other = _title_in_tree(discourse, sentence, index, name, resolve)
        if other is not None:
            former = title.former or (other.former and other.phrase == title.phrase)
            title = replace(title, countries=other.countries, owner=other.owner, former=former)
    return title, min(first, _first_of_title(sentence, index, name))


def _title_in_tree(
    discourse: Discourse, sentence: Sentence, index: int, name: Name, resolve: Resolver
) -> Description | None:
    """What title, apposition or governing role noun say of a person."""
    token = sentence.tokens[index]
    titles = [i for i in premodifiers(sentence, index) if i < name.first and _is_noun(sentence, i)]
    heads = [token.head] if base(token.deprel) == "flat" and token.head < index else titles[-1:]
    heads += [i for i in sentence.dependents(index, "appos") if i > name.last]
    if base(token.deprel) == "appos":
        heads.append(token.head)
    own = describe(discourse, sentence, index, resolve)
    for head in heads:
        if discourse.name_at(sentence.index, head) is None:
            title = describe(discourse, sentence, head, resolve)
            if title.role is not None:
                return replace(
                    title,
                    countries=title.countries or own.countries,
                    former=title.former or own.former,
                    consumed=(*title.consumed, *own.consumed),
                )
    useful = own.countries or own.former
    return own if useful and any(i < name.first for i in premodifiers(sentence, index)) else None


def _is_noun(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].upos in {"NOUN", "PROPN"}


def _first_of_title(sentence: Sentence, index: int, name: Name) -> int:
    """The first of the title words before a name, a possessor left out."""
    first = name.first
    modifiers = set(premodifiers(sentence, index))
    while first > 0 and (first - 1 in modifiers or (first - 2 in modifiers and sentence.tokens[first - 1].text == "-")):
        if sentence.tokens[first - 1].deprel in {"nmod:poss", "det", "nummod"}:
            break
        first -= 1
    return first


def _body(discourse: Discourse, sentence: Sentence, index: int, name: Name, resolve: Resolver) -> Reference | None:
    if name.located and not _is_no_place(name) and not stands_for_government(sentence, index):
        return None
    description = describe(discourse, sentence, index, resolve)
    actor = resolve_body(discourse, name, description.countries)
    if actor is None or (is_unknown(actor) and not _acts(sentence, index)):
        return None
    if not name.entries and name.length == 1 and not actor.sectors and is_struck(sentence, index):
        return None
    discourse.consumed.update((sentence.index, i) for i in description.consumed)
    plural = actor.kind == "group" and is_plural(sentence, index)
    return Reference(sentence.index, index, name.first, name.last, "name", (actor,), plural)


def _acts(sentence: Sentence, index: int) -> bool:
    """Whether a body of which only the name is known does or suffers what parties do, unlike a club, a ship or a prize."""
    token = sentence.tokens[index]
    if token.head == ROOT or base(token.deprel) not in {"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos"}:
        return token.head == ROOT
    governor, words = sentence.tokens[token.head], actor_words()
    if base(token.deprel) in {"conj", "appos"}:
        return _acts(sentence, token.head)
    if base(token.deprel) == "nsubj":
        return governor.lemma.lower() in words.agent_verbs
    if base(token.deprel) in {"obj", "iobj"}:
        return governor.lemma.lower() in words.party_object_verbs
    return preposition(sentence, index) in {"by", "against", "with", "between"}


def _is_no_place(name: Name) -> bool:
    """Whether the tagger took an armed group or a newspaper for a place ("Islamic State", "Kommersant")."""
    return bool(name.entries) and name.entries[0].sectors[:1] in (("REB",), ("PRM",), ("CRM",), ("JRN",))


def _capital(discourse: Discourse, sentence: Sentence, index: int, name: Name) -> Reference | None:
    if name.code is None or not stands_for_government(sentence, index):
        return None
    actor = government(discourse.gazetteer, name.code)
    return Reference(sentence.index, index, name.first, name.last, "name", (actor,), how="capital")


def _demonym(discourse: Discourse, sentence: Sentence, index: int, name: Name) -> Reference | None:
    """An adjective stands for the state; a noun for its people, "the Russians" for the state again."""
    if name.code is None:
        return None
    nominal = _is_noun(sentence, index) and is_nominal(sentence, index)
    plural = is_plural(sentence, index)
    if not nominal or (plural and determiner(sentence, index) == "the"):
        actor = state_actor(discourse.gazetteer, name.code)
        return Reference(sentence.index, index, name.first, name.last, "demonym", (actor,), plural=nominal)
    kind: ActorKind = "group" if plural else "person"
    label = discourse.surface(sentence.index, name.first, name.last)
    home = _home_of_minority(discourse, sentence, index, name)
    if home is not None:
        first, last = extent(sentence, index)
        actor = role_actor(discourse.gazetteer, home, ("CVL",), f"ethnic {label.lower()}", kind=kind, label=label)
        return Reference(sentence.index, index, first, last, "nominal", (actor,), plural)
    actor = role_actor(
        discourse.gazetteer, name.code, ("CVL",), "citizens" if plural else "citizen", kind=kind, label=label
    )
    first, last = extent(sentence, index)
    return Reference(sentence.index, index, first, last, "nominal", (actor,), plural)


def _home_of_minority(discourse: Discourse, sentence: Sentence, index: int, name: Name) -> str | None:
    """The state in which "ethnic Russians" live: the one said of them, else what the passage is about but for Russia."""
    if name.first == 0 or sentence.tokens[name.first - 1].text.lower() != "ethnic":
        return None
    said = (discourse.country_of_place(sentence.index, i) for case, i in attributes(sentence, index) if case in {"in", "of"})
    return next((code for code in said if code), None) or discourse.focus.near(sentence.index, (name.code or "",))
