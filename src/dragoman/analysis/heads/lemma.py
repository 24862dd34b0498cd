"""Lemmas as edit scripts: what to cut from the end of a form, and what to put there instead."""

from __future__ import annotations

from collections.abc import Mapping

SAME = "-|0|"


def script_for(form: str, lemma: str) -> str:
    """The script that makes ``lemma`` of ``form``: ``case|cut|suffix``.

    Case is ``-`` (as written) or ``l`` (lower case first). The lemma's common beginning with the form is kept.
    """
    if form == lemma:
        return SAME
    kept_written, kept_lower = _common(form, lemma), _common(form.lower(), lemma)
    case, base, kept = ("-", form, kept_written) if kept_written >= kept_lower else ("l", form.lower(), kept_lower)
    return f"{case}|{len(base) - kept}|{lemma[kept:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma of ``form`` by ``script``; a script that would cut more than there is leaves the form as it is."""
    case, cut, suffix = script.split("|", 2)
    base = form.lower() if case == "l" else form
    count = int(cut)
    if count > len(base):
        return base
    return base[: len(base) - count] + suffix or base


def lemma_of(form: str, upos: str, script: str, exceptions: Mapping[tuple[str, str], str]) -> str:
    """The lemma: the exception for this form and part of speech if there is one, else what the script makes."""
    found = exceptions.get((form.lower(), upos))
    return found if found is not None else apply_script(form, script)


def _common(left: str, right: str) -> int:
    length = 0
    for first, second in zip(left, right, strict=False):
        if first != second:
            break
        length += 1
    return length
