"""Which earlier mentions are looked at, and what a mention has in common with each: arrays over pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.heads.mention_table import (
    ENTITY,
    FIRST_PRONOUN,
    GENDER,
    KIND,
    KINDS,
    NONE,
    NUMBER,
    ROLE,
    SAME_STRING,
    Ints,
    MentionTable,
)  # fmt: skip

WINDOW = 60  # so many mentions before: 98 % of the gold links of GUM
FAR = 12  # and so many of those before them, the nearest, that share the head, the whole string or the end of a name
_SENTENCE_ENDS = (0, 1, 2, 3, 4, 6, 9, 14, 25)  # the last distance of each class; one class more lies beyond
_MENTION_ENDS = (0, 1, 2, 3, 4, 5, 7, 10, 15, 25, 45, 80)
SENTENCE_LIMIT, MENTION_LIMIT = _SENTENCE_ENDS[-1] + 1, _MENTION_ENDS[-1] + 1
SENTENCE_CLASS = np.searchsorted(_SENTENCE_ENDS, np.arange(SENTENCE_LIMIT + 1))
MENTION_CLASS = np.searchsorted(_MENTION_ENDS, np.arange(MENTION_LIMIT + 1))
# What each of the first columns says; "old" is the earlier mention, "plain" means that neither is a pronoun.
NAMES = (
    "same head, plain", "same string, plain", "same string, pronouns", "same end of name", "initials",
    "a shared word", "two shared words", "all words in old", "all words of old", "same head, other modifiers",
    "head among the modifiers of old", "old head among the modifiers", "nothing shared, plain",
    "same number", "other number", "one sex", "other sex", "both persons", "person and thing", "both things",
    "same entity type", "other entity type", "same pronoun", "other pronoun", "pronouns of other persons",
    "same sentence", "inside old", "same governor", "same clause", "governs old", "governed by old", "same role",
    "same sentence, other clause", "both quoted", "quoted, old is not", "old is quoted", "under 4 words", "under 8 words",
    "old seen twice", "old seen often", "same head word",
)  # fmt: skip
FIXED = len(NAMES)
SENTENCE_STEPS = len(_SENTENCE_ENDS) + 1
STEPS = SENTENCE_STEPS + len(_MENTION_ENDS) + 1
PAIR_FEATURES = FIXED + 4 * STEPS

_PERSON = np.array([{"i": 1, "we": 1, "you": 2}.get(kind, 3) for kind in KINDS], dtype=np.int64)
# Groups of kinds for distances: no pronoun, "I" to "you", the third person, demonstratives and the rest.
_GROUPS = {"i": 1, "we": 1, "you": 1, "he": 2, "she": 2, "it": 2, "they": 2}
_GROUP = np.array(
    [_GROUPS.get(kind, 3 if index >= FIRST_PRONOUN else 0) for index, kind in enumerate(KINDS)], dtype=np.int64
)
_MASC, _FEM, _NEUT, _SOMEBODY = 1, 2, 3, 4


def candidates_of(table: MentionTable) -> Ints:
    """(n, WINDOW + FAR): indices of earlier mentions, ``NONE`` where there are fewer; the nearest come first."""
    size = len(table.mentions)
    found = np.full((size, WINDOW + FAR), NONE, dtype=np.int64)
    near = np.arange(size)[:, None] - np.arange(1, WINDOW + 1)[None, :]
    found[:, :WINDOW] = np.where(near >= 0, near, NONE)
    if size > WINDOW:
        _add_far(table, found)
    return found


def _add_far(table: MentionTable, found: Ints) -> None:
    seen: dict[tuple[int, int], list[int]] = {}
    keys = [list(enumerate(row)) for row in np.stack((table.lemma, table.string, table.name_end), axis=1).tolist()]
    plain = (table.codes[:, KIND] < FIRST_PRONOUN).tolist()
    for index in range(len(table.mentions)):
        out = index - WINDOW - 1
        if out >= 0 and plain[out]:
            for key in keys[out]:
                if key[1] != NONE:
                    row = seen.setdefault(key, [])
                    row.append(out)
                    del row[:-FAR]
        if plain[index]:
            far = sorted({old for key in keys[index] for old in seen.get(key, ())}, reverse=True)[:FAR]
            found[index, WINDOW : WINDOW + len(far)] = far


def pair_features(table: MentionTable, rows: Ints, candidates: Ints) -> NDArray[np.bool_]:
    """(PAIR_FEATURES, len(rows), candidates). ``candidates`` may hold ``NONE``; these are to be masked afterwards."""
    features = np.zeros((PAIR_FEATURES, *candidates.shape), dtype=np.bool_)
    columns = (*_strings(table, rows, candidates), *_agreement(table, rows, candidates), *_places(table, rows, candidates))
    for index, column in enumerate(columns):
        features[index] = column
    sentences = table.sentence[rows][:, None] - table.sentence[candidates]
    between = np.minimum(rows[:, None] - candidates - 1, MENTION_LIMIT)
    # each class of distance has a column for each group of kinds: pronouns reach less far than names
    first = FIXED + _GROUP[table.codes[rows, KIND]][:, None] * STEPS
    places = np.arange(candidates.size)
    flat = features.reshape(PAIR_FEATURES, -1)
    flat[(first + SENTENCE_CLASS[np.clip(sentences, 0, SENTENCE_LIMIT)]).ravel(), places] = True
    flat[(first + SENTENCE_STEPS + MENTION_CLASS[np.maximum(between, 0)]).ravel(), places] = True
    return features


def _strings(table: MentionTable, rows: Ints, old: Ints) -> list[NDArray[np.bool_]]:
    head = table.lemma[rows][:, None] == table.lemma[old]
    string = table.string[rows][:, None] == table.string[old]
    end, end_old = table.name_end[rows][:, None], table.name_end[old]
    name_end = (end == end_old) & (end != NONE)
    plain = (table.codes[rows, KIND] < FIRST_PRONOUN)[:, None] & (table.codes[old, KIND] < FIRST_PRONOUN)
    acronym, acronym_old = table.acronym[rows][:, None], table.acronym[old]
    short = ((acronym == table.string[old]) & (acronym != NONE)) | (
        (acronym_old == table.string[rows][:, None]) & (acronym_old != NONE)
    )
    ours, theirs = table.content[rows], table.content[old]
    equal = (ours[:, None, :, None] == theirs[:, :, None, :]) & (ours != NONE)[:, None, :, None]
    in_theirs, in_ours = equal.any(axis=-1), equal.any(axis=-2)
    ours_there, theirs_there = (ours != NONE)[:, None, :], theirs != NONE
    shared = in_theirs.sum(axis=-1)
    covered = (in_theirs | ~ours_there).all(axis=-1)
    covers = (in_ours | ~theirs_there).all(axis=-1)
    modified = ours_there[..., 1] & theirs_there[..., 1]
    clash = head & modified & (shared == 1)
    return [
        head & plain, string & plain, string & ~plain, name_end, short, (shared > 0) & plain, (shared > 1) & plain,
        covered & plain, covers & plain, clash & plain, (in_theirs[..., 0] & ~head) & plain, (in_ours[..., 0] & ~head) & plain,
        plain & (shared == 0),
    ]  # fmt: skip


def _agreement(table: MentionTable, rows: Ints, old: Ints) -> list[NDArray[np.bool_]]:
    number, number_old = table.codes[rows, NUMBER][:, None], table.codes[old, NUMBER]
    known = (number > 0) & (number_old > 0)
    gender, gender_old = table.codes[rows, GENDER][:, None], table.codes[old, GENDER]
    sexed, sexed_old = (gender == _MASC) | (gender == _FEM), (gender_old == _MASC) | (gender_old == _FEM)
    person, person_old = sexed | (gender == _SOMEBODY), sexed_old | (gender_old == _SOMEBODY)
    thing, thing_old = gender == _NEUT, gender_old == _NEUT
    kind, kind_old = table.codes[rows, KIND][:, None], table.codes[old, KIND]
    pronoun, pronoun_old = kind >= FIRST_PRONOUN, kind_old >= FIRST_PRONOUN
    entity, entity_old = table.codes[rows, ENTITY][:, None], table.codes[old, ENTITY]
    typed = (entity > 0) & (entity_old > 0)
    return [
        known & (number == number_old), known & (number != number_old),
        sexed & (gender == gender_old), sexed & sexed_old & (gender != gender_old),
        person & person_old, (person & thing_old) | (thing & person_old), thing & thing_old,
        typed & (entity == entity_old), typed & (entity != entity_old),
        pronoun & pronoun_old & (kind == kind_old), pronoun & pronoun_old & (kind != kind_old),
        pronoun & pronoun_old & (_PERSON[kind] != _PERSON[kind_old]),
    ]  # fmt: skip


def _places(table: MentionTable, rows: Ints, old: Ints) -> list[NDArray[np.bool_]]:
    same = table.sentence[rows][:, None] == table.sentence[old]
    inside = same & (table.start[rows][:, None] >= table.start[old]) & (table.end[rows][:, None] <= table.end[old])
    governor, governor_old = table.governor[rows][:, None], table.governor[old]
    clause, clause_old = table.clause[rows][:, None], table.clause[old]
    role, role_old = table.codes[rows, ROLE][:, None], table.codes[old, ROLE]
    quoted, quoted_old = table.flags[rows, -1][:, None] > 0, table.flags[old, -1] > 0
    head, head_old = table.head[rows][:, None], table.head[old]
    gap = head - head_old
    often = table.codes[old, SAME_STRING]
    return [
        same, inside, same & (governor == governor_old), same & (clause == clause_old),
        same & (governor_old == head), same & (governor == head_old),
        role == role_old, same & (clause != clause_old), quoted & quoted_old, quoted & ~quoted_old, ~quoted & quoted_old,
        same & (gap < 4), same & (gap < 8), often == 1, often > 1, same & (head == head_old),
    ]  # fmt: skip
