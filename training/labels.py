"""What each head chooses from, read off the training data."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from dragoman.analysis.heads.lemma import LemmaLexicon, script_for
from dragoman.analysis.weights import known_words
from training.corpora import Corpora, TreeSentence

# The 16 types of PLOVER, in the order of its manual from cooperation to conflict, and none of them.
EVENTS = tuple(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)
NO_EVENT = "NONE"

RARE_FEATURES = 3
RARE_SCRIPT = 4


@dataclass(frozen=True, slots=True)
class Labels:
    """Inventories in the order of the network's outputs."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    relations: tuple[str, ...]
    worldwide: tuple[str, ...]
    politics: tuple[str, ...]
    events: tuple[str, ...] = (*EVENTS, NO_EVENT)

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Labels:
        return cls(**{name: tuple(values) for name, values in json.loads(path.read_text(encoding="utf-8")).items()})


def collect_labels(corpora: Corpora) -> Labels:
    """Inventories of the training data; rare bundles of features and rare lemma scripts are left out."""
    trees = corpora.trees
    return Labels(
        upos=_frequent((tag for s in trees for tag in s.upos), 1),
        feats=_frequent((bundle for s in trees for bundle in s.feats), RARE_FEATURES),
        lemma=_frequent(
            (script_for(form, lemma) for s in trees for form, lemma in zip(s.words, s.lemmas, strict=True)), RARE_SCRIPT
        ),
        relations=_frequent((relation for s in trees for relation in s.relations), 1),
        worldwide=_bio(tag for s in corpora.worldwide for tag in s.tags),
        politics=_bio(tag for s in corpora.politics for tag in s.tags),
    )


def _frequent(values: Iterable[str], least: int) -> tuple[str, ...]:
    counts = Counter(values)
    return tuple(sorted((value for value, count in counts.items() if count >= least), key=lambda v: (-counts[v], v)))


def _bio(tags: Iterable[str]) -> tuple[str, ...]:
    kinds = sorted({tag[2:] for tag in tags if tag != "O"})
    return ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


# A form is in the lexicon if it was seen so often, with one lemma in such a share; below, the network's scripts decide.
SEEN, AGREED = 2, 0.8
_ENDINGS = ("s", "ed", "ing", "er", "est")
_OPEN_TO_NAMES = frozenset(("PROPN", "NUM", "PUNCT", "SYM", "X"))


def lemma_lexicon(trees: Iterable[TreeSentence]) -> dict[tuple[str, str], str]:
    """Lemmas of the forms seen in training, by (lower-case form, part of speech).

    Forms that are their own lemma are listed only where their ending might deceive (*news*, *during*).
    """
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in trees:
        for form, tag, lemma in zip(sentence.words, sentence.upos, sentence.lemmas, strict=True):
            if tag not in _OPEN_TO_NAMES:
                seen[form.lower(), tag][lemma] += 1
    best = {key: (counts.most_common(1)[0], counts.total()) for key, counts in sorted(seen.items())}
    agreed = {key: lemma for key, ((lemma, count), total) in best.items() if count >= max(SEEN, AGREED * total)}
    return {
        (form, tag): lemma
        for (form, tag), lemma in agreed.items()
        if _plain(form, lemma) and (lemma != form or form.endswith(_ENDINGS))
    }


def irregular_forms(path: Path) -> dict[tuple[str, str], str]:
    """Forms of ``training/irregular.tsv``; those that are also bases (*fell*, *saw*) are left to the network."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    bases = {(base, upos) for upos, base, _ in rows} | {(base, "VERB") for base in _OTHER_BASES}
    pairs = [((form, upos), base) for upos, base, forms in rows for form in forms.split()]
    return {key: base for key, base in pairs if key not in bases}


# Bases that are forms of other verbs too.
_OTHER_BASES = frozenset("bore bound fell found ground lay saw wound".split())


def _plain(form: str, lemma: str) -> bool:
    """A word and its lemma, not a slip of the pen that an annotator put right, nor a sign."""
    return all(char.isalpha() or char in "'’" for char in form) and lemma.isalpha()


def full_lexicon(trees: Iterable[TreeSentence], vocabulary: list[str]) -> LemmaLexicon:
    """What the package's lemmatiser has: the lexicon of the treebanks over that of irregular forms."""
    irregular = irregular_forms(Path(__file__).with_name("irregular.tsv"))
    return LemmaLexicon(irregular | lemma_lexicon(trees), known_words(vocabulary))
