"""How surely somebody says it: what the cue and the words around it take back ("may have", "reportedly")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.ontology.cues import CueLexicon
from dragoman.record.cue_finding import CueHit
from dragoman.types.analysis import Sentence

HEDGING = ("aux", "advmod", "amod", "xcomp", "cop")


def claim_confidence(sentence: Sentence, hit: CueHit, lexicon: CueLexicon) -> float:
    """1 for plain words, less for each of: a hedging cue, a hedge beside it, a hedge on what is said."""
    beside = _strongest(sentence, (hit.token,), lexicon)
    said = _strongest(sentence, hit.content.heads, lexicon)
    return round((1 - hit.cue.hedge) * (1 - beside) * (1 - said), 2)


def _strongest(sentence: Sentence, heads: Iterable[int], lexicon: CueLexicon) -> float:
    return max((h for head in heads for h in _hedges(sentence, head, lexicon)), default=0.0)


def _hedges(sentence: Sentence, head: int, lexicon: CueLexicon) -> Iterator[float]:
    """The strength of each word that hedges the clause at ``head``; "appears to have left" hedges by its own verb."""
    own = sentence.tokens[head]
    if any(sentence.tokens[c].deprel == "xcomp" for c in sentence.children[head]):
        yield lexicon.hedges.get(own.lemma.lower(), 0.0)
    for child in sentence.dependents(head, *HEDGING):
        yield lexicon.hedges.get(sentence.tokens[child].lemma.lower(), 0.0)
