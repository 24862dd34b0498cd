"""Values of classes."""

import numpy as np

from dragoman.analysis.heads.tags import decode_tags


def test_the_highest_score_of_each_row_and_the_first_on_a_tie() -> None:
    assert decode_tags(np.array([[0.0, 2.0], [1.0, 1.0]]), ("NOUN", "VERB")) == ["VERB", "NOUN"]
