"""What is known of one document while its parties are resolved: names, places, and references found so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.chains import Chains
from dragoman.resolution.focus import Focus
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.names import Name
from dragoman.resolution.noun_phrases import conjuncts_from, top
from dragoman.types.analysis import Sentence
from dragoman.types.resolution import Actor, Inconsistency, MentionKind, MentionRule, Place

_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "across",
        "outside",
        "inside",
        "around",
        "throughout",
        "within",
        "on",
        "over",
        "against",
        "off",
    }
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase, tokens first..last of a sentence, that denotes actors; ``phrase`` is its role in lower-case lemmas.

    ``how`` is the rule that tells whom it denotes where its kind does not; ``back`` the (sentence, head) it goes back to.
    """

    sentence: int
    head: int
    first: int
    last: int
    kind: MentionKind
    actors: tuple[Actor, ...]
    plural: bool = False
    phrase: str | None = None
    how: MentionRule | None = None
    back: tuple[int, int] | None = None

    @property
    def is_person(self) -> bool:
        return bool(self.actors) and all(actor.kind == "person" for actor in self.actors)

    @property
    def countries(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(actor.country for actor in self.actors if actor.country))


@dataclass
class Discourse:
    """The working memory of one document; lives only as long as ``find_actors`` runs."""

    text: str
    sentences: tuple[Sentence, ...]
    gazetteer: Gazetteer
    on: date | None
    names: tuple[Name, ...]
    places: tuple[Place, ...]
    focus: Focus
    chains: Chains = field(default_factory=dict)  # what the coreference head takes for one thing
    references: dict[tuple[int, int], Reference | None] = field(default_factory=dict)
    consumed: set[tuple[int, int]] = field(default_factory=set)  # modifiers that only qualify another phrase
    inside: set[tuple[int, int]] = field(default_factory=set)  # words of a person's title and name
    titled: dict[tuple[int, int], int] = field(default_factory=dict)  # word of a title → head of the name after it
    people: list[tuple[tuple[str, ...], Actor]] = field(default_factory=list)
    aliases: dict[str, Actor] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    inconsistencies: list[Inconsistency] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._name_heads = {(n.sentence, top(self.sentences[n.sentence], n.first, n.last)): n for n in self.names}
        self._name_tokens = {(n.sentence, i): n for n in self.names for i in range(n.first, n.last + 1)}
        self._place_tokens = dict(self._places_by_token())
        self._by_sentence: dict[int, list[Reference]] = defaultdict(list)

    def _places_by_token(self) -> Iterator[tuple[tuple[int, int], Place]]:
        for place in self.places:
            for sentence in self.sentences:
                if sentence.start <= place.start < sentence.end:
                    for index, token in enumerate(sentence.tokens):
                        if place.start <= token.start and token.end <= place.end:
                            yield (sentence.index, index), place

    def gender(self, actor: Actor) -> str | None:
        """The gender of a person as the document tells it, else as the given name does."""
        return self.genders.get(actor.id) or (self.gazetteer.gender(actor.name) if actor.kind == "person" else None)

    def name_headed(self, sentence: int, head: int) -> Name | None:
        return self._name_heads.get((sentence, head))

    def name_at(self, sentence: int, index: int) -> Name | None:
        return self._name_tokens.get((sentence, index))

    def place_at(self, sentence: int, index: int) -> Place | None:
        return self._place_tokens.get((sentence, index))

    def surface(self, sentence: int, first: int, last: int) -> str:
        tokens = self.sentences[sentence].tokens
        return self.text[tokens[first].start : tokens[last].end]

    def are_chained(self, sentence: int, index: int, reference: Reference) -> bool:
        """Whether the coreference head takes the phrase headed at a token for what an earlier reference denotes."""
        chain = self.chains.get((sentence, index))
        if chain is None:
            return False
        heads = {reference.head, top(self.sentences[reference.sentence], reference.first, reference.last)}
        return any(self.chains.get((reference.sentence, head)) == chain for head in heads)

    def keep(self, key: tuple[int, int], reference: Reference | None) -> None:
        """Remembers what the phrase headed at ``key`` (sentence, token) denotes; None: no party."""
        self.references[key] = reference
        if reference is not None:
            self._by_sentence[key[0]].append(reference)

    def before(self, sentence: int, index: int, reach: int = 3) -> list[Reference]:
        """References that precede a token, from at most ``reach`` sentences back, nearest sentence first."""
        found = [r for r in self._by_sentence[sentence] if r.head < index and self._stands(r)]
        found.sort(key=lambda r: r.head)
        for earlier in range(sentence - 1, max(-1, sentence - reach - 1), -1):
            found.extend(
                sorted(
                    (r for r in self._by_sentence[earlier] if self._stands(r)),
                    key=lambda r: r.head,
                )
            )
        return found

    def _stands(self, reference: Reference) -> bool:
        key = (reference.sentence, reference.head)
        return key not in self.consumed and key not in self.inside

    def in_sentence(self, sentence: int) -> Sequence[Reference]:
        return sorted(self._by_sentence[sentence], key=lambda r: r.head)

    def country_of_place(self, sentence: int, index: int) -> str | None:
        """The state of a named place: a state, a capital or a place of the table."""
        name = self.name_at(sentence, index)
        if name is not None and name.kind == "state":
            return name.entries[0].country
        if name is not None and name.kind == "division":
            return name.code
        place = self.place_at(sentence, index)
        if place is not None and place.country:
            return self.gazetteer.parent_state(place.country)
        return name.code if name is not None and name.kind == "capital" else None

    def location(self, sentence: Sentence, head: int, climb: int = 3) -> str | None:
        """The state where a phrase is set: "in Karachi" on its governors, nearest first, else in its sentence."""
        steps = [head, *list(sentence.ancestors(head))[:climb], *range(len(sentence.tokens))]
        for node in steps:
            for child in sentence.dependents(node, "obl", "nmod", "obj"):
                code = self._located(sentence, node, child)
                if code is not None:
                    return code
        return None

    def _located(self, sentence: Sentence, node: int, child: int) -> str | None:
        cases = {sentence.tokens[c].text.lower() for c in sentence.dependents(child, "case")}
        verb = sentence.tokens[node].lemma.lower()
        struck = sentence.tokens[child].deprel == "obj" and verb in actor_words().place_verbs
        if not struck and not cases & _LOCATIVE:
            return None
        nodes = [*conjuncts_from(sentence, child), *sentence.dependents(child, "nmod", "appos", "compound", "obl")]
        return next((code for node in nodes if (code := self.country_of_place(sentence.index, node))), None)
