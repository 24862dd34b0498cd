"""Pairs of parties, on sentences of our own."""

import json
from pathlib import Path

from training.pairs import as_words, is_one_way, read_labelled, split_pairs, turned


def row(marked: str, root: str) -> str:
    bare = marked
    for mark in ("<s>", "</s>", "<t>", "</t>"):
        bare = bare.replace(mark, "")
    return json.dumps({"text": bare, "marked": marked, "root": root})


def test_marks_become_spans_and_words_roles(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    lines = [row("<t>Gabon</t> was shelled by <s>Chad</s>.", "ASSAULT"), row("Chad left <t>Gabon</t>.", "YIELD")]
    path.write_text("\n".join(lines), encoding="utf-8")
    (pair,) = read_labelled(path)  # the second has no actor
    assert (pair.text[slice(*pair.actor)], pair.text[slice(*pair.recipient)]) == ("Chad", "Gabon")
    words = as_words(pair)
    assert words.roles == (2, 0, 0, 0, 1, 0)
    assert turned(words).roles == (1, 0, 0, 0, 2, 0)
    assert turned(words).types == ("NONE",)


def test_the_root_that_joins_two_types_counts_as_either(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(row("<s>Chad</s> left <t>Gabon</t>.", "YIELD"), encoding="utf-8")
    words = as_words(read_labelled(path)[0])
    assert set(words.types) == {"CONCEDE", "RETREAT"}
    assert is_one_way(words)


def test_the_dev_part_is_learnt_from_by_nobody(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(row(f"<s>Chad</s> hit <t>Gabon</t> {i}.", "ASSAULT") for i in range(30)), encoding="utf-8")
    learnt, dev = split_pairs(read_labelled(path))
    assert not {p.text for p in learnt} & {p.text for p in dev}
    assert len(learnt) + len(dev) == 30
