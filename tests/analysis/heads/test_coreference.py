"""Features, scores and clusters of coreference; the weights here are random, those of the package are tested elsewhere."""

from pathlib import Path

import numpy as np
import pytest

from dragoman.analysis.heads import mention_pairs
from dragoman.analysis.heads.coreference import CoreferenceWeights, best_antecedents, clusters_of, find_chains
from dragoman.analysis.heads.mention_pairs import FAR, PAIR_FEATURES, WINDOW, candidates_of, pair_features
from dragoman.analysis.heads.mention_table import (
    FLAGS,
    GENDER,
    GENDERS,
    KIND,
    KINDS,
    NONE,
    NUMBER,
    NUMBERS,
    PLACES,
    SIZES,
    MentionTable,
    quoted_words,
    table_of,
)  # fmt: skip
from dragoman.analysis.heads.mentions import Parsed
from tests.analysis.heads.test_mentions import parsed

MRS_HALL = parsed(
    "Mrs./PROPN/2/nmod:desc Hall/PROPN/3/nsubj thanked/VERB/0/root her/PRON/5/nmod:poss staff/NOUN/3/obj", ((1, 2, "Person"),)
)
SHE = parsed("She/PRON/2/nsubj/Number=Sing left/VERB/0/root it/PRON/2/obj/Number=Sing")


def random_weights(seed: int = 0) -> CoreferenceWeights:
    chance = np.random.default_rng(seed)
    size, hidden, second = 8, 6, 4
    shapes = {
        "places": (PLACES * 384, size), "places_bias": (size,), "classes": (sum(SIZES), size), "flags": (FLAGS, size),
        "norm_scale": (size,), "norm_bias": (size,), "anaphor": (size, hidden), "anaphor_bias": (hidden,),
        "antecedent": (size, hidden), "product": (size, hidden), "features": (PAIR_FEATURES, hidden),
        "second": (hidden, second), "second_bias": (second,), "score": (second, 1), "score_bias": (1,),
        "none_hidden": (size, hidden), "none_hidden_bias": (hidden,), "none_score": (hidden, 1), "none_score_bias": (1,),
    }  # fmt: skip
    arrays = {name: chance.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    offsets = np.array([sum(SIZES[:index]) for index in range(len(SIZES))])
    return CoreferenceWeights(**arrays, class_offsets=offsets)


def of(table: MentionTable, column: int, names: tuple[str, ...]) -> list[str]:
    return [names[code] for code in table.codes[:, column]]


def test_what_is_known_of_each_mention() -> None:
    table = table_of([MRS_HALL, SHE])
    assert of(table, KIND, KINDS) == ["name", "possessed", "she", "she", "it"]
    assert of(table, GENDER, GENDERS) == ["Fem", "-", "Fem", "Fem", "Neut"]
    assert of(table, NUMBER, NUMBERS) == ["-", "-", "Sing", "Sing", "Sing"]
    assert table.head.tolist() == [1, 4, 3, 5, 7]
    assert (table.lemma[2] == table.lemma[3]) == (MRS_HALL.lemmas[3] == SHE.lemmas[0])


def test_pairs_compare_gender_and_place() -> None:
    table = table_of([MRS_HALL, SHE])
    candidates = candidates_of(table)
    assert candidates[3, :4].tolist() == [2, 1, 0, NONE]
    features = pair_features(table, np.arange(5), np.maximum(candidates, 0))
    assert features.shape == (PAIR_FEATURES, 5, WINDOW + FAR)
    same_gender = mention_pairs.NAMES.index("one sex")
    assert features[same_gender, 3, :3].tolist() == [True, False, True]
    assert features[mention_pairs.NAMES.index("other sex"), 4, :4].tolist() == [False] * 4


def test_far_mentions_are_looked_at_where_they_share_a_word() -> None:
    filler = parsed("He/PRON/2/nsubj left/VERB/0/root")
    sentences = [parsed("Zambia/PROPN/2/nsubj grew/VERB/0/root"), *[filler] * (WINDOW + 5)]
    table = table_of([*sentences, parsed("Zambia/PROPN/2/nsubj grew/VERB/0/root")])
    assert 0 in candidates_of(table)[-1].tolist()
    assert 0 not in candidates_of(table)[-2].tolist()


def test_clusters_follow_antecedents_and_mentions_alone_are_left_out() -> None:
    table = table_of([MRS_HALL, SHE])
    assert clusters_of(table, [NONE, NONE, 0, 2, NONE]) == [[(0, 0, 2), (0, 3, 4), (1, 0, 1)]]


def test_blocks_of_rows_do_not_change_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [MRS_HALL, SHE] * 40
    states = np.random.default_rng(1).normal(size=(sum(len(s.words) for s in sentences), 384)).astype(np.float32)
    members = (random_weights(1), random_weights(2))
    whole = best_antecedents(table_of(sentences), states, members)
    monkeypatch.setattr("dragoman.analysis.heads.coreference.ROWS", 7)
    assert best_antecedents(table_of(sentences), states, members) == whole
    assert all(old < index for index, old in enumerate(whole))


def test_documents_without_mentions() -> None:
    empty = Parsed((), (), (), (), (), ())
    assert find_chains([], np.zeros((0, 384), np.float32), (random_weights(),)) == []
    assert find_chains([empty], np.zeros((0, 384), np.float32), (random_weights(),)) == []


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    weights = random_weights()
    arrays = {f"0.{name}": getattr(weights, name) for name in CoreferenceWeights.__dataclass_fields__}
    np.savez_compressed(tmp_path / "w.npz", **arrays)
    (loaded,) = CoreferenceWeights.load(tmp_path / "w.npz")
    assert np.array_equal(loaded.classes, weights.classes)
    assert loaded.class_offsets.dtype == np.int64


def test_quotations_open_close_and_end_if_never_closed() -> None:
    said = parsed('"/PUNCT/2/punct Go/VERB/0/root "/PUNCT/2/punct he/PRON/5/nsubj said/VERB/2/parataxis')
    assert quoted_words([said]) == [True, True, False, False, False]
    opened = parsed("“/PUNCT/2/punct Go/VERB/0/root")
    plain = parsed("Go/VERB/0/root")
    flags = quoted_words([opened, *[plain] * 9])
    assert flags[2] and not flags[-1]


@pytest.mark.torch
def test_numpy_scores_are_those_of_the_torch_head() -> None:
    torch = pytest.importorskip("torch", reason="the extra 'training' is missing")
    from training.coreference_model import CoreferenceHead, HeadSizes

    torch.manual_seed(0)
    head = CoreferenceHead(HeadSizes(16, 12, 8)).eval()
    arrays = {name: array.astype(np.float32 if array.dtype.kind == "f" else np.int64) for name, array in head.arrays().items()}
    weights = CoreferenceWeights(**arrays)  # type: ignore[arg-type]
    with torch.no_grad():
        for parameter in head.parameters():
            parameter.copy_(parameter.half().float())
    sentences = [MRS_HALL, SHE]
    table = table_of(sentences)
    states = np.random.default_rng(1).normal(size=(8, 384)).astype(np.float32)
    old = np.maximum(candidates_of(table), 0)
    features = pair_features(table, np.arange(5), old)
    from dragoman.analysis.heads.coreference import mention_vectors, pair_scores

    vectors = mention_vectors(table, states, weights)
    flat = features.reshape(PAIR_FEATURES, -1).T.astype(np.float32)
    ours = pair_scores(vectors, flat, np.arange(5), old, weights)
    with torch.inference_mode():
        theirs_vectors = head.mentions(
            torch.from_numpy(states[table.places]), torch.from_numpy(table.codes), torch.from_numpy(table.flags)
        )
        theirs = head(
            theirs_vectors, torch.arange(5), torch.from_numpy(old), torch.from_numpy(np.moveaxis(features, 0, -1)).float()
        )
    assert np.allclose(ours, theirs.numpy(), atol=1e-4)
