"""The analysis model against a peer in the same run: ``python -m benchmarks.analysis [--train] [--json]``.

The peer is a spaCy pipeline of the shape of ``en_core_web_sm``, trained here on what Dragoman's model learnt from: the
trees of EWT and GUM train and the entities of the Worldwide train articles. A published pipeline would have other
labels, other tokens and other texts; with this one they are the same, and what differs is the model and where it
starts: Dragoman's from a pretrained encoder, the peer, like its pattern, from nothing. It has a convolutional
``tok2vec`` (hash embeddings of 5000, 1000, 2500 and 2500 rows, 96 wide, 4 deep) under tagger and parser and another
under the entities, as there; it has no lemmas and no features, which Dragoman's time includes.

Both are scored by ``training.scores`` on gold words, one sentence at a time and with its bounds given, and timed from
the raw text of GUM dev to trees and entities. The text comes as documents of the length of a report, which spaCy reads
as a stream (``nlp.pipe``) and Dragoman one by one. The words of a second are those of the treebank for both, so the
ratio of the speeds is that of the times. Repeats take turns, so that a slow moment of the machine meets both, and times
are those of the processor, so that waiting for the core does not count; other work on the machine still costs caches,
and the ratio of each repeat is printed to show how much that is.

One core for both: the process starts itself again, bound to its last allowed core and with every pool of threads at one
(``OMP_NUM_THREADS`` and its kin have to be set before numpy is loaded). The peer is trained on that core too, once:
about 16 minutes of the processor, kept in ``training/out/spacy-peer``; ``--train`` makes it anew. Needs Linux, the extra
``benchmark`` and the corpora.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import spacy
from spacy import about
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import fix_random_seed
from thinc.api import Adam

from dragoman.analysis.analyser import Analyser
from dragoman.analysis.weights import DATA
from dragoman.types.document import Document
from training.corpora import Corpora, TaggedSentence, TreeSentence, load_corpora
from training.paths import CORPORA, OUT
from training.rawtext import read_raw
from training.scores import accuracy, span_scores, tree_scores

PEER = OUT / "spacy-peer"
THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
SEED = 20
TREE_EPOCHS, ENTITY_EPOCHS = 9, 7
GROUP = 6  # sentences of a training document, at most: the parser has to learn where sentences end
REPORT = 3000  # characters
SPEED = "GUM dev as text, words a second"
TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 2500],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}

Tree = tuple[list[str], list[tuple[int, str]]]
Entity = tuple[int, int, str]
Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class System:
    """What is compared: trees and entities of given words, and documents read from their text."""

    name: str
    trees: Callable[[Sequence[Sequence[str]]], list[Tree]]
    entities: Callable[[Sequence[Sequence[str]]], list[list[Entity]]]
    read: Callable[[Sequence[str]], object]


def dragoman(analyser: Analyser) -> System:
    """Dragoman's model as the package runs it."""

    def trees(sentences: Sequence[Sequence[str]]) -> list[Tree]:
        parsed = analyser.parse(sentences)
        return [([row[2] for row in rows], [(row[0], row[1]) for row in rows]) for rows in parsed]

    def read(texts: Sequence[str]) -> object:
        return [analyser.analyse(Document("speed", text)) for text in texts]

    return System("Dragoman", trees, analyser.entities, read)


def peer(nlp: Language) -> System:
    """The spaCy pipeline; it is told that a given sentence is one, as Dragoman is."""

    def given(sentences: Sequence[Sequence[str]]) -> Iterator[Doc]:
        return nlp.pipe(Doc(nlp.vocab, words=list(s), sent_starts=[True] + [False] * (len(s) - 1)) for s in sentences)

    def trees(sentences: Sequence[Sequence[str]]) -> list[Tree]:
        return [([token.tag_ for token in doc], [_arc(token) for token in doc]) for doc in given(sentences)]

    def entities(sentences: Sequence[Sequence[str]]) -> list[list[Entity]]:
        return [[(e.start, e.end, e.label_) for e in doc.ents] for doc in given(sentences)]

    return System("spaCy", trees, entities, lambda texts: list(nlp.pipe(texts)))


def _arc(token: spacy.tokens.Token) -> tuple[int, str]:
    """As the treebank writes it: the root's head is 0, the rest count from 1."""
    return (0, "root") if token.head.i == token.i else (token.head.i + 1, token.dep_)


def build() -> Language:
    """The pipeline, untrained. Sizes are those of ``en_core_web_sm``; spaces, which gold words lack, are no feature."""
    nlp = spacy.blank("en")
    hidden = {"@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False, "hidden_width": 64}
    hidden |= {"maxout_pieces": 2, "use_upper": True}
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    nlp.add_pipe("parser", config={"model": hidden | {"state_type": "parser", "tok2vec": LISTENER}})
    nlp.add_pipe("ner", config={"model": hidden | {"state_type": "ner", "tok2vec": TOK2VEC}})
    return nlp


def train(corpora: Corpora) -> Language:
    """Trees and entities each in turn: they share no weights. The same seed gives the same pipeline on one machine."""
    fix_random_seed(SEED)
    chance = random.Random(SEED)
    nlp = build()
    began = time.process_time()

    def trees() -> list[Example]:
        return [_tree_example(nlp, group) for group in _groups(corpora.trees, chance)]

    def entities() -> list[Example]:
        return [_entity_example(nlp, sentence) for sentence in corpora.worldwide]

    first = trees() + entities()
    nlp.initialize(lambda: first)
    for pipes, examples, epochs in (
        (["tok2vec", "tagger", "parser"], trees, TREE_EPOCHS),
        (["ner"], entities, ENTITY_EPOCHS),
    ):
        with nlp.select_pipes(enable=pipes):
            _learn(nlp, examples, epochs, chance)
    nlp.meta["training_seconds"] = round(time.process_time() - began)
    return nlp


def _groups(trees: Sequence[TreeSentence], chance: random.Random) -> Iterator[Sequence[TreeSentence]]:
    start = 0
    while start < len(trees):
        end = start + chance.randint(1, GROUP)
        yield trees[start:end]
        start = end


def _tree_example(nlp: Language, group: Sequence[TreeSentence]) -> Example:
    words = [word for sentence in group for word in sentence.words]
    heads: list[int] = []
    for sentence in group:
        first = len(heads)
        heads.extend(first + (head - 1 if head else i) for i, head in enumerate(sentence.heads))
    relations = ["ROOT" if head == 0 else r for s in group for head, r in zip(s.heads, s.relations, strict=True)]
    tags = [tag for sentence in group for tag in sentence.upos]
    gold = Doc(nlp.vocab, words=words, tags=tags, heads=heads, deps=relations)
    return Example(Doc(nlp.vocab, words=words), gold)


def _entity_example(nlp: Language, sentence: TaggedSentence) -> Example:
    words = list(sentence.words)
    return Example(Doc(nlp.vocab, words=words), Doc(nlp.vocab, words=words, ents=list(sentence.tags)))


def _learn(nlp: Language, examples: Callable[[], list[Example]], epochs: int, chance: random.Random) -> None:
    """spaCy's usual optimiser, dropout and batches of 100 growing to 1000 words; the rate falls to nothing."""
    words = epochs * sum(len(example) for example in examples())
    done = steps = 0
    optimizer = Adam(0.001, beta1=0.9, beta2=0.999, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0)
    size = (min(1000, int(100 * 1.001 ** min(step, 9999))) for step in itertools.count())
    for epoch in range(1, epochs + 1):
        losses: dict[str, float] = {}
        epoch_examples = examples()
        chance.shuffle(epoch_examples)
        began = time.process_time()
        for batch in minibatch_by_words(epoch_examples, size, tolerance=0.2):
            optimizer.learn_rate = 0.001 * min(1.0, steps / 250) * (1 - done / words)
            nlp.update(batch, drop=0.1, sgd=optimizer, losses=losses)
            done += sum(len(example) for example in batch)
            steps += 1
        report = {name: round(loss) for name, loss in losses.items()}
        print(f"epoch {epoch}, {time.process_time() - began:.0f} s, losses {report}", file=sys.stderr, flush=True)


def load_peer(corpora: Corpora, anew: bool) -> Language:
    """The trained pipeline; trained now where there is none yet, or where it is asked for."""
    if anew or not (PEER / "meta.json").exists():
        train(corpora).to_disk(PEER)
    return spacy.load(PEER)


def accuracies(system: System, corpora: Corpora) -> Scores:
    """LAS and parts of speech of each dev set of trees, and F1 of the Worldwide entities."""
    scores: Scores = {}
    for name, sentences in corpora.tree_dev.items():
        found = system.trees([s.words for s in sentences])
        gold = [list(zip(s.heads, s.relations, strict=True)) for s in sentences]
        title = f"{name.upper()} dev"
        scores[f"{title}, LAS"] = tree_scores(gold, [arcs for _, arcs in found])["LAS"]
        scores[f"{title}, UPOS"] = accuracy([s.upos for s in sentences], [tags for tags, _ in found])
    tagged = corpora.entity_dev["worldwide"]
    entities = system.entities([s.words for s in tagged])
    scores["Worldwide dev, entities F1"] = span_scores([s.spans for s in tagged], entities)["F1"]
    return scores


def documents(text: str) -> list[str]:
    """Whole paragraphs, as many as make up the length of a report."""
    texts = [""]
    for paragraph in text.split("\n\n"):
        if len(texts[-1]) > REPORT:
            texts.append("")
        texts[-1] += f"{paragraph}\n\n"
    return texts


def seconds(systems: Sequence[System], texts: Sequence[str], repeats: int) -> list[list[float]]:
    """Seconds of each repeat in which each system reads the texts; a first reading, which fills caches, not counted."""
    spent: dict[str, list[float]] = {system.name: [] for system in systems}
    for repeat in range(repeats + 1):
        for system in systems:
            began = time.process_time()
            system.read(texts)
            if repeat:
                spent[system.name].append(time.process_time() - began)
    return list(spent.values())


def on_one_core() -> None:
    """Start again on one core with one thread, unless that is so already."""
    cores = os.sched_getaffinity(0)
    if len(cores) > 1 or any(os.environ.get(name) != count for name, count in THREADS.items()):
        os.sched_setaffinity(0, {max(cores)})
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], os.environ | THREADS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the corpora (or set DRAGOMAN_CORPORA)")
    parser.add_argument("--weights", type=Path, default=DATA, help="folder of Dragoman's model")
    parser.add_argument("--train", action="store_true", help="train the peer anew")
    parser.add_argument("--repeats", type=int, default=3, help="timed readings of each, in turn")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    on_one_core()
    corpora = load_corpora(arguments.corpora)
    raw = read_raw(arguments.corpora / "treebank" / "gum-dev.conllu")
    analyser, nlp = Analyser.load(arguments.weights), load_peer(corpora, arguments.train)
    systems = [dragoman(analyser), peer(nlp)]
    ours, theirs = (accuracies(system, corpora) for system in systems)
    spent = seconds(systems, documents(raw.text), arguments.repeats)
    ours[SPEED], theirs[SPEED] = (round(len(raw.words) / median(row)) for row in spent)
    report = {
        "Dragoman": analyser.model[:12],
        "spaCy": about.__version__,
        "training_seconds": nlp.meta["training_seconds"],
        "figures": {
            name: {"Dragoman": own, "spaCy": theirs[name], "ratio": round(own / theirs[name], 3)}
            for name, own in ours.items()
        },
        "speed_ratio_of_each_repeat": [round(peers / own, 3) for own, peers in zip(*spent, strict=True)],
    }
    print(json.dumps(report, indent=1) if arguments.json else as_table(report))


def as_table(report: dict[str, Any]) -> str:
    """The report for a reader."""
    lines = [f"{'':34}{'Dragoman':>10}{'spaCy':>10}{'ratio':>8}"]
    for name, row in report["figures"].items():
        lines.append(f"{name:34}{row['Dragoman']:>10,}{row['spaCy']:>10,}{row['ratio']:>8.3f}")
    repeats = ", ".join(f"{each:.3f}" for each in report["speed_ratio_of_each_repeat"])
    lines.append(f"ratio of the speeds in each repeat: {repeats}")
    trained = f"{report['training_seconds']:,} processor seconds"
    lines.append(f"Dragoman's model {report['Dragoman']}; spaCy {report['spaCy']}, trained in {trained}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
