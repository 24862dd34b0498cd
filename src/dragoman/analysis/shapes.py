"""The written shape of a word, which an encoder that reads lower case does not see."""

from __future__ import annotations

from enum import IntEnum


class Shape(IntEnum):
    """How a word is written; the numbers are rows of the network's shape embedding, so they never change."""

    NONE = 0  # no word: the marks around the sentence
    LOWER = 1
    TITLE = 2
    UPPER = 3
    INITIAL = 4  # one capital letter: I, A, J
    MIXED = 5  # iPhone, McDonald, eBay
    DOTTED = 6  # U.S., J.
    NUMBER = 7
    ALPHANUMERIC = 8  # F-16, 9M, 2nd
    PUNCTUATION = 9
    UNCASED = 10  # letters of a script without case


def shape_of(word: str) -> Shape:
    """The shape of ``word``; every non-empty string has one."""
    letters = [char for char in word if char.isalpha()]
    if any(char.isdigit() for char in word):
        return Shape.ALPHANUMERIC if letters else Shape.NUMBER
    if not letters:
        return Shape.PUNCTUATION
    return _shape_of_letters(word, letters)


def _shape_of_letters(word: str, letters: list[str]) -> Shape:
    upper = sum(char.isupper() for char in letters)
    lower = sum(char.islower() for char in letters)
    if upper == 0:
        return Shape.LOWER if lower else Shape.UNCASED
    if lower == 0:
        if "." in word:
            return Shape.DOTTED
        return Shape.INITIAL if len(letters) == 1 else Shape.UPPER
    if upper == 1 and letters[0].isupper():
        return Shape.TITLE
    return Shape.MIXED
