"""Sentences of our own for the rule that a denied deed has not happened: deeds between two states, told in many ways."""

from __future__ import annotations

from typing import NamedTuple

PARTIES = (
    "Peru", "Ecuador", "Chile", "Kenya", "Tanzania", "Latvia", "Armenia", "Azerbaijan", "Sudan", "Ethiopia", "Thailand",
    "Cambodia", "Finland", "Morocco", "Algeria", "Iran", "Iraq",
)  # fmt: skip


class Deed(NamedTuple):
    """A deed against ``{b}`` as an infinitive, in the past, as a participle and as a gerund."""

    bare: str
    past: str
    done: str
    doing: str


DEEDS = (
    Deed("shell a border village in {b}", "shelled a border village in {b}", "shelled a border village in {b}", "shelling a border village in {b}"),
    Deed("seize two boats of {b}", "seized two boats of {b}", "seized two boats of {b}", "seizing two boats of {b}"),
    Deed("arrest three citizens of {b}", "arrested three citizens of {b}", "arrested three citizens of {b}", "arresting three citizens of {b}"),
    Deed("send troops across the border into {b}", "sent troops across the border into {b}", "sent troops across the border into {b}", "sending troops across the border into {b}"),
    Deed("storm the embassy of {b}", "stormed the embassy of {b}", "stormed the embassy of {b}", "storming the embassy of {b}"),
    Deed("attack a military base in {b}", "attacked a military base in {b}", "attacked a military base in {b}", "attacking a military base in {b}"),
    Deed("bomb an airport in {b}", "bombed an airport in {b}", "bombed an airport in {b}", "bombing an airport in {b}"),
    Deed("expel the ambassador of {b}", "expelled the ambassador of {b}", "expelled the ambassador of {b}", "expelling the ambassador of {b}"),
    Deed("impose sanctions on {b}", "imposed sanctions on {b}", "imposed sanctions on {b}", "imposing sanctions on {b}"),
    Deed("violate the ceasefire with {b}", "violated the ceasefire with {b}", "violated the ceasefire with {b}", "violating the ceasefire with {b}"),
    Deed("sign a trade agreement with {b}", "signed a trade agreement with {b}", "signed a trade agreement with {b}", "signing a trade agreement with {b}"),
    Deed("deliver weapons to {b}", "delivered weapons to {b}", "delivered weapons to {b}", "delivering weapons to {b}"),
)  # fmt: skip
DENIALS = (
    "{a} denied that it had {done}.", "{a} denied {doing}.", "{a} has denied that its forces {past}.",
    "{a} rejected accusations that it had {done}.", "{a}'s foreign ministry dismissed claims that {a} had {done}.",
    "{b} accused {a} of {doing}, which {a} denied.", "{b} accused {a} of {doing}. {a} denied the accusation.",
    "It is not true that {a} {past}, the government of {a} said.", "{a} did not {bare}.",
    "{a} flatly denied reports that it had {done}.", "The foreign minister of {a} denied {doing}.",
    "{a} denied any role in {doing}.", "\"We have not {done},\" the president of {a} said.",
    "{b} said that {a} had {done}. {a} called the report baseless.",
    "{b} claimed {a} {past}. A spokesman for {a} said the claim was false.", "{a} never {past}, its defence minister said.",
    "{a} denies having {done}.", "According to {b}, {a} {past}. {a} denies this.", "{a} insisted it had not {done}.",
    "There was no truth in reports that it had {done}, {a} said.",
    "Reports that {a} {past} are false, the government of {a} said.",
)  # fmt: skip
REPORTS = (
    "{a} {past} on Monday.", "On Tuesday {a} {past}.", "{a} has {done}.",
    "Last week {a} {past}, days after talks had failed.", "After {doing} in March, {a} closed its embassy in Oslo.",
    "{a} {past} late on Sunday and closed the border.", "{a} {past} after months of tension.",
    "As its neighbours looked on, {a} {past}.", "{a}, which borders {b}, {past} in January.",
)  # fmt: skip


def sentence(template: str, deed: Deed, a: str, b: str) -> str:
    """The template told of two parties and a deed."""
    return template.format(a=a, b=b, **{name: words.format(b=b) for name, words in deed._asdict().items()})
