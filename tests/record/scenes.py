"""Hand-written trees with their parties and places resolved by name, for the tests of events.

    scene = stage('''
        Peru     _      PROPN 2 nsubj
        attacked attack VERB  0 root
        Chile    _      PROPN 2 obj
    ''')
    scene.at("attacked")       # its sentence and its index
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dragoman.ontology.status import StatusCues
from dragoman.record.candidates import Candidate, find_candidates
from dragoman.record.coding import Coder
from dragoman.record.drafts import Draft
from dragoman.record.participants import Cast, Sides
from dragoman.record.parties import Parties
from dragoman.record.where import Places
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.document import Document
from dragoman.types.resolution import Actor, Mention, Place, Resolution
from tests.record.small_codebook import frame, small_codebook
from tests.trees import build

PERU, CHILE, ECUADOR = (Actor(code, code, "state", code) for code in ("PER", "CHL", "ECU"))
MINISTER = Actor("PER/GOV/minister", "minister", "person", "PER", ("GOV",))
SENATOR = Actor("PER/LEG/senator", "senator", "person", "PER", ("LEG",))
REBELS = Actor("PER/REB/rebels", "rebels", "group", "PER", ("REB",))
POLICE = Actor("PER/COP/police", "police", "organisation", "PER", ("COP",))
REPORTERS = Actor("CHL/JRN/reporters", "reporters", "group", "CHL", ("JRN",))
PACT = Actor("IGO/pact", "Pact", "bloc", "IGO", members=("PER", "CHL"))
NAMES = {
    "Peru": PERU, "Peruvian": PERU, "Chile": CHILE, "Chilean": CHILE, "Ecuador": ECUADOR, "minister": MINISTER,
    "senator": SENATOR, "rebels": REBELS, "police": POLICE, "reporters": REPORTERS, "Pact": PACT,
}  # fmt: skip
PLACES = {"Lima": "PER", "Arica": "CHL", "Quito": "ECU", "Pacific": None}


@dataclass(frozen=True)
class Stage:
    """A document with everything that comes before its events."""

    document: Document
    analysis: Analysis
    resolution: Resolution
    parties: Parties
    places: Places

    @property
    def cast(self) -> Cast:
        return Cast(self.parties, self.places, small_codebook())

    def at(self, word: str, sentence: int = 0) -> tuple[Sentence, int]:
        """The sentence, and the index of the word in it."""
        found = self.analysis.sentences[sentence]
        return found, [token.text for token in found.tokens].index(word)

    def candidates(self, sentence: int = 0) -> tuple[Candidate, ...]:
        return find_candidates(self.analysis.sentences[sentence], small_codebook())

    def candidate(self, word: str, sentence: int = 0) -> Candidate:
        _, index = self.at(word, sentence)
        return next(c for c in self.candidates(sentence) if c.trigger == index)

    def drafts(self) -> tuple[Draft, ...]:
        coder = Coder(small_codebook(), StatusCues.load(), self.cast)
        return tuple(draft for sentence in self.analysis.sentences for draft in coder.drafts(sentence))


def stage(*tables: str, published: date | None = None) -> Stage:
    document, analysis = build(*tables, published=published)
    mentions, places = [], []
    for sentence in analysis.sentences:
        for index, token in enumerate(sentence.tokens):
            if token.text in NAMES:
                ids = (NAMES[token.text].id,)
                mentions.append(Mention(token.start, token.end, sentence.index, index, ids, "name"))
            if token.text in PLACES:
                country = PLACES[token.text]
                places.append(
                    Place(f"place:{token.text}", token.start, token.end, token.text, country, None, None, None, "city")
                )
    resolution = Resolution(
        published, "given" if published else "unknown", tuple(dict.fromkeys(NAMES.values())), tuple(mentions),
        tuple(places), (), (), (), "test",
    )  # fmt: skip
    parties = Parties.of(resolution)
    return Stage(document, analysis, resolution, parties, Places.of(analysis, resolution.places, parties))


def draft(
    word: str = "attack", pos: str = "verb", actors: str = "PER", recipients: str = "CHL", sentence: int = 0, **fields: object
) -> Draft:
    """A draft whose sentence holds nothing but its trigger; its type and mode are those of the word's frame."""
    tag = {"verb": "VERB", "noun": "NOUN"}[pos]
    tree = build(f"{word} {word} {tag} 0 root")[1].sentences[0]
    predicate = frame(pos, word)
    candidate = Candidate(replace(tree, index=sentence), 0, predicate, {})
    sides = Sides(tuple(actors.split()), tuple(recipients.split()))
    made = Draft(candidate, predicate.type, predicate.mode, None, "happened", sides)
    return replace(made, **fields)  # type: ignore[arg-type]
