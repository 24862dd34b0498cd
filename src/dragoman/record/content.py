"""What is said: the content of a cue, read off the tree by the alternatives that its lexicon entry names."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.ontology.cues import Cue
from dragoman.record.arguments import arguments, preposition
from dragoman.record.content_clauses import announced, beside, clause, following, opens_quotation
from dragoman.record.content_parts import Content, gather, has_mark, is_infinitive, objects_of
from dragoman.record.content_quoted import quoted
from dragoman.record.quotations import Quotation
from dragoman.types.analysis import ROOT, Sentence

CLAUSAL = ("ccomp", "xcomp", "advcl", "acl")
NOMINAL = ("obl", "nmod")
HOLDS_OBJECT = frozenset({"for", "over", "to"})
MAX_GAP = 5  # tokens of an addressee or a day between a cue and its clause


def content_of(sentence: Sentence, token: int, cue: Cue, quotations: Sequence[Quotation]) -> Content | None:
    """The content of the cue at ``token``, by the first alternative of its entry that the sentence has."""
    for slot in cue.content:
        found = _by_slot(sentence, token, cue, slot, quotations)
        if found is not None:
            return found
    return None


def _by_slot(sentence: Sentence, token: int, cue: Cue, slot: str, quotations: Sequence[Quotation]) -> Content | None:
    match slot:
        case "clause":
            if cue.pos == "noun":
                return _noun_clause(sentence, token)
            return (
                quoted(sentence, token, quotations)
                or clause(sentence, token)
                or beside(sentence, token)
                or (None if cue.belief else following(sentence, token) or announced(sentence, token))
            )
        case "infinitive":
            heads = _infinitives(sentence, token, noun=cue.pos == "noun")
            return None if objects_of(sentence, token) else gather(sentence, token, slot, heads)
        case "gerund":
            gerunds = [c for c in sentence.dependents(token, "xcomp", "ccomp", "advcl") if _is_gerund(sentence, c, token)]
            return gather(sentence, token, slot, gerunds)
        case "order":
            return _order(sentence, token)
        case "small":
            return _small(sentence, token)
        case "as":
            return _as_phrase(sentence, token)
        case "object":
            return _object(sentence, token)
        case _:
            return _phrase(sentence, token, slot)


def _noun_clause(sentence: Sentence, token: int) -> Content | None:
    heads = [
        c
        for c in sentence.dependents(token, "acl", "ccomp")
        if sentence.tokens[c].deprel != "acl:relcl" and not is_infinitive(sentence, c) and has_mark(sentence, c, "that")
    ]
    governor = sentence.tokens[token].head
    if not heads and governor != ROOT:  # "rejected the claim that …", the clause hung on the verb
        heads = [c for c in sentence.dependents(governor, "ccomp", "advcl") if _opens_with_that(sentence, c, token + 1)]
    if not heads:  # "their claim is that …"
        if governor != ROOT and sentence.tokens[token].deprel == "nsubj" and has_mark(sentence, governor, "that"):
            heads = [governor]
    return gather(sentence, token, "clause", heads)


def _opens_with_that(sentence: Sentence, clause_head: int, first: int) -> bool:
    return any(sentence.tokens[m].lemma.lower() == "that" and m == first for m in sentence.dependents(clause_head, "mark"))


def _infinitives(sentence: Sentence, token: int, noun: bool) -> tuple[int, ...]:
    relations = ("acl", "xcomp", "ccomp") if noun else ("xcomp", "ccomp")
    if any(preposition(sentence, c) in ("on", "upon", "to", "with") for c in sentence.dependents(token, *NOMINAL)):
        relations = (*relations, "advcl")  # "called on both sides to stop"
    return tuple(
        c
        for c in sentence.dependents(token, *relations)
        if sentence.tokens[c].deprel != "acl:relcl" and is_infinitive(sentence, c)
    )


def _is_gerund(sentence: Sentence, index: int, token: int) -> bool:
    """A bare "-ing" right after the verb: "denied leaving"."""
    bare = not sentence.dependents(index, "mark", "nsubj")
    return bare and sentence.tokens[index].text.lower().endswith("ing") and 0 < index - token <= MAX_GAP


def _order(sentence: Sentence, token: int) -> Content | None:
    """Somebody told to do something: an object, or the subject of a passive, and an infinitive."""
    addressee = (*objects_of(sentence, token), *sentence.dependents(token, "nsubj:pass"))
    heads = _infinitives(sentence, token, noun=False)
    inner = any(sentence.dependents(head, "nsubj", "nsubj:pass") for head in heads)
    if not heads or not (addressee or inner):
        return None
    return _with_objects(sentence, token, gather(sentence, token, "order", heads))


def _with_objects(sentence: Sentence, token: int, content: Content | None) -> Content | None:
    """The content together with the object before it: what is asked, or praised, is "both sides to stop"."""
    if content is None:
        return None
    objects = [t for o in objects_of(sentence, token) for t in sentence.subtree(o)]
    return Content(content.slot, content.heads, content.tokens | frozenset(objects))


def _phrase(sentence: Sentence, token: int, lemma: str) -> Content | None:
    """What a preposition brings in, without the preposition itself; "praised them for it" holds on to its object."""
    found = gather(sentence, token, lemma, prepositional(sentence, token, lemma))
    if found is None:
        return None
    introducing = {c for head in found.heads for c in sentence.dependents(head, "mark", "case") if c < head}
    first = min(found.tokens)
    bare = Content(found.slot, found.heads, found.tokens - {first} if first in introducing else found.tokens)
    return _with_objects(sentence, token, found) if lemma in HOLDS_OBJECT and objects_of(sentence, token) else bare


def _small(sentence: Sentence, token: int) -> Content | None:
    """An object and what it is called: "called it a success", also "called on its object a success" as two objects."""
    objects = list(objects_of(sentence, token)) or list(sentence.dependents(token, "nsubj:pass"))
    after = [c for o in objects for c in sentence.dependents(o, "acl", "appos") if sentence.tokens[c].deprel != "acl:relcl"]
    after = [c for c in after if sentence.tokens[c].upos == "ADJ"]  # "called the charges unfounded"
    after += [c for o in objects for c in sentence.dependents(o, "appos") if opens_quotation(sentence, c)]
    predicates = after or [
        c
        for c in sentence.dependents(token, "xcomp", "ccomp")
        if not is_infinitive(sentence, c) and sentence.tokens[c].upos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "PRON")
        and not has_mark(sentence, c, "as")
    ]  # fmt: skip
    if not predicates and len(objects) > 1:
        predicates, objects = objects[-1:], objects[:-1]
    if not predicates:
        return None
    objects = objects or list(arguments(sentence, token).get("obj"))
    return gather(sentence, token, "small", (*objects, *predicates))


def _as_phrase(sentence: Sentence, token: int) -> Content | None:
    phrases = tuple(  # "as dozens were killed" has a subject of its own: it says when
        p for p in prepositional(sentence, token, "as") if not sentence.dependents(p, "nsubj", "nsubj:pass", "expl")
    )
    objects = objects_of(sentence, token) or arguments(sentence, token).get("obj")
    if not phrases:  # the parser may hang the phrase on the object
        phrases = tuple(p for o in objects for p in prepositional(sentence, o, "as"))
    return gather(sentence, token, "as", (*objects, *phrases)) if phrases else None


def _object(sentence: Sentence, token: int) -> Content | None:
    found = arguments(sentence, token)
    heads = tuple(
        t for t in found.get("obj")
        if sentence.tokens[t].upos in ("NOUN", "PROPN", "PRON", "NUM", "VERB", "ADJ", "DET")
        and sentence.tokens[t].feat("Reflex") != "Yes"
    )  # fmt: skip
    return gather(sentence, token, "object", heads)


def prepositional(sentence: Sentence, token: int, lemma: str) -> tuple[int, ...]:
    """Dependents that a preposition brings in, nominal or clausal: "of leaving", "for both sides to stop", "as a lie"."""
    found = [c for c in sentence.dependents(token, *NOMINAL) if preposition(sentence, c) == lemma]
    found += [
        c for c in sentence.dependents(token, *CLAUSAL)
        if has_mark(sentence, c, lemma) or preposition(sentence, c) == lemma
    ]  # fmt: skip
    return tuple(sorted(found))
