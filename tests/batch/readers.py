"""Readers for tests of runs: quick, and with words that do them harm."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass, field, replace
from types import SimpleNamespace

from dragoman.batch.job import ReaderSetup
from dragoman.errors import GazetteerError
from dragoman.types.document import Document
from dragoman.types.record import Reading
from tests.builders import make_event, make_reading

HOLD = 1 << 28


@dataclass
class HarmedReader:
    """``crash``, ``hang``, ``grow`` and ``fail`` in a text do that; any other text has the facts of the builders."""

    analyser: SimpleNamespace
    gazetteer: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(hash="gazetteer"))
    codebook: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(hash="codebook"))
    own_codebooks: tuple[SimpleNamespace, ...] = ()
    seconds: float = 0.0

    def read_document(self, document: Document) -> Reading:
        time.sleep(self.seconds)
        if "crash" in document.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "hang" in document.text:
            time.sleep(1000)
        if "grow" in document.text:
            held = b"x" * HOLD  # noqa: F841
            time.sleep(1000)
        if "fail" in document.text:
            raise ZeroDivisionError("as it was told")
        return make_reading(document, events=(make_event(document),))

    def unread(self, document: Document, warning: str) -> Reading:
        told = replace(document, warnings=(warning, *document.warnings))
        return make_reading(told)


@dataclass(frozen=True, slots=True)
class HarmedSetup(ReaderSetup):
    model: str = "model"
    seconds: float = 0.0

    def load(self) -> HarmedReader:
        return HarmedReader(SimpleNamespace(model=self.model), seconds=self.seconds)


@dataclass(frozen=True, slots=True)
class MissingSetup(ReaderSetup):
    def load(self) -> HarmedReader:
        raise GazetteerError("the gazetteer is missing; install Dragoman again")


@dataclass(frozen=True, slots=True)
class DyingSetup(ReaderSetup):
    def load(self) -> HarmedReader:
        os._exit(7)
