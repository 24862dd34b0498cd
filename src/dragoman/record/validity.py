"""From when until when a relation stands, as its own clause tells: "since 1997", "from 1998 to 2000", "ended in May"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.record.arguments import arguments
from dragoman.record.relation_context import Surroundings
from dragoman.record.relation_drafts import RelationDraft
from dragoman.types.analysis import ROOT
from dragoman.types.resolution import TimeExpression

FOUGHT = frozenset({"fight", "wage"})  # a war that was fought is over; one that "was" may be backshifted speech
DONE = frozenset({"over"})
OF = frozenset({"in", "of"})
RECENT = 2  # years after which a war that is named by its year is taken to be over
BEGINNING = frozenset({"from", "between"})
UNTIL = frozenset({"until", "till"})


def dated(here: Surroundings, draft: RelationDraft) -> RelationDraft | None:
    """The draft with its start and end; None where it has ended and nothing says when."""
    start, end = _interval(here, draft.token)
    verb = ending_verb(here, draft.token)
    if verb is not None:
        end = end or _day_of(here, verb)
        if end is None:
            return None
    own = _own_year(here, draft.token)
    if own is not None and draft.start is None and start is None:
        start = own
        current = here.patterns.wars_in(here.parties.country(draft.object) or draft.object, here.day)
        if draft.kind == "war" and not current and here.day is not None and here.day.year - int(own[:4]) > RECENT:
            end = end or own  # "the 1990 invasion": long over
    return replace(draft, start=draft.start or start or _since(here), end=draft.end or end)


def _own_year(here: Surroundings, token: int) -> str | None:
    """The date in the relation's own phrase: "the 1994 peace treaty", "the invasion of 1974"."""
    return next((_value(t) for t, marks, governor in _times(here) if governor == token and marks <= OF), None)


def ending_verb(here: Surroundings, token: int) -> int | None:
    """The word that says that the relation at a token is over: "ended the war", "was lifted", "the war … was over"."""
    sentence = here.sentence
    for clause in sentence.dependents(token, "acl:relcl", "acl"):
        found = arguments(sentence, clause)
        if token in (*found.get("subj"), *found.get("obj")) and _ends(here, clause):
            return clause
    word = sentence.tokens[token]
    if word.head == ROOT or word.deprel not in ("obj", "nsubj", "nsubj:pass"):
        return None
    head = word.head
    return head if _ends(here, head, fighting=word.deprel != "nsubj") else None


def _ends(here: Surroundings, verb: int, fighting: bool = True) -> bool:
    """Whether a verb ends its argument: "ended", "was lifted", "is over"; a war that was fought is over too."""
    past = here.sentence.tokens[verb].feat("Tense") == "Past"
    ending = here.has(verb, "general.ending") or here.lemma(verb) in DONE
    fought = fighting and here.lemma(verb) in FOUGHT
    if fought and any(here.sentence.tokens[o].feat("Number") == "Plur" for o in here.sentence.dependents(verb, "obj")):
        return True  # "have fought two wars"
    helpers = [here.sentence.tokens[c] for c in here.sentence.dependents(verb, "aux")]
    going_on = any(h.lemma == "have" and h.feat("Tense") == "Pres" for h in helpers)  # "have waged war for decades"
    return (ending or (fought and past and not going_on)) and _is_told(here, verb)


def _is_told(here: Surroundings, verb: int) -> bool:
    """Whether a clause tells what was done, not what goes on, is asked for or will be."""
    sentence = here.sentence
    word = sentence.tokens[verb]
    helpers = [sentence.tokens[c] for c in sentence.dependents(verb, "aux", "aux:pass", "cop")]
    if any(h.lemma.lower() in ("will", "would", "could", "may", "might", "should", "must", "can", "shall") for h in helpers):
        return False
    if "ing" == word.text.lower()[-3:] or any(here.lemma(c) == "to" for c in sentence.dependents(verb, "mark")):
        return False
    since = any(here.lemma(c) == "since" for t in sentence.subtree(verb) for c in sentence.dependents(t, "case", "mark"))
    told = word.feat("Tense") is not None or any(h.feat("Tense") or h.lemma == "have" for h in helpers)  # news tells in the present
    return told and not since and word.feat("VerbForm") != "Inf"


def _interval(here: Surroundings, token: int) -> tuple[str | None, str | None]:
    """Start and end from the times of the relation's own phrase and clause: a range of years, "from … to", "until"."""
    start = end = None
    for time, marks, governor in _times(here):
        if governor not in (token, *_clauses(here, token)):
            continue
        if time.first and time.last and time.last.year > time.first.year and governor == token:
            start, end = str(time.first.year), str(time.last.year)
        elif marks & BEGINNING:
            start = _value(time)
            end = end or _joined_end(here, time)
        elif marks & UNTIL or (marks == {"to"} and start):
            end = _value(time)
    return start, end


def _joined_end(here: Surroundings, time: TimeExpression) -> str | None:
    """ "Between 1959 and 2011": the date that is joined to the first."""
    joined = here.sentence.dependents(time.head, "conj")
    return next((_value(other) for other, _, _ in _times(here) if other.head in joined), None)


def _clauses(here: Surroundings, token: int) -> tuple[int, ...]:
    """The words whose times are the relation's: the verb that it is an argument of, and clauses that hang on it."""
    word = here.sentence.tokens[token]
    verb = (word.head,) if word.head != ROOT and word.deprel in ("obj", "nsubj", "nsubj:pass") else ()
    return (*verb, *here.sentence.dependents(token, "acl:relcl", "acl"))


def _times(here: Surroundings) -> list[tuple[TimeExpression, frozenset[str], int]]:
    """The dates of the sentence, each with its prepositions and the word that it hangs on."""
    sentence = here.sentence
    found = []
    for time in here.resolution.times:
        if time.sentence == sentence.index and time.type == "DATE" and time.first is not None:
            marks = frozenset(here.lemma(c) for c in sentence.dependents(time.head, "case", "mark"))
            found.append((time, marks, sentence.tokens[time.head].head))
    return found


def _day_of(here: Surroundings, verb: int) -> str | None:
    """When a verb ended something: its own date, else its sentence's only one."""
    times = _times(here)
    own = [time for time, marks, governor in times if governor == verb and not marks & {"since", "from"}]
    if not own and len(times) == 1 and not times[0][1] & {"since", "from"} and times[0][2] in here.sentence.subtree(verb):
        own = [times[0][0]]
    return _value(own[0]) if own else None


def _since(here: Surroundings) -> str | None:
    """The start that "since …" gives, if the sentence gives one."""
    return next((_value(time) for time, marks, _ in _times(here) if "since" in marks), None)


def _value(time: TimeExpression) -> str | None:
    if _is_iso(time.value):
        return time.value
    return time.first.isoformat() if time.first else None


def _is_iso(value: str) -> bool:
    try:
        date.fromisoformat((value + "-01-01")[:10] if len(value) == 4 else (value + "-01")[:10])
    except ValueError:
        return False
    return True
