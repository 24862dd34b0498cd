"""Corpora whose annotations reach over sentences, on texts of our own."""

import json
import random
from pathlib import Path

from training.documents import attributed_document, chunks_of, read_attributions, read_chains

TEXT = "“The bridge is ours,” Colonel Adjei said. “It stays shut.”\n\nNobody believed it."


def brat(*rows: tuple[str, str, str]) -> str:
    """A brat file: text annotations of (key, head, text), then one event over all of them."""
    lines = [f"{key}\t{head}\t{text}" for key, head, text in rows]
    roles = " ".join(f"{head.split()[0]}:{key}" for key, head, _ in rows)
    return "\n".join([*lines, f"E1\tAttribution:T9 {roles}"])


def test_offsets_become_words_and_a_broken_content_its_pieces() -> None:
    say, who, second = TEXT.index("said"), TEXT.index("Colonel"), TEXT.index("“It")
    end = TEXT.index("\n")
    annotation = brat(
        ("T1", f"Source {who} {who + 13}", "Colonel Adjei"), ("T2", f"Cue {say} {say + 4}", "said"),
        ("T3", f"Content 0 {who - 1};{second} {end}", "…\n…"),
    )  # fmt: skip
    document = attributed_document(TEXT, annotation)
    words = [word for sentence in document.sentences for word in sentence]
    (found,) = document.attributions
    assert words[slice(*found.cue)] == ["said"]
    assert found.speaker is not None
    assert words[slice(*found.speaker)] == ["Colonel", "Adjei"]
    assert [words[slice(*piece)][:2] for piece in found.content] == [["“", "The"], ["“", "It"]]
    assert document.paragraphs[-1] > document.paragraphs[0]


def test_an_event_without_content_is_left_out(tmp_path: Path) -> None:
    say = TEXT.index("said")
    row = {"id": "a", "text": TEXT, "annotations": {"b": brat(("T2", f"Cue {say} {say + 4}", "said")), "c": ""}}
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert read_attributions(path)[0].attributions == ()


GUM = """# newdoc id = GUM_test_one
# sent_id = 1
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new-nnnnn-cf1-2-coref
2\tmayor\tmayor\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=1)
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_

# sent_id = 2
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-nnnnn-cf1-1-ana)
2\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_
3\tGhana\tGhana\tPROPN\tNNP\t_\t2\tobj\t_\tEntity=(2-place-new-nnnnn-cf2-1-sgl)

# newdoc id = GUM_test_two
# sent_id = 1
1\tRain\train\tNOUN\tNN\t_\t2\tnsubj\t_\tEntity=(1-abstract-new-nnnnn-cf1-1-sgl)
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def test_chains_are_known_by_their_heads_and_lone_mentions_are_none(tmp_path: Path) -> None:
    path = tmp_path / "gum.conllu"
    path.write_text(GUM, encoding="utf-8")
    first, second = read_chains(path)
    assert first.chains == {1: "1", 3: "1"}
    assert second.chains == {}
    assert second.sentences == (("Rain", "fell"),)


def test_chunks_hold_every_sentence_once() -> None:
    documents = [[("a",) * length for length in (5, 90, 30, 200, 7)], [("b",) * 3]]
    chunks = chunks_of(documents, 100, random.Random(4))
    for number, sentences in enumerate(documents):
        mine = [chunk for chunk in chunks if chunk.document == number]
        assert [row for chunk in mine for row in chunk.sentences] == list(range(len(sentences)))
        assert [chunk.first for chunk in mine] == [sum(map(len, sentences[: c.sentences.start])) for c in mine]
