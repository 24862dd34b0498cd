"""Which parties a noun phrase stands for: its own mention, else the party that owns or qualifies it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.record.arguments import conjuncts, preposition
from dragoman.types.analysis import Sentence
from dragoman.types.resolution import Actor, Mention, Resolution

# Where to look for the party behind a phrase that is none itself ("Peru's shipyards", "the friendship of Chile"),
# nearest first. "on" and "against" lead to the other side and are left out.
OWNER_PREPOSITIONS = ("of", "by", "from", "between", "in", "with")
# An agent owns what it acts with; what merely lies in a country ("wildfires in Chile") is not its deed.
AGENT_PREPOSITIONS = ("of", "by", "from")
# Behind these the doer follows another word than "by".
ATTRIBUTED = {"attribute": "to", "ascribe": "to", "blame": "on", "launch": "from", "fire": "from"}
DONE = frozenset({"carry", "conduct", "launch", "stage", "mount", "commit", "wage", "perpetrate", "organise", "organize", "lead",
                  "fire", "claim", "order", "plant", "detonate", "execute", "make", "plan"})  # fmt: skip
MAX_DEPTH = 3
POLITICAL_SECTORS = frozenset({("GOV",), ("LEG",), ("PTY",), ("ELI",)})


@dataclass(frozen=True)
class Parties:
    """Looks up actors by token. Built once for each document."""

    actors: dict[str, Actor]
    by_head: dict[tuple[int, int], tuple[str, ...]]
    mention_at: dict[tuple[int, int], Mention] = field(repr=False)

    @classmethod
    def of(cls, resolution: Resolution) -> Parties:
        by_head: dict[tuple[int, int], tuple[str, ...]] = {}
        mention_at: dict[tuple[int, int], Mention] = {}
        for mention in resolution.mentions:
            key = (mention.sentence, mention.head)
            # the longest mention with this head speaks for it
            if key not in mention_at or mention.end - mention.start > mention_at[key].end - mention_at[key].start:
                by_head[key] = mention.actors
                mention_at[key] = mention
        return cls({actor.id: actor for actor in resolution.actors}, by_head, mention_at)

    def country(self, actor: str) -> str | None:
        return self.actors[actor].country if actor in self.actors else None

    def sectors(self, actor: str) -> tuple[str, ...]:
        """PLOVER sectors of the actor, the primary one first."""
        return self.actors[actor].sectors if actor in self.actors else ()

    def is_government(self, actors: tuple[str, ...]) -> bool:
        """Whether the actors are a government or another body rather than a state as a country."""
        return bool(actors) and all(a in self.actors and self.actors[a].kind != "state" for a in actors)

    def is_person(self, actor: str) -> bool:
        return actor in self.actors and self.actors[actor].kind == "person"

    def is_politician(self, actor: str) -> bool:
        """Whether the actor is one person in or after office, in parliament or in a party."""
        found = self.actors.get(actor)
        return found is not None and found.kind == "person" and found.sectors[:1] in POLITICAL_SECTORS

    def is_body(self, actor: str) -> bool:
        """Whether the actor has members that can deal with each other: a bloc or a body with members."""
        found = self.actors.get(actor)
        return found is not None and (found.kind == "bloc" or len(found.members) > 1)

    def countries(self, actors: Iterable[str]) -> frozenset[str]:
        """Countries of the actors; ``*`` for an actor that belongs to no one country."""
        return frozenset(self.country(actor) or "*" for actor in actors)

    def exact(self, sentence: Sentence, token: int) -> tuple[str, ...]:
        """Actors of the mention headed at this very token."""
        return self.by_head.get((sentence.index, token), ())

    def denoted(
        self,
        sentence: Sentence,
        token: int,
        but: frozenset[str] = frozenset(),
        through: tuple[str, ...] = OWNER_PREPOSITIONS,
        depth: int = MAX_DEPTH,
    ) -> tuple[str, ...]:
        """Actors that the phrase headed at ``token`` stands for, its conjuncts left aside; () if none.

        Actors in ``but`` are passed over: "its border with Finland" stands for Finland beside the party it belongs to.
        ``through`` are the prepositions by which a phrase may belong to a party.
        """
        return tuple(actor for actor, _ in self.located(sentence, token, but, through, depth))

    def located(
        self,
        sentence: Sentence,
        token: int,
        but: frozenset[str] = frozenset(),
        through: tuple[str, ...] = OWNER_PREPOSITIONS,
        depth: int = MAX_DEPTH,
    ) -> tuple[tuple[str, int], ...]:
        """``denoted``, each actor with the head of its own mention: the token itself, or one that it is owned by."""
        own = self.exact(sentence, token)
        if own or depth == 0:
            return tuple((actor, token) for actor in own if actor not in but)
        persons: dict[str, int] = {}
        for child in _owners(sentence, token, through):
            parts = conjuncts(sentence, child)
            below = (pair for part in parts for pair in self.located(sentence, part, but, through, depth - 1))
            # "Lima praised Peru-Chile trade": an owner of the same country is the actor's own side; a person stands back
            # only for others ("upheld the minister's impeachment")
            found: dict[str, int] = {}
            for actor, at in below:
                if not but or self.country(actor) not in self._states(but):
                    found.setdefault(actor, at)
                elif self.is_person(actor):
                    persons.setdefault(actor, at)
            if found:
                return tuple(found.items())
        return tuple(persons.items())

    def _states(self, actors: frozenset[str]) -> frozenset[str]:
        return self.countries(actors) - {"*"}

    def of_tokens(
        self,
        sentence: Sentence,
        tokens: Iterable[int],
        but: frozenset[str] = frozenset(),
        through: tuple[str, ...] = OWNER_PREPOSITIONS,
    ) -> tuple[str, ...]:
        """Actors behind several slot fillers, in order, each once; ``but`` and ``through`` as in ``denoted``."""
        return unique(actor for token in tokens for actor in self.denoted(sentence, token, but, through))


def _owners(sentence: Sentence, token: int, through: tuple[str, ...]) -> tuple[int, ...]:
    """Dependents through which a phrase belongs to a party: possessor, apposition, modifier, then "of/by/from"."""
    ranked: list[tuple[int, int]] = []
    for child in sentence.children[token]:
        relation = sentence.tokens[child].deprel
        if relation == "nmod:poss":
            ranked.append((0, child))
        elif relation == "appos":
            ranked.append((1, child))
        elif relation in ("amod", "compound"):
            ranked.append((2, child))
        elif relation == "nmod":
            found = preposition(sentence, child)
            if found in through:
                ranked.append((3 + through.index(found), child))
        elif relation == "acl" and "by" in through:
            ranked.extend((3, agent) for agent in _doers(sentence, child))
    return tuple(child for _, child in sorted(ranked))


def _doers(sentence: Sentence, participle: int) -> tuple[int, ...]:
    """Whose deed a participle behind a noun says it is: "a raid [carried out by X]", "a strike [attributed to X]"."""
    token = sentence.tokens[participle]
    if token.lemma.lower() not in DONE | ATTRIBUTED.keys() or token.feat("Tense") == "Pres":
        return ()
    marks = {"by", ATTRIBUTED.get(token.lemma.lower(), "by")}
    return tuple(c for c in sentence.children[participle]
                 if sentence.tokens[c].deprel.startswith("obl") and preposition(sentence, c) in marks)  # fmt: skip


def unique(actors: Iterable[str]) -> tuple[str, ...]:
    """The actors in order, each once."""
    return tuple(dict.fromkeys(actors))
