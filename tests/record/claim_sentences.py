"""Trees and a resolution for the tests of claims, disputes and relations: invented news of Peru, Ecuador and Chile."""

from __future__ import annotations

from datetime import date

from dragoman.types.analysis import Analysis
from dragoman.types.resolution import Actor, Mention, Quantity, Resolution

STATES = {"Peru": "PER", "Lima": "PER", "Peruvian": "PER", "Ecuador": "ECU", "Quito": "ECU", "Chile": "CHL",
          "Ukraine": "UKR", "Russia": "RUS", "Bolivia": "BOL"}  # fmt: skip
BODIES = {"Community": ("IGO/andean-community", "IGO")}


def resolve(analysis: Analysis, published: date | None = None, quantities: tuple[Quantity, ...] = ()) -> Resolution:
    """Every name of the tables above is a mention, headed at its token."""
    actors: dict[str, Actor] = {}
    mentions = []
    for sentence in analysis.sentences:
        for index, token in enumerate(sentence.tokens):
            if token.text in STATES:
                code = STATES[token.text]
                actors[code] = Actor(code, code, "state", code)
            elif token.text in BODIES:
                code, country = BODIES[token.text]
                actors[code] = Actor(code, token.text, "organisation", country)
            else:
                continue
            mentions.append(Mention(token.start, token.end, sentence.index, index, (code,), "name"))
    basis = "given" if published else "unknown"
    ordered = tuple(actors[key] for key in sorted(actors))
    return Resolution(published, basis, ordered, tuple(mentions), (), (), quantities, (), "test")


ACCUSED = """
    Peru _ PROPN 2 nsubj
    accused accuse VERB 0 root
    Ecuador _ PROPN 2 obj
    of _ SCONJ 5 mark
    closing close VERB 2 advcl
    the _ DET 7 det
    border _ NOUN 5 obj
    — _ PUNCT 10 punct
    a _ DET 10 det
    charge _ NOUN 2 parataxis
    Quito _ PROPN 12 nsubj
    denied deny VERB 10 acl:relcl
    . _ PUNCT 2 punct
"""
OPENS = """
    “ _ PUNCT 5 punct
    The _ DET 3 det
    border _ NOUN 5 nsubj
    is be AUX 5 cop
    open _ ADJ 0 root
    . _ PUNCT 5 punct
"""
GOES_ON = """
    Trade _ NOUN 2 nsubj
    goes go VERB 7 ccomp
    on _ ADV 2 compound:prt
    , _ PUNCT 2 punct
    ” _ PUNCT 2 punct
    Peru _ PROPN 7 nsubj
    said say VERB 0 root
    . _ PUNCT 7 punct
"""
NOBODY = """
    “ _ PUNCT 5 punct
    Nobody _ PRON 5 nsubj:pass
    has have AUX 5 aux
    been be AUX 5 aux:pass
    turned turn VERB 0 root
    away _ ADV 5 advmod
    . _ PUNCT 5 punct
    ” _ PUNCT 5 punct
"""
NESTED = """
    Peru _ PROPN 2 nsubj
    said say VERB 0 root
    Ecuador _ PROPN 5 nsubj
    had have AUX 5 aux
    told tell VERB 2 ccomp
    it _ PRON 5 iobj
    that _ SCONJ 10 mark
    the _ DET 9 det
    talks talk NOUN 10 nsubj
    failed fail VERB 5 ccomp
    . _ PUNCT 2 punct
"""
ACCORDING = """
    According accord VERB 3 case
    to _ ADP 1 fixed
    Peru _ PROPN 7 obl
    , _ PUNCT 3 punct
    the _ DET 6 det
    talks talk NOUN 7 nsubj
    failed fail VERB 0 root
    . _ PUNCT 7 punct
"""
NOTED = """
    Ecuador _ PROPN 10 nsubj
    , _ PUNCT 1 punct
    which _ PRON 4 nsubj
    noted note VERB 1 acl:relcl
    that _ SCONJ 8 mark
    prices price NOUN 8 nsubj
    had have AUX 8 aux
    risen rise VERB 4 ccomp
    , _ PUNCT 4 punct
    dismissed dismiss VERB 0 root
    the _ DET 12 det
    plan _ NOUN 10 obj
    as _ ADP 15 case
    a _ DET 15 det
    trick _ NOUN 10 obl
    . _ PUNCT 10 punct
"""
DREW = """
    The _ DET 3 det
    new _ ADJ 3 amod
    tariff _ NOUN 4 nsubj
    drew draw VERB 0 root
    criticism _ NOUN 4 obj
    from _ ADP 7 case
    Chile _ PROPN 4 obl
    . _ PUNCT 4 punct
"""
URGED = """
    Peru _ PROPN 2 nsubj
    urged urge VERB 0 root
    Ecuador _ PROPN 2 obj
    to _ PART 5 mark
    reopen _ VERB 2 xcomp
    the _ DET 7 det
    border _ NOUN 5 obj
    . _ PUNCT 2 punct
"""
WE_REJECT = """
    “ _ PUNCT 3 punct
    We _ PRON 3 nsubj
    reject _ VERB 9 ccomp
    the _ DET 5 det
    report _ NOUN 3 obj
    , _ PUNCT 3 punct
    ” _ PUNCT 3 punct
    Peru _ PROPN 9 nsubj
    said say VERB 0 root
    . _ PUNCT 9 punct
"""
REJECTED = """
    Ecuador _ PROPN 2 nsubj
    rejected reject VERB 0 root
    the _ DET 4 det
    accusation _ NOUN 2 obj
    . _ PUNCT 2 punct
"""
VIOLATED = """
    Peru _ PROPN 2 nsubj
    said say VERB 0 root
    Ecuador _ PROPN 5 nsubj
    had have AUX 5 aux
    violated violate VERB 2 ccomp
    the _ DET 7 det
    treaty _ NOUN 5 obj
    . _ PUNCT 2 punct
"""
MUST = """
    Peru _ PROPN 2 nsubj
    said say VERB 0 root
    Ecuador _ PROPN 5 nsubj
    must _ AUX 5 aux
    reopen _ VERB 2 ccomp
    the _ DET 7 det
    border _ NOUN 5 obj
    . _ PUNCT 2 punct
"""
SCARE = """
    The _ DET 2 det
    president _ NOUN 3 nsubj
    signed sign VERB 0 root
    the _ DET 7 det
    “ _ PUNCT 7 punct
    peace _ NOUN 7 compound
    plan _ NOUN 3 obj
    ” _ PUNCT 7 punct
    of _ ADP 10 case
    Peru _ PROPN 7 nmod
    . _ PUNCT 3 punct
"""
CALLED = """
    Chile _ PROPN 2 nsubj
    called call VERB 0 root
    the _ DET 4 det
    report _ NOUN 2 obj
    of _ ADP 6 case
    Peru _ PROPN 4 nmod
    baseless _ ADJ 2 xcomp
    . _ PUNCT 2 punct
"""
PARTNER = """
    Ecuador _ PROPN 2 nsubj
    remains remain VERB 0 root
    Peru _ PROPN 9 nmod:poss
    ’s _ PART 3 case
    third~ _ ADJ 7 advmod
    -~ _ PUNCT 5 punct
    largest large ADJ 9 amod
    trading _ NOUN 9 compound
    partner _ NOUN 2 xcomp
    . _ PUNCT 2 punct
"""
PARTNERSHIP = """
    Peru _ PROPN 2 nsubj
    has have VERB 0 root
    a _ DET 5 det
    strategic _ ADJ 5 amod
    partnership _ NOUN 2 obj
    with _ ADP 7 case
    Chile _ PROPN 5 nmod
    . _ PUNCT 2 punct
"""
NO_PARTNERSHIP = PARTNERSHIP.replace("a _ DET", "no _ DET")
TENSIONS = """
    Tensions tension NOUN 7 nsubj
    between _ ADP 3 case
    Peru _ PROPN 1 nmod
    and _ CCONJ 5 cc
    Ecuador _ PROPN 3 conj
    have _ AUX 7 aux
    grown grow VERB 0 root
    . _ PUNCT 7 punct
"""
TRADE = """
    Trade _ NOUN 6 nsubj
    between _ ADP 3 case
    Peru _ PROPN 1 nmod
    and _ CCONJ 5 cc
    Chile _ PROPN 3 conj
    reached reach VERB 0 root
    $ _ SYM 6 obj
    3 _ NUM 9 compound
    billion _ NUM 7 nummod
    . _ PUNCT 6 punct
"""
MEMBER = """
    Peru _ PROPN 11 nsubj
    , _ PUNCT 4 punct
    a _ DET 4 det
    member _ NOUN 1 appos
    of _ ADP 8 case
    the _ DET 8 det
    Andean _ PROPN 8 compound
    Community _ PROPN 4 nmod
    , _ PUNCT 4 punct
    has have AUX 11 aux
    offered offer VERB 0 root
    to _ PART 13 mark
    mediate _ VERB 11 xcomp
    between _ ADP 15 case
    Chile _ PROPN 13 obl
    and _ CCONJ 17 cc
    Bolivia _ PROPN 15 conj
    . _ PUNCT 11 punct
"""
CEASEFIRE = """
    Peru _ PROPN 2 nsubj
    declared declare VERB 0 root
    a _ DET 4 det
    ceasefire _ NOUN 2 obj
    with _ ADP 6 case
    Ecuador _ PROPN 4 nmod
    . _ PUNCT 2 punct
"""
CALL_FOR_CEASEFIRE = """
    Chile _ PROPN 2 nsubj
    called call VERB 0 root
    for _ ADP 5 case
    a _ DET 5 det
    ceasefire _ NOUN 2 obl
    between _ ADP 7 case
    Peru _ PROPN 5 nmod
    and _ CCONJ 9 cc
    Ecuador _ PROPN 7 conj
    . _ PUNCT 2 punct
"""
WAR = """
    Russia _ PROPN 2 nsubj
    denied deny VERB 0 root
    that _ SCONJ 8 mark
    the _ DET 5 det
    war _ NOUN 8 nsubj
    in _ ADP 7 case
    Ukraine _ PROPN 5 nmod
    ended end VERB 2 ccomp
    . _ PUNCT 2 punct
"""
