"""What the analysis model sees: sentences, tokens, the dependency tree and entity mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

ROOT = -1


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word (Universal Dependencies, English conventions).

    ``start`` and ``end`` are code points in ``Document.text``; ``head`` is the index of the governor in the same
    sentence, ``ROOT`` (-1) for the root; ``feats`` are UD features as ``(("Number", "Sing"), …)``, sorted.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str
    feats: tuple[tuple[str, str], ...] = ()

    def feat(self, name: str) -> str | None:
        return next((value for key, value in self.feats if key == name), None)


@dataclass(frozen=True)
class Sentence:
    """One sentence with its tree; ``start`` and ``end`` are code points in ``Document.text``.

    ``facts`` says of each token how sure it is that what it tells happened, from -3 (certainly not) to 3 (certainly); it
    means something of predicates only, and is empty where no model judged. ``politics`` are the log odds that the sentence
    belongs to a report about politics; None where it is too short to tell.
    """

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int = 0
    facts: tuple[float, ...] = ()
    politics: float | None = None

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, left to right."""
        dependents: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != ROOT:
                dependents[token.head].append(index)
        return tuple(tuple(indices) for indices in dependents)

    @cached_property
    def _below(self) -> tuple[dict[str, tuple[int, ...]], ...]:
        """For each token its dependents by relation, a bare name holding its subtypes too; in text order."""
        found: list[dict[str, tuple[int, ...]]] = []
        for children in self.children:
            names: dict[str, list[int]] = {}
            for child in children:
                relation = self.tokens[child].deprel
                for name in dict.fromkeys((relation, relation.split(":", 1)[0])):
                    names.setdefault(name, []).append(child)
            found.append({name: tuple(below) for name, below in names.items()})
        return tuple(found)

    @property
    def root(self) -> int:
        """Index of the root token; 0 in an empty sentence."""
        return next((index for index, token in enumerate(self.tokens) if token.head == ROOT), 0)

    def dependents(self, head: int, *relations: str) -> tuple[int, ...]:
        """Dependents of ``head`` whose relation is one of ``relations`` (a bare name also covers its subtypes)."""
        below = self._below[head]
        if not below:
            return ()
        if len(relations) == 1:
            return below.get(relations[0], ())
        return tuple(sorted({child for name in relations for child in below.get(name, ())}))

    def subtree(self, head: int) -> tuple[int, ...]:
        """Indices of ``head`` and all below it, in text order."""
        found: list[int] = []
        stack = [head]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(self.children[node])
        return tuple(sorted(found))

    def ancestors(self, index: int) -> Iterator[int]:
        """The governors of a token, nearest first."""
        while (index := self.tokens[index].head) != ROOT:
            yield index


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A named entity: tokens ``first``..``last`` (inclusive) of a sentence; ``start``/``end`` in the text.

    ``type`` is a type of the Worldwide scheme: Date, Event, Facility, Location, Misc, Money, NORP, Organization,
    Person, Product (as the training data spells them).
    """

    start: int
    end: int
    type: str
    sentence: int
    first: int
    last: int


TextSpan = tuple[int, int]  # half-open code points of ``Document.text``


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, as the attribution head reads it: ``speaker`` is None where the text names nobody.

    ``content`` has a span for each stretch that the cue or its speaker does not interrupt; it may run over sentences.
    ``certainty`` is the probability (0…1) that the content is exactly these stretches.
    """

    cue: TextSpan
    speaker: TextSpan | None
    content: tuple[TextSpan, ...]
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word (its sentence and token) that fits a type of the user's own codebook; ``score`` is about 1 for a full fit."""

    sentence: int
    token: int
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """The analysis of one document, with the hash of the weights that made it.

    ``chains`` are the mentions of one thing each, at least two, in text order; empty where coreference was not asked for.
    """

    document_id: str
    sentences: tuple[Sentence, ...]
    entities: tuple[EntityMention, ...]
    model: str
    attributions: tuple[Attribution, ...] = ()
    chains: tuple[tuple[TextSpan, ...], ...] = ()
