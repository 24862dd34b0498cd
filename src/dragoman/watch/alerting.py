"""Which rules what was added fulfils. Nothing is remembered here: an alert's id says whether it was raised before.

What was known before decides what is new: an event or a relation that another report had told already raises nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.store.base import View
from dragoman.watch.alert import Added, Alert
from dragoman.watch.event_alerts import dyad_alerts, new_events
from dragoman.watch.fact_alerts import dispute_alerts, relation_alerts
from dragoman.watch.office_alerts import office_alerts
from dragoman.watch.rules import DyadRule, EventRule, OfficeRule, RelationRule, Rule


def alerts_of(rule: Rule, view: View, added: Added) -> tuple[Alert, ...]:
    """The alerts that a rule raises, each once, by day."""
    found: dict[tuple[str, ...], Alert] = {}
    for alert in sorted(_raised(rule, view, added), key=lambda alert: (alert.day, alert.about)):
        found.setdefault(alert.about, alert)
    return tuple(found.values())


def _raised(rule: Rule, view: View, added: Added) -> Iterator[Alert]:
    if isinstance(rule, DyadRule):
        return dyad_alerts(rule, view, added)
    if isinstance(rule, EventRule):
        return new_events(rule, view, added)
    if isinstance(rule, RelationRule):
        return relation_alerts(rule, view, added)
    if isinstance(rule, OfficeRule):
        return office_alerts(rule, view, added)
    return dispute_alerts(rule, view, added)
