"""Adds readings to the record named on the command line until it is killed; says on stdout which are added."""

from __future__ import annotations

import itertools
import sys

from dragoman.store import open_store
from tests.builders import full_reading

path, name = sys.argv[1:]
with open_store(path, create=True).writer() as writer:
    for number in itertools.count():
        reading = full_reading(url=f"{name}-{number}")
        writer.add(reading)
        sys.stdout.write(reading.document.id + "\n")
        sys.stdout.flush()
