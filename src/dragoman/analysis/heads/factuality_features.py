"""What speaks for or against it that a predicate came true, as strings: its own clause, its neighbours, its governors.

Negation, modality and condition work from above as well as from within ("failed to attack", "if they attack"), so each
governor up to the third gives the same account of itself as the predicate does (Stanovsky et al. 2017 reckon such an
account by rule; here its weights are learnt).
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.analysis.heads.clauses import Clause, Tree, clause_of
from dragoman.analysis.heads.mentions import ROOT

HIGHEST = 3  # governors that are looked at
_TOLD = frozenset(
    "advmod nsubj nsubj:pass obj cc discourse xcomp ccomp expl advcl conj parataxis obl csubj vocative".split()
)
_INTRODUCED = frozenset("obl advcl xcomp ccomp".split())
_SUBJECTS = ("nsubj", "csubj", "expl")


def features_of(tree: Tree, words: list[int]) -> list[list[str]]:
    """The features of each of the predicates of a sentence."""
    clauses: dict[int, Clause] = {}

    def clause(word: int) -> Clause:
        if word not in clauses:
            clauses[word] = clause_of(tree, word)
        return clauses[word]

    rows = []
    for word in words:
        own = clause(word)
        row = [*_own(tree, word, own), *_dependents(tree, word, own), *_around(tree, word, own)]
        above = [(place, clause(place)) for place in _governors(tree, word)]
        row += _governed(tree, word, own, above)
        row += _joined(tree, word, own, above)
        rows.append(row)
    return rows


def _governors(tree: Tree, word: int) -> list[int]:
    found: list[int] = []
    head = tree.heads[word]
    while head != ROOT and len(found) < HIGHEST:
        found.append(head)
        head = tree.heads[head]
    return found


def _own(tree: Tree, word: int, clause: Clause) -> Iterator[str]:
    lemma, relation, form = tree.lemmas[word], tree.relations[word], clause.form
    auxiliaries = clause.modality
    yield f"lemma {lemma}"
    yield f"upos {tree.upos[word]}"
    yield f"form {form}"
    yield f"relation {relation}"
    yield f"relation form {relation} {form}"
    yield f"auxiliaries {auxiliaries}"
    yield f"form auxiliaries {form} {auxiliaries}"
    for text in clause.auxiliaries:
        yield f"auxiliary {text}"
    for text in clause.markers:
        yield f"marker {text}"
        yield f"marker form {text} {form}"
        yield f"marker relation {text} {relation}"
    for text in clause.denials:
        yield f"denial {text}"
    if clause.denials:
        yield "denied"
        yield f"denied auxiliaries {auxiliaries}"
        yield f"denied form {form}"
        yield f"denied relation {relation}"
        yield f"denied lemma {lemma}"


def _dependents(tree: Tree, word: int, clause: Clause) -> Iterator[str]:
    subject = False
    for other in tree.dependents[word]:
        relation = tree.relations[other]
        yield f"has {relation}"
        if relation in _TOLD:
            yield f"has {relation} {tree.lemmas[other]}"
        if relation in _INTRODUCED:
            for inner in tree.dependents[other]:
                if tree.relations[inner] in ("case", "mark"):
                    yield f"has {relation} by {tree.words[inner]}"
        if relation.startswith(_SUBJECTS):
            subject = True
            yield f"subject {tree.words[other]} {clause.form} {clause.modality}"
    if not subject:
        yield "no subject"
        yield f"no subject {tree.relations[word]} {clause.form} {clause.modality}"


def _around(tree: Tree, word: int, clause: Clause) -> Iterator[str]:
    words = tree.words
    for step in (-2, -1, 1):
        place = word + step
        yield f"at {step} {words[place] if 0 <= place < len(words) else '#'}"
    yield f"first {words[0]}"
    yield f"size {min(8, len(words) // 5)}"
    if "?" in words[word:]:
        yield "question"
        yield f"question {clause.form} {clause.modality}"
    if "if" in words:
        yield f"with if {clause.form} {clause.modality}"


def _governed(tree: Tree, word: int, own: Clause, above: list[tuple[int, Clause]]) -> Iterator[str]:
    relation = path = tree.relations[word]
    for height, (head, clause) in enumerate(above, start=1):
        lemma = tree.lemmas[head]
        yield f"{height} lemma {lemma}"
        yield f"{height} relation {relation} {lemma}"
        yield f"{height} form {relation} {clause.form} {clause.modality}"
        for text in clause.auxiliaries:
            yield f"{height} auxiliary {text}"
        for text in clause.markers:
            yield f"{height} marker {text}"
        if clause.denials:
            yield f"{height} denied {relation}"
            yield f"{height} denied {relation} {lemma}"
        if height == 1:
            yield f"1 pattern {relation} {lemma} {own.form} {' '.join(own.markers)}"
            yield f"1 forms {relation} {clause.form} {own.form}"
        relation = tree.relations[head]
        path += " " + relation
        yield f"path {path}"


def _joined(tree: Tree, word: int, own: Clause, above: list[tuple[int, Clause]]) -> Iterator[str]:
    """What a conjunct without a subject shares with the first: "did not come or call"."""
    if tree.relations[word] != "conj" or not above:
        return
    head, first = above[0]
    yield f"joined form {first.form} {own.form}"
    yield f"joined relation {tree.relations[head]}"
    for text in (*first.auxiliaries, *first.markers):
        yield f"joined to {text} {own.form}"
    if len(above) > 1:
        yield f"joined under {tree.relations[head]} {tree.lemmas[above[1][0]]}"
    if first.denials and not any(tree.relations[other].startswith(_SUBJECTS) for other in tree.dependents[word]):
        yield f"joined denied {' '.join(tree.words[o] for o in tree.dependents[word] if tree.relations[o] == 'cc')}"
