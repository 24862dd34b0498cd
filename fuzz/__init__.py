"""Mutated inputs for every parser: ``make fuzz SECONDS=60``. A target is a file in ``targets/`` with ``run(data)``.

A target lets through what the parser is documented to raise, and nothing else; what it raises besides, takes ten seconds
over, or does not hold, is a find. Seeds are in ``corpus/NAME/``, all written by us.
"""
