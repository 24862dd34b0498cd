from __future__ import annotations

import pytest

from dragoman.store.revisions import is_revision

TEXT = "The two ministers met in Lima on Monday and signed three agreements on trade, fishing and visas."


@pytest.mark.parametrize(
    ("title", "text", "revision"),
    [
        ("Ministers sign agreements", TEXT, True),
        ("Ministers meet", "Another text altogether, written an hour later.", True),
        ("MINISTERS MEET", "", True),
        ("Storm", "The two ministers left early because of a storm that closed the port.", False),
        ("Storm", "", False),
        (None, TEXT + " They will meet again in June, said a spokesman of one of them to reporters.", True),
        (None, "The two ministers met in Lima on Monday.", True),
    ],
)
def test_headline_or_most_of_the_text(title, text, revision):
    assert is_revision("Ministers meet", TEXT, title, text) is revision
