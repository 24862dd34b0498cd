"""Candidates for mentions, from trees written by hand."""

from dragoman.analysis.heads.mentions import Parsed, find_mentions


def parsed(text: str, entities: tuple[tuple[int, int, str], ...] = ()) -> Parsed:
    """A sentence of ``form/UPOS/head/relation[/Feature=Value]`` words; heads are 1-based, 0 the root."""
    rows = [word.split("/") for word in text.split()]
    feats = tuple(tuple(tuple(pair.split("=")) for pair in row[4:]) for row in rows)
    return Parsed(
        tuple(row[0] for row in rows), tuple(row[1] for row in rows), feats,  # type: ignore[arg-type]
        tuple(row[0].lower() for row in rows), tuple(int(row[2]) - 1 for row in rows), tuple(row[3] for row in rows),
        entities,
    )  # fmt: skip


def texts(sentence: Parsed) -> list[str]:
    return [" ".join(sentence.words[mention.start : mention.end]) for mention in find_mentions([sentence])]


def test_possessives_and_the_mark_of_possession() -> None:
    sentence = parsed(
        "The/DET/2/det queen/NOUN/5/nmod:poss 's/PART/2/case old/ADJ/5/amod dog/NOUN/6/nsubj bit/VERB/0/root "
        "her/PRON/8/nmod:poss hand/NOUN/6/obj ././PUNCT".replace("././PUNCT", "./PUNCT/6/punct")
    )
    assert texts(sentence) == ["The queen 's old dog", "The queen 's", "her hand", "her"]


def test_relative_clauses_are_in_and_prepositions_are_out() -> None:
    sentence = parsed(
        "He/PRON/2/nsubj spoke/VERB/0/root only/ADV/6/advmod with/ADP/6/case the/DET/6/det man/NOUN/2/obl "
        "who/PRON/8/nsubj/PronType=Rel left/VERB/6/acl:relcl"
    )
    assert texts(sentence) == ["He", "the man who left"]


def test_a_coordination_is_a_candidate_beside_its_parts() -> None:
    sentence = parsed("Ann/PROPN/4/nsubj and/CCONJ/3/cc Bob/PROPN/1/conj left/VERB/0/root")
    found = find_mentions([sentence])
    assert texts(sentence) == ["Ann and Bob", "Ann", "Bob"]
    assert [mention.joined for mention in found] == [True, False, False]


def test_an_apposition_is_part_of_the_mention_and_its_comma_is_not_its_end() -> None:
    sentence = parsed(
        "Ann/PROPN/6/nsubj ,/PUNCT/4/punct the/DET/4/det envoy/NOUN/1/appos ,/PUNCT/1/punct left/VERB/0/root"
    )
    assert texts(sentence) == ["Ann , the envoy"]


def test_names_inside_names_but_no_common_modifiers() -> None:
    sentence = parsed(
        "The/DET/5/det New/PROPN/4/compound York/PROPN/4/x oil/NOUN/5/compound firm/NOUN/0/root".replace(
            "New/PROPN/4/compound York/PROPN/4/x", "York/PROPN/4/compound steel/NOUN/5/compound"
        )
    )
    assert texts(sentence) == ["The York steel oil firm", "York"]


def test_a_predicate_is_without_its_subject_and_copula() -> None:
    sentence = parsed("She/PRON/4/nsubj is/AUX/4/cop the/DET/4/det queen/NOUN/0/root here/ADV/4/advmod")
    assert texts(sentence) == ["She", "the queen"]


def test_a_pair_of_marks_around_a_mention_goes_and_one_inside_stays() -> None:
    assert texts(parsed("(/PUNCT/3/punct the/DET/3/det man/NOUN/0/root there/ADV/3/amod )/PUNCT/3/punct")) == [
        "the man there"
    ]
    inside = parsed("the/DET/4/det “/PUNCT/4/punct red/ADJ/4/amod wedding/NOUN/0/root ”/PUNCT/4/punct")
    assert texts(inside) == ["the “ red wedding ”"]


def test_it_of_the_weather_and_asking_pronouns_are_no_candidates() -> None:
    assert texts(parsed("It/PRON/2/expl rains/VERB/0/root")) == []
    assert texts(parsed("Who/PRON/2/nsubj/PronType=Int left/VERB/0/root")) == []


def test_no_words_no_mentions() -> None:
    assert find_mentions([]) == []
    assert find_mentions([Parsed((), (), (), (), (), ())]) == []
