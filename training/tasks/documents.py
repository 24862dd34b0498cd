"""Attribution and coreference: chunks of documents, whose sentences are encoded alone and read together."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import Tensor

from dragoman.analysis.heads.attribution import TAGS, Attribution, WordSpan
from dragoman.analysis.quotes import document_marks, paragraphs_of
from training.documents import AttributedDocument, ChainedDocument, Chunk, Words, chunks_of
from training.model import Network
from training.tasks.base import Losses, Setting

CHUNK = 240  # words; the recurrent layer reads whole documents at run time
CHAIN_CHUNK = 500
GROUPS = 5  # in which the sentences of a batch are padded
WORDS_A_PIECE = 0.8


class AttributionTask:
    """PolNeAR: speaker, cue and content, and their links."""

    name = "attribution"

    def __init__(self, documents: Sequence[AttributedDocument], setting: Setting, weight: float) -> None:
        self.documents, self.setting, self.weight = documents, setting, weight

    def plan(self, chance: random.Random) -> list[list[Chunk]]:
        return _batches(chunks_of([d.sentences for d in self.documents], CHUNK, chance), self.setting, chance)

    def losses(self, network: Network, batch: list[Chunk], chance: random.Random) -> Losses:
        documents = [self.documents[chunk.document] for chunk in batch]
        sentences = [d.sentences[c.sentences.start : c.sentences.stop] for d, c in zip(documents, batch, strict=True)]
        states = encode_chunks(network, self.setting, sentences)
        lengths = torch.tensor([len(rows) for rows in states])
        marks, tags = torch.zeros(int(lengths.max()), len(batch)).long(), torch.zeros(int(lengths.max()), len(batch)).long()
        golds = [attributions_within(d, c) for d, c in zip(documents, batch, strict=True)]
        for column, (document, chunk) in enumerate(zip(documents, batch, strict=True)):
            rows = slice(chunk.sentences.start, chunk.sentences.stop)
            marks[: chunk.words, column] = torch.tensor(document_marks(sentences[column], document.paragraphs[rows]))
            tags[: chunk.words, column] = torch.tensor(tags_of(golds[column], chunk.words))
        context = network.context(torch.nn.utils.rnn.pad_sequence(states), marks)
        head = network.attribution
        losses = {"attribution": head.chain_loss(head.tag(context), tags, lengths) * self.weight}
        paragraphs = [paragraphs_of(column) for column in marks.T.tolist()]
        links = [head.link_loss(context[:, i], gold, paragraphs[i]) for i, gold in enumerate(golds) if gold]
        if links:
            losses["links"] = torch.stack(links).mean() * 0.2
        return losses


class ChainTask:
    """GUM: which earlier mention a mention goes back to."""

    name = "chains"

    def __init__(self, documents: Sequence[ChainedDocument], setting: Setting, weight: float) -> None:
        self.documents, self.setting, self.weight = documents, setting, weight

    def plan(self, chance: random.Random) -> list[list[Chunk]]:
        return _batches(chunks_of([d.sentences for d in self.documents], CHAIN_CHUNK, chance), self.setting, chance)

    def losses(self, network: Network, batch: list[Chunk], chance: random.Random) -> Losses:
        documents = [self.documents[chunk.document] for chunk in batch]
        sentences = [d.sentences[c.sentences.start : c.sentences.stop] for d, c in zip(documents, batch, strict=True)]
        losses = []
        for chunk, document, states in zip(batch, documents, encode_chunks(network, self.setting, sentences), strict=True):
            mentions = {w - chunk.first: k for w, k in document.chains.items() if 0 <= w - chunk.first < chunk.words}
            words = sorted(mentions)
            if len(words) > 1:
                losses.append(network.antecedent.loss(states, words, [mentions[word] for word in words]))
        return {"chains": torch.stack(losses).mean() * self.weight} if losses else {}


def encode_chunks(network: Network, setting: Setting, chunks: Sequence[Sequence[Words]]) -> list[Tensor]:
    """States of the words of each chunk, (words, HIDDEN); sentences of like length are encoded together."""
    rows = [(number, index) for number, chunk in enumerate(chunks) for index in range(len(chunk))]
    rows.sort(key=lambda row: setting.pieces.count(chunks[row[0]][row[1]]))
    found: dict[tuple[int, int], Tensor] = {}
    bounds = [len(rows) * part // GROUPS for part in range(GROUPS + 1)]
    for part in (rows[start:end] for start, end in zip(bounds, bounds[1:], strict=False) if start < end):
        inputs = setting.inputs([chunks[number][index] for number, index in part])
        layers = network.encoder(inputs.ids, inputs.shapes, inputs.mask)
        states = network.document_mix(layers, inputs.first, inputs.shapes)
        for place, (number, index) in enumerate(part):
            found[number, index] = states[place, 1 : len(chunks[number][index]) + 1]
    return [torch.cat([found[n, index] for index in range(len(chunk))]) for n, chunk in enumerate(chunks)]


def _batches(chunks: list[Chunk], setting: Setting, chance: random.Random) -> list[list[Chunk]]:
    """As many chunks as a batch holds, in random order."""
    chance.shuffle(chunks)
    batches: list[list[Chunk]] = []
    size = 0
    for chunk in chunks:
        if not batches or size + chunk.words > setting.batch * WORDS_A_PIECE:
            batches.append([])
            size = 0
        batches[-1].append(chunk)
        size += chunk.words
    return batches


def attributions_within(document: AttributedDocument, chunk: Chunk) -> list[Attribution]:
    """Those whose cue lies in the chunk, in its own word numbers; what lies outside the chunk is cut off."""
    found = []
    for attribution in document.attributions:
        cue = _within(attribution.cue, chunk)
        content = tuple(span for piece in attribution.content if (span := _within(piece, chunk)))
        if cue and content:
            speaker = _within(attribution.speaker, chunk) if attribution.speaker else None
            found.append(Attribution(cue, speaker, content))
    return found


def _within(span: WordSpan, chunk: Chunk) -> WordSpan | None:
    start, end = max(span[0] - chunk.first, 0), min(span[1] - chunk.first, chunk.words)
    return (start, end) if start < end else None


def tags_of(attributions: Sequence[Attribution], words: int) -> list[int]:
    """A tag a word: contents first, then speakers and cues over them, so that claims inside claims keep theirs."""
    tags = ["O"] * words
    for role in ("content", "speaker", "cue"):
        for attribution in attributions:
            for start, end in spans_in(attribution, role):
                tags[start:end] = [f"B-{role}"] + [f"I-{role}"] * (end - start - 1)
    return [TAGS.index(tag) for tag in sound(tags)]


def spans_in(attribution: Attribution, role: str) -> tuple[WordSpan, ...]:
    """The spans of a role."""
    if role == "content":
        return attribution.content
    span = attribution.cue if role == "cue" else attribution.speaker
    return (span,) if span else ()


def sound(tags: list[str]) -> list[str]:
    """What is left of a painted-over span begins anew."""
    return [
        f"B-{tag[2:]}" if tag.startswith("I-") and (i == 0 or tags[i - 1][2:] != tag[2:]) else tag
        for i, tag in enumerate(tags)
    ]
