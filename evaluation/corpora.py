"""Where corpora lie: ``DRAGOMAN_CORPORA``, by default ``../shared/data`` beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BULK = Path("bulk") / "wikipedia-current-events-2002-2026.jsonl"  # dated reports, below the corpora


def corpora() -> Path:
    """The folder of the corpora; it may not exist."""
    return Path(os.environ.get("DRAGOMAN_CORPORA", ROOT.parent / "shared" / "data"))


def annotated() -> Path:
    """The folder that holds the annotated seed report and stories, beside the corpora; it may not exist."""
    return corpora().parent
