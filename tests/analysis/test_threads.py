from __future__ import annotations

from threadpoolctl import threadpool_info

from dragoman.analysis.threads import one_thread


def _threads() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]


def test_linear_algebra_has_one_thread_inside_and_as_many_as_before_outside() -> None:
    before = _threads()
    with one_thread():
        assert set(_threads()) <= {1}
    assert _threads() == before
