"""What relation patterns look at, and how they find the parties around a noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.ontology.relation_patterns import RelationPatterns
from dragoman.record.arguments import arguments, conjuncts, preposition
from dragoman.record.parties import Parties
from dragoman.types.analysis import ROOT, Sentence
from dragoman.types.record import RelationKind
from dragoman.types.resolution import Resolution

COPULAS = frozenset({"be", "become", "remain", "emerge", "stay", "serve", "act", "represent", "constitute"})


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A relation in the making. ``label`` tells two relations of one kind and pair apart ("strategic partnership")."""

    kind: RelationKind
    subject: str
    object: str
    sentence: int
    token: int
    value: float | None = None
    unit: str | None = None
    start: str | None = None
    end: str | None = None
    label: str = ""


@dataclass(frozen=True)
class Surroundings:
    """One sentence with what is known of its document."""

    sentence: Sentence
    parties: Parties
    resolution: Resolution
    patterns: RelationPatterns
    day: date | None
    states: tuple[str, ...]

    def lemma(self, token: int) -> str:
        return self.sentence.tokens[token].lemma.lower()

    def has(self, token: int, words: str) -> bool:
        """Whether the word at a token is in a list of the patterns ("trade.partner"), by its lemma or by its form."""
        form = self.sentence.tokens[token].text.lower()
        return self.lemma(token) in self.patterns.words[words] or form in self.patterns.forms[words]

    def nouns(self, words: Iterable[str]) -> Iterator[int]:
        """Tokens that are nouns with one of these lemmas."""
        wanted = frozenset(words)
        for index, token in enumerate(self.sentence.tokens):
            if token.upos in ("NOUN", "PROPN") and (token.lemma.lower() in wanted or token.text.lower() in wanted):
                yield index

    def modifiers(self, token: int) -> frozenset[str]:
        """Lemmas and forms of the adjectives, participles and compounds before a noun, with what modifies these."""
        words: set[str] = set()
        for child in self.sentence.dependents(token, "amod", "compound", "nmod:poss", "nummod", "nmod:desc"):
            for below in (child, *self.sentence.dependents(child, "amod", "compound", "conj", "advmod")):
                words |= {self.lemma(below), self.sentence.tokens[below].text.lower()}
        return frozenset(words)

    def actors(self, tokens: Iterable[int]) -> tuple[str, ...]:
        return self.parties.of_tokens(self.sentence, tokens)

    def state(self, actor: str) -> str:
        """The state that an actor belongs to, where the document names it; else the actor itself."""
        country = self.parties.country(actor)
        return country if country in self.parties.actors else actor

    def of_country(self, country: str) -> str | None:
        """The state's own actor, else the first actor of that country that the document names."""
        if country in self.parties.actors:
            return country
        return next((a.id for a in self.resolution.actors if a.country == country), None)

    def foremost(self, *but: str | None) -> tuple[str, ...]:
        """The states that the document names most, the most named first, without these countries."""
        counts = Counter(c for m in self.resolution.mentions for a in m.actors if (c := self.parties.country(a)) and len(c) == 3)
        ordered = sorted(counts, key=lambda country: (-counts[country], country))
        return tuple(country for country in ordered if country not in but)

    def subject_of(self, token: int) -> tuple[str, ...]:
        """Who a predicate noun is said of: "X is a member", "X became …", "X, a member of …", "as a mediator"."""
        sentence = self.sentence
        word = sentence.tokens[token]
        found = arguments(sentence, token).get("subj")
        if not found and word.deprel == "appos":
            found = (word.head,)
        if not found and word.deprel in ("xcomp", "obl", "obj", "advcl", "conj", "ccomp", "nmod") and word.head != ROOT:
            governor = word.head
            case = preposition(sentence, token)
            if case == "as" and sentence.tokens[governor].upos in ("NOUN", "PROPN", "PRON"):
                governor = sentence.tokens[governor].head if sentence.tokens[governor].head != ROOT else governor
            if case == "as" or (case is None and sentence.tokens[governor].lemma.lower() in COPULAS):
                found = arguments(sentence, governor).get("subj") or sentence.dependents(governor, "obj")
        if not found:  # "NATO member Turkey"
            found = (word.head,) if word.deprel in ("compound", "nmod:desc", "amod") and word.head != ROOT else ()
        return self.actors(found)

    def subjects_above(self, token: int) -> tuple[str, ...]:
        """The parties that are subjects of the clauses around a word, nearest first: a net for misattached clauses."""
        found: list[str] = []
        for above in self.sentence.ancestors(token):
            if self.sentence.tokens[above].upos in ("VERB", "AUX", "ADJ"):
                found.extend(self.actors(self.sentence.dependents(above, "nsubj", "nsubj:pass")))
        return tuple(dict.fromkeys(found))

    def owners(self, token: int, *prepositions: str) -> tuple[str, ...]:
        """Whose noun it is: possessor, national adjective or compound, then phrases with these prepositions."""
        sentence = self.sentence
        before = sentence.dependents(token, "nmod:poss", "compound", "amod", "nmod:desc")
        after = [c for c in sentence.dependents(token, "nmod", "obl") if preposition(sentence, c) in prepositions]
        tokens = [part for c in (*before, *after) for part in conjuncts(sentence, c)]
        return self.parties.of_tokens(sentence, tokens)

    def phrase(self, token: int, *prepositions: str) -> tuple[str, ...]:
        """Actors in the phrases that these prepositions attach to a noun, or to the verb that it is an object of."""
        sentence = self.sentence
        word = sentence.tokens[token]
        places = [token] + ([word.head] if word.head != ROOT and word.deprel in ("obj", "nsubj:pass", "nsubj") else [])
        for place in places:
            children = [c for c in sentence.dependents(place, "nmod", "obl") if preposition(sentence, c) in prepositions]
            found = self.actors(part for c in children for part in conjuncts(sentence, c))
            if found:
                return found
        return ()


def pair(here: Surroundings, actors: Iterable[str]) -> tuple[str, str] | None:
    """The first two actors of different states, as states where the document names them; None if there are no two."""
    seen: dict[str, str] = {}
    for actor in actors:
        seen.setdefault(here.parties.country(actor) or actor, here.state(actor))
    ordered = list(seen.values())
    return (ordered[0], ordered[1]) if len(ordered) > 1 else None


def before(here: Surroundings, participle: int) -> tuple[str, ...]:
    """ "Russian-occupied", "Iran-backed": the party joined to the participle, or the adjective right before it."""
    sentence = here.sentence
    joined = [c for c in sentence.children[participle] if c < participle]
    siblings = [
        c for c in sentence.dependents(sentence.tokens[participle].head, "amod", "compound") if participle - 3 < c < participle
    ]
    return here.actors(part for c in (*joined, *siblings) for part in conjuncts(sentence, c))


def between(
    here: Surroundings, kind: RelationKind, subjects: tuple[str, ...], objects: tuple[str, ...], token: int
) -> Iterator[RelationDraft]:
    """One relation from the first subject to the first object that is of another country."""
    for subject in subjects[:1]:
        country = here.parties.country(subject)
        other = next((o for o in objects if o != subject and (country is None or here.parties.country(o) != country)), None)
        if other is not None:
            yield draft(here, kind, subject, other, token)


def draft(here: Surroundings, kind: RelationKind, subject: str, other: str, token: int) -> RelationDraft:
    return RelationDraft(kind, here.state(subject), here.state(other), here.sentence.index, token)
