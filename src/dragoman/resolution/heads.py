"""Who heads an international body by its office alone: "the NATO chief", "director-general of the WHO"."""

from __future__ import annotations

from datetime import date

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.gazetteer_types import Entry
from dragoman.resolution.identities import slot_country
from dragoman.types.resolution import Actor


def is_stateless(body: Actor | Entry) -> bool:
    """Whether a body belongs to no state, like NATO or the World Bank."""
    return body.kind not in {"person", "state", "group"} and body.country is not None and not slot_country(body.country)


def head_of_body(gazetteer: Gazetteer, body: Actor | Entry, phrase: str, on: date | None) -> Entry | None:
    """Whoever heads the body on a day, where the phrase (lower case) is an office that heads one."""
    if phrase.replace("-", " ") not in {word.replace("-", " ") for word in actor_words().headship}:
        return None
    return gazetteer.head(body.id, on) if is_stateless(body) else None
