"""``run(data: bytes) -> None`` for each parser; ``DICTIONARY`` has words that mean something to it."""
