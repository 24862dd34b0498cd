"""Relations told by verbs and participles: who backs, arms, recognises, occupies, sanctions or fights whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dragoman.ontology.relation_patterns import DeedPattern, Tense
from dragoman.record.arguments import Arguments, arguments, conjuncts, preposition
from dragoman.record.known_parties import BODIES, STATES
from dragoman.record.occupied_land import unnamed_land
from dragoman.record.relation_context import MOST, Surroundings, before
from dragoman.record.relation_drafts import RelationDraft, between
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT

AID_KINDS = frozenset({"military", "financial", "economic", "humanitarian", "diplomatic", "political", "material", "security"})
# What is only meant or asked for does not stand yet.
PROSPECTIVE = frozenset({"will", "would", "could", "may", "might", "should", "must", "shall", "can"})
FIGHTING = frozenset({"REB", "UAF", "MIL"})
CIVIL = frozenset({"CVL", "REF", "EDU", "HLH", "LAB"})
# "By doing", "after doing": it was done; "of doing", "against doing": perhaps not.
DONE_BY = frozenset({"by", "in", "after", "since", "while", "when"})
INSURGENT = frozenset({"REB", "UAF"})


def deeds(here: Surroundings) -> Iterator[RelationDraft]:
    """A relation from the subject of each deed to the party in its slot."""
    for token, word in enumerate(here.sentence.tokens):
        if word.upos not in ("VERB", "ADJ"):  # "allied with" is either
            continue
        names = {word.lemma.lower(), word.text.lower()}
        for pattern in here.patterns.deeds:
            if not names.isdisjoint(pattern.verbs) and _is_said(here, token, pattern):
                yield from _deed(here, token, pattern)


def _is_said(here: Surroundings, token: int, pattern: DeedPattern) -> bool:
    """Whether the verb stands in the tense, the negation and under the governor that the pattern asks for."""
    if is_negated(here.sentence, token) != pattern.negated:
        return False
    if pattern.under and not any(here.lemma(a) in pattern.under for a in list(here.sentence.ancestors(token))[:1]):
        return False
    if pattern.kind == "support" and any(_as_phrases(here, token)):  # "backs Peru as a mediator" is a stand
        return False
    if pattern.as_what and not any(here.lemma(t) in pattern.as_what for t in _as_phrases(here, token)):
        return False
    if pattern.for_what and not any(here.lemma(t) in pattern.for_what for t in _for_phrases(here, token)):
        return False
    if pattern.kind == "occupation" and pattern.tense == "standing" and _was(here, token):
        return False
    return here.sentence.tokens[token].upos == "ADJ" or holds(here, token, pattern.tense)


def _was(here: Surroundings, token: int) -> bool:
    """ "Districts that it had held": no longer, outside of what somebody said."""
    helpers = [here.sentence.tokens[c] for c in here.sentence.dependents(token, "aux")]
    return any(h.lemma == "have" and h.feat("Tense") == "Past" for h in helpers) and here.sentence.tokens[token].deprel != "ccomp"


def _as_phrases(here: Surroundings, token: int) -> Iterator[int]:
    """The words of "as …" behind a verb or its object."""
    sentence = here.sentence
    for place in (token, *sentence.dependents(token, "obj")):
        for child in sentence.dependents(place, "obl", "nmod", "advcl", "xcomp"):
            if preposition(sentence, child) == "as" or any(here.lemma(m) == "as" for m in sentence.dependents(child, "mark", "case")):
                yield from sentence.subtree(child)


def _for_phrases(here: Surroundings, token: int) -> Iterator[int]:
    """The nouns of "for …" behind a verb."""
    sentence = here.sentence
    for child in (token, *sentence.dependents(token, "obl", "obj")):
        yield from (c for c in sentence.dependents(child, "obl", "nmod") if preposition(sentence, c) == "for")


def _deed(here: Surroundings, token: int, pattern: DeedPattern) -> Iterator[RelationDraft]:
    found = arguments(here.sentence, token)
    subjects = found.get("subj")
    if any(here.sentence.tokens[t].feat("Person") == "1" for t in subjects):  # what "we" support is a stand, no practice
        return
    if pattern.goods and not pattern.owned and not any(_is_good(here, o, pattern) for o in found.get("obj")):
        return
    agents = here.actors(t for t in found.get(pattern.subject) if not is_negated(here.sentence, t))
    word = here.sentence.tokens[token]
    if not agents and word.upos == "ADJ" and word.deprel == "amod" and token > word.head:  # "Peru, traditionally close to Chile"
        agents = here.actors((word.head,))
    others = tuple(dict.fromkeys(a for slot in pattern.slots for a in _others(here, token, found, slot, pattern)))
    fitting = [a for a in others if _fits(here, a, agents, pattern)]
    if pattern.mutual and not fitting:
        pairs = combinations(agents, 2) if len(agents) < MOST else ((agents[0], other) for other in agents[1:])
        for one, other in pairs:
            yield from between(here, pattern.kind, (one,), (other,), token)
    yield from between(here, pattern.kind, agents, fitting, token, pattern.within)


def _is_good(here: Surroundings, token: int, pattern: DeedPattern) -> bool:
    below = (p for c in here.sentence.dependents(token, "nmod") if preposition(here.sentence, c) in ("of", "in") for p in conjuncts(here.sentence, c))
    names = (here.lemma(t) in pattern.goods or here.sentence.tokens[t].text.lower() in pattern.goods for t in (token, *below))
    return any(names)


def _others(here: Surroundings, token: int, found: Arguments, slot: str, pattern: DeedPattern) -> Iterator[str]:
    """Parties in a slot: of an object itself, its owner where the pattern says so, the state of a place."""
    if slot not in ("obj", "iobj", "subj"):
        phrases = [*found.get(slot), *(c for o in found.get("obj") for c in here.sentence.dependents(o, "nmod"))]
        fitting = [t for t in phrases if slot == preposition(here.sentence, t)]
        if here.sentence.tokens[token].upos == "ADJ" and pattern.kind == "partnership":  # "close to Peru", not "to Peru's border"
            fitting = [t for t in fitting if here.parties.exact(here.sentence, t)]
        yield from here.actors(fitting)
        return
    fillers = found.get(slot) or (_bare(here, token) if slot == "obj" else ())
    word = here.sentence.tokens[token]
    if slot == "obj" and word.deprel == "acl" and found.passive:  # "vetoed a resolution sponsored by Peru": not who vetoed it
        fillers = tuple(f for f in fillers if f > word.head or f == word.head) or (word.head,)
    for filler in fillers:
        own = here.parties.exact(here.sentence, filler)
        if pattern.party == "place":
            doers = here.actors(found.get(pattern.subject))
            yield from here.located(filler) or (unnamed_land(here, filler, doers) if pattern.kind == "occupation" else ())
        elif own:
            yield from here.actors((filler,))
        elif pattern.owned and here.has(filler, "support.commodities"):  # who supplies a country's gas sells it
            continue
        elif pattern.owned:
            yield from here.owners(filler, "of") if not pattern.goods or here.lemma(filler) in pattern.goods else ()
        elif pattern.goods:  # "gives Peru tanks", which parsers take for Peru tanks
            joined = here.sentence.dependents(filler, "compound", "nmod:poss")
            yield from (a for c in joined for a in here.parties.exact(here.sentence, c) or here.placed((c,)))


def _bare(here: Surroundings, token: int) -> tuple[int, ...]:
    """What follows a verb without a preposition is its object, whatever the parser calls it."""
    bare = here.sentence.dependents(token, "obl")
    times = {time.head for time in here.resolution.times if time.sentence == here.sentence.index}
    return tuple(c for c in bare if c > token and c not in times and preposition(here.sentence, c) is None)


def _fits(here: Surroundings, actor: str, agents: tuple[str, ...], pattern: DeedPattern) -> bool:
    party = here.parties.actors[actor]
    match pattern.party:
        case "body":
            return here.is_body(actor)
        case "state" if pattern.kind == "recognition" and party.kind == "organisation":  # "recognises the rebels' council"
            return bool({"GOV", "REB", "OPP"} & set(party.sectors[:1])) and here.parties.country(actor) not in BODIES
        case "state":
            return party.kind in ("state", "group") and len(party.country or "") == STATES
        case "power":
            return not CIVIL & set(party.sectors[:1])
        case "country":
            return party.kind in ("state", "group", "organisation") and bool(party.country) and "BUS" not in party.sectors
        case "force":
            return _is_enemy(here, actor, agents)
    return True


def _is_enemy(here: Surroundings, actor: str, agents: tuple[str, ...]) -> bool:
    """Whether who fights whom is a war: states and armed forces; within one country one of them rises against it."""
    for agent in agents:
        sides = [here.parties.actors[a] for a in (agent, actor)]
        if any(s.kind == "person" or not (s.kind == "state" or FIGHTING | {"GOV"} & set(s.sectors)) for s in sides):
            return False
        if sides[0].country == sides[1].country and not any(INSURGENT & set(s.sectors) for s in sides):
            return False
    return bool(agents)


def holds(here: Surroundings, token: int, tense: Tense = "standing") -> bool:
    """Whether a verb says what stands: present, perfect or a participle; "told" also what was once done."""
    sentence = here.sentence
    word = sentence.tokens[token]
    helpers = sentence.dependents(token, "aux", "aux:pass", "cop")
    lemmas = {here.lemma(c) for c in helpers}
    if tense == "any":
        return True
    if lemmas & PROSPECTIVE or any(here.lemma(c) == "to" for c in sentence.dependents(token, "mark")):
        return False
    tenses = {sentence.tokens[c].feat("Tense") for c in (*helpers, token) if sentence.tokens[c].feat("VerbForm") == "Fin"}
    if tense == "lasting":
        return "have" in lemmas
    marks = {here.lemma(m) for m in sentence.dependents(token, "mark")}
    if not tenses and (marks - DONE_BY or word.feat("VerbForm") == "Inf"):
        return False
    if "have" in lemmas or "Pres" in tenses or tense == "told":
        return True
    if word.deprel == "conj" and word.head != ROOT and not tenses and word.feat("VerbForm") == "Part":
        return holds(here, word.head, tense)  # "are trained by X and armed by Y"
    return not tenses and word.deprel == "acl" and word.feat("VerbForm") in ("Part", "Ger")


def described(here: Surroundings) -> Iterator[RelationDraft]:
    """ "X-backed Y", "X-occupied Y"; "X's military support for Y"."""
    for token, word in enumerate(here.sentence.tokens):
        if word.deprel != "amod" or word.head == ROOT:
            continue
        head = _top_of_name(here, word.head)
        names = {word.lemma.lower(), word.text.lower(), here.tail(token)}
        for pattern in here.patterns.participles:
            if pattern.words & names:
                doers = before(here, token)
                held = _itself(here, head) if pattern.kind != "occupation" else _land(here, head) or unnamed_land(here, head, doers)
                yield from between(here, pattern.kind, doers, held, token)
    for token in here.nouns(here.patterns.words["support.aid"]):
        if not is_negated(here.sentence, token) and not here.is_over(token):
            yield from _aid(here, token)


def _aid(here: Surroundings, token: int) -> Iterator[RelationDraft]:
    """ "X's military aid to Y"; mere support only for a party itself ("X's support for Y", not "for Y's bid")."""
    material = bool(here.modifiers(token) & AID_KINDS)
    phrases = [c for c in here.sentence.dependents(token, "nmod", "obl") if preposition(here.sentence, c) in ("to", "for", "of")]
    receivers = [a for c in phrases for part in conjuncts(here.sentence, c) for a in (
        here.actors((part,)) if material else here.parties.exact(here.sentence, part)
    )]  # fmt: skip
    if not material:  # support for somebody in person is a stand in his country's affairs
        receivers = [a for a in receivers if here.parties.actors[a].kind != "person"]
    givers = [a for a in here.owners(token, "from", "by") if a not in receivers]
    receivers = receivers or list(_receiving(here, token) if material else ())
    yield from between(here, "support", givers, receivers, token)


def _receiving(here: Surroundings, token: int) -> tuple[str, ...]:
    """ "Peru has received American military aid", "… receives millions in American aid"."""
    for above in [a for a in here.sentence.ancestors(token)][:2]:
        if here.has(above, "support.receives") and holds(here, above, "told"):
            return here.actors(arguments(here.sentence, above).get("subj"))
    return ()


def _top_of_name(here: Surroundings, token: int) -> int:
    """The head of the name that a word is the first of: "the Iran-backed Badr Organisation"."""
    word = here.sentence.tokens[token]
    return word.head if word.deprel == "compound" and not here.parties.exact(here.sentence, token) else token


def _land(here: Surroundings, token: int) -> tuple[str, ...]:
    """The state of a place that a noun names: forces and prisoners are held, not occupied."""
    own = here.parties.exact(here.sentence, token)
    return here.placed((token,)) or tuple(a for a in own if here.parties.actors[a].kind == "state")


def _itself(here: Surroundings, token: int) -> tuple[str, ...]:
    """The party that a noun names, or the state of the place that it names: a "U.S.-backed deal with X" is not X."""
    return here.parties.exact(here.sentence, token) or here.placed((token,))
