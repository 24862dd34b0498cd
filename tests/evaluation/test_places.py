"""The scorer of places, on articles made up here."""

from __future__ import annotations

from dragoman.types.resolution import Place
from evaluation.places import compared, figures, kilometres, marked, own_articles


def place(start: int, end: int, latitude: float | None, kind: str = "city") -> Place:
    return Place("place:x", start, end, "X", "PER", latitude, 0.0 if latitude is not None else None, None, kind)  # type: ignore[arg-type]


def test_marks_are_taken_out_of_the_text() -> None:
    article = marked("a", "From {Lima|-12.05,-77.04} to {Quito|-0.2,-78.5}.")
    assert article.text == "From Lima to Quito."
    assert [(article.text[g.start : g.end], g.latitude) for g in article.gold] == [("Lima", -12.05), ("Quito", -0.2)]


def test_a_place_counts_where_it_overlaps_and_is_near() -> None:
    article = marked("a", "{Aa|0,0} {Bb|0,0} {Cc|0,0}")
    score = compared(article, [place(0, 2, 1.0), place(3, 5, 9.0), place(6, 8, None), place(0, 2, 0.0)])
    numbers = figures([score])
    assert (numbers["span P"], numbers["span R"]) == (75.0, 100.0)
    assert round(numbers["within 161 km R"], 1) == 33.3


def test_demonyms_count_only_where_they_are_annotated() -> None:
    article = marked("a", "{Peruvian|0,0}")
    assert compared(article, [place(0, 8, 0.0, "demonym")]).pairs[0][2]


def test_distance() -> None:
    assert 110 < kilometres((0, 0), (1, 0)) < 112


def test_our_reports_are_marked_throughout() -> None:
    articles = list(own_articles())
    assert len(articles) >= 20
    assert all(len(a.gold) >= 8 and not set("{}|") & set(a.text) for a in articles)
