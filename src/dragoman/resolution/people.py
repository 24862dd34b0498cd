"""People: full names, bare surnames, titles, and what the gazetteer knows of them on the day of the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.discourse import Discourse
from dragoman.resolution.domestic import dealt_with, institution_country
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.gazetteer_names import fold
from dragoman.resolution.gazetteer_types import Bearer, Entry, Gender
from dragoman.resolution.identities import entry_actor, unknown_actor
from dragoman.resolution.metonymy import is_struck
from dragoman.resolution.names import Name
from dragoman.resolution.noun_phrases import governing_preposition, top
from dragoman.resolution.other_names import PARTICLES, in_full, turned_round
from dragoman.resolution.roles import Description, body_sectors
from dragoman.types.analysis import ROOT
from dragoman.types.resolution import Actor, Inconsistency

_FEMALE = frozenset(
    {
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "queen",
        "princess",
        "spokeswoman",
        "lady",
        "dame",
        "baroness",
        "empress",
        "chairwoman",
        "congresswoman",
        "businesswoman",
        "wife",
        "widow",
        "daughter",
        "sister",
        "mother",
        "actress",
    }
)
_MALE = frozenset({"mr", "mr.", "king", "prince", "sultan", "emir", "pope", "spokesman", "sheikh", "ayatollah", "sir",
     "lord", "congressman", "chairman", "businessman", "husband", "son", "brother", "father", "mullah", "archbishop"})  # fmt: skip
_FAMOUS = 3  # Entry.prominence from which a bare surname needs no introduction
_LEADER = 2  # Entry.prominence of heads of state and government
_NEWS_OF_CHANGE = 30  # days in which reports on a change of office still use the old title
# Words that say an office has ended by rule; "ousted" is itself disputed, and the dead do not hold office.
_CLAIMS_PAST = ("former", "ex-", "onetime", "one-time", "erstwhile")


def resolve_person(
    discourse: Discourse, name: Name, title: Description | None, gender: Gender | None = None
) -> Actor | None:
    """The person a name means here, by title, by the document so far, by the gazetteer; unknown people become new.

    ``gender`` is what a title before the name tells: "Mrs. Clinton" is not Bill Clinton.
    None for a mere surname of the gazetteer that nothing else says is a name here.
    """
    words = name_words(discourse, name)
    actor = _introduced(discourse, name, words, gender) or _known(discourse, name, words, title, gender)
    if actor is None:
        later = _introduced_later(discourse, name, words)
        if later is None and title is None and len(words) == 1 and _is_located(discourse, name):
            return None
        if later is None and not name.tagged and (title is None or title.role is None):
            return None
        actor = later or _unknown(discourse, name, title)
    if actor.country is None and title is not None and title.countries:
        actor = _unknown(discourse, name, title)
    discourse.people.append((words, actor))
    return actor


def _is_located(discourse: Discourse, name: Name) -> bool:
    """Whether one unknown word that the tagger takes for a person stands where a place does ("near Quetta", "shelled Adigrat")."""
    sentence = discourse.sentences[name.sentence]
    head = top(sentence, name.first, name.last)
    case, governor = governing_preposition(sentence, head), sentence.tokens[head].head
    moves = actor_words().motion_verbs | actor_words().motion_nouns
    return is_struck(sentence, head) or case in {"in", "near", "at", "outside"} or (
        case in {"to", "from"} and governor != ROOT and sentence.tokens[governor].lemma.lower() in moves
    )


def name_words(discourse: Discourse, name: Name) -> tuple[str, ...]:
    tokens = discourse.sentences[name.sentence].tokens[name.first : name.last + 1]
    return tuple(fold(token.text).lower() for token in tokens if any(c.isalpha() for c in token.text))


def _matches(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter name may stand for a fuller one: its words are all in it, in the same order."""
    if short == full:
        return True
    if len(short) >= len(full) or not short or all(word in PARTICLES for word in short):
        return False
    rest = iter(full)
    return all(word in rest for word in short)


def _introduced(discourse: Discourse, name: Name, words: tuple[str, ...], gender: Gender | None) -> Actor | None:
    """The person of the document whose name this is or shortens: of several whoever is in office, else the last."""
    sure = [e for e, bare in zip(name.entries, name.bare, strict=True) if not bare and e.kind == "person"]
    found: dict[str, Actor] = {}
    for full, actor in reversed(discourse.people):
        if gender is not None and discourse.gender(actor) not in {gender, None}:
            continue
        if len(words) == 1 and 1 < len(words[0]) < 5 and words[0] == "".join(word[0] for word in full):
            found.setdefault(actor.id, actor)  # initials: "AMLO", "MBS"
        elif _matches(words, full) and (not sure or any(entry.id == actor.id for entry in sure)):
            if words == full and len(words) > 1:
                return actor
            found.setdefault(actor.id, actor)
    officials = [actor for actor in found.values() if actor.office is not None]
    return next(iter([*officials, *found.values()]), None) if len(officials) == 1 else next(iter(found.values()), None)


def _introduced_later(discourse: Discourse, name: Name, words: tuple[str, ...]) -> Actor | None:
    """A person whose full name comes only after the short one (in a headline, say)."""
    for other in discourse.names:
        if other.kind == "person" and (other.sentence, other.first) > (name.sentence, name.first):
            full = name_words(discourse, other)
            if len(full) > len(words) and _matches(words, full):
                return _known(discourse, other, full, None) or _unknown(discourse, other, None)
    return None


def _known(
    discourse: Discourse,
    name: Name,
    words: tuple[str, ...],
    title: Description | None,
    gender: Gender | None = None,
) -> Actor | None:
    """The best of the gazetteer's people of that name that fits title and document."""
    pairs = [(e, bare) for e, bare in zip(name.entries, name.bare, strict=True) if e.kind == "person"]
    if not pairs and len(words) > 1:
        surface = discourse.surface(name.sentence, name.first, name.last)
        spoken = discourse.focus.states.union(title.countries if title else ())
        near = (b for b in discourse.gazetteer.bearers(surface, discourse.on) if b.entry.kind == "person")
        pairs = [(b.entry, False) for b in near if b.likeness == "same" or _is_spelt(b, spoken, title)][:1]
        pairs = pairs or in_full(discourse, surface.split()) or turned_round(discourse, surface.split())
    if gender is not None:
        pairs = [(e, bare) for e, bare in pairs if discourse.gazetteer.gender(e.name) in {gender, None}]
    fitting = [(e, bare) for e, bare in pairs if _fits(discourse, name, e, bare, title)]
    if not fitting:
        return None
    best = min(fitting, key=lambda pair: (pair[1], *_rank(discourse, pair[0], title)))[0]
    actor = entry_actor(best, discourse.on, bool(title and title.former and discourse.on is None))
    if title is None or title.role is None or title.former or best.spell_on(discourse.on) is not None:
        return actor
    if title.role.sectors and (title.role.office or title.phrase not in actor_words().bare_headship):
        return replace(actor, sectors=title.role.sectors, office=title.phrase)  # an office that the gazetteer lacks
    return actor


def _is_spelt(bearer: Bearer, spoken: frozenset[str], title: Description | None) -> bool:
    """Whether another spelling of a name may be meant: its state is spoken of, its title fits, or it leads a state."""
    entry, role = bearer.entry, title.role if title is not None else None
    fits = role is not None and bool(role.sectors) and role.sectors[:1] == entry.sectors[:1]
    return entry.country in spoken or (bearer.likeness == "spelling" and (fits or entry.prominence >= _LEADER))


def _rank(discourse: Discourse, entry: Entry, title: Description | None) -> tuple[bool, bool, bool, int, str]:
    codes = discourse.focus.states
    by_title = bool(title and title.countries and entry.country in title.countries)
    in_office = entry.spell_on(discourse.on) is not None
    return (not by_title, entry.country not in codes, not in_office, -entry.prominence, entry.id)


def _fits(discourse: Discourse, name: Name, entry: Entry, bare: bool, title: Description | None) -> bool:
    """Whether an entry may be meant: a title of another state rules it out, a bare surname needs support."""
    countries = {entry.country, *(spell.country for spell in entry.spells)}
    if title and title.countries and not countries & set(title.countries):
        return False
    if not bare:
        return True
    if title and title.role and title.role.office and not _held(discourse.gazetteer, entry, title.role.office):
        return False
    supported = entry.country in discourse.focus.states
    if title and title.role is not None:
        return supported or bool(title.countries) or entry.prominence >= _FAMOUS - 1
    return (entry.prominence >= _FAMOUS and (name.tagged or supported)) or (
        supported and entry.prominence > 0 and _in_time(entry, discourse.on)
    )


def _held(gazetteer: Gazetteer, entry: Entry, office: str) -> bool:
    wanted = gazetteer.office_class(office, entry.country)
    plain = office.lower().replace("-", " ")
    return any(
        gazetteer.office_class(spell.office, spell.country) == wanted
        or spell.office.lower().replace("-", " ").startswith(f"{plain} of ")
        for spell in entry.spells
    )


def _in_time(entry: Entry, on: date | None) -> bool:
    return on is None or any(spell.start is None or spell.start <= on for spell in entry.spells)


def _unknown(discourse: Discourse, name: Name, title: Description | None) -> Actor:
    """A person only this document knows: state and sector from the title, else from what the passage is about."""
    surface = " ".join(discourse.surface(name.sentence, name.first, name.last).split())
    country = title.countries[0] if title and title.countries else None
    if country is None and title is not None and title.role is not None:
        country = institution_country(discourse, name.sentence, name.first, title.phrase)
    if country is None:
        country = _seat(discourse, name)
    if country is None and not _comments(title):
        country = discourse.focus.near(name.sentence, (*(title.backers if title else ()), *_foreign(discourse, name, title)))
    sectors = body_sectors(title, title.role) if title and title.role else ()
    former = bool(title and title.former)
    office = title.phrase if title and title.role and title.role.person and not title.role.unspecific else None
    if former and sectors[:1] in (("GOV",), ("LEG",), ("MIL",)):
        return unknown_actor(surface, "person", country, ("ELI",), None)
    return unknown_actor(surface, "person", country, sectors, None if former else office)


def _foreign(discourse: Discourse, name: Name, title: Description | None) -> tuple[str, ...]:
    """States that an official deals with, and so is not of."""
    sentence = discourse.sentences[name.sentence]
    official = title is not None and title.role is not None and title.role.sectors[:1] == ("GOV",)
    return dealt_with(discourse, sentence, top(sentence, name.first, name.last)) if official else ()


def _seat(discourse: Discourse, name: Name) -> str | None:
    """The state of a place said of the person: "Ama Boateng of the Coastal Institute in Accra"."""
    sentence = discourse.sentences[name.sentence]
    inside = set(range(name.first, name.last + 1))
    head = next((t for t in sorted(inside) if sentence.tokens[t].head not in inside), name.last)
    attributes = [c for c in sentence.subtree(head) if c > name.last and sentence.tokens[c].deprel == "nmod"]
    found = (discourse.country_of_place(name.sentence, index) for index in attributes)
    return next((code for code in found if code is not None), None)


def _comments(title: Description | None) -> bool:
    """Whether somebody only comments on what others do, wherever he is: an analyst, a professor."""
    return title is not None and title.phrase.split()[-1:] != [] and title.phrase.split()[-1] in actor_words().expert_heads


def title_gender(words_before: Iterable[str]) -> Gender | None:
    """The gender that the title nearest to a name tells ("Mrs", "spokesman"); words in lower case."""
    for word in reversed(list(words_before)):
        if word in _FEMALE:
            return "Fem"
        if word in _MALE:
            return "Masc"
    return None


def office_conflict(
    discourse: Discourse, actor: Actor, title: Description, start: int, end: int
) -> Inconsistency | None:
    """Where the text's "former" or present title disagrees with who held the office on the day of the report."""
    entry = discourse.gazetteer.entry(actor.id)
    on = discourse.on
    if entry is None or entry.kind != "person" or on is None or title.role is None or title.role.office is None:
        return None
    wanted = discourse.gazetteer.office_class(title.role.office, entry.country)
    spells = [s for s in entry.spells if discourse.gazetteer.office_class(s.office, s.country) == wanted]
    current = [spell for spell in spells if spell.covers(on) and spell.start is not None]
    words = discourse.text[start:end].lower()
    if title.former and current and any(word in words for word in _CLAIMS_PAST):
        since = current[-1].start
        note = f"the text says former {current[-1].office}; on this date the office was held since {since}"
        return Inconsistency("office", start, end, note)
    ended = [spell.end for spell in spells if spell.end is not None and spell.end <= on]
    if title.former or not spells or len(ended) < len(spells) or "then" in title.phrase.split():
        return None
    if (on - max(ended)).days < _NEWS_OF_CHANGE:
        return None
    holder = discourse.gazetteer.holder(spells[-1].country or entry.country or "", spells[-1].office, on)
    if holder is None or holder.id == entry.id:
        return None
    note = (
        f"the text says {spells[-1].office}; on this date the office was held by {holder.name}, not since {max(ended)}"
    )
    return Inconsistency("office", start, end, note)
