import csv
import io
import tracemalloc
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import ingest
from dragoman.ingest.csv_rows import MAX_ROW
from dragoman.ingest.csv_shape import looks_like_table, shape_of
from dragoman.ingest.options import IngestOptions

TEXT = "The ministers met in Oslo, and said: talks; would go on."


def read(data: bytes | str, name: str = "news.csv", **options):
    data = data.encode() if isinstance(data, str) else data
    return list(ingest.read_bytes(data, IngestOptions(**options), name=name))


def table(rows, delimiter=",", **style) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, **style).writerows(rows)
    return buffer.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["news", "news.csv", "news.tsv.gz"])
def test_a_table_is_told_by_its_content_whatever_its_delimiter(delimiter, name):
    rows = [["Title", "Pub-Date", "body", "link"], ["Talks", "2025-03-10", TEXT, "https://a.example/1"]]
    (document,) = read(table(rows, delimiter), name)
    assert (document.title, document.text, document.url) == ("Talks", TEXT, "https://a.example/1")
    assert (document.published, document.published_basis, document.warnings) == (date(2025, 3, 10), "metadata", ())


@pytest.mark.parametrize(
    "text",
    ["Summary, body and date were given.\nNone was right, he said.", "Text, he said.", "Body|Soul\n" + TEXT, "a,b\n1,2"],
)
def test_prose_with_commas_is_no_table(text):
    assert not looks_like_table(text)
    assert read(text, "note")[0].text == text


def test_columns_are_mapped_by_name_by_number_and_by_names_with_dots():
    rows = [["Nr", "what.said", "When"], ["1", TEXT, "10 March 2025"]]
    for mapping in ({"text": "what.said", "published": "When"}, {"text": "2", "published": "3"}):
        document = read(table(rows), map=mapping)[-1]
        assert (document.text, document.published) == (TEXT, date(2025, 3, 10))
    assert read(table(rows), "news", map={"text": "what.said", "published": "When"})[0].text == TEXT


def test_without_a_header_columns_have_numbers():
    (document,) = read(table([["1", TEXT, "x"]]), map={"text": "2"})
    assert document.text == TEXT


def test_a_table_without_a_text_is_told_once_with_its_columns():
    (document,) = read("date,who\n" + "2025-01-01,NOR\n" * 50)
    assert document.warnings == (
        "not read: news.csv: no column with a text among date, who; name it with --map text=COLUMN (or its number)",
    )


def test_a_header_alone_is_told_and_without_a_name_it_is_a_line_of_prose():
    assert read("text,title\n")[0].warnings == ("not read: news.csv: the table has no rows below its header",)
    assert read("Text, title\n", "note")[0].text == "Text, title\n"


def test_quoted_line_ends_and_quotes_stay():
    text = 'He said "no".\r\nThey, however, went on.\n\nEnd.'
    documents = read(table([["text", "title"], [text, "One"], [TEXT, "Two"]]))
    assert [document.text for document in documents] == [text.replace("\r\n", "\n"), TEXT]
    assert documents[0].title == "One"


def test_tabs_without_quoting_leave_quotation_marks_alone():
    (one, two) = read('text\ttitle\n"We go on," he said.\tOne\n"Talks\tTwo\n', "news.tsv")
    assert (one.text, two.text, two.title) == ('"We go on," he said.', '"Talks', "Two")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_encodings(encoding):
    documents = read(table([["text", "title"], ["Curaçao “said” so to the ministers.", "Ünï"], [TEXT, "x"]]).encode(encoding))
    assert (documents[0].text, documents[0].title) == ("Curaçao “said” so to the ministers.", "Ünï")
    assert [document.warnings for document in documents] == [(), ()]


def test_a_row_in_another_encoding_costs_no_other():
    data = b"text,title\n" + "Curaçao said so.".encode("cp1252") + b",One\n" + "Curaçao did so.".encode() + b",Two\n"
    one, two = read(data)
    assert one.text == "Curaçao said so." and one.warnings == ("encoding not declared; read as cp1252",)
    assert two.text == "Curaçao did so." and two.warnings == ()


def test_rows_with_too_many_or_too_few_cells_are_told():
    good, many, few = read(f'text,title\n"{TEXT}",One\nA,b,c\nOnly this.\n')
    assert good.warnings == ()
    assert many.warnings == ("not read: news.csv:2: the row has 3 cells for 2 columns; is a quote missing?",)
    assert few.text == "Only this." and few.warnings[0] == "the row has only 1 cells for 2 columns"


def test_a_quote_that_is_never_closed_does_not_take_the_rest_with_it():
    row = f'"{TEXT}",x\n'
    filler = "A line of an article without any mark in it,x\n"
    data = "text,title\n" + row + '"never closed,x\n' + filler * (MAX_ROW // len(filler) + 2) + "The last one.,Last\n"
    tracemalloc.start()
    documents = read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert documents[0].text == TEXT and documents[-1].title == "Last"
    assert documents[1].warnings == (f"not read: news.csv:2: a row of more than {MAX_ROW:,} characters; is a quote not closed?",)
    assert peak < 150_000_000


def test_one_huge_line_is_left_out():
    documents = read(b"text,title\n" + b"x" * (3 * MAX_ROW) + b",y\nThe last one.,Last\n")
    assert [document.readable for document in documents] == [False, True]


def test_rows_are_read_as_they_are_asked_for(tmp_path):
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            line = b"text,title\n" if not self.__dict__.setdefault("started", False) else b"Talks go on.,x\n"
            self.started = True
            buffer[: len(line)] = line
            return len(line)

    from dragoman.ingest.inputs import Origin, read_stream

    drafts = read_stream(io.BufferedReader(Endless()), Origin("news.csv"), IngestOptions())
    assert [next(drafts).text for _ in range(3)] == ["Talks go on."] * 3


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(lambda cell: f"a{cell}")


@settings(deadline=None)
@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6),
    st.sampled_from([",", ";", "|"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_what_was_written_is_what_is_read(rows, delimiter, quoting, encoding):
    data = table([("text", "title"), *rows], delimiter, quoting=quoting).encode(encoding)
    expected = [ingest.from_text(text, title=title) for text, title in rows]
    assert [(d.text, d.title) for d in read(data)] == [(d.text, d.title) for d in expected]


@given(st.text(max_size=300), st.lists(st.text(max_size=5), max_size=2))
def test_no_text_makes_the_shape_fail(start, mapped):
    shape_of(start, mapped)
    looks_like_table(start, mapped)


@settings(deadline=None)  # the first guess of an encoding loads the guesser
@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(data):
    if b"<" not in data:
        documents = read(b"text,title\n" + data, "a.csv")
        assert documents and all(document.readable or document.warnings for document in documents)
