"""Arguments read off hand-written trees, one construction a test."""

from __future__ import annotations

from dragoman.record.arguments import Arguments, arguments, preposition
from dragoman.types.analysis import Sentence
from tests.trees import build


def sentence(table: str) -> Sentence:
    return build(table)[1].sentences[0]


def words(tree: Sentence, found: Arguments, slot: str) -> list[str]:
    return [tree.tokens[token].text for token in found.get(slot)]


def test_active_clause_with_prepositional_argument() -> None:
    tree = sentence("""
        Peru    Peru    PROPN 2 nsubj
        signed  sign    VERB  0 root
        a       a       DET   4 det
        treaty  treaty  NOUN  2 obj
        with    with    ADP   6 case
        Chile   Chile   PROPN 2 obl
    """)
    found = arguments(tree, 1)
    assert words(tree, found, "subj") == ["Peru"]
    assert words(tree, found, "obj") == ["treaty"]
    assert words(tree, found, "with") == ["Chile"]
    assert not found.passive


def test_passive_puts_the_agent_in_subj_and_the_subject_in_obj() -> None:
    tree = sentence("""
        Bases    base    NOUN  3 nsubj:pass
        were     be      AUX   3 aux:pass
        shelled  shell   VERB  0 root
        by       by      ADP   5 case
        rebels   rebel   NOUN  3 obl:agent
    """)
    found = arguments(tree, 2)
    assert found.passive
    assert words(tree, found, "subj") == ["rebels"]
    assert words(tree, found, "obj") == ["Bases"]


def test_coordinated_arguments_all_fill_the_slot() -> None:
    tree = sentence("""
        Kenya   Kenya   PROPN 4 nsubj
        and     and     CCONJ 3 cc
        Uganda  Uganda  PROPN 1 conj
        met     meet    VERB  0 root
    """)
    assert words(tree, arguments(tree, 3), "subj") == ["Kenya", "Uganda"]


def test_coordinated_verbs_share_their_subject() -> None:
    tree = sentence("""
        Oslo      Oslo     PROPN 2 nsubj
        rejected  reject   VERB  0 root
        it        it       PRON  2 obj
        and       and      CCONJ 5 cc
        left      leave    VERB  2 conj
    """)
    assert words(tree, arguments(tree, 4), "subj") == ["Oslo"]


def test_object_controls_the_infinitive() -> None:
    tree = sentence("""
        Cairo   Cairo   PROPN 2 nsubj
        urged   urge    VERB  0 root
        Tunis   Tunis   PROPN 2 obj
        to      to      PART  5 mark
        help    help    VERB  2 xcomp
    """)
    assert words(tree, arguments(tree, 4), "subj") == ["Tunis"]


def test_subject_controls_the_infinitive_of_a_promise() -> None:
    tree = sentence("""
        Cairo     Cairo    PROPN 2 nsubj
        promised  promise  VERB  0 root
        Tunis     Tunis    PROPN 2 obj
        to        to       PART  5 mark
        help      help     VERB  2 xcomp
    """)
    assert words(tree, arguments(tree, 4), "subj") == ["Cairo"]


def test_raising_through_a_passive() -> None:
    tree = sentence("""
        Ghana     Ghana   PROPN 3 nsubj:pass
        is        be      AUX   3 aux:pass
        expected  expect  VERB  0 root
        to        to      PART  5 mark
        sign      sign    VERB  3 xcomp
    """)
    assert words(tree, arguments(tree, 4), "subj") == ["Ghana"]


def test_the_accused_is_the_subject_of_the_gerund() -> None:
    tree = sentence("""
        Quito    Quito   PROPN 2 nsubj
        accused  accuse  VERB  0 root
        Bogota   Bogota  PROPN 2 obj
        of       of      SCONJ 5 mark
        arming   arm     VERB  2 advcl VerbForm=Part|Tense=Pres
        rebels   rebel   NOUN  5 obj
    """)
    assert words(tree, arguments(tree, 4), "subj") == ["Bogota"]


def test_relative_pronoun_stands_for_its_antecedent() -> None:
    tree = sentence("""
        Rebels  rebel   NOUN  5 nsubj
        who     who     PRON  3 nsubj
        held    hold    VERB  1 acl:relcl
        it      it      PRON  3 obj
        left    leave   VERB  0 root
    """)
    assert words(tree, arguments(tree, 2), "subj") == ["Rebels"]


def test_a_part_of_whom_stands_for_the_antecedent() -> None:
    tree = sentence("""
        Miners  miner   NOUN  7 nsubj
        ,       ,       PUNCT 6 punct
        several several ADJ   6 nsubj
        of      of      ADP   5 case
        whom    whom    PRON  3 nmod
        marched march   VERB  1 acl:relcl
        left    leave   VERB  0 root
    """)
    assert words(tree, arguments(tree, 5), "subj") == ["Miners"]


def test_a_subject_hung_on_the_clause_before_goes_back_to_its_verb() -> None:
    tree = sentence("""
        Crowds  crowd   NOUN  2 nsubj
        gathered gather VERB  0 root
        ,       ,       PUNCT 6 punct
        and     and     CCONJ 6 cc
        police  police  NOUN  2 nsubj
        used    use     VERB  2 conj
        gas     gas     NOUN  6 obj
    """)
    assert words(tree, arguments(tree, 5), "subj") == ["police"]
    assert words(tree, arguments(tree, 1), "subj") == ["Crowds"]


def test_bare_relative_clause_lacks_its_object() -> None:
    tree = sentence("""
        a       a       DET   2 det
        charge  charge  NOUN  0 root
        Lima    Lima    PROPN 5 nsubj
        has     have    AUX   5 aux
        denied  deny    VERB  2 acl:relcl
    """)
    assert words(tree, arguments(tree, 4), "obj") == ["charge"]


def test_participle_after_a_noun() -> None:
    tree = sentence("""
        sanctions  sanction NOUN  0 root
        imposed    impose   VERB  1 acl  VerbForm=Part|Tense=Past
        by         by       ADP   4 case
        Ottawa     Ottawa   PROPN 2 obl:agent
    """)
    found = arguments(tree, 1)
    assert words(tree, found, "subj") == ["Ottawa"]
    assert words(tree, found, "obj") == ["sanctions"]


def test_nominal_arguments() -> None:
    tree = sentence("""
        Iraq      Iraq     PROPN 3 nmod:poss
        's        's       PART  1 case
        invasion  invasion NOUN  0 root
        of        of       ADP   5 case
        Kuwait    Kuwait   PROPN 3 nmod
    """)
    found = arguments(tree, 2)
    assert words(tree, found, "poss") == ["Iraq"]
    assert words(tree, found, "of") == ["Kuwait"]


def test_both_sides_of_between() -> None:
    tree = sentence("""
        talks    talk    NOUN  0 root
        between  between ADP   3 case
        Delhi    Delhi   PROPN 1 nmod
        and      and     CCONJ 5 cc
        Dhaka    Dhaka   PROPN 3 conj
    """)
    assert words(tree, arguments(tree, 0), "between") == ["Delhi", "Dhaka"]


def test_fixed_prepositions_are_joined_and_the_possessive_is_none() -> None:
    tree = sentence("""
        because  because  ADP   3 case
        of       of       ADP   1 fixed
        floods   flood    NOUN  0 root
    """)
    assert preposition(tree, 2) == "because of"
    assert preposition(tree, 0) is None


def test_a_cycle_of_control_ends() -> None:
    tree = sentence("""
        wants  want   VERB  0 root
        to     to     PART  3 mark
        try    try    VERB  1 xcomp
        to     to     PART  5 mark
        begin  begin  VERB  3 xcomp
    """)
    assert arguments(tree, 4).get("subj") == ()
