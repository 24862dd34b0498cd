"""Average two checkpoints weight by weight: ``python -m training.average ONE OTHER --share 0.7 --name analysis``.

A run that starts from another and learns new tasks forgets a little of the old ones; the mean of both keeps most of what
either knows (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"). Heads that ``--keep`` names, by the
beginning of their weights, are taken from OTHER as they are.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor

from training.paths import OUT

# What the committed model of trees and entities did not have.
NEW = ("context.", "attribution.", "antecedent.", "fact", "pair", "document_mix", "encoder.roles")


def averaged(one: dict[str, Tensor], other: dict[str, Tensor], share: float, keep: tuple[str, ...]) -> dict[str, Tensor]:
    """``share`` of ``other``, the rest of ``one``; weights that ``one`` lacks or ``keep`` names come from ``other``."""
    return {
        name: value if name not in one or name.startswith(keep) else torch.lerp(one[name], value, share)
        for name, value in other.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("one", type=Path, help="checkpoint, beside a labels.json")
    parser.add_argument("other", type=Path)
    parser.add_argument("--share", type=float, required=True, help="of OTHER, from 0 to 1")
    parser.add_argument("--keep", nargs="*", default=[], help="beginnings of names; 'new' stands for the heads after the first model")
    parser.add_argument("--name", required=True, help="run to write, below training/out")
    arguments = parser.parse_args()
    one, other = (torch.load(path, weights_only=True)["network"] for path in (arguments.one, arguments.other))
    keep = tuple(name for word in arguments.keep for name in (NEW if word == "new" else (word,)))
    folder = OUT / arguments.name
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(arguments.other.with_name("labels.json"), folder / "labels.json")
    torch.save({"epoch": 0, "network": averaged(one, other, arguments.share, keep)}, folder / "last.pt")


if __name__ == "__main__":
    main()
