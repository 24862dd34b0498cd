from __future__ import annotations

from datetime import date

from tests.trees import build


def test_offsets_entities_and_paragraphs() -> None:
    document, analysis = build(
        """
        Peru~ Peru PROPN 3 compound B-Misc
        -~ - PUNCT 1 punct I-Misc
        Chile Chile PROPN 0 root Number=Sing I-Misc
        """,
        """¶
        It it PRON 2 nsubj
        rained rain VERB 0 root
        . . PUNCT 2 punct
        """,
        published=date(2020, 1, 2),
    )
    assert document.text == "Peru-Chile\nIt rained."
    for sentence in analysis.sentences:
        assert all(document.text[t.start : t.end] == t.text for t in sentence.tokens)
    assert [s.paragraph for s in analysis.sentences] == [0, 1]
    assert [(document.text[e.start : e.end], e.type, e.last) for e in analysis.entities] == [("Peru-Chile", "Misc", 2)]
    assert analysis.sentences[0].root == 2 and analysis.sentences[0].tokens[2].feat("Number") == "Sing"
