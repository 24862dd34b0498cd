"""Scores from raw text against counts by hand."""

from pathlib import Path

from dragoman.types.analysis import Analysis, Sentence, Token
from training.raw_scores import RawWord, Trees, align, raw_scores, read_gold, trees_of

CONLLU = """# newpar
# text = Peru didn't agree. It left.
1\tPeru\t_\tPROPN\t_\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\t_\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\t_\tPART\t_\t_\t4\tadvmod\t_\t_
4\tagree\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t_\tPUNCT\t_\t_\t4\tpunct\t_\t_
6\tIt\t_\tPRON\t_\t_\t7\tnsubj\t_\t_
7\tleft\t_\tVERB\t_\t_\t4\tparataxis\t_\tSpaceAfter=No
8\t.\t_\tPUNCT\t_\t_\t7\tpunct\t_\t_

# text = Then rain.
1\tThen\t_\tADV\t_\t_\t2\tadvmod\t_\t_
2\train\t_\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""


def gold(tmp_path: Path) -> tuple[str, Trees]:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return read_gold(path)


def test_the_treebank_as_text_and_trees(tmp_path: Path) -> None:
    text, trees = gold(tmp_path)
    assert text == "Peru didn't agree. It left. Then rain."
    assert [word.form for word in trees.words if word.inside] == ["did", "n't"]
    assert trees.words[-3].head == len(trees.words) - 2
    assert [text[a:b] for a, b in trees.sentences] == ["Peru didn't agree. It left.", "Then rain."]


def test_the_gold_analysis_is_wholly_right(tmp_path: Path) -> None:
    trees = gold(tmp_path)[1]
    assert set(raw_scores(trees, trees).values()) == {100.0}


def test_words_of_a_range_are_found_by_their_forms(tmp_path: Path) -> None:
    trees = gold(tmp_path)[1]
    parts = (RawWord(0, 4, "Peru", -1, "root"), RawWord(5, 8, "did", 0, "aux"), RawWord(8, 11, "n't", 0, "advmod"))
    assert align(trees.words, parts) == [(0, 0), (1, 1), (2, 2)]
    assert align(trees.words, (parts[0], RawWord(5, 11, "didn't", 0, "aux"))) == [(0, 0)]


def test_a_split_sentence_costs_its_root_and_a_split_word_what_it_breaks() -> None:
    right = (RawWord(0, 2, "it", 1, "nsubj"), RawWord(3, 7, "fell", -1, "root"), RawWord(8, 12, "hard", 1, "advmod:x"))
    found = (*right[:2], RawWord(8, 10, "ha", 1, "advmod"), RawWord(10, 12, "rd", 1, "advmod"))
    scores = raw_scores(Trees(right, ((0, 12),)), Trees(found, ((0, 7), (8, 12))))
    assert scores == {"words": 57.14, "sentences": 0.0, "UAS": 57.14, "LAS": 57.14}
    scores = raw_scores(Trees(right, ((0, 12),)), Trees((*right[:2], RawWord(8, 12, "hard", -1, "root")), ((0, 12),)))
    assert scores == {"words": 100.0, "sentences": 100.0, "UAS": 66.67, "LAS": 66.67}


def test_heads_of_an_analysis_are_counted_through_the_text() -> None:
    tokens = (Token(0, 2, "It", "it", "PRON", 1, "nsubj"), Token(3, 7, "fell", "fall", "VERB", -1, "root"))
    second = tuple(Token(t.start + 8, t.end + 8, t.text, t.lemma, t.upos, t.head, t.deprel) for t in tokens)
    trees = trees_of(Analysis("d", (Sentence(0, 0, 7, tokens), Sentence(1, 8, 15, second)), (), ""))
    assert [word.head for word in trees.words] == [1, -1, 3, -1]
    assert trees.sentences == ((0, 7), (8, 15))
