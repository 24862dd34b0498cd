"""Heads that read across sentences: attribution, and an auxiliary for coreference. They work on the states of words."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.analysis.heads.attribution import GAPS, LINK_TERMS, TAGS, Attribution, WordSpan, gap_of, link_terms
from dragoman.analysis.quotes import MARKS
from training.sizes import HIDDEN

PROJECTED, MARK, RECURRENT, LINK = 176, 16, 128, 64
CONTEXT = 2 * RECURRENT
NEVER = -1e4


class Context(nn.Module):
    """States of words, each sentence read alone, to states that know the words before and after them."""

    def __init__(self) -> None:
        super().__init__()
        self.project = nn.Linear(HIDDEN, PROJECTED)
        self.marks = nn.Embedding(MARKS, MARK)
        self.recurrent = nn.LSTM(PROJECTED + MARK, RECURRENT, bidirectional=True)
        self.dropout = nn.Dropout(0.25)

    def forward(self, states: Tensor, marks: Tensor) -> Tensor:
        """(words, batch, HIDDEN) and (words, batch) → (words, batch, CONTEXT)."""
        joined = torch.cat([F.leaky_relu(self.project(self.dropout(states)), 0.1), self.marks(marks)], -1)
        result: Tensor = self.dropout(self.recurrent(self.dropout(joined))[0])
        return result


class Links(nn.Module):
    """Scores which span belongs to which: a product of projections, and terms for their distance."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(2 * CONTEXT, LINK), nn.Linear(2 * CONTEXT, LINK)
        self.terms = nn.Embedding(LINK_TERMS, 1)
        nn.init.zeros_(self.terms.weight)

    def forward(self, left: Tensor, right: Tensor, terms: Tensor) -> Tensor:
        """Ends of *n* and *m* spans (…, 2 × CONTEXT) and their terms (n, m, 3) → (n, m)."""
        product = self.left(left) @ self.right(right).T * LINK**-0.5
        scores: Tensor = product + self.terms(terms).squeeze(-1).sum(-1)
        return scores


class AttributionHead(nn.Module):
    """Speaker, cue and content as tags of one chain, and what belongs to what."""

    def __init__(self) -> None:
        super().__init__()
        self.tag = nn.Linear(CONTEXT, len(TAGS))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS) + 1, len(TAGS)))  # the last row: how a document begins
        self.speaker_of, self.cue_of = Links(), Links()
        self.nobody = nn.Linear(2 * CONTEXT, 1)

    def allowed(self) -> Tensor:
        """The transitions with those that no sequence of tags may have made impossible."""
        return self.transitions + forbidden_moves()

    def chain_loss(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Negative log likelihood a word of the gold tags: ``scores`` (words, batch, tags), ``tags`` (words, batch)."""
        moves = self.allowed()
        total = scores[0] + moves[-1]
        gold = scores[0].gather(1, tags[0][:, None])[:, 0] + moves[-1][tags[0]]
        for word in range(1, len(scores)):
            alive = (word < lengths)[:, None]
            step = torch.logsumexp(total[:, :, None] + moves[None, :-1], 1) + scores[word]
            total = torch.where(alive, step, total)
            move = moves[tags[word - 1], tags[word]] + scores[word].gather(1, tags[word][:, None])[:, 0]
            gold = gold + torch.where(alive[:, 0], move, torch.zeros(()))
        return (torch.logsumexp(total, 1) - gold).sum() / lengths.sum()

    def link_loss(self, states: Tensor, attributions: Sequence[Attribution], paragraphs: Sequence[int]) -> Tensor:
        """Loss of the gold links of one chunk, from the states of its words (words, CONTEXT)."""
        cues = [a.cue for a in attributions]
        speakers = sorted({a.speaker for a in attributions if a.speaker})
        contents = [(piece, number) for number, a in enumerate(attributions) for piece in a.content]
        cue_ends, losses = ends(states, cues), []
        nobody = self.nobody(cue_ends)
        if speakers:
            scores = self.speaker_of(cue_ends, ends(states, speakers), _terms(cues, speakers, paragraphs))
            target = [speakers.index(a.speaker) if a.speaker else len(speakers) for a in attributions]
            losses.append(F.cross_entropy(torch.cat([scores, nobody], 1), torch.tensor(target)))
        pieces = [piece for piece, _ in contents]
        scores = self.cue_of(ends(states, pieces), cue_ends, _terms(pieces, cues, paragraphs))
        losses.append(F.cross_entropy(scores, torch.tensor([number for _, number in contents])))
        return torch.stack(losses).sum()


def forbidden_moves() -> Tensor:
    """NEVER where a tag inside a span does not follow its own span."""
    moves = torch.zeros(len(TAGS) + 1, len(TAGS))
    for after, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            moves[[row for row, name in enumerate((*TAGS, "")) if name[2:] != tag[2:]], after] = NEVER
    return moves


def ends(states: Tensor, spans: Sequence[WordSpan]) -> Tensor:
    """The states of the first and the last word of each span, side by side."""
    first, last = torch.tensor([s for s, _ in spans]), torch.tensor([e - 1 for _, e in spans])
    return torch.cat([states[first], states[last]], -1)


def _terms(left: Sequence[WordSpan], right: Sequence[WordSpan], paragraphs: Sequence[int]) -> Tensor:
    return torch.from_numpy(link_terms(left, right, paragraphs))


class AntecedentHead(nn.Module):
    """Scores earlier mentions as antecedents: it teaches the encoder who is who; the package has a head of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.anaphor, self.antecedent = nn.Linear(HIDDEN, 2 * LINK), nn.Linear(HIDDEN, 2 * LINK)
        self.distance = nn.Embedding(GAPS, 1)
        self.new = nn.Linear(HIDDEN, 1)
        nn.init.zeros_(self.distance.weight)

    def loss(self, states: Tensor, words: Sequence[int], chains: Sequence[str | None]) -> Tensor:
        """Marginal loss of the gold antecedents (or of none) of each mention, given head words in their order."""
        mentions = states[torch.tensor(words)]
        spans = [(word, word + 1) for word in words]
        scores = self.anaphor(mentions) @ self.antecedent(mentions).T * (2 * LINK) ** -0.5
        gaps = torch.tensor([[gap_of(one, other) for other in spans] for one in spans])
        scores = scores + self.distance(gaps).squeeze(-1)
        count = len(words)
        earlier = torch.ones(count, count, dtype=torch.bool).tril(-1)
        same = torch.tensor([[c is not None and c == d for d in chains] for c in chains]) & earlier
        first = ~same.any(1, keepdim=True)
        scores = torch.cat([scores.masked_fill(~earlier, NEVER), self.new(mentions)], 1)
        gold = scores.masked_fill(~torch.cat([same, first], 1), NEVER)
        return (torch.logsumexp(scores, 1) - torch.logsumexp(gold, 1)).mean()
