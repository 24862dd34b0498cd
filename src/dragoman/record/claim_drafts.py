"""A claim in the making: one cue with the spans, the speaker and the stance that its sentence gives it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.ontology.cues import CueLexicon
from dragoman.record.cue_finding import CueHit
from dragoman.record.parties import Parties
from dragoman.record.quotations import Quotation
from dragoman.record.speakers import Speaker, speaker_of
from dragoman.record.stances import refine
from dragoman.types.analysis import Sentence
from dragoman.types.record import ClaimKind, Stance
from dragoman.types.resolution import Span

MARKS = "“”\"'‘’«»"


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A claim in the making. ``leads`` says whether the cue heads a main clause or a clause that is said;
    ``participle`` whether it is one that depends on another verb (", adding that …"); ``attributed`` whether the
    attribution head reads it too; ``goes_on`` whether it is a quotation without a cue of its own."""

    sentence: int
    hit: CueHit
    cue: Span
    content: Span
    speaker: Speaker
    stance: Stance
    against: str | None
    leads: bool
    participle: bool = False
    attributed: bool = False
    goes_on: bool = False
    kind: ClaimKind = "statement"


def draft_claim(
    text: str, sentence: Sentence, hit: CueHit, quotations: Sequence[Quotation], parties: Parties, lexicon: CueLexicon
) -> ClaimDraft:
    said = frozenset[int]() if hit.cue.pos == "preposition" else frozenset({hit.token})
    said |= hit.content.tokens if hit.content.slot != "noun" else frozenset[int]()
    speaker = speaker_of(sentence, hit.speakers, said, parties, lexicon.voices)
    cue = _cue_span(sentence, hit)
    content = _whole_quotations(_hull(text, sentence, hit.content.tokens), cue, quotations)
    refined = refine(sentence, hit.content.heads, hit, speaker.actors, lexicon, parties)
    targets = parties.of_tokens(sentence, hit.against)
    against = next((a for a in targets if a not in speaker.actors), None)
    return ClaimDraft(
        sentence=sentence.index, hit=hit, cue=cue, content=content, speaker=speaker,
        stance=refined.stance if refined else hit.cue.stance, against=refined.against if refined else against,
        kind="attitude" if hit.cue.belief else "statement", leads=_leads(sentence, hit.token), participle=_is_participle(sentence, hit.token if hit.light is None else hit.light),
    )  # fmt: skip


def _leads(sentence: Sentence, token: int) -> bool:
    while sentence.tokens[token].deprel in ("conj", "xcomp"):
        token = sentence.tokens[token].head
    return sentence.tokens[token].deprel in ("root", "ccomp", "parataxis")


def _is_participle(sentence: Sentence, token: int) -> bool:
    word = sentence.tokens[token]
    marks = {sentence.tokens[m].lemma.lower() for m in sentence.dependents(token, "mark")} - {"while"}
    return word.text.lower().endswith("ing") and not marks and not sentence.dependents(token, "nsubj", "aux")


def _cue_span(sentence: Sentence, hit: CueHit) -> Span:
    """The cue with its auxiliaries, its particle, and the preposition that leads on to the content."""
    words = [hit.token]
    if hit.cue.pos == "preposition":
        words = _preposition_words(sentence, hit)
    elif hit.cue.pos == "verb":
        words += _adjacent_before(sentence, hit.token)
        words += sentence.dependents(hit.token, "compound:prt")
        after = hit.token + 1
        if after < len(sentence.tokens) and sentence.tokens[after].lemma == hit.content.slot != "as":
            words += [after]
    return Span(sentence.tokens[min(words)].start, sentence.tokens[max(words)].end)


def _preposition_words(sentence: Sentence, hit: CueHit) -> list[int]:
    """ "according to", "per", "in the words": the preposition, and the noun that makes a cue of it."""
    start = next((i for i in range(hit.token, -1, -1) if sentence.tokens[i].text.lower() == "according"), None)
    if hit.cue.lemma == "according" and start is not None:
        return [start, start + 1]
    case = sentence.dependents(hit.token, "case")[:1]
    words = [w for c in case for w in (c, *sentence.dependents(c, "fixed"))]
    return (words + [hit.token] if hit.cue.lemma != "per" else words) or [hit.token]


def _adjacent_before(sentence: Sentence, token: int) -> list[int]:
    """Auxiliaries and adverbs directly before a verb, from the first auxiliary on: "has repeatedly denied"."""
    run: list[int] = []
    for before in range(token - 1, -1, -1):
        if sentence.tokens[before].head != token or sentence.tokens[before].deprel.split(":")[0] not in ("aux", "advmod"):
            break
        run.append(before)
    return run


def _hull(text: str, sentence: Sentence, tokens: Iterable[int]) -> Span:
    """First to last character of the tokens, without commas and stops at the ends; quotation marks stay."""
    indices = sorted(tokens)
    kept = [i for i in indices if sentence.tokens[i].upos != "PUNCT" or sentence.tokens[i].text[0] in MARKS] or indices
    start, end = sentence.tokens[kept[0]].start, sentence.tokens[kept[-1]].end
    # A mark left alone at an end belongs to a quotation outside.
    if text[end - 1] in "“‘" and end - start > 1:
        end = sentence.tokens[kept[-2]].end if len(kept) > 1 else end
    return Span(start, end)


def _whole_quotations(content: Span, cue: Span, quotations: Sequence[Quotation]) -> Span:
    """The content with every quotation that it touches, to the quotation's own ends.

    Of a cue inside a quotation the content ends where the quotation ends.
    """
    start, end = content.start, content.end
    for quotation in quotations:
        if quotation.start >= content.end or quotation.end <= content.start:
            continue
        if quotation.start <= cue.start < quotation.end:
            start, end = max(start, quotation.start), min(end, quotation.end)
        else:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return Span(start, max(end, start + 1))
