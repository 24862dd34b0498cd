"""What is said: the content of a cue, read off the tree by the alternatives that its lexicon entry names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.ontology.cues import Cue
from dragoman.record.arguments import arguments, conjuncts, preposition
from dragoman.record.quotations import Quotation
from dragoman.types.analysis import ROOT, Sentence

CLAUSAL = ("ccomp", "xcomp", "advcl", "acl")
NOMINAL = ("obl", "nmod")
QUESTION_WORDS = frozenset({"who", "what", "why", "how", "when", "where", "whether", "which", "if"})
PARENTHETIC_MARKS = frozenset({"as"})
HOLDS_OBJECT = frozenset({"for", "over", "to"})
STOPS = frozenset({",", ".", "?", "!", "…", "...", "—", "-", "–"})
OPENERS = frozenset({",", ":", "—", "–", "-", ".", "…", ")"})
STRONG_WORDS = frozenset({"VERB", "AUX", "SCONJ", "CCONJ"})
SEPARATORS = frozenset({",", "—", "–", "-", "--", "(", "”", '"', "’", "…", "...", "?", "!", "."})
MAX_GAP = 5  # tokens of an addressee or a day between a cue and its clause
MAX_BETWEEN = 30  # tokens of a speaker with his titles
MIN_SPOKEN_TOKENS = 4  # two marks, a stop and a word


@dataclass(frozen=True, slots=True)
class Content:
    """Content in one sentence: the alternative it was found by, its head tokens and all its tokens."""

    slot: str
    heads: tuple[int, ...]
    tokens: frozenset[int]


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
                _quoted(sentence, token, quotations)
                or clause(sentence, token)
                or beside(sentence, token)
                or (None if cue.belief else following(sentence, token) or _announced(sentence, token))
            )
        case "infinitive":
            heads = _infinitives(sentence, token, noun=cue.pos == "noun")
            return None if _objects(sentence, token) else _content(sentence, token, slot, heads)
        case "gerund":
            gerunds = [c for c in sentence.dependents(token, "xcomp", "ccomp", "advcl") if _is_gerund(sentence, c, token)]
            return _content(sentence, token, slot, gerunds)
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


def clause(sentence: Sentence, token: int) -> Content | None:
    """A complement clause, with what is set beside it by a colon or another piece of the same quotation."""
    heads = [
        c for c in sentence.dependents(token, "ccomp", "xcomp")
        if not _is_infinitive(sentence, c)
        and (sentence.tokens[c].deprel == "ccomp" or sentence.dependents(c, "nsubj", "nsubj:pass", "cop", "aux"))
    ]  # fmt: skip
    # "maintains it is neutral": the parser may take the clause's subject for an object
    heads += [o for o in _objects(sentence, token) for c in heads if token < o < c and sentence.tokens[c].deprel == "xcomp"]
    heads += [c for c in sentence.dependents(token, "obj") if sentence.tokens[c].lemma.lower() in QUESTION_WORDS]
    if not heads:
        heads = [c for c in sentence.dependents(token, "parataxis") if c > token and _after_colon(sentence, c)]
    if not heads:
        return None
    heads += [c for c in sentence.dependents(token, "parataxis") if _opens_quotation(sentence, c)]
    heads += _and_that(sentence, heads)
    return _content(sentence, token, "clause", sorted(set(heads)))


def _and_that(sentence: Sentence, heads: Sequence[int]) -> list[int]:
    """A second that-clause right behind the first one, wherever the parser hangs it: "said that …, and that …"."""
    end = max(t for head in heads for t in sentence.subtree(head))
    words = [t.text.lower() for t in sentence.tokens]
    starts = [i for i in range(end + 1, min(end + 4, len(words))) if words[i - 1 : i + 1] == ["and", "that"]]
    return [sentence.tokens[i].head for i in starts if sentence.tokens[i].deprel == "mark" and sentence.tokens[i].head > i]


def beside(sentence: Sentence, token: int) -> Content | None:
    """The main clause around a parenthetic cue: "The talks failed, he said", "as the minister put it"."""
    governor = sentence.tokens[token].head
    if governor == ROOT or _is_coordinated(sentence, token):
        return None
    relation = sentence.tokens[token].deprel.split(":")[0]
    marks = {sentence.tokens[m].lemma.lower() for m in sentence.dependents(token, "mark", "advmod")}
    parenthetic = relation == "advcl" and marks & PARENTHETIC_MARKS and not _full_objects(sentence, token)
    apart = relation in ("parataxis", "discourse") and _after_comma(sentence, token) and (bool(arguments(sentence, token).get("subj")) or _is_inverted(sentence, token))
    if not parenthetic and not apart and not _closes(sentence, token):
        return None
    tokens = frozenset(sentence.subtree(governor)) - frozenset(sentence.subtree(token))
    return Content("clause", (governor,), tokens)


def _full_objects(sentence: Sentence, token: int) -> bool:
    """Whether the verb has an object of its own; the "it" of "as he put it" is none."""
    return any(sentence.tokens[o].upos != "PRON" for o in _objects(sentence, token))


def _is_coordinated(sentence: Sentence, token: int) -> bool:
    return bool(sentence.dependents(token, "cc"))


def _after_comma(sentence: Sentence, token: int) -> bool:
    """Whether a parenthetic clause is set off as one: a heading and its colon are no statement of what follows."""
    first = next((i for i in sentence.subtree(token) if sentence.tokens[i].upos != "PUNCT"), token)
    before = sentence.tokens[first - 1].text if first else ","
    return before in SEPARATORS and not _full_objects(sentence, token)


def _is_inverted(sentence: Sentence, token: int) -> bool:
    """Whether the verb stands between a comma and a noun phrase: "…, say leaders of both countries"."""
    before = sentence.tokens[token - 1].text if token else ""
    after = sentence.tokens[token + 1].upos if token + 1 < len(sentence.tokens) else ""
    return before in (",", "”", '"') and after in ("NOUN", "PROPN", "DET", "ADJ", "PRON")


def _closes(sentence: Sentence, token: int) -> bool:
    """Whether ", the minister added." closes the sentence: a comma, a noun phrase and the verb, in either order."""
    if sentence.tokens[token].deprel.split(":")[0] not in ("conj", "advcl", "parataxis", "dep"):
        return False
    if sentence.dependents(token, "mark") or sentence.tokens[token].text.lower().endswith("ing"):
        return False
    own = sentence.subtree(token)
    first = next((i for i in own if sentence.tokens[i].upos != "PUNCT"), token)
    before = sentence.tokens[first - 1].text if first else ""
    last = max(i for i, t in enumerate(sentence.tokens) if t.upos != "PUNCT")
    return before in (",", "”", '"') and own[-1] >= last and len(own) <= MAX_BETWEEN


def following(sentence: Sentence, token: int) -> Content | None:
    """A clause that starts right after the cue though the tree hangs it elsewhere: "… saying nobody was there"."""
    own = sentence.tokens[token]
    for head in range(token + 1, len(sentence.tokens)):
        word = sentence.tokens[head]
        if own.deprel == word.deprel == "acl:relcl" and own.head == word.head and _starts_at(sentence, head, token + 1):
            return Content("clause", (head,), frozenset(sentence.subtree(head)))  # "a move analysts say is aimed at …"
        if word.deprel.split(":")[0] not in ("parataxis", "advcl", "conj", "ccomp") or word.head > token:
            continue
        if not sentence.dependents(head, "nsubj", "nsubj:pass", "expl") or _has_mark(sentence, head, "to"):
            continue
        below = [t for t in sentence.subtree(head) if t > token]
        marks = {sentence.tokens[m].lemma.lower() for m in sentence.dependents(head, "mark")} - {"that"}
        gap = range(token + 1, below[0])
        if not marks and len(gap) <= MAX_GAP and all(sentence.tokens[i].upos not in STRONG_WORDS for i in gap):
            return Content("clause", (head,), frozenset(below))
    return None


def _starts_at(sentence: Sentence, head: int, first: int) -> bool:
    return sentence.subtree(head)[0] == first


def _announced(sentence: Sentence, token: int) -> Content | None:
    """A main verb before a colon that ends the sentence: what is said follows in the next one."""
    last = sentence.tokens[-1]
    ends = last.text == ":" or (len(sentence.tokens) > 1 and sentence.tokens[-2].text == ":")
    return Content("next", (), frozenset({len(sentence.tokens) - 1})) if ends and token == sentence.root else None


def _quoted(sentence: Sentence, token: int, quotations: Sequence[Quotation]) -> Content | None:
    """Quotations next to the cue: before it, after it, or both ("“…,” he said, “…”")."""
    parts = [_inside(sentence, q) for q in quotations]
    before = max((p for p in parts if p and p[-1] < token and _leads_over(sentence, p[-1] + 1, token, token)), default=None)
    after = min((p for p in parts if p and p[0] > token and _leads_over(sentence, token + 1, p[0], token)), default=None)
    if before is not None and not (_is_spoken(sentence, before) and _starts(sentence, before, OPENERS, ())):
        before = None
    if after is not None and before is None and not (
        _is_spoken(sentence, after) and _starts(sentence, after, OPENERS, ("VERB", "PROPN", "PRON", "NOUN"))
    ):
        after = None
    tokens = frozenset((before or []) + (after or []))
    heads = tuple(i for i in sorted(tokens) if sentence.tokens[i].head not in tokens and sentence.tokens[i].upos != "PUNCT")
    return Content("clause", heads, tokens) if tokens else None


def _inside(sentence: Sentence, quotation: Quotation) -> list[int]:
    return [i for i, t in enumerate(sentence.tokens) if quotation.start <= t.start < quotation.end]


def _leads_over(sentence: Sentence, low: int, high: int, cue: int) -> bool:
    """Whether only a speaker, an addressee and punctuation stand between a quotation and the cue: no other verb."""
    between = range(low, high)
    return high - low <= MAX_BETWEEN and all(
        sentence.tokens[i].upos not in ("VERB", "SCONJ") or sentence.tokens[i].deprel in ("acl", "amod") for i in between
    ) and not any(sentence.tokens[i].head == cue and sentence.tokens[i].deprel in ("ccomp", "xcomp") for i in between)


def _is_spoken(sentence: Sentence, inside: Sequence[int]) -> bool:
    """Whether a quotation is more than a piece of somebody's clause: it closes with a comma or stop, or ends it all."""
    last = [sentence.tokens[i].text for i in inside[-2:]]
    after = sentence.tokens[inside[-1] + 1].text if inside[-1] + 1 < len(sentence.tokens) else "."
    closes = any(text in STOPS for text in last) or after in STOPS
    return closes and len(inside) > MIN_SPOKEN_TOKENS


def _starts(sentence: Sentence, inside: Sequence[int], texts: frozenset[str], upos: Sequence[str]) -> bool:
    """Whether a quotation stands at the start of the sentence or after one of these marks and kinds of words."""
    before = sentence.tokens[inside[0] - 1] if inside[0] else None
    return before is None or before.text in texts or before.upos in upos


def _noun_clause(sentence: Sentence, token: int) -> Content | None:
    heads = [
        c
        for c in sentence.dependents(token, "acl", "ccomp")
        if sentence.tokens[c].deprel != "acl:relcl" and not _is_infinitive(sentence, c) and _has_mark(sentence, c, "that")
    ]
    governor = sentence.tokens[token].head
    if not heads and governor != ROOT:  # "rejected the claim that …", the clause hung on the verb
        heads = [c for c in sentence.dependents(governor, "ccomp", "advcl") if _opens_with_that(sentence, c, token + 1)]
    if not heads:  # "their claim is that …"
        if governor != ROOT and sentence.tokens[token].deprel == "nsubj" and _has_mark(sentence, governor, "that"):
            heads = [governor]
    return _content(sentence, token, "clause", heads)


def _opens_with_that(sentence: Sentence, clause_head: int, first: int) -> bool:
    return any(sentence.tokens[m].lemma.lower() == "that" and m == first for m in sentence.dependents(clause_head, "mark"))


def _infinitives(sentence: Sentence, token: int, noun: bool) -> tuple[int, ...]:
    relations = ("acl", "xcomp", "ccomp") if noun else ("xcomp", "ccomp")
    if any(preposition(sentence, c) in ("on", "upon", "to", "with") for c in sentence.dependents(token, *NOMINAL)):
        relations = (*relations, "advcl")  # "called on both sides to stop"
    return tuple(
        c
        for c in sentence.dependents(token, *relations)
        if sentence.tokens[c].deprel != "acl:relcl" and _is_infinitive(sentence, c)
    )


def _is_gerund(sentence: Sentence, index: int, token: int) -> bool:
    """A bare "-ing" right after the verb: "denied leaving"."""
    bare = not sentence.dependents(index, "mark", "nsubj")
    return bare and sentence.tokens[index].text.lower().endswith("ing") and 0 < index - token <= MAX_GAP


def _order(sentence: Sentence, token: int) -> Content | None:
    """Somebody told to do something: an object, or the subject of a passive, and an infinitive."""
    addressee = (*_objects(sentence, token), *sentence.dependents(token, "nsubj:pass"))
    heads = _infinitives(sentence, token, noun=False)
    inner = any(sentence.dependents(head, "nsubj", "nsubj:pass") for head in heads)
    if not heads or not (addressee or inner):
        return None
    return _with_objects(sentence, token, _content(sentence, token, "order", heads))


def _with_objects(sentence: Sentence, token: int, content: Content | None) -> Content | None:
    """The content together with the object before it: what is asked, or praised, is "both sides to stop"."""
    if content is None:
        return None
    objects = [t for o in _objects(sentence, token) for t in sentence.subtree(o)]
    return Content(content.slot, content.heads, content.tokens | frozenset(objects))


def _phrase(sentence: Sentence, token: int, lemma: str) -> Content | None:
    """What a preposition brings in, without the preposition itself; "praised them for it" holds on to its object."""
    found = _content(sentence, token, lemma, prepositional(sentence, token, lemma))
    if found is None:
        return None
    introducing = {c for head in found.heads for c in sentence.dependents(head, "mark", "case") if c < head}
    first = min(found.tokens)
    bare = Content(found.slot, found.heads, found.tokens - {first} if first in introducing else found.tokens)
    return _with_objects(sentence, token, found) if lemma in HOLDS_OBJECT and _objects(sentence, token) else bare


def _small(sentence: Sentence, token: int) -> Content | None:
    """An object and what it is called: "called it a success", also "called on its object a success" as two objects."""
    objects = list(_objects(sentence, token)) or list(sentence.dependents(token, "nsubj:pass"))
    after = [c for o in objects for c in sentence.dependents(o, "acl") if sentence.tokens[c].deprel == "acl"]
    after = [c for c in after if sentence.tokens[c].upos == "ADJ"]  # "called the charges unfounded"
    after += [c for o in objects for c in sentence.dependents(o, "appos") if _opens_quotation(sentence, c)]
    predicates = after or [
        c
        for c in sentence.dependents(token, "xcomp", "ccomp")
        if not _is_infinitive(sentence, c) and sentence.tokens[c].upos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "PRON")
        and not _has_mark(sentence, c, "as")
    ]  # fmt: skip
    if not predicates and len(objects) > 1:
        predicates, objects = objects[-1:], objects[:-1]
    if not predicates:
        return None
    objects = objects or list(arguments(sentence, token).get("obj"))
    return _content(sentence, token, "small", (*objects, *predicates))


def _as_phrase(sentence: Sentence, token: int) -> Content | None:
    phrases = tuple(  # "as dozens were killed" has a subject of its own: it says when
        p for p in prepositional(sentence, token, "as") if not sentence.dependents(p, "nsubj", "nsubj:pass", "expl")
    )
    objects = _objects(sentence, token) or arguments(sentence, token).get("obj")
    if not phrases:  # the parser may hang the phrase on the object
        phrases = tuple(p for o in objects for p in prepositional(sentence, o, "as"))
    return _content(sentence, token, "as", (*objects, *phrases)) if phrases else None


def _object(sentence: Sentence, token: int) -> Content | None:
    found = arguments(sentence, token)
    heads = tuple(
        t for t in found.get("obj")
        if sentence.tokens[t].upos in ("NOUN", "PROPN", "PRON", "NUM", "VERB", "ADJ", "DET")
        and sentence.tokens[t].feat("Reflex") != "Yes"
    )  # fmt: skip
    return _content(sentence, token, "object", heads)


def prepositional(sentence: Sentence, token: int, lemma: str) -> tuple[int, ...]:
    """Dependents that a preposition brings in, nominal or clausal: "of leaving", "for both sides to stop", "as a ploy"."""
    found = [c for c in sentence.dependents(token, *NOMINAL) if preposition(sentence, c) == lemma]
    found += [
        c for c in sentence.dependents(token, *CLAUSAL)
        if _has_mark(sentence, c, lemma) or preposition(sentence, c) == lemma
    ]  # fmt: skip
    return tuple(sorted(found))


def _objects(sentence: Sentence, token: int) -> tuple[int, ...]:
    return sentence.dependents(token, "obj", "iobj")


def _content(sentence: Sentence, token: int, slot: str, heads: Iterable[int]) -> Content | None:
    """The heads with all below them, less the clause of the cue where that hangs below ("a claim Rome has denied")."""
    heads = tuple(heads)
    if not heads:
        return None
    below = frozenset(t for head in heads for t in sentence.subtree(head))
    if token in below:
        below -= frozenset(sentence.subtree(token))
        below |= frozenset(heads) - {token}
    parts = frozenset(c for head in heads for c in conjuncts(sentence, head) if c in below)
    return Content(slot, tuple(sorted(parts)), below)


def _is_infinitive(sentence: Sentence, index: int) -> bool:
    return _has_mark(sentence, index, "to")


def _has_mark(sentence: Sentence, index: int, lemma: str) -> bool:
    return any(sentence.tokens[m].lemma.lower() == lemma for m in sentence.dependents(index, "mark", "case"))


def _after_colon(sentence: Sentence, index: int) -> bool:
    first = sentence.subtree(index)[0]
    before = [sentence.tokens[i].text for i in range(max(0, first - 2), first + 1)]
    return ":" in before or _opens_quotation(sentence, index)


def _opens_quotation(sentence: Sentence, index: int) -> bool:
    first = sentence.subtree(index)[0]
    return any(sentence.tokens[i].text in ("“", '"', "``", "‘") for i in range(max(0, first - 1), first + 1))
