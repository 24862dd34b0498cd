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
from knowledge import holders, offices, sources
from knowledge.records import Record, Term, read_table, slug, split
from knowledge.sources import Claim

SURNAME_FIRST = frozenset(("CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM"))
_MIXED_ORDER = frozenset(("TWN", "HKG"))  # English given names stand first there, hyphenated ones last
_PARTICLES = frozenset("de da do dos das del della di du van von der den la le el al bin ibn ould abu ben st".split())
_LONGEST_OPEN_YEARS = 5
_SUCCESSION_DAYS = 550  # a successor known to begin later than this after the horizon need not be the next one
_SAME_START_DAYS = 45
_LEAST_NAMESAKES = 3
_MOST_ADDED = 2  # words by which a fuller name may exceed a shorter one of the same person
_COMMON_FIRST = frozenset(map(key, "Mohammed Muhammad Syed Sayed Abd Abdul Abdel Ahmad Ahmed Ali Maria Nguyen".split()))
_POLITICAL = frozenset(("GOV", "LEG", "OPP", "ELI", "PTY", "MIL", "GOV MIL", "SPY", "JUD"))
_SAME_START_LIKENESS = 80.0


@dataclass(slots=True)
class Person:
    country: str
    names: list[str]
    given: list[str] = field(default_factory=list)  # the names as a source gives them, without those made of them
    identifier: str = ""
    wikidata: str = ""
    bare: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    prominence: int = 0
    sectors: str = ""
    start: str = ""
    end: str = ""


_LOWER_PARTICLES = frozenset({"bin", "ben", "al", "el", "de", "van", "von", "di", "da", "dos", "ould", "ibn"})


def hand_people() -> Iterator[Person]:
    """people.tsv: id, name, aliases, surnames (* = from the name), prominence, Wikidata, offices, born…died, source."""
    for identifier, name, aliases, bare, prominence, wikidata, items, life, _ in read_table("people.tsv", 9):
        country, sectors, _ = identifier.split("/")
        names = [name, *split(aliases)]
        person = Person(country, names, list(names), identifier, wikidata, sectors=sectors)
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
            self.index(claim, person)

    def index(self, claim: Claim, person: Person) -> None:
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
                    if not (person.wikidata and claim.wikidata) and is_same(claim, person):
                        return person
        return None if claim.wikidata else self._same_term(claim)

    def named(self, holder: holders.Holder) -> Person | None:
        """The hand-written person of one of these very names and this home."""
        known = [p for p in self.persons if p.country == holder.home and set(holder.names) & set(p.given)]
        return known[0] if known else None

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
        person.given += [claim.name] if claim.name not in person.given else []
        person.names += [name for name in claimed_names(claim) if name not in person.names]
        person.wikidata = person.wikidata or claim.wikidata
        if claim.source == "reign" and any(_weight(other) == 2 for other in person.claims):
            return  # REIGN names no office; what it names is only taken where no other source does
        if claim.surname and claim.surname != claim.name and claim.surname not in person.bare:
            person.bare.append(claim.surname)
        person.claims.append(claim)
        self._index(person)
        self.index(claim, person)


def _weight(claim: Claim) -> int:
    return offices.weight(offices.plain_office(claim.office), claim.country)


def _day(text: str) -> date:
    return date.fromisoformat(text or "1900-01-01")


def claimed_names(claim: Claim) -> list[str]:
    """The name as given and, where the source marks the surname, the first name with it ("Maduro Moros": "Maduro").

    A first name that every second person of the state has says nobody's name; where the surname leads, it is none.
    """
    first = claim.name.split()[0]
    marked = claim.surname and not claim.name.startswith(claim.surname) and claim.country not in SURNAME_FIRST
    telling = marked and sound_of(first) not in _COMMON_FIRST
    return list(dict.fromkeys([claim.name, f"{first} {claim.surname}"] if telling else [claim.name]))


def sound_of(word: str) -> str:
    return key(word) or word


def name_forms(name: str) -> list[str]:
    """Keys under which a person may be found: the whole name, its first and last word, its words in any order."""
    words = key(name).split()
    if len(words) < 2:
        return [" ".join(words)]
    return [" ".join(words), f"{words[0]} {words[-1]}", " ".join(sorted(words)), f"{words[-1]} {words[0]}", *words[1:]]


def is_same(claim: Claim, person: Person) -> bool:
    """Whether a claim names this person: the very words of one of its names, or a name that only adds middle names.

    Of two longer names with unlike middles neither is the other ("Ram Baran Yadav", "Ram Sahaya Prasad Yadav"), and
    a surname that is not the last word keeps its place ("Iván Duque Márquez" is no "Iván Márquez").
    """
    own = key(claim.name).split()
    if any(sorted(key(name).split()) == sorted(own) for name in person.names):
        return True
    if not person.claims and person.sectors not in _POLITICAL:
        return False  # a rebel or businessman known without office has no minister's name but by accident
    made = [sorted(key(name).split()) for name in claimed_names(claim)[1:]]
    if any(sorted(key(name).split()) in made for name in person.given):
        return True
    last = key(claim.surname).split()[-1:] if claim.surname and claim.country not in SURNAME_FIRST else []
    return any(_agree(own, key(name).split(), last) for name in person.given)


def _agree(own: list[str], other: list[str], surname: list[str]) -> bool:
    shorter, longer = sorted((own, other), key=len)
    if len(shorter) < 2 or not set(shorter) <= set(longer) or len(longer) - len(shorter) > _MOST_ADDED:
        return False
    if surname and surname[0] not in other:
        return False
    if surname and shorter is other and other[-1] != surname[0] and len(other) < 3:
        return False
    ends = (shorter[0], shorter[-1]) == (longer[0], longer[-1])
    leads = longer[0] == shorter[0] or longer[0] in _COMMON_FIRST
    return ends or (len(shorter) >= 3 and leads)


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


def hand_successions(people: People) -> None:
    """Adds holders.tsv; the days that people.tsv gives for the same office of a person count instead."""
    for holder in holders.holders():
        person = people.named(holder)
        if person is None:
            person = Person(holder.home, list(holder.names), list(holder.names))
            people.add(person)
        claim = Claim("hand", holder.names[0], holder.country, holder.office, holder.start, holder.end)
        person.names += [name for name in holder.names if name not in person.names]
        person.given += [name for name in holder.names if name not in person.given]
        if not (person.identifier and any(_same_office(claim, other) for other in person.claims)):
            person.claims.append(claim)
            people.index(claim, person)


def _same_office(one: Claim, other: Claim) -> bool:
    same = (one.country, _function(one)) == (other.country, _function(other))
    return same and one.start < (other.end or "9") and other.start < (one.end or "9")


def overrule(people: People) -> None:
    """Cuts what other sources say of an office of one holder out of the days that are written by hand."""
    own: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for number, person in enumerate(people.persons):
        for claim in person.claims:
            if claim.source == "hand" and offices.is_single(claim.office):
                own[(claim.country, _function(claim))].append((claim.start, claim.end or "9", number))
    for number, person in enumerate(people.persons):
        kept: list[Claim] = []
        for claim in person.claims:
            held = [span[:2] for span in own[(claim.country, _function(claim))] if span[2] != number]
            kept += [claim] if claim.source == "hand" else _outside(claim, sorted(held))
        person.claims = kept


def _outside(claim: Claim, held: list[tuple[str, str]]) -> Iterator[Claim]:
    """The parts of a claim's days that nobody else holds, those of less than two months left out."""
    start, last = claim.start, claim.end or "9"
    for first, end in [*held, ("9", "9")]:
        if start < min(first, last) and (start == claim.start and last <= first or _days(start, min(first, last)) > 60):
            yield replace(claim, start=start, end="" if min(first, last) == "9" else min(first, last))
        start = max(start, end)


def _days(start: str, end: str) -> int:
    return 9999 if end == "9" else (_day(end) - _day(start)).days


def collect(corpora: Path) -> People:
    people = People()
    for person in hand_people():
        people.add(person)
    hand_successions(people)
    for source in (sources.everypolitician, sources.factbook_leaders, sources.reign, sources.cabinets_2019):
        for claim in source(corpora):
            if claim.country and not (source is sources.cabinets_2019 and people.is_known(claim)):
                people.take(claim)
    close(people)
    overrule(people)
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
            record.bare += [_at_the_beginning(name) for name in record.bare if name.split()[0] in _LOWER_PARTICLES]
            yield record


def _at_the_beginning(name: str) -> str:
    """A surname as it stands where a sentence begins: "Bin Salman"."""
    return name[:1].upper() + name[1:]


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
        names=_usable(person.names, bool(person.identifier)), bare=[each for each in bare if len(each) > 1], terms=spells,
        end=person.end, prominence=prominence,
    )  # fmt: skip


def _usable(names: list[str], trusted: bool) -> list[str]:
    """Names of two words at least (hand-written ones of one too: "Jokowi"), also without their middle initials."""
    several = [name for name in names if " " in name or trusted]
    return several + [re.sub(r" [A-Z]\.(?= )", "", name) for name in several]


def _free(identifier: str, used: set[str]) -> str:
    number, free = 2, identifier
    while free in used:
        free, number = f"{identifier}-{number}", number + 1
    return free
