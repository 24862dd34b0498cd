"""From an analysis to parties: every noun phrase that denotes one gets a mention, every party is listed once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.resolution.acronyms import read_acronyms
from dragoman.resolution.chains import chains_by_head
from dragoman.resolution.coreference import resolve_cataphor, resolve_pronoun
from dragoman.resolution.discourse import Discourse, Reference
from dragoman.resolution.focus import find_focus
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.named import named_reference
from dragoman.resolution.names import find_names
from dragoman.resolution.namesakes import read_namesakes
from dragoman.resolution.nominals import nominal_reference
from dragoman.resolution.noun_phrases import is_nominal
from dragoman.resolution.quotations import quoted_spans, speaker
from dragoman.resolution.titles import mark_titles
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.document import Document
from dragoman.types.resolution import Actor, Inconsistency, Mention, MentionKind, MentionRule, Place

# What tells whom a phrase of a kind denotes, where the rule that found it says nothing else.
_HOW: dict[MentionKind, MentionRule] = {"name": "name", "demonym": "demonym", "nominal": "role", "pronoun": "pronoun"}
_SPEAKERS = frozenset({"i", "me", "my", "we", "us", "our", "ours", "mine", "ourselves", "myself"})


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
    found = read_acronyms(find_names(document, analysis, gazetteer), analysis.sentences)
    names = read_namesakes(found, analysis.sentences)
    focus = find_focus(document, analysis.sentences, names, places, gazetteer)
    chains = chains_by_head(analysis)
    discourse = Discourse(document.text, analysis.sentences, gazetteer, published, names, tuple(places), focus, chains)
    reader = _Reader(discourse)
    for sentence in analysis.sentences:
        reader.read(sentence)
    for sentence in analysis.sentences:
        reader.name_speakers(sentence)
    hidden = discourse.consumed | discourse.inside
    references = [r for key, r in discourse.references.items() if r is not None and key not in hidden]
    actors, mentions = _listed(discourse, references)
    return actors, mentions, tuple(sorted(discourse.inconsistencies, key=lambda i: (i.start, i.end)))


class _Reader:
    """Goes through a document left to right; what a phrase denotes is worked out once, on first demand."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.quotes = quoted_spans(discourse.text)

    def read(self, sentence: Sentence) -> None:
        mark_titles(self.discourse, sentence)
        for index in range(len(sentence.tokens)):
            self.resolve(sentence.index, index)
        for index, token in enumerate(sentence.tokens):
            if token.upos == "PRON" and self.discourse.references.get((sentence.index, index)) is None:
                self._retry(sentence, index)

    def name_speakers(self, sentence: Sentence) -> None:
        """Finds who "we" and "I" are once all of the text is read: a speaker is often named after his words."""
        for index, token in enumerate(sentence.tokens):
            key = (sentence.index, index)
            if token.text.lower() in _SPEAKERS and token.upos == "PRON":
                who = speaker(self.discourse, self.quotes, sentence, index)
                if who is not None:
                    back = who.sentence, who.head
                    found = Reference(
                        sentence.index, index, index, index, "pronoun", who.actors, how="speaker", back=back
                    )
                    self.discourse.keep(key, found)

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
            return named_reference(self.discourse, sentence, index, name, self.resolve)
        if self.discourse.name_at(sentence.index, index) is not None or not is_nominal(sentence, index):
            return None
        if sentence.tokens[index].upos == "PRON":
            return self._pronoun(sentence, index)
        return nominal_reference(self.discourse, sentence, index, self.resolve)

    def _pronoun(self, sentence: Sentence, index: int) -> Reference | None:
        if sentence.tokens[index].text.lower() in _SPEAKERS:
            return None  # told only when all is read
        return resolve_pronoun(self.discourse, sentence, index)

    def _retry(self, sentence: Sentence, index: int) -> None:
        """A pronoun before its antecedent: "In his speech, Xi …"."""
        found = resolve_cataphor(self.discourse, sentence, index)
        if found is not None:
            self.discourse.keep((sentence.index, index), found)


def _listed(discourse: Discourse, references: Iterable[Reference]) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Mentions in text order; each actor once, as its first mention has it."""
    mentions: list[Mention] = []
    actors: dict[str, Actor] = {}
    for r in sorted(references, key=lambda r: (r.sentence, r.first, r.last, r.head)):
        tokens = discourse.sentences[r.sentence].tokens
        ids = tuple(dict.fromkeys(actor.id for actor in r.actors))
        span, how = (tokens[r.first].start, tokens[r.last].end), r.how or _HOW[r.kind]
        mentions.append(Mention(*span, r.sentence, r.head, ids, r.kind, how, r.back))
        for actor in r.actors:
            actors.setdefault(actor.id, actor)
    return tuple(actors.values()), tuple(m for m in mentions if not _is_double(discourse, m, mentions))


def _is_double(discourse: Discourse, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the same words stand as a mention under a governing head too (a name under its title)."""
    above = set(discourse.sentences[mention.sentence].ancestors(mention.head))
    return any(
        other.sentence == mention.sentence and (other.start, other.end) == (mention.start, mention.end)
        and other.head in above and other.actors == mention.actors
        for other in mentions
    )  # fmt: skip
