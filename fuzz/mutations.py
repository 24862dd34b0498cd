"""Bytes → other bytes, by a source of chance with a seed: the same seed, the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

MAX_BYTES = 1 << 16
_EDGES = (0, 1, 0x7F, 0x80, 0xFE, 0xFF)
_SIZES = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


def mutated(seed: bytes, others: Sequence[bytes], words: Sequence[bytes], chance: Random) -> bytes:
    """``seed`` after one to eight changes; ``others`` are what it may be crossed with, ``words`` what may be put in."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        change = chance.choice(_CHANGES)
        change(data, others, words, chance)
        del data[MAX_BYTES:]
    return bytes(data)


def _flip(data: bytearray, others: Sequence[bytes], words: Sequence[bytes], chance: Random) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _edge(data: bytearray, others: Sequence[bytes], words: Sequence[bytes], chance: Random) -> None:
    if data:
        data[chance.randrange(len(data))] = chance.choice(_EDGES)


def _size(data: bytearray, others: Sequence[bytes], words: Sequence[bytes], chance: Random) -> None:
    """A number where a length may stand, in either order of bytes."""
    at, width = chance.randrange(len(data) + 1), chance.choice((2, 4))
    order = "little" if chance.random() < 0.7 else "big"
    number = chance.choice(_SIZES) & ((1 << 8 * width) - 1)
    data[at : at + width] = number.to_bytes(width, "little" if order == "little" else "big")


def _drop(data: bytearray, others: Sequence[bytes], words: Sequence[bytes], chance: Random) -> None:
    start = chance.randrange(len(data) + 1)
    del data[start : start + chance.choice((1, 2, 8, 64, 1024))]


def _repeat(data: bytearray, others: Sequence[bytes], words: Sequence[bytes], chance: Random) -> None:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice((1, 4, 16, 64))]
    data[start:start] = piece * chance.choice((1, 1, 2, 8, 64, 512))


def _put(data: bytearray, others: Sequence[bytes], words: Sequence[bytes], chance: Random) -> None:
    word = chance.choice(words) if words else chance.randbytes(4)
    start = chance.randrange(len(data) + 1)
    data[start : start + chance.choice((0, 0, len(word)))] = word


def _noise(data: bytearray, others: Sequence[bytes], words: Sequence[bytes], chance: Random) -> None:
    start = chance.randrange(len(data) + 1)
    data[start:start] = chance.randbytes(chance.choice((1, 2, 8, 32)))


def _cross(data: bytearray, others: Sequence[bytes], words: Sequence[bytes], chance: Random) -> None:
    other = chance.choice(others)
    start = chance.randrange(len(other) + 1)
    at = chance.randrange(len(data) + 1)
    data[at : at + chance.choice((0, 16, len(data)))] = other[start : start + chance.choice((4, 64, 4096))]


def _swap(data: bytearray, others: Sequence[bytes], words: Sequence[bytes], chance: Random) -> None:
    if len(data) > 8:
        first, second = sorted(chance.sample(range(len(data)), 2))
        width = min(chance.choice((1, 4, 32)), second - first)
        data[first : first + width], data[second : second + width] = data[second : second + width], data[first : first + width]


_CHANGES: tuple[Callable[[bytearray, Sequence[bytes], Sequence[bytes], Random], None], ...] = (
    _flip, _flip, _edge, _size, _drop, _repeat, _put, _put, _noise, _cross, _swap,
)  # fmt: skip
