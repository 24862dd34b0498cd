"""A fitted codebook: what ``dragoman codebook fit`` makes of a file of own types, and reads reports with.

The file is JSON, the same bytes for the same examples and the same weights: per type its fields, and the weights of a
linear scorer over the features of ``analysis/own_words.py``.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import CodebookError
from dragoman.ontology.own_codebook import OwnType
from dragoman.ontology.own_codebook_reader import words_of

SCHEMA = "dragoman/codebook-fit/1"
DIGITS = 4  # of a weight; below them processors may differ
CodebookFiles = str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None


@dataclass(frozen=True, eq=False)
class FittedType:
    """A type with its scorer: ``features @ weights + bias`` is about 1 for its event words, about 0 for others."""

    kind: OwnType
    weights: NDArray[np.float32]
    bias: float


@dataclass(frozen=True, eq=False)
class FittedCodebook:
    """Types in the order of the user's file; ``model`` is the hash of the package's weights that it was fitted on."""

    name: str
    model: str
    types: tuple[FittedType, ...]

    @cached_property
    def hash(self) -> str:
        """SHA-256 (hex) of the file's bytes."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def to_bytes(self) -> bytes:
        types = [_type_to_dict(fitted) for fitted in self.types]
        data = {"schema": SCHEMA, "codebook": self.name, "model": self.model, "types": types}
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")

    def check(self, model: str, features: int, file: str) -> FittedCodebook:
        """Itself. Raises CodebookError where it was fitted on other weights than the package has, or is damaged."""
        if self.model != model:
            raise CodebookError(
                f"{file} was fitted on other weights ({self.model[:12]}) than this Dragoman has ({model[:12]}); "
                "fit it again: dragoman codebook fit YOURS.yaml"
            )
        damaged = next((t.kind.name for t in self.types if t.weights.size != features), None)
        if damaged is not None:
            raise CodebookError(f"{file}: the weights of {damaged} are damaged; fit it again: dragoman codebook fit YOURS.yaml")
        return self


def read_fitted(files: CodebookFiles, model: str, features: int) -> tuple[FittedCodebook, ...]:
    """The fitted codebooks of one file or several, for the weights ``model`` and so many features of a word.

    Raises CodebookError where a file is none, was fitted on other weights, or names a codebook that another one is.
    """
    if files is None:
        return ()
    paths = [Path(f) for f in ([files] if isinstance(files, str | os.PathLike) else files)]
    books = tuple(_read(path).check(model, features, str(path)) for path in paths)
    for index, (path, book) in enumerate(zip(paths, books, strict=True)):
        if book.name in {other.name for other in books[:index]}:
            raise CodebookError(f"{path}: another file is the codebook {book.name} too; rename one and fit it again")
    return books


def _read(path: Path) -> FittedCodebook:
    if path.suffix.lower() in (".yaml", ".yml"):
        raise CodebookError(f"{path} is not fitted yet; run: dragoman codebook fit {path}")
    try:
        return _from_dict(json.loads(path.read_text("utf-8")), str(path))
    except OSError as error:
        raise CodebookError(f"{path} cannot be read: {error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CodebookError(f"{path} is no fitted codebook ({error}); make one: dragoman codebook fit YOURS.yaml") from error


def _from_dict(data: dict[str, Any], file: str) -> FittedCodebook:
    if data["schema"] != SCHEMA:
        raise ValueError(f"its schema is {data['schema']!r}, not {SCHEMA}")
    return FittedCodebook(data["codebook"], data["model"], tuple(_type(each, file) for each in data["types"]))


def _type(data: dict[str, Any], file: str) -> FittedType:
    words = tuple(data["words"])
    kind = OwnType(
        name=data["name"],
        definition=data["definition"],
        quad=data["quad"],
        score=data["score"],
        symmetric=data["symmetric"],
        actor=tuple(data["actor"]),
        recipient=tuple(data["recipient"]),
        threshold=data["threshold"],
        words=tuple(f for entry in words for f in words_of(entry, data["name"], data["symmetric"], file)),
        entries=words,
    )
    weights = np.frombuffer(base64.b64decode(data["weights"], validate=True), dtype="<f4")
    return FittedType(kind, weights, data["bias"])


def _type_to_dict(fitted: FittedType) -> dict[str, Any]:
    kind = fitted.kind
    return {
        "name": kind.name,
        "definition": kind.definition,
        "quad": kind.quad,
        "score": kind.score,
        "symmetric": kind.symmetric,
        "actor": list(kind.actor),
        "recipient": list(kind.recipient),
        "threshold": kind.threshold,
        "words": [dict(entry) for entry in kind.entries],
        "bias": fitted.bias,
        "weights": base64.b64encode(fitted.weights.astype("<f4").tobytes()).decode("ascii"),
    }
