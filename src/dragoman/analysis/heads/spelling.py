"""Bases of regularly inflected verbs, by the rules of English spelling."""

from __future__ import annotations

import re

_VOWELS = "aeiou"
_DOUBLED = re.compile(r"([bdgkmnprtv])\1$")
_DOUBLED_L = re.compile(rf"[{_VOWELS}][^{_VOWELS}]+[{_VOWELS}]ll$")  # expell-ed, but kill-ed
# Stems that no verb ends in without an e: toppl-ed, resolv-ing, enforc-ed, besieg-ed, mediat-ing, normalis-ed.
_NEEDS_E = re.compile(
    rf"[^{_VOWELS}lrwyn]l$|[vcu]$|[^{_VOWELS}]th$|(?:[^{_VOWELS}ch]|i|o)s$|[^z]z$|[dnrei]g$|[a-z][^{_VOWELS}]+[{_VOWELS}]?at$"
)
_ONE_SHORT_SYLLABLE = re.compile(rf"^[^{_VOWELS}]*[{_VOWELS}y][^{_VOWELS}wxy]$")  # ced-ed, nam-ing: else doubled


def regular_bases(form: str) -> list[str]:
    """Bases that ``form`` (lower case) may be inflected from, the likeliest first; empty if it has no such ending."""
    if form.endswith(("ied", "ies")) and len(form) > 4:
        return [form[:-3] + "y", form[:-1]]
    if form.endswith("ed") and not form.endswith("eed"):
        return _of_stem(form[:-2])
    if form.endswith("ing"):
        return _of_stem(form[:-3])
    if len(form) > 2 and form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return [form[:-2], form[:-1]] if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")) else [form[:-1]]
    return []


def _of_stem(stem: str) -> list[str]:
    if len(stem) < 2 or not any(char in _VOWELS + "y" for char in stem):
        return []
    if _DOUBLED.search(stem) or _DOUBLED_L.search(stem):
        return [stem[:-1], stem]
    if _NEEDS_E.search(stem) or _ONE_SHORT_SYLLABLE.match(stem):
        return [stem + "e", stem]
    return [stem, stem + "e"]
