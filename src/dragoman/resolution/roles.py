"""Role phrases: what a noun phrase without a name says of a party ("Russia's deputy foreign minister")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.discourse import Discourse, Reference
from dragoman.resolution.gazetteer_types import Role
from dragoman.resolution.heads import is_stateless
from dragoman.resolution.noun_phrases import attributes, base, conjuncts_from, noun, premodifiers
from dragoman.types.analysis import Sentence
from dragoman.types.resolution import Actor

FORMER = frozenset(
    {
        "former",
        "ex",
        "ousted",
        "deposed",
        "erstwhile",
        "onetime",
        "ex-",
        "late",
        "slain",
        "assassinated",
        "deceased",
        "murdered",
        "executed",
    }
)
_LONGEST = 5  # words of a role phrase: "deputy assistant secretary of state"
# Prepositions that lead to the state a party belongs to, strongest first.
_HOME = ("of", "from", "in", "at", "for")
# How to find what another phrase of the sentence denotes.
Resolver = Callable[[int, int], Reference | None]


@dataclass(frozen=True, slots=True)
class Description:
    """What a noun phrase says of a party.

    ``countries`` are those it names, in order; ``backers`` are states that only back it ("Iran-backed"); ``consumed``
    are the modifiers that said so; ``owner`` is a possessor, ``body`` an organisation named before the noun, ``seat``
    the body of no state whose office it is ("NATO chief"), ``kin`` the sectors of a role noun before it ("a rebel
    spokesman").
    """

    phrase: str
    role: Role | None
    countries: tuple[str, ...]
    backers: tuple[str, ...]
    former: bool
    consumed: tuple[int, ...]
    owner: Reference | None = None
    body: Reference | None = None
    seat: Actor | None = None
    kin: tuple[str, ...] = ()


def describe(discourse: Discourse, sentence: Sentence, head: int, resolve: Resolver) -> Description:
    """Reads role, countries and tense of office off the phrase headed at ``head``."""
    modifiers = premodifiers(sentence, head)
    phrase, role, first = role_phrase(discourse, sentence, head)
    hyphenated = dict(_hyphenated(sentence, modifiers))
    direct: list[str] = []
    consumed: list[int] = [
        i for i in sentence.dependents(head, "nmod") if sentence.tokens[i].lemma.lower() in phrase.split()[1:]
    ]
    bodies: list[Reference] = []
    seats: list[Actor] = []
    for index in modifiers:
        reference = resolve(sentence.index, index)
        if reference is None or sentence.tokens[index].deprel == "nmod:poss":
            continue
        seats.extend(reference.actors if reference.kind == "name" else ())
        if index not in hyphenated and reference.countries:
            direct.extend(reference.countries)
            if not (noun(sentence, head) == "member" and any(map(is_stateless, reference.actors))):
                consumed.append(index)  # of "NATO member" the alliance stays a party: somebody belongs to it
        if reference.kind == "name" and reference.actors[0].kind in {"group", "organisation"}:
            bodies.append(reference)
            if role is not None and role.person and reference.actors[0].sectors[:1] == ("CVL",):
                consumed.append(index)  # "Fulani herders" are one party
    for case, index in (pair for pair in attributes(sentence, head) if pair[0] in {"of", "for"}):
        reference = resolve(sentence.index, index)
        seats.extend(reference.actors if reference is not None and case == "of" else ())
        if reference is not None and reference.kind == "name" and reference.actors[0].kind in {"group", "organisation"}:
            bodies.append(reference)
    owners = [r for index in _owners(sentence, modifiers) if (r := resolve(sentence.index, index)) is not None]
    bodies = bodies or [r for r in owners if r.actors and r.actors[0].kind in {"organisation", "group"}]
    backing, leading = _participles(discourse, sentence, head, modifiers, hyphenated, resolve)
    home = (
        direct
        or [code for owner in owners for code in owner.countries]
        or _home(discourse, sentence, head, resolve)
        or leading
    )
    former = any(sentence.tokens[i].lemma.lower() in FORMER for i in modifiers)
    return Description(
        phrase,
        role,
        tuple(dict.fromkeys(home)),
        tuple(dict.fromkeys(backing)),
        former or bool(role and role.former),
        tuple(consumed),
        owners[0] if owners else None,
        bodies[-1] if bodies else None,
        next((actor for actor in [*seats, *(a for owner in owners for a in owner.actors)] if is_stateless(actor)), None),
        _kin(discourse, sentence, modifiers, first),
    )


def _kin(discourse: Discourse, sentence: Sentence, modifiers: tuple[int, ...], first: int) -> tuple[str, ...]:
    """Sectors of the last modifier before a role phrase that is a role noun by itself."""
    for index in reversed([i for i in modifiers if i < first and base(sentence.tokens[i].deprel) in {"compound", "amod"}]):
        role = discourse.gazetteer.role(noun(sentence, index))
        if role is not None and role.sectors and not role.unspecific and not role.state:
            return role.sectors
    return ()


def _owners(sentence: Sentence, modifiers: tuple[int, ...]) -> Iterator[int]:
    """Possessors of the phrase or of a noun inside it ("China's foreign ministry spokesman"), with their conjuncts."""
    for index in modifiers:
        if sentence.tokens[index].deprel == "nmod:poss":
            yield from conjuncts_from(sentence, index)


def role_phrase(discourse: Discourse, sentence: Sentence, head: int) -> tuple[str, Role | None, int]:
    """The longest known role that ends with the head ("deputy foreign minister") or goes on with "of"/"for"."""
    extended = _with_attribute(discourse, sentence, head) or _civil_general(discourse, sentence, head)
    if extended is not None:
        return extended
    ends = {sentence.tokens[head].text.lower(), noun(sentence, head)} & discourse.gazetteer.role_ends
    for first in range(max(0, head - _LONGEST + 1), head + 1) if ends else ():
        words = _lemmas(sentence, first, head)
        role = _role(discourse, sentence, head, words)
        named = any(discourse.name_at(sentence.index, index) is not None for index in range(first, head))
        if role is not None and not named and _one_phrase(sentence, first, head):
            return " ".join(words), role, first
    return noun(sentence, head), None, head


def _civil_general(discourse: Discourse, sentence: Sentence, head: int) -> tuple[str, Role | None, int] | None:
    """ "director-general", "attorney general": no officer, whichever of the two words the tree makes the head."""
    if not any("eneral" in token.text for token in sentence.tokens[max(0, head - 2) : head + 3]):
        return None
    for first, last in ((head - 1, head), (head - 2, head), (head, head + 1), (head, head + 2)):
        if civil_general(sentence, first, last):
            phrase = f"{noun(sentence, first)} general"
            return phrase, discourse.gazetteer.role(phrase), first
    return None


def civil_general(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the tokens first..last write a civil office with "general", hyphenated or not."""
    if first < 0 or last >= len(sentence.tokens) or noun(sentence, last) != "general":
        return False
    joined = last == first + 1 or sentence.tokens[first + 1].text in {"-", "–"}
    return joined and noun(sentence, first) in actor_words().civil_generals


def _role(discourse: Discourse, sentence: Sentence, head: int, words: list[str]) -> Role | None:
    """The role of these words; a plural with a sense of its own comes first ("executives" are no executive)."""
    form = sentence.tokens[head].text.lower()
    for last in (form, words[-1]) if words else ():
        for phrase in (" ".join([*words[:-1], last]), "-".join([*words[:-1], last])):
            role = discourse.gazetteer.role(phrase)
            if role is not None:
                return role
    return None


def _with_attribute(discourse: Discourse, sentence: Sentence, head: int) -> tuple[str, Role | None, int] | None:
    for child in sentence.dependents(head, "nmod"):
        between = sentence.tokens[head + 1 : child + 1]
        if not 1 < len(between) <= 4:
            continue
        tail = " ".join(token.lemma.lower() for token in between if token.upos not in {"DET", "PUNCT"})
        for first in range(max(0, head - 2), head + 1):
            phrase = " ".join([*_lemmas(sentence, first, head), tail])
            role = discourse.gazetteer.role(phrase)
            if role is not None and _one_phrase(sentence, first, head):
                return phrase, role, first
    return None


def _lemmas(sentence: Sentence, first: int, last: int) -> list[str]:
    return [noun(sentence, i) for i in range(first, last + 1) if sentence.tokens[i].text not in {"-", "–"}]


def _one_phrase(sentence: Sentence, first: int, head: int) -> bool:
    """Whether the tokens first..head hang together below the head."""
    return all(index == head or head in sentence.ancestors(index) for index in range(first, head + 1))


def _hyphenated(sentence: Sentence, modifiers: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Names tied by a hyphen to a participle, as (name, participle): "Iran-backed", "U.S.-led"."""
    words = actor_words()
    participles = words.backing_participles | words.leading_participles
    for index in range(len(sentence.tokens) - 2):
        if sentence.tokens[index + 1].text in {"-", "–"} and index + 2 < len(sentence.tokens):
            after = participle(sentence, index + 2)
            if after in participles and (index + 2 in modifiers or index in modifiers):
                yield index, index + 2


def participle(sentence: Sentence, index: int) -> str:
    """The verb of a participle in lower case, from its form where the lemmatiser did not undo the ending."""
    token = sentence.tokens[index]
    form, lemma = token.text.lower(), token.lemma.lower()
    if form.endswith("ed") and lemma in {form, form[:-1]}:
        words = actor_words()
        stems = (form[:-2], form[:-1], form[:-3])
        return next((s for s in stems if s in words.backing_participles | words.leading_participles), lemma)
    return lemma


def _participles(
    discourse: Discourse,
    sentence: Sentence,
    head: int,
    modifiers: tuple[int, ...],
    hyphenated: dict[int, int],
    resolve: Resolver,
) -> tuple[list[str], list[str]]:
    """States that back the party and states that lead or host it, from participles before and after the head."""
    words = actor_words()
    backing: list[str] = []
    leading: list[str] = []
    pairs = [*hyphenated.items(), *_after(sentence, head)]
    for index, verb in pairs:
        reference = resolve(sentence.index, index)
        place = discourse.country_of_place(sentence.index, index)
        codes = list(reference.countries) if reference else [place] if place else []
        target = leading if participle(sentence, verb) in words.leading_participles else backing
        target.extend(codes)
    return backing, leading


def _after(sentence: Sentence, head: int) -> Iterator[tuple[int, int]]:
    """Agents of participles after the head, as (agent, participle): "militia backed by Iran", "a group based in Cairo"."""
    words = actor_words()
    known = words.backing_participles | words.leading_participles
    for clause in sentence.dependents(head, "acl"):
        if participle(sentence, clause) in known:
            for agent in sentence.dependents(clause, "obl"):
                yield agent, clause


def _home(discourse: Discourse, sentence: Sentence, head: int, resolve: Resolver) -> list[str]:
    """The states that "of", "from" or "in" attributes lead to; the body that somebody acts for lends its own."""
    found: dict[str, list[str]] = {}
    for case, index in attributes(sentence, head):
        place = discourse.country_of_place(sentence.index, index)
        reference = resolve(sentence.index, index)
        if case == "for" and (place or (reference is not None and reference.actors[0].kind == "state")):
            continue  # "envoy for Syria" is no Syrian
        codes = [place] if place else list(reference.countries) if reference else _inner(discourse, sentence, index)
        found.setdefault(case, []).extend(codes)
    return next((found[case] for case in _HOME if found.get(case)), [])


def _inner(discourse: Discourse, sentence: Sentence, index: int) -> list[str]:
    """A state named inside an attribute that is itself no party ("leader of the French far right")."""
    nodes = sentence.children[index]
    codes = (discourse.country_of_place(sentence.index, node) or _demonym(discourse, sentence, node) for node in nodes)
    return [code for code in codes if code]


def _demonym(discourse: Discourse, sentence: Sentence, node: int) -> str | None:
    name = discourse.name_at(sentence.index, node)
    relation = base(sentence.tokens[node].deprel)
    return name.code if name is not None and name.kind == "demonym" and relation in {"amod", "compound"} else None


def body_sectors(description: Description, role: Role) -> tuple[str, ...]:
    """Sectors of a person: those of the body it speaks or acts for ("Hamas official"), else those of its role."""
    body = description.body.actors[0] if description.body is not None else None
    if body is not None and not body.sectors and description.phrase in actor_words().bare_headship:
        return ()  # a leader of nobody knows what
    if role.person and body is not None and body.sectors and role.sectors[:1] in ((), ("GOV",), ("MIL",)):
        return body.sectors
    return description.kin if role.person and description.kin and role.sectors[:1] in ((), ("GOV",)) else role.sectors
