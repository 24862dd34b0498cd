"""Bytes → Document. Formats are told by content; what cannot be read is a document with a warning, never a crash.

    read_source(source, options)    a path, a folder, ``-`` or an http(s) address → documents
    read_bytes(data, options)       bytes at hand → documents
    from_text(text, …)              a text at hand → its document
    to_given(offsets, position)     canonical position → position in the text as given

The text as given is the decoded text of a plain file, the text field of a JSON record, the article text that was
extracted from a page. Extractors and the network are imported only when an input needs them.
"""

from dragoman.ingest.dates import parse_date
from dragoman.ingest.document import from_text
from dragoman.ingest.html_process import close
from dragoman.ingest.normalise import to_given
from dragoman.ingest.options import FORMATS, IngestOptions, parse_map
from dragoman.ingest.sources import read_bytes, read_source

__all__ = [
    "FORMATS",
    "IngestOptions",
    "close",
    "from_text",
    "parse_date",
    "parse_map",
    "read_bytes",
    "read_source",
    "to_given",
]
