"""What may be asked, by the names of the command line's options. A name that is not here is an error, not ignored."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dragoman.api.forms import Form
from dragoman.types.resolution import ActorKind

Name = Annotated[str, Field(max_length=500)]
Several = Annotated[list[Name], Field(max_length=50)]
Pair = Annotated[list[Name], Field(min_length=2, max_length=2, description="Two parties: between=CHN&between=RUS.")]
Since = Annotated[Name | None, Field(description="From this day, month or year on.")]
Until = Annotated[Name | None, Field(description="Up to and with this day, month or year.")]
Words = Annotated[Name | None, Field(description='Only documents with all these words ("in quotes": a phrase).')]


class Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class InTime(Asked):
    since: Since = None
    until: Until = None


class Paged(Asked):
    limit: int | None = Field(None, ge=1, le=1_000_000, description="Entries of a page, or of a stream.")
    after: str | None = Field(None, max_length=1000, description="Where the page before ends; take it from its link.")
    total: bool = Field(False, description="Whether to count all entries that fit.")
    format: Form | None = Field(None, description="json: a page; ndjson, csv: a stream of all.")


class DocumentsFilter(InTime):
    publisher: Name | None = Field(None, description="Of this outlet.")
    text: Words = None
    revisions: bool = Field(False, description="Also what newer revisions have taken the place of.")


class EventsFilter(InTime):
    between: Pair | None = None
    actor: Name | None = Field(None, description="Who did it.")
    recipient: Name | None = Field(None, description="To whom.")
    country: Name | None = Field(None, description="Who has any part in it.")
    type: Several | None = Field(None, description="CONSULT, or a type of your own; repeatable.")
    mode: Several | None = Field(None, description="visit, aerial …; repeatable.")
    status: Several | None = Field(None, description="happened, ongoing, planned …; repeatable.")
    place: Name | None = Field(None, description="A place by name or id, or a country's code.")
    text: Words = None
    min_confidence: float | None = Field(None, alias="min-confidence", ge=0, le=1)
    fused: bool = Field(False, description="Of an event that several documents tell only the first telling that fits.")
    wrong: bool = Field(False, description="Also what users have marked as wrong, with who says so in wrong.")


class ClaimsFilter(InTime):
    between: Pair | None = None
    by: Name | None = Field(None, description="Who says it.")
    speaker: Name | None = Field(None, description="The same.")
    about: Name | None = Field(None, description="Against or about whom.")
    stance: Several | None = Field(None, description="asserts, denies, accuses …; repeatable.")
    text: Words = None


class SaidFilter(ClaimsFilter):
    disputed: bool = Field(False, description="Only claims that somebody disputes.")


class RelationsFilter(InTime):
    between: Pair | None = None
    party: Name | None = Field(None, description="One of the two parties.")
    kind: Several | None = Field(None, description="alliance, war, trade-rank …; repeatable.")
    text: Words = None


class ActorsFilter(InTime):
    party: Name | None = Field(None, description="A code that covers them: RUS, RUS/GOV, or a name.")
    kind: Annotated[list[ActorKind], Field(max_length=5)] | None = Field(None, description="person, state …; repeatable.")
    name: Name | None = Field(None, description="A piece of the name.")


class QuantitiesFilter(InTime):
    unit: Several | None = Field(None, description="persons killed, troops, USD …; repeatable.")
    text: Words = None


class DocumentsPage(DocumentsFilter, Paged): ...


class EventsPage(EventsFilter, Paged): ...


class ClaimsPage(SaidFilter, Paged): ...


class DisputesPage(ClaimsFilter, Paged): ...


class RelationsPage(RelationsFilter, Paged): ...


class ActorsPage(ActorsFilter, Paged): ...


class PlacesPage(EventsFilter, Paged): ...


class QuantitiesPage(QuantitiesFilter, Paged): ...


Most = Annotated[int, Field(ge=1, le=500)]


class StateOn(Asked):
    on: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="The day: 2025-05-09.")
    country: Name | None = Field(None, description="Only of this country.")
    limit: Most = 20


class DyadOver(InTime):
    by: Literal["day", "month", "quarter", "year"] = "month"
    relative: bool = Field(False, description="Change points against all events of the period.")
    limit: int = Field(10, ge=0, le=100, description="So many of the biggest events.")


class TimelineOver(InTime):
    between: Pair | None = None
    country: Name | None = None
    type: Several | None = None
    text: Words = None
    by: Literal["day", "month", "quarter", "year"] = "month"
    limit: int = Field(3, ge=0, le=50, description="So many events of each period.")


class NetworkOver(InTime):
    country: Name | None = Field(None, description="Only this country and those it deals with.")
    most: int = Field(40, ge=1, le=1000, description="At most so many edges.")
    hub: int = Field(8, ge=1, le=1000, description="At most so many edges of one party.")
    bodies: bool = Field(False, description="Also parties that are no states.")


class CoverageOver(InTime):
    by: Literal["publisher", "day", "month"] = "publisher"


class SearchFor(Asked):
    words: str = Field(min_length=1, max_length=500, description='All of them; in "quotes": a phrase.')
    limit: Annotated[int, Field(ge=1, le=100)] = 20
