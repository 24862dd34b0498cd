"""Where corpora lie: ``DRAGOMAN_CORPORA``, by default ``../shared/data`` beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

from training.paths import BULK as BULK

ROOT = Path(__file__).resolve().parent.parent


def corpora() -> Path:
    """The folder of the corpora; it may not exist."""
    return Path(os.environ.get("DRAGOMAN_CORPORA", ROOT.parent / "shared" / "data"))


def annotated() -> Path:
    """The folder that holds the annotated seed report and stories, beside the corpora; it may not exist."""
    return corpora().parent
