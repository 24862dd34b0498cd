"""Who fills which slot of a predicate, read off the Universal Dependencies tree.

Slots are the ones the codebook's frames name: ``subj`` (the agent, also the by-phrase of a passive), ``obj`` (also the
subject of a passive), ``iobj``, ``xcomp``, ``ccomp``, any preposition (``with``, ``to``, ``against`` …), and for nouns
``poss`` (possessor) and ``mod`` (adjective or compound before the noun). ``comp`` is the subject of the complement
clause ("demanded that X leave"). Arguments that syntax leaves unsaid are
recovered: subjects under control and raising, shared by coordination, of participles and of relative clauses.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dragoman.types.analysis import ROOT, Sentence

RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose"})
# With an object and one of these marks, the gerund's subject is the object: "accused X of doing", "barred X from doing".
OBJECT_CONTROL_MARKS = frozenset({"of", "from", "for", "into", "against"})
# With an object and an infinitive, the infinitive's subject is still the subject: "X promised Y to leave".
SUBJECT_CONTROL_VERBS = frozenset({"promise", "vow", "threaten", "pledge", "swear", "use", "take", "get"})
# Before another preposition these are the verb's particles, wherever the parser hangs them.
VERB_PARTICLES = frozenset({"out", "up", "down", "off", "away", "back"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow".split()
)
SUBJECT_REACH = 6  # words from a subject to its verb
# What a party acts by: "signed an order freezing the assets", "passed a law banning the party".
INSTRUMENTS = frozenset({"order", "decree", "law", "bill", "resolution", "proclamation", "list", "legislation", "decision", "directive",
                         "memorandum", "statement", "letter", "ruling", "act", "edict", "measure", "motion"})  # fmt: skip
MAX_CHAIN = 8  # governors followed for an unsaid subject; longer chains are parse errors


@dataclass(frozen=True, slots=True)
class Arguments:
    """The filled slots of one predicate: slot name → head tokens of its fillers, in text order."""

    slots: tuple[tuple[str, tuple[int, ...]], ...]
    passive: bool

    def get(self, slot: str) -> tuple[int, ...]:
        return next((tokens for name, tokens in self.slots if name == slot), ())


def arguments(sentence: Sentence, index: int) -> Arguments:
    """The arguments of the predicate at token ``index`` (verb, noun or adjective), unsaid ones recovered."""
    return _arguments(sentence, index, MAX_CHAIN)


def conjuncts(sentence: Sentence, index: int) -> tuple[int, ...]:
    """A token and all that is coordinated with it, in text order."""
    found = [index]
    for token in found:
        found.extend(sentence.dependents(token, "conj"))
    return tuple(sorted(found))


def preposition(sentence: Sentence, index: int) -> str | None:
    """Lemma of the preposition that introduces a nominal, fixed expressions joined ("because of"); None without one."""
    cases = [c for c in sentence.dependents(index, "case") if sentence.tokens[c].lemma not in ("'s", "’s", "'", "’")]
    if len(cases) > 1 and sentence.tokens[cases[0]].lemma.lower() in VERB_PARTICLES:
        cases = cases[1:]  # "pulled [out of the treaty]": "out" belongs to the verb
    if cases:
        fixed = [sentence.tokens[part].lemma.lower() for part in sentence.dependents(cases[0], "fixed")]
        return " ".join([sentence.tokens[cases[0]].lemma.lower(), *fixed])
    first = min(sentence.children[index], default=index)
    if first < index and sentence.tokens[first].deprel == "compound":  # "in Ba and Bua provinces", hung on "Ba"
        return preposition(sentence, first)
    return None


def is_imperative(sentence: Sentence, index: int) -> bool:
    """"Release the prisoners": a base form without subject, auxiliary or "to", told to somebody."""
    token = sentence.tokens[index]
    base = token.feat("Mood") == "Imp" or token.feat("VerbForm") == "Inf"
    return base and not sentence.dependents(index, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "mark", "expl")


def is_passive(sentence: Sentence, index: int) -> bool:
    """Whether the verb at ``index`` is passive: by auxiliary, by subject, or as a bare past participle."""
    token = sentence.tokens[index]
    if sentence.dependents(index, "nsubj:pass", "aux:pass", "csubj:pass"):
        # "Lima handed over ten men": parsers take the subject for that of a passive
        return bool(sentence.dependents(index, "aux:pass")) or not sentence.dependents(index, "obj")
    if sentence.dependents(index, "nsubj", "aux", "obj"):
        return False
    if token.deprel == "conj" and token.feat("VerbForm") == "Part" and token.feat("Tense") != "Pres":
        return is_passive(sentence, token.head)
    participle = token.feat("VerbForm") == "Part" and token.feat("Tense") != "Pres"
    return participle and token.deprel in ("acl", "advcl", "amod", "root", "parataxis")


def _arguments(sentence: Sentence, index: int, left: int) -> Arguments:
    token = sentence.tokens[index]
    slots: dict[str, list[int]] = defaultdict(list)
    passive = token.upos in ("VERB", "AUX") and is_passive(sentence, index)
    for child in _own_children(sentence, index):
        slot = _slot(sentence, child, passive)
        if slot is not None:
            slots[slot].append(child)
    _add_for_clauses(sentence, index, slots)
    _add_gerunds(sentence, index, slots)
    for clause in (*slots.get("ccomp", ()), *slots.get("xcomp", ())):  # "demanded that X leave", "urged X to leave"
        slots["comp"].extend(sentence.dependents(clause, "nsubj", "nsubj:pass"))
    if "iobj" in slots and "obj" not in slots:
        slots["obj"] = slots["iobj"]  # parsers waver where the second object is a clause: "accused X of arming Y"
    if left > 0:
        _recover(sentence, index, passive, slots, left - 1)
    resolved = (
        (slot, tuple(dict.fromkeys(filler for t in tokens for filler in _fillers(sentence, t))))
        for slot, tokens in sorted(slots.items())
    )
    return Arguments(tuple((slot, tokens) for slot, tokens in resolved if tokens), passive)


def _own_children(sentence: Sentence, index: int) -> tuple[int, ...]:
    """The dependents of a verb, with subjects that the parser hung on the clause before given back to their verb.

    "Some threw stones, and police used gas": behind "and", before the verb that "and" belongs to, stands that verb's subject.
    """
    kept = [child for child in sentence.children[index] if _joined_verb(sentence, child) is None]
    before = (child for child in range(max(0, index - SUBJECT_REACH), index) if sentence.tokens[child].head != index)
    return tuple(sorted((*kept, *(child for child in before if _joined_verb(sentence, child) == index))))


def _joined_verb(sentence: Sentence, child: int) -> int | None:
    """The verb of the next clause that a subject behind its own verb belongs to."""
    token = sentence.tokens[child]
    if token.deprel != "nsubj" or token.head > child or token.head == ROOT:
        return None
    for verb in range(child + 1, min(child + SUBJECT_REACH, len(sentence.tokens))):
        if sentence.tokens[verb].upos == "VERB":
            joints = sentence.dependents(verb, "cc")
            return verb if any(token.head < joint < child for joint in joints) else None
    return None


def _add_for_clauses(sentence: Sentence, index: int, slots: dict[str, list[int]]) -> None:
    """"Called for X to leave": the clause is what is called for, its subject who is called upon."""
    for child in sentence.dependents(index, "advcl", "ccomp", "xcomp", "obl"):
        marks = {sentence.tokens[m].lemma.lower() for m in sentence.dependents(child, "mark", "case")}
        if {"for", "to"} <= marks:
            slots["for"].extend(sentence.dependents(child, "nsubj", "nsubj:pass") or (child,))
            if child not in slots["xcomp"]:
                slots["xcomp"].append(child)


def _add_gerunds(sentence: Sentence, index: int, slots: dict[str, list[int]]) -> None:
    """"Called for banning X": a gerund after a preposition fills the preposition's slot."""
    for child in sentence.dependents(index, "advcl", "acl"):
        if sentence.tokens[child].text.lower().endswith("ing"):
            marks = [sentence.tokens[m].lemma.lower() for m in sentence.dependents(child, "mark")]
            if len(marks) == 1 and marks[0] in OBJECT_CONTROL_MARKS:
                slots[marks[0]].append(child)


def _slot(sentence: Sentence, child: int, passive: bool) -> str | None:
    """The slot that a direct dependent fills, or None."""
    relation = sentence.tokens[child].deprel
    match relation:
        case "nsubj" | "csubj" | "nsubj:outer" | "csubj:outer":
            return "subj"
        case "nsubj:pass" | "csubj:pass":
            return "obj" if passive else "subj"
        case "obj" | "iobj" | "xcomp" | "ccomp":
            return relation
        case "obl:agent":  # under an active verb the parser means the object: "condemned the raid by X"
            return "subj" if passive else "by"
        case "nmod:poss" | "det:poss":
            return "poss"
        case "amod" | "compound" | "nmod:unmarked" | "nmod:desc":
            return "mod"
    if relation.split(":")[0] in ("obl", "nmod"):
        if sentence.tokens[child].lemma.lower() in CALENDAR:
            return None  # "called on Monday" calls on nobody
        found = preposition(sentence, child)
        return "subj" if passive and found == "by" else found
    return None


def _fillers(sentence: Sentence, index: int) -> tuple[int, ...]:
    """What a slot token stands for: its conjuncts, with a relative pronoun replaced by its antecedent."""
    noun = antecedent(sentence, index)
    if noun is not None:
        return conjuncts(sentence, noun)
    if sentence.tokens[index].deprel in ("xcomp", "ccomp"):
        return (index,)
    return conjuncts(sentence, index)


def antecedent(sentence: Sentence, index: int) -> int | None:
    """The noun that a relative pronoun refers to: the governor of the relative clause it stands in.

    Of a part ("several of whom", "both of which") it is what its pronoun refers to.
    """
    whole = next((c for c in sentence.dependents(index, "nmod") if _is_relative(sentence, c)), index)
    if not _is_relative(sentence, whole):
        return None
    for above in sentence.ancestors(index):
        if sentence.tokens[above].deprel == "acl:relcl":
            return sentence.tokens[above].head
    return None


def _is_relative(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.lemma.lower() in RELATIVE_PRONOUNS and token.upos in ("PRON", "DET", "SCONJ")


def _recover(sentence: Sentence, index: int, passive: bool, slots: dict[str, list[int]], left: int) -> None:
    """Adds the arguments that the clause at ``index`` shares with its surroundings."""
    token = sentence.tokens[index]
    if token.head == ROOT:
        return
    if token.deprel == "acl:relcl":
        _recover_relative(sentence, index, slots)
        return
    wanted = "obj" if passive else "subj"
    is_clause = token.upos in ("VERB", "AUX") or bool(sentence.dependents(index, "cop"))
    if not is_clause or slots.get(wanted) or (token.deprel == "ccomp" and is_imperative(sentence, index)):
        return
    shared = _shared_subject(sentence, index, left)
    slots[wanted].extend(t for t in shared if t != index)


def _recover_relative(sentence: Sentence, index: int, slots: dict[str, list[int]]) -> None:
    """A relative clause without pronoun ("a claim that Y has denied", "the man Y met") lacks the antecedent's slot."""
    noun = sentence.tokens[index].head
    if any(sentence.tokens[c].lemma.lower() in ("where", "when", "why") for c in sentence.dependents(index, "advmod")):
        return  # the antecedent is the place or the time
    pronoun_inside = any(antecedent(sentence, t) == noun for t in sentence.subtree(index))
    if pronoun_inside:
        return
    missing = "obj" if slots.get("subj") else "subj"
    if not slots.get(missing):
        slots[missing].append(noun)


def _shared_subject(sentence: Sentence, index: int, left: int) -> tuple[int, ...]:
    """Subject that the clause at ``index`` takes from its governor."""
    token = sentence.tokens[index]
    governor = token.head
    above = sentence.tokens[governor]
    relation = token.deprel.split(":")[0]
    if relation == "conj":
        outer = _arguments(sentence, governor, left)
        return outer.get("obj") if outer.passive else outer.get("subj")
    if relation in ("xcomp", "advcl", "ccomp", "csubj"):
        return _controller(sentence, index, governor, left) if above.upos != "NOUN" or _is_clause(sentence, governor) \
            else _noun_controller(sentence, governor, left)
    if relation == "acl":
        if _has_infinitive_mark(sentence, index):
            return _noun_controller(sentence, governor, left)
        return _maker(sentence, governor, left) or (governor,)
    return ()


def _controller(sentence: Sentence, index: int, governor: int, left: int) -> tuple[int, ...]:
    """Controller of a clause under a verb: its object or its subject, by the kind of clause and the verb."""
    outer = _arguments(sentence, governor, left)
    marks = {sentence.tokens[m].lemma.lower() for m in sentence.dependents(index, "mark", "case")}
    relation = sentence.tokens[index].deprel.split(":")[0]
    objects = outer.get("obj") or outer.get("iobj")
    if relation == "xcomp" or marks & OBJECT_CONTROL_MARKS or (relation == "ccomp" and "to" in marks):
        subject_control = sentence.tokens[governor].lemma.lower() in SUBJECT_CONTROL_VERBS and not outer.passive
        if objects and not subject_control:
            return objects
        # "called on X to stop": the party called upon is a prepositional argument
        called_upon = outer.get("on") or outer.get("upon")
        if called_upon and "to" in marks:
            return called_upon
    return outer.get("obj") if outer.passive and not outer.get("subj") else outer.get("subj") or (
        objects if outer.passive else ()
    )


def _noun_controller(sentence: Sentence, noun: int, left: int) -> tuple[int, ...]:
    """Subject of "to V" under a noun: the noun's possessor or maker, else the subject of the verb it is object of."""
    inner = _arguments(sentence, noun, 0)
    own = inner.get("poss") or inner.get("by")
    if own:
        return own
    if sentence.dependents(noun, "cop"):  # "X is the first state to recognise Y"
        return inner.get("subj")
    token = sentence.tokens[noun]
    if token.head != ROOT and token.deprel.split(":")[0] in ("obj", "obl", "xcomp"):  # "has a plan to", "became the first to"
        return _arguments(sentence, token.head, left).get("subj")
    return inner.get("mod") + inner.get("of")


def _maker(sentence: Sentence, noun: int, left: int) -> tuple[int, ...]:
    """Who does by an order or a law what it does: the subject of the verb that it is the object of."""
    token = sentence.tokens[noun]
    if token.lemma.lower() not in INSTRUMENTS or token.deprel not in ("obj", "nsubj:pass"):
        return ()
    return _arguments(sentence, token.head, left).get("subj")


def _is_clause(sentence: Sentence, index: int) -> bool:
    return bool(sentence.dependents(index, "cop", "nsubj"))


def _has_infinitive_mark(sentence: Sentence, index: int) -> bool:
    return any(sentence.tokens[m].lemma.lower() == "to" for m in sentence.dependents(index, "mark"))
