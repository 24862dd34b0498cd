"""Scores of the torch network on the dev sets, on gold tokens."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor

from dragoman.analysis.heads.entities import decode_entities, spans_of, transitions
from dragoman.analysis.heads.lemma import LemmaLexicon, decode_lemmas
from dragoman.analysis.heads.tree import decode_tree
from dragoman.analysis.weights import features_of
from dragoman.analysis.wordpiece import WordPieces, straighten
from training.batches import Inputs, group, inputs_of
from training.corpora import Corpora, TaggedSentence, TreeSentence
from training.labels import Labels
from training.model import Network
from training.scores import accuracy, span_scores, tree_scores

Values = tuple[str, str, str, int, str]


class Evaluation:
    """The network with what is needed to read its outputs."""

    def __init__(self, network: Network, labels: Labels, pieces: WordPieces, lexicon: LemmaLexicon) -> None:
        self.network, self.labels, self.pieces, self.lexicon = network, labels, pieces, lexicon

    def dev(self, corpora: Corpora, limit: int | None = None) -> dict[str, dict[str, float]]:
        """Scores of all dev sets; ``limit`` takes only the first sentences of each."""
        self.network.eval()
        with torch.inference_mode():
            scores = {name: self.trees(sentences[:limit]) for name, sentences in corpora.tree_dev.items()}
            for name, tagged in corpora.entity_dev.items():
                scores[name] = self.entities(tagged[:limit], "politics" if name.startswith("crossner") else name)
        return scores

    def trees(self, sentences: Sequence[TreeSentence]) -> dict[str, float]:
        found = self.parse([s.words for s in sentences])
        gold_arcs = [list(zip(s.heads, s.relations, strict=True)) for s in sentences]
        scores = tree_scores(gold_arcs, [[(head, relation) for _, _, _, head, relation in row] for row in found])
        gold = {"UPOS": [s.upos for s in sentences], "FEATS": [s.feats for s in sentences]}
        for place, (name, values) in enumerate((*gold.items(), ("LEMMA", [s.lemmas for s in sentences]))):
            scores[name] = accuracy(values, [[str(word[place]) for word in row] for row in found])
        return scores

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[list[Values]]:
        """For each word: part of speech, features, lemma, head, relation."""
        result: list[list[Values]] = [[] for _ in sentences]
        for rows, inputs in self._batches(sentences):
            layers = self.network.encoder(inputs.ids, inputs.shapes, inputs.mask)
            syntax = self.network.syntax(layers, inputs.first, inputs.shapes)
            tags = {name: getattr(syntax, name).argmax(-1).tolist() for name in ("upos", "feats", "lemma")}
            for place, row in enumerate(rows):
                words, arcs = sentences[row], syntax.arcs[place]
                heads = decode_tree(arcs[1 : len(words) + 1, : len(words) + 1].numpy())
                scores = self.network.relation(
                    syntax.dependents[place, 1 : len(words) + 1], syntax.heads[place][torch.tensor(heads)]
                )
                relations = [self.labels.relations[i] for i in scores.argmax(-1).tolist()]
                upos = [self.labels.upos[tag] for tag in tags["upos"][place][1 : len(words) + 1]]
                feats = [self.labels.feats[tag] for tag in tags["feats"][place][1 : len(words) + 1]]
                scripts = [self.labels.lemma[tag] for tag in tags["lemma"][place][1 : len(words) + 1]]
                straight, bundles = [straighten(word) for word in words], [features_of(bundle) for bundle in feats]
                lemmas = decode_lemmas(straight, upos, bundles, scripts, self.lexicon)
                result[row] = list(zip(upos, feats, lemmas, heads, relations, strict=True))
        return result

    def entities(self, sentences: Sequence[TaggedSentence], scheme: str) -> dict[str, float]:
        tags = getattr(self.labels, scheme)
        head: Callable[[Tensor], Tensor] = getattr(self.network, scheme)
        allowed = transitions(tags)
        found: list[list[tuple[int, int, str]]] = [[] for _ in sentences]
        for rows, inputs in self._batches([s.words for s in sentences]):
            layers = self.network.encoder(inputs.ids, inputs.shapes, inputs.mask)
            scores = head(self.network.entities(layers, inputs.first, inputs.shapes)).numpy()
            for place, row in enumerate(rows):
                found[row] = decode_entities(scores[place, 1 : len(sentences[row].words) + 1], tags, allowed)
        return span_scores([spans_of(s.tags) for s in sentences], found)

    def _batches(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[int], Inputs]]:
        lengths = [self.pieces.count(words) for words in sentences]
        for rows in group(lengths, 4000, random.Random(0)):
            yield rows, inputs_of([self.pieces.encode(sentences[row]) for row in rows])
