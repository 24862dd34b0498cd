"""What a clause shows of its own truth: its auxiliaries, negations, markers and the form of its predicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.analysis.heads.mentions import ROOT

Features = tuple[tuple[str, str], ...]

_NEGATIONS = frozenset("not n't never no neither nor hardly barely scarcely nobody nothing none without".split())
# Relations under which a negation word denies the clause; elsewhere ("not only him") it denies a part.
_DENYING = frozenset("advmod cc det mark case nsubj obj obl iobj cc:preconj nsubj:pass dep discourse".split())
_ARGUMENTS = frozenset("nsubj nsubj:pass nsubj:outer obj obl iobj advmod".split())
_DENIED_ARGUMENTS = frozenset("no neither nor not n't few little never".split())
_JOINING = frozenset("det advmod cc cc:preconj".split())
_FORM = ("VerbForm", "Tense", "Mood", "Voice")
_VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Clause:
    """``denials``: words of negation, those on an argument with its relation ("nsubj.no")."""

    auxiliaries: tuple[str, ...]
    denials: tuple[str, ...]
    markers: tuple[str, ...]
    form: str

    @property
    def modality(self) -> str:
        """The auxiliaries as one feature."""
        return " ".join(self.auxiliaries)


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence with what is looked up often: words as typed on a typewriter in lower case, dependents."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[Features, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    dependents: tuple[tuple[int, ...], ...]


def tree_of(
    words: Sequence[str],
    lemmas: Sequence[str],
    upos: Sequence[str],
    feats: Sequence[Features],
    heads: Sequence[int],
    relations: Sequence[str],
) -> Tree:
    """``heads`` are indices of words, ``ROOT`` for the root."""
    dependents: list[list[int]] = [[] for _ in words]
    for word, head in enumerate(heads):
        if head != ROOT:
            dependents[head].append(word)
    return Tree(
        tuple(word.lower().replace("’", "'") for word in words),
        tuple(lemma.lower() for lemma in lemmas),
        tuple(upos),
        tuple(feats),
        tuple(heads),
        tuple(relations),
        tuple(tuple(row) for row in dependents),
    )


def clause_of(tree: Tree, word: int) -> Clause:
    """The clause that ``word`` heads."""
    auxiliaries, denials, markers = [], [], []
    bearer = word  # of the form: a copula where there is one
    for other in tree.dependents[word]:
        text, relation = tree.words[other], tree.relations[other]
        if relation == "cop" or relation.startswith("aux"):
            auxiliaries.append(text)
            bearer = other if relation == "cop" and tree.upos[word] not in _VERBAL else bearer
        elif relation in ("mark", "case"):
            markers.append(text)
        if text in _NEGATIONS and relation in _DENYING:
            denials.append(text)
        elif relation in _ARGUMENTS:
            denials += _denials_of(tree, other)
    return Clause(tuple(auxiliaries), tuple(denials), tuple(markers), _form(tree, bearer, bearer != word))


def _denials_of(tree: Tree, argument: int) -> Sequence[str]:
    relation = tree.relations[argument].split(":")[0]
    return [
        f"{relation}.{tree.words[other]}"
        for other in tree.dependents[argument]
        if tree.words[other] in _DENIED_ARGUMENTS and tree.relations[other] in _JOINING
    ]


def _form(tree: Tree, word: int, copular: bool) -> str:
    values = dict(tree.feats[word])
    return ("cop " if copular else "") + "/".join(values.get(name, "-") for name in _FORM)
