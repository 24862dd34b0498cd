"""Finds cues in a sentence: speech and belief verbs, nouns that name a speech act, adjectives, "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.ontology.cues import Cue, CueLexicon
from dragoman.record.arguments import arguments, preposition
from dragoman.record.content import content_of, prepositional
from dragoman.record.content_parts import Content
from dragoman.record.quotations import Quotation
from dragoman.record.status import NOBODY, is_negated
from dragoman.types.analysis import ROOT, Sentence

COMPANION_RELATIONS = ("compound:prt", "advmod", "obj", "xcomp", "obl", "expl", "nmod")
UNREAL_MODALS = frozenset({"could", "may", "might", "should", "must", "can"})
UNREAL_MARKS = frozenset({"if", "unless", "whether", "without", "of", "from", "against"})
TRANSPARENT_VERBS = frozenset({"continue", "go", "begin", "start", "come", "appear", "seem", "proceed", "rush", "use", "be",
                               "hasten", "like", "hurry", "keep", "resume", "manage", "choose", "take"})  # fmt: skip
NAMING = frozenset({"name", "identify", "quote", "cite"})
NOUNS = ("PROPN", "NOUN", "PRON")
MAX_SPEAKER = 12  # tokens after an inverted verb in which its speaker starts
CLAUSE_HEADS = ("root", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "csubj")


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue with its content. ``speakers`` are the head tokens of the speaker slot; ``against`` of the target slot.

    ``light`` is the verb that lends a noun its parties ("voiced" of "voiced opposition"), else None.
    """

    cue: Cue
    token: int
    content: Content
    speakers: tuple[int, ...]
    against: tuple[int, ...]
    light: int | None = None


def find_cues(sentence: Sentence, lexicon: CueLexicon, quotations: Sequence[Quotation]) -> tuple[CueHit, ...]:
    """All cues of a sentence that have a content, in text order. ``quotations`` are those that overlap the sentence."""
    hits = [hit for token in range(len(sentence.tokens)) for hit in _at(sentence, token, lexicon, quotations)]
    lent = {hit.light for hit in hits if hit.light is not None}
    return tuple(hit for hit in hits if not (hit.token in lent and hit.content.slot in ("object", "to", "infinitive")))


def _at(
    sentence: Sentence, token: int, lexicon: CueLexicon, quotations: Sequence[Quotation]
) -> Iterator[CueHit]:
    word = sentence.tokens[token]
    if word.deprel.split(":")[0] in ("aux", "case", "fixed"):
        return
    yield from _prepositional(sentence, token, lexicon)
    for cue in lexicon.by_lemma(word.upos, word.lemma, word.text):
        if not _has_companion(sentence, token, cue) or (cue.pos == "verb" and not is_made(sentence, token)):
            continue
        hit = _noun(sentence, token, cue, lexicon) if cue.pos == "noun" else _verb(sentence, token, cue, quotations)
        if hit is not None and not _is_aside(sentence, hit, lexicon) and not is_anonymity(sentence, hit):
            yield hit
            return


def _is_aside(sentence: Sentence, hit: CueHit, lexicon: CueLexicon) -> bool:
    """ ", repeating a familiar demand" says of a statement what it is; it is none itself."""
    if hit.content.slot != "object" or not sentence.tokens[hit.token].text.lower().endswith("ing"):
        return False
    objects = [sentence.tokens[h] for h in hit.content.heads]
    return hit.cue.stance == "asserts" and all(lexicon.by_lemma("NOUN", o.lemma, o.text) for o in objects)


def is_anonymity(sentence: Sentence, hit: CueHit) -> bool:
    """ "Asked not to be named" tells of the speaker, and asks nothing of anybody."""
    return hit.cue.stance == "demands" and any(
        sentence.tokens[head].lemma.lower() in NAMING and sentence.dependents(head, "aux:pass") for head in hit.content.heads
    )


def is_made(sentence: Sentence, token: int) -> bool:
    """Whether the speech act of a verb takes place: not negated, not a mere possibility, not only wanted of somebody.

    "To" does not hide it under a verb that only says how it goes on ("continued to deny", "went on to say").
    """
    if is_negated(sentence, token):
        return False
    auxiliaries = {sentence.tokens[c].lemma.lower() for c in sentence.dependents(token, "aux")}
    marks = {sentence.tokens[c].lemma.lower() for c in sentence.dependents(token, "mark")}
    if auxiliaries & UNREAL_MODALS or marks & UNREAL_MARKS:
        return False
    word = sentence.tokens[token]
    bare = word.text.lower().endswith("ing") and word.deprel == "xcomp" and not auxiliaries
    if "to" in marks or bare:
        return word.deprel == "xcomp" and sentence.tokens[word.head].lemma.lower() in TRANSPARENT_VERBS
    if word.deprel == "conj" and not sentence.dependents(token, "nsubj", "nsubj:pass", "aux"):
        return word.feat("VerbForm") != "Inf" or is_made(sentence, word.head)
    return True


def _has_companion(sentence: Sentence, token: int, cue: Cue) -> bool:
    """A particle makes another verb of it: "call off" is not "call"."""
    if cue.companion is None:
        particles = {sentence.tokens[c].lemma.lower() for c in sentence.dependents(token, "compound:prt")}
        return particles <= {*cue.against, *cue.content}
    near = sentence.dependents(token, *COMPANION_RELATIONS)
    return any(sentence.tokens[c].lemma.lower() == cue.companion for c in near)


def _verb(sentence: Sentence, token: int, cue: Cue, quotations: Sequence[Quotation]) -> CueHit | None:
    content = content_of(sentence, token, cue, quotations)
    if content is None:
        return None
    stray = _stray_subjects(sentence, token, content)
    if stray:
        content = Content(content.slot, content.heads, frozenset(t for t in content.tokens if t > token))
    speakers = stray or slot_fillers(sentence, token, cue.speaker) or _beside_content(sentence, token, content)
    if any(is_negated(sentence, s) or sentence.tokens[s].text.lower() in NOBODY for s in speakers):
        return None
    own = frozenset(t for speaker in speakers for t in sentence.subtree(speaker))
    if own & content.tokens and token not in own and content.slot == "clause":
        content = Content(content.slot, content.heads, content.tokens - own or content.tokens)
    return CueHit(cue, token, content, speakers, slot_fillers(sentence, token, cue.against))


def _stray_subjects(sentence: Sentence, token: int, content: Content) -> tuple[int, ...]:
    """The cue's subject where the parser gives it to the clause behind the cue, which then has two."""
    if content.slot != "clause" or sentence.dependents(token, "nsubj", "nsubj:pass"):
        return ()
    for head in (h for h in content.heads if h > token):
        subjects = sentence.dependents(head, "nsubj", "nsubj:pass", "nsubj:outer")
        before = [s for s in subjects if s < token]
        if before and len(subjects) > len(before):
            return (before[-1],)
    return ()


def _beside_content(sentence: Sentence, token: int, content: Content) -> tuple[int, ...]:
    """The noun phrase between what is said and its cue, or after both, where the tree lost the subject."""
    said = [i for i in content.tokens if i < token]
    if content.slot != "clause" or not said:
        return ()
    last = max((i for i in said if sentence.tokens[i].upos != "PUNCT"), default=token)
    for low, high in ((last + 1, token), (token + 1, min(token + MAX_SPEAKER, len(sentence.tokens)))):
        between = [i for i in range(low, high) if sentence.tokens[i].upos in NOUNS or sentence.tokens[i].deprel == "xcomp"]
        tops = [i for i in between if sentence.tokens[i].head not in between and not sentence.dependents(i, "case", "mark")]
        if tops:
            return tuple(tops[:1])
    return ()


def slot_fillers(sentence: Sentence, token: int, names: Sequence[str]) -> tuple[int, ...]:
    found = arguments(sentence, token)
    for name in names:
        tokens = found.get(name) or (found.get("iobj") if name == "obj" else ())
        if tokens:
            # A subject on each side of the verb is a slip of the parser; the one before it is the subject.
            before = tuple(t for t in tokens if t < token) if name == "subj" else ()
            return before or tokens
    return ()


def _noun(sentence: Sentence, token: int, cue: Cue, lexicon: CueLexicon) -> CueHit | None:
    """A noun whose possessor or by-phrase speaks, or that a light verb gives to its subject or takes from it."""
    verb = _light_verb(sentence, token)
    if is_negated(sentence, token) or (verb is not None and not is_made(sentence, verb)):  # "made no comment"
        return None
    content = content_of(sentence, token, cue, ()) or _on_verb(sentence, token, verb, cue)
    against = slot_fillers(sentence, token, cue.against)
    lemma = sentence.tokens[verb].lemma.lower() if verb is not None else ""
    # A bare "made a statement" says nothing of what was said; a bare "voiced opposition" is a speech act all the same.
    finite = verb is not None and not sentence.tokens[verb].text.lower().endswith("ing")
    own = Content("noun", (token,), frozenset(sentence.subtree(token))) if cue.stance != "asserts" and finite else None
    if verb is not None and lemma in lexicon.receives and (giver := _giver(sentence, token, verb)):
        subjects = arguments(sentence, verb).get("subj")
        received = Content("subject", subjects, frozenset(t for s in subjects for t in sentence.subtree(s)))
        content = content or (received if subjects else own)
        return CueHit(cue, token, content, giver, against or subjects, verb) if content else None
    speakers = slot_fillers(sentence, token, [name for name in cue.speaker if name not in cue.content]) or _nation(sentence, token)
    if verb is not None and lemma in lexicon.lends and (speakers := arguments(sentence, verb).get("subj") or speakers):
        content = content or own
        return CueHit(cue, token, content, speakers, against, verb) if content else None
    return CueHit(cue, token, content, speakers, against) if content and speakers else None


def _nation(sentence: Sentence, token: int) -> tuple[int, ...]:
    """A name or national adjective before the noun: "U.S. accusations", "Chinese denials"."""
    mods = arguments(sentence, token).get("mod")
    return tuple(m for m in mods if sentence.tokens[m].text[0].isupper() and sentence.tokens[m].upos in ("PROPN", "ADJ"))[:1]


def _on_verb(sentence: Sentence, token: int, verb: int | None, cue: Cue) -> Content | None:
    """The noun's content where the parser hangs it on the verb: "voiced interest in buying gas"."""
    if verb is None or sentence.tokens[verb].head == token:
        return None
    for slot in cue.content:
        heads = [head for head in prepositional(sentence, verb, slot) if head > token]
        if heads:
            below = frozenset(t for head in heads for t in sentence.subtree(head))
            return Content(slot, tuple(heads), below - {min(below)})
    return None


def _light_verb(sentence: Sentence, token: int) -> int | None:
    """The verb that has the noun as its object, also through a relative clause or a passive."""
    word = sentence.tokens[token]
    if word.head != ROOT and word.deprel in ("obj", "nsubj:pass"):
        return word.head
    if word.head != ROOT and word.deprel == "conj" and sentence.tokens[word.head].deprel in ("obj", "nsubj:pass"):
        return sentence.tokens[word.head].head
    return next(
        (c for c in sentence.dependents(token, "acl") if token in arguments(sentence, c).get("obj")), None
    )


def _giver(sentence: Sentence, token: int, verb: int) -> tuple[int, ...]:
    """Who gives what is received: "drew criticism from Rome"."""
    return slot_fillers(sentence, token, ("from", "by", "among")) or slot_fillers(sentence, verb, ("from", "among"))


def _prepositional(sentence: Sentence, token: int, lexicon: CueLexicon) -> Iterator[CueHit]:
    """ "according to X", "in the words of X": the clause around the phrase is the content."""
    found = "according to" if token == _after_according(sentence, token) else preposition(sentence, token)
    if found is None:
        return
    for cue in lexicon.prepositions():
        spelled = f"{cue.lemma} {cue.companion}" if cue.companion else cue.lemma
        if cue.speaker == ("object",) and found == spelled:
            speakers: tuple[int, ...] = (token,)
        elif found == cue.lemma and sentence.tokens[token].lemma.lower() == cue.companion:
            speakers = slot_fillers(sentence, token, cue.speaker)
        else:
            continue
        content = _around(sentence, token)
        if content is not None and speakers:
            yield CueHit(cue, token, _before_phrase(sentence, token, content), speakers, ())
            return


def _before_phrase(sentence: Sentence, token: int, content: Content) -> Content:
    """Without what stands behind a closing "according to …", such as a name that the parser tore off."""
    after = [i for i in content.tokens if i > token]
    before = content.tokens - frozenset(after)
    if not before or any(sentence.tokens[i].upos in ("VERB", "AUX") for i in after):
        return content
    return Content(content.slot, content.heads, before)


def _after_according(sentence: Sentence, token: int) -> int | None:
    """The head of the noun phrase after "according to", if ``token`` is in it; parsers take "according" for many things."""
    tokens = sentence.tokens
    for start in range(max(0, token - MAX_SPEAKER), token - 1):
        if tokens[start].text.lower() == "according" and tokens[start + 1].text.lower() == "to":
            ends = (i for i in range(start + 2, len(tokens)) if tokens[i].upos in ("PUNCT", "VERB"))
            phrase = range(start + 2, next(ends, len(tokens)))
            return next((i for i in phrase if tokens[i].upos in NOUNS and tokens[i].head not in phrase), None)
    return None


def _around(sentence: Sentence, token: int) -> Content | None:
    """The clause that a phrase modifies, without the phrase."""
    governor = sentence.tokens[token].head
    while governor != ROOT and sentence.tokens[governor].deprel not in CLAUSE_HEADS:
        governor = sentence.tokens[governor].head
    if governor == ROOT:
        return None
    tokens = frozenset(sentence.subtree(governor)) - frozenset(sentence.subtree(token))
    return Content("clause", (governor,), tokens) if tokens else None
