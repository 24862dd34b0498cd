"""Reading coreference corpora, on examples of our own."""

from pathlib import Path

from training.coreference_corpora import read_gum, read_litbank

# (form, lemma, xpos, head, relation, Entity=)
Word = tuple[str, str, str, int, str, str]


def conllu(name: str, *sentences: list[Word]) -> str:
    """A document in GUM's format."""
    lines = [f"# newdoc id = {name}", "# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity"]
    for sentence in sentences:
        lines.append(f"# text = {' '.join(word[0] for word in sentence)}")
        for number, (form, lemma, xpos, head, relation, entity) in enumerate(sentence, start=1):
            misc = f"Entity={entity}|SpaceAfter=No" if entity else "_"
            lines.append(f"{number}\t{form}\t{lemma}\tX\t{xpos}\t_\t{head}\t{relation}\t_\t{misc}")
        lines.append("")
    return "\n".join(lines) + "\n"


MARK = "new-nnnnn-cf1-1"
SAID: list[Word] = [
    ("Peru", "Peru", "NNP", 2, "nsubj", f"(1-place-{MARK}-coref-Peru)"),
    ("praised", "praise", "VBD", 0, "root", ""),
    ("its", "its", "PRP$", 4, "nmod:poss", f"(2-person-{MARK}-sgl(1-place-{MARK}-ana-Peru)"),
    ("envoy", "envoy", "NN", 2, "obj", "2)"),
    ("to", "to", "IN", 6, "case", ""),
    ("Chad", "Chad", "NNP", 4, "nmod", f"(3-place-{MARK}-sgl-Chad)"),
]


def test_documents_sentences_and_mentions_in_text_order(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(conllu("one", SAID) + conllu("two", SAID, SAID), encoding="utf-8")
    one, two = read_gum(path)
    assert (one.name, len(one.sentences), len(two.sentences)) == ("one", 1, 2)
    assert [(m.span, m.chain, m.link, m.kind) for m in one.mentions] == [
        ((0, 0, 1), "1", "coref", "place"),
        ((0, 2, 4), "2", "sgl", "person"),
        ((0, 2, 3), "1", "ana", "place"),
        ((0, 5, 6), "3", "sgl", "place"),
    ]
    assert one.clusters == [[(0, 0, 1), (0, 2, 3)]]
    assert one.trees[0][3].head == 2


def test_brackets_of_one_chain_inside_another_of_the_same_chain(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    rows: list[Word] = [("a", "a", "DT", 2, "det", f"(1-x-{MARK}-coref"), ("b", "b", "NN", 0, "root", f"(1-x-{MARK}-coref"),
                        ("c", "c", "NN", 2, "nmod", "1)1)")]  # fmt: skip
    path.write_text(conllu("one", rows), encoding="utf-8")
    assert [m.span for m in read_gum(path)[0].mentions] == [(0, 0, 3), (0, 1, 3)]


def test_litbank_brackets(tmp_path: Path) -> None:
    rows = [("Ann", "(1)"), ("saw", "_"), ("the", "(2|(3"), ("old", "_"), ("dog", "2)|3)"), ("her", "(1)")]
    lines = ["#begin document (one); part 0"]
    lines += [f"one\t0\t{i}\t{word}\t_\t_\t_\t_\t_\t_\t_\t_\t{mark}" for i, (word, mark) in enumerate(rows)]
    (tmp_path / "one.conll").write_text("\n".join([*lines, "", "#end document", ""]), encoding="utf-8")
    (document,) = read_litbank(tmp_path)
    assert document.sentences == (("Ann", "saw", "the", "old", "dog", "her"),)
    assert sorted((m.span, m.chain) for m in document.mentions) == [
        ((0, 0, 1), "1"), ((0, 2, 5), "2"), ((0, 2, 5), "3"), ((0, 5, 6), "1"),
    ]  # fmt: skip
    assert document.clusters == [[(0, 0, 1), (0, 5, 6)]]
