"""Annotations by place, and texts out of the corpora's forms."""

import json
from pathlib import Path

import pytest

from evaluation.press import PRESS, TEXTS, UNSEEN, quoting


def test_places_become_words() -> None:
    annotation = {"corpus": "ours", "events": [{"at": [[0, 4], [10, 14]], "type": ["AID"]}]}
    assert quoting(annotation, "Peru gave Cuba rice.") == {
        "events": [{"at": [[0, 4], [10, 14]], "type": ["AID"], "in": "Peru|Cuba"}]
    }


def test_ecbplus_texts_lose_their_address(tmp_path: Path) -> None:
    tokens = [(0, "http://news.example"), (1, "Peru"), (1, "waited"), (2, "Cuba"), (2, "left")]
    lines = "".join(f'<token sentence="{sentence}">{word}</token>' for sentence, word in tokens)
    folder = tmp_path / "cross-document" / "ecbplus" / "1"
    folder.mkdir(parents=True)
    (folder / "1_1ecb.xml").write_text(f"<Document>{lines}</Document>", encoding="utf-8")
    assert TEXTS["ecbplus"](tmp_path, "1_1ecb.xml") == "Peru waited\nCuba left"


def test_gum_texts_are_the_comments_of_their_document(tmp_path: Path) -> None:
    (tmp_path / "treebank").mkdir()
    lines = "# newdoc id = A\n# text = No.\n# newdoc id = B\n# text = Yes.\n1\tYes\n# text = Indeed.\n"
    (tmp_path / "treebank" / "gum-train.conllu").write_text(lines, encoding="utf-8")
    assert TEXTS["gum-train"](tmp_path, "B") == "Yes.\nIndeed."


def test_re3d_texts_are_found_by_id(tmp_path: Path) -> None:
    folder = tmp_path / "entities" / "re3d" / "office"
    folder.mkdir(parents=True)
    (folder / "documents.json").write_text(json.dumps({"_id": "7F", "text": "Calm."}) + "\n", encoding="utf-8")
    assert TEXTS["re3d"](tmp_path, "7F") == "Calm."
    with pytest.raises(FileNotFoundError):
        TEXTS["re3d"](tmp_path, "8A")


@pytest.mark.parametrize("path", sorted((*PRESS.glob("*.json"), *UNSEEN.glob("*.json"))), ids=lambda path: path.stem)
def test_annotations_name_a_known_corpus_and_hold_no_text(path: Path) -> None:
    annotation = json.loads(path.read_text(encoding="utf-8"))
    assert annotation["corpus"] in TEXTS
    for items in (annotation["events"], annotation["claims"], annotation["quantities"]):
        assert all(0 <= start < end <= annotation["length"] for item in items for start, end in item["at"])
        assert all("in" not in item for item in items)
