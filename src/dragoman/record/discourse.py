"""Recipients that a sentence leaves to what was said before: "Lima called this a pretext and urged restraint"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.ontology.codebook import Codebook
from dragoman.record.drafts import Draft
from dragoman.record.frames import word_forms
from dragoman.record.participants import SPEECH
from dragoman.record.parties import Parties
from dragoman.record.reasons import PartyRule
from dragoman.record.speaker_actors import speakers_of
from dragoman.types.record import Claim

ANAPHORS = frozenset({"this", "that", "it", "they", "these", "those", "such"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
WORDS = frozenset({"claim", "accusation", "allegation", "assertion", "charge", "report", "criticism", "statement",
                   "remark", "suggestion", "comment"})  # fmt: skip
MOVES = frozenset({"move", "measure", "step", "decision", "action", "penalty", "sanction", "announcement", "curb", "restriction"})
DEEDS = frozenset({"SANCTION", "COERCE", "THREATEN", "MOBILIZE", "ASSAULT", "RETREAT", "AID", "COOPERATE"})
DEALING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "RETREAT"})
PRESSING = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SANCTION"})
REACH = 2  # sentences back to look for what "this" or "the proposal" is


def with_recipients(
    drafts: tuple[Draft, ...], claims: tuple[Claim, ...], parties: Parties, codebook: Codebook
) -> tuple[Draft, ...]:
    """Drafts with recipients filled in from the discourse where a speech act must have one.

    What is taken up ("this", "the accusation") is an event told before, or a claim made before.
    """
    done: list[Draft] = []
    for draft in drafts:
        if draft.speech and draft.type in SPEECH and not draft.sides.recipients:
            found, rule = _earlier(draft, done, claims, parties, codebook)
            others = _others(found, draft, parties)
            draft = replace(draft, sides=draft.sides.with_recipients(others, rule)) if others else draft
        if draft.status == "alleged" and not draft.sides.recipients:
            accusers = _accusers(draft, done, parties)
            draft = replace(draft, sides=draft.sides.with_recipients(accusers, "accuser"))
        done.append(draft)
    return tuple(_lent(draft, done) for draft in done)


def _earlier(
    draft: Draft, done: list[Draft], claims: tuple[Claim, ...], parties: Parties, codebook: Codebook
) -> tuple[tuple[str, ...], PartyRule]:
    """Whom the speech act is aimed at by what was said before, and the rule that says so."""
    shared = _shared(draft, done)
    if shared:
        return shared, "shared"
    charged = _charged(draft, done, parties)
    if charged and _is_about_words(draft):
        return charged, "charged"
    before = _before(draft, done, claims, parties, codebook)
    return (before, "taken-up") if before else (charged, "charged")


def _lent(draft: Draft, drafts: list[Draft]) -> Draft:
    """The recipient that a coordinated act of the same kind names later: "lodged a protest and summoned X's envoy"."""
    if draft.sides.recipients or not draft.speech:
        return draft
    for other in drafts:
        token = other.candidate.sentence.tokens[other.candidate.clause]
        together = other.sentence == draft.sentence and token.deprel == "conj" and token.head == draft.candidate.clause
        if together and other.type == draft.type and other.sides.actors == draft.sides.actors:
            return replace(draft, sides=draft.sides.with_recipients(other.sides.recipients, "lent"))
    return draft


def _accusers(draft: Draft, done: Iterable[Draft], parties: Parties) -> tuple[str, ...]:
    """Who accuses the actors of it in the same sentence: the injured side, unless another one is named."""
    own = parties.countries(draft.sides.actors)
    for other in done:
        if other.sentence == draft.sentence and other.type == "ACCUSE":
            if parties.countries(other.sides.recipients) & own and not parties.countries(other.sides.actors) & own:
                return other.sides.actors
    return ()


def _shared(draft: Draft, done: Iterable[Draft]) -> tuple[str, ...]:
    """Recipients of a speech act that this one is coordinated with."""
    token = draft.candidate.sentence.tokens[draft.candidate.clause]
    if token.deprel != "conj":
        return ()
    for other in done:
        if other.sentence == draft.sentence and other.candidate.clause == token.head and other.speech:
            return other.sides.recipients if other.sides.actors == draft.sides.actors else ()
    return ()


def _before(
    draft: Draft, done: list[Draft], claims: tuple[Claim, ...], parties: Parties, codebook: Codebook
) -> tuple[str, ...]:
    """Actors of the event, or the speaker of the claim, that the speech act takes up; abroad before at home."""
    if not _takes_up(draft):
        return ()
    start = draft.candidate.sentence.tokens[draft.candidate.trigger].start
    said = sorted((c for c in claims if c.content.end <= start), key=lambda c: c.content.end, reverse=True)
    kinds = _kinds(draft, codebook)
    if _is_about_a_deal(draft, codebook):
        dealing = (o.sides.actors for o in reversed(done) if o.type in DEALING and len(o.sides.actors) > 1)
        return next(dealing, ())
    near = [o for o in reversed(done) if draft.sentence - o.sentence <= REACH and o.sides.actors]
    # "condemned the sanctions" takes up the sanctions told before, however far back, and else what was told last
    alike = [o for o in done if o.type in kinds and o.sides.actors]
    lead = [o for o in done if o.sides.actors and o.type in DEEDS] if _is_about_deeds(draft) else []
    told = [o.sides.actors for o in (*alike, *lead, *near)]
    earlier = [*(speakers_of(c.speaker) for c in said), *told] if _is_about_words(draft) else told
    own = parties.countries(draft.sides.actors)
    abroad = (actors for actors in earlier if not parties.countries(actors) & own)
    at_home = (actors for actors in earlier if _are_opposed(draft.sides.actors, actors, parties))
    return next(abroad, ()) or next(at_home, ())


def _charged(draft: Draft, done: list[Draft], parties: Parties) -> tuple[str, ...]:
    """Who last charged, pressed or threatened those who deny or refuse."""
    if draft.type != "REJECT":
        return ()
    own = parties.countries(draft.sides.actors) - {"*"}
    aimed = (o for o in reversed(done) if o.type in PRESSING and parties.countries(o.sides.recipients) & own)
    opponents = (o.sides.actors for o in aimed if are_at_odds(draft.sides.actors, o.sides.actors, parties))
    return next(opponents, ())


def are_at_odds(one: tuple[str, ...], two: tuple[str, ...], parties: Parties) -> bool:
    """Whether two parties may be against each other: of two countries, or of one and of different kinds."""
    abroad = not parties.countries(one) & parties.countries(two) - {"*"}
    return abroad or _are_opposed(one, two, parties)


def _kinds(draft: Draft, codebook: Codebook) -> frozenset[str]:
    """Types of event that the object of a speech act may name."""
    tokens = draft.candidate.sentence.tokens
    objects = (tokens[obj] for obj in draft.candidate.slots.get("obj", ()))
    frames = (f for token in objects for form in word_forms(token) for f in codebook.frames("noun", form))
    return frozenset(f.type for f in frames) - SPEECH


def _are_opposed(one: tuple[str, ...], two: tuple[str, ...], parties: Parties) -> bool:
    """Whether two parties of one country can be at odds: of other sectors, and neither the state itself."""
    if not one or not two or set(one) & set(two):
        return False
    sectors = [parties.sectors(actor)[:1] for actor in (one[0], two[0])]
    return all(sectors) and sectors[0] != sectors[1]


def _takes_up(draft: Draft) -> bool:
    """Whether the speech act is about what was told before: by a pronoun, a definite noun, or as a relative clause."""
    sentence, objects = draft.candidate.sentence, draft.candidate.slots.get("obj", ())
    clause = sentence.tokens[draft.candidate.trigger]
    if clause.deprel == "acl:relcl" and clause.head in objects:  # "…, which Quito denied"
        return True
    for obj in objects:
        token = sentence.tokens[obj]
        determiners = {sentence.tokens[c].lemma.lower() for c in sentence.dependents(obj, "det")}
        if token.lemma.lower() in ANAPHORS | WORDS or (token.upos == "NOUN" and determiners & DEFINITE):
            return True
    return False


def _is_about_deeds(draft: Draft) -> bool:
    """Whether a reaction is to what the report is about, by a noun that any deed can have: "criticised the move"."""
    tokens = draft.candidate.sentence.tokens
    return any(tokens[obj].lemma.lower() in MOVES for obj in draft.candidate.slots.get("obj", ()))


def _is_about_a_deal(draft: Draft, codebook: Codebook) -> bool:
    """Whether a reaction is to an agreement, which is that of those who made it: "welcomed the deal"."""
    tokens = draft.candidate.sentence.tokens
    return any(tokens[obj].lemma.lower() in codebook.classes.get("agreement", ()) for obj in draft.candidate.slots.get("obj", ()))


def _is_about_words(draft: Draft) -> bool:
    """Whether what is taken up was said rather than done: "the claim", "these accusations"."""
    sentence = draft.candidate.sentence
    slots = draft.candidate.slots
    said = any(slots.get(slot) for slot in ("ccomp", "xcomp"))
    return said or any(sentence.tokens[obj].lemma.lower() in WORDS for obj in slots.get("obj", ()))


def _others(found: tuple[str, ...], draft: Draft, parties: Parties) -> tuple[str, ...]:
    own = parties.countries(draft.sides.actors) - {"*"}
    others = tuple(a for a in found if a not in draft.sides.actors)
    return tuple(a for a in others if not parties.countries([a]) & own) or (
        others if _are_opposed(draft.sides.actors, others, parties) else ()
    )
