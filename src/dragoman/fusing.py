"""Fusion of a record: which events of its documents are one. The whole way on one page.

Documents that have not been compared yet are compared with those of near days between the same parties (``query.blocks``);
what is joined, and why, is kept as judgements of Dragoman's, over which the user's own go. Events that have been judged
before are judged again where a new one joins them.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, groupby

from dragoman.query.blocks import LONGEST, WINDOW, Blocks
from dragoman.query.components import LARGEST, components, kept_pairs
from dragoman.record.fusion import compare, group
from dragoman.record.fusion_profiles import profiles
from dragoman.store.base import Store, View
from dragoman.store.tellings import Telling
from dragoman.types.fusion import Comparison, EventProfile
from dragoman.types.judgement import Judgement

# Of so many documents the profiles are at hand; days are gone through in order, so their neighbours are too.
PROFILES_KEPT = 2000
EVENTS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class FusionOutcome:
    """``documents`` were compared, in ``comparisons`` pairs of events; ``joined`` judgements that two are one are new."""

    documents: int
    comparisons: int
    joined: int


def fuse(store: Store, progress: Callable[[int], None] = lambda compared: None) -> FusionOutcome:
    """Compares what has not been compared. What is done is kept as it goes on; a second run has nothing to do.

    The outcome does not depend on the order in which documents were added, but where more tellings than
    ``query.blocks.MOST`` are near, or documents were compared in several runs: then a telling may meet only those that
    were there. Raises StoreError.
    """
    done = FusionOutcome(0, 0, 0)
    with store.view() as view:
        documents, dated = view.to_compare()
        days = list(dated)
    waiting = Counter(document for _, document in days)
    with store.writer() as writer:
        writer.compared([document for document in documents if document not in waiting])
        profiled = _Profiles()
        for batch in _batches(days):
            with store.view() as view:
                comparing = _Comparing(view, profiled)
                judgements = comparing.judgements(sorted({day for day, _ in batch}))
            kept = writer.judge(judgements)
            waiting.subtract(document for _, document in batch)
            ready = sorted({document for _, document in batch if not waiting[document]})
            writer.compared(ready)
            joined = sum(new and judgement.verdict == "same" for new, judgement in zip(kept, judgements, strict=True))
            done = FusionOutcome(done.documents + len(ready), done.comparisons + comparing.number, done.joined + joined)
            progress(done.documents)
    return FusionOutcome(len(documents), done.comparisons, done.joined)


def _batches(days: Sequence[tuple[date, str]]) -> Iterator[list[tuple[date, str]]]:
    """Whole days, as many as have the events of one transaction."""
    batch: list[tuple[date, str]] = []
    for _, of_day in groupby(days, key=lambda row: row[0]):
        batch += of_day
        if len(batch) >= EVENTS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


class _Profiles:
    """The profiles of events, as long as they are likely to be asked for again."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, dict[str, EventProfile]] = OrderedDict()

    def of(self, telling: Telling, view: View) -> EventProfile:
        found = self._kept.get(telling.document, {})
        if telling.id not in found:
            reading = view.reading(telling.document)
            assert reading is not None  # the view has the telling from it
            found = self._kept[telling.document] = {profile.id: profile for profile in profiles(reading)}
            while len(self._kept) > PROFILES_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(telling.document)
        return found[telling.id]


class _Comparing:
    """Compares what begins on some days with its neighbours, and judges; ``number``: how many pairs were compared."""

    def __init__(self, view: View, profiled: _Profiles) -> None:
        self._view = view
        self._profiles = profiled
        self._told: dict[str, Telling] = {}
        self._compared: dict[tuple[str, str], Comparison | None] = {}  # None: not the same, not kept
        self._days: dict[date, list[Telling]] = {}

    @property
    def number(self) -> int:
        return len(self._compared)

    def judgements(self, days: Sequence[date]) -> list[Judgement]:
        for day in days:
            around = [telling for near in self._window(day) for telling in near]
            blocks = Blocks(around)
            for one in self._days[day]:
                if not one.compared:
                    for other in blocks.neighbours(one):
                        self._compare(one, other)
        same = [comparison for comparison in self._compared.values() if comparison is not None]
        return self._judged(same)

    def _window(self, day: date) -> Iterator[list[Telling]]:
        first, last = day - timedelta(WINDOW + LONGEST), day + timedelta(WINDOW)
        for old in [known for known in self._days if known < first]:
            del self._days[old]
        for number in range((last - first).days + 1):
            near = first + timedelta(number)
            if near not in self._days:
                self._days[near] = list(self._view.tellings(near, near))
            yield self._days[near]

    def _compare(self, one: Telling, other: Telling) -> Comparison | None:
        pair = min(one.id, other.id), max(one.id, other.id)
        if pair not in self._compared:
            found = compare(self._profiles.of(one, self._view), self._profiles.of(other, self._view))
            self._compared[pair] = found if found.same else None
            self._told |= {one.id: one, other.id: other} if found.same else {}
        return self._compared[pair]

    def _judged(self, same: Sequence[Comparison]) -> list[Judgement]:
        """The events that may be one with others, grouped anew with all that they were one with before."""
        fused = {self._told[end].fused for comparison in same for end in (comparison.one, comparison.other)}
        together: defaultdict[str, list[str]] = defaultdict(list)
        for telling in self._view.told_as(fused):
            self._told[telling.id] = telling
            together[telling.fused].append(telling.id)
        large = {name for names in together.values() if len(names) >= LARGEST for name in names}
        small = [names for names in together.values() if len(names) < LARGEST]
        bundles = components(small, (c for c in same if c.one not in large and c.other not in large))
        held = self._view.judgements_about({name for bundle in bundles for name in bundle} | large)
        found = [judgement for bundle in bundles for judgement in self._grouped(bundle, held)]
        return found + [_judgement(c) for c in same if (c.one in large) != (c.other in large) and self._joins(c, large)]

    def _joins(self, comparison: Comparison, large: set[str]) -> bool:
        """Whether a telling is the same as most of those of a large event that it was compared with."""
        one = comparison.other if comparison.one in large else comparison.one
        found = [same for pair, same in self._compared.items() if one in pair and not large.isdisjoint(pair)]
        return 2 * sum(same is not None for same in found) >= len(found)

    def _grouped(self, bundle: Collection[str], held: Sequence[Judgement]) -> Iterator[Judgement]:
        tellings = sorted((self._told[name] for name in bundle), key=lambda t: (t.first, t.document, t.id))
        seen = [self._profiles.of(telling, self._view) for telling in tellings]
        pairs = [compare(one, other) for one, other in combinations(seen, 2) if one.document != other.document]
        users = [judgement for judgement in held if judgement.by == "user"]
        joined = [judgement.pair for judgement in users if judgement.verdict == "same"]
        split = [judgement.pair for judgement in users if judgement.verdict == "different"]
        groups = group(seen, pairs, joined, split)
        home = {name: number for number, names in enumerate(groups) for name in names}
        for number, names in enumerate(groups):
            ours = [pair for pair in pairs if pair.same and home[pair.one] == home[pair.other] == number]
            yield from map(_judgement, kept_pairs(names, ours))
        for judgement in held:
            inside = judgement.one in home and judgement.other in home and home[judgement.one] != home[judgement.other]
            if inside and (judgement.verdict, judgement.by) == ("same", "dragoman"):
                yield Judgement(judgement.one, judgement.other, "different", "dragoman")


def _judgement(comparison: Comparison) -> Judgement:
    shares = tuple((share.name, share.share) for share in comparison.features)
    return Judgement(
        comparison.one, comparison.other, "same", "dragoman", comparison.score, (("base", comparison.base), *shares)
    )  # fmt: skip
