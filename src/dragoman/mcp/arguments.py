"""The arguments of tools, by the names of the command line's options and with their meaning."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

Name = Annotated[str, Field(max_length=500)]
Party = Annotated[Name, Field(description="A party: a code (CHN, CHN/GOV) or a name (China).")]
Several = Annotated[list[Name], Field(max_length=50)]

Between = Annotated[
    list[Name] | None, Field(min_length=2, max_length=2, description='Two parties, in either direction: ["CHN", "Russia"].')
]
Actor = Annotated[Name | None, Field(description="Who did it: a code (CHN, CHN/GOV) or a name (China).")]
Recipient = Annotated[Name | None, Field(description="To whom.")]
Country = Annotated[Name | None, Field(description="Who has any part in it.")]
Types = Annotated[Several | None, Field(description="Types of PLOVER (CONSULT, ACCUSE, ASSAULT …), or of the user's own.")]
Modes = Annotated[Several | None, Field(description="visit, aerial …")]
Statuses = Annotated[
    Several | None, Field(description="happened, ongoing, planned, proposed, alleged, denied, hypothetical.")
]
Place = Annotated[Name | None, Field(description="A place by name or id, or a country's code.")]
Since = Annotated[Name | None, Field(description="From this day (2025-05-07), month or year on.")]
Until = Annotated[Name | None, Field(description="Up to and with this day, month or year.")]
Words = Annotated[Name | None, Field(description='Only reports with all these words ("in quotes": a phrase).')]
Confidence = Annotated[float | None, Field(ge=0, le=1, description="Only events that are right with this probability.")]
Speaker = Annotated[Name | None, Field(description="Who says it.")]
About = Annotated[Name | None, Field(description="Against or about whom.")]
Stances = Annotated[Several | None, Field(description="asserts, denies, accuses, condemns, demands, promises …")]
Disputed = Annotated[bool, Field(description="Only claims that somebody disputes.")]
Fused = Annotated[bool, Field(description="An event that several reports tell once, with how many tell it.")]
Wrong = Annotated[bool, Field(description="Also events that users have marked as wrong; these have marked_wrong.")]
Day = Annotated[Name, Field(description="The day: 2025-05-09.")]
By = Literal["day", "month", "quarter", "year"]
After = Annotated[str | None, Field(max_length=1000, description="Where the page before ends: its 'next'.")]
Limit = Annotated[int, Field(ge=1, le=100, description="At most so many; fewer where an answer would be too long.")]
