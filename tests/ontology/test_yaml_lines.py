from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import CodebookError
from dragoman.ontology.yaml_lines import Value, read_yaml


def test_values_know_their_line_and_stay_texts() -> None:
    root = read_yaml("a: yes\nb:\n  - 2024-05-01\n  - {not: on}\n", "x.yaml")
    fields = root.fields("x", ("a", "b"))
    first, second = fields["b"].items("b")
    assert (fields["a"].content, first.content, second.plain()) == ("yes", "2024-05-01", {"not": "on"})
    assert (fields["a"].line, first.line, second.line) == (1, 3, 4)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: [", 2, "not valid YAML"),
        ("a: 1\nb: x: y", 2, "quotation marks"),
        ("a: 1\n\na: 2", 3, "'a' stands twice"),
        ("a: &x [*x]", 1, "alias"),
        ("", 1, "the file is empty"),
    ],
)
def test_complaints_name_the_line(text: str, line: int, words: str) -> None:
    with pytest.raises(CodebookError, match=f"x.yaml, line {line}: .*{words}"):
        read_yaml(text, "x.yaml")


@given(st.text(alphabet="ab:-[]{}*&!|>'\"#\n \t,é\x00\ufeff%@`?", max_size=40))
def test_any_text_is_a_value_or_a_complaint(text: str) -> None:
    try:
        root = read_yaml(text, "x.yaml")
    except CodebookError as error:
        assert str(error).startswith("x.yaml")
    else:
        assert isinstance(root, Value) and 1 <= root.line <= text.count("\n") + 1


def test_brackets_without_end_are_told():
    with pytest.raises(CodebookError, match="nested too deeply"):
        read_yaml("[" * 5_000, "own.yaml")
    with pytest.raises(CodebookError, match="nested too deeply"):
        read_yaml("[" * 600 + "]" * 600, "own.yaml")


def test_aliases_of_aliases_do_not_fill_the_memory():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 10)]
    with pytest.raises(CodebookError, match="more than 200,000 values"):
        read_yaml("\n".join(lines), "own.yaml")
