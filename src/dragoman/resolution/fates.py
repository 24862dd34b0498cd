"""What happened to the people that a number counts: killed, wounded, displaced, arrested, or nothing told."""

from __future__ import annotations

from dragoman.resolution.quantity_words import fates
from dragoman.types.analysis import ROOT, Sentence

_INCLUDING = frozenset({"including", "include", "among"})
_MODIFIERS = frozenset("at least most more less fewer than over under nearly almost about around some another up to as "
                       "many an estimated approximately roughly".split())  # fmt: skip


def fate(sentence: Sentence, noun: int) -> str | None:
    """The fate that the words around a counted noun (or a number that stands for one) tell, or None."""
    for look in (_own, _behind, _beside, _governed):
        found = look(sentence, noun)
        if found:
            return found
    return None


def _lemma(sentence: Sentence, index: int) -> str:
    return sentence.tokens[index].lemma.lower()


def forms(sentence: Sentence, index: int) -> tuple[str, ...]:
    """The ways in which a table may list a token: its lemma, its form, its form without a plural ending."""
    token = sentence.tokens[index]
    word = token.text.lower()
    bare = word[:-3] + "y" if word.endswith("ies") else word[:-1] if word.endswith("s") else word
    return tuple(dict.fromkeys((token.lemma.lower(), word, bare)))


def _stems(word: str) -> tuple[str, ...]:
    """Verb lemmas that a word form may belong to."""
    found = [word, word + "e"]
    for ending in ("ing", "ed", "es", "s", "d"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found += [word[: -len(ending)], word[: -len(ending)] + "e"]
    return tuple(found)


def _done_to(sentence: Sentence, verb: int) -> str | None:
    """The fate of a verb's object, whatever the lemmatiser made of the verb."""
    token = sentence.tokens[verb]
    names = (token.lemma.lower(), *_stems(token.text.lower()), *_stems(token.lemma.lower()))
    return next((unit for name in names if (unit := fates().get(("object", name)))), None)


def fate_before(sentence: Sentence, first: int) -> str | None:
    """The fate that the verb right before a number gives ("and wounded 30 others"), whatever the tree joins it to."""
    index = first - 1
    while index >= 0 and first - index <= 4 and sentence.tokens[index].text.lower() in _MODIFIERS:
        index -= 1
    if index < 0 or sentence.tokens[index].upos not in ("VERB", "NOUN") or sentence.dependents(index, "aux:pass"):
        return None
    if sentence.tokens[index].upos == "NOUN" and (index == 0 or sentence.tokens[index].head == first):
        return None
    return _done_to(sentence, index)


def _behind(sentence: Sentence, noun: int) -> str | None:
    """"Seven others injured": a state right behind the noun that modifies nothing behind it."""
    after = noun + 1
    if after >= len(sentence.tokens) or sentence.tokens[after].upos not in ("ADJ", "VERB"):
        return None
    token = sentence.tokens[after]
    if token.head > after and sentence.tokens[token.head].upos == "NOUN":
        return None
    takes_object = any(sentence.tokens[child].deprel == "obj" for child in sentence.children[after])
    return None if takes_object else fates().get(("state", token.text.lower()))


def _own(sentence: Sentence, noun: int) -> str | None:
    """"45 deaths", "the 30 wounded"."""
    word, lemma = sentence.tokens[noun].text.lower(), _lemma(sentence, noun)
    if lemma in ("life", "body"):
        # Lives count as killed where they are lost or claimed; a second number of them need not repeat the verb.
        verbs = {token.lemma.lower() for token in sentence.tokens}
        return "killed" if lemma == "body" or verbs & {"lose", "claim", "cost", "take"} else None
    named = (fates().get(("noun", form)) for form in forms(sentence, noun))
    return next((unit for unit in named if unit), None) or fates().get(("state", word))


def _beside(sentence: Sentence, noun: int) -> str | None:
    """"20 people killed", "displaced families", "five people dead"."""
    for child in sentence.dependents(noun, "amod", "acl", "xcomp", "conj"):
        token = sentence.tokens[child]
        if token.deprel == "acl:relcl" or (token.deprel == "conj" and token.upos not in ("ADJ", "VERB")):
            continue
        if token.deprel in ("amod", "acl", "conj") and token.text.lower().endswith("ing"):
            continue
        found = fates().get(("state", token.text.lower())) or _done_to(sentence, child)
        if found:
            return found
    for child in sentence.dependents(noun, "acl:relcl"):
        subject = any(sentence.tokens[each].text.lower() in ("who", "that", "which")
                      and sentence.tokens[each].deprel in ("nsubj", "nsubj:pass")
                      for each in sentence.children[child])  # fmt: skip
        found = _by_verb(sentence, child, _slot(sentence, child)) if subject else None
        if found:
            return found
    return None


def _slot(sentence: Sentence, verb: int) -> str:
    passive = sentence.dependents(verb, "aux:pass", "nsubj:pass")
    return "nsubj:pass" if passive else "nsubj"


def _by_verb(sentence: Sentence, verb: int, relation: str) -> str | None:
    """The fate that a verb gives to what stands in ``relation`` to it."""
    lemma, word = _lemma(sentence, verb), sentence.tokens[verb].text.lower()
    if relation in ("nsubj:pass", "obj", "iobj"):
        if lemma == "shoot" and any(_lemma(sentence, each) == "dead" for each in sentence.children[verb]):
            return "killed"
        return _done_to(sentence, verb) or (fates().get(("state", word)) if relation == "nsubj:pass" else None)
    if relation == "nsubj":
        state = fates().get(("state", word)) if sentence.tokens[verb].upos in ("ADJ", "VERB") else None
        active = sentence.dependents(verb, "obj") or sentence.tokens[verb].upos == "VERB"
        return fates().get(("subject", lemma)) or (state if not active or _slot(sentence, verb) != "nsubj" else None)
    return None


def _governed(sentence: Sentence, noun: int, depth: int = 0) -> str | None:
    """What the governor says: "killed 12", "12 died", "the killing of 12", "left 12 dead", "the toll rose to 12"."""
    token = sentence.tokens[noun]
    if token.head == ROOT or depth > 4:
        return None
    head, relation = token.head, token.deprel
    governor = sentence.tokens[head]
    cases = {_lemma(sentence, child) for child in sentence.dependents(noun, "case", "mark")}
    if relation.startswith(("conj", "appos")) and governor.upos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM"):
        return _beside(sentence, head) or _governed(sentence, head, depth + 1)
    if governor.upos in ("NOUN", "PROPN") and relation.startswith("nmod"):
        named = fates().get(("noun", governor.lemma.lower()))
        if named and "of" in cases and governor.lemma.lower() not in ("life", "body"):
            return named
        return _governed(sentence, head, depth + 1) if cases & _INCLUDING else None
    if cases & _INCLUDING and governor.upos == "VERB":
        return _done_to(sentence, head) or fates().get(("subject", governor.lemma.lower()))
    return _from_verb(sentence, noun, head, relation)


def _from_verb(sentence: Sentence, noun: int, head: int, relation: str) -> str | None:
    token, governor = sentence.tokens[noun], sentence.tokens[head]
    for child in sentence.dependents(head, "xcomp", "amod", "advmod", "acl", "conj"):
        state = fates().get(("state", sentence.tokens[child].text.lower()))
        if state and relation in ("obj", "nsubj:pass") and governor.lemma.lower() in ("leave", "shoot", "find", "make"):
            return state
    if relation in ("compound", "nummod", "nsubj", "obl") and token.upos == "NUM":
        # A bare number beside a participle: "and 30 wounded".
        state = fates().get(("state", governor.text.lower()))
        if state and relation != "obl":
            return state
    if relation == "obl" and token.upos == "NUM" and governor.upos == "VERB" and not _case_to(sentence, noun):
        return _done_to(sentence, head)
    if relation in ("obl", "obj") and governor.upos == "VERB":
        subjects = sentence.dependents(head, "nsubj", "nsubj:pass", "obj")
        toll = [s for s in subjects if s != noun and _lemma(sentence, s) in ("toll", "number", "count", "total")]
        if toll and _is_death_toll(sentence, toll[0]):
            return "killed"
    return _by_verb(sentence, head, relation)


def _case_to(sentence: Sentence, noun: int) -> bool:
    return any(_lemma(sentence, child) in ("to", "in", "by", "from", "with") for child in sentence.dependents(noun, "case"))


def _is_death_toll(sentence: Sentence, toll: int) -> bool:
    if _lemma(sentence, toll) == "toll":
        return True
    return any(fates().get(("noun", _lemma(sentence, child))) == "killed" for child in sentence.children[toll])
