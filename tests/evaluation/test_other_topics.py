"""Documents without politics are found by their kind."""

from datetime import date

from dragoman import load
from evaluation.other_topics import events_in, other_documents

CONLLU = """# newdoc id = GUM_bio_potter
# text = She threw pots.
1\tShe\t_
# text = They broke.
# newdoc id = GUM_news_border
# text = Troops crossed the border.
"""


def test_sentences_of_a_document_are_joined_and_other_kinds_left_out() -> None:
    assert [text for text, _ in other_documents(CONLLU.splitlines(keepends=True))] == ["She threw pots.\nThey broke."]


def test_events_are_counted_for_each_text() -> None:
    texts = [("Chile expelled two diplomats of Peru.", date(2020, 1, 1)), ("The soup was cold.", date(2020, 1, 1))]
    assert events_in(load(), texts) == [1, 0]
