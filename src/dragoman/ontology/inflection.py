"""Regular English inflection: the forms of a lemma, so that a cue is found where the lemmatiser does not know a word.

Orthographic rules as in any school grammar: final -e dropped, consonant + y to -ied and -ies, final consonant doubled
after a short stressed vowel. Both spellings are given where the rule depends on stress ("traveled", "travelled").
"""

from __future__ import annotations

VOWELS = "aeiou"
SIBILANT = ("s", "x", "z", "ch", "sh")
UNDOUBLED = "wxyh"


def verb_forms(lemma: str) -> frozenset[str]:
    """Third person, past and present participle of a regular verb, with the lemma itself."""
    third = plural(lemma)
    if lemma.endswith("e"):
        return frozenset({lemma, third, lemma + "d", lemma[:-1] + "ing"})
    if _consonant_y(lemma):
        return frozenset({lemma, third, lemma[:-1] + "ied", lemma + "ing"})
    forms = {lemma, third, lemma + "ed", lemma + "ing"}
    if _doubles(lemma):
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return frozenset(forms)


def plural(lemma: str) -> str:
    """Plural of a regular noun, which is also the third person of a regular verb."""
    if _consonant_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(SIBILANT) else "s")


def _consonant_y(lemma: str) -> bool:
    return len(lemma) > 1 and lemma[-1] == "y" and lemma[-2] not in VOWELS


def _doubles(lemma: str) -> bool:
    return len(lemma) > 2 and lemma[-1] not in VOWELS + UNDOUBLED and lemma[-2] in VOWELS and lemma[-3] not in VOWELS
