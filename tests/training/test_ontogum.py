"""Each step of the conversion from GUM's to OntoNotes' manner, on sentences of our own."""

from training.coreference_corpora import GoldDocument, GoldMention, GoldWord
from training.ontogum import ontogum_clusters


def document(*sentences: str, mentions: list[tuple[int, int, int, str, str]]) -> GoldDocument:
    """Sentences as ``form/lemma/xpos/head/relation`` words; mentions as (sentence, start, end, chain, link)."""
    trees = tuple(
        tuple(GoldWord(f, lemma, x, int(h), r) for f, lemma, x, h, r in (word.split("/") for word in text.split()))
        for text in sentences
    )
    marked = sorted(
        (GoldMention(*row) for row in mentions), key=lambda mention: (mention.sentence, mention.start, -mention.end)
    )
    return GoldDocument("x", tuple(tuple(word.text for word in tree) for tree in trees), tuple(marked), trees)


ANN_LEFT = "Ann/Ann/NNP/2/nsubj left/leave/VBD/0/root"
SHE_SLEPT = "She/she/PRP/2/nsubj slept/sleep/VBD/0/root"


def test_a_plain_chain_stays_and_one_mention_alone_goes() -> None:
    found = document(
        ANN_LEFT, SHE_SLEPT, mentions=[(0, 0, 1, "1", "coref"), (1, 0, 1, "1", "ana"), (1, 1, 2, "2", "sgl")]
    )
    assert ontogum_clusters(found) == [[(0, 0, 1), (1, 0, 1)]]


def test_what_a_copula_says_of_something_is_no_mention_of_it() -> None:
    is_envoy = "Ann/Ann/NNP/4/nsubj is/be/VBZ/4/cop the/the/DT/4/det envoy/envoy/NN/0/root"
    found = document(
        is_envoy, SHE_SLEPT, mentions=[(0, 0, 1, "1", "coref"), (0, 2, 4, "1", "pred"), (1, 0, 1, "1", "ana")]
    )
    assert ontogum_clusters(found) == [[(0, 0, 1), (1, 0, 1)]]


def test_an_apposition_becomes_one_mention_with_the_bracket_that_closes_it() -> None:
    apposition = "Ann/Ann/NNP/6/nsubj (/(/-LRB-/4/punct the/the/DT/4/det envoy/envoy/NN/1/appos )/)/-RRB-/4/punct left/leave/VBD/0/root"
    found = document(
        apposition, SHE_SLEPT, mentions=[(0, 0, 1, "1", "coref"), (0, 2, 4, "1", "appos"), (1, 0, 1, "1", "ana")]
    )
    assert ontogum_clusters(found) == [[(0, 0, 5), (1, 0, 1)]]


def test_the_chain_breaks_before_an_indefinite_mention_and_goes_on_from_it() -> None:
    envoy = "An/a/DT/2/det envoy/envoy/NN/3/nsubj left/leave/VBD/0/root"
    fled = "The/the/DT/2/det envoy/envoy/NN/3/nsubj fled/flee/VBD/0/root"
    found = document(
        ANN_LEFT, SHE_SLEPT, envoy, fled,
        mentions=[(0, 0, 1, "1", "coref"), (1, 0, 1, "1", "ana"), (2, 0, 2, "1", "coref"), (3, 0, 2, "1", "coref")],
    )  # fmt: skip
    assert ontogum_clusters(found) == [[(0, 0, 1), (1, 0, 1)], [(2, 0, 2), (3, 0, 2)]]


def test_a_common_noun_that_modifies_another_breaks_the_chain_and_a_name_does_not() -> None:
    price = "The/the/DT/3/det {0}/x/{1}/3/compound price/price/NN/4/nsubj fell/fall/VBD/0/root"
    the_oil = "The/the/DT/2/det oil/oil/NN/3/nsubj came/come/VBD/0/root"
    mentions = [(0, 0, 2, "1", "coref"), (1, 1, 2, "1", "coref"), (2, 0, 2, "1", "coref"), (3, 0, 2, "1", "coref")]
    common = document(the_oil, price.format("oil", "NN"), the_oil, the_oil, mentions=mentions)
    assert ontogum_clusters(common) == [[(2, 0, 2), (3, 0, 2)]]
    name = document(the_oil, price.format("Brent", "NNP"), the_oil, the_oil, mentions=mentions)
    assert len(ontogum_clusters(name)[0]) == 4


def test_a_cataphoric_mention_leaves_its_chain() -> None:
    found = document(
        SHE_SLEPT, ANN_LEFT, SHE_SLEPT,
        mentions=[(0, 0, 1, "1", "cata"), (1, 0, 1, "1", "coref"), (2, 0, 1, "1", "ana")],
    )  # fmt: skip
    assert ontogum_clusters(found) == [[(1, 0, 1), (2, 0, 1)]]


def test_a_clause_shrinks_to_its_verb_and_a_noun_takes_its_clause() -> None:
    that_hurt = "That/that/DT/2/nsubj hurt/hurt/VBD/0/root"
    found = document(ANN_LEFT, that_hurt, mentions=[(0, 0, 2, "1", "coref"), (1, 0, 1, "1", "disc")])
    assert ontogum_clusters(found) == [[(0, 1, 2), (1, 0, 1)]]
    relative = "The/the/DT/2/det man/man/NN/0/root who/who/WP/4/nsubj left/leave/VBD/2/acl:relcl"
    found = document(relative, SHE_SLEPT, mentions=[(0, 0, 2, "1", "coref"), (1, 0, 1, "1", "ana")])
    assert ontogum_clusters(found) == [[(0, 0, 4), (1, 0, 1)]]


def test_a_mention_inside_the_one_before_it_is_left_out() -> None:
    nested = "The/the/DT/2/det man/man/NN/5/nsubj and/and/CC/5/cc his/his/PRP$/5/nmod:poss dog/dog/NN/0/root"
    found = document(
        nested, SHE_SLEPT, mentions=[(0, 0, 5, "1", "coref"), (0, 3, 4, "1", "ana"), (1, 0, 1, "1", "ana")]
    )
    assert ontogum_clusters(found) == [[(0, 0, 5), (1, 0, 1)]]
