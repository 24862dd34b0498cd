from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import CodebookError
from dragoman.ontology.fitted import FittedCodebook, FittedType, read_fitted
from dragoman.ontology.own_codebook_reader import own_codebook
from tests.ontology.own_types import MYCODES

MODEL, FEATURES = "0" * 64, 6


def fitted(name: str = "ferry-desk") -> FittedCodebook:
    weights = np.arange(FEATURES, dtype=np.float32) / 4
    return FittedCodebook(name, MODEL, tuple(FittedType(t, weights, 0.25) for t in own_codebook(MYCODES, "m").types))


def written(folder: Path, book: FittedCodebook, file: str = "mycodes.fit") -> Path:
    (folder / file).write_bytes(book.to_bytes())
    return folder / file


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, fitted())
    (book,) = read_fitted(path, MODEL, FEATURES)
    assert book.to_bytes() == path.read_bytes()
    assert [replace(t.kind, words=()) for t in book.types] == [replace(t.kind, words=()) for t in fitted().types]
    assert [f.lemma for f in book.types[0].kind.words] == ["oust"]
    assert book.types[1].weights.tolist() == [0.0, 0.25, 0.5, 0.75, 1.0, 1.25] and book.types[1].bias == 0.25


def test_the_hash_is_of_the_bytes_and_travels() -> None:
    book = fitted()
    assert book.hash == pickle.loads(pickle.dumps(book)).hash != fitted("other").hash


def test_other_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"other weights \(000000000000\).*\(111111111111\).*codebook fit"):
        read_fitted(written(tmp_path, fitted()), "1" * 64, FEATURES)


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="weights of expulsion are damaged"):
        read_fitted(written(tmp_path, fitted()), MODEL, FEATURES + 1)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("mycodes.yaml", MYCODES, "is not fitted yet; run: dragoman codebook fit"),
        ("mycodes.fit", "{", "no fitted codebook"),
        ("mycodes.fit", "[]", "no fitted codebook"),
        ("mycodes.fit", '{"schema": "dragoman/codebook-fit/2"}', "its schema is 'dragoman/codebook-fit/2'"),
        ("mycodes.fit", None, "cannot be read"),
    ],
)
def test_what_is_no_fitted_codebook(tmp_path: Path, name: str, content: str | None, words: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError, match=words):
        read_fitted(tmp_path / name, MODEL, FEATURES)


def test_two_codebooks_of_one_name(tmp_path: Path) -> None:
    paths = [written(tmp_path, fitted(), name) for name in ("a.fit", "b.fit")]
    with pytest.raises(CodebookError, match=r"b\.fit: another file is the codebook ferry-desk too"):
        read_fitted(paths, MODEL, FEATURES)
    assert read_fitted(None, MODEL, FEATURES) == ()
