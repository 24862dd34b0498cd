"""What the rules found and what the attribution head read, made one.

The head finds more of what is said and its spans are truer; the rules know stances, targets and who speaks. So a claim
that both see has the head's spans and the rules' judgement; what only the head sees is judged by the words of its cue;
what only the rules see stands where it says more than that somebody said something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.ontology.cues import Cue, CueLexicon
from dragoman.record.arguments import conjuncts
from dragoman.record.claim_drafts import MARKS, ClaimDraft
from dragoman.record.claim_nesting import MAX_LABEL
from dragoman.record.content_parts import Content
from dragoman.record.cue_finding import TRANSPARENT_VERBS, CueHit, is_anonymity, slot_fillers
from dragoman.record.parties import Parties
from dragoman.record.speakers import Speaker, speaker_of
from dragoman.record.stances import refine
from dragoman.types.analysis import Analysis, Attribution, Sentence
from dragoman.types.record import ClaimKind
from dragoman.types.resolution import Span

# What the head is less sure of than this costs more than it brings. More is asked of what the rules do not see at all,
# most of a mere phrase, which a deed may have as well as a statement.
SURE_TOGETHER, SURE_ALONE, SURE_OF_PHRASE, SURE_OF_DEED = 0.3, 0.45, 0.58, 0.55
NEVER = 2.0  # a certainty that nothing has
# Verbs that only say how another one goes on: whoever tries or continues to do a thing says nothing by it.
GOING_ON = TRANSPARENT_VERBS | {"attempt", "try", "strive", "struggle", "aim", "help"}
# Stances that a claim keeps by the rules alone.
SHARP = frozenset({"denies", "rejects", "accuses", "condemns", "praises", "threatens"})
# Cues that state something by themselves; a noun or an adjective often only names what somebody may say.
STATING = frozenset({"verb", "preposition"})
# Whose quotations are told sentence by sentence, because each may tell an event and be denied by itself.
OFFICIAL = frozenset({"GOV", "MIL", "IGO", "REB"})


def settled(
    drafts: Sequence[ClaimDraft], analysis: Analysis, parties: Parties, lexicon: CueLexicon
) -> list[ClaimDraft]:
    """The drafts of the rules with the head's spans, and a draft for each attribution that the rules missed.

    Without any attribution the drafts stay as they are.
    """
    if not analysis.attributions:
        return list(drafts)
    free = list(drafts)
    found: list[ClaimDraft] = []
    for attribution in analysis.attributions:
        reader = _Reader(analysis.sentences, parties, lexicon, attribution)
        match = _same(attribution, free)
        if match is not None:
            free.remove(match)
            found.append(reader.corrected(match) if attribution.certainty >= SURE_TOGETHER else match)
        elif attribution.speaker and (draft := reader.draft()) is not None and attribution.certainty >= reader.least(draft):
            found.append(draft)
    return found + [draft for draft in free if _stands_alone(draft, parties, found)]


def hull(attribution: Attribution) -> Span:
    """First to last character of what is said."""
    return Span(min(s for s, _ in attribution.content), max(e for _, e in attribution.content))


def _same(attribution: Attribution, drafts: Sequence[ClaimDraft]) -> ClaimDraft | None:
    """The draft with the same cue, of several the one whose content has most in common; else that with the same content."""
    content = hull(attribution)
    ranked = [
        (_common(draft.content, content), -place)
        for place, draft in enumerate(drafts)
        if not draft.goes_on and draft.cue.start < attribution.cue[1] and attribution.cue[0] < draft.cue.end or draft.content == content
    ]
    return drafts[-max(ranked)[1]] if ranked else None


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _stands_alone(draft: ClaimDraft, parties: Parties, found: Sequence[ClaimDraft]) -> bool:
    """Whether a claim counts that the head does not see: a known party's word for or against somebody abroad, what it
    states outside the words of others than another state's, or more of an official's quotation where that is sharp or
    speaks of others abroad."""
    known = [actor for actor in draft.speaker.actors if parties.country(actor)]
    label = draft.stance == "rejects" and draft.content.end - draft.content.start <= MAX_LABEL  # "reject the accusation"
    if not known or label or draft.stance == "denies":
        return bool(known)
    if draft.goes_on or draft.stance in SHARP:
        official = any(OFFICIAL & set(parties.sectors(actor)) for actor in known)
        sharp = draft.goes_on and official and draft.stance != "asserts"
        return sharp or ((official or not draft.goes_on) and _is_abroad(draft, parties))
    states = draft.kind == "statement" and draft.hit.content.slot in ("clause", "next") and draft.hit.cue.pos in STATING
    around = [other.speaker.actors for other in found if _common(other.content, draft.cue)]
    return states and all(_is_foreign(actors, known, parties) for actors in around)


def _is_foreign(actors: Sequence[str], known: Sequence[str], parties: Parties) -> bool:
    """Whether parties of known states are of other states than ``known``: "Kyiv said Moscow had told it that …"."""
    states = parties.countries(actors)
    return bool(states) and not states & ({"*"} | parties.countries(known))


def _is_abroad(draft: ClaimDraft, parties: Parties) -> bool:
    """Whether what is said is aimed at, or speaks of, a party of another state than the speaker's."""
    spoken = (m.actors for m in parties.mention_at.values() if draft.content.start <= m.start < draft.content.end)
    others = {*(actor for actors in spoken for actor in actors), *([draft.against] if draft.against else [])}
    states = {parties.country(actor) for actor in others} - {None}
    return bool(states - {parties.country(actor) for actor in draft.speaker.actors})


class _Reader:
    """Reads one attribution against the tree of the sentences that it stands in."""

    def __init__(
        self, sentences: Sequence[Sentence], parties: Parties, lexicon: CueLexicon, attribution: Attribution
    ) -> None:
        self.sentences, self.parties, self.lexicon = sentences, parties, lexicon
        self.cue, self.content = Span(*attribution.cue), hull(attribution)
        self.phrase = Span(*attribution.speaker) if attribution.speaker else None

    def corrected(self, draft: ClaimDraft) -> ClaimDraft:
        """The draft of the rules with the spans of the head, and its speaker where the rules know none."""
        speaker = draft.speaker if draft.speaker.actors else self.speaker()
        content = self.content
        if draft.stance in SHARP and not _common(content, draft.content):  # "accused Peru on Monday of closing …", of which the head read "Peru"
            content = Span(min(content.start, draft.content.start), max(content.end, draft.content.end))
        return replace(draft, cue=self.cue, content=content, speaker=replace(speaker, span=self.phrase), attributed=True)

    def draft(self) -> ClaimDraft | None:
        """A draft made from the attribution alone; None where its cue stands in no sentence."""
        place = _tops(self.sentences, self.cue)
        if place is None:
            return None
        sentence, tops = place
        heads, said = self._said(sentence)
        token, cue = self._cue(sentence, tops[0], _shape(sentence, heads))
        hit = CueHit(cue, token, Content("clause", heads, said), (), ())
        speaker = self.speaker()
        refined = refine(sentence, heads, hit, speaker.actors, self.lexicon, self.parties)
        targets = self.parties.of_tokens(sentence, slot_fillers(sentence, token, cue.against))
        against = next((a for a in targets if a not in speaker.actors), None)
        return ClaimDraft(
            sentence=sentence.index, hit=hit, cue=self.cue, content=self.content, speaker=speaker,
            stance=refined.stance if refined else cue.stance, against=refined.against if refined else against, leads=True,
            attributed=True, kind=self._kind(sentence, cue, heads),
        )  # fmt: skip

    def least(self, draft: ClaimDraft) -> float:
        """How sure the head has to be of this draft."""
        sentence = self.sentences[draft.sentence]
        if is_anonymity(sentence, draft.hit):
            return NEVER
        if draft.kind == "deed":
            return NEVER if sentence.tokens[draft.hit.token].lemma.lower() in GOING_ON else SURE_OF_DEED
        if self._is_quoted(sentence) or "clause" in _shape(sentence, draft.hit.content.heads):
            return SURE_ALONE
        return SURE_OF_PHRASE if draft.speaker.actors or not self._is_owned() else NEVER

    def _is_owned(self) -> bool:
        """Whether the speaker is something of a party's, and no voice of its: "Peru's harvest underlines …"."""
        place = _tops(self.sentences, self.phrase) if self.phrase else None
        if place is None:
            return False
        sentence, tops = place
        return bool(self.parties.denoted(sentence, tops[0]))

    def _kind(self, sentence: Sentence, cue: Cue, heads: Sequence[int]) -> ClaimKind:
        """A verb that the lexicon does not know brings in words if it has a clause or a quotation, else it is a deed."""
        if cue.belief:
            return "attitude"
        known = bool(cue.content) or not heads or "clause" in _shape(sentence, heads)
        return "statement" if known or self._is_quoted(sentence) else "deed"

    def _is_quoted(self, sentence: Sentence) -> bool:
        inside = (t for t in sentence.tokens if self.content.start <= t.start < self.content.end)
        return next((t.text in MARKS for t in inside), False)

    def _cue(self, sentence: Sentence, top: int, shape: frozenset[str]) -> tuple[int, Cue]:
        """The word of the cue that the lexicon knows, the governing one first, with its entry; else a plain statement."""
        inside = [i for i, t in enumerate(sentence.tokens) if self.cue.start <= t.start < self.cue.end]
        lemmas = frozenset(sentence.tokens[i].lemma.lower() for i in inside)
        for token in sorted(inside, key=lambda i: (i != top, i)):
            word = sentence.tokens[token]
            known = [c for c in self.lexicon.by_lemma(word.upos, word.lemma, word.text) if c.companion in (None, *lemmas)]
            if known and not (word.lemma.lower() in GOING_ON and sentence.dependents(token, "xcomp")):
                return token, next((c for c in known if (lemmas | shape) & set(c.content)), known[0])
        word = sentence.tokens[top]
        return top, Cue(word.lemma.lower(), None, "verb", "asserts", (), (), ())

    def _said(self, sentence: Sentence) -> tuple[tuple[int, ...], frozenset[int]]:
        """Heads and tokens of the content in the sentence of the cue."""
        said = [
            i for i, t in enumerate(sentence.tokens)
            if self.content.start <= t.start < self.content.end and not self.cue.start <= t.start < self.cue.end
        ]  # fmt: skip
        inside = frozenset(said)
        tops = (i for i in said if sentence.tokens[i].head not in inside and sentence.tokens[i].upos != "PUNCT")
        return tuple(tops), inside

    def speaker(self) -> Speaker:
        """Who the head's phrase is; nobody known where it names none."""
        place = _tops(self.sentences, self.phrase) if self.phrase else None
        if place is None:
            return Speaker((), self.phrase)
        sentence, tops = place
        fillers = [i for i in conjuncts(sentence, tops[0]) if self.phrase and sentence.tokens[i].start < self.phrase.end]
        found = speaker_of(sentence, fillers, frozenset(), self.parties, self.lexicon.voices)
        return replace(found, span=self.phrase)


def _shape(sentence: Sentence, heads: Sequence[int]) -> frozenset[str]:
    """The alternatives of content in the lexicon that these heads may be, and the prepositions that bring them in."""
    found: set[str] = set()
    for head in heads:
        marks = {sentence.tokens[m].lemma.lower() for m in sentence.dependents(head, "mark", "case")}
        clausal = sentence.tokens[head].upos in ("VERB", "AUX") or sentence.dependents(head, "cop", "nsubj")
        infinitive = {"infinitive", "order"} if "to" in marks else {"clause"}
        found |= marks | (infinitive if clausal else {"object", "small"})
    return frozenset(found)


def _tops(sentences: Sequence[Sentence], span: Span) -> tuple[Sentence, tuple[int, ...]] | None:
    """The sentence that a span starts in, and the span's tokens there that no other of them governs."""
    sentence = next((s for s in sentences if s.start <= span.start < s.end), None)
    if sentence is None:
        return None
    return (sentence, tops) if (tops := tuple(_governing(sentence, span))) else None


def _governing(sentence: Sentence, span: Span) -> Iterator[int]:
    inside = frozenset(i for i, t in enumerate(sentence.tokens) if span.start <= t.start < span.end)
    for token in sorted(inside):
        if sentence.tokens[token].head not in inside and sentence.tokens[token].upos != "PUNCT":
            yield token
