"""One thread for the arithmetic of a head: on short documents more threads only wait for each other.

A process reads with one thread (``intra_op_num_threads=1`` for the graphs); whoever wants more starts more processes.
The order of sums, and with it the last digits, then do not depend on the number of cores either.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import lru_cache

from threadpoolctl import ThreadpoolController


@lru_cache(maxsize=1)
def _controller() -> ThreadpoolController:
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """Within it numpy's linear algebra uses one thread; afterwards as many as before."""
    limited: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limited
