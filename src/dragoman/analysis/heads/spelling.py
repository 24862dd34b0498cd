"""Bases of regularly inflected words, by the rules of English spelling."""

from __future__ import annotations

import re

Features = tuple[tuple[str, str], ...]

_VOWELS = "aeiou"
_DOUBLED = re.compile(r"([bdgkmnprtv])\1$")
_DOUBLED_L = re.compile(rf"[{_VOWELS}][^{_VOWELS}]+[{_VOWELS}]ll$")  # expell-ed, but kill-ed
# Stems that no verb ends in without an e: toppl-ed, resolv-ing, enforc-ed, besieg-ed, mediat-ing, normalis-ed.
_NEEDS_E = re.compile(
    rf"[^{_VOWELS}lrwyn]l$|[vcu]$|[^{_VOWELS}]th$|(?:[^{_VOWELS}ch]|i|o)s$|[^z]z$|[dnrei]g$|[a-z][^{_VOWELS}]+[{_VOWELS}]?at$"
)
_ONE_SHORT_SYLLABLE = re.compile(rf"^[^{_VOWELS}]*[{_VOWELS}y][^{_VOWELS}wxy]$")  # ced-ed, nam-ing: else doubled


_WITH_ES = ("sses", "shes", "ches", "xes", "zzes", "oes")


def regular_bases(form: str, upos: str, feats: Features) -> list[str]:
    """What ``form`` may be inflected from, the likeliest first; empty if it is its own base or follows no rule.

    ``feats`` tell a plural from *news*, a past tense from *need*, a comparative from *order*.
    """
    if upos == "VERB":
        return _of_verb(form, feats)
    if upos in ("NOUN", "PROPN") and ("Number", "Plur") in feats and form[-1:] == "s":
        return _of_s(form)
    if upos in ("ADJ", "ADV") and form.endswith("er") and ("Degree", "Cmp") in feats:
        return _of_stem(form[:-2])
    if upos in ("ADJ", "ADV") and form.endswith("est") and ("Degree", "Sup") in feats:
        return _of_stem(form[:-3])
    return []


def _of_verb(form: str, feats: Features) -> list[str]:
    if form.endswith("ied") and len(form) > 4:
        return [form[:-3] + "y", form[:-1]]
    if form.endswith("eed"):
        return [form[:-1]] if ("Tense", "Past") in feats else []
    if form.endswith("ed"):
        return _of_stem(form[:-2])
    if form.endswith("ing"):
        return _of_stem(form[:-3])
    return _of_s(form) if form.endswith("s") and ("VerbForm", "Inf") not in feats else []


def _of_s(form: str) -> list[str]:
    if len(form) < 3 or form.endswith(("ss", "us", "is")):
        return []
    if form.endswith("ies") and len(form) > 4:
        return [form[:-3] + "y", form[:-1]]
    return [form[:-2], form[:-1]] if form.endswith(_WITH_ES) else [form[:-1]]


def _of_stem(stem: str) -> list[str]:
    if len(stem) < 2 or not any(char in _VOWELS + "y" for char in stem):
        return []
    if stem.endswith("i") and len(stem) > 2:
        return [stem[:-1] + "y", stem]
    if _DOUBLED.search(stem) or _DOUBLED_L.search(stem):
        return [stem[:-1], stem]
    if _NEEDS_E.search(stem) or _ONE_SHORT_SYLLABLE.match(stem):
        return [stem + "e", stem]
    return [stem, stem + "e"]
