"""Why an event is coded as it is: the rules that decide leave these values behind, for whoever asks.

They ride along with drafts and never decide anything, so they take no part in comparisons.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["actor", "recipient", "third"]
# How a party came to stand on its side. From the tree:
#   slot       it fills a slot of the frame, or belongs to what fills it
#   light      its light verb hands it over
#   place      a place in a slot stands for its state
#   attending  subject of the clause that a meeting stands in
#   victims    who comes to harm in an attack that is told as the occasion
#   mutual     "each other"
#   content    a party of what the speech act speaks of
#   echo       a party of a clause that repeats the event
#   nearby     the nearest party of another country, for events that must have another side
#   teller     who says the clause that the speech act is hung on
#   claim      speaker or target of a claim that is itself the event
# From what was said before: shared, taken-up, charged, accuser, lent (see ``discourse``), told (see ``attackers``),
# occasion (see ``occasions``), announcer (see ``measures``).
# What goes without saying: focus, moved, home, of-place, armed, authority, unnamed (see ``completion``).
PartyRule = Literal[
    "slot", "light", "place", "attending", "victims", "mutual", "content", "echo", "nearby", "teller", "claim",
    "shared", "taken-up", "charged", "accuser", "lent", "told", "occasion", "announcer",
    "focus", "moved", "home", "of-place", "armed", "authority", "unnamed",
]  # fmt: skip
DISCOURSE: frozenset[PartyRule] = frozenset({"shared", "taken-up", "charged", "accuser", "lent", "told", "occasion", "announcer"})
COMPLETION: frozenset[PartyRule] = frozenset({"focus", "moved", "home", "of-place", "armed", "authority", "unnamed"})


@dataclass(frozen=True, slots=True)
class Via:
    """How one actor was found; ``token`` is the word of the trigger's sentence that denotes it, where one does."""

    actor: str
    side: Side
    rule: PartyRule
    slot: str | None = None
    token: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A decision that changed type or status: which ``rule`` made ``after`` out of ``before``, at which word."""

    about: Literal["type", "status"]
    rule: str
    before: str
    after: str
    token: int | None = None
