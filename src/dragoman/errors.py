"""Every error that Dragoman raises on purpose.

    DragomanError
    ├── ConfigError         a setting that cannot be used
    │   ├── ActorsError     a file of the user's own actors that cannot be used
    │   └── FeedsError      a file of feeds and alerts that cannot be used
    ├── IngestError         an input that cannot be turned into a document
    │   ├── FetchError      an address that cannot or must not be fetched
    │   └── ExtractionError a file whose text cannot be extracted
    ├── AnalysisError       weights missing, damaged or of another version
    ├── GazetteerError      gazetteer missing, damaged or of another version
    ├── CodebookError       a codebook that does not follow its schema
    ├── StoreError          a record that cannot be opened, read or written
    ├── BatchError          a run over a corpus that cannot go on
    ├── QueryError          a filter that cannot be understood
    └── ServiceError        what a server does not do just now
        ├── BusyError       it has as much to do as it takes
        └── LateError       it would take longer than is allowed
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors raised on purpose; its text is meant for the user and says what to do."""


class ConfigError(DragomanError):
    pass


class ActorsError(ConfigError):
    pass


class FeedsError(ConfigError):
    pass


class IngestError(DragomanError):
    pass


class FetchError(IngestError):
    """``unread`` is why, in a word of ``types.document.Unread``."""

    def __init__(self, text: str, unread: str = "fetch") -> None:
        super().__init__(text)
        self.unread = unread


class ExtractionError(IngestError):
    pass


class AnalysisError(DragomanError):
    pass


class GazetteerError(DragomanError):
    pass


class CodebookError(DragomanError):
    pass


class StoreError(DragomanError):
    pass


class BatchError(DragomanError):
    pass


class QueryError(DragomanError):
    pass


class ServiceError(DragomanError):
    pass


class BusyError(ServiceError):
    pass


class LateError(ServiceError):
    pass
