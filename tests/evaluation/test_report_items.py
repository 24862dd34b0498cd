import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.report_items import STANCE_GROUPS, annotated_items, sentence_around

EVALUATION = Path(__file__).resolve().parents[2] / "evaluation"
TEXT = 'Chad closed its border. "We had to," the minister said. Talks go on!\nPrices rose 3.5 percent'


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("closed", "Chad closed its border."),
        ("minister", ' "We had to," the minister said.'),
        ("Talks", " Talks go on!"),
        ("rose 3", "Prices rose 3.5 percent"),
        ("border. \"We", 'Chad closed its border. "We had to," the minister said.'),
    ],
)  # fmt: skip
def test_the_sentence_around_words(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    first, last = sentence_around(TEXT, start, start + len(words))
    assert TEXT[first:last] == sentence


@given(st.text(alphabet='ab .!?"\n', max_size=40), st.data())
def test_a_sentence_holds_what_it_is_around(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


def test_a_quotation_that_the_report_lacks_is_an_error() -> None:
    claim = {"in": "opened its border", "source": "TCD", "stance": ["asserts"]}
    with pytest.raises(ValueError, match="opened its border"):
        annotated_items({"events": [], "claims": [claim], "quantities": []}, TEXT)


@pytest.mark.parametrize("path", sorted((EVALUATION / "reports").glob("*.json")), ids=lambda path: path.stem)
def test_every_report_is_marked_as_invented_and_its_annotation_quotes_it(path: Path) -> None:
    report = json.loads(path.read_text(encoding="utf-8"))
    gold = json.loads((EVALUATION / "gold" / f"{path.name[:2]}.json").read_text(encoding="utf-8"))
    assert report["note"].startswith("Invented")
    assert gold["story"] == path.name
    items = annotated_items(gold, report["text"])
    assert all(items[kind] for kind in ("events", "claims", "quantities"))
    assert {stance for claim in gold["claims"] for stance in claim["stance"]} <= STANCE_GROUPS.keys()
