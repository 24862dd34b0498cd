"""Corpora → Parquet, shard by shard; a run that stopped goes on where it was, and its output does not depend on how.

    run(job, sources, …)      the whole way: spool, code, write, clean up
    load_output(out, store)   what was written → a record

Inputs are cut into shards that never change (``spool.py``). An engine (``local.py``, ``ray.py``) only says which process
codes which shard (``shard.py``); a shard's files are named after what went in and what read it (``output.py``), and are
there whole or not at all. ``coder.py`` is the process that reads, and that may be killed.
"""
