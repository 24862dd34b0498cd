"""ECB+ (Cybulska and Vossen 2014): reports of pairs of alike events, with which mentions tell one event."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

FOLDER = Path("cross-document/ecbplus")
DEV = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})  # topics that others keep for choosing


@dataclass(frozen=True, slots=True)
class GoldMention:
    """The words of a sentence that tell an event; ``event`` names it. ``checked``: its sentence was annotated in full."""

    document: str
    sentence: int
    words: tuple[int, ...]
    event: str
    checked: bool

    @property
    def topic(self) -> str:
        return self.document.split("_")[0]

    @property
    def story(self) -> str:
        """The topic with one of the two events that it is about."""
        return self.topic + ("+" if self.document.endswith("plus") else "")


@dataclass(frozen=True)
class EcbPlus:
    """Documents (name → sentences of words) and all mentions of events, in the order of the files."""

    documents: dict[str, list[list[str]]]
    mentions: tuple[GoldMention, ...]

    def part(self, topics: frozenset[str], checked: bool = True) -> EcbPlus:
        """Some topics; only the mentions in sentences annotated in full unless ``checked`` is False."""
        documents = {name: rows for name, rows in self.documents.items() if name.split("_")[0] in topics}
        kept = (m for m in self.mentions if m.topic in topics and (m.checked or not checked))
        return EcbPlus(documents, tuple(kept))

    @property
    def topics(self) -> list[str]:
        return sorted({name.split("_")[0] for name in self.documents}, key=int)


def read_ecbplus(corpora: Path) -> EcbPlus:
    """The corpus below a folder of corpora."""
    folder = corpora / FOLDER
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as lines:
        checked = {(row["Topic"], row["File"], int(row["Sentence Number"])) for row in csv.DictReader(lines)}
    documents: dict[str, list[list[str]]] = {}
    mentions: list[GoldMention] = []
    for path in sorted(folder.glob("*/*.xml")):
        root = etree.parse(str(path)).getroot()
        documents[path.stem], places = _words(root)
        topic, name = path.stem.split("_", 1)
        for sentence, words, event in _events(root, path.stem, places):
            mentions.append(GoldMention(path.stem, sentence, words, event, (topic, name, sentence) in checked))
    return EcbPlus(documents, tuple(mentions))


def _words(root: etree._Element) -> tuple[list[list[str]], dict[str, tuple[int, int]]]:
    """The sentences, and where each token stands."""
    sentences: list[list[str]] = []
    places: dict[str, tuple[int, int]] = {}
    for token in root.findall("token"):
        number = int(token.get("sentence", "0"))
        while len(sentences) <= number:
            sentences.append([])
        places[token.get("t_id", "")] = (number, len(sentences[number]))
        sentences[number].append(token.text or "")
    return sentences, places


def _events(
    root: etree._Element, document: str, places: dict[str, tuple[int, int]]
) -> list[tuple[int, tuple[int, ...], str]]:
    """(sentence, words, event) of each mention; what no relation binds is an event of its own."""
    chains: dict[str, str] = {}
    for relation in root.find("Relations"):
        across = relation.tag == "CROSS_DOC_COREF"
        name = relation.get("note", "") if across else f"{document}:{relation.get('r_id')}"
        chains.update((source.get("m_id", ""), name) for source in relation.findall("source"))
    found = []
    for mark in root.find("Markables"):
        anchors = [places[anchor.get("t_id", "")] for anchor in mark.findall("token_anchor")]
        if anchors and mark.tag.startswith(("ACTION", "NEG_ACTION")):
            identity = mark.get("m_id", "")
            event = chains.get(identity, f"{document}/{identity}")
            found.append((anchors[0][0], tuple(sorted(word for _, word in anchors)), event))
    return found
