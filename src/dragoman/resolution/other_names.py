"""Names by which the gazetteer does not have a person: with more names than it has, or with the family name first."""

from __future__ import annotations

from dragoman.resolution.discourse import Discourse
from dragoman.resolution.gazetteer_types import Entry

_LEADER = 2  # Entry.prominence of heads of state and government
# States where the family name stands first, or where it is written either way.
_FAMILY_FIRST = frozenset({"HUN", "CHN", "TWN", "HKG", "JPN", "KOR", "PRK", "VNM", "KHM", "SGP", "MNG"})
PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "de", "van", "von", "der", "di", "da", "jr", "jr.", "sr.", "ii", "iii"}
)


def in_full(discourse: Discourse, parts: list[str]) -> list[tuple[Entry, bool]]:
    """A leader by more names than the gazetteer has of him: "Robert Gabriel Mugabe", "Prabowo Subianto Djojohadikusumo"."""
    if len(parts) < 3:
        return []
    shorter = (" ".join(pair) for pair in ((parts[0], parts[-1]), tuple(parts[:2])))
    found = [entry for name in shorter for entry in discourse.gazetteer.lookup(name, discourse.on)[:1]]
    leads = (e for e in found if e.kind == "person" and e.prominence >= _LEADER and e.spell_on(discourse.on) is not None)
    return [(entry, False) for entry in leads][:1]


def turned_round(discourse: Discourse, parts: list[str]) -> list[tuple[Entry, bool]]:
    """A person with the family name first or last against the gazetteer's order: "Orbán Viktor", "Fumio Kishida"."""
    if not 2 <= len(parts) <= 3 or any(part.lower() in PARTICLES for part in parts):
        return []
    turned = {" ".join([*parts[1:], parts[0]]), " ".join([parts[-1], *parts[:-1]])}
    near = (bearer for name in sorted(turned) for bearer in discourse.gazetteer.bearers(name, discourse.on))
    same = (b.entry for b in near if b.likeness != "similar" and not b.bare and b.entry.kind == "person")
    return [(entry, False) for entry in same if entry.country in _FAMILY_FIRST][:1]
