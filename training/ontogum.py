"""GUM's chains in the manner of OntoNotes, by the rules of OntoGUM (Zhu, Pradhan and Zeldes 2021).

GUM marks more as coreferent than OntoNotes does. The steps below are those of the conversion that GUM's authors publish
(``ontogum.py`` in GUM's build tools), in their order and, where it shows in the result, with their limits; the code is
our own. A chain is a line of mentions, each of which points to the next:

1. a noun's clauses (``acl``) belong to its mention;
2. a mention headed by a verb shrinks to the verb, unless it ends its chain;
3. apposition: both parts become one larger mention;
4. a cataphoric mention leaves its chain;
5. compound modifiers without a proper noun are no mentions, and the chain breaks where one stood;
6. what a copula predicates of something is no mention of it;
7. the chain breaks before a mention that is not definite, unless it is what somebody calls "himself";
8. "some" alone is no mention; nor is one inside the mention before it;
9. chains of one mention are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from training.coreference_corpora import Clusters, GoldDocument, GoldMention, GoldWord, Span

_DEFINITE_DETERMINERS = frozenset("the this that those these all every any no such".split())
_DEFINITE_HEADS = frozenset(("PRP", "PRP$", "DT", "FW", "NNP", "NNPS"))
_CLOSING = frozenset("' \" ) ] ’ ” ） }".split())
Tree = Sequence[GoldWord]


@dataclass(frozen=True, slots=True)
class Link:
    """A mention on its way through the steps, with what the gold tree says of it (before any step)."""

    mention: GoldMention
    head: int
    definite: bool
    predicate: bool
    merged: bool = False

    @property
    def span(self) -> Span:
        return self.mention.span


def ontogum_clusters(document: GoldDocument) -> Clusters:
    """The chains of a GUM document as OntoGUM has them; needs the gold trees."""
    chains: dict[str, list[GoldMention]] = {}
    for mention in document.mentions:
        chains.setdefault(mention.chain, []).append(mention)
    found: Clusters = []
    for mentions in chains.values():
        if len(mentions) > 1:
            found.extend(_convert(mentions, document.trees))
    return [spans for spans in found if len(spans) > 1]


def _convert(mentions: list[GoldMention], trees: Sequence[Tree]) -> Iterator[list[Span]]:
    links = [_link(_with_clauses(mention, trees[mention.sentence]), trees[mention.sentence]) for mention in mentions]
    links = [_shrunk(link, trees[link.mention.sentence]) for link in links[:-1]] + links[-1:]
    links = _merge_appositions(links, trees)
    links = [link for link in links if link.mention.link != "cata"]
    for part in _broken_at_compounds(links, trees):
        for chain in _broken_at_indefinites(_without_predicates(part), trees):
            kept = [link for i, link in enumerate(chain) if i == 0 or _text(link, trees) != "some"]
            yield [link.span for link in _without_nested(kept)]


def _link(mention: GoldMention, tree: Tree) -> Link:
    head = head_of(mention, tree)
    return Link(mention, head, _is_definite(mention, head, tree), _is_predicate(mention, head, tree))


def head_of(mention: GoldMention, tree: Tree) -> int:
    """Index of the first word of a mention that hangs on a word outside it."""
    inside = range(mention.start + 1, mention.end + 1)
    return next((i for i in range(mention.start, mention.end) if tree[i].head not in inside), mention.start)


def _subtree(tree: Tree, top: int) -> set[int]:
    found, grown = {top}, True
    while grown:
        grown = False
        for index, word in enumerate(tree):
            if index not in found and word.head - 1 in found:
                found.add(index)
                grown = True
    return found


def _with_clauses(mention: GoldMention, tree: Tree) -> GoldMention:
    """Step 1; a gap between mention and clause is filled."""
    head = head_of(mention, tree)
    start, end = mention.start, mention.end
    for index, word in enumerate(tree):
        if word.head - 1 == head and word.relation.startswith("acl"):
            clause = _subtree(tree, index)
            start, end = min(start, *clause), max(end, max(clause) + 1)
    return replace(mention, start=start, end=end)


def _is_definite(mention: GoldMention, head: int, tree: Tree) -> bool:
    first, word = tree[mention.start], tree[head]
    if word.xpos in _DEFINITE_HEADS or first.xpos == "PRP$":
        return True
    if (first.head - 1 == head and first.lemma == "such") or word.lemma in ("everyone", "anyone"):
        return True
    return any(
        other.head - 1 == head and ((other.relation == "det" and other.lemma in _DEFINITE_DETERMINERS) or other.xpos == "POS")
        for other in tree[mention.start : mention.end]
    )  # fmt: skip


def _is_predicate(mention: GoldMention, head: int, tree: Tree) -> bool:
    """Whether a copula outside the mention has it, or what it is coordinated with, as its predicate."""
    for index, word in enumerate(tree):
        if word.relation != "cop" or mention.start <= index < mention.end:
            continue
        if word.head - 1 == head:
            before = tree[mention.start - 1] if mention.start else None
            marked = any(other.head - 1 == head and other.relation == "case" for other in tree)
            return not marked and (before is None or before.xpos not in ("IN", "TO"))
        if tree[head].relation == "conj" and word.head == tree[head].head:
            return True
    return False


def _shrunk(link: Link, tree: Tree) -> Link:
    """Step 2. The verb of a clause with a form of "be" is that form, as in the published conversion."""
    start, end = link.mention.start, link.mention.end
    forms = [i for i in range(start, end) if tree[i].head - 1 == link.head and tree[i].lemma == "be"]
    if forms or tree[link.head].xpos.startswith("V"):
        kept = forms[-1] if forms else link.head
        return replace(link, mention=replace(link.mention, start=kept, end=kept + 1))
    return link


def _merge_appositions(links: list[Link], trees: Sequence[Tree]) -> list[Link]:
    """Step 3; a bracket or quotation mark that closes the second part is taken in."""
    merged: list[Link] = []
    for link in links:
        last = merged[-1].mention if merged else None
        if last is not None and link.mention.link == "appos" and last.sentence == link.mention.sentence:
            end = max(last.end, link.mention.end)
            tree = trees[last.sentence]
            if end > last.end and end < len(tree) and tree[end].text in _CLOSING:
                end += 1
            merged[-1] = replace(merged[-1], mention=replace(last, end=end), merged=True)
        else:
            merged.append(link)
    return merged


def _broken_at_compounds(links: list[Link], trees: Sequence[Tree]) -> Iterator[list[Link]]:
    """Step 5."""
    part: list[Link] = []
    for link in links:
        tree = trees[link.mention.sentence]
        words = tree[link.mention.start : link.mention.end]
        if tree[link.head].relation == "compound" and not any(word.xpos.startswith("NNP") for word in words):
            yield part
            part = []
        else:
            part.append(link)
    yield part


def _without_predicates(links: list[Link]) -> list[Link]:
    """Step 6: the first mention of a chain stays whatever it is."""
    return [link for index, link in enumerate(links) if index == 0 or not link.predicate]


def _broken_at_indefinites(links: list[Link], trees: Sequence[Tree]) -> Iterator[list[Link]]:
    """Step 7: unless "he", "she" or a single name follows soon, or the mention before has an apposition."""
    part: list[Link] = []
    for index, link in enumerate(links):
        if part and not link.definite and not part[-1].merged and not _of_reflexive(part[-1], link, trees):
            after = links[index + 1] if index + 1 < len(links) else None
            if after is None or not _names(after, trees) or after.mention.sentence > link.mention.sentence + 2:
                yield part
                part = []
        part.append(link)
    yield part


def _of_reflexive(before: Link, link: Link, trees: Sequence[Tree]) -> bool:
    """ "declares [himself] [emperor]"."""
    predicate = trees[link.mention.sentence][link.head].relation == "xcomp"
    same = before.mention.sentence == link.mention.sentence
    return predicate and same and _text(before, trees) in ("himself", "herself", "myself")


def _names(link: Link, trees: Sequence[Tree]) -> bool:
    tree = trees[link.mention.sentence]
    single = link.mention.end - link.mention.start == 1
    return tree[link.head].lemma in ("he", "she") or (single and tree[link.head].xpos == "NNP")


def _text(link: Link, trees: Sequence[Tree]) -> str:
    words = trees[link.mention.sentence][link.mention.start : link.mention.end]
    return " ".join(word.text for word in words)


def _without_nested(links: list[Link]) -> list[Link]:
    """Step 8."""
    kept: list[Link] = []
    for link in links:
        last = kept[-1].mention if kept else None
        if last is None or last.sentence != link.mention.sentence or link.mention.start >= last.end:
            kept.append(link)
    return kept
