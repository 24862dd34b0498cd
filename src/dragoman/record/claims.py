"""Who says what: claims from cues, quotations and their speakers.

A cue with a content and a speaker is a claim. A quotation that runs over several sentences belongs to the cue beside
it; one that follows without a cue of its own goes on with the last speaker and is a claim of its own. What somebody
says about himself inside his own statement ("we reject …", "his country hopes …") is no second claim, it sharpens the
first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dragoman.ontology.cues import CueLexicon
from dragoman.record.cue_finding import CueHit, find_cues
from dragoman.record.identity import content_id
from dragoman.record.parties import Parties
from dragoman.record.quotations import Quotation, find_quotations
from dragoman.record.speakers import Speaker, speaker_of
from dragoman.record.stances import refine
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.document import Document
from dragoman.types.record import Claim, Evidence, Quote, Stance
from dragoman.types.resolution import Resolution, Span

MARKS = "“”\"'‘’«»"
MIN_SPOKEN = 3  # words; a shorter quotation that no cue governs is a name or a scare quote


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making. ``leads`` says whether the cue heads a main clause or a clause that is said."""

    sentence: int
    hit: CueHit
    cue: Span
    content: Span
    speaker: Speaker
    stance: Stance
    against: str | None
    leads: bool


@dataclass(frozen=True, slots=True)
class Drafts:
    """What was found: claims with a known speaker, and drafts whose speaker is no actor."""

    claims: tuple[Claim, ...]
    unattributed: tuple[Draft, ...]


def find_claims(
    document: Document, analysis: Analysis, resolution: Resolution, cues: CueLexicon
) -> tuple[Claim, ...]:
    """The claims of a document, in text order; ``events`` and ``disputed_by`` are left empty."""
    return draft_claims(document, analysis, resolution, cues).claims


def draft_claims(document: Document, analysis: Analysis, resolution: Resolution, cues: CueLexicon) -> Drafts:
    """As ``find_claims``, with the drafts that have no actor for a speaker."""
    parties = Parties.of(resolution)
    drafts = tuple(_kept(_merged(_drafted(document, analysis, parties, cues), parties)))
    claims = {c.id: c for draft in drafts for c in _claims(document, analysis, draft)}
    ordered = sorted(claims.values(), key=lambda c: (c.content.start, c.content.end, c.cue.start if c.cue else 0, c.speaker))
    return Drafts(tuple(ordered), tuple(d for d in drafts if not d.speaker.actors))


def _drafted(document: Document, analysis: Analysis, parties: Parties, lexicon: CueLexicon) -> list[Draft]:
    quotations = find_quotations(document.text)
    drafts: list[Draft] = []
    for sentence in analysis.sentences:
        near = [q for q in quotations if q.start < sentence.end and q.end > sentence.start]
        for hit in find_cues(sentence, lexicon, near):
            drafts.append(_draft(document.text, sentence, hit, quotations, parties, lexicon))
    drafts = _speaking_on(drafts, analysis)
    return sorted(drafts + _continued(document.text, analysis, drafts, quotations), key=lambda d: d.content.start)


def _draft(
    text: str, sentence: Sentence, hit: CueHit, quotations: Sequence[Quotation], parties: Parties, lexicon: CueLexicon
) -> Draft:
    said = hit.content.tokens | {hit.token} if hit.content.slot != "noun" else frozenset({hit.token})
    speaker = speaker_of(sentence, hit.speakers, said, parties, lexicon.voices)
    cue = _cue_span(sentence, hit)
    content = _whole_quotations(_hull(text, sentence, hit.content.tokens), cue, quotations)
    refined = refine(sentence, hit.content.heads, hit, speaker.actors, lexicon, parties)
    targets = parties.of_tokens(sentence, hit.against)
    against = next((a for a in targets if a not in speaker.actors), None)
    stance = refined.stance if refined else hit.cue.stance
    return Draft(sentence.index, hit, cue, content, speaker, stance, refined.against if refined else against, _leads(sentence, hit.token))


def _leads(sentence: Sentence, token: int) -> bool:
    while sentence.tokens[token].deprel in ("conj", "xcomp"):
        token = sentence.tokens[token].head
    return sentence.tokens[token].deprel in ("root", "ccomp", "parataxis")


def _cue_span(sentence: Sentence, hit: CueHit) -> Span:
    """The cue with its auxiliaries, its particle, and the preposition that leads on to the content."""
    words = [hit.token]
    if hit.cue.pos == "preposition":
        case = sentence.dependents(hit.token, "case")[:1]
        words = [w for c in case for w in (c, *sentence.dependents(c, "fixed"))] or words
        words += [hit.token] if hit.cue.lemma == "in" else []
    elif hit.cue.pos == "verb":
        words += _adjacent_before(sentence, hit.token)
        words += sentence.dependents(hit.token, "compound:prt")
        after = hit.token + 1
        if hit.content.slot in ("for", "to", "on", "at", "about") and after < len(sentence.tokens):
            words += [after] if sentence.tokens[after].lemma == hit.content.slot else []
    return Span(sentence.tokens[min(words)].start, sentence.tokens[max(words)].end)


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
    """The content with every quotation that it touches, to the quotation's own ends, unless the cue stands inside."""
    start, end = content.start, content.end
    for quotation in quotations:
        inside = quotation.start <= cue.start < quotation.end
        if quotation.start < content.end and quotation.end > content.start and not inside:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return Span(start, end)


def _speaking_on(drafts: Sequence[Draft], analysis: Analysis) -> list[Draft]:
    """Gives "he said" whose pronoun was not resolved the last speaker before it, if he spoke close by."""
    found: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        if draft.speaker.pronoun and not draft.speaker.actors and last and draft.sentence - last.sentence <= 2:
            draft = replace(draft, speaker=replace(draft.speaker, actors=last.speaker.actors))
        if draft.speaker.actors and not draft.speaker.first_person:
            last = draft
        found.append(draft)
    return found


def _continued(
    text: str, analysis: Analysis, drafts: Sequence[Draft], quotations: Sequence[Quotation]
) -> list[Draft]:
    """Quotations that no cue governs but that follow a statement directly: its speaker goes on."""
    taken = [d.content for d in drafts if not d.speaker.first_person]
    found: list[Draft] = []
    known = sorted(drafts, key=lambda d: d.content.end)
    for quotation in quotations:
        free = not any(c.start < quotation.end and quotation.start < c.end for c in taken)
        if not free or len(text[quotation.start : quotation.end].split()) < MIN_SPOKEN or not _stands_alone(
            text, analysis, quotation
        ):
            continue
        before = _just_before([*known, *found], quotation, analysis)
        if before is not None:
            span = Span(quotation.start, quotation.end)
            found.append(replace(before, content=span, stance="asserts", against=None))
    return found


def _stands_alone(text: str, analysis: Analysis, quotation: Quotation) -> bool:
    """Whether the quotation is made of whole sentences and is not a piece of a sentence of the reporter's."""
    touched = [s for s in analysis.sentences if s.start < quotation.end and s.end > quotation.start]
    if not touched:
        return False
    outside = text[touched[0].start : quotation.start] + text[quotation.end : max(quotation.end, touched[-1].end)]
    return not any(character.isalnum() for character in outside)


def _just_before(drafts: Sequence[Draft], quotation: Quotation, analysis: Analysis) -> Draft | None:
    """The last statement that ends in the sentence before the quotation, or in the paragraph's quotation before it."""
    spoken = next(i for i, s in enumerate(analysis.sentences) if s.end > quotation.start)
    near = [
        d for d in drafts
        if max(d.content.end, d.cue.end) <= quotation.start
        and analysis.sentences[max(0, spoken - 1)].start < max(d.content.end, d.cue.end)
        and d.hit.content.slot == "clause" and not d.speaker.first_person
    ]  # fmt: skip
    return max(near, key=lambda d: (max(d.content.end, d.cue.end), d.content.end), default=None)


def _merged(drafts: Sequence[Draft], parties: Parties) -> list[Draft]:
    """Takes up what a speaker says of himself inside his statement: its stance sharpens the outer claim."""
    found: list[Draft] = []
    for outer in drafts:
        for inner in drafts:
            nested = inner is not outer and _inside(inner, outer) and _own_side(inner, outer, parties)
            if nested and inner.leads and outer.stance == "asserts" and inner.stance != "asserts":
                outer = replace(outer, stance=inner.stance, against=inner.against or outer.against)
        if not any(_inside(outer, other) and _own_side(outer, other, parties) for other in drafts if other is not outer):
            found.append(outer)
    return found


def _inside(inner: Draft, outer: Draft) -> bool:
    return outer.content.start <= inner.cue.start and inner.cue.end <= outer.content.end


def _own_side(inner: Draft, outer: Draft, parties: Parties) -> bool:
    """Whether the inner speaker is the outer one, or his own state or staff."""
    if inner.speaker.first_person or set(inner.speaker.actors) & set(outer.speaker.actors):
        return True
    own = parties.countries(outer.speaker.actors) - {"*"}
    return bool(inner.speaker.actors) and parties.countries(inner.speaker.actors) <= own


def _kept(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Each content once: of two cues for the same words, the one that follows them, else the first, has them."""
    ordered = sorted(drafts, key=lambda d: (d.content.start, d.content.end, d.cue.start < d.content.end, d.cue.start))
    for _, same in groupby(ordered, key=lambda d: d.content):
        yield next(same)


def _claims(document: Document, analysis: Analysis, draft: Draft) -> Iterator[Claim]:
    """One claim for each actor that speaks."""
    cue, content = _quote(document.text, draft.cue), _quote(document.text, draft.content)
    direct = any(mark in content.text for mark in "“\"«")
    for actor in draft.speaker.actors:
        yield Claim(
            id=content_id("claim", document.id, cue.start, cue.end, content.start, content.end, actor),
            speaker=actor,
            stance=draft.stance,
            against=draft.against if draft.against != actor else None,
            speaker_span=_quote(document.text, draft.speaker.span) if draft.speaker.span else None,
            cue=cue,
            content=content,
            direct=direct,
            evidence=_evidence(document, analysis, draft),
        )


def _quote(text: str, span: Span) -> Quote:
    return Quote(span.start, span.end, text[span.start : span.end])


def _evidence(document: Document, analysis: Analysis, draft: Draft) -> tuple[Evidence, ...]:
    """The sentences of the cue and of the content."""
    spans = (draft.cue, draft.content)
    return tuple(
        Evidence(document.id, s.start, s.end)
        for s in analysis.sentences
        if any(s.start < span.end and span.start < s.end for span in spans)
    )
