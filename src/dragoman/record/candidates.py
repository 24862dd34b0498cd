"""Event candidates: predicates of the codebook found in the tree, with the tokens in their slots.

A candidate is still syntax and codebook only: tokens, not parties; no status. A noun under a light verb ("held talks
with X", "drew criticism from X") takes the verb's arguments as its own: its subject as slot ``agent`` (or ``target``
where the verb's subject suffers the event), its prepositional phrases under their own names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.ontology.codebook import Codebook, LightVerb, PartOfSpeech, Predicate
from dragoman.record.arguments import Arguments, arguments, conjuncts, preposition
from dragoman.record.frames import AMOUNTS, counted, fits, word_forms
from dragoman.types.analysis import Sentence, Token

CODEBOOK_POS: dict[str, PartOfSpeech] = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "AUX": "verb"}
# A noun in one of these only qualifies another ("riot police", "war crimes") or stands inside a name.
MODIFYING = frozenset({"compound", "flat", "nmod:unmarked", "nmod:desc"})
# Effects of a light verb that go before what a participle under the noun says.
STOPPING = frozenset({"ended", "cancelled"})
# Modes whose participles before a noun say what somebody did to a party: "the jailed editor", "the kidnapped nuns".
TOLD_AS_PROPERTY = frozenset({"arrest", "abduct"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A predicate at token ``trigger`` of ``sentence`` with the head tokens in its slots."""

    sentence: Sentence
    trigger: int
    predicate: Predicate
    slots: dict[str, tuple[int, ...]]
    light: LightVerb | None = None
    light_token: int | None = None

    @property
    def clause(self) -> int:
        """The token whose tense, mood and governors decide the event's status."""
        return self.trigger if self.light_token is None else self.light_token


def find_candidates(sentence: Sentence, codebook: Codebook) -> tuple[Candidate, ...]:
    """All candidates of a sentence, at most one for each trigger token, in text order."""
    return tuple(_candidates(sentence, codebook))


def _candidates(sentence: Sentence, codebook: Codebook) -> Iterator[Candidate]:
    for index, token in enumerate(sentence.tokens):
        frames = _frames(token, codebook)
        if not frames:
            continue
        found = first_fitting(sentence, index, frames, codebook)
        if found is not None:
            yield found


def first_fitting(
    sentence: Sentence, index: int, frames: tuple[Predicate, ...], codebook: Codebook
) -> Candidate | None:
    """The candidate at a token by the first of its frames that fits; all of them have one part of speech."""
    if not frames:
        return None
    slots = _with_object_phrases(sentence, dict(arguments(sentence, index).slots))
    if sentence.tokens[index].deprel == "amod" and frames[0].pos == "verb":  # "the jailed editor"
        slots["obj"] = (sentence.tokens[index].head,)
    light, light_token = _light_verb(sentence, index, codebook) if frames[0].pos == "noun" else (None, None)
    if light is not None and light_token is not None:
        slots = _joined(slots, arguments(sentence, light_token), light, index)
    chosen = next((frame for frame in frames if fits(sentence, index, frame, slots)), None)
    return None if chosen is None else Candidate(sentence, index, chosen, slots, light, light_token)


def _frames(token: Token, codebook: Codebook) -> tuple[Predicate, ...]:
    pos = CODEBOOK_POS.get(token.upos)
    if pos is None or (pos == "noun" and token.deprel in MODIFYING):
        return ()
    found = (codebook.frames(pos, form) for form in (*word_forms(token), token.text))
    frames = next((frames for frames in found if frames), ())
    if pos == "verb" and token.deprel == "amod":  # "the banned party": a property, told as known; "the jailed leader": news
        return tuple(frame for frame in frames if frame.mode in TOLD_AS_PROPERTY and token.feat("VerbForm") == "Part")
    return frames


def _with_object_phrases(sentence: Sentence, slots: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Adds the prepositional phrases that the parser hung on the object: "sign [a pact with X]"."""
    found: dict[str, list[int]] = defaultdict(list)
    for obj in counted(sentence, slots.get("obj", ())):
        for child in sentence.dependents(obj, "nmod"):
            name = preposition(sentence, child)
            if name is not None and name != "of" and name not in slots:
                found[name].extend(conjuncts(sentence, child))
    return {**{name: tuple(tokens) for name, tokens in found.items()}, **slots}


def _light_verb(sentence: Sentence, noun: int, codebook: Codebook) -> tuple[LightVerb | None, int | None]:
    """The light verb that carries the noun, and its token; "lifted the ban imposed in May" tells of the lifting."""
    above, inside = _light_above(sentence, noun, codebook), _light_inside(sentence, noun, codebook)
    if inside[0] is None or (above[0] is not None and above[0].effect in STOPPING):
        return above
    return inside


def _light_inside(sentence: Sentence, noun: int, codebook: Codebook) -> tuple[LightVerb | None, int | None]:
    for child in sentence.dependents(noun, "acl"):  # "the sanctions imposed by X": the verb hangs on the noun
        other = sentence.tokens[child].deprel == "acl:relcl" and sentence.dependents(child, "obj")  # "for which X gave a loan"
        if sentence.tokens[child].feat("VerbForm") == "Part" and not other:
            found = _matching(sentence, noun, child, "obj", codebook)
            if found is not None:
                return found, child
    return None, None


def _light_above(sentence: Sentence, noun: int, codebook: Codebook) -> tuple[LightVerb | None, int | None]:
    head = noun
    for _ in sentence.tokens:
        if sentence.tokens[head].deprel != "conj" and not _is_measured(sentence, head):
            break
        head = sentence.tokens[head].head
    governor = sentence.tokens[head].head
    slot = _slot_under(sentence, head)
    if governor < 0 or slot is None:
        return None, None
    found = _matching(sentence, noun, governor, slot, codebook)
    return (found, governor) if found is not None else (None, None)


def _is_measured(sentence: Sentence, noun: int) -> bool:
    """Whether a noun stands behind an amount: "two rounds of talks", "five days of exercises"."""
    token = sentence.tokens[noun]
    if token.deprel != "nmod" or preposition(sentence, noun) != "of":
        return False
    return bool(AMOUNTS & set(word_forms(sentence.tokens[token.head])))


def _slot_under(sentence: Sentence, noun: int) -> str | None:
    """Where the noun stands under its verb, in the codebook's words: obj, subj or a preposition."""
    match sentence.tokens[noun].deprel:
        case "obj" | "nsubj:pass" | "iobj":
            return "obj"
        case "nsubj":
            return "subj"
        case relation if relation.split(":")[0] == "obl":
            return preposition(sentence, noun)
    return None


def _matching(sentence: Sentence, noun: int, verb: int, slot: str, codebook: Codebook) -> LightVerb | None:
    """The first entry for the verb that takes this noun in this slot; the ones that name nouns or particles first."""
    particles = {sentence.tokens[c].lemma.lower() for c in sentence.dependents(verb, "compound:prt", "advmod")}
    companions = {sentence.tokens[c].lemma.lower() for c in sentence.dependents(verb, "obj", "xcomp", "amod")}
    forms = set(word_forms(sentence.tokens[noun]))
    fitting = [
        light
        for light in _light_verbs(sentence.tokens[verb], codebook)
        if light.noun == slot
        and (light.particle is None or light.particle in particles)
        and (light.companion is None or light.companion in companions)
        and (not light.nouns or bool(forms & light.nouns))
    ]
    return max(fitting, key=lambda light: (light.particle is not None, bool(light.nouns)), default=None)


def _light_verbs(token: Token, codebook: Codebook) -> tuple[LightVerb, ...]:
    own = codebook.light_verbs.get(token.lemma.lower())
    return own if own is not None else codebook.light_verbs.get(codebook.lemma_of("verb", token.text), ())


def _joined(
    slots: dict[str, tuple[int, ...]], outer: Arguments, light: LightVerb, noun: int
) -> dict[str, tuple[int, ...]]:
    """The noun's slots with those of its light verb."""
    joined: dict[str, list[int]] = defaultdict(list)
    for slot, tokens in slots.items():
        joined[slot].extend(tokens)
    for slot, tokens in outer.slots:
        others = [token for token in tokens if token != noun]
        if slot == "subj" and light.subject != "none":
            joined["agent" if light.subject == "actor" else "target"].extend(others)
        elif slot not in ("subj", "obj", "xcomp", "ccomp"):
            joined[slot].extend(others)
        elif slot == "iobj" or (slot == "obj" and light.noun != "obj"):
            joined["target"].extend(others)
    return {slot: tuple(dict.fromkeys(tokens)) for slot, tokens in joined.items() if tokens}
