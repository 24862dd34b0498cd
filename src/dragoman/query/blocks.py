"""Which tellings are worth comparing: those of near days between some of the same parties. Pure, and never all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from dragoman.store.tellings import Telling

# So many days may lie between two tellings of one event; a telling that lasts longer than LONGEST is met by its beginning.
WINDOW, LONGEST = 3, 7
# At most so many neighbours are compared with a telling, the likeliest first; of a block no more than FROM_BLOCK are looked at.
MOST, FROM_BLOCK = 40, 400

Key = tuple[str, str]


class Blocks:
    """Tellings by family and party; ``family`` is the sign of a quad (cooperation, conflict), or a type of the user's own."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._blocks: defaultdict[Key, list[Telling]] = defaultdict(list)
        for telling in tellings:
            for key in _keys(telling):
                self._blocks[key].append(telling)

    def neighbours(self, one: Telling) -> tuple[Telling, ...]:
        """Tellings of other documents that may be of the same event, the likeliest first."""
        found: dict[str, Telling] = {}
        for key in _keys(one):
            block = self._blocks[key]
            near = (other for other in block if _near(one, other)) if len(block) <= FROM_BLOCK else _nearest(one, block)
            found.update((other.id, other) for other in near if other.document != one.document)
        return tuple(sorted(found.values(), key=lambda other: _likeliest_first(one, other))[:MOST])


def _keys(telling: Telling) -> Iterator[Key]:
    """Both sides together first: such blocks are small, where those of a great power are large."""
    family = telling.quad.split()[-1] if telling.quad else telling.type
    parties = _parties(telling)
    yield family, " ".join(sorted(parties))
    if len(parties) > 1:
        yield from ((family, party) for party in sorted(parties))


def _parties(telling: Telling) -> frozenset[str]:
    return _named(telling.sides)


@lru_cache(maxsize=4096)
def _named(sides: str) -> frozenset[str]:
    return frozenset(sides.replace(">", " ").split())


def _nearest(one: Telling, block: list[Telling]) -> list[Telling]:
    near = [other for other in block if _near(one, other)]
    return sorted(near, key=lambda other: _likeliest_first(one, other))[:FROM_BLOCK]


def _near(one: Telling, other: Telling) -> bool:
    return _gap(one, other) <= WINDOW


def _gap(one: Telling, other: Telling) -> int:
    """Days between the two, 0 where they touch."""
    (a, b), (c, d) = _span(one), _span(other)
    return max(c - b, a - d, 0)


def _span(telling: Telling) -> tuple[int, int]:
    first, last = (_ordinal(telling.first), _ordinal(telling.last))
    return first, (last if last - first <= LONGEST else first)


@lru_cache(maxsize=4096)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _likeliest_first(one: Telling, other: Telling) -> tuple[object, ...]:
    mine, theirs = _parties(one), _parties(other)
    return -len(mine & theirs) / max(1, len(mine | theirs)), one.type != other.type, _gap(one, other), other.id
