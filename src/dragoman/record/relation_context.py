"""What relation patterns look at, and how they find the parties around a noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.record.arguments import antecedent, arguments, conjuncts, preposition
from dragoman.record.known_parties import PAIR, KnownParties
from dragoman.record.meant_pairs import pair_meant, state_before, subject_before
from dragoman.types.analysis import ROOT

HYPHENS = frozenset({"-", "–"})
LANDS = frozenset({"country", "nation", "kingdom", "republic"})
MOST = 4  # parties of one phrase; a longer list is a misreading more often than not
MOST_STATES = 12  # states that are listed by name are many at times: who broke off relations, who recognises whom
COPULAS = frozenset({"be", "become", "remain", "emerge", "stay", "serve", "act", "represent", "constitute"})


@dataclass(frozen=True)
class Surroundings(KnownParties):
    """What patterns ask of a sentence: its words, and the parties around them."""

    def lemma(self, token: int) -> str:
        return self.sentence.tokens[token].lemma.lower()

    def has(self, token: int, words: str) -> bool:
        """Whether the word at a token is in a list of the patterns ("trade.partner"), by its lemma or by its form."""
        form = self.sentence.tokens[token].text.lower()
        return self.lemma(token) in self.patterns.words[words] or form in self.patterns.forms[words]

    def nouns(self, words: Iterable[str]) -> Iterator[int]:
        """Tokens that are nouns with one of these lemmas, or forms."""
        wanted = frozenset(words)
        for index, names in self._nouns:
            if not wanted.isdisjoint(names):
                yield index

    @cached_property
    def _nouns(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Each noun with its lemma and its form, also as the end of a word with a hyphen ("cease-fire")."""
        return tuple(
            (index, (token.lemma.lower(), token.text.lower(), self._joined(index)))
            for index, token in enumerate(self.sentence.tokens)
            if token.upos in ("NOUN", "PROPN") or self._is_gerund(index)
        )

    def _is_gerund(self, token: int) -> bool:
        """ "Fighting in the north spread": a verb by its tag, a noun by its place."""
        word = self.sentence.tokens[token]
        placed = word.upos == "VERB" and word.text.lower().endswith("ing") and word.deprel in ("csubj", "nsubj", "obj", "nmod", "obl")
        return placed and not self.sentence.dependents(token, "nsubj", "obj", "aux")

    def _joined(self, token: int) -> str:
        words = self.sentence.tokens[max(token - 2, 0) : token + 1]
        hyphened = len(words) > PAIR and words[1].text == "-" and words[0].end == words[1].start and words[1].end == words[2].start
        return "".join(word.text.lower() for word in words) if hyphened else words[-1].text.lower()

    def modifiers(self, token: int) -> frozenset[str]:
        """Lemmas and forms of the adjectives, participles and compounds before a noun, with what modifies these."""
        words: set[str] = set()
        for child in (*self.sentence.dependents(token, "amod", "compound", "nmod:poss", "nummod", "nmod:desc"), *self._beside(token)):
            for below in (child, *self.sentence.dependents(child, "amod", "compound", "conj", "advmod")):
                words |= {self.lemma(below), self.sentence.tokens[below].text.lower()}
        return frozenset(words)

    def _beside(self, token: int) -> tuple[int, ...]:
        """The participle right before a noun that the parser joins to something else: "the blockade and worsening relations"."""
        word = self.sentence.tokens[token - 1] if token else None
        return (token - 1,) if word is not None and word.upos in ("VERB", "ADJ") and word.deprel == "conj" else ()

    def actors(self, tokens: Iterable[int]) -> tuple[str, ...]:
        """Parties behind tokens: of "whose" what it goes back to, of "the Saudi-led coalition" who leads it."""
        meant = [part for token in tokens for part in self._meant(token)]
        return tuple(dict.fromkeys(actor for token in meant for actor in self.leader(token) or self._denoted(token)))

    def _denoted(self, token: int) -> tuple[str, ...]:
        """What the resolver says, except of groups that it leaves open ("the arch-rivals") and of a lone "it"."""
        found = self.parties.denoted(self.sentence, token)
        if any(map(self.is_party, found)):
            return found
        lemma = self.lemma(token)
        if lemma == "it" and not found:
            return subject_before(self.sentence, self.resolution, self.parties)
        if lemma in LANDS and not found and self._is_the(token) and not self.sentence.dependents(token, "nmod", "acl:relcl", "amod"):
            return state_before(self.sentence, token, self.resolution, self.parties)
        if any(self.parties.actors[a].members for a in found):
            return found
        plural = self.sentence.tokens[token].feat("Number") == "Plur" or lemma in self.patterns.words["general.pairs"]
        if plural and lemma in self.patterns.words["general.groups"] and self._is_the(token):
            return pair_meant(self.sentence, token, self.resolution, self.parties) or found
        return found

    def _is_the(self, token: int) -> bool:
        """Whether a group is one that was named: "the rivals", "both neighbours", not "neighbours" or "other members"."""
        numbers = {self.lemma(c) for c in self.sentence.dependents(token, "nummod")}
        marks = {self.lemma(c) for c in self.sentence.dependents(token, "det")} | numbers
        return bool(marks & {"the", "both", "two", "these"}) and not numbers - {"two", "2"}

    def _meant(self, token: int) -> tuple[int, ...]:
        noun = antecedent(self.sentence, token)
        if (named := self._group_of(token)) is not None:
            return named
        if self._names_others(token):
            return conjuncts(self.sentence, self.sentence.dependents(token, "appos")[0])
        relative = self.lemma(token) in ("which", "who", "whose", "whom") and not self.parties.exact(self.sentence, token)
        if relative and (noun is None or not self.parties.denoted(self.sentence, noun)):
            noun = self._named_before(token)
            return () if noun is None else conjuncts(self.sentence, noun)
        return (token,) if noun is None else conjuncts(self.sentence, noun)

    def _names_others(self, token: int) -> bool:
        """Whether an apposition tells who a group is: "the two neighbours, Peru and Chile"."""
        own = self.parties.exact(self.sentence, token)
        beside = self.sentence.dependents(token, "appos")
        return bool(beside) and not any(map(self.is_party, own)) and bool(self.parties.exact(self.sentence, beside[0]))

    def _group_of(self, token: int) -> tuple[int, ...] | None:
        """The parties that a group is an apposition of: "Peru and Chile, the two states that recognise Utopia"."""
        word = self.sentence.tokens[token]
        if word.deprel != "appos" or word.feat("Number") != "Plur" or any(map(self.is_party, self.parties.exact(self.sentence, token))):
            return None
        first = self.sentence.tokens[word.head].head if self.sentence.tokens[word.head].deprel == "conj" else word.head
        return conjuncts(self.sentence, first) if self.parties.exact(self.sentence, first) else None

    def _named_before(self, token: int) -> int | None:
        """The party before ", which", where the parser hangs the clause elsewhere: "X, which has joined, said"."""
        last = token - 1
        if last > 0 and self.sentence.tokens[last].upos == "ADP":  # ", with which"
            last -= 1
        if last > 0 and self.sentence.tokens[last].text == ",":
            last -= 1
        nearby = (last, *self.sentence.ancestors(last)) if last >= 0 else ()
        return next((t for t in nearby if t < token and self.parties.exact(self.sentence, t)), None)

    def leader(self, token: int) -> tuple[str, ...]:
        """Who leads a force or a coalition: "the Saudi-led coalition"."""
        led = (c for c in self.sentence.dependents(token, "amod") if self.sentence.tokens[c].text.lower() == "led")
        word = self.sentence.tokens[token]
        if word.deprel == "obj" and self.lemma(word.head) == "lead" and self.lemma(token) in ("coalition", "alliance", "force"):
            return self.parties.denoted(self.sentence, next(iter(arguments(self.sentence, word.head).get("subj")), token))
        return next((before(self, participle) for participle in led), ())

    def located(self, token: int) -> tuple[str, ...]:
        """Parties behind a token, else the state, named in the document, that a place in its phrase lies in."""
        if found := self.actors((token,)):
            return found
        found = self.placed(t for t in self.sentence.subtree(token) if not self._in_clause(t, token))
        above = self.sentence.tokens[token]
        return found or (self.placed((above.head,)) if above.deprel == "appos" else ())  # "Crimea, the peninsula that …"

    def placed(self, tokens: Iterable[int]) -> tuple[str, ...]:
        """The states, named in the document, in which the places lie that these tokens name."""
        spans = [(self.sentence.tokens[t].start, self.sentence.tokens[t].end) for t in tokens]
        countries = [
            place.country for start, end in spans for place in self.resolution.places
            if place.start < end and start < place.end and place.country is not None
        ]  # fmt: skip
        return tuple(dict.fromkeys(actor for c in countries if (actor := self.of_country(c)) is not None))

    def _in_clause(self, token: int, top: int) -> bool:
        """Whether a token stands in a clause below ``top``."""
        while token != top:
            if self.sentence.tokens[token].deprel.split(":")[0] in ("acl", "advcl", "ccomp", "parataxis"):
                return True
            token = self.sentence.tokens[token].head
        return False

    def has_antecedent(self, token: int) -> bool:
        """Whether a pronoun is relative ("whose")."""
        return antecedent(self.sentence, token) is not None

    def named_before(self, token: int, but: frozenset[str]) -> tuple[str, ...]:
        """The nearest party before a word of the sentence that is of no country in ``but``."""
        for index in range(token - 1, -1, -1):
            for actor in self.parties.exact(self.sentence, index):
                if self.is_party(actor) and self.parties.country(actor) not in but:
                    return (actor,)
        return ()

    def is_over(self, token: int) -> bool:
        """Whether a noun's modifiers say that the thing is past, or only possible."""
        words = self.patterns.words
        return bool(self.modifiers(token) & (words["general.over"] | words["general.prospective"]))

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
            if case == "as" and preposition(sentence, governor) == "with":  # "with Turkey as go-between"
                return self.actors(conjuncts(sentence, governor))
            if case == "as" and sentence.tokens[governor].upos in ("NOUN", "PROPN", "PRON"):
                governor = sentence.tokens[governor].head if sentence.tokens[governor].head != ROOT else governor
            if case == "as" and (named := [o for o in sentence.dependents(governor, "obj") if self.parties.exact(sentence, o)]):
                return self.actors(named)  # "backs Peru as a mediator"
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
        before = tuple(c for c in before if not self.tail(c))
        after = [c for c in sentence.dependents(token, "nmod", "obl") if preposition(sentence, c) in prepositions]
        found = self.actors(part for c in (*before, *after) for part in (*self._hyphened(c), *conjuncts(sentence, c)))
        return tuple(dict.fromkeys((*self._prefixed(before), *found)))

    def _hyphened(self, token: int) -> tuple[int, ...]:
        """The other half of a joined adjective, where the parser hangs it on this one: "the Peruvian-Chilean dispute"."""
        halves = self.sentence.dependents(token, "amod", "compound")
        return tuple(h for h in halves if h == token - PAIR and self.sentence.tokens[token - 1].text in HYPHENS)

    def _prefixed(self, tokens: Iterable[int]) -> Iterator[str]:
        """The first part of a joined adjective: of "Russo-Georgian" the state of "Russo", where the document names it."""
        words = self.sentence.tokens
        for token in tokens:
            if token >= PAIR and words[token - 1].text in HYPHENS:
                country = self.patterns.prefixes.get(words[token - PAIR].text.lower())
                if country is not None and (actor := self.of_country(country)) is not None:
                    yield actor

    def tail(self, token: int) -> str:
        """ "UN-brokered" as one word: its participle; "" of other words."""
        word = self.sentence.tokens[token]
        last = word.text.lower().rsplit("-", 1)[-1] if "-" in word.text and word.upos in ("ADJ", "VERB") else ""
        return last if last.endswith(("ed", "led", "held")) else ""

    def has_phrase(self, token: int, *prepositions: str) -> bool:
        """Whether one of these prepositions attaches a phrase to a noun, to parties or to others."""
        return any(preposition(self.sentence, c) in prepositions for c in self.sentence.dependents(token, "nmod", "obl"))

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


def before(here: Surroundings, participle: int) -> tuple[str, ...]:
    """ "Russian-occupied", "Iran-backed": the party joined to the participle, or the adjective right before it."""
    sentence = here.sentence
    joined = [c for c in sentence.children[participle] if c < participle]
    siblings = [
        c for c in sentence.dependents(sentence.tokens[participle].head, "amod", "compound") if participle - 3 < c < participle
    ]
    tokens = [part for c in (*joined, *siblings) for part in conjuncts(sentence, c)]
    if here.tail(participle):
        tokens = [participle]
    return here.actors(tokens) or here.placed(tokens)
