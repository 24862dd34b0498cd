"""People: claims of all sources merged by person, open spells closed by successors, surnames for those in the news."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from rapidfuzz import fuzz

from dragoman.resolution.gazetteer_names import key
from knowledge import offices, sources
from knowledge.records import Record, Term, read_table, slug, split
from knowledge.sources import Claim

SURNAME_FIRST = frozenset(("CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM"))
_MIXED_ORDER = frozenset(("TWN", "HKG"))  # English given names stand first there, hyphenated ones last
_PARTICLES = frozenset("de da do dos das del della di du van von der den la le el al bin ibn ould abu ben st".split())
_LONGEST_OPEN_YEARS = 5
_SUCCESSION_DAYS = 550  # a successor known to begin later than this after the horizon need not be the next one
_SAME_START_DAYS = 45
_LEAST_NAMESAKES = 3
_SAME_START_LIKENESS = 70.0


@dataclass(slots=True)
class Person:
    country: str
    names: list[str]
    identifier: str = ""
    wikidata: str = ""
    bare: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    prominence: int = 0
    sectors: str = ""
    start: str = ""
    end: str = ""


def hand_people() -> Iterator[Person]:
    """people.tsv: id, name, aliases, surnames (* = from the name), prominence, Wikidata, offices, born…died, source."""
    for identifier, name, aliases, bare, prominence, wikidata, items, life, _ in read_table("people.tsv", 9):
        country, sectors, _ = identifier.split("/")
        person = Person(country, [name, *split(aliases)], identifier, wikidata, sectors=sectors)
        person.prominence = int(prominence or 1)
        person.bare = [surname(name, country)] if bare == "*" else split(bare)
        person.end = life.partition("..")[2]
        person.claims = [
            sources.office_claim(identifier, item) for item in (part.strip() for part in items.split(";")) if item
        ]
        yield person


def surname(name: str, country: str) -> str:
    """The word or words by which news names a person after the first mention."""
    words = [word for word in name.split() if word.rstrip(".").lower() not in ("jr", "sr", "ii", "iii", "iv", "vi")]
    if len(words) < 2:
        return ""
    if country in _MIXED_ORDER and "-" not in words[-1] and len(words) == 2:
        return words[-1]
    if country in SURNAME_FIRST and "-" not in words[0]:
        return words[-1] if country in ("VNM", "KHM") and len(words) > 2 else words[0]
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES and not words[first - 1][0].isupper():
        first -= 1
    return " ".join(words[first:])


class People:
    """Persons indexed so that a claim finds the person that it is about, by Wikidata id or by name within a state."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_wikidata: dict[str, Person] = {}
        self._by_name: dict[tuple[str, str], list[Person]] = defaultdict(list)
        self._high: dict[tuple[str, str], list[tuple[Claim, Person]]] = defaultdict(list)

    def add(self, person: Person) -> None:
        self.persons.append(person)
        self._index(person)
        for claim in person.claims:
            self._index_office(claim, person)

    def _index_office(self, claim: Claim, person: Person) -> None:
        if _weight(claim) and offices.is_single(claim.office):
            self._high[(claim.country, _function(claim))].append((claim, person))

    def _index(self, person: Person) -> None:
        if person.wikidata:
            self._by_wikidata.setdefault(person.wikidata, person)
        for name in person.names:
            for form in name_forms(name):
                owners = self._by_name[(person.country, form)]
                if person not in owners:
                    owners.append(person)

    def find(self, claim: Claim) -> Person | None:
        if claim.wikidata and claim.wikidata in self._by_wikidata:
            return self._by_wikidata[claim.wikidata]
        for name in claimed_names(claim):
            for form in name_forms(name):
                for person in self._by_name.get((claim.country, form), ()):
                    if not (person.wikidata and claim.wikidata) and same_name(name, person.names):
                        return person
        return None if claim.wikidata else self._same_term(claim)

    def _same_term(self, claim: Claim) -> Person | None:
        """Whoever another source has in the same high office from the same days under a like name."""
        held = self._high.get((claim.country, _function(claim)), ())
        for other, person in held:
            near = abs((_day(other.start) - _day(claim.start)).days) <= _SAME_START_DAYS
            if near and any(fuzz.ratio(key(claim.name), key(name)) >= _SAME_START_LIKENESS for name in person.names):
                return person
        return None

    def is_known(self, claim: Claim) -> bool:
        """Whether another source covers this office of one holder on the claim's first days."""
        held = self._high.get((claim.country, _function(claim)), ())
        middle = (_day(claim.start) + timedelta(days=180)).isoformat()
        return any(other.start <= middle and (not other.end or other.end > middle) for other, _ in held)

    def take(self, claim: Claim) -> None:
        person = self.find(claim)
        if person is None:
            person = Person(claim.country, [claim.name], wikidata=claim.wikidata)
            self.persons.append(person)
        person.names += [name for name in claimed_names(claim) if name not in person.names]
        person.wikidata = person.wikidata or claim.wikidata
        if claim.source == "reign" and any(_weight(other) == 2 for other in person.claims):
            return  # REIGN names no office; what it names is only taken where no other source does
        if claim.surname and claim.surname != claim.name and claim.surname not in person.bare:
            person.bare.append(claim.surname)
        person.claims.append(claim)
        self._index(person)
        self._index_office(claim, person)


def _weight(claim: Claim) -> int:
    return offices.weight(offices.plain_office(claim.office), claim.country)


def _day(text: str) -> date:
    return date.fromisoformat(text or "1900-01-01")


def claimed_names(claim: Claim) -> list[str]:
    """The name as given and, where the source marks the surname, the first name with it ("Maduro Moros": "Maduro")."""
    first = claim.name.split()[0]
    marked = claim.surname and not claim.name.startswith(claim.surname)
    return list(dict.fromkeys([claim.name, f"{first} {claim.surname}"] if marked else [claim.name]))


def name_forms(name: str) -> list[str]:
    """Keys under which a person may be found: the whole name, its first and last word, its words in any order."""
    words = key(name).split()
    if len(words) < 2:
        return [" ".join(words)]
    return [" ".join(words), f"{words[0]} {words[-1]}", " ".join(sorted(words)), f"{words[-1]} {words[0]}", *words[1:]]


def same_name(name: str, others: Iterable[str]) -> bool:
    """Whether two names have the same words, or the longer one only adds words in the middle or to three others."""
    return any(_agree(key(name).split(), key(other).split()) for other in others)


def _agree(one: list[str], other: list[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if sorted(one) == sorted(other):
        return True
    ends = len(shorter) >= 2 and (shorter[0], shorter[-1]) == (longer[0], longer[-1])
    return set(shorter) <= set(longer) and (ends or len(shorter) >= 3)


def close(people: People) -> None:
    """Ends every spell that a source left open: by the successor's first day, else at the source's horizon."""
    held: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for number, person in enumerate(people.persons):
        for claim in person.claims:
            if offices.is_single(claim.office):
                held[(claim.country, _function(claim))].append((claim.start, number))
    for starts in held.values():
        starts.sort()
    for number, person in enumerate(people.persons):
        person.claims = [_closed(claim, number, held[(claim.country, _function(claim))]) for claim in person.claims]


def _function(claim: Claim) -> str:
    return offices.function(offices.plain_office(claim.office), claim.country)


def _closed(claim: Claim, number: int, held: list[tuple[str, int]]) -> Claim:
    if claim.end or not claim.horizon:
        return claim
    latest = (date.fromisoformat(claim.horizon) + timedelta(days=_SUCCESSION_DAYS)).isoformat()
    successor = next((start for start, other in held if start > claim.start and other != number), "")
    if successor and successor <= latest:
        return replace(claim, end=successor)
    if claim.horizon == sources.FACTBOOK_HORIZON:
        return claim
    began = date.fromisoformat(claim.start or "2000-01-01")
    longest = (began + timedelta(days=366 * _LONGEST_OPEN_YEARS)).isoformat()
    single = offices.weight(offices.plain_office(claim.office), claim.country) == 2
    return replace(claim, end=claim.horizon if single else max(min(claim.horizon, longest), claim.start))


def terms(claims: Iterable[Claim]) -> list[Term]:
    """Spells in one office, joined where they touch. Hand-written claims override others of their function."""
    by_office: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_office[(claim.country, _function(claim))].append(claim)
    found: list[Term] = []
    for (country, _), held in sorted(by_office.items()):
        own = [claim for claim in held if claim.source == "hand"]
        office = _shown([claim.office for claim in own or held])
        for start, end in joined((claim.start, claim.end) for claim in own or held):
            found.append(Term(start, end, office, country, offices.sectors(office)))
    return found


def _shown(titles: list[str]) -> str:
    plain = [offices.plain_office(title) for title in titles]
    return max(sorted(set(plain)), key=plain.count)


def joined(spans: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Half-open day spans, "" = open, united where they overlap, touch or lie less than a month apart."""
    found: list[list[str]] = []
    for start, end in sorted(spans):
        if end and start and end <= start:
            continue
        if found and (not found[-1][1] or (start or "0") <= _month_later(found[-1][1])):
            found[-1][1] = "" if not end or not found[-1][1] else max(end, found[-1][1])
        else:
            found.append([start, end])
    return [(start, end) for start, end in found]


def _month_later(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=31)).isoformat()


def collect(corpora: Path) -> People:
    people = People()
    for person in hand_people():
        people.add(person)
    for source in (sources.everypolitician, sources.factbook_leaders, sources.reign, sources.cabinets_2019):
        for claim in source(corpora):
            if claim.country and not (source is sources.cabinets_2019 and people.is_known(claim)):
                people.take(claim)
    close(people)
    return people


def records(people: People, taken: dict[str, Record]) -> Iterator[Record]:
    """One record for each person; ids are COUNTRY/SECTOR/slug of the first name, numbered where two would collide."""
    used = set(taken)
    plain = {word for (word,) in read_table("plain_words.tsv", 1)}
    shared = plain | given_names(people)
    for person in people.persons:
        if person.identifier or terms(person.claims):
            record = _record(person, used)
            unfit = plain if person.identifier else shared
            record.bare = [name for name in record.bare if name not in unfit]
            yield record


def given_names(people: People) -> set[str]:
    """First words that several people share, so that they say little when they stand alone."""
    western = (person for person in people.persons if person.country not in SURNAME_FIRST)
    counts = Counter(person.names[0].split()[0] for person in western)
    return {word for word, count in counts.items() if count >= _LEAST_NAMESAKES}


def _record(person: Person, used: set[str]) -> Record:
    spells = terms(person.claims)
    heaviest = max((offices.weight(term.office, term.country) for term in spells), default=0)
    prominence = max(person.prominence, heaviest)
    first = max(spells, key=lambda term: offices.weight(term.office, term.country), default=None)
    sectors = person.sectors or (first.sectors if first else "")
    identifier = person.identifier or _free(f"{person.country}/{sectors.split()[0]}/{slug(person.names[0])}", used)
    used.add(identifier)
    bare = list(person.bare) if person.identifier or prominence >= 2 else []
    if not person.identifier and prominence >= 2 and not bare:
        bare = [surname(person.names[0], person.country)]
    bare += [name for name in person.names if " " not in name and not person.identifier]
    return Record(
        identifier, person.names[0], "person", person.country, sectors, person.wikidata,
        names=_usable(person.names), bare=[each for each in bare if len(each) > 1], terms=spells,
        end=person.end, prominence=prominence,
    )  # fmt: skip


def _usable(names: list[str]) -> list[str]:
    """Names of two words at least, each also without its middle initials."""
    several = [name for name in names if " " in name]
    return several + [re.sub(r" [A-Z]\.(?= )", "", name) for name in several]


def _free(identifier: str, used: set[str]) -> str:
    number, free = 2, identifier
    while free in used:
        free, number = f"{identifier}-{number}", number + 1
    return free
