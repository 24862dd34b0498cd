"""Reading the corpora's formats, on examples of our own."""

from pathlib import Path

from training.corpora import kept_features, read_articles, read_tagged, read_trees
from training.rawtext import read_raw

CONLLU = """# sent_id = 1
# newpar
# text = Peru doesn't agree.
1\tPeru\tPeru\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_
2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdoes\tdo\tAUX\tVBZ\tTense=Pres|Typo=Yes\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_
3.1\tx\tx\tX\t_\t_\t_\t_\t_\t_
4\tagree\tagree\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = 2
# text = It left.
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def test_trees_have_syntactic_words_only(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    first, second = read_trees(path)
    assert first.words == ("Peru", "does", "n't", "agree", ".")
    assert first.heads == (4, 4, 4, 0, 4)
    assert first.feats[1] == "Tense=Pres"
    assert second.lemmas == ("it", "leave", ".")


def test_raw_text_has_the_spans_of_the_syntactic_words(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    raw = read_raw(path)
    assert raw.text == "Peru doesn't agree. It left."
    assert [raw.text[a:b] for a, b in raw.words] == ["Peru", "does", "n't", "agree", ".", "It", "left", "."]
    assert [raw.text[a:b] for a, b in raw.sentences] == ["Peru doesn't agree.", "It left."]


def test_features_of_the_corpus_rather_than_the_language_are_dropped() -> None:
    assert kept_features("Number=Sing|Typo=Yes|ExtPos=ADP") == "Number=Sing"
    assert kept_features("Typo=Yes") == "_"


def test_articles_begin_with_their_address_and_tags_are_made_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(
        "https://example.org/1\tO\n\nPeru\tI-Location\tB-NORP\nwon\t\n\nhttps://example.org/2\tO\n\nOslo\tB-Location\n",
        encoding="utf-8",
    )
    articles = read_articles(path)
    assert [len(article) for article in articles] == [1, 1]
    assert articles[0][0].tags == ("B-Location", "O")
    assert articles[0][0].spans == [(0, 1, "Location")]


def test_two_columns_parted_by_spaces(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Labour    B-politicalparty\nwon    O\n", encoding="utf-8")
    assert read_tagged(path)[0].words == ("Labour", "won")
