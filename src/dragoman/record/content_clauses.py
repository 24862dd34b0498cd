"""Content as a clause: a complement, the main clause around a parenthetic cue, a clause that the parser mislaid."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.record.arguments import arguments
from dragoman.record.content_parts import Content, gather, has_mark, is_infinitive, objects_of
from dragoman.types.analysis import ROOT, Sentence

QUESTION_WORDS = frozenset({"who", "what", "why", "how", "when", "where", "whether", "which", "if"})
PARENTHETIC_MARKS = frozenset({"as"})
STRONG_WORDS = frozenset({"VERB", "AUX", "SCONJ", "CCONJ"})
SEPARATORS = frozenset({",", "—", "–", "-", "--", "(", "”", '"', "’", "…", "...", "?", "!", "."})
MAX_GAP = 5  # tokens of an addressee or a day between a cue and its clause
MAX_BETWEEN = 30  # tokens of a speaker with his titles


def clause(sentence: Sentence, token: int) -> Content | None:
    """A complement clause, with what is set beside it by a colon or another piece of the same quotation."""
    heads = [
        c for c in sentence.dependents(token, "ccomp", "xcomp")
        if not is_infinitive(sentence, c)
        and (sentence.tokens[c].deprel == "ccomp" or sentence.dependents(c, "nsubj", "nsubj:pass", "cop", "aux"))
    ]  # fmt: skip
    # "maintains it is neutral": the parser may take the clause's subject for an object
    heads += [o for o in objects_of(sentence, token) for c in heads if token < o < c and sentence.tokens[c].deprel == "xcomp"]
    heads += [c for c in sentence.dependents(token, "obj") if sentence.tokens[c].lemma.lower() in QUESTION_WORDS]
    if not heads:
        heads = [c for c in sentence.dependents(token, "parataxis") if c > token and _after_colon(sentence, c)]
    if not heads:
        return None
    heads += [c for c in sentence.dependents(token, "parataxis") if opens_quotation(sentence, c)]
    heads += _and_that(sentence, heads)
    return gather(sentence, token, "clause", sorted(set(heads)))


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
    return any(sentence.tokens[o].upos != "PRON" for o in objects_of(sentence, token))


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
            return Content("clause", (head,), frozenset(sentence.subtree(head)))  # "a step critics say was meant to …"
        if word.deprel.split(":")[0] not in ("parataxis", "advcl", "conj", "ccomp") or word.head > token:
            continue
        if not sentence.dependents(head, "nsubj", "nsubj:pass", "expl") or has_mark(sentence, head, "to"):
            continue
        below = [t for t in sentence.subtree(head) if t > token]
        marks = {sentence.tokens[m].lemma.lower() for m in sentence.dependents(head, "mark")} - {"that"}
        gap = range(token + 1, below[0])
        if not marks and len(gap) <= MAX_GAP and all(sentence.tokens[i].upos not in STRONG_WORDS for i in gap):
            return Content("clause", (head,), frozenset(below))
    return None


def _starts_at(sentence: Sentence, head: int, first: int) -> bool:
    return sentence.subtree(head)[0] == first


def announced(sentence: Sentence, token: int) -> Content | None:
    """A main verb before a colon that ends the sentence: what is said follows in the next one."""
    last = sentence.tokens[-1]
    ends = last.text == ":" or (len(sentence.tokens) > 1 and sentence.tokens[-2].text == ":")
    return Content("next", (), frozenset({len(sentence.tokens) - 1})) if ends and token == sentence.root else None


def _after_colon(sentence: Sentence, index: int) -> bool:
    first = sentence.subtree(index)[0]
    before = [sentence.tokens[i].text for i in range(max(0, first - 2), first + 1)]
    return ":" in before or opens_quotation(sentence, index)


def opens_quotation(sentence: Sentence, index: int) -> bool:
    first = sentence.subtree(index)[0]
    return any(sentence.tokens[i].text in ("“", '"', "``", "‘") for i in range(max(0, first - 1), first + 1))
