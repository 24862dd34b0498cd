"""Noun phrases in a dependency tree: heads, spans, modifiers, possessors and prepositional attributes.

Universal Dependencies, English conventions (v2.16): a title is ``nmod:desc`` of the name, the parts of a name hang on
its first word as ``flat`` (or on its last as ``compound``), a relative clause of a coordination hangs on the first
conjunct.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.types.analysis import Sentence

NOMINAL_TAGS = frozenset({"NOUN", "PROPN", "PRON"})
# A word of another class heads a noun phrase where it fills the slot of one ("the wounded", "the two", "both").
_NOMINAL_SLOTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos"})
_INNER = frozenset({"flat", "compound", "goeswith", "fixed"})
_PREMODIFIERS = frozenset({"amod", "compound", "nmod:desc", "nmod:poss", "nmod:unmarked", "flat", "nummod", "det"})
_OUTSIDE = frozenset({"acl", "conj", "appos", "punct", "cc", "parataxis", "advcl", "dep", "ccomp", "list", "case"})


def base(relation: str) -> str:
    """A relation without its subtype."""
    return relation.split(":")[0]


def is_nominal(sentence: Sentence, index: int) -> bool:
    """Whether a token can head a noun phrase."""
    token = sentence.tokens[index]
    if base(token.deprel) in _INNER or token.deprel == "nmod:desc":
        return False
    if token.upos in NOMINAL_TAGS:
        return True
    if token.upos == "ADJ" and not sentence.dependents(index, "det", "nummod"):
        return False  # "shot dead"
    return token.upos in {"ADJ", "NUM", "DET"} and base(token.deprel) in _NOMINAL_SLOTS


def top(sentence: Sentence, first: int, last: int) -> int:
    """The token of first..last that governs the others: its own governor lies outside (the first such token)."""
    for index in range(first, last + 1):
        if not first <= sentence.tokens[index].head <= last:
            return index
    return first


def extent(sentence: Sentence, head: int) -> tuple[int, int]:
    """First and last token of the core noun phrase: the head with its modifiers and "of" attributes,

    without relative clauses, appositions and conjuncts; a leading preposition is no part of it.
    """
    keep = {head}
    stack = [head]
    while stack:
        node = stack.pop()
        for child in sentence.children[node]:
            if _belongs(sentence, node, child, head):
                keep.add(child)
                stack.append(child)
    first = last = head
    while first - 1 in keep:
        first -= 1
    while last + 1 in keep:
        last += 1
    while first < head and sentence.tokens[first].upos in {"ADP", "PUNCT", "CCONJ"}:
        first += 1
    while last > head and sentence.tokens[last].upos in {"ADP", "DET", "PUNCT"}:
        last -= 1
    return first, last


def _belongs(sentence: Sentence, node: int, child: int, head: int) -> bool:
    relation = sentence.tokens[child].deprel
    if relation == "case" and sentence.tokens[child].upos == "PART":
        return node != head
    if base(relation) == "case":
        return node != head
    if base(relation) == "punct":
        return node != head and sentence.tokens[child].text in {"-", "–", ".", ","}
    if base(relation) in {"conj", "cc"}:
        return node != head
    if relation == "nmod" and child > node:
        return preposition(sentence, child) in {"of", "for"}
    return base(relation) not in _OUTSIDE


def premodifiers(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Modifiers before the head, with the modifiers of compound parts and titles, in text order."""
    found: list[int] = []
    stack = [head]
    while stack:
        node = stack.pop()
        for child in sentence.children[node]:
            relation = sentence.tokens[child].deprel
            if child < head and (relation in _PREMODIFIERS or base(relation) in _INNER):
                found.append(child)
                if relation not in {"nmod:poss", "det", "nummod"}:
                    stack.append(child)
            elif child < head and relation == "conj" and node != head:
                found.append(child)
                stack.append(child)
    return tuple(sorted(found))


def preposition(sentence: Sentence, index: int) -> str | None:
    """The preposition of a nominal in lower case, of several words joined by a blank ("according to")."""
    for child in sentence.children[index]:
        token = sentence.tokens[child]
        if base(token.deprel) == "case" and token.upos != "PART":
            rest = [sentence.tokens[part].text.lower() for part in sentence.dependents(child, "fixed")]
            return " ".join([token.text.lower(), *rest])
    return None


def governing_preposition(sentence: Sentence, index: int) -> str | None:
    """The preposition of a nominal; a conjunct without one shares that of the first conjunct."""
    own = preposition(sentence, index)
    first = first_conjunct(sentence, index)
    return own if own is not None or first == index else preposition(sentence, first)


def attributes(sentence: Sentence, head: int) -> Iterator[tuple[str, int]]:
    """Prepositional attributes of a noun phrase as (preposition, head), conjuncts included."""
    for child in sentence.dependents(head, "nmod"):
        if sentence.tokens[child].deprel in {"nmod", "nmod:of"} and (case := preposition(sentence, child)):
            for member in conjuncts_from(sentence, child):
                yield case, member


def conjuncts_from(sentence: Sentence, first: int) -> tuple[int, ...]:
    """A first conjunct and all that are coordinated with it."""
    return (first, *sentence.dependents(first, "conj"))


def first_conjunct(sentence: Sentence, index: int) -> int:
    """The first member of the coordination that a token stands in; itself where there is none."""
    seen = 0
    while base(sentence.tokens[index].deprel) == "conj" and seen < len(sentence.tokens):
        index, seen = sentence.tokens[index].head, seen + 1
    return index


def slot(sentence: Sentence, index: int) -> tuple[str, int]:
    """Relation and governor of a nominal; a conjunct has those of the first conjunct."""
    token = sentence.tokens[first_conjunct(sentence, index)]
    return token.deprel, token.head


def is_plural(sentence: Sentence, index: int) -> bool:
    """Grammatical number of a nominal head."""
    return sentence.tokens[index].feat("Number") in {"Plur", "Ptan"}


def determiner(sentence: Sentence, head: int) -> str | None:
    """The determiner of a noun phrase in lower case; one that the tree hangs on an inner part counts too."""
    nodes = [head, *(i for i in premodifiers(sentence, head) if base(sentence.tokens[i].deprel) in _INNER)]
    found = (sentence.tokens[child] for node in nodes for child in sentence.dependents(node, "det"))
    return next((token.text.lower() for token in found), None)


def noun(sentence: Sentence, index: int) -> str:
    """The lemma of a noun in lower case, singular also where the lemmatiser kept the plural ("troops")."""
    token = sentence.tokens[index]
    lemma = token.lemma.lower()
    if lemma == token.text.lower() and is_plural(sentence, index) and lemma.endswith("s") and len(lemma) > 4:
        return lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]
    return lemma
