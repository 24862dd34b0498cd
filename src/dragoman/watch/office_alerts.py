"""Alerts of offices that have changed hands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.store.base import View
from dragoman.store.entries import Entries
from dragoman.types.record import Reading
from dragoman.types.resolution import Actor
from dragoman.watch.alert import Added, Alert
from dragoman.watch.rules import OfficeRule, load_rules


def office_alerts(rule: OfficeRule, view: View, added: Added) -> Iterator[Alert]:
    """Somebody is named with an office that reports of the year before gave to somebody else, and never to him."""
    names, days = load_rules().offices, timedelta(load_rules().seen_days["office"])
    for reading in added.readings:
        document = Entries(reading).document().document
        day = added.day(document)
        for actor in reading.resolution.actors:
            office = names.get((actor.office or "").casefold())
            if office is None or not _holds(rule, office, actor):
                continue
            before = [
                seen for seen in view.offices(day - days, day - timedelta(1), actor.country, limit=200)
                if names.get(seen.office.casefold()) == office and _is_name(seen.holder.name)
            ]  # fmt: skip
            others = [seen for seen in before if seen.holder.id != actor.id]
            known = sum(seen.documents for seen in before if seen.holder.id == actor.id)
            if not others or known >= _reports_wanted(actor) or not _is_sure(view, actor, day):
                continue
            last = max(others, key=lambda seen: (seen.last, seen.documents, seen.holder.id))
            text = f"office changed: {actor.name} is {actor.office} of {actor.country}; before: {last.holder.name}"
            about, sentences = (actor.country or "", office, actor.id), _named(reading, actor)
            yield Alert(about, day, text, (document,), sentences, str(day.year))  # late reports may be a day older


def _holds(rule: OfficeRule, office: str, actor: Actor) -> bool:
    if actor.kind != "person" or actor.country is None or not _is_name(actor.name):
        return False
    return rule.office in (None, office) and rule.country in (None, actor.country)


def _reports_wanted(actor: Actor) -> int:
    """The gazetteer writes offices with a capital, and knows when they were held; of others several reports are asked."""
    return 1 if (actor.office or "")[:1].isupper() else load_rules().unknown_holder["reports"]


def _is_sure(view: View, actor: Actor, day: date) -> bool:
    wanted = _reports_wanted(actor)
    if wanted == 1:
        return True
    since = day - timedelta(load_rules().unknown_holder["days"])
    recent = view.offices(since, day, actor.country, limit=200)
    return sum(seen.documents for seen in recent if seen.holder.id == actor.id) >= wanted


def _is_name(name: str) -> bool:
    """Not "previous president", not "President": who is known by a description only may be anybody."""
    return name[:1].isupper() and name.split()[0].casefold() not in load_rules().offices


def _named(reading: Reading, actor: Actor) -> tuple[str, ...]:
    """The text around the first mention."""
    first = next((m for m in reading.resolution.mentions if actor.id in m.actors), None)
    if first is None:
        return ()
    text = reading.document.text
    start, end = text.rfind("\n", 0, first.start) + 1, text.find("\n", first.end)
    return (text[max(start, first.start - 120) : min(end if end >= 0 else len(text), first.end + 120)].strip(),)
