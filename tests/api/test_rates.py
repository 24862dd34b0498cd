from __future__ import annotations

from dragoman.api.limits import Rate
from dragoman.api.rates import Rates


def test_a_burst_then_as_many_as_time_brings():
    now = [0.0]
    rates, rate = Rates(lambda: now[0]), Rate(each_second=2, burst=3)
    assert [rates.wait("a", rate) for _ in range(4)] == [0, 0, 0, 1]
    assert rates.wait("b", rate) == 0
    now[0] = 1.0
    assert [rates.wait("a", rate) for _ in range(3)] == [0, 0, 1]


def test_only_so_many_clients_are_remembered():
    rates = Rates(lambda: 0.0, clients=10)
    for number in range(100):
        rates.wait(str(number), Rate(1, 1))
    assert len(rates._buckets) == 10
