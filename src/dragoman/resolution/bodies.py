"""Organisations, groups and blocs: the one meant among namesakes, acronyms, and bodies the gazetteer does not know."""

from __future__ import annotations

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.discourse import Discourse
from dragoman.resolution.gazetteer_types import Entry, Role
from dragoman.resolution.identities import entry_actor, government, role_actor, slot_country, unknown_actor
from dragoman.resolution.names import Name
from dragoman.resolution.noun_phrases import base, top
from dragoman.types.resolution import Actor, ActorKind

_SKIPPED = frozenset({"of", "the", "and", "for", "on", "in", "de", "du", "des", "la", "to"})
_STATE_WORDS = 3  # words of the longest state before a body's name: "Papua New Guinean"
_PUBLIC = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})  # sectors of what a state has one of
_WORLDWIDE = frozenset({"International", "World", "Global", "Worldwide", "Universal"})


def resolve_body(discourse: Discourse, name: Name, countries: tuple[str, ...]) -> Actor | None:
    """The body a name means; ``countries`` are those its phrase names. None: it is none that can be told."""
    if name.full is not None and not _known_by_acronym(discourse, name, name.full, countries):
        return _stood_for(discourse, name.full, countries)
    surface = discourse.surface(name.sentence, name.first, name.last)
    entry = _choose(discourse, name, countries) if name.entries and _is_supported(discourse, name, countries) else None
    if entry is not None and _is_other_rebels(discourse, entry, surface, countries):
        country = next(iter(countries), None) or discourse.focus.near(name.sentence, (entry.country or "",))
        return unknown_actor(surface, "group", country, entry.sectors[:1], None)
    if entry is not None:
        part = _part_of_people(discourse, entry, surface, countries)
        if part is not None:
            return part
        if not _is_foreign_namesake(entry, countries):
            return _remember(discourse, name, entry_actor(entry, discourse.on))
    elif discourse.place_at(name.sentence, name.first) is not None and name.length < 3:
        return None  # the tagger's body is a place of the table
    known = (
        discourse.aliases.get(surface)
        or _spelled_out(discourse, name)
        or _shortened(discourse, name, surface)
        or _spelled_otherwise(discourse, surface, countries)
        or _less_state(discourse, surface)
    )
    if known is not None and countries and known.country not in countries:
        known = None  # another state's body of the same name
    return _remember(discourse, name, known or _unknown(discourse, name, surface, countries))


def _known_by_acronym(discourse: Discourse, name: Name, full: Name, countries: tuple[str, ...]) -> bool:
    """Whether the gazetteer has the acronym, not the full name, and the document speaks of its state."""
    if full.entries or not name.entries:
        return False
    spoken = discourse.focus.states.union(countries)
    return any(slot_country(entry.country) is None or entry.country in spoken for entry in name.entries)


def _stood_for(discourse: Discourse, full: Name, countries: tuple[str, ...]) -> Actor | None:
    """What the full name of an acronym means, as it was read where it is written out, if that came before."""
    known = discourse.aliases.get(discourse.surface(full.sentence, full.first, full.last))
    return known or resolve_body(discourse, full, countries)


def _is_supported(discourse: Discourse, name: Name, countries: tuple[str, ...]) -> bool:
    """Whether the document speaks of a state of entries that a name only proposes: a party's initials are anybody's."""
    if not all(name.bare) or any(entry.sectors[:1] != ("PTY",) for entry in name.entries):
        return True
    spoken = discourse.focus.states.union(countries)
    return any(entry.country in spoken for entry in name.entries)


def _is_other_rebels(discourse: Discourse, entry: Entry, surface: str, countries: tuple[str, ...]) -> bool:
    """Whether a mere description means others than its entry: "Tuareg rebels" in Niger, or before there were those of Mali."""
    stem, _, noun = surface.rpartition(" ")
    if not stem or not noun.islower() or entry.sectors[:1] not in (("REB",), ("PRM",)) or entry.country is None:
        return False
    if any(match.entries[0].id == entry.id for match in discourse.gazetteer.names_in(stem)):
        return False  # "Houthi rebels" are the Houthis wherever they fire
    named = sum(bool(name.entries) and name.entries[0].id == entry.id for name in discourse.names)
    pointers = [code for _, code, _ in discourse.focus.pointers]
    elsewhere = len(pointers) > named and pointers.count(entry.country) <= named and entry.country not in countries
    return elsewhere or not entry.exists_on(discourse.on)


def _choose(discourse: Discourse, name: Name, countries: tuple[str, ...]) -> Entry:
    """Of several bodies of one name the one of the state that phrase or passage points to."""
    others = [entry for entry in name.entries if entry.kind != "person"] or list(name.entries)
    if len({entry.country for entry in others}) > 1:
        wanted = countries or tuple(c for c in [discourse.focus.near(name.sentence)] if c)
        others = [entry for entry in others if entry.country in wanted] or others
    standing = [entry for entry in others if entry.exists_on(discourse.on)]
    return (standing or others)[0]


def _part_of_people(discourse: Discourse, entry: Entry, surface: str, countries: tuple[str, ...]) -> Actor | None:
    """Those of a people, a faith or a worldwide body that a state is named for: "Turkish Kurds", "the Japanese Red Cross"."""
    spread = entry.kind == "group" and entry.sectors[:1] == ("CVL",) or entry.country == "NGO"
    if not spread or not countries or entry.country in countries or entry.kind == "person":
        return None
    kind: ActorKind = "group" if entry.kind == "group" else "organisation"
    return role_actor(discourse.gazetteer, countries[0], entry.sectors, surface.lower(), kind=kind, label=surface)


def _is_foreign_namesake(entry: Entry, countries: tuple[str, ...]) -> bool:
    """Whether a state's institution is meant of another state: "Saudi Royal Family" is not the British one."""
    institution = entry.kind == "organisation" and entry.sectors[:1] in (
        ("GOV",),
        ("MIL",),
        ("LEG",),
        ("JUD",),
        ("COP",),
    )
    return institution and bool(countries) and slot_country(entry.country) is not None and entry.country not in countries


def _shortened(discourse: Discourse, name: Name, surface: str) -> Actor | None:
    """The body that one capitalised word of its name takes up again: "the Commission"."""
    if name.length > 1 or surface.isupper():
        return None
    longer = [alias for alias in discourse.aliases if surface in alias.split()[1:]]
    return discourse.aliases[longer[-1]] if longer else None


def _spelled_otherwise(discourse: Discourse, surface: str, countries: tuple[str, ...]) -> Actor | None:
    """A known body in other letters: "SYRIZA", "Huras al-Din"; of a state that the phrase or the document names."""
    spoken = discourse.focus.states.union(countries)
    found = discourse.gazetteer.lookup(surface, discourse.on, fuzzy=False)
    known = (entry for entry in found if entry.kind not in {"person", "state"} and entry.country in spoken)
    return next((entry_actor(entry, discourse.on) for entry in known), None)


def _less_state(discourse: Discourse, surface: str) -> Actor | None:
    """A state's known body with its state before it: "U.S. Environmental Protection Agency"."""
    words = surface.split()
    for first in range(1, min(len(words) - 1, _STATE_WORDS + 1)):
        before, after = " ".join(words[:first]), " ".join(words[first:])
        if _is_state(discourse, before):
            code = _country_in_name(discourse, before, frozenset({"state"}))
            found = discourse.gazetteer.lookup(after, discourse.on, fuzzy=False)
            own = (e for e in found if e.country == code and e.kind not in {"person", "state"})
            return next((entry_actor(entry, discourse.on) for entry in own), None)
    return None


def _remember(discourse: Discourse, name: Name, actor: Actor) -> Actor:
    discourse.aliases.setdefault(discourse.surface(name.sentence, name.first, name.last), actor)
    discourse.aliases.setdefault(_initials(discourse, name), actor)
    return actor


def _initials(discourse: Discourse, name: Name) -> str:
    tokens = discourse.sentences[name.sentence].tokens[name.first : name.last + 1]
    words = [token.text for token in tokens if token.text[:1].isalpha() and token.text.lower() not in _SKIPPED]
    return "".join(word[0] for word in words).upper() if len(words) > 2 else " "


def _spelled_out(discourse: Discourse, name: Name) -> Actor | None:
    """The body that an acronym in brackets stands beside: "Front for Change (FFC)"."""
    sentence = discourse.sentences[name.sentence]
    head = top(sentence, name.first, name.last)
    token = sentence.tokens[head]
    if base(token.deprel) != "appos" or not token.text.isupper():
        return None
    other = discourse.name_at(name.sentence, token.head)
    if other is None or other.kind != "body":
        return None
    return discourse.aliases.get(discourse.surface(other.sentence, other.first, other.last))


def _unknown(discourse: Discourse, name: Name, surface: str, countries: tuple[str, ...]) -> Actor:
    """A body only this document knows: sector from the noun in its name, state from its phrase, name or passage."""
    own = _role_of_state(discourse, surface)
    if own is not None:
        return own
    role = name_role(discourse, name)
    country = next(iter(countries), None) or _country_in_name(discourse, surface)
    if country is None and surface.split()[0] in _WORLDWIDE:
        country = "NGO"
    if country is None and (name.kind == "community" or (role is not None and role.sectors)):
        country = discourse.focus.near(name.sentence)
    kind: ActorKind = "group" if name.kind == "community" else "organisation"
    return unknown_actor(" ".join(surface.split()), kind, country, role.sectors if role is not None else (), None)


def _role_of_state(discourse: Discourse, surface: str) -> Actor | None:
    """A state and one of its institutions by its plain name: "Pakistan Cabinet", "Sri Lankan Army", "Congress of Peru"."""
    words = surface.split()
    for first in range(1, len(words)):
        before, after = " ".join(words[:first]), " ".join(words[first:])
        whole = _is_state(discourse, before)
        found = _institution(discourse, _country_in_name(discourse, before, frozenset({"state"})), after, whole)
        if found is None and words[first].lower() == "of":
            owner = " ".join(words[first + 1 :]).removeprefix("the ")
            found = _institution(discourse, _country_in_name(discourse, owner, frozenset({"state"})), before, True)
            found = found if _is_state(discourse, owner) and found is not None and found.sectors[0] in _PUBLIC else None
        if found is not None:
            return found
    return None


def _institution(discourse: Discourse, code: str | None, noun: str, whole: bool) -> Actor | None:
    """The institution of a state that a noun names; ``whole``: nothing but the state stands beside it."""
    role = discourse.gazetteer.role(noun.lower())
    if code is None or role is None or not role.sectors or role.person:
        return None
    if noun.lower() in actor_words().any_body_nouns and not whole:
        return None
    if role.state:
        return government(discourse.gazetteer, code)
    return role_actor(discourse.gazetteer, code, role.sectors, noun.lower(), kind="organisation")


def _is_state(discourse: Discourse, text: str) -> bool:
    """Whether a text is the name or demonym of a state and no more."""
    found = [(word.start, word.end) for word in discourse.gazetteer.words_in(text) if word.kind == "demonym"]
    matches = discourse.gazetteer.names_in(text)
    found += [(match.start, match.end) for match in matches if match.entries[0].kind == "state"]
    return (0, len(text)) in found


def name_role(discourse: Discourse, name: Name) -> Role | None:
    """The role noun inside a body's name ("… Party", "Ministry of …", "Supreme Court")."""
    tokens = discourse.sentences[name.sentence].tokens[name.first : name.last + 1]
    words = [token.text.lower() for token in tokens]
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length, -1, -1):
            phrase = " ".join(words[first : first + length])
            role = discourse.gazetteer.role(phrase)
            if role is not None and (length == len(words) or not (role.unspecific or _is_any(discourse, phrase, words))):
                return role
    return None


def _is_any(discourse: Discourse, noun: str, words: list[str]) -> bool:
    """Whether the last noun of a name says nothing of the body: a union is one of workers only where some are named."""
    members = (discourse.gazetteer.role(word) for word in words if word != noun)
    of_workers = noun == "union" and any(role is not None and role.person for role in members)
    return noun in actor_words().any_body_nouns and not of_workers


def _country_in_name(
    discourse: Discourse, surface: str, kinds: frozenset[str] = frozenset({"state", "organisation", "group", "bloc"})
) -> str | None:
    """The state that a name speaks of, by demonym, capital or the name of an entry of these kinds."""
    for word in discourse.gazetteer.words_in(surface):
        if word.kind == "demonym" and word.start > 0 and word.end == len(surface) and surface.endswith("s"):
            continue  # "Cleveland Indians"
        return word.code
    for match in discourse.gazetteer.names_in(surface):
        entry, alone = match.entries[0], " " not in surface[match.start : match.end]
        if entry.sectors[:1] in (("JRN",), ("BUS",)) and alone:
            continue  # "Liberation" is a newspaper only by itself
        whole = (match.start, match.end) == (0, len(surface))
        at_home = entry.kind == "state" or slot_country(entry.country) is None or entry.country in discourse.focus.states
        if entry.kind in kinds and not all(match.bare) and (whole or at_home):
            return entry.country  # not South Africa in "Hill Region Democratic Alliance"
    parts = surface.split()
    own = (word for before, word in zip(["", *parts], parts, strict=False) if before != "New")  # "New England Patriots"
    states = (discourse.gazetteer.names_in(word) for word in own)  # "Panama Canal Authority"
    named = next((m[0].entries[0].country for m in states if m and m[0].entries[0].kind == "state"), None)
    words = surface.lower().split()
    divisions = {*words, *(" ".join(pair) for pair in zip(words, words[1:], strict=False))}
    return named or ("USA" if divisions & actor_words().american_states else None)  # "Texas National Guard"
