"""ECB+ as it is read, from a file of our own in its format."""

from __future__ import annotations

from pathlib import Path

from training.ecbplus import FOLDER, read_ecbplus

FILE = """<Document doc_name="{name}.xml" doc_id="D">
<token t_id="1" sentence="0" number="0">Rebels</token><token t_id="2" sentence="0" number="1">burned</token>
<token t_id="3" sentence="1" number="0">The</token><token t_id="4" sentence="1" number="1">fire</token>
<Markables>
<ACTION_OCCURRENCE m_id="10"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<NEG_ACTION_OCCURRENCE m_id="11"><token_anchor t_id="4"/></NEG_ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="12"><token_anchor t_id="1"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="13" RELATED_TO="" TAG_DESCRIPTOR="fire" instance_id="ACT1" />
</Markables>
<Relations><CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="10"/><target m_id="13"/></CROSS_DOC_COREF></Relations>
</Document>"""


def test_mentions_are_read_with_their_events(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    (folder / "1").mkdir(parents=True)
    (folder / "ECBplus_coreference_sentences.csv").write_text("Topic,File,Sentence Number\n1,1ecb,0\n1,2ecbplus,1\n")
    for name in ("1_1ecb", "1_2ecbplus"):
        (folder / "1" / f"{name}.xml").write_text(FILE.format(name=name))
    corpus = read_ecbplus(tmp_path)
    assert corpus.documents["1_1ecb"] == [["Rebels", "burned"], ["The", "fire"]]
    assert [(m.document, m.sentence, m.words, m.event, m.checked) for m in corpus.mentions] == [
        ("1_1ecb", 0, (1,), "ACT1", True), ("1_1ecb", 1, (1,), "1_1ecb/11", False),
        ("1_2ecbplus", 0, (1,), "ACT1", False), ("1_2ecbplus", 1, (1,), "1_2ecbplus/11", True),
    ]  # fmt: skip
    assert [m.story for m in corpus.part(frozenset({"1"})).mentions] == ["1", "1+"]
