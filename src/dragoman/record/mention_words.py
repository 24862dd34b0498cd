"""What the words around a mention of an event say: the word that tells it, its arguments, its sentence, its report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.types.word_reader import ReadWords

MEANINGFUL = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NAMING = frozenset({"PROPN", "NUM"})
PARTS = ("obl", "nmod", "compound", "amod", "appos", "nummod", "det", "acl", "advcl")
SHARING = ("conj", "xcomp", "advcl", "acl", "parataxis", "aux", "cop")  # over these a verb shares its governor's subject
CLIMB = 3
LEAD = 3
NEAR = 5  # words on either side


@dataclass(frozen=True, slots=True)
class MentionWords:
    """A mention, told by lemmas in lower case. ``report`` and ``sentence`` are numbers, ``head`` its word in the sentence.

    ``lemma`` and ``pos`` are of the head, ``text`` all its words; ``near`` the words around it, ``around`` and ``names`` the
    meaningful words and the names of its sentence; ``doers``, ``objects`` and ``others`` what fills its slots,
    ``arguments`` all of these; ``governor`` the word that its head hangs on, empty at the root.
    """

    report: int
    sentence: int
    head: int
    lemma: str
    pos: str
    text: str
    around: tuple[str, ...]
    names: tuple[str, ...]
    near: tuple[str, ...]
    doers: frozenset[str]
    objects: frozenset[str]
    others: frozenset[str]
    arguments: tuple[str, ...]
    governor: str


def mention_words(report: int, number: int, sentence: ReadWords, words: Sequence[int]) -> MentionWords:
    """What is known of the mention that has these ``words`` (at least one) of a sentence."""
    inside = frozenset(words)
    head = next((word for word in words if sentence.heads[word] not in inside), words[0])
    slots = _Slots(sentence, inside)
    doers, objects, others = slots.fill(words, head)
    lemmas = tuple(lemma.lower() for lemma in sentence.lemmas)
    return MentionWords(
        report, number, head, lemmas[head], sentence.upos[head], " ".join(sentence.words[w].lower() for w in words),
        meaningful(sentence, MEANINGFUL), meaningful(sentence, NAMING),
        lemmas[max(0, words[0] - NEAR) : words[-1] + NEAR + 1],
        frozenset(doers), frozenset(objects), frozenset(others), tuple(sorted(doers) + sorted(objects) + sorted(others)),
        lemmas[sentence.heads[head]] if sentence.heads[head] >= 0 else "",
    )  # fmt: skip


def report_words(sentences: Sequence[ReadWords], kinds: frozenset[str] = MEANINGFUL) -> tuple[str, ...]:
    """The meaningful words of a report, as often as they stand there; the address at its head is left out."""
    return tuple(word for sentence in _read(sentences) for word in meaningful(sentence, kinds))


def lead_words(sentences: Sequence[ReadWords]) -> tuple[str, ...]:
    """The meaningful words of a report's first sentences."""
    return tuple(word for sentence in _read(sentences)[:LEAD] for word in meaningful(sentence, MEANINGFUL))


def _read(sentences: Sequence[ReadWords]) -> Sequence[ReadWords]:
    addressed = bool(sentences) and sentences[0].words[:1] in (("http",), ("https",), ("www",))
    return sentences[1:] if addressed else sentences


def meaningful(sentence: ReadWords, kinds: frozenset[str]) -> tuple[str, ...]:
    """Lemmas of the words of these classes, without marks."""
    rows = zip(sentence.lemmas, sentence.upos, sentence.words, strict=True)
    return tuple(lemma.lower() for lemma, upos, word in rows if upos in kinds and any(c.isalnum() for c in word))


class _Slots:
    """Finds the words that fill the slots of a mention in its tree."""

    def __init__(self, sentence: ReadWords, inside: frozenset[int]) -> None:
        self._sentence, self._inside = sentence, inside
        self._below: list[list[int]] = [[] for _ in sentence.words]
        for word, head in enumerate(sentence.heads):
            if head >= 0:
                self._below[head].append(word)

    def fill(self, words: Sequence[int], head: int) -> tuple[set[str], set[str], set[str]]:
        """Words of who does it, of what it is done to, and of everything else that hangs on it."""
        slots: dict[str, set[str]] = {"doer": set(), "object": set(), "other": set()}
        for word in words:
            for child in self._below[word]:
                if child not in self._inside:
                    slots[self._slot(child)] |= self._under(child)
        if not slots["doer"]:
            slots["doer"] = self._shared_doer(head)
        return slots["doer"], slots["object"], slots["other"]

    def _slot(self, child: int) -> str:
        relation = self._sentence.relations[child]
        base = relation.split(":")[0]
        if relation.startswith("nsubj:pass") or base in ("obj", "iobj", "xcomp"):
            return "object"
        if base in ("nsubj", "csubj") or relation == "nmod:poss":
            return "doer"
        if base not in PARTS:
            return "other"
        cases = {self._sentence.lemmas[c].lower() for c in self._below[child] if self._sentence.relations[c] == "case"}
        if "by" in cases:
            return "doer"
        return "object" if "of" in cases or base == "compound" else "other"

    def _shared_doer(self, head: int) -> set[str]:
        """The subject of the verb that the mention hangs on, or the noun that its clause describes."""
        node = head
        for _ in range(CLIMB):
            relation = self._sentence.relations[node].split(":")[0]
            above = self._sentence.heads[node]
            if above < 0 or relation not in SHARING:
                break
            if relation == "acl":
                return self._under(above)
            node = above
            subjects = [c for c in self._below[node] if self._slot(c) == "doer" and c not in self._inside]
            if subjects:
                return set().union(*(self._under(c) for c in subjects))
        return set()

    def _under(self, top: int) -> set[str]:
        """Lemmas of the meaningful words and pronouns at and below a word, without those of the mention itself."""
        found: set[str] = set()
        stack = [top]
        while stack:
            word = stack.pop()
            stack.extend(self._below[word])
            if word not in self._inside and self._sentence.upos[word] in MEANINGFUL | {"PRON"}:
                found.add(self._sentence.lemmas[word].lower())
        return found
