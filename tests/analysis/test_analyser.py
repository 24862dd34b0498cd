"""The model as the package runs it."""

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dragoman.analysis.analyser import Analyser
from dragoman.types.analysis import ROOT
from dragoman.types.document import Document

pytestmark = pytest.mark.weights

TEXT = (
    "Ministers Meet in Oslo\n\n"
    "OSLO (Example Wire) — The Kenyan foreign minister, Grace Wanjiru, told Reuters on Monday that her government "
    "“won’t accept” a truce unless U.S. troops leave. Peru's envoy didn't reply.\n\n"
    "Two soldiers were killed by rebels near Goma, the army said."
)


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


@pytest.fixture(scope="module")
def reference() -> list[dict[str, list]]:  # type: ignore[type-arg]
    path = Path(__file__).with_name("reference.json")
    rows: list[dict[str, list]] = json.loads(path.read_text(encoding="utf-8"))  # type: ignore[type-arg]
    return rows


def test_int8_agrees_with_the_network_that_was_trained(analyser: Analyser, reference: list) -> None:  # type: ignore[type-arg]
    found = analyser.parse([row["words"] for row in reference])
    for column, name in enumerate(("head", "relation", "upos", "lemma")):
        pairs = [(w[column], g[column]) for f, row in zip(found, reference, strict=True) for w, g in zip(f, row["parse"], strict=True)]
        agreed = sum(left == right for left, right in pairs) / len(pairs)
        assert agreed >= 0.99, f"{name}: {agreed:.3f}"


def test_int8_finds_the_same_entities(analyser: Analyser, reference: list) -> None:  # type: ignore[type-arg]
    found = analyser.entities([row["words"] for row in reference])
    left = {(i, *span) for i, spans in enumerate(found) for span in spans}
    right = {(i, *span) for i, row in enumerate(reference) for span in row["entities"]}
    assert len(left & right) >= 0.97 * len(left | right)


def test_int8_attributes_the_same_words(analyser: Analyser, reference: list) -> None:  # type: ignore[type-arg]
    sentences = [row["words"] for row in reference]
    roles = [""] * sum(map(len, sentences))
    for found in analyser.attributions(sentences, list(range(len(sentences)))):
        named = [("speaker", found.speaker)] if found.speaker else []
        for role, (start, end) in [*(("content", piece) for piece in found.content), *named, ("cue", found.cue)]:
            roles[start:end] = [role] * (end - start)
    expected = [role for row in reference for role in row["attribution"]]
    assert len(set(expected)) == 4
    agreed = sum(left == right for left, right in zip(roles, expected, strict=True)) / len(roles)
    assert agreed >= 0.94, f"{agreed:.3f}"  # 0.951 when written: short of the 0.99 of the other heads


def test_int8_judges_alike_what_happened(analyser: Analyser, reference: list) -> None:  # type: ignore[type-arg]
    predicates = [[i for i, word in enumerate(row["parse"]) if word[2] == "VERB"] for row in reference]
    found = [
        [float(fact) for fact in analyser.read_words(row["words"]).graph_facts[words].clip(-3, 3)]
        for words, row in zip(predicates, reference, strict=True)
    ]
    pairs = [
        (fact, row["facts"][word])
        for facts, words, row in zip(found, predicates, reference, strict=True)
        for fact, word in zip(facts, words, strict=True)
    ]
    assert len(pairs) > 40
    assert sum(abs(left - right) for left, right in pairs) / len(pairs) < 0.15
    clear = [(left, right) for left, right in pairs if abs(right) > 0.5]
    assert sum((left > 0) == (right > 0) for left, right in clear) >= 0.97 * len(clear)


def test_int8_chooses_the_same_types(analyser: Analyser) -> None:
    rows = json.loads(Path(__file__).with_name("pairs.json").read_text(encoding="utf-8"))
    found = [analyser.code_pair(row["text"], tuple(row["actor"]), tuple(row["recipient"])) for row in rows]
    best = [(max(ours, key=ours.__getitem__), max(row["types"], key=row["types"].get)) for ours, row in zip(found, rows, strict=True)]
    assert len(best) > 40
    assert sum(ours == theirs for ours, theirs in best) >= 0.95 * len(best)
    gaps = [abs(ours[kind] - row["types"][kind]) for ours, row in zip(found, rows, strict=True) for kind in ours]
    assert sum(gaps) / len(gaps) < 0.01


def test_the_pair_graph_is_loaded_when_it_is_first_asked() -> None:
    analyser = Analyser.load()
    assert "_pairs" not in vars(analyser._runtime)
    analyser.code_pair("France condemned Russia.", (0, 6), (17, 23))
    assert "_pairs" in vars(analyser._runtime)


def test_spans_hold_their_text_and_heads_their_sentence(analyser: Analyser) -> None:
    analysis = analyser.analyse(Document("d", TEXT))
    assert analysis.model == analyser.model
    for number, sentence in enumerate(analysis.sentences):
        assert sentence.index == number
        assert [t.head for t in sentence.tokens].count(ROOT) == 1
        assert all(TEXT[t.start : t.end] == t.text for t in sentence.tokens)
        assert all((t.deprel == "root") == (t.head == ROOT) for t in sentence.tokens)
        assert all(t.feats == tuple(sorted(t.feats)) for t in sentence.tokens)
    for mention in analysis.entities:
        tokens = analysis.sentences[mention.sentence].tokens
        assert (mention.start, mention.end) == (tokens[mention.first].start, tokens[mention.last].end)


def test_plain_news_is_read_as_a_reader_would(analyser: Analyser) -> None:
    analysis = analyser.analyse(Document("d", TEXT))
    named = {(TEXT[m.start : m.end], m.type) for m in analysis.entities}
    assert {("Grace Wanjiru", "Person"), ("Goma", "Location"), ("Monday", "Date"), ("Kenyan", "NORP")} <= named
    killed = next(s for s in analysis.sentences if any(t.text == "killed" for t in s.tokens))
    by_text = {t.text: t for t in killed.tokens}
    verb = killed.tokens.index(by_text["killed"])
    assert by_text["soldiers"].deprel == "nsubj:pass"
    assert by_text["soldiers"].head == verb
    assert by_text["rebels"].head == verb
    assert by_text["soldiers"].lemma == "soldier"
    assert by_text["soldiers"].feat("Number") == "Plur"


def test_who_says_what_in_plain_news(analyser: Analyser) -> None:
    found = analyser.analyse(Document("d", TEXT)).attributions
    said = {(TEXT[slice(*a.speaker)] if a.speaker else None, TEXT[slice(*a.cue)]) for a in found}
    assert ("the army", "said") in said
    assert any("Grace Wanjiru" in (speaker or "") and "told" in cue for speaker, cue in said)
    army = next(a for a in found if a.speaker and TEXT[slice(*a.speaker)] == "the army")
    assert TEXT[slice(*army.content[0])].startswith("Two soldiers were killed by rebels near Goma")


def test_what_happened_is_surer_than_what_did_not(analyser: Analyser) -> None:
    sentences = ["Rebels attacked the port on Monday .", "Rebels did not attack the port .", "Rebels may attack the port ."]
    words = [sentence.split() for sentence in sentences]
    (did,), (did_not,), (may,) = analyser.factuality(words, [[1], [3], [2]])
    assert did > 1.5
    assert did_not < may - 0.5 < 0.5


def test_factuality_of_given_words_is_that_of_the_analysis(analyser: Analyser) -> None:
    for sentence in analyser.analyse(Document("d", TEXT)).sentences:
        words = [token.text for token in sentence.tokens]
        assert analyser.factuality([words], [range(len(words))]) == [list(sentence.facts)]


def test_a_pair_is_judged_in_its_direction_and_its_sentence(analyser: Analyser) -> None:
    text = "Nobody was hurt. France condemned Russia over the strike."
    france, russia = (text.index(name) for name in ("France", "Russia"))
    found = analyser.code_pair(text, (france, france + 6), (russia, russia + 6))
    assert len(found) == 17
    assert abs(sum(found.values()) - 1) < 0.01
    assert max(found, key=lambda kind: found[kind]) == "ACCUSE"
    with pytest.raises(ValueError, match="no word"):
        analyser.code_pair(text, (france, france + 6), (900, 905))


def test_given_tokens_are_attributed_as_their_text_is(analyser: Analyser) -> None:
    analysis = analyser.analyse(Document("d", TEXT))
    words = [[t.text for t in s.tokens] for s in analysis.sentences]
    flat = [t for s in analysis.sentences for t in s.tokens]
    found = analyser.attributions(words, [s.paragraph for s in analysis.sentences])
    assert [(flat[a.cue[0]].start, flat[a.cue[1] - 1].end) for a in found] == [a.cue for a in analysis.attributions]


def test_us_is_not_us(analyser: Analyser) -> None:
    country, people = analyser.entities([["The", "US", "sent", "aid", "."], ["They", "sent", "us", "aid", "."]])
    assert [span[:2] for span in country] == [(1, 2)]
    assert people == []


def test_both_ways_of_typing_are_parsed_alike(analyser: Analyser) -> None:
    straight = ["\"", "We", "wo", "n't", "go", ",", "\"", "he", "said", "."]
    curly = ["“", "We", "wo", "n’t", "go", ",", "”", "he", "said", "."]
    left, right = analyser.parse([straight, curly])
    assert left == right
    assert right[3][3] == "not"


def test_a_sentence_is_read_alike_in_any_company(analyser: Analyser, reference: list) -> None:  # type: ignore[type-arg]
    sentences = [row["words"] for row in reference]
    together = analyser.parse(sentences), analyser.entities(sentences)
    backwards = analyser.parse(sentences[::-1])[::-1], analyser.entities(sentences[::-1])[::-1]
    alone = [analyser.parse([s])[0] for s in sentences], [analyser.entities([s])[0] for s in sentences]
    assert together == backwards == alone


def test_threads_and_pickling_change_nothing(analyser: Analyser) -> None:
    document = Document("d", TEXT)
    expected = analyser.analyse(document)
    with ThreadPoolExecutor(4) as pool:
        assert all(result == expected for result in pool.map(analyser.analyse, [document] * 8))
    assert pickle.loads(pickle.dumps(analyser)).analyse(document) == expected


def test_both_schemes_of_entities(analyser: Analyser) -> None:
    words = [["The", "Labour", "Party", "won", "the", "election", "in", "Norway", "."]]
    assert ("politicalparty" in {kind for _, _, kind in analyser.entities(words, scheme="crossner-politics")[0]})
    assert (7, 8, "Location") in analyser.entities(words, scheme="worldwide")[0]


def test_a_sentence_too_long_for_the_encoder_loses_no_word(analyser: Analyser) -> None:
    words = ["Delegates", "from", "many", "states", ",", "and", "observers", ",", "came", ";"] * 60
    (parsed,) = analyser.parse([words])
    assert len(parsed) == len(words)
    assert [head for head, *_ in parsed].count(0) == 1
    text = " ".join(words)
    analysis = analyser.analyse(Document("d", text))
    assert [t.text for s in analysis.sentences for t in s.tokens] == words


@pytest.mark.parametrize("text", ["", "\n\n", "...", "中国 Россия", "\u00ad", "A" * 5000, "! " * 700])
def test_odd_texts_are_read_without_complaint(analyser: Analyser, text: str) -> None:
    analysis = analyser.analyse(Document("d", text))
    assert "".join(t.text for s in analysis.sentences for t in s.tokens) == "".join(text.split())


def test_no_sentences_no_trees(analyser: Analyser) -> None:
    assert analyser.parse([]) == []
    assert analyser.parse([[]]) == [[]]
    assert analyser.entities([[]]) == [[]]
    assert analyser.attributions([[]]) == analyser.attributions([]) == []
    assert analyser.factuality([[]], [[]]) == [[]]
    assert analyser.coreference([[]]) == analyser.coreference([]) == []
