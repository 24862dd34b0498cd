"""What a clause shows of its own truth, on trees written by hand."""

from dragoman.analysis.heads.clauses import Clause, Tree, clause_of, tree_of


def tree(text: str) -> Tree:
    """A sentence of ``form/UPOS/head/relation[/Feature=Value]`` words; heads are 1-based, 0 the root."""
    rows = [word.split("/") for word in text.split()]
    forms = [row[0] for row in rows]
    feats = [tuple((pair.split("=")[0], pair.split("=")[1]) for pair in row[4:]) for row in rows]
    return tree_of(
        forms, forms, [row[1] for row in rows], feats, [int(row[2]) - 1 for row in rows], [row[3] for row in rows]
    )


def test_auxiliaries_negation_and_form() -> None:
    sentence = tree("They/PRON/4/nsubj did/AUX/4/aux n’t/PART/4/advmod come/VERB/0/root/VerbForm=Inf")
    assert clause_of(sentence, 3) == Clause(("did",), ("n't",), (), "Inf/-/-/-")


def test_negation_of_an_argument_denies_the_clause() -> None:
    sentence = tree("No/DET/2/det ship/NOUN/3/nsubj sailed/VERB/0/root/Tense=Past")
    assert clause_of(sentence, 2).denials == ("nsubj.no",)


def test_a_copula_bears_the_form_of_a_noun() -> None:
    sentence = tree("If/SCONJ/4/mark it/PRON/4/nsubj was/AUX/4/cop/Tense=Past war/NOUN/0/root")
    assert clause_of(sentence, 3) == Clause(("was",), (), ("if",), "cop -/Past/-/-")


def test_negation_elsewhere_is_not_counted() -> None:
    sentence = tree("He/PRON/2/nsubj left/VERB/0/root but/CCONJ/5/cc not/PART/5/advmod alone/ADV/2/conj")
    assert clause_of(sentence, 1).denials == ()
