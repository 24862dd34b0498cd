"""Acronyms that a report introduces in brackets: "the Bank of Zambia (BoZ)", "RSP (Reform and Solidarity Party)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.resolution.names import Name
from dragoman.types.analysis import Sentence

_LONGEST = 10  # letters of an acronym
_LEAST_WORDS = 2  # words of a name that is shortened


def read_acronyms(names: Sequence[Name], sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The names with every occurrence of an introduced acronym made a name that leads to the one it shortens."""
    introduced: dict[str, Name] = {}
    for acronym, name in _introduced(names, sentences):
        introduced.setdefault(acronym, name)
    if not introduced:
        return tuple(names)
    known = {(name.sentence, name.first): name for name in names if name.length == 1}
    short = [
        _short(full, sentence.index, i, known.get((sentence.index, i)))
        for sentence in sentences
        for i, token in enumerate(sentence.tokens)
        if (full := introduced.get(token.text)) is not None
    ]
    free = [s for s in short if not any(n.sentence == s.sentence and n.length > 1 and n.holds(s) for n in names)]
    taken = {(name.sentence, name.first) for name in free}
    kept = [name for name in names if name.length > 1 or (name.sentence, name.first) not in taken]
    return tuple(sorted([*kept, *free], key=lambda name: (name.sentence, name.first, name.last)))


def _short(full: Name, sentence: int, index: int, known: Name | None) -> Name:
    """An acronym at a token; where only the acronym is known to the gazetteer, its entries are kept."""
    own = full if full.entries or known is None else known
    return Name(sentence, index, index, "body", own.entries, own.bare, tagged=True, full=full)


def _introduced(names: Iterable[Name], sentences: Sequence[Sentence]) -> Iterator[tuple[str, Name]]:
    """Acronyms with the names of bodies that stand right beside them, one of the two in brackets."""
    for name in names:
        if name.kind != "body" or name.length < _LEAST_WORDS:
            continue
        tokens = [token.text for token in sentences[name.sentence].tokens]
        words = [word for word in tokens[name.first : name.last + 1] if word[:1].isalpha()]
        after, before = tokens[name.last + 1 : name.last + 4], tokens[max(0, name.first - 2) : name.first]
        if after[:1] == ["("] and after[2:] == [")"] and _is_acronym(after[1], words):
            yield after[1], name
        elif before[1:] == ["("] and after[:1] == [")"] and _is_acronym(before[0], words):
            yield before[0], name


def _is_acronym(text: str, words: Sequence[str]) -> bool:
    """Whether a token is made of first letters of the words: in their order, all that have capitals among them; or of

    just these in another order, as acronyms of another language are.
    """
    if not 1 < len(text) <= _LONGEST or not text.isalnum() or sum(letter.isupper() for letter in text) < 2:
        return False
    initials = [part[:1] for word in words for part in word.split("-")]
    needed = [initial for initial in initials if initial.isupper()]
    if sorted(needed) == sorted(text):
        return True
    rest = iter(initial.lower() for initial in initials)
    return len(needed) <= len(text) and all(letter in rest for letter in text.lower())
