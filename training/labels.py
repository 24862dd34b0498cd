"""What each head chooses from, read off the training data."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from dragoman.analysis.heads.lemma import SAME, apply_script, script_for
from training.corpora import Corpora, TreeSentence

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


def lemma_exceptions(trees: Iterable[TreeSentence], labels: Labels) -> dict[tuple[str, str], str]:
    """Forms whose lemma no frequent script makes, by (lower form, part of speech): the majority where they agree."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    known = set(labels.lemma) | {SAME}
    for sentence in trees:
        for form, tag, lemma in zip(sentence.words, sentence.upos, sentence.lemmas, strict=True):
            seen[form.lower(), tag][lemma if script_for(form, lemma) not in known else ""] += 1
    return {
        key: counts.most_common(1)[0][0]
        for key, counts in sorted(seen.items())
        if counts.most_common(1)[0][0] and _plain(key[0], counts.most_common(1)[0][0])
    }


def _plain(form: str, lemma: str) -> bool:
    """An irregular word of the language, not a slip of the pen that an annotator put right."""
    return form.isalpha() and lemma.isalpha() and apply_script(form, SAME) != lemma
