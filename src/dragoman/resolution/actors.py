"""From an analysis to parties: every noun phrase that denotes one gets a mention, every party is listed once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.bodies import resolve_body
from dragoman.resolution.coreference import resolve_anaphor, resolve_pronoun
from dragoman.resolution.discourse import Discourse, Reference
from dragoman.resolution.focus import find_focus
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.gazetteer_types import Role
from dragoman.resolution.identities import entry_actor, government, role_actor, state_actor
from dragoman.resolution.metonymy import stands_for_government
from dragoman.resolution.names import Name, find_names
from dragoman.resolution.noun_phrases import (
    base,
    determiner,
    extent,
    is_nominal,
    is_plural,
    premodifiers,
    preposition,
)
from dragoman.resolution.people import note_gender, office_conflict, resolve_person
from dragoman.resolution.quotations import quoted_spans, speaker
from dragoman.resolution.roles import Description, describe
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.document import Document
from dragoman.types.resolution import Actor, ActorKind, Inconsistency, Mention, Place

_SPEAKERS = frozenset({"i", "me", "my", "we", "us", "our", "ours", "mine", "ourselves", "myself"})
# Sectors that act where they are, so that "in Karachi" says whose police it is; governments speak from anywhere.
_TRAVELLING = frozenset({"GOV", "LEG", "ELI", "PTY"})


def find_actors(
    document: Document,
    analysis: Analysis,
    gazetteer: Gazetteer,
    published: date | None,
    places: Sequence[Place] = (),
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Parties by first mention and mentions by start. ``places`` (of ``find_places``) tell where things happen."""
    actors, mentions, _ = find_parties(document, analysis, gazetteer, published, places)
    return actors, mentions


def find_parties(
    document: Document,
    analysis: Analysis,
    gazetteer: Gazetteer,
    published: date | None,
    places: Sequence[Place] = (),
) -> tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Inconsistency, ...]]:
    """``find_actors`` with what in the text disagrees with the gazetteer."""
    names = find_names(document, analysis, gazetteer)
    focus = find_focus(document, analysis.sentences, names, places, gazetteer)
    discourse = Discourse(document.text, analysis.sentences, gazetteer, published, names, tuple(places), focus)
    reader = _Reader(discourse)
    for sentence in analysis.sentences:
        reader.read(sentence)
    references = [r for key, r in discourse.references.items() if r is not None and key not in discourse.consumed]
    actors, mentions = _listed(discourse, references)
    return actors, mentions, tuple(sorted(discourse.inconsistencies, key=lambda i: (i.start, i.end)))


class _Reader:
    """Goes through a document left to right; what a phrase denotes is worked out once, on first demand."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.quotes = quoted_spans(discourse.text)

    def read(self, sentence: Sentence) -> None:
        for index in range(len(sentence.tokens)):
            self.resolve(sentence.index, index)
        for index, token in enumerate(sentence.tokens):
            if token.upos == "PRON" and self.discourse.references.get((sentence.index, index)) is None:
                self._retry(sentence, index)

    def resolve(self, at: int, index: int) -> Reference | None:
        """What the phrase headed at a token denotes; None for everything that is no party."""
        key = (at, index)
        if key not in self.discourse.references:
            self.discourse.references[key] = None  # a phrase that leads back to itself denotes nothing
            self.discourse.keep(key, self._resolve(self.discourse.sentences[at], index))
        return self.discourse.references[key]

    def _resolve(self, sentence: Sentence, index: int) -> Reference | None:
        name = self.discourse.name_headed(sentence.index, index)
        if name is not None:
            return self._named(sentence, index, name)
        inside = self.discourse.name_at(sentence.index, index)
        if inside is not None or not is_nominal(sentence, index):
            return None
        if sentence.tokens[index].upos == "PRON":
            return self._pronoun(sentence, index)
        return self._nominal(sentence, index)

    def _retry(self, sentence: Sentence, index: int) -> None:
        """A pronoun before its antecedent: "In his speech, Xi …"; speakers named after their words."""
        found = self._pronoun(sentence, index) or _cataphor(self.discourse, sentence, index)
        if found is not None:
            self.discourse.keep((sentence.index, index), found)

    def _pronoun(self, sentence: Sentence, index: int) -> Reference | None:
        if sentence.tokens[index].text.lower() in _SPEAKERS:
            who = speaker(self.discourse, self.quotes, sentence, index)
            return Reference(sentence.index, index, index, index, "pronoun", who.actors) if who else None
        return resolve_pronoun(self.discourse, sentence, index)

    # --- names

    def _named(self, sentence: Sentence, index: int, name: Name) -> Reference | None:
        match name.kind:
            case "person":
                return self._person(sentence, index, name)
            case "body":
                return self._body(sentence, index, name)
            case "state":
                actor = state_actor(self.discourse.gazetteer, name.entries[0].id)
                return Reference(sentence.index, index, name.first, name.last, "name", (actor,))
            case "demonym":
                return self._demonym(sentence, index, name)
            case "capital":
                return self._capital(sentence, index, name)
        return None

    def _person(self, sentence: Sentence, index: int, name: Name) -> Reference:
        governor = _title_head(sentence, index)
        title = self._title(sentence, index, name, governor)
        actor = resolve_person(self.discourse, name, title)
        first, last = _with_title(sentence, index, name)
        if title is not None:
            self.discourse.consumed.update((sentence.index, i) for i in title.consumed)
            span = sentence.tokens[first].start, sentence.tokens[last].end
            conflict = office_conflict(self.discourse, actor, title, *span)
            self.discourse.inconsistencies.extend([conflict] if conflict else [])
        note_gender(
            self.discourse, actor, (t.text.lower() for t in sentence.tokens[max(0, name.first - 4) : name.first])
        )
        phrase = title.phrase if title is not None and title.role is not None else None
        return Reference(sentence.index, index, first, last, "name", (actor,), phrase=phrase)

    def _title(self, sentence: Sentence, index: int, name: Name, governor: int | None) -> Description | None:
        """What title, apposition or governing role noun say of a person."""
        titles = [i for i in premodifiers(sentence, index) if i < name.first and _is_noun(sentence, i)]
        heads = [governor] if governor is not None else titles[-1:]
        heads += [i for i in sentence.dependents(index, "appos") if i > name.last]
        if base(sentence.tokens[index].deprel) == "appos":
            heads.append(sentence.tokens[index].head)
        for head in heads:
            if self.discourse.name_at(sentence.index, head) is None:
                description = describe(self.discourse, sentence, head, self.resolve)
                if description.role is not None:
                    return self._with_own_modifiers(sentence, index, description)
        return self._bare_modifiers(sentence, index, name)

    def _with_own_modifiers(self, sentence: Sentence, index: int, title: Description) -> Description:
        """Adds a state that hangs on the name rather than on its title."""
        own = describe(self.discourse, sentence, index, self.resolve)
        countries = title.countries or own.countries
        return Description(
            title.phrase, title.role, countries, title.backers, title.former or own.former,
            (*title.consumed, *own.consumed), title.owner,
        )  # fmt: skip

    def _bare_modifiers(self, sentence: Sentence, index: int, name: Name) -> Description | None:
        own = describe(self.discourse, sentence, index, self.resolve)
        useful = own.countries or own.former
        return own if useful and any(i < name.first for i in premodifiers(sentence, index)) else None

    def _body(self, sentence: Sentence, index: int, name: Name) -> Reference | None:
        description = describe(self.discourse, sentence, index, self.resolve)
        actor = resolve_body(self.discourse, name, description.countries)
        if actor is None:
            return None
        self.discourse.consumed.update((sentence.index, i) for i in description.consumed)
        return Reference(sentence.index, index, name.first, name.last, "name", (actor,))

    def _capital(self, sentence: Sentence, index: int, name: Name) -> Reference | None:
        if name.code is None or not stands_for_government(sentence, index):
            return None
        actor = government(self.discourse.gazetteer, name.code)
        return Reference(sentence.index, index, name.first, name.last, "name", (actor,))

    def _demonym(self, sentence: Sentence, index: int, name: Name) -> Reference | None:
        """An adjective stands for the state; a noun for its people, "the Russians" for the state again."""
        if name.code is None:
            return None
        token = sentence.tokens[index]
        nominal = token.upos in {"NOUN", "PROPN"} and is_nominal(sentence, index)
        if not nominal or (is_plural(sentence, index) and determiner(sentence, index) == "the"):
            actor = state_actor(self.discourse.gazetteer, name.code)
            return Reference(sentence.index, index, name.first, name.last, "demonym", (actor,), plural=nominal)
        kind: ActorKind = "group" if is_plural(sentence, index) else "person"
        actor = role_actor(self.discourse.gazetteer, name.code, ("CVL",), "citizen", kind=kind)
        first, last = extent(sentence, index)
        return Reference(sentence.index, index, first, last, "nominal", (actor,), plural=is_plural(sentence, index))

    # --- phrases without a name

    def _nominal(self, sentence: Sentence, index: int) -> Reference | None:
        predicate = sentence.dependents(index, "cop") or base(sentence.tokens[index].deprel) == "xcomp"
        if predicate or preposition(sentence, index) == "as":
            return None
        named = self._apposed(sentence, index)
        first, last = extent(sentence, index)
        if named is not None:
            return Reference(sentence.index, index, first, last, "nominal", named.actors, named.plural)
        description = describe(self.discourse, sentence, index, self.resolve)
        if sentence.tokens[index].lemma.lower() == "counterpart":
            return self._counterpart(sentence, index, description, first, last)
        if not description.countries:
            beside = self._beside(sentence, index, description)
            if beside is not None:
                return Reference(sentence.index, index, first, last, "nominal", beside.actors, beside.plural)
            found = resolve_anaphor(self.discourse, sentence, index, first, last)
            if found is not None:
                return found
        actors = self._parties(sentence, index, description)
        if not actors:
            return None
        self.discourse.consumed.update((sentence.index, i) for i in description.consumed)
        plural = is_plural(sentence, index) or bool(description.role and description.role.collective)
        return Reference(sentence.index, index, first, last, "nominal", actors, plural, description.phrase)

    def _apposed(self, sentence: Sentence, index: int) -> Reference | None:
        """The named party that a role noun stands beside: "the foreign minister, Ali Khan"."""
        token = sentence.tokens[index]
        others = [i for i in sentence.dependents(index, "appos", "flat") if i > index]
        if base(token.deprel) == "appos":
            others.append(token.head)
        for other in others:
            name = self.discourse.name_headed(sentence.index, other)
            if name is not None and name.kind in {"person", "body"}:
                return self.resolve(sentence.index, other)
        return None

    def _beside(self, sentence: Sentence, index: int, description: Description) -> Reference | None:
        """The party that an apposition explains: "102 troops — the largest contingent"."""
        token = sentence.tokens[index]
        if base(token.deprel) != "appos" or description.role is None:
            return None
        governor = self.resolve(sentence.index, token.head)
        if governor is None or (governor.is_person and not description.role.person):
            return None
        return governor

    def _counterpart(
        self, sentence: Sentence, index: int, description: Description, first: int, last: int
    ) -> Reference | None:
        """Whoever holds the owner's office in the state named: "his Russian counterpart"."""
        if not description.countries:
            return None
        owner = description.owner.actors[0] if description.owner and description.owner.actors else None
        country = next(
            (c for c in description.countries if owner is None or c != owner.country), description.countries[0]
        )
        own = [c for i in description.consumed if (r := self.resolve(sentence.index, i)) for c in r.countries]
        country = own[0] if own else country
        entry = None
        if owner is not None and owner.office:
            entry = self.discourse.gazetteer.holder(country, owner.office, self.discourse.on)
        sectors = owner.sectors if owner is not None else ("GOV",)
        actor = (
            entry_actor(entry, self.discourse.on)
            if entry is not None
            else role_actor(self.discourse.gazetteer, country, sectors, "counterpart", kind="person")
        )
        self.discourse.consumed.update((sentence.index, i) for i in description.consumed)
        return Reference(sentence.index, index, first, last, "nominal", (actor,))

    def _parties(self, sentence: Sentence, index: int, description: Description) -> tuple[Actor, ...]:
        role = description.role
        lemma = sentence.tokens[index].lemma.lower()
        if _is_general(sentence, index, lemma, description):
            return (
                role_actor(
                    self.discourse.gazetteer, None, role.sectors if role else ("GOV",), _group_phrase(sentence, index)
                ),
            )
        if role is None or _is_venue(sentence, index, role):
            return ()
        if description.body is not None and lemma in actor_words().membership_heads:
            return description.body.actors
        if lemma in actor_words().relational_heads and description.countries:
            if not is_plural(sentence, index):
                return ()
            return (role_actor(self.discourse.gazetteer, None, role.sectors, _relational_phrase(lemma, description)),)
        countries = description.countries
        if not countries and _says_too_little(sentence, index, lemma, role):
            return ()
        countries = countries or self._fallback(sentence, index, description)
        if not countries:
            if role.unspecific:
                return ()
            return (role_actor(self.discourse.gazetteer, None, role.sectors, _group_phrase(sentence, index)),)
        return tuple(dict.fromkeys(self._of_country(sentence, index, description, role, code) for code in countries))

    def _fallback(self, sentence: Sentence, index: int, description: Description) -> tuple[str, ...]:
        """The state of a domestic party: an earlier mention in the same words, where it acts, what the passage is about."""
        role = description.role
        token = sentence.tokens[index]
        if base(token.deprel) == "obj" and sentence.tokens[token.head].lemma.lower() in actor_words().dispatch_verbs:
            senders = [self.resolve(sentence.index, i) for i in sentence.dependents(token.head, "nsubj")]
            codes = tuple(code for sender in senders if sender is not None for code in sender.countries)
            if codes:
                return codes
        for reference in self.discourse.before(sentence.index, index):
            if reference.phrase == description.phrase and reference.kind == "nominal" and reference.countries:
                return reference.countries
        if role is not None and not set(role.sectors[:1]) & _TRAVELLING:
            code = self.discourse.location(sentence, index)
            if code is not None and code not in description.backers:
                return (code,)
        code = self.discourse.focus.near(sentence.index, description.backers)
        return (code,) if code is not None else ()

    def _of_country(self, sentence: Sentence, index: int, description: Description, known: Role, code: str) -> Actor:
        """The holder of an office that only one person has, else the role itself."""
        gazetteer = self.discourse.gazetteer
        if known.state and not known.person:
            return government(gazetteer, code)
        plural = is_plural(sentence, index)
        if (
            known.office
            and known.person
            and not plural
            and not description.former
            and description.phrase.split()[0] != "deputy"
        ):
            entry = gazetteer.holder(code, known.office, self.discourse.on)
            if entry is not None:
                return entry_actor(entry, self.discourse.on)
        sectors = ("ELI",) if description.former and known.sectors[:1] == ("GOV",) else known.sectors
        kind: ActorKind = "person" if known.person and not plural else "group" if known.person else "organisation"
        return role_actor(gazetteer, code, sectors, description.phrase, kind=kind)


def _is_noun(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].upos in {"NOUN", "PROPN"}


def _title_head(sentence: Sentence, index: int) -> int | None:
    """The title that a name hangs on where the tree makes the title the head ("President" ← flat ← "Putin")."""
    token = sentence.tokens[index]
    return token.head if base(token.deprel) == "flat" and token.head < index else None


def _with_title(sentence: Sentence, index: int, name: Name) -> tuple[int, int]:
    """The name with the title words before it, without a possessor."""
    first = name.first
    modifiers = set(premodifiers(sentence, index))
    while first > 0 and (first - 1 in modifiers or (first - 2 in modifiers and sentence.tokens[first - 1].text == "-")):
        if sentence.tokens[first - 1].deprel in {"nmod:poss"}:
            break
        first -= 1
    return first, name.last


def _is_general(sentence: Sentence, index: int, lemma: str, description: Description) -> bool:
    """ "several countries", "world leaders", "foreign troops": states or their people in general."""
    words = actor_words()
    if description.countries or lemma not in words.group_heads or not is_plural(sentence, index):
        return False
    modifiers = {sentence.tokens[i].lemma.lower() for i in premodifiers(sentence, index)}
    if lemma in words.state_heads:
        return True
    return bool(modifiers & words.group_modifiers)


def _relational_phrase(lemma: str, description: Description) -> str:
    return " ".join([*(code.lower() for code in description.countries), lemma])


def _is_venue(sentence: Sentence, index: int, role: Role) -> bool:
    """A body as a place: "at the hospital", "in parliament"."""
    return (
        not role.person and not role.state and preposition(sentence, index) in {"in", "at", "near", "outside", "inside"}
    )


def _says_too_little(sentence: Sentence, index: int, lemma: str, role: Role) -> bool:
    """Whether a role noun without any state is no party by itself ("strong opposition to", "a coalition")."""
    words = actor_words()
    if not role.sectors or (role.unspecific and not role.person) or lemma in words.state_heads:
        return True
    bare = determiner(sentence, index) not in {"the", "this", "that"} and not sentence.dependents(index, "nmod:poss")
    return lemma in words.abstract_heads and bare and not is_plural(sentence, index)


def _group_phrase(sentence: Sentence, index: int) -> str:
    """The phrase as an actor's name: "several countries", without article and number."""
    skip = {"the", "these", "those", "a", "an"}
    parts = [i for i in premodifiers(sentence, index) if sentence.tokens[i].text.lower() not in skip]
    parts = [i for i in parts if sentence.tokens[i].deprel not in {"nummod", "nmod:poss"}]
    return " ".join(sentence.tokens[i].text.lower() for i in (*parts, index))


def _cataphor(discourse: Discourse, sentence: Sentence, index: int) -> Reference | None:
    """A pronoun in an opening phrase or clause takes the subject of the main clause after it."""
    token = sentence.tokens[index]
    if token.feat("Person") not in {"3", None} or base(token.deprel) == "expl":
        return None
    for subject in sentence.dependents(sentence.root, "nsubj"):
        reference = discourse.references.get((sentence.index, subject))
        if reference is None or subject < index or subject in sentence.ancestors(index):
            continue
        word = token.text.lower()
        personal = word in {"he", "him", "his", "she", "her"}
        if personal == reference.is_person and len(reference.actors) == 1 and word not in {"they", "them", "their"}:
            if personal or token.deprel == "nmod:poss":
                return Reference(sentence.index, index, index, index, "pronoun", reference.actors)
    return None


def _listed(discourse: Discourse, references: Iterable[Reference]) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Mentions in text order; each actor once, as its first mention has it."""
    mentions: list[Mention] = []
    actors: dict[str, Actor] = {}
    for r in sorted(references, key=lambda r: (r.sentence, r.first, r.last, r.head)):
        tokens = discourse.sentences[r.sentence].tokens
        ids = tuple(dict.fromkeys(actor.id for actor in r.actors))
        mentions.append(Mention(tokens[r.first].start, tokens[r.last].end, r.sentence, r.head, ids, r.kind))
        for actor in r.actors:
            actors.setdefault(actor.id, actor)
    return tuple(actors.values()), tuple(mentions)
